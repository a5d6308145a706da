"""The report to the Samverkansstruktur as a paper of its own: anonymised, and one truth about when it was sent."""

from __future__ import annotations

import json
from pathlib import Path

import given
import pytest
from conftest import Norrbus

NOTICE = ("dokument", "skriv", "anmälan till Samverkansstruktur", "1")
NAMES = ("Elsa", "Lantto", "Anna ", "Mikael", "Ström", "2388", "070", "Lindmark", "Karin", "Öberg")
PLACES = ("Centrumskolan", "hälsocentral", "Köpmannagatan", "12 maj")
SOUGHT = (*NAMES, *PLACES)


@pytest.fixture
def signed(norrbus: Norrbus) -> Norrbus:
    """A deviation that both have signed, whose texts name everybody."""
    given.agreed(norrbus)
    norrbus.day = "2026-05-12"
    texts = (
        *("--beskrivning", "x", "--konsekvenser", "x"),
        *("--förslag", "Per Lindmark ringer.", "--aktör", "primärvård"),
    )
    start = ("--arbetsplats", "skola", "--grund", "överenskommen insats", "--chef", "Per Lindmark")
    norrbus.ok("avvikelse", "rapportera", "1", *start, "--rapportör", "Karin Öberg", *texts)
    given.told(
        norrbus,
        description="Elsas mamma Anna Lantto säger att Centrumskolan inte ringt 070-174 06 99.",
        consequences="Mikael Ströms oro. Elsa sover 3 timmar per natt.",
    )
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    return norrbus


def text(norrbus: Norrbus, *more: str) -> str:
    path = norrbus.ok(*NOTICE, "--format", "md", *more).strip()
    return Path(path).read_text(encoding="utf-8")


def waits(norrbus: Norrbus) -> bool:
    found = json.loads(norrbus.ok("frist", "lista", "--json"))
    return "avvikelse uppåt" in {each["frist"] for each in found}


def sent(norrbus: Norrbus) -> bool:
    register = norrbus.open()
    found = register.rows("SELECT 1 FROM dispatches WHERE what = 'rapport' AND sent_on IS NOT NULL")
    register.close()
    return bool(found)


def test_it_says_what_was_tried_at_which_level_and_nobodys_name(signed: Norrbus) -> None:
    first = text(signed)
    assert "Ingen analys är gjord än." in first
    assert "Inget beslut är fattat än." in first
    signed.ok("avvikelse", "skicka", "1", "--sätt", "brev", "--skolform", "förskola/grundskola")
    analyse = ("avvikelse", "analysera", "1", "--analys")
    signed.ok(*analyse, "Vakans, säger Ola Engström.", "--aktör", "primärvård")
    signed.ok(*analyse, "Ersättare saknas.", "--nivå", "forum barn och unga")
    decide = ("avvikelse", "besluta", "1", "--beslut", "Samtalen startar.")
    signed.ok(*decide, "--ansvarig", "primärvård", "--senast", "2026-06-01")
    signed.ok("avvikelse", "genomför", "1", "--resultat", "De har startat.")
    told = text(signed, "--skriv-över").replace("\\", "")
    for fact in (
        *("**Part som noterat avvikelsen**\nSkola", "**När det hände**\nmaj 2026"),
        *("### Primärvård", "### Gemensamt, forum barn och unga", "Ersättare saknas."),
        *("Samtalen startar.", "Resultat: De har startat.", "## Vad vi ber om"),
        "**För den part som noterat avvikelsen**",
    ):
        assert fact in told, told
    assert [name for name in SOUGHT if name in told.partition("---")[0]] == []
    assert "Engström" not in told


def test_it_is_anonymised_also_when_nobody_asks_for_it(signed: Norrbus) -> None:
    before = signed.rows()["looks"]
    assert text(signed) == text(signed, "--avidentifierad", "--skriv-över")
    assert signed.rows()["looks"] == before
    said = signed(*NOTICE, "--skriv-över").err
    assert "Läs igenom papperet innan det lämnas" in " ".join(said.split())


