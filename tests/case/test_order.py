"""Of one day the latest recorded stands first, on the screen, as a paper and in ``--json``, whatever it is about."""

from __future__ import annotations

import json
import shlex
from datetime import date

import given
import pytest
from conftest import Norrbus

from norrbus_cli.desk.case import overview
from norrbus_cli.desk.case.beside import beside
from norrbus_cli.desk.case.story import story

DAY = "2026-04-21"
# In an order that is not that of the way: what is done, and what then stands first of the day.
DEEDS = (
    (
        "oenighet anmäl 1 --aktör soc --aktör skola --gäller kostnadsansvar --beskrivning x",
        "anmäldes",
    ),
    ("möte boka 1 --dag 2026-05-20 --tid 13 --plats x --syfte x", "M2 bokades"),
    ("oenighet hänskjut 1 --nivå styrgrupp", "lyftes till styrgrupp"),
    ("möte kalla NB-2026-0001-M2 --aktör skola --sätt brev --bjud-inte barnet", "kallades skola"),
    ("ärende ändra 1 --chef Per --chefsbeslut idag", "Per godkände"),
    ("möte flytta NB-2026-0001-M2 --dag 2026-05-21", "M2 flyttades"),
    ("ärende ändra 1 --utskrivningsklar idag", "utskrivningsklar kom"),
    ("plan ändra-insats 1 1 --läge pågår", "Insats 1"),
    ("ärende ändra 1 --sett-över idag", "Ärendet sågs över"),
    ("oenighet avgör 1 --beslut Delas.", "avgjordes"),
    ("samtycke återkalla 1 --vem Anna --aktör soc --ja", "återkallades för soc"),
    ("möte ställ-in NB-2026-0001-M2 --orsak x --ja", "M2 ställdes in"),
    (
        "samtycke registrera 1 --vem Anna --aktör soc --gäller x --form muntligt --till +90d",
        "samtyckte",
    ),
    ("ärende invändning 1 --vem Anna --om behovet --text x", "invände mot behovet"),
    ("samtycke återkalla 1 --vem Anna --ja", "Samtycket från Anna Lantto återkallades"),
    ("ärende bevara 1 --därför annat --skäl Beslut", "Ska bevaras"),
    ("plan revidera 1 --orsak x", "version 2 upprättades"),
    ("plan underteckna 1 --vem Anna", "version 2 skrevs under"),
    ("dokument skriv samtycke 1 --till Anna --format md --sätt brev", "Samtycke skickades"),
    (
        "uppföljning registrera 1 --inte 1 --inte 2 --inte 3 --därför 1=x --därför 2=x --därför 3=x --beslut fortsätt --nästa 2026-09-01",
        "följdes upp",
    ),
    ("dokument skickat 1 --sätt e-post", "Samtycke skickades"),
    ("ärende lämna-över 1 --till Sara", "lämnade över till Sara Niva"),
    (
        "ärende placera 1 --form familjehem --samordnare Sara --sedan 2026-04-21",
        "Placering började",
    ),
    ("ärende hälsoundersökning 1 --begärd idag", "Hälsoundersökning begärdes"),
    ("avvikelse underteckna 1 --som chef", None),
    ("ärende hälsoundersökning 1 --tackat-nej idag", "avböjdes"),
    ("ärende placering-upphör 1 --dag idag", "Placeringen upphörde"),
    ("ärende ändra 1 --vem Anna --upphörde idag", "inte längre vårdnadshavare"),
    ("ärende avsluta 1 --orsak behovet", "Ärendet avslutades"),
    ("ärende öppna 1 --orsak åter", "Ärendet öppnades igen"),
    ("ärende flytta-ut 1 --till soc --ja", None),
)


def way(norrbus: Norrbus) -> list[str]:
    found = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["tidslinje"]
    return [each["vad"] for each in found if each["dag"] == DAY]


@pytest.fixture
def busy(norrbus: Norrbus) -> Norrbus:
    given.agreed(norrbus)
    norrbus.day = DAY
    who = ("--namn", "Sara Niva", "--titel", "handläggare", "--e-post", "s@example.se")
    norrbus.ok("register", "samordnare", *who)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--skydd", "ingen")
    given.deviation(norrbus)
    return norrbus


def test_what_was_recorded_last_stands_first(busy: Norrbus) -> None:
    assert "Avvikelsen A-2026-0001 rapporterades" in way(busy)[0]
    for line, words in DEEDS:
        busy.ok(*shlex.split(line))
        if words:
            assert words in way(busy)[0], (line, way(busy)[:3])
    # All of the day has a place of its own in the log, and is told the same everywhere.
    register = busy.open()
    try:
        case = overview.overview(register, "1", date.fromisoformat(DAY))
        told = story(register, case, beside(register, case.case.id), date.fromisoformat(DAY))
    finally:
        register.close()
    oldest_first = [each.words for each in told.timeline if each.day.isoformat() == DAY]
    assert oldest_first == way(busy)[::-1]
    drawn = busy("ärende", "visa", "1", "--tidslinje", terminal=True).out
    assert drawn.index("M2 bokades") < drawn.index("godkände") < drawn.index("öppnades igen")
    assert drawn.index("lyftes till styrgrupp") < drawn.index("M2 kallades skola")
    piped = busy.ok("ärende", "visa", "1", "--tidslinje")
    assert [
        line.split("\t")[1] for line in piped.splitlines() if f" {DAY}\t" in line
    ] == oldest_first


def test_what_one_deed_recorded_keeps_the_order_of_the_way(norrbus: Norrbus) -> None:
    norrbus.day = DAY
    given.child(norrbus)
    assert way(norrbus) == ["Ärendet öppnades", "Behovet sågs av skola"]


def test_what_is_undone_and_done_again_keeps_its_place(norrbus: Norrbus) -> None:
    norrbus.day = DAY
    given.consented(norrbus)
    given.booked(norrbus, "2026-05-20")
    norrbus.ok("ärende", "ändra", "1", "--sett-över", "idag")
    norrbus.ok("ångra", "--ja")
    assert "M1 bokades" in way(norrbus)[0]
    norrbus.ok("gör-om", "--ja")
    assert way(norrbus)[0] == "Ärendet sågs över"
