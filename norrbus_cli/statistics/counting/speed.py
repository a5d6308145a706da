"""How many working days it took from day 0 to a case's first summons and to its first Norrbus
meeting, and whether that was in time.

Day 0 is the later of the day the need was seen and the first day of the unbroken stretch in which
consent has been complete; where it was not complete on the day of the summons or the meeting, the
day the need was seen. The same rules of consent as in ``consent.model.coverage``, as it stood on
that day; a test lets the two count against each other. "In time" is told by the register's rule as
it is chosen now, from the day the register counts from, to the same last day as its deadlines have.
A case's own last day is not asked for: it says nothing of the model.
"""

from __future__ import annotations

from collections.abc import Callable

from ...case.choices import SHARED
from ...meeting.choices import COUNTS, NORRBUS_MEETING
from ..definitions import IN_TIME, LATE, NO_DEADLINE
from .words import within

_NEVER = "'9999-12-31'"
# A meeting that has been cancelled has neither summoned anybody nor been held, as in the deadlines.
# What was sent or held in the period is read by its day; it is the case's first unless there was
# one before the period.
_COUNTS = f"m.kind = '{NORRBUS_MEETING}' AND m.cancelled_on IS NULL"
# A case that had met before it came from another authority is counted there.
_MET_ELSEWHERE = f"""EXISTS (SELECT 1 FROM meetings m
        WHERE m.case_id = found.case_id AND {_COUNTS} AND m.carried = 1)"""
_FIRST_SUMMONS = f"""
    SELECT 'kallelse' AS key, case_id, day FROM (
        SELECT m.case_id, min(sent.day) AS day
        FROM (SELECT DISTINCT summoned_on AS day, meeting_id FROM participants
            WHERE actor_id IS NOT NULL AND {within("summoned_on")}) AS sent
        CROSS JOIN meetings m ON m.id = sent.meeting_id WHERE {_COUNTS} GROUP BY m.case_id) AS found
    WHERE NOT {_MET_ELSEWHERE} AND NOT EXISTS (
        SELECT 1 FROM meetings m CROSS JOIN participants p ON p.meeting_id = m.id
        WHERE m.case_id = found.case_id AND {_COUNTS} AND p.actor_id IS NOT NULL
            AND p.summoned_on < :first)"""
_FIRST_MEETING = f"""
    SELECT 'mote', case_id, day
    FROM (SELECT m.case_id, min(m.held_on) AS day FROM meetings m
        WHERE {_COUNTS} AND {COUNTS} AND {within("m.held_on")} GROUP BY m.case_id) AS found
    WHERE NOT {_MET_ELSEWHERE} AND NOT EXISTS (SELECT 1 FROM meetings m
        WHERE m.case_id = found.case_id AND {_COUNTS} AND {COUNTS} AND m.held_on < :first)"""

# What is asked of a case: on which days, the later and the earlier; when the child turns 18; how
# many guardians may consent until then, NULL where one no longer is a guardian. One who shares
# custody with somebody that has never been registered cannot consent.
_ASKED = f"""
    SELECT t.*, max(coalesce(summoned, met), coalesce(met, summoned)) AS last,
        min(coalesce(summoned, met), coalesce(met, summoned)) AS first,
        c.need_seen_on, c.child_id,
        coalesce(date(child.born, '+18 years', 'floor'), {_NEVER}) AS eighteen, (
        SELECT CASE WHEN count(ended_on) THEN NULL WHEN count(*) = 1 AND max(custody) = '{SHARED}'
            THEN 0 ELSE count(*) END
        FROM guardianships WHERE case_id = t.case_id) AS guardians
    FROM (SELECT case_id, max(CASE key WHEN 'kallelse' THEN day END) AS summoned, max(CASE key
        WHEN 'mote' THEN day END) AS met
        FROM ({_FIRST_SUMMONS} UNION ALL {_FIRST_MEETING}) GROUP BY case_id) AS t
    CROSS JOIN cases c ON c.id = t.case_id CROSS JOIN persons child ON child.id = c.child_id
        WHERE c.anonymous = 0"""

# The quick way, for nearly every case, by the consents in force on the day alone. With fewer than
# must consent it was not complete: NULL. Where one or two must consent and each has one consent,
# they were complete from the day the later began, if they name an actor together; and not on the
# day before, if those who must consent were the same, and no consent that has ended since was in
# force then. Everything else is UNSURE: only the whole history tells.
UNSURE = "'?'"
_STARTS = "max(c.given_on, c.valid_from)"


