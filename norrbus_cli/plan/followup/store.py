"""Rows of follow-ups and the results of measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Any

from ...case.store import as_day
from ...register.database import Register, Value
from .. import store as plan_store
from ..model import Measure
from .model import FollowUp, Result


def of_case(register: Register, case_id: int) -> list[FollowUp]:
    """The follow-ups of a case, the oldest first."""
    plans = {plan.id: plan for plan in plan_store.of_case(register, case_id)}
    measures = {measure.id: measure for plan in plans.values() for measure in plan.measures}
    results = _results(register, case_id, measures)
    return [
        FollowUp(
            id=row["id"],
            case_id=case_id,
            plan_id=row["plan_id"],
            version=plans[row["plan_id"]].version,
            held_on=date.fromisoformat(row["held_on"]),
            child_view=row["child_view"],
            guardians_view=row["guardians_view"],
            note=row["note"],
            decision=row["decision"],
            next_on=as_day(row["next_on"]),
            next_time=row["next_time"],
            next_place=row["next_place"],
            results=tuple(results[row["id"]]),
        )
        for row in register.rows(
            "SELECT * FROM followups WHERE case_id = ? ORDER BY held_on, id", [case_id]
        )
    ]


def _results(
    register: Register, case_id: int, measures: Mapping[int, Measure]
) -> dict[int, list[Result]]:
    sql = """SELECT results.* FROM results JOIN followups ON followups.id = followup_id
        JOIN measures ON measures.id = measure_id
        WHERE case_id = ? ORDER BY number"""
    found: dict[int, list[Result]] = defaultdict(list)
    for row in register.rows(sql, [case_id]):
        found[row["followup_id"]].append(
            Result(measures[row["measure_id"]], row["outcome"], row["why"], row["goal"])
        )
    return found


def add(register: Register, values: Mapping[str, Value]) -> int:
    """A new follow-up; returns the id."""
    return register.insert("followups", values)


def add_result(
    register: Register, followup_id: int, measure_id: int, outcome: str, why: str, goal: str
) -> None:
    """What came of a measure."""
    values: dict[str, Any] = {"outcome": outcome, "why": why, "goal": goal}
    register.insert("results", {"followup_id": followup_id, "measure_id": measure_id, **values})
