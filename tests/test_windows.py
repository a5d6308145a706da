"""What can be proven of Windows without one: names of files, code pages, how files are settled, wheels.

That nothing is called that Windows or macOS lacks is told by ``mypy --platform`` (``.ci/run``).
"""

from __future__ import annotations

import hashlib
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import given
import pytest
from conftest import MONDAY, ROOT, Norrbus
from hypothesis import given as hypothesis_given
from hypothesis import strategies as st

from norrbus_cli.case.actor.model import file_name
from norrbus_cli.case.actor.refusals import NoShortName
from norrbus_cli.register.folders import mark, opened_to_settle, unfinished
from norrbus_cli.words import clock

# Microsoft's reference of file names: signs that no name has, names that are devices whatever follows
# a dot, and an end that is taken away.
_SIGNS = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICES = re.compile(
    r"(?:CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(?:COM|LPT)[0-9¹²³])(?:\..*)?", re.IGNORECASE
)


def refused(name: str) -> bool:
    """Whether Windows takes no file of a name, or another than it says."""
    return bool(not name or _SIGNS.search(name) or _DEVICES.fullmatch(name) or name[-1] in ". ")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("con", True),
        ("Aux.md", True),
        ("com1.norrbus", True),
        ("a:b", True),
        ("a. ", True),
        ("a.", True),
        ("controll", False),
        ("NB-2026-0001-kallelse-con.md", False),
        ("com10", False),
        (".a", False),
    ],
)
def test_what_windows_refuses_is_known(name: str, expected: bool) -> None:
    assert refused(name) == expected


def test_no_file_that_is_written_has_a_name_that_windows_refuses(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    for short in ("con", "aux.", "LPT1", "möte: 1"):
        norrbus.ok("aktör", "lägg-till", "--kort", short, "--namn", short, "--slag", "annan")
    given.booked(norrbus, "2026-06-10", "1", "--slag", "uppföljningsmöte")
    odd = ("con", "aux.", "LPT1", "möte: 1")
    for guardian in ("Anna", "Mikael"):
        given.consent(norrbus, guardian, "skola", "soc", *odd)
    meeting = "NB-2026-0001-M2"
    called = [word for short in odd for word in ("--aktör", short)]
    norrbus.ok("möte", "kalla", meeting, *called, "--sätt", "brev")
    papers = ("kallelse", "inbjudan", "samtycke", "genomförandeplan", "kalenderfil", "mötesagenda")
    for paper in papers:
        norrbus("dokument", "skriv", paper, "NB-2026-0001", "--format", "alla")
    norrbus.ok("kalender", "skriv", "--mapp", str(norrbus.home / "kalender"))
    norrbus.ok("register", "säkerhetskopiera", str(norrbus.home / "kopior"))
    norrbus.ok("påminn", "installera", "--systemd", "--skriv")
    written = [path.name for path in norrbus.home.rglob("*")]
    assert any("lpt1" in name.lower() for name in written)
    assert [name for name in written if refused(name)] == []


@hypothesis_given(st.text(max_size=12))
def test_an_actor_gives_a_part_of_a_name_that_windows_takes(short: str) -> None:
    try:
        part = file_name(short)
    except NoShortName:
        return
    assert re.fullmatch("[A-Za-z0-9-]+", part)
    assert not refused(f"NB-2026-0001-kallelse-{part}.md")


def test_what_is_unfinished_or_has_a_moment_in_its_name_can_be_written_too(tmp_path: Path) -> None:
    assert not refused(unfinished(tmp_path / "register.norrbus", mark(), "ny").name)
    assert not refused(clock.stamp(clock.now()))


def test_a_file_is_settled_through_what_may_be_written_on_windows_and_no_folder_is() -> None:
    """FlushFileBuffers asks for the right to write, and no folder can be opened."""
    assert opened_to_settle("nt", folder=False) == os.O_RDWR
    assert opened_to_settle("nt", folder=True) is None
    assert opened_to_settle("posix", folder=False) == os.O_RDONLY
    assert opened_to_settle("posix", folder=True) == os.O_RDONLY


# --- code pages ------------------------------------------------------------------


def at_a_terminal(norrbus: Norrbus, encoding: str, *line: str) -> tuple[int, bytes]:
    """A run as a process at a terminal that knows one code page only: its exit code and what it showed."""
    ours, its = pty.openpty()
    environment = {
        "HOME": str(norrbus.home),
        "PATH": os.environ["PATH"],
        "NORRBUS_IDAG": MONDAY,
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
        "COLUMNS": "80",
        "TERM": "xterm",
    }
    command = [sys.executable, "-m", "norrbus_cli", *line]
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stdin=its, stdout=its, stderr=its
    ) as run:
        os.close(its)
        shown = b""
        try:
            while part := os.read(ours, 65536):
                shown += part
        except OSError:  # how Linux says that nobody writes any more
            pass
    os.close(ours)
    return run.returncode, shown


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_a_terminal_of_an_old_code_page_gets_what_it_can_show_and_no_trouble(
    norrbus: Norrbus, encoding: str
) -> None:
    given.agreed(norrbus)
    for line in (
        ("ärende", "visa", "1"),
        ("idag",),
        ("plan", "visa", "1"),
        ("frist", "lista"),
        ("påminn", "--torrkör"),
        ("statistik", "år", "2026", "--internt"),
        ("ärende", "visa", "NB-2026-0099"),
        ("--hjälp",),
    ):
        code, shown = at_a_terminal(norrbus, encoding, *line)
        text = shown.decode(encoding)
        assert code in {0, 3}, (line, text)
        assert "Traceback" not in text
        if line[-1] == "--hjälp":
            assert "Ärenden" in text or "ärende" in text


