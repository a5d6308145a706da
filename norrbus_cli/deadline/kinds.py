"""A kind of deadline as it is typed: by what people read, or by what is stored and promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.reading import choice
from .catalogue import RULES

if TYPE_CHECKING:
    from ..terminal.reading import Reading

NAMES = {rule.kind: rule.name for rule in RULES}
_BY_NAME = {name: kind for kind, name in NAMES.items()}
_read = choice(*_BY_NAME)


def kind_named(typed: str, reading: Reading) -> str:
    """The kind that is meant. Raises NotAChoice."""
    stored = " ".join(typed.split()).lower()
    return stored if stored in NAMES else _BY_NAME[_read(typed, reading)]


kind_named.choices = tuple(_BY_NAME)  # type: ignore[attr-defined]
