from __future__ import annotations

import json
import os
import resource
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import given
import pytest
from conftest import Norrbus

from norrbus_cli.register import cells, checking, opening, schema
from norrbus_cli.register import copies as whole_copies
from norrbus_cli.register.database import Register
from norrbus_cli.register.key import read_key
from norrbus_cli.register.schema.tables import TABLES
from norrbus_cli.words.errors import FileTrouble


@pytest.fixture
def register(norrbus: Norrbus) -> Iterator[Register]:
    opened = norrbus.open()
    yield opened
    opened.close()


def actor(short: str) -> dict[str, cells.Value]:
    return {
        "short": short,
        "short_folded": short,
        "name": short,
        "kind": "annan",
        "principal": "annan",
    }


# --- the log -----------------------------------------------------------------------


def test_each_command_is_one_operation_with_its_rows_before_and_after(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--telefon", "070-174 06 13", "--behov", "Nytt.")
    register = norrbus.open()
    last = register.rows("SELECT * FROM operations ORDER BY id DESC LIMIT 1")[0]
    assert (last["command"], last["day"]) == (
        "norrbus ärende ändra --telefon --behov",
        "2026-03-30",
    )
    changes = register.rows(
        "SELECT * FROM changes WHERE operation_id = ? ORDER BY id", [last["id"]]
    )
    register.close()
    told = [
        (each["table_name"], json.loads(each["before"]), json.loads(each["after"]))
        for each in changes
    ]
    assert [
        (table, before.get("phone", before.get("need")), after.get("phone", after.get("need")))
        for table, before, after in told
    ] == [("persons", "", "070-174 06 13"), ("cases", "Hög frånvaro.", "Nytt.")]


def test_many_rows_are_logged_and_hashed_as_each_of_them_would_be(register: Register) -> None:
    signs = "".join(map(chr, [*range(1, 0xD800), *range(0xE000, 0x10000), 0x1F600]))
    rows = [{**actor("a"), "name": signs}, {**actor("b"), "name": "Åsa"}]
    with register.operation():
        made = register.insert_all("actors", [*rows[0]], [[*each.values()] for each in rows])
        typed = register.insert("actors", {**actor("c"), "name": signs})
    sql = "SELECT case_id, before, after FROM changes WHERE table_name = 'actors' ORDER BY id"
    for row_id, (case_id, before, after) in zip([*made, typed], register.rows(sql), strict=True):
        assert case_id is before is None
        assert after == cells.canonical(register.stored("actors", row_id))
    assert checking.check(register).findings == ()


def test_the_logged_command_never_has_what_was_typed(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("ärende", "visa", "--json", "1", "--visa-skyddat=Mikael ringde")
    register = norrbus.open()
    commands = " ".join(row["command"] for row in register.rows("SELECT command FROM operations"))
    register.close()
    assert not [
        word
        for word in ("Elsa", "Anna", "Mikael", "2014", "Kalix", "frånvaro", "=", "1")
        if word in commands
    ]


def test_an_unchanged_row_is_not_logged(norrbus: Norrbus) -> None:
    given.child(norrbus)
    before = norrbus.rows()["changes"]
    norrbus.ok("ärende", "ändra", "1", "--behov", "Hög frånvaro.")
    assert norrbus.rows()["changes"] == before


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE operations SET who = 'x'",
        "DELETE FROM operations",
        "DELETE FROM changes",
        "UPDATE changes SET after = NULL",
        "DELETE FROM looks",
    ],
)
def test_the_log_is_append_only(norrbus: Norrbus, sql: str) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "visa", "1")
    register = norrbus.open()
    with pytest.raises(cells.driver().IntegrityError, match="append only"):
        register._connection.execute(sql)
    register.close()


