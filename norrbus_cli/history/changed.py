"""What a command has changed, old and new, and what was written or sent before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.swedish import listed
from ..words.text import one_line
from . import store
from .nameless import as_seen
from .telling import Teller

if TYPE_CHECKING:
    from ..register.database import Register
    from ..terminal.context import Context
    from .model import Change

# Tables whose rows stand on papers with a name, a number or an address.
ON_PAPER = frozenset({"persons", "guardianships"})
LONG = 60


def tell(context: Context) -> None:
    """Say what this command has changed."""
    lines, papers = told(context.register, nameless=context.nameless)
    for line in lines:
        context.output.line(line)
    for sentence in papers:
        context.output.notice(sentence)


def told(register: Register, *, nameless: bool = False) -> tuple[list[str], list[str]]:
    """Of what this command has written so far: a line for each value that it changed, and a
    sentence for each case whose papers were written before and all else that is out of date.

    A row that came or went is no change; neither is what the log does not tell of.
    """
    own = [register.run] if register.run else []
    deeds = store.deeds_by_id(register, store.of_command(register, own))
    changes = [
        each for deed in reversed(deeds) for each in deed.changes if each.before and each.after
    ]
    lines = [
        f"{field.thing}: {field.label}, {_short(field.old)} → {_short(field.new)}"
        for field in as_seen(Teller(register).fields(changes), nameless=nameless)
    ]
    papers = _papers(register, [each for each in changes if each.table in ON_PAPER])
    return lines, [*papers, *_others(register, changes)]


def _others(register: Register, changes: list[Change]) -> list[str]:
    if not changes:
        return []
    from .outdated.sentences import sentences

    return sentences(register, changes)


def _papers(register: Register, changes: list[Change]) -> list[str]:
    people = {int(str(each.row.get("person_id", each.row_id))) for each in changes}
    return [
        f"Skrivet före ändringen: {listed(kinds)}. Skriv om det som ska gälla: norrbus dokument"
        f" lista {reference}"
        for reference, kinds in store.papers_about(register, people).items()
    ]


def _short(value: str) -> str:
    line = one_line(value) or "–"
    return line if len(line) <= LONG else f"{line[: LONG - 1]}…"
