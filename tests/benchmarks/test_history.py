"""What the chain costs, as a ratio: whole processes against the same program that seals nothing.

In full: ``BENCHMARK_RUNS=21 pytest tests/benchmarks/test_history.py -s -n 0 -p no:randomly``.
"""

from __future__ import annotations

import compileall
import os
import sys
from collections.abc import Callable
from itertools import count

import given
import pytest
from benchmarks.processes import Cost, least, measured
from conftest import ROOT, Norrbus

pytestmark = pytest.mark.slow
RUNS = int(os.environ.get("BENCHMARK_RUNS", "6"))
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
