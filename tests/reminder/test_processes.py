"""The morning run as cron meets it: killed, twice at once, without terminal, locale or folder."""

from __future__ import annotations

import os
import shlex
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from reminder.server import Mailbox, running
from reminder.test_mail import BO, KARIN, settings
from reminder.test_run import ledger

from norrbus_cli.deadline.reminder import install

pytestmark = pytest.mark.slow


@pytest.fixture
def served(norrbus: Norrbus) -> Iterator[tuple[Norrbus, Mailbox]]:
    """Two coordinators with a reminder each, and a server."""
    given.child(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--e-post", BO, "--huvud")
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    mailbox = Mailbox()
    with running(mailbox) as port:
        settings(norrbus, port)
        yield norrbus, mailbox


def start(norrbus: Norrbus) -> subprocess.Popen[str]:
    environment = {
        "HOME": str(norrbus.home),
        "PATH": os.environ["PATH"],
        "NORRBUS_IDAG": "2026-03-30",
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    line = [sys.executable, "-m", "norrbus_cli", "påminn"]
    return subprocess.Popen(
        line, env=environment, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )


def test_killed_between_hand_over_and_ledger_one_mail_comes_twice_and_none_is_lost(
    served: tuple[Norrbus, Mailbox],
) -> None:
    norrbus, mailbox = served
    mailbox.slow = 0.3
    process = start(norrbus)
    mailbox.kills = process.pid
    process.communicate()
    assert process.returncode == -9
    assert [mail["To"] for mail in mailbox.mails] == [KARIN]
    assert {row[3] for row in ledger(norrbus)} == {"planerad"}
    mailbox.kills = None
    for _ in range(2):
        again = start(norrbus)
        assert again.communicate() == ("", "")
        assert again.returncode == 0
    assert [mail["To"] for mail in mailbox.mails] == [KARIN, KARIN, BO]
    first, second = mailbox.to(KARIN)
    assert first["Message-ID"] == second["Message-ID"]


def test_killed_at_any_moment_nothing_is_lost(served: tuple[Norrbus, Mailbox]) -> None:
    norrbus, mailbox = served
    for moment in (0.25, 0.35, 0.45, 0.55):
        process = start(norrbus)
        time.sleep(moment)
        process.kill()
        process.communicate()
    last = start(norrbus)
    assert last.communicate() == ("", "")
    assert {mail["To"] for mail in mailbox.mails} == {KARIN, BO}
    assert {row[3] for row in ledger(norrbus)} == {"överlämnad"}


def test_two_runs_at_once_tell_each_reminder_once(served: tuple[Norrbus, Mailbox]) -> None:
    norrbus, mailbox = served
    mailbox.slow = 0.5
    runs = [start(norrbus) for _ in range(3)]
    for each in runs:
        assert each.communicate() == ("", "")
        assert each.returncode == 0
    assert sorted(mail["To"] for mail in mailbox.mails) == sorted([KARIN, BO])


# --- cron ------------------------------------------------------------------


def sendmail(norrbus: Norrbus) -> Path:
    """A program that cron would send by, in a folder of its own."""
    program = norrbus.home / "mail/sendmail"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o700)
    return program.parent


def by_cron(
    norrbus: Norrbus, line: str, *more: str, path: str = "/usr/bin:/bin"
) -> subprocess.CompletedProcess[bytes]:
    """What cron does with the command of a line: its environment, its shell, the home folder, no terminal, no input; ``\\%`` is ``%``."""
    command = line.split(" ", 5)[5].replace("\\%", "%")
    environment = [
        "env",
        "-i",
        f"HOME={norrbus.home}",
        "LOGNAME=x",
        "SHELL=/bin/sh",
        f"PATH={path}",
        "NORRBUS_IDAG=2026-03-30",
        *more,
    ]
    return subprocess.run(
        [*environment, "/bin/sh", "-c", command],
        cwd=norrbus.home,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        start_new_session=True,
    )


@pytest.mark.parametrize("name", ["register.norrbus", "100 % åäö's $HOME.norrbus"])
def test_the_printed_line_runs_under_cron(norrbus: Norrbus, name: str) -> None:
    given.child(norrbus)
    moved = norrbus.register.rename(norrbus.register.with_name(name))
    line = norrbus.ok(
        "--register",
        str(moved),
        "--nyckel",
        str(norrbus.key),
        "påminn",
        "installera",
        "--cron",
        "--tid",
        "6.05",
    ).splitlines()[0]
    assert line.startswith(f"5 6 * * * {sys.executable} -P -m norrbus_cli --register ")
    assert line.endswith(" # norrbus påminn")
    path = f"/usr/bin:/bin:{sendmail(norrbus)}"
    ended = by_cron(norrbus, line, path=path)
    assert ended.stderr.decode() == ""
    letter = ended.stdout.decode()
    assert letter.startswith("Påminnelse\n\nHej Karin Öberg,\n\n")
    assert "norrbus samtycke registrera NB-2026-0001" in letter
    assert ended.returncode == 0
    again = by_cron(norrbus, line, path=path)
    assert (again.returncode, again.stdout, again.stderr) == (0, b"", b"")


def test_the_line_names_the_settings_file_that_is_used(norrbus: Norrbus) -> None:
    other = norrbus.home / "annan.toml"
    other.write_text("", encoding="utf-8")
    line = norrbus.ok("--inställningar", str(other), "påminn", "installera", "--cron")
    assert f"--installningar {other}" in line
    given.child(norrbus)
    path = f"/usr/bin:/bin:{sendmail(norrbus)}"
    assert by_cron(norrbus, line.splitlines()[0], path=path).returncode == 0


CRONTAB = """#!/bin/sh
# A crontab that keeps its table in a file, as Debian's does.
table="$HOME/table"
case "$1" in -l) [ -f "$table" ] && cat "$table" || { echo "no crontab for you" >&2; exit 1; };; -) cat > "$table";; esac
"""


@pytest.fixture
def crontab(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> Path:
    program = norrbus.home / "bin/crontab"
    program.parent.mkdir()
    program.write_text(CRONTAB)
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return program


def test_the_line_is_written_once_among_the_users_own(norrbus: Norrbus, crontab: Path) -> None:
    table = norrbus.home / "table"
    result = norrbus("påminn", "installera", "--cron", "--skriv")
    assert (result.code, table.read_text()) == (0, result.out)
    others = [
        "0 1 * * * egen rad",
        "# norrbus påminn",
        "0 6 * * * norrbus --register /andra/registret paminn # norrbus påminn",
    ]
    table.write_bytes("\n".join([*others, ""]).encode() + b"# l\xe4sbar\n" + table.read_bytes())
    norrbus.ok("påminn", "installera", "--cron", "--skriv", "--tid", "07.15")
    lines = table.read_bytes().splitlines()
    assert lines[:4] == [*(line.encode() for line in others), b"# l\xe4sbar"]
    assert [line.split()[:2] for line in lines[4:]] == [[b"15", b"7"]]


def test_a_crontab_that_is_not_there_or_says_no_changes_nothing(
    norrbus: Norrbus, crontab: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    crontab.write_text("#!/bin/sh\necho not allowed >&2\nexit 1\n")
    assert (
        "kunde inte läsa de rader som finns"
        in norrbus("påminn", "installera", "--cron", "--skriv").err
    )
    crontab.write_text("#!/bin/sh\necho no crontab for you >&2\nexit 1\n")
    assert "tog inte emot raden" in norrbus("påminn", "installera", "--cron", "--skriv").err
    crontab.unlink()
    monkeypatch.setenv("PATH", str(crontab.parent))
    result = norrbus("påminn", "installera", "--cron", "--skriv")
    assert (result.code, "Programmet crontab finns inte" in result.err) == (5, True)


def test_the_units_for_systemd_are_shown_and_written(norrbus: Norrbus) -> None:
    shown = norrbus.ok("påminn", "installera", "--systemd")
    folder = norrbus.home / ".config/systemd/user"
    assert not folder.exists()
    written = norrbus.ok("påminn", "installera", "--systemd", "--skriv")
    assert written.splitlines() == [
        f"Skriven: {folder / name}" for name in ("norrbus-paminn.service", "norrbus-paminn.timer")
    ]
    for path in folder.iterdir():
        assert path.read_text() in shown
    assert {path.stat().st_mode & 0o077 for path in folder.iterdir()} == {0}
    assert "Persistent=true" in (folder / "norrbus-paminn.timer").read_text()
    start_line = next(
        line
        for line in (folder / "norrbus-paminn.service").read_text().splitlines()
        if line.startswith("ExecStart=")
    )
    assert shlex.split(start_line.removeprefix("ExecStart="))[:4] == [
        sys.executable,
        "-P",
        "-m",
        "norrbus_cli",
    ]
    folder.joinpath("norrbus-paminn.timer").unlink()
    folder.joinpath("norrbus-paminn.timer").mkdir()
    assert norrbus("påminn", "installera", "--systemd", "--skriv").code == 5


def test_one_way_is_chosen_and_the_register_must_open(norrbus: Norrbus) -> None:
    for line in (("--cron", "--systemd"), ("--cron", "--windows")):
        assert "Välj ett av --cron" in norrbus.refused(2, "påminn", "installera", *line)
    norrbus.key.unlink()
    assert norrbus("påminn", "installera", "--cron").code == 5


def test_without_a_way_named_it_is_that_of_the_system() -> None:
    for system, expected in (("posix", "cron"), ("nt", "windows")):
        assert install.way(system, cron=False, systemd=False, windows=False) == expected
        assert install.way(system, cron=False, systemd=True, windows=False) == "systemd"


def test_one_file_is_run_again_as_that_file(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    assert install.program("/usr/bin/python3", "norrbus.pyz") == [
        "/usr/bin/python3",
        str(home / "norrbus.pyz"),
    ]
    for started in ("/opt/norrbus/bin/norrbus", "C:\\norrbus\\Scripts\\norrbus.exe", ""):
        assert install.program("python", started) == ["python", "-P", "-m", "norrbus_cli"]


def test_what_cron_cannot_know_is_said(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> None:
    strange = norrbus.register.rename(norrbus.register.with_name("rad\nbrytning"))
    line = (
        "--register",
        str(strange),
        "--nyckel",
        str(norrbus.key),
        "påminn",
        "installera",
        "--cron",
    )
    result = norrbus(*line)
    assert (result.code, "osynligt tecken" in result.err) == (2, True)
    strange.rename(norrbus.register)
    monkeypatch.setenv("NORRBUS_EPOST_SERVER", "smtp.example.se")
    assert "E-post är inställd i miljön" in norrbus("påminn", "installera", "--cron").err


def test_a_run_without_a_standard_output_tells_nothing_and_loses_nothing(norrbus: Norrbus) -> None:
    given.child(norrbus)
    environment = {
        "HOME": str(norrbus.home),
        "PATH": os.environ["PATH"],
        "NORRBUS_IDAG": "2026-03-30",
    }
    line = f"{sys.executable} -m norrbus_cli påminn"
    ended = subprocess.run(
        ["bash", "-c", f"{line} >&-"],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, "ingen standard ut" in ended.stderr) == (5, True)
    assert {row[3] for row in ledger(norrbus)} == {"planerad"}
    assert "samtycke saknas" in norrbus.ok("påminn")
