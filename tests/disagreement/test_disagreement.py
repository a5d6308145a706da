"""A disagreement is reported, referred upwards and decided; until then it is a deadline."""

from __future__ import annotations

import json
from typing import Any

import given
import pytest
from conftest import Norrbus
from deadline.test_deadlines import trio

BETWEEN = ("--aktör", "skola", "--aktör", "soc")
ABOUT = ("--gäller", "kostnadsansvar", "--beskrivning", "Vem som betalar elevassistenten.")


@pytest.fixture
def reported(norrbus: Norrbus) -> Norrbus:
    given.once(norrbus, "disagreement", _reported)
    return norrbus


def _reported(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("oenighet", "anmäl", "1", *BETWEEN, *ABOUT)


def listed(norrbus: Norrbus, *more: str) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok("oenighet", "lista", *more, "--json")))


@pytest.mark.parametrize("turned", [False, True])
def test_it_may_be_about_both_the_work_and_the_cost(norrbus: Norrbus, turned: bool) -> None:
    given.case(norrbus)
    both = [("--gäller", each) for each in ("verksamhetsansvar", "kostnadsansvar")]
    words = [word for pair in (reversed(both) if turned else both) for word in pair]
    out = norrbus.ok("oenighet", "anmäl", "1", *BETWEEN, *words, "--beskrivning", "x")
    assert "om verksamhets- och kostnadsansvar är anmäld" in out
    assert [each["galler"] for each in listed(norrbus)] == ["verksamhets- och kostnadsansvar"]
    year = json.loads(norrbus.ok("statistik", "år", "2026", "--internt", "--json"))
    assert "verksamhets- och kostnadsansvar" in json.dumps(year, ensure_ascii=False)


def test_it_goes_from_the_management_upwards_until_it_is_decided(reported: Norrbus) -> None:
    assert [
        (each["referens"], each["galler"], each["mellan"], each["lage"])
        for each in listed(reported)
    ] == [("NB-2026-0001-O1", "kostnadsansvar", ["skola", "soc"], "hos ordinarie ledning")]
    reported.day = "2026-04-10"
    assert "hänskjuten till styrgrupp" in reported.ok(
        "oenighet", "hänskjut", "1", "--nivå", "styrgrupp"
    )
    reported.day = "2026-04-20"
    assert "Samverkansstruktur målgrupp barn och unga" in reported.ok(
        "oenighet", "hänskjut", "NB-2026-0001-O1", "--nivå", "Samverkansstruktur"
    )
    reported.day = "2026-05-04"
    assert (
        reported.ok("oenighet", "avgör", "1", "--beslut", "Kommunen betalar.")
        == "Oenigheten NB-2026-0001-O1 är avgjord av Samverkansstruktur.\n"
    )
    [found] = listed(reported, "1")
    assert found["nivaer"] == [
        "ordinarie ledning 2026-03-30",
        "styrgrupp 2026-04-10",
        "Samverkansstruktur 2026-04-20",
    ]
    assert (found["beskrivning"], found["beslut"], found["avgjord"]) == (
        "Vem som betalar elevassistenten.",
        "Kommunen betalar.",
        "2026-05-04",
    )
    assert listed(reported) == []
    assert len(listed(reported, "--alla")) == 1


def test_it_is_open_with_its_age_until_it_is_decided_and_never_gets_a_number(
    reported: Norrbus,
) -> None:
    assert trio(reported, "oenighet", "2026-03-30", "2026-03-31", "2026-04-09") == [
        ("öppen sedan idag", None),
        ("öppen sedan 1 dag", None),
        ("öppen sedan 10 dagar", None),
    ]
    reported.ok("oenighet", "avgör", "1", "--beslut", "x")
    assert trio(reported, "oenighet", "2026-04-09") == [None]


