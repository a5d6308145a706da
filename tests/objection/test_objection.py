"""What a person holds to be wrong is noted in the person's own words, and stands beside the case ever after."""

from __future__ import annotations

import json
from typing import Any

import given
import pytest
from conftest import Norrbus

NOTE = ("ärende", "invändning", "1", "--vem", "Anna", "--om", "behovet")
WORDS = ("--text", "Tre dagar,\ninte tio.")


@pytest.fixture
def case(norrbus: Norrbus) -> Norrbus:
    given.case(norrbus)
    return norrbus


def noted(norrbus: Norrbus) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["invandningar"])


def test_an_objection_stands_beside_the_case_in_the_persons_own_words(case: Norrbus) -> None:
    assert noted(case) == []
    said = case(*NOTE, *WORDS)
    assert said.out == "NB-2026-0001: invändningen är antecknad.\n"
    assert "Håll den som invände underrättad" in said.err
    assert noted(case) == [
        {
            "dag": "2026-03-30",
            "vem": "Anna Lantto",
            "om": "behovet",
            "invandning": "Tre dagar,\ninte tio.",
        }
    ]
    case.ok(
        *NOTE[:4], "barnet", "--om", "mötet", "--text", "Jag sa inte så.", "--dag", "2026-03-29"
    )
    assert [each["vem"] for each in noted(case)] == ["Elsa Lantto", "Anna Lantto"]
    assert "Jag sa inte så." in case.ok("ärende", "visa", "1")


def test_what_was_objected_to_may_be_changed_and_the_objection_stays(case: Norrbus) -> None:
    case.ok(*NOTE, *WORDS)
    case.ok("ärende", "ändra", "1", "--behov", "Frånvaro tre dagar.")
    case.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    assert len(noted(case)) == 1


def test_an_objection_may_be_noted_in_a_closed_case(case: Norrbus) -> None:
    case.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    case.ok(*NOTE, *WORDS)
    assert len(noted(case)) == 1


@pytest.mark.parametrize(("day", "code"), [("2026-03-29", 0), ("2026-03-30", 0), ("2026-03-31", 2)])
def test_an_objection_is_not_noted_before_it_is_made(case: Norrbus, day: str, code: int) -> None:
    assert case(*NOTE, *WORDS, "--dag", day).code == code
    assert len(noted(case)) == (code == 0)


def test_only_the_child_and_the_guardians_object(case: Norrbus) -> None:
    assert "Per" in case.refused(3, *NOTE[:4], "Per", "--om", "x", "--text", "x")
    case.ok(
        *("ärende", "skapa", "--anonym", "--behov-sett", "2026-03-30", "--sett-av", "skola"),
        *("--behov", "Råd.", "--nivå", "tidiga"),
    )
    case.refused(4, "ärende", "invändning", "2", "--vem", "barnet", "--om", "x", "--text", "x")
    case.refused(3, "ärende", "invändning", "9", "--vem", "barnet", "--om", "x", "--text", "x")


def test_the_log_tells_of_it_and_it_can_be_taken_back(case: Norrbus) -> None:
    case.ok(*NOTE, *WORDS)
    assert "Invändningen från Anna Lantto om behovet, registrerad" in case.ok("logg")
    case.ok("ångra", "--ja")
    assert noted(case) == []
    case.ok("gör-om", "--ja")
    assert len(noted(case)) == 1
