"""A file is read before the register is held; who writes meanwhile waits, and then does it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from conftest import MONDAY, Norrbus
from importing.conftest import CASE, number, row, written
from importing.test_tables import with_far_cell

from norrbus_cli.desk.importing import ahead
from norrbus_cli.desk.importing.cells import RowReader
from norrbus_cli.desk.importing.form import ReadIn
from norrbus_cli.desk.importing.matching import matched
from norrbus_cli.desk.importing.model import Line
from norrbus_cli.register import cells, opening
from norrbus_cli.words.errors import FileTrouble

MANY = 5_000


@pytest.fixture
def held(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> Iterator[Norrbus]:
    """Somebody else holds the register, and nobody waits."""
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    holder = norrbus.open()
    with holder.operation():
        yield norrbus
    holder.close()


def test_who_finds_the_register_held_too_long_is_told_and_nothing_is_lost(held: Norrbus) -> None:
    result = held("importera", written([row()]), "--ja")
    assert result.code == 5
    assert "används av ett annat kommando sedan" in result.err
    assert "Ingenting sparades. Försök igen om en stund." in result.err
    assert not list(Path().glob("*barn-fel*"))


def test_a_file_is_read_before_the_register_is_asked_for(held: Norrbus) -> None:
    name = written([row()])
    with Path(name).open("a", encoding="utf-8") as file:
        file.write('x;"y')
    assert "Rad 3: citattecknen" in held("importera", name, "--ja").err
    assert "Rad 3: det står något i kolumn XFD" in held("importera", with_far_cell(16_384, "x"), "--ja").err  # fmt: skip


def test_so_many_rows_are_understood_before_and_of_a_workbook_all_are_got() -> None:
    matching = matched(list(CASE), ReadIn(), None, None)
    got = []

    def lines() -> Iterator[Line]:
        for place in range(ahead.ROWS + 10):
            got.append(place)
            yield Line(place + 2, row() if place else row(pnr="x"))

    for slow, before in ((False, ahead.ROWS), (True, ahead.ROWS + 10)):
        got.clear()
        reader = RowReader(matching, date(2026, 3, 30))
        found = ahead.read_ahead(Path("x"), lines(), reader, slow=slow)
        assert len(got) == before
        rows = list(found)
        assert [line.number for line, _ in rows] == list(range(2, ahead.ROWS + 12))
        assert isinstance(rows[0][1], ahead.WRONG)
        assert ahead.right(rows[-1][1])["case"]["name"] == "Elsa Lantto"


def test_a_workbook_whose_words_swell_in_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ahead, "LARGEST", 1000)
    reader = RowReader(matched(list(CASE), ReadIn(), None, None), date(2026, 3, 30))
    with pytest.raises(FileTrouble, match="är för stor"):
        ahead.read_ahead(Path("x"), [Line(2, ["x" * 600])] * 2, reader, slow=True)


def many() -> str:
    """A file that holds the register for some tenths of a second."""
    first = date(2008, 6, 1)
    days = [first + timedelta(days=place) for place in range(MANY)]
    rows = [row(f"Barn {place}", number(day)) for place, day in enumerate(days)]
    return written(rows, name="stor.csv")


@pytest.mark.no_cover
def test_another_that_writes_meanwhile_waits_and_does_it(norrbus: Norrbus) -> None:
    name = many()
    environment = {"HOME": str(norrbus.home), "PATH": os.environ["PATH"], "NORRBUS_IDAG": MONDAY}

    def begun(*line: str) -> subprocess.Popen[str]:
        command = [sys.executable, "-m", "norrbus_cli", *line]
        return subprocess.Popen(
            command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        )

    reading = begun("importera", name, "--ja")
    watching = norrbus.open()
    watching.rows("PRAGMA busy_timeout = 0")
    while reading.poll() is None and not is_held(watching._connection):
        time.sleep(0.002)
    assert reading.poll() is None, "the register was never held"
    line = ("--barn", "Nils Berg", "--född", "2012-03-15", "--behov-sett", MONDAY, "--sett-av", "skola", "--behov", "Oro.", "--nivå", "tidiga")  # fmt: skip
    other = begun("ärende", "skapa", *line)
    told, _ = other.communicate()
    reading.communicate()
    watching.close()
    assert other.returncode == reading.returncode == 0
    # It came after all of the file, and nothing of either is lost.
    assert f"NB-2026-{MANY + 1}" in told
    assert norrbus.rows()["cases"] == MANY + 1
    norrbus.ok("logg", "kontrollera")
    norrbus.ok("ångra", "--ja")
    assert norrbus.rows()["cases"] == MANY


def is_held(connection: object) -> bool:
    """Whether somebody else writes just now."""
    try:
        connection.execute("BEGIN IMMEDIATE")  # type: ignore[attr-defined]
    except cells.driver().OperationalError:
        return True
    connection.execute("ROLLBACK")  # type: ignore[attr-defined]
    return False
