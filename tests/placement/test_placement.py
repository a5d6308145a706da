"""A placement: the social services coordinate, another coordinator is pointed out, and a health examination is due."""

from __future__ import annotations

import json
from typing import Any

import given
import pytest
from conftest import Norrbus
from deadline.test_deadlines import listed as deadlines
from deadline.test_deadlines import trio

PLACE = ("ärende", "placera", "1", "--form", "familjehem", "--samordnare", "Sara Niva")
EXAMINE = ("ärende", "hälsoundersökning", "1")


@pytest.fixture
def ready(norrbus: Norrbus) -> Norrbus:
    given.case(norrbus)
    norrbus.ok(
        "register",
        "samordnare",
        "--namn",
        "Sara Niva",
        "--titel",
        "socialsekreterare",
        "--e-post",
        "sara@example.se",
    )
    norrbus.day = "2026-05-04"
    return norrbus


@pytest.fixture
def placed(ready: Norrbus) -> Norrbus:
    ready.ok(*PLACE, "--sedan", "2026-05-01", "--var", "Storgatan 9, Piteå")
    return ready


def shown(norrbus: Norrbus, *more: str) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("ärende", "visa", "1", "--json", *more)))


def test_the_social_services_coordinate_from_the_placement_on(ready: Norrbus) -> None:
    out = ready.ok(*PLACE, "--sedan", "2026-05-01")
    assert out.splitlines() == [
        "NB-2026-0001: placering (familjehem) sedan fr 2026-05-01.",
        "Socialtjänsten har samordningsansvaret (överenskommelsen 2025). Samordnare: Sara Niva, socialsekreterare.",
    ]
    found = shown(ready)
    assert found["samordnare"] == "Sara Niva, socialsekreterare"
    assert found["overlamningar"] == [
        {
            "dag": "2026-05-04",
            "fran": "Karin Öberg",
            "till": "Sara Niva",
            "anteckning": "placering: socialtjänsten samordnar",
        }
    ]
    assert found["placeringar"] == [
        {
            "sedan": "2026-05-01",
            "till": None,
            "form": "familjehem",
            "halsoundersokning": "inte begärd",
            "var": "",
        }
    ]


def test_the_same_coordinator_is_warned_of(ready: Norrbus) -> None:
    result = ready(*PLACE[:-1], "Karin", "--sedan", "2026-05-01")
    assert result.code == 0
    assert "Samordnaren är densamma som förut" in result.err
    assert shown(ready)["overlamningar"] == []


def test_the_reminders_go_to_the_new_coordinator(placed: Norrbus) -> None:
    rows = json.loads(placed.ok("frist", "lista", "--json", "--samordnare", "Sara"))
    assert "hälsoundersökning" in {row["frist"] for row in rows}
    assert json.loads(placed.ok("frist", "lista", "--json", "--samordnare", "Karin")) == []


def test_the_examination_is_open_from_the_placement_until_it_is_made_or_declined(
    placed: Norrbus,
) -> None:
    assert trio(placed, "hälsoundersökning", "2026-05-01", "2026-05-02", "2026-05-04") == [
        ("öppen sedan idag", None),
        ("öppen sedan 1 dag", None),
        ("öppen sedan 3 dagar", None),
    ]
    assert "lag (2017:209)" in deadlines(placed)["hälsoundersökning"]["kalla"]
    assert (
        placed.ok(*EXAMINE, "--begärd", "2026-05-03")
        == "NB-2026-0001: hälsoundersökning begärd 2026-05-03.\n"
    )
    assert trio(placed, "hälsoundersökning", "2026-05-04") == [("öppen sedan 1 dag", None)]
    placed.day = "2026-05-20"
    assert "gjord 2026-05-20" in placed.ok(*EXAMINE, "--gjord", "2026-05-20")
    assert trio(placed, "hälsoundersökning", "2026-05-20") == [None]


def test_what_is_said_last_of_the_examination_holds(placed: Norrbus) -> None:
    assert "avböjd 2026-05-03" in placed.ok(
        *EXAMINE, "--begärd", "2026-05-02", "--tackat-nej", "2026-05-03"
    )
    assert trio(placed, "hälsoundersökning", "2026-05-04") == [None]
    assert "gjord 2026-05-04" in placed.ok(*EXAMINE, "--gjord", "2026-05-04")
    assert "avböjd 2026-05-04" in placed.ok(*EXAMINE, "--tackat-nej", "2026-05-04")


