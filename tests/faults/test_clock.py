"""The clock goes back a day, the two nights when it is moved, 29 February, and the last year that is counted."""

from __future__ import annotations

import os
import shlex
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, tzinfo
from typing import Any

import given
import pytest
from conftest import Norrbus
from faults.whole import whole
from icalendar import Calendar

from norrbus_cli.words import clock

Set = Callable[[str], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Set]:
    """Sets the machine's clock, as it stands in Stockholm, to a moment of UTC."""
    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()

    def set_to(moment: str) -> None:
        class Clock(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> Any:
                return datetime.fromisoformat(moment).replace(tzinfo=UTC).astimezone(tz)

        monkeypatch.setattr(clock, "datetime", Clock)

    yield set_to
    monkeypatch.undo()
    os.environ.pop("TZ", None)
    time.tzset()


def operations(norrbus: Norrbus) -> list[str]:
    register = norrbus.open()
    rows = register.rows("SELECT at FROM operations ORDER BY id")
    register.close()
    return [row["at"] for row in rows]


def test_a_clock_that_goes_back_a_day_loses_nothing_and_keeps_the_order(
    norrbus: Norrbus, set_clock: Set
) -> None:
    norrbus.day = "2026-12-02"
    set_clock("2026-12-02T10:00:00")
    given.child(norrbus)
    copies = str(norrbus.home / "kopior")
    norrbus.ok("register", "säkerhetskopiera", copies)
    norrbus.ok("påminn")
    norrbus.day = "2026-12-01"
    set_clock("2026-12-01T10:00:00")
    norrbus.ok("ärende", "ändra", "1", "--behov", "Nytt.")
    given.child(norrbus, number="20120315-2390", name="Nils Berg")
    norrbus.ok("register", "säkerhetskopiera", copies)
    # What was told is not told again, and what is new is told when its day has come.
    told = norrbus.ok("påminn")
    assert "NB-2026-0001" not in told
    assert "NB-2026-0002" in told
    assert operations(norrbus)[-1].startswith("2026-12-01T10")
    # The newest deed is the last that was done, whatever the clock said.
    assert "NB-2026-0002" in norrbus.ok("ångra", "--ja")
    assert len(list((norrbus.home / "kopior").glob("*.norrbus"))) == 2
    norrbus.ok("logg", "kontrollera")
    whole(norrbus)
    assert "klocka" in norrbus("register", "kontrollera").out


@pytest.mark.parametrize(
    ("day", "moments", "said"),
    [
        # At 3 it is 2 again: half past two comes twice.
        ("2026-10-25", ("2026-10-25T00:30:00", "2026-10-25T01:30:00"), ("02.30", "02.30")),
        # At 2 it is 3: half past two never comes.
        ("2027-03-28", ("2027-03-28T00:30:00", "2027-03-28T01:30:00"), ("01.30", "03.30")),
    ],
)
def test_the_night_when_the_clock_is_moved(
    norrbus: Norrbus,
    set_clock: Set,
    monkeypatch: pytest.MonkeyPatch,
    day: str,
    moments: tuple[str, str],
    said: tuple[str, str],
) -> None:
    norrbus.day = day
    copies = norrbus.home / "kopior"
    for number, (moment, local) in enumerate(zip(moments, said, strict=True), 1):
        set_clock(moment)
        norrbus.ok("register", "ändra", "--myndighet", f"Nämnd {number}")
        norrbus.ok("register", "säkerhetskopiera", str(copies))
        assert local in norrbus.ok("logg", "--antal", "1").replace(":", ".")
    assert len(list(copies.glob("*.norrbus"))) == 2
    monkeypatch.setenv("NORRBUS_KOPIOR_MAPP", str(copies))
    listed = norrbus.ok("register", "kopior")
    assert len(listed.splitlines()) == 2
    norrbus.ok("logg", "kontrollera")


@pytest.mark.parametrize(
    ("day", "starts"),
    [
        ("2026-10-25", "2026-10-25T02:30:00+02:00"),  # the first of the two
        ("2027-03-28", "2027-03-28T02:30:00+01:00"),  # the moment that would be half past two
    ],
)
def test_a_meeting_that_night_has_one_moment(norrbus: Norrbus, day: str, starts: str) -> None:
    norrbus.day = "2026-09-28" if day < "2027" else "2027-03-01"
    given._case(norrbus)
    given.consent(norrbus, "Anna", "skola", until="2027-12-31")
    given.consent(norrbus, "Mikael", "skola", until="2027-12-31")
    norrbus.ok("möte", "boka", "1", "--dag", day, "--tid", "02.30", "--plats", "x", "--syfte", "x")
    norrbus.ok("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev")
    norrbus.ok("dokument", "skriv", "kalenderfil", "1")
    (file, *_) = norrbus.documents.rglob("*.ics")
    calendar: Any = Calendar.from_ical(file.read_bytes())
    (event,) = calendar.walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == starts
    assert (event["DTEND"].dt - event["DTSTART"].dt).total_seconds() == 3600


def test_a_consent_until_29_february_ends_with_that_day(norrbus: Norrbus) -> None:
    norrbus.day = "2028-01-10"
    given._case(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", until="2028-02-29")
    for day, holds in (("2028-02-28", True), ("2028-02-29", True), ("2028-03-01", False)):
        norrbus.day = day
        assert ("samtycke saknas" not in norrbus.ok("ärende", "lista")) == holds, day
    for day in ("2027-02-29", "2100-02-29"):
        norrbus.refused(2, "ärende", "ändra", "1", "--behov-sett", day)


# Each is done or refused in a sentence on the last days that are counted, and the day after.
LAST = """
idag
frist lista
ärende lista
ärende ändra 1 --behov Nytt.
ärende skapa --barn "Nils Berg" --född 2085-01-01 --behov-sett idag --sett-av skola --behov x --nivå tidiga
möte boka 1 --dag 2100-12-31 --tid 9 --plats x --syfte x
samtycke registrera 1 --vem Anna --aktör skola --gäller x --form muntligt --till 2100-12-31
dokument skriv samtycke 1
kalender skriv
statistik år 2100
påminn
register gallra
register kontrollera
logg kontrollera
"""


@pytest.mark.parametrize("day", ["2100-02-28", "2100-03-01", "2100-12-31", "2101-01-01"])
def test_the_last_year_is_no_crash(norrbus: Norrbus, day: str) -> None:
    given._case(norrbus)
    norrbus.day = day
    for line in LAST.strip().splitlines():
        result = norrbus(*shlex.split(line))
        assert result.code in {0, 2, 3, 4, 5}, (line, result)
    norrbus.day = "2026-04-01"
    norrbus.ok("logg", "kontrollera")
    whole(norrbus)