def _left(actors: str, day: str) -> str:
    """Whether a consent has not been taken back for an actor by a day."""
    return f"({actors}.withdrawn_on IS NULL OR {actors}.withdrawn_on > {day})"


def _quickly(day: str) -> str:
    """Since when consent had been complete on a day of ``a``; NULL where it was not, or UNSURE."""
    in_force = (
        f"{_STARTS} <= {day} AND c.valid_until >= {day} AND (c.withdrawn_on IS NULL OR"
        f" c.withdrawn_on > {day})"
    )
    needed = f"CASE WHEN a.eighteen <= {day} THEN 1 ELSE a.guardians END"
    return f"""(
        SELECT CASE WHEN consents < {needed} THEN NULL
            WHEN {needed} IS NULL OR consents > {needed} OR consents > 2 OR a.eighteen BETWEEN since
                AND {day} THEN {UNSURE}
            WHEN consents = 0 OR one <> other AND one_giver = other_giver THEN NULL
            WHEN NOT EXISTS (
                SELECT 1 FROM consent_actors x CROSS
                    JOIN consent_actors y ON y.consent_id = other AND y.actor_id = x.actor_id
                    WHERE x.consent_id = one AND {_left("x", day)} AND {_left("y", day)})
            THEN NULL
            WHEN EXISTS (
                SELECT 1 FROM consents c
                    WHERE c.case_id = a.case_id AND {_STARTS} < since AND NOT ({in_force})
                AND (c.withdrawn_on IS NULL OR c.withdrawn_on >= since)
                    AND date(c.valid_until, '+1 day') >= since) THEN {UNSURE}
            ELSE since END
        FROM (
            SELECT count(*) AS consents, min(c.id) AS one, max(c.id) AS other,
                min(c.giver_id) AS one_giver, max(c.giver_id) AS other_giver,
                max({_STARTS}) AS since
            FROM consents c WHERE c.case_id = a.case_id AND {in_force} AND CASE
                WHEN a.eighteen <= {day} THEN c.giver_id = a.child_id
                ELSE EXISTS (SELECT 1 FROM guardianships g
                    WHERE g.case_id = a.case_id AND g.person_id = c.giver_id) END))"""


_TOLD = """
    SELECT 'kallelse' AS key, case_id, summoned AS day, need_seen_on, child_id, eighteen,
        CASE summoned WHEN last THEN since_last ELSE since_first END AS since
    FROM earlier WHERE summoned IS NOT NULL
    UNION ALL SELECT 'mote', case_id, met, need_seen_on, child_id, eighteen, CASE met WHEN last
        THEN since_last ELSE since_first END
    FROM earlier WHERE met IS NOT NULL"""

# For the others, the whole history. Whose consent is needed and when: each guardian with custody
# until 18, the young person alone from then on (FB 6 kap. 2, 13 §§).
_GIVERS = f"""
    SELECT s.case_id, s.last, g.person_id, '' AS since, min(coalesce(g.ended_on, {_NEVER}),
        s.eighteen) AS until
    FROM subject s CROSS JOIN guardianships g ON g.case_id = s.case_id
    WHERE NOT (g.custody = '{SHARED}' AND (SELECT count(*) FROM guardianships each
        WHERE each.case_id = s.case_id) = 1)
    UNION ALL SELECT case_id, last, child_id, eighteen, {_NEVER} FROM subject
        WHERE eighteen <= last"""

# Each consent of somebody who may give it, from the first day on which it counts until the first on
# which it no longer does.
_GIVEN = """
    SELECT g.case_id, g.last, g.person_id, c.id AS consent_id, max(c.given_on, c.valid_from,
        g.since) AS since,
        min(date(c.valid_until, '+1 day'), coalesce(c.withdrawn_on, g.until), g.until) AS until
    FROM giver g CROSS JOIN consents c ON c.case_id = g.case_id AND c.giver_id = g.person_id"""

# The days on which consent may have changed, up to the last day that is asked for.
_TURNS = """
    SELECT g.case_id, ca.withdrawn_on AS day
        FROM given g CROSS JOIN consent_actors ca ON ca.consent_id = g.consent_id
        WHERE ca.withdrawn_on <= g.last UNION
    SELECT case_id, since AS day FROM given WHERE since <= last UNION SELECT case_id, until
        FROM given WHERE until <= last
    UNION SELECT case_id, since FROM giver WHERE since BETWEEN '1' AND last
        UNION SELECT case_id, until FROM giver WHERE until <= last"""
