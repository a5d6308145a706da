"""Rows of meetings and participants."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.store import rows_of
from ..register.cells import Value, ids
from ..register.database import Register, grouped
from ..words import reference
from ..words.record import of_row
from .model import Meeting, Participant


def of_cases(register: Register, case_ids: list[int]) -> dict[int, list[Meeting]]:
    """The meetings of cases, by case id, in their order."""
    sql = """SELECT meetings.*, reference, child_id, coalesce((SELECT group_concat(person_id) FROM
            (SELECT person_id FROM guardianships g WHERE g.case_id = meetings.case_id ORDER BY id)
        ), '') AS guardian_ids FROM meetings JOIN cases ON cases.id = case_id
        WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY number"""
    rows = register.rows(sql, [ids(case_ids)])
    held_as = _joint(register, case_ids) if any(row["joint"] for row in rows) else {}
    participants = _participants(register, [row["id"] for row in rows])
    return grouped(
        rows,
        "case_id",
        lambda row: of_row(
            Meeting,
            row,
            case_reference=row["reference"],
            joint=row["joint"] if len(held_as.get(row["joint"], ())) > 1 else "",
            together=tuple(
                each for other, each in held_as.get(row["joint"], ()) if other != row["id"]
            ),
            participants=tuple(participants[row["id"]]),
        ),
    )


def _joint(register: Register, case_ids: list[int]) -> Mapping[str, list[tuple[int, str]]]:
    """By what is one says: the ids and references of meetings, in the order of booking, that any of
    some cases has one of.
    """
    sql = """SELECT joint, meetings.id, reference, number
        FROM meetings JOIN cases ON cases.id = case_id
        WHERE joint <> '' AND joint IN (SELECT joint FROM meetings
            WHERE joint <> '' AND case_id IN (SELECT value FROM json_each(?)))
        ORDER BY meetings.id"""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for row in register.rows(sql, [ids(case_ids)]):
        called = reference.MEETING.reference(row["reference"], row["number"])
        found[row["joint"]].append((row["id"], called))
    return found


def of_case(register: Register, case_id: int) -> list[Meeting]:
    """The meetings of a case in their order."""
    return of_cases(register, [case_id])[case_id]


def to_come(register: Register, coordinators: set[int], today: date) -> list[Meeting]:
    """The meetings to come in the open cases of coordinators, in the order of time."""
    sql = """SELECT case_id FROM meetings JOIN cases ON cases.id = case_id
        WHERE meetings.open = 1 AND cancelled_on IS NULL AND held_on IS NULL AND day >= ?
            AND coordinator_id IN (SELECT value FROM json_each(?))"""
    rows = register.rows(sql, [today.isoformat(), ids(sorted(coordinators))])
    found = [
        meeting
        for meetings in of_cases(register, [row["case_id"] for row in rows]).values()
        for meeting in meetings
    ]
    return sorted(
        (meeting for meeting in found if meeting.pending and meeting.day >= today),
        key=lambda each: (each.day, each.time, each.reference),
    )


def find(register: Register, typed: str, pending: bool = False) -> Meeting:
    """The meeting that ``typed`` names: ``NB-2026-0001-M1``, or a case whose only meeting it is.

    With ``pending`` a case alone means its only meeting to come; otherwise its only meeting that is
    not cancelled. Raises UnknownReference, UnknownMeeting, WhichMeeting.
    """
    from .refusals import UnknownMeeting, WhichMeeting

    named = reference.MEETING.split(typed)
    case = case_store.find(register, named.case)
    meetings = of_case(register, case.id)
    known = [meeting.reference for meeting in meetings]
    if named.number is not None:
        found = [meeting for meeting in meetings if meeting.number == named.number]
        if not found:
            from ..register.annulled import require_part_standing

            called = reference.MEETING.reference(case.reference, named.number)
            what = (f"Mötet {called}", "makulerat")
            require_part_standing(register, "meetings", case.id, named.number, what)
            raise UnknownMeeting(called, known)
        return found[0]
    found = [
        meeting
        for meeting in meetings
        if (meeting.pending if pending else not meeting.cancelled_on)
    ] or meetings
    if not found:
        raise UnknownMeeting(f"i {case.reference}", known)
    if len(found) > 1:
        raise WhichMeeting([meeting.reference for meeting in found])
    return found[0]


def tied(register: Register, meeting: Meeting) -> list[Meeting]:
    """The meetings of other cases that a meeting is held together with, in the order of booking."""
    if not meeting.joint:
        return []
    sql = "SELECT id, case_id FROM meetings WHERE joint = ? AND joint <> '' ORDER BY id"
    rows = register.rows(sql, [meeting.joint])
    found = {
        each.id: each
        for meetings in of_cases(register, [row["case_id"] for row in rows]).values()
        for each in meetings
    }
    return [found[row["id"]] for row in rows if row["id"] != meeting.id]


def minutes_sent(register: Register, meeting_id: int) -> int | None:
    """The number of the operation by which the minutes were first sent, if they have been."""
    from ..register.earlier import made

    sql = """SELECT 'documents' AS "table", id FROM documents
        WHERE meeting_id = ?1 AND kind = 'minnesanteckningar' AND sent_how <> ''
        UNION SELECT 'paper_steps', s.id FROM paper_steps s JOIN documents d ON d.id = document_id
        WHERE meeting_id = ?1 AND kind = 'minnesanteckningar' AND s.what = 'skickat'"""
    rows = register.rows(sql, [meeting_id])
    return min((made(register, row["table"], row["id"]) or 0 for row in rows), default=None)


def add(register: Register, case_id: int, values: Mapping[str, Value]) -> int:
    """A new meeting with the case's next number; returns the id."""
    sql = "SELECT coalesce(max(number), 0) AS last FROM meetings WHERE case_id = ?"
    last = register.rows(sql, [case_id])[0]["last"]
    number = register.next_within("meeting", case_id, last)
    return register.insert("meetings", {"case_id": case_id, "number": number, **values})


def change(register: Register, meeting_id: int, values: Mapping[str, Value]) -> None:
    """New facts about a meeting."""
    register.update("meetings", meeting_id, values)


def add_participant(register: Register, meeting_id: int, values: Mapping[str, Value]) -> None:
    """Summon an actor or invite a person."""
    register.insert("participants", {"meeting_id": meeting_id, **values})


def change_participant(
    register: Register, participant_id: int, values: Mapping[str, Value]
) -> None:
    """New facts about a participant."""
    register.update("participants", participant_id, values)


def _participants(register: Register, meeting_ids: list[int]) -> dict[int, list[Participant]]:
    actors = actor_store.by_id(register)
    contacts = {contact.id: contact for actor in actors.values() for contact in actor.contacts}
    rows = rows_of(register, "participants", "meeting_id", meeting_ids)
    persons = case_store.persons(register, [row["person_id"] for row in rows if row["person_id"]])
    return grouped(
        rows,
        "meeting_id",
        lambda row: of_row(
            Participant,
            row,
            actor=actors.get(row["actor_id"]),
            contact=contacts.get(row["contact_id"]),
            person=persons.get(row["person_id"]),
        ),
    )
