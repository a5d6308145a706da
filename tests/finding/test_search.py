"""What one looks for is found by name, number or reference, and by nothing else."""

from __future__ import annotations

import json

import given
import pytest
from conftest import Norrbus


def hits(norrbus: Norrbus, *words: str) -> list[tuple[str, str]]:
    return [
        (each["vad"], each["traff"]) for each in json.loads(norrbus.ok("sök", *words, "--json"))
    ]


@pytest.fixture(autouse=True)
def case(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    given.guardians(norrbus)


@pytest.mark.parametrize(
    "words", [("Elsa",), ("elsa", "lantto"), ("mikael",), ("20140903-2388",), ("NB-2026-0001",)]
)
def test_a_case_is_found_by_its_people_and_its_number(
    norrbus: Norrbus, words: tuple[str, ...]
) -> None:
    assert hits(norrbus, *words) == [("ärende", "NB-2026-0001")]


@pytest.mark.parametrize(
    "words",
    [
        ("elsa", "lantto"),
        ("elsa lantto",),
        ("Lantto", "Els"),
        ("lantto, elsa",),
        ("maria",),
        ("antto",),
    ],
)
def test_a_case_is_found_by_some_of_the_names_of_its_child(
    norrbus: Norrbus, words: tuple[str, ...]
) -> None:
    norrbus.ok("ärende", "ändra", "1", "--namn", "Elsa Maria Lantto")
    found = words != ("lantto, elsa",)
    assert hits(norrbus, *words) == ([("ärende", "NB-2026-0001")] if found else [])
    listed = norrbus.ok("ärende", "lista", "--sök", " ".join(words))
    assert ("NB-2026-0001" in listed) == found


@pytest.mark.parametrize("words", [("elsa", "elsa"), ("elsa", "mikael"), ("elsa", "b")])
def test_each_word_that_is_looked_for_is_another_of_the_name(
    norrbus: Norrbus, words: tuple[str, ...]
) -> None:
    norrbus.ok("ärende", "ändra", "1", "--namn", "Elsa Maria Lantto")
    assert hits(norrbus, *words) == []


@pytest.mark.parametrize("word", ["frånvaro", "Köpmannagatan", "070-174", "anna@example.se"])
def test_no_other_word_about_anybody_is_looked_for(norrbus: Norrbus, word: str) -> None:
    result = norrbus("sök", word)
    assert (result.code, result.out) == (0, "")
    assert result.err.startswith("Ingen i registret svarar till det.")
    assert word not in result.err


def test_actors_are_found_by_what_they_and_their_contacts_are_called(norrbus: Norrbus) -> None:
    assert hits(norrbus, "centrumskolan") == [("aktör", "skola: Centrumskolan")]
    [found] = json.loads(norrbus.ok("sök", "lindmark", "--json"))
    assert (found["traff"], found["lage"]) == ("skola: Centrumskolan", "Per Lindmark, rektor")
    # Mikael Ström is a guardian, Ola Engström a contact person.
    assert hits(norrbus, "ström") == [
        ("ärende", "NB-2026-0001"),
        ("aktör", "primärvård: Kalix hälsocentral"),
    ]


def test_who_was_found_is_logged_and_named_at_a_terminal_only(norrbus: Norrbus) -> None:
    before = norrbus.rows()["looks"]
    assert "Elsa" not in norrbus.ok("sök", "lantto")
    assert norrbus.rows()["looks"] == before + 3  # the child and two guardians
    assert "NB-2026-0001 Elsa L., 2014" in norrbus.ok("sök", "lantto", terminal=True)
    assert "Elsa" not in norrbus.ok("sök", "lantto", "--utan-namn", terminal=True)
    unlogged = norrbus.rows()["looks"]
    norrbus.ok("sök", "lindmark")
    assert norrbus.rows()["looks"] == unlogged


def test_the_command_of_a_hit_shows_it(norrbus: Norrbus) -> None:
    import shlex

    for each in json.loads(norrbus.ok("sök", "ström", "--json")):
        called = each["traff"].split(":")[0]
        assert called in norrbus.ok(*shlex.split(each["kommando"])[1:])


def test_looking_for_somebody_is_not_working_with_the_case(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-01"
    given.child(norrbus, "--född", "2016-01-01", number="", name="Åsa Niva")
    norrbus.ok("sök", "elsa")
    assert json.loads(norrbus.ok("visa", ".", "--json"))["referens"] == "NB-2026-0002"
