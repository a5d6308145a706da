from __future__ import annotations

import json
from datetime import date

import given
import pytest
from conftest import Norrbus
from given import ANNA, ELSA, need

from norrbus_cli.case import model, way
from norrbus_cli.case.way import Standing


def status_of(norrbus: Norrbus, case: str = "1") -> str:
    return str(json.loads(norrbus.ok("ärende", "visa", case, "--json"))["status"])


# --- the target group ------------------------------------------------------


@pytest.mark.parametrize(
    ("opened", "code"), [("2026-06-14", 0), ("2026-06-15", 4), ("2026-06-16", 4)]
)
@pytest.mark.parametrize("seen", ["2020-06-01", "same"])
def test_one_who_has_turned_21_when_the_need_was_seen_or_the_case_is_opened_is_refused(
    norrbus: Norrbus, opened: str, code: int, seen: str
) -> None:
    norrbus.day = opened
    told = need(opened if seen == "same" else seen)
    result = norrbus("ärende", "skapa", "--barn", "Kim Niva", "--född", "2005-06-15", *told)
    assert result.code == code
    assert ("är 21 år" in result.err) == (code == 4)
    day = "dagen då behovet sågs" if seen == "same" else "dagen då ärendet öppnas"
    assert (day in result.err) == (code == 4)


@pytest.mark.parametrize(("day", "code"), [("2026-06-14", 0), ("2026-06-15", 4), ("2026-06-16", 4)])
def test_a_case_is_not_opened_again_for_one_who_has_turned_21(
    norrbus: Norrbus, day: str, code: int
) -> None:
    given.child(norrbus, "--född", "2005-06-15", number="", name="Kim Niva")
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    norrbus.day = day
    result = norrbus("ärende", "öppna", "1", "--orsak", "x")
    assert result.code == code
    assert ("är 21 år" in result.err) == (code == 4)


def test_a_consultation_has_no_age_and_is_opened_again(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *need(norrbus.day))
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    norrbus.ok("ärende", "öppna", "1", "--orsak", "x")


@pytest.mark.parametrize(("seen", "code"), [("2026-03-29", 2), ("2026-03-30", 0)])
def test_a_need_is_not_seen_before_birth(norrbus: Norrbus, seen: str, code: int) -> None:
    assert (
        norrbus("ärende", "skapa", "--barn", "Kim Niva", "--född", "2026-03-30", *need(seen)).code
        == code
    )


@pytest.mark.parametrize(
    ("seen", "code"), [("2026-03-29", 0), ("2026-03-30", 0), ("2026-03-31", 2)]
)
def test_a_need_is_not_seen_in_the_future(norrbus: Norrbus, seen: str, code: int) -> None:
    assert (
        norrbus("ärende", "skapa", "--barn", "Kim Niva", "--född", "2014-09-03", *need(seen)).code
        == code
    )