def test_a_failing_deed_leaves_neither_rows_nor_log(register: Register) -> None:
    before = register.rows("SELECT count(*) AS n FROM operations")[0]["n"]

    def fail_after_a_row() -> None:
        with register.operation():
            register.insert("actors", actor("x"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_after_a_row()
    assert register.rows("SELECT * FROM actors") == []
    assert register.rows("SELECT count(*) AS n FROM operations")[0]["n"] == before
    with register.operation():
        register.insert("actors", actor("y"))


def test_there_is_one_door_for_writing(register: Register) -> None:
    with pytest.raises(RuntimeError, match="outside an operation"):
        register.insert("actors", actor("x"))
    with pytest.raises(RuntimeError, match="outside an operation"):
        register.look(1, 1)
    with register.operation():
        with pytest.raises(ValueError, match="no such table"):
            register.insert("aktors", actor("x"))
        with pytest.raises(RuntimeError, match="already open"), register.operation():
            pass
        with pytest.raises(LookupError):
            register.update("actors", 99, {"name": "x"})


def test_every_table_is_known_strict_and_has_its_checks(register: Register) -> None:
    tables = {
        row["name"]: row["strict"]
        for row in register.rows("SELECT name, strict FROM pragma_table_list WHERE schema = 'main'")
    }
    ours = {
        name: strict
        for name, strict in tables.items()
        if not name.startswith(("sqlite_", "_sqlite"))
    }
    assert set(ours) == TABLES
    assert set(ours.values()) == {1}
    assert register.rows("PRAGMA foreign_keys")[0]["foreign_keys"] == 1
    assert register.rows("PRAGMA journal_mode")[0]["journal_mode"] == "wal"
    assert register.rows("PRAGMA foreign_key_check") == []


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("actors", {**actor("x"), "name": ""}),
        ("actors", {**actor("x"), "principal": "staten"}),
        ("coordinators", {"name": ""}),
        ("persons", {"name": "x", "born": "2026-02-30"}),
        ("persons", {"name": "x", "number": "201409032388", "number_kind": "personnummer"}),
        ("persons", {"name": "x", "gender": "annat"}),
        ("contacts", {"actor_id": 99, "name": "x"}),
    ],
)
def test_the_tables_refuse_what_is_no_date_choice_or_reference(
    register: Register, table: str, values: dict[str, cells.Value]
) -> None:
    with pytest.raises(cells.driver().IntegrityError), register.operation():
        register.insert(table, values)


# --- the file ------------------------------------------------------------------------


def test_the_file_and_the_key_are_for_their_owner_and_cannot_be_read_without_the_key(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    content = b"".join(
        path.read_bytes() for path in norrbus.register.parent.iterdir() if path.is_file()
    )
    assert b"Lantto" not in content
    assert b"SQLite" not in content
    assert {path.stat().st_mode & 0o777 for path in (norrbus.register, norrbus.key)} == {0o600}
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(norrbus.register).execute("SELECT * FROM persons").close()


def test_only_register_skapa_makes_a_register_and_never_over_another(norrbus: Norrbus) -> None:
    sentence = norrbus.refused(5, "--register", "finns/inte.norrbus", "ärende", "lista")
    assert "Ett nytt skapas bara med: norrbus register skapa" in sentence
    assert not (norrbus.home / "finns").exists()
    create = ("register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y")
    assert "Den lämnades orörd" in norrbus.refused(5, *create)
    assert str(norrbus.key) in norrbus.refused(
        5, *create, "--register", "annat.norrbus", "--nyckel", str(norrbus.key)
    )
    assert not (norrbus.home / "annat.norrbus").exists()


def test_a_new_register_says_where_it_is_and_what_to_lock_away(bare: Norrbus) -> None:
    create = ("register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y")
    out = bare.ok(*create)
    assert f"Register: {bare.register}\nNyckel:   {bare.key}\nLås in en kopia av nyckelfilen" in out
    assert "NORRBUS_REGISTER" not in out
    out = bare.ok(*create, "--register", "annat.norrbus", "--nyckel", "n/annan.nyckel")
    assert f"export NORRBUS_REGISTER={bare.home}/annat.norrbus" in out
    assert "Kommun: Kalix kommun\n" in bare.ok("register", "visa")


def test_a_register_whose_place_was_taken_meanwhile_leaves_no_key(tmp_path: Path) -> None:
    path, key = tmp_path / "r.norrbus", tmp_path / "r.nyckel"

    def fill(_: Register) -> None:
        path.write_bytes(b"somebody else's")

    with pytest.raises(FileTrouble, match="Ingenting skapades"):
        opening.create(path, key, cells.Author("test", "test"), fill)
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"somebody else's", [path])


