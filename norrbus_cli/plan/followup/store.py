"""Rows of follow-ups and the results of measures."""

from __future__ import annotations

from collections.abc import Mapping

from ...case.store import rows_of
from ...register.cells import Value, ids
from ...register.database import Register, grouped
from ...words.record import of_row
from .. import store as plan_store
from ..model import Measure
from .model import FollowUp, Result


def of_case(register: Register, case_id: int) -> list[FollowUp]:
    """The follow-ups of a case, the oldest first."""
    return of_cases(register, [case_id])[case_id]


def of_cases(register: Register, case_ids: list[int]) -> dict[int, list[FollowUp]]:
    """The follow-ups of cases, by case id, the oldest first."""
    of_plans = plan_store.of_cases(register, case_ids)
    plans = {plan.id: plan for each in of_plans.values() for plan in each}
    measures = {measure.id: measure for plan in plans.values() for measure in plan.measures}
    results = _results(register, case_ids, measures)
    return grouped(
        rows_of(register, "followups", "case_id", case_ids, "held_on, id"),
        "case_id",
        lambda row: of_row(
            FollowUp, row, version=plans[row["plan_id"]].version, results=tuple(results[row["id"]])
        ),
    )


def _results(
    register: Register, case_ids: list[int], measures: Mapping[int, Measure]
) -> dict[int, list[Result]]:
    sql = """SELECT results.* FROM results JOIN followups ON followups.id = followup_id
        JOIN measures ON measures.id = measure_id
        WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY number"""
    return grouped(
        register.rows(sql, [ids(case_ids)]),
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
