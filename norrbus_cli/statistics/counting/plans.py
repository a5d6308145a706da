"""Plans, their measures, and the follow-ups.

``innehållet komplett`` asks what ``agreement.model.check`` asks but for consent and signatures, on
the day the plan was made; a test lets the two read the same plans. What a case had with it from
another authority is counted there, but for measures that were to be done since.
"""

from __future__ import annotations

from ...case.actor.choices import ANNAN, HEALTH_CARE, SOCIAL_SERVICES
from ...plan.choices import DONE, SIP, STOPPED
from ...plan.followup.choices import REVISE
from ...plan.principal import PUBLIC
from ..definitions import IN_TIME, LATE, NO_DEADLINE
from .words import of_age, within, yes_no

_OPINION = "SELECT 1 FROM opinions o WHERE o.plan_id = p.id AND o.person_id"
_OF_CHILD = f"EXISTS ({_OPINION} = c.child_id)"
# One guardian with custody is enough; none is needed from 18, and one is missing where no one has
# custody.
_OF_GUARDIAN = f"""({of_age("child.born", "p.made_on")} OR EXISTS (
    SELECT 1 FROM guardianships g
        WHERE g.case_id = p.case_id AND (g.ended_on IS NULL OR g.ended_on > p.made_on)
        AND EXISTS ({_OPINION} = g.person_id)))"""
_PRINCIPALS = "', '".join(sorted(PUBLIC))
_PARTICULARS = f"""p.coordinator_id IS NOT NULL AND p.needs <> '' AND p.works_well <> ''
    AND (p.overall IN ('{_PRINCIPALS}') OR EXISTS (
        SELECT 1 FROM measures m JOIN actors a ON a.id = m.actor_id
        WHERE m.plan_id = p.id AND a.principal = '{ANNAN}' AND a.name = p.overall))"""
_FOLLOW_UP = (
    "p.followup_on IS NOT NULL AND p.followup_time <> '' AND p.followup_place <> '' AND p.convener"
    " <> ''"
)
_MEASURES = """(SELECT count(*) > 0 AND min(m.performer <> '' AND m.extent <> ''
    AND m.starts IS NOT NULL AND m.ends IS NOT NULL AND m.followup <> '')
    FROM measures m WHERE m.plan_id = p.id)"""
_BY = (
    "EXISTS (SELECT 1 FROM measures m JOIN actors a ON a.id = m.actor_id WHERE m.plan_id = p.id AND"
    " a.kind IN ('{}'))"
)
_HEALTH = "', '".join(sorted(HEALTH_CARE))
_STATUTORY = f"(p.kind <> '{SIP}' OR {_BY.format(SOCIAL_SERVICES)} AND {_BY.format(_HEALTH)})"
_COMPLETE = (
    f"{_PARTICULARS} AND {_FOLLOW_UP} AND {_OF_CHILD} AND {_OF_GUARDIAN} AND {_MEASURES} AND"
    f" {_STATUTORY}"
)

_MADE = f"""
    SELECT 'planer' AS key, p.kind AS slag,
        {yes_no("p.coordinator_id IS NOT NULL")} AS "samordnare utsedd",
        {yes_no(_OF_CHILD)} AS "barnets uppfattning finns",
        {yes_no(_COMPLETE)} AS "innehållet komplett", count(*) AS n
    FROM plans p JOIN cases c ON c.id = p.case_id JOIN persons child ON child.id = c.child_id
    WHERE p.version = 1 AND p.carried = 0 AND {within("p.made_on")}
    GROUP BY 2, 3, 4, 5"""

# "plan revidera" carries every measure to the next version, a follow-up that revises only those
# that are not finished; the number of one that it left may then be given to a new measure. What was
# not carried is counted where it stands last.
_LEFT = f"""m.state IN ('{DONE}', '{STOPPED}') AND EXISTS (
    SELECT 1 FROM followups f
        WHERE f.case_id = p.case_id AND f.plan_id = p.id AND f.decision = '{REVISE}')"""
_CARRIED = f"""EXISTS (
    SELECT 1 FROM plans later
        JOIN measures same ON same.plan_id = later.id AND same.number = m.number
    WHERE later.case_id = p.case_id AND later.version = p.version + 1) AND NOT ({_LEFT})"""
# The program notes the day of every change of state. A row from before it did has none, and is not
# called in time.
_OUTCOME = f"""CASE m.state WHEN '{DONE}' THEN CASE WHEN m.state_on <= m.ends THEN 'klar i tid'
    ELSE 'klar för sent' END
    WHEN '{STOPPED}' THEN '{STOPPED}' ELSE 'inte klar' END"""
_TO_BE_DONE = f"""
    SELECT 'insatser' AS key, a.kind AS ansvarig, {_OUTCOME} AS utfall, count(*) AS n
    FROM measures m JOIN plans p ON p.id = m.plan_id JOIN actors a ON a.id = m.actor_id
    WHERE {within("m.ends")} AND NOT ({_CARRIED})
        AND (p.carried = 0 OR m.ends >= (SELECT opened_on FROM cases WHERE id = p.case_id))
    GROUP BY 2, 3"""

# As ``followup.deadlines``: the day that the follow-up before it set in the same version, else the
# version's own; none that had been kept already.
_DUE = (
    "CASE WHEN e.plan_id = f.plan_id THEN e.next_on WHEN e.held_on >= p.followup_on THEN NULL ELSE"
    " p.followup_on END"
)
_FOLLOWED = f"""
    SELECT 'uppfoljningar' AS key, decision AS beslut,
        CASE WHEN due IS NULL THEN '{NO_DEADLINE}' WHEN held_on <= due THEN '{IN_TIME}'
            ELSE '{LATE}' END AS "på eller före den bestämda dagen", count(*) AS n
    FROM (
        SELECT f.decision, f.held_on, {_DUE} AS due
        FROM followups f JOIN plans p ON p.id = f.plan_id
            LEFT JOIN followups e ON e.case_id = f.case_id AND +e.held_on = (
            SELECT max(held_on) FROM followups x
                WHERE x.case_id = f.case_id AND x.held_on < f.held_on)
        WHERE {within("f.held_on")} AND f.carried = 0)
    GROUP BY 2, 3"""

_GOALS = f"""
    SELECT 'mal' AS key, r.goal AS utfall, count(*) AS n FROM followups f
        JOIN results r ON r.followup_id = f.id
    WHERE r.goal <> '' AND f.carried = 0 AND {within("f.held_on")} GROUP BY 2"""

PLANS: dict[tuple[str, ...], str] = {
    ("planer",): _MADE,
    ("insatser",): _TO_BE_DONE,
    ("uppfoljningar",): _FOLLOWED,
    ("mal",): _GOALS,
}
