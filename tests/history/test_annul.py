"""What should never have been is taken away with all that hangs on it; the log keeps it."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import given
import pytest
from conftest import Norrbus

from history.test_every_command import State, differing, state
from history.test_undo import newest, register, unchanged, user
from norrbus_cli.history.annul import actions
from norrbus_cli.history.annul.store import LOOSE
from norrbus_cli.history.counted import COUNTED
from norrbus_cli.history.kinds import KINDS
from norrbus_cli.history.undo.refusals import HasMoved
from norrbus_cli.register.database import Register
from norrbus_cli.register.naming import naming_columns

__all__ = ["register"]
WHY = ("--skäl", "fel barn")
DONE = (*WHY, "--ja")
SENT = (*DONE, "--trots-utskick", "alla vet")


@pytest.fixture
def whole(norrbus: Norrbus) -> Norrbus:
    """A case with something of everything, on 2026-04-21."""
    given.agreed(norrbus)
    given.deviation(norrbus)
    between = ("--aktör", "skola", "--aktör", "soc")
    disagreement = ("--gäller", "kostnadsansvar", "--beskrivning", "Vem betalar?", *between)
    norrbus.ok("oenighet", "anmäl", "1", *disagreement)
    norrbus.ok("dokument", "skriv", "samtycke", "1")
    norrbus.ok("dokument", "skriv", "avvikelserapport", "1")
    norrbus.ok("dokument", "skriv", "minnesanteckningar", "1")
    norrbus.ok(
        "ärende",
        "placera",
        "1",
        "--sedan",
        "2026-04-20",
        "--form",
        "familjehem",
        "--samordnare",
        "Karin",
    )
    norrbus.ok("ärende", "invändning", "1", "--vem", "Anna", "--om", "behovet", "--text", "Nej.")
    results = ("--genomförd", "1", "--genomförd", "2", "--genomförd", "3")
    norrbus.ok(
        "uppföljning", "registrera", "1", *results, "--beslut", "fortsätt", "--nästa", "2026-09-01"
    )
    given.handled(norrbus)
    given.forum_held(norrbus)
    return norrbus


def rows(norrbus: Norrbus, table: str) -> int:
    return norrbus.rows()[table]


def annulled(norrbus: Norrbus, *line: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(norrbus.ok("makulera", *line, *SENT, "--json"))
    return found


# Each thing that can be annulled, how many rows of which tables go with it, and what is told of it.
THINGS = (
    (("ärende", "1"), {"cases": 1, "persons": 3, "meetings": 1, "plans": 1, "objections": 1}),
    (("vårdnadshavare", "1", "--vem", "Anna"), {"guardianships": 1, "persons": 1, "consents": 1}),
    (("samtycke", "1", "--vem", "Anna"), {"consents": 1, "consent_actors": 3, "persons": 0}),
    (("möte", "NB-2026-0001-M1"), {"meetings": 1, "participants": 6, "documents": 2, "plans": 0}),
    (("kallelse", "1", "--vem", "skola"), {"participants": 1, "meetings": 0}),
    (("plan", "1"), {"plans": 1, "measures": 3, "approvals": 6, "followups": 1, "results": 3}),
    (("insats", "1", "2"), {"measures": 1, "results": 1, "followups": 0}),
    (("underskrift", "1", "--vem", "Anna"), {"approvals": 1}),
    (("underskrift", "1", "--aktör", "skola"), {"approvals": 1}),
    (("uppföljning", "1"), {"followups": 1, "results": 3, "measures": 0}),
    (("placering", "1"), {"placements": 1}),
    (("avvikelse", "1"), {"deviations": 1, "dispatches": 3, "documents": 2, "forum_matters": 1}),
    (("oenighet", "1"), {"disagreements": 1, "referrals": 1, "forum_matters": 1, "forums": 0}),
    (("forum", "1"), {"forums": 1, "forum_minutes": 2, "forum_matters": 2, "deviations": 0}),
    (("aktör", "BUP"), {"actors": 1}),
)


@pytest.mark.slow
@pytest.mark.parametrize(("line", "gone"), THINGS, ids=[" ".join(line) for line, _ in THINGS])
def test_a_thing_goes_with_all_that_hangs_on_it_and_comes_back_whole(
    whole: Norrbus, line: tuple[str, ...], gone: dict[str, int]
) -> None:
    before, counted = state(whole), whole.rows()
    shown = annulled(whole, *line)
    after = state(whole)
    now = whole.rows()
    assert {table: counted[table] - now[table] for table in gone} == gone
    assert f"norrbus ångra {shown['operation']}" in whole("ångra").out + "norrbus ångra " + str(
        newest(whole)
    )
    whole.ok("logg", "kontrollera")
    whole.ok("ångra", "--ja")
    assert differing(state(whole), before) == []
    whole.ok("gör-om", "--ja")
    assert differing(state(whole), after) == []
    whole.ok("logg", "kontrollera")


def test_it_is_shown_counted_and_asked(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1")
    before = state(norrbus)
    ended = norrbus("makulera", "ärende", "1", *WHY)
    assert ended.code == 2
    assert "Makuleras: Ärendet NB-2026-0001" in ended.out
    counted = (
        "2 vårdnadshavare, 2 samtycken, 4 dokument och 3 personer som inte står någon annanstans"
    )
    assert f"Med det: {counted}" in ended.out
    assert "Skäl: fel barn" in ended.out
    assert "Det här blir: Samtycket från Anna Lantto\t\tfinns\tborta" in ended.out
    assert "Lägg till --ja" in ended.err
    assert unchanged(norrbus, before)


@pytest.mark.parametrize(("answer", "done"), [("j", True), ("n", False), ("", False)])
def test_it_is_asked_at_a_terminal(norrbus: Norrbus, answer: str, done: bool) -> None:
    given.case(norrbus)
    before = state(norrbus)
    ended = norrbus("makulera", "ärende", "1", *WHY, "--enkelt", terminal=True, stdin=f"{answer}\n")
    assert ended.code == 0
    assert "Det som visas ovan makuleras." in ended.out
    assert (rows(norrbus, "cases") == 0) is done
    assert done or unchanged(norrbus, before)


def test_a_reason_is_asked_for(norrbus: Norrbus) -> None:
    given.child(norrbus)
    assert "--skäl" in norrbus.refused(2, "makulera", "ärende", "1", "--ja")
    answers = "fel barn\nj\nj\n"
    ended = norrbus("makulera", "ärende", "1", "--enkelt", terminal=True, stdin=answers)
    assert (ended.code, rows(norrbus, "cases")) == (0, 0)


def test_that_it_was_only_shown_is_told_as_that(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus("makulera", "ärende", "1", *WHY)
    assert "Visade Elsa Lantto" in norrbus.ok("logg", "--kommando", "makulera")


def test_it_is_gone_from_lists_deadlines_and_statistics(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    asked = (
        ("ärende", "lista", "--alla"),
        ("ärende", "lista", "--sök", "Lantto"),
        ("idag",),
        ("frist", "lista"),
        ("möte", "lista", "--alla"),
        ("statistik", "år", "2026", "--internt"),
        ("register", "visa"),
    )
    before = [norrbus.ok(*each) for each in asked]
    given.child(norrbus)
    given.guardians(norrbus)
    given.consents(norrbus)
    given.booked(norrbus)
    with_it = [norrbus.ok(*each) for each in asked]
    assert sum(one != other for one, other in zip(before, with_it, strict=True)) >= 5
    norrbus.ok("makulera", "ärende", "1", *DONE)
    assert [norrbus.ok(*each) for each in asked] == before


def test_a_case_that_is_annulled_says_so_wherever_it_is_named(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("makulera", "ärende", "1", *DONE)
    number = newest(norrbus)
    for typed in ("1", "2026-1", "NB-2026-0001", "nb-2026-0001"):
        said = norrbus.refused(3, "ärende", "visa", typed)
        assert f"Ärendet NB-2026-0001 är makulerat: fel barn. Det gjorde {user()} " in said
        assert f"norrbus logg visa {number}" in said
        assert f"norrbus ångra {number}" in said
    assert "är makulerat" in norrbus.refused(3, "möte", "boka", "1", *booking())
    assert "inget ärende 2" in norrbus.refused(3, "ärende", "visa", "2")
    assert "inget ärende NB" in norrbus.refused(3, "ärende", "visa", "NB-2026-0009")
    # The number is never given again.
    given.child(norrbus)
    assert "NB-2026-0002" in norrbus.ok("ärende", "lista")
    norrbus.ok("ångra", "--ja")
    norrbus.ok("ångra", "--ja")
    norrbus.ok("ärende", "visa", "1")
    norrbus.ok("gör-om", "--ja")
    assert f"norrbus logg visa {number}" in norrbus.refused(3, "ärende", "visa", "1")


def booking() -> tuple[str, ...]:
    return ("--dag", "2026-05-04", "--tid", "9", "--plats", "Skolan", "--syfte", "Stöd.")


def test_what_was_taken_back_is_not_told_as_annulled(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("makulera", "ärende", "1", *DONE)
    norrbus.ok("ångra", "--ja")
    norrbus.ok("ångra", "--ja")
    assert "inget ärende 1" in norrbus.refused(3, "ärende", "visa", "1")


def test_each_kind_that_is_annulled_says_so(whole: Norrbus) -> None:
    for line, said in (
        (
            ("möte", "NB-2026-0001-M1"),
            "Mötet NB-2026-0001-M1 är makulerat: fel barn; trots utskick",
        ),
        (("oenighet", "NB-2026-0001-O1"), "Oenigheten NB-2026-0001-O1 är makulerad"),
        (("avvikelse", "A-2026-0001"), "Avvikelsen A-2026-0001 är makulerad"),
        (("forum", "F-2026-0001"), "Mötet F-2026-0001 är makulerat"),
    ):
        whole.ok("makulera", *line, *SENT)
        see = ("avgör", line[1], "--beslut", "Ja.") if line[0] == "oenighet" else ("visa", line[1])
        assert said in whole.refused(3, line[0], *see)
    assert "NB-2026-0001-M2" in whole.refused(3, "möte", "visa", "NB-2026-0001-M2")
    assert "NB-2026-0001-O2" in whole.refused(
        3, "oenighet", "avgör", "NB-2026-0001-O2", "--beslut", "x"
    )
    assert "A-2026-0002" in whole.refused(3, "avvikelse", "visa", "A-2026-0002")
    assert "F-2026-0002" in whole.refused(3, "forum", "visa", "F-2026-0002")


def test_the_log_tells_who_and_why_and_is_still_read_by_the_case(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("makulera", "ärende", "1", *DONE)
    for more in ((), ("--ärende", "1"), ("--ärende", "1", "--person", "Anna Lantto")):
        first = json.loads(norrbus.ok("logg", "--json", "--ändringar", *more))[0]
        assert first["vem"] == user()
        assert first["vad"] == (
            "Ärendet NB-2026-0001 med 2 vårdnadshavare, 2 samtycken och 3 personer som inte står"
            " någon annanstans, makulerat: fel barn"
        )
        assert first["skal"] == "fel barn"
    norrbus.ok("ångra", "--ja")
    first = json.loads(norrbus.ok("logg", "--json", "--antal", "1", "--ändringar"))[0]
    assert "Ångrade operation" in first["vad"]
    assert "makulerat: fel barn" in first["vad"]


def test_a_guardian_in_another_case_stays_and_so_does_a_child_with_two(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.child(norrbus, number="20120315-2390", name="Nils Berg")
    given.guardians(norrbus, "2")
    norrbus.ok("makulera", "ärende", "1", *DONE)
    assert [row[1] for row in state(norrbus)[0]["persons"]] == [
        "Anna Lantto",
        "Mikael Ström",
        "Nils Berg",
    ]
    norrbus.ok("ärende", "visa", "2")


def test_a_deviation_stays_without_the_case_and_its_papers_too(whole: Norrbus) -> None:
    shown = annulled(whole, "ärende", "1")
    assert {"vad": "Avvikelsen A-2026-0001", "uppgift": "ärende", "nu": "NB-2026-0001", "blir": "–"}
    assert sorted(each["vad"] for each in shown["andringar"] if each["uppgift"]) == [
        "Avvikelsen A-2026-0001",
        "Papperet avvikelserapport (html) om A-2026-0001",
        "Papperet avvikelserapport (md) om A-2026-0001",
    ]
    whole.ok("avvikelse", "visa", "1")
    assert [path for path in state(whole)[1] if "A-2026-0001" not in path] == []


def test_papers_leave_the_folder_and_come_back(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1")
    before = state(norrbus)
    norrbus.ok("makulera", "ärende", "1", *DONE)
    assert state(norrbus)[1] == {}
    norrbus.ok("ångra", "--ja")
    assert unchanged(norrbus, before)
    changed = next(path for path in norrbus.documents.rglob("*.md"))
    changed.write_text("ändrat")
    assert "har ändrats sedan den skrevs" in norrbus.refused(4, "makulera", "ärende", "1", *DONE)
    assert changed.read_text() == "ändrat"


def test_a_paper_that_was_written_over_goes_with_what_it_replaced(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--telefon", "070-174 06 13")
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--skriv-över")
    before = state(norrbus)
    norrbus.ok("makulera", "ärende", "1", *DONE)
    assert state(norrbus)[1] == {}
    norrbus.ok("ångra", "--ja")
    assert unchanged(norrbus, before)
    norrbus.ok("ångra", "--ja")
    norrbus.ok("gör-om", "--ja")
    assert unchanged(norrbus, before)


# --- what has left the house -------------------------------------------------------------


def test_what_has_left_the_house_is_named_and_a_reason_asked_for(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    norrbus.ok("makulera", "samtycke", "1", "--vem", "Anna", *DONE)
    norrbus.ok("ångra", "--ja")
    given.summoned(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--sätt", "brev")
    for line, papers in (
        (("möte", "1"), ["kallelse NB-2026-0001-M1 må 2026-03-30 (brev)"]),
        (("kallelse", "1", "--vem", "skola"), ["kallelse NB-2026-0001-M1"]),
        (("samtycke", "1", "--vem", "Anna"), ["kallelse", "samtycke NB-2026-0001"]),
        (("vårdnadshavare", "1", "--vem", "Anna"), ["kallelse", "samtycke NB-2026-0001"]),
        (("ärende", "1"), ["kallelse", "samtycke NB-2026-0001"]),
    ):
        said = norrbus.refused(4, "makulera", *line, *DONE)
        assert [each for each in papers if each in said] == papers
        assert "--trots-utskick" in said
        assert ("norrbus möte ställ-in NB-2026-0001-M1" in said) is True
        assert ("samtycke NB" in said) is (len(papers) == 2)
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "dubbelt", "--ja")
    said = norrbus.refused(4, "makulera", "möte", "1", *DONE)
    assert "ställ-in" not in said
    shown = annulled(norrbus, "möte", "1")
    assert shown["utskick"] == [{"papper": "kallelse NB-2026-0001-M1 må 2026-03-30 (brev)"}]
    first = json.loads(norrbus.ok("logg", "--json", "--antal", "1", "--ändringar"))[0]
    assert first["skal"] == "fel barn; trots utskick: alla vet"


def test_what_was_sent_before_a_consent_is_not_by_its_strength(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--sätt", "brev")
    given.consent(norrbus, "Anna", "BUP")
    norrbus.ok("makulera", "samtycke", "1", "--vem", "Anna", "--nr", "2", *DONE)
    assert "samtycke NB" in norrbus.refused(4, "makulera", "samtycke", "1", "--vem", "Anna", *DONE)


def test_a_signed_plan_a_report_and_minutes_have_left_too(whole: Norrbus) -> None:
    for line, papers in (
        (("plan", "1"), "underskriven plan NB-2026-0001, version 1 ti 2026-04-21"),
        (("insats", "1", "2"), "underskriven plan NB-2026-0001, version 1"),
        (("underskrift", "1", "--vem", "Anna"), "underskriven plan"),
        (("avvikelse", "1"), "kopia A-2026-0001 ti 2026-04-21 (brev)"),
        (("avvikelse", "1"), "minnesanteckningar F-2026-0001"),
        (("oenighet", "1"), "minnesanteckningar F-2026-0001"),
        (("forum", "1"), "minnesanteckningar F-2026-0001 ti 2026-04-21 (e-post)"),
    ):
        assert papers in whole.refused(4, "makulera", *line, *DONE)
    for line in (("uppföljning", "1"), ("placering", "1"), ("aktör", "BUP")):
        whole.ok("makulera", *line, *DONE)


# --- which one is meant ------------------------------------------------------------------


def test_which_of_several_is_asked_for_without_a_name(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.consent(norrbus, "Anna", "BUP")
    line = ("makulera", "samtycke", "1", "--vem", "Anna")
    said = norrbus.refused(2, *line, *DONE)
    assert "Det finns 2. Välj med --nr: 1 (må 2026-03-30, skola, soc och primärvård)" in said
    assert "2 (må 2026-03-30, BUP)" in said
    assert "Lantto" not in said
    assert "Det finns 2." in norrbus.refused(2, *line, "--nr", "3", *DONE)
    norrbus.ok(*line, "--nr", "2", *DONE)
    assert rows(norrbus, "consent_actors") == 6
    norrbus.ok(*line, "--nr", "1", *DONE)
    said = norrbus.refused(3, *line, *DONE)
    assert "inget samtycke att makulera" in said
    assert "norrbus samtycke lista NB-2026-0001" in said


def test_what_there_is_none_of_is_said(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    for line, said in (
        (("uppföljning", "1"), "ingen uppföljning att makulera"),
        (("placering", "1"), "ingen placering att makulera"),
        (("vårdnadshavare", "1", "--vem", "barnet"), "ingen sådan vårdnadshavare att makulera"),
        (("underskrift", "1", "--aktör", "BUP"), "ingen underskrift att makulera"),
        (("insats", "1", "9"), "9"),
    ):
        assert said in norrbus.refused(3, "makulera", *line, *DONE)
    assert "--aktör" in norrbus.refused(2, "makulera", "underskrift", "1", *DONE)


def test_an_actor_that_something_names_stays(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    said = norrbus.refused(4, "makulera", "aktör", "skola", *DONE)
    assert "1 kallelse eller inbjudan, 1 insats och 1 underskrift hör till aktören" in said
    assert "norrbus aktör ändra skola" in said


def test_the_earlier_version_of_a_plan_is_the_current_one_again(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    before = norrbus.ok("plan", "visa", "1")
    norrbus.ok("plan", "revidera", "1", "--orsak", "ny insats")
    norrbus.ok("makulera", "plan", "1", *DONE)
    assert norrbus.ok("plan", "visa", "1") == before


def test_the_number_of_a_measure_is_not_given_again(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    norrbus.ok("makulera", "insats", "1", "3", *DONE)
    given.measure(norrbus, "Läxhjälp", "skola")
    found = json.loads(norrbus.ok("plan", "visa", "1", "--json"))
    assert [each["nummer"] for each in found["insatser"]] == [1, 2, 4]


# --- statistics, and what moves meanwhile ------------------------------------------------


def test_published_statistics_stand_and_that_is_said(norrbus: Norrbus) -> None:
    given.over(norrbus)
    line = ("makulera", "ärende", "1", *SENT)
    assert "fastställd" not in norrbus(*line).err
    norrbus.ok("ångra", "--ja", "--trots-utskick", "provat")
    norrbus.ok("statistik", "fastställ", "2026", "--ja")
    before = state(norrbus)[0]["published_years"]
    said = norrbus(*line).err
    assert "Statistiken för 2026 är fastställd och står kvar" in said
    assert "norrbus statistik fastställ 2026 --rättelse" in said
    assert state(norrbus)[0]["published_years"] == before
    given.child(norrbus)
    assert "fastställd" not in norrbus("makulera", "ärende", "2", *DONE).err


def test_what_happens_while_the_question_stands_is_seen(
    norrbus: Norrbus, register: Register
) -> None:
    given.child(norrbus)
    for change in (("ärende", "ändra", "1", "--behov", "Nytt."), ("ärende", "vårdnadshavare", "1")):
        chosen = actions.to_annul(register, [("cases", 1)], "")
        who = ("--namn", "Anna Lantto", "--personnummer", given.ANNA, "--vårdnad", "ensam")
        norrbus.ok(*change, *(who if len(change) == 3 else ()))
        before: State = state(norrbus)
        with pytest.raises(HasMoved):
            actions.annul(register, chosen, date(2026, 3, 30), "x")
        assert unchanged(norrbus, before)


def test_all_that_can_go_with_a_thing_has_its_word(norrbus: Norrbus) -> None:
    opened = norrbus.open()
    naming = naming_columns(opened)
    opened.close()
    reached = {"cases", "deviations", "disagreements", "forums", "plans", "meetings"}
    while (
        more := {
            other
            for table in reached
            for other, column in naming[table]
            if (other, column) not in LOOSE
        }
        - reached
    ):
        reached |= more
    assert {table for table in reached if table not in COUNTED} <= {
        "cases",
        *(table for table, kind in KINDS.items() if kind.within),
    }
    assert {each for columns in naming.values() for each in columns} >= LOOSE
