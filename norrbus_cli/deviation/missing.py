"""What a deviation still lacks."""

from __future__ import annotations

from ..words.record import Record


class Missing(Record):
    """Something a deviation still lacks: which step, in words, and the command that records it."""

    step: int
    what: str
    command: str


def require_nothing(reference: str, missing: list[Missing]) -> None:
    """Raises OutOfOrder when anything is missing."""
    from .refusals import OutOfOrder

    if missing:
        raise OutOfOrder(reference, [each.what for each in missing], missing[0].command)
