"""Consent that is missing, incomplete or about to end.

And since when it is complete, which the deadlines of the meeting count from.

The same rules as in ``model.coverage``, as questions to the register; a test lets the two count
against each other.
"""

from __future__ import annotations

from ..rule.facts import IN_CASE, about_case
from ..rule.model import LAW, OWN, THAT_DAY, Rule

_STARTS = "max({0}.given_on, {0}.valid_from)"


def _valid(consent: str, day: str) -> str:
    return (
        f"{_STARTS.format(consent)} <= {day} AND {consent}.valid_until >= {day} AND"
        f" ({consent}.withdrawn_on IS NULL OR {consent}.withdrawn_on > {day})"
    )


def _of_age(day: str) -> str:
    return f"coalesce(date(o.born, '+18 years', 'floor') <= {day}, 0)"


def _custody(guardian: str, day: str) -> str:
    return (
        f"{guardian}.case_id = o.id AND ({guardian}.ended_on IS NULL OR {guardian}.ended_on >"
        f" {day})"
    )


def _named(consent: str, actors: str, day: str) -> str:
    return (
        f"open_consent_actors {actors} ON {actors}.consent_id = {consent}.id AND"
        f" ({actors}.withdrawn_on IS NULL OR {actors}.withdrawn_on > {day})"
    )


def _child_names(day: str, actor: str) -> str:
    """Whether a valid consent of the young person names an actor."""
    return f"""EXISTS (
            SELECT 1 FROM open_consents c JOIN {_named("c", "ca", day)}
                WHERE c.case_id = o.id AND c.giver_id = o.child_id AND {_valid("c", day)}
                    AND {actor})"""


def _all_name(day: str, actor: str) -> str:
    """Whether no guardian with custody lacks a valid consent that names an actor."""
    return f"""NOT EXISTS (
                SELECT 1 FROM open_guardianships other
                    WHERE {_custody("other", day)} AND NOT EXISTS (
                    SELECT 1 FROM open_consents c2 JOIN {_named("c2", "ca2", day)}
                    WHERE c2.case_id = o.id AND c2.giver_id = other.person_id
                        AND {_valid("c2", day)} AND ca2.actor_id = {actor}))"""


# Custody is shared with somebody who is not registered.
_ALONE = """(SELECT count(*) = 1 AND max(custody) = 'gemensam' FROM open_guardianships g
            WHERE g.case_id = o.id)"""


def _complete(day: str) -> str:
    """Whether some actor is named in a valid consent of every giver on a day (FB 6 kap. 2, 13
    §§)."""
    return f"""CASE WHEN {_of_age(day)} THEN {_child_names(day, "1")}
        WHEN {_ALONE} THEN 0
        ELSE EXISTS (
            SELECT 1 FROM open_guardianships g
                JOIN open_consents c ON c.case_id = o.id AND c.giver_id = g.person_id
                JOIN {_named("c", "ca", day)}
            WHERE {_custody("g", day)} AND {_valid("c", day)} AND {_all_name(day, "ca.actor_id")})
        END"""


def covers(actor: str, day: str = ":today") -> str:
    """Whether one actor is named in a valid consent of every giver on a day, in an open case about
    a child."""
    return f"""CASE WHEN {_of_age(day)} THEN {_child_names(day, f"ca.actor_id = {actor}")}
        WHEN {_ALONE} THEN 0
        ELSE EXISTS (SELECT 1 FROM open_guardianships g WHERE {_custody("g", day)})
            AND {_all_name(day, actor)}
        END"""


def lost(actor: str) -> str:
    """The latest day up to today from which a consent no longer covered an actor, or the young
    person's own was asked for; empty where there is none."""
    ended = (
        "min(coalesce(x.withdrawn_on, '9'), coalesce(c.withdrawn_on, '9'),"
        " date(c.valid_until, '+1 day'))"
    )
    return f"""max(coalesce((SELECT max({ended}) FROM open_consents c
            JOIN open_consent_actors x ON x.consent_id = c.id
            WHERE c.case_id = o.id AND x.actor_id = {actor} AND {ended} <= :today), ''),
        CASE WHEN {_of_age(":today")} THEN date(o.born, '+18 years', 'floor') ELSE '' END)"""


