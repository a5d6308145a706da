"""Rules about the measures of the plan in force: their days beside each other."""

from __future__ import annotations

from ....plan import FORM
from ....plan.choices import DECIDED, DONE, RUNNING
from .choices import ADVICE, WARNING
from .model import OWN, Rule
from .words import AND_SIGNED, IN_ORDER, MEASURE, REVISE, SIGNED

_THIS = "SELECT c.reference, m.number, m.starts, m.ends, m.state_on"
_ENDS = "plan ändra-insats {reference} {number} --slutar DAG"

_STATE_BEFORE = f"""
    {_THIS} FROM {MEASURE} WHERE m.state = '{DONE}' AND m.state_on < m.starts
    {IN_ORDER}, m.number"""
_ENDED_BEFORE = f"""
    {_THIS}, b.made_on, {SIGNED} AS otherwise
    FROM {MEASURE} JOIN plans b ON b.case_id = c.id AND b.version = 1
    WHERE m.ends < b.made_on {IN_ORDER}, m.number"""
_AFTER_21 = f"""
    {_THIS}, date(k.born, '+21 years', 'floor') AS day, {SIGNED} AS otherwise
    FROM {MEASURE} JOIN persons k ON k.id = c.child_id
    WHERE m.state IN ('{DECIDED}', '{RUNNING}') AND m.ends >= date(k.born, '+21 years', 'floor')
    {IN_ORDER}, m.number"""
_AFTER = "insats {number} slutar {ends}, efter att den unge fyller 21 år {day}"
_BEFORE = "insats {number} slutar {ends}, innan planen gjordes {made_on}"

RULES = (
    Rule(
        "B38",
        WARNING,
        f"En insats blev {DONE} innan den började",
        f"{OWN}: en insats är klar i tid eller inte efter dagen då läget ändrades",
        _STATE_BEFORE,
        f"insats {{number}} blev {DONE} {{state_on}}, innan den började {{starts}}",
        "plan ändra-insats {reference} {number} --läge-dag DAG",
        "rätt dag då insatser fick sitt läge",
    ),
    Rule(
        "B39",
        WARNING,
        "En insats slutar innan planen gjordes",
        f"{FORM}, Tidsram",
        _ENDED_BEFORE,
        _BEFORE,
        _ENDS,
        "rätt slutdag för insatser",
        (f"{_BEFORE}{AND_SIGNED}", REVISE),
    ),
    Rule(
        "B40",
        ADVICE,
        "En insats slutar efter att den unge har fyllt 21",
        "överenskommelsen 2025, Målgrupp: till och med 20 år",
        _AFTER_21,
        _AFTER,
        _ENDS,
        "",
        (f"{_AFTER}{AND_SIGNED}", REVISE),
    ),
)
