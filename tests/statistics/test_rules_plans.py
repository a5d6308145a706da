"""The rules about plans, measures and placements, each broken, kept and mended."""

from __future__ import annotations

import given
import pytest
from conftest import Norrbus
from rules_asked import Rules

WHERE = ("--tid", "9.00", "--plats", "Skolan", "--syfte", "x")
SUMMON = ("--aktör", "skola", "--sätt", "brev")
HOLD = ("--närvarande", "skola", "--anteckningar", "x")
FOLLOW = ("uppföljning", "registrera", "1", "--dag")
GO_ON = ("--beslut", "fortsätt", "--nästa", "2026-06-10")


def dated(norrbus: Norrbus, day: str) -> None:
    norrbus.ok("plan", "ändra", "1", "--dag", day)


def met(norrbus: Norrbus, number: int) -> None:
    """All are summoned to a meeting, on its day, and it is held."""
    meeting = f"NB-2026-0001-M{number}"
    norrbus.ok("möte", "kalla", meeting, *SUMMON, "--skickad", "2026-03-30")
    norrbus.ok("möte", "genomför", meeting, *HOLD)


def sign(norrbus: Norrbus) -> None:
    norrbus.ok("plan", "underteckna", "1", "--vem", "barnet")


# --- the plan -------------------------------------------------------------------------


