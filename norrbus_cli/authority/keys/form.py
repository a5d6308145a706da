"""What is asked about the key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ...terminal.question import Form, flag, question

if TYPE_CHECKING:
    from ...terminal.context import Context
    from ...terminal.reading import Typed


def _line(number: int) -> str:
    """One of the four lines; a wrong one is told when it is typed."""

    def check(_: Context, typed: str, __: Typed) -> object:
        from .model import read_line

        return read_line(number, typed)

    return question(
        f"--rad{number}",
        f"Rad {number} av nyckeln",
        required=True,
        check=check,
        example="raden som den står på papperet, med bindestreck",
    )


class ShowKey(Form):
    """Nothing but that one wants to see it."""

    agreed: bool = flag("--ja", "Visa utan att fråga.")


class WriteKey(Form):
    """The four lines on the paper."""

    keeps_draft: ClassVar[bool] = False

    first: str = _line(1)
    second: str = _line(2)
    third: str = _line(3)
    fourth: str = _line(4)


def _new() -> str:
    return question(
        "--lösenord-ur",
        "Fil med det nya lösenordet, för skript; - är standard in",
        ask=False,
        missing="",
        metavar="FIL",
    )


class SetPassphrase(Form):
    """Where it is told; else it is asked for. Never the passphrase itself."""

    source: str = _new()
    agreed: bool = flag("--ja", "Sätt det utan att fråga.")


class ChangePassphrase(Form):
    """The same, for a new one."""

    source: str = _new()


class RemovePassphrase(Form):
    """Whether to take it away."""

    agreed: bool = flag("--ja", "Ta bort det utan att fråga.")


class ChangeKey(Form):
    """Whether to change it."""

    agreed: bool = flag("--ja", "Byt utan att fråga.")
