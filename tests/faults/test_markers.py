"""A word in every field, searched for wherever nothing about anybody may stand: mail, calendar files, names, temporary files, faults, the log's commands."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from faults.whole import files
from history.test_every_command import ALL, READ
from reminder.server import Mailbox, running
from reminder.test_mail import settings, text
from test_robustness import environment

from norrbus_cli.register import cells
from norrbus_cli.register.schema.tables import LOG_TABLES, TABLES
from norrbus_cli.terminal import editor

pytestmark = pytest.mark.slow
WORD = re.compile(r"q[a-z]+q[a-z]+q", re.IGNORECASE)
# What a value is found by, where a mail goes, and what the machine made.
KEPT = {
    *("reference", "short", "short_folded", "kind", "email", "path", "uid", "time", "municipality"),
    *("file_hash", "template_hash", "template", "format", "hash", "row_id", "table_name"),
}
# What the program itself says, counts or chooses.
OURS = {
    *("deadline_choices", "own_rules", "reminders", "reminder_runs", "calendar_days", "drafts"),
    *("closed_days", "published_years", "county_reports", "releases", "switched_off", "copies"),
}
# Those who are invited are told where, and by whom.
INVITED = {"qmeetingsqplaceq", "qmeetingsqlinkq", "qcoordinatorsqnameq"}


def word(table: str, column: str) -> str:
    return f"q{table}q{column}q".replace("_", "")


@pytest.fixture
def marked(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> Norrbus:
    """A case with something of all, with a word of its own in each free field; an empty folder for what is temporary."""
    norrbus.day = "2026-04-21"
    given.once(norrbus, "everything", everything)
    mark(norrbus)
    temporary = norrbus.home / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "SQLITE_TMPDIR"):
        monkeypatch.setenv(name, str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return norrbus


def everything(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.deviation(norrbus)
    given.handled(norrbus)
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--beskrivning",
        "x",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
    )
    given.forum_held(norrbus)
    norrbus.ok("aktör", "ändra", "skola", "--påminns", "ja")
    norrbus.ok("register", "samordnare", "--namn", "Berit Lund")
    norrbus.ok("ärende", "lämna-över", "1", "--till", "Berit", "--anteckning", "x")
    norrbus.ok("ärende", "lämna-över", "1", "--till", "Karin", "--anteckning", "x")
    given.booked(
        norrbus, "2026-06-10", "1", "--slag", "uppföljningsmöte", "--länk", "https://example.se/x"
    )
    given.summoned(norrbus)


def mark(norrbus: Norrbus) -> None:
    register = norrbus.open()
    count = 0
    for table in sorted(TABLES - {*LOG_TABLES, *OURS}):
        for column in register.rows(f"PRAGMA table_info({table})"):
            name = str(column["name"])
            if column["type"] != "TEXT" or name in KEPT:
                continue
            try:
                sql = f"UPDATE {table} SET {name} = {name} || ' {word(table, name)}'"
                count += register._connection.execute(f"{sql} WHERE {name} <> ''").rowcount > 0
            except cells.driver().IntegrityError:
                continue  # one of a list of words, a day, a time
    register.close()
    assert count > 60


def words_in(told: str) -> set[str]:
    return {each.lower() for each in WORD.findall(told)}


def nothing_lies_about(norrbus: Norrbus) -> None:
    assert not list((norrbus.home / "tmp").iterdir())
    assert words_in(" ".join(files(norrbus))) == set()
    register = norrbus.open()
    commands = [row["command"] for row in register.rows("SELECT command FROM operations")]
    register.close()
    assert words_in(" ".join(commands)) == set()


def test_no_mail_and_no_calendar_file_tells_who(marked: Norrbus) -> None:
    mailbox = Mailbox()
    with running(mailbox) as port:
        settings(marked, port, 'kalenderfil = "ja"')
        for day in ("2026-04-22", "2026-05-04", "2026-06-09", "2026-07-30"):
            marked.day = day
            assert words_in(marked.ok("påminn")) == set()
    assert len(mailbox.mails) > 3
    for mail in mailbox.mails:
        told = "".join(
            [
                *map(str, mail.values()),
                text(mail, "plain"),
                text(mail, "html"),
                *(str(part.get_content()) for part in mail.iter_attachments()),
            ]
        )
        assert words_in(told) <= INVITED, mail["To"]
    marked.ok("kalender", "skriv", "--samordnare", "Karin")
    marked.ok("dokument", "skriv", "kalenderfil", "NB-2026-0001-M2")
    written = list(marked.documents.rglob("*.ics"))
    assert len(written) > 3
    for file in written:
        # A long line is broken in the middle of a word.
        content = file.read_text(encoding="utf-8").replace("\n ", "").replace("\r", "")
        assert words_in(content) <= INVITED, file
    nothing_lies_about(marked)


def test_a_fault_of_ours_tells_nobody(marked: Norrbus) -> None:
    """Half of the tables are gone: whatever each reading command meets, it says nothing of what it held."""
    marked.ok("dokument", "skriv", "samtycke", "1")
    register = marked.open()
    register._connection.execute("PRAGMA foreign_keys = OFF")
    for table in ("contacts", "participants", "measures", "looks", "improvements", "consents"):
        register._connection.execute(f"ALTER TABLE {table} RENAME TO gone_{table}")
    register.close()
    faults = 0
    for name in sorted(READ & ALL):
        for more in ((), ("1",), ("1", "1")):
            result = marked(*name.split(), *more)
            assert "Traceback" not in result.err
            if result.code in {1, 5}:
                faults += 1
                assert words_in(result.err) == set(), (name, result.err)
    assert faults > 10
    assert not list((marked.home / "tmp").iterdir())


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
def test_what_is_written_is_written_nowhere_else(marked: Norrbus) -> None:
    """Every byte that leaves the process, and every command that it starts, seen from outside."""
    record = marked.home / "record.toml"
    record.write_text('behov = "qnyttqbehovq"\nadress = "qnyqadressq"\n', encoding="utf-8")
    report = marked.home / "strace"
    calls = "write,pwrite64,writev,pwritev,sendto,sendmsg,execve,mkdir,openat,rename,link,unlink"
    how = ["strace", "-f", "-qq", "-y", "-s", "200000", "-e", f"trace={calls}", "-e", "signal=none"]
    line = [sys.executable, "-m", "norrbus_cli", "ärende", "ändra", "1", "--från-fil", str(record)]
    subprocess.run(
        [*how, "-o", str(report), *line],
        env=environment(marked) | {"TMPDIR": os.environ["TMPDIR"]},
        cwd=ROOT,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    told = [each for each in report.read_text("utf-8", "replace").splitlines() if WORD.search(each)]
    # The answer to the one who asked: what it was and what it is.
    beside = [each for each in told if not re.search(r" write\([12]<", each)]
    assert beside == []
    assert told
    assert report.read_text("utf-8", "replace").count(" execve(") == 1
    assert not list((marked.home / "tmp").iterdir())


def test_a_text_written_in_an_editor_stays_on_no_disk(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Also when the editor fails."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    for ends in ("0", "1"):
        seen = tmp_path / f"seen{ends}"
        script = tmp_path / f"editor{ends}"
        script.write_text(
            f'#!/bin/sh\nstat -c "%a %n" "$1" > {seen}\necho qtextqochq >> "$1"\nexit {ends}\n'
        )
        script.chmod(0o700)
        monkeypatch.setenv("EDITOR", str(script))
        assert "qtextqochq" in editor.edit("")
        assert seen.read_text().startswith(f"600 {temporary}")
        assert not list(temporary.iterdir())
