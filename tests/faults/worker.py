"""A process that has the program loaded and runs each line in a child of its own: no start to wait for, and the child can be killed."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pkgutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import IO, Any

from conftest import ROOT, Norrbus
from test_robustness import environment

KILLED = -signal.SIGKILL


class Worker:
    """Runs lines against a register. Start it by ``with working(norrbus) as worker``."""

    def __init__(self, norrbus: Norrbus, process: subprocess.Popen[str]) -> None:
        self.norrbus = norrbus
        assert process.stdin is not None
        assert process.stdout is not None
        self._in: IO[str] = process.stdin
        self._out: IO[str] = process.stdout

    def __call__(
        self, *line: str, kill: float | None = None, more: Mapping[str, str] | None = None
    ) -> tuple[int, float, str]:
        """Run a line on the day of ``norrbus``, killed after so many seconds; its code, how long it took, what it said."""
        settings = {"NORRBUS_IDAG": self.norrbus.day, **(more or {})}
        order = {"line": line, "kill": kill, "settings": settings, "folder": str(self.norrbus.home)}
        self._in.write(json.dumps(order) + "\n")
        self._in.flush()
        answer: dict[str, Any] = json.loads(self._out.readline())
        return answer["code"], answer["took"], answer["said"]


@contextmanager
def working(norrbus: Norrbus) -> Iterator[Worker]:
    """A worker, ended with the block."""
    settings = environment(norrbus) | {
        "PYTHONUTF8": "1",
        "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'tests'}",
    }
    with subprocess.Popen(
        [sys.executable, "-m", "faults.worker"],
        env=settings,
        cwd=ROOT,
        encoding="utf-8",
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        try:
            yield Worker(norrbus, process)
        finally:
            process.stdin.close()


def load() -> None:
    """Import all of the program, so that a child has nothing left to import."""
    import norrbus_cli

    for module in pkgutil.walk_packages(norrbus_cli.__path__, "norrbus_cli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    for other in ("jinja2", "icalendar", "filelock", "email.policy", "sqlite_utils", "holidays"):
        importlib.import_module(other)


def quiet() -> Callable[[], str]:
    """Let what is said go into a file of its own, and nothing be read; what tells what was said."""
    said = os.memfd_create("said")
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(said, 1)
    os.dup2(said, 2)
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")

    def tell() -> str:
        sys.stdout.flush()
        sys.stderr.flush()
        return os.pread(said, 2_000, 0).decode("utf-8", "replace")

    return tell


def child(line: Sequence[str], settings: Mapping[str, str], said: int) -> None:
    """What a child does: the line, as a process of its own would run it; it never returns."""
    from norrbus_cli import main

    code = 1
    with contextlib.suppress(BaseException):
        os.environ.update(settings)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.dup2(said, 1)
        os.dup2(said, 2)
        sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
        code = main.invoke(list(line))
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


def one(order: Mapping[str, Any]) -> dict[str, Any]:
    """Run one line in a child."""
    said = os.memfd_create("said")
    os.chdir(order["folder"])
    begun = time.monotonic()
    number = os.fork()
    if number == 0:
        child(order["line"], order["settings"], said)
    if order["kill"] is not None:
        time.sleep(order["kill"])
        os.kill(number, signal.SIGKILL)
    _, status = os.waitpid(number, 0)
    took = time.monotonic() - begun
    os.lseek(said, 0, os.SEEK_SET)
    text = os.read(said, 1_000_000).decode("utf-8", "replace")
    os.close(said)
    return {"code": os.waitstatus_to_exitcode(status), "took": took, "said": text}


def serve() -> None:
    """Run what is asked for, line by line, until nothing more is."""
    load()
    for order in sys.stdin:
        sys.stdout.write(json.dumps(one(json.loads(order))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    serve()
