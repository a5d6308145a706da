"""Rows of the meetings above the single case: who takes part, what was treated, who got the
minutes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from ..deviation.disagreement.model import PART
from ..register.cells import Row, Value, ids
from ..register.database import Register, grouped
from ..words.record import of_row
from ..words.reference import FORUM, UnknownReference
from ..words.swedish import fold
from .model import DEVIATION, DISAGREEMENT, Dispatch, Forum, Guest, Matter, Member, Participant


def find(register: Register, typed: str) -> Forum:
    """The meeting that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    known = [row["reference"] for row in register.rows("SELECT reference FROM forums ORDER BY id")]
    try:
        reference = FORUM.find(typed, known)
    except UnknownReference:
        from ..register.annulled import require_standing

        require_standing(register, "forums", FORUM, typed, ("Mötet", "makulerat"))
        raise
    return _found(register, "reference = ?", [reference])[0]


def pending(register: Register) -> list[Forum]:
    """The meetings that are neither held nor cancelled, in the order of time."""
    return _found(register, "held_on IS NULL AND cancelled_on IS NULL", [])


def to_come(register: Register, today: date) -> list[Forum]:
    """The meetings from ``today`` on, in the order of time."""
    return _found(
        register, "held_on IS NULL AND cancelled_on IS NULL AND day >= ?", [today.isoformat()]
    )


def every(register: Register) -> list[Forum]:
    """All meetings, in the order of time."""
    return _found(register, "1", [])


def _found(register: Register, condition: str, parameters: Sequence[Value]) -> list[Forum]:
    rows = register.rows(
        f"SELECT * FROM forums WHERE {condition} ORDER BY day, time, id", parameters
    )
    wanted = ids(row["id"] for row in rows)
    participants = grouped(
        register.rows(_PARTICIPANTS, [wanted]), "forum_id", partial(of_row, Participant)
    )
    matters = grouped(register.rows(_MATTERS, [wanted]), "forum_id", _matter)
    dispatches = grouped(
        register.rows(_DISPATCHES, [wanted]), "forum_id", partial(of_row, Dispatch)
    )
    return [
        of_row(
            Forum,
            row,
            participants=tuple(participants[row["id"]]),
            matters=tuple(matters[row["id"]]),
            dispatches=tuple(dispatches[row["id"]]),
        )
        for row in rows
    ]


_OF = "WHERE forum_id IN (SELECT value FROM json_each(?))"
_PARTICIPANTS = f"""SELECT p.*, coalesce(m.email, '') AS email FROM forum_participants p
    LEFT JOIN forum_members m ON m.id = p.member_id
    {_OF} AND left_out = 0 ORDER BY p.id"""
_MATTERS = f"""SELECT t.forum_id, d.reference AS deviation, c.reference AS owner, g.number
    FROM forum_matters t
    LEFT JOIN deviations d ON d.id = t.deviation_id
        LEFT JOIN disagreements g ON g.id = t.disagreement_id
        LEFT JOIN cases c ON c.id = g.case_id
    {_OF} AND left_out = 0 ORDER BY t.id"""
_DISPATCHES = f"SELECT * FROM forum_minutes {_OF} ORDER BY id"


def _matter(row: Row) -> Matter:
    if row["deviation"]:
        return Matter(row["deviation"], DEVIATION)
    return Matter(PART.reference(row["owner"], row["number"]), DISAGREEMENT)


def add(
    register: Register, year: int, values: Mapping[str, Value], members: Iterable[Member]
) -> str:
    """A new meeting with the next reference of the year and the members of its kind.

    Returns the reference.
    """
    reference = FORUM.reference(year, register.next_number(FORUM.counter, year))
    forum_id = register.insert("forums", {"reference": reference, **values})
    for member in members:
        register.insert(
            "forum_participants",
            {
                "forum_id": forum_id,
                "member_id": member.id,
                "name": member.name,
                "role": member.role,
            },
        )
    return reference


def change(register: Register, forum_id: int, values: Mapping[str, Value]) -> None:
    """New facts about a meeting."""
    register.update("forums", forum_id, values)


def invite(register: Register, forum_id: int, guests: Iterable[Guest]) -> None:
    """Make exactly these the participants beside the members; a name is one person."""
    rows = {
        fold(row["name"]): row
        for row in register.rows("SELECT * FROM forum_participants WHERE forum_id = ?", [forum_id])
    }
    wanted: dict[str, Guest] = {}
    for guest in guests:
        wanted.setdefault(fold(guest.name), guest)
    for name, row in rows.items():
        if row["member_id"] is None:
            role = {"role": wanted[name].role} if name in wanted else {}
            register.update(
                "forum_participants", row["id"], {"left_out": int(name not in wanted), **role}
            )
    for name, guest in wanted.items():
        if name not in rows:
            register.insert(
                "forum_participants", {"forum_id": forum_id, "name": guest.name, "role": guest.role}
            )


def attend(register: Register, participant_id: int, attendance: str) -> None:
    """Whether a participant came."""
    register.update("forum_participants", participant_id, {"attendance": attendance})


def treat(
    register: Register, forum_id: int, deviation_ids: Iterable[int], disagreement_ids: Iterable[int]
) -> None:
    """Make exactly these what was treated of each of the two; of what none is told, what was."""
    rows = {
        (row["deviation_id"], row["disagreement_id"]): row
        for row in register.rows("SELECT * FROM forum_matters WHERE forum_id = ?", [forum_id])
    }
    wanted = dict.fromkeys(
        [*((each, None) for each in deviation_ids), *((None, each) for each in disagreement_ids)]
    )
    told = {each is None for each, _ in wanted}
    for matter, row in rows.items():
        if (matter[0] is None) in told:
            register.update("forum_matters", row["id"], {"left_out": int(matter not in wanted)})
    for deviation_id, disagreement_id in wanted:
        if (deviation_id, disagreement_id) not in rows:
            register.insert(
                "forum_matters",
                {
                    "forum_id": forum_id,
                    "deviation_id": deviation_id,
                    "disagreement_id": disagreement_id,
                },
            )


def dispatch(register: Register, forum: Forum, values: Mapping[str, Value]) -> None:
    """Note that the minutes as they stand were sent to somebody."""
    register.insert("forum_minutes", {"forum_id": forum.id, "record": forum.record, **values})