def test_a_placement_that_has_ended_asks_for_nothing_and_another_may_follow(
    placed: Norrbus,
) -> None:
    assert (
        placed.ok("ärende", "placering-upphör", "1", "--dag", "2026-05-03")
        == "NB-2026-0001: placeringen upphörde sö 2026-05-03.\n"
    )
    assert trio(placed, "hälsoundersökning", "2026-05-04") == [None]
    assert "ingen pågående placering" in placed.refused(
        3, "ärende", "placering-upphör", "1", "--dag", "2026-05-04"
    )
    assert "före den dag då den förra upphörde" in placed.refused(
        2, *PLACE, "--sedan", "2026-05-02"
    )
    placed.ok(*PLACE, "--sedan", "2026-05-03")
    assert [each["till"] for each in shown(placed)["placeringar"]] == ["2026-05-03", None]


def test_the_examination_of_a_placement_that_has_ended_is_recorded(placed: Norrbus) -> None:
    placed.ok("ärende", "placering-upphör", "1", "--dag", "2026-05-03")
    assert "före placeringens första dag" in placed.refused(2, *EXAMINE, "--gjord", "2026-04-30")
    assert "framtiden" in placed.refused(2, *EXAMINE, "--gjord", "2026-05-05")
    for day in ("2026-05-01", "2026-05-04"):  # the first day, and one after the end
        assert f"gjord {day}" in placed.ok(*EXAMINE, "--gjord", day)
    assert trio(placed, "hälsoundersökning", "2026-05-04") == [None]
    (found,) = shown(placed)["placeringar"]
    assert (found["till"], found["halsoundersokning"]) == ("2026-05-03", "gjord 2026-05-04")


def test_a_placement_that_has_ended_is_corrected_as_long_as_it_is_the_latest(
    placed: Norrbus,
) -> None:
    placed.ok("ärende", "placering-upphör", "1", "--dag", "2026-05-03")
    change = ("ärende", "ändra-placering", "1")
    told = placed.refused(2, *change, "--sedan", "2026-05-04")
    assert (
        "Dagen då placeringen upphörde, sö 2026-05-03, ligger före placeringens första dag" in told
    )
    for day in ("2026-05-03", "2026-05-02"):
        placed.ok(*change, "--sedan", day, "--form", "HVB")
    (found,) = shown(placed)["placeringar"]
    assert (found["sedan"], found["till"], found["form"]) == ("2026-05-02", "2026-05-03", "HVB")
    placed.ok(*PLACE, "--sedan", "2026-05-03")
    placed.ok(*EXAMINE, "--begärd", "2026-05-04")
    first, second = shown(placed)["placeringar"]
    assert [each["halsoundersokning"] for each in (first, second)] == [
        "inte begärd",
        "begärd 2026-05-04",
    ]


def test_a_case_without_a_placement_has_no_examination(ready: Norrbus) -> None:
    for line in (EXAMINE, ("ärende", "ändra-placering", "1")):
        told = ready.refused(3, *line, "--begärd", "2026-05-04")
        assert "NB-2026-0001 har ingen placering." in told


def test_a_closed_case_asks_for_no_examination_and_takes_no_placement(placed: Norrbus) -> None:
    placed.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert trio(placed, "hälsoundersökning", "2026-05-04") == [None]
    for line in (
        ("ärende", "placering-upphör", "1", "--dag", "2026-05-04"),
        (*EXAMINE, "--begärd", "2026-05-04"),
        (*PLACE, "--sedan", "2026-05-04"),
    ):
        assert "är avslutat" in placed.refused(4, *line)
    placed.ok("ärende", "öppna", "1", "--orsak", "x")
    assert trio(placed, "hälsoundersökning", "2026-05-04") == [("öppen sedan 3 dagar", None)]


def test_where_a_protected_child_is_placed_is_not_shown_unless_asked_for(placed: Norrbus) -> None:
    assert shown(placed)["placeringar"][0]["var"] == "Storgatan 9, Piteå"
    placed.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    assert shown(placed)["placeringar"][0]["var"] == "skyddade personuppgifter"
    assert (
        shown(placed, "--visa-skyddat", "bokar taxi")["placeringar"][0]["var"]
        == "Storgatan 9, Piteå"
    )


