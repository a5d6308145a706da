"""What an actor is to do: shown, in the day's lists, and on a paper without names for its own meeting."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import half_siblings
import pytest
from conftest import Norrbus

PAPER = ("dokument", "skriv", "aktörens uppgifter")


def work(norrbus: Norrbus, actor: str = "soc") -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("aktör", "visa", actor, "--json")))


def paper(norrbus: Norrbus, actor: str = "soc", *more: str) -> str:
    path = norrbus.ok(*PAPER, actor, "--format", "md", "--skriv-över", *more).splitlines()[0]
    return Path(path).read_text(encoding="utf-8")


@pytest.fixture
def planned(norrbus: Norrbus) -> Norrbus:
    """A plan that nobody has signed, with a measure for each core actor."""
    given.once(norrbus, "planned", _planned)
    return norrbus


def _planned(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.ok("plan", "skapa", "1", "--dag", norrbus.day)
    for actor in ("skola", "soc", "primärvård"):
        norrbus.ok(
            "plan",
            "insats",
            "1",
            "--vad",
            f"Stöd av {actor}",
            "--aktör",
            actor,
            "--börjar",
            "2026-04-07",
            "--slutar",
            "2026-04-14",
        )


def test_an_actor_is_shown_with_what_it_is_to_do(planned: Norrbus) -> None:
    found = work(planned)
    assert found["kontaktpersoner"] == [
        {"namn": "Sara Niva", "roll": "", "telefon": "", "e_post": "sara@example.se"}
    ]
    assert found["insatser"] == [
        {
            "arende": "NB-2026-0001",
            "nummer": 2,
            "vad": "Stöd av soc",
            "lage": "beslutad",
            "borjar": "2026-04-07",
            "slutar": "2026-04-14",
            "sen": False,
            "samtycke": True,
        }
    ]
    assert [(each["mote"], each["kallad"]) for each in found["svar"]] == [
        ("NB-2026-0001-M1", planned.day)
    ]
    assert [(each["arende"], each["version"]) for each in found["underskrifter"]] == [
        ("NB-2026-0001", 1)
    ]
    assert {each["frist"] for each in found["frister"]} == {
        "insats börjar",
        "insats slutar",
        "underskrifter",
        "mötesdag",
    }
    planned.ok("möte", "svar", "1", "--vem", "soc", "--svar", "ja")
    planned.ok("plan", "underteckna", "1", "--aktör", "soc")
    planned.ok("plan", "ändra-insats", "1", "2", "--läge", "klar")
    found = work(planned)
    assert found["svar"] == found["underskrifter"] == found["insatser"] == []
    assert work(planned, "skola")["insatser"] != []
    assert work(planned, "BUP")["frister"] == []


@pytest.mark.parametrize(
    ("day", "late"),
    [("2026-04-06", False), ("2026-04-07", False), ("2026-04-08", True), ("2026-04-15", True)],
)
def test_a_measure_is_late_the_day_after_it_should_have_begun(
    planned: Norrbus, day: str, late: bool
) -> None:
    planned.day = day
    assert work(planned)["insatser"][0]["sen"] is late


@pytest.mark.parametrize(
    ("day", "count"), [("2026-04-20", 1), ("2026-04-21", 1), ("2026-04-22", 0)]
)
def test_a_summons_is_answered_until_the_day_of_the_meeting(
    planned: Norrbus, day: str, count: int
) -> None:
    planned.day = day
    assert len(work(planned)["svar"]) == count


def test_at_a_terminal_the_child_stands_beside_and_the_look_is_logged(planned: Norrbus) -> None:
    before = planned.rows()["looks"]
    said = planned("aktör", "visa", "soc", terminal=True).out
    assert "Elsa L., 2014" in said
    assert planned.rows()["looks"] > before
    before = planned.rows()["looks"]
    assert "Elsa" not in planned.ok("aktör", "visa", "soc")
    assert planned.rows()["looks"] == before + 1


def test_an_unknown_actor_is_refused_in_every_list(planned: Norrbus) -> None:
    for line in (
        ("aktör", "visa", "x"),
        ("idag", "--aktör", "x"),
        ("frist", "lista", "--aktör", "x"),
        (*PAPER, "x"),
    ):
        assert "ingen aktör med kortnamnet x" in planned.refused(3, *line)


def test_a_case_without_consent_is_marked_on_screen_and_not_on_paper(planned: Norrbus) -> None:
    assert "NB-2026-0001" in paper(planned)
    assert "samtycke" not in planned("aktör", "visa", "soc").err
    planned.ok("samtycke", "återkalla", "1", "--vem", "Mikael", "--aktör", "soc", "--ja")
    found = work(planned)
    assert {
        each["samtycke"]
        for part in ("insatser", "svar", "underskrifter", "frister")
        for each in found[part]
    } == {False}
    assert 'dokument skriv "aktörens uppgifter" soc' in planned("aktör", "visa", "soc").err
    refused = planned.refused(4, *PAPER, "soc", "--skriv-över")
    assert "inget att göra i något ärende där samtycket gäller" in refused
    assert "NB-" not in refused
    assert "NB-2026-0001" in paper(planned, "skola")


@pytest.mark.parametrize(
    ("day", "there"), [("2026-04-09", True), ("2026-04-10", True), ("2026-04-11", False)]
)
def test_the_last_day_of_the_consent_is_the_last_on_which_the_actor_reads(
    norrbus: Norrbus, day: str, there: bool
) -> None:
    given.case(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "soc", until="2026-04-10")
    norrbus.ok("plan", "skapa", "1")
    norrbus.ok("plan", "insats", "1", "--vad", "Samtal", "--aktör", "soc")
    norrbus.day = day
    assert norrbus(*PAPER, "soc").code == (0 if there else 4)
    assert work(norrbus)["insatser"][0]["samtycke"] is there


def test_the_paper_leaves_out_one_case_and_says_nothing_of_it(planned: Norrbus) -> None:
    given.child(planned, number="20120315-2390", name="Nils Berg")
    planned.ok(
        "ärende",
        "vårdnadshavare",
        "2",
        "--namn",
        "Ida Berg",
        "--personnummer",
        "19850211-2397",
        "--vårdnad",
        "ensam",
    )
    planned.ok("plan", "skapa", "2")
    planned.ok("plan", "insats", "2", "--vad", "Annat", "--aktör", "soc")
    planned.ok(
        "avvikelse",
        "rapportera",
        "2",
        "--arbetsplats",
        "skola",
        "--grund",
        "annat",
        "--beskrivning",
        "x",
        "--konsekvenser",
        "y",
        "--förslag",
        "z",
        "--aktör",
        "soc",
        "--chef",
        "Per Lindmark",
        "--skolform",
        "förskola/grundskola",
    )
    without = paper(planned)
    assert [each["arende"] for each in work(planned)["insatser"]] == [
        "NB-2026-0001",
        "NB-2026-0002",
    ]
    for word in ("0002", "Nils", "Annat", "A-2026"):
        assert word not in without
    given.consent(planned, "Ida", "soc", case="2")
    whole = paper(planned)
    assert "NB-2026-0002" in whole
    # Nothing but the case is added: no count of what was left out.
    assert set(without.splitlines()) - set(whole.splitlines()) == set()


def test_the_paper_names_nobody_of_the_family(planned: Norrbus) -> None:
    planned.ok(
        "plan", "ändra-insats", "1", "2", "--vad", "Elsas läxor med Anna Lantto, 070-174 06 11"
    )
    said = paper(planned)
    assert r"Insats 2: barnets läxor med vårdnadshavaren, \[telefon\]" in said
    for word in ("Elsa", "Lantto", "Mikael", "Ström"):
        assert word not in said
    assert "Svara på kallelsen till NB-2026-0001-M1, tisdag 21 april 2026 kl. 13.00" in said
    assert "Skriv under planen från 30 mars 2026" in said
    assert "(beslutad, börjar 7 april 2026, slutar 14 april 2026)" in said
    planned.ok("plan", "insats", "1", "--vad", "Utan dagar", "--aktör", "soc")
    assert "Utan dagar (beslutad)" in paper(planned)


def test_nor_anybody_of_a_siblings_case_whose_consent_has_ended(norrbus: Norrbus) -> None:
    half_siblings.family(norrbus)
    norrbus.ok("plan", "skapa", "2", "--dag", norrbus.day)
    what = "Nils, Elsa och Lantto åker med Mikael Ström, Elsas pappa, och Anna"
    given.measure(norrbus, what, "skola", "2")
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Mikael", "--ja")
    told = paper(norrbus, "skola")
    assert "NB-2026-0001" not in told
    assert not any(name in told for name in ("Elsa", "Mikael", "Ström", "Nils", "Anna"))
    assert (
        "barnet, ett syskon och vårdnadshavaren åker med en annan vuxen, ett syskons pappa" in told
    )


def test_a_school_that_tells_where_a_hidden_child_is_is_called_by_its_kind(
    planned: Norrbus,
) -> None:
    assert "Uppgifter för Centrumskolan" in paper(planned, "skola")
    planned.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    planned.ok("ärende", "ändra", "1", "--adress", "Undangatan 7, 961 99 Gömstad")
    planned.ok("plan", "ändra-insats", "1", "1", "--vad", "Hämta på Undangatan 7")
    said = paper(planned, "skola")
    assert "Uppgifter för skola" in said
    assert "Undangatan" not in said
    assert "Insats 1: uppgiften lämnas inte här" in said


def test_a_consultation_is_read_of_without_consent(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    norrbus.ok("möte", "kalla", "1", "--aktör", "soc", "--sätt", "brev")
    assert "Svara på kallelsen till NB-2026-0001-M1" in paper(norrbus)


def test_a_deviation_without_a_case_is_on_the_paper(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok(
        "avvikelse",
        "rapportera",
        "--klient",
        "Elev i åk 7",
        "--arbetsplats",
        "skola",
        "--grund",
        "annat",
        "--beskrivning",
        "x",
        "--konsekvenser",
        "y",
        "--förslag",
        "z",
        "--aktör",
        "soc",
        "--chef",
        "Per Lindmark",
        "--skolform",
        "förskola/grundskola",
    )
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    norrbus.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    said = paper(norrbus)
    assert "## A-2026-0001" in said
    assert "åk 7" not in said


# --- the day's lists ---------------------------------------------------------------------


def test_the_lists_are_narrowed_to_what_an_actor_is_to_do(planned: Norrbus) -> None:
    given.booked(planned, "2026-04-08")
    found = json.loads(planned.ok("frist", "lista", "--json", "--aktör", "soc"))
    assert {each["galler"] for each in found if each["frist"] == "insats börjar"} == {
        "NB-2026-0001 insats 2"
    }
    assert "kallelse" not in {each["frist"] for each in found}
    everybody = json.loads(planned.ok("frist", "lista", "--json"))
    assert len(everybody) > len(found)
    given.forum(planned, day="2026-04-02")
    planned.day = "2026-04-07"
    today = json.loads(planned.ok("idag", "--json", "--aktör", "soc"))
    assert [each["galler"] for each in today["idag"]] == ["NB-2026-0001 insats 2"]
    assert [each["vantar_pa"] for each in today["vantar"] if "svar" in each["vantar_pa"]] == [
        "svar från soc"
    ]
    assert today["moten"] == []
    assert json.loads(planned.ok("idag", "--json", "--aktör", "BUP"))["vantar"] == []
    planned.ok("möte", "svar", "NB-2026-0001-M1", "--vem", "soc", "--svar", "ja")
    today = json.loads(planned.ok("idag", "--json", "--aktör", "soc"))
    assert not [each for each in today["vantar"] if "svar" in each["vantar_pa"]]


@pytest.mark.parametrize(
    ("day", "there"),
    [("2026-04-14", False), ("2026-04-15", True), ("2026-04-21", True), ("2026-04-22", False)],
)
def test_the_week_is_today_and_the_six_days_after(planned: Norrbus, day: str, there: bool) -> None:
    planned.day = day
    rows = json.loads(planned.ok("idag", "--vecka", "--json"))["dagar"]
    assert ("2026-04-21" in {each["dag"] for each in rows if each["slag"] == "möte"}) == there
    if there:
        [meeting] = [each for each in rows if each["slag"] == "möte"]
        assert meeting == {
            "dag": "2026-04-21",
            "tid": "13:00",
            "slag": "möte",
            "vad": "norrbusmöte",
            "galler": "NB-2026-0001-M1",
            "nasta_steg": "norrbus möte visa NB-2026-0001-M1",
        }


def test_the_week_is_seen_day_by_day(planned: Norrbus) -> None:
    given.forum(planned, day="2026-04-16")
    planned.day = "2026-04-15"
    said = planned("idag", "--vecka", terminal=True).out
    lines = said.splitlines()
    assert [
        line[:13] for line in lines if line[:3] in {"on ", "to ", "fr ", "lö ", "sö ", "må ", "ti "}
    ] == [
        "on 2026-04-15",
        "to 2026-04-16",
        "fr 2026-04-17",
        "lö 2026-04-18",
        "sö 2026-04-19",
        "må 2026-04-20",
        "ti 2026-04-21",
    ]
    assert "13.00 norrbusmöte NB-2026-0001-M1 Elsa L., 2014" in said
    assert "styrgrupp F-2026-0001" in said
    assert "lö 2026-04-18  inget" in said
    assert "! insats slutar NB-2026-0001 insats 2 Elsa L., 2014: 1 dag försenad" in " ".join(
        said.split()
    )
    only = planned("idag", "--vecka", "--aktör", "soc", terminal=True).out
    assert "styrgrupp" not in only


def test_a_letter_of_a_moved_meeting_stands_on_the_day_it_is_due(planned: Norrbus) -> None:
    planned.day = "2026-04-15"
    planned.ok("möte", "flytta", "1", "--dag", "2026-04-20")
    rows = json.loads(planned.ok("idag", "--vecka", "--json"))["dagar"]
    assert any("ny tid till soc" in each["vad"] for each in rows)
    said = " ".join(planned("idag", "--vecka", terminal=True).out.split())
    assert "sista dag: ny tid till soc NB-2026-0001-M1" in said


def test_the_week_in_a_pipe_is_lines(planned: Norrbus) -> None:
    planned.day = "2026-04-15"
    said = planned.ok("idag", "--vecka")
    assert "Dag: ti 2026-04-21\t13:00\tmöte\tnorrbusmöte\tNB-2026-0001-M1" in said
    assert "Försenat: NB-2026-0001 insats 1" in said
    assert "Väntar" not in said
