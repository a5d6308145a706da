"""Copies of the register: whole, kept by the rule, restored without a row lost unseen."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
import time
from datetime import date, datetime, timedelta
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from hypothesis import given as drawn
from hypothesis import strategies as st
from test_robustness import Process, environment, limit_files

from norrbus_cli.authority.copies.actions import require_all
from norrbus_cli.authority.copies.model import Copy, kept, name_of
from norrbus_cli.authority.copies.refusals import NotMade
from norrbus_cli.register import copies, folders, opening, trouble
from norrbus_cli.register.copy_settings import CopySettings
from norrbus_cli.register.schema.tables import TABLES
from norrbus_cli.register.wholeness import look_through
from norrbus_cli.words.errors import FileTrouble

MAKE, RESTORE = ("register", "säkerhetskopiera"), ("register", "återställ")


@pytest.fixture
def folder(home: Path) -> Path:
    """Where the copies go."""
    return home / "kopior"


def made(norrbus: Norrbus, folder: Path) -> Path:
    """A new copy."""
    before = set(folder.glob("*"))
    norrbus.ok(*MAKE, str(folder))
    (new,) = set(folder.glob("*")) - before
    return new


def set_folder(norrbus: Norrbus, folder: Path, **numbers: int) -> None:
    """Set the folder, and of how many periods a copy is kept."""
    file = norrbus.home / ".config/norrbus/installningar.toml"
    rows = [f'mapp = "{folder}"', *(f"{name} = {number}" for name, number in numbers.items())]
    file.write_text("\n".join(["[kopior]", *rows]), encoding="utf-8")


def actor(norrbus: Norrbus, short: str) -> None:
    norrbus.ok("aktör", "lägg-till", "--kort", short, "--namn", short, "--slag", "annan")


def actors(norrbus: Norrbus) -> set[str]:
    return {each["kort"] for each in json.loads(norrbus.ok("aktör", "lista", "--json"))}


# --- making ------------------------------------------------------------------------


def test_a_copy_is_whole_closed_to_others_and_tells_nothing_without_the_key(
    norrbus: Norrbus, folder: Path
) -> None:
    given.case(norrbus)
    rows = norrbus.rows()
    said = norrbus.ok(*MAKE, str(folder))
    (copy,) = folder.iterdir()
    assert f"Säkerhetskopian är hel: {copy}\n{sum(rows.values())} rader" in said
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    content = copy.read_bytes()
    assert not content.startswith(b"SQLite")
    assert b"Lantto" not in content
    register = opening.open_copy(copy, norrbus.key)
    assert look_through(register).faults == []
    with pytest.raises(trouble.ReadOnly):
        register.rows("DELETE FROM drafts")
    register.close()


def test_a_copy_says_so_when_it_lies_on_the_registers_own_disk(
    norrbus: Norrbus, folder: Path
) -> None:
    assert "på samma disk som registret" in norrbus(*MAKE, str(folder)).err
    if Path("/dev/shm").is_dir() and Path("/dev/shm").stat().st_dev != folder.stat().st_dev:
        elsewhere = Path("/dev/shm") / f"norrbus-{os.getpid()}"
        try:
            assert "samma disk" not in norrbus(*MAKE, str(elsewhere)).err
        finally:
            shutil.rmtree(elsewhere)


def test_a_copy_is_not_put_where_it_goes_the_way_of_the_register_or_the_key(
    norrbus: Norrbus,
) -> None:
    assert "Ingen mapp för säkerhetskopior är bestämd" in norrbus.refused(2, *MAKE)
    beside = str(norrbus.register.parent)
    assert "är registrets egen" in norrbus.refused(4, *MAKE, beside)
    assert "är registrets egen" in norrbus.refused(4, *MAKE, f"{beside}/../norrbus")
    assert "ligger registrets nyckel" in norrbus.refused(4, *MAKE, str(norrbus.key.parent))
    file = norrbus.home / "fil"
    file.touch()
    assert "Det går inte att skriva" in norrbus.refused(5, *MAKE, str(file / "kopior"))


def test_a_full_disk_leaves_no_half_copy_and_removes_no_old_one(
    norrbus: Norrbus, process: Process, folder: Path
) -> None:
    set_folder(norrbus, folder, dagliga=1, veckovisa=0, manadsvisa=0, arliga=0)
    old = made(norrbus, folder)
    ended = process(*MAKE, preexec_fn=limit_files(200_000))
    assert (ended.returncode, len(ended.stderr.splitlines())) == (5, 1), ended.stderr
    assert list(folder.iterdir()) == [old]


WRITER = """
import sys
from norrbus_cli.main import invoke
print("redo", flush=True)
for number in range(100_000):
    name = f"a{number}"
    invoke(["aktör", "lägg-till", "--kort", name, "--namn", name, "--slag", "annan"])
