"""Files of the register taken as a bad backup tool takes them, or mixed by hand: whole, or told as damaged; never half and silent."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from faults.whole import forms, must_be_whole
from older import Older
from test_robustness import environment

from norrbus_cli.register import cells, checking, opening, schema
from norrbus_cli.register.wholeness import look_through
from norrbus_cli.words.errors import FileTrouble

pytestmark = pytest.mark.slow
AUTHOR = cells.Author("test", "test")
# Writes until it is ended, each case with a long text, so that the log of writes is emptied into the file now and then.
WRITING = """
from norrbus_cli import main
print("redo", flush=True)
for number in range(10000):
    main.invoke(["ärende", "skapa", "--barn", f"Barn {number}", "--född", "2014-09-03", "--behov-sett", "2026-03-30", "--sett-av", "skola", "--behov", "ord " * 4000,
        "--nivå", "tidiga"])
    print("klart", flush=True)
"""


def judged(path: Path, key: Path) -> tuple[str, int]:
    """What a check says of a copy: ``told`` when it is damaged; and how many cases a whole one has."""
    try:
        register = opening.open_register(path, key, AUTHOR)
    except FileTrouble:
        return "told", 0
    try:
        if look_through(register).faults or checking.check(register).findings:
            return "told", 0
        cases = register.rows("SELECT reference, need FROM cases ORDER BY reference")
        (operations,) = register.rows(
            "SELECT count(*) AS n FROM operations WHERE command LIKE 'norrbus ärende skapa%'"
        )
        # Counted another way: what is there is what so many commands did, each of them whole.
        assert [row["reference"] for row in cases] == [
            f"NB-2026-{number:04d}" for number in range(1, len(cases) + 1)
        ]
        assert operations["n"] == len(cases)
        assert {len(row["need"]) for row in cases} <= {15999, len("Hög frånvaro.")}
        return "whole", len(cases)
    except FileTrouble:
        return "told", 0
    finally:
        register.close()


def taken(norrbus: Norrbus, folder: Path, last: bool) -> Path:
    """The register's files copied one after the other, without asking anybody, as they stand that moment."""
    folder.mkdir(parents=True)
    names = ["register.norrbus", "register.norrbus-wal"]
    for name in reversed(names) if last else names:
        try:
            shutil.copyfile(norrbus.register.with_name(name), folder / name)
        except FileNotFoundError:
            continue
    return folder / "register.norrbus"


