"""Guided entry at a terminal: what a coordinator types, line by line."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import given
import pytest
import typer
from conftest import Norrbus, Result
from history.test_every_command import ALL, READ
from typed import fill, screen

from norrbus_cli import main
from norrbus_cli.case.closing_form import CloseCase
from norrbus_cli.consent.form import NewConsent
from norrbus_cli.meeting.form import Summon
from norrbus_cli.plan.followup.form import NewFollowUp
from norrbus_cli.register import opening
from norrbus_cli.terminal import dialogue
from norrbus_cli.terminal.answers import Raw
from norrbus_cli.terminal.called import in_words
from norrbus_cli.terminal.context import Context
from norrbus_cli.terminal.draft import Draft
from norrbus_cli.terminal.guided import run_guided
from norrbus_cli.terminal.lines import Lines
from norrbus_cli.terminal.question import Form, questions
from norrbus_cli.terminal.room import NAMELESS
from norrbus_cli.terminal.wanted import Wanted
from norrbus_cli.words import clock, dates
from norrbus_cli.words.errors import NotFound

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
    assert "Barnets/den unges namn (behövs):" in result.out
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
        norrbus, "ärende", "avsluta", "1", "--anteckning", "Klart.", answers=["3", "", "j"]
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
    told = "  Kön. Det får hoppas över med Enter.\n  Därför: överensk"
    assert told in result.err
    assert "  På kommandoraden: --kön.\n" in result.err
    assert case(norrbus)["barn"][0]["kon"] == "pojke"  # type: ignore[index]


def test_a_wrong_choice_is_told_by_its_question_with_what_is_near(norrbus: Norrbus) -> None:
    answers = ["Elsa Lantto", "2014", "", "i fyrtio år", "2014-09-03", "flikka", "blå", "1"]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    said = " ".join(result.err.split())
    assert "Frågan ”Personnummer eller samordningsnummer”: Personnumret stämmer inte" in said
    assert "Frågan ”Födelsedag”: ”i fyrtio år”" in said
    assert "Frågan ”Kön”: ”flikka” finns inte att välja. Menade du flicka? Frågan" in said
    assert "”blå” finns inte att välja. Välj flicka, pojke eller annan könsidentitet." in said
    assert "--" not in said
    # Of many choices it is said how to see them, and then they can be seen.
    result = guided(
        norrbus, "ärende", "skapa", "--anonym", answers=["n", "i fredags", "mamma", "?"]
    )
    said = " ".join(result.err.split())
    assert "Dag då behovet sågs: i fredags betyder fr 2026-03-27" in said
    assert "”mamma” finns inte att välja. Skriv ? för att se vad som finns att välja." in said
    assert "· barn- och ungdomsmedicin" in said


def test_a_near_municipality_is_proposed_by_its_name_alone(bare: Norrbus) -> None:
    said = " ".join(guided(bare, "register", "skapa", answers=["Kalic", "Kalix"]).err.split())
    assert "”Kalic” finns inte att välja. Menade du Kalix kommun?" in said


def test_a_day_that_nobody_typed_is_not_told_as_if_it_was(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "ny insats")
    sign = ("plan", "underteckna", "1", "--aktör")
    assert "betyder" not in norrbus(*sign, "skola").err
    assert "--dag idag betyder" in norrbus(*sign, "soc", "--dag", "idag").err


def test_on_a_line_a_wrong_choice_is_told_by_its_option_with_all_choices(norrbus: Norrbus) -> None:
    given.child(norrbus)
    assert norrbus.refused(2, "ärende", "ändra", "1", "--kön", "flikka") == (
        "--kön: ”flikka” finns inte att välja. Menade du flicka? Välj flicka, pojke eller annan"
        " könsidentitet.\n"
    )


def test_what_is_needed_and_how_it_is_written_stands_in_the_question(norrbus: Norrbus) -> None:
    asked = " ".join(guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED]).out.split())
    for text in (
        "Barnets/den unges namn (behövs):",
        "Personnummer eller samordningsnummer (ÅÅÅÅMMDD-NNNN):",
        "Dag då behovet sågs (behövs, en dag, till exempel 3 maj):",
        "Vem som såg behovet (nummer eller namn, behövs):",
        "Behövs tolk (ja eller nej):",
        "Telefon (till exempel 070-174 06 05):",
        "Eget senaste datum för mötet, om så beslutats (en dag, till exempel 3 maj):",
    ):
        assert text in asked
    missed = guided(norrbus, "ärende", "skapa", "--anonym", answers=["n", "", "idag"]).err
    assert "Det här behövs. Skriv en dag, till exempel 3 maj." in missed


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Lägg till --plats eller --länk.", "Lägg till ”Plats” eller ”Länk”."),
        ('Ange --anteckning "…" eller --anteckning VEM=NAMN.', "Ange ”Not” eller ”Not”."),
        ("Läs --platsen och --plats-nr.", "Läs --platsen och --plats-nr."),
        (
            "Se: norrbus möte boka --plats. Ange --plats",
            "Se: norrbus möte boka --plats. Ange ”Plats”",
        ),
        ("X. Se alla med: norrbus aktör lista", "X. Skriv ? för att se alla."),
    ],
)
def test_options_in_a_sentence_are_the_questions_to_one_who_is_asked(
    context: Context, sentence: str, said: str
) -> None:
    assert in_words(context, sentence) == sentence
    context.guided.update({"--plats": "Plats", "--länk": "Länk", "--anteckning": "Not"})
    assert in_words(context, sentence) == said
    context.guided.clear()
    context.guided["REF"] = "Ärendet"
    assert in_words(context, "Ange --plats.") == "Ange --plats."


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
    assert "Svara j, n eller k." in result.err
    assert result.code == 0, result.err
    assert case(norrbus)["behov_sett"] == "2026-03-29"
    assert norrbus.rows()["drafts"] == 0


def test_a_draft_goes_on_at_the_first_question_that_was_not_asked_and_says_whose_and_when(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: "2026-03-29T12:30:00.000Z")
    guided(norrbus, "ärende", "skapa", answers=[*CHILD[:4]])
    at = dates.at(clock.local("2026-03-29T12:30:00.000Z"))
    offered = (
        f"Det finns ett utkast för Elsa L., lämnat {at}. Fortsätta där du var? (J/n, k = kasta det)"
    )
    result = guided(norrbus, "ärende", "skapa", answers=["j", *CHILD[4:], *NEED, "n", "j"])
    assert result.code == 0, result.err
    assert " ".join(result.out.split()).startswith(f"{offered} Telefon")
    assert "Adress" not in result.out
    # One can still go back to what was asked before.
    guided(norrbus, "ärende", "skapa", answers=["Moa Ek", "20150903-2387", "1", "Storgatan 7"])
    back = ["j", "<", "Storgatan 8", *CHILD[4:], *NEED, "n", "j"]
    assert guided(norrbus, "ärende", "skapa", answers=back).code == 0
    assert "Storgatan 8" in norrbus.ok("ärende", "visa", "2")


@pytest.mark.parametrize(
    ("line", "protection", "told"),
    [
        (("--utan-namn",), "", "Det finns ett utkast, lämnat"),
        ((), "1", "Det finns ett utkast för Elsa L., lämnat"),
        ((), "2", "Det finns ett utkast, lämnat"),
    ],
)
def test_a_draft_does_not_say_whose_it_is_where_nobody_should_see(
    norrbus: Norrbus, line: tuple[str, ...], protection: str, told: str
) -> None:
    guided(norrbus, "ärende", "skapa", answers=[*CHILD[:9], protection])
    assert told in " ".join(guided(norrbus, *line, "ärende", "skapa", answers=["j"]).out.split())


def test_a_draft_about_a_case_says_which(norrbus: Norrbus) -> None:
    given.child(norrbus)
    guided(norrbus, "ärende", "avsluta", answers=["1", "annat"])
    said = guided(norrbus, "ärende", "avsluta", answers=[]).out
    assert said.startswith("Det finns ett utkast för NB-2026-0001 Elsa L., 2014, lämnat")


def test_a_day_that_has_not_been_is_refused_at_its_question(norrbus: Norrbus) -> None:
    answers = [*CHILD, "imorgon", *NEED, "n", "j"]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert "Dagen kan inte ligga i framtiden: ti 2026-03-31." in " ".join(result.err.split())
    assert case(norrbus)["behov_sett"] == "2026-03-30"


def test_a_record_of_which_nothing_must_be_said_is_asked_for_at_a_terminal(
    norrbus: Norrbus,
) -> None:
    given.child(norrbus)
    asked = guided(norrbus, "plan", "skapa", "1", answers=["SIP"])
    assert (asked.code, norrbus.rows()["plans"]) == (130, 0)
    assert "Slag av plan" in asked.out
    # What is said on the line is enough, and so is nothing where nobody can be asked.
    assert guided(norrbus, "plan", "skapa", "1", "--slag", "SIP", answers=[]).code == 0
    norrbus.ok("ångra", "--ja")
    norrbus.ok("plan", "skapa", "1")


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (["avsluta"], ["avsluta", "NB-2026-0001"]),
        (["avsluta"], ["avsluta", "elsa"]),
        (["avsluta", "elsa"], ["avsluta", "1"]),
        (["avsluta", "1"], ["avsluta"]),
    ],
)
def test_a_draft_is_found_whatever_its_case_was_called(
    norrbus: Norrbus, first: list[str], then: list[str]
) -> None:
    given.child(norrbus)
    given.child(norrbus, "--född", "2016-01-01", number="", name="Kim Niva")
    answers = ["annat", "Om Elsa."] if len(first) > 1 else ["1", "annat", "Om Elsa."]
    guided(norrbus, "ärende", *first, answers=answers)
    assert norrbus.rows()["drafts"] == 1
    result = guided(norrbus, "ärende", *then, answers=["j", "", "j"])
    assert "utkast för NB-2026-0001 Elsa L., 2014" in " ".join(result.out.split())
    assert result.code == 0, result.err
    assert "Om Elsa." in norrbus.ok("ärende", "visa", "1", "--json")
    assert norrbus.rows()["drafts"] == 0


def test_that_a_draft_about_another_case_is_not_wanted_keeps_it(norrbus: Norrbus) -> None:
    given.child(norrbus)
    given.child(norrbus, "--född", "2016-01-01", number="", name="Kim Niva")
    guided(norrbus, "ärende", "avsluta", "1", answers=["annat", "Om Elsa."])
    result = guided(norrbus, "ärende", "avsluta", answers=["n", "2", "annat", "Om Kim.", "", "j"])
    assert result.code == 0, result.err
    assert "Utkastet ersätts" not in result.err
    assert norrbus.rows()["drafts"] == 1
    again = guided(norrbus, "ärende", "avsluta", "1", answers=["n"])
    assert "Utkastet ersätts när du har svarat på första frågan." in " ".join(again.err.split())
    assert norrbus.rows()["drafts"] == 1


def test_who_names_a_case_and_types_nothing_leaves_no_draft(norrbus: Norrbus) -> None:
    given.child(norrbus)
    result = guided(norrbus, "ärende", "avsluta", answers=["1"])
    assert (result.code, "utkast" in result.err, norrbus.rows()["drafts"]) == (130, False, 0)
    context = Context({}, main.due, main.invoke)
    context.command = "norrbus ärende avsluta"
    draft = Draft(context, CloseCase, {})
    for raw, kept in (({"reference": "1", "note": "Om."}, 1), ({"reference": "1"}, 0)):
        draft.keep(dict(raw))
        assert len(context.register.drafts()) == kept
    context.close()


def test_today_tells_of_drafts_at_a_terminal_and_how_to_go_on(norrbus: Norrbus) -> None:
    given.child(norrbus)
    guided(norrbus, "ärende", "avsluta", "1", answers=["annat", "Om Elsa."])
    guided(norrbus, "ärende", "skapa", answers=["Kim Niva"])
    guided(norrbus, "forum", "ledamot", "ta-bort", "Kim Niva", answers=[])
    older = norrbus.open()
    older.save_draft("norrbus plan skapa", "{}")
    older.close()
    said = " ".join(norrbus("idag", terminal=True).err.split())
    assert re.search(
        r"Utkast: ärende skapa, lämnat \w\w [\d-]+ [\d.]+\. Fortsätt med: norrbus ärende skapa"
        r" Utkast: ärende avsluta NB-2026-0001 \(Elsa L\., 2014\), lämnat \w\w [\d-]+ [\d.]+\."
        r" Fortsätt med: norrbus ärende avsluta NB-2026-0001",
        said,
    )
    assert "Kim" not in said
    assert "Utkast" not in norrbus("idag").err
    assert "Elsa" not in norrbus("--utan-namn", "idag", terminal=True).err


def test_a_draft_can_be_thrown_away(norrbus: Norrbus) -> None:
    guided(norrbus, "ärende", "skapa", answers=["Fel Namn"])
    declined = guided(norrbus, "ärende", "skapa", answers=["n"])
    assert "Utkastet ersätts när du har svarat på första frågan." in declined.err
    assert norrbus.rows()["drafts"] == 1  # so a slip of the finger loses nothing
    assert "för Fel N." in guided(norrbus, "ärende", "skapa", answers=[]).out
    assert "Barnets/den unges namn" not in guided(norrbus, "ärende", "skapa", answers=[""]).out
    thrown = guided(norrbus, "ärende", "skapa", answers=["x", "k"])
    assert "Svara j, n eller k." in thrown.err
    assert "Utkastet är kastat." in thrown.err
    assert norrbus.rows()["drafts"] == 0
    guided(norrbus, "ärende", "skapa", answers=["Fel Namn"])
    result = guided(norrbus, "ärende", "skapa", answers=["n", *CHILD, *NEED, "n", "j"])
    assert result.code == 0, result.err
    assert case(norrbus)["barn"][0]["namn"] == "Elsa Lantto"  # type: ignore[index]


def test_a_draft_that_is_not_wanted_is_gone_when_the_new_entry_is_kept_or_saved(
    norrbus: Norrbus,
) -> None:
    guided(norrbus, "ärende", "skapa", answers=["Fel Namn", "20140903-2388"])
    guided(norrbus, "ärende", "skapa", answers=["n", "Moa Ek"])
    assert "för Moa E." in guided(norrbus, "ärende", "skapa", answers=[]).out
    saved = guided(norrbus, "ärende", "skapa", answers=["n", *CHILD, *NEED, "n", "j"])
    assert (saved.code, norrbus.rows()["drafts"]) == (0, 0)


def test_what_only_shows_asks_neither_whether_to_save_nor_keeps_a_draft(norrbus: Norrbus) -> None:
    given.child(norrbus)
    result = guided(norrbus, "visa", answers=["1"])
    assert "Elsa" in result.out
    assert (result.code, "Spara?" in result.out) == (0, False)
    # What is refused can be mended there too.
    result = guided(norrbus, "visa", answers=["9", "1", "1", "j"])
    assert "Det finns inget ärende 9." in result.err
    assert ("Visa? (j = ja" in result.out, "Elsa" in result.out, result.code) == (True, True, 0)
    broken = guided(norrbus, "visa", answers=[])
    assert (broken.code, "utkast" in broken.err) == (130, False)
    assert norrbus.rows()["drafts"] == 0


def test_no_command_that_writes_is_one_that_only_shows() -> None:
    def forms(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[str, type[Form]]]:
        for name, part in command.commands.items():
            if hasattr(part, "commands"):
                yield from forms(part, (*path, name))
            else:
                yield " ".join((*path, name) if name != NAMELESS else path), part.form

    found = dict(forms(typer.main.get_command(main.app)))
    assert found.keys() == ALL
    shows = {name for name, form in found.items() if form.reads}
    assert {"visa", "plan kontrollera", "sök"} <= shows
    assert shows <= READ


def test_a_paper_is_agreed_to_by_short_words_and_with_the_child(norrbus: Norrbus) -> None:
    given.child(norrbus)
    for subject in ("1", "NB-2026-0001", "elsa"):
        result = guided(norrbus, "dokument", "skriv", answers=["tidslinje", subject, "j"])
        assert result.code == 0, result.err
        assert (
            "\n  1 Slag av dokument: tidslinje\n  2 Det som dokumentet gäller: NB-2026-0001 Elsa L., 2014\n"
            in result.err
        )
        asked = " ".join(result.out.split())
        assert asked.startswith(
            "Slag av dokument (nummer eller namn, behövs): Det som dokumentet gäller (behövs):"
        )
        norrbus.ok("ångra", "--ja")
    # The rest is told to who wants to know.
    told = " ".join(guided(norrbus, "dokument", "skriv", answers=["tidslinje", "?"]).err.split())
    assert "Det som dokumentet gäller: ärendet, mötet (NB-2026-0007-M1 eller F-2026-0001)" in told
    # A number may be another thing's, and a year is none's.
    given.actors(norrbus)
    given.deviation(norrbus)
    for kind, subject in (("avvikelserapport", "1"), ("årsrapport", "2026")):
        result = guided(norrbus, "dokument", "skriv", kind, answers=[subject, "n"])
        assert f"  2 Det som dokumentet gäller: {subject}\n" in result.err


def test_nothing_typed_leaves_no_draft_and_says_nothing_of_one(norrbus: Norrbus) -> None:
    result = guided(norrbus, "ärende", "skapa", answers=[])
    assert (result.code, "utkast" in result.err) == (130, False)
    assert norrbus.rows()["drafts"] == 0


def test_a_refusal_keeps_what_was_typed_and_no_at_the_end_too(norrbus: Norrbus) -> None:
    given.child(norrbus)
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "n", "j"])
    assert result.code == 130
    assert "samma personnummer finns redan" in result.err
    assert "sparat som utkast" in result.err
    # Everything has been asked: what is shown comes at once, with no word of questions.
    result = guided(norrbus, "ärende", "skapa", answers=["j", "vet inte", "n"])
    assert (result.code, "Svara på en fråga i taget" in result.err) == (130, False)
    assert "Svara j, n, < eller ett av numren." in result.err
    assert norrbus.rows()["drafts"] == 1
    # What is refused can be changed there and then.
    answers = ["j", "j", "2", "20150903-2387", "1", "Moa Lantto", "j"]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert norrbus.rows()["drafts"] == 0


def test_a_draft_belongs_to_its_own_case(norrbus: Norrbus) -> None:
    given.child(norrbus)
    given.child(norrbus, "--född", "2016-01-01", number="", name="Kim Niva")
    guided(norrbus, "ärende", "avsluta", "1", answers=["annat", "Om Elsa."])
    result = guided(norrbus, "ärende", "avsluta", "2", answers=["3", "", "", "j"])
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
    assert "  1 barnet\n  2 Anna Lantto\n  3 vårdnadshavare 2 (skyddad)\n" in result.err
    assert "  1 BUP  BUP Kalix\n  2 primärvård  Kalix hälsocentral\n" in result.err
    assert "Kalix hälsocentral och Centrumskolan" in " ".join(result.err.split())
    assert "primärvård, skola" in norrbus.ok("samtycke", "lista", "1")


def test_a_change_asks_what_to_change(norrbus: Norrbus) -> None:
    given.child(norrbus)
    listed = guided(norrbus, "ärende", "ändra", "1", answers=[""]).err
    number = next(line.split()[0] for line in listed.splitlines() if line.endswith("Språk hemma"))
    result = guided(
        norrbus, "ärende", "ändra", "1", answers=["99", "?", number, "<", number, "finska", "", "j"]
    )
    assert result.code == 0, result.err
    assert result.err.count(f"  {number} Språk hemma\n") == 4  # ? is one of them
    assert case(norrbus)["barn"][0]["sprak"] == "finska"  # type: ignore[index]


def test_what_the_group_holds_is_shown_and_a_plan_is_built_up(norrbus: Norrbus) -> None:
    given.case(norrbus)
    plan = ["", "", "", "", "", "", "Kalix kommun", "", ""]
    measure = ["Vuxenstöd", "", "skola", "", "", "", "", ""]
    result = guided(
        norrbus,
        "plan",
        "skapa",
        answers=["1", *plan[1:], "j", *measure, "j", *["Samtal", *measure[1:]], "n", "n", "j"],
    )
    assert result.code == 0, result.err
    assert "Insats 1: Vuxenstöd, Centrumskolan\n" in result.err
    assert "Insats 2: Samtal, Centrumskolan\n" in result.err


# --- what does not apply ---------------------------------------------------------------


def unanswered(result: Result) -> str:
    """What is said to be unanswered in what is shown last, and what is answered without being asked."""
    return " ".join(result.err[result.err.rindex("\n  1 ") :].split())


def test_who_signs_is_a_person_and_so_no_actor_is_missing(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "en ny insats")
    person = unanswered(guided(norrbus, "plan", "underteckna", "1", answers=["barnet"]))
    assert "Person som skriver under: Elsa Lantto" in person
    assert "Dag för underskriften: ti 2026-04-21" in person
    assert "Utan svar" not in person
    actor = unanswered(guided(norrbus, "plan", "underteckna", "1", answers=["n", "skola"]))
    assert "Aktör som skriver under: Centrumskolan" in actor
    assert "Utan svar: 4 Vem som skrev under för aktören" in actor
    assert "Person som" not in actor


def test_of_two_ways_the_one_that_was_not_taken_is_not_missing(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.deviation(norrbus)
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef", "--namn", "Per Lindmark")
    norrbus.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    answers = ["1", "", "styrgrupp", "", "Återbudet nådde ingen.", ""]
    joint = unanswered(guided(norrbus, "avvikelse", "analysera", answers=answers))
    assert "Nivå där den gemensamma analysen gjordes: styrgrupp" in joint
    assert "Utan svar: 5 Mötet där den gemensamma analysen gjordes" in joint
    assert "egen analys" not in joint


def test_what_was_left_out_for_what_is_answered_comes_back_when_that_is_taken_away(
    norrbus: Norrbus,
) -> None:
    answers = ["Elsa Lantto", "", "2014-09-03", *CHILD[2:], *NEED, "n"]
    shown = guided(norrbus, "ärende", "skapa", answers=answers).err
    assert "Personnummer" not in shown[shown.rindex("\n  1 ") :]
    number = next(line.split()[0] for line in shown.splitlines() if "Födelsedag" in line)
    result = guided(norrbus, "ärende", "skapa", answers=["n", *answers, number, "-"])
    assert "Personnummer" in result.err[result.err.rindex("\n  1 ") :]


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
    number = next(line.split()[0] for line in numbered.splitlines() if "Behovet:" in line)
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
        "Det du skrev kunde inte sparas. Här är det:\n  Kommun: Kalix kommun\n  Myndighet eller verksamhet som äger registret: Förskola\n"
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
    assert "Frågan ”Födelsedag” passar inte ihop" in result.err
    assert (result.code, norrbus.rows()["cases"]) == (130, 0)


def test_when_the_draft_cannot_be_kept_what_was_typed_is_said(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    other = norrbus.open()
    with other.operation():
        result = guided(norrbus, "ärende", "skapa", answers=["Elsa Lantto"])
    other.close()
    assert (
        "Det du skrev kunde inte sparas. Här är det:\n  Barnets/den unges namn: Elsa Lantto\n"
        in result.err
    )


def test_a_whole_guardian_in_the_draft_is_not_asked_for_again(norrbus: Norrbus) -> None:
    guardian = ["Anna Lantto", "19850211-2389", "gemensam", "", "", "", "", "", ""]
    guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, "j", *guardian])
    result = guided(norrbus, "ärende", "skapa", answers=["j", "n", "j"])
    assert result.code == 0, result.err
    assert "Lägga till en vårdnadshavare till?" in result.out
    assert [each["namn"] for each in case(norrbus)["vardnadshavare"]] == ["Anna Lantto"]  # type: ignore[attr-defined]


def test_an_anonymous_consultation_is_not_asked_who_it_is_about(norrbus: Norrbus) -> None:
    result = guided(norrbus, "ärende", "skapa", "--anonym", answers=[*NEED, "j"])
    assert result.code == 0, result.err
    assert "namn" not in result.out.split("Spara?")[0].replace("nummer eller namn", "")
    assert "Anonym konsultation: ja" in result.err


def test_a_change_without_a_reference_asks_for_it(norrbus: Norrbus) -> None:
    given.child(norrbus)
    listed = guided(norrbus, "ärende", "ändra", answers=["1", ""]).err
    number = next(line.split()[0] for line in listed.splitlines() if line.endswith("Språk hemma"))
    assert guided(norrbus, "ärende", "ändra", answers=["1", number, "finska", "", "j"]).code == 0


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
    assert "Barnets/den unges namn (behövs):" in result.err


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
    asked = " ".join(result.out.split())
    assert "Enter = Köpmannagatan 3, - = ta bort" in asked
    assert "Enter = Elsa Lantto)" in asked  # it must be there, so it cannot be taken away
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
    result = guided(norrbus, "ärende", "avsluta", answers=["2", "3", "", "", "j"])
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


GUARDIANS = [
    *["j", "Fel Namn", "", "1985-02-11", "gemensam", *[""] * 6],
    *["j", "Mikael Ström", "19830627-2397", "gemensam", *[""] * 6],
]


def number_in(shown: str, text: str) -> str:
    """The number by which something is changed from what is shown."""
    lines = shown.replace("\u00a0", " ").splitlines()
    return next(line.split()[0] for line in lines if text in line)


def test_a_guardian_is_changed_one_answer_at_a_time_and_the_other_stays(norrbus: Norrbus) -> None:
    start = [*CHILD, *NEED, *GUARDIANS, "n"]
    shown = guided(norrbus, "ärende", "skapa", answers=start).err
    first, second = (number_in(shown, f"Vårdnadshavare {number}") for number in "12")
    answers = ["n", *start, first, "1", "Anna Lantto", "99", "", second, "3", "<", "<", "j"]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert "Svara med ett av numren, t eller Enter." in result.err
    found = [(each["namn"], each["fodd"]) for each in case(norrbus)["vardnadshavare"]]  # type: ignore[attr-defined]
    assert found == [("Anna Lantto", "1985-02-11"), ("Mikael Ström", "1983-06-27")]


def test_a_guardian_is_taken_away_only_when_that_is_said_and_one_more_can_be_added(
    norrbus: Norrbus,
) -> None:
    start = [*CHILD, *NEED, *GUARDIANS, "n"]
    shown = guided(norrbus, "ärende", "skapa", answers=start).err
    first = number_in(shown, "Vårdnadshavare 1")
    more = re.search(r"(\d+)\u00a0Lägga till", shown)[1]  # type: ignore[index]
    added = ["Anna Lantto", "19850211-2389", "gemensam", *[""] * 6]
    answers = ["n", *start, first, "t", "n", "t", "j", str(int(more) - 1), *added, "j"]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert [each["namn"] for each in case(norrbus)["vardnadshavare"]] == [  # type: ignore[attr-defined]
        "Mikael Ström",
        "Anna Lantto",
    ]


def test_one_can_leave_a_guardian_that_was_begun_by_mistake(norrbus: Norrbus) -> None:
    begun = ["j", "<", "j", "Anna", "<", "<", "n", "Anna L", "<", "<", "j"]
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, *begun, "n", "j"])
    assert result.code == 0, result.err
    assert case(norrbus)["vardnadshavare"] == []


def test_from_what_is_shown_one_goes_back_to_the_last_question(norrbus: Norrbus) -> None:
    answers = [*CHILD, *NEED, "n", "<", "<", "Chefen", "", "n", "<", "<", "<", "", "", "n", "j"]
    result = guided(norrbus, "ärende", "skapa", answers=answers)
    assert result.code == 0, result.err
    assert "Chefen" in norrbus.ok("ärende", "visa", "1")


def test_what_was_skipped_can_be_answered_from_what_is_shown(norrbus: Norrbus) -> None:
    start = [*CHILD, *NEED, "n", "n"]
    shown = guided(norrbus, "ärende", "skapa", answers=start).err
    number = re.search(r"(\d+)\u00a0Adress", shown)[1]  # type: ignore[index]
    result = guided(norrbus, "ärende", "skapa", answers=["j", number, "Storgatan 7", "j"])
    assert result.code == 0, result.err
    assert case(norrbus)["barn"][0]["adress"] == "Storgatan 7"  # type: ignore[index]


def test_an_answer_that_no_longer_makes_sense_is_laid_aside_and_comes_back(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    begun = ["1", "soc", "nej", "upptagen", ""]
    result = guided(norrbus, "möte", "svar", answers=[*begun, "3", "ja", "3", "nej", "j"])
    assert result.code == 0, result.err
    assert "”Skäl till ett nej” hör inte hit längre och sparas inte." in result.err
    assert "Skäl: upptagen." in result.out


def test_what_a_refusal_asks_for_can_be_answered_without_any_option(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.booked(norrbus)
    begun = ["1", "skola", "brev", "", "j"]
    refused = guided(norrbus, "möte", "kalla", answers=begun)
    sentence = " ".join(refused.err.split())
    assert "ange skälet med ”Kalla trots att samtycke saknas”." in sentence
    assert "--trots" not in refused.err
    number = re.search(r"(\d+)\u00a0Kalla trots", refused.err)[1]  # type: ignore[index]
    result = guided(norrbus, "möte", "kalla", answers=["n", *begun, number, "OSL 25:12", "j"])
    assert result.code == 0, result.err
    assert "Kallad: skola" in result.out


def test_what_is_refused_after_something_was_written_ends_there(norrbus: Norrbus) -> None:
    """A form that is refused after a deed has been done is not offered anew."""
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    context = Context({}, main.due, main.invoke)
    monday = Draft(context, CloseCase, {})
    assert monday.passed == set()

    def body(context: Context, _: CloseCase) -> None:
        with context.register.operation():
            context.register.update("cases", 1, {"urgency": "x"})
        raise NotFound("Det gick inte.")

    asked = iter(["j"])
    context.asker = Said(asked)
    raw: Raw = {
        "reference": "NB-2026-0001",
        "reason": "annat",
        "note": "x",
        "closed_on": "2026-03-30",
    }
    with pytest.raises(NotFound):
        run_guided(context, CloseCase, raw, body)
    context.close()


class Said(Lines):
    """Somebody who answers what is to come."""

    def __init__(self, answers: Iterator[str]) -> None:
        super().__init__()
        self.answers = answers

    def ask(self, wanted: Wanted, typed: str = "") -> str:
        return next(self.answers)


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
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "har lämnat målgruppen")
    result = guided(
        norrbus, "ärende", "öppna", "1", "--orsak", "\u200b", answers=["nytt behov", "", "j"]
    )
    assert "Varför ärendet öppnas igen (behövs):" in result.out


# --- what is lacking, and where there is nothing to choose ------------------------------


def test_where_there_is_no_actor_one_is_added_inside_the_entry_and_nothing_is_lost(
    norrbus: Norrbus,
) -> None:
    given.child(norrbus)
    given.guardians(norrbus)
    actor = ["Centrumskolan", "skola", "1", "", "Per Lindmark", "", "", "", "j"]
    another = ["Socialtjänsten", "soc", "4", *[""] * 4, "j"]
    begun = ["1", "Anna"]
    rest = ["skola, soc", "", "skolgång", "", "muntligt", "", "", "2026-12-31", "j"]
    answers = [*begun, "j", *actor, "+", *another, *rest]
    result = guided(norrbus, "samtycke", "registrera", answers=answers)
    assert result.code == 0, result.err
    said = " ".join((result.out + result.err).split())
    assert "det finns inget att välja än. Lägga till nu, med norrbus aktör lägg-till? (J/n)" in said
    assert "Tillbaka till frågan." in said
    assert "skola, soc" in norrbus.ok("samtycke", "lista", "1")
    # Each is a deed of its own: what was added stays when the consent is taken back.
    norrbus.ok("ångra", "--ja")
    assert "soc" in norrbus.ok("aktör", "lista")
    assert "soc" not in norrbus.ok("samtycke", "lista", "1")


def test_what_is_added_within_a_question_is_in_its_answer(norrbus: Norrbus) -> None:
    given.case(norrbus)
    new = ["Solgläntan", "förskolan", "förskola", *[""] * 4, "j"]
    more = ["Rektorn", "rektor", "förskola", *[""] * 4, "j"]
    rest = ["", "skolgång", "", "muntligt", "", "", "2026-12-31", "n"]
    begun = ["1", "Anna", "mamma"]
    line = ("samtycke", "registrera")
    result = guided(norrbus, *line, answers=[*begun, "skola, +", *new, "+", *more, "", *rest])
    said = " ".join(result.err.split())
    assert "mamma. Skriv ? för att se alla. Skriv + för att lägga till en ny." in said
    asked = " ".join(result.out.split())
    assert "Enter = skola, förskolan)" in asked
    assert "Enter = skola, förskolan, rektor)" in asked
    assert "uppgifter: Centrumskolan, Solgläntan och Rektorn" in said
    # One that is added in the place of one.
    measure = ["1", "Vuxenstöd", "", "+", "Habiliteringen", "hab", "habilitering", *[""] * 4, "j"]
    norrbus.ok("plan", "skapa", "1")
    result = guided(norrbus, "plan", "insats", answers=[*measure, "", "", "", "", "", "", "j"])
    assert result.code == 0, result.err


def test_one_who_does_not_want_to_add_an_actor_is_asked_and_one_who_breaks_off_is_back(
    norrbus: Norrbus,
) -> None:
    given.child(norrbus)
    begun = ["1", "barnet", "n", "skola", "<", "Elsa", "+", "skola", "Skolan", "1", "", "", "", ""]
    result = guided(norrbus, "samtycke", "registrera", answers=[*begun, "", "n", "", "skola", "<"])
    said = " ".join((result.out + result.err).split())
    assert "Det finns ingen aktör med kortnamnet skola. Skriv ? för att se alla." in said
    # What was begun of the actor is a draft of its own.
    assert norrbus.rows()["drafts"] == 2
    assert result.code == 130


def test_a_command_within_another_has_the_same_global_options(context: Context) -> None:
    ran: list[list[str]] = []
    run = lambda line: len(ran.append(line) or ran)  # type: ignore[func-returns-value] # noqa: E731
    context = Context({"register": "r", "nyckel": None, "utan_namn": "ja"}, main.due, run)
    assert context.within("aktör lägg-till") == 1
    assert ran == [["--register", "r", "--utan-namn", "aktör", "lägg-till"]]


def test_who_signs_is_asked_for_among_those_of_the_plan_who_have_not(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "ny insats")
    sign = ("plan", "underteckna", "1")
    assert "Ange vem som skriver under: --aktör KORT eller --vem" in norrbus.refused(2, *sign)
    result = guided(norrbus, *sign, answers=["skola", "j"])
    assert result.code == 0, result.err
    shown = result.err.split("Spara?")[0]
    assert "BUP" not in shown
    assert "Ange vem som skriver under" not in shown  # nothing has gone wrong yet
    asked = " ".join(result.out.split())
    assert asked.startswith("Vem som skriver under: en aktör, barnet eller en vårdnadshavare (")
    # Who has signed is no longer offered; a person is answered by name, at the same question.
    result = guided(norrbus, *sign, answers=["", "mamma", "?", "Elsa", "j"])
    assert result.code == 0, result.err
    assert "”mamma” finns inte att välja. Välj" in " ".join(result.err.split())
    assert "Person som skriver under: Elsa Lantto\n" in result.err
    result = guided(norrbus, *sign, answers=["<", "n"])
    assert re.findall("  [0-9] (.+)", result.err.split("Ärendet")[0]) == [
        *("primärvård  Kalix hälsocentral", "soc  Kalix socialtjänst"),
        *("Anna Lantto", "vårdnadshavare 2 (skyddad)"),
    ]


def test_a_change_goes_back_to_what_is_to_be_changed(norrbus: Norrbus) -> None:
    given.child(norrbus)
    answers = ["Språk hemma", "finska", "", "<", "Adress", "Storgatan 7", "", "j"]
    result = guided(norrbus, "ärende", "ändra", "1", answers=answers)
    assert result.code == 0, result.err
    child = case(norrbus)["barn"][0]  # type: ignore[index]
    assert (child["sprak"], child["adress"]) == ("finska", "Storgatan 7")


@pytest.mark.parametrize("plain", [True, False])
def test_what_can_be_changed_is_told_and_chosen_by_number_however_it_is_asked(
    norrbus: Norrbus, plain: bool
) -> None:
    given.child(norrbus)
    with screen(norrbus, "ärende", "ändra", "1", *(["--enkelt"] if plain else [])) as at:
        fill(at, [("Vad ska ändras", "?\r"), ("Eget senaste datum för mötet", "")])
        number = re.findall(r"(\d+) Språk hemma\r", at.text)[-1]
        fill(
            at,
            [("klart", f"{number}\r"), ("Språk", "finska\r"), ("klart", "\r"), ("Spara?", "j\r")],
        )
        assert at.end() == 0
    assert "finns inte att välja" not in at.text
    assert case(norrbus)["barn"][0]["sprak"] == "finska"  # type: ignore[index]


def test_what_is_lacking_on_a_line_is_asked_for_alone(norrbus: Norrbus) -> None:
    given.child(norrbus)
    line = ("möte", "boka", "1", "--dag", "2026-04-21", "--tid", "13", "--syfte", "x")
    result = guided(norrbus, *line, answers=["<", "https://example.se/m", "j"])
    assert result.code == 0, result.err
    assert "behöver en plats eller en länk. Lägg till ”Plats” eller ”Länk”." in result.err
    assert "Slag av möte" not in result.out
    # Within a guided entry the same, and nothing that was typed is asked for again.
    norrbus.ok("ångra", "--ja")
    result = guided(
        norrbus, "ärende", "avsluta", "1", answers=["annat", "", "", "j", "Klart.", "j"]
    )
    assert result.code == 0, result.err


@pytest.mark.parametrize("line", [(), ("1",)])
def test_no_command_ends_at_a_terminal_because_an_answer_is_missing(
    norrbus: Norrbus, line: tuple[str, ...]
) -> None:
    """Each is run with nothing after it, and with a case or whatever is called 1."""
    given.agreed(norrbus)
    given.deviation(norrbus)
    given.forum(norrbus)
    known = {"demo", "påminn installera", *(each for each in ALL if "nyckel" in each)}
    for name in sorted(ALL - known):
        result = norrbus(*name.split(), *line, stdin="", terminal=True)
        # What was typed may be wrong, but nothing is missing without being asked for.
        said = " ".join(result.err.split())
        assert result.code != 2 or any(each in said for each in WRONG), (name, said)


WRONG = (
    *("för många ord", "inget kommando 1", "”1” finns inte att välja", "”1” är inget år"),
    *("”1” är inte ett antal", "Året stämmer inte", "installerar ingenting av sig självt"),
)


# --- what is suggested ------------------------------------------------------------------

TERMS = ("--terminsslut-vår", "10 juni", "--terminsslut-höst", "19 dec")


def test_consent_is_suggested_until_the_term_ends_where_the_register_says_when(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    line = (
        "samtycke",
        "registrera",
        "1",
        "--aktör",
        "skola",
        "--gäller",
        "x",
        "--form",
        "muntligt",
    )
    without = guided(norrbus, *line, answers=["Anna", "", "", "", "", "", "2026-12-31", "j"])
    assert "terminsslut" not in without.out
    norrbus.ok("register", "ändra", *TERMS)
    result = guided(norrbus, *line, answers=["Mikael", "", "", "", "", "", "j"])
    assert result.code == 0, result.err
    asked = " ".join(result.out.split())
    assert (
        "Sista dag det gäller (behövs, en dag, till exempel 3 maj, Enter = on 2026-06-10, terminsslut):"
        in asked
    )
    assert "2026-06-10" in norrbus.ok("samtycke", "lista", "1")


def test_a_meeting_is_suggested_where_the_last_one_was(norrbus: Norrbus) -> None:
    given.child(norrbus)
    line = ("möte", "boka", "1", "--tid", "13", "--syfte", "x")

    def booked(day: str, place: str, link: str = "") -> str:
        answers = ["", day, "", place, link, "", "", "", "", "j"]
        result = guided(norrbus, *line, answers=answers)
        assert result.code == 0, result.err
        return " ".join(result.out.split())

    assert "som förra mötet" not in booked("2026-04-21", "Gula rummet")
    norrbus.ok(*line, "--dag", "2026-04-20", "--plats", "Blå rummet")
    asked = booked("2026-05-05", "")
    assert "(Enter = Gula rummet, som förra mötet, - = inget)" in asked
    assert "Gula rummet" in norrbus.ok("möte", "visa", "NB-2026-0001-M3")
    booked("2026-05-06", "-", "https://example.se/m")
    assert "Gula rummet" not in norrbus.ok("möte", "visa", "NB-2026-0001-M4")
    # Where a hidden child is does not stand on the screen.
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    assert "Gula rummet" not in booked("2026-05-07", "Röda rummet")


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
    assert [(name, "Halva." in said) for name, said, _ in other.drafts()] == [
        ("norrbus ärende avsluta", True)
    ]
    given.child(norrbus)
    result = guided(norrbus, "ärende", "avsluta", answers=["j", "1", "annat", "Hela.", "", "j"])
    assert "  Påbörjat: Halva.\n" in result.err
    context.register.save_draft("norrbus ärende avsluta", "{}")
    with other.operation():
        Draft(context, CloseCase, {}).tell({"reason": "annat"})
    other.close()
    assert capsys.readouterr().err == (
        "Det du skrev kunde inte sparas. Här är det:\n  Orsak till att ärendet avslutas: annat\n  Anteckning om avslutet: Halva.\n"
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
    assert "  3 Aktör som får ta del av och lämna uppgifter: Centrumskolan\n" in result.err


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
    assert "Enter = lång text lång" in result.out.replace("\n", " ")
    assert len(result.out.replace("\n", " ").split("Enter = lång")[1].split("…")[0]) < 60


# --- what is another's --------------------------------------------------------------------


def test_a_number_that_another_of_the_entry_has_is_told_where_it_is_typed(norrbus: Norrbus) -> None:
    anna = ["j", "Anna Lantto", "20140903-2388", "850211-2389", "gemensam", *[""] * 6]
    mikael = ["j", "Mikael Niva", "19850211-2389", "", "1983-06-27", "gemensam", *[""] * 6]
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, *anna, *mikael, "n", "j"])
    assert result.code == 0, result.err
    said = summary(result)
    assert "Samma har du angett för Elsa Lantto. Rätta det som är fel; < går tillbaka." in said
    assert "Samma har du angett för Anna Lantto." in said
    guardians = case(norrbus)["vardnadshavare"]
    assert [each["fodd"] for each in guardians] == ["1985-02-11", "1983-06-27"]  # type: ignore[attr-defined]


def test_a_childs_number_that_was_typed_for_a_guardian_is_told_when_it_is_changed(
    norrbus: Norrbus,
) -> None:
    anna = ["j", "Anna Lantto", "19850211-2389", "gemensam", *[""] * 6]
    change = ["2", "19850211-2389", "20140903-2388", "n"]
    result = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, *anna, "n", *change])
    assert "Samma har du angett för Anna Lantto." in summary(result)


@pytest.mark.parametrize(
    ("number", "whose"), [("20140903-2388", "Elsa Lantto"), (given.MIKAEL, "En annan person")]
)
def test_a_number_of_somebody_in_the_case_is_told_where_it_is_typed(
    norrbus: Norrbus, number: str, whose: str
) -> None:
    given.case(norrbus)
    answers = ["elsa", "Maja Niva", number, "n"]
    result = guided(norrbus, "ärende", "vårdnadshavare", answers=answers)
    assert f"{whose} har redan det numret i det här ärendet." in summary(result)
    assert len(case(norrbus)["vardnadshavare"]) == 2  # type: ignore[arg-type]


# --- what is read back ------------------------------------------------------------------


def summary(told: Result) -> str:
    """What is shown before it is saved, without where lines are broken."""
    return " ".join(told.err.split())


def _at_a_meeting(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-03-30")
    given.summoned(norrbus)


def _at_a_plan(norrbus: Norrbus) -> None:
    given.agreed(norrbus)


def _at_a_forum(norrbus: Norrbus) -> None:
    who = ("--deltagare", "Maj Niemi, enhetschef", "--deltagare", "Per Lindmark, rektor")
    norrbus.ok(
        "forum", "boka", "--dag", "idag", "--slag", "gruppnivå", "--tid", "9", "--plats", "x", *who
    )


@pytest.mark.parametrize(
    ("state", "line", "answers", "says"),
    [
        (
            given.consented,
            "samtycke registrera",
            ["elsa", "anna", "bup, Sko", "", "allt", "", "s", "", "", "+1mån"],
            [
                "Vem som samtycker: Anna Lantto",
                "Aktör som får ta del av och lämna uppgifter: BUP Kalix och Centrumskolan",
            ],
        ),
        (
            _at_a_meeting,
            "möte genomför 1",
            [
                *("sko, barn, vårdnadshavare 2", "", "polis=Per", "soc=Lena Waara", "prim"),
                *("", "Vi sågs.", "", ""),
            ],
            [
                "polis är inte kallad",
                "Vilka som var på plats: Centrumskolan, Elsa Lantto och vårdnadshavare 2 (skyddad)",
                "Ersättare för en kallad: Lena Waara för Kalix socialtjänst",
                "Aktörer med mandat att besluta: Kalix hälsocentral",
            ],
        ),
        (
            _at_a_meeting,
            "plan skapa 1",
            [*[""] * 5, "kommun", "", "", "n", "j", "mamma", "anna", "Bra.", "n"],
            [
                "Samordningsansvarig: Kalix kommun",
                "Ingen i ärendet heter mamma.",
                "Uppfattning 1: Anna Lantto, Bra.",
            ],
        ),
        (
            _at_a_plan,
            "uppföljning registrera 1",
            ["", "1", "", "", "", "", "", "", "", "", "", "", "avsluta"],
            [
                " 1 Vuxenstöd 2 Sömnsamtal",
                "Insatser som är genomförda som det var bestämt: 1 Vuxenstöd",
            ],
        ),
        (
            _at_a_forum,
            "forum genomför 1",
            ["maj", "", "Inget.", "", "", ""],
            ["Deltagare som var med: Maj Niemi"],
        ),
    ],
)
def test_who_is_named_shortly_is_read_back_by_the_whole_name(
    norrbus: Norrbus,
    state: Callable[[Norrbus], None],
    line: str,
    answers: list[str],
    says: list[str],
) -> None:
    state(norrbus)
    told = summary(guided(norrbus, *line.split(), answers=[*answers, *["", ""], "n"]))
    assert [each for each in says if each not in told] == [], told


def test_whose_particulars_are_changed_is_asked_first_where_there_are_several(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    change = ("ärende", "ändra", "1")
    told = guided(norrbus, *change, answers=["2", "E-post", "ny@example.se", "", "j"])
    assert told.code == 0, told.err
    assert told.err.index("  2 Anna Lantto\n") < told.err.index("Behövs tolk")
    assert "Vems uppgifter som ändras: Anna Lantto\n" in told.err
    found = case(norrbus)
    assert found["vardnadshavare"][0]["e_post"] == "ny@example.se"  # type: ignore[index]
    told = guided(norrbus, *change, answers=["", "Språk hemma", "finska", "", "j"])
    assert case(norrbus)["barn"][0]["sprak"] == "finska"  # type: ignore[index]
    assert "Vems uppgifter" not in guided(norrbus, *change, "--vem", "Anna", answers=[]).out
    given.child(norrbus, "--född", "2016-01-01", number="", name="Kim Niva")
    assert "Vems uppgifter" not in guided(norrbus, "ärende", "ändra", "2", answers=[]).out


def test_the_number_of_a_guardian_is_looked_at_in_a_case_and_before_there_is_one(
    norrbus: Norrbus,
) -> None:
    guardian = ["j", "Anna Lantto", given.ELSA, given.ANNA, "gemensam", *[""] * 5, "", "n", "j"]
    told = guided(norrbus, "ärende", "skapa", answers=[*CHILD, *NEED, *guardian])
    assert (told.code, told.err.count("Samma har du angett")) == (0, 1), told.err
    other = ["Mikael Ström", given.ANNA, given.MIKAEL, "gemensam", *[""] * 6, "j"]
    told = guided(norrbus, "ärende", "vårdnadshavare", "1", answers=other)
    assert (told.code, told.err.count("har redan det numret")) == (0, 1), told.err