"""


def test_copies_made_while_another_writes_are_whole(norrbus: Norrbus, folder: Path) -> None:
    line = [sys.executable, "-c", WRITER]
    with subprocess.Popen(
        line, env=environment(norrbus), cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        found = [made(norrbus, folder) for _ in range(4)]
        writer.kill()
    counts = []
    for copy in found:
        register = opening.open_copy(copy, norrbus.key)
        whole = look_through(register)
        # Each operation of the writer has its one row: none is cut in two.
        operations = register.rows(
            "SELECT count(*) AS n FROM operations WHERE command LIKE '% aktör %'"
        )
        assert (whole.faults, operations[0]["n"]) == (
            [],
            register.rows("SELECT count(*) AS n FROM actors")[0]["n"],
        )
        counts.append(operations[0]["n"])
        register.close()
    assert counts == sorted(counts)
    assert counts[0] < counts[-1], "nobody wrote meanwhile"


# --- keeping -----------------------------------------------------------------------


def rule(daily: int = 0, weekly: int = 0, monthly: int = 0, yearly: int = 0) -> CopySettings:
    return CopySettings(None, daily, weekly, monthly, yearly)


def copies_of(*days: date) -> list[Copy]:
    return [Copy(Path(str(day)), f"{day}T05:30:00.000Z", 1) for day in days]


def days_kept(found: list[Copy], wanted: CopySettings) -> list[str]:
    return sorted(str(path) for path in kept(found, wanted))


def test_the_newest_of_each_period_is_kept() -> None:
    # Sunday and Monday part two weeks, the last of a month and the first two months.
    found = copies_of(date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 4), date(2026, 1, 5))
    assert days_kept(found, rule()) == ["2026-01-05"]
    assert days_kept(found, rule(daily=2)) == ["2026-01-04", "2026-01-05"]
    assert days_kept(found, rule(weekly=2)) == ["2026-01-04", "2026-01-05"]
    assert days_kept(found, rule(monthly=2)) == ["2025-12-31", "2026-01-05"]
    assert days_kept(found, rule(yearly=1)) == ["2026-01-05"]
    assert days_kept(found, rule(yearly=2)) == ["2025-12-31", "2026-01-05"]
    assert kept(found, rule(1, 1, 1, 1)) == {
        Path("2026-01-05"): ["senaste", "dag", "vecka", "månad", "år"]
    }


def test_a_pause_loses_no_copy() -> None:
    found = copies_of(date(2026, 1, 1), date(2026, 1, 2), date(2026, 6, 1))
    assert days_kept(found, rule(daily=2)) == ["2026-01-02", "2026-06-01"]


@drawn(
    st.lists(st.integers(0, 900), unique=True),
    st.tuples(*[st.integers(0, 5)] * 4),
    st.integers(1, 60),
)
def test_what_is_kept_is_kept_again_and_grows_no_further_than_the_rule(
    offsets: list[int], numbers: tuple[int, int, int, int], later: int
) -> None:
    found = copies_of(*(date(2026, 1, 1) + timedelta(days=each) for each in offsets))
    wanted = rule(*numbers)
    first = kept(found, wanted)
    assert len(first) <= sum(numbers) + 1
    assert not found or max(each.path for each in found) in first
    again = [each for each in found if each.path in first]
    assert kept(again, wanted) == first
    new = copies_of(date(2026, 1, 1) + timedelta(days=900 + later))
    assert days_kept([*again, *new], wanted) == days_kept([*found, *new], wanted)


def test_only_copies_of_this_register_in_the_folder_that_is_set_are_removed(
    norrbus: Norrbus, folder: Path
) -> None:
    set_folder(norrbus, folder, dagliga=1, veckovisa=0, manadsvisa=0, arliga=0)
    folder.mkdir()
    foreign = [
        folder / "anteckning.txt",
        folder / name_of(Path("annat.norrbus"), "2020-01-01T00:00:00.000Z"),
    ]
    for each in foreign:
        each.write_text("x", encoding="utf-8")
    first = made(norrbus, folder)
    other = norrbus.home / "annan"
    elsewhere = [made(norrbus, other) for _ in range(2)]
    assert "Äldre kopior som togs bort enligt regeln: 1." in norrbus.ok(*MAKE)
    assert not first.exists()
    assert all(each.exists() for each in [*foreign, *elsewhere])
    assert len(list(folder.iterdir())) == 3


def test_the_list_tells_why_each_is_kept(norrbus: Norrbus, folder: Path) -> None:
    assert "Ingen mapp" in norrbus.refused(2, "register", "kopior")
    set_folder(norrbus, folder, dagliga=1)
    assert json.loads(norrbus.ok("register", "kopior", "--json")) == []
    old = folder / name_of(norrbus.register, "2020-02-29T05:30:00.000Z")
    new = made(norrbus, folder)
    shutil.copyfile(new, old)
    listed = json.loads(norrbus.ok("register", "kopior", "--json"))
    assert [(each["kopia"], each["behalls_som"]) for each in listed] == [
        (str(new), ["senaste", "dag", "vecka", "månad", "år"]),
        (str(old), ["vecka", "månad", "år"]),
    ]
    assert listed[1]["ogonblick"] == "2020-02-29T05:30:00.000Z"


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("kopior = 1", "ska vara ett avsnitt"),
        ("[kopior]\nmapp = 1", "sökväg inom citattecken"),
        ("[kopior]\ndagliga = true", "dagliga under [kopior]"),
        ("[kopior]\narliga = -1", "tal från 0 till 1000"),
        ("[kopior]\ntimvisa = 1", "är ingen inställning"),
    ],
)
def test_settings_that_cannot_be_used_are_named(norrbus: Norrbus, written: str, says: str) -> None:
    file = norrbus.home / ".config/norrbus/installningar.toml"
    file.write_text(written, encoding="utf-8")
    assert says in norrbus.refused(2, *MAKE)


# --- restoring ---------------------------------------------------------------------


def test_a_restore_tells_what_is_lost_and_keeps_it_aside(norrbus: Norrbus, folder: Path) -> None:
    given.actors(norrbus)
    before = actors(norrbus)
    copy = made(norrbus, folder)
    actor(norrbus, "ny")
    assert "Lägg till --ja" in norrbus(*RESTORE, str(copy)).err
    assert actors(norrbus) == before | {"ny"}
    said = norrbus.ok(*RESTORE, str(copy), "--ja")
    assert "Gjort sedan kopian, och borta ur registret efteråt: 2." in said
    assert "norrbus aktör lägg-till --kort --namn --slag" in said
    assert actors(norrbus) == before
    (aside,) = norrbus.register.parent.glob("*.fore-aterstallning.*")
    assert str(aside) in said
    register = norrbus.open()
    (row,) = register.rows("SELECT reason FROM operations ORDER BY id DESC LIMIT 1")
    assert row["reason"].startswith(f"återställt från {copy.name}, senaste åtgärd 20")
    register.close()
    # What was put aside is a copy like another, and brings back what was lost.
    assert "har gjorts i registret" not in norrbus.ok(*RESTORE, str(aside), "--ja")
    assert actors(norrbus) == before | {"ny"}


def test_nothing_is_lost_when_nothing_has_been_done(norrbus: Norrbus, folder: Path) -> None:
    copy = folder.with_name("egen kopia")
    shutil.copyfile(norrbus.register, copy)  # nobody works in it
    assert "Inget har gjorts i registret sedan dess." in norrbus.ok(*RESTORE, str(copy), "--ja")
    again = norrbus.ok(*RESTORE, str(copy), "--ja")
    assert "efteråt: 1." in again  # the restore before it
    assert "norrbus register återställ" in again


def test_only_the_latest_of_many_lost_operations_are_listed(norrbus: Norrbus, folder: Path) -> None:
    copy = made(norrbus, folder)
    for number in range(21):
        actor(norrbus, f"a{number}")
    said = norrbus(*RESTORE, str(copy)).out
    assert "efteråt: 22." in said
    assert said.count("lägg-till") == 20
    assert "och 2 till, de äldre." in said


def test_no_is_no(norrbus: Norrbus, folder: Path) -> None:
    copy = made(norrbus, folder)
    actor(norrbus, "ny")
    rows = norrbus.rows()
    said = norrbus(*RESTORE, str(copy), stdin="n\n", terminal=True)
    assert (said.code, "Inget ändrades." in said.err) == (0, True)
    assert norrbus.rows() == rows
    assert not list(norrbus.register.parent.glob(".register*"))


def test_one_who_has_the_register_open_goes_on_with_what_is_restored(
    norrbus: Norrbus, folder: Path
) -> None:
    copy = made(norrbus, folder)
    actor(norrbus, "ny")
    other = norrbus.open()
    assert other.rows("SELECT short FROM actors")
    norrbus.ok(*RESTORE, str(copy), "--ja")
    assert not other.rows("SELECT short FROM actors")
    with other.operation():
        other.insert(
            "actors",
            {"short": "b", "short_folded": "b", "name": "B", "kind": "annan", "principal": "annan"},
        )
    other.close()
    assert actors(norrbus) == {"b"}


def test_a_register_that_is_busy_is_never_put_aside_as_damaged(
    norrbus: Norrbus, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = made(norrbus, folder)
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    monkeypatch.setattr(copies, "BUSY_SECONDS", 0)
    holder = norrbus.open()
    with holder.operation():
        result = norrbus(*RESTORE, str(copy), "--ja")
    holder.close()
    assert (result.code, "används av ett annat kommando" in result.err) == (5, True)
    assert not list(norrbus.register.parent.glob("*.skadat.*"))


@pytest.mark.parametrize("kind", ["missing", "overwritten", "in the middle"])
def test_a_register_that_is_gone_or_damaged_comes_back(
    norrbus: Norrbus, folder: Path, kind: str
) -> None:
    given.case(norrbus)
    copy, rows = made(norrbus, folder), norrbus.rows()
    if kind == "missing":
        norrbus.register.unlink()
    elif kind == "overwritten":
        norrbus.register.write_bytes(b"x" * 9000)
    else:
        with norrbus.register.open("r+b") as file:
            for place in range(8192, norrbus.register.stat().st_size, 4096):
                file.seek(place)
                file.write(b"x" * 4096)
    result = norrbus(*RESTORE, str(copy), "--ja")
    assert result.code == 0, result.err
    assert "Traceback" not in result.err
    asides = list(norrbus.register.parent.glob("*.skadat.*"))
    assert [str(each) in result.out for each in asides] == ([] if kind == "missing" else [True])
    found = norrbus.rows()
    # The operation of the copy came after it, that of the restore took its place.
    assert found == rows
    assert "säkerhetskopia" not in norrbus("idag").err
    norrbus.ok("ärende", "lista")


def flipped(copy: Path, place: int) -> Path:
    content = bytearray(copy.read_bytes())
    content[place] ^= 0x10
    bad = copy.with_name("skadad.norrbus")
    bad.write_bytes(content)
    return bad


def test_a_damaged_copy_is_found_and_touches_nothing(norrbus: Norrbus, folder: Path) -> None:
    given.case(norrbus)
    copy, rows = made(norrbus, folder), norrbus.rows()
    size, chance, told = copy.stat().st_size, random.Random(14), set[bool]()
    for place in [20, 5000, 4096 * 7 + 50, size - 20, *(chance.randrange(size) for _ in range(12))]:
        bad = flipped(copy, place)
        result = norrbus(*RESTORE, str(bad), "--ja")
        assert (result.code, result.out, len(result.err.splitlines())) == (5, "", 1), place
        assert str(bad) in result.err
        told.add("är inte hel" in result.err)
        assert norrbus.rows() == rows
    assert told == {True, False}, "only the first page is read when it is opened"
    assert not list(norrbus.register.parent.glob(".register*"))


def test_a_copy_of_which_only_the_first_page_can_be_read_is_found(
    norrbus: Norrbus, folder: Path
) -> None:
    copy, rows = made(norrbus, folder), norrbus.rows()
    bad = copy.with_name("skadad.norrbus")
    bad.write_bytes(copy.read_bytes()[:4096] + os.urandom(copy.stat().st_size - 4096))
    result = norrbus(*RESTORE, str(bad), "--ja")
    assert (result.code, result.out, "är inte hel" in result.err) == (5, "", True)
    assert norrbus.rows() == rows
    assert not list(norrbus.register.parent.glob(".register*"))


def test_what_is_no_copy_of_this_register_is_refused(
    norrbus: Norrbus, folder: Path, tmp_path: Path
) -> None:
    copy = made(norrbus, folder)
    assert "Det finns ingen säkerhetskopia" in norrbus.refused(
        3, *RESTORE, str(folder / "x"), "--ja"
    )
    text = tmp_path / "text"
    text.write_text("hej", encoding="utf-8")
    assert "är inget norrbus-register" in norrbus.refused(5, *RESTORE, str(text), "--ja")
    other = ("--register", str(tmp_path / "b/b.norrbus"), "--nyckel", str(tmp_path / "b/b.nyckel"))
    line = ("--kommun", "Kalix", "--myndighet", "Elevhälsan", "--samordnare", "Karin Öberg")
    norrbus.ok(*other, "register", "skapa", *line)
    assert "med nyckeln" in norrbus.refused(5, *other, *RESTORE, str(copy), "--ja")


def test_a_register_made_anew_under_the_same_key_is_another(norrbus: Norrbus, folder: Path) -> None:
    copy = made(norrbus, folder)
    register = norrbus.open()
    register._connection.execute("UPDATE deadline_choices SET uid = 'ett annat'")
    register.close()
    assert "tagen av ett annat register" in norrbus(*RESTORE, str(copy), "--ja").err
    assert not list(norrbus.register.parent.glob("*.fore-aterstallning.*"))


RESTORING = """
import sys
from norrbus_cli.main import invoke
print("redo", flush=True)
invoke(["register", "återställ", sys.argv[1], "--ja"])
"""


@pytest.fixture
def two_states(norrbus: Norrbus, folder: Path) -> tuple[Path, Path]:
    """A copy of a register with a case in it, and one of the same before."""
    early = made(norrbus, folder)
    given.case(norrbus)
    return early, made(norrbus, folder)


@pytest.mark.parametrize("seed", range(3))
def test_a_restore_killed_at_any_moment_is_done_or_not(
    norrbus: Norrbus, two_states: tuple[Path, Path], seed: int
) -> None:
    early, late = two_states
    chance = random.Random(seed)
    ends = set()
    for _ in range(7):
        norrbus.ok(*RESTORE, str(late), "--ja")
        line = [sys.executable, "-c", RESTORING, str(early)]
        with subprocess.Popen(
            line, env=environment(norrbus), cwd=ROOT, stdout=subprocess.PIPE
        ) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(chance.uniform(0.05, 0.6))
            process.send_signal(signal.SIGKILL)
        register = norrbus.open()
        assert look_through(register).faults == []
        (last,) = register.rows("SELECT command FROM operations ORDER BY id DESC LIMIT 1")
        cases = register.rows("SELECT count(*) AS n FROM cases")[0]["n"]
        register.close()
        assert "återställ" in last["command"]
        ends.add(cases)
    assert ends <= {0, 1}
    # What the killed ones left is gone after the next.
    norrbus.ok(*RESTORE, str(late), "--ja")
    assert not list(norrbus.register.parent.glob(".register*"))


def test_a_copy_that_lacks_rows_is_not_called_whole(folder: Path) -> None:
    before = {"operations": 10, "changes": 20}
    require_all(folder, before, {"operations": 10, "changes": 21, "cases": 0})
    for table, rows in before.items():
        with pytest.raises(NotMade, match="färre rader än registret"):
            require_all(folder, before, {**before, table: rows - 1})


def test_rows_that_hang_loose_are_found(norrbus: Norrbus, folder: Path) -> None:
    given.case(norrbus)
    register = norrbus.open()
    register._connection.execute("PRAGMA foreign_keys = OFF")
    register._connection.execute("DELETE FROM persons WHERE id = 1")
    register.close()
    copy = made(norrbus, folder)
    result = norrbus(*RESTORE, str(copy), "--ja")
    assert (result.code, "rader som hänvisar till rader som inte finns: " in result.err) == (
        5,
        True,
    )


def test_an_old_copy_that_cannot_be_removed_is_named_and_the_new_one_stays(
    norrbus: Norrbus, folder: Path
) -> None:
    set_folder(norrbus, folder, dagliga=1, veckovisa=0, manadsvisa=0, arliga=0)
    old = folder / name_of(norrbus.register, "2020-02-29T05:30:00.000Z")
    old.mkdir(parents=True)
    result = norrbus(*MAKE)
    assert (result.code, f"men den gamla {old} går inte att ta bort" in result.err) == (5, True)
    assert len(list(folder.iterdir())) == 2


def test_a_full_disk_stops_a_restore_before_anything_is_changed(
    norrbus: Norrbus, process: Process, folder: Path
) -> None:
    copy, rows = made(norrbus, folder), norrbus.rows()
    ended = process(*RESTORE, str(copy), "--ja", preexec_fn=limit_files(200_000))
    assert (ended.returncode, len(ended.stderr.splitlines())) == (5, 1), ended.stderr
    assert norrbus.rows() == rows
    assert not list(norrbus.register.parent.glob(".register*"))


def test_a_place_that_cannot_be_written_keeps_what_lies_there(
    norrbus: Norrbus, folder: Path
) -> None:
    copy = made(norrbus, folder)
    norrbus.register.unlink()
    norrbus.register.mkdir()
    (norrbus.register / "x").touch()
    result = norrbus(*RESTORE, str(copy), "--ja")
    assert result.code == 0, result.err
    (aside,) = norrbus.register.parent.glob("*.skadat.*")
    assert (aside / "x").exists()


def test_guided_entry_offers_the_copies_in_the_folder_that_is_set(
    norrbus: Norrbus, folder: Path
) -> None:
    set_folder(norrbus, folder)
    copy = made(norrbus, folder)
    said = norrbus(*RESTORE, stdin="1\nn\n", terminal=True)
    assert copy.name in said.err
    assert "Inget ändrades." in said.err
    norrbus.home.joinpath(".config/norrbus/installningar.toml").unlink()
    assert "  1 " not in norrbus(*RESTORE, stdin="<\n", terminal=True).err


def test_a_copy_that_cannot_take_the_place_leaves_what_lies_there(
    norrbus: Norrbus, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = made(norrbus, folder)
    content = b"x" * 9000
    norrbus.register.write_bytes(content)
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", full)
        result = norrbus(*RESTORE, str(copy), "--ja")
    assert (result.code, "disken är full. Det som låg där ligger kvar" in result.err) == (5, True)
    assert norrbus.register.read_bytes() == content
    norrbus.register.unlink()
    with monkeypatch.context() as patch:
        patch.setattr(os, "link", full)
        assert norrbus(*RESTORE, str(copy), "--ja").code == 5
    assert not norrbus.register.exists()
    file = tmp_path / "fil"
    file.touch()
    elsewhere = ("--register", str(file / "x.norrbus"), "--nyckel", str(norrbus.key))
    assert "Det går inte att skriva" in norrbus(*elsewhere, *RESTORE, str(copy), "--ja").err
    assert "går inte att läsa" in norrbus("register", "kopior", str(file)).err


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "full")


# --- every morning, and what is told of it ------------------------------------------


def test_the_morning_run_makes_one_copy_a_day_where_a_folder_is_set(
    norrbus: Norrbus, folder: Path
) -> None:
    norrbus.ok("påminn")
    assert not folder.exists()
    set_folder(norrbus, folder)
    norrbus.ok("påminn", "--torrkör")
    assert not folder.exists()
    assert norrbus.ok("påminn") == ""
    norrbus.ok("påminn")
    assert len(list(folder.iterdir())) == 1
    norrbus.day = "2026-03-31"
    norrbus.ok("påminn")
    assert len(list(folder.iterdir())) == 1  # the older one of the same day by the clock
    next(folder.iterdir()).unlink()
    norrbus.ok("påminn")
    assert len(list(folder.iterdir())) == 1


def test_reminders_are_told_also_when_no_copy_can_be_made(norrbus: Norrbus) -> None:
    given.case(norrbus)
    file = norrbus.home / "fil"
    file.touch()
    set_folder(norrbus, file / "kopior")
    result = norrbus("påminn")
    assert (result.code, "samtycke saknas" in result.out) == (5, True)
    assert "Det går inte att skriva" in result.err
    assert norrbus("påminn").out == "", "told twice"


def test_a_day_tells_that_there_is_no_copy_or_an_old_one(norrbus: Norrbus, folder: Path) -> None:
    def told() -> str:
        said = norrbus("idag").err
        return next((line for line in said.splitlines() if "säkerhetskopia" in line.lower()), "")

    assert told().startswith("Ingen säkerhetskopia av registret har gjorts. Bestäm en mapp")
    norrbus.ok(*MAKE, str(folder))
    for day, late in (("2026-04-05", False), ("2026-04-06", False), ("2026-04-07", True)):
        norrbus.day = day
        assert bool(told()) == late, day
    assert told() == (
        "Senaste säkerhetskopian är från må 2026-03-30. Gör en ny: norrbus register"
        " säkerhetskopiera MAPP"
    )
    set_folder(norrbus, folder)
    for day, late in (("2026-03-30", False), ("2026-03-31", False), ("2026-04-01", True)):
        norrbus.day = day
        assert bool(told()) == late, day
    assert told().endswith("Gör en ny: norrbus register säkerhetskopiera")
    norrbus.day = "2026-03-29"
    assert "Nästa körning av norrbus påminn gör en" in told()


def test_the_name_of_a_copy_is_its_moment() -> None:
    name = name_of(Path("/x/kalix.norrbus"), "2026-11-29T05:30:00.123Z")
    assert name == "kalix.kopia.2026-11-29T053000.123Z.norrbus"
    assert datetime.fromisoformat("2026-11-29T05:30:00.123Z").tzinfo is not None


# --- while others hold it ----------------------------------------------------------


def test_where_the_file_never_rests_the_copy_is_made_row_by_row(
    norrbus: Norrbus, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One who reads what was, while another saves: nothing can be moved into the file."""
    monkeypatch.setattr(copies, "PAUSE", 0)
    reading, writing = norrbus.open(), norrbus.open()
    with reading.still():
        reading.rows("SELECT count(*) FROM operations")
        with writing.operation():
            writing.look(1, None)
        beside = norrbus.register.with_name(norrbus.register.name + "-wal")
        assert beside.stat().st_size
        with writing.unmoved() as descriptor:
            assert descriptor is None
        folder.mkdir()
        copies.copy(writing, folder / "kopia.norrbus")
    copied = opening.open_copy(folder / "kopia.norrbus", norrbus.key)
    assert copied.rows("SELECT max(id) AS n FROM looks") == writing.rows(
        "SELECT max(id) AS n FROM looks"
    )
    assert copied.rows("PRAGMA page_count")[0]["page_count"] > 0
    for each in (copied, reading, writing):
        each.close()