def _begun(day: str) -> str:
    """The first day of the oldest valid consent of somebody who must consent.

    NULL when there is none.
    """
    return f"""(SELECT min({_STARTS.format("c")}) FROM open_consents c
        WHERE c.case_id = o.id AND {_valid("c", day)} AND (
        CASE WHEN {_of_age(day)} THEN c.giver_id = o.child_id
        ELSE EXISTS (SELECT 1 FROM open_guardianships g
            WHERE g.person_id = c.giver_id AND {_custody("g", day)}) END))"""


COMMON = {
    "open_consents": "SELECT * FROM consents INDEXED BY consents_open WHERE open = 1",
    "open_consent_actors": (
        "SELECT * FROM consent_actors INDEXED BY consent_actors_open WHERE open = 1"
    ),
    # How consent stands in each open case about a child; "begun" is NULL where there is none.
    "coverage": (
        f"SELECT o.id AS case_id, {_complete(':today')} AS complete, {_begun(':today')} AS begun"
        " FROM open_case o WHERE o.child_id IS NOT NULL"
    ),
    # How it stood on each day on which it may have changed, in cases that are complete and wait for
    # their first meeting. The days are gathered case by case, since SQLite plans a table anew
    # wherever it is named.
    "turned": (
        f"""
        SELECT o.id AS case_id, turn.value AS day, {_complete("turn.value")} AS complete
        FROM unmet o, json_each((SELECT json_group_array(day) FROM (
            SELECT {_STARTS.format("c")} AS day FROM open_consents c WHERE c.case_id = o.id
            UNION SELECT date(valid_until, '+1 day') FROM open_consents c WHERE c.case_id = o.id
            UNION SELECT withdrawn_on FROM open_consents c WHERE c.case_id = o.id
            UNION SELECT ca.withdrawn_on FROM open_consents c JOIN open_consent_actors ca
                ON ca.consent_id = c.id WHERE c.case_id = o.id
            UNION SELECT ended_on FROM open_guardianships g WHERE g.case_id = o.id
            UNION SELECT date(o.born, '+18 years', 'floor')))) AS turn
        WHERE turn.value <= :today"""
    ),
    # The first day of the unbroken stretch in which consent has been complete.
    "complete_since": (
        """
        SELECT case_id, min(day) AS day
        FROM (SELECT case_id, day, complete, max(CASE WHEN complete THEN ''
            ELSE day END) OVER (PARTITION BY case_id) AS broken FROM turned)
        WHERE complete AND day > broken GROUP BY case_id"""
    ),
}

# From the need; where there has been consent, from the day it was lost.
_LOST = f"""max(
    coalesce((SELECT max(coalesce(withdrawn_on, date(valid_until, '+1 day'))) FROM open_consents c
        WHERE c.case_id = o.id
            AND coalesce(withdrawn_on, date(valid_until, '+1 day')) <= :today), ''),
    CASE WHEN {_of_age(":today")} AND EXISTS (SELECT 1 FROM open_consents c
        WHERE c.case_id = o.id) THEN date(o.born, '+18 years', 'floor') ELSE '' END)"""
_MISSING = f"""
    SELECT {about_case()}, max(o.need_seen_on, lost) AS start, CASE WHEN lost > o.need_seen_on
        THEN 'samtycket upphörde' ELSE 'behovet sågs' END AS why,
        NULL AS own, NULL AS actors
    FROM (SELECT o.*, {_LOST} AS lost FROM open_case o) AS o
        JOIN coverage ON coverage.case_id = o.id WHERE NOT complete AND begun IS NULL"""

