"""What few cases have: objections, that they are to be kept, moves to and from elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Section

if TYPE_CHECKING:
    from ...coordination.objection.model import Objection
    from ...coordination.retention.model import Retention
    from ...terminal.columns import Part
    from ..moving.store import Move
    from .beside import Beside


def sections(beside: Beside) -> list[Part]:
    """All of it."""
    return [objections(beside.objections), retentions(beside.retentions), moves(beside.moves)]


def objections(found: list[Objection]) -> Section[Objection]:
    """What somebody holds to be wrong."""
    if not found:
        return Section("invandningar", "Invändningar", (), [])
    from ...coordination.objection.page import COLUMNS

    return Section("invandningar", "Invändningar", COLUMNS, found)


def retentions(found: list[Retention]) -> Section[Retention]:
    """Why the case is to be kept when others are disposed of."""
    if not found:
        return Section("bevaras", "Bevaras", (), [])
    from ...coordination.retention.page import COLUMNS

    return Section("bevaras", "Bevaras", COLUMNS, found)


def moves(found: list[Move]) -> Section[Move]:
    """From which authority the case came, and to which it went."""
    if not found:
        return Section("flyttar", "Flyttar", (), [])
    from ..moving.page import MOVES

    return Section("flyttar", "Flyttar", MOVES, found)