def test_a_resting_register_is_copied_byte_for_byte(norrbus: Norrbus, folder: Path) -> None:
    given.case(norrbus)
    register = norrbus.open()
    folder.mkdir()
    copies.copy(register, folder / "kopia.norrbus")
    assert (folder / "kopia.norrbus").read_bytes() == norrbus.register.read_bytes()
    register.close()


@pytest.mark.parametrize("handed", [0, 1])
def test_where_the_system_copies_nothing_or_stops_midway_the_copy_goes_on(
    norrbus: Norrbus, folder: Path, monkeypatch: pytest.MonkeyPatch, handed: int
) -> None:
    system, calls = os.copy_file_range, list[int]()

    def stops(source: int, target: int, length: int, at: int) -> int:
        calls.append(length)
        if len(calls) > handed:
            raise OSError(errno.EXDEV, "another file system")
        return system(source, target, 10_000, at)

    monkeypatch.setattr(os, "copy_file_range", stops)
    given.case(norrbus)
    register = norrbus.open()
    folder.mkdir()
    copies.copy(register, folder / "kopia.norrbus")
    assert (folder / "kopia.norrbus").read_bytes() == norrbus.register.read_bytes()
    assert len(calls) == handed + 1
    register.close()


def test_what_is_saved_while_a_copy_is_made_stays_beside_the_file(norrbus: Norrbus) -> None:
    one, other = norrbus.open(), norrbus.open()
    with one.unmoved() as descriptor:
        assert descriptor is not None
        before = os.pread(descriptor, 1 << 30, 0)
        with other.operation():
            other.look(1, None)
        other.rows("PRAGMA wal_checkpoint(PASSIVE)")
        assert os.pread(descriptor, 1 << 30, 0) == before
    one.close()
    other.close()


