"""What processes and deeds cost, in turn: seconds of the clock, seconds of the processor, memory.

What else the machine does can only make a run dearer, so the least of some interleaved runs is what is compared; and it takes the clock's
seconds but hardly the processor's, so those are compared where the machine may have something else to do.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from conftest import ROOT

# In between, since a process is told to have used at least what the one that started it uses, and pytest is large by now.
_MEASURED = """
import json, os, pty, resource, subprocess, sys, threading, time
def read(master):
    try:
        while os.read(master, 65536):
            pass
    except OSError:
        pass
begun = time.perf_counter()
if sys.argv[1] == "terminal":
    master, answer = pty.openpty()
    threading.Thread(target=read, args=[master], daemon=True).start()
else:
    answer = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
ended = subprocess.run(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=answer, stderr=subprocess.PIPE)
taken, used = time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_CHILDREN)
spent = used.ru_utime + used.ru_stime
print(json.dumps([ended.returncode, ended.stderr.decode(), taken, spent, used.ru_maxrss]))
"""
TERMINAL = Path("terminal")  # in place of a file for the answer


@dataclass(frozen=True)
class Cost:
    """Seconds of the clock and of the processor, and the most memory in KiB (0: not measured)."""

    clock: float
    processor: float
    memory: int = 0


def measured(
    line: Sequence[str], home: Path, answer: Path = Path(os.devnull), **environment: str
) -> Cost:
    """Run a command to its good end, its standard output to a file, or to a TERMINAL."""
    between = [sys.executable, "-c", _MEASURED, str(answer), *line]
    ours = {"HOME": str(home), "PATH": os.environ["PATH"], **environment}
    code, said, clock, processor, memory = json.loads(
        subprocess.run(between, cwd=ROOT, env=ours, check=True, stdout=subprocess.PIPE).stdout
    )
    assert code == 0, said
    return Cost(clock, processor, memory)


def process(
    line: Sequence[str], home: Path, answer: Path = Path(os.devnull), **environment: str
) -> Callable[[], Cost]:
    """A run of a command."""
    return lambda: measured(line, home, answer, **environment)


def timed(deed: Callable[[], object]) -> Callable[[], Cost]:
    """A run of something in this process."""

    def run() -> Cost:
        clock, processor = time.perf_counter(), time.process_time()
        deed()
        return Cost(time.perf_counter() - clock, time.process_time() - processor)

    return run


def least(
    runs: Mapping[str, Callable[[], Cost]], times: int, clock: bool = False
) -> dict[str, float]:
    """Each in turn, some times over: the least seconds of each, of the processor or of the ``clock``; both are printed."""
    return compared(runs, times, clock, min)


def middle(
    runs: Mapping[str, Callable[[], Cost]], times: int, clock: bool = True
) -> dict[str, float]:
    """As ``least``, but the seconds in the middle: for a machine that does nothing else."""
    return compared(runs, times, clock, median)


def compared(
    runs: Mapping[str, Callable[[], Cost]],
    times: int,
    clock: bool,
    chosen: Callable[[list[float]], float],
) -> dict[str, float]:
    """Each in turn, some times over, and of each the chosen seconds; both kinds are printed."""
    costs = [{name: run() for name, run in runs.items()} for _ in range(times)]
    clocks = {name: chosen([each[name].clock for each in costs]) for name in runs}
    processors = {name: chosen([each[name].processor for each in costs]) for name in runs}
    for name in runs:
        sys.stdout.write(
            f"{name:32} {clocks[name] * 1000:8.0f} ms, of the processor {processors[name] * 1000:8.0f} ms\n"
        )
    return clocks if clock else processors
