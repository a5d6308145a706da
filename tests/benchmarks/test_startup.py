"""What it takes to start: whole processes, as ratios against the least that could do the same.

In full, on a machine that does nothing else, by the clock and the run in the middle:
``BENCHMARK_RUNS=11 pytest tests/benchmarks/test_startup.py -s -n 0 -p no:randomly``
(``BENCHMARK_CASES=5000`` for as many in the register).
"""

from __future__ import annotations

import compileall
import os
import sys
from collections.abc import Callable
from pathlib import Path

import given
import pytest
from benchmarks import generated
from benchmarks.processes import TERMINAL, Cost, least, middle, process
from conftest import ROOT, Norrbus

pytestmark = pytest.mark.slow
RUNS = int(os.environ.get("BENCHMARK_RUNS", "3"))
CASES = int(os.environ.get("BENCHMARK_CASES", "0"))
WHOLE = RUNS >= 11
# Beside other tests a few runs say little: then only what has become half as dear again is met.
ROOM = 1.0 if WHOLE else 1.6
_HELLO = """
import typer
app = typer.Typer(add_completion=False)
@app.command()
def hello():
{body}
    typer.echo("hej")
app()
"""
_OPENED = """
    from sqlcipher3 import dbapi2
    connection = dbapi2.connect("file:{register}?mode=rw", uri=True, isolation_level=None)
    connection.execute("PRAGMA key = \\"x'{key}'\\"")
    asked = connection.execute("SELECT * FROM cases").fetchall()
"""
_TABLE = """
    from rich.console import Console
    from rich.table import Table
    table = Table("a", "b")
    for row in asked:
        table.add_row(str(row[0]), str(row[1]))
    Console().print(table)
"""
_WRITTEN = """
    import sys, sqlcipher3
    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi2)
    from sqlite_utils import Database
    connection.execute("BEGIN IMMEDIATE")
    Database(connection, execute_plugins=False).table("drafts").insert(
        {{"command": "x", "at": "2026-01-01T00:00:00.000Z", "content": "{{}}"}}, pk="command", replace=True
    )
    connection.execute("COMMIT")
"""
_PAPER = """
    from jinja2 import DictLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markdown_it import MarkdownIt
    loader = DictLoader({{"a": "# {{{{ x }}}}"}})
    made = ImmutableSandboxedEnvironment(loader=loader, undefined=StrictUndefined)
    MarkdownIt("commonmark").enable("table").render(made.get_template("a").render(x=1))
"""
# What is measured: the least it could be, and how many times that it may take.
HELP = ("--hjälp", "ärende --hjälp", "möte boka --hjälp")
LOOKS = ("idag", "ärende lista", "ärende visa", "frist lista", "påminn --torrkör")
GOALS = {
    **dict.fromkeys(HELP, ("hello", 1.25)),
    **dict.fromkeys(LOOKS, ("opened", 1.35)),
    **{f"{each} (terminal)": ("table (terminal)", 1.25) for each in LOOKS},
    "ärende ändra": ("written", 1.25),
    "dokument skriv": ("paper", 1.5),
}
# Of many cases a list reads all open ones whole, and notes that each child was looked at.
OF_MANY = {"ärende lista": 2.4}


def norrbus_lines(case: str, guardian: str) -> dict[str, list[str]]:
    """The command lines of what is measured."""
    more = {
        "ärende visa": [case],
        "ärende ändra": [case, "--språk", "finska"],
        "dokument skriv": ["samtycke", case, "--skriv-över", "--format", "md", "--till", guardian],
    }
    names = {each.removesuffix(" (terminal)") for each in GOALS}
    return {each: [*each.split(), *more.get(each, [])] for each in names}


@pytest.fixture
def runs(norrbus: Norrbus, tmp_path: Path) -> dict[str, Callable[[], Cost]]:
    """A run of each, the floors among them."""
    home, case, guardian = norrbus.home, "1", "Anna"
    if CASES:
        home, case, guardian = tmp_path / "many", "NB-2026-0000020", "Ett 20"
        few = CASES // 20  # ten years of cases that are open for half a year each
        generated.generate(norrbus.home, home, open_cases=few, closed_cases=CASES - few)
    else:
        given.consented(norrbus)
    compileall.compile_dir(ROOT / "norrbus_cli", quiet=2)
    register, key = (
        home / each.relative_to(norrbus.home) for each in (norrbus.register, norrbus.key)
    )
    places = {"register": register, "key": key.read_text("utf-8").split()[-1]}
    floors = {
        "hello": "",
        "opened": _OPENED,
        "table": _OPENED + _TABLE,
        "written": _OPENED + _WRITTEN,
        "paper": _OPENED + _PAPER,
    }
    lines = {"python": [sys.executable, "-c", "pass"]}
    for name, body in floors.items():
        file = tmp_path / f"{name}.py"
        file.write_text(_HELLO.format(body=body.format(**places)), encoding="utf-8")
        lines[name] = [sys.executable, str(file)]
    # As the console script does it: ``-m`` has a machinery of its own.
    norrbus_cli = [sys.executable, "-c", "from norrbus_cli.__main__ import main; main()"]
    lines["--version"] = [*norrbus_cli, "--version"]
    for name, line in norrbus_lines(case, guardian).items():
        lines[name] = [*norrbus_cli, *line]
    found = {name: process(line, home, NORRBUS_IDAG=norrbus.day) for name, line in lines.items()}
    for name in ("table", *LOOKS):
        found[f"{name} (terminal)"] = process(lines[name], home, TERMINAL, NORRBUS_IDAG=norrbus.day)
    return found


def test_start_up_costs_little_more_than_the_least_it_could(
    runs: dict[str, Callable[[], Cost]],
) -> None:
    found = middle(runs, RUNS) if WHOLE else least(runs, RUNS)
    ratios = {name: found[name] / found[floor] for name, (floor, _) in GOALS.items()}
    ratios["--version"] = found["--version"] / found["python"]
    limits = {name: goal for name, (_, goal) in GOALS.items()} | (OF_MANY if CASES else {})
    limits["--version"] = 1.3
    for name, ratio in ratios.items():
        sys.stdout.write(f"{name:32} {ratio:.2f} x, at most {limits[name]:.2f}\n")
    slow = {name: round(ratios[name], 2) for name in ratios if ratios[name] > limits[name] * ROOM}
    assert not slow
