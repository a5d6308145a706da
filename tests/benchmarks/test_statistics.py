"""A year counted in a generated register. ``BENCHMARK_CASES=1000000 pytest tests/benchmarks/test_statistics.py -s -p no:randomly`` prints the times."""

from __future__ import annotations

import os
import sys
import time
from datetime import date
from pathlib import Path

import pytest
from benchmarks.generated import AUTHOR, TODAY, generate

from norrbus_cli import database
from norrbus_cli.statistics import counting

pytestmark = pytest.mark.slow
CASES = int(os.environ.get("BENCHMARK_CASES", "20000"))


def test_a_year_of_ten_is_counted_in_a_moment(made_register: Path, tmp_path: Path) -> None:
    home = tmp_path / "many"
    generate(made_register, home, open_cases=CASES // 50, closed_cases=CASES - CASES // 50)
    register = database.open_register(home / ".local/share/norrbus/register.norrbus", home / ".config/norrbus/nycklar/register.nyckel", AUTHOR)
    for year in (2018, 2024):
        begun = time.perf_counter()
        counted = counting.count(register, year, date.fromisoformat(TODAY))
        taken = time.perf_counter() - begun
        sys.stdout.write(f"{year}: {taken * 1000:6.0f} ms, {counted.figure('oppnade').total} cases opened of {CASES}\n")
        assert counted.figure("kallelse").total
        assert taken < 2 + CASES / 10_000
    register.close()
