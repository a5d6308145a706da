from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, strategies

from norrbus_cli.words import dates, typed_days
from norrbus_cli.words.day_refusals import NoSuchWeek

WEDNESDAY = date(2026, 4, 1)


def parse(typed: str, today: date = WEDNESDAY) -> date:
    return typed_days.parse_day(
        typed, today, lambda day, count: date.fromordinal(day.toordinal() + 100 * count)
    )


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("2026-04-21", "2026-04-21"),
        ("20260421", "2026-04-21"),
        ("2024-02-29", "2024-02-29"),
        ("idag", "2026-04-01"),
        ("I dag", "2026-04-01"),
        ("imorgon", "2026-04-02"),
        ("i övermorgon", "2026-04-03"),
        ("igår", "2026-03-31"),
        ("igar", "2026-03-31"),
        ("i förrgår", "2026-03-30"),
        ("torsdag", "2026-04-02"),
        ("tor", "2026-04-02"),
        ("to", "2026-04-02"),
        ("onsdag", "2026-04-08"),
        ("söndag", "2026-04-05"),
        ("i onsdags", "2026-03-25"),
        ("i tisdags", "2026-03-31"),
        ("+5d", "2026-04-06"),
        ("-3d", "2026-03-29"),
        ("+2v", "2026-04-15"),
        ("+1ad", "2026-07-10"),
        ("v42", "2025-10-13"),
        ("v1", "2025-12-29"),
    ],
)
def test_a_day_may_be_typed_as_people_say_it(typed: str, means: str) -> None:
    assert parse(typed) == date.fromisoformat(means)


@pytest.mark.parametrize(
    "typed",
    ["", "2026-13-01", "+99999d", "1850-01-01", "2101-01-01", "٢٠٢٦-٠٤-٢١", "x" * 1000, "i lördag"],
)
def test_what_is_no_day_is_refused_and_nothing_is_guessed(typed: str) -> None:
    with pytest.raises(typed_days.NotADay) as refusal:
        parse(typed)
    assert "är ingen dag" in refusal.value.sentence


@pytest.mark.parametrize("typed", ["v0", "v54"])
def test_a_week_that_the_year_has_not_is_told_why(typed: str) -> None:
    with pytest.raises(NoSuchWeek) as refusal:
        parse(typed)
    assert refusal.value.sentence.startswith(f"{typed} finns inte 2026: året har 53 veckor.")


def test_a_week_more_than_half_a_year_back_is_next_years() -> None:
    assert parse("v2", date(2026, 7, 9)) == date(2026, 1, 5)
    assert parse("v2", date(2026, 7, 10)) == date(2027, 1, 11)


@given(
    strategies.dates(date(1990, 1, 10), date(2099, 12, 20)), strategies.sampled_from(dates.WEEKDAYS)
)
def test_a_weekday_is_the_next_one_and_i_weekdays_the_last_one(today: date, weekday: str) -> None:
    coming, past = parse(weekday, today), parse(f"i {weekday}s", today)
    assert 1 <= (coming - today).days <= 7
    assert 1 <= (today - past).days <= 7
    assert dates.WEEKDAYS[coming.weekday()] == dates.WEEKDAYS[past.weekday()] == weekday


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("9", "09:00"),
        ("13.00", "13:00"),
        ("13:05", "13:05"),
        ("kl 8.30", "08:30"),
        ("Kl. 23.59", "23:59"),
    ],
)
def test_a_time_may_be_typed_with_dot_or_colon(typed: str, means: str) -> None:
    assert typed_days.parse_time(typed) == means


@pytest.mark.parametrize("typed", ["24.00", "9.60", "niotton", "", "9.5", "-1"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(typed_days.NotATime):
        typed_days.parse_time(typed)


def test_days_are_printed_with_their_weekday() -> None:
    assert dates.short(date(2026, 4, 21)) == "ti 2026-04-21"
    assert dates.long(date(2026, 4, 21)) == "tisdag 21 april 2026"
    assert dates.plain(date(2026, 4, 21)) == "21 april 2026"


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        ("2005-06-15", "2026-06-14", 20),
        ("2005-06-15", "2026-06-15", 21),
        ("2005-06-15", "2026-06-16", 21),
        ("2008-02-29", "2026-02-27", 17),
        ("2008-02-29", "2026-02-28", 18),
        ("2008-02-29", "2026-03-01", 18),
        ("2008-02-29", "2028-02-28", 19),
        ("2008-02-29", "2028-02-29", 20),
    ],
)
def test_age_changes_on_the_birthday(born: str, on: str, years: int) -> None:
    assert dates.age(date.fromisoformat(born), date.fromisoformat(on)) == years


def test_a_text_that_only_looks_like_a_day_is_none() -> None:
    assert dates.stored_day("2028-02-29") == date(2028, 2, 29)
    for text in ("2027-02-29", "2026-13-01", "２０２６-03-30", "20260330", "2026-03-30 ", "idag"):
        assert dates.stored_day(text) is None
