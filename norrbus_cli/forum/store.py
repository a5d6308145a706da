"""Rows of the meetings above the single case.

Participants, members, what was treated, who got the minutes, the rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..case.store import as_day
from ..deviation.disagreement.model import PART
from ..register.database import Register, Value, ids
from ..words.reference import FORUM
from ..words.swedish import fold, sort_key
from .model import (
    DEVIATION,
    DISAGREEMENT,
    KINDS,
    Child,
    Dispatch,
    Forum,
    ForumRule,
    Guest,
    Matter,
    Member,
    Participant,
    Recipient,
)


def find(register: Register, typed: str) -> Forum:
    """The meeting that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    reference = FORUM.find(
        typed,
        [row["reference"] for row in register.rows("SELECT reference FROM forums ORDER BY id")],
    )
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
    participants, matters, dispatches = (
        _participants(register, wanted),
        _matters(register, wanted),
        _dispatches(register, wanted),
    )
    return [
        Forum(
            id=row["id"],
            reference=row["reference"],
            kind=row["kind"],
            day=date.fromisoformat(row["day"]),
            time=row["time"],
            length=row["length"],
            place=row["place"],
            link=row["link"],
            agenda=row["agenda"],
            summoned_by=row["summoned_by"],
            led_by=row["led_by"],
            uid=row["uid"],
            sequence=row["sequence"],
            cancelled_on=as_day(row["cancelled_on"]),
            cancelled_reason=row["cancelled_reason"],
            held_on=as_day(row["held_on"]),
            others=row["others"],
            notes=row["notes"],
            reflection=row["reflection"],
            next_meeting=row["next_meeting"],
            record=row["record"],
            sent_on=as_day(row["sent_on"]),
            participants=tuple(participants[row["id"]]),
            matters=tuple(matters[row["id"]]),
            dispatches=tuple(dispatches[row["id"]]),
        )
        for row in rows
    ]


_OF = "WHERE forum_id IN (SELECT value FROM json_each(?))"


def _participants(register: Register, wanted: str) -> dict[int, list[Participant]]:
    found: dict[int, list[Participant]] = defaultdict(list)
    sql = f"""SELECT p.*, coalesce(m.email, '') AS email FROM forum_participants p
        LEFT JOIN forum_members m ON m.id = p.member_id
        {_OF} AND left_out = 0 ORDER BY p.id"""
    for row in register.rows(sql, [wanted]):
        found[row["forum_id"]].append(
            Participant(
                row["id"],
                row["member_id"],
                row["name"],
                row["role"],
                row["email"],
                row["attendance"],
            )
        )
    return found


def _matters(register: Register, wanted: str) -> dict[int, list[Matter]]:
    found: dict[int, list[Matter]] = defaultdict(list)
    sql = f"""SELECT t.forum_id, d.reference AS deviation, c.reference AS owner, g.number
        FROM forum_matters t
        LEFT JOIN deviations d ON d.id = t.deviation_id
            LEFT JOIN disagreements g ON g.id = t.disagreement_id
            LEFT JOIN cases c ON c.id = g.case_id
        {_OF} AND left_out = 0 ORDER BY t.id"""
    for row in register.rows(sql, [wanted]):
        matter = (
            Matter(row["deviation"], DEVIATION)
            if row["deviation"]
            else Matter(PART.reference(row["owner"], row["number"]), DISAGREEMENT)
        )
        found[row["forum_id"]].append(matter)
    return found


def _dispatches(register: Register, wanted: str) -> dict[int, list[Dispatch]]:
    found: dict[int, list[Dispatch]] = defaultdict(list)
    for row in register.rows(f"SELECT * FROM forum_minutes {_OF} ORDER BY id", [wanted]):
        found[row["forum_id"]].append(
            Dispatch(
                row["name"],
                row["role"],
                date.fromisoformat(row["sent_on"]),
                row["sent_how"],
                row["record"],
            )
        )
    return found


def add(register: Register, year: int, values: Mapping[str, Value]) -> str:
    """A new meeting with the next reference of the year and the members of its kind.

    Returns the reference.
    """
    reference = FORUM.reference(year, register.next_number(FORUM.counter, year))
    forum_id = register.insert("forums", {"reference": reference, **values})
    for member in members(register, str(values["kind"])):
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
    """Make exactly these what was treated."""
    rows = {
        (row["deviation_id"], row["disagreement_id"]): row
        for row in register.rows("SELECT * FROM forum_matters WHERE forum_id = ?", [forum_id])
    }
    wanted = dict.fromkeys(
        [*((each, None) for each in deviation_ids), *((None, each) for each in disagreement_ids)]
    )
    for matter, row in rows.items():
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


def dispatch(register: Register, forum: Forum, to: Recipient, on: date, how: str) -> None:
    """Note that the minutes as they stand were sent to somebody."""
    values: dict[str, Value] = {
        "forum_id": forum.id,
        "record": forum.record,
        "name": to.name,
        "role": to.role,
    }
    register.insert("forum_minutes", {**values, "sent_on": on.isoformat(), "sent_how": how})


def children(register: Register) -> list[Child]:
    """Every child with a case: what no text at these levels may hold."""
    rows = register.rows(
        "SELECT c.reference, p.name, p.number FROM cases c JOIN persons p ON p.id = c.child_id"
        " ORDER BY c.id"
    )
    return [Child(row["reference"], row["name"], row["number"] or "") for row in rows]


def members(register: Register, kind: str = "") -> list[Member]:
    """The members, of a kind or of all, by kind and name."""
    rows = register.rows("SELECT * FROM forum_members WHERE used = 1")
    found = [
        Member(row["id"], row["kind"], row["name"], row["role"], row["email"])
        for row in rows
        if kind in {"", row["kind"]}
    ]
    return sorted(found, key=lambda each: (KINDS.index(each.kind), sort_key(each.name)))


def add_member(register: Register, kind: str, name: str, role: str, email: str) -> None:
    """A new member."""
    register.insert("forum_members", {"kind": kind, "name": name, "role": role, "email": email})


def drop_member(register: Register, member_id: int) -> None:
    """Somebody who is no longer a member."""
    register.update("forum_members", member_id, {"used": 0})


def rules(register: Register) -> list[ForumRule]:
    """The rules in use, by kind."""
    rows = sorted(
        register.rows("SELECT * FROM forum_rules WHERE used = 1"),
        key=lambda row: KINDS.index(row["kind"]),
    )
    return [
        ForumRule(
            row["id"],
            row["kind"],
            row["count"],
            row["period"],
            date.fromisoformat(row["since"]),
            row["source"],
        )
        for row in rows
    ]


def rule(register: Register, kind: str) -> ForumRule | None:
    """The rule for a kind, if one is in use."""
    return next((each for each in rules(register) if each.kind == kind), None)


def set_rule(register: Register, kind: str, values: Mapping[str, Value]) -> None:
    """The rule for a kind, new or changed."""
    row = register.row("SELECT id FROM forum_rules WHERE kind = ?", [kind])
    if row:
        register.update("forum_rules", row["id"], {**values, "used": 1})
    else:
        register.insert("forum_rules", {"kind": kind, **values})


def drop_rule(register: Register, rule_id: int) -> None:
    """A rule that is no longer used."""
    register.update("forum_rules", rule_id, {"used": 0})