@forms(14, 200)
def test_files_copied_at_any_moment_are_whole_or_told_as_damaged(
    norrbus: Norrbus, tmp_path: Path, times: int
) -> None:
    chance = random.Random(2033)
    found: list[tuple[str, int]] = []
    holding = norrbus.open()
    with subprocess.Popen(
        [sys.executable, "-c", WRITING],
        env=environment(norrbus),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout is not None
        process.stdout.readline()
        copies = []
        for number in range(times):
            time.sleep(chance.uniform(0, 0.1))
            # While another has the register open the log of writes grows; alone each command empties it.
            if number == times // 2:
                holding.close()
                while b"klart" not in process.stdout.readline():  # however slow the machine is
                    pass
            copies.append(taken(norrbus, tmp_path / f"copies/{number}", chance.random() < 0.5))
            if times > 50:
                found.append(judged(copies.pop(), norrbus.key))
                shutil.rmtree(tmp_path / f"copies/{number}")
        process.kill()
    found += [judged(copy, norrbus.key) for copy in copies]
    assert max(cases for _, cases in found) > 1
    assert judged(norrbus.register, norrbus.key)[0] == "whole"


def made(norrbus: Norrbus, name: str, count: int) -> None:
    for number in range(count):
        given.child(norrbus, "--född", "2014-09-03", number="", name=f"{name} {number}")


def with_log(norrbus: Norrbus, folder: Path, name: str) -> None:
    """Write while another holds the register, and keep the log of writes that there is then."""
    holding = norrbus.open()
    holding.rows("SELECT 1 FROM cases")
    made(norrbus, name, 2)
    folder.mkdir()
    shutil.copyfile(norrbus.register.with_name("register.norrbus-wal"), folder / "wal")
    holding.close()


@pytest.fixture
def stale(norrbus: Norrbus, tmp_path: Path) -> Path:
    """A log of writes from before what the register holds."""
    with_log(norrbus, tmp_path / "stale", "Förr")
    made(norrbus, "Sedan", 3)
    return tmp_path / "stale/wal"


@pytest.fixture
def foreign(norrbus: Norrbus, bare: Norrbus, tmp_path: Path) -> Path:
    """The log of writes of another register, with another key."""
    made(norrbus, "Här", 3)
    create = ("register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y")
    there = tmp_path / "there/register.norrbus"
    place = ("--register", str(there), "--nyckel", str(tmp_path / "annan.nyckel"))
    norrbus.ok(*create, *place)
    holding = opening.open_register(there, tmp_path / "annan.nyckel", AUTHOR)
    holding.rows("SELECT 1 FROM cases")
    norrbus.ok(*place, "aktör", "lägg-till", "--kort", "x", "--namn", "x", "--slag", "annan")
    shutil.copyfile(f"{there}-wal", tmp_path / "foreign")
    holding.close()
    return tmp_path / "foreign"


@pytest.fixture
def newer(norrbus: Norrbus, tmp_path: Path) -> Path:
    """A log of writes from after what the register holds: a copy was laid over the file by hand."""
    made(norrbus, "Förr", 2)
    before = norrbus.register.read_bytes()
    made(norrbus, "Sedan", 40)
    with_log(norrbus, tmp_path / "newer", "Senast")
    norrbus.register.write_bytes(before)
    return tmp_path / "newer/wal"


@pytest.mark.parametrize("whose", ["stale", "foreign", "newer"])
def test_a_log_of_writes_that_is_not_its_own_is_told_and_never_laid_over_the_register(
    norrbus: Norrbus, request: pytest.FixtureRequest, whose: str
) -> None:
    log: Path = request.getfixturevalue(whose)
    before = norrbus.register.read_bytes()
    beside = norrbus.register.with_name("register.norrbus-wal")
    shutil.copyfile(log, beside)
    for line in (
        ("ärende", "lista"),
        ("ärende", "ändra", "1", "--behov", "x"),
        ("register", "kontrollera"),
    ):
        result = norrbus(*line)
        assert (result.code, result.out) == (5, ""), (line, result.err)
        assert "som hör till ett annat register eller till en annan tid" in result.err
        assert norrbus.register.read_bytes() == before
    beside.unlink()
    norrbus.ok("logg", "kontrollera")
    norrbus.ok("ärende", "visa", "1")


def test_a_restore_waits_until_it_is_moved_away(
    norrbus: Norrbus, foreign: Path, tmp_path: Path
) -> None:
    copies = tmp_path / "kopior"
    norrbus.ok("register", "säkerhetskopiera", str(copies))
    (copy,) = copies.glob("*.norrbus")
    restore = ("register", "återställ", str(copy), "--ja")
    beside = norrbus.register.with_name("register.norrbus-wal")
    shutil.copyfile(foreign, beside)
    assert "flytta undan register.norrbus-wal" in norrbus(*restore).err
    beside.rename(norrbus.home / "moved")
    norrbus.ok(*restore)
    assert judged(norrbus.register, norrbus.key) == ("whole", 3)


def test_a_log_of_writes_that_a_killed_command_left_is_used(
    norrbus: Norrbus, tmp_path: Path
) -> None:
    holding = norrbus.open()
    holding.rows("SELECT 1 FROM cases")
    made(norrbus, "Barn", 3)
    left = taken(norrbus, tmp_path / "left", last=False)
    holding.close()
    assert left.with_name("register.norrbus-wal").stat().st_size
    assert judged(left, norrbus.key) == ("whole", 3)


def test_an_older_register_that_a_killed_command_left_is_brought_up(tmp_path: Path) -> None:
    """It has no chain to compare by."""
    place = tmp_path / "r.norrbus", tmp_path / "r.nyckel"
    older = Older(*place, schema.STEPS[20])
    older.insert("coordinators", {"name": "Karin"})
    left = tmp_path / "left"
    left.mkdir()
    for name in ("r.norrbus", "r.norrbus-wal"):
        shutil.copyfile(tmp_path / name, left / name)
    older.close()
    register = opening.open_register(left / "r.norrbus", place[1], AUTHOR)
    assert register.rows("SELECT name FROM coordinators")[0]["name"] == "Karin"
    must_be_whole(register)
    register.close()
