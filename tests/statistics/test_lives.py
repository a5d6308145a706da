"""All that a register hands out over its life, to somebody who keeps every file and has an integer programme."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from statistics_lives import lived

# ``LIVES=2000`` lives as many.
LIVES = int(os.environ.get("LIVES", "12"))
FROM = int(os.environ.get("LIVES_FROM", "0"))


@pytest.mark.no_cover
@pytest.mark.slow
def test_nobody_who_keeps_every_file_works_out_a_small_number(
    made_register: Path, tmp_path: Path
) -> None:
    began, told = time.perf_counter(), {}
    for seed in range(FROM, FROM + LIVES):
        folder = tmp_path / f"{seed}"
        found = lived(seed, made_register, folder).leaks()
        if found:
            told[seed] = found
    sys.stdout.write(f"\n{LIVES} lives, {time.perf_counter() - began:.0f} s\n")
    assert told == {}
