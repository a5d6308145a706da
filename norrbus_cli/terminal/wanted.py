"""What is asked for at a terminal, and what somebody who asks can do, in Swedish.

Typer's own questions are English (``[y/N]``, ``Error: invalid input``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from ..words.record import Record
from ..words.swedish import fold
from .output import Output

BACK, CLEAR = "<", "-"


class GoBack(Exception):
    """The user wants the question before."""


class Wanted(Record):
    """What is asked for: ``text``, what else may be typed (``hints``), what ``enter`` alone means,
    and how the line ``end``s.

    ``choices`` are what there is to choose from, ``numbered`` where a number may stand for one;
    ``beside`` fetches what is told about them, by choice, ``sought`` what else they may be found
    by; both cost a look in the register.
    ``between`` stands between several answers. ``many_lines``: a text. ``current`` is the answer
    that stands.
    """

    text: str
    end: str = ""
    hints: tuple[str, ...] = ()
    enter: str = ""
    choices: tuple[str, ...] = ()
    numbered: bool = False
    beside: Callable[[], Mapping[str, str]] = dict
    sought: Callable[[], Mapping[str, str]] = dict
    between: str = ""
    many_lines: bool = False
    current: str = ""

    def label(self, *hints: str) -> str:
        """The question with the asker's own hints before the standing ones."""
        if self.between:
            between = "komma" if self.between == "," else "semikolon"
            hints = (*hints, f"flera med {between} emellan")
        told = ", ".join(filter(None, [*hints, *self.hints, self.enter]))
        return self.text + (f" ({told})" if told else "") + self.end

    def numbers(self) -> list[str]:
        """The choices, each after its number."""
        return [f"{number} {name}" for number, name in enumerate(self.choices, 1)]


class Asker(Protocol):
    """Somebody who asks. ``left`` holds what was half typed when a question was left, by its text;
    ``back`` tells how to go back.
    """

    left: dict[str, str]
    back: str

    def ask(self, wanted: Wanted, typed: str = "") -> str:
        """What the user types, trimmed; ``typed`` was refused and can be mended.

        Raises typer.Abort at Ctrl-C and where the input ends, FileTrouble when an editor is asked
        for and cannot be started.
        """

    def revise(self, wanted: Wanted) -> str:
        """What the user makes of ``current``; raises as ``ask``."""


def yes(asker: Asker, text: str, *, default: bool, back: bool = False) -> bool:
    """Ask until the answer is ja or nej; Enter is ``default``. Raises GoBack where one may go
    ``back``.
    """
    wanted = Wanted(f"{text} ({'J/n' if default else 'j/N'})")
    while True:
        typed = asker.ask(wanted)
        if not typed:
            return default
        if back and typed == BACK:
            raise GoBack
        found = [word for word in ("ja", "nej") if word.startswith(fold(typed))]
        if found:
            return found == ["ja"]
        Output().notice("Svara j eller n.")


def number_of(typed: str, highest: int) -> int:
    """The number that was typed, from 1 to ``highest``; 0 when it is none."""
    if not (typed.isascii() and typed.isdigit() and len(typed) <= len(str(highest))):
        return 0
    return int(typed) if int(typed) <= highest else 0


def named(choices: tuple[str, ...], typed: str) -> str:
    """The choice whose number was typed; anything else as it was typed."""
    number = number_of(typed, len(choices))
    return choices[number - 1] if number and typed not in choices else typed
