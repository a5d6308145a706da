"""Start-up of whole processes, as ratios against a typer hello in the same run.

``pytest tests/benchmarks/test_startup.py -s -p no:randomly`` prints the times.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import given
import pytest
from benchmarks.processes import least, process
from conftest import Norrbus

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
    found = least(
        {
            name: process(line, norrbus.home, NORRBUS_IDAG=norrbus.day)
            for name, line in lines.items()
        },
        RUNS,
    )
    assert found["norrbus --version"] < found["typer hello"]
    assert found["norrbus --hjälp"] < 2 * found["typer hello"]
    assert found["norrbus ärende lista"] < 4 * found["typer hello"]
