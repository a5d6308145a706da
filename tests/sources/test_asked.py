"""What a source asks for and no other test says: that it is not done without."""

from __future__ import annotations

import given
import pytest
from conftest import Norrbus

BOOK = {"--dag": "2026-04-14", "--tid": "9", "--plats": "x", "--syfte": "Planera stödet."}
REPORT = {
    "--arbetsplats": "skola",
    "--aktör": "primärvård",
    "--grund": "annat",
    "--beskrivning": "Ingen kom.",
    "--konsekvenser": "Mötet blev inte av.",
    "--förslag": "Kalla i tid.",
}


def line(options: dict[str, str], without: str = "") -> list[str]:
    return [each for pair in options.items() if pair[0] != without for each in pair]


def test_a_meeting_is_not_booked_without_what_it_is_for(norrbus: Norrbus) -> None:
    """Överenskommelsen 2025, Kallelse: the purpose stands in the summons."""
    given.case(norrbus)
    assert "--syfte" in norrbus.refused(2, "möte", "boka", "1", *line(BOOK, without="--syfte"))
    norrbus.ok("möte", "boka", "1", *line(BOOK))


@pytest.mark.parametrize("without", ["--förslag", "--beskrivning", "--konsekvenser"])
def test_a_deviation_is_not_reported_without_what_the_form_asks(
    norrbus: Norrbus, without: str
) -> None:
    """Arjeplogs rutin 2012, bilaga 3 and 4: the reporter suggests an improvement."""
    given.case(norrbus)
    report = ("avvikelse", "rapportera", "1")
    assert without in norrbus.refused(2, *report, *line(REPORT, without))
    norrbus.ok(*report, *line(REPORT))