@pytest.mark.parametrize(
    ("content", "code", "says"),
    [
        (b"", 5, "är inget norrbus-register"),
        (b"x" * 5, 5, "är inget norrbus-register"),
        (b"SQLite format 3\0" + b"\0" * 5000, 5, "är inget norrbus-register"),
        (b"annat" * 5000, 5, "går inte att öppna med nyckeln"),
    ],
)
def test_a_file_that_is_no_register_is_refused_and_left(
    norrbus: Norrbus, content: bytes, code: int, says: str
) -> None:
    file = norrbus.home / "fil"
    file.write_bytes(content)
    result = norrbus("--register", str(file), "--nyckel", str(norrbus.key), "ärende", "lista")
    assert (result.code, result.out) == (code, "")
    assert says in result.err
    assert file.read_bytes() == content


def test_a_register_encrypted_with_the_key_but_not_ours_is_refused(norrbus: Norrbus) -> None:
    key = norrbus.key.read_text().split()[1]
    other = cells.driver().connect(str(norrbus.home / "annan.db"))
    other.execute(f"PRAGMA key = \"x'{key}'\"")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    assert "är inget norrbus-register" in norrbus.refused(
        5, "--register", "annan.db", "--nyckel", str(norrbus.key), "ärende", "lista"
    )


def test_another_key_a_wrong_key_file_and_no_key_are_told_apart(norrbus: Norrbus) -> None:
    other = norrbus.home / "annan.nyckel"
    other.write_text(f"norrbus-nyckel-1\n{'0' * 64}\n")
    other.chmod(0o600)
    assert "hör till ett annat register" in norrbus.refused(
        5, "--nyckel", str(other), "ärende", "lista"
    )
    for content in (
        "",
        "x\ny\n",
        f"norrbus-nyckel-1\n{'0' * 63}\n",
        f"norrbus-nyckel-1\n{'G' * 64}\n",
        f"norrbus-nyckel-1\n{'0' * 64}\nmer\n",
    ):
        other.write_text(content)
        assert "ingen norrbus-nyckel" in norrbus.refused(
            5, "--nyckel", str(other), "ärende", "lista"
        )
    assert "ingen norrbus-nyckel" in norrbus.refused(5, "--nyckel", "finns-inte", "ärende", "lista")


def test_a_file_that_stood_open_is_closed_and_that_is_said(norrbus: Norrbus) -> None:
    norrbus.key.chmod(0o644)
    result = norrbus("ärende", "lista")
    assert f"{norrbus.key} kunde läsas av andra" in result.err
    assert norrbus.key.stat().st_mode & 0o777 == 0o600
    assert norrbus("ärende", "lista").err == "Inga ärenden. Öppna ett med: norrbus ärende skapa\n"


# --- the schema ----------------------------------------------------------------------


def set_version(norrbus: Norrbus, version: int) -> None:
    register = norrbus.open()
    register._connection.execute(f"PRAGMA user_version = {version}")
    register.close()


def test_a_newer_register_is_refused_and_left(norrbus: Norrbus) -> None:
    set_version(norrbus, schema.NEWEST + 1)
    before = norrbus.register.read_bytes()
    result = norrbus("ärende", "lista")
    assert (result.code, result.out) == (5, "")
    assert "skrivet av en nyare norrbus" in result.err
    assert norrbus.register.read_bytes() == before