_INCOMPLETE = f"""
    SELECT {about_case()}, max(begun, o.need_seen_on) AS start, 'det första samtycket gavs' AS why,
        NULL AS own, NULL AS actors
    FROM open_case o JOIN coverage ON coverage.case_id = o.id
        WHERE NOT complete AND begun IS NOT NULL AND ({_of_age(":today")} OR NOT {_ALONE})"""

_OTHER = f"""
    SELECT {about_case()}, o.opened_on AS start, 'ärendet öppnades' AS why, NULL AS own,
        NULL AS actors
    FROM open_case o WHERE o.child_id IS NOT NULL AND NOT {_of_age(":today")} AND {_ALONE}"""

# A consent of somebody who must still consent, to an actor whom no later consent of the same giver
# covers. Once it has ended it is only missed where the actor has a measure in the plan or is
# summoned to a meeting to come.
_ENDING = f"""
    SELECT c.id AS subject_id, o.reference AS subject, {IN_CASE},
        c.valid_until AS start, 'sista dagen i samtycket' AS why, NULL AS own, NULL AS actors
    FROM open_case o JOIN open_consents c ON c.case_id = o.id JOIN {_named("c", "ca", ":today")}
    WHERE c.withdrawn_on IS NULL
    AND CASE WHEN {_of_age("max(:today, c.valid_until)")} THEN c.giver_id = o.child_id
        ELSE EXISTS (SELECT 1 FROM open_guardianships g
            WHERE g.person_id = c.giver_id AND {_custody("g", "max(:today, c.valid_until)")}) END
    AND NOT EXISTS (
        SELECT 1 FROM open_consents later JOIN {_named("later", "la", ":today")}
        WHERE later.case_id = o.id AND later.giver_id = c.giver_id AND la.actor_id = ca.actor_id
        AND later.withdrawn_on IS NULL AND later.valid_until > c.valid_until)
    AND (c.valid_until >= :today
        OR EXISTS (
            SELECT 1 FROM open_measures m
                WHERE m.actor_id = ca.actor_id AND m.state IN ('beslutad', 'pågår')
            AND m.plan_id = (SELECT id FROM open_plans p WHERE p.case_id = o.id
                ORDER BY version DESC LIMIT 1))
        OR EXISTS (SELECT 1 FROM open_meetings m JOIN open_participants mp ON mp.meeting_id = m.id
            WHERE m.case_id = o.id AND m.cancelled_on IS NULL AND m.held_on IS NULL
                AND mp.actor_id = ca.actor_id))
    GROUP BY c.id"""

SECRECY = "OSL 10 kap. 1 §, 12 kap. 2 §"
RULES = (
    Rule(
        "vårdnadshavare saknas",
        "Lägg in den andra vårdnadshavaren, eller rätta vårdnaden till ensam",
        "föräldrabalken 6 kap. 2 och 13 §§; inget antal dagar är bestämt",
        LAW,
        _OTHER,
        "norrbus ärende vårdnadshavare {subject}",
    ),
    Rule(
        "samtycke saknas",
        "Ta samtycke av vårdnadshavarna, eller av den unge från 18 år",
        f"{SECRECY}: samtycke häver sekretess; inget antal dagar är bestämt",
        LAW,
        _MISSING,
        "norrbus samtycke registrera {subject}",
    ),
    Rule(
        "samtycke ofullständigt",
        "Ta det samtycke som fattas: båda vårdnadshavarna beslutar tillsammans",
        "föräldrabalken 6 kap. 13 §; inget antal dagar är bestämt",
        LAW,
        _INCOMPLETE,
        "norrbus samtycke registrera {subject}",
        waits=True,
    ),
    Rule(
        "samtycke löper ut",
        "Förnya samtycket, om det fortfarande behövs",
        f"den dag som samtycket gäller till; {SECRECY}",
        OWN,
        _ENDING,
        "norrbus samtycke registrera {subject}",
        THAT_DAY,
        lead=10,
        of="open_consents",
    ),
)
