"""Whatever a power loss leaves of what a command wrote: the register opens to what was before or to what came after."""

from __future__ import annotations

import hashlib
import random
import shutil
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from faults.power import STRACE, Event, Files, Reached, built, left, recorded
from faults.whole import must_be_whole, still

from norrbus_cli.register import cells, opening
from norrbus_cli.register.schema.tables import TABLES

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not STRACE, reason="needs strace")]
NAMES = ("register.norrbus", "register.norrbus-wal")
CHANGE = ("ärende", "ändra", "1", "--behov", "Nytt.", "--telefon", "070-174 06 13")
CREATE = (
    *("ärende", "skapa", "--barn", "Nils Berg", "--född", "2014-09-03", "--nivå", "tidiga"),
    *("--behov-sett", "2026-03-30", "--sett-av", "skola", "--behov", "Oro."),
)


def held(place: Path, key: Path) -> str:
    """A hash over all rows of a register that must be whole."""
    register = opening.open_register(place, key, cells.Author("test", "test"))
    must_be_whole(register)
    rows = [
        [table, *(tuple(row) for row in register.rows(f'SELECT * FROM "{table}"'))]
        for table in sorted(TABLES - {"calendar_days"})
    ]
    register.close()
    return hashlib.sha256(still(str(rows)).encode()).hexdigest()


def on_disk(norrbus: Norrbus) -> Files:
    places = [norrbus.register.with_name(name) for name in NAMES]
    return {place.name: place.read_bytes() for place in places if place.exists()}


def laid_out(files: Files, folder: Path) -> Path:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder / NAMES[0]


def _only_the_last_page(events: list[Event], states: list[Reached]) -> list[Reached]:
    """Of all that is emptied into the file only the last page is there: its log is of two times."""
    last = max(number for number, event in enumerate(events) if event.what == "write")
    return [
        reached
        for reached in states
        if reached[-1:] == ((last, None),) and reached[-2][0] < last - 1
    ]


@pytest.mark.parametrize(
    ("line", "times"),
    [
        pytest.param(CHANGE, 30, id="short"),
        pytest.param(CHANGE, 100_000, id="change", marks=pytest.mark.lång),
        pytest.param(CREATE, 100_000, id="create", marks=pytest.mark.lång),
        pytest.param(("ångra", "--ja"), 100_000, id="undo", marks=pytest.mark.lång),
        pytest.param(("påminn", "--skriv-ut"), 100_000, id="remind", marks=pytest.mark.lång),
    ],
)
def test_a_power_loss_leaves_what_was_or_what_came(
    norrbus: Norrbus, tmp_path: Path, line: tuple[str, ...], times: int
) -> None:
    given.child(norrbus)
    before, was = on_disk(norrbus), held(norrbus.register, norrbus.key)
    events = recorded(norrbus, tmp_path / "strace", *line)
    everything = tuple((number, None) for number in range(len(events)))
    assert built(before, events, everything) == on_disk(norrbus), "not all was recorded"
    is_now = held(norrbus.register, norrbus.key)
    assert is_now != was
    states = left(events)
    found = {
        held(laid_out(built(before, events, reached), tmp_path / "state"), norrbus.key)
        for reached in [
            *states[:1],
            *random.Random(2034).sample(states, min(times, len(states))),
            *_only_the_last_page(events, states),
            *states[-1:],
        ]
    }
    assert {was, is_now} <= found
    if line[0] != "påminn":  # planned in one deed, noted in another
        assert found == {was, is_now}
