"""The rules about a case, its people and their consents, each broken, kept and mended."""

from __future__ import annotations

import given
import pytest
from conftest import Norrbus
from rules_asked import Rules

KIM = "20240229-2383"
CLOSE = ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett", "--dag")
CONSENT = ("--aktör", "skola", "--gäller", "x", "--form", "skriftligt", "--till")


def need(norrbus: Norrbus, day: str, case: str = "1") -> None:
    norrbus.ok("ärende", "ändra", case, "--behov-sett", day)


def by_sql(norrbus: Norrbus, sql: str, *values: str) -> None:
    """What no command does, or only by many: an older register can hold it."""
    register = norrbus.open()
    register._connection.execute(sql, values)
    register.close()


# --- what is missing ------------------------------------------------------------------


def test_b01_gender(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    assert rules("B01", 2025) == []
    assert rules("B01") == ["NB-2026-0001: kön saknas"]
    rules.mend("B01", KÖN="flicka")


def test_b01_is_asked_of_a_closed_case_that_the_year_counts(norrbus: Norrbus, rules: Rules) -> None:
    norrbus.day = "2025-12-30"
    given.child(norrbus)
    norrbus.day = "2027-01-05"
    again = ("ärende", "öppna", "1", "--orsak", "x", "--dag")
    norrbus.ok(*CLOSE, "2025-12-31")
    assert [len(rules("B01", year)) for year in (2024, 2025, 2026)] == [0, 1, 0]
    norrbus.ok(*again, "2027-01-01")
    assert [len(rules("B01", year)) for year in (2025, 2026, 2027)] == [1, 0, 1]
    norrbus.day = "2027-01-06"
    given.child(norrbus, number="20240229-2383", name="Kim Niva")
    by_sql(norrbus, "UPDATE cases SET opened_on = ? WHERE id = 2", "2025-12-31")
    assert len(rules("B01", 2025)) == 2
    by_sql(norrbus, "UPDATE cases SET opened_on = ? WHERE id = 2", "2026-01-01")
    assert len(rules("B01", 2025)) == 1
    by_sql(norrbus, "UPDATE closings SET reopened_on = ?", "2026-12-31")
    assert len(rules("B01", 2026)) == 2
    by_sql(
        norrbus,
        "UPDATE closings SET closed_on = ?, reopened_on = NULL, reopened_reason = ''",
        "2026-01-01",
    )
    assert [len(rules("B01", year)) for year in (2026, 2027)] == [2, 1]


def test_b02_a_meeting_that_nothing_is_written_about(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.day = "2026-04-08"
    assert rules("B02") == []
    norrbus.day = "2026-04-09"
    assert rules("B02") == [
        "NB-2026-0001-M1: mötet 2026-04-08 är inte inställt, och ingen är kallad"
    ]
    rules.only_in_2026("B02")
    rules.mend("B02", "--ja", ORSAK="sjukdom")


def test_b03_a_plan_without_a_day_of_follow_up(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    assert rules("B03") == []
    norrbus.ok("plan", "skapa", "1")
    assert rules("B03") == ["NB-2026-0001: dag för uppföljning saknas"]
    rules.mend("B03", DAG="2026-06-10")
    norrbus.day = "2026-06-10"
    norrbus.ok("uppföljning", "registrera", "1", "--beslut", "fortsätt", "--nästa", "2026-08-10")
    assert rules("B03") == []
    # The new version has the day that has been kept.
    norrbus.ok("plan", "revidera", "1", "--orsak", "x")
    assert rules("B03") == ["NB-2026-0001: dag för uppföljning saknas"]
    norrbus.ok("plan", "ändra", "1", "--uppföljning", "2026-06-11")
    assert rules("B03") == []


def test_b04_a_measure_without_a_last_day(norrbus: Norrbus, rules: Rules) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.ok("plan", "insats", "1", "--vad", "Stöd", "--aktör", "skola")
    assert rules("B04") == ["NB-2026-0001: insats 1 saknar slutdag"]
    rules.mend("B04", DAG="2026-06-30")


def test_b05_a_measure_whose_end_nobody_has_told_of(norrbus: Norrbus, rules: Rules) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-06-30"
    assert rules("B05") == []
    norrbus.day = "2026-07-01"
    assert rules("B05")[0] == (
        "NB-2026-0001: insats 1 slutade 2026-06-30, och läget är fortfarande beslutad"
    )
    assert len(rules("B05")) == 3
    rules.only_in_2026("B05")
    rules.mend("B05", LÄGE="klar", DAG="2026-06-30")


def test_b06_a_deviation_without_feedback(norrbus: Norrbus, rules: Rules) -> None:
    given.actors(norrbus)
    given.deviation(norrbus, case="")
    assert rules("B06", 2025) == []
    assert rules("B06") == ["A-2026-0001: återkoppling saknas"]
    assert rules.command("B06") == "norrbus avvikelse underteckna A-2026-0001 --som chef"
    given.handled(norrbus)
    assert rules("B06") == []


# --- the case -------------------------------------------------------------------------


def test_b07_a_need_that_was_seen_after_the_opening(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    norrbus.day = "2026-04-02"
    for day in ("2026-03-29", "2026-03-30"):
        need(norrbus, day)
        assert rules("B07") == []
    need(norrbus, "2026-03-31")
    assert rules("B07") == [
        "NB-2026-0001: behovet sågs 2026-03-31, efter att ärendet öppnades 2026-03-30"
    ]
    # Of a year before the case was opened nothing is asked.
    assert rules("B07", 2025) == []
    rules.mend("B07", DAG="2026-03-30")


def test_b08_a_need_that_was_seen_long_before(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    for day in ("2025-03-31", "2025-03-30"):
        need(norrbus, day)
        assert rules("B08") == []
    need(norrbus, "2025-03-29")
    assert rules("B08") == [
        "NB-2026-0001: behovet sågs 2025-03-29, mer än ett år innan ärendet öppnades 2026-03-30"
    ]
    rules.mend("B08", DAG="2026-03-29")


def test_b09_a_case_that_was_closed_before_its_meeting(norrbus: Norrbus, rules: Rules) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-21")
    given.summoned(norrbus)
    norrbus.day = "2026-04-21"
    given.held(norrbus)
    norrbus.day = "2026-04-23"
    norrbus.ok(*CLOSE, "2026-04-20")
    assert rules("B09") == [
        "NB-2026-0001: ärendet avslutades 2026-04-20, före mötet 2026-04-21; öppna det och avsluta"
        " rätt dag"
    ]
    rules.only_in_2026("B09")
    rules.mend("B09", ORSAK="fel dag")
    for day in ("2026-04-21", "2026-04-22"):
        norrbus.ok(*CLOSE, day)
        assert rules("B09") == []
        norrbus.ok("ärende", "öppna", "1", "--orsak", "x", "--dag", day)


def test_b10_a_case_that_was_closed_before_its_plan_or_follow_up(
    norrbus: Norrbus, rules: Rules
) -> None:
    given.child(norrbus)
    norrbus.day = "2026-04-21"
    norrbus.ok("plan", "skapa", "1")
    norrbus.day = "2026-04-23"
    norrbus.ok(*CLOSE, "2026-04-20")
    assert rules("B10") == [
        "NB-2026-0001: ärendet avslutades 2026-04-20, före planen eller uppföljningen 2026-04-21;"
        " öppna det och avsluta rätt dag"
    ]
    rules.mend("B10", ORSAK="fel dag")
    norrbus.ok(*CLOSE, "2026-04-21")
    assert rules("B10") == []
    norrbus.ok("ärende", "öppna", "1", "--orsak", "x", "--dag", "2026-04-21")
    norrbus.ok("uppföljning", "registrera", "1", "--dag", "2026-04-22", "--beslut", "avsluta")
    norrbus.ok(*CLOSE, "2026-04-21")
    rules.only_in_2026("B10")
    rules.mend("B10", ORSAK="fel dag")
    norrbus.ok(*CLOSE, "2026-04-22")
    assert rules("B10") == []


def test_b11_a_child_with_two_open_cases(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    assert rules("B11") == []
    given.child(norrbus, "--trots-dubblett", "ett annat behov")
    assert rules("B11") == ["NB-2026-0002: samma barn har redan det öppna ärendet NB-2026-0001"]
    rules.mend("B11", ORSAK="behovet tillgodosett")


def test_b12_a_case_in_which_nothing_is_recorded(norrbus: Norrbus, rules: Rules) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.day = "2026-04-29"
    assert rules("B12") == []
    norrbus.day = "2026-04-30"
    said = ["NB-2026-0001: inget är registrerat sedan ärendet öppnades 2026-03-30"]
    assert rules("B12") == said
    norrbus.day = "2026-05-01"
    assert rules("B12") == said
    rules.mend("B12", "--vem", "barnet", *CONSENT, "2026-12-31")


def test_b12_is_not_broken_by_a_case_that_has_been_looked_over(
    norrbus: Norrbus, rules: Rules
) -> None:
    given.child(norrbus)
    norrbus.day = "2026-04-30"
    assert len(rules("B12")) == 1
    norrbus.ok("ärende", "ändra", "1", "--sett-över", "idag")
    assert rules("B12") == []


def test_b13_one_who_has_left_the_target_group(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus, "--född", "2005-04-02", number="")
    norrbus.day = "2026-04-01"
    assert rules("B13") == []
    for day in ("2026-04-02", "2026-04-03"):
        norrbus.day = day
        assert rules("B13") == ["NB-2026-0001: den unge fyllde 21 år 2026-04-02"]
    rules.mend("B13")


def test_b14_a_disagreement_that_nobody_has_decided(norrbus: Norrbus, rules: Rules) -> None:
    given.case(norrbus)
    norrbus.day = "2027-01-01"
    what = ("--gäller", "kostnadsansvar", "--aktör", "skola", "--aktör", "soc")
    norrbus.ok("oenighet", "anmäl", "1", *what, "--beskrivning", "x")
    assert rules("B14", 2026) == []
    said = "NB-2026-0001-O1: oenigheten som anmäldes 2027-01-01 är inte avgjord"
    assert rules("B14", 2027) == [said]
    norrbus.ok("oenighet", "avgör", "NB-2026-0001-O1", "--beslut", "kommunen betalar")
    assert rules("B14", 2027) == []


# --- its people -----------------------------------------------------------------------


def test_b15_a_child_who_was_born_after_the_need(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    given.child(norrbus, "--trots-dubblett", "ett annat behov")
    need(norrbus, "2024-02-28")
    # A correction in one case is held against the need of that one only.
    norrbus.ok("ärende", "ändra", "2", "--personnummer", KIM)
    assert rules("B15") == [
        "NB-2026-0001: barnet är fött 2024-02-29, efter att behovet sågs 2024-02-28"
    ]
    rules.mend("B15", DAG="2024-02-29")
    need(norrbus, "2024-03-01")
    assert rules("B15") == []


def test_b16_a_number_that_says_another_birthday(norrbus: Norrbus, rules: Rules) -> None:
    """Every command takes the birthday from the number."""
    given.child(norrbus)
    given.child(norrbus, number="20220161-2393", name="Kim Niva")
    assert rules("B16") == []
    for day in ("2014-09-02", "2014-09-04"):
        by_sql(norrbus, "UPDATE persons SET born = ? WHERE number = ?", day, given.ELSA)
        assert rules("B16") == ["NB-2026-0001: barnets nummer och födelsedag är inte samma dag"]
    rules.mend("B16", NUMMER=given.ELSA)
    by_sql(norrbus, "UPDATE persons SET born = NULL WHERE number = ?", given.ELSA)
    assert len(rules("B16")) == 1


def test_b17_a_guardian_who_is_no_older_than_the_child(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus)
    given.child(norrbus, number=KIM, name="Kim Lantto")
    for case in ("1", "2"):
        anna = ("--namn", "Anna Lantto", "--personnummer", given.ANNA)
        norrbus.ok("ärende", "vårdnadshavare", case, *anna, "--vårdnad", "ensam")
    assert rules("B17") == []
    # A correction in one sibling's case is held against that child only.
    norrbus.ok("ärende", "ändra", "2", "--vem", "Anna", "--personnummer", "20220161-2393")
    assert rules("B17") == ["NB-2026-0001: en vårdnadshavare är inte äldre än barnet"]
    rules.mend("B17", NAMN="Anna", NUMMER=given.ANNA)
    for day, count in (("2014-09-02", 0), ("2014-09-03", 1), ("2014-09-04", 1)):
        by_sql(norrbus, "UPDATE persons SET born = ? WHERE number = ?", day, given.ANNA)
        assert len(rules("B17")) == count


def test_b18_a_child_without_guardians(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus, "--född", "2008-04-01", number="")
    norrbus.day = "2026-04-01"
    assert rules("B18") == []
    norrbus.day = "2026-03-31"
    assert rules("B18") == ["NB-2026-0001: ingen vårdnadshavare är registrerad"]
    rules.mend("B18", NAMN="Anna Lantto", VÅRDNAD="ensam")


def test_b19_the_other_guardian(norrbus: Norrbus, rules: Rules) -> None:
    given.child(norrbus, "--född", "2008-04-01", number="")
    assert rules("B19") == []
    norrbus.ok("ärende", "vårdnadshavare", "1", "--namn", "Anna Lantto", "--vårdnad", "gemensam")
    norrbus.day = "2026-04-01"
    assert rules("B19") == []
    norrbus.day = "2026-03-31"
    assert rules("B19") == ["NB-2026-0001: den andra vårdnadshavaren är inte registrerad"]
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--vårdnad", "ensam")
    assert rules("B19") == []
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--vårdnad", "gemensam")
    rules.mend("B19", NAMN="Mikael Ström")


# --- their consents -------------------------------------------------------------------


def test_b20_no_consent_in_force(norrbus: Norrbus, rules: Rules) -> None:
    given.case(norrbus)
    norrbus.day = "2026-04-02"
    said = ["NB-2026-0001: inget samtycke gäller"]
    assert rules("B20") == said
    rules.mend("B20", "--vem", "Anna", *CONSENT, "2026-04-10")
    for day, found in (
        ("2026-04-01", said),
        ("2026-04-02", []),
        ("2026-04-10", []),
        ("2026-04-11", said),
    ):
        norrbus.day = day
        assert rules("B20") == found
    norrbus.day = "2026-04-05"
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    assert rules("B20") == said
    norrbus.day = "2026-04-04"
    assert rules("B20") == []


def test_b21_an_own_consent_from_18(norrbus: Norrbus, rules: Rules) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-04-10", number="")
    norrbus.ok("ärende", "vårdnadshavare", "1", "--namn", "Anna Lantto", "--vårdnad", "ensam")
    given.consent(norrbus, "Anna", "skola")
    norrbus.day = "2026-04-09"
    assert rules("B21") == []
    for day in ("2026-04-11", "2026-04-10"):
        norrbus.day = day
        assert rules("B21") == [
            "NB-2026-0001: den unge fyllde 18 år 2026-04-10 och har inte samtyckt själv"
        ]
        assert rules("B20") == []
    rules.mend("B21", *CONSENT, "2026-12-31")


def test_b22_a_plan_before_any_consent(norrbus: Norrbus, rules: Rules) -> None:
    given.case(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.day = "2026-03-31"
    given.consent(norrbus, "Anna", "skola")
    assert rules("B22") == [
        "NB-2026-0001: planen gjordes 2026-03-30, innan något samtycke hade börjat gälla"
    ]
    norrbus.day = "2026-04-02"
    norrbus.ok("plan", "ändra", "1", "--dag", "2026-04-01")
    assert rules("B22") == []
    norrbus.ok("plan", "ändra", "1", "--dag", "2026-03-30")
    rules.mend("B22", "--vem", "Anna", *CONSENT, "2026-12-31")


@pytest.mark.parametrize("number", ["B07", "B18", "B20"])
def test_nothing_of_an_open_case_is_asked_when_it_is_closed(
    norrbus: Norrbus, rules: Rules, number: str
) -> None:
    given.child(norrbus)
    norrbus.day = "2026-04-02"
    need(norrbus, "2026-04-01")
    assert len(rules(number)) == 1
    norrbus.ok(*CLOSE, "2026-04-02")
    assert rules(number) == []
