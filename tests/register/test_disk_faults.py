"""Every call on the register's files made to fail in turn, by the system itself (strace)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from test_robustness import environment

from norrbus_cli.register.wholeness import look_through

STRACE = shutil.which("strace")
pytestmark = [pytest.mark.slow, pytest.mark.skipif(not STRACE, reason="needs strace")]
FAULTS = (
    ("pread64", "EIO", "Disken svarade med ett fel|disken kan ha svarat fel|svarade disken fel"),
    ("pwrite64", "EIO", "Disken svarade med ett fel"),
    ("pwrite64", "ENOSPC", "Disken är full|har kontot nått sin gräns"),
    ("fdatasync,fsync", "EIO", "Disken svarade med ett fel"),
)
# After so many calls a command is well past the calls that it makes.
MOST = 200


def hindered(
    norrbus: Norrbus, call: str, error: str, when: int, line: tuple[str, ...], report: Path
) -> tuple[int, str, int]:
    """Run a line with the ``when``-th such call failing; its code, what it said, calls that failed."""
    assert STRACE is not None
    files = [f"{norrbus.register}{rest}" for rest in ("", "-wal", "-shm", "-journal")]
    watched = [word for each in files for word in ("-P", each)]
    inject = ["-e", f"trace={call}", "-e", f"inject={call}:error={error}:when={when}"]
    program = [sys.executable, "-m", "norrbus_cli", *line]
    ended = subprocess.run(
        [STRACE, "-f", "-qq", "-o", str(report), *watched, *inject, *program],
        env=environment(norrbus) | {"PATH": os.environ["PATH"]},
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ended.returncode, ended.stderr, report.read_text("utf-8").count("(INJECTED)")


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=pytest.mark.lång)])
@pytest.mark.parametrize(("call", "error", "says"), FAULTS)
def test_a_disk_that_fails_is_named_and_nothing_is_half_done(
    norrbus: Norrbus, tmp_path: Path, call: str, error: str, says: str, step: int
) -> None:
    """Every call; in the short form every fifth, and every call that waits for the disk."""
    given.actors(norrbus)
    report, failed = tmp_path / "strace", 0
    for when in range(1, MOST, step if call != "fdatasync,fsync" else 1):
        name = f"Skola {when}"
        line = ("aktör", "ändra", "skola", "--namn", name)
        code, said, injected = hindered(norrbus, call, error, when, line, report)
        register = norrbus.open()
        (actor,) = register.rows("SELECT name FROM actors WHERE short = 'skola'")
        assert look_through(register).faults == [], when
        register.close()
        if not injected:
            break
        if code == 0:  # tried again by the system below, or at the end, when all is done
            assert actor["name"] == name, when
            continue
        failed += 1
        assert (code, len(said.splitlines())) == (5, 1), (when, said)
        assert any(each in said for each in says.split("|")), (when, said)
        # Done at once or not at all; whoever is told that nothing was saved finds nothing saved.
        assert ("före felet är sparat" in said) == (actor["name"] == name), (when, said)
    else:
        pytest.fail("calls never ended")
    assert failed
