"""Plain questions, one line each, for a dumb terminal or a screen reader."""

from __future__ import annotations

import contextlib
import sys

import typer

from .editor import edit
from .output import Output
from .stream import veiled, write
from .wanted import BACK, Wanted, named

# More than a screen of what is named by numbers of its own is not written out (own choice).
MANY = 20
ROOM = 20  # columns for an answer


class Lines:
    """Asks with plain lines: choices stand above the question, with the numbers they can be named
    by.
    """

    back = BACK

    def __init__(self) -> None:
        self.left: dict[str, str] = {}
        self._shown: Wanted | None = None
        with contextlib.suppress(ImportError):
            # Without it the terminal cuts a typed line at 4,096 bytes.
            import readline  # noqa: F401

    def ask(self, wanted: Wanted, typed: str = "") -> str:  # noqa: ARG002 - a line is typed anew
        """What the user types, a choice in the place of its number. Raises typer.Abort."""
        if wanted is not self._shown:
            self._shown = wanted
            for line in _shown(wanted):
                Output().notice(f"  {line}")
            if wanted.text in self.left:
                Output().notice(f"  Påbörjat: {self.left[wanted.text]}")
        hints = ["nummer eller namn"] if wanted.choices and wanted.numbered else []
        line = _line(wanted.label(*hints, *(["e = redigerare"] if wanted.many_lines else [])))
        if not wanted.numbered:
            return line
        parts = line.split(wanted.between) if wanted.between else [line]
        return f"{wanted.between} ".join(named(wanted.choices, part.strip()) for part in parts)

    def revise(self, wanted: Wanted) -> str:
        """A text as it is after the user's own editor; another answer as it is typed anew."""
        return edit(wanted.current) if wanted.many_lines else self.ask(wanted)


def _shown(wanted: Wanted) -> list[str]:
    """The choices, each with its number, or, where it has its own, with what is told beside it."""
    if wanted.numbered:
        beside = wanted.beside()
        names = zip(wanted.numbers(), wanted.choices, strict=True)
        return [f"{line} {beside.get(name, '')}".rstrip() for line, name in names]
    if len(wanted.choices) > MANY:
        return [
            f"Det finns {len(wanted.choices)} att välja på. Skriv numret, eller början av namnet."
        ]
    beside = wanted.beside() if wanted.choices else {}
    return [" ".join(filter(None, [name, beside.get(name, "")])) for name in wanted.choices]


def _fitting(label: str) -> list[str]:
    """A question in lines that leave room for an answer: a dumb terminal would show the end of a
    longer one, and not its beginning.
    """
    import shutil
    import textwrap

    width = max(shutil.get_terminal_size().columns - ROOM, ROOM)
    return textwrap.wrap(label, width, break_long_words=False, break_on_hyphens=False) or [""]


def _line(label: str) -> str:
    if not sys.stdout.isatty():
        # The answer goes somewhere else; the talk must not follow it there.
        sys.stderr.write(f"{veiled(label)} ")
        sys.stderr.flush()
        label = ""
    *above, prompt = _fitting(veiled(label))
    for line in above:
        write(line)
    try:
        return input(f"{prompt} " if label else "").strip()
    except (EOFError, KeyboardInterrupt):
        Output().notice("")  # what is said next begins on a line of its own
        raise typer.Abort from None
