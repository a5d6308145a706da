"""What stands above the day: for who looks after norrbus in one line at a terminal, and all of it elsewhere."""

from __future__ import annotations

import json

import given
import pytest
from conftest import Norrbus

ONE = "En sak för den som sköter norrbus: norrbus register kontrollera"
TWO = "2 saker för den som sköter norrbus: norrbus register kontrollera"
NEVER, NO_COPY = "Påminnelserna har aldrig körts", "Ingen säkerhetskopia av registret har gjorts"
REVIEW = "Loggen har aldrig granskats"


def said(norrbus: Norrbus, *more: str) -> str:
    return " ".join(norrbus("idag", *more, terminal=True).err.split())


def test_what_is_for_it_is_one_line_that_says_how_many_and_where(norrbus: Norrbus) -> None:
    assert said(norrbus).startswith(TWO)
    for words in (NEVER, NO_COPY):
        assert words not in said(norrbus)
        assert words in norrbus.ok("register", "kontrollera")
    norrbus.ok("påminn")
    assert said(norrbus).startswith(ONE)
    norrbus.ok("register", "säkerhetskopiera", str(norrbus.home / "kopior"))
    assert "för den som sköter norrbus" not in said(norrbus)


def test_all_of_it_stands_where_it_is_asked_for_and_in_a_pipe(norrbus: Norrbus) -> None:
    for told in (
        said(norrbus, "--hela"),
        norrbus("idag").err,
        norrbus("idag", "--json").err,
        norrbus("idag", terminal=True, answer_elsewhere=True).err,
    ):
        assert NEVER in told
        assert NO_COPY in told
        assert "för den som sköter norrbus" not in told


def test_a_review_that_is_late_is_counted_and_found_by_the_check_up(norrbus: Norrbus) -> None:
    norrbus.ok("påminn")
    norrbus.ok("register", "säkerhetskopiera", str(norrbus.home / "kopior"))
    for day, late in (("2026-06-29", False), ("2026-06-30", True)):
        norrbus.day = day
        norrbus.ok("påminn")
        norrbus.ok("register", "säkerhetskopiera", str(norrbus.home / "kopior"))
        assert (ONE in said(norrbus)) is late
        found = json.loads(norrbus("register", "kontrollera", "--json").out)["fynd"]
        told = [each for each in found if each["om"] == "granskning"]
        assert [each["atgard"] for each in told] == (
            ["Granska med: norrbus logg granska"] if late else []
        )
        assert all(each["fynd"].startswith(REVIEW) for each in told)


@pytest.mark.parametrize("more", [(), ("--hela",)])
def test_reminders_that_nobody_got_stand_whole(norrbus: Norrbus, more: tuple[str, ...]) -> None:
    given.case(norrbus)
    file = norrbus.home / ".config/norrbus/installningar.toml"
    file.write_text(
        '[epost]\nserver = "127.0.0.1"\nport = 9\navsandare = "norrbus@example.se"\n'
        'kryptering = "ingen"\n',
        encoding="utf-8",
    )
    assert norrbus("påminn", "--epost").code == 6
    told = said(norrbus, *more)
    assert "Vid senaste körningen gick" in told
    assert ("för den som sköter norrbus" in told) == (not more)