# --- named when it has been looked into ---------------------------------------------


def test_a_copy_is_looked_into_before_it_has_its_name(norrbus: Norrbus, folder: Path) -> None:
    given.case(norrbus)
    folder.mkdir()
    target, register = folder / "kopia.norrbus", norrbus.open()
    seen: list[tuple[bytes, int, bool]] = []

    def look(unfinished: Path) -> None:
        mode = stat.S_IMODE(unfinished.stat().st_mode)
        seen.append((unfinished.read_bytes(), mode, target.exists()))

    copies.copy(register, target, look)
    register.close()
    assert seen == [(target.read_bytes(), 0o600, False)]
    assert list(folder.iterdir()) == [target]


def test_a_copy_in_which_something_is_found_never_has_its_name(
    norrbus: Norrbus, folder: Path
) -> None:
    folder.mkdir()
    register = norrbus.open()

    def look(unfinished: Path) -> None:
        raise NotMade(unfinished, "den gick inte att öppna och läsa rätt")

    with pytest.raises(NotMade):
        copies.copy(register, folder / "kopia.norrbus", look)
    register.close()
    assert list(folder.iterdir()) == []


def test_of_a_register_with_a_damaged_page_no_copy_is_left_and_the_older_stay(
    norrbus: Norrbus, folder: Path
) -> None:
    given.case(norrbus)
    set_folder(norrbus, folder, dagliga=1, veckovisa=0, manadsvisa=0, arliga=0)
    good, whole = made(norrbus, folder), norrbus.register.read_bytes()
    told = 0
    for place in range(4096 * 2, len(whole), 4096 * 9):
        norrbus.register.write_bytes(flipped(good, place).read_bytes())
        flipped(good, place).unlink()
        result = norrbus(*MAKE)
        if "blev inte hel: den gick inte att öppna och läsa rätt. Den togs bort" in result.err:
            assert (result.code, list(folder.iterdir())) == (5, [good])
            told += 1
        norrbus.register.write_bytes(whole)
        for new in set(folder.iterdir()) - {good}:
            new.rename(good)
    assert told > 1


