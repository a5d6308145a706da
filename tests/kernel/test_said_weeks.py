"""Weeks by their number around new year, and weekdays so many weeks ahead."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from norrbus_cli.words import typed_days
from norrbus_cli.words.day_refusals import NoSuchDay, NoSuchWeek, OtherWeekday
from norrbus_cli.words.errors import TwoMeanings

ANY_DAY = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def parse(typed: str, today: str | date, *, to_come: bool = False) -> date:
    seen_on = date.fromisoformat(today) if isinstance(today, str) else today
    return typed_days.parse_day(typed, seen_on, lambda day, _: day, to_come=to_come)


@pytest.mark.parametrize("to_come", [True, False])
@pytest.mark.parametrize(
    ("today", "typed", "means"),
    [
        ("2026-12-27", "v52", "2026-12-21"),
        ("2026-12-27", "v53", "2026-12-28"),
        ("2026-12-27", "v1", "2027-01-04"),
        ("2026-12-31", "v53", "2026-12-28"),
        ("2026-12-31", "v52", "2026-12-21"),
        ("2026-12-31", "fre v53", "2027-01-01"),
        ("2027-01-01", "v53", "2026-12-28"),
        ("2027-01-02", "v53", "2026-12-28"),
        ("2027-01-02", "v52", "2026-12-21"),
        ("2027-01-02", "sön v53", "2027-01-03"),
        ("2027-01-02", "v1", "2027-01-04"),
        ("2027-01-04", "v53", "2026-12-28"),
        ("2027-01-04", "v1", "2027-01-04"),
        # 2025 has 52 weeks, and 2026-01-01 is of its successor's first.
        ("2025-12-28", "v52", "2025-12-22"),
        ("2025-12-28", "v1", "2025-12-29"),
        ("2025-12-29", "v1", "2025-12-29"),
        ("2025-12-31", "v1", "2025-12-29"),
        ("2026-01-01", "v1", "2025-12-29"),
        ("2026-01-01", "v52", "2025-12-22"),
        ("2026-01-01", "v2", "2026-01-05"),
    ],
)
def test_a_week_without_its_year_is_looked_for_on_both_sides_of_new_year(
    today: str, typed: str, means: str, to_come: bool
) -> None:
    assert str(parse(typed, today, to_come=to_come)) == means


@pytest.mark.parametrize(
    ("typed", "today", "to_come", "says"),
    [
        ("v53", "2024-06-01", False, "v53 finns inte 2024: året har 52 veckor"),
        ("v53", "2027-02-01", True, "v53 finns inte 2027: året har 52 veckor"),
        ("v53 2027", "2026-12-31", False, "v53 finns inte 2027: året har 52 veckor"),
        ("vecka 53 2028", "2026-12-31", True, "v53 finns inte 2028: året har 52 veckor"),
        ("v54", "2026-12-31", True, "v54 finns inte 2026: året har 53 veckor"),
        ("v0", "2027-02-01", False, "v0 finns inte 2027: året har 52 veckor"),
        ("v54 2026", "2027-02-01", False, "v54 finns inte 2026: året har 53 veckor"),
    ],
)
def test_a_week_that_a_year_does_not_have_says_so(
    typed: str, today: str, to_come: bool, says: str
) -> None:
    with pytest.raises(NoSuchWeek, match=says):
        parse(typed, today, to_come=to_come)


@given(ANY_DAY, st.integers(-25, 25))
def test_a_week_without_its_year_is_the_nearest(today: date, weeks: int) -> None:
    monday = today + timedelta(weeks=weeks) - timedelta(days=today.weekday())
    week = monday.isocalendar().week
    assert parse(f"v{week}", today) == monday


@given(ANY_DAY, st.integers(-3, 45))
def test_a_week_to_come_is_at_most_a_month_back(today: date, weeks: int) -> None:
    monday = today + timedelta(weeks=weeks) - timedelta(days=today.weekday())
    assert parse(f"v{monday.isocalendar().week}", today, to_come=True) == monday


@pytest.mark.parametrize(
    ("typed", "today", "means"),
    [
        ("fredag om en vecka", "2026-11-30", "2026-12-11"),
        ("på fredag om en vecka", "2026-11-30", "2026-12-11"),
        ("fredag om två veckor", "2026-11-30", "2026-12-18"),
        ("om en vecka på fredag", "2026-12-03", "2026-12-11"),
        ("fredag om en vecka", "2026-12-04", "2026-12-11"),
        ("onsdagen den 2 december", "2026-11-30", "2026-12-02"),
        ("på onsdagen", "2026-11-30", "2026-12-02"),
        ("på den 3 maj", "2026-11-30", "2027-05-03"),
        ("luciadagen", "2026-11-30", "2026-12-13"),
        ("luciadagen 2027", "2026-11-30", "2027-12-13"),
    ],
)
def test_a_day_as_it_is_said(typed: str, today: str, means: str) -> None:
    assert str(parse(typed, today)) == means


@pytest.mark.parametrize(
    ("typed", "today", "says"),
    [
        ("fredag om en vecka", "2026-12-05", "fredag om en vecka.*2026-12-11.*2026-12-18"),
        ("måndag om två veckor", "2026-12-02", "måndag om 2 veckor.*2026-12-14.*2026-12-21"),
    ],
)
def test_a_weekday_so_many_weeks_ahead_may_be_either_of_two(
    typed: str, today: str, says: str
) -> None:
    with pytest.raises(TwoMeanings, match=says):
        parse(typed, today)


def test_a_definite_weekday_must_be_the_days() -> None:
    with pytest.raises(OtherWeekday, match="2026-12-02 är en onsdag, inte en torsdag"):
        parse("torsdagen den 2 december", "2026-11-30")


@pytest.mark.parametrize(
    ("typed", "today", "to_come", "says"),
    [
        ("30 februari", "2028-03-10", False, "februari har 29 dagar"),
        ("30 februari", "2028-03-30", True, "februari har 29 dagar"),
        ("30 februari", "2028-03-31", True, "februari har 29 dagar"),
        ("30 februari", "2028-04-01", True, "februari har 28 dagar"),
        ("30/2", "2027-03-10", False, "februari har 28 dagar"),
        ("30/2", "2027-11-30", True, "februari har 29 dagar"),
        ("31 april", "2028-03-10", False, "april har 30 dagar"),
        ("30 februari 2027", "2028-03-10", False, "februari har 28 dagar"),
    ],
)
def test_how_long_a_month_is_is_said_of_the_year_meant(
    typed: str, today: str, to_come: bool, says: str
) -> None:
    with pytest.raises(NoSuchDay, match=says):
        parse(typed, today, to_come=to_come)
