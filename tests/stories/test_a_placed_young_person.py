"""A second invented case: a placed young person of 17 whose parents disagree, through 18 to 21."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from conftest import Norrbus

# Published test numbers: born 2008-06-15, so 18 on a Monday and 21 in another decade.
NOA = "20080615-2385"
ANNA, MIKAEL = "19850211-2389", "19830627-2397"
# Easter, the first of May, Ascension, the national day and midsummer lie in between.
EIGHTEEN, TWENTY_ONE = "2026-06-15", "2029-06-15"
OSL = "socialtjänst och vård får lämna uppgifter (OSL 25 kap. 12 § och 26 kap. 9 §)"
CONSENT = ("--gäller", "boende, hälsa, studier", "--form", "skriftligt")


# The social services coordinate for one who is placed (agreement of 2025).
BY = ("--samordnare", "Nils")


def on(norrbus: Norrbus, day: str) -> None:
    norrbus.day = day


def deadlines(norrbus: Norrbus, typed: str = "1") -> dict[str, tuple[str | None, str]]:
    """The last day of each open deadline of the case, and whose rule it is."""
    line = ("frist", "lista", typed, "--hela", "--json")
    return {
        each["frist"]: (each["senast"], each["kalla"]) for each in json.loads(norrbus.ok(*line))
    }


def days(norrbus: Norrbus) -> dict[str, str | None]:
    return {kind: day for kind, (day, _) in deadlines(norrbus).items()}


def case(norrbus: Norrbus) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("ärende", "visa", "1", "--json")))


@pytest.fixture
def story(norrbus: Norrbus) -> Norrbus:
    for short, name, kind, contact in (
        ("gymnasiet", "Älvgymnasiet", "skola", "Per Lindmark"),
        ("soc", "Kalix socialtjänst", "socialtjänst", "Sara Niva"),
        ("hc", "Kalix hälsocentral", "primärvård", "Ola Engström"),
        ("BUP", "BUP Kalix", "BUP", "Lena Waara"),
    ):
        more = ("--slag", kind, "--kontakt", contact)
        norrbus.ok("aktör", "lägg-till", "--kort", short, "--namn", name, *more)
    norrbus.ok("register", "samordnare", "--namn", "Nils Juntti", "--titel", "socialsekreterare")
    norrbus.ok("register", "samordnare", "--namn", "Karin Öberg")
    return norrbus


def the_region_sees_the_need(norrbus: Norrbus) -> None:
    on(norrbus, "2026-03-30")
    who = ("--barn", "Noa Heikki", "--personnummer", NOA, "--skola", "Älvgymnasiet")
    need = ("--behov", "Ångest och frånvaro.", "--fungerar", "Musik.", "--nivå", "omfattande")
    seen = ("--behov-sett", "idag", "--sett-av", "BUP")
    out = norrbus.ok("ärende", "skapa", *who, *need, *seen)
    assert out.endswith("NB-2026-0001: samtycke saknas\n")
    for name, number in (("Anna Heikki", ANNA), ("Mikael Ström", MIKAEL)):
        more = ("--personnummer", number, "--vårdnad", "gemensam")
        norrbus.ok("ärende", "vårdnadshavare", "1", "--namn", name, *more)
    norrbus.ok("ärende", "placera", "1", "--sedan", "2026-03-23", "--form", "familjehem", *BY)
    # Open since the placement; no law gives a number of days.
    assert days(norrbus)["hälsoundersökning"] is None
    assert days(norrbus)["fyller 18"] == EIGHTEEN
    assert days(norrbus)["fyller 21"] == TWENTY_ONE
    norrbus.ok("ärende", "hälsoundersökning", "1", "--begärd", "idag")
    assert "hälsoundersökning" in days(norrbus)


def one_parent_consents_and_the_other_refuses(norrbus: Norrbus) -> None:
    on(norrbus, "2026-04-01")
    actors = [word for each in ("gymnasiet", "soc", "hc", "BUP") for word in ("--aktör", each)]
    line = ("samtycke", "registrera", "1", *actors, *CONSENT)
    out = norrbus.ok(*line, "--vem", "Anna", "--till", "2026-12-31")
    assert out.endswith("NB-2026-0001: samtycke ofullständigt: Mikael Ström saknas\n")
    # From 15 the young person is asked too, and is no substitute for the parent who says no.
    assert days(norrbus)["fyller 18"] == EIGHTEEN
    norrbus.ok(*line, "--vem", "barnet", "--till", "2026-12-31")
    # Noa's own goes on after the birthday, so that nothing is to be asked for on it.
    assert "fyller 18" not in days(norrbus)
    assert case(norrbus)["status"] == "samtycke ofullständigt"
    assert {"kallelse", "möte"}.isdisjoint(days(norrbus))


def the_ward_asks_for_a_sip(norrbus: Norrbus) -> None:
    """Three days after the notice of discharge (lag 2017:612), whoever has consented."""
    on(norrbus, "2026-04-16")
    norrbus.ok("ärende", "ändra", "1", "--utskrivningsklar", "2026-04-15")
    # The third day is a Saturday, and moves to the next working day.
    assert days(norrbus)["kallelse efter utskrivning"] == "2026-04-20"
    when = ("--dag", "2026-04-21", "--tid", "13.00", "--plats", "Kalix hälsocentral")
    norrbus.ok("möte", "boka", "1", *when, "--syfte", "Vad behövs hemma?", "--kallas-av", "BUP")
    call = ("möte", "kalla", "1", "--sätt", "säkert meddelande")
    said = norrbus.refused(4, *call, "--aktör", "soc", "--aktör", "BUP")
    assert "Mikael Ström" in said
    norrbus.ok(*call, "--aktör", "soc", "--aktör", "BUP", "--trots-saknat-samtycke", OSL)
    assert "kallelse efter utskrivning" not in days(norrbus)
    # No such law lets the school be told.
    assert "gymnasiet" in norrbus.refused(4, *call, "--aktör", "gymnasiet")


def they_meet_without_the_school(norrbus: Norrbus) -> None:
    on(norrbus, "2026-04-21")
    came = (
        "--närvarande",
        "soc",
        "--närvarande",
        "BUP",
        "--mandat",
        "soc",
        "--närvarande",
        "barnet",
    )
    told = ("--anteckningar", "En SIP när Noa fyllt 18.")
    result = norrbus("möte", "genomför", "1", *came, "--närvarande", "Anna", *told)
    assert result.code == 0
    assert "bara socialtjänst" in result.err
    # The meeting lacked core actors: the first one is still to be held.
    assert case(norrbus)["moten"][0]["lage"] == "hållet"
    norrbus.ok("ärende", "hälsoundersökning", "1", "--gjord", "idag")
    assert "hälsoundersökning" not in days(norrbus)


def noa_turns_eighteen(norrbus: Norrbus) -> None:
    """The day before, the day, and alone from then on."""
    line = ("samtycke", "registrera", "1", *CONSENT, "--till", "2027-06-30", "--vem", "barnet")
    actors = [word for each in ("gymnasiet", "soc", "hc", "BUP") for word in ("--aktör", each)]
    on(norrbus, "2026-06-14")
    assert case(norrbus)["samtycke"] == "ofullständigt: Mikael Ström saknas"
    assert days(norrbus) == {
        "samtycke ofullständigt": None,
        "plan saknas": None,
        "ingen händelse": "2026-07-20",
        "samtycke löper ut": "2026-12-31",
        "fyller 21": TWENTY_ONE,
    }
    on(norrbus, EIGHTEEN)
    # What was given at 17 still holds, and Mikael is asked no more.
    assert case(norrbus)["samtycke"] == "komplett för gymnasiet, soc, hc och BUP"
    norrbus.refused(4, "samtycke", "registrera", "1", *actors, *CONSENT, "--till", "2026-12-31", "--vem", "Mikael")  # fmt: skip
    norrbus.ok(*line, *actors)
    found = deadlines(norrbus)
    # Midsummer Eve is no working day: five to Tuesday 23, ten to Tuesday 30 June.
    assert found["möte"] == ("2026-06-30", "2013 års arbetsmodell: möte inom 10 arbetsdagar")


def they_meet_as_they_should(norrbus: Norrbus) -> None:
    on(norrbus, "2026-06-16")
    when = ("--dag", "2026-06-24", "--tid", "10.00", "--plats", "Älvgymnasiet")
    norrbus.ok("möte", "boka", "1", *when, "--syfte", "Hur ser vardagen ut i höst?")
    actors = [word for each in ("gymnasiet", "soc", "hc", "BUP") for word in ("--aktör", each)]
    out = norrbus.ok("möte", "kalla", "1", "--sätt", "brev", *actors)
    assert "Inbjuden: Noa Heikki\n" in out
    assert "Anna" not in out
    on(norrbus, "2026-06-24")
    came = [
        word
        for each in ("gymnasiet", "soc", "hc", "BUP", "barnet")
        for word in ("--närvarande", each)
    ]
    told = ("--mandat", "soc", "--mandat", "BUP", "--anteckningar", "En SIP.", "--nästa", "hösten")
    result = norrbus("möte", "genomför", "1", *came, *told)
    assert "Det är 6 arbetsdagar efter må 2026-06-15" in result.out
    assert "kärnaktörerna" not in result.err
    assert "möte" not in days(norrbus)


def the_sip_is_made(norrbus: Norrbus) -> None:
    """Neither a name nor half the law will do."""
    make = ("plan", "skapa", "1", "--slag", "SIP", "--huvudman")
    assert "Menade du" not in norrbus.refused(3, *make, "Kalle Anka")
    following = ("--uppföljning", "2026-09-23", "--uppföljning-tid", "13.00", "--uppföljning-plats")
    norrbus.ok(*make, "BUP", *following, "Älvgymnasiet")
    measure = ("--omfattning", "varje vecka", "--börjar", "2026-08-17", "--slutar", "2026-12-18")
    for actor, what in (("soc", "Kontaktperson"), ("gymnasiet", "Mentor"), ("BUP", "Samtal")):
        printed = written(norrbus, "SIP", "1", "--skriv-över")
        assert "ingen SIP i lagens mening" in printed
        more = ("--vad", what, "--aktör", actor, "--utförare", "någon", "--följs-upp", "på mötet")
        norrbus.ok("plan", "insats", "1", *more, *measure)
    norrbus.ok("plan", "åsikt", "1", "--vem", "barnet", "--text", "Jag vill bo kvar.")
    printed = written(norrbus, "SIP", "1", "--skriv-över")
    assert "Utkast" not in printed
    assert "Region Norrbotten" in printed
    assert "Anna" not in printed
    for who in (
        ("--aktör", "soc"),
        ("--aktör", "gymnasiet"),
        ("--aktör", "BUP"),
        ("--vem", "barnet"),
    ):
        norrbus.ok("plan", "underteckna", "1", *who)
    assert "inte delaktig" in norrbus.refused(4, "plan", "underteckna", "1", "--vem", "Anna")
    norrbus.ok("plan", "kontrollera", "1")
    assert days(norrbus) == {
        "insats börjar": "2026-08-17",
        "uppföljning inte bokad": "2026-09-09",
        "uppföljning": "2026-09-23",
        "insats slutar": "2026-12-18",
        "ingen händelse": "2026-12-22",
        "samtycke löper ut": "2027-06-30",
        "fyller 21": TWENTY_ONE,
    }


def written(norrbus: Norrbus, *line: str) -> str:
    path = norrbus.ok("dokument", "skriv", *line, "--format", "md").strip().splitlines()[-1]
    return Path(path).read_text(encoding="utf-8")


def another_takes_over(norrbus: Norrbus) -> None:
    on(norrbus, "2026-08-03")
    norrbus.ok("ärende", "lämna-över", "1", "--till", "Karin", "--anteckning", "Samtalen börjar.")
    assert case(norrbus)["samordnare"].startswith("Karin Öberg")


def the_health_centre_departs(norrbus: Norrbus) -> None:
    """All levels, each a deadline of its own until it has been there."""
    on(norrbus, "2026-09-01")
    what = (
        "--arbetsplats",
        "soc",
        "--grund",
        "riktlinjer följs inte",
        "--beskrivning",
        "Ingen kom.",
    )
    form = ("--skolform", "gymnasieskola")
    rest = ("--konsekvenser", "Barnet väntar.", "--förslag", "Ersättare.", "--chef", "Maria Ek")
    norrbus.ok("avvikelse", "rapportera", "1", *what, *rest, "--aktör", "hc", *form)
    steps = (
        ("2026-09-02", "avvikelse underskrift", ("underteckna", "1", "--som", "chef")),
        ("2026-09-03", "avvikelse kopia", ("skicka", "1", "--sätt", "brev")),
        (
            "2026-09-10",
            "avvikelse analys",
            ("analysera", "1", "--aktör", "hc", "--analys", "Vakans."),
        ),
        (
            "2026-09-15",
            "avvikelse gemensam analys",
            ("analysera", "1", "--nivå", "forum barn och unga", "--analys", "Vakans."),
        ),
        (
            "2026-09-22",
            "avvikelse analys länsdel",
            ("analysera", "1", "--nivå", "länsdelens samverkansgrupp", "--analys", "Fler."),
        ),
        (
            "2026-09-23",
            "avvikelse beslut",
            (
                "besluta",
                "1",
                "--beslut",
                "Ersättare utses.",
                "--ansvarig",
                "hc",
                "--senast",
                "2026-10-15",
            ),
        ),
        ("2026-10-15", "avvikelse åtgärd", ("genomför", "1", "--resultat", "Utsedd.")),
        (
            "2026-10-16",
            "avvikelse uppåt",
            ("skicka", "1", "--samverkansstruktur", "--sätt", "brev"),
        ),
        (
            "2026-10-19",
            "avvikelse återkoppling",
            ("återkoppla", "1", "--text", "Ersättare är utsedd."),
        ),
        ("2026-10-20", "avvikelse avslut", ("avsluta", "1")),
    )
    for day, kind, line in steps:
        on(norrbus, day)
        assert kind in days(norrbus), (kind, days(norrbus))
        norrbus.ok("avvikelse", *line)
        assert kind not in days(norrbus), kind
    told = written(norrbus, "avvikelserapport", "1", "--avidentifierad")
    assert "Noa" not in told


def it_is_followed_up_and_goes_on(norrbus: Norrbus) -> None:
    on(norrbus, "2026-10-21")
    assert days(norrbus)["uppföljning"] == "2026-09-23"
    done = ("--genomförd", "1", "--genomförd", "2", "--genomförd", "3", "--barnets", "Bättre.")
    norrbus.ok("uppföljning", "registrera", "1", *done, "--beslut", "avsluta")
    norrbus.ok("ärende", "placering-upphör", "1", "--dag", "2026-10-21")


def noa_turns_twenty_one(norrbus: Norrbus) -> None:
    """On the day itself Noa is outside the target group."""
    on(norrbus, "2029-06-14")
    assert "fyller 21" in norrbus.ok("idag")
    on(norrbus, TWENTY_ONE)
    assert days(norrbus)["fyller 21"] == TWENTY_ONE
    assert norrbus.ok("ärende", "avsluta", "1", "--orsak", "har lämnat målgruppen").endswith(
        "NB-2026-0001: avslutat\n"
    )
    assert norrbus("frist", "lista", "1", "--hela").err == "Inga frister.\n"
    again = ("ärende", "öppna", "1", "--orsak", "nytt behov")
    assert "21 år" in norrbus.refused(4, *again)


def test_the_story_from_need_to_twenty_one(story: Norrbus) -> None:
    the_region_sees_the_need(story)
    one_parent_consents_and_the_other_refuses(story)
    the_ward_asks_for_a_sip(story)
    they_meet_without_the_school(story)
    noa_turns_eighteen(story)
    they_meet_as_they_should(story)
    the_sip_is_made(story)
    another_takes_over(story)
    the_health_centre_departs(story)
    it_is_followed_up_and_goes_on(story)
    noa_turns_twenty_one(story)
