"""Guided entry at a terminal: what a coordinator types, line by line."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus, Result

from norrbus_cli import main
from norrbus_cli.case.form import CloseCase
from norrbus_cli.consent.form import NewConsent
from norrbus_cli.meeting.form import Summon
from norrbus_cli.plan.followup.form import NewFollowUp
from norrbus_cli.register import opening
from norrbus_cli.terminal import dialogue
from norrbus_cli.terminal.context import Context
from norrbus_cli.terminal.draft import Draft
from norrbus_cli.terminal.question import questions

CHILD = ["Elsa Lantto", "20140903-2388", "1", "", "", "", "", "nej", "", ""]
NEED = ["idag", "skola", "Hög frånvaro.", "Hästar.", "1", "", "", ""]


def typed(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def guided(norrbus: Norrbus, *line: str, answers: list[str]) -> Result:
    return norrbus(*line, stdin=typed(*answers), terminal=True)


def case(norrbus: Norrbus) -> dict[str, object]:
    return dict(json.loads(norrbus.ok("ärende", "visa", "1", "--json")))


def test_a_case_is_asked_for_one_thing_at_a_time_and_shown_before_it_is_saved(
    norrbus: Norrbus,
) -> None:
    guardian = ["Anna Lantto", "19850211-2389", "gemensam", "", "", "", "", "", ""]
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "j", *guardian, "n", "j"])
    assert result.code == 0, result.err
    assert "Barnets/den unges namn:" in result.out
    assert "  1 flicka\n  2 pojke\n  3 annan könsidentitet\n" in result.err
    assert "Dag då behovet sågs: må 2026-03-30" in result.err
    assert "Ärende NB-2026-0001 (Elsa L., 2014) är öppnat." in result.out
    saved = case(norrbus)
    assert (saved["behov"], saved["niva"], len(saved["vardnadshavare"])) == (  # type: ignore[arg-type]
        "Hög frånvaro.",
        "tidiga insatser",
        1,
    )
    assert norrbus.rows()["drafts"] == 0


def test_only_what_is_missing_is_asked_for(norrbus: Norrbus) -> None:
    given.child(norrbus)
    result = guided(
        norrbus, "ärende", "avsluta", "1", "--anteckning", "Klart.", answers=["1", "", "j"]
    )
    assert result.code == 0, result.err
    assert "Anteckning om avslutet:" not in result.out
    assert "avslutat" in result.out


def test_a_wrong_answer_is_explained_and_asked_for_again(norrbus: Norrbus) -> None:
    answers = [
        "",
        "Elsa Lantto",
        "20140903-2389",
        "20140903-2388",
        "blå",
        "?",
        "2",
        *CHILD[3:],
        *NEED,
        "n",
        "j",
    ]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert "Det här behövs." in result.err
    assert "kontrollsiffran är fel" in result.err
    assert "”blå” finns inte att välja" in result.err
    assert "  Kön. Uppgiften får hoppas över med Enter. På kommandoraden: --kön." in result.err
    assert case(norrbus)["barn"][0]["kon"] == "pojke"  # type: ignore[index]


def test_one_can_go_back(norrbus: Norrbus) -> None:
    answers = [
        "<",
        "Fel Namn",
        "<",
        "Elsa Lantto",
        "20140903-2388",
        "1",
        "<",
        "2",
        *CHILD[3:],
        *NEED,
        "n",
        "j",
    ]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert (case(norrbus)["barn"][0]["namn"], case(norrbus)["barn"][0]["kon"]) == (  # type: ignore[index]
        "Elsa Lantto",
        "pojke",
    )


def test_one_who_has_a_number_is_not_asked_for_a_birth_date(norrbus: Norrbus) -> None:
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "n", "j"])
    assert "Födelsedag" not in result.out
    result = guided(
        norrbus,
        "ärende",
        "skapa",
        answers=["Kim Niva", "", "2015-01-01", *CHILD[2:], *NEED, "n", "j"],
    )
    assert "Födelsedag" in result.out
    assert result.code == 0


def test_what_was_typed_survives_the_end_of_input_and_is_the_same_day_tomorrow(
    norrbus: Norrbus,
) -> None:
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, "igår"])
    assert result.code == 130
    assert "Det du skrev är sparat som utkast." in result.err
    assert norrbus.rows()["cases"] == 0
    assert b"Lantto" not in norrbus.register.read_bytes()
    norrbus.day = "2026-04-15"
    result = guided(
        norrbus,
        "ärende",
        "skapa",
        answers=["kanske", "j", *CHILD[3:7], "nej", *CHILD[8:], *NEED[1:], "n", "j"],
    )
    assert "Svara j eller n." in result.err
    assert result.code == 0, result.err
    assert case(norrbus)["behov_sett"] == "2026-03-29"
    assert norrbus.rows()["drafts"] == 0


def test_a_draft_can_be_thrown_away(norrbus: Norrbus) -> None:
    guided(norrbus, "ärende", "skapa", answers=["Fel Namn"])
    result = guided(norrbus, "ärende", "skapa", answers=["n", *CHILD, *NEED, "n", "j"])
    assert result.code == 0, result.err
    assert case(norrbus)["barn"][0]["namn"] == "Elsa Lantto"  # type: ignore[index]


def test_nothing_typed_leaves_no_draft_and_says_nothing_of_one(norrbus: Norrbus) -> None:
    result = guided(norrbus, "ärende", "skapa", answers=[])
    assert (result.code, "utkast" in result.err) == (130, False)
    assert norrbus.rows()["drafts"] == 0


def test_a_refusal_keeps_what_was_typed_and_no_at_the_end_too(norrbus: Norrbus) -> None:
    given.child(norrbus)
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "n", "j"])
    assert result.code == 4
    assert "samma personnummer finns redan" in result.err
    assert "sparat som utkast" in result.err
    result = guided(norrbus, "ärende", "skapa", answers=["j", *CHILD[3:10], *NEED[5:], "n", "n"])
    assert result.code == 130
    assert norrbus.rows()["drafts"] == 1


def test_a_draft_belongs_to_its_own_case(norrbus: Norrbus) -> None:
    given.child(norrbus)
    given.child(norrbus, "--född", "2016-01-01", number="", name="Kim Niva")
    guided(norrbus, "ärende", "avsluta", "1", answers=["annat", "Om Elsa."])
    result = guided(norrbus, "ärende", "avsluta", "2", answers=["1", "", "", "j"])
    assert result.code == 0, result.err
    assert "utkast" not in result.out
    assert "Elsa" not in norrbus.ok("ärende", "visa", "2")


def test_a_guardian_that_was_broken_off_is_completed_from_the_draft(norrbus: Norrbus) -> None:
    guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "j", "Anna Lantto", "19850211-2389"])
    result = guided(
        norrbus,
        "ärende",
        "skapa",
        answers=[
            "j",
            *CHILD[3:7],
            *CHILD[8:],
            "",
            "",
            "",
            "",
            "gemensam",
            "",
            "",
            "",
            "",
            "",
            "",
            "n",
            "j",
        ],
    )
    assert result.code == 0, result.err
    assert [each["namn"] for each in case(norrbus)["vardnadshavare"]] == ["Anna Lantto"]  # type: ignore[attr-defined]


def test_an_answer_can_be_changed_before_it_is_saved(norrbus: Norrbus) -> None:
    result = guided(
        norrbus,
        "ärende",
        "skapa",
        answers=[*CHILD, *NEED, "n", "99", "x", "1", "Elsa Niva", "3", "<", "j"],
    )
    assert result.code == 0, result.err
    assert case(norrbus)["barn"][0]["namn"] == "Elsa Niva"  # type: ignore[index]


def test_a_changed_answer_can_make_others_needless_or_needed(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("plan", "skapa", "1")
    given.measure(norrbus, "Stöd", "skola")
    result = guided(norrbus, "möte", "svar", answers=[])
    assert result.code == 130
    given.booked(norrbus)
    given.guardians(norrbus)
    given.consents(norrbus)
    given.summoned(norrbus)
    result = guided(
        norrbus, "möte", "svar", answers=["1", "soc", "nej", "upptagen", "", "3", "ja", "j"]
    )
    assert result.code == 0, result.err
    assert "soc har tackat ja till" in result.out


def test_cases_and_actors_are_chosen_from_what_there_is(norrbus: Norrbus) -> None:
    given.case(norrbus)
    answers = ["1", "Anna", "2, skola", "", "skolgång", "", "muntligt", "", "", "2026-12-31", "j"]
    result = guided(norrbus, "samtycke", "registrera", answers=answers)
    assert result.code == 0, result.err
    assert "  NB-2026-0001 Elsa L., 2014\n" in result.err
    assert "  1 barnet\n  2 Anna Lantto\n  3 Mikael Ström\n" in result.err
    assert "  1 BUP\n  2 primärvård\n" in result.err
    assert "primärvård och skola" in result.err
    assert "primärvård, skola" in norrbus.ok("samtycke", "lista", "1")


def test_a_change_asks_what_to_change(norrbus: Norrbus) -> None:
    given.child(norrbus)
    listed = guided(norrbus, "ärende", "ändra", "1", answers=[""]).err
    number = next(line.split()[0] for line in listed.splitlines() if line.endswith("Språk hemma"))
    result = guided(
        norrbus, "ärende", "ändra", "1", answers=["99", number, "<", number, "finska", "", "j"]
    )
    assert result.code == 0, result.err
    assert case(norrbus)["barn"][0]["sprak"] == "finska"  # type: ignore[index]


def test_what_the_group_holds_is_shown_and_a_plan_is_built_up(norrbus: Norrbus) -> None:
    given.case(norrbus)
    plan = ["", "", "", "", "", "", "Kalix kommun", "", "", "", ""]
    measure = ["Vuxenstöd", "", "skola", "", "", "", "", ""]
    result = guided(
        norrbus,
        "plan",
        "skapa",
        answers=["1", *plan[1:], "j", *measure, "j", *["Samtal", *measure[1:]], "n", "n", "j"],
    )
    assert result.code == 0, result.err
    assert "Lägga till en insats: Vuxenstöd, skola; Samtal, skola" in result.err


# --- the editor ------------------------------------------------------------------------


def editor(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    path = norrbus.home / "redigerare"
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(path))


def test_a_long_text_can_be_written_in_an_editor_whose_file_is_private_and_gone_afterwards(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = norrbus.home / "sett"
    editor(
        norrbus,
        monkeypatch,
        f'stat -c "%a %n" "$1" > {seen}; printf "Rad ett.\\n\\nRad två.\\n" > "$1"; exit 3',
    )
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(norrbus.home))
    result = guided(
        norrbus, "ärende", "skapa", answers=[*CHILD, "idag", "skola", "e", *NEED[3:], "n", "j"]
    )
    assert result.code == 0, result.err
    assert case(norrbus)["behov"] == "Rad ett.\n\nRad två."
    mode, _, name = seen.read_text(encoding="utf-8").strip().partition(" ")
    assert (mode, Path(name).parent.parent, Path(name).exists()) == ("600", norrbus.home, False)


def test_an_answer_can_be_edited_and_stays_when_nothing_is_written(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(norrbus, monkeypatch, 'printf " Och mer." >> "$1"')
    answers = [*CHILD, *NEED, "n", "7", "j"]
    numbered = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "n"]).err
    number = next(
        line.split()[0] for line in numbered.splitlines() if "Behovet, med egna ord" in line
    )
    answers = ["n", *CHILD, *NEED, "n", number, "j"]
    assert guided(norrbus, "ärende", "skapa", answers=answers).code == 0
    assert case(norrbus)["behov"] == "Hög frånvaro. Och mer."


@pytest.mark.parametrize("command", ["/finns/inte", '"'])
def test_an_editor_that_cannot_be_started_is_said_and_the_question_asked_again(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    monkeypatch.setenv("EDITOR", command)
    result = guided(
        norrbus,
        "ärende",
        "skapa",
        answers=[*CHILD, "idag", "skola", "e", "Hög frånvaro.", *NEED[3:], "n", "j"],
    )
    assert "går inte att starta" in result.err
    assert result.code == 0


def test_a_terminal_that_is_closed_leaves_no_text_on_disk(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(norrbus, monkeypatch, "sleep 0.4; kill -HUP $PPID; sleep 2")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(norrbus.home))
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, "idag", "skola", "e"])
    assert result.code == 130
    assert not list(norrbus.home.glob("norrbus-*"))
    assert norrbus.rows()["drafts"] == 1


# --- where no draft can be kept -------------------------------------------------------


def test_a_new_register_keeps_no_draft_and_says_what_was_typed(bare: Norrbus) -> None:
    result = guided(bare, "register", "skapa", answers=["Kalix", "Förskola"])
    assert result.code == 130
    assert (
        "Det du skrev kunde inte sparas. Här är det:\n  --kommun: Kalix kommun\n  --myndighet: Förskola\n"
        in result.err
    )
    result = guided(
        bare, "register", "skapa", answers=["Kalix", "Förskola", "Karin Öberg", "", "", "", "j"]
    )
    assert result.code == 0, result.err
    assert bare.register.exists()


def test_answers_that_do_not_go_together_are_said_before_anything_is_saved(
    norrbus: Norrbus,
) -> None:
    line = ("ärende", "skapa", "--personnummer", "20140903-2388", "--född", "2014-09-03")
    result = guided(
        norrbus,
        *line,
        answers=["Elsa Lantto", "", "", "", "", "", "", "", "", *NEED, "n", "j", "n"],
    )
    assert "--född passar inte ihop" in result.err
    assert (result.code, norrbus.rows()["cases"]) == (130, 0)


def test_when_the_draft_cannot_be_kept_what_was_typed_is_said(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    other = norrbus.open()
    with other.operation():
        result = guided(norrbus, "ärende", "skapa", answers=["Elsa Lantto"])
    other.close()
    assert "Det du skrev kunde inte sparas. Här är det:\n  --barn: Elsa Lantto\n" in result.err


def test_a_whole_guardian_in_the_draft_is_not_asked_for_again(norrbus: Norrbus) -> None:
    guardian = ["Anna Lantto", "19850211-2389", "gemensam", "", "", "", "", "", ""]
    guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "j", *guardian])
    result = guided(
        norrbus, "ärende", "skapa", answers=["j", *CHILD[3:7], *CHILD[8:], "", "", "", "n", "j"]
    )
    assert result.code == 0, result.err
    assert "Lägga till en vårdnadshavare till?" in result.out
    assert [each["namn"] for each in case(norrbus)["vardnadshavare"]] == ["Anna Lantto"]  # type: ignore[attr-defined]


def test_an_anonymous_consultation_is_not_asked_who_it_is_about(norrbus: Norrbus) -> None:
    result = guided(norrbus, "ärende", "skapa", "--anonym", answers=[*NEED, "j"])
    assert result.code == 0, result.err
    assert "namn" not in result.out.split("Spara?")[0].replace("nummer eller namn", "")
    assert "Anonym konsultation: inga uppgifter om vem det gäller.: ja" in result.err


def test_a_change_without_a_reference_asks_for_it(norrbus: Norrbus) -> None:
    given.child(norrbus)
    listed = guided(norrbus, "ärende", "ändra", answers=["1", ""]).err
    number = next(line.split()[0] for line in listed.splitlines() if line.endswith("Språk hemma"))
    assert guided(norrbus, "ärende", "ändra", answers=["j", number, "finska", "", "j"]).code == 0


def test_the_questions_do_not_follow_the_answer_into_a_file(norrbus: Norrbus) -> None:
    result = norrbus(
        "ärende",
        "skapa",
        stdin=typed(*CHILD, *NEED, "n", "j"),
        terminal=True,
        answer_elsewhere=True,
    )
    assert result.code == 0, result.err
    assert result.out == "Ärende NB-2026-0001 är öppnat.\nNB-2026-0001: samtycke saknas\n"
    assert "Barnets/den unges namn:" in result.err


def test_a_finished_command_leaves_no_draft_whatever_its_exit_code(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("plan", "skapa", "1")
    result = guided(norrbus, "plan", "kontrollera", answers=["1", "j"])
    assert result.code == 4
    assert norrbus.rows()["drafts"] == 0


# --- what a newcomer met ------------------------------------------------------------


def test_enter_keeps_an_earlier_answer_and_a_dash_takes_it_away(norrbus: Norrbus) -> None:
    answers = [
        "Elsa Lantto",
        "<",
        "",
        "20140903-2388",
        "1",
        "Köpmannagatan 3",
        "<",
        "-",
        *CHILD[4:],
        *NEED,
        "n",
        "",
        "j",
    ]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert "Enter = Elsa Lantto, - = ta bort" in result.out
    assert (case(norrbus)["barn"][0]["namn"], case(norrbus)["barn"][0]["adress"]) == (  # type: ignore[index]
        "Elsa Lantto",
        "",
    )


def test_enter_alone_does_not_save(norrbus: Norrbus) -> None:
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "n", "", ""])
    assert (result.code, norrbus.rows()["cases"]) == (130, 0)


def test_an_unknown_case_person_or_actor_is_refused_at_the_question(norrbus: Norrbus) -> None:
    given.case(norrbus)
    answers = [
        "Moa",
        "9",
        "1",
        "Moa",
        "2",
        "mamma, skola",
        "skola",
        "",
        "skolgång",
        "",
        "muntligt",
        "",
        "",
        "2026-12-31",
        "j",
    ]
    result = guided(norrbus, "samtycke", "registrera", answers=answers)
    assert result.code == 0, result.err
    for said in (
        "Det finns inget ärende Moa",
        "Det finns inget ärende 9",
        "Ingen i ärendet heter Moa",
        "ingen aktör med kortnamnet mamma",
    ):
        assert said in result.err.replace("\n", " ")


def test_a_number_typed_for_a_case_is_the_cases_own_number(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2016-01-01", number="", name="Kim Niva")
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    result = guided(norrbus, "ärende", "avsluta", answers=["2", "1", "", "", "j"])
    assert "NB-2026-0002 (Elsa L., 2014): avslutat" in result.out


def test_who_was_there_is_chosen_from_those_who_were_called(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, norrbus.day)
    given.summoned(norrbus)
    result = guided(
        norrbus,
        "möte",
        "genomför",
        answers=["1", "1, mamma", "1, 2", "Mikael", "", "skola", "", "Vi sågs.", "", "", "", "j"],
    )
    assert result.code == 0, result.err
    assert "  1 skola\n  2 soc\n  3 primärvård\n  4 Elsa Lantto\n" in result.err
    assert "mamma är inte kallad" in result.err


def test_a_group_can_be_written_anew_from_the_summary(norrbus: Norrbus) -> None:
    wrong = ["Fel Namn", "", "1985-02-11", "gemensam", "", "", "", "", "", ""]
    right = ["Anna Lantto", "19850211-2389", "ensam", "", "", "", "", "", ""]
    number = next(
        line.split()[0]
        for line in guided(
            norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "j", *wrong, "n"]
        ).err.splitlines()
        if "Lägga till en vård" in line
    )
    result = guided(
        norrbus,
        "ärende",
        "skapa",
        answers=["n", *CHILD, *NEED, "j", *wrong, "n", number, "j", *right, "n", "j"],
    )
    assert result.code == 0, result.err
    assert [each["namn"] for each in case(norrbus)["vardnadshavare"]] == ["Anna Lantto"]  # type: ignore[attr-defined]


def test_what_cannot_be_seen_is_as_good_as_enter(norrbus: Norrbus) -> None:
    given.case(norrbus)
    nothing = "\U0001ffff"
    answers = ["1", nothing, "Anna", f"skola, {nothing}", nothing, "skolgång", nothing, "muntligt"]
    result = guided(
        norrbus, "samtycke", "registrera", answers=[*answers, "", "", "2026-12-31", "j"]
    )
    assert result.code == 0, result.err
    listed = norrbus.ok("samtycke", "lista", "1", "--json")
    assert "samordnat stöd enligt Norrbus" in listed
    assert nothing not in listed


def test_a_required_answer_that_was_empty_on_the_line_is_asked_for(norrbus: Norrbus) -> None:
    given.child(norrbus)
    result = guided(
        norrbus, "ärende", "öppna", "1", "--orsak", "\u200b", answers=["nytt behov", "", "j"]
    )
    assert "Varför ärendet öppnas igen:" in result.out


# --- what stands beside a choice -------------------------------------------------------


@pytest.fixture
def context(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> Iterator[Context]:
    monkeypatch.setenv("NORRBUS_IDAG", norrbus.day)
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    context = Context({}, main.due, main.invoke)
    yield context
    context.close()


def beside(context: Context, form: type[Any], name: str, **answers: str) -> dict[str, str]:
    each = questions(form)[name]
    assert each.known
    assert each.beside
    told = dict(each.beside(context, answers))
    assert list(told) == each.known(context, answers)
    return told


def test_a_case_is_told_by_its_child_a_meeting_by_its_day_too_an_actor_by_its_name(
    norrbus: Norrbus, context: Context
) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert beside(context, CloseCase, "reference") == {
        "NB-2026-0001": "Elsa L., 2014",
        "NB-2026-0002": "anonym konsultation",
    }
    assert beside(context, Summon, "meeting") == {"NB-2026-0001-M1": "on 2026-04-08 Elsa L., 2014"}
    assert beside(context, NewConsent, "actors")["skola"] == "Centrumskolan"
    assert beside(context, NewFollowUp, "achieved", reference="1") == {}
    norrbus.ok("plan", "skapa", "1")
    given.measure(norrbus, "Vuxenstöd", "skola")
    assert beside(context, NewFollowUp, "achieved", reference="1") == {"1": "Vuxenstöd"}


def test_a_case_is_found_by_more_of_the_name_than_is_shown(
    norrbus: Norrbus, context: Context
) -> None:
    given.child(norrbus)
    wanted = dialogue._wanted(context, questions(CloseCase)["reference"], {}, "")
    assert wanted.beside() == {"NB-2026-0001": "Elsa L., 2014"}
    assert "Elsa Lantto" in wanted.sought()["NB-2026-0001"]
    assert dialogue._wanted(context, questions(CloseCase)["reason"], {}, "").sought() == {}


def test_where_the_look_cannot_be_logged_no_name_is_told(
    norrbus: Norrbus, context: Context
) -> None:
    given.child(norrbus)
    each = questions(CloseCase)["reference"]
    looks = norrbus.rows()["looks"]
    other = norrbus.open()
    with other.operation():
        assert dialogue._wanted(context, each, {}, "").beside() == {}
    other.close()
    wanted = dialogue._wanted(context, each, {}, "")
    assert wanted.beside() == wanted.beside() == {"NB-2026-0001": "Elsa L., 2014"}
    # Once a run, however often it is asked.
    assert dialogue._wanted(context, each, {}, "").beside() == {"NB-2026-0001": "Elsa L., 2014"}
    assert norrbus.rows()["looks"] == looks + 1
    assert dialogue._wanted(context, questions(CloseCase)["note"], {}, "").beside() == {}


def test_what_was_half_typed_when_a_question_was_left_is_kept_or_said(
    norrbus: Norrbus, context: Context, capsys: pytest.CaptureFixture[str]
) -> None:
    context.command = "norrbus ärende avsluta"
    context.asker.left["Anteckning om avslutet"] = "Halva."
    Draft(context, CloseCase, {}).tell({})
    assert "sparat som utkast" in capsys.readouterr().err
    other = norrbus.open()
    assert "Halva." in other.draft("norrbus ärende avsluta")
    given.child(norrbus)
    result = guided(norrbus, "ärende", "avsluta", answers=["j", "1", "annat", "Hela.", "", "j"])
    assert "  Påbörjat: Halva.\n" in result.err
    context.register.save_draft("norrbus ärende avsluta", "{}")
    with other.operation():
        Draft(context, CloseCase, {}).tell({"reason": "annat"})
    other.close()
    assert capsys.readouterr().err == (
        "Det du skrev kunde inte sparas. Här är det:\n  --orsak: annat\n  Anteckning om avslutet: Halva.\n"
    )


# --- small things that annoyed ---------------------------------------------------------


def test_the_first_question_of_a_change_has_nothing_before_it(norrbus: Norrbus) -> None:
    given.child(norrbus)
    result = guided(norrbus, "ärende", "ändra", answers=["<", "1", "språk", "finska", "", "j"])
    assert result.code == 0, result.err
    assert case(norrbus)["barn"][0]["sprak"] == "finska"  # type: ignore[index]


def test_one_can_go_back_from_whether_there_is_one_more(norrbus: Norrbus) -> None:
    answers = [*CHILD, *NEED, "<", "Chefen", "", "<", "2026-03-30", "n", "j"]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert "Godkänt den: må 2026-03-30" in norrbus.ok("ärende", "visa", "1")


@pytest.mark.parametrize("number", ["²", "9" * 5000, "0"])
def test_what_is_no_number_of_the_list_changes_nothing(norrbus: Norrbus, number: str) -> None:
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "n", number, "j"])
    assert result.code == 0, result.err


def test_a_list_without_anything_in_it_is_none_and_what_stands_twice_is_one(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    line = ("samtycke", "registrera", "1", "--vem", "Anna", "--gäller", "x", "--form", "muntligt")
    result = guided(
        norrbus, *line, answers=[", ,", "skola, skola", "", "", "", "", "2026-12-31", "j"]
    )
    assert result.code == 0, result.err
    assert "Det här behövs." in result.err
    assert "  3 Aktör som får ta del av och lämna uppgifter: skola\n" in result.err


def test_an_editor_that_does_not_start_from_the_summary_asks_for_the_text(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "/finns/inte")
    numbered = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "n"]).err
    number = next(line.split()[0] for line in numbered.splitlines() if "Behovet" in line)
    result = guided(
        norrbus, "ärende", "skapa", answers=["n", *CHILD, *NEED, "n", number, "Nytt.", "j"]
    )
    assert "går inte att starta" in result.err
    assert case(norrbus)["behov"] == "Nytt."


def test_a_long_answer_is_shortened_where_enter_keeps_it(norrbus: Norrbus) -> None:
    answers = [*CHILD, "idag", "skola", "lång text " * 20, "<", "", "", ""]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert "Enter = lång text lång" in result.out
    assert len(result.out.replace("\n", " ").split("Enter = lång")[1].split("…")[0]) < 60
