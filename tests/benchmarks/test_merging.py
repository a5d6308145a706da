"""The county's figures from many registers' files, beside reading the files.

``BENCHMARK_FILES=300 pytest tests/benchmarks/test_merging.py -s -p no:randomly`` prints the times. Every file is of a register of its own
with its own authority; the county's 14 municipalities have some each. What is measured is reading, checking and adding up, as for
``--internt``: what must be held back is another matter, and is printed for a county of the usual size.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest
from benchmarks.processes import measured
from statistics_invented import years

from norrbus_cli.authority.municipalities import MUNICIPALITIES
from norrbus_cli.statistics.choosing import coarse
from norrbus_cli.statistics.coarsening import without_hidden
from norrbus_cli.statistics.json_file import as_json
from norrbus_cli.statistics.merging.county import merged
from norrbus_cli.statistics.merging.files import Handed
from norrbus_cli.statistics.model import ProtectedYear, Year
from norrbus_cli.statistics.protection.sources import Source
from norrbus_cli.statistics.protection.years import protected_together
from norrbus_cli.statistics.report import report
from norrbus_cli.statistics.unhidden import unhidden
from norrbus_cli.words.record import replace

pytestmark = pytest.mark.slow
# ``BENCHMARK_FILES=300`` for a country.
FILES = int(os.environ.get("BENCHMARK_FILES", "100"))
# ``BENCHMARK_MUNICIPALITIES=14`` for the county.
MUNICIPALITIES_HELD_BACK = int(os.environ.get("BENCHMARK_MUNICIPALITIES", "4"))
SEED = int(os.environ.get("BENCHMARK_SEED", "5"))
# Eight seeds of a whole county were 2 to 11 times; some more may be measured beside another worker.
OWN_REPORTS = 20
MEMORY = 200 * 1024


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder, rng, codes = tmp_path_factory.mktemp("in"), random.Random(1), list(MUNICIPALITIES)
    invented = [years(rng, codes[number % len(codes)], 20)[0] for number in range(12)]
    paths = []
    for number in range(FILES):
        year = replace(
            invented[number % 12],
            municipality=codes[number % len(codes)],
            authority=f"Nämnd {number // len(codes)}",
        )
        path = folder / f"{number}.json"
        path.write_bytes(as_json(replace(report([unhidden(year)], internal=True), counted=year)))
        paths.append(path)
    return paths


# In a process of its own, which nobody watches line by line.
TIMED = """
import json, sys, time
from pathlib import Path
from norrbus_cli.statistics.merging.county import merged
from norrbus_cli.statistics.merging.files import read
files = [Path(path) for path in sys.argv[1:]]
def seconds(what):
    begun = time.process_time()
    what()
    return time.process_time() - begun
def once():
    return [json.loads(path.read_bytes()) for path in files]
def whole():
    return merged(read(files), {}, internal=True)
runs = [(seconds(once), seconds(whole)) for _ in range(5)]
print(*map(min, zip(*runs)))
"""


def test_files_are_added_up_in_less_than_the_time_of_reading_them_twice(files: list[Path]) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", TIMED, *map(str, files)], check=True, capture_output=True, text=True
    )
    once, whole = map(float, answer.stdout.split())
    say(
        f"\n{FILES} files: read {once * 1000:.0f} ms, read, checked and added up {whole * 1000:.0f} ms: {whole / once:.2f} x"
    )
    # Fewer are measured beside another worker.
    assert whole <= (2 if FILES >= 300 else 2.5) * once


def test_the_whole_command_stays_small(files: list[Path], tmp_path: Path) -> None:
    line = [
        sys.executable,
        "-m",
        "norrbus_cli",
        "statistik",
        "slå-ihop",
        *map(str, files),
        "--internt",
        "--format",
        "json",
        "--mapp",
        str(tmp_path),
    ]
    memory = measured(line, tmp_path).memory
    say(f"memory at most {memory / 1024:.0f} MiB")
    assert memory < MEMORY


def test_what_a_county_holds_back_is_found_in_a_while() -> None:
    """Beside ranges that are found by hand: a county's search costs no more than a hundred of one small municipality's."""
    rng = random.Random(5)
    codes = list(MUNICIPALITIES)[:MUNICIPALITIES_HELD_BACK]
    handed = [
        Handed(Path(code), years(rng, code, rng.choice([3, 8, 20, 60]))[0], None) for code in codes
    ]
    alone, county = (taken(handed[:1]), taken(handed))
    say(
        f"{len(codes)} municipalities: held back in {county:.1f} s, one alone in {alone:.2f} s: {county / alone:.0f} x"
    )
    assert county < 100 * alone


def taken(handed: list[Handed]) -> float:
    begun = time.process_time()
    merged(handed, {}, internal=False)
    return time.process_time() - begun


def published(year: Year, *others: ProtectedYear) -> ProtectedYear:
    source = Source(coarse(year), fine=year, others=others)
    return without_hidden(protected_together([source])[0])


def two_registers_each(rng: random.Random, codes: list[str]) -> list[Handed]:
    """Of each municipality, both with two years that are published."""
    handed = []
    for code in codes:
        for who in ("Skola", "Socialtjänst"):
            pair = years(rng, code, rng.choice([3, 8, 20, 60]))
            first, second = (replace(each, authority=who) for each in pair)
            before = published(first)
            handed.append(Handed(Path(code + who), second, published(second, before), (before,)))
    return handed


def test_a_county_of_registers_that_have_published_costs_so_many_times_their_own_reports() -> None:
    """All that each municipality's two registers have published ties what the county may show.

    ``BENCHMARK_SEED`` draws another county: some cost twice as much as others.
    """
    begun, rng = time.process_time(), random.Random(SEED)
    handed = two_registers_each(rng, list(MUNICIPALITIES)[:MUNICIPALITIES_HELD_BACK])
    own = time.process_time() - begun
    county = taken(handed)
    say(
        f"{len(handed)} registers: two years each in {own:.1f} s, added up in {county:.1f} s: {county / own:.0f} x"
    )
    assert county < OWN_REPORTS * own
