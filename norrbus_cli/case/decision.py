"""The manager's decision before anybody is summoned.

Source: Arjeplog's routine of 2012, Individnivå: whoever sees the need calls "efter beslut av
närmast ansvarig chef", who may delegate. It is asked for under that profile only; a consultation
without identity needs none (Metod).
"""

from __future__ import annotations

from datetime import date

from ..authority.store import deadline_profile
from ..register.database import Register
from ..rule.model import ARJEPLOG
from ..words.dates import short
from .model import Case

RULE = "Arjeplogs rutin 2012: kallas efter beslut av närmast ansvarig chef"


def lacks_decision(register: Register, case: Case, on: date) -> str:
    """What is missing of a manager's decision for a summons on a day, in a sentence; empty when
    nothing is, or nobody asks.
    """
    if case.anonymous or deadline_profile(register) != ARJEPLOG:
        return ""
    step = f"Skriv det med: norrbus ärende ändra {case.reference} --chef NAMN --chefsbeslut DAG"
    if case.approved_on is None:
        return f"Chefens beslut att kalla saknas ({RULE}). {step}"
    if case.approved_on > on:
        return (
            f"Chefens beslut är från {short(case.approved_on)}, efter kallelsen {short(on)}"
            f" ({RULE}). Rätta dagen om den är fel."
        )
    return ""