def test_what_the_disk_refuses_while_a_copy_is_looked_into_is_told(
    norrbus: Norrbus, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk tells of it once, to whoever waits first: it must not be lost there."""
    folder.mkdir()
    register, asked = norrbus.open(), threading.Event()

    def refuse(_descriptor: int) -> None:
        if not asked.is_set():
            asked.set()
            raise OSError(errno.EIO, "fault")

    monkeypatch.setattr(os, "fsync", refuse)

    def look(_unfinished: Path) -> None:
        assert asked.wait(30)

    with pytest.raises(FileTrouble, match="Det går inte att skriva säkerhetskopian"):
        copies.copy(register, folder / "kopia.norrbus", look)
    register.close()
    assert list(folder.iterdir()) == []


def test_what_is_written_goes_to_the_disk_meanwhile(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent, settled = threading.Event(), list[int]()
    fsync = os.fsync

    def told(descriptor: int) -> None:
        fsync(descriptor)
        settled.append(os.fstat(descriptor).st_ino)
        sent.set()

    monkeypatch.setattr(os, "fsync", told)
    file = tmp_path / "fil"
    file.write_bytes(b"x")
    with folders.settling(file):
        assert sent.wait(30)
    assert set(settled) == {file.stat().st_ino}
    threads = threading.active_count()
    with pytest.raises(LookupError), folders.settling(file):
        raise LookupError
    assert threading.active_count() == threads


# SQLite's lock on a file that somebody has open: this many bytes from here.
LOCKED = (510, 0x40000002)
TRY_TO_LOCK = f"""
import fcntl, sys
with open(sys.argv[1], "r+b") as file:
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, *{LOCKED})
    except OSError:
        sys.exit(7)
