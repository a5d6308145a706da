"""What is late, due or next to come in a case is seen at a terminal, however low it is."""

from __future__ import annotations

import json
import re

import given
import pytest
from case.sized import seen
from conftest import Norrbus

COUNT = 25
NEXT = "norrbusmöte M1 ti 2026-09-01 kl. 13.00, Centrumskolan rum 12 (bokat)"
UNRECORDED = "! norrbusmöte M2 ti 2026-07-14 kl. 13.00 (bokat), inte genomfört än"


def under(lines: list[str], label: str) -> list[str]:
    """The rows of an entry without its label."""
    at = next(number for number, line in enumerate(lines) if line.startswith(label))
    below = lines[at + 1 :]
    count = next((n for n, line in enumerate(below) if not line.startswith(" " * 13)), len(below))
    return [line[13:] for line in lines[at : at + 1 + count]]


# --- meetings ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "shown", "next_one"),
    [
        ("2026-07-13", ["norrbusmöte M2 ti 2026-07-14 kl. 13.00, Centrumskolan rum 12 (bokat)"], 2),
        ("2026-07-14", ["norrbusmöte M2 ti 2026-07-14 kl. 13.00, Centrumskolan rum 12 (bokat)"], 2),
        ("2026-07-15", [NEXT, UNRECORDED], 1),
        ("2026-08-31", [NEXT, UNRECORDED], 1),
        ("2026-09-01", [NEXT, UNRECORDED], 1),
        (
            "2026-09-02",
            ["! 2 möten är inte genomförda än: M2 ti 2026-07-14 och M1 ti 2026-09-01"],
            2,
        ),
    ],
)
def test_the_next_meeting_stands_with_hour_and_place_and_those_not_recorded_beside_it(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, day: str, shown: list[str], next_one: int
) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-09-01")
    given.booked(norrbus, "2026-07-14")
    norrbus.day = day
    assert under(seen(norrbus, monkeypatch, 60, 120), "Nästa möte") == shown
    told = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
    assert told["nasta_mote"] == f"NB-2026-0001-M{next_one}"
    assert (
        told["nasta_mote_nar"] == f"ti {'2026-07-14' if next_one == 2 else '2026-09-01'} kl. 13.00"
    )
    assert [each["lage"] for each in told["moten"]] == ["bokat", "bokat"]
    way = "\n".join(seen(norrbus, monkeypatch, 60, 120, "--tidslinje"))
    assert ("ti 2026-09-01  kommer: norrbusmöte M1 (bokat)" in way) == (
        "2026-07-15" <= day <= "2026-09-01"
    )


# --- the follow-up -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "late"), [("2026-06-19", False), ("2026-06-20", False), ("2026-06-21", True)]
)
def test_a_follow_up_whose_day_has_passed_is_marked(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, day: str, late: bool
) -> None:
    given.consented(norrbus)
    norrbus.ok("plan", "skapa", "1", "--uppföljning", "2026-06-20", "--uppföljning-tid", "14.00")
    norrbus.day = day
    mark, more = ("! ", ", inte registrerad än") if late else ("", "")
    said = f"{mark}lö 2026-06-20 kl. 14.00{more}"
    assert under(seen(norrbus, monkeypatch, 60, 120), "Uppföljning") == [said]
    way = seen(norrbus, monkeypatch, 60, 120, "--tidslinje")
    word = "inte registrerat än" if late else "kommer"
    assert way[-1] == f"lö 2026-06-20  {word}: planen följs upp"


# --- deadlines ---------------------------------------------------------------------------


def busy(norrbus: Norrbus) -> None:
    """Twenty-five measures of which twelve should have begun, and a follow-up that has passed."""
    given.once(norrbus, "busy", _busy)


def _busy(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("plan", "skapa", "1", "--uppföljning", "2026-06-20", "--uppföljning-tid", "14.00")
    for each in range(1, COUNT + 1):
        given.measure(norrbus, f"Något som är långt att läsa, nummer {each}", "skola")
        start = f"2026-06-{each + 9:02d}" if each <= 12 else "2026-09-01"
        norrbus.ok(
            "plan", "ändra-insats", "1", str(each), "--börjar", start, "--slutar", "2026-12-01"
        )
    norrbus.day = "2026-06-22"


@pytest.mark.parametrize(("rows", "columns"), [(24, 80), (40, 80), (10, 80), (24, 40)])
def test_each_kind_that_is_late_keeps_a_row(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, rows: int, columns: int
) -> None:
    busy(norrbus)
    late = {
        each["vad"]
        for each in json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["frister"]
        if "försenad" in each["lage"]
    }
    assert {"insats börjar", "uppföljning"} < late
    lines = seen(norrbus, monkeypatch, rows, columns)
    said = " ".join(" ".join(lines).split())
    for kind in late:
        assert len(re.findall(rf"! {kind}(?::| \(| …)", said)) == 1, said
    assert re.search(
        r"! insats börjar( \(insats [^()]*\)| …)?: 12, äldst 12 dagar försenad, on 2026-06-10", said
    )
    assert said.count("(") == said.count(")")
    if rows >= 24:
        assert len(lines) <= (23 if columns == 80 and rows == 24 else 39), "\n".join(lines)


def test_all_of_what_is_late_is_told_where_that_is_asked_for(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(norrbus)
    rows = under(seen(norrbus, monkeypatch, 24, 80, "--allt"), "Frister")
    assert len([each for each in rows if each.startswith("! insats börjar")]) == 12
    assert "! insats börjar (insats 1): 12 dagar försenad, on 2026-06-10" in rows


@pytest.mark.parametrize(
    ("day", "mark"), [("2026-06-19", False), ("2026-06-20", True), ("2026-06-21", True)]
)
def test_what_is_due_today_is_marked_and_stays(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, day: str, mark: bool
) -> None:
    busy(norrbus)
    norrbus.day = day
    said = "\n".join(seen(norrbus, monkeypatch, 10, 80))
    assert ("! uppföljning: " in said) == mark
    assert ("idag, lö 2026-06-20" in said) == (day == "2026-06-20")
