"""All that a register hands out over its life, to somebody who keeps every file and has an integer programme."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from statistics_lives import lived

# ``LIVES=2000`` lives as many; each costs about 0.6 s. ``LIVES_FROM=30 LIVES=1`` lives that one.
LIVES = int(os.environ.get("LIVES", "8"))
FROM = int(os.environ.get("LIVES_FROM", "0"))
# A life that tells something is told: what leaked first, and all that was done.
TOLD = 5


@pytest.mark.no_cover
@pytest.mark.slow
def test_nobody_who_keeps_every_file_works_out_a_small_number(
    made_register: Path, tmp_path: Path
) -> None:
    began, bad = time.perf_counter(), []
    for seed in range(FROM, FROM + LIVES):
        said: list[str] = []
        leaks = lived(seed, made_register, tmp_path / f"{seed}", said.append).leaks()
        if leaks:
            bad.append("\n  ".join([f"life {seed}: {len(leaks)}", *leaks[:TOLD], *said]))
    took = time.perf_counter() - began
    sys.stdout.write(f"\n{LIVES} lives, {len(bad)} of them leak; {took:.0f} s\n")
    assert not bad, "\n".join(bad)
