"""Local routines are revised every year, or on the day that was decided."""

from __future__ import annotations

import json

import pytest
from conftest import Norrbus
from deadline.test_deadlines import listed as deadlines
from deadline.test_deadlines import trio

KEEP = ("register", "rutin", "--namn", "Lokal rutin för Norrbus")


def routines(norrbus: Norrbus) -> list[dict[str, str]]:
    return list(json.loads(norrbus.ok("register", "rutiner", "--json")))


def test_the_next_revision_is_due_a_year_later(norrbus: Norrbus) -> None:
    out = norrbus.ok(*KEEP, "--reviderad", "2026-03-02", "--anteckning", "Beslut i styrgruppen.")
    assert (
        out
        == "Lokal rutin för Norrbus: reviderad må 2026-03-02, nästa gång senast ti 2027-03-02.\n"
    )
    assert trio(norrbus, "revidering av rutin", "2027-03-01", "2027-03-02", "2027-03-03") == [
        ("om 1 dag", "2027-03-02"),
        ("idag", "2027-03-02"),
        ("1 dag försenad", "2027-03-02"),
    ]
    assert (
        deadlines(norrbus)["revidering av rutin"]["nasta_steg"]
        == 'norrbus register rutin --namn "Lokal rutin för Norrbus"'
    )
    norrbus.ok(*KEEP[:3], "Rutin för avvikelser", "--reviderad", "2026-03-02")
    norrbus.ok("register", "ta-bort-rutin", "Rutin för avvikelser")
    norrbus.ok(*KEEP[:3], "Rutin för gruppnivån", "--reviderad", "2026-03-02")
    norrbus.ok("register", "ta-bort-rutin", "Rutin för gruppnivån")
    norrbus.ok(*KEEP[:3], "lokal RUTIN för norrbus", "--reviderad", "idag")
    assert [(each["namn"], each["nasta"]) for each in routines(norrbus)] == [
        ("Lokal rutin för Norrbus", "2028-03-03")
    ]
    assert norrbus.ok("frist", "förklara", "Lokal rutin för Norrbus").startswith(
        "Frist: revidering av rutin\n"
    )


def test_a_routine_revised_on_the_leap_day_is_due_on_the_last_of_february(norrbus: Norrbus) -> None:
    norrbus.day = "2028-03-01"
    assert "senast on 2029-02-28" in norrbus.ok(*KEEP, "--reviderad", "2028-02-29")


def test_the_day_can_be_decided_and_a_routine_taken_away_and_put_back(norrbus: Norrbus) -> None:
    norrbus.ok(*KEEP, "--reviderad", "2026-03-02", "--nästa", "2026-09-01")
    assert routines(norrbus)[0]["nasta"] == "2026-09-01"
    assert (
        norrbus.ok("register", "ta-bort-rutin", "lokal rutin för norrbus")
        == "Lokal rutin för Norrbus är borttagen.\n"
    )
    assert routines(norrbus) == []
    assert "revidering av rutin" not in deadlines(norrbus)
    assert "Lägg till en med: norrbus register rutin" in norrbus.refused(
        3, "register", "ta-bort-rutin", "Lokal rutin"
    )
    norrbus.ok(*KEEP, "--reviderad", "2026-03-02")
    assert len(routines(norrbus)) == 1
    assert "De som finns är Lokal rutin för Norrbus" in norrbus.refused(
        3, "register", "ta-bort-rutin", "Lokal"
    )


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ((*KEEP, "--reviderad", "2026-03-31"), "framtiden"),
        ((*KEEP, "--reviderad", "2026-03-30", "--nästa", "2026-03-30"), "ska ligga efter"),
        (("register", "rutin", "--namn", 'a"b', "--reviderad", "idag"), "citattecken"),
        (("register", "rutin", "--namn", "NB-2026-0001", "--reviderad", "idag"), "ärendenummer"),
        (("register", "rutin", "--namn", "12", "--reviderad", "idag"), "behöver bokstäver"),
    ],
)
def test_what_does_not_hold_together_is_refused(
    norrbus: Norrbus, line: tuple[str, ...], says: str
) -> None:
    assert says in norrbus.refused(2, *line)


def test_it_is_no_deadline_of_a_case(norrbus: Norrbus) -> None:
    import given

    given.case(norrbus)
    norrbus.ok(*KEEP, "--reviderad", "2025-03-02")
    assert "revidering av rutin" not in norrbus.ok("frist", "lista", "1", "--hela")
    assert "revidering av rutin" in norrbus.ok("frist", "lista")


def test_a_revision_older_than_the_one_that_is_known_is_refused(norrbus: Norrbus) -> None:
    norrbus.ok(*KEEP, "--reviderad", "2026-03-02")
    assert "ligger före den förra" in norrbus.refused(2, *KEEP, "--reviderad", "2026-03-01")
    norrbus.ok(*KEEP, "--reviderad", "2026-03-02")
