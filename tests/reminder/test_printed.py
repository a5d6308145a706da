"""What the morning run prints is a letter, and what nobody can get is not counted as told."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from reminder.server import Mailbox, running
from reminder.test_mail import settings
from reminder.test_processes import by_cron, sendmail
from reminder.test_run import ledger

from norrbus_cli.deadline.reminder.reader import Printout, mails, printout
from norrbus_cli.deadline.reminder.reader import by_cron as is_by_cron

FIRST = "2026-03-30"


@pytest.fixture
def waiting(norrbus: Norrbus) -> Norrbus:
    """A case that waits for consent."""
    given.case(norrbus)
    return norrbus


def states(norrbus: Norrbus) -> set[tuple[str, int]]:
    """How each reminder stands in the ledger, and how often it was tried."""
    return {(row[3], row[4]) for row in ledger(norrbus)}


# --- the letter ------------------------------------------------------------------


def test_it_is_a_letter_to_each_with_a_case_a_paragraph_and_its_command_on_one_line(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--huvud")
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    for at_terminal in (False, True):
        shown = norrbus.ok("påminn", "--torrkör", terminal=at_terminal)
        first, second = shown.rstrip("\n").split("\n\n\n")
        assert first.splitlines()[:7] == [
            "Påminnelse",
            "",
            "Hej Karin Öberg,",
            "",
            "här är det som ska göras nu i samordningen enligt Norrbus.",
            "",
            "NB-2026-0001",
        ]
        paragraph = first.split("\n\n")[3]
        assert paragraph.startswith("NB-2026-0001\nTa samtycke av vårdnadshavarna")
        assert any(
            "norrbus samtycke registrera NB-2026-0001" in line for line in paragraph.splitlines()
        )
        assert first.endswith("Brevet nämner inte vem det gäller. Det står i registret.")
        assert "Hej Bo Ek," in second
        assert max(map(len, shown.splitlines())) <= 78
        assert not any(name in shown for name in ("Elsa", "Lantto", "Kim", "Niva", "\\"))


def test_every_command_stands_whole_on_a_line(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-06-09"
    told = json.loads(norrbus.ok("påminn", "--torrkör", "--json"))
    lines = norrbus.ok("påminn", "--torrkör").splitlines()
    assert len(told) > 4
    for each in told:
        assert any(each["nasta_steg"] in line for line in lines), each["nasta_steg"]


def test_a_letter_says_that_it_is_late(waiting: Norrbus) -> None:
    waiting.ok("påminn")
    waiting.day = "2026-04-08"
    told = " ".join(waiting.ok("påminn").split())
    assert "Påminnelsen är sen: den skulle ha kommit må 2026-04-06." in told


def test_for_scripts_it_is_a_line_each_with_tabs_also_at_a_terminal(waiting: Norrbus) -> None:
    line = "Karin Öberg\töppen\tsamtycke saknas\tNB-2026-0001\tNB-2026-0001\t\töppen sedan idag\t\tnorrbus samtycke registrera NB-2026-0001\n"
    assert waiting.ok("påminn", "--torrkör", "--tabbar") == line
    assert waiting.ok("påminn", "--torrkör", "--tabbar", terminal=True) == line
    assert waiting.ok("påminn", "--tabbar") == line
    assert waiting.ok("påminn", "--tabbar") == ""


def test_a_person_is_told_that_nothing_is_due_and_cron_is_not(waiting: Norrbus) -> None:
    waiting.ok("påminn")
    at_terminal = waiting("påminn", terminal=True)
    assert (at_terminal.out, at_terminal.err) == (
        "",
        "Det finns inget att påminna om som inte redan är sagt.\n",
    )
    for line in (("påminn",), ("påminn", "--torrkör"), ("påminn", "--csv")):
        result = waiting(*line)
        assert (result.code, result.out, result.err) == (0, "", "")


# --- who reads it ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nowhere", "journal", "alone", "mailed", "why"),
    [
        (False, False, False, False, ""),
        (False, False, False, True, ""),
        (False, False, True, True, ""),
        (False, False, True, False, "sendmail saknas"),
        (False, True, False, False, "journal"),
        (False, True, True, True, "journal"),
        (True, False, False, True, "/dev/null"),
    ],
)
def test_a_printout_is_read_unless_it_goes_where_nobody_looks(
    nowhere: bool, journal: bool, alone: bool, mailed: bool, why: str
) -> None:
    unread = Printout(nowhere, journal, alone, mailed).unread
    assert why in unread
    assert bool(unread) == bool(why)


def test_cron_mails_where_there_is_a_program_and_somebody_to_mail(tmp_path: Path) -> None:
    assert not mails({"PATH": str(tmp_path)})
    program = tmp_path / "sendmail"
    program.touch()
    program.chmod(0o700)
    assert mails({"PATH": str(tmp_path)})
    assert mails({"PATH": str(tmp_path), "MAILTO": "it@example.se"})
    assert not mails({"PATH": str(tmp_path), "MAILTO": ""})


def test_cron_is_known_by_its_name_among_the_nearest_ancestors(tmp_path: Path) -> None:
    sleeper = shutil.which("sleep")
    assert sleeper
    for name, expected in (("cron", True), ("crond", True), ("other", False)):
        program = shutil.copy(sleeper, tmp_path / name)
        with subprocess.Popen([program, "60"]) as running_one:
            assert is_by_cron(running_one.pid) == expected
            running_one.kill()
    assert not is_by_cron(2**22 + 1)


def test_where_standard_output_goes_is_looked_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, thrown_away in ((Path(os.devnull), True), (tmp_path / "fil", False)):
        with name.open("w", encoding="utf-8") as stream, monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", stream)
            found = printout(alone=True)
        assert (found.nowhere, found.journal, found.alone) == (thrown_away, False, True)


def test_a_run_of_its_own_that_reaches_nobody_fails_and_what_a_script_takes_is_told(
    waiting: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    failed = waiting("påminn", "--obevakad")
    assert (failed.code, "1 påminnelse till dem det gäller kom inte fram" in failed.err) == (
        6,
        True,
    )
    assert states(waiting) == {("misslyckad", 1)}
    assert waiting.ok("påminn", "--obevakad", "--tabbar").startswith("Karin Öberg\t")
    assert states(waiting) == {("överlämnad", 2)}


# --- under cron, with nothing of its own ---------------------------------------------------

slow = pytest.mark.slow


def line_of(norrbus: Norrbus) -> str:
    return norrbus.ok("påminn", "installera", "--cron").splitlines()[0]


@slow
def test_what_cron_cannot_send_on_is_told_the_next_day_when_it_can(waiting: Norrbus) -> None:
    line = line_of(waiting)
    ended = by_cron(waiting, line)
    assert ended.returncode == 6
    assert "ingen får det som skrivs ut" in ended.stderr.decode()
    assert "[epost]" in ended.stderr.decode()
    assert states(waiting) == {("misslyckad", 1)}
    assert "gick 1 påminnelse inte att lämna" in waiting("idag").err
    by_cron(waiting, line)
    assert states(waiting) == {("misslyckad", 2)}
    next_day = by_cron(
        waiting, line, "NORRBUS_IDAG=2026-03-31", path=f"/usr/bin:/bin:{sendmail(waiting)}"
    )
    assert (next_day.returncode, next_day.stderr) == (0, b"")
    assert "samtycke saknas" in next_day.stdout.decode()
    assert states(waiting) == {("överlämnad", 3)}


@slow
def test_a_crontab_that_mails_nobody_tells_nobody(waiting: Norrbus) -> None:
    path = f"/usr/bin:/bin:{sendmail(waiting)}"
    assert by_cron(waiting, line_of(waiting), "MAILTO=", path=path).returncode == 6
    assert states(waiting) == {("misslyckad", 1)}
    to_it = by_cron(waiting, line_of(waiting), "MAILTO=it@example.se", path=path)
    assert to_it.returncode == 0
    assert states(waiting) == {("överlämnad", 2)}


@slow
def test_mail_that_is_set_up_reaches_its_reader_under_cron_without_any_sendmail(
    waiting: Norrbus,
) -> None:
    mailbox = Mailbox()
    with running(mailbox) as port:
        settings(waiting, port)
        line = line_of(waiting)
        ended = by_cron(waiting, line)
        again = by_cron(waiting, line)
    for each in (ended, again):
        assert (each.returncode, each.stdout, each.stderr) == (0, b"", b"")
    (mail,) = mailbox.mails
    assert mail["Subject"] == "Norrbus: 1 påminnelse"
    assert states(waiting) == {("överlämnad", 1)}


@slow
def test_who_has_no_address_is_told_when_there_is_one(waiting: Norrbus) -> None:
    waiting.ok("register", "samordnare", "--namn", "Bo Ek", "--huvud")
    given.child(waiting, "--född", "2015-01-01", number="", name="Kim Niva")
    mailbox = Mailbox()
    with running(mailbox) as port:
        settings(waiting, port)
        line = line_of(waiting)
        ended = by_cron(waiting, line)
        assert (ended.returncode, "e-postadress saknas" in ended.stderr.decode()) == (6, True)
        assert [row[3] for row in ledger(waiting)] == ["överlämnad", "misslyckad"]
        waiting.ok("register", "samordnare", "--namn", "Bo Ek", "--e-post", "bo.ek@example.se")
        assert by_cron(waiting, line, "NORRBUS_IDAG=2026-03-31").returncode == 0
    assert [mail["To"] for mail in mailbox.mails] == ["karin.oberg@example.se", "bo.ek@example.se"]
    assert states(waiting) == {("överlämnad", 1), ("överlämnad", 2)}


def run(norrbus: Norrbus, *line: str, stdout: int, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {
        "HOME": str(norrbus.home),
        "PATH": os.environ["PATH"],
        "NORRBUS_IDAG": FIRST,
        **more,
    }
    return subprocess.run(
        line,
        env=environment,
        cwd=ROOT,
        stdout=stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )


REMIND = (sys.executable, "-m", "norrbus_cli", "påminn")


@slow
def test_what_is_thrown_away_is_not_told_and_what_is_insisted_on_is(waiting: Norrbus) -> None:
    ended = run(waiting, *REMIND, stdout=subprocess.DEVNULL)
    assert (ended.returncode, "/dev/null" in ended.stderr) == (6, True)
    assert states(waiting) == {("misslyckad", 1)}
    assert run(waiting, *REMIND, "--skriv-ut", stdout=subprocess.DEVNULL).returncode == 0
    assert states(waiting) == {("överlämnad", 2)}


@slow
def test_what_goes_to_the_journal_is_not_told(waiting: Norrbus) -> None:
    reading, writing = os.pipe()
    journal = os.fstat(writing)
    stream = f"{journal.st_dev}:{journal.st_ino}"
    # As systemd hands it on to a program whose output somebody has sent elsewhere.
    assert run(waiting, *REMIND, "--torrkör", stdout=writing, JOURNAL_STREAM=stream).returncode == 0
    ended = run(waiting, *REMIND, stdout=writing, JOURNAL_STREAM=stream)
    assert (ended.returncode, "journal" in ended.stderr) == (6, True)
    assert states(waiting) == {("misslyckad", 1)}
    assert run(waiting, *REMIND, stdout=writing, JOURNAL_STREAM="1:1").returncode == 0
    os.close(reading)
    os.close(writing)


@slow
@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc")
def test_a_line_of_ones_own_in_a_crontab_is_known_by_cron_itself(waiting: Norrbus) -> None:
    shell = shutil.which("dash") or "/bin/sh"
    cron = Path(shutil.copy(shell, waiting.home / "cron"))
    by_it = (str(cron), "-c", f"{sys.executable} -m norrbus_cli påminn; exit $?")
    assert run(waiting, *by_it, stdout=subprocess.PIPE).returncode == 6
    assert states(waiting) == {("misslyckad", 1)}
    named = (*by_it[:2], f"{sys.executable} -m norrbus_cli påminn --skriv-ut; exit $?")
    assert run(waiting, *named, stdout=subprocess.PIPE).returncode == 0


# --- what is said when it is set up ---------------------------------------------------


@pytest.mark.parametrize("way", ["--cron", "--systemd", "--windows"])
def test_a_machine_that_can_deliver_nothing_is_told_of(norrbus: Norrbus, way: str) -> None:
    said = norrbus("påminn", "installera", way).err
    assert "Påminnelserna når ingen" in said
    assert "[epost]" in said


def test_cron_that_can_send_is_said_to_and_so_is_mail_without_addresses(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", f"{sendmail(norrbus)}:{os.environ['PATH']}")
    said = norrbus("påminn", "installera", "--cron").err
    assert "brevlåda på datorn" in said
    assert "når ingen" not in said
    assert "når ingen" in norrbus("påminn", "installera", "--systemd").err
    settings(norrbus, 25)
    assert norrbus("påminn", "installera", "--systemd").err.startswith("Starta med")
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek")
    for way in ("--cron", "--systemd", "--windows"):
        assert "utan påminnelser: Bo Ek." in norrbus("påminn", "installera", way).err


# --- who does without ------------------------------------------------------------------


def test_who_does_not_use_them_is_not_told_that_they_never_ran_until_it_is_taken_back(
    norrbus: Norrbus,
) -> None:
    never = "Påminnelserna har aldrig körts"
    file = norrbus.home / ".config/norrbus/installningar.toml"
    assert never in norrbus("idag").err
    assert "utan_paminnelser = true" in norrbus("idag").err
    assert "Påminnelser: används\n" in norrbus.ok("register", "visa")
    file.write_text("utan_paminnelser = true\n", encoding="utf-8")
    assert never not in norrbus("idag").err
    assert never not in norrbus("register", "kontrollera").out
    assert "Påminnelser: används inte (utan_paminnelser = true)\n" in norrbus.ok("register", "visa")
    # Who has begun to use them is told when they stay away.
    norrbus.ok("påminn")
    norrbus.day = "2026-04-05"
    assert "har inte körts idag" in norrbus("idag").err
    file.unlink()
    assert "Påminnelser: används\n" in norrbus.ok("register", "visa")
    file.write_text('utan_paminnelser = "ja"\n', encoding="utf-8")
    assert "utan_paminnelser ska vara true eller false" in norrbus.refused(2, "idag")


def test_the_line_of_a_crontab_is_copied_whole_from_a_narrow_terminal(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    told = norrbus("påminn", "installera", "--cron", terminal=True)
    assert told.out == norrbus("påminn", "installera", "--cron").out
    assert told.out.count("\n") == 1
