"""Every deadline rule of the house.

A slice that gets deadlines writes them in its ``deadlines.py`` and is added here.
"""

from __future__ import annotations

from ..authority.disposal import deadlines as disposal
from ..authority.routine import deadlines as routine
from ..case import deadlines as case
from ..consent import deadlines as consent
from ..coordination.placement import deadlines as placement
from ..deviation import deadlines as deviation
from ..deviation.disagreement import deadlines as disagreement
from ..forum import deadlines as forum
from ..meeting import deadlines as meeting
from ..meeting.notice import deadlines as notice
from ..plan import deadlines as agreement
from ..plan.followup import deadlines as followup
from ..rule.model import Rule
from . import yearly

SLICES = (
    case,
    placement,
    consent,
    meeting,
    notice,
    agreement,
    followup,
    deviation,
    disagreement,
    forum,
    routine,
    disposal,
    yearly,
)
RULES: tuple[Rule, ...] = (
    *consent.RULES,
    *meeting.RULES,
    *notice.RULES,
    *agreement.RULES,
    *followup.RULES,
    *deviation.RULES,
    *disagreement.RULES,
    *forum.RULES,
    *case.RULES,
    *placement.RULES,
    *routine.RULES,
    *disposal.RULES,
    *yearly.RULES,
)
KINDS = tuple(rule.kind for rule in RULES)
# Tables that the facts of several rules share, by name.
COMMON: dict[str, str] = {name: query for each in SLICES for name, query in each.COMMON.items()}
