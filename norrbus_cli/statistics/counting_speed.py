"""How many working days it took from day 0 to a case's first summons and to its first Norrbus meeting, and whether that was in time.

Day 0 is the later of the day the need was seen and the first day of the unbroken stretch in which consent has been complete; where it was not
complete on the day of the summons or the meeting, the day the need was seen. The same rules of consent as in ``consent.model.coverage``, as it
stood on that day; a test lets the two count against each other. "In time" is told by the register's rule as it is chosen now, from the day the
register counts from, to the same last day as its deadlines have. A case's own last day is not asked for: it says nothing of the model.
"""

from __future__ import annotations

from ..case.model import SHARED
from ..meeting.model import NORRBUS_MEETING
from .counting_words import within
from .definitions import IN_TIME, LATE, NO_DEADLINE

_NEVER = "'9999-12-31'"
# A meeting that has been cancelled has neither summoned anybody nor been held, as in the deadlines.
_FIRST_SUMMONS = f"""
    SELECT 'kallelse' AS key, m.case_id, min(p.summoned_on) AS day
    FROM (SELECT DISTINCT m.case_id FROM participants p CROSS JOIN meetings m ON m.id = p.meeting_id
        WHERE p.actor_id IS NOT NULL AND {within("p.summoned_on")}) AS wanted
    CROSS JOIN meetings m ON m.case_id = wanted.case_id CROSS JOIN participants p ON p.meeting_id = m.id
    WHERE m.kind = '{NORRBUS_MEETING}' AND m.cancelled_on IS NULL AND p.actor_id IS NOT NULL GROUP BY m.case_id HAVING {within("min(p.summoned_on)")}"""
_FIRST_MEETING = f"""
    SELECT 'mote', m.case_id, min(m.held_on)
    FROM (SELECT DISTINCT case_id FROM meetings WHERE {within("held_on")}) AS wanted CROSS JOIN meetings m ON m.case_id = wanted.case_id
    WHERE m.kind = '{NORRBUS_MEETING}' AND m.held_on IS NOT NULL GROUP BY m.case_id HAVING {within("min(m.held_on)")}"""

# Whose consent is needed and when: each guardian with custody until 18, the young person alone from then on (FB 6 kap. 2, 13 §§). One who shares
# custody with somebody that has never been registered cannot give it.
_GIVERS = f"""
    SELECT s.case_id, s.last, g.person_id, '' AS since, min(coalesce(g.ended_on, {_NEVER}), s.eighteen) AS until
    FROM subject s CROSS JOIN guardianships g ON g.case_id = s.case_id
    WHERE NOT (g.custody = '{SHARED}' AND (SELECT count(*) FROM guardianships each WHERE each.case_id = s.case_id) = 1)
    UNION ALL SELECT case_id, last, child_id, eighteen, {_NEVER} FROM subject WHERE eighteen <= last"""

# Each consent of somebody who may give it, from the first day on which it counts until the first on which it no longer does.
_GIVEN = """
    SELECT g.case_id, g.last, g.person_id, c.id AS consent_id, max(c.given_on, c.valid_from, g.since) AS since,
        min(date(c.valid_until, '+1 day'), coalesce(c.withdrawn_on, g.until), g.until) AS until
    FROM giver g CROSS JOIN consents c ON c.case_id = g.case_id AND c.giver_id = g.person_id"""

# The days on which consent may have changed, up to the last day that is asked for.
_TURNS = """
    SELECT case_id, since AS day FROM given WHERE since <= last UNION SELECT case_id, until FROM given WHERE until <= last
    UNION SELECT case_id, since FROM giver WHERE since BETWEEN '1' AND last UNION SELECT case_id, until FROM giver WHERE until <= last"""
# On each of them, how many must consent, and whether so many consent to the same actor. Every day stays, also where nobody may or does.
_NEEDED = """
    SELECT t.case_id, t.day, count(g.person_id) AS needed
    FROM turn t LEFT JOIN giver g ON g.case_id = t.case_id AND g.since <= t.day AND g.until > t.day GROUP BY 1, 2"""
_TURNED = """
    SELECT case_id, day, needed > 0 AND max(agreed) = needed AS complete FROM (
        SELECT n.case_id, n.day, n.needed, count(DISTINCT c.person_id) AS agreed
        FROM needed n LEFT JOIN given c ON c.case_id = n.case_id AND c.since <= n.day AND c.until > n.day
        LEFT JOIN consent_actors ca ON ca.consent_id = c.consent_id
        GROUP BY 1, 2, 3, ca.actor_id)
    GROUP BY case_id, day, needed"""
_SINCE = """
    SELECT key, case_id, min(day) AS day FROM (
        SELECT target.key, target.case_id, turned.day, complete,
            max(CASE WHEN complete THEN '' ELSE turned.day END) OVER (PARTITION BY target.key, target.case_id) AS broken
        FROM target JOIN turned ON turned.case_id = target.case_id AND turned.day <= target.day)
    WHERE complete AND day > broken GROUP BY 1, 2"""
# ``start`` is day 0, ``counted`` the day from which the register counts its deadlines.
_STARTED = """
    SELECT target.key, target.day, max(s.need_seen_on, coalesce(since.day, '')) AS start,
        CASE WHEN :from_need THEN s.need_seen_on ELSE max(s.need_seen_on, coalesce(since.day, '')) END AS counted
    FROM target JOIN subject s ON s.case_id = target.case_id LEFT JOIN since ON since.key = target.key AND since.case_id = target.case_id"""

_TABLES = {
    "target": f"{_FIRST_SUMMONS} UNION ALL {_FIRST_MEETING}",
    "subject": f"""
        SELECT t.case_id, max(t.day) AS last, c.need_seen_on, c.child_id, coalesce(date(child.born, '+18 years'), {_NEVER}) AS eighteen
        FROM target t CROSS JOIN cases c ON c.id = t.case_id CROSS JOIN persons child ON child.id = c.child_id WHERE c.anonymous = 0 GROUP BY t.case_id""",
    "giver": _GIVERS,
    "given": _GIVEN,
    "turn": _TURNS,
    "needed": _NEEDED,
    "turned": _TURNED,
    "since": _SINCE,
    "started": _STARTED,
    "rule(key, working, days)": "VALUES ('kallelse', :summons_working, :summons_days), ('mote', :meeting_working, :meeting_days)",
}
# The last day in working days is itself a working day: one that is none and has the same number lies after it.
_IN_TIME = f"""CASE WHEN rule.working IS NULL AND rule.days IS NULL THEN '{NO_DEADLINE}'
    WHEN coalesce(ended.ordinal - ended.working < counted.ordinal + rule.working, s.day <= date(s.counted, '+' || rule.days || ' days')) THEN '{IN_TIME}'
    ELSE '{LATE}' END"""
_SPEED = f"""
    WITH {", ".join(f"{name} AS MATERIALIZED ({sql})" for name, sql in _TABLES.items())}
    SELECT s.key, {_IN_TIME} AS "inom frist", max(0, ended.ordinal - zero.ordinal) AS dagar, count(*) AS n
    FROM started s CROSS JOIN calendar_days zero ON zero.day = s.start CROSS JOIN calendar_days counted ON counted.day = s.counted
        CROSS JOIN calendar_days ended ON ended.day = s.day JOIN rule ON rule.key = s.key
    GROUP BY 1, 2, 3"""

SPEED: dict[tuple[str, ...], str] = {("kallelse", "mote"): _SPEED}