"""


def test_after_a_copy_the_register_is_still_held(norrbus: Norrbus, folder: Path) -> None:
    """Had the copy closed what it read, the locks of this process on the file would be gone."""

    def held() -> bool:
        command = [sys.executable, "-c", TRY_TO_LOCK, str(norrbus.register)]
        return subprocess.run(command, check=False).returncode == 7

    register = norrbus.open()
    folder.mkdir()
    copies.copy(register, folder / "kopia.norrbus")
    assert held()
    register.close()
    assert not held()


# --- for other tools ---------------------------------------------------------------

PLAIN = ("register", "kopia-okrypterad")


def test_an_unencrypted_copy_holds_all_and_is_logged(norrbus: Norrbus, home: Path) -> None:
    given.case(norrbus)
    norrbus.ok(*PLAIN, str(home / "allt.sqlite"), "--skäl", "Nytt system.", "--ja")
    file = home / "allt.sqlite"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    plain = sqlite3.connect(file)
    found = {
        table: plain.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in TABLES
    }
    assert found == norrbus.rows()
    assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
    last = plain.execute("SELECT command, reason FROM operations ORDER BY id DESC").fetchone()
    assert last == ("norrbus register kopia-okrypterad --skäl --ja", "Nytt system.")
    plain.close()


def test_an_unencrypted_copy_takes_no_place_and_is_asked_about(
    norrbus: Norrbus, home: Path
) -> None:
    assert "--skäl" in norrbus.refused(2, *PLAIN, str(home / "allt.sqlite"), "--ja")
    line = (*PLAIN, str(home / "allt.sqlite"), "--skäl", "Nytt system.")
    assert "--ja" in norrbus.refused(2, *line)
    (home / "allt.sqlite").write_text("Annat.", encoding="utf-8")
    assert "finns redan" in norrbus.refused(5, *line, "--ja")
    assert (home / "allt.sqlite").read_text(encoding="utf-8") == "Annat."
    nowhere = home / "allt.sqlite" / "x"
    assert "går inte att skriva" in norrbus(*PLAIN, str(nowhere), "--skäl", "x", "--ja").err
