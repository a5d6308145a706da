"""The morning run as a whole process, beside a bare script that asks the same question of the same file, and beside a register with
the same open cases and far fewer closed ones.

``BENCHMARK_OPEN=20000 BENCHMARK_CLOSED=980000 BENCHMARK_FEW=10000 pytest tests/benchmarks/test_morning_run.py -s -p no:randomly``
runs it in full (some minutes, most of them to make the registers) and prints the times.
"""

from __future__ import annotations

import json
import os
import sys
from datetime import date
from pathlib import Path

import pytest
from benchmarks.generated import AUTHOR, TODAY, generate
from benchmarks.processes import least, process

from norrbus_cli.deadline import store as deadline_store
from norrbus_cli.deadline.reminder import store
from norrbus_cli.register import opening
from norrbus_cli.register.key import read_key

pytestmark = pytest.mark.slow
OPEN = int(os.environ.get("BENCHMARK_OPEN", "2000"))
MANY = int(os.environ.get("BENCHMARK_CLOSED", "20000"))
FEW = int(os.environ.get("BENCHMARK_FEW", "1000"))
RUNS = int(os.environ.get("BENCHMARK_RUNS", "3"))
FULL = OPEN >= 20_000
BARE = """
import json, sys
from sqlcipher3 import dbapi2
path, key, sql, parameters = sys.argv[1], sys.argv[2], open(sys.argv[3]).read(), json.loads(sys.argv[4])
connection = dbapi2.connect(path)
connection.execute(f"PRAGMA key = \\"x'{key}'\\"")
connection.execute("PRAGMA temp_store = MEMORY")
connection.execute(f"PRAGMA cache_size = -{sys.argv[5]}")
for row in connection.execute(sql, parameters):
    sys.stdout.write("\\t".join(map(str, row)) + "\\n")
"""


def lines(home: Path, folder: Path) -> dict[str, list[str]]:
    """The command, and the bare script with the same question, for a register."""
    path, key = (
        home / ".local/share/norrbus/register.norrbus",
        home / ".config/norrbus/nycklar/register.nyckel",
    )
    register = opening.open_register(path, key, AUTHOR)
    sql, parameters = store.question(
        register, deadline_store.choices(register), date.fromisoformat(TODAY)
    )
    register.close()
    question, script = folder / f"{home.name}.sql", folder / "bare.py"
    question.write_text(sql, encoding="utf-8")
    script.write_text(BARE, encoding="utf-8")
    return {
        "norrbus": [
            sys.executable,
            "-m",
            "norrbus_cli",
            "--register",
            str(path),
            "--nyckel",
            str(key),
            "--idag-är",
            TODAY,
            "påminn",
            "--torrkör",
            "--tabbar",
        ],
        "bare": [
            sys.executable,
            str(script),
            str(path),
            read_key(key),
            str(question),
            json.dumps(parameters),
            str(opening.CACHE),
        ],
    }


def test_the_cost_of_the_morning_run_follows_what_is_open(
    made_register: Path, tmp_path: Path
) -> None:
    generate(made_register, tmp_path / "many", open_cases=OPEN, closed_cases=MANY)
    generate(made_register, tmp_path / "few", open_cases=OPEN, closed_cases=FEW)
    runs = {
        f"{size} {who}": line
        for size in ("many", "few")
        for who, line in lines(tmp_path / size, tmp_path).items()
    }
    answers = {name: tmp_path / f"{name}.txt" for name in runs}
    found = least(
        {name: process(line, tmp_path, answers[name]) for name, line in runs.items()},
        RUNS,
        clock=FULL,
    )
    told = {name: answer.read_bytes().count(b"\n") for name, answer in answers.items()}
    sys.stdout.write(f"reminders: {told}\n")
    assert told["many norrbus"] == told["many bare"] > OPEN / 2
    assert found["many norrbus"] < (2 if FULL else 4) * found["many bare"]
    assert found["many norrbus"] < (1.2 if FULL else 1.5) * found["few norrbus"]
