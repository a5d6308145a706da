"""A case is handed over to another coordinator, with a summary on paper; one does not happen without the other."""

from __future__ import annotations

import json
from pathlib import Path

import given
import pytest
from conftest import Norrbus

HAND = ("ärende", "lämna-över", "1", "--till")


@pytest.fixture
def two(norrbus: Norrbus) -> Norrbus:
    given.once(norrbus, "two coordinators", _two)
    return norrbus


def _two(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Sara Niva", "--titel", "socialsekreterare")


def summary(norrbus: Norrbus) -> str:
    found = sorted((norrbus.documents / "NB-2026-0001").glob("*overlamning*.md"))
    return found[-1].read_text(encoding="utf-8")


def test_the_case_has_another_coordinator_and_the_summary_is_written(two: Norrbus) -> None:
    two.ok(
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--beskrivning",
        "x",
    )
    given.deviation(two)
    result = two(*HAND, "sara", "--anteckning", "Mikael nås på kvällar.")
    assert (
        result.out.splitlines()[0]
        == "NB-2026-0001 är överlämnat till Sara Niva, socialsekreterare."
    )
    assert [Path(line).name for line in result.out.splitlines()[1:]] == [
        "NB-2026-0001-overlamning-1.md",
        "NB-2026-0001-overlamning-1.html",
    ]
    assert "I planen står Karin Öberg som samordnare" in result.err
    text = summary(two)
    for fact in (
        "**Från**\\\nKarin Öberg, specialpedagog\n\n**Till**\\\nSara Niva, socialsekreterare",
        "Mikael nås på kvällar.",
        "**Läge**\\\nplan gäller",
        "Hög frånvaro.",
        "Hästar.",
        "### Anna Lantto\n\n**För**\\\nCentrumskolan, Kalix socialtjänst, Kalix hälsocentral\n",
        "- NB-2026-0001-M1: norrbusmöte ti 2026-04-21 kl. 13.00, hållet",
        "### 2. Sömnsamtal\n\n**Ansvarig**\\\nKalix hälsocentral\n\n**Slutar**\\\n30 juni 2026\n\n**Läge**\\\nbeslutad",
        "Version 1. Uppföljning 10 juni 2026.",
        "- NB-2026-0001-O1: oenighet om kostnadsansvar, hos ordinarie ledning",
        "- A-2026-0001: avvikelse, underskrift väntas",
        "- insats börjar, NB-2026-0001 insats 1: senast 4 maj 2026",
        "Samordnare: Sara Niva, socialsekreterare",
    ):
        assert fact in text, fact
    assert not [word for word in given.SECRET if word in text]
    assert "overlamning" in two.ok("dokument", "lista", "1")


def test_a_second_hand_over_has_a_paper_of_its_own_and_both_stay(two: Norrbus) -> None:
    two.ok(*HAND, "Sara")
    two.day = "2026-04-22"
    two.ok(*HAND, "Karin", "--utan-dokument")
    assert "**Från**\\\nKarin Öberg" in summary(two)
    assert not (two.documents / "NB-2026-0001/NB-2026-0001-overlamning-2.md").exists()
    two.ok("dokument", "skriv", "överlämning", "1")
    assert "**Från**\\\nSara Niva, socialsekreterare\n\n**Till**\\\nKarin" in summary(two)
    found = json.loads(two.ok("ärende", "visa", "1", "--json"))
    assert [(each["dag"], each["fran"], each["till"]) for each in found["overlamningar"]] == [
        ("2026-04-21", "Karin Öberg", "Sara Niva"),
        ("2026-04-22", "Sara Niva", "Karin Öberg"),
    ]


def test_what_cannot_be_written_is_not_handed_over(two: Norrbus) -> None:
    assert "Det går inte att skriva" in two.refused(5, *HAND, "Sara", "--mapp", "/proc/ingenstans")
    assert (
        json.loads(two.ok("ärende", "visa", "1", "--json"))["samordnare"]
        == "Karin Öberg, specialpedagog"
    )


def test_early_in_a_case_there_is_little_to_tell(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok(
        "ärende",
        "skapa",
        "--barn",
        "Kim Niva",
        "--född",
        "2008-01-01",
        "--behov-sett",
        "idag",
        "--sett-av",
        "skola",
        "--behov",
        "x",
        "--nivå",
        "tidiga",
    )
    norrbus.ok("register", "samordnare", "--namn", "Sara Niva")
    norrbus.ok(*HAND, "Sara", "--mapp", "papper")
    text = Path("papper/NB-2026-0001-overlamning-1.md").read_text(encoding="utf-8")
    for fact in ("Inga möten.", "Ingen plan.", "\nSamtycke saknas"):
        assert fact in text
    assert "Vårdnadshavare" not in text
    assert "Att veta" not in text


def test_a_placed_child_is_said_to_be_and_the_place_is_not(two: Norrbus) -> None:
    two.ok(
        "ärende",
        "placera",
        "1",
        "--sedan",
        "2026-04-20",
        "--form",
        "HVB",
        "--var",
        "Storgatan 9",
        "--samordnare",
        "Sara",
    )
    two.ok(*HAND, "Karin")
    assert "Placerad utanför det egna hemmet sedan 20 april 2026." in summary(two)
    assert "Storgatan" not in summary(two)
    two.ok("ärende", "placering-upphör", "1", "--dag", "2026-04-21")
    two.ok(*HAND, "Sara")
    assert "Placerad" not in summary(two)


def test_a_plan_without_measures_or_day_is_told_as_it_is(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.ok("register", "samordnare", "--namn", "Sara Niva")
    norrbus.ok(*HAND, "Sara")
    assert "\nVersion 1. Ingen uppföljning är bestämd.\n" in summary(norrbus)


@pytest.mark.parametrize(
    ("who", "code", "says"),
    [
        ("Karin", 4, "Karin Öberg är redan samordnare"),
        ("Nils", 3, "ingen samordnare Nils"),
        ("Sara", 2, "kan vara Sara Niva eller Sara Wara"),
    ],
)
def test_to_whom_must_be_clear_and_new(two: Norrbus, who: str, code: int, says: str) -> None:
    two.ok("register", "samordnare", "--namn", "Sara Wara")
    assert says in two.refused(code, *HAND, who)


def test_a_closed_case_is_not_handed_over_and_no_paper_comes_before_a_hand_over(
    two: Norrbus,
) -> None:
    assert "Lämna först över ärendet" in two.refused(4, "dokument", "skriv", "överlämning", "1")
    two.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert "är avslutat" in two.refused(4, *HAND, "Sara")


def test_the_new_coordinator_is_chosen_from_those_of_the_register_at_a_terminal(
    two: Norrbus,
) -> None:
    result = two("ärende", "lämna-över", terminal=True, stdin="1\nSara\n\nj\n")
    assert "är överlämnat till Sara Niva" in result.out, result.err


def test_an_anonymous_consultation_is_handed_over_without_a_paper(two: Norrbus) -> None:
    two.ok("ärende", "skapa", "--anonym", *given.need(two.day))
    assert (
        two.ok("ärende", "lämna-över", "2", "--till", "Sara")
        == "NB-2026-0002 är överlämnat till Sara Niva, socialsekreterare.\n"
    )


def test_a_file_in_the_way_is_replaced_only_when_asked(two: Norrbus) -> None:
    folder = two.documents / "NB-2026-0001"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "NB-2026-0001-overlamning-1.html").write_text("annat")
    assert "--skriv-över" in two.refused(5, *HAND, "Sara")
    two.ok(*HAND, "Sara", "--skriv-över")
    assert "Överlämning" in (folder / "NB-2026-0001-overlamning-1.html").read_text(encoding="utf-8")


def test_who_coordinates_a_placed_child_is_reminded_of(two: Norrbus) -> None:
    two.ok(
        "ärende", "placera", "1", "--sedan", "2026-04-20", "--form", "HVB", "--samordnare", "Sara"
    )
    assert "socialtjänsten har samordningsansvaret" in two(*HAND, "Karin").err


def followed_up(norrbus: Norrbus, *decided: str) -> None:
    norrbus.day = "2026-06-10"
    outcomes = (word for number in "123" for word in ("--genomförd", number))
    norrbus.ok("uppföljning", "registrera", "1", *outcomes, "--beslut", *decided)


@pytest.mark.parametrize(
    ("decided", "told"),
    [
        (("fortsätt", "--nästa", "2026-09-16"), "Version 1. Uppföljning 16 september 2026."),
        (("revidera", "--nästa", "2026-09-16"), "Version 2. Uppföljning 16 september 2026."),
        (("avsluta",), "Version 1. Ingen uppföljning är bestämd."),
    ],
)
def test_the_day_of_the_next_follow_up_is_the_one_that_holds_now(
    two: Norrbus, decided: tuple[str, ...], told: str
) -> None:
    followed_up(two, *decided)
    two.ok(*HAND, "sara")
    assert told in summary(two)


@pytest.mark.parametrize(("kept", "told"), [("2026-06-09", True), ("2026-06-10", False)])
def test_a_day_that_has_been_kept_is_no_day_to_come(two: Norrbus, kept: str, told: bool) -> None:
    """A version made after a follow-up, with the day of the one before it."""
    two.day = "2026-06-10"
    outcomes = (word for number in "123" for word in ("--genomförd", number))
    days = ("--dag", kept, "--beslut", "fortsätt", "--nästa", "2026-09-16")
    two.ok("uppföljning", "registrera", "1", *outcomes, *days)
    two.ok("plan", "revidera", "1", "--orsak", "x")
    two.ok(*HAND, "sara")
    assert ("Uppföljning 10 juni 2026" in summary(two)) == told
