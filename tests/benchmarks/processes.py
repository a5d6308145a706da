"""Whole processes in turn, with the seconds and the memory that each took.

What else the machine does can only make a run slower, so the least of some interleaved runs is what is compared.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from conftest import ROOT

# In between, since a process is told to have used at least what the one that started it uses, and pytest is large by now.
_MEASURED = """
import json, resource, subprocess, sys, time
begun = time.perf_counter()
with open(sys.argv[1], "wb") as answer:
    ended = subprocess.run(sys.argv[2:], stdout=answer, stderr=subprocess.PIPE)
taken = time.perf_counter() - begun
print(json.dumps([ended.returncode, ended.stderr.decode(), taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]))
"""


def measured(line: Sequence[str], home: Path, answer: Path = Path(os.devnull), **environment: str) -> tuple[float, int]:
    """Run a command to its good end, its standard output to a file: the seconds, and the most memory in KiB."""
    between = [sys.executable, "-c", _MEASURED, str(answer), *line]
    ours = {"HOME": str(home), "PATH": os.environ["PATH"], **environment}
    code, said, taken, memory = json.loads(subprocess.run(between, cwd=ROOT, env=ours, check=True, stdout=subprocess.PIPE).stdout)
    assert code == 0, said
    return float(taken), int(memory)


def process(line: Sequence[str], home: Path, answer: Path = Path(os.devnull), **environment: str) -> Callable[[], float]:
    """A run of a command: its seconds."""
    return lambda: measured(line, home, answer, **environment)[0]


def timed(deed: Callable[[], object]) -> Callable[[], float]:
    """A run of something in this process: its seconds."""

    def run() -> float:
        begun = time.perf_counter()
        deed()
        return time.perf_counter() - begun

    return run


def least(runs: Mapping[str, Callable[[], float]], times: int) -> dict[str, float]:
    """Each in turn, some times over: the least seconds of each, printed too."""
    taken = [{name: run() for name, run in runs.items()} for _ in range(times)]
    found = {name: min(each[name] for each in taken) for name in runs}
    for name, seconds in found.items():
        sys.stdout.write(f"{name:32} {seconds * 1000:8.0f} ms\n")
    return found
