"""What can still be completed in what the year counts.

In a case that is closed that is the gender alone; all else is asked of open ones.
"""

from __future__ import annotations

from collections.abc import Iterable

from ....deviation import store as deviation_store
from ....plan import FORM
from ....plan.choices import DECIDED, STOPPED
from ....plan.followup.choices import END
from ....register.database import Register
from ..words import within
from .choices import WARNING
from .model import OWN, Days, Rule, Said
from .words import AND_SIGNED, COUNTED, IN_ORDER, MEASURE, MEETING, NAMED, PLAN, REVISE, SIGNED

# What the year counts is open, or was closed in it or later.
_GENDERLESS = f"""
    SELECT reference FROM cases JOIN persons ON persons.id = child_id WHERE cases.id IN (
        SELECT id FROM cases INDEXED BY cases_open WHERE open = 1
        UNION SELECT case_id FROM closings INDEXED BY closings_closed WHERE closed_on >= :first)
    AND {COUNTED} AND gender = '' ORDER BY cases.id"""
_UNRECORDED = f"""
    SELECT {NAMED}, m.day, NOT EXISTS (SELECT 1 FROM participants p
        WHERE p.meeting_id = m.id) AS otherwise
    FROM {MEETING} WHERE m.cancelled_on IS NULL AND m.held_on IS NULL AND {within("m.day")}
        AND m.day < :today {IN_ORDER}, m.number"""
_BEGUN = "EXISTS (SELECT 1 FROM plans b WHERE b.case_id = c.id AND b.made_on <= :last)"
# No day at all, or one that had been kept already when the version was made (followup.deadlines).
_NO_FOLLOW_UP = f"""
    SELECT c.reference, {SIGNED} AS otherwise FROM {PLAN} WHERE {_BEGUN} AND NOT EXISTS (
        SELECT 1 FROM followups f WHERE f.plan_id = p.id AND f.case_id = c.id)
    AND (p.followup_on IS NULL OR EXISTS (SELECT 1 FROM followups f
        WHERE f.case_id = c.id AND f.held_on >= p.followup_on)) {IN_ORDER}"""
_ENDLESS = f"""
    SELECT c.reference, m.number, {SIGNED} AS otherwise FROM {MEASURE} WHERE {_BEGUN}
    AND m.ends IS NULL AND m.state <> '{STOPPED}' AND NOT EXISTS (SELECT 1 FROM followups f
        WHERE f.case_id = c.id AND f.plan_id = p.id AND f.decision = '{END}')
    {IN_ORDER}, m.number"""
_STATELESS = f"""
    SELECT c.reference, m.number, m.ends FROM {MEASURE} WHERE {_BEGUN}
    AND m.state = '{DECIDED}' AND {within("m.ends")} AND m.ends < :today {IN_ORDER}, m.number"""


def _without_feedback(register: Register, days: Days) -> Iterable[Said]:
    """Each with its next step: feedback comes after what comes before it."""
    for each in deviation_store.without_feedback(register, days.first, days.last):
        yield {"reference": each.reference, "command": each.missing[0].command}


RULES = (
    Rule(
        "B01",
        WARNING,
        "Kön saknas i ett ärende som räknas i året",
        "blanketten Utvärdering av genomförda nätverks-/samverkansmöten, Antal ärenden (2011)",
        _GENDERLESS,
        "kön saknas",
        "ärende ändra {reference} --kön KÖN",
        "kön i ärenden",
    ),
    Rule(
        "B02",
        WARNING,
        "Ett möte har varit, och det är varken genomfört eller inställt",
        f"{OWN}: ett möte är hållet eller inställt när dagen har varit",
        _UNRECORDED,
        "mötet {day} är varken genomfört eller inställt (norrbus möte ställ-in)",
        "möte genomför {reference}",
        "vad som hände på möten som har varit",
        (
            "mötet {day} är inte inställt, och ingen är kallad",
            "möte ställ-in {reference} --orsak ORSAK",
        ),
    ),
    Rule(
        "B03",
        WARNING,
        "Planen har ingen dag för nästa uppföljning",
        f"{FORM}, Uppföljning",
        _NO_FOLLOW_UP,
        "dag för uppföljning saknas",
        "plan ändra {reference} --uppföljning DAG",
        "dag för uppföljning i planer",
        (f"dag för uppföljning saknas{AND_SIGNED}", REVISE),
    ),
    Rule(
        "B04",
        WARNING,
        "En insats i planen som gäller har ingen slutdag",
        f"{FORM}, Tidsram",
        _ENDLESS,
        "insats {number} saknar slutdag",
        "plan ändra-insats {reference} {number} --slutar DAG",
        "slutdag för insatser",
        (f"insats {{number}} saknar slutdag{AND_SIGNED}", REVISE),
    ),
    Rule(
        "B05",
        WARNING,
        f"En insats har slutat i året, och läget är fortfarande {DECIDED}",
        FORM,
        _STATELESS,
        f"insats {{number}} slutade {{ends}}, och läget är fortfarande {DECIDED}",
        "plan ändra-insats {reference} {number} --läge LÄGE --läge-dag DAG",
        "vad som blev av insatser som skulle vara klara",
    ),
    Rule(
        "B06",
        WARNING,
        "En avvikelse som rapporterades i året är inte återkopplad till rapportören",
        "Rutin för avvikelsehantering (Arjeplog 2012, bilaga 4)",
        _without_feedback,
        "återkoppling saknas",
        "avvikelse återkoppla {reference}",
        "återkoppling på avvikelser",
    ),
)
