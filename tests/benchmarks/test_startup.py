"""Start-up of whole processes, interleaved, as ratios against a bare interpreter and a typer hello in the same run.

``pytest tests/benchmarks -s -p no:randomly`` prints the medians.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus

pytestmark = pytest.mark.slow
HELLO = "import typer\napp = typer.Typer(add_completion=False)\n@app.command()\ndef hello(): typer.echo('hej')\napp()\n"
RUNS = int(os.environ.get("BENCHMARK_RUNS", "5"))


def test_start_up_costs_little_more_than_typer_itself(norrbus: Norrbus, tmp_path: Path) -> None:
    given.case(norrbus)
    hello = tmp_path / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    ours = [sys.executable, "-m", "norrbus_cli"]
    lines = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "typer hello": [sys.executable, str(hello)],
        "sqlite-utils --version": [sys.executable, "-m", "sqlite_utils", "--version"],
        "norrbus --version": [*ours, "--version"],
        "norrbus --hjälp": [*ours, "--hjälp"],
        "norrbus ärende skapa --hjälp": [*ours, "ärende", "skapa", "--hjälp"],
        "norrbus ärende lista": [*ours, "ärende", "lista"],
        "norrbus ärende visa": [*ours, "ärende", "visa", "1"],
        "norrbus ärende ändra": [*ours, "ärende", "ändra", "1", "--språk", "finska"],
    }
    environment = {"HOME": str(norrbus.home), "PATH": os.environ["PATH"], "NORRBUS_IDAG": norrbus.day}
    times: dict[str, list[float]] = {name: [] for name in lines}
    for _ in range(RUNS):
        for name, line in lines.items():
            begun = time.perf_counter()
            subprocess.run(line, cwd=ROOT, env=environment, check=True, capture_output=True)
            times[name].append(time.perf_counter() - begun)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        sys.stdout.write(f"{name:32} {median * 1000:6.0f} ms  {median / medians['typer hello']:5.2f} x typer hello\n")
    assert medians["norrbus --version"] < medians["typer hello"]
    assert medians["norrbus --hjälp"] < 2 * medians["typer hello"]
    assert medians["norrbus ärende lista"] < 6 * medians["typer hello"]