def test_b31_a_plan_before_the_need(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.day = "2026-04-02"
    norrbus.ok("ärende", "ändra", "1", "--behov-sett", "2026-03-31")
    assert rules("B31") == [
        "NB-2026-0001: planen gjordes 2026-03-30, innan behovet sågs 2026-03-31"
    ]
    rules.mend("B31", DAG="2026-03-30")
    norrbus.ok("ärende", "ändra", "1", "--behov-sett", "2026-03-29")
    assert rules("B31") == []


def test_b32_a_version_before_the_former(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.day = "2026-04-05"
    norrbus.ok("plan", "revidera", "1", "--orsak", "x")
    for day in ("2026-03-31", "2026-03-30"):
        dated(norrbus, day)
        assert rules("B32") == []
    dated(norrbus, "2026-03-29")
    said = "NB-2026-0001: version 2 är från 2026-03-29, före den förra, 2026-03-30"
    assert rules("B32") == [said]
    rules.mend("B32", DAG="2026-03-30")
    dated(norrbus, "2026-03-29")
    sign(norrbus)
    assert rules("B32") == [f"{said}, och planen är underskriven"]
    rules.mend("B32", "--orsak", "fel dag")


def test_b33_a_plan_before_any_meeting(norrbus: Norrbus, rules: Rules) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-22")
    norrbus.day = "2026-04-23"
    met(norrbus, 1)
    norrbus.ok("plan", "skapa", "1", "--dag", "2026-04-23")
    assert rules("B33") == []
    dated(norrbus, "2026-04-22")
    assert rules("B33") == []
    dated(norrbus, "2026-04-21")
    assert rules("B33") == [
        "NB-2026-0001: inget möte är hållet när planen görs 2026-04-21 (norrbus plan ändra --dag)"
    ]
    rules.run("B33", *WHERE)
    met(norrbus, 2)
    assert rules("B33") == []


def test_b34_a_plan_without_measures(norrbus: Norrbus, rules: Rules) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    sign(norrbus)
    assert rules("B34") == [
        "NB-2026-0001: version 1 av planen har inga insatser, och planen är underskriven"
    ]
    rules.run("B34", "--orsak", "x")
    assert rules("B34") == ["NB-2026-0001: version 2 av planen har inga insatser"]
    rules.mend("B34", "--vad", "Stöd", "--aktör", "skola")


def test_b34_asks_nothing_of_a_plan_that_has_ended(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    assert len(rules("B34")) == 1
    norrbus.ok("uppföljning", "registrera", "1", "--beslut", "avsluta")
    assert rules("B34") == []


def test_b35_a_follow_up_before_its_plan(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.day = "2026-04-12"
    norrbus.ok(*FOLLOW, "2026-04-10", *GO_ON)
    dated(norrbus, "2026-04-09")
    assert rules("B35") == []
    dated(norrbus, "2026-04-11")
    said = "NB-2026-0001: uppföljningen 2026-04-10 ligger före planen, 2026-04-11"
    assert rules("B35") == [said]
    rules.mend("B35", DAG="2026-04-10")
    dated(norrbus, "2026-04-11")
    sign(norrbus)
    assert rules("B35") == [f"{said}, och planen är underskriven"]
    rules.mend("B35", "--orsak", "fel dag")


def test_b36_a_follow_up_without_a_meeting(norrbus: Norrbus, rules: Rules) -> None:
    given.consented(norrbus)
    norrbus.ok("plan", "skapa", "1")
    for day in ("2026-04-09", "2026-04-11"):
        given.booked(norrbus, day, "1", "--slag", "uppföljningsmöte")
    norrbus.day = "2026-04-12"
    met(norrbus, 1)
    met(norrbus, 2)
    norrbus.ok(*FOLLOW, "2026-04-10", *GO_ON)
    rules.only_in_2026("B36")
    assert rules("B36") == [
        "NB-2026-0001: inget uppföljningsmöte är registrerat 2026-04-10, då uppföljningen hölls"
    ]
    rules.run("B36", *WHERE)
    assert len(rules("B36")) == 1
    met(norrbus, 3)
    assert rules("B36") == []


def test_b37_a_follow_up_meeting_that_nothing_came_of(norrbus: Norrbus, rules: Rules) -> None:
    given.consented(norrbus)
    norrbus.ok("plan", "skapa", "1")
    given.booked(norrbus, "2026-04-10", "1", "--slag", "uppföljningsmöte")
    norrbus.day = "2026-04-12"
    met(norrbus, 1)
    for day, count in (("2026-04-09", 1), ("2026-04-10", 1), ("2026-04-11", 0)):
        dated(norrbus, day)
        assert len(rules("B37")) == count
    dated(norrbus, "2026-04-09")
    rules.only_in_2026("B37")
    norrbus.ok(*FOLLOW, "2026-04-09", *GO_ON)
    assert rules("B37") == [
        "NB-2026-0001-M1: vad som blev av insatserna är inte registrerat från uppföljningsmötet"
        " 2026-04-10"
    ]
    rules.mend("B37", *GO_ON)


# --- its measures ---------------------------------------------------------------------


def test_b38_a_measure_that_was_done_before_it_began(norrbus: Norrbus, rules: Rules) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-05-06"
    done = ("plan", "ändra-insats", "1", "1", "--läge", "klar", "--läge-dag")
    for day in ("2026-05-05", "2026-05-04"):
        norrbus.ok(*done, day)
        assert rules("B38") == []
    norrbus.ok(*done, "2026-05-03")
    assert rules("B38") == [
        "NB-2026-0001: insats 1 blev klar 2026-05-03, innan den började 2026-05-04"
    ]
    rules.mend("B38", DAG="2026-05-04")


def measure(norrbus: Norrbus, ends: str) -> None:
    norrbus.ok("plan", "insats", "1", "--vad", "Stöd", "--aktör", "skola", "--slutar", ends)


def ending(norrbus: Norrbus, day: str) -> None:
    norrbus.ok("plan", "ändra-insats", "1", "1", "--slutar", day)


def test_b39_a_measure_that_ends_before_the_plan(norrbus: Norrbus, rules: Rules) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    measure(norrbus, "2026-03-31")
    assert rules("B39") == []
    ending(norrbus, "2026-03-30")
    assert rules("B39") == []
    ending(norrbus, "2026-03-29")
    said = "NB-2026-0001: insats 1 slutar 2026-03-29, innan planen gjordes 2026-03-30"
    assert rules("B39") == [said]
    rules.mend("B39", DAG="2026-03-30")
    ending(norrbus, "2026-03-29")
    sign(norrbus)
    assert rules("B39") == [f"{said}, och planen är underskriven"]
    rules.run("B39", "--orsak", "fel dag")
    # What a later version carries is held against the day of the first.
    assert rules("B39") == [said]
    rules.mend("B39", DAG="2026-03-30")


def test_b40_a_measure_that_ends_after_21(norrbus: Norrbus, rules: Rules) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2006-04-10", number="")
    norrbus.ok("plan", "skapa", "1")
    measure(norrbus, "2027-04-09")
    assert rules("B40") == []
    ending(norrbus, "2027-04-11")
    assert len(rules("B40")) == 1
    ending(norrbus, "2027-04-10")
    said = "NB-2026-0001: insats 1 slutar 2027-04-10, efter att den unge fyller 21 år 2027-04-10"
    assert rules("B40") == [said]
    rules.mend("B40", DAG="2027-04-09")
    ending(norrbus, "2027-04-10")
    sign(norrbus)
    assert rules("B40") == [f"{said}, och planen är underskriven"]
    assert rules.command("B40") == "norrbus plan revidera NB-2026-0001"
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "avbruten")
    assert rules("B40") == []


# --- placements -----------------------------------------------------------------------


def place(norrbus: Norrbus, day: str, case: str = "1") -> None:
    who = ("--form", "familjehem", "--samordnare", "Karin")
    norrbus.ok("ärende", "placera", case, "--sedan", day, *who)


def correct(norrbus: Norrbus, *what: str, case: str = "1") -> None:
    norrbus.ok("ärende", "ändra-placering", case, *what)


def test_b41_an_examination_before_the_placement(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    place(norrbus, "2026-03-20")
    for day in ("2026-03-21", "2026-03-20"):
        correct(norrbus, "--gjord", day)
        assert rules("B41") == []
    correct(norrbus, "--gjord", "2026-03-19")
    said = ["NB-2026-0001: hälsoundersökningen 2026-03-19 ligger före placeringen, 2026-03-20"]
    assert rules("B41") == said
    rules.mend("B41", DAG="2026-03-20")
    correct(norrbus, "--gjord", "", "--tackat-nej", "2026-03-19")
    assert rules("B41") == said
    rules.mend("B41", DAG="2026-03-20")


def test_b42_an_examination_before_it_was_asked_for(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    place(norrbus, "2026-03-20")
    correct(norrbus, "--begärd", "2026-03-25", "--gjord", "2026-03-26")
    assert rules("B42") == []
    correct(norrbus, "--gjord", "2026-03-25")
    assert rules("B42") == []
    correct(norrbus, "--gjord", "2026-03-24")
    assert rules("B42") == [
        "NB-2026-0001: hälsoundersökningen 2026-03-24 ligger före dagen då den begärdes, 2026-03-25"
    ]
    rules.mend("B42", DAG="2026-03-24")


def test_b43_an_examination_that_is_not_asked_for(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    norrbus.day = "2027-01-02"
    place(norrbus, "2027-01-01")
    assert rules("B43") == []
    assert rules("B43", 2027) == [
        "NB-2026-0001: hälsoundersökning är inte begärd för placeringen sedan 2027-01-01"
    ]
    correct(norrbus, "--sedan", "2026-12-31")
    rules.mend("B43", DAG="2027-01-02")


def test_b44_a_placement_before_the_birth(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus, "--född", "2014-01-01", number="")
    place(norrbus, "2014-01-01")
    assert rules("B44") == []
    norrbus.ok("ärende", "ändra", "1", "--född", "2013-12-31")
    assert rules("B44") == []
    norrbus.ok("ärende", "ändra", "1", "--född", "2014-01-02")
    assert rules("B44") == [
        "NB-2026-0001: placeringen började 2014-01-01, innan barnet föddes 2014-01-02"
    ]
    rules.mend("B44", DAG="2014-01-02")


def test_b45_a_child_in_two_places(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    given.child(norrbus, "--trots-dubblett", "ett annat behov")
    place(norrbus, "2026-03-01")
    norrbus.ok("ärende", "placering-upphör", "1", "--dag", "2026-03-10")
    place(norrbus, "2026-03-11", "2")
    assert rules("B45") == []
    correct(norrbus, "--sedan", "2026-03-10", case="2")
    assert rules("B45") == []
    correct(norrbus, "--sedan", "2026-03-09", case="2")
    assert rules("B45") == [
        "NB-2026-0002: placeringen sedan 2026-03-09 finns samtidigt som en i NB-2026-0001"
    ]
    rules.mend("B45")


@pytest.mark.parametrize(("first", "other"), [("1", "2"), ("2", "1")])
def test_b45_tells_of_the_later_of_two_that_go_on(
    norrbus: Norrbus, rules: Rules, first: str, other: str
) -> None:
    given.child(norrbus)
    given.child(norrbus, "--trots-dubblett", "ett annat behov")
    place(norrbus, "2026-03-01", first)
    place(norrbus, "2026-03-02", other)
    assert rules("B45") == [
        f"NB-2026-000{other}: placeringen sedan 2026-03-02 finns samtidigt som en i"
        f" NB-2026-000{first}"
    ]
    rules.mend("B45")
