"""The rules that a register has chosen, and its open deadlines.

One question to the register for all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ..register.cells import Row, Value, ids
from ..register.database import Register
from ..rule.model import (
    DAYS,
    FROM_NEED,
    LAW,
    WEEK,
    WEEKS,
    WORKING_DAYS,
    Deadline,
    Rule,
    Span,
    Unreadable,
)
from ..words.record import Record, of_row
from ..words.swedish import fold
from .catalogue import COMMON
from .model import Choices, OwnRule


class Found(Record):
    """Deadlines, the nearest first, and the rows that none could be made of."""

    deadlines: list[Deadline]
    unreadable: list[Unreadable]


def choices(register: Register) -> Choices:
    """What the register has chosen."""
    own = {
        each["kind"]: of_row(
            OwnRule, each, span=Span(each["count"], each["unit"]) if each["count"] else None
        )
        for each in register.rows("SELECT kind, used, count, unit, lead, source FROM own_rules")
    }
    row = register.rows("SELECT uid, profile, counted_from FROM deadline_choices")[0]
    return of_row(Choices, row, own=own)


def choose(register: Register, values: Mapping[str, Value]) -> None:
    """Another profile, or another first day."""
    register.update("deadline_choices", 1, values)


def change_rule(register: Register, kind: str, values: Mapping[str, Value]) -> None:
    """Change a single rule."""
    row = register.row("SELECT id FROM own_rules WHERE kind = ?", [kind])
    if row:
        register.update("own_rules", row["id"], values)
    else:
        register.insert("own_rules", {"kind": kind, **values})


def closed_days(register: Register) -> dict[date, str]:
    """The days on which the authority itself is closed, with the reasons."""
    rows = register.rows("SELECT day, because FROM closed_days WHERE opened_again = 0 ORDER BY day")
    return {date.fromisoformat(row["day"]): row["because"] for row in rows}


def close_day(register: Register, day: date, because: str) -> None:
    """Close a day; the calendar is written anew by the deed."""
    register.insert("closed_days", {"day": day.isoformat(), "because": because})


def open_day(register: Register, day: date) -> None:
    """Open a day again; that it was closed stays."""
    row = register.rows(
        "SELECT id FROM closed_days WHERE day = ? AND opened_again = 0", [day.isoformat()]
    )[0]
    register.update("closed_days", row["id"], {"opened_again": 1})


def of_cases(register: Register, today: date, case_ids: Iterable[int]) -> Found:
    """The open deadlines of some cases."""
    return _found(register, today, list(case_ids))


def of_all(register: Register, today: date) -> Found:
    """The open deadlines of every case."""
    return _found(register, today, None)


def about(register: Register, today: date, typed: str) -> Found:
    """The open deadlines about what is called ``typed`` and is no case, such as ``A-2026-0001``
    with its measures.
    """
    found, wanted = of_all(register, today), fold(typed.strip())
    return Found(
        [
            each
            for each in found.deadlines
            if wanted in {fold(each.subject), fold(each.subject.split(" ")[0])}
        ],
        found.unreadable,
    )


def of_case(register: Register, today: date, case_id: int, kind: str) -> Deadline | None:
    """The open deadline of a kind in a case, if there is one."""
    return next(iter(_found(register, today, [case_id], kind).deadlines), None)


def _found(register: Register, today: date, case_ids: list[int] | None, only: str = "") -> Found:
    chosen = choices(register)
    wanted = {kind: rule for kind, rule in chosen.in_force().items() if only in {"", kind}}
    in_force = with_rows(register, wanted, case_ids)
    sql, parameters = question(chosen, in_force, today, case_ids)
    return read(register.rows(sql, parameters), in_force)


def with_rows(
    register: Register, in_force: Mapping[str, Rule], case_ids: list[int] | None
) -> dict[str, Rule]:
    """The rules that may have something to tell in these cases; None: in any.

    Planning a branch costs, whether it finds something or not, and a young case has little.
    """
    tables = sorted({rule.of for rule in in_force.values() if rule.of})
    narrowed = "" if case_ids is None else "WHERE case_id IN (SELECT value FROM json_each(:cases))"
    asked = ", ".join(
        f"EXISTS (SELECT 1 FROM ({COMMON[table]}) {narrowed}) AS {table}" for table in tables
    )
    parameters = {"cases": None if case_ids is None else ids(case_ids)}
    found = register.rows(f"SELECT {asked or 1}", parameters)[0]
    return {kind: rule for kind, rule in in_force.items() if not rule.of or found[rule.of]}


def read(rows: Sequence[Row], in_force: Mapping[str, Rule]) -> Found:
    """Deadlines of rows; one bad row never stops the others."""
    deadlines: list[Deadline] = []
    unreadable: list[Unreadable] = []
    for row in rows:
        try:
            deadlines.append(deadline(row, in_force[row["kind"]]))
        except (ValueError, TypeError):
            unreadable.append(Unreadable(row["kind"], row["reference"]))
    return Found(
        sorted(
            deadlines, key=lambda each: (each.due_day, each.reference, each.kind, each.subject_id)
        ),
        unreadable,
    )


def deadline(row: Row, rule: Rule) -> Deadline:
    """A deadline of a row.

    Raises ValueError, TypeError when a day in it is none, or lies outside the calendar.
    """
    return of_row(
        Deadline,
        row,
        rule=rule,
        own=row["own"] is not None,
        due=date.fromisoformat(row["due"]) if row["due"] is not None or rule.span else None,
        actors=tuple(int(each) for each in (row["actors"] or "").split(",") if each),
    )


def question(
    chosen: Choices, in_force: Mapping[str, Rule], today: date, case_ids: list[int] | None
) -> tuple[str, dict[str, Value]]:
    """The question whose answer are the open deadlines, a row each, and its parameters.

    ``case_ids`` None: every case.
    """
    common, branches, parameters = parts(chosen, in_force, today, case_ids)
    return f"WITH {common} {branches}", parameters


def parts(
    chosen: Choices, in_force: Mapping[str, Rule], today: date, case_ids: list[int] | None
) -> tuple[str, str, dict[str, Value]]:
    """The shared tables, the question itself, and the parameters, for one who asks further."""
    narrowed = "" if case_ids is None else "AND cases.id IN (SELECT value FROM json_each(:cases))"
    common = ", ".join(
        f"{name} AS {_kept(name)} ({sql.replace('{chosen}', narrowed)})"
        for name, sql in COMMON.items()
    )
    # What is never about a case is not asked when cases are named: each branch costs its planning.
    asked = [rule for rule in in_force.values() if case_ids is None or rule.in_case]
    facts = " UNION ALL ".join(map(_branch, asked))
    parameters: dict[str, Value] = {
        "today": today.isoformat(),
        "from_need": int(chosen.counted_from == FROM_NEED),
        "cases": None if case_ids is None else ids(case_ids),
    }
    return common, f"SELECT *, {_DUE} AS due FROM ({facts})", parameters


def _kept(name: str) -> str:
    """The open rows are an index already; what is computed from them is computed once."""
    return "NOT MATERIALIZED" if name.startswith("open_") else "MATERIALIZED"


# The last day, said once for all rules: each branch costs its planning, and the calendar joined in
# each was an eighth of it. Backwards from a day that is no working day, the first step reaches the
# last working day before it. A day on which only the authority is closed does not move a period
# that the law gives.
_THEN = "date(start, '+' || length || ' days')"
_DUE = f"""coalesce(own, CASE unit
    WHEN '{WORKING_DAYS}' THEN (
        SELECT last.day FROM calendar_days zero JOIN calendar_days last ON last.working = 1
            AND last.ordinal = zero.ordinal + length + (length < 0) * (1 - zero.working)
        WHERE zero.day = start)
    WHEN '{DAYS}' THEN {_THEN}
    WHEN '{LAW}' THEN (
        SELECT day FROM calendar_days WHERE day >= {_THEN} AND (working = 1 OR local = 1)
        ORDER BY day LIMIT 1) END)"""


def _branch(rule: Rule) -> str:
    """The facts of a rule, behind what the last day is counted from."""
    span = rule.span or Span(0, "")
    unit = span.unit if span.unit in {"", WORKING_DAYS} else LAW if rule.moves else DAYS
    length = span.count * (WEEK if span.unit == WEEKS else 1)
    return (
        f"SELECT '{rule.kind}' AS kind, {rule.lead} AS lead, '{unit}' AS unit, {length} AS length,"
        f" {rule.facts.strip().removeprefix('SELECT ')}"
    )