def test_it_is_referred_upwards_only(reported: Norrbus) -> None:
    reported.ok("oenighet", "hänskjut", "1", "--nivå", "Samverkansstruktur")
    assert "Det finns ingen högre nivå" in reported.refused(
        4, "oenighet", "hänskjut", "1", "--nivå", "styrgrupp"
    )
    reported.ok("oenighet", "anmäl", "1", *BETWEEN, *ABOUT, "--nivå", "styrgrupp")
    assert "Högre nivåer är Samverkansstruktur" in reported.refused(
        4, "oenighet", "hänskjut", "NB-2026-0001-O2", "--nivå", "styrgrupp"
    )


def test_what_is_decided_stays(reported: Norrbus) -> None:
    reported.ok("oenighet", "avgör", "1", "--beslut", "x")
    for line in (("avgör", "1", "--beslut", "y"), ("hänskjut", "1", "--nivå", "styrgrupp")):
        assert "avgjordes må 2026-03-30" in reported.refused(4, "oenighet", *line)


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        (("anmäl", "1", "--aktör", "skola", *ABOUT), 2, "minst två aktörer"),
        (("anmäl", "1", "--aktör", "skola", "--aktör", "skola", *ABOUT), 2, "minst två aktörer"),
        (("anmäl", "1", *BETWEEN, *ABOUT, "--dag", "2026-03-31"), 2, "framtiden"),
        (
            ("anmäl", "1", *BETWEEN, *ABOUT, "--dag", "2026-03-29"),
            2,
            "ligger före dagen då behovet sågs",
        ),
        (
            ("anmäl", "1", *BETWEEN, "--gäller", "fika", "--beskrivning", "x"),
            2,
            "finns inte att välja",
        ),
        (
            ("hänskjut", "1", "--nivå", "styrgrupp", "--dag", "2026-03-29"),
            2,
            "ligger före dagen då den kom till ordinarie ledning",
        ),
        (("hänskjut", "1", "--nivå", "ordinarie ledning"), 2, "finns inte att välja"),
        (("avgör", "1", "--beslut", "x", "--dag", "2026-03-31"), 2, "framtiden"),
        (
            ("avgör", "NB-2026-0001-O2", "--beslut", "x"),
            3,
            "Det finns ingen oenighet NB-2026-0001-O2. De som finns är NB-2026-0001-O1",
        ),
        (("avgör", "2", "--beslut", "x"), 3, "Det finns ingen oenighet i NB-2026-0002. Anmäl en"),
    ],
)
def test_what_does_not_hold_together_is_refused(
    reported: Norrbus, line: tuple[str, ...], code: int, says: str
) -> None:
    given.child(reported, "--född", "2015-01-01", number="", name="Kim Niva")
    assert says in reported.refused(code, "oenighet", *line)


def test_of_several_it_must_be_said_which(reported: Norrbus) -> None:
    reported.ok("oenighet", "anmäl", "1", *BETWEEN, *ABOUT)
    assert "Skriv vilken: NB-2026-0001-O1 eller NB-2026-0001-O2" in reported.refused(
        2, "oenighet", "avgör", "1", "--beslut", "x"
    )
    reported.ok("oenighet", "avgör", "NB-2026-0001-O1", "--beslut", "x")
    assert "NB-2026-0001-O2" in reported.ok("oenighet", "avgör", "1", "--beslut", "y")


def test_a_closed_case_takes_no_new_facts_and_its_disagreement_is_no_deadline(
    reported: Norrbus,
) -> None:
    reported.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    for line in (
        ("anmäl", "1", *BETWEEN, *ABOUT),
        ("avgör", "1", "--beslut", "x"),
        ("hänskjut", "1", "--nivå", "styrgrupp"),
    ):
        assert "är avslutat" in reported.refused(4, "oenighet", *line)
    assert trio(reported, "oenighet", "2026-04-01") == [None]


def test_it_can_be_asked_for_at_a_terminal_and_a_look_is_logged(reported: Norrbus) -> None:
    result = reported("oenighet", "avgör", terminal=True, stdin="1\nKommunen betalar.\n\nja\n")
    assert "är avgjord" in result.out, result.err
    before = reported.rows()["looks"]
    assert "Kommunen betalar." in reported.ok("oenighet", "lista", "1")
    assert reported.rows()["looks"] == before + 1
