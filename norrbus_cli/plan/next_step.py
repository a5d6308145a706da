"""What comes next with a plan: what it lacks, one thing after the other, then the signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .choices import SIP
from .completeness import CHANGE, CONSENT, GUARDIAN, MORE, OF_MEASURE, OPINION, REVISE, SIGN

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .completeness import Remark
    from .model import Plan

# What a signature has locked waits until the rest have signed.
_ORDER = (GUARDIAN, MORE, OF_MEASURE, OPINION, CHANGE, CONSENT, SIGN, REVISE)


def next_commands(reference: str, plan: Plan, remarks: Iterable[Remark]) -> list[str]:
    """The commands that are next for a plan of the case with a reference, which lacks what the
    ``remarks`` say, one at least: before the first signature the paper too.
    """
    found = min(remarks, key=_place)
    first = [paper(reference, plan)] if found.step == SIGN and not plan.approvals else []
    return [*first, found.settled_by(reference)]


def _place(remark: Remark) -> int:
    return next(at for at, each in enumerate(_ORDER) if remark.step.startswith(each))


def paper(reference: str, plan: Plan) -> str:
    """The command that writes a plan."""
    kind = SIP if plan.kind == SIP else "genomförandeplan"
    return f"norrbus dokument skriv {kind} {reference}"
