"""A meeting fits the screen that it is shown on; whoever declined and what is late is never cut; all of it is had by --allt."""

from __future__ import annotations

import json
import re

import given
import pytest
from conftest import Norrbus

M1 = "NB-2026-0001-M1"


def seen(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, rows: int, columns: int, *more: str
) -> tuple[list[str], int]:
    """The lines that are seen at a terminal so high and wide, and how many rows the warnings take."""
    monkeypatch.setenv("LINES", str(rows))
    monkeypatch.setenv("COLUMNS", str(columns))
    result = norrbus(*more, "möte", "visa", "1", terminal=True)
    assert result.code == 0, result.err
    lines = re.sub(r"\x1b\[[0-9;]*m", "", result.out).splitlines()
    return lines, len(result.err.splitlines())


@pytest.fixture
def talked(norrbus: Norrbus) -> Norrbus:
    """A meeting with much to tell, to which one declined and one did not come."""
    given.consented(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--skydd", "ingen")
    agenda = "\n".join(f"Punkt {each}" for each in range(1, 9))
    line = ("möte", "boka", "1", "--dag", "2026-04-21", "--tid", "13.00", "--plats", "Rum 12")
    norrbus.ok(*line, "--syfte", "En trygg skoldag.", "--agenda", agenda, "--leds-av", "Karin")
    given.summoned(norrbus)
    norrbus.ok("möte", "svar", "1", "--vem", "soc", "--svar", "nej", "--skäl", "upptagen")
    norrbus.ok("möte", "svar", "1", "--vem", "skola", "--svar", "ja")
    return norrbus


def held(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-21"
    notes = "\n".join(f"Stycke {each}: {'ord ' * 40}" for each in range(1, 10))
    came = ("--närvarande", "skola", "--närvarande", "barnet", "--närvarande", "Anna")
    deputy = ("--ersättare", "primärvård=Lena Waara", "--mandat", "skola")
    norrbus.ok("möte", "genomför", "1", *came, *deputy, "--anteckningar", notes)


@pytest.mark.parametrize("more", [(), ("--enkelt",)])
@pytest.mark.parametrize(("rows", "columns", "most"), [(24, 80, 23), (40, 80, 39), (24, 40, 35)])
@pytest.mark.parametrize("after", [False, True])
def test_a_meeting_fits_the_screen(
    talked: Norrbus,
    monkeypatch: pytest.MonkeyPatch,
    rows: int,
    columns: int,
    most: int,
    more: tuple[str, ...],
    after: bool,
) -> None:
    if after:
        held(talked)
    lines, below = seen(talked, monkeypatch, rows, columns, *more)
    assert len(lines) + below <= most, "\n".join(lines)
    assert max(map(len, lines)) <= columns
    said = " ".join(" ".join(lines).split())
    assert lines[0].startswith(M1)
    assert "! soc, Sara Niva: " in said
    assert "tackat nej: upptagen" in said
    if after:
        assert "ersättare Lena Waara" in said
        assert re.search(r"… \d+ till: --allt$", said), said
        assert said.count("--allt") <= 2


def test_who_answered_and_who_did_not_is_seen_with_how_they_were_called(
    talked: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = " ".join(" ".join(seen(talked, monkeypatch, 60, 80)[0]).split())
    for words in (
        f"{M1} Elsa L., 2014: norrbusmöte kallat",
        "När ti 2026-04-21 kl. 13.00, 60 minuter",
        "Var Rum 12",
        "skola, Per Lindmark, rektor: tackat ja; skickat må 2026-03-30, ",
        "! soc, Sara Niva: tackat nej: upptagen; skickat må 2026-03-30, ",
        "primärvård, Ola Engström, kurator: inget svar; skickat ",
        "Inbjudna Elsa Lantto: inget svar; skickat ",
        "Punkt 8",
    ):
        assert words in said, (words, said)
    talked.day = "2026-04-22"
    said = " ".join(seen(talked, monkeypatch, 24, 80)[0])
    assert "! inte registrerat som hållet än" in said


def test_a_meeting_that_is_off_says_why_and_one_that_does_not_count_says_so(
    talked: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(talked)
    assert "Räknas" not in " ".join(seen(talked, monkeypatch, 60, 80)[0])
    came = ("--närvarande", "skola", "--anteckningar", "Kort.")
    talked.ok("möte", "genomför", M1, *came)
    lacks = json.loads(talked.ok("möte", "visa", "1", "--json"))["saknades"]
    assert f"Räknas ! nej: {lacks} saknades" in " ".join(
        " ".join(seen(talked, monkeypatch, 60, 80)[0]).split()
    )
    talked.ok("möte", "genomför", M1, "--gäller-ändå", "Alla var överens.")
    said = " ".join(" ".join(seen(talked, monkeypatch, 60, 80)[0]).split())
    assert f"Räknas ändå, fast {lacks} saknades: Alla var överens." in said
    given.booked(talked, "2026-05-20")
    word = ("--ord", "Vi hörs.") if "--ord" in talked.ok("möte", "ställ-in", "--hjälp") else ()
    talked.ok("möte", "ställ-in", "NB-2026-0001-M2", "--orsak", "sjukdom", "--ja", *word)
    monkeypatch.setenv("LINES", "24")
    told = talked("möte", "visa", "NB-2026-0001-M2", terminal=True).out
    assert "! inställt: sjukdom" in told


def test_a_summons_without_consent_says_why(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    reason = ("--trots-saknat-samtycke", "Fara.")
    norrbus.ok("möte", "kalla", "1", "--aktör", "BUP", "--sätt", "telefon", *reason)
    said = " ".join(" ".join(seen(norrbus, monkeypatch, 60, 80)[0]).split())
    assert "Kallade BUP: inget svar; skickat må 2026-03-30, telefon; utan samtycke: Fara." in said


def test_all_of_it_is_had_and_a_pipe_always_has_it(
    talked: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    held(talked)
    monkeypatch.setenv("LINES", "10")
    monkeypatch.setenv("COLUMNS", "80")
    whole = talked("möte", "visa", "1", "--allt", terminal=True).out
    for words in ("Stycke 9", "Kalenderfilens SEQUENCE", "Arbetsdagar från start", "Punkt 8"):
        assert words in whole
    assert "…" not in whole
    piped = talked.ok("möte", "visa", "1")
    assert piped == talked.ok("möte", "visa", "1", "--allt")
    assert "Stycke 9" in piped
    assert talked.ok("möte", "visa", "1", "--json") == talked.ok(
        "möte", "visa", "1", "--json", "--allt"
    )


def test_where_somebody_protected_is_stays_hidden(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.consented(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    given.booked(norrbus)
    said = " ".join(seen(norrbus, monkeypatch, 60, 80)[0])
    assert "Centrumskolan rum 12" not in said
    assert "Elsa" not in said
    shown = norrbus("möte", "visa", "1", "--visa-skyddat", "prov", terminal=True).out
    assert "Centrumskolan rum 12" in shown
