"""A copy of the register as a whole process, beside ``cp`` and a sync of the same file, and what memory it takes.

``BENCHMARK_CASES=1000000 BENCHMARK_RUNS=3 pytest tests/benchmarks/test_copies.py -s -n 0 -p no:randomly`` runs it in full. A copy is
the register's bytes, opened and counted: that is what it costs more than ``cp``. "bare" is what SQLite needs to write it anew, row by row.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.generated import generate
from benchmarks.processes import Cost, least, process

pytestmark = pytest.mark.slow
CASES = int(os.environ.get("BENCHMARK_CASES", "5000"))
RUNS = int(os.environ.get("BENCHMARK_RUNS", "3"))
# Bare: what SQLite itself needs to write a copy anew, as ours does where the file never rests.
BARE = """
import sys
from sqlcipher3 import dbapi2
from norrbus_cli.register.key import read_key
from pathlib import Path
connection = dbapi2.connect(sys.argv[1], isolation_level=None)
connection.execute(f"PRAGMA key = \\"x'{read_key(Path(sys.argv[2]))}'\\"")
connection.execute("PRAGMA temp_store = MEMORY")
connection.execute("VACUUM INTO ?", [sys.argv[3]])
"""
MOST_MEMORY = 200 * 1024


def test_a_copy_costs_little_more_than_writing_it(made_register: Path, tmp_path: Path) -> None:
    home = tmp_path / "many"
    generate(made_register, home, open_cases=CASES // 20, closed_cases=CASES - CASES // 20)
    register = home / ".local/share/norrbus/register.norrbus"
    key = home / ".config/norrbus/nycklar/register.nyckel"
    script, places, memory = tmp_path / "bare.py", iter(range(1000)), list[int]()
    script.write_text(BARE, encoding="utf-8")

    def run(line: Callable[[Path], list[str]]) -> Callable[[], Cost]:
        def once() -> Cost:
            target = tmp_path / f"copy{next(places)}"
            cost = process(line(target), home)()
            memory.append(cost.memory)
            for each in [target, *target.glob("*")] if target.is_dir() else [target]:
                if each.is_file():
                    each.unlink()
            return cost

        return once

    found = least(
        {
            "norrbus": run(
                lambda target: [
                    *(sys.executable, "-m", "norrbus_cli", "--register", str(register)),
                    *("--nyckel", str(key), "register", "säkerhetskopiera", str(target)),
                ]
            ),
            "bare": run(
                lambda target: [sys.executable, str(script), str(register), str(key), str(target)]
            ),
            "cp": run(
                lambda target: ["sh", "-c", 'cp "$0" "$1" && sync "$1"', str(register), str(target)]
            ),
        },
        RUNS,
        clock=CASES >= 1_000_000,
    )
    sys.stdout.write(
        f"of cp: {found['norrbus'] / max(found['cp'], 1e-3):.1f} x, at most {max(memory) // 1024} MiB\n"
    )
    assert max(memory) < MOST_MEMORY
    assert found["norrbus"] < (found["bare"] if CASES >= 100_000 else 2 * found["bare"])
