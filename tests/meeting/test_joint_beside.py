"""What of a joint meeting stands elsewhere: where the coordinator sees that it is one, and what nobody learns there of the other child."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import half_siblings
import pytest
from conftest import Norrbus
from half_siblings import AGREED, ONE, TWO

PLACE, SCHOOL = "Centrumskolan rum 12", "Centrumskolan"


@pytest.fixture
def summoned(norrbus: Norrbus) -> Norrbus:
    half_siblings.family(norrbus)
    half_siblings.booked(norrbus)
    half_siblings.summoned(norrbus)
    return norrbus


def hide_elsa(norrbus: Norrbus) -> None:
    """Elsa has moved, and where to must not be known; nobody in the case of Nils is protected."""
    line = ("ärende", "ändra", "1", "--vem", "barnet", "--adress", "Hemliga vägen 9")
    norrbus.ok(*line, "--skydd", "skyddad folkbokföring")


@pytest.fixture
def hidden(summoned: Norrbus) -> Norrbus:
    summoned.day = "2026-04-08"
    half_siblings.held(summoned)
    hide_elsa(summoned)
    return summoned


def rows(norrbus: Norrbus, *line: str) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok(*line, "--json")))


def test_lists_say_what_a_meeting_is_held_together_with(summoned: Norrbus) -> None:
    found = {each["referens"]: each for each in rows(summoned, "möte", "lista")}
    assert found[ONE]["gemensamt_med"] == TWO
    assert found[TWO]["gemensamt_med"] == ONE
    case = json.loads(summoned.ok("ärende", "visa", "2", "--json"))
    assert case["moten"][0]["gemensamt_med"] == ONE
    lists: list[tuple[str, ...]] = [("möte", "lista"), ("ärende", "visa", "2", "--allt")]
    for line in lists:
        out = summoned.ok(*line, terminal=True)
        assert "Gemensamt med" in out
        assert ONE in out
    for more in ([], ["--tidslinje"]):
        out = summoned.ok("ärende", "visa", "2", *more, terminal=True)
        assert f"gemensamt med {ONE}" in " ".join(out.split())


def test_a_meeting_for_one_child_has_no_word_of_it_on_a_screen(summoned: Norrbus) -> None:
    summoned.ok("möte", "skilj", TWO)
    assert {each["gemensamt_med"] for each in rows(summoned, "möte", "lista")} == {""}
    screens: list[tuple[str, ...]] = [("möte", "lista"), ("ärende", "visa", "2")]
    for line in (*screens, (*screens[1], "--allt")):
        assert "emensamt med" not in summoned.ok(*line, terminal=True)


def test_an_extract_does_not_tell_where_a_hidden_sibling_meets(hidden: Norrbus) -> None:
    for line in (("Karl Berg",), ("Nils Berg", "--till", "Karl")):
        told = hidden.ok("register", "utdrag", *line)
        assert "plats\tskyddade personuppgifter" in told
        assert PLACE not in told


def test_nor_does_a_timeline_name_the_school_that_no_other_paper_names(hidden: Norrbus) -> None:
    hidden.ok("dokument", "skriv", "tidslinje", "2", "--till", "Karl")
    (paper,) = hidden.documents.rglob("*tidslinje*.md")
    told = paper.read_text(encoding="utf-8")
    assert "Med var skola, socialtjänst" in told
    assert SCHOOL not in told


def test_nor_does_the_screen_without_a_reason(summoned: Norrbus) -> None:
    line = ("möte", "visa", TWO)
    assert PLACE in summoned.ok(*line)
    assert PLACE in summoned.ok("ärende", "visa", "2", terminal=True)
    hide_elsa(summoned)
    assert PLACE not in summoned.ok(*line)
    assert PLACE in summoned.ok(*line, "--visa-skyddat", "ringer skolan")
    assert PLACE not in summoned.ok("ärende", "visa", "2", terminal=True)
    log = "".join(
        summoned.ok("logg", "visa", str(each))
        for each in range(1, 40)
        if summoned("logg", "visa", str(each)).code == 0
    )
    assert TWO in log
    assert PLACE not in log


def test_nor_is_it_suggested_for_the_next_meeting(hidden: Norrbus) -> None:
    answers = "\n".join(["2", "", "2026-04-21", "9", "", "", "", "Hur går det?", *[""] * 5, "j"])
    result = hidden("möte", "boka", "--enkelt", stdin=answers, terminal=True)
    assert PLACE not in result.out + result.err


def test_a_changed_purpose_does_not_name_the_other_child_after_the_meeting(hidden: Norrbus) -> None:
    said = hidden.refused(4, "möte", "ändra", TWO, "--syfte", "Hur får Elsa och Nils det lugnt?")
    assert "har ett namn ur syskonets ärende: " in said
    hidden.ok("möte", "ändra", TWO, "--syfte", "Hur får Nils det lugnt?")


def test_together_is_asked_about_where_there_is_a_sibling(norrbus: Norrbus) -> None:
    half_siblings.family(norrbus)
    answers = ["1", "?", "2", AGREED[1], "", "2026-04-08", "9", "", "rum 12", "", "Hur blir det?"]
    out = norrbus(
        "möte", "boka", "--enkelt", stdin="\n".join([*answers, *[""] * 9, "j"]), terminal=True
    )
    assert "\n  1 NB-2026-0002  Nils B., 2016\n" in out.err
    assert "NB-2026-0002 Nils B., 2016" in out.out + out.err.partition("syskons")[2]
    assert "NB-2026-0002-M1" in out.out, out.out + out.err


def test_together_is_not_asked_about_where_there_is_none(norrbus: Norrbus) -> None:
    half_siblings.family(norrbus)
    norrbus.ok("ärende", "avsluta", "2", "--orsak", "behovet tillgodosett")
    out = norrbus("möte", "boka", "1", "--enkelt", stdin="", terminal=True)
    assert "syskon" not in (out.out + out.err).casefold()


def test_meetings_that_are_separated_do_not_tell_where_the_hidden_child_still_meets(
    summoned: Norrbus,
) -> None:
    hide_elsa(summoned)
    said = summoned("möte", "skilj", ONE)
    assert f"Platsen är borttagen från {TWO}" in said.err
    assert f"borttagen från {ONE}" not in said.err
    summoned.ok("dokument", "skriv", "inbjudan", TWO, "--till", "Karl")
    papers = [
        each.read_text(encoding="utf-8")
        for each in summoned.documents.rglob("*0002-M1-inbjudan*.md")
    ]
    assert papers
    assert not any(PLACE in each for each in papers)
    assert PLACE in summoned.ok("möte", "visa", ONE, "--visa-skyddat", "ringer skolan")


def test_the_place_is_back_when_that_is_taken_back(summoned: Norrbus) -> None:
    hide_elsa(summoned)
    summoned.ok("möte", "skilj", ONE)
    assert "meddelas senare" in summoned.ok("möte", "visa", TWO)
    summoned.ok("ångra", "--ja")
    assert PLACE in summoned.ok("möte", "visa", TWO, "--visa-skyddat", "ringer skolan")


def test_those_of_nobody_hidden_keep_their_place(summoned: Norrbus) -> None:
    assert "Platsen" not in summoned("möte", "skilj", ONE).err
    assert PLACE in summoned.ok("möte", "visa", TWO)


def test_who_is_protected_from_now_on_is_told_of_by_the_siblings_letters_too(
    summoned: Norrbus,
) -> None:
    said = summoned("ärende", "ändra", "1", "--vem", "barnet", "--skydd", "sekretessmarkering").err
    for each in (ONE, TWO):
        assert f"inbjudan till {each} gick ut före ändringen" in said
        assert f"Mötet {each} är bokat. Se över plats" in said
    said = summoned("ärende", "ändra", "1", "--vem", "barnet", "--namn", "Elsa Lantto-Ström").err
    assert f"inbjudan till {ONE} gick ut före ändringen" in said
    assert TWO not in said


def test_an_anonymised_report_names_no_sibling_by_the_given_name(norrbus: Norrbus) -> None:
    half_siblings.family(norrbus)
    given.deviation(norrbus, case="2")
    path = norrbus.ok(
        "dokument", "skriv", "avvikelserapport", "1", "--avidentifierad", "--format", "md"
    )
    text = Path(path.splitlines()[0]).read_text(encoding="utf-8")
    assert "sover sämre" in text
    assert "Elsa" not in text
