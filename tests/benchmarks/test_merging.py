"""The county's figures from 300 registers' files, beside reading the files. ``pytest tests/benchmarks/test_merging.py -s -p no:randomly`` prints the times.

Every file is of a register of its own with its own authority; the county's 14 municipalities have some twenty each. What is measured is reading,
checking and adding up, as for ``--internt``: what must be held back is another matter, and is printed for a county of the usual size.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from statistics_invented import years

from norrbus_cli.register.model import MUNICIPALITIES
from norrbus_cli.statistics.json_file import as_json
from norrbus_cli.statistics.merging import Handed, merged, read
from norrbus_cli.statistics.report import report, unhidden

pytestmark = pytest.mark.slow
FILES = 300
MEMORY = 200 * 1024


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder, rng, codes = tmp_path_factory.mktemp("in"), random.Random(1), list(MUNICIPALITIES)
    invented = [years(rng, codes[number % len(codes)], 20)[0] for number in range(12)]
    paths = []
    for number in range(FILES):
        year = replace(invented[number % 12], municipality=codes[number % len(codes)], authority=f"Nämnd {number // len(codes)}")
        path = folder / f"{number}.json"
        path.write_bytes(as_json(replace(report([unhidden(year)], internal=True), counted=year)))
        paths.append(path)
    return paths


def seconds(what: object) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        begun = time.perf_counter()
        what()  # type: ignore[operator]
        times.append(time.perf_counter() - begun)
    return min(times)


def test_files_are_added_up_in_less_than_the_time_of_reading_them_twice(files: list[Path]) -> None:
    once = seconds(lambda: [json.loads(path.read_bytes()) for path in files])
    whole = seconds(lambda: merged(read(files), {}, internal=True))
    say(f"\n{FILES} files: read {once * 1000:.0f} ms, read, checked and added up {whole * 1000:.0f} ms: {whole / once:.2f} x")
    assert whole <= 2 * once


def test_the_whole_command_stays_small(files: list[Path], tmp_path: Path) -> None:
    line = [sys.executable, "-m", "norrbus_cli", "statistik", "slå-ihop", *map(str, files), "--internt", "--format", "json", "--mapp", str(tmp_path)]
    subprocess.run(line, check=True, capture_output=True, env={"HOME": str(tmp_path), "PATH": "/usr/bin"})
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    say(f"memory at most {memory / 1024:.0f} MiB")
    assert memory < MEMORY


def test_what_a_county_holds_back_is_found_within_a_thousand_times_adding_it_up() -> None:
    rng = random.Random(5)
    handed = [Handed(Path(code), years(rng, code, rng.choice([3, 8, 20, 60]))[0], None) for code in MUNICIPALITIES]
    plain = seconds(lambda: merged(handed, {}, internal=True))
    begun = time.perf_counter()
    merged(handed, {}, internal=False)
    taken = time.perf_counter() - begun
    say(f"14 municipalities: added up in {plain * 1000:.0f} ms, held back in {taken:.1f} s: {taken / plain:.0f} x")
    assert taken < 5000 * plain
