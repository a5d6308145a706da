from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

import pytest
from conftest import Norrbus
from hypothesis import given, settings, strategies

from norrbus_cli.register import calendar, cells
from norrbus_cli.register.calendar import FIRST, LAST, Calendar, OutsideCalendar

VECTORS = Path(__file__).parent / "working_days.csv"


def easter(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian rule."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 19 * m) // 433
    month = (h + m - 7 * n + 90) // 25
    return date(year, month, (h + m - 7 * n + 33 * month + 19) % 32)


def saturday_from(first: date) -> date:
    return first + timedelta(days=(5 - first.weekday()) % 7)


@cache
def closed_by_law(year: int) -> set[date]:
    """Public holidays by lag (1989:253) as it stood each year, and the three eves; Whit Monday until 2004, the National Day from 2005."""
    sunday = easter(year)
    midsummer = saturday_from(date(year, 6, 20))
    days = {
        date(year, month, day)
        for month, day in ((1, 1), (1, 6), (5, 1), (12, 25), (12, 26), (12, 24), (12, 31))
    }
    days |= {sunday - timedelta(days=2), sunday + timedelta(days=1), sunday + timedelta(days=39)}
    days |= {midsummer, midsummer - timedelta(days=1), saturday_from(date(year, 10, 31))}
    days.add(sunday + timedelta(days=50) if year < 2005 else date(year, 6, 6))
    return days


def test_every_day_of_the_calendar_agrees_with_an_independent_count_from_the_law() -> None:
    working = {date.fromisoformat(str(row["day"])): row["working"] for row in calendar.rows({})}
    assert (min(working), max(working), len(working)) == (FIRST, LAST, (LAST - FIRST).days + 1)
    closed = set().union(*(closed_by_law(year) for year in range(FIRST.year, LAST.year + 1)))
    wrong = [
        day
        for day, is_working in working.items()
        if is_working != int(day.weekday() < 5 and day not in closed)
    ]
    assert wrong == []


@pytest.fixture(scope="module")
def days(made_register: Path) -> Iterator[Calendar]:
    from norrbus_cli.register import opening

    register = opening.open_register(
        made_register / ".local/share/norrbus/register.norrbus",
        made_register / ".config/norrbus/nycklar/register.nyckel",
        cells.Author("test", "test"),
    )
    yield Calendar(register)
    register.close()


@pytest.mark.parametrize(
    "row",
    list(csv.DictReader(VECTORS.read_text().splitlines())),
    ids=lambda row: f"{row['start']}+{row['days']}",
)
def test_working_days_after_a_start_day(days: Calendar, row: dict[str, str]) -> None:
    assert days.after(date.fromisoformat(row["start"]), int(row["days"])) == date.fromisoformat(
        row["expected"]
    )


def by_hand(day: date, count: int) -> date:
    step = timedelta(days=1 if count > 0 else -1)
    while count:
        day += step
        if day.weekday() < 5 and day not in closed_by_law(day.year):
            count -= 1 if count > 0 else -1
    return day


@settings(max_examples=200)
@given(strategies.dates(date(1990, 6, 1), date(2100, 6, 1)), strategies.integers(-30, 30))
def test_the_table_counts_as_one_counts_by_hand(days: Calendar, day: date, count: int) -> None:
    assert days.after(day, count) == by_hand(day, count)


def test_between_counts_the_days_that_after_steps(days: Calendar) -> None:
    start = date(2026, 4, 7)
    assert days.between(start, start) == 0
    assert days.between(start, date(2026, 4, 22)) == 11
    assert days.between(date(2026, 4, 22), start) == -11


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=1)])
def test_outside_the_calendar_there_is_no_answer(days: Calendar, day: date) -> None:
    with pytest.raises(OutsideCalendar):
        days.between(day, date(2026, 1, 1))
    with pytest.raises(OutsideCalendar):
        days.after(day, 1)


def test_a_step_past_the_last_day_is_refused(days: Calendar) -> None:
    assert days.after(date(2100, 12, 29), 1) == date(2100, 12, 30)
    with pytest.raises(OutsideCalendar):
        days.after(date(2100, 12, 30), 1)


def test_working_days_can_be_typed(norrbus: Norrbus) -> None:
    norrbus.day = "+0d"
    assert "betyder" not in norrbus("register", "visa").err
    norrbus.day = "2026-03-30"
    assert norrbus("--idag-är", "+5ad", "register", "visa").code == 0
