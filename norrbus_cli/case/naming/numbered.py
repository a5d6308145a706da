"""The case of a running number that several years have."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from ...words.reference import CASE, AmbiguousReference, UnknownReference
from ..store import references

if TYPE_CHECKING:
    from ...terminal.context import Context

_LONG = 8  # signs: more than any running number has


def one_of_years(context: Context, typed: str) -> str:
    """The reference that is chosen at a terminal where a number is that of several years; else the
    number. Raises SeveralAnswer.
    """
    if len(typed) < _LONG:
        try:
            with suppress(UnknownReference):
                CASE.find(typed, references(context.register))
        except AmbiguousReference as several:
            from .finding import one_of

            return one_of(context, typed, several.found)
    return typed
