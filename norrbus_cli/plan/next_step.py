"""What comes next with a plan: what it lacks, one thing after the other, then the signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .choices import SIP
from .completeness import CHANGE, CONSENT, GUARDIAN, MEASURE, MEASURES, OPINION, SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .completeness import Remark
    from .model import Plan

# What a signature locks.
_LOCKED = frozenset({CHANGE, MEASURE, MEASURES, OPINION})
_ORDER = (GUARDIAN, MEASURE, MEASURES, OPINION, CHANGE, CONSENT, SIGN)


def next_commands(reference: str, plan: Plan, remarks: Iterable[Remark]) -> list[str]:
    """The commands that are next for a plan of the case with a reference, which lacks what the
    ``remarks`` say: before the first signature the paper too. What a signature has locked waits
    until the rest have signed, and takes a new version. None for a plan that lacks nothing.
    """
    wanted = {each.mended_by for each in remarks}
    if plan.approvals and wanted & _LOCKED:
        wanted = wanted - _LOCKED or {"plan revidera"}
    found = next((each for each in (*_ORDER, *wanted) if each in wanted), "")
    if not found:
        return []
    first = [paper(reference, plan)] if found == SIGN and not plan.approvals else []
    return [*first, f"norrbus {found} {reference}"]


def paper(reference: str, plan: Plan) -> str:
    """The command that writes a plan."""
    kind = SIP if plan.kind == SIP else "genomförandeplan"
    return f"norrbus dokument skriv {kind} {reference}"
