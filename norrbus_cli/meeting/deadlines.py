"""Summons and first meeting by the register's profile.

Meetings to come, and those that nothing has been written about.
"""

from __future__ import annotations

from ..rule.facts import IN_CASE, about_case, first_pending
from ..rule.model import AGREEMENT, MEETING, OWN, SUMMONS, THAT_DAY, WORKING_DAYS, Rule, Span
from .choices import COUNTS

_HELD = f"""EXISTS (
    SELECT 1 FROM open_meetings m
        WHERE m.case_id = o.id AND m.kind = 'norrbusmöte' AND m.cancelled_on IS NULL
        AND m.held_on IS NOT NULL AND {COUNTS})"""
_SUMMONED = """EXISTS (
    SELECT 1 FROM open_meetings m JOIN open_participants p ON p.meeting_id = m.id
    WHERE m.case_id = o.id AND m.kind = 'norrbusmöte' AND m.cancelled_on IS NULL
        AND p.actor_id IS NOT NULL)"""

COMMON = {
    "open_meetings": "SELECT * FROM meetings INDEXED BY meetings_open WHERE open = 1",
    "open_joint": "SELECT * FROM meetings INDEXED BY meetings_joint WHERE joint <> '' AND open = 1",
    "open_participants": "SELECT * FROM participants INDEXED BY participants_open WHERE open = 1",
    # Cases with complete consent that have not had their first Norrbus meeting.
    "unmet": (
        "SELECT o.id, o.born, o.child_id FROM open_case o JOIN coverage ON coverage.case_id = o.id"
        f" WHERE complete AND NOT {_HELD}"
    ),
}
# The case, called by its first meeting to come where one is booked: that is what the next command
# is about.
_CASE = about_case(first_pending("norrbusmöte"))
# Own choice: the 2013 model does not say from when its days are counted. A register may count from
# the need alone.
_START = """CASE WHEN :from_need OR since.day IS NULL THEN o.need_seen_on
    ELSE max(o.need_seen_on, since.day) END AS start,
    CASE WHEN :from_need OR since.day IS NULL OR o.need_seen_on >= since.day THEN 'behovet sågs'
        ELSE 'samtycket blev komplett' END AS why"""
_UNHELD = (
    "FROM open_case o LEFT JOIN complete_since since ON since.case_id = o.id WHERE o.child_id IS"
    f" NOT NULL AND NOT {_HELD}"
)

# Urgency that is judged in the case goes before the profile's days: its own last day for the
# meeting is the last one for the summons too (own choice).
_SUMMONS = (
    f"SELECT {_CASE}, {_START}, o.latest_meeting AS own, NULL AS actors {_UNHELD} AND (since.day IS"
    f" NOT NULL OR :from_need) AND NOT {_SUMMONED}"
)

# The case's own last day stands also before consent is complete.
_MEETING = f"""
    SELECT {_CASE}, {_START}, o.latest_meeting AS own, NULL AS actors {_UNHELD}
    AND (since.day IS NOT NULL OR :from_need OR o.latest_meeting IS NOT NULL)"""

_ABOUT = (
    f"m.id AS subject_id, o.reference || '-M' || m.number AS subject, {IN_CASE}, m.day AS start"
)
_PENDING = (
    "FROM open_case o JOIN open_meetings m ON m.case_id = o.id WHERE m.cancelled_on IS NULL AND"
    " m.held_on IS NULL"
)

# An actor who is called to several meetings that are held as one is told of the first.
_TOLD = """(m.joint <> '' AND EXISTS (
    SELECT 1 FROM open_joint t JOIN open_participants q ON q.meeting_id = t.id
    WHERE t.joint = m.joint AND t.id < m.id AND t.cancelled_on IS NULL AND t.held_on IS NULL
        AND q.actor_id = p.actor_id AND q.answer <> 'nej'))"""
_SOON = f"""
    SELECT {_ABOUT}, 'mötesdagen' AS why, NULL AS own,
        (SELECT group_concat(actor_id) FROM open_participants p
        WHERE p.meeting_id = m.id AND p.actor_id IS NOT NULL AND p.answer <> 'nej'
            AND NOT {_TOLD}) AS actors
    {_PENDING} AND m.day >= :today"""

_MINUTES = (
    f"SELECT {_ABOUT}, 'mötesdagen' AS why, NULL AS own, NULL AS actors {_PENDING} AND m.day <"
    " :today"
)

MEETING_DAY = "mötesdag"
RULES = (
    Rule(
        SUMMONS,
        "Kalla aktörerna till norrbusmöte",
        "",
        AGREEMENT,
        _SUMMONS,
        "norrbus möte kalla {subject}",
        first="norrbus möte boka {reference}",
        chosen=True,
    ),
    Rule(
        MEETING,
        "Håll norrbusmötet",
        "",
        AGREEMENT,
        _MEETING,
        "norrbus möte genomför {subject}",
        first="norrbus möte boka {reference}",
        chosen=True,
    ),
    Rule(
        MEETING_DAY,
        "Mötet hålls",
        "den dag som mötet är bokat",
        OWN,
        _SOON,
        "norrbus möte genomför {subject}",
        THAT_DAY,
        of="open_meetings",
    ),
    Rule(
        "minnesanteckningar",
        "Skriv vad som hände på mötet, eller ställ in det",
        "norrbus egen påminnelse",
        OWN,
        _MINUTES,
        "norrbus möte genomför {subject}",
        Span(5, WORKING_DAYS),
        lead=4,
        of="open_meetings",
    ),
)
