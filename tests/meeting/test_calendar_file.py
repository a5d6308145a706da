from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from icalendar import Calendar


def event(path: Path) -> Any:
    calendar: Any = Calendar.from_ical(path.read_bytes())
    return calendar, calendar.walk("VEVENT")[0]


def files(norrbus: Norrbus) -> dict[str, Path]:
    return {path.name: path for path in norrbus.documents.rglob("*.ics")}


@pytest.fixture
def invited(norrbus: Norrbus) -> Norrbus:
    given.consented(norrbus)
    given.booked(
        norrbus,
        "2026-04-14",
        "1",
        "--länk",
        "https://example.se/m",
        "--plats",
        "Rum 12; plan 2, \\ vänster",
    )
    given.summoned(norrbus)
    norrbus.ok("dokument", "skriv", "kalenderfil", "1")
    return norrbus


def test_everyone_with_an_address_gets_a_request_with_a_zone_and_no_name(invited: Norrbus) -> None:
    written = files(invited)
    assert sorted(written) == [
        "NB-2026-0001-M1-kalender-0-inbjuden-2.ics",
        "NB-2026-0001-M1-kalender-0-skola.ics",
        "NB-2026-0001-M1-kalender-0-soc.ics",
    ]
    calendar, meeting = event(written["NB-2026-0001-M1-kalender-0-skola.ics"])
    assert (calendar["METHOD"], meeting["SEQUENCE"], meeting["SUMMARY"]) == (
        "REQUEST",
        0,
        "Norrbusmöte NB-2026-0001-M1",
    )
    assert meeting["DTSTART"].dt.isoformat() == "2026-04-14T13:00:00+02:00"
    assert meeting["DTEND"].dt - meeting["DTSTART"].dt == timedelta(minutes=60)
    assert meeting["LOCATION"] == "Rum 12; plan 2, \\ vänster"
    assert meeting["URL"] == "https://example.se/m"
    assert (str(meeting["ORGANIZER"]), str(meeting["ATTENDEE"])) == (
        "mailto:karin.oberg@example.se",
        "mailto:per@example.se",
    )
    assert calendar.walk("VTIMEZONE")[0]["TZID"] == "Europe/Stockholm"
    assert calendar.walk("VALARM")[0]["TRIGGER"].dt == timedelta(days=-1)
    for path in written.values():
        assert not [
            word
            for word in ("Elsa", "Lantto", "Anna", "Mikael", "trygg")
            if word in path.read_text(encoding="utf-8")
        ]


def test_a_move_renews_the_files_of_all_who_had_one_with_the_same_uid(invited: Norrbus) -> None:
    invited.ok("möte", "flytta", "1", "--dag", "2026-11-03")
    written = files(invited)
    _, before = event(written["NB-2026-0001-M1-kalender-0-soc.ics"])
    _, after = event(written["NB-2026-0001-M1-kalender-1-soc.ics"])
    assert (after["UID"], after["SEQUENCE"]) == (before["UID"], 1)
    assert after["DTSTART"].dt.isoformat() == "2026-11-03T13:00:00+01:00"
    assert len(written) == 6


def test_a_cancelled_meeting_is_a_cancel_with_the_next_sequence(invited: Norrbus) -> None:
    invited.ok("möte", "flytta", "1", "--dag", "2026-04-15")
    invited.ok("möte", "ställ-in", "1", "--orsak", "sjukdom", "--ja")
    calendar, meeting = event(files(invited)["NB-2026-0001-M1-kalender-2-skola.ics"])
    assert (calendar["METHOD"], meeting["STATUS"], meeting["SEQUENCE"]) == (
        "CANCEL",
        "CANCELLED",
        2,
    )
    assert calendar.walk("VALARM") == []


def test_the_files_are_renewed_where_the_earlier_ones_were_written(invited: Norrbus) -> None:
    folder = invited.home / "annan mapp"
    invited.ok("dokument", "skriv", "kalenderfil", "1", "--mapp", str(folder), "--till", "soc")
    invited.ok("möte", "flytta", "1", "--dag", "2026-04-15")
    assert sorted(path.name for path in folder.iterdir()) == [
        f"NB-2026-0001-M1-kalender-{number}-{who}.ics"
        for number, who in ((0, "soc"), (1, "inbjuden-2"), (1, "skola"), (1, "soc"))
    ]


def test_without_earlier_files_a_move_writes_none(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    assert "Skriven" not in norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-15")


def test_a_protected_child_gives_no_place_away(invited: Norrbus) -> None:
    invited.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    invited.ok("möte", "flytta", "1", "--dag", "2026-04-15")
    _, meeting = event(files(invited)["NB-2026-0001-M1-kalender-1-skola.ics"])
    assert "LOCATION" not in meeting


def test_a_place_and_a_link_that_name_somebody_of_the_case_stay_out(invited: Norrbus) -> None:
    skola = "NB-2026-0001-M1-kalender-{}-skola.ics"
    move = ("möte", "flytta", "1", "--dag")
    invited.ok(*move, "2026-04-15", "--plats", "Hos Anna Lantto", "--länk", "https://x.se/Elsa")
    _, meeting = event(files(invited)[skola.format(1)])
    assert "LOCATION" not in meeting
    assert "URL" not in meeting
    invited.ok(*move, "2026-04-16", "--plats", "Hos Anna", "--länk", "https://x.se/m")
    _, meeting = event(files(invited)[skola.format(2)])
    assert (meeting["LOCATION"], meeting["URL"]) == ("Hos Anna", "https://x.se/m")


def test_when_nobody_has_an_address_there_is_nothing_to_write(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    assert "ingen är kallad än" in norrbus.refused(4, "dokument", "skriv", "kalenderfil", "1")
    norrbus.ok(
        "möte", "kalla", "1", "--aktör", "primärvård", "--sätt", "brev", "--bjud-inte", "Anna"
    )
    assert "Ingen av de kallade har en e-postadress" in norrbus.refused(
        4, "dokument", "skriv", "kalenderfil", "1"
    )


def test_without_an_address_of_the_coordinator_there_is_no_sender(bare: Norrbus) -> None:
    bare.ok(
        "register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "Karin Öberg"
    )
    given.case(bare)
    given.consents(bare)
    given.booked(bare)
    given.summoned(bare)
    assert "Samordnaren saknar e-postadress" in bare.refused(
        4, "dokument", "skriv", "kalenderfil", "1"
    )
