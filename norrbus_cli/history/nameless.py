"""What is told of a change where nobody is named: no birthday either, which points at one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..words.record import replace
from .labels import label
from .names import NOTHING
from .telling import NOT_TOLD

if TYPE_CHECKING:
    from .telling import Field


def as_seen(fields: Iterable[Field], *, nameless: bool) -> list[Field]:
    """Values before and after, as they may be shown."""
    born = label("persons", "born")
    return [_hidden(each) if nameless and each.label == born else each for each in fields]


def _hidden(each: Field) -> Field:
    old, new = (NOT_TOLD if it not in {"", NOTHING} else it for it in (each.old, each.new))
    return replace(each, old=old, new=new)
