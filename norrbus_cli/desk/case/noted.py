"""What few cases have: objections, and that they are to be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Section

if TYPE_CHECKING:
    from ...coordination.objection.model import Objection
    from ...coordination.retention.model import Retention


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
