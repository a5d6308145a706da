"""A plan fits the screen that it is shown on: a late measure and a missing signature are never cut; --allt shows all."""

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
    result = norrbus("plan", "visa", "1", *more, terminal=True)
    assert result.code == 0, result.err
    return re.sub(r"\x1b\[[0-9;]*m", "", result.out).splitlines()


def flat(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.fixture
def crowded(norrbus: Norrbus) -> Norrbus:
    """Nine measures, two of them late and one done, long texts, one signature."""
    given.consented(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--skydd", "ingen")
    needs = ("--behov", "Behov. " * 40, "--fungerar", "Hästar. " * 20, "--mål", "Skola. " * 20)
    day = (
        "--uppföljning",
        "2026-09-10",
        "--uppföljning-tid",
        "14.00",
        "--uppföljning-plats",
        "Rum 12",
    )
    norrbus.ok("plan", "skapa", "1", *day, *needs)
    for each in range(1, 10):
        actor = ("skola", "soc", "primärvård")[each % 3]
        given.measure(norrbus, f"Något som är långt att läsa, nummer {each}", actor)
    late = ("--börjar", "2026-04-01", "--slutar", "2026-04-30")
    for number in ("8", "9"):
        norrbus.ok("plan", "ändra-insats", "1", number, *late)
    norrbus.ok("plan", "ändra-insats", "1", "7", "--läge", "klar")
    for who in ("barnet", "Anna", "Mikael"):
        norrbus.ok("plan", "åsikt", "1", "--vem", who, "--text", f"{who} tycker. " * 20)
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    norrbus.ok("plan", "underteckna", "1", "--aktör", "skola")
    norrbus.day = "2026-05-02"
    return norrbus


@pytest.mark.parametrize("more", [(), ("--enkelt",)])
@pytest.mark.parametrize(("rows", "columns", "most"), [(24, 80, 23), (40, 80, 39), (24, 40, 35)])
def test_a_plan_fits_the_screen(
    crowded: Norrbus,
    monkeypatch: pytest.MonkeyPatch,
    rows: int,
    columns: int,
    most: int,
    more: tuple[str, ...],
) -> None:
    lines = seen(crowded, monkeypatch, rows, columns, *more)
    assert len(lines) <= most, "\n".join(lines)
    assert max(map(len, lines)) <= columns
    said = flat(lines)
    assert "NB-2026-0001 Elsa L., 2014: genomförandeplan version 1" in said
    assert "! 8 Något" in said
    assert "! 9 Något" in said
    assert "! saknas av soc, primärvård och Mikael Ström" in said
    assert said.endswith("--allt")


def test_all_of_a_plan_is_seen_where_there_is_room_and_by_allt(
    crowded: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = flat(seen(crowded, monkeypatch, 400, 80))
    for words in (
        "Uppföljning to 2026-09-10 kl. 14.00, Rum 12",
        "7 Något som är långt att läsa, nummer 7 (soc): klar må 2026-03-30",
        "! 8 Något som är långt att läsa, nummer 8 (primärvård): beslutad",
        "må 2026-03-30: Anna Lantto och Per Lindmark, rektor (skola)",
        "sammankallande: Karin Öberg",
        "Tycker Elsa Lantto: barnet tycker.",
    ):
        assert words in said, (words, said)
    assert "…" not in said
    monkeypatch.setenv("LINES", "10")
    whole = crowded("plan", "visa", "1", "--allt", terminal=True).out
    assert "Upprättad" in whole
    assert "Omfattning" in whole
    assert crowded.ok("plan", "visa", "1") == crowded.ok("plan", "visa", "1", "--allt")
    assert crowded.ok("plan", "visa", "1", "--json") == crowded.ok(
        "plan", "visa", "1", "--json", "--allt"
    )


def test_what_is_missing_is_said_of_the_current_version_of_an_open_case(
    crowded: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    crowded.ok("plan", "revidera", "1", "--orsak", "ny insats")
    assert "saknas av" not in flat(seen(crowded, monkeypatch, 60, 80, "--version-nr", "1"))
    said = flat(seen(crowded, monkeypatch, 60, 80))
    assert "version 2" in said
    assert "Reviderad ny insats" in said
    assert "! saknas av soc, primärvård, skola, " in said
    crowded.ok("ärende", "avsluta", "1", "--orsak", "behovet")
    assert "saknas av" not in flat(seen(crowded, monkeypatch, 60, 80))


def test_a_bare_plan_and_a_hidden_place(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> None:
    given.consented(norrbus)
    norrbus.ok("plan", "skapa", "1")
    said = flat(seen(norrbus, monkeypatch, 24, 80))
    assert "Uppföljning" not in said
    assert "Insatser" not in said
    norrbus.ok("plan", "ändra", "1", "--uppföljning", "2026-09-10")
    assert "Uppföljning to 2026-09-10 " in flat(seen(norrbus, monkeypatch, 24, 80))
    norrbus.ok("plan", "ändra", "1", "--uppföljning-plats", "Rum 12")
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    said = flat(seen(norrbus, monkeypatch, 24, 80))
    assert "Rum 12" not in said
    assert "Elsa" not in said
