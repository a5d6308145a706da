"""The plan that is missing, its signatures and its measures."""

from __future__ import annotations

from ..rule.facts import IN_CASE, about_case
from ..rule.model import LAW, LOCAL, OWN, THAT_DAY, WORKING_DAYS, Rule, Span
from . import FORM

COMMON = {
    "open_plans": "SELECT * FROM plans INDEXED BY plans_open WHERE open = 1",
    "open_measures": "SELECT * FROM measures INDEXED BY measures_open WHERE open = 1",
    "open_approvals": "SELECT * FROM approvals INDEXED BY approvals_open WHERE open = 1",
    # The current version in each open case.
    "plan_now": (
        """
        SELECT o.id AS case_id, p.id, p.version, p.made_on, p.followup_on
        FROM open_case o JOIN open_plans p ON p.case_id = o.id
        WHERE p.version = (SELECT max(version) FROM open_plans last WHERE last.case_id = o.id)"""
    ),
}
# The subject is the case, and a measure by its number: the same through all versions, so that a
# revision repeats no reminder.
_CURRENT = "FROM plan_now p JOIN open_case o ON o.id = p.case_id"

_MISSING = f"""
    SELECT {about_case()},
        min(m.held_on) AS start, 'norrbusmötet hölls' AS why, NULL AS own, NULL AS actors
    FROM open_case o JOIN open_meetings m ON m.case_id = o.id
    WHERE o.child_id IS NOT NULL AND m.kind = 'norrbusmöte' AND m.held_on IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM open_plans p WHERE p.case_id = o.id)
    GROUP BY o.id"""

_UNSIGNED_ACTORS = """
    SELECT group_concat(DISTINCT m.actor_id) FROM open_measures m
        WHERE m.plan_id = p.id AND NOT EXISTS (
        SELECT 1 FROM open_approvals a WHERE a.plan_id = p.id AND a.actor_id = m.actor_id)"""
# The people as in model.must_sign: guardians with custody until 18; the young person from 15 on the
# day of the plan, and always from 18.
_UNSIGNED_PEOPLE = """
    SELECT 1 FROM (
        SELECT g.person_id FROM open_guardianships g
            WHERE g.case_id = o.id AND (g.ended_on IS NULL OR g.ended_on > :today)
            AND coalesce(date(o.born, '+18 years', 'floor') > :today, 1)
        UNION ALL SELECT o.child_id
            WHERE date(o.born, '+15 years', 'floor') <= p.made_on
            OR date(o.born, '+18 years', 'floor') <= :today) AS signer
    WHERE NOT EXISTS (SELECT 1 FROM open_approvals a
        WHERE a.plan_id = p.id AND a.person_id = signer.person_id)"""
_SIGNATURES = f"""
    SELECT {about_case()}, p.made_on AS start, 'planen upprättades' AS why, NULL AS own,
        ({_UNSIGNED_ACTORS}) AS actors
    {_CURRENT} WHERE ({_UNSIGNED_ACTORS}) IS NOT NULL OR EXISTS ({_UNSIGNED_PEOPLE})"""

_MEASURE = (
    "o.id * 1000 + m.number AS subject_id, o.reference || ' insats ' || m.number AS subject,"
    f" {IN_CASE}"
)
_MEASURES = f"{_CURRENT} JOIN open_measures m ON m.plan_id = p.id"
_STARTS = f"""
    SELECT {_MEASURE}, m.starts AS start, 'den dag då insatsen ska börja' AS why, NULL AS own,
        CAST(m.actor_id AS TEXT) AS actors
    {_MEASURES} WHERE m.state = 'beslutad' AND m.starts IS NOT NULL"""
_ENDS = f"""
    SELECT {_MEASURE}, m.ends AS start, 'den dag då insatsen ska sluta' AS why, NULL AS own,
        CAST(m.actor_id AS TEXT) AS actors
    {_MEASURES} WHERE m.state IN ('beslutad', 'pågår') AND m.ends IS NOT NULL"""

RULES = (
    Rule(
        "plan saknas",
        "Skriv planen: de åtaganden som mötet beslutade",
        "för en SIP ska arbetet påbörjas genast (SoL (2025:400) 10 kap. 8 §) och utan dröjsmål (HSL"
        " (2017:30) 16 kap. 4 §); överenskommelsen 2025, Norrbusmötet",
        LAW,
        _MISSING,
        "norrbus plan skapa {subject}",
        of="open_meetings",
    ),
    Rule(
        "underskrifter",
        "Få planen underskriven av alla delaktiga",
        f"{FORM}, Underskrifter; antalet dagar är norrbus eget",
        OWN,
        _SIGNATURES,
        "norrbus plan kontrollera {subject}",
        Span(10, WORKING_DAYS),
        waits=True,
        of="open_plans",
    ),
    Rule(
        "insats börjar",
        "Se till att insatsen börjar, och registrera att den pågår",
        f"{FORM}, Tidsram",
        LOCAL,
        _STARTS,
        "norrbus plan ändra-insats {reference} {number} --läge pågår",
        THAT_DAY,
        of="open_plans",
    ),
    Rule(
        "insats slutar",
        "Avgör om insatsen är klar eller ska fortsätta (norrbus plan revidera)",
        f"{FORM}, Tidsram",
        LOCAL,
        _ENDS,
        "norrbus plan ändra-insats {reference} {number} --läge klar",
        THAT_DAY,
        lead=5,
        of="open_plans",
    ),
)