@pytest.fixture
def two_more_steps(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> Norrbus:
    """The program of the future: two more steps in the chain, real modules on the path of the package."""
    folder = norrbus.home / "steps"
    folder.mkdir()
    text = '"""x"""\ndef step(database):\n    database.execute("CREATE TABLE {0} (id INTEGER PRIMARY KEY) STRICT")\n'
    for name in ("s9001_one", "s9002_two"):
        (folder / f"{name}.py").write_text(text.format(name[6:]))
    for name in ("s9001_one", "s9002_two"):
        monkeypatch.delitem(sys.modules, f"norrbus_cli.register.schema.{name}", raising=False)
    monkeypatch.setattr(schema, "__path__", [*schema.__path__, str(folder)])
    monkeypatch.setattr(schema, "STEPS", (*schema.STEPS, "s9001_one", "s9002_two"))
    monkeypatch.setattr(schema, "NEWEST", schema.NEWEST + 2)
    return norrbus


def copies(norrbus: Norrbus) -> list[Path]:
    return sorted(
        norrbus.register.parent.glob("*fore-schema*"),
        key=lambda path: int(path.name.split("-")[2].split(".")[0]),
    )


def test_an_older_register_is_copied_before_each_step_and_brought_up(
    two_more_steps: Norrbus,
) -> None:
    norrbus = two_more_steps
    register = norrbus.open()
    assert register.rows("PRAGMA user_version")[0]["user_version"] == schema.NEWEST
    assert {
        row["name"]
        for row in register.rows("SELECT name FROM sqlite_master WHERE name IN ('one', 'two')")
    } == {"one", "two"}
    assert len(register.rows("SELECT * FROM _sqlite_migrations")) == schema.NEWEST
    register.close()
    assert [path.name.split(".")[2] for path in copies(norrbus)] == [
        f"fore-schema-{schema.NEWEST - 1}",
        f"fore-schema-{schema.NEWEST}",
    ]
    assert {path.stat().st_mode & 0o777 for path in copies(norrbus)} == {0o600}
    kept = opening._connect(copies(norrbus)[0], read_key(norrbus.key))
    assert kept.execute("PRAGMA user_version").fetchone()[0] == schema.NEWEST - 2
    assert kept.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    kept.close()
    norrbus.open().close()
    assert len(copies(norrbus)) == 2


def test_a_failing_step_leaves_nothing_of_itself(two_more_steps: Norrbus) -> None:
    norrbus = two_more_steps
    (norrbus.home / "steps/s9002_two.py").write_text(
        'def step(database):\n    database.execute("CREATE TABLE two (id)")\n    raise ZeroDivisionError\n'
    )
    with pytest.raises(ZeroDivisionError):
        norrbus.open()
    connection = opening._connect(norrbus.register, read_key(norrbus.key))
    assert connection.execute("PRAGMA user_version").fetchone()[0] == schema.NEWEST - 1
    assert connection.execute(
        "SELECT name FROM sqlite_master WHERE name IN ('one', 'two')"
    ).fetchall() == [("one",)]
    connection.close()


def test_a_copy_that_cannot_be_written_stops_the_upgrade(
    two_more_steps: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    norrbus = two_more_steps
    monkeypatch.setattr("norrbus_cli.words.clock.now", lambda: "2026-03-30T00:00:00.000Z")
    norrbus.register.with_name(
        f"register.norrbus.fore-schema-{schema.NEWEST - 1}.2026-03-30T000000000Z"
    ).touch()
    result = norrbus("ärende", "lista")
    assert result.code == 5
    assert "Det går inte att skriva säkerhetskopian" in result.err


def test_another_process_may_have_taken_the_step(two_more_steps: Norrbus) -> None:
    norrbus = two_more_steps
    register = norrbus.open()
    schema.upgrade(register, schema.NEWEST - 1)
    assert len(register.rows("SELECT * FROM _sqlite_migrations")) == schema.NEWEST
    register.close()


# --- trouble ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("message", "says"),
    [
        ("database is locked", "används av ett annat kommando"),
        ("database or disk is full", "Disken är full"),
        ("disk I/O error", "Disken svarade med ett fel"),
        ("locking protocol", "fungerar inte fillås"),
        ("attempt to write a readonly database", "är skrivskyddat"),
        ("unable to open database file", "är skrivskyddat"),
        ("database disk image is malformed", "kan vara skadad"),
    ],
)
def test_each_trouble_of_the_driver_is_a_sentence(
    register: Register, message: str, says: str
) -> None:
    with pytest.raises(FileTrouble, match=says), register.translated():
        raise cells.driver().OperationalError(message)


@pytest.mark.parametrize(("free", "says"), [(999_999, "är full"), (1_000_000, "svarade")])
def test_a_fault_of_a_disk_without_room_is_that_it_is_full(
    register: Register, monkeypatch: pytest.MonkeyPatch, free: int, says: str
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=free))
    with pytest.raises(FileTrouble, match=f"Disken {says}"), register.translated():
        raise cells.driver().OperationalError("disk I/O error")


