"""A year's report from a generated register, beside bare reading of the same tables and beside pandas.

``BENCHMARK_CASES=1000000 BENCHMARK_PANDAS=FOLDER BENCHMARK_KEPT=FOLDER pytest tests/benchmarks/test_statistics.py -s -p no:randomly`` runs it in full and prints
what it finds. BENCHMARK_PANDAS: the environment with pandas, made there when there is none. BENCHMARK_KEPT: where the generated register is kept from one run
to the next.

What is compared:

* *bare scan*: the same driver opens the same encrypted file with the same cache and counts the rows of each table that the questions of a year read, of all its
  years, from the table itself: ``SELECT count(*) FROM t NOT INDEXED``. Every page of the rows is read and decrypted, nothing is looked at.
* *bare count*: the same without NOT INDEXED. SQLite then counts in the smallest index of each table, which reads a fraction of the pages; it is printed only.
* *norrbus*: a year in numbers. As a whole process: ``norrbus statistik år 2024 --internt --json > file``, with start-up, log and all.
* *pandas*: ``with_pandas.py``, a whole process over an unencrypted copy; its figures are the same as ours.

Small registers show start-up more than work, so there whole processes are only held against pandas and the memory, and SQL against SQL in this process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import venv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from benchmarks.generated import AUTHOR, TODAY, generate
from benchmarks.processes import Cost, least, measured, timed

from norrbus_cli.register import database, opening
from norrbus_cli.register.key import read_key
from norrbus_cli.statistics.counting import years as counting
from norrbus_cli.statistics.counting.rules.catalogue import RULES
from norrbus_cli.statistics.counting.rules.store import broken
from norrbus_cli.statistics.model import Figure, Year
from norrbus_cli.statistics.span import only

pytestmark = pytest.mark.slow
CASES = int(os.environ.get("BENCHMARK_CASES", "20000"))
RUNS = int(os.environ.get("BENCHMARK_RUNS", "5"))
PANDAS = os.environ.get("BENCHMARK_PANDAS", "")
KEPT = os.environ.get("BENCHMARK_KEPT", "")
# From so many cases, start-up is a small part of a whole process.
FULL = CASES >= 500_000
YEAR = 2024
# The same for small registers, which are measured beside another worker: that takes from the processor's cache, which looking rows up needs more than reading them.
SCANS_AT_MOST = 3
MEMORY_AT_MOST = 200 * 1024  # KiB
BARE = """
import sys
from sqlcipher3 import dbapi2
path, key, cache, how, *tables = sys.argv[1:]
connection = dbapi2.connect(path)
connection.execute(f"PRAGMA key = \\"x'{key}'\\"")
connection.execute("PRAGMA temp_store = MEMORY")
connection.execute(f"PRAGMA cache_size = -{cache}")
for table in tables:
    sys.stdout.write(f"{table} {connection.execute(f'SELECT count(*) FROM {table} {how}').fetchone()[0]}\\n")
