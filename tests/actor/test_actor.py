from __future__ import annotations

import json

import given
import pytest
from conftest import Norrbus

from norrbus_cli.case.actor.choices import CORE, KINDS
from norrbus_cli.case.actor.model import Actor, core_parties, file_name


def test_actors_are_kept_once_and_chosen_by_short_name(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    listed = json.loads(norrbus.ok("aktör", "lista", "--json"))
    assert [actor["kort"] for actor in listed] == ["BUP", "primärvård", "skola", "soc"]
    assert listed[0]["huvudman"] == "region"
    assert "används redan av BUP Kalix" in norrbus.refused(
        4, "aktör", "lägg-till", "--kort", "bup", "--namn", "x", "--slag", "BUP"
    )


def test_contact_persons_are_added_and_replaced(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    add = ("aktör", "kontakt", "soc", "--namn", "Sara Niva")
    assert "har redan kontaktpersonen" in norrbus.refused(4, *add)
    norrbus.ok(*add, "--roll", "enhetschef", "--ersätt")
    out = norrbus.ok("aktör", "kontakt", "SOC", "--namn", "Åke Öman", "--telefon", "070-174 06 20")
    assert out == "soc har nu kontaktpersonerna Sara Niva, enhetschef, Åke Öman.\n"


@pytest.mark.parametrize("typed", ["x", "1", "s"])
def test_an_unknown_or_ambiguous_short_name_is_refused(norrbus: Norrbus, typed: str) -> None:
    given.actors(norrbus)
    assert "norrbus aktör lista" in norrbus.refused(3, "aktör", "kontakt", typed, "--namn", "X")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--e-post", "ingen"),
        ("--e-post", "a b@example.se"),
        ("--telefon", "12"),
        ("--telefon", "ring"),
        ("--slag", "skolor"),
    ],
)
def test_particulars_are_checked(norrbus: Norrbus, option: str, value: str) -> None:
    line = {"--kort": "x", "--namn": "X", "--slag": "annan", option: value}
    sentence = norrbus.refused(
        2, "aktör", "lägg-till", *[word for pair in line.items() for word in pair]
    )
    assert sentence.startswith(f"{option}: ")


def test_an_actor_without_contact_persons_has_no_main_contact(norrbus: Norrbus) -> None:
    norrbus.ok(
        "aktör",
        "lägg-till",
        "--kort",
        "polis",
        "--namn",
        "Polisen",
        "--slag",
        "polis",
        "--huvudman",
        "annan",
    )
    assert "polis\tPolisen\tpolis\tannan\t\t\t" in norrbus.ok("aktör", "lista")


def test_every_core_party_is_counted_once_whatever_the_kind() -> None:
    def actor(kind: str) -> Actor:
        return Actor(1, kind, kind, kind, KINDS[kind], "", "", False, ())

    assert core_parties([actor("skola"), actor("förskola"), actor("elevhälsa")]) == ["skola"]
    assert core_parties([actor("primärvård"), actor("socialtjänst"), actor("BUP")]) == [
        "socialtjänst",
        "primärvård",
    ]
    assert core_parties([]) == []
    assert set().union(*CORE.values()) <= set(KINDS)


@pytest.mark.parametrize(
    ("short", "name"), [("Primärvård", "primarvard"), ("a/b\\..", "a-b"), ("BUP 2", "bup-2")]
)
def test_a_short_name_becomes_letters_digits_and_hyphens_in_a_file_name(
    short: str, name: str
) -> None:
    assert file_name(short) == name


def test_two_short_names_that_would_share_a_file_are_not_both_taken(norrbus: Norrbus) -> None:
    norrbus.ok("aktör", "lägg-till", "--kort", "A B", "--namn", "x", "--slag", "annan")
    assert "används redan" in norrbus.refused(
        4, "aktör", "lägg-till", "--kort", "a-b", "--namn", "y", "--slag", "annan"
    )
    assert "minst en bokstav" in norrbus.refused(
        2, "aktör", "lägg-till", "--kort", "…", "--namn", "y", "--slag", "annan"
    )
