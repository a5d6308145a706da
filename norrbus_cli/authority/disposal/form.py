"""What is asked about disposal."""

from __future__ import annotations

from ...terminal.question import Form, argument, question
from ...terminal.reading import choice, number
from .model import KINDS


class KeepRule(Form):
    """Whose acts the register holds."""

    kind: str = argument("SLAG", "Vems akter registret håller", choice(*KINDS), required=True)
    years: int | None = question(
        "--år", "För skola: år enligt er plan", number(1, 99, "år"), ask=False
    )
    source: str = question(
        "--källa", "För skola: planens namn och när den beslutades", missing="", ask=False
    )
