"""``norrbus visa`` shows whatever a number names, and a number alone does the same."""

from __future__ import annotations

import given
import pytest
from conftest import Norrbus

from norrbus_cli.desk.finding.model import CASE, DEVIATION, FORUM, MEETING, kind_of
from norrbus_cli.rooms import ROOMS
from norrbus_cli.terminal.wide_options import first_word, is_reference


@pytest.mark.parametrize(
    ("typed", "own"),
    [
        ("1", ("ärende", "visa", "1")),
        ("NB-2026-0001", ("ärende", "visa", "1")),
        ("NB-2026-0001-M1", ("möte", "visa", "NB-2026-0001-M1")),
        ("1-m1", ("möte", "visa", "1-M1")),
        ("A-2026-0001", ("avvikelse", "visa", "A-2026-0001")),
        ("a1", ("avvikelse", "visa", "A1")),
        ("F-2026-0001", ("forum", "visa", "F-2026-0001")),
    ],
)
@pytest.mark.parametrize("command", [(), ("visa",)])
def test_a_number_shows_what_its_own_room_shows(
    norrbus: Norrbus, command: tuple[str, ...], typed: str, own: tuple[str, ...]
) -> None:
    given.once(norrbus, "something of each", _of_each)
    wanted = norrbus(*own)
    shown = norrbus(*command, typed)
    assert (shown.code, shown.out) == (wanted.code, wanted.out)
    in_json = norrbus(*command, typed, "--json")
    assert in_json.out == norrbus(*own, "--json").out


def _of_each(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.deviation(norrbus)
    given.forum(norrbus)


@pytest.mark.parametrize("typed", ["elsa", "lantto", ".", "senaste", "140903-2388"])
def test_a_case_is_shown_by_name_too(norrbus: Norrbus, typed: str) -> None:
    given.child(norrbus)
    assert "Ärende: NB-2026-0001" in norrbus.ok("visa", typed)


def test_the_meeting_of_the_case_last_worked_with(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    assert "Möte: NB-2026-0001-M1" in norrbus.ok("M1")


def test_what_is_not_there_is_refused_as_in_its_own_room(norrbus: Norrbus) -> None:
    for typed, room in (("7", "ärende"), ("A-2026-0007", "avvikelse"), ("F-2026-0007", "forum")):
        assert norrbus.refused(3, typed) == norrbus.refused(3, room, "visa", typed)


def test_a_number_stands_after_the_options_that_hold_everywhere(norrbus: Norrbus) -> None:
    given.child(norrbus)
    shown = norrbus.ok("--utan-namn", "--idag-är", "2026-04-02", "1")
    assert "Ärende: NB-2026-0001" in shown
    assert first_word(["--idag-är", "1"]) == 2
    assert first_word(["--utan-namn", "1", "2"]) == 1


@pytest.mark.parametrize("word", [".", "7", "M1", "m12", "NB-2026-0007-M1", "nb7", "A-2026-0001"])
def test_a_number_is_seen_to_be_one(word: str) -> None:
    assert is_reference(word)


def test_no_command_is_taken_for_a_number() -> None:
    assert not [name for name, _, _ in ROOMS if is_reference(name)]
    assert not [word for word in ("", "-1", "--1", "M", "x7", "7x") if is_reference(word)]


def test_a_word_that_only_looks_like_one_is_a_case() -> None:
    assert [kind_of(each) for each in ("a-2026-0001", "F1", "7-M2", "elsa M2", "7")] == [
        DEVIATION,
        FORUM,
        MEETING,
        CASE,
        CASE,
    ]
