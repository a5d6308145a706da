"""Meetings to come, papers and calendar files that a change has made out of date."""

from __future__ import annotations

from collections.abc import Iterable

from ...register.cells import ids
from ...register.database import Register
from ...words.record import Record


class Coming(Record):
    """A meeting to come: what has gone out of it. ``calendar``: somebody has its calendar file,
    ``behind``: somebody has an earlier one than the newest; ``moved``: it has
    moved since somebody was summoned, who is told by a letter of its own (``meeting/notice``).
    """

    called: str
    summoned: bool
    invited: bool
    agenda: bool
    calendar: bool
    behind: bool
    moved: bool


_PARTICIPANT = "EXISTS (SELECT 1 FROM participants p WHERE p.meeting_id = m.id AND {})"
_AMONG = "IN (SELECT value FROM json_each(:of))"
_COMING = f"""SELECT k.reference || '-M' || m.number AS called,
    {_PARTICIPANT.format("p.actor_id IS NOT NULL")} AS summoned,
    {_PARTICIPANT.format("p.person_id IS NOT NULL")} AS invited,
    {_PARTICIPANT.format("p.calendar_sequence IS NOT NULL")} AS calendar,
    {_PARTICIPANT.format("p.calendar_sequence < m.sequence")} AS behind,
    {_PARTICIPANT.format("p.summoned_sequence < m.sequence")} AS moved,
    EXISTS (SELECT 1 FROM documents d WHERE d.meeting_id = m.id AND d.kind = 'mötesagenda')
        AS agenda
    FROM meetings m JOIN cases k ON k.id = m.case_id
    WHERE m.open = 1 AND m.held_on IS NULL AND m.cancelled_on IS NULL AND """
_NAMING_PERSON = f"(k.child_id {_AMONG} OR {_PARTICIPANT.format(f'p.person_id {_AMONG}')})"
_NAMING_ACTOR = _PARTICIPANT.format(f"p.actor_id {_AMONG}")
_IN_CASE = (
    f"(k.child_id {_AMONG} OR k.id IN (SELECT case_id FROM guardianships WHERE person_id {_AMONG}))"
)

# Held as one with a meeting in a case that somebody is in: its papers have the same place.
_HELD_WITH = f"""(m.joint <> '' AND m.joint IN (SELECT o.joint FROM meetings o
    JOIN cases k ON k.id = o.case_id WHERE o.joint <> '' AND {_IN_CASE}))"""


def naming_people(register: Register, people: Iterable[int]) -> list[Coming]:
    """The meetings to come whose papers name some people."""
    return _coming(register, _NAMING_PERSON, people)


def naming_actors(register: Register, actors: Iterable[int]) -> list[Coming]:
    """The meetings to come that some actors are summoned to."""
    return _coming(register, _NAMING_ACTOR, actors)


def in_cases_of(register: Register, people: Iterable[int]) -> list[Coming]:
    """The meetings to come in the cases that some people are in, and those held as one with one."""
    return _coming(register, f"({_IN_CASE} OR {_HELD_WITH})", people)


def held_with(register: Register, people: Iterable[int]) -> list[Coming]:
    """The meetings to come that are held as one with one in a case that some people are in."""
    return _coming(register, _HELD_WITH, people)


def themselves(register: Register, meetings: Iterable[int]) -> list[Coming]:
    """Those of some meetings that are to come."""
    return _coming(register, f"m.id {_AMONG}", meetings)


def _coming(register: Register, which: str, of: Iterable[int]) -> list[Coming]:
    rows = register.rows(f"{_COMING}{which} ORDER BY m.id", {"of": ids(of)})
    return [
        Coming(
            row["called"],
            bool(row["summoned"]),
            bool(row["invited"]),
            bool(row["agenda"]),
            bool(row["calendar"]),
            bool(row["behind"]),
            bool(row["moved"]),
        )
        for row in rows
    ]


def of_plans(register: Register, plans: Iterable[int]) -> list[tuple[str, str]]:
    """The kinds of paper that versions of plans have been written as, with the case."""
    sql = """SELECT DISTINCT d.kind, k.reference FROM documents d JOIN cases k ON k.id = d.case_id
        WHERE d.kind IN ('genomförandeplan', 'SIP') AND d.plan_id IN
        (SELECT value FROM json_each(?)) ORDER BY d.kind"""
    return [(row["kind"], row["reference"]) for row in register.rows(sql, [ids(plans)])]


def about(register: Register, reference: str) -> list[tuple[str, str]]:
    """The kinds of paper that have been written about a deviation or a meeting above the case."""
    sql = "SELECT DISTINCT kind, about FROM documents WHERE about = ? ORDER BY kind"
    return [(row["kind"], row["about"]) for row in register.rows(sql, [reference])]


def minutes_of(register: Register, meetings: Iterable[int]) -> list[tuple[str, str]]:
    """Of meetings that were held, the minutes that have been written, with the meeting."""
    sql = """SELECT DISTINCT d.kind, k.reference || '-M' || m.number AS called FROM documents d
        JOIN meetings m ON m.id = d.meeting_id JOIN cases k ON k.id = m.case_id
        WHERE m.held_on IS NOT NULL AND d.kind = 'minnesanteckningar'
            AND d.meeting_id IN (SELECT value FROM json_each(?)) ORDER BY m.id"""
    return [(row["kind"], row["called"]) for row in register.rows(sql, [ids(meetings)])]
