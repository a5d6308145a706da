"""What is missing in the figures of a year, and the command that completes each.

Only what can still be completed.

In a case that is closed that is the gender alone; all else is asked of open ones.
"""

from __future__ import annotations

from datetime import date

from ...deviation import store as deviation_store
from ...plan.choices import DECIDED, STOPPED
from ...plan.followup.choices import END
from ...register.cells import Row, Value
from ...register.database import Register
from ...words.record import Record
from ...words.reference import MEETING
from .words import within


class Gap(Record):
    """Something that is missing.

    In which case, meeting or deviation, what, and the command that completes it. ``kind`` says it
    of nobody.
    """

    kind: str
    reference: str
    what: str
    command: str


GENDER, RECORD, FOLLOW_UP, LAST_DAY, STATE, FEEDBACK = (
    "kön i ärenden",
    "vad som hände på möten som har varit",
    "dag för uppföljning i planer",
    "slutdag för insatser",
    "vad som blev av insatser som skulle vara klara",
    "återkoppling på avvikelser",
)


# Opened by the period's last day, and not closed all through the period.
_COUNTED = """cases.anonymous = 0 AND cases.opened_on <= :last AND NOT EXISTS (
    SELECT 1 FROM closings z
        WHERE z.case_id = cases.id AND z.closed_on < :first AND (z.reopened_on IS NULL
        OR z.reopened_on > :last))"""
_CASE = f"cases.open = 1 AND {_COUNTED}"
_GENDERLESS = (
    f"SELECT reference FROM cases JOIN persons ON persons.id = child_id WHERE {_COUNTED} AND gender"
    " = '' ORDER BY cases.id"
)
_UNRECORDED = f"""
    SELECT reference, number, day, EXISTS (SELECT 1 FROM participants p
        WHERE p.meeting_id = m.id AND p.summoned_on IS NOT NULL) AS summoned
    FROM meetings m JOIN cases ON cases.id = m.case_id
    WHERE cases.open = 1 AND cancelled_on IS NULL AND held_on IS NULL AND {within("day")}
        AND day < :today ORDER BY cases.id, number"""
_CURRENT = f"""cases JOIN plans p ON p.case_id = cases.id AND p.version = (SELECT max(version)
    FROM plans last WHERE last.case_id = cases.id)
    WHERE {_CASE} AND EXISTS (SELECT 1 FROM plans first
        WHERE first.case_id = cases.id AND first.made_on <= :last)"""
_SIGNED = "EXISTS (SELECT 1 FROM approvals a WHERE a.plan_id = p.id) AS signed"
# No day at all, or one that had been kept already when the version was made (followup.deadlines).
_NO_FOLLOW_UP = f"""
    SELECT reference, {_SIGNED} FROM {_CURRENT} AND NOT EXISTS (SELECT 1 FROM followups f
        WHERE f.plan_id = p.id AND f.case_id = cases.id)
    AND (p.followup_on IS NULL OR EXISTS (SELECT 1 FROM followups f
        WHERE f.case_id = cases.id AND f.held_on >= p.followup_on)) ORDER BY cases.id"""
_ENDLESS = f"""
    SELECT reference, number, {_SIGNED} FROM (SELECT cases.id AS of_case, reference, p.id
        FROM {_CURRENT}) AS p JOIN measures m ON m.plan_id = p.id
    WHERE m.ends IS NULL AND m.state <> '{STOPPED}' AND NOT EXISTS (SELECT 1 FROM followups f
        WHERE f.plan_id = p.id AND f.decision = '{END}')
    ORDER BY of_case, number"""
_STATELESS = f"""
    SELECT reference, number, ends FROM (SELECT cases.id AS of_case, reference, p.id
        FROM {_CURRENT}) AS p JOIN measures m ON m.plan_id = p.id
    WHERE m.state = '{DECIDED}' AND {within("ends")} AND ends < :today ORDER BY of_case, number"""


# Of each kind: how it is found, what is missing, and the command that completes it.
_ASKED = {
    GENDER: (_GENDERLESS, "kön saknas", "ärende ändra {reference} --kön KÖN"),
    RECORD: (
        _UNRECORDED,
        "mötet {day} är varken genomfört eller inställt (norrbus möte ställ-in)",
        "möte genomför {reference}",
    ),
    FOLLOW_UP: (
        _NO_FOLLOW_UP,
        "dag för uppföljning saknas",
        "plan ändra {reference} --uppföljning DAG",
    ),
    LAST_DAY: (
        _ENDLESS,
        "insats {number} saknar slutdag",
        "plan ändra-insats {reference} {number} --slutar DAG",
    ),
    STATE: (
        _STATELESS,
        f"insats {{number}} slutade {{ends}}, och läget är fortfarande {DECIDED}",
        "plan ändra-insats {reference} {number} --läge LÄGE --läge-dag DAG",
    ),
}
_NOBODY_SUMMONED = (
    "mötet {day} är inte inställt, och ingen är kallad",
    "möte ställ-in {reference} --orsak ORSAK",
)


def missing(register: Register, year: int, today: date) -> list[Gap]:
    """What is missing in a year.

    Gender, records of meetings, days of follow-up, last days of measures and what became of them,
    feedback.

    Each kind by case.
    """
    first, last = date(year, 1, 1), min(date(year, 12, 31), today)
    days: dict[str, Value] = {
        "first": first.isoformat(),
        "last": last.isoformat(),
        "today": today.isoformat(),
    }
    found = [
        _gap(kind, row) for kind, (sql, _, _) in _ASKED.items() for row in register.rows(sql, days)
    ]
    return [*found, *_feedback(register, first, last)]


def _gap(kind: str, row: Row) -> Gap:
    _, what, command = _ASKED[kind]
    said = dict(row)
    if kind == RECORD:
        said["reference"] = MEETING.reference(row["reference"], row["number"])
        if not row["summoned"]:
            what, command = _NOBODY_SUMMONED
    elif said.get("signed"):
        # A signed version is not changed: what it lacks is written in the next one.
        what, command = f"{what}, och planen är underskriven", "plan revidera {reference}"
    reference = said["reference"]
    return Gap(kind, reference, what.format(**said), f"norrbus {command.format(**said)}")


def _feedback(register: Register, first: date, last: date) -> list[Gap]:
    """The deviations reported in the period without feedback, each with its next step.

    Feedback comes after what comes before it.
    """
    found = [
        each
        for each in deviation_store.of_year(register, first.year)
        if each.reported_on <= last and not each.feedback_on and not each.mistaken
    ]
    return [
        Gap(FEEDBACK, each.reference, "återkoppling saknas", each.missing[0].command)
        for each in found
    ]
