"""A deviation fits the screen that it is shown on: what remains and what is late is there; --allt shows all."""

from __future__ import annotations

import re

import given
import pytest
from conftest import Norrbus


def seen(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, rows: int, columns: int, *more: str
) -> list[str]:
    """The lines that are seen at a terminal so high and wide."""
    monkeypatch.setenv("LINES", str(rows))
    monkeypatch.setenv("COLUMNS", str(columns))
    result = norrbus(*more, "avvikelse", "visa", "1", terminal=True)
    assert result.code == 0, result.err
    return re.sub(r"\x1b\[[0-9;]*m", "", result.out).splitlines()


def flat(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.fixture
def reported(norrbus: Norrbus) -> Norrbus:
    given.case(norrbus)
    norrbus.day = "2026-05-12"
    given.deviation(norrbus)
    return norrbus


@pytest.mark.parametrize("more", [(), ("--enkelt",)])
@pytest.mark.parametrize(("rows", "columns", "most"), [(24, 80, 23), (40, 80, 39), (24, 40, 35)])
def test_a_deviation_fits_the_screen(
    reported: Norrbus,
    monkeypatch: pytest.MonkeyPatch,
    rows: int,
    columns: int,
    most: int,
    more: tuple[str, ...],
) -> None:
    long = "Något som är långt att läsa. " * 20
    reported.ok("avvikelse", "ändra", "1", "--beskrivning", long, "--konsekvenser", long)
    lines = seen(reported, monkeypatch, rows, columns, *more)
    assert len(lines) <= most, "\n".join(lines)
    said = flat(lines)
    assert "A-2026-0001 i NB-2026-0001 Elsa L., 2014: underskrift väntas" in said
    assert "närmaste chefens underskrift" in said
    assert "norrbus avvikelse underteckna A-2026-0001 --som rapportör" in said


def test_how_far_it_has_come_is_seen_and_all_by_allt(
    reported: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = reported.ok("avvikelse", "underteckna", "1", "--som", "chef")
    assert said.startswith("Per Lindmark har skrivit under som närmaste chef ti 2026-05-12. A-2026")
    assert "ingen kopia än, inte analyserad än" in flat(seen(reported, monkeypatch, 60, 80))
    reported.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    assert "kopia ti 2026-05-12, inte analyserad än" in flat(seen(reported, monkeypatch, 60, 80))
    reported.ok("avvikelse", "analysera", "1", "--aktör", "primärvård", "--analys", "Vakans.")
    for level in ("styrgrupp", "länsdelens samverkansgrupp"):
        reported.ok("avvikelse", "analysera", "1", "--nivå", level, "--analys", "Vakans.")
    by = ("--senast", "2026-05-20", "--ansvarig", "primärvård")
    reported.ok("avvikelse", "besluta", "1", "--beslut", "Ersättare utses.", *by)
    reported.ok("avvikelse", "besluta", "1", "--beslut", "Rutinen ses över.")
    reported.day = "2026-05-21"
    said = flat(seen(reported, monkeypatch, 60, 80))
    for words in (
        "primärvård: kopia ti 2026-05-12, analyserad ti 2026-05-12: Vakans.",
        "! 1 Ersättare utses. (primärvård): senast on 2026-05-20",
        "2 Rutinen ses över.: ingen dag",
        "ti 2026-05-12 gemensam analys av styrgrupp",
        "ti 2026-05-12 beslut",
        "Nästa steg norrbus avvikelse genomför A-2026-0001 1",
    ):
        assert words in said, (words, said)
    for number in ("1", "2"):
        reported.ok("avvikelse", "genomför", "1", number, "--resultat", "Klart.")
    reported.ok("avvikelse", "återkoppla", "1", "--text", "Samtalen startar.")
    reported.ok("avvikelse", "skicka", "1", "--samverkansstruktur", "--sätt", "brev")
    reported.ok("avvikelse", "avsluta", "1")
    said = flat(seen(reported, monkeypatch, 60, 80))
    assert "1 Ersättare utses. (primärvård): gjort to 2026-05-21: Klart." in said
    assert "Återstår" not in said
    assert "Nästa steg" not in said
    assert "to 2026-05-21 avslutad" in said
    monkeypatch.setenv("LINES", "10")
    whole = reported("avvikelse", "visa", "1", "--allt", terminal=True).out
    for words in ("Dagar till återkoppling", "Rapportörens underskrift", "Samtalen startar."):
        assert words in whole
    assert reported.ok("avvikelse", "visa", "1") == reported.ok("avvikelse", "visa", "1", "--allt")


def test_one_without_a_case_says_whom_it_is_about(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.actors(norrbus)
    line = ("avvikelse", "rapportera", "--arbetsplats", "skola", "--grund", "annat")
    texts = ("--beskrivning", "x", "--konsekvenser", "x", "--förslag", "x", "--klient", "en elev")
    norrbus.ok(*line, *texts, "--aktör", "primärvård", "--skolform", "förskola/grundskola")
    said = flat(seen(norrbus, monkeypatch, 24, 80))
    assert said.startswith("A-2026-0001: underskrift väntas")
    assert "Gäller en elev" in said
