"""Those who were disposed of stay gone when a copy from before is restored, also where the register itself is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from test_robustness import environment

from disposal.test_disposal import WITHOUT, everything, rows, sound

MAKE, RESTORE = ("register", "säkerhetskopiera"), ("register", "återställ")


@pytest.fixture
def folder(home: Path) -> Path:
    """Where the copies go."""
    return home / "kopior"


@pytest.fixture
def old(norrbus: Norrbus) -> Norrbus:
    """A case that is due, and one that was opened on the last day before."""
    given.case(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1")
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    norrbus.ok("register", "gallringsregel", "socialtjänst")
    norrbus.day = "2031-04-21"
    given.child(norrbus, name="Nils Berg", number="20200316-2399")
    return norrbus


def copied(norrbus: Norrbus, folder: Path) -> Path:
    norrbus.ok(*MAKE, str(folder))
    return max(folder.glob("*.norrbus"))


def gone(norrbus: Norrbus) -> None:
    """Elsa and her guardians, but not Nils."""
    assert [row["name"] for row in rows(norrbus, "SELECT name FROM persons")] == ["Nils Berg"]
    assert not [each for each in ("Elsa", "Mikael", "Anna") if each in everything(norrbus)]
    sound(norrbus)


def test_in_the_place_of_a_register_that_knows_of_it(old: Norrbus, folder: Path) -> None:
    copy = copied(old, folder)
    old.ok(*WITHOUT)
    (old.register.parent / "register.gallrat.txt").unlink()
    old.ok(*RESTORE, str(copy), "--ja")
    gone(old)
    assert rows(old, "SELECT last_year FROM disposals") == [{"last_year": 2026}]
    assert "gallrade" in old.refused(4, "statistik", "år", "2026", "--internt")
    # And again, from the same copy: what was disposed of twice is known as once.
    old.ok(*RESTORE, str(copy), "--ja")
    gone(old)


def test_where_the_register_is_lost_and_the_list_lies_beside_it(old: Norrbus, folder: Path) -> None:
    copy = copied(old, folder)
    old.ok(*WITHOUT)
    for each in old.register.parent.glob("register.norrbus*"):
        each.unlink()
    old.ok(*RESTORE, str(copy), "--ja")
    gone(old)


def test_where_all_is_lost_but_the_copies(old: Norrbus, folder: Path) -> None:
    copy = copied(old, folder)
    old.ok(*WITHOUT)
    copied(old, folder)
    assert "Elsa" not in (folder / "register.gallrat.txt").read_text(encoding="utf-8")
    for each in old.register.parent.glob("register*"):
        each.unlink()
    old.ok(*RESTORE, str(copy), "--ja")
    gone(old)


def test_another_who_got_the_same_id_in_another_life_stays(old: Norrbus, folder: Path) -> None:
    copy = copied(old, folder)
    old.day = "2031-04-22"
    given.child(old, name="Maja Ek", number="20180316-2393")
    old.ok("ärende", "avsluta", "NB-2031-0002", "--orsak", "behovet tillgodosett")
    old.day = "2036-04-22"
    old.ok(*WITHOUT)
    # The copy is from before the third case; a third case comes again, another child's.
    old.ok(*RESTORE, str(copy), "--ja")
    old.day = "2031-04-23"
    given.child(old, name="Ture Lantto", number="20160216-2396")
    later = copied(old, folder)
    old.ok(*RESTORE, str(later), "--ja")
    assert "Ture Lantto" in {row["name"] for row in rows(old, "SELECT name FROM persons")}
    sound(old)


def test_a_list_that_cannot_be_read_says_nothing(old: Norrbus, folder: Path) -> None:
    copy = copied(old, folder)
    (folder / "register.gallrat.txt").write_bytes(b"\xff\xfe")
    (old.register.parent / "register.gallrat.txt").write_text(
        "a b\nx cases y z\n", encoding="utf-8"
    )
    old.ok(*RESTORE, str(copy), "--ja")
    assert "Elsa Lantto" in everything(old)


def test_a_list_that_cannot_be_written_is_told(old: Norrbus) -> None:
    (old.register.parent / "register.gallrat.txt").mkdir()
    result = old(*WITHOUT)
    assert (result.code, "gallrat.txt" in result.err) == (5, True)


def test_copies_from_before_are_named(old: Norrbus, folder: Path) -> None:
    (old.home / ".config/norrbus/installningar.toml").write_text(
        f'[kopior]\nmapp = "{folder}"\n', encoding="utf-8"
    )
    copy = copied(old, folder)
    result = old(*WITHOUT)
    assert str(copy) in result.err
    assert (folder / "register.gallrat.txt").exists()


@pytest.mark.slow
def test_killed_at_any_moment_it_is_done_or_not_begun(old: Norrbus) -> None:
    before = everything(old)
    line = [sys.executable, "-m", "norrbus_cli", *WITHOUT]
    outcomes = set()
    for moment in range(1, 200):
        run = subprocess.Popen(
            line,
            cwd=ROOT,
            env=environment(old),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(moment * 0.02)
        if run.poll() is None:
            os.kill(run.pid, signal.SIGKILL)
        run.wait()
        now = everything(old)
        outcomes.add(now == before)
        if now != before:
            break
        assert list(old.documents.rglob("*samtycke*"))
    assert outcomes == {True, False}
    # What the killed one did not come to is done by the next.
    old("register", "gallra")
    gone(old)
    assert not list(old.documents.rglob("*samtycke*"))
