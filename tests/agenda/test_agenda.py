"""One calendar file with all that lies ahead, that updates itself when it is read again."""

from __future__ import annotations

from datetime import date
from typing import Any

import given
import pytest
from conftest import Norrbus
from icalendar import Calendar


def events(norrbus: Norrbus, *more: str) -> dict[str, Any]:
    path = norrbus.ok("kalender", "skriv", "--skriv-över", *more).strip()
    with open(path, "rb") as file:  # noqa: PTH123 - the path as it was printed
        calendar = Calendar.from_ical(file.read())
    assert str(calendar["METHOD"]) == "PUBLISH"
    found = calendar.walk("VEVENT")
    assert len({str(event["UID"]) for event in found}) == len(found)
    return {str(event["SUMMARY"]): event for event in found}


def test_meetings_have_their_time_and_deadlines_are_whole_days(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-10")
    found = events(norrbus)
    meeting = found["Norrbusmöte NB-2026-0001-M1"]
    assert meeting["DTSTART"].dt.isoformat() == "2026-04-10T13:00:00+02:00"
    assert str(meeting["LOCATION"]) == "Centrumskolan rum 12"
    summons = found["Frist: kallelse, NB-2026-0001-M1"]
    assert (summons["DTSTART"].dt, summons["DTEND"].dt) == (date(2026, 4, 8), date(2026, 4, 9))
    assert "norrbus möte kalla NB-2026-0001" in str(summons["DESCRIPTION"])
    assert not [title for title in found if "mötesdag" in title]
    assert not [name for name in ("Elsa", "Anna", "Mikael") if name in str(found)]


def test_a_deadline_that_moves_keeps_its_uid_and_gets_a_later_sequence(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    title = "Frist: uppföljning, NB-2026-0001"
    before = events(norrbus)[title]
    norrbus.day = "2026-04-22"
    norrbus.ok("ärende", "ändra", "1", "--språk", "finska")
    after = events(norrbus)[title]
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert len(str(before["UID"])) > 30


def test_a_moved_meeting_keeps_the_uid_of_the_files_that_were_sent(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-10")
    before = events(norrbus)["Norrbusmöte NB-2026-0001-M1"]
    norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-13")
    after = events(norrbus)["Norrbusmöte NB-2026-0001-M1"]
    assert (before["UID"], after["SEQUENCE"]) == (after["UID"], before["SEQUENCE"] + 1)


def test_two_registers_never_share_a_uid(norrbus: Norrbus, bare: Norrbus) -> None:
    given.child(norrbus)
    first = {str(event["UID"]) for event in events(norrbus).values()}
    other = (
        "--register",
        str(norrbus.home / "annat.norrbus"),
        "--nyckel",
        str(norrbus.home / "annan.nyckel"),
        "--dokument",
        str(norrbus.home / "annat"),
    )
    norrbus.ok(
        *other, "register", "skapa", "--kommun", "Boden", "--myndighet", "x", "--samordnare", "Bo"
    )
    norrbus.ok(
        *other, "ärende", "skapa", "--barn", "Kim", "--född", "2015-01-01", *given.need(norrbus.day)
    )
    second = {str(event["UID"]) for event in events(norrbus, *other).values()}
    assert first
    assert second
    assert not first & second


def test_the_place_of_a_protected_child_stays_out(norrbus: Norrbus) -> None:
    given.child(norrbus, "--skydd", "sekretessmarkering")
    given.booked(norrbus, "2026-04-10")
    assert "LOCATION" not in events(norrbus)["Norrbusmöte NB-2026-0001-M1"]


MOVE = ("möte", "flytta", "1", "--dag")


def test_a_place_and_a_link_that_name_somebody_stay_out(norrbus: Norrbus) -> None:
    given.child(norrbus)
    given.booked(
        norrbus, "2026-04-10", "1", "--plats", "Hemma hos Elsa", "--länk", "https://x.se/rum"
    )

    def meeting() -> Any:
        return events(norrbus)["Norrbusmöte NB-2026-0001-M1"]

    assert "LOCATION" not in meeting()
    assert "URL" in meeting()
    norrbus.ok(*MOVE, "2026-04-13", "--plats", "Rum 3", "--länk", "https://x.se/Elsa-Lantto")
    assert "LOCATION" in meeting()
    assert "URL" not in meeting()
    norrbus.ok(*MOVE, "2026-04-14", "--plats", "Lanttos skola, Annas rum")
    assert "LOCATION" in meeting()


def test_a_file_that_is_there_is_left_alone_unless_asked(norrbus: Norrbus) -> None:
    given.child(norrbus)
    path = norrbus.ok("kalender", "skriv").strip()
    assert path.endswith("dokument/norrbus-kalender-1.ics")
    assert "Lägg till --skriv-över" in norrbus.refused(5, "kalender", "skriv")
    assert norrbus.ok("kalender", "skriv", "--mapp", str(norrbus.home / "ny")).strip() == str(
        norrbus.home / "ny/norrbus-kalender-1.ics"
    )


def test_each_coordinator_has_an_own_calendar(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.child(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--huvud")
    assert "Välj vems kalender: --samordnare Karin Öberg eller Bo Ek" in norrbus.refused(
        2, "kalender", "skriv"
    )
    assert events(norrbus, "--samordnare", "Bo") == {}
    monkeypatch.setenv("NORRBUS_SAMORDNARE", "Karin")
    assert len(events(norrbus)) > 0
