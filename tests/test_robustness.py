"""Whole processes against a real register: several at once, killed at any moment, on a full disk, without rights."""

from __future__ import annotations

import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import given
import pytest
from conftest import ROOT, Norrbus

from norrbus_cli.register import copies, opening
from norrbus_cli.register.key import read_key

pytestmark = pytest.mark.slow
Process = Callable[..., "subprocess.CompletedProcess[str]"]

# What one process does in the two-writers test: many commands without the start-up of a new process for each.
MANY = """
import sys
from norrbus_cli import main
codes = {main.invoke(["ärende", "skapa", "--barn", f"Barn {sys.argv[1]} {n}", "--född", "2014-09-03", "--behov-sett", "2026-03-30",
    "--sett-av", "skola", "--behov", "x", "--nivå", "tidiga"]) for n in range(80)}
sys.exit(max(codes))
"""


def environment(norrbus: Norrbus) -> dict[str, str]:
    # A killed or hindered interpreter must not leave half a byte code file for the next.
    return {
        "HOME": str(norrbus.home),
        "PATH": os.environ["PATH"],
        "NORRBUS_IDAG": norrbus.day,
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def test_two_processes_create_cases_at_once_with_consecutive_references(norrbus: Norrbus) -> None:
    writers = [
        subprocess.Popen(
            [sys.executable, "-c", MANY, name],
            env=environment(norrbus),
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name in "AB"
    ]
    ended = [(writer.communicate()[1], writer.returncode) for writer in writers]
    assert [code for _, code in ended] == [0, 0], ended
    references = [line.split("\t")[0] for line in norrbus.ok("ärende", "lista").splitlines()]
    assert references == [f"NB-2026-{number:04d}" for number in range(1, 161)]


def intact(norrbus: Norrbus) -> None:
    register = norrbus.open()
    assert register.rows("PRAGMA integrity_check")[0]["integrity_check"] == "ok"
    assert register.rows("PRAGMA foreign_key_check") == []
    register.close()


def test_a_command_killed_at_any_moment_has_done_all_or_nothing(norrbus: Norrbus) -> None:
    given.case(norrbus)
    chance = random.Random(2026)
    line = [
        sys.executable,
        "-m",
        "norrbus_cli",
        "samtycke",
        "registrera",
        "1",
        "--vem",
        "Anna",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--aktör",
        "BUP",
    ]
    line += ["--gäller", "x", "--form", "muntligt", "--till", "2026-12-31"]
    begun = time.monotonic()
    subprocess.run(line, env=environment(norrbus), cwd=ROOT, check=True, capture_output=True)
    whole = time.monotonic() - begun
    for _ in range(12):
        before = norrbus.rows()
        with subprocess.Popen(
            line,
            env=environment(norrbus),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(whole * chance.uniform(0.3, 1.1))
            process.send_signal(signal.SIGKILL)
        after = norrbus.rows()
        done = after["consents"] - before["consents"]
        assert done in {0, 1}
        assert after["consent_actors"] - before["consent_actors"] == 3 * done
        assert after["changes"] - before["changes"] == 4 * done
        assert after["operations"] - before["operations"] == done
        intact(norrbus)


def test_documents_killed_at_any_moment_are_whole_and_nothing_hidden_stays(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    chance = random.Random(2027)
    line = [
        sys.executable,
        "-m",
        "norrbus_cli",
        "dokument",
        "skriv",
        "samtycke",
        "1",
        "--skriv-över",
    ]
    subprocess.run(line, env=environment(norrbus), cwd=ROOT, check=True, capture_output=True)
    folder = norrbus.documents / "NB-2026-0001"
    whole = {path.name: path.read_bytes() for path in folder.iterdir()}
    for _ in range(8):
        with subprocess.Popen(
            line,
            env=environment(norrbus),
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        ) as process:
            time.sleep(chance.uniform(0.15, 0.5))
            process.send_signal(signal.SIGKILL)
        assert {
            path.name: path.read_bytes()
            for path in folder.iterdir()
            if not path.name.startswith(".")
        } == whole
    subprocess.run(line, env=environment(norrbus), cwd=ROOT, check=True, capture_output=True)
    assert {path.name for path in folder.iterdir()} == set(whole)


# Copies the register again and again, as before each schema step.
COPIES = """
import sys
from pathlib import Path
from norrbus_cli.register import cells, database, opening, copies
register = opening.open_register(Path(sys.argv[1]), Path(sys.argv[2]), cells.Author("test", "test"))
print("redo", flush=True)
for number in range(1000):
    copies.copy(register, Path(f"{sys.argv[3]}.{number}"))
"""


def test_a_copy_killed_at_any_moment_has_its_name_only_when_it_is_whole(norrbus: Norrbus) -> None:
    chance = random.Random(2028)
    register = norrbus.open()
    register._connection.execute("CREATE TABLE filling (content BLOB)")
    register._connection.execute("INSERT INTO filling VALUES (randomblob(6000000))")
    register.close()
    folder, place = norrbus.register.parent, norrbus.register.with_name("register.norrbus.fore")
    left = 0
    for kill in range(20):
        line = [sys.executable, "-c", COPIES, str(norrbus.register), str(norrbus.key)]
        with subprocess.Popen(
            [*line, f"{place}.{kill}"], env=environment(norrbus), cwd=ROOT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0, 0.15))
            process.send_signal(signal.SIGKILL)
        for copy in sorted(folder.glob("register.norrbus.fore.*")):
            connection = opening._connect(copy, read_key(norrbus.key))
            assert connection.execute("PRAGMA cipher_integrity_check").fetchall() == []
            assert connection.execute("SELECT length(content) FROM filling").fetchone()[0] == 6e6
            connection.close()
            copy.unlink()
        left += len(list(folder.glob(".register.norrbus.*.kopia")))
    assert left, "no copy was broken off"
    register = norrbus.open()
    copies.copy(register, place)
    register.close()
    assert not list(folder.glob(".register.norrbus.*"))


def limit_files(size: int) -> Callable[[], None]:
    """No file may grow past ``size`` bytes: the write fails as on a full disk."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def test_a_full_disk_gives_one_sentence_and_leaves_the_register_as_it_was(
    norrbus: Norrbus, process: Process
) -> None:
    given.child(norrbus)
    before = norrbus.rows()
    long = norrbus.home / "lång.txt"
    long.write_text("x" * 20_000, encoding="utf-8")
    ended = process("ärende", "ändra", "1", "--behov", f"@{long}", preexec_fn=limit_files(8192))
    assert ended.returncode == 5, ended.stderr
    assert ended.stderr.startswith("Disken svarade med ett fel")
    assert len(ended.stderr.splitlines()) == 1
    assert norrbus.rows() == before
    intact(norrbus)


def test_a_full_disk_leaves_no_half_register_and_no_half_document(
    norrbus: Norrbus, process: Process
) -> None:
    given.case(norrbus)
    create = (
        "register",
        "skapa",
        "--kommun",
        "Kalix",
        "--myndighet",
        "x",
        "--samordnare",
        "y",
        "--register",
        str(norrbus.home / "ny/r"),
    )
    ended = process(*create, preexec_fn=limit_files(100_000))
    assert (ended.returncode, ended.stdout) == (5, ""), ended.stderr
    assert list((norrbus.home / "ny").iterdir()) == []
    assert not (norrbus.key.parent / "r.nyckel").exists()
    long = norrbus.home / "lång.txt"
    long.write_text("ord " * 5000, encoding="utf-8")
    texts = ("--gäller", f"@{long}", "--inte", f"@{long}")
    norrbus.ok(
        "samtycke",
        "registrera",
        "1",
        "--vem",
        "Anna",
        "--aktör",
        "skola",
        *texts,
        "--form",
        "muntligt",
        "--till",
        "2026-12-31",
    )
    # Room for the register's own working files (32 KiB) but not for the document (over 40 KB).
    ended = process(
        "dokument",
        "skriv",
        "samtycke",
        "1",
        "--mapp",
        str(norrbus.home / "dok"),
        preexec_fn=limit_files(36_000),
    )
    assert (ended.returncode, ended.stdout) == (5, ""), ended.stderr
    assert "disken är full. Ingenting skrevs" in ended.stderr
    assert list((norrbus.home / "dok").iterdir()) == []
    assert norrbus.rows()["documents"] == 0


def without_rights(norrbus: Norrbus, *line: str) -> subprocess.CompletedProcess[str]:
    """Run as one to whom the rights of files apply; root may do everything unless it gives that up."""
    give_up = (
        ["setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner", "--"]
        if os.getuid() == 0
        else []
    )
    command = [*give_up, sys.executable, "-m", "norrbus_cli", *line]
    return subprocess.run(
        command, env=environment(norrbus), cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_a_read_only_register_gives_one_sentence_and_nothing_is_looked_at_unlogged(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    norrbus.register.chmod(0o400)
    before = norrbus.register.read_bytes()
    for line in (
        ("ärende", "visa", "1"),
        ("ärende", "lista"),
        ("aktör", "lägg-till", "--kort", "x", "--namn", "x", "--slag", "annan"),
    ):
        ended = without_rights(norrbus, *line)
        assert (ended.returncode, ended.stdout) == (5, ""), ended.stderr
        assert "är skrivskyddat" in ended.stderr
    assert norrbus.register.read_bytes() == before
    reading_goes_on(norrbus)
    norrbus.register.chmod(0o600)
    norrbus.register.parent.chmod(0o500)
    assert "är skrivskyddat" in without_rights(norrbus, "ärende", "lista").stderr
    reading_goes_on(norrbus)
    norrbus.register.parent.chmod(0o700)


def reading_goes_on(norrbus: Norrbus) -> None:
    """What shows nobody is read as ever; the check-up says what is wrong, the log that it holds."""
    for line, answer in (
        (("frist", "lista"), "samtycke saknas"),
        (("aktör", "lista"), "Centrumskolan"),
        (("logg", "kontrollera"), "Operationer"),
    ):
        ended = without_rights(norrbus, *line)
        assert (ended.returncode, answer in ended.stdout) == (0, True), ended.stderr
    found = without_rights(norrbus, "register", "kontrollera")
    assert (found.returncode, "inte att skriva" in found.stdout) == (5, True)


def test_what_was_written_last_and_is_not_in_the_file_is_not_left_out_unseen(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    beside = norrbus.register.with_name(norrbus.register.name + "-wal")
    beside.write_bytes(b"x")
    norrbus.register.chmod(0o400)
    assert "är skrivskyddat" in without_rights(norrbus, "frist", "lista").stderr
    beside.unlink()
    assert without_rights(norrbus, "frist", "lista").returncode == 0


FULL = """mount -t tmpfs -o size=8m tmpfs "$1" && cp "$2" "$1/r.norrbus" || exit 99
cat /dev/zero > "$1/rest" 2> /dev/null
shift 2
exec "$@"
"""


@pytest.mark.skipif(not shutil.which("unshare"), reason="needs unshare")
def test_on_a_full_disk_what_shows_nobody_is_read(norrbus: Norrbus) -> None:
    given.case(norrbus)
    full = norrbus.home / "full"
    full.mkdir()
    places = ("--register", str(full / "r.norrbus"), "--nyckel", str(norrbus.key))
    program = [sys.executable, "-m", "norrbus_cli", *places]
    for line, code, answer in (
        (("frist", "lista"), 0, "samtycke saknas"),
        (("ärende", "visa", "1"), 5, "Disken är full"),
        (("ärende", "ändra", "1", "--behov", "x"), 5, "Disken är full"),
    ):
        place = ["unshare", "-m", "sh", "-c", FULL, "sh", str(full), str(norrbus.register)]
        ended = subprocess.run(
            [*place, *program, *line],
            env=environment(norrbus),
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode in (1, 99):
            pytest.skip("no disk of its own can be had here")
        assert (ended.returncode, answer in ended.stdout + ended.stderr) == (code, True), (
            line,
            ended.stderr,
        )
        assert code == 0 or not ended.stdout


def test_folders_without_rights_give_one_sentence(norrbus: Norrbus) -> None:
    given.case(norrbus)
    closed = norrbus.home / "stängd"
    closed.mkdir(mode=0o000)
    create = ("register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y")
    for line in (
        (*create, "--register", str(closed / "r")),
        (*create, "--register", str(norrbus.home / "ny"), "--nyckel", str(closed / "n")),
        ("--register", str(closed / "r"), "ärende", "lista"),
        ("--nyckel", str(closed / "n"), "ärende", "lista"),
        ("dokument", "skriv", "samtycke", "1", "--mapp", str(closed)),
        ("dokument", "skriv", "samtycke", "1", "--mapp", str(closed / "under")),
        ("--inställningar", str(closed / "i.toml"), "ärende", "lista"),
        ("demo", "--mapp", str(closed / "demo")),
    ):
        ended = without_rights(norrbus, *line)
        assert (ended.returncode, ended.stdout, len(ended.stderr.splitlines())) == (5, "", 1), (
            line,
            ended.stderr,
        )
    assert not (norrbus.home / "ny").exists()
    closed.chmod(0o700)
    assert list(closed.iterdir()) == []


def test_a_file_open_to_others_that_one_does_not_own_is_told_of(norrbus: Norrbus) -> None:
    if os.getuid() != 0:
        pytest.skip("needs root to give the file to another account")
    norrbus.register.chmod(0o666)
    os.chown(norrbus.register, 54321, 54321)
    ended = without_rights(norrbus, "aktör", "lista")
    assert ended.returncode == 0, ended.stderr
    assert "du äger den inte" in ended.stderr


@pytest.mark.parametrize("language", ["C", "C.UTF-8", "sv_SE.ISO-8859-1", None])
def test_cron_without_a_terminal_or_a_locale_gets_whole_utf_8_lines(
    norrbus: Norrbus, language: str | None
) -> None:
    given.case(norrbus)
    settings = {
        "HOME": str(norrbus.home),
        "PATH": "/usr/bin:/bin",
        **({"LC_ALL": language} if language else {}),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "norrbus_cli", "ärende", "lista", "--idag-är", "2026-03-30"],
        env=settings,
        cwd=ROOT,
        capture_output=True,
        check=True,
        stdin=subprocess.DEVNULL,
    )
    assert (
        ended.stdout.decode()
        == "NB-2026-0001\tElsa Lantto\ton 2014-09-03\tsamtycke saknas\t\tKarin Öberg\n"
    )
    assert ended.stderr == b""


def test_a_reader_that_has_had_enough_is_no_error(norrbus: Norrbus) -> None:
    given.case(norrbus)
    command = f"{sys.executable} -m norrbus_cli ärende visa 1 | head -1; echo ${{PIPESTATUS[0]}}"
    ended = subprocess.run(
        ["bash", "-c", command],
        env=environment(norrbus),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ended.stdout == "Ärende: NB-2026-0001\n0\n"
    assert ended.stderr == ""


def test_an_answer_that_cannot_be_written_says_that_the_deed_is_done(norrbus: Norrbus) -> None:
    command = f"{sys.executable} -m norrbus_cli aktör lägg-till --kort x --namn x --slag annan > /dev/full"
    ended = subprocess.run(
        ["bash", "-c", command],
        env=environment(norrbus),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 5
    assert ended.stderr.startswith(
        "Svaret gick inte att skriva ut: disken är full. Det kommandot gjorde är gjort"
    )
    assert norrbus.rows()["actors"] == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", "2>/dev/full"])
def test_a_closed_stream_is_no_crash(norrbus: Norrbus, closed: str) -> None:
    command = (
        f"{sys.executable} -m norrbus_cli aktör lägg-till --kort x --namn x --slag annan {closed}"
    )
    ended = subprocess.run(
        ["bash", "-c", command],
        env=environment(norrbus),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    following = "Nästa steg: norrbus aktör lägg-till för nästa, eller norrbus ärende skapa\n"
    assert (ended.returncode, ended.stderr.removeprefix(following)) == (0, "")
    command = f"{sys.executable} -m norrbus_cli ärende skapa {closed}"
    ended = subprocess.run(
        ["bash", "-c", command],
        env=environment(norrbus),
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 2
    assert "Traceback" not in ended.stderr


def test_many_readers_and_a_writer_never_meet_a_locked_register(
    norrbus: Norrbus, process: Process
) -> None:
    given.case(norrbus)
    lines = [
        ("ärende", "visa", "1"),
        ("ärende", "lista"),
        ("ärende", "ändra", "1", "--språk", "finska"),
        ("aktör", "lista"),
    ] * 3
    with ThreadPoolExecutor(max_workers=6) as pool:
        ended = list(pool.map(lambda line: process(*line), lines))
    assert [each.returncode for each in ended] == [0] * len(lines), [each.stderr for each in ended]