def test_a_fault_in_our_own_question_is_not_blamed_on_the_file(register: Register) -> None:
    with pytest.raises(cells.driver().OperationalError, match="no such table"):
        register.rows("SELECT * FROM nowhere")


def test_a_register_that_is_held_gives_a_sentence_after_the_wait(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    holder = norrbus.open()
    with holder.operation():
        result = norrbus("aktör", "lägg-till", "--kort", "x", "--namn", "x", "--slag", "annan")
    holder.close()
    assert (result.code, "används av ett annat kommando" in result.err) == (5, True)


def test_a_damaged_register_is_left_alone(norrbus: Norrbus) -> None:
    content = bytearray(norrbus.register.read_bytes())
    content[4096:] = os.urandom(len(content) - 4096)
    norrbus.register.write_bytes(content)
    result = norrbus("ärende", "lista")
    assert result.code == 5
    assert "kan vara skadad" in result.err


def test_when_a_copy_fails_nothing_of_it_remains(register: Register, tmp_path: Path) -> None:
    with register.operation(), pytest.raises(FileTrouble):
        whole_copies.copy(register, tmp_path / "kopia")  # VACUUM cannot run inside a transaction
    assert not (tmp_path / "kopia").exists()


def test_an_operation_that_the_driver_has_rolled_back_itself_is_no_second_trouble(
    register: Register,
) -> None:
    with pytest.raises(ZeroDivisionError), register.operation():
        register._connection.execute("ROLLBACK")
        raise ZeroDivisionError
    assert not register._connection.in_transaction


def test_a_register_that_cannot_be_put_in_place_leaves_no_key(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "x")

    monkeypatch.setattr(os, "link", refuse)
    sentence = bare.refused(
        5, "register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y"
    )
    assert "disken är full. Ingenting skapades." in sentence
    assert not bare.key.exists()
    assert list(bare.register.parent.iterdir()) == []


def test_a_register_without_any_rights_is_refused_before_it_is_opened(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    result = norrbus("frist", "lista")
    assert (result.code, "är skrivskyddat" in result.err) == (5, True)


def test_what_shows_nobody_is_read_without_write_rights(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.case(norrbus)
    monkeypatch.setattr(os, "access", lambda _, rights: not rights & os.W_OK)
    assert "samtycke saknas" in norrbus.ok("frist", "lista")
    assert "inte att skriva" in norrbus("register", "kontrollera").out
    result = norrbus("ärende", "visa", "1")
    assert (result.code, result.out, "är skrivskyddat" in result.err) == (5, "", True)


def test_what_shows_nobody_is_read_on_a_full_disk(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.case(norrbus)
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, limits[1]))
    try:
        read, shown = norrbus("frist", "lista"), norrbus("ärende", "visa", "1")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert (read.code, "samtycke saknas" in read.out) == (0, True)
    assert (shown.code, shown.out, "Disken är full" in shown.err) == (5, "", True)


def test_an_older_register_without_write_rights_is_not_read(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = opening._connect(norrbus.register, read_key(norrbus.key))
    connection.execute("PRAGMA user_version = 3")
    connection.close()
    monkeypatch.setattr(os, "access", lambda _, rights: not rights & os.W_OK)
    result = norrbus("frist", "lista")
    assert (result.code, "är skrivskyddat" in result.err) == (5, True)


def test_a_file_that_cannot_be_opened_at_all_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble):
        opening._connect(tmp_path / "finns-inte", "0" * 64)


def test_a_key_that_cannot_be_written_whole_is_not_left(
    bare: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(28, "x")

    monkeypatch.setattr(os, "fsync", refuse)
    assert "disken är full" in bare.refused(
        5, "register", "skapa", "--kommun", "Kalix", "--myndighet", "x", "--samordnare", "y"
    )
    assert not bare.key.exists()


def test_an_upgrade_that_meets_a_held_register_is_a_sentence(
    two_more_steps: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    norrbus = two_more_steps
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0)
    holder = opening._connect(norrbus.register, read_key(norrbus.key))
    holder.execute("BEGIN IMMEDIATE")
    result = norrbus("ärende", "lista")
    holder.close()
    assert (result.code, "används av ett annat kommando" in result.err) == (5, True)
