"""What has been changed with other tools is found, and nothing is written in finding it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from older import Older

from norrbus_cli.register import cells, checking, opening
from norrbus_cli.register.database import Register
from norrbus_cli.register.journal import BEGINNING, SEALED
from norrbus_cli.register.key import read_key

CHECK = ("logg", "kontrollera")


@pytest.fixture
def looked(norrbus: Norrbus) -> Norrbus:
    """A case that somebody has looked at, and something after it."""
    given.once(norrbus, "looked", _looked)
    return norrbus


def _looked(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("ärende", "visa", "1")
    norrbus.ok("ärende", "ändra", "1", "--behov", "Nytt.")


def tampered(norrbus: Norrbus, *statements: str) -> None:
    """As somebody with the file, the key and another tool does it: the locks are opened first and closed after."""
    connection = opening._connect(norrbus.register, read_key(norrbus.key))
    locks = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE '%\\_no\\_%' ESCAPE '\\'"
    ).fetchall()
    connection.execute("PRAGMA foreign_keys = OFF")
    for name, _ in locks:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        assert connection.execute(statement).rowcount != 0
    for _, sql in locks:
        connection.execute(sql)
    connection.close()


def counted(norrbus: Norrbus) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(norrbus(*CHECK, "--json").out)
    return found


def found(norrbus: Norrbus, *more: str) -> list[str]:
    """What is wrong."""
    ended = norrbus(*CHECK, "--json", *more)
    wrong = [each["fel"] for each in json.loads(ended.out)["fel"]]
    assert ended.code == (5 if wrong else 0)
    assert (wrong[0] in ended.err) if wrong else not ended.err
    return wrong


def operation(norrbus: Norrbus, command: str) -> int:
    register = norrbus.open()
    row = register.row(
        "SELECT max(id) AS id FROM operations WHERE command LIKE ?", [f"norrbus {command}%"]
    )
    register.close()
    assert row is not None
    return int(row["id"])


# --- whole -------------------------------------------------------------------------------


def test_a_register_that_is_whole_passes_and_says_how_much_was_gone_through(
    looked: Norrbus,
) -> None:
    assert found(looked) == []
    rows = looked.rows()
    logged = {"operations", "changes", "looks", "seals", "reversals"}
    outside = {"drafts", "calendar_days", "reminders", "copies", "kept_papers", "attached_pages"}
    outside |= {"kept_words", "kept_logos"}
    assert counted(looked) == {
        "operationer": rows["operations"],
        "andringar": rows["changes"],
        "visningar": rows["looks"],
        "rader": sum(count for name, count in rows.items() if name not in logged | outside),
        "fel": [],
    }
    assert "Operationer: " in looked.ok(*CHECK)


def test_nothing_is_written_in_checking(looked: Norrbus) -> None:
    def content() -> dict[str, bytes]:
        return {each.name: each.read_bytes() for each in looked.register.parent.glob("register*")}

    line = looked.ok("logg", "fingeravtryck").strip()
    before, rows = content(), looked.rows()
    looked.ok(*CHECK)
    looked.ok(*CHECK, "--mot", line)
    looked.ok("logg", "fingeravtryck")
    assert (content(), looked.rows()) == (before, rows)


def test_the_whole_way_of_a_case_passes(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.deviation(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    norrbus.ok("påminn", "--skriv-ut")
    assert found(norrbus) == []
    norrbus.ok("ärende", "öppna", "1", "--orsak", "nytt behov")
    assert found(norrbus) == []


def spelled(values: tuple[Any, ...]) -> str:
    kinds = {int: "i", str: "s", type(None): "N"}
    texts = ["" if value is None else str(value) for value in values]
    return "".join(
        f"{kinds[type(value)]}{len(text)}:{text}" for value, text in zip(values, texts, strict=True)
    )


def test_the_hashes_are_those_that_are_counted_another_way(looked: Norrbus) -> None:
    register = looked.open()
    before = BEGINNING
    for seal in register.rows("SELECT * FROM seals ORDER BY operation_id"):
        text = f"{before}{seal['run']}"
        for table, columns in SEALED.items():
            which = "id" if table == "operations" else "operation_id"
            for row in register.rows(
                f"SELECT {', '.join(columns)} FROM {table} WHERE {which} = ? ORDER BY id",
                [seal["operation_id"]],
            ):
                text += f"{table}:{len(columns)}:{spelled(tuple(row))}"
        before = hashlib.blake2b(text.encode(), digest_size=32).hexdigest()
        assert seal["hash"] == before
    register.close()


# --- changed with other tools ------------------------------------------------------------

LINK = {
    "a row of the log": "UPDATE changes SET after = replace(after, 'Nytt.', 'Annat.')"
    " WHERE operation_id = {ändra}",
    "what it was before": "UPDATE changes SET before = replace(before, 'frånvaro', 'närvaro')"
    " WHERE operation_id = {ändra}",
    "which case": "UPDATE changes SET case_id = NULL WHERE operation_id = {ändra}",
    "a row more": "INSERT INTO changes (operation_id, table_name, row_id, after)"
    " VALUES ({ändra}, 'x', 1, '{{}}')",
    "who": "UPDATE operations SET who = 'någon annan' WHERE id = {ändra}",
    "when": "UPDATE operations SET at = '2026-01-01T00:00:00.000Z' WHERE id = {ändra}",
    "why": "UPDATE operations SET reason = 'x' WHERE id = {ändra}",
    "its hash": "UPDATE seals SET hash = lower(hex(randomblob(32))) WHERE operation_id = {ändra}",
    "its command": "UPDATE seals SET run = 1 WHERE operation_id = {ändra}",
    "what it takes back": "INSERT INTO reversals (operation_id, of_id) VALUES ({ändra}, 1)",
}


@pytest.mark.parametrize("what", LINK)
def test_what_is_changed_in_the_log_is_found_where_it_stands(looked: Norrbus, what: str) -> None:
    number = operation(looked, "ärende ändra")
    looked.ok("ärende", "visa", "1")
    tampered(looked, LINK[what].format(ändra=number))
    assert f"operation {number} är ändrad i loggen" in found(looked)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE looks SET person_id = 2 WHERE operation_id = {0} AND person_id = 1",
        "DELETE FROM looks WHERE operation_id = {0} AND person_id = 1",
        "UPDATE looks SET protected = 1 WHERE operation_id = {0} AND person_id = 1",
    ],
)
def test_a_look_that_is_changed_is_found(looked: Norrbus, statement: str) -> None:
    number = operation(looked, "ärende visa")
    tampered(looked, statement.format(number))
    assert found(looked) == [f"operation {number} är ändrad i loggen"]


def removed(number: int) -> tuple[str, ...]:
    return (
        f"DELETE FROM looks WHERE operation_id = {number}",
        f"DELETE FROM operations WHERE id = {number}",
        f"DELETE FROM seals WHERE operation_id = {number}",
    )


def test_an_operation_removed_in_the_middle_is_found(looked: Norrbus) -> None:
    number = operation(looked, "ärende visa")
    tampered(looked, *removed(number))
    assert found(looked) == [f"operation {number} saknas i loggen"]


def test_rows_left_of_an_operation_removed_at_the_end_are_found(looked: Norrbus) -> None:
    looked.ok("ärende", "visa", "1")
    number = operation(looked, "ärende visa")
    tampered(looked, *removed(number)[1:])
    assert found(looked) == [f"operation {number} saknas i loggen"]


def test_an_operation_removed_at_the_end_is_found_by_the_line_that_was_kept(
    looked: Norrbus,
) -> None:
    looked.ok("ärende", "visa", "1")
    line = looked.ok("logg", "fingeravtryck").strip()
    number = operation(looked, "ärende visa")
    assert found(looked, "--mot", line) == []
    tampered(looked, *removed(number))
    assert found(looked) == []
    gone = f"operation {number}, som fanns när raden skrevs, är borta"
    assert found(looked, "--mot", line) == [gone]
    looked.ok("ärende", "visa", "1")
    other = f"operation {number} är en annan än när raden skrevs"
    assert found(looked, "--mot", line) == [other]


def test_the_line_holds_while_the_log_goes_on(looked: Norrbus) -> None:
    line = json.loads(looked.ok("logg", "fingeravtryck", "--json"))["fingeravtryck"]
    assert line == looked.ok("logg", "fingeravtryck").strip()
    looked.ok("ärende", "visa", "1")
    assert found(looked, "--mot", f"  {line}\n") == []
    for wrong in ("", "x", line[:-1], line.replace("operation", "op")):
        if wrong:
            assert "inget fingeravtryck" in looked.refused(2, *CHECK, "--mot", wrong)


@pytest.mark.parametrize(
    ("statement", "wrong"),
    [
        ("UPDATE cases SET need = 'x'", "Ärendet nr 1, ändrat"),
        ("UPDATE persons SET address = 'x' WHERE id = 1", "Uppgifterna nr 1, ändrade"),
        ("UPDATE cases SET reviewed_on = '2026-01-01'", "Ärendet nr 1, ändrat"),
        ("DELETE FROM consent_actors WHERE id = 1", "Samtyckets nr 1, borttagen"),
        (
            "INSERT INTO closed_days (day, because) VALUES ('2026-05-04', 'x')",
            "Stängningen nr 1, tillagd",
        ),
        (
            "INSERT INTO closings (case_id, closed_on, reason) VALUES (1, '2026-05-04', 'x')",
            "Avslutet nr 1, tillagt",
        ),
        ("UPDATE reference_counters SET last = 9", "Räknaren nr 1, ändrad"),
        ("UPDATE consents SET open = 0 WHERE id = 1", "Samtycket nr 1, ändrat"),
        ("UPDATE persons SET open = 0 WHERE id = 1", "Uppgifterna nr 1, ändrade"),
        ("UPDATE deadline_choices SET profile = 'eget'", "Valet nr 1, ändrat"),
    ],
)
def test_a_row_that_is_changed_with_other_tools_is_found(
    looked: Norrbus, statement: str, wrong: str
) -> None:
    tampered(looked, statement)
    assert f"{wrong} utan att loggen vet om det" in found(looked)


def test_a_lock_that_is_gone_is_found(looked: Norrbus) -> None:
    connection = opening._connect(looked.register, read_key(looked.key))
    connection.execute("DROP TRIGGER looks_no_DELETE")
    connection.close()
    assert found(looked) == ["spärren som skyddar loggen mot ändringar är borttagen"]


def test_nothing_to_check_is_no_proof(looked: Norrbus) -> None:
    tables = ("reversals", "seals", "looks", "changes", "operations")
    register = looked.open()
    names = [
        row["name"] for row in register.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    ]
    register.close()
    ours = [each for each in names if each not in tables and not each.startswith(("sqlite_", "_"))]
    emptied = [f"DELETE FROM {each}" for each in (*tables, *ours) if looked.rows().get(each, 0)]
    tampered(looked, *emptied)
    ended = looked(*CHECK)
    assert ended.code == 5
    assert "Ingenting kontrollerades" in ended.err
    assert looked.ok("logg", "fingeravtryck") == "\n"


# --- a register from before the chain ----------------------------------------------------


def fill(old: Older, older_choice: Callable[[Older], None] | None = None) -> None:
    coordinator = old.insert("coordinators", {"name": "Karin"})
    facts = {"municipality": "2514", "authority": "x", "created_on": "2026-03-30"}
    old.insert("register", {"id": 1, **facts, "coordinator_id": coordinator})
    child = old.insert("persons", {"name": "x", "born": "2014-09-03"})
    case = {"reference": "NB-2026-0001", "opened_on": "2026-03-30", "municipality": "2514"}
    seen = {"need_seen_on": "2026-03-30", "need_seen_by": "skola", "need": "x"}
    whose = {"coordinator_id": coordinator, "anonymous": 0, "child_id": child}
    number = old.insert("cases", {**case, **seen, **whose, "level": "tidiga insatser"})
    made: dict[str, cells.Value] = {
        "version": 1,
        "kind": "genomförandeplan",
        "made_on": "2026-03-30",
    }
    plan = old.insert("plans", {"case_id": number, **made})
    names: dict[str, cells.Value] = {
        "short": "skola",
        "short_folded": "skola",
        "name": "x",
        "kind": "skola",
    }
    actor = old.insert("actors", {**names, "principal": "kommun"})
    for measure in (1, 2, 3):
        what: dict[str, cells.Value] = {"number": measure, "what": "x", "actor_id": actor}
        old.insert("measures", {"plan_id": plan, **what})
    if older_choice:
        older_choice(old)
    # A child's mark is set by a trigger when its case comes.


def brought_up(norrbus: Norrbus, older_choice: Callable[[Older], None] | None = None) -> Register:
    path, key = Path(norrbus.home / "old.norrbus"), Path(norrbus.home / "old.key")
    old = Older(path, key, before="s0022_chain")
    fill(old, older_choice)
    old.close()
    register = opening.open_register(path, key, cells.Author("karin", "norrbus"))
    register.close()
    lines = ("--register", str(path), "--nyckel", str(key))
    assert json.loads(norrbus.ok(*lines, *CHECK, "--json"))["fel"] == []
    told = json.loads(norrbus.ok(*lines, "logg", "--ärende", "1", "--ändringar", "--json"))
    assert len(told) == 6  # its child, itself, its plan and the measures of it
    return opening.open_register(path, key, cells.Author("karin", "norrbus"))


def test_what_was_logged_before_is_chained_and_keeps_its_numbers(norrbus: Norrbus) -> None:
    register = brought_up(norrbus)
    deeds = register.rows("SELECT DISTINCT deed_of FROM seals WHERE deed_of <> ''")
    assert {row["deed_of"] for row in deeds} == {"karin", "norrbus"}
    with register.operation():
        assert register.next_within("measure", 1, 0) == 4
    with pytest.raises(cells.driver().IntegrityError, match="append only"):
        register._connection.execute("UPDATE changes SET case_id = NULL")
    register.close()


def test_a_choice_of_deadlines_that_was_logged_is_not_logged_again(norrbus: Norrbus) -> None:
    def choose(old: Older) -> None:
        old.connection.execute("DELETE FROM deadline_choices")
        chosen: dict[str, cells.Value] = {
            "id": 1,
            "uid": "x",
            "profile": "eget",
            "counted_from": "behov",
        }
        old.insert("deadline_choices", chosen)

    register = brought_up(norrbus, choose)
    logged = register.rows(
        "SELECT DISTINCT table_name FROM changes WHERE operation_id = (SELECT max(id) FROM operations WHERE command = 'norrbus schema')"
    )
    assert [row["table_name"] for row in logged] == ["part_counters"]
    register.close()


def test_where_everything_was_logged_nothing_is_logged_again(norrbus: Norrbus) -> None:
    path, key = Path(norrbus.home / "old.norrbus"), Path(norrbus.home / "old.key")
    old = Older(path, key, before="s0022_chain")
    old.connection.execute("DELETE FROM deadline_choices")
    chosen: dict[str, cells.Value] = {"id": 1, "uid": "x", "profile": "eget"}
    old.insert("deadline_choices", {**chosen, "counted_from": "behov"})
    old.close()
    register = opening.open_register(path, key, cells.Author("karin", "norrbus"))
    assert len(register.rows("SELECT * FROM operations")) == 1
    register.close()


@pytest.mark.parametrize(
    ("statement", "follows"),
    [
        ("UPDATE cases SET need = need", True),
        ("UPDATE cases SET need = 'annat' WHERE id = 1", False),
        ("DELETE FROM contacts WHERE name = 'Maj Niemi'", False),
        ("UPDATE persons SET phone = 'annat'", True),  # not changed since
        ("UPDATE changes SET after = NULL WHERE id = (SELECT max(id) FROM changes)", False),
    ],
)
def test_what_follows_an_operation_is_looked_through_alone(
    looked: Norrbus, statement: str, follows: bool
) -> None:
    register = looked.open()
    before = checking.newest(register)
    register.close()
    assert before is not None
    looked.ok("ärende", "ändra", "1", "--behov", "Nyare.")
    add = ("aktör", "lägg-till", "--kort", "x", "--namn", "x", "--slag", "annan")
    looked.ok(*add, "--kontakt", "Maj Niemi")
    tampered(looked, statement)
    register = looked.open()
    assert checking.continues(register, before["operation_id"], before["hash"]) == follows
    assert not checking.continues(register, before["operation_id"], "0" * 64)
    register.close()