def test_changing_the_day_or_the_birth_date_keeps_the_target_group(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2006-01-01", number="", name="Kim Niva")
    assert "är 21 år" in norrbus.refused(4, "ärende", "ändra", "1", "--född", "2005-03-30")
    norrbus.ok("ärende", "ändra", "1", "--född", "2005-03-31")


# --- who it is ---------------------------------------------------------------


def test_a_child_without_a_swedish_number_is_known_by_birth_date(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2014-09-03", number="", name="Kim Niva")
    assert "Barnet/den unge: Kim Niva\t\ton 2014-09-03" in norrbus.ok("ärende", "visa", "1")
    norrbus.ok("ärende", "ändra", "1", "--personnummer", ELSA)
    assert f"Kim Niva\t{ELSA}\ton 2014-09-03" in norrbus.ok("ärende", "visa", "1")
    assert "födelsedagen följer" in norrbus.refused(
        2, "ärende", "ändra", "1", "--född", "2014-09-04"
    )


def test_a_child_needs_a_number_or_a_birth_date_but_not_both(norrbus: Norrbus) -> None:
    assert "--personnummer" in norrbus.refused(
        2, "ärende", "skapa", "--barn", "Kim", *need(norrbus.day)
    )
    assert "passar inte ihop" in norrbus.refused(
        2,
        "ärende",
        "skapa",
        "--barn",
        "Kim",
        "--personnummer",
        ELSA,
        "--född",
        "2014-09-03",
        *need(norrbus.day),
    )


def test_the_same_child_is_noticed_by_personnummer(norrbus: Norrbus) -> None:
    given.child(norrbus)
    again = ("ärende", "skapa", "--barn", "Elsa Lantto", "--personnummer", ELSA, *need(norrbus.day))
    sentence = norrbus.refused(4, *again)
    assert "samma personnummer finns redan i NB-2026-0001. Fortsätt i NB-2026-0001." in sentence
    norrbus.ok(*again, "--trots-dubblett", "ny kommun")
    register = norrbus.open()
    assert register.rows("SELECT count(*) AS n FROM persons")[0]["n"] == 1
    assert "ny kommun" in {row["reason"] for row in register.rows("SELECT reason FROM operations")}
    register.close()


def test_the_same_child_is_noticed_by_name_and_birth_date(norrbus: Norrbus) -> None:
    given.child(norrbus)
    sentence = norrbus.refused(
        4, "ärende", "skapa", "--barn", "elsa  lantto", "--född", "2014-09-03", *need(norrbus.day)
    )
    assert "samma namn och födelsedag" in sentence
    given.child(norrbus, "--född", "2014-09-04", number="", name="Elsa Lantto")
    given.child(norrbus, "--född", "2014-09-03", number="", name="Elsa Niva")


def test_a_closed_case_about_the_child_is_offered_to_be_opened(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    sentence = norrbus.refused(
        4, "ärende", "skapa", "--barn", "Elsa Lantto", "--personnummer", ELSA, *need(norrbus.day)
    )
    assert "norrbus ärende öppna NB-2026-0001" in sentence


def test_a_known_number_with_another_name_is_refused(norrbus: Norrbus) -> None:
    given.case(norrbus)
    sentence = norrbus.refused(
        4, "ärende", "skapa", "--barn", "Fel Namn", "--personnummer", ANNA, *need(norrbus.day)
    )
    assert "är 41 år" in sentence
    sentence = norrbus.refused(
        4,
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Fel Namn",
        "--personnummer",
        ELSA,
        "--vårdnad",
        "gemensam",
    )
    assert sentence.startswith("Elsa Lantto har redan det numret i det här ärendet.")
    norrbus.ok("ärende", "skapa", "--barn", "Kim Niva", "--född", "2014-03-30", *need(norrbus.day))
    guardian = ("ärende", "vårdnadshavare", "2", "--namn", "Fel Namn", "--vårdnad", "gemensam")
    assert "ett annat namn" in norrbus.refused(4, *guardian, "--personnummer", ANNA)
    assert "en annan person" in norrbus.refused(
        4, "ärende", "ändra", "1", "--vem", "Anna", "--personnummer", ELSA
    )


def test_a_guardian_of_two_children_is_one_person_and_a_protection_holds_in_both_cases(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    given.child(norrbus, "--född", "2016-01-01", number="", name="Ida Lantto")
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "2",
        "--namn",
        "Anna Lantto",
        "--personnummer",
        ANNA,
        "--vårdnad",
        "ensam",
    )
    assert "anna@example.se" in norrbus.ok("ärende", "visa", "1")
    norrbus.ok("ärende", "ändra", "2", "--vem", "Anna", "--skydd", "skyddad folkbokföring")
    assert "anna@example.se" not in norrbus.ok("ärende", "visa", "1")
    norrbus.ok("ärende", "ändra", "2", "--vem", "Anna", "--skydd", "ingen")
    assert "anna@example.se" in norrbus.ok("ärende", "visa", "1")


def test_sole_custody_leaves_no_room_for_another_guardian(norrbus: Norrbus) -> None:
    given.case(norrbus)
    assert "ensam vårdnad" in norrbus.refused(
        4, "ärende", "ändra", "1", "--vem", "Anna", "--vårdnad", "ensam"
    )
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "2026-03-30")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--vårdnad", "ensam")
    assert "ensam vårdnad" in norrbus.refused(
        4,
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "X",
        "--född",
        "1980-01-01",
        "--vårdnad",
        "gemensam",
    )
    assert "ensam vårdnad" in norrbus.refused(
        4,
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "X",
        "--född",
        "1980-01-01",
        "--vårdnad",
        "ensam",
    )
    assert "Ange vem med --vem" in norrbus.refused(2, "ärende", "ändra", "1", "--vårdnad", "ensam")


def test_nobody_is_a_guardian_twice_or_of_themselves(norrbus: Norrbus) -> None:
    given.case(norrbus)
    sentence = norrbus.refused(
        4,
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Anna Lantto",
        "--personnummer",
        ANNA,
        "--vårdnad",
        "gemensam",
    )
    assert "är redan vårdnadshavare" in sentence
    assert (
        norrbus(
            "ärende",
            "vårdnadshavare",
            "1",
            "--namn",
            "Elsa Lantto",
            "--personnummer",
            ELSA,
            "--vårdnad",
            "gemensam",
        ).code
        == 4
    )
    assert (
        norrbus("ärende", "ändra", "1", "--vem", "Anna", "--personnummer", given.MIKAEL).code == 4
    )


@pytest.mark.parametrize("typed", ["Bo", "a n n a", " "])
def test_an_unknown_person_is_refused_with_those_there_are(norrbus: Norrbus, typed: str) -> None:
    given.case(norrbus)
    assert "Välj barnet, Anna Lantto eller vårdnadshavare 2 (skyddad)" in norrbus.refused(
        3, "ärende", "ändra", "1", "--vem", typed, "--språk", "finska"
    )


# --- protected personal data -------------------------------------------------


def test_protected_data_are_shown_only_when_asked_for_with_a_reason_that_is_logged(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    for line in (
        ("ärende", "visa", "1"),
        ("ärende", "visa", "1", "--json"),
        ("ärende", "lista", "--csv"),
    ):
        assert not [word for word in given.SECRET if word in norrbus.ok(*line)]
    assert "Skolgatan 8" in norrbus.ok("ärende", "visa", "1", "--visa-skyddat", "brev ska skickas")
    register = norrbus.open()
    looks = register.rows(
        "SELECT persons.name, protected, reason FROM looks JOIN persons ON persons.id = person_id JOIN operations ON operations.id = operation_id"
    )
    register.close()
    assert [(row["name"], row["reason"]) for row in looks if row["protected"]] == [
        ("Mikael Ström", "brev ska skickas")
    ]
    assert {row["name"] for row in looks} == {"Elsa Lantto", "Anna Lantto", "Mikael Ström"}


def test_an_address_shared_with_somebody_protected_is_hidden_too(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--adress", "KÖPMANNAGATAN 3.")
    shown = norrbus.ok("ärende", "visa", "1")
    assert "pmannagatan" not in shown.casefold()
    assert "anna@example.se" in shown


# --- status ------------------------------------------------------------------

NEW = Standing(
    closed=False,
    anonymous=False,
    consent="saknas",
    summoned=False,
    meeting_held=False,
    plan=False,
    plan_complete=False,
)


@pytest.mark.parametrize(
    ("standing", "status"),
    [
        (NEW, "samtycke saknas"),
        (
            Standing(False, False, "ofullständigt", False, False, False, False),
            "samtycke ofullständigt",
        ),
        (Standing(False, False, "komplett", False, False, False, False), "kallelse ska skickas"),
        (Standing(False, False, "komplett", True, False, False, False), "möte ska hållas"),
        (Standing(False, False, "saknas", True, True, False, False), "plan saknas"),
        (Standing(False, False, "komplett", True, True, True, False), "plan ska kompletteras"),
        (Standing(False, False, "komplett", True, True, True, True), "plan gäller"),
        (Standing(False, True, "saknas", True, True, False, False), "anonym konsultation"),
        (Standing(True, True, "komplett", True, True, True, True), "avslutat"),
    ],
)
def test_status_is_computed_from_what_has_been_recorded(standing: Standing, status: str) -> None:
    assert way.status(standing) == status


def test_the_status_follows_the_case_all_the_way(norrbus: Norrbus) -> None:
    given.case(norrbus)
    seen = [status_of(norrbus)]
    given.consent(norrbus, "Anna", "skola", "soc", "primärvård")
    seen.append(status_of(norrbus))
    given.consent(norrbus, "Mikael", "skola", "soc", "primärvård")
    seen.append(status_of(norrbus))
    given.booked(norrbus, norrbus.day)
    given.summoned(norrbus)
    seen.append(status_of(norrbus))
    given.held(norrbus)
    seen.append(status_of(norrbus))
    given.plan(norrbus)
    seen.append(status_of(norrbus))
    given.signed(norrbus)
    seen.append(status_of(norrbus))
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    seen.append(status_of(norrbus))
    assert seen == [
        way.CONSENT_MISSING,
        way.CONSENT_INCOMPLETE,
        way.TO_SUMMON,
        way.TO_MEET,
        way.PLAN_MISSING,
        way.PLAN_INCOMPLETE,
        way.PLAN_RUNS,
        way.CLOSED,
    ]


# --- closing and reopening ---------------------------------------------------


def test_a_closed_case_takes_no_new_facts_and_reopening_keeps_the_closing(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.booked(norrbus)
    norrbus.day = "2026-04-02"
    result = norrbus("ärende", "avsluta", "1", "--orsak", "flyttat", "--anteckning", "Till Luleå.")
    assert result.code == 2  # "flyttat" begins none of the reasons
    result = norrbus(
        "ärende", "avsluta", "1", "--orsak", "barnet har flyttat", "--anteckning", "Till Luleå."
    )
    assert "NB-2026-0001-M1 är fortfarande bokat" in result.err
    for line in (
        ("ärende", "ändra", "1", "--behov", "nytt"),
        ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett"),
        (
            "ärende",
            "vårdnadshavare",
            "1",
            "--namn",
            "X",
            "--född",
            "1980-01-01",
            "--vårdnad",
            "gemensam",
        ),
        (
            "samtycke",
            "registrera",
            "1",
            "--vem",
            "Anna",
            "--aktör",
            "skola",
            "--gäller",
            "x",
            "--form",
            "muntligt",
            "--till",
            "2026-12-31",
        ),
        ("möte", "boka", "1", "--dag", "2026-05-05", "--tid", "9", "--plats", "x", "--syfte", "x"),
        ("plan", "skapa", "1"),
    ):
        assert "är avslutat" in norrbus.refused(4, *line)
    assert norrbus.ok("ärende", "lista") == ""
    assert "avslutat" in norrbus.ok("ärende", "lista", "--alla")
    norrbus.day = "2026-04-09"
    norrbus.ok("ärende", "öppna", "1", "--orsak", "har flyttat tillbaka")
    assert (
        "Avslut: to 2026-04-02\tbarnet har flyttat\tTill Luleå.\tto 2026-04-09\thar flyttat tillbaka\n"
        in norrbus.ok("ärende", "visa", "1")
    )
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    assert len(json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["avslut"]) == 2


def test_closing_and_opening_have_their_order(norrbus: Norrbus) -> None:
    given.case(norrbus)
    close = ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett", "--dag")
    assert "ligger före" in norrbus.refused(2, *close, "2026-03-29")
    assert "framtiden" in norrbus.refused(2, *close, "2026-03-31")
    assert "är inte avslutat" in norrbus.refused(4, "ärende", "öppna", "1", "--orsak", "x")
    norrbus.ok(*close, "2026-03-30")
    norrbus.day = "2026-04-02"
    reopen = ("ärende", "öppna", "1", "--orsak", "x", "--dag")
    assert "ligger före" in norrbus.refused(2, *reopen, "2026-03-29")
    assert "framtiden" in norrbus.refused(2, *reopen, "2026-04-03")
    norrbus.ok(*reopen, "2026-04-02")
    assert "ligger före" in norrbus.refused(2, *close, "2026-04-01")
    assert "behöver förklaras" in norrbus.refused(2, "ärende", "avsluta", "1", "--orsak", "annat")
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "annat", "--anteckning", "dubblett")


# --- the rest ------------------------------------------------------------------


def test_an_anonymous_consultation_takes_no_identity(norrbus: Norrbus) -> None:
    sentence = norrbus.refused(
        2, "ärende", "skapa", "--anonym", "--barn", "Elsa", *need(norrbus.day)
    )
    assert "--barn passar inte ihop" in sentence
    assert norrbus.ok("ärende", "skapa", "--anonym", *need(norrbus.day)).endswith(
        "NB-2026-0001: anonym konsultation\n"
    )
    for line in (
        ("ärende", "ändra", "1", "--namn", "Elsa Lantto"),
        ("ärende", "ändra", "1", "--telefon", "070-174 06 11"),
        (
            "ärende",
            "vårdnadshavare",
            "1",
            "--namn",
            "Anna",
            "--född",
            "1980-01-01",
            "--vårdnad",
            "ensam",
        ),
        (
            "samtycke",
            "registrera",
            "1",
            "--vem",
            "Anna",
            "--aktör",
            "x",
            "--gäller",
            "x",
            "--form",
            "muntligt",
            "--till",
            "2026-12-31",
        ),
        ("plan", "skapa", "1"),
        ("dokument", "skriv", "samtycke", "1"),
    ):
        assert "anonym konsultation" in norrbus.refused(4, *line)
    norrbus.ok("ärende", "ändra", "1", "--behov", "Hur gör man?", "--behov-sett", "2026-03-29")


def test_the_chefs_decision_has_a_name_and_a_day(norrbus: Norrbus) -> None:
    given.child(norrbus, "--chef", "Per Lindmark")
    assert "Godkänt den: må 2026-03-30" in norrbus.ok("ärende", "visa", "1")
    norrbus.ok("ärende", "ändra", "1", "--chefsbeslut", "2026-03-27")
    assert "Godkänt den: fr 2026-03-27" in norrbus.ok("ärende", "visa", "1")
    norrbus.ok("ärende", "ändra", "1", "--chef", "")
    assert "Godkänt den: \n" in norrbus.ok("ärende", "visa", "1")
    assert "framtiden" in norrbus.refused(
        2, "ärende", "ändra", "1", "--chef", "Per", "--chefsbeslut", "2026-03-31"
    )


def test_search_finds_name_number_and_reference_and_nothing_else(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.child(norrbus, "--född", "2016-01-01", "--kommun", "Luleå", number="", name="Åsa Öman")
    for typed, found in (
        ("lantto", 1),
        ("mikael", 1),
        ("öman", 1),
        ("oman", 1),
        (ELSA, 1),
        ("1409032388", 1),
        ("NB-2026", 2),
        ("frånvaro", 0),
        ("2388", 0),
    ):
        assert len(norrbus.ok("ärende", "lista", "--sök", typed).splitlines()) == found, typed
    assert "2580" in norrbus.ok("ärende", "visa", "2")


def test_a_list_can_be_of_one_status(norrbus: Norrbus) -> None:
    given.child(norrbus)
    assert "NB-2026-0001" in norrbus.ok("ärende", "lista", "--status", "samtycke saknas")
    assert norrbus.ok("ärende", "lista", "--status", "avslutat") == ""
    assert "finns inte att välja" in norrbus.refused(2, "ärende", "lista", "--status", "klar")


def test_a_change_without_anything_to_change_is_refused(norrbus: Norrbus) -> None:
    given.child(norrbus)
    assert "Ange vad som ska ändras" in norrbus.refused(2, "ärende", "ändra", "1")


def test_a_case_own_latest_day_is_kept(norrbus: Norrbus) -> None:
    given.child(norrbus, "--möte-senast", "2026-04-02", "--skyndsamhet", "sover inte alls")
    assert "Möte senast to 2026-04-02 (eget senaste datum i ärendet)" in norrbus.ok(
        "ärende", "ändra", "1", "--nivå", "omfattande"
    )


def test_a_guardian_whose_custody_ends_today_has_none_from_today() -> None:
    person = model.Person(1, "Anna", "", "", date(1980, 1, 1), "", "", "", "", "", False, "", "")
    guardian = model.Guardian(1, person, "gemensam", date(2026, 4, 2))
    assert [guardian.has_custody(date(2026, 4, day)) for day in (1, 2, 3)] == [True, False, False]


# --- what a hostile tester met --------------------------------------------------


def test_protection_can_be_set_in_a_closed_case(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--skydd", "sekretessmarkering")
    assert "anna@example.se" not in norrbus.ok("ärende", "visa", "1")
    assert "är avslutat" in norrbus.refused(
        4, "ärende", "ändra", "1", "--skydd", "sekretessmarkering", "--språk", "finska"
    )


def test_an_address_with_an_apartment_is_the_same_home(norrbus: Norrbus) -> None:
    given.case(norrbus)
    result = norrbus("ärende", "ändra", "1", "--vem", "Anna", "--skydd", "sekretessmarkering")
    assert "sätt skydd också på barnet" in result.err
    norrbus.ok("ärende", "ändra", "1", "--adress", "Köpmannagatan 3 lgh 1101")
    assert "pmannagatan" not in norrbus.ok("ärende", "visa", "1")


@pytest.mark.parametrize(
    ("seen", "code"), [("2007-12-31", 2), ("2008-01-01", 0), ("2008-01-02", 0)]
)
def test_a_year_before_norrbus_is_a_mistyped_year(norrbus: Norrbus, seen: str, code: int) -> None:
    assert (
        norrbus("ärende", "skapa", "--barn", "Kim Niva", "--född", "2007-12-01", *need(seen)).code
        == code
    )
    norrbus.ok("ärende", "lista")


def test_an_end_of_custody_can_be_taken_back(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "2026-03-30")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "")
    assert (
        json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["vardnadshavare"][1]["upphorde"]
        is None
    )
    norrbus.ok("ärende", "ändra", "1", "--möte-senast", "2026-04-02")
    norrbus.ok("ärende", "ändra", "1", "--möte-senast", "")
    assert json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["mote_senast"] is None


def test_custody_that_ends_later_still_counts_today(norrbus: Norrbus) -> None:
    given.case(norrbus)
    assert "ensam vårdnad" in norrbus.refused(
        4, "ärende", "ändra", "1", "--vem", "Anna", "--vårdnad", "ensam", "--upphörde", "2030-01-01"
    )


def test_a_name_cannot_be_changed_into_a_duplicate_unseen(norrbus: Norrbus) -> None:
    given.child(norrbus)
    given.child(norrbus, "--född", "2014-09-03", number="", name="Elsa Lanttoo")
    assert "samma namn och födelsedag" in norrbus.refused(
        4, "ärende", "ändra", "2", "--namn", "Elsa Lantto"
    )
    norrbus.ok("ärende", "ändra", "2", "--namn", "Elsa Lantto", "--trots-dubblett", "tvilling")


@pytest.mark.parametrize("option", ["--barn", "--behov", "--behov-sett"])
def test_what_is_needed_cannot_be_emptied(norrbus: Norrbus, option: str) -> None:
    given.child(norrbus)
    norrbus.refused(2, "ärende", "ändra", "1", option, "")
    norrbus.refused(2, "ärende", "ändra", "1", option, "\u200b \u00ad")


def test_a_decision_needs_a_name_and_loses_both_together(norrbus: Norrbus) -> None:
    given.child(norrbus)
    assert "Lägg till --chef" in norrbus.refused(
        2, "ärende", "ändra", "1", "--chefsbeslut", "2026-03-27"
    )
    norrbus.ok("ärende", "ändra", "1", "--chef", "Per")
    norrbus.ok("ärende", "ändra", "1", "--chefsbeslut", "")
    assert "Godkänt att kalla av: \n" in norrbus.ok("ärende", "visa", "1")


def test_a_guardian_is_older_than_the_child(norrbus: Norrbus) -> None:
    given.case(norrbus)
    add = ("ärende", "vårdnadshavare", "1", "--namn", "X", "--vårdnad", "gemensam", "--född")
    assert "född efter barnet" in norrbus.refused(2, *add, "2014-09-03")
    norrbus.ok(*add, "2014-09-02")
    assert "Skola och kön gäller barnet" in norrbus.refused(
        2, "ärende", "ändra", "1", "--vem", "Anna", "--skola", "x"
    )
    assert "Ange vad som ska ändras" in norrbus.refused(2, "ärende", "ändra", "1", "--vem", "Anna")


def test_the_childs_birth_date_cannot_be_moved_before_a_guardians(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2010-01-02", number="", name="Kim Niva")
    norrbus.ok(
        "ärende", "vårdnadshavare", "1", "--namn", "X", "--vårdnad", "ensam", "--född", "2009-06-01"
    )
    assert "född efter barnet" in norrbus.refused(2, "ärende", "ändra", "1", "--född", "2009-06-01")
    norrbus.ok("ärende", "ändra", "1", "--född", "2009-06-02")


# --- what a second reader met -----------------------------------------------------


def test_naming_a_protected_guardian_in_another_case_never_lifts_the_protection(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    given.child(norrbus, "--född", "2016-01-01", number="", name="Ida Lantto")
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "2",
        "--namn",
        "Mikael Ström",
        "--personnummer",
        given.MIKAEL,
        "--vårdnad",
        "gemensam",
        "--skydd",
        "ingen",
        "--språk",
        "finska",
    )
    shown = norrbus.ok("ärende", "visa", "1")
    assert not [word for word in given.SECRET if word in shown]
    assert "finska" in shown


@pytest.mark.parametrize(
    ("address", "hidden"),
    [
        ("Skolgatan 8 lgh 1102, 982 31 Gällivare", True),
        ("c/o Ström, Skolgatan 8", True),
        ("skolgatan 8B", True),
        ("Skolgatan 80, 982 31 Gällivare", False),
        ("Storgatan 8 lgh 1102", False),
        ("", False),
    ],
)
def test_the_same_house_is_the_same_home_however_it_is_written(
    norrbus: Norrbus, address: str, hidden: bool
) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--adress", address)
    child = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["barn"][0]
    assert (child["adress"] == "skyddade personuppgifter") == hidden


def test_a_house_without_a_number_is_known_by_its_words(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--adress", "Gula huset, Båtskärsnäs")
    norrbus.ok("ärende", "ändra", "1", "--adress", "Gula huset")
    assert "Gula huset" not in norrbus.ok("ärende", "visa", "1")


def test_a_birth_date_is_put_right_but_never_taken_away(norrbus: Norrbus) -> None:
    given.child(norrbus)
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    assert "födelsedagen följer av" in norrbus.refused(2, "ärende", "ändra", "1", "--född", "")
    assert "inte tas bort" in norrbus.refused(2, "ärende", "ändra", "2", "--född", "")


def test_a_decision_whose_day_is_emptied_gets_a_day_with_its_name(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--chef", "Per", "--chefsbeslut", "")
    assert "Godkänt den: må 2026-03-30" in norrbus.ok("ärende", "visa", "1")


def test_a_guardian_with_the_childs_name_can_be_chosen_and_the_child_is_barnet(
    norrbus: Norrbus,
) -> None:
    given.actors(norrbus)
    given.child(norrbus, name="Per Ek")
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "1",
        "--namn",
        "Per Ek",
        "--personnummer",
        given.MIKAEL,
        "--vårdnad",
        "ensam",
    )
    assert "komplett" in norrbus.ok(
        "samtycke",
        "registrera",
        "1",
        "--vem",
        "Per Ek",
        "--aktör",
        "skola",
        "--gäller",
        "x",
        "--form",
        "muntligt",
        "--till",
        "2026-12-31",
    )
    given.booked(norrbus, norrbus.day)
    norrbus.ok("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev")
    norrbus.ok("möte", "svar", "1", "--vem", "barnet", "--svar", "ja")
    norrbus.ok("möte", "svar", "1", "--vem", "per ek", "--svar", "nej")
    answers = [
        each["svar"] for each in json.loads(norrbus.ok("möte", "visa", "1", "--json"))["deltagare"]
    ]
    assert answers == ["inget svar", "tackat ja", "tackat nej"]


def test_a_known_namesake_does_not_block_later_changes(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2014-09-03", number="", name="Elsa Lantto")
    given.child(
        norrbus,
        "--född",
        "2014-09-03",
        "--trots-dubblett",
        "två barn",
        number="",
        name="Elsa Lantto",
    )
    norrbus.ok("ärende", "ändra", "2", "--telefon", "070-174 06 13")


def test_a_search_is_a_look_at_everyone_in_what_it_finds(norrbus: Norrbus) -> None:
    given.case(norrbus)
    before = norrbus.rows()["looks"]
    norrbus.ok("ärende", "lista", "--sök", "Anna")
    assert norrbus.rows()["looks"] == before + 3


def test_a_child_without_guardians_is_led_to_the_guardian_and_not_past_it(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    result = norrbus(
        "ärende",
        "skapa",
        "--barn",
        "Elsa Lantto",
        "--personnummer",
        given.ELSA,
        *given.need(norrbus.day),
    )
    assert "Nästa steg: norrbus ärende vårdnadshavare NB-2026-0001\n" in result.err
    assert "samtycke registrera" not in result.err
    consent = (
        "samtycke",
        "registrera",
        "1",
        "--vem",
        "Anna",
        "--aktör",
        "skola",
        "--gäller",
        "x",
        "--form",
        "muntligt",
        "--till",
        "2026-12-31",
    )
    assert (
        "Är det en vårdnadshavare: norrbus ärende vårdnadshavare NB-2026-0001"
        in norrbus.refused(3, *consent)
    )
    given.guardians(norrbus)
    assert "Välj barnet, Anna Lantto eller vårdnadshavare 2 (skyddad)" in norrbus.refused(
        3, *consent[:4], "Moa", *consent[5:]
    )


def test_a_young_person_of_age_needs_no_guardian(norrbus: Norrbus) -> None:
    result = norrbus(
        "ärende", "skapa", "--barn", "Kim Niva", "--född", "2008-03-30", *given.need(norrbus.day)
    )
    assert "Nästa steg: norrbus samtycke registrera NB-2026-0001\n" in result.err


def test_one_number_for_two_people_of_a_case_is_said_to_be_that(norrbus: Norrbus) -> None:
    given.child(norrbus)
    guardian = ("ärende", "vårdnadshavare", "1", "--vårdnad", "gemensam", "--personnummer")
    norrbus.ok(*guardian, "19850211-2389", "--namn", "Maria Kero")
    told = norrbus.refused(4, *guardian, "19850211-2389", "--namn", "Mats Kero")
    assert told.startswith("Maria Kero har redan det numret i det här ärendet. Rätta det nummer")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Maria", "--skydd", "sekretessmarkering")
    told = norrbus.refused(4, *guardian, "19850211-2389", "--namn", "Mats Kero")
    assert told.startswith("En annan person har redan det numret i det här ärendet.")


# --- what goes on when a case is closed ---------------------------------------------------


def test_at_a_terminal_a_meeting_or_a_measure_that_goes_on_is_asked_about(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    close = ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    asked = norrbus(*close, stdin="n\n", terminal=True)
    said = " ".join(asked.out.split())
    assert "Insats 1 (skola) är inte påbörjad." in said
    assert "Avsluta ändå? (j/N)" in said
    assert norrbus.rows()["closings"] == 0
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "pågår")
    given.booked(norrbus, "2026-05-12")
    asked = norrbus(*close, stdin="j\n", terminal=True)
    said = " ".join(asked.out.split())
    assert "är bokat ti 2026-05-12 kl. 13.00. Insats 1 (skola) pågår." in said
    assert (asked.code, norrbus.rows()["closings"]) == (0, 1)
    # Where nobody can be asked it is a warning.
    norrbus.ok("ångra", "--ja")
    warned = norrbus(*close)
    assert warned.code == 0
    assert (
        "Varning: Insats 1 (skola) pågår. Ska den följas, öppna ärendet igen: norrbus" in warned.err
    )


def test_a_measure_that_the_last_follow_up_found_done_in_part_is_said_to_be_so(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-06-10"
    outcomes = ("--genomförd", "2", "--delvis", "1", "--inte", "3", "--därför", "1=vakans")
    more = ("--därför", "3=sjuk", "--beslut", "fortsätt", "--nästa", "2026-09-16")
    norrbus.ok("uppföljning", "registrera", "1", *outcomes, *more)
    close = ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    said = " ".join(norrbus(*close, stdin="n\n", terminal=True).out.split())
    assert "Insats 1 (skola) är delvis genomförd enligt uppföljningen on 2026-06-10. " in said
    assert ") är inte påbörjad. Avsluta ändå? (j/N)" in said
    assert "Insats 2" not in said


@pytest.mark.parametrize("typed", ["lämnat till annan myndighet", "Lamnat"])
def test_what_is_handed_over_is_closed_by_the_command_that_does_it(
    norrbus: Norrbus, typed: str
) -> None:
    given.child(norrbus)
    told = norrbus.refused(2, "ärende", "avsluta", "1", "--orsak", typed)
    assert told.endswith("Använd: norrbus ärende flytta-ut REF\n")
    typed_in = "lämnat\nannat\nFlyttat.\n"
    asked = norrbus("ärende", "avsluta", "1", terminal=True, stdin=typed_in)
    assert "norrbus ärende flytta-ut REF" in " ".join(asked.err.split())
    assert "lämnat till annan myndighet" not in asked.out + asked.err
    assert "finns inte att välja" in norrbus.refused(2, "ärende", "avsluta", "1", "--orsak", " x")


def test_what_was_agreed_to_is_not_said_again_but_for_the_meeting_to_cancel(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    given.deviation(norrbus)
    given.booked(norrbus, "2026-05-12")
    close = ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    asked = norrbus(*close, stdin="j\n", terminal=True)
    after = " ".join(asked.err.split())
    assert "Avvikelsen A-2026-0001 är inte avslutad" in " ".join(asked.out.split())
    assert after.count("Varning") == 1
    assert "Mötet NB-2026-0001-M2 (Elsa L., 2014) är fortfarande bokat. Ställ in det" in after


def test_a_closing_that_lacks_its_note_asks_for_it_before_what_goes_on(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    close = ("ärende", "avsluta", "1", "--orsak", "annat")
    asked = norrbus(*close, stdin="Flyttat.\nj\nj\n", terminal=True)
    assert (asked.code, norrbus.rows()["closings"]) == (0, 1), asked.err
    assert asked.out.count("Avsluta ändå?") == 1


def test_a_follow_up_in_a_closed_case_is_refused_with_how_it_is_opened(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    for line in (
        ("uppföljning", "registrera", "1", "--genomförd", "1", "--beslut", "avsluta"),
        ("möte", "boka", "1", "--dag", "+5d", "--tid", "9", "--plats", "x", "--syfte", "x"),
    ):
        assert "norrbus ärende öppna" in norrbus.refused(4, *line)


def test_what_is_not_settled_is_said_before_a_case_is_closed(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.deviation(norrbus)
    close = ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    asked = norrbus(*close, stdin="n\n", terminal=True)
    assert (
        "Avvikelsen A-2026-0001 är inte avslutad. Se vad som återstår: norrbus avvikelse visa"
        " A-2026-0001. Ingen plan är skapad. Avsluta ändå? (j/N)" in " ".join(asked.out.split())
    )
    assert norrbus.rows()["closings"] == 0


def test_a_need_that_is_met_without_a_plan_or_a_follow_up_is_asked_about(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    met = ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    asked = norrbus(*met, stdin="n\n", terminal=True)
    assert "Ingen plan är skapad. Avsluta ändå? (j/N)" in " ".join(asked.out.split())
    norrbus.ok("plan", "skapa", "1")
    asked = norrbus(*met, stdin="n\n", terminal=True)
    assert "Ingen uppföljning är registrerad. Avsluta ändå? (j/N)" in " ".join(asked.out.split())
    norrbus.ok("uppföljning", "registrera", "1", "--beslut", "avsluta")
    assert norrbus(*met, stdin="", terminal=True).code == 0


def test_a_case_in_which_nothing_goes_on_is_closed_without_a_question(norrbus: Norrbus) -> None:
    given.child(norrbus)
    close = ("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert norrbus(*close, stdin="", terminal=True).code == 0
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    close = ("ärende", "avsluta", "2", "--orsak", "behovet tillgodosett")
    assert norrbus(*close, stdin="", terminal=True).code == 0


def test_who_lives_with_a_protected_child_and_is_not_protected_is_told_of(norrbus: Norrbus) -> None:
    told = "Barnet har skydd, men inte Anna Lantto på samma adress"
    given.actors(norrbus)
    given.child(norrbus, "--adress", "Storgatan 7", "--skydd", "sekretessmarkering")
    add = ("ärende", "vårdnadshavare", "1", "--namn", "Anna Lantto", "--vårdnad", "ensam")
    result = norrbus(*add, "--personnummer", given.ANNA, "--adress", "Storgatan 7")
    assert told in result.err
    assert 'norrbus ärende ändra NB-2026-0001 --vem "Anna Lantto" --skydd …' in result.err
    change = ("ärende", "ändra", "1", "--vem", "Anna")
    assert told not in norrbus(*change, "--adress", "Lagmansgatan 3").err
    assert told in norrbus(*change, "--adress", "Storgatan 7").err
    assert told not in norrbus(*change, "--skydd", "sekretessmarkering").err
    file = norrbus.home / "nytt.toml"
    file.write_text(NEW_CASE, encoding="utf-8")
    opened = norrbus("ärende", "skapa", "--från-fil", str(file)).err
    assert told.replace("Anna Lantto", "Eva Niva") in opened


NEW_CASE = """
barn = "Kim Niva"
fodd = "2015-01-01"
skydd = "sekretessmarkering"
adress = "Storgatan 9"
behov-sett = "2026-03-30"
sett-av = "skola"
behov = "x"
niva = "tidiga insatser"
[[vardnadshavare]]
namn = "Eva Niva"
fodd = "1985-02-11"
adress = "Storgatan 9"
vardnad = "ensam"
"""
