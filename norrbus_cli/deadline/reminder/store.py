"""What is to be told today, and the ledger of what has been told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...register.calendar import Calendar
from ...register.cells import Row, Value
from ...register.database import Register
from ...rule.model import Unreadable
from .. import store as deadline_store
from ..model import Choices
from .model import ACTOR, COORDINATOR, FAILED, HANDED_OVER, PLANNED, SUPERSEDED, Recipient, Reminder

LEDGER = ("kind", "subject_id", "stage", "recipient", "due_day")
# A week of days late, from the day after the last; a week of days open, from the first.
_STAGE = """CASE WHEN due IS NULL
    THEN 'öppen ' || CAST((julianday(:today) - julianday(start)) / 7 AS INTEGER)
    WHEN :today < due THEN 'före' WHEN :today = due THEN 'på dagen'
    ELSE 'försenad ' || CAST((julianday(:today) - julianday(due) - 1) / 7 AS INTEGER) END"""

_COORDINATOR, _ACTOR = f"'{COORDINATOR} ' || s.coordinator_id", f"'{ACTOR} ' || a.id"
_UNTOLD = """NOT EXISTS (SELECT 1 FROM reminders r
    WHERE r.kind = s.kind AND r.subject_id = s.subject_id AND r.stage = s.stage
    AND r.recipient = {0} AND r.due_day = s.due_day AND r.state = 'överlämnad')"""


def to_tell(
    register: Register, today: date, *, told: bool = False
) -> tuple[list[Reminder], list[Unreadable]]:
    """Every reminder whose stage has come and that has not been handed over, to an actor where it
    may read of the case; ``told``: those too that have.

    And the rows that none could be made of.
    """
    chosen = deadline_store.choices(register)
    in_force = chosen.in_force()
    sql, parameters = question(register, chosen, today, told=told)
    reminders: list[Reminder] = []
    unreadable: dict[Unreadable, None] = {}
    for row in register.rows(sql, parameters):
        try:
            reminders.append(
                Reminder(
                    deadline_store.deadline(row, in_force[row["kind"]]),
                    row["stage"],
                    row["recipient"],
                )
            )
        except (ValueError, TypeError):
            unreadable[Unreadable(row["kind"], row["reference"])] = None
    if any(each.recipient.startswith(ACTOR) for each in reminders):
        from .covered import that_may_go

        reminders = that_may_go(register, reminders, today)
    return in_order(reminders), list(unreadable)


def in_order(reminders: Iterable[Reminder]) -> list[Reminder]:
    """By recipient, and then what is due first."""
    return sorted(
        reminders,
        key=lambda each: (
            each.recipient,
            each.deadline.due_day,
            each.deadline.reference,
            each.deadline.kind,
            each.deadline.subject_id,
        ),
    )


def question(
    register: Register, chosen: Choices, today: date, *, told: bool = False
) -> tuple[str, dict[str, Value]]:
    """The question whose answer are the reminders to tell, a row each, and its parameters.

    ``told``: also those that have been.
    """
    untold = "1" if told else _UNTOLD
    in_force = deadline_store.with_rows(register, chosen.in_force(), None)
    common, branches, parameters = deadline_store.parts(chosen, in_force, today, None)
    # The last day of which a rule's reminder may be told today, by the rule's lead in working days.
    leads = sorted({rule.lead for rule in in_force.values()})
    horizon = f"CASE lead {' '.join(f'WHEN {lead} THEN :after_{lead}' for lead in leads)} END"
    tables = f"""{common},
        due AS MATERIALIZED (SELECT * FROM ({branches})
            WHERE due IS NULL OR due <= {horizon} OR date(due) IS NULL),
        staged AS MATERIALIZED (
            SELECT *, {_STAGE} AS stage, coalesce(due, start) AS due_day FROM due
                WHERE due IS NOT NULL OR start <= :today OR date(start) IS NULL)"""
    sql = (
        f"WITH {tables} SELECT s.*, {_COORDINATOR} AS recipient FROM staged s WHERE"
        f" {untold.format(_COORDINATOR)}"
    )
    if register.row("SELECT 1 FROM actors WHERE reminded = 1"):
        sql += f""" UNION ALL SELECT s.*, {_ACTOR} FROM staged s, json_each('[' || s.actors || ']')
            JOIN actors a ON a.id = json_each.value
            WHERE s.actors IS NOT NULL AND a.reminded = 1 AND {untold.format(_ACTOR)}"""
    calendar = Calendar(register)
    return sql, parameters | {
        f"after_{lead}": calendar.after(today, lead).isoformat() for lead in leads
    }


def untold(register: Register, reminders: Iterable[Reminder]) -> list[Reminder]:
    """Those that have not been handed over."""
    told = f"SELECT 1 FROM reminders WHERE {' AND '.join(f'{each} = ?' for each in LEDGER)}"
    sql = f"{told} AND state = '{HANDED_OVER}'"
    return [each for each in reminders if not register.row(sql, list(_row(each).values()))]


def recipients(register: Register) -> dict[str, Recipient]:
    """Everybody who can be told, by the ledger's key."""
    coordinators = register.rows("SELECT id, name, email FROM coordinators")
    actors = register.rows("SELECT id, short, email FROM actors WHERE reminded = 1")
    found = [
        Recipient(f"{COORDINATOR} {row['id']}", row["name"], row["email"]) for row in coordinators
    ]
    found += [Recipient(f"{ACTOR} {row['id']}", row["short"], row["email"]) for row in actors]
    return {each.key: each for each in found}


def plan(register: Register, run_id: int, today: date, reminders: Iterable[Reminder]) -> None:
    """Note what is going to be told.

    What an earlier run planned or failed to tell, and is no longer to be told, is superseded.
    """
    waiting = {
        _key(row): row
        for row in register.rows(
            f"SELECT * FROM reminders WHERE state IN ('{PLANNED}', '{FAILED}')"
        )
    }
    rows = []
    for each in reminders:
        earlier = waiting.pop(_key(_row(each)), None)
        rows.append(
            {
                **_row(each),
                "state": PLANNED,
                "day": today.isoformat(),
                "run_id": run_id,
                "tries": earlier["tries"] + 1 if earlier else 1,
            }
        )
    rows += [
        {**dict(row), "state": SUPERSEDED, "day": today.isoformat(), "run_id": run_id}
        for row in waiting.values()
    ]
    register.keep("reminders", LEDGER, rows)


def mark(register: Register, run_id: int, reminders: Iterable[Reminder], state: str) -> None:
    """Note that planned reminders have been handed over, or could not be."""
    planned = {
        _key(row): row
        for row in register.rows(
            "SELECT * FROM reminders WHERE state = ? AND run_id = ?", [PLANNED, run_id]
        )
    }
    register.keep(
        "reminders", LEDGER, [{**planned[_key(_row(each))], "state": state} for each in reminders]
    )


def _row(each: Reminder) -> dict[str, Value]:
    deadline = each.deadline
    values = (
        deadline.kind,
        deadline.subject_id,
        each.stage,
        each.recipient,
        deadline.due_day.isoformat(),
    )
    return dict(zip(LEDGER, values, strict=True))


def _key(row: Row) -> tuple[Value, ...]:
    return tuple(row[column] for column in LEDGER)
