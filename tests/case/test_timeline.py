"""The child's way: on a screen, and as a paper to the child and each guardian that tells nothing of what others keep."""

from __future__ import annotations

import json
from pathlib import Path

import given
import pytest
from conftest import Norrbus

CHILD, ANNA, MIKAEL = 1, 2, 3


def papers(norrbus: Norrbus, *more: str) -> dict[int, str]:
    """Each timeline, by the number that stands for its reader."""
    out = norrbus.ok("dokument", "skriv", "tidslinje", "1", "--format", "md", "--skriv-över", *more)
    return {
        int(Path(path).stem.split("-")[4]): Path(path).read_text("utf-8")
        for path in out.splitlines()
    }


def screen(norrbus: Norrbus, *more: str) -> str:
    return norrbus(*more, "ärende", "visa", "1", "--tidslinje", terminal=True).out


def test_the_way_is_seen_day_by_day_with_what_comes(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-05-01"
    given.booked(norrbus, "2026-05-20")
    lines = screen(norrbus).splitlines()
    assert lines[0] == "NB-2026-0001, Elsa Lantto: plan gäller"
    # Everything is on one day: it is said once.
    assert [line for line in lines if line.startswith("ti 2026-04-21")] == [
        "ti 2026-04-21  Behovet sågs av skola"
    ]
    assert "on 2026-05-20  kommer: norrbusmöte M2 (bokat)" in lines
    assert any("kommer: planen följs upp" in line for line in lines)
    assert lines.index(
        "fr 2026-05-01  Norrbusmöte M2 bokades till on 2026-05-20 kl. 13.00"
    ) > lines.index("ti 2026-04-21  Behovet sågs av skola")
    assert max(map(len, lines)) <= 80
    norrbus.day = "2026-05-21"
    assert "kommer: norrbusmöte" not in screen(norrbus)
    assert "ti 2026-04-21: Ärendet öppnades" in screen(norrbus, "--enkelt")


def test_the_way_in_a_pipe_is_the_oldest_first_and_in_json_the_whole_case(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    lines = norrbus.ok("ärende", "visa", "1", "--tidslinje").splitlines()
    assert lines[:2] == ["Ärende: NB-2026-0001", "Status: plan gäller"]
    assert lines[2].startswith("Tidslinje: ti 2026-04-21\tBehovet sågs av skola")
    assert all(line.startswith("Tidslinje: ") for line in lines[2:])
    whole = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
    assert json.loads(norrbus.ok("ärende", "visa", "1", "--tidslinje", "--json")) == whole


def test_a_consultation_has_a_way_and_no_paper(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert screen(norrbus).startswith("NB-2026-0001: anonym konsultation\n")
    assert "En anonym konsultation handlar inte om någon" in norrbus.refused(
        4, "dokument", "skriv", "tidslinje", "1"
    )


def test_the_look_at_the_way_is_logged(norrbus: Norrbus) -> None:
    given.case(norrbus)
    before = norrbus.rows()["looks"]
    norrbus.ok("ärende", "visa", "1", "--tidslinje")
    assert norrbus.rows()["looks"] == before + 3


# --- the paper ---------------------------------------------------------------------------


def test_each_reads_a_paper_of_its_own(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.booked(norrbus, "2026-05-20")
    norrbus.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    found = papers(norrbus)
    assert found.keys() == {CHILD, ANNA, MIKAEL}
    assert "# Din väg" in found[CHILD]
    assert "# Elsa Lantto: vägen genom samordningen" in found[ANNA]
    for said in found.values():
        assert "Norrbusmötet hölls. Med var" in said
        assert "Planen, version 1, skrevs under av" in said
        assert "- Norrbusmöte onsdag 20 maj 2026 kl. 13.00." in said
        assert "Planen följs upp" in said
    assert papers(norrbus, "--till", "Anna").keys() == {ANNA}


def test_a_guardian_reads_of_its_own_consent_alone(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola", "BUP")
    given.consent(norrbus, "Mikael", "soc")
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Mikael", "--aktör", "soc", "--ja")
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    found = papers(norrbus)
    assert "Du samtyckte. Det gällde Centrumskolan och BUP Kalix." in found[ANNA]
    assert "Du tog tillbaka ditt samtycke." in found[ANNA]
    assert "socialtjänst" not in found[ANNA]
    assert "Du tog tillbaka ditt samtycke för Kalix socialtjänst." in found[MIKAEL]
    assert "BUP" not in found[MIKAEL]
    assert "samtyck" not in found[CHILD]


@pytest.mark.parametrize(
    ("taken", "on_screen", "on_paper"),
    [
        (("BUP",), " för BUP", " för BUP Kalix."),
        (("skola",), " för skola", " för Centrumskolan."),
        (("skola", "BUP"), " för skola och BUP", " för Centrumskolan och BUP Kalix."),
        ((), "", "."),
    ],
)
def test_what_is_taken_back_of_several_consents_is_one_row(
    norrbus: Norrbus, taken: tuple[str, ...], on_screen: str, on_paper: str
) -> None:
    given.case(norrbus)
    for actor in ("skola", "soc", "BUP"):
        given.consent(norrbus, "Anna", actor)
    norrbus.day = "2026-04-02"
    which = [word for actor in taken for word in ("--aktör", actor)]
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", *which, "--ja")
    rows = [line for line in screen(norrbus).splitlines() if "återkallades" in line]
    assert rows == [f"to 2026-04-02  Samtycket från Anna Lantto återkallades{on_screen}"]
    told = [line for line in papers(norrbus)[ANNA].splitlines() if "tog tillbaka" in line]
    assert len(told) == 1
    assert told[0].endswith(f"Du tog tillbaka ditt samtycke{on_paper}")


def test_what_is_taken_back_on_another_day_or_by_another_is_a_row_of_its_own(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola", "soc")
    given.consent(norrbus, "Mikael", "skola")
    norrbus.day = "2026-04-01"
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--aktör", "soc", "--ja")
    norrbus.day = "2026-04-02"
    for who in ("Anna", "Mikael"):
        norrbus.ok("samtycke", "återkalla", "1", "--vem", who, "--ja")
    given.consent(norrbus, "Anna", "BUP")
    told = norrbus.ok("ärende", "visa", "1", "--tidslinje")
    rows = [line.split("\t")[1] for line in told.splitlines() if "återkallades" in line]
    assert rows[:1] == ["Samtycket från Anna Lantto återkallades för soc"]
    assert sorted(rows[1:])[0] == "Samtycket från Anna Lantto återkallades för skola"
    assert len(rows) == 3


def test_a_meeting_is_told_to_those_who_are_invited(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    assert "möte" not in "".join(papers(norrbus).values())
    norrbus.ok("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--bjud-inte", "Mikael")
    norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-22")
    found = papers(norrbus)
    assert "Du bjöds in till ett norrbusmöte." in found[ANNA]
    assert "Norrbusmötet flyttades." in found[ANNA]
    assert "möte" not in found[MIKAEL]
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "sjukdom", "--ja")
    assert "Norrbusmötet ställdes in." in papers(norrbus)[ANNA]
    assert "sjukdom" not in papers(norrbus)[ANNA]
    assert "Det som kommer" not in papers(norrbus)[ANNA]


@pytest.mark.parametrize(
    ("day", "there"), [("2026-04-20", True), ("2026-04-21", True), ("2026-04-22", False)]
)
def test_a_meeting_comes_until_its_day_has_passed(norrbus: Norrbus, day: str, there: bool) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.day = day
    assert ("Norrbusmöte tisdag 21 april 2026 kl. 13.00" in papers(norrbus)[ANNA]) == there


def test_what_is_between_the_actors_is_not_told(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok(
        "ärende",
        "placera",
        "1",
        "--form",
        "skyddat boende",
        "--sedan",
        "2026-04-21",
        "--var",
        "Tallgården",
        "--samordnare",
        "Karin",
    )
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--aktör",
        "soc",
        "--aktör",
        "skola",
        "--gäller",
        "kostnadsansvar",
        "--beskrivning",
        "Vem betalar?",
    )
    given.deviation(norrbus)
    norrbus.ok(
        "ärende", "invändning", "1", "--vem", "Anna", "--om", "behovet", "--text", "Tre dagar."
    )
    norrbus.ok(
        "ärende",
        "ändra",
        "1",
        "--chef",
        "Per Lindmark",
        "--chefsbeslut",
        "2026-04-21",
        "--utskrivningsklar",
        "2026-04-21",
    )
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "samtycke saknas eller är återkallat")
    found = "".join(papers(norrbus).values()).casefold()
    for word in (
        "boende",
        "tallgården",
        "oenig",
        "avvikelse",
        "invän",
        "lindmark",
        "utskrivning",
        "återkallat",
    ):
        assert word not in found, word
    assert found.count("samordningen avslutades.") == 3
    norrbus.ok("ärende", "öppna", "1", "--orsak", "x")
    assert "Samordningen började igen." in papers(norrbus)[ANNA]


def test_how_the_plan_went_is_told(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "pågår")
    norrbus.ok("plan", "revidera", "1", "--orsak", "en till")
    norrbus.ok(
        "uppföljning",
        "registrera",
        "1",
        "--genomförd",
        "1",
        "--genomförd",
        "2",
        "--genomförd",
        "3",
        "--beslut",
        "fortsätt",
        "--nästa",
        "+30d",
        "--nästa-tid",
        "14.00",
    )
    said = papers(norrbus)[ANNA]
    assert said.count("Insats 1 är i gång") == 1
    assert said.count("Insats 1 är klar") == 1
    assert "Planen, version 2, skrevs." in said
    assert "Planen följdes upp. Planen fortsätter som den är." in said
    assert "- Planen följs upp torsdag 21 maj 2026 kl. 14.00." in said


def test_what_leads_to_somebody_protected_refuses_the_paper(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "en till")
    norrbus.ok("plan", "ändra-insats", "1", "1", "--vad", "Hämta på Skolgatan 8")
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "pågår")
    assert "Skyddade uppgifter står i insatsen" in norrbus.refused(
        4, "dokument", "skriv", "tidslinje", "1"
    )


def test_one_who_may_not_know_reads_kinds_of_actors(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--skydd", "sekretessmarkering")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--skydd", "ingen")
    line = ("dokument", "skriv", "tidslinje", "1", "--till", "Mikael")
    assert "var barnet (skyddat) finns är skyddat" in norrbus.refused(4, *line)
    said = papers(norrbus, "--till", "Mikael", "--trots-skydd", "dom")[MIKAEL]
    for word in ("Centrumskolan", "Kalix hälsocentral", "Kalix socialtjänst"):
        assert word not in said
    assert "Med var skola, socialtjänst, primärvård" in said
