"""The rules about meetings, each broken, kept and mended."""

from __future__ import annotations

import given
from conftest import Norrbus
from rules_asked import Rules

WROTE = ("--anteckningar", "x")
WHERE = ("--tid", "9.00", "--plats", "Skolan", "--syfte", "x")
SUMMON = ("--aktör", "skola", "--sätt", "brev")
HOLD = ("--närvarande", "skola", *WROTE)
ALONE = ("--bjud-inte", "barnet", "--bjud-inte", "Anna", "--bjud-inte", "Mikael")


def need(norrbus: Norrbus, day: str) -> None:
    norrbus.ok("ärende", "ändra", "1", "--behov-sett", day)


def ready(norrbus: Norrbus) -> None:
    """A meeting on 8 April to which all are summoned, and its day."""
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-08")
    given.summoned(norrbus)
    norrbus.day = "2026-04-08"


def test_b23_a_meeting_before_the_need(norrbus: Norrbus, rules: Rules) -> None:
    ready(norrbus)
    given.held(norrbus)
    norrbus.day = "2026-04-10"
    need(norrbus, "2026-04-09")
    assert rules("B23") == [
        "NB-2026-0001-M1: mötet hölls 2026-04-08, innan behovet sågs 2026-04-09"
    ]
    rules.only_in_2026("B23")
    rules.mend("B23", DAG="2026-04-08")
    need(norrbus, "2026-04-07")
    assert rules("B23") == []


def test_b24_a_summons_before_the_need(norrbus: Norrbus, rules: Rules) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.ok("möte", "kalla", "1", *SUMMON, *ALONE)
    norrbus.day = "2026-04-08"
    need(norrbus, "2026-03-31")
    rules.only_in_2026("B24")
    assert rules("B24") == [
        "NB-2026-0001-M1: kallelsen skickades 2026-03-30, innan behovet sågs 2026-03-31"
    ]
    rules.mend("B24", DAG="2026-03-30")
    need(norrbus, "2026-03-29")
    assert rules("B24") == []
    need(norrbus, "2026-03-31")
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "x", "--ja")
    assert rules("B24") == []


def test_b25_a_summons_after_the_meeting(norrbus: Norrbus, rules: Rules) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.day = "2026-04-10"
    norrbus.ok("möte", "kalla", "1", *SUMMON, *ALONE, "--skickad", "2026-04-09")
    rules.only_in_2026("B25")
    assert rules("B25") == [
        "NB-2026-0001-M1: kallelsen skickades 2026-04-09, efter mötet 2026-04-08"
    ]
    norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-10")
    assert rules("B25") == []
    norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-08")
    rules.mend("B25", DAG="2026-04-09")
    # Those who were summoned in time need not be so all.
    norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-09")
    soc = ("--aktör", "soc", "--sätt", "brev")
    norrbus.ok("möte", "kalla", "1", *soc, "--skickad", "2026-04-10")
    assert rules("B25") == []


def test_b25_can_only_be_told_of_a_meeting_that_has_been_held(
    norrbus: Norrbus, rules: Rules
) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.day = "2026-04-09"
    assert rules("B25") == []
    given.summoned(norrbus)
    given.held(norrbus)
    assert rules.command("B25") == "norrbus möte visa NB-2026-0001-M1"


def test_b26_a_meeting_without_any_actor(norrbus: Norrbus, rules: Rules) -> None:
    ready(norrbus)
    assert rules("B26") == []
    norrbus.ok("möte", "genomför", "1", "--närvarande", "barnet", *WROTE)
    assert rules("B26") == ["NB-2026-0001-M1: ingen aktör var med på mötet 2026-04-08"]
    rules.only_in_2026("B26")
    rules.mend("B26", AKTÖR="skola", TEXT="x")


def test_b27_a_meeting_with_one_actor(norrbus: Norrbus, rules: Rules) -> None:
    ready(norrbus)
    norrbus.ok("möte", "genomför", "1", *HOLD)
    assert rules("B27") == ["NB-2026-0001-M1: bara en aktör var med på norrbusmötet 2026-04-08"]
    rules.only_in_2026("B27")
    norrbus.ok("möte", "genomför", "NB-2026-0001-M1", "--närvarande", "barnet", *WROTE)
    assert rules("B27") == []  # none at all is another rule
    norrbus.ok("möte", "genomför", "NB-2026-0001-M1", *HOLD)
    rules.mend("B27", "--på-länk", "soc", AKTÖR="skola", TEXT="x")


def test_b28_no_meeting_for_a_year(norrbus: Norrbus, rules: Rules) -> None:
    ready(norrbus)
    norrbus.ok("möte", "genomför", "1", *HOLD)
    for day, count in (("2027-04-07", 0), ("2027-04-08", 1), ("2027-04-09", 1)):
        norrbus.day = day
        assert len(rules("B28", 2027)) == count
    # What was held after the year's last day is not within it.
    norrbus.day = "2028-02-01"
    assert rules("B28", 2026) == []
    assert rules("B28", 2027) == ["NB-2026-0001: inget möte har hållits på ett år"]
    norrbus.day = "2027-04-09"
    norrbus.ok("möte", "boka", "NB-2026-0001", "--dag", "2027-04-09", *WHERE)
    override = ("--trots-saknat-samtycke", "x")
    norrbus.ok("möte", "kalla", "NB-2026-0001-M2", *SUMMON, *override)
    norrbus.ok("möte", "genomför", "NB-2026-0001-M2", *HOLD)
    assert rules("B28", 2027) == []


def test_b28_gives_a_new_or_reopened_case_a_year(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    for day, count in (("2027-03-29", 0), ("2027-03-30", 1), ("2027-03-31", 1)):
        norrbus.day = day
        assert len(rules("B28", 2027)) == count
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    norrbus.ok("ärende", "öppna", "1", "--orsak", "tillbaka")
    assert rules("B28", 2027) == []
    for day, count in (("2028-03-30", 0), ("2028-03-31", 1)):
        norrbus.day = day
        assert len(rules("B28", 2028)) == count


def test_b29_a_meeting_far_away(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    given.booked(norrbus, "2027-03-29")
    assert rules("B29") == []
    norrbus.ok("möte", "flytta", "1", "--dag", "2027-03-30")
    assert rules("B29") == []
    norrbus.ok("möte", "flytta", "1", "--dag", "2027-03-31")
    assert rules("B29") == [
        "NB-2026-0001-M1: mötet 2027-03-31 bokades 2026-03-30, mer än ett år innan"
    ]
    rules.mend("B29", DAG="2026-03-31")


def test_b30_a_forum_that_nothing_is_written_about(norrbus: Norrbus, rules: Rules) -> None:
    given.forum(norrbus, "--deltagare", "Per Lindmark, rektor", day="2026-04-21")
    norrbus.day = "2026-04-21"
    assert rules("B30") == []
    norrbus.day = "2026-04-22"
    (said,) = rules("B30")
    assert said.endswith(
        ": mötet 2026-04-21 är varken genomfört eller inställt (norrbus forum ställ-in)"
    )
    rules.only_in_2026("B30")
    rules.mend("B30", "--närvarande", "Per", *WROTE)
