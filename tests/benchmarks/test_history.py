"""What the chain costs, and that undo and the history of a case do not follow the length of the log: ratios of whole processes.

In full: ``BENCHMARK_RUNS=21 pytest tests/benchmarks/test_history.py -s -n 0 -p no:randomly``
(``BENCHMARK_LOG=2000000`` for as many operations).
"""

from __future__ import annotations

import compileall
import getpass
import os
import shutil
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import given
import pytest
from benchmarks.processes import Cost, least, measured
from conftest import ROOT, Norrbus

pytestmark = pytest.mark.slow
RUNS = int(os.environ.get("BENCHMARK_RUNS", "4"))
WHOLE = RUNS >= 11
CHAIN = 1.1 if WHOLE else 1.4
_MAIN = "from norrbus_cli.__main__ import main; main()"
_UNSEALED = "from norrbus_cli.register.journal import Journal; Journal.seal = lambda _: None; "


def test_the_chain_costs_a_command_hardly_anything(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    compileall.compile_dir(ROOT / "norrbus_cli", quiet=2)
    number = count(10)

    def run(program: str, *line: str) -> Callable[[], Cost]:
        def once() -> Cost:
            typed = [each.format(next(number)) for each in line]
            whole = [sys.executable, "-c", program, *typed]
            return measured(whole, norrbus.home, NORRBUS_IDAG=norrbus.day)

        return once

    lines = {"visa": ("ärende", "visa", "1"), "ändra": ("ärende", "ändra", "1", "--språk", "s{}")}
    runs = {
        f"{name}{mark}": run(program, *line)
        for name, line in lines.items()
        for mark, program in (("", _MAIN), (", unsealed", _UNSEALED + _MAIN))
    }
    found = least(runs, RUNS)
    for name in lines:
        assert found[name] <= CHAIN * found[f"{name}, unsealed"], name


# Each operation changes three rows of its own and shows one person; spread over many cases.
_LOG = """
CREATE TEMP TABLE numbers AS WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < :count) SELECT x FROM n;
INSERT INTO operations (id, at, day, who, command) SELECT 1000 + x, '2026-03-01T08:00:00.000Z', '2026-03-01', :who, 'norrbus ärende ändra' FROM numbers;
INSERT INTO seals (operation_id, run, hash, deed_of) SELECT 1000 + x, 1000 + x, printf('%064d', x), CASE WHEN x % 3 THEN :who ELSE '' END FROM numbers;
INSERT INTO changes (operation_id, table_name, row_id, case_id, before, after)
    SELECT 1000 + x, name, 1000 + x % 100000, 1000 + x % 30000, '{"id":1,"a":1}', '{"id":1,"a":2}' FROM numbers, (SELECT 'cases' AS name UNION ALL SELECT 'consents' UNION ALL SELECT 'persons') WHERE x % 3;
INSERT INTO looks (operation_id, person_id, case_id, protected) SELECT 1000 + x, 1000 + x % 90000, 1000 + x % 30000, 0 FROM numbers;
"""
LENGTH = int(os.environ.get("BENCHMARK_LOG", "30000"))
FLAT = 1.1 if WHOLE else 1.4


def lengthened(norrbus: Norrbus, count: int) -> None:
    """A log of so many operations before what is done next."""
    register = norrbus.open()
    register._connection.execute("BEGIN")
    for statement in _LOG.split(";\n"):
        if statement.strip():
            named = {"count": count, "who": getpass.getuser()}
            register._connection.execute(statement, named)
    register._connection.execute("COMMIT")
    register.close()


def test_taking_back_costs_the_same_however_long_the_log_is(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    short = norrbus.home.with_name(f"{norrbus.home.name}-short")
    shutil.copytree(norrbus.home, short)
    lengthened(norrbus, LENGTH)
    compileall.compile_dir(ROOT / "norrbus_cli", quiet=2)
    lines = {
        "ångra": (("aktör", "ändra", "soc", "--telefon", "0701740{:03d}"), ("ångra", "--ja")),
        "logg": (("logg", "--ärende", "1", "--ändringar"),),
    }
    number = count(100)

    def run(home: Path, name: str) -> Callable[[], Cost]:
        def once() -> Cost:
            *first, last = lines[name]
            for line in first:
                typed = [each.format(next(number)) for each in line]
                measured([sys.executable, "-c", _MAIN, *typed], home, NORRBUS_IDAG=norrbus.day)
            return measured([sys.executable, "-c", _MAIN, *last], home, NORRBUS_IDAG=norrbus.day)

        return once

    homes = {"short": short, f"{LENGTH} operations": norrbus.home}
    runs = {f"{name}, {long}": run(home, name) for name in lines for long, home in homes.items()}
    found = least(runs, RUNS)
    for name in lines:
        assert found[f"{name}, {LENGTH} operations"] <= FLAT * found[f"{name}, short"], name
