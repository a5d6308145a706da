"""A mail cannot tell that no mail is sent: the terminal says when the morning run has not run."""

from __future__ import annotations

import pytest
from conftest import Norrbus

STAYED_AWAY = "Påminnelserna har inte körts sedan"


@pytest.mark.parametrize(
    ("day", "says"), [("2026-03-30", False), ("2026-03-31", False), ("2026-04-01", True)]
)
def test_every_session_at_a_terminal_says_when_the_run_has_stayed_away_for_more_than_a_day(
    norrbus: Norrbus, day: str, says: bool
) -> None:
    norrbus.ok("påminn")
    norrbus.day = day
    for line in (("aktör", "lista"), ("ärende", "lista"), ("register", "visa")):
        result = norrbus(*line, terminal=True)
        assert (result.code, STAYED_AWAY in " ".join(result.err.split())) == (0, says), line
        assert STAYED_AWAY not in norrbus(*line).err


def test_it_is_said_also_when_the_command_is_refused_and_never_of_itself(norrbus: Norrbus) -> None:
    norrbus.ok("påminn")
    norrbus.day = "2026-04-05"
    assert STAYED_AWAY in " ".join(norrbus("ärende", "visa", "7", terminal=True).err.split())
    assert "sedan" not in norrbus("--hjälp", terminal=True).err
    assert STAYED_AWAY not in norrbus("påminn", terminal=True).err


def test_a_run_made_for_a_day_to_come_hides_nothing(norrbus: Norrbus) -> None:
    norrbus.ok("påminn")
    norrbus.ok("påminn", "--idag-är", "2027-01-01")
    norrbus.day = "2026-04-05"
    assert "senast må 2026-03-30" in norrbus("idag").err


def test_before_the_first_run_only_today_says_so(norrbus: Norrbus) -> None:
    assert "har aldrig körts. Sätt upp dem: norrbus påminn installera" in norrbus("idag").err
    assert (
        norrbus("aktör", "lista", terminal=True).err
        == "Inga aktörer än. Lägg till med: norrbus aktör lägg-till\n"
    )


@pytest.mark.parametrize(("day", "says"), [("2026-03-30", False), ("2026-03-31", True)])
def test_today_says_when_the_run_has_not_run_today(norrbus: Norrbus, day: str, says: bool) -> None:
    norrbus.ok("påminn")
    norrbus.day = day
    assert ("har inte körts idag; senast må 2026-03-30" in norrbus("idag").err) == says