def test_no_decision_and_an_empty_form_have_their_places(signed: Norrbus) -> None:
    signed.ok("avvikelse", "skicka", "1", "--sätt", "brev", "--skolform", "förskola/grundskola")
    for who in (("--aktör", "primärvård"), ("--nivå", "styrgrupp")):
        signed.ok("avvikelse", "analysera", "1", "--analys", "x", *who)
    signed.ok("avvikelse", "besluta", "1", "--inget-beslut", "Det löste sig.")
    assert "Inget beslut behövs: Det löste sig." in text(signed)
    line = ("dokument", "skriv", "anmälan till Samverkansstruktur", "--tom", "--format", "md")
    form = Path(signed.ok(*line).strip()).read_text(encoding="utf-8")
    assert form.count("**Nivå**") == 3
    assert "A-2026" not in form


def test_the_deadline_is_met_when_the_paper_is_noted_as_sent(signed: Norrbus) -> None:
    text(signed)
    (paper,) = json.loads(signed.ok("dokument", "lista", "A-2026-0001", "--json"))
    assert waits(signed)
    assert not sent(signed)
    number = str(paper["nummer"])
    signed.ok("dokument", "skickat", number, "--sätt", "brev")
    assert not waits(signed)
    assert sent(signed)
    signed.ok("dokument", "skickat", number, "--sätt", "e-post")
    again = signed.refused(4, "avvikelse", "skicka", "1", "--samverkansstruktur", "--sätt", "brev")
    assert "redan" in again
    signed.ok("ångra", "--ja", "--trots-utskick", "provat")
    assert not waits(signed)
    signed.ok("ångra", "--ja", "--trots-utskick", "provat")
    assert waits(signed)
    (paper,) = json.loads(signed.ok("dokument", "lista", "A-2026-0001", "--json"))
    assert paper["skickat"] == []
    signed.ok("gör-om", "--ja")
    assert not waits(signed)


def test_signed_is_not_sent_and_an_unsigned_report_is_not_sent(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.deviation(norrbus)
    text(norrbus)
    refused = norrbus.refused(4, "dokument", "skickat", "1", "--sätt", "brev")
    assert "närmaste chefens underskrift" in refused
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    norrbus.ok("dokument", "underskrivet", "1", "--av", "Karin Öberg")
    assert waits(norrbus)


@pytest.mark.parametrize(("day", "meets"), [("-1", False), ("0", True), ("1", True)])
def test_it_is_sent_on_or_after_the_day_of_the_signatures(
    norrbus: Norrbus, day: str, meets: bool
) -> None:
    given.case(norrbus)
    norrbus.day = "2026-04-01"
    given.deviation(norrbus)
    text(norrbus)
    norrbus.day = "2026-04-02"
    norrbus.ok("avvikelse", "underteckna", "1", "--som", "chef")
    norrbus.day = "2026-04-03"
    on = {"-1": "2026-04-01", "0": "2026-04-02", "1": "2026-04-03"}[day]
    line = ("dokument", "skickat", "1", "--sätt", "brev", "--dag", on)
    if meets:
        norrbus.ok(*line)
    else:
        assert "underskrifterna" in norrbus.refused(2, *line)
    assert waits(norrbus) is not meets


def test_written_and_sent_at_once_is_sent(signed: Norrbus) -> None:
    text(signed, "--sätt", "brev")
    assert not waits(signed)
    signed.ok("ångra", "--ja", "--trots-utskick", "provat")
    assert waits(signed)


def test_a_closed_deviation_is_left_as_it_is(signed: Norrbus) -> None:
    text(signed)
    signed.ok("avvikelse", "avsluta", "1", "--makulera", "fel ärende")
    (paper,) = json.loads(signed.ok("dokument", "lista", "A-2026-0001", "--json"))
    signed.ok("dokument", "skickat", str(paper["nummer"]), "--sätt", "brev")
    assert not sent(signed)
