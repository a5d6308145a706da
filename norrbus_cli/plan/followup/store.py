"""Rows of follow-ups and the results of measures."""

from __future__ import annotations

from collections.abc import Mapping

from ...register.cells import Value
from ...register.database import Register, grouped
from ...words.record import of_row
from .. import store as plan_store
from ..model import Measure
from .model import FollowUp, Result


def of_case(register: Register, case_id: int) -> list[FollowUp]:
    """The follow-ups of a case, the oldest first."""
    plans = {plan.id: plan for plan in plan_store.of_case(register, case_id)}
    measures = {measure.id: measure for plan in plans.values() for measure in plan.measures}
    results = _results(register, case_id, measures)
    rows = register.rows(
        "SELECT * FROM followups WHERE case_id = ? ORDER BY held_on, id", [case_id]
    )
    return [
        of_row(
            FollowUp, row, version=plans[row["plan_id"]].version, results=tuple(results[row["id"]])
        )
        for row in rows
    ]


def _results(
    register: Register, case_id: int, measures: Mapping[int, Measure]
) -> dict[int, list[Result]]:
    sql = """SELECT results.* FROM results JOIN followups ON followups.id = followup_id
        JOIN measures ON measures.id = measure_id
        WHERE case_id = ? ORDER BY number"""
    return grouped(
        register.rows(sql, [case_id]),
        "followup_id",
        lambda row: of_row(Result, row, measure=measures[row["measure_id"]]),
    )


def add(register: Register, values: Mapping[str, Value]) -> int:
    """A new follow-up; returns the id."""
    return register.insert("followups", values)


def add_result(
    register: Register, followup_id: int, measure_id: int, values: Mapping[str, Value]
) -> None:
    """What came of a measure."""
    register.insert("results", {"followup_id": followup_id, "measure_id": measure_id, **values})
