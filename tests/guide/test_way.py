"""The way of a case: every step with its command, and how far a case has come."""

from __future__ import annotations

import json
import shlex
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli import main
from norrbus_cli.case.way import STATUSES
from norrbus_cli.desk.guide.model import _AT, STEPS


def steps(norrbus: Norrbus) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok("guide", "1", "--json")))


def states(norrbus: Norrbus) -> dict[str, str]:
    return {each["namn"]: each["lage"] for each in steps(norrbus)}


def test_without_a_register_the_way_as_such_is_told(bare: Norrbus) -> None:
    lines = bare.ok("guide").splitlines()
    assert len(lines) == len(STEPS)
    assert not bare.register.exists()
    drawn = bare.ok("guide", terminal=True)
    assert "○ 2 Samtycke" in drawn
    assert "norrbus samtycke registrera REF" in drawn


def test_each_command_of_the_way_is_one(norrbus: Norrbus) -> None:
    for _, _, command in STEPS:
        *words, last = shlex.split(command)[1:]
        known = [*words, last] if not last.startswith("{") else words
        assert norrbus.ok(*known, "--hjälp").startswith(f"Användning: norrbus {' '.join(known)}")


def test_every_status_stands_at_a_step() -> None:
    assert set(_AT) == set(STATUSES)


def test_a_case_goes_the_way_step_by_step(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    given.guardians(norrbus)
    assert states(norrbus) == {
        **dict.fromkeys([name for name, _, _ in STEPS], "sedan"),
        "Ärende": "klart",
        "Samtycke": "här",
    }
    given.consents(norrbus)
    assert steps(norrbus)[2]["kommando"] == "norrbus möte boka NB-2026-0001"
    assert (states(norrbus)["Samtycke"], states(norrbus)["Kallelse"]) == ("klart", "här")
    given.booked(norrbus)
    assert steps(norrbus)[2]["kommando"] == "norrbus möte kalla NB-2026-0001-M1"
    given.summoned(norrbus)
    assert (states(norrbus)["Kallelse"], states(norrbus)["Möte"]) == ("klart", "här")
    assert steps(norrbus)[3]["kommando"] == "norrbus möte genomför NB-2026-0001-M1"
    norrbus.day = "2026-04-21"
    given.held(norrbus)
    assert (states(norrbus)["Möte"], states(norrbus)["Plan"]) == ("klart", "här")


def test_where_a_case_stands_its_nearest_deadline_is_told(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.day = "2026-04-06"
    assert steps(norrbus)[2]["mer"] == "kallelse senast on 2026-04-08 (om 2 dagar)"
    norrbus.day = "2026-04-09"
    assert steps(norrbus)[2]["mer"] == "kallelse senast on 2026-04-08 (1 dag försenad)"


def test_an_agreed_plan_waits_for_its_follow_up_and_a_closed_case_is_at_its_end(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    assert states(norrbus)["Underskrifter"] == "klart"
    assert states(norrbus)["Uppföljning"] == "här"
    assert "nästa " in steps(norrbus)[6]["mer"]
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet")
    shown = states(norrbus)
    assert (shown["Uppföljning"], shown["Avslut"]) == ("inte gjort", "klart")


def test_a_guardian_who_is_lacking_is_what_the_consent_waits_for(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    guardian = ("--namn", "Anna Lantto", "--personnummer", given.ANNA, "--vårdnad", "gemensam")
    norrbus.ok("ärende", "vårdnadshavare", "1", *guardian)
    shown = norrbus.ok("guide", "1")
    assert "norrbus ärende vårdnadshavare NB-2026-0001" in shown
    assert "norrbus samtycke registrera" not in shown


def test_what_a_plan_lacks_is_said_in_few_words(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.day = "2026-04-21"
    given.held(norrbus)
    given.plan(norrbus)
    lacks = steps(norrbus)[5]
    assert lacks["lage"] == "här"
    assert lacks["mer"].startswith(
        "underskrift saknas av skola, underskrift saknas av primärvård och "
    )
    assert " till; insats börjar senast må 2026-05-04" in lacks["mer"]


def test_a_step_that_was_passed_over_is_said(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet")
    assert states(norrbus)["Möte"] == "inte gjort"


def test_an_anonymous_consultation_has_no_consent_to_tell_of(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert steps(norrbus)[1]["mer"] == ""


@pytest.mark.parametrize("columns", ["40", "80"])
def test_the_picture_keeps_commands_whole_and_lines_within_the_terminal(
    norrbus: Norrbus, columns: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    given.consented(norrbus)
    drawn = norrbus.ok("guide", "elsa", terminal=True).splitlines()
    assert drawn[0] == "Så långt har NB-2026-0001 Elsa L., 2014 kommit"
    assert "▶ 3 Kallelse      här" in drawn
    assert drawn[1] == "Nästa steg: norrbus möte boka NB-2026-0001"
    assert drawn[2:5] == [
        "✓ 1 Ärende        klart må 2026-03-30",
        "✓ 2 Samtycke      klart må 2026-03-30",
        "▶ 3 Kallelse      här",
    ]
    # What is done has no command any more; what is here and what comes later has.
    assert "samtycke registrera" not in "".join(drawn)
    assert "│   norrbus möte boka NB-2026-0001" in drawn
    assert "│   norrbus plan skapa NB-2026-0001" in drawn
    assert [line for line in drawn[1:] if len(line) > int(columns) and "norrbus" not in line] == []
    assert main.app is not None


def test_that_the_case_was_looked_at_is_logged(norrbus: Norrbus) -> None:
    given.child(norrbus)
    before = norrbus.rows()["looks"]
    norrbus.ok("guide", "1")
    assert norrbus.rows()["looks"] == before + 1
