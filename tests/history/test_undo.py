"""What may be taken back, by whom, what stands in the way, and that no number and no paper is lost in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import ROOT, Norrbus

from history.test_chain import tampered
from history.test_every_command import State, differing, state
from norrbus_cli.history.undo import actions, refusals
from norrbus_cli.register import cells, opening
from norrbus_cli.register.database import Register

UNDO, REDO = ("ångra", "--ja"), ("gör-om", "--ja")
TODAY = date(2026, 3, 30)


@pytest.fixture
def consented(norrbus: Norrbus) -> Norrbus:
    given.consented(norrbus)
    return norrbus


@pytest.fixture
def register(norrbus: Norrbus) -> Iterator[Register]:
    """Opened as the user of the tests."""
    opened = opening.open_register(norrbus.register, norrbus.key, cells.Author(user(), "norrbus x"))
    yield opened
    opened.close()


def user() -> str:
    import getpass

    return getpass.getuser()


def newest(norrbus: Norrbus, *more: str) -> int:
    found = json.loads(norrbus.ok("logg", "--json", "--ändringar", "--antal", "1", *more))
    number: int = found[0]["operation"]
    return number


def unchanged(norrbus: Norrbus, before: State) -> bool:
    return differing(state(norrbus), before) == []


# --- shown, asked, done ------------------------------------------------------------------


def test_what_would_change_is_shown_and_nothing_done_where_nobody_can_be_asked(
    consented: Norrbus,
) -> None:
    consented.ok("ärende", "ändra", "1", "--telefon", "070-174 06 13", "--behov", "Nytt.")
    before = state(consented)
    ended = consented("ångra")
    assert ended.code == 2
    assert "Uppgifterna om Elsa Lantto, ändrade (telefon)" in ended.out
    assert "Uppgifterna om Elsa Lantto\ttelefon\t070-174 06 13\t–" in ended.out
    assert "Ärendet NB-2026-0001\tbehov\tNytt.\tHög frånvaro." in ended.out
    assert "Lägg till --ja" in ended.err
    assert unchanged(consented, before)


@pytest.mark.parametrize(("answer", "done"), [("j", True), ("n", False), ("", False)])
def test_it_is_asked_at_a_terminal(consented: Norrbus, answer: str, done: bool) -> None:
    before = state(consented)
    consented.ok("ärende", "ändra", "1", "--behov", "Nytt.")
    after = state(consented)
    ended = consented("ångra", "--enkelt", terminal=True, stdin=f"{answer}\n")
    assert ended.code == 0
    assert "Det som visas ovan ångras." in ended.out
    assert unchanged(consented, before if done else after)
    ended = consented("gör-om", "--enkelt", terminal=True, stdin=f"{answer}\n")
    assert unchanged(consented, after)


def test_what_comes_and_goes_is_told_as_that(consented: Norrbus) -> None:
    found = json.loads(consented.ok("ångra", "--ja", "--json"))
    assert found["andringar"] == [
        {
            "vad": "Samtycket från vårdnadshavare 2 (skyddad)",
            "uppgift": "",
            "nu": "finns",
            "blir": "borta",
        }
    ]
    assert [each["vad"] for each in found["operationer"]] == [
        "Samtycket från vårdnadshavare 2 (skyddad) för skola, soc och primärvård, registrerat"
    ]
    assert found["ny_operation"] == newest(consented)
    again = json.loads(consented.ok("gör-om", "--ja", "--json"))
    assert (again["andringar"][0]["nu"], again["andringar"][0]["blir"]) == ("borta", "finns")
    told = json.loads(consented.ok("logg", "--json", "--ändringar", "--antal", "3"))
    assert [each["vad"].split(":")[0] for each in told[:2]] == [
        f"Gjorde om operation {found['operation']}",
        f"Ångrade operation {found['operation']}",
    ]
    assert [each["angrad"] for each in told] == [False, True, False]


def test_in_json_without_yes_it_is_shown_and_not_done(consented: Norrbus) -> None:
    before = state(consented)
    ended = consented("ångra", "--json")
    assert (ended.code, json.loads(ended.out)["ny_operation"]) == (2, None)
    assert unchanged(consented, before)


def test_that_the_people_were_shown_is_logged(consented: Norrbus) -> None:
    looks = consented.rows()["looks"]
    consented.ok(*UNDO)
    assert consented.rows()["looks"] == looks + 3  # the command had shown them all


# --- whose and which ---------------------------------------------------------------------


def test_another_users_operation_is_never_taken_back_unasked(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    other = opening.open_register(norrbus.register, norrbus.key, cells.Author("berit", "norrbus x"))
    with other.operation():
        other.update("actors", 1, {"phone": "070-174 06 14"})
    other.close()
    number = newest(norrbus)
    with_hers = state(norrbus)
    norrbus.ok(*UNDO)
    assert [row[1] for row in state(norrbus)[0]["actors"]] == ["skola", "soc", "primärvård"]
    norrbus.ok(*REDO)
    assert unchanged(norrbus, with_hers)
    norrbus.ok(*UNDO, str(number))
    assert state(norrbus)[0]["actors"][0][6] == ""
    # It was taken back by this user, so it is this user's to do again.
    norrbus.ok(*REDO)
    assert unchanged(norrbus, with_hers)


def test_taking_back_again_walks_on_and_a_new_deed_is_the_next_to_go(consented: Norrbus) -> None:
    consented.ok("ärende", "ändra", "1", "--behov", "Ett.")
    first = state(consented)
    consented.ok("ärende", "ändra", "1", "--behov", "Två.")
    consented.ok(*UNDO)
    assert unchanged(consented, first)
    consented.ok("ärende", "ändra", "1", "--behov", "Tre.")
    consented.ok(*UNDO)
    assert unchanged(consented, first)
    consented.ok(*UNDO)
    assert state(consented)[0]["cases"][0][9] == "Hög frånvaro."


def test_what_only_showed_is_passed_over(consented: Norrbus) -> None:
    before = state(consented)
    consented.ok("ärende", "ändra", "1", "--behov", "Nytt.")
    consented.ok("ärende", "visa", "1")
    consented.ok("påminn", "--skriv-ut")
    consented.ok("logg")
    consented.ok(*UNDO)
    assert differing(state(consented), before) == ["reminder_runs"]


def test_what_cannot_be_taken_back_is_said(consented: Norrbus) -> None:
    consented.ok("ärende", "visa", "1")
    looked = json.loads(consented.ok("logg", "--json", "--visningar", "--antal", "1"))
    number = looked[0]["operation"]
    assert "ändrade ingenting" in consented.refused(4, *UNDO, str(number))
    assert "ingen operation 999" in consented.refused(3, *UNDO, "999")
    assert "skapade registret" in consented.refused(4, *UNDO, "1", "--med-följder")
    assert "skapade registret" in consented.refused(4, *UNDO, "2", "--med-följder")
    consent = newest(consented)
    assert "inte ångrad" in consented.refused(4, *REDO, str(consent))
    assert "inte ångrat något" in consented.refused(3, *REDO)
    consented.ok(*UNDO)
    taking = newest(consented)
    assert "redan ångrad" in consented.refused(4, *UNDO, str(consent))
    assert f"norrbus gör-om {consent}" in consented.refused(4, *UNDO, str(taking))
    consented.ok(*REDO, str(consent))
    again = newest(consented)
    assert f"norrbus ångra {taking}" in consented.refused(4, *UNDO, str(again))
    for each in (consent, taking, again):
        assert "inte ångrad" in consented.refused(4, *REDO, str(each))


def test_one_who_has_done_nothing_has_nothing_to_take_back(norrbus: Norrbus) -> None:
    register = opening.open_register(norrbus.register, norrbus.key, cells.Author("berit", "x"))
    with pytest.raises(refusals.NothingToTakeBack):
        actions.to_take_back(register, None, follow=False, despite_sent="")
    register.close()


def test_what_was_taken_back_is_done_again_by_either_number(consented: Norrbus) -> None:
    after = state(consented)
    number = newest(consented)
    consented.ok(*UNDO)
    consented.ok(*REDO, str(newest(consented)))
    assert unchanged(consented, after)
    consented.ok(*UNDO, str(number))
    consented.ok(*REDO, str(number))
    assert unchanged(consented, after)


# --- what builds on it -------------------------------------------------------------------


def test_what_builds_on_it_is_named_and_taken_too_when_that_is_said(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    before = state(norrbus)
    given.child(norrbus)
    number = newest(norrbus)
    given.guardians(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--behov", "Nytt.")
    after = state(norrbus)
    said = norrbus.refused(4, *UNDO, str(number))
    for command in ("ärende vårdnadshavare", "ärende ändra"):
        assert f"({command})" in said
    assert not [name for name in ("Lantto", "Ström") if name in said]
    assert "norrbus logg visa" in said
    shown = norrbus("ångra", str(number), "--med-följder")
    assert (shown.code, shown.out.count("Ångras: ")) == (2, 4)
    norrbus.ok(*UNDO, str(number), "--med-följder")
    assert unchanged(norrbus, before)
    norrbus.ok(*REDO)
    assert unchanged(norrbus, after)


def test_a_later_change_of_the_same_row_stands_in_the_way(consented: Norrbus) -> None:
    consented.ok("ärende", "ändra", "1", "--behov", "Ett.")
    number = newest(consented)
    consented.ok("ärende", "ändra", "1", "--fungerar", "Två.")
    assert "(ärende ändra)" in consented.refused(4, *UNDO, str(number))
    consented.ok(*UNDO)
    consented.ok(*UNDO, str(number))


def test_what_was_taken_back_and_done_again_stands_in_nobodys_way(consented: Norrbus) -> None:
    before = state(consented)
    consented.ok("ärende", "ändra", "1", "--behov", "Ett.")
    number = newest(consented)
    consented.ok("ärende", "ändra", "1", "--behov", "Två.")
    consented.ok(*UNDO)
    consented.ok(*UNDO)
    consented.ok(*REDO)
    assert newest(consented) > number
    consented.ok(*UNDO, str(number))
    assert unchanged(consented, before)


def test_what_has_changed_since_it_was_taken_back_stands_in_the_way_of_doing_it_again(
    consented: Norrbus,
) -> None:
    consented.ok("ärende", "ändra", "1", "--behov", "Ett.")
    consented.ok(*UNDO)
    consented.ok("ärende", "ändra", "1", "--behov", "Annat.")
    said = consented.refused(4, *REDO)
    assert "(ärende ändra)" in said
    assert "Ångra dem först" in said
    consented.ok(*UNDO)
    consented.ok(*REDO)


def test_the_order_of_what_was_taken_back_is_kept_in_doing_it_again(consented: Norrbus) -> None:
    consented.ok("ärende", "ändra", "1", "--behov", "Ett.")
    one = newest(consented)
    consented.ok("ärende", "ändra", "1", "--behov", "Två.")
    two = newest(consented)
    after = state(consented)
    consented.ok(*UNDO)
    consented.ok(*UNDO)
    # It was built upon what is not there now.
    assert "(ångra)" in consented.refused(4, *REDO, str(two))
    consented.ok(*REDO, str(one))
    consented.ok(*REDO, str(two))
    assert unchanged(consented, after)


def test_what_came_in_its_place_stands_in_the_way(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok(*UNDO)
    given.child(norrbus)
    assert "något annat har kommit i dess ställe" in norrbus.refused(4, *REDO)


def test_a_row_that_is_otherwise_than_the_log_says_stands_in_the_way(consented: Norrbus) -> None:
    tampered(consented, "UPDATE consents SET purpose = 'x' WHERE id = 2")
    assert "logg kontrollera" in consented.refused(4, *UNDO)
    tampered(consented, "DELETE FROM consents WHERE id = 2")
    assert "logg kontrollera" in consented.refused(4, *UNDO)


def test_what_happens_while_the_question_stands_is_seen(
    norrbus: Norrbus, register: Register
) -> None:
    given.child(norrbus)
    chosen = actions.to_take_back(register, None, follow=False, despite_sent="")
    norrbus.ok("ärende", "ändra", "1", "--behov", "Nytt.")
    before = state(norrbus)
    with pytest.raises(refusals.HasMoved):
        actions.turn(register, chosen, TODAY)
    assert unchanged(norrbus, before)
    norrbus.ok(*UNDO)
    chosen = actions.to_take_back(register, None, follow=False, despite_sent="")
    norrbus.ok(*UNDO)
    with pytest.raises(refusals.HasMoved):
        actions.turn(register, chosen, TODAY)


def test_a_command_that_writes_twice_is_taken_back_whole(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.ok("dokument", "skriv", "kalenderfil", "1")
    before = state(norrbus)
    norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-22")
    later = newest(norrbus)
    after = state(norrbus)
    for asked in ((), (str(later),), (str(later - 1),)):
        norrbus.ok(*UNDO, "--trots-utskick", "inte skickat", *asked)
        assert unchanged(norrbus, before)
        norrbus.ok(*REDO)
        assert unchanged(norrbus, after)


def test_a_row_that_comes_back_to_a_closed_case_is_closed(consented: Norrbus) -> None:
    consented.ok(*UNDO)
    consented.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    consented.ok(*REDO)
    found = state(consented)[0]
    assert {row[-1] for row in found["consents"]} == {0}
    consented.ok("logg", "kontrollera")


def test_a_child_whose_only_open_case_is_taken_back_is_in_no_open_case(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    closed = state(norrbus)
    given.child(norrbus, "--trots-dubblett", "flyttade och kom tillbaka")
    after = state(norrbus)
    assert differing(closed, after) == ["cases", "persons"]
    norrbus.ok(*UNDO)
    assert unchanged(norrbus, closed)
    norrbus.ok(*REDO)
    assert unchanged(norrbus, after)


# --- what has left the house -------------------------------------------------------------


def left(norrbus: Norrbus, number: int, paper: str) -> None:
    """It is refused with the paper's name and no person's; with a reason it is done, and the reason is logged."""
    before = state(norrbus)
    said = norrbus.refused(4, *UNDO, str(number), "--med-följder")
    assert paper in said
    assert not [name for name in ("Elsa", "Anna", "Mikael", "Lantto", "Maj") if name in said]
    norrbus.ok(*UNDO, str(number), "--med-följder", "--trots-utskick", "rättat per telefon")
    register = norrbus.open()
    reasons = [row["reason"] for row in register.rows("SELECT reason FROM operations")]
    register.close()
    assert "rättat per telefon" in reasons
    norrbus.ok(*REDO)
    assert unchanged(norrbus, before)


def test_a_consent_that_a_summons_rests_on_is_not_simply_taken_back(consented: Norrbus) -> None:
    consent = newest(consented)
    given.booked(consented)
    consented.ok(*UNDO, str(consent))
    consented.ok(*REDO)
    given.summoned(consented)
    left(consented, consent, "kallelse NB-2026-0001-M1 må 2026-03-30 (brev)")


def test_what_was_recorded_after_the_paper_left_is_not_on_it(consented: Norrbus) -> None:
    given.booked(consented)
    given.summoned(consented)
    left(consented, newest(consented), "kallelse NB-2026-0001-M1")
    consented.ok("ärende", "ändra", "1", "--behov", "Nytt.")
    consented.ok(*UNDO)


def test_another_cases_papers_do_not_matter(consented: Norrbus) -> None:
    given.child(consented, number="20120315-2390", name="Nils Berg")
    number = newest(consented)
    given.booked(consented)
    given.summoned(consented)
    consented.ok(*UNDO, str(number))


def test_a_paper_that_was_sent_stands_in_the_way_and_one_that_was_written_does_not(
    consented: Norrbus,
) -> None:
    number = newest(consented)
    write = ("dokument", "skriv", "samtycke", "1")
    consented.ok(*write)
    consented.ok(*UNDO, str(number))
    consented.ok(*REDO)
    consented.ok(*write, "--skriv-över", "--sätt", "e-post")
    left(consented, number, "samtycke NB-2026-0001 må 2026-03-30 (e-post)")


def test_a_person_who_stands_on_a_paper_that_was_sent_is_not_simply_renamed_back(
    consented: Norrbus,
) -> None:
    consented.ok("ärende", "ändra", "1", "--vem", "Anna", "--namn", "Anna Berg")
    number = newest(consented)
    consented.ok("dokument", "skriv", "samtycke", "1", "--sätt", "brev")
    left(consented, number, "samtycke NB-2026-0001")
    consented.ok("ärende", "ändra", "1", "--namn", "Elsa Berg")
    number = newest(consented)
    given.booked(consented)
    given.summoned(consented)
    left(consented, number, "kallelse NB-2026-0001-M1")


def test_a_plan_that_is_signed_is_revised_and_a_signature_may_go(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("plan", "skapa", "1")
    given.measure(norrbus, "Vuxenstöd", "skola")
    number = newest(norrbus)
    norrbus.ok("plan", "underteckna", "1", "--aktör", "skola")
    norrbus.ok(*UNDO)
    norrbus.ok(*REDO)
    left(norrbus, number, "underskriven plan NB-2026-0001, version 1 må 2026-03-30")


def test_a_deviation_whose_report_was_sent_is_not_simply_taken_back(consented: Norrbus) -> None:
    given.deviation(consented)
    number = newest(consented, "--kommando", "avvikelse rapportera")
    consented.ok("avvikelse", "underteckna", "1", "--som", "chef")
    consented.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    left(consented, number, "kopia A-2026-0001 må 2026-03-30 (brev)")


def test_minutes_that_were_sent_stand_in_the_way(norrbus: Norrbus) -> None:
    add = ("forum", "ledamot", "lägg-till", "--slag", "styrgrupp")
    norrbus.ok(*add, "--namn", "Maj Niemi", "--roll", "socialchef")
    given.forum(norrbus, day=norrbus.day)
    norrbus.ok("forum", "genomför", "1", "--närvarande", "Maj", "--anteckningar", "x")
    number = newest(norrbus)
    norrbus.ok(*UNDO)
    norrbus.ok(*REDO)
    norrbus.ok("forum", "skicka", "1", "--sätt", "e-post")
    left(norrbus, number, "minnesanteckningar F-2026-0001 må 2026-03-30 (e-post)")


def test_published_figures_stand(norrbus: Norrbus) -> None:
    given.over(norrbus)
    norrbus.ok("statistik", "fastställ", "2026", "--ja", "--med-brister")
    published = newest(norrbus)
    norrbus.ok("statistik", "skriv", "2026", "--internt", "--format", "json", "--mapp", "a")
    (own,) = Path("a").glob("*.json")
    norrbus.ok("statistik", "slå-ihop", str(own), "--format", "json", "--mapp", "b")
    (county,) = Path("b").glob("*.json")
    norrbus.ok("statistik", "läs-in", str(county))
    norrbus.ok(*UNDO)
    norrbus.ok(*REDO)
    read = newest(norrbus)
    first = newest(norrbus, "--kommando", "statistik läs-in")
    assert read > first
    norrbus.day = "2028-01-03"
    norrbus.ok("statistik", "fastställ", "2027", "--ja", "--med-brister")
    for number in (published, first):
        said = norrbus.refused(4, *UNDO, str(number), "--trots-utskick", "x")
        assert "--rättelse" in said
    norrbus.ok("statistik", "skriv", "2026")
    left(norrbus, newest(norrbus), "statistik 2026, version 1")


def test_an_indicator_that_was_switched_off_and_on_explains_a_difference(norrbus: Norrbus) -> None:
    given.over(norrbus)
    norrbus.ok("statistik", "fastställ", "2026", "--ja", "--med-brister")
    norrbus.ok("statistik", "stäng-av", "anonyma")
    norrbus.ok(*UNDO)
    need = ("--behov-sett", "2026-12-30", "--sett-av", "skola", "--behov", "x", "--nivå", "tidiga")
    norrbus.day = "2026-12-31"
    norrbus.ok("ärende", "skapa", "--anonym", *need)
    norrbus.day = "2027-01-02"
    found = norrbus.ok("statistik", "jämför", "2026", "--internt", "--json")
    assert "norrbus ångra" in found
    assert "norrbus ärende skapa" in found


# --- numbers -----------------------------------------------------------------------------


def test_a_number_once_given_is_never_given_again(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    again = {
        "case": lambda: given.child(norrbus, number="20120315-2390", name="Nils Berg"),
        "meeting": lambda: given.booked(norrbus),
    }
    numbers: dict[str, list[Any]] = {}
    for name, table, column in (("case", "cases", 1), ("meeting", "meetings", 2)):
        for _ in range(2):
            again[name]()
            row = state(norrbus)[0][table][-1]
            numbers.setdefault(name, []).append((row[0], row[column]))
            norrbus.ok(*UNDO)
    assert numbers["case"] == [(2, "NB-2026-0002"), (3, "NB-2026-0003")]
    assert numbers["meeting"] == [(1, 1), (2, 2)]


def test_a_measure_never_has_the_number_of_one_that_was_left_out_or_taken_back(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    norrbus.ok("plan", "skapa", "1")
    for what in ("Ett", "Två"):
        given.measure(norrbus, what, "skola")
    norrbus.ok(*UNDO)
    given.measure(norrbus, "Tre", "skola")
    shown = json.loads(norrbus.ok("plan", "visa", "1", "--json"))
    assert [(each["nummer"], each["vad"]) for each in shown["insatser"]] == [(1, "Ett"), (3, "Tre")]
    norrbus.ok("plan", "underteckna", "1", "--aktör", "skola")
    norrbus.day = "2026-06-10"
    norrbus.ok(
        *("uppföljning", "registrera", "1", "--genomförd", "1", "--genomförd", "3"),
        *("--beslut", "revidera", "--nästa", "+30d"),
    )
    given.measure(norrbus, "Fyra", "skola")
    shown = json.loads(norrbus.ok("plan", "visa", "1", "--json"))
    assert shown["insatser"][-1]["nummer"] == 4


def test_a_disagreement_and_an_improvement_keep_their_numbers_too(consented: Norrbus) -> None:
    report = ("oenighet", "anmäl", "1", "--gäller", "kostnadsansvar", "--beskrivning", "x")
    for _ in range(2):
        consented.ok(*report, "--aktör", "skola", "--aktör", "soc")
        number = state(consented)[0]["disagreements"][-1][2]
        consented.ok(*UNDO)
    assert number == 2
    given.deviation(consented)
    consented.ok("avvikelse", "underteckna", "1", "--som", "chef")
    consented.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    consented.ok("avvikelse", "analysera", "1", "--aktör", "primärvård", "--analys", "x")
    consented.ok("avvikelse", "analysera", "1", "--nivå", "styrgrupp", "--analys", "x")
    for _ in range(2):
        consented.ok("avvikelse", "besluta", "1", "--beslut", "x", "--ansvarig", "soc")
        number = state(consented)[0]["improvements"][-1][2]
        consented.ok(*UNDO, "--trots-utskick", "x")
    assert number == 2


# --- papers ------------------------------------------------------------------------------

WRITE = ("dokument", "skriv", "samtycke", "1", "--format", "md", "--till", "Anna")


def paper(norrbus: Norrbus) -> Path:
    (found,) = norrbus.documents.rglob("*samtycke*.md")
    return found


def test_a_paper_leaves_with_its_registration_and_comes_back_to_the_letter(
    consented: Norrbus,
) -> None:
    before = state(consented)
    consented.ok(*WRITE)
    path, after = paper(consented), state(consented)
    content = path.read_bytes()
    consented.ok(*UNDO)
    assert unchanged(consented, before)
    assert not path.exists()
    consented.ok(*REDO)
    assert unchanged(consented, after)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (content, 0o600)


def test_what_stood_there_before_comes_back_when_it_was_registered(consented: Norrbus) -> None:
    consented.ok(*WRITE)
    first = state(consented)
    consented.ok("ärende", "ändra", "1", "--namn", "Elsa Berg")
    consented.ok(*WRITE, "--skriv-över")
    second = state(consented)
    assert first[1] != second[1]
    consented.ok(*UNDO)
    assert state(consented)[1] == first[1]
    consented.ok(*REDO)
    assert unchanged(consented, second)


def test_a_paper_that_somebody_has_written_in_is_not_removed(consented: Norrbus) -> None:
    consented.ok(*WRITE)
    path = paper(consented)
    path.write_text("min anteckning", encoding="utf-8")
    assert "har ändrats sedan den skrevs" in consented.refused(4, *UNDO)
    assert path.read_text(encoding="utf-8") == "min anteckning"
    path.unlink()
    consented.ok(*UNDO)
    consented.ok(*REDO)
    assert not path.exists()  # it had been removed by hand before


def test_a_file_that_stands_where_a_paper_is_to_come_back_is_left(consented: Norrbus) -> None:
    consented.ok(*WRITE)
    path = paper(consented)
    consented.ok(*UNDO)
    path.write_text("något annat", encoding="utf-8")
    before = state(consented)
    assert "Det finns redan en fil" in consented.refused(5, *REDO)
    assert unchanged(consented, before)


def test_an_older_paper_under_a_newer_leaves_no_trace_on_the_newer(consented: Norrbus) -> None:
    consented.ok(*WRITE)
    number = newest(consented)
    consented.ok("ärende", "ändra", "1", "--namn", "Elsa Berg")
    consented.ok(*WRITE, "--skriv-över")
    there = state(consented)[1]
    consented.ok(*UNDO, str(number))
    assert state(consented)[1] == there
    consented.ok("ärende", "ändra", "1", "--namn", "Elsa Lantto")
    # The older one comes back in the register; on the disk the newer stands.
    consented.ok(*REDO)
    assert state(consented)[1] == there


def test_a_file_that_a_killed_command_did_not_come_to_is_removed_by_the_next(
    consented: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    consented.ok(*WRITE)
    path, content = paper(consented), paper(consented).read_bytes()
    consented.ok(*UNDO)
    register = consented.open()
    register._connection.execute("UPDATE kept_papers SET leaving = 1")
    register.close()
    path.write_bytes(content)
    consented.ok("ärende", "ändra", "1", "--behov", "Nytt.")
    consented.ok(*UNDO)
    assert not path.exists()


def test_without_room_for_the_paper_nothing_is_done_again(consented: Norrbus) -> None:
    consented.ok(*WRITE)
    path = paper(consented)
    consented.ok(*UNDO)
    path.parent.rmdir()
    path.parent.write_text("x", encoding="utf-8")
    before = state(consented)
    assert consented.refused(5, *REDO)
    assert unchanged(consented, before)
    path.parent.unlink()
    consented.ok(*REDO)
    assert os.access(path, os.R_OK)


@pytest.mark.slow
def test_killed_at_any_moment_it_is_done_or_not_and_no_paper_is_lost(consented: Norrbus) -> None:
    consented.ok(*WRITE)
    there = state(consented)
    consented.ok(*UNDO)
    gone = state(consented)
    line = [sys.executable, "-m", "norrbus_cli"]
    environment = {"HOME": str(consented.home), "PATH": os.environ["PATH"]}
    for moment in range(24):
        was_there = bool(state(consented)[0]["documents"])
        ended = subprocess.Popen(
            [*line, *(UNDO if was_there else REDO)],
            env={**environment, "NORRBUS_IDAG": consented.day},
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(0.06 + moment * 0.006)
        ended.kill()
        ended.wait()
        rows = state(consented)[0]
        assert rows in (there[0], gone[0])
        consented.ok("logg", "kontrollera")
    # What a killed command did not come to with its file is made good by the next.
    while state(consented)[0] != gone[0]:
        consented.ok(*UNDO)
    consented.ok(*REDO)
    assert unchanged(consented, there)
    consented.ok(*UNDO)
    assert unchanged(consented, gone)


def test_what_is_protected_is_hidden_in_what_is_shown_before(consented: Norrbus) -> None:
    consented.ok("ärende", "ändra", "1", "--vem", "Mikael", "--telefon", "070-174 06 17")
    shown = consented("ångra").out
    assert "Uppgifterna om vårdnadshavare 2 (skyddad)\ttelefon\tskyddade personuppgifter" in shown
    assert not [secret for secret in (*given.SECRET, "070-174 06 17") if secret in shown]
