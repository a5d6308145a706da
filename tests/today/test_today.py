"""What a coordinator meets in the morning."""

from __future__ import annotations

import json
from typing import Any

import given
import pytest
from conftest import Norrbus


def today(norrbus: Norrbus, *more: str) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("idag", "--json", *more)))


def kinds(rows: list[dict[str, str]]) -> list[str]:
    return [row["frist"] for row in rows]


@pytest.mark.parametrize(
    ("day", "where"),
    [
        ("2026-03-31", None),
        ("2026-04-01", "veckan"),
        ("2026-04-07", "veckan"),
        ("2026-04-08", "idag"),
        ("2026-04-09", "forsenat"),
    ],
)
def test_a_deadline_stands_in_one_place_by_its_day(
    norrbus: Norrbus, day: str, where: str | None
) -> None:
    given.consented(norrbus)
    norrbus.day = day
    shown = today(norrbus)
    assert [
        group
        for group in ("forsenat", "idag", "veckan", "oppet")
        if "kallelse" in kinds(shown[group])
    ] == ([where] if where else [])


def test_each_line_has_the_command_that_settles_it(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.day = "2026-04-08"
    [row] = today(norrbus)["idag"]
    assert row == {
        "galler": "NB-2026-0001",
        "frist": "kallelse",
        "senast": "2026-04-08",
        "lage": "idag",
        "nasta_steg": "norrbus möte boka NB-2026-0001",
    }


def test_the_weeks_meetings_and_what_waits_for_others(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-07")
    given.summoned(norrbus)
    given.booked(norrbus, "2026-04-21")
    norrbus.ok("möte", "svar", "NB-2026-0001-M1", "--vem", "soc", "--svar", "ja")
    shown = today(norrbus)
    assert [row["mote"] for row in shown["moten"]] == []
    norrbus.day = "2026-03-31"
    shown = today(norrbus)
    assert shown["moten"] == [
        {
            "mote": "NB-2026-0001-M1",
            "nar": "ti 2026-04-07 kl. 13.00",
            "slag": "norrbusmöte",
            "nasta_steg": "norrbus möte visa NB-2026-0001-M1",
        }
    ]
    assert shown["vantar"] == [
        {
            "galler": "NB-2026-0001-M1",
            "vantar_pa": "svar från skola, primärvård och 3 inbjudna",
            "nasta_steg": "norrbus möte svar NB-2026-0001-M1",
        }
    ]


@pytest.mark.parametrize(
    ("day", "head"),
    [("2026-04-09", "Möten inom en vecka"), ("2026-04-10", "Möten idag"), ("2026-04-11", "")],
)
def test_a_meeting_stands_first_on_its_own_day(norrbus: Norrbus, day: str, head: str) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-10")
    given.summoned(norrbus)
    norrbus.day = day
    lines = norrbus.ok("idag", terminal=True).splitlines()
    heads = [at for at, line in enumerate(lines) if line.startswith("Möten ")]
    assert [lines[at] for at in heads] == [head] * bool(head)
    if head:
        assert "fr 2026-04-10 kl. 13.00" in lines[heads[0] + 1]
        first = lines.index("Inom en vecka")
        assert (heads[0] < first) == (head == "Möten idag")
        assert any("möte  senast on 2026-04-15" in line for line in lines[first:])
    # Programs have them in one list, and the kind as it is promised.
    told = json.loads(norrbus.ok("idag", "--json"))
    assert [each["mote"] for each in told["moten"]] == ["NB-2026-0001-M1"] * bool(head)
    assert "moten_idag" not in told
    assert "möte" in [each["frist"] for each in told["veckan"]]


def test_missing_consent_waits_for_others_and_a_missing_plan_is_open(norrbus: Norrbus) -> None:
    given.case(norrbus)
    assert kinds(today(norrbus)["oppet"]) == ["samtycke saknas"]
    given.consent(norrbus, "Anna", "skola")
    assert [row["vantar_pa"] for row in today(norrbus)["vantar"]] == [
        "samtycke ofullständigt, öppen sedan idag"
    ]
    norrbus.day = "2026-04-21"
    given.consents(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    given.held(norrbus)
    assert kinds(today(norrbus)["oppet"]) == ["plan saknas"]


def test_signatures_wait_for_others_until_they_press(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-21"
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    given.held(norrbus)
    given.plan(norrbus)
    assert [row["vantar_pa"] for row in today(norrbus)["vantar"]] == ["underskrifter, om 15 dagar"]
    norrbus.day = "2026-04-30"
    assert (today(norrbus)["vantar"], "underskrifter" in kinds(today(norrbus)["veckan"])) == (
        [],
        True,
    )


def test_mine_are_those_of_the_coordinator_in_the_settings(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.child(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--huvud")
    monkeypatch.setenv("NORRBUS_SAMORDNARE", "Bo Ek")
    assert today(norrbus)["oppet"] == []
    assert len(today(norrbus, "--alla")["oppet"]) == 1
    assert len(today(norrbus, "--samordnare", "Karin")["oppet"]) == 1


def test_norrbus_alone_shows_today_when_there_is_a_register(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.child(norrbus)
    norrbus.ok("påminn")
    assert norrbus().out == norrbus.ok("idag")
    assert norrbus("--idag-är", "2026-03-31").out.startswith("Idag: tisdag 31 mars 2026\n")
    assert norrbus("--register", str(norrbus.register)).code == 0
    assert "Det finns inget register" in norrbus("--register", str(norrbus.home / "inget")).err
    monkeypatch.setenv("NORRBUS_INSTALLNINGAR", str(norrbus.home / "ingen.toml"))
    assert "Det finns ingen inställningsfil" in norrbus().err


def test_where_nothing_has_been_done_yet_the_first_step_is_said(norrbus: Norrbus) -> None:
    assert norrbus("idag").err.endswith("norrbus aktör lägg-till\n")
    given.actors(norrbus)
    assert norrbus("idag").err.endswith("Öppna det första ärendet: norrbus ärende skapa\n")
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet")
    assert norrbus("idag").err.endswith("inget väntar på andra.\n")


def test_an_empty_day_says_so_and_a_full_one_fits_the_terminal(norrbus: Norrbus) -> None:
    assert "Inget är försenat" in norrbus("idag").err
    given.consented(norrbus)
    norrbus.day = "2026-04-20"
    shown = norrbus("idag", terminal=True).out
    assert "Försenat" in shown
    assert "\n    norrbus möte boka NB-2026-0001\n" in shown
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_nobody_is_named(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    for day in ("2026-04-21", "2026-05-04", "2026-06-15"):
        norrbus.day = day
        shown = (
            norrbus.ok("idag")
            + norrbus.ok("frist", "lista", "--hela")
            + norrbus.ok("frist", "förklara", "1")
            + norrbus.ok("påminn", "--torrkör", "--json")
        )
        assert not [name for name in ("Elsa", "Anna", "Mikael", "Lantto", "Ström") if name in shown]
