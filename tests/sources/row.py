"""What one sentence of a source asks, and what the program does with it."""

from __future__ import annotations

from typing import NamedTuple

# What happens when it is not kept.
STOP, WARN, ADVICE, DUE = "stopp", "varning", "råd", "frist"
PAPER, ASKED, COUNTED, PEOPLE = "papper", "frågas", "statistik", "–"
KEPT = (STOP, WARN, ADVICE, DUE, PAPER, ASKED, COUNTED, PEOPLE)


class Row(NamedTuple):
    """``place`` in the source, what it ``asks``, what is ``kept`` of it (of KEPT, with commas),
    how (``says``), the declared ``rules`` (``frist kallelse``, ``B27``), the ``code``
    (``meeting.model:too_few``, of norrbus_cli) and the ``tests`` (``meeting/test_meeting.py::…``).

    What is left to people has neither rule, code nor test, and ``says`` why.
    """

    place: str
    asks: str
    kept: str
    says: str
    rules: tuple[str, ...] = ()
    code: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()


class Chapter(NamedTuple):
    """A source, what it is, and its rows in its own order."""

    name: str
    about: str
    rows: tuple[Row, ...]


def row(
    place: str, asks: str, kept: str, says: str, rules: str = "", code: str = "", tests: str = ""
) -> Row:
    """A row, its rules with semicolons between them, code and tests with spaces."""
    named = tuple(filter(None, (each.strip() for each in rules.split(";"))))
    return Row(place, asks, kept, says, named, tuple(code.split()), tuple(tests.split()))
