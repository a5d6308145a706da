"""Acts delivered to an archive: all that there is about them, readable without norrbus, by its own schema."""

from __future__ import annotations

import hashlib
import json
import stat
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from disposal.test_disposal import everything, rows

LINE = ("register", "arkivera", "1", "--mapp", "ut", "--arkiv", "Kalix kommunarkiv", "--ja")
FOLDER = Path("ut/NB-2026-0001")


@pytest.fixture
def closed(norrbus: Norrbus) -> Norrbus:
    """A whole case with papers, closed."""
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "genomförandeplan", "1")
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    return norrbus


def said(name: str = "akt.json") -> Any:
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def test_every_row_of_the_act_is_there_as_it_is(closed: Norrbus) -> None:
    closed.ok(*LINE)
    found = said()["tabeller"]
    for table in (
        "cases",
        "guardianships",
        "meetings",
        "participants",
        "plans",
        "measures",
        "consents",
        "documents",
    ):
        assert found[table] == rows(closed, f"SELECT * FROM {table} ORDER BY id"), table
    assert found["persons"] == rows(closed, "SELECT * FROM persons ORDER BY id")
    assert (
        len(said()["logg"])
        == len(rows(closed, "SELECT DISTINCT operation_id FROM changes WHERE case_id = 1")) - 1
    )
    assert "Ärendet NB-2026-0001, registrerat" in said()["logg"][0]["gjorde"]


def test_the_schema_says_what_every_column_is_and_the_rows_keep_it(closed: Norrbus) -> None:
    closed.ok(*LINE)
    schema, types = said("akt.schema.json"), {"integer": int, "string": str, "null": type(None)}
    tables = schema["properties"]["tabeller"]["properties"]
    assert tables["plans"]["items"]["properties"]["goal"]["title"] == "mål"
    for table, found in said()["tabeller"].items():
        columns = tables[table]["items"]["properties"]
        for row in found:
            assert row.keys() == columns.keys()
            for name, value in row.items():
                assert isinstance(value, tuple(types[each] for each in columns[name]["type"]))


def forget_words(norrbus: Norrbus) -> None:
    """As if the papers had been written before what they say was kept."""
    register = norrbus.open()
    register._connection.execute("DELETE FROM kept_words")
    register.close()


def test_the_papers_lie_beside_it_and_each_file_has_its_checksum(closed: Norrbus) -> None:
    (changed,) = closed.documents.rglob("*genomforandeplan*.md")
    changed.write_text("Annat.", encoding="utf-8")
    closed.ok("dokument", "skriv", "samtycke", "1", "--format", "md")
    (gone,) = closed.documents.rglob("*genomforandeplan*.html")
    gone.unlink()
    forget_words(closed)
    closed.ok(*LINE)
    states = {each["slag"]: each["lage"] for each in said()["papper"] if each["fil"]}
    assert states == {"genomförandeplan": "annat innehåll", "samtycke": "som skrivet"}
    assert [each["lage"] for each in said()["papper"] if not each["fil"]] == ["finns inte"]
    sums = (FOLDER / "kontrollsummor.sha256").read_text(encoding="utf-8").splitlines()
    assert len(sums) == len([each for each in FOLDER.rglob("*") if each.is_file()]) - 1
    for line in sums:
        checksum, name = line.split("  ")
        assert hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == checksum
    assert {stat.S_IMODE(each.stat().st_mode) for each in FOLDER.rglob("*") if each.is_file()} == {
        0o600
    }


def test_the_log_says_that_everybody_was_shown(closed: Norrbus) -> None:
    before = len(rows(closed, "SELECT * FROM looks"))
    closed.ok(*LINE)
    looked = rows(closed, "SELECT person_id, protected FROM looks ORDER BY id")[before:]
    assert looked == [{"person_id": each, "protected": 1} for each in (1, 2, 3)]


def test_what_stands_there_is_not_written_over(closed: Norrbus) -> None:
    closed.ok(*LINE)
    before = everything(closed)
    assert "finns redan" in closed.refused(5, *LINE)
    assert everything(closed) == before


def test_an_open_act_is_not_delivered(closed: Norrbus) -> None:
    closed.ok("ärende", "öppna", "1", "--orsak", "ny frånvaro")
    assert "är öppet" in closed.refused(4, *LINE)
    assert not FOLDER.exists()


def test_those_that_are_only_kept_are_delivered_together_and_then_go(closed: Norrbus) -> None:
    closed.ok("ärende", "bevara", "1", "--därför", "placerat barn")
    closed.ok("register", "gallringsregel", "socialtjänst")
    line = ("register", "arkivera", *LINE[3:])
    closed.day = "2031-04-20"
    assert "gallra" in closed.refused(3, *line)
    closed.day = "2031-04-21"
    closed.ok(*line)
    assert said()["arenden"] == ["NB-2026-0001"]
    found = json.loads(closed.ok("register", "gallra", "--json"))["akter"]
    assert (found[0]["vad"], "Kalix kommunarkiv" in found[0]["darfor"]) == ("gallras", True)
    closed.ok("register", "gallra", "--beslutat-av", "Maria Ek", "--ja", "--utan-statistik", "Nej.")
    assert rows(closed, "SELECT * FROM persons") == []
