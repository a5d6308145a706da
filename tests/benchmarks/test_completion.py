"""What a press of Tab costs: whole processes, as ratios against a Python that does nothing.

In full, on a machine that does nothing else:
``BENCHMARK_RUNS=21 pytest tests/benchmarks/test_completion.py -s -n 0 -p no:randomly``
"""

from __future__ import annotations

import compileall
import os
import sys

import given
import pytest
from benchmarks.processes import least, middle, process
from conftest import ROOT, Norrbus

from norrbus_cli.terminal.completion.actions import RUN

pytestmark = pytest.mark.slow
RUNS = int(os.environ.get("BENCHMARK_RUNS", "5"))
WHOLE = RUNS >= 11
# Beside other tests a few runs say little: then only what has become half as dear again is met.
ROOM = 1.0 if WHOLE else 1.6
# What is asked, against what, and how many times that it may take: no command and no library is loaded
# for words; for references Python's own start is made, and the register's driver loaded.
GOALS = {"words": ("bare", 1.3), "references": ("python", 3.0)}


def test_tab_costs_little_more_than_a_python_that_does_nothing(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    compileall.compile_dir(ROOT / "norrbus_cli/terminal/completion", quiet=2)
    places = [str(ROOT), str(norrbus.home / ".config/norrbus"), str(norrbus.register.parent)]
    answering = [sys.executable, "-E", "-P", "-S", "-c", RUN, *places, "fish"]
    lines = {
        "bare": [sys.executable, "-I", "-S", "-c", "pass"],
        "python": [sys.executable, "-c", "pass"],
        "words": [*answering, ".--", "ärende", "skapa"],
        "references": [*answering, ".", "ärende", "visa"],
    }
    runs = {name: process(line, norrbus.home) for name, line in lines.items()}
    found = middle(runs, RUNS) if WHOLE else least(runs, RUNS)
    slow = {}
    for name, (floor, goal) in GOALS.items():
        ratio = found[name] / found[floor]
        sys.stdout.write(f"{name:32} {ratio:.2f} x, at most {goal:.2f}\n")
        if ratio > goal * ROOM:
            slow[name] = round(ratio, 2)
    assert not slow
