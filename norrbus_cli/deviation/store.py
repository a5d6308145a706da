"""Rows of deviations, whom they concern, what was sent and decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeVar

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.model import Case
from ..register.cells import Value, ids
from ..register.database import Register, grouped
from ..words.record import Record, as_dict, of_row
from ..words.reference import DEVIATION, FORUM, UnknownReference
from .model import Concerned, Deviation, Dispatch, Improvement

Part = TypeVar("Part", Concerned, Dispatch, Improvement)


def find(register: Register, typed: str) -> Deviation:
    """The deviation that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    try:
        reference = DEVIATION.find(typed, references(register))
    except UnknownReference:
        from ..register.annulled import require_standing

        require_standing(register, "deviations", DEVIATION, typed, ("Avvikelsen", "makulerad"))
        raise
    return _found(register, "d.reference = ?", [reference])[0]


def find_open(register: Register, typed: str) -> Deviation:
    """The deviation that ``typed`` names. Raises IsClosed and what ``find`` raises."""
    found = find(register, typed)
    found.require_open()
    return found


def case_of(register: Register, deviation: Deviation) -> Case | None:
    """The case of a deviation, if it has one."""
    return case_store.by_id(register, deviation.case_id) if deviation.case_id is not None else None


def references(register: Register) -> list[str]:
    """Every reference, the oldest first."""
    return [
        row["reference"] for row in register.rows("SELECT reference FROM deviations ORDER BY id")
    ]


def of_case(register: Register, case_id: int) -> list[Deviation]:
    """The deviations of a case in their order."""
    return _found(register, "d.case_id = ?", [case_id])


def of_year(register: Register, year: int) -> list[Deviation]:
    """The deviations reported in a year, the oldest first."""
    return _found(
        register, "d.reported_on BETWEEN ? AND ?", [f"{year:04d}-01-01", f"{year:04d}-12-31"]
    )


def without_feedback(register: Register, first: date, last: date) -> list[Deviation]:
    """The deviations reported on some days whose reporter has not heard, the oldest first; those
    that were a mistake left out.
    """
    condition = "d.reported_on BETWEEN ? AND ? AND d.feedback_on IS NULL AND d.mistaken = ''"
    return _found(register, condition, [first.isoformat(), last.isoformat()])


def all_open(register: Register) -> list[Deviation]:
    """The deviations that are not closed, the oldest first."""
    return _found(register, "d.closed_on IS NULL", [])


def every(register: Register) -> list[Deviation]:
    """All deviations, the oldest first."""
    return _found(register, "1", [])


def _found(register: Register, condition: str, parameters: Sequence[Value]) -> list[Deviation]:
    sql = (
        "SELECT d.*, cases.reference AS case_reference, coalesce(j.reference, '') AS joint_meeting,"
        " coalesce(p.reference, '') AS part_meeting FROM deviations d LEFT JOIN cases ON"
        " cases.id = d.case_id LEFT JOIN forums j ON j.id = d.joint_forum_id LEFT JOIN forums p ON"
        f" p.id = d.part_forum_id WHERE {condition} ORDER BY d.id"
    )
    rows = register.rows(sql, parameters)
    actors = actor_store.by_id(register)
    wanted = ids(row["id"] for row in rows)

    def parts(kind: type[Part], table: str, order: str) -> dict[int, list[Part]]:
        """What belongs to the deviations, each with its actor."""
        sql = (
            f"SELECT * FROM {table} WHERE deviation_id IN (SELECT value FROM json_each(?)) {order}"
        )
        return grouped(
            register.rows(sql, [wanted]),
            "deviation_id",
            lambda row: of_row(kind, row, actor=actors.get(row["actor_id"])),
        )

    concerned = parts(Concerned, "deviation_actors", "AND left_out = 0 ORDER BY id")
    dispatches = parts(Dispatch, "dispatches", "ORDER BY id")
    improvements = parts(Improvement, "improvements", "ORDER BY number")
    return [
        of_row(
            Deviation,
            row,
            case_reference=row["case_reference"] or "",
            workplace=actors[row["workplace_id"]],
            concerned=tuple(concerned[row["id"]]),
            dispatches=tuple(dispatches[row["id"]]),
            improvements=tuple(improvements[row["id"]]),
        )
        for row in rows
    ]


class MeetingAbove(Record):
    """A meeting above the single case, at which a deviation may have been analysed."""

    id: int
    reference: str
    kind: str
    held_on: date | None


def meeting_above(register: Register, typed: str) -> MeetingAbove:
    """The meeting that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    rows = register.rows("SELECT id, reference, kind, held_on FROM forums ORDER BY id")
    reference = FORUM.find(typed, [row["reference"] for row in rows])
    return next(of_row(MeetingAbove, row) for row in rows if row["reference"] == reference)


def add(register: Register, year: int, values: Mapping[str, Value], actors: Sequence[Actor]) -> str:
    """A new deviation with the next reference of the year; returns the reference."""
    reference = DEVIATION.reference(year, register.next_number(DEVIATION.counter, year))
    deviation_id = register.insert("deviations", {"reference": reference, **values})
    concern(register, deviation_id, actors)
    return reference


def change(register: Register, deviation_id: int, values: Mapping[str, Value]) -> None:
    """New facts about a deviation."""
    register.update("deviations", deviation_id, values)


def concern(register: Register, deviation_id: int, actors: Sequence[Actor]) -> None:
    """Make exactly these the actors it concerns."""
    rows = {
        row["actor_id"]: row
        for row in register.rows(
            "SELECT * FROM deviation_actors WHERE deviation_id = ?", [deviation_id]
        )
    }
    wanted = {actor.id for actor in actors}
    for actor_id, row in rows.items():
        register.update("deviation_actors", row["id"], {"left_out": int(actor_id not in wanted)})
    for actor in actors:
        if actor.id not in rows:
            register.insert(
                "deviation_actors", {"deviation_id": deviation_id, "actor_id": actor.id}
            )


def change_concerned(
    register: Register, deviation_id: int, actor_id: int, values: Mapping[str, Value]
) -> None:
    """New facts about an actor it concerns."""
    row = register.rows(
        "SELECT id FROM deviation_actors WHERE deviation_id = ? AND actor_id = ?",
        [deviation_id, actor_id],
    )[0]
    register.update("deviation_actors", row["id"], values)


def dispatch(register: Register, deviation_id: int, sent: Dispatch) -> None:
    """Note what was sent to whom."""
    whose = {"deviation_id": deviation_id, "actor_id": sent.actor.id if sent.actor else None}
    register.insert("dispatches", whose | register.fitting("dispatches", as_dict(sent)))


def improve(register: Register, deviation_id: int, values: Mapping[str, Value]) -> None:
    """A decided measure with the deviation's next number."""
    last = register.rows(
        "SELECT coalesce(max(number), 0) AS last FROM improvements WHERE deviation_id = ?",
        [deviation_id],
    )[0]["last"]
    number = register.next_within("improvement", deviation_id, last)
    register.insert("improvements", {"deviation_id": deviation_id, "number": number, **values})
