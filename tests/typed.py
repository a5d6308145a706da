"""norrbus as a process at a terminal that is typed at key by key: what is pressed, what is seen."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator, Mapping

from conftest import ROOT, Norrbus

BACK, INTERRUPT, END = "\x02", "\x03", "\x04"
NONE: Mapping[str, str] = {}
SEQUENCE = re.compile(r"\x1b(\[[0-9;?]*[ -/]*[@-~]|[()][A-Z0-9]|[=>78])")


class Screen:
    """A terminal with norrbus in it."""

    def __init__(self, process: subprocess.Popen[bytes], descriptor: int) -> None:
        self.process = process
        self.raw = ""
        self._descriptor = descriptor
        self._seen = 0
        self._pressed = ""

    def until(self, text: str) -> None:
        """Wait until something new is seen."""
        end = time.monotonic() + 20
        while text not in self.text[self._seen :]:
            try:
                going = time.monotonic() < end and self._read()
            except OSError:  # it has ended
                going = False
            assert going, f"{text!r} did not come: {self.text}"
        self._seen = self.text.index(text, self._seen) + len(text)

    def press(self, keys: str) -> None:
        self._pressed = keys
        os.write(self._descriptor, keys.encode())

    def end(self) -> int:
        """Read to the end; the exit code. A key that fell between two questions is pressed anew."""
        for _ in range(5):
            end = time.monotonic() + 6
            with contextlib.suppress(OSError):
                while time.monotonic() < end and self._read():
                    pass
            if time.monotonic() < end:
                return self.process.wait(20)
            self.press(self._pressed)
        raise AssertionError(f"it did not end: {self.text}")

    @property
    def text(self) -> str:
        return SEQUENCE.sub("", self.raw)

    def _read(self) -> bool:
        if select.select([self._descriptor], [], [], 0.1)[0]:
            content = os.read(self._descriptor, 65536)
            self.raw += content.decode(errors="replace")
            return bool(content)
        return True


def _as_at_a_terminal() -> None:
    """Of one's own, and heeding its keys also where the tests run in the background."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    for each in (signal.SIGINT, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(each, signal.SIG_DFL)


@contextlib.contextmanager
def screen(
    norrbus: Norrbus, *line: str, columns: int = 80, environment: Mapping[str, str] = NONE
) -> Iterator[Screen]:
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    process = subprocess.Popen(
        [sys.executable, "-m", "norrbus_cli", *line],
        cwd=ROOT,
        env={
            "HOME": str(norrbus.home),
            "PATH": os.environ["PATH"],
            "NORRBUS_IDAG": norrbus.day,
            "PYTHONDONTWRITEBYTECODE": "1",
            "TERM": "xterm",
            **environment,
        },
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_as_at_a_terminal,  # noqa: PLW1509 - no thread runs
    )
    os.close(theirs)
    try:
        yield Screen(process, ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def fill(at: Screen, steps: list[tuple[str, str]]) -> None:
    for text, keys in steps:
        at.until(text)
        at.press(keys)
