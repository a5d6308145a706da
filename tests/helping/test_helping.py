"""Help about a command, and about a word that is no command."""

from __future__ import annotations

import json

import pytest
from conftest import Norrbus

from norrbus_cli.helping import finding
from norrbus_cli.helping.synonyms import SYNONYMS


def commands(norrbus: Norrbus, *words: str) -> list[str]:
    return [each["kommando"] for each in json.loads(norrbus.ok("hjälp", *words, "--json"))]


@pytest.mark.parametrize(
    "words",
    [
        ("frist", "regler", "ändra"),
        (),
        ("möte",),
        ("mote",),
        ("möte", "boka"),
        ("frist", "regler"),
        ("idag",),
    ],
)
def test_a_command_that_is_named_shows_its_own_help(bare: Norrbus, words: tuple[str, ...]) -> None:
    assert bare.ok("hjälp", *words) == bare.ok(*words, "--hjälp")


@pytest.mark.parametrize("word", ["mamma", "Mammas", "vårdnadshavare", "vardnadshavare"])
def test_a_word_that_people_use_leads_to_the_command(bare: Norrbus, word: str) -> None:
    assert commands(bare, word)[0] == "norrbus ärende vårdnadshavare"


@pytest.mark.parametrize(
    ("word", "command"),
    [
        ("frist regler ändra visa", ""),
        ("kallelser", "norrbus makulera kallelse"),
        ("skriva ut", "norrbus dokument skriv"),
        ("lönnlösen", ""),
        ("minnesanteckningar", "norrbus dokument skriv minnesanteckningar NB-2026-0001-M1"),
        ("mötesdag", "norrbus möte boka"),
        ("utkast", "norrbus idag"),
    ],
)
def test_a_word_is_looked_for_in_names_help_options_and_papers(
    bare: Norrbus, word: str, command: str
) -> None:
    found = commands(bare, *word.split())
    assert (command in found) if command else not found


def test_options_that_the_word_is_about_are_named(bare: Norrbus) -> None:
    [found] = [
        each
        for each in json.loads(bare.ok("hjälp", "utskrivningsklar", "--json"))
        if each["kommando"] == "norrbus ärende skapa"
    ]
    assert found["vaxlar"] == ["--utskrivningsklar"]


def test_what_is_named_so_comes_before_what_only_speaks_of_it(bare: Norrbus) -> None:
    found = commands(bare, "samtycke")
    assert found[0].split()[1:2] == ["samtycke"]
    assert len(found) == finding.MOST


def test_what_takes_away_comes_last(bare: Norrbus) -> None:
    found = [each.split()[1] for each in commands(bare, "kallelse")]
    assert set(found[found.index("makulera") :]) == {"makulera"}


def test_a_small_terminal_shows_the_nearest_and_says_how_the_rest_is_seen(bare: Norrbus) -> None:
    told = bare("hjälp", "kallelse", terminal=True)
    assert (told.code, told.err) == (0, "2 till: norrbus hjälp kallelse --hela\n")
    assert len(told.out.splitlines()) <= 22
    whole = bare("hjälp", "kallelse", "--hela", terminal=True)
    assert ("norrbus makulera kallelse" in whole.out, whole.err) == (True, "")


def test_where_nothing_is_about_a_word_the_nearest_is_named(bare: Norrbus) -> None:
    result = bare("hjälp", "statstik")
    assert (result.code, result.out) == (0, "")
    assert result.err == (
        "Inget kommando handlar om ”statstik”. Menade du statistik? Alla kommandon: norrbus --hjälp\n"
    )


@pytest.mark.parametrize("word", SYNONYMS)
def test_every_word_that_people_use_leads_somewhere(word: str) -> None:
    assert finding.about(word)


def test_each_answer_is_a_command_with_help(bare: Norrbus) -> None:
    for line in {*commands(bare, "plan"), *commands(bare, "avvikelse")}:
        if not line.startswith("norrbus dokument skriv"):
            assert bare.ok(*line.split()[1:], "--hjälp").startswith(f"Användning: {line}")


def test_the_first_start_is_three_lines_with_the_first_command(bare: Norrbus) -> None:
    said = bare.ok()
    assert len(said.splitlines()) == 3
    assert "norrbus register skapa" in said
    assert max(map(len, said.splitlines())) <= 83
    assert not bare.register.parent.exists()
