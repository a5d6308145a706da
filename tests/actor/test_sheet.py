"""What an actor is to do fits the screen that it is shown on; what is late is never cut; --allt shows all."""

from __future__ import annotations

import re

import given
import pytest
from conftest import Norrbus


def seen(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, rows: int, columns: int, *more: str
) -> tuple[list[str], int]:
    """The lines that are seen at a terminal so high and wide, and how many rows stand below."""
    monkeypatch.setenv("LINES", str(rows))
    monkeypatch.setenv("COLUMNS", str(columns))
    result = norrbus("aktör", "visa", "soc", *more, terminal=True)
    assert result.code == 0, result.err
    lines = re.sub(r"\x1b\[[0-9;]*m", "", result.out).splitlines()
    return lines, len(result.err.splitlines())


def flat(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.fixture
def busy(norrbus: Norrbus) -> Norrbus:
    """An actor that is to answer, to sign and to do nine things, the last of them late."""
    given.consented(norrbus)
    given.booked(norrbus, "2026-05-20")
    given.summoned(norrbus)
    norrbus.ok("aktör", "ändra", "soc", "--telefon", "070-174 06 12", "--e-post", "soc@example.se")
    norrbus.ok("plan", "skapa", "1", "--uppföljning", "2026-09-10")
    for each in range(1, 10):
        given.measure(norrbus, f"Något som är långt att läsa, nummer {each}", "soc")
    days = ("--börjar", "2026-05-10", "--slutar", "2026-06-30")
    for number in range(1, 9):
        norrbus.ok("plan", "ändra-insats", "1", str(number), *days)
    late = ("--börjar", "2026-04-01", "--slutar", "2026-04-30")
    norrbus.ok("plan", "ändra-insats", "1", "9", *late)
    norrbus.day = "2026-05-02"
    return norrbus


@pytest.mark.parametrize("more", [(), ("--enkelt",)])
@pytest.mark.parametrize(("rows", "columns", "most"), [(24, 80, 23), (40, 80, 39), (24, 40, 35)])
@pytest.mark.parametrize("covered", [True, False])
def test_an_actor_fits_the_screen(
    busy: Norrbus,
    monkeypatch: pytest.MonkeyPatch,
    rows: int,
    columns: int,
    most: int,
    more: tuple[str, ...],
    covered: bool,
) -> None:
    if not covered:
        busy.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--aktör", "soc", "--ja")
    lines, below = seen(busy, monkeypatch, rows, columns, *more)
    assert len(lines) + below <= most, "\n".join(lines)
    said = flat(lines)
    assert said.startswith("soc: Kalix socialtjänst, socialtjänst")
    for words in ("! insats börjar, 31 dagar ", "! insats slutar, 2 dagar "):
        assert words in said, (words, said)
    assert re.search(r"Insatser:? ! NB-2026-0001 (Elsa L\., 2014: 9 |.*…, beslutad)", said), said
    assert ("utan samtycke" in said) is not covered


def test_all_of_it_is_seen_where_there_is_room_and_by_allt(
    busy: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = flat(seen(busy, monkeypatch, 400, 120)[0])
    for words in (
        "Nås på 070-174 06 12, soc@example.se",
        "Kontakt Sara Niva, sara@example.se",
        "Svara på NB-2026-0001-M1 Elsa L., 2014: norrbusmöte on 2026-05-20 kl. 13.00, kallad må",
        "Skriva under NB-2026-0001 Elsa L., 2014: genomförandeplan version 1, upprättad må",
        "! insats slutar, 2 dagar försenad: NB-2026-0001 insats 9 Elsa L., 2014, to 2026-04-30",
        "Insatser ! NB-2026-0001 Elsa L., 2014: 9 Något som är långt att läsa, nummer 9, beslutad,",
        "8 Något som är långt att läsa, nummer 8, beslutad, sö 2026-05-10–ti 2026-06-30",
    ):
        assert words in said, (words, said)
    assert "…" not in said
    monkeypatch.setenv("LINES", "10")
    whole = busy("aktör", "visa", "soc", "--allt", terminal=True).out
    assert "Huvudman" in whole
    assert "nummer 9" in " ".join(whole.split())
    assert busy.ok("aktör", "visa", "soc") == busy.ok("aktör", "visa", "soc", "--allt")


def test_one_with_nothing_to_do_is_its_name(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.actors(norrbus)
    monkeypatch.setenv("LINES", "24")
    assert norrbus("aktör", "visa", "BUP", terminal=True).out == "BUP: BUP Kalix, BUP\n"