def test_what_happens_to_a_placement_is_an_event_in_the_case(placed: Norrbus) -> None:
    assert deadlines(placed)["ingen händelse"]["senast"] == "2026-07-30"
    placed.ok(*EXAMINE, "--begärd", "2026-05-02", "--gjord", "2026-05-04")
    assert deadlines(placed)["ingen händelse"]["senast"] == "2026-08-02"
    placed.day = "2026-05-09"
    placed.ok("ärende", "placering-upphör", "1", "--dag", "2026-05-09")
    assert deadlines(placed)["ingen händelse"]["senast"] == "2026-08-07"


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ((*PLACE, "--sedan", "2026-05-05"), 4, "har redan en placering sedan fr 2026-05-01"),
        ((*PLACE, "--sedan", "2026-05-03"), 4, "har redan en placering"),
        ((*PLACE[:-1], "Nils", "--sedan", "2026-05-03"), 3, "ingen samordnare Nils"),
        (EXAMINE, 2, "Ange vad som ska ändras, till exempel med --begärd"),
        (
            (*EXAMINE, "--gjord", "2026-05-03", "--tackat-nej", "2026-05-03"),
            2,
            "antingen gjord eller avböjd",
        ),
        ((*EXAMINE, "--gjord", "2026-05-05"), 2, "framtiden"),
        ((*EXAMINE, "--gjord", "2026-04-30"), 2, "före placeringens första dag"),
        (
            (*EXAMINE, "--begärd", "2026-05-03", "--tackat-nej", "2026-05-02"),
            2,
            "före dagen då undersökningen begärdes",
        ),
        (
            ("ärende", "placering-upphör", "1", "--dag", "2026-04-30"),
            2,
            "före placeringens första dag",
        ),
        (("ärende", "placering-upphör", "1", "--dag", "2026-05-05"), 2, "framtiden"),
    ],
)
def test_what_does_not_hold_together_is_refused(
    placed: Norrbus, line: tuple[str, ...], code: int, says: str
) -> None:
    if "2026-05-05" in line and "placera" in line:
        placed.day = "2026-05-05"
    assert says in placed.refused(code, *line)


def test_an_anonymous_consultation_has_no_placement(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert "anonym konsultation" in norrbus.refused(
        4, *PLACE[:-1], "Karin", "--sedan", "2026-03-30"
    )


def test_how_the_examination_stands_is_asked_for_at_a_terminal(placed: Norrbus) -> None:
    result = placed("ärende", "hälsoundersökning", "1", terminal=True, stdin="1\n2026-05-04\n\nj\n")
    assert "hälsoundersökning begärd 2026-05-04" in result.out, result.out + result.err


def test_a_placement_can_be_corrected(placed: Norrbus) -> None:
    placed.ok(*EXAMINE, "--begärd", "2026-05-02", "--tackat-nej", "2026-05-03")
    placed.ok(
        "ärende",
        "ändra-placering",
        "1",
        "--sedan",
        "2026-04-30",
        "--form",
        "HVB",
        "--var",
        "",
        "--tackat-nej",
        "",
    )
    assert shown(placed)["placeringar"] == [
        {
            "sedan": "2026-04-30",
            "till": None,
            "form": "HVB",
            "halsoundersokning": "begärd 2026-05-02",
            "var": "",
        }
    ]
    change = ("ärende", "ändra-placering", "1")
    assert "före barnets födelsedag" in placed.refused(2, *change, "--sedan", "2014-09-02")
    assert "framtiden" in placed.refused(2, *change, "--begärd", "2026-05-05")
    assert "antingen gjord eller avböjd" in placed.refused(
        2, *change, "--gjord", "2026-05-03", "--tackat-nej", "2026-05-03"
    )
    placed.ok("ärende", "placering-upphör", "1", "--dag", "2026-05-03")
    placed.ok(*PLACE, "--sedan", "2026-05-03")
    assert "före den dag då den förra upphörde" in placed.refused(
        2, *change, "--sedan", "2026-05-02"
    )


def test_nobody_is_placed_before_birth(ready: Norrbus) -> None:
    assert "före barnets födelsedag" in ready.refused(2, *PLACE, "--sedan", "2014-09-02")


def test_an_examination_requested_once_more_is_open_again(placed: Norrbus) -> None:
    placed.ok(*EXAMINE, "--tackat-nej", "2026-05-02")
    assert "begärd 2026-05-04" in placed.ok(*EXAMINE, "--begärd", "2026-05-04")
    assert trio(placed, "hälsoundersökning", "2026-05-04") == [("öppen sedan idag", None)]
    assert "före placeringens första dag" in placed.refused(
        2, *EXAMINE, "--tackat-nej", "2026-04-30"
    )


def test_a_plan_that_names_another_coordinator_is_warned_of(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Sara Niva")
    assert (
        "I planen står Karin Öberg som samordnare" in norrbus(*PLACE, "--sedan", "2026-04-20").err
    )


def test_that_a_placement_has_ended_is_asked_for_at_a_terminal(placed: Norrbus) -> None:
    end = ("ärende", "placering-upphör", "1")
    told = placed(*end, terminal=True, stdin="2026-05-03\nj\n")
    assert "placeringen upphörde" in told.out, told.out + told.err
    again = placed(*end, terminal=True, stdin="2026-05-03\nj\n")
    assert again.code == 3
    assert "ingen pågående placering" in again.err