# On each of them, how many must consent, and whether so many consent to the same actor. Every day
# stays, also where nobody may or does.
_NEEDED = """
    SELECT t.case_id, t.day, count(g.person_id) AS needed
    FROM turn t LEFT JOIN giver g ON g.case_id = t.case_id AND g.since <= t.day AND g.until > t.day
        GROUP BY 1, 2"""
_TURNED = f"""
    SELECT case_id, day, needed > 0 AND max(agreed) = needed AS complete FROM (
        SELECT n.case_id, n.day, n.needed, count(DISTINCT c.person_id) AS agreed
        FROM needed n LEFT JOIN given c ON c.case_id = n.case_id AND c.since <= n.day
            AND c.until > n.day
        LEFT JOIN consent_actors ca ON ca.consent_id = c.consent_id AND {_left("ca", "n.day")}
        GROUP BY 1, 2, 3, ca.actor_id)
    GROUP BY case_id, day, needed"""
_SINCE = """
    SELECT key, case_id, min(day) AS day FROM (
        SELECT target.key, target.case_id, turned.day, complete,
            max(CASE WHEN complete THEN ''
                ELSE turned.day END) OVER (PARTITION BY target.key, target.case_id) AS broken
        FROM target JOIN turned ON turned.case_id = target.case_id AND turned.day <= target.day)
    WHERE complete AND day > broken GROUP BY 1, 2"""
# ``start`` is day 0, ``counted`` the day from which the register counts its deadlines.
_STARTED = f"""
    SELECT key, day, start, CASE WHEN :from_need THEN need_seen_on ELSE start END AS counted FROM (
        SELECT key, day, need_seen_on, max(need_seen_on, coalesce(since, '')) AS start FROM told
            WHERE since IS NOT {UNSURE}
        UNION ALL SELECT t.key, t.day, t.need_seen_on, max(t.need_seen_on, coalesce(since.day, ''))
        FROM told t LEFT JOIN since ON since.key = t.key AND since.case_id = t.case_id
            WHERE t.since = {UNSURE})"""

# The last day in working days is itself a working day: one that is none and has the same number
# lies after it.
_IN_TIME = f"""CASE WHEN rule.working IS NULL AND rule.days IS NULL THEN '{NO_DEADLINE}'
    WHEN coalesce(ended.ordinal - ended.working < counted.ordinal + rule.working,
        s.day <= date(s.counted, '+' || rule.days || ' days')) THEN '{IN_TIME}'
    ELSE '{LATE}' END"""


def speed(quickly: Callable[[str], str] = _quickly) -> str:
    """The question.

    ``quickly`` makes the SQL of since when consent had been complete on a day: with UNSURE for
    every case, all history is gone through.
    """
    tables = {
        "asked": _ASKED,
        "later": f"SELECT a.*, {quickly('a.last')} AS since_last FROM asked a",
        # A stretch that holds the later day and began by the earlier one holds that as well.
        "earlier": (
            "SELECT a.*, CASE WHEN since_last BETWEEN '1' AND first THEN since_last ELSE"
            f" {quickly('a.first')} END AS since_first FROM later a"
        ),
        "told": _TOLD,
        "target": f"SELECT key, case_id, day, child_id, eighteen FROM told WHERE since = {UNSURE}",
        "subject": (
            "SELECT case_id, max(day) AS last, child_id, eighteen FROM target GROUP BY case_id"
        ),
        "giver": _GIVERS,
        "given": _GIVEN,
        "turn": _TURNS,
        "needed": _NEEDED,
        "turned": _TURNED,
        "since": _SINCE,
        "rule(key, working, days)": (
            "VALUES ('kallelse', :summons_working, :summons_days), ('mote', :meeting_working,"
            " :meeting_days)"
        ),
    }
    return f"""
        WITH {", ".join(f"{name} AS MATERIALIZED ({sql})" for name, sql in tables.items())},
            started AS ({_STARTED})
        SELECT s.key, {_IN_TIME} AS "inom frist", max(0, ended.ordinal - zero.ordinal) AS dagar,
            count(*) AS n
        FROM started s CROSS JOIN calendar_days zero ON zero.day = s.start CROSS
            JOIN calendar_days counted ON counted.day = s.counted
            CROSS JOIN calendar_days ended ON ended.day = s.day JOIN rule ON rule.key = s.key
        GROUP BY 1, 2, 3"""


SPEED: dict[tuple[str, ...], str] = {("kallelse", "mote"): speed()}
