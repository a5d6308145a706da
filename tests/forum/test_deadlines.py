"""What is due above the single case: enough meetings by the last day of the period, an agenda, minutes, and that they are sent."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import given
import pytest
from conftest import Norrbus
from deadline.test_deadlines import listed, trio

from norrbus_cli.deadline import store as deadline_store
from norrbus_cli.forum.model import MONTHS, ForumRule


def rule(
    norrbus: Norrbus,
    count: str = "1",
    period: str = "år",
    since: str = "2026-01-01",
    kind: str = "styrgrupp",
) -> None:
    norrbus.ok(
        "forum",
        "regler",
        "ändra",
        "--slag",
        kind,
        "--antal",
        count,
        "--per",
        period,
        "--källa",
        "Kalix rutin",
        "--från",
        since,
    )


def meet(norrbus: Norrbus, day: str, number: str = "F-2026-0001", kind: str = "styrgrupp") -> None:
    """A meeting booked, held, recorded and sent on its day."""
    before, norrbus.day = norrbus.day, day
    given.forum(norrbus, "--agenda", "x", "--deltagare", "Per", day=day, kind=kind)
    norrbus.ok("forum", "genomför", number, "--närvarande", "Per", "--anteckningar", "x")
    norrbus.ok("forum", "skicka", number, "--sätt", "brev")
    norrbus.day = before


def on(norrbus: Norrbus, day: str) -> list[tuple[str, str]]:
    """The kinds of meeting that lack some on a day, and by when."""
    norrbus.day = day
    rows = json.loads(norrbus.ok("frist", "lista", "--hela", "--json"))
    return [(row["galler"], row["senast"]) for row in rows if row["frist"] == "forum"]


# --- enough meetings ----------------------------------------------------------------


def test_without_a_rule_nothing_is_due(norrbus: Norrbus) -> None:
    given.forum(norrbus, "--agenda", "x")
    assert listed(norrbus) == {}


def test_a_meeting_is_due_on_the_last_day_of_the_year_and_late_in_the_next(
    norrbus: Norrbus,
) -> None:
    rule(norrbus)
    due = "2026-12-31"
    assert trio(norrbus, "forum", "2026-01-01", "2026-12-30", due, "2027-01-01", "2027-01-02") == [
        ("om 364 dagar", due),
        ("om 1 dag", due),
        ("idag", due),
        ("1 dag försenad", due),
        ("2 dagar försenad", due),
    ]
    row = listed(norrbus)["forum"]
    assert (row["galler"], row["arende"], row["kalla"]) == (
        "styrgrupp",
        "styrgrupp",
        "lokal rutin (norrbus forum regler)",
    )
    assert row["nasta_steg"] == 'norrbus forum boka --slag "styrgrupp"'


@pytest.mark.parametrize(
    ("period", "since", "last", "following"),
    [
        ("termin", "2026-01-01", "2026-06-30", "2026-12-31"),
        ("termin", "2026-07-01", "2026-12-31", "2027-06-30"),
        ("halvår", "2026-01-01", "2026-06-30", "2026-12-31"),
        ("kvartal", "2026-01-01", "2026-03-31", "2026-06-30"),
        ("kvartal", "2026-04-01", "2026-06-30", "2026-09-30"),
        ("kvartal", "2026-07-01", "2026-09-30", "2026-12-31"),
        ("kvartal", "2026-10-01", "2026-12-31", "2027-03-31"),
        ("år", "2026-01-01", "2026-12-31", "2027-12-31"),
    ],
)
def test_a_period_that_ended_is_late_until_the_first_meeting_of_the_next(
    norrbus: Norrbus, period: str, since: str, last: str, following: str
) -> None:
    rule(norrbus, period=period, since=since)
    ended = date.fromisoformat(last)
    first = str(ended + timedelta(days=1))
    assert on(norrbus, str(ended - timedelta(days=1))) == [("styrgrupp", last)]
    assert on(norrbus, last) == [("styrgrupp", last)]
    assert on(norrbus, first) == [("styrgrupp", last)]
    meet(norrbus, first, f"F-{first[:4]}-0001")
    assert on(norrbus, first) == []
    rule(norrbus, "2", period, since)
    assert on(norrbus, first) == [("styrgrupp", following)]


@pytest.mark.parametrize(
    ("held", "left"), [("2026-06-30", []), ("2026-07-01", [("styrgrupp", "2026-06-30")])]
)
def test_a_meeting_counts_in_the_period_of_its_own_day(
    norrbus: Norrbus, held: str, left: list[tuple[str, str]]
) -> None:
    rule(norrbus, period="termin")
    meet(norrbus, "2026-02-03", kind="gruppnivå")
    assert on(norrbus, "2026-06-30") == [("styrgrupp", "2026-06-30")]
    meet(norrbus, held, "F-2026-0002")
    assert on(norrbus, "2026-06-30") == left


def test_what_was_held_in_time_leaves_the_next_period_its_own_day(norrbus: Norrbus) -> None:
    rule(norrbus, period="termin")
    meet(norrbus, "2026-06-30")
    assert on(norrbus, "2026-07-01") == [("styrgrupp", "2026-12-31")]


def test_as_many_as_the_rule_says_are_held(norrbus: Norrbus) -> None:
    rule(norrbus, "2")
    meet(norrbus, "2026-02-03")
    assert on(norrbus, "2026-02-03") == [("styrgrupp", "2026-12-31")]
    assert on(norrbus, "2027-01-01") == [("styrgrupp", "2026-12-31")]
    meet(norrbus, "2026-12-31", "F-2026-0002")
    assert on(norrbus, "2026-12-31") == []
    assert on(norrbus, "2027-01-01") == [("styrgrupp", "2027-12-31")]


def test_a_booked_or_cancelled_meeting_or_one_of_another_kind_does_not_count(
    norrbus: Norrbus,
) -> None:
    rule(norrbus)
    given.forum(norrbus, "--deltagare", "Per", day="2026-12-01")
    meet(norrbus, "2026-12-02", "F-2026-0002", kind="gruppnivå")
    assert on(norrbus, "2026-12-31") == [("styrgrupp", "2026-12-31")]
    norrbus.ok("forum", "ställ-in", "1", "--orsak", "x")
    assert on(norrbus, "2026-12-31") == [("styrgrupp", "2026-12-31")]


def test_a_period_that_had_begun_when_the_rule_was_set_does_not_count(norrbus: Norrbus) -> None:
    rule(norrbus, period="termin", since="2026-01-02")
    assert on(norrbus, "2026-06-30") == []
    assert on(norrbus, "2026-07-01") == [
        ("styrgrupp", "2026-12-31")
    ]  # and the one before is not late
    assert on(norrbus, "2027-01-01") == [("styrgrupp", "2026-12-31")]
    rule(norrbus, period="termin", since="2026-07-02")
    assert on(norrbus, "2026-07-02") == []


def test_a_rule_without_a_day_counts_from_the_day_it_is_set(norrbus: Norrbus) -> None:
    norrbus.ok("forum", "regler", "exempel", "Arjeplog")
    assert on(norrbus, "2026-06-30") == []
    assert on(norrbus, "2026-07-01") == [("gruppnivå", "2026-12-31")]
    assert on(norrbus, "2027-01-01") == [("gruppnivå", "2026-12-31"), ("styrgrupp", "2027-12-31")]
    norrbus.ok("forum", "regler", "ändra", "--slag", "gruppnivå", "--av")
    assert on(norrbus, "2027-01-01") == [("styrgrupp", "2027-12-31")]


def by_hand(rule: ForumRule, held: list[date], today: date) -> date | None:
    """The last day of the period that lacks meetings, counted month by month."""
    months = MONTHS[rule.period]

    def period(day: date) -> tuple[date, date]:
        first = date(day.year, (day.month - 1) // months * months + 1, 1)
        last = first
        while (last + timedelta(days=1)).month in range(first.month, first.month + months) and (
            last + timedelta(days=1)
        ).year == first.year:
            last += timedelta(days=1)
        return first, last

    first, last = period(today)
    earlier, before = period(first - timedelta(days=1))
    now = [day for day in held if first <= day <= last]
    if (
        not now
        and earlier >= rule.first_day
        and len([day for day in held if earlier <= day <= before]) < rule.count
    ):
        return before
    return last if first >= rule.first_day and len(now) < rule.count else None


@pytest.mark.parametrize("period", MONTHS)
def test_every_day_of_two_years_agrees_with_counting_by_hand(norrbus: Norrbus, period: str) -> None:
    rule(norrbus, "2", period, "2026-05-10")
    held = [
        date(2026, 7, 1),
        date(2026, 12, 31),
        date(2027, 2, 28),
        date(2027, 3, 1),
        date(2028, 2, 29),
    ]
    numbers = ("F-2026-0001", "F-2026-0002", "F-2027-0001", "F-2027-0002", "F-2028-0001")
    for day, number in zip(held, numbers, strict=True):
        meet(norrbus, str(day), number)
    kept = ForumRule(1, "styrgrupp", "", 2, period, date(2026, 5, 10), "x")
    register = norrbus.open()
    chosen = deadline_store.choices(register)
    alone = {"forum": chosen.in_force()["forum"]}
    today = date(2026, 3, 30)
    while today < date(2028, 4, 2):
        found = [
            each.due
            for each in deadline_store.read(
                register.rows(*deadline_store.question(chosen, alone, today, None)), alone
            ).deadlines
        ]
        assert found == [each for each in [by_hand(kept, held, today)] if each], today
        today += timedelta(days=1)
    register.close()


def test_a_reminder_comes_forty_working_days_before(norrbus: Norrbus) -> None:
    rule(norrbus)
    for day, told in (("2026-11-02", False), ("2026-11-03", True)):
        norrbus.day = day
        assert ("styrgrupp" in norrbus.ok("påminn", "--torrkör")) == told, day


# --- agenda, minutes, sending ---------------------------------------------------------


def test_an_agenda_is_due_five_working_days_before_the_meeting(norrbus: Norrbus) -> None:
    given.forum(norrbus)  # Tuesday 21 April
    due = "2026-04-14"
    assert trio(
        norrbus, "forum agenda", "2026-04-13", due, "2026-04-15", "2026-04-21", "2026-04-22"
    ) == [
        ("om 1 dag", due),
        ("idag", due),
        ("1 dag försenad", due),
        ("7 dagar försenad", due),
        None,
    ]
    norrbus.day = "2026-04-14"
    assert listed(norrbus)["forum agenda"]["nasta_steg"] == "norrbus forum ändra F-2026-0001"
    norrbus.ok("forum", "ändra", "1", "--agenda", "Avvikelser")
    assert "forum agenda" not in listed(norrbus)
    norrbus.ok("forum", "ändra", "1", "--agenda", "")
    assert "forum agenda" in listed(norrbus)
    norrbus.ok("forum", "ställ-in", "1", "--orsak", "x")
    assert listed(norrbus) == {}


def test_minutes_are_due_five_working_days_after_the_meeting(norrbus: Norrbus) -> None:
    given.forum(norrbus, "--agenda", "x", "--deltagare", "Per")
    due = "2026-04-28"
    assert trio(
        norrbus,
        "forum minnesanteckningar",
        "2026-04-21",
        "2026-04-22",
        "2026-04-27",
        due,
        "2026-04-29",
    ) == [None, ("om 6 dagar", due), ("om 1 dag", due), ("idag", due), ("1 dag försenad", due)]
    assert (
        listed(norrbus)["forum minnesanteckningar"]["nasta_steg"]
        == "norrbus forum genomför F-2026-0001"
    )
    norrbus.ok("forum", "genomför", "1", "--närvarande", "Per", "--anteckningar", "x")
    assert set(listed(norrbus)) == {"forum utskick"}


def test_a_cancelled_meeting_needs_no_minutes(norrbus: Norrbus) -> None:
    given.forum(norrbus, "--agenda", "x")
    norrbus.day = "2026-04-22"
    norrbus.ok("forum", "ställ-in", "1", "--orsak", "x")
    assert listed(norrbus) == {}


def test_the_sending_is_open_from_the_day_of_the_meeting_until_it_is_recorded(
    norrbus: Norrbus,
) -> None:
    given.forum(norrbus, "--agenda", "x", "--deltagare", "Per")
    norrbus.day = "2026-04-21"
    norrbus.ok("forum", "genomför", "1", "--närvarande", "Per", "--anteckningar", "x")
    assert trio(norrbus, "forum utskick", "2026-04-21", "2026-04-22") == [
        ("öppen sedan idag", None),
        ("öppen sedan 1 dag", None),
    ]
    row = listed(norrbus)["forum utskick"]
    assert (row["nasta_steg"], row["kalla"]) == (
        "norrbus forum skicka F-2026-0001",
        "Arjeplogs rutin 2012; inget antal dagar är bestämt",
    )
    norrbus.ok("forum", "skicka", "1", "--sätt", "brev")
    assert listed(norrbus) == {}
    norrbus.ok(
        "forum", "genomför", "F-2026-0001", "--närvarande", "Per", "--anteckningar", "Rättat."
    )
    assert set(listed(norrbus)) == {"forum utskick"}


# --- where they are seen -----------------------------------------------------------------


def explained(norrbus: Norrbus, which: str) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok("frist", "förklara", which, "--json")))


def test_they_are_explained_by_the_kind_and_by_the_reference(norrbus: Norrbus) -> None:
    rule(norrbus, "2")
    meet(norrbus, "2026-02-03")
    (found,) = explained(norrbus, "Styrgrupp")
    assert (found["senast"], found["dag_0"], found["rakning"]) == (
        "2026-12-31",
        "2026-12-31",
        "Dagen är själva fristen.",
    )
    assert found["darfor"] == "periodens sista dag; 1 av 2 möten hölls (Kalix rutin)"
    norrbus.day = "2027-01-04"
    assert (
        explained(norrbus, "styrgrupp")[0]["darfor"]
        == "periodens sista dag; 1 av 2 möten hölls (Kalix rutin)"
    )
    given.forum(norrbus, day="2027-01-20")
    assert [each["frist"] for each in explained(norrbus, "f-2027-0001")] == ["forum agenda"]
    assert [
        row["galler"] for row in json.loads(norrbus.ok("frist", "lista", "F-2027-0001", "--json"))
    ] == ["F-2027-0001"]
    assert "inget möte F-2027-0002" in norrbus.refused(3, "frist", "förklara", "F-2027-0002")


def test_they_are_not_among_the_deadlines_of_a_case(norrbus: Norrbus) -> None:
    given.case(norrbus)
    rule(norrbus)
    given.forum(norrbus)
    given.forum(norrbus, day="2026-03-27")
    norrbus.day = "2026-03-31"
    of_case = {
        row["frist"] for row in json.loads(norrbus.ok("frist", "lista", "1", "--hela", "--json"))
    }
    assert not [kind for kind in of_case if kind.startswith("forum")]
    assert {"forum", "forum agenda", "forum minnesanteckningar"} <= set(listed(norrbus))


def test_they_belong_to_the_registers_coordinator(norrbus: Norrbus) -> None:
    norrbus.ok("register", "samordnare", "--namn", "Sven Wara")
    rule(norrbus)
    for who, seen in (("Karin", True), ("Sven", False)):
        assert ("styrgrupp" in norrbus.ok("frist", "lista", "--hela", "--samordnare", who)) == seen


def test_today_shows_what_presses(norrbus: Norrbus) -> None:
    rule(norrbus)
    norrbus.day = "2026-12-31"
    assert [
        (row["frist"], row["galler"]) for row in json.loads(norrbus.ok("idag", "--json"))["idag"]
    ] == [("forum", "styrgrupp")]
    norrbus.day = "2027-01-01"
    assert [
        (row["frist"], row["galler"])
        for row in json.loads(norrbus.ok("idag", "--json"))["forsenat"]
    ] == [("forum", "styrgrupp")]
    given.forum(norrbus, "--deltagare", "Per", day="2026-12-30")
    norrbus.ok("forum", "genomför", "1", "--närvarande", "Per", "--anteckningar", "x")
    assert [row["frist"] for row in json.loads(norrbus.ok("idag", "--json"))["oppet"]] == [
        "forum utskick"
    ]
