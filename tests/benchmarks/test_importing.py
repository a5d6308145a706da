"""Cases out of a file, beside a bare ``executemany`` of the same rows into the same tables, and what memory it takes, also to take it back.

``BENCHMARK_CASES=100000 BENCHMARK_RUNS=3 pytest tests/benchmarks/test_importing.py -s -n 0 -p no:randomly`` runs it in full: 4.4 times the
bare rows. Three times cannot be had in plain Python: "bare with its log" writes each row a second time as the log holds it, three indexes over
it, and takes 1.9; hashing it takes 0.3, the library that judges two numbers a row almost 0.5; cells, rules and the rows to be written the rest.
The bare side is the rows of persons, cases and guardianships as the import leaves them, without starting Python, opening the file or closing it.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.processes import Cost, least, process, timed
from conftest import MONDAY
from importing.conftest import CASE, row, written

from norrbus_cli.register import cells, opening
from norrbus_cli.register.database import Register

pytestmark = pytest.mark.slow
CASES = int(os.environ.get("BENCHMARK_CASES", "3000"))
RUNS = int(os.environ.get("BENCHMARK_RUNS", "2"))
TABLES = ("persons", "cases", "guardianships")
LOGGED = (*TABLES, "operations", "changes")
MOST_MEMORY = 120 * 1024  # KiB, however many the rows are


def number(place: int, base: date, days: int) -> str:
    """A number that no two places share; invented, and of no test series: there are not so many."""
    born = base + timedelta(days=place % days)
    digits = f"{born:%y%m%d}{100 + place // days:03d}"
    doubled = (int(each) * (2 - at % 2) for at, each in enumerate(digits))
    rest = sum(each // 10 + each % 10 for each in doubled) % 10
    return f"{born:%Y%m%d}-{digits[6:]}{(10 - rest) % 10}"


def filled(count: int) -> str:
    rows = (
        [
            *row(f"Barn {place}", number(place, date(2008, 6, 1), 6000)),
            *(f"Vuxen {place}", number(place, date(1970, 1, 1), 7000), "ensam"),
        ]
        for place in range(count)
    )
    more = ("Vårdnadshavare", "Vårdnadshavare personnummer", "Vårdnadshavare vårdnad")
    return written(rows, (*CASE, *more), name="stor.csv")


def opened(home: Path) -> Register:
    return opening.open_register(
        home / ".local/share/norrbus/register.norrbus",
        home / ".config/norrbus/nycklar/register.nyckel",
        cells.Author("test", "test"),
    )


def test_a_file_of_cases_costs_little_more_than_its_rows_and_their_log(
    tmp_path: Path, made_register: Path
) -> None:
    name, memory, places = Path(filled(CASES)).absolute(), list[int](), iter(range(1000))

    def fresh() -> Path:
        home = tmp_path / f"home{next(places)}"
        shutil.copytree(made_register, home)
        return home

    def ours() -> Cost:
        line = [sys.executable, "-m", "norrbus_cli", "importera", str(name), "--ja"]
        cost = process(line, fresh(), NORRBUS_IDAG=MONDAY)()
        memory.append(cost.memory)
        return cost

    first = fresh()
    process(
        [sys.executable, "-m", "norrbus_cli", "importera", str(name), "--ja"],
        first,
        NORRBUS_IDAG=MONDAY,
    )()
    register = opened(first)
    held = {
        table: [tuple(each) for each in register.rows(f"SELECT * FROM {table} ORDER BY id")]
        for table in LOGGED
    }
    register.close()
    assert len(held["cases"]) == CASES

    def bare(tables: tuple[str, ...]) -> Callable[[], Cost]:
        def once() -> Cost:
            register = opened(fresh())
            connection = register._connection

            def deed() -> None:
                connection.execute("BEGIN IMMEDIATE")
                for table in tables:
                    marks = ", ".join("?" * len(held[table][0]))
                    connection.executemany(
                        f"INSERT OR IGNORE INTO {table} VALUES ({marks})", held[table]
                    )
                connection.execute("COMMIT")

            cost = timed(deed)()
            register.close()
            return cost

        return once

    back = [sys.executable, "-m", "norrbus_cli", "ångra", "--ja"]
    memory.append(process(back, first, NORRBUS_IDAG=MONDAY)().memory)
    found = least({"norrbus": ours, "bare": bare(TABLES), "bare with its log": bare(LOGGED)}, RUNS)
    sys.stdout.write(
        f"of bare: {found['norrbus'] / found['bare']:.1f} x, with its log:"
        f" {found['norrbus'] / found['bare with its log']:.1f} x, at most {max(memory) // 1024} MiB\n"
    )
    assert max(memory) < MOST_MEMORY
    assert found["norrbus"] < 9 * found["bare"]  # what starting costs weighs in few rows
    assert found["norrbus"] < 5 * found["bare with its log"]