@pytest.mark.slow
@pytest.mark.parametrize("encoding", ["cp1252", "cp850"])
def test_a_pipe_gets_utf_8_whatever_the_code_page(norrbus: Norrbus, encoding: str) -> None:
    environment = {
        "HOME": str(norrbus.home),
        "PATH": os.environ["PATH"],
        "NORRBUS_IDAG": MONDAY,
        "PYTHONIOENCODING": encoding,
        "PYTHONUTF8": "0",
    }
    line = [sys.executable, "-m", "norrbus_cli", "register", "visa"]
    ended = subprocess.run(line, env=environment, cwd=ROOT, capture_output=True, check=True)
    assert "Förskola/grundskola" in ended.stdout.decode("utf-8")


# --- wheels ------------------------------------------------------------------


WHEELS = re.compile(r"<!-- \.ci/wheels -->\n(.*?)<!-- slut -->\n", re.DOTALL)
SYSTEMS = {"Windows (x86-64)", "macOS (Apple)", "macOS (Intel)", "Linux (x86-64)"}


def told_of_wheels() -> str:
    (found,) = WHEELS.findall((ROOT / "docs/drift.md").read_text(encoding="utf-8"))
    return str(found)


def test_every_package_of_the_lock_as_it_is_was_asked_for() -> None:
    """Another lock is asked for by ``.ci/wheels --write``, which takes two minutes and needs the index."""
    lock = (ROOT / "requirements.lock").read_bytes()
    told = told_of_wheels()
    assert f"<!-- requirements.lock {hashlib.sha256(lock).hexdigest()} -->" in told
    packages = re.findall(rb"^([\w.-]+)==", lock, re.MULTILINE)
    assert f"Av de {len(packages)} paketen i `requirements.lock`" in told


def test_none_of_them_lacks_a_wheel_for_windows_or_macos() -> None:
    rows = dict(re.findall(r"^\| (\w+ \(.+?\)) \| (.+) \|$", told_of_wheels(), re.MULTILINE))
    assert set(rows) == SYSTEMS
    assert {cell for row in rows.values() for cell in row.split(" | ")} == {"alla"}


@pytest.mark.lång
def test_everything_has_a_wheel_for_windows_and_macos_and_the_page_says_which() -> None:
    ended = subprocess.run(
        [sys.executable, ".ci/wheels", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
