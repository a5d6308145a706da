"""Records are what frozen dataclasses are, without generated code; rows become records."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import ClassVar

import pytest

from norrbus_cli.words.record import Record, as_dict, of_row, replace


class Day(Record):
    LIMIT: ClassVar[int] = 3

    on: date
    open: bool
    until: date | None = None
    note: str = ""

    @cached_property
    def spoken(self) -> str:
        return f"{self.on}"


class Named(Day):
    name: str = "x"


def test_a_record_is_equal_hashed_and_shown_by_its_fields_alone() -> None:
    one, other = Day(date(2026, 4, 1), True), Day(open=True, on=date(2026, 4, 1))
    assert one.spoken == "2026-04-01"
    assert one == other
    assert hash(one) == hash(other)
    assert one != Day(date(2026, 4, 2), True)
    assert one != Named(date(2026, 4, 1), True)
    assert "note=''" in repr(one)
    assert as_dict(Named(date(2026, 4, 1), True)) == {
        **{"on": date(2026, 4, 1), "open": True, "until": None, "note": "", "name": "x"}
    }


@pytest.mark.parametrize(
    ("placed", "named", "what"),
    [
        ((), {}, "lacks \\['on', 'open'\\]"),
        ((date.min, True, None, "", "more"), {}, "5 placed"),
        ((date.min, True), {"othr": 1}, "has no \\['othr'\\]"),
        ((date.min, True), {"on": date.max, "note": "", "until": None}, "got \\['on'\\] twice"),
    ],
)
def test_a_record_with_the_wrong_fields_is_a_fault(
    placed: tuple[object, ...], named: dict[str, object], what: str
) -> None:
    with pytest.raises(TypeError, match=what):
        Day(*placed, **named)  # type: ignore[arg-type]


def test_a_record_does_not_change_but_a_changed_one_can_be_made() -> None:
    one = Day(date(2026, 4, 1), True)
    with pytest.raises(AttributeError, match="frozen"):
        one.note = "y"  # type: ignore[misc]
    assert replace(one, note="y") == Day(date(2026, 4, 1), True, None, "y")
    with pytest.raises(TypeError, match="nte"):
        replace(one, nte="y")


def test_a_row_becomes_a_record_with_days_and_truth() -> None:
    row = {"on": "2026-04-01", "open": 1, "until": None, "id": 7}
    assert of_row(Day, row) == Day(date(2026, 4, 1), True)
    assert of_row(Day, row, until=date.max) == Day(date(2026, 4, 1), True, date.max)
    assert of_row(Day, {**row, "until": "2026-04-02"}).until == date(2026, 4, 2)
    with pytest.raises(TypeError, match="lacks"):
        of_row(Day, {"on": "2026-04-01"})
    with pytest.raises(ValueError, match="month"):
        of_row(Day, {**row, "on": "2026-13-01"})
