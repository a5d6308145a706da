"""Every deadline rule of the house.

A slice that gets deadlines writes them in its ``deadlines.py`` and is added here.
"""

from __future__ import annotations

from ..agreement import deadlines as agreement
from ..case import deadlines as case
from ..consent import deadlines as consent
from ..deviation import deadlines as deviation
from ..disagreement import deadlines as disagreement
from ..followup import deadlines as followup
from ..forum import deadlines as forum
from ..meeting import deadlines as meeting
from ..placement import deadlines as placement
from ..routine import deadlines as routine
from ..statistics import deadlines as statistics
from .model import Rule

SLICES = (
    case,
    placement,
    consent,
    meeting,
    agreement,
    followup,
    deviation,
    disagreement,
    forum,
    routine,
    statistics,
)
RULES: tuple[Rule, ...] = (
    *consent.RULES,
    *meeting.RULES,
    *agreement.RULES,
    *followup.RULES,
    *deviation.RULES,
    *disagreement.RULES,
    *forum.RULES,
    *case.RULES,
    *placement.RULES,
    *routine.RULES,
    *statistics.RULES,
)
# Tables that the facts of several rules share, by name.
COMMON: dict[str, str] = {name: query for each in SLICES for name, query in each.COMMON.items()}