"""


class Many:
    """The generated register."""

    def __init__(self, home: Path) -> None:
        self.path, self.key = (
            home / ".local/share/norrbus/register.norrbus",
            home / ".config/norrbus/nycklar/register.nyckel",
        )

    def open(self) -> database.Register:
        return opening.open_register(self.path, self.key, AUTHOR)

    def count(self, year: int = YEAR) -> Year:
        register = self.open()
        try:
            return counting.count(register, only(year), date.fromisoformat(TODAY))
        finally:
            register.close()

    def scan(self, tables: list[str]) -> None:
        register = self.open()
        for table in tables:
            register.rows(f"SELECT count(*) FROM {table} NOT INDEXED")
        register.close()

    def tables(self) -> list[str]:
        """Every table of which a question of a year opens the rows or an index."""
        register = self.open()
        owner = {
            row["rootpage"]: row["tbl_name"]
            for row in register.rows(
                "SELECT rootpage, tbl_name FROM sqlite_master WHERE rootpage > 0"
            )
        }
        parameters = counting._parameters(
            register, counting.Period(date(YEAR, 1, 1), date(YEAR, 12, 31))
        )
        steps = [
            row
            for question in counting.QUESTIONS.values()
            for row in register.rows(f"EXPLAIN {question}", parameters)
        ]
        register.close()
        return sorted(
            {
                owner[step["p2"]]
                for step in steps
                if step["opcode"] == "OpenRead" and step["p3"] == 0
            }
        )


@pytest.fixture(scope="module")
def many(made_register: Path, tmp_path_factory: pytest.TempPathFactory) -> Many:
    home = Path(KEPT) / str(CASES) if KEPT else tmp_path_factory.mktemp("generated") / "many"
    if not home.exists():
        generate(made_register, home, open_cases=CASES // 50, closed_cases=CASES - CASES // 50)
    return Many(home)


class Processes:
    """Whole processes of their own, with the seconds and the memory that they took."""

    def __init__(self, many: Many, folder: Path) -> None:
        self.folder = folder
        self.memory: dict[str, int] = {}
        path, key, bare = str(many.path), str(many.key), folder / "bare.py"
        bare.write_text(BARE, encoding="utf-8")
        tables = many.tables()
        reading = [sys.executable, str(bare), path, read_key(many.key), str(opening.CACHE)]
        ours = [
            sys.executable,
            "-m",
            "norrbus_cli",
            "--register",
            path,
            "--nyckel",
            key,
            "--idag-är",
            TODAY,
        ]
        self.lines = {
            "norrbus": [*ours, "statistik", "år", str(YEAR), "--internt", "--json"],
            "bare scan": [*reading, "NOT INDEXED", *tables],
            "bare count": [*reading, "", *tables],
        }

    def __call__(self, name: str) -> Callable[[], Cost]:
        def run() -> Cost:
            cost = measured(self.lines[name], self.folder, self.answer(name))
            self.memory[name] = cost.memory
            return cost

        return run

    def answer(self, name: str) -> Path:
        return self.folder / f"{name}.txt"


def test_a_year_is_counted_in_a_few_scans_of_its_tables(many: Many) -> None:
    tables = many.tables()
    assert {
        "cases",
        "consents",
        "participants",
        "measures",
        "results",
        "deviations",
        "placements",
    } <= set(tables)
    found = least(
        {
            "SQL 2024": timed(many.count),
            "SQL 2018": timed(lambda: many.count(2018)),
            "SQL scan": timed(lambda: many.scan(tables)),
        },
        RUNS,
        clock=FULL,
    )
    sys.stdout.write(
        f"2024: {found['SQL 2024'] / found['SQL scan']:.2f}, 2018: {found['SQL 2018'] / found['SQL scan']:.2f} x scan of {len(tables)} tables\n"
    )
    assert found["SQL 2024"] <= SCANS_AT_MOST * found["SQL scan"]
    assert found["SQL 2018"] <= SCANS_AT_MOST * found["SQL scan"]


def test_the_rules_of_a_year_are_asked_in_a_few_scans_of_the_same_tables(many: Many) -> None:
    register = many.open()
    found = least(
        {
            "rules 2025": timed(lambda: broken(register, RULES, 2025, date.fromisoformat(TODAY))),
            "rules 2018": timed(lambda: broken(register, RULES, 2018, date.fromisoformat(TODAY))),
            "SQL scan": timed(lambda: many.scan(many.tables())),
        },
        RUNS,
        clock=FULL,
    )
    register.close()
    sys.stdout.write(
        f"rules 2025: {found['rules 2025'] / found['SQL scan']:.2f}, 2018: {found['rules 2018'] / found['SQL scan']:.2f} x scan\n"
    )
    assert found["rules 2025"] <= SCANS_AT_MOST * found["SQL scan"]
    assert found["rules 2018"] <= SCANS_AT_MOST * found["SQL scan"]


def test_a_report_as_a_whole_process(many: Many, tmp_path: Path) -> None:
    processes = Processes(many, tmp_path)
    found = least({name: processes(name) for name in processes.lines}, RUNS, clock=FULL)
    memory = processes.memory["norrbus"]
    scans, counts = (found["norrbus"] / found[name] for name in ("bare scan", "bare count"))
    sys.stdout.write(
        f"norrbus: {scans:.2f} x bare scan, {counts:.2f} x bare count, {memory / 1024:.0f} MiB at most\n"
    )
    report = json.loads(processes.answer("norrbus").read_text(encoding="utf-8"))
    assert {each["nyckel"]: each["totalt"]["antal"] for each in report["indikatorer"]} == {
        each.key: [each.total] for each in many.count().figures
    }
    assert all(each["totalt"]["antal"] != [0] for each in report["indikatorer"])
    assert memory < MEMORY_AT_MOST
    if FULL:
        assert found["norrbus"] <= SCANS_AT_MOST * found["bare scan"]


@pytest.fixture
def python_with_pandas() -> Path:
    if not PANDAS:
        pytest.skip("BENCHMARK_PANDAS names no folder for an environment with pandas")
    folder = Path(PANDAS)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (
        subprocess.run([python, "-c", "import pandas"], check=False, capture_output=True).returncode
        if python.exists()
        else True
    ):
        venv.create(folder, with_pip=True)
        made = subprocess.run(
            [python, "-m", "pip", "install", "--quiet", "pandas"],
            check=False,
            capture_output=True,
            text=True,
        )
        if made.returncode:
            pytest.skip(
                f"no environment with pandas could be made in {folder}: {made.stderr.strip()[-300:]}"
            )
    return python


def test_a_report_is_faster_than_pandas_from_an_unencrypted_copy(
    many: Many, python_with_pandas: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    register = many.open()
    register._connection.execute("ATTACH ? AS copy KEY ''", [str(copy)])
    register._connection.execute("SELECT sqlcipher_export('copy')").fetchone()
    register._connection.execute("DETACH copy")
    register.close()
    processes = Processes(many, tmp_path)
    processes.lines["pandas"] = [
        str(python_with_pandas),
        str(Path(__file__).with_name("with_pandas.py")),
        str(copy),
        f"{YEAR}-01-01",
        f"{YEAR}-12-31",
    ]
    found = least({name: processes(name) for name in ("norrbus", "pandas")}, RUNS, clock=FULL)
    sys.stdout.write(
        f"norrbus: {found['norrbus'] / found['pandas']:.2f} x pandas, which took {processes.memory['pandas'] / 1024:.0f} MiB\n"
    )
    by_pandas = json.loads(processes.answer("pandas").read_text(encoding="utf-8"))
    assert len(by_pandas) == 13
    year = many.count()
    assert by_pandas == {key: as_pandas_says(year.figure(key)) for key in by_pandas}
    assert found["norrbus"] < found["pandas"]


def as_pandas_says(figure: Figure) -> dict[str, Any]:
    parts = {
        each.by: {part.category: part.count for part in each.parts if part.count}
        for each in figure.breakdowns
    }
    said: dict[str, Any] = {"totalt": figure.total, "delar": parts}
    return (
        {**said, "dagar": [list(each) for each in figure.distribution.days]}
        if figure.distribution
        else said
    )
