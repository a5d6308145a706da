"""Rows of deviations, whom they concern, what was sent and decided, and the table of recipients."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.store import as_day
from ..register.database import Register, Value, ids
from ..words.reference import DEVIATION
from .model import Concerned, Deviation, Dispatch, Improvement, Recipient


def find(register: Register, typed: str) -> Deviation:
    """The deviation that ``typed`` names. Raises UnknownReference, AmbiguousReference."""
    reference = DEVIATION.find(typed, references(register))
    return _found(register, "d.reference = ?", [reference])[0]


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


def all_open(register: Register) -> list[Deviation]:
    """The deviations that are not closed, the oldest first."""
    return _found(register, "d.closed_on IS NULL", [])


def every(register: Register) -> list[Deviation]:
    """All deviations, the oldest first."""
    return _found(register, "1", [])


def _found(register: Register, condition: str, parameters: Sequence[Value]) -> list[Deviation]:
    sql = (
        "SELECT d.*, cases.reference AS case_reference FROM deviations d LEFT JOIN cases ON"
        f" cases.id = d.case_id WHERE {condition} ORDER BY d.id"
    )
    rows = register.rows(sql, parameters)
    actors = actor_store.by_id(register)
    wanted = ids(row["id"] for row in rows)
    concerned, dispatches, improvements = (
        _concerned(register, wanted, actors),
        _dispatches(register, wanted, actors),
        _improvements(register, wanted, actors),
    )
    return [
        Deviation(
            id=row["id"],
            reference=row["reference"],
            case_id=row["case_id"],
            case_reference=row["case_reference"] or "",
            happened_on=date.fromisoformat(row["happened_on"]),
            reporter=row["reporter"],
            workplace=actors[row["workplace_id"]],
            concerns=row["concerns"],
            ground=row["ground"],
            description=row["description"],
            consequences=row["consequences"],
            proposal=row["proposal"],
            manager=row["manager"],
            school_form=row["school_form"],
            reported_on=date.fromisoformat(row["reported_on"]),
            reporter_signed_on=as_day(row["reporter_signed_on"]),
            manager_signed_on=as_day(row["manager_signed_on"]),
            level=row["level"],
            joint_analysis=row["joint_analysis"],
            joint_on=as_day(row["joint_on"]),
            no_decision=row["no_decision"],
            decided_on=as_day(row["decided_on"]),
            feedback=row["feedback"],
            feedback_on=as_day(row["feedback_on"]),
            upward_on=as_day(row["upward_on"]),
            closed_on=as_day(row["closed_on"]),
            closing_note=row["closing_note"],
            mistaken=row["mistaken"],
            concerned=tuple(concerned[row["id"]]),
            dispatches=tuple(dispatches[row["id"]]),
            improvements=tuple(improvements[row["id"]]),
        )
        for row in rows
    ]


_OF = "WHERE deviation_id IN (SELECT value FROM json_each(?))"


def _concerned(
    register: Register, wanted: str, actors: Mapping[int, Actor]
) -> dict[int, list[Concerned]]:
    found: dict[int, list[Concerned]] = defaultdict(list)
    for row in register.rows(
        f"SELECT * FROM deviation_actors {_OF} AND left_out = 0 ORDER BY id", [wanted]
    ):
        found[row["deviation_id"]].append(
            Concerned(
                actors[row["actor_id"]],
                as_day(row["sent_on"]),
                row["analysis"],
                as_day(row["analysed_on"]),
            )
        )
    return found


def _dispatches(
    register: Register, wanted: str, actors: Mapping[int, Actor]
) -> dict[int, list[Dispatch]]:
    found: dict[int, list[Dispatch]] = defaultdict(list)
    for row in register.rows(f"SELECT * FROM dispatches {_OF} ORDER BY id", [wanted]):
        sent = Dispatch(
            actors.get(row["actor_id"]),
            row["what"],
            row["recipient"],
            date.fromisoformat(row["sent_on"]),
            row["sent_how"],
        )
        found[row["deviation_id"]].append(sent)
    return found


def _improvements(
    register: Register, wanted: str, actors: Mapping[int, Actor]
) -> dict[int, list[Improvement]]:
    found: dict[int, list[Improvement]] = defaultdict(list)
    for row in register.rows(f"SELECT * FROM improvements {_OF} ORDER BY number", [wanted]):
        found[row["deviation_id"]].append(
            Improvement(
                id=row["id"],
                number=row["number"],
                what=row["what"],
                actor=actors.get(row["actor_id"]),
                decided_on=date.fromisoformat(row["decided_on"]),
                due_on=as_day(row["due_on"]),
                done_on=as_day(row["done_on"]),
                result=row["result"],
            )
        )
    return found


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
    values: dict[str, Value] = {
        "actor_id": sent.actor.id if sent.actor else None,
        "what": sent.what,
        "recipient": sent.recipient,
    }
    register.insert(
        "dispatches",
        {
            "deviation_id": deviation_id,
            **values,
            "sent_on": sent.sent_on.isoformat(),
            "sent_how": sent.sent_how,
        },
    )


def improve(register: Register, deviation_id: int, values: Mapping[str, Value]) -> None:
    """A decided measure with the deviation's next number."""
    last = register.rows(
        "SELECT coalesce(max(number), 0) AS last FROM improvements WHERE deviation_id = ?",
        [deviation_id],
    )[0]["last"]
    register.insert("improvements", {"deviation_id": deviation_id, "number": last + 1, **values})


def change_improvement(
    register: Register, improvement_id: int, values: Mapping[str, Value]
) -> None:
    """New facts about a decided measure."""
    register.update("improvements", improvement_id, values)


def recipients(register: Register) -> list[Recipient]:
    """The table of recipients, in the order in which it was written."""
    return [
        Recipient(
            row["id"], row["kind"], row["school_form"], row["what"], row["name"], row["source"]
        )
        for row in register.rows("SELECT * FROM recipients WHERE used = 1 ORDER BY id")
    ]


def add_recipient(
    register: Register, kind: str, school_form: str, what: str, name: str, source: str
) -> None:
    """A new row of the table."""
    register.insert(
        "recipients",
        {"kind": kind, "school_form": school_form, "what": what, "name": name, "source": source},
    )


def drop_recipient(register: Register, recipient_id: int) -> None:
    """A row that is no longer used."""
    register.update("recipients", recipient_id, {"used": 0})
