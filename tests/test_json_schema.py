"""The promise of ``--json`` as JSON Schema: every command has one, it is one, and what breaks it is seen."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import given
import json_declared
import json_shapes
import pytest
from conftest import Norrbus
from json_shapes import ELSEWHERE, hold, of, together
from jsonschema import Draft202012Validator
from test_help import COMMANDS

from norrbus_cli.terminal.json_schema.actions import SCHEMAS, commands
from norrbus_cli.words.swedish import fold

FOUND = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in SCHEMAS.iterdir()}


def test_every_command_that_prints_json_has_its_schema_and_no_other() -> None:
    asked = {
        fold(name.removeprefix("norrbus "))
        for name, command in COMMANDS.items()
        if any("--json" in parameter.opts for parameter in command.params)
    }
    assert set(commands()) == asked


def places(schema: dict[str, Any], where: str = "$") -> Iterator[tuple[str, dict[str, Any]]]:
    yield where, schema
    if "items" in schema:
        yield from places(schema["items"], f"{where}[]")
    for key, each in schema.get("properties", {}).items():
        yield from places(each, f"{where}.{key}")


@pytest.mark.parametrize("name", FOUND)
def test_a_schema_is_one_and_says_what_stands_in_each_place(name: str) -> None:
    schema = FOUND[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for where, each in places(schema):
        place = where.rpartition(".")[2]
        assert place in ELSEWHERE or each.get("type"), where
        assert each.get("type") != "null", where
        assert each != json_shapes.UNSEEN, f"{where}: say in the schema what it is"
        assert set(each.get("required", [])) <= set(each.get("properties", []))
        assert "additionalProperties" not in each  # fields may come


OBJECTS = [
    (f"{name} {where}", each["properties"])
    for name, schema in FOUND.items()
    for where, each in places(schema)
    if "properties" in each
]


def lacking(columns: json_declared.Columns) -> dict[str, list[str]]:
    """By each place that has the columns: those that may be what it does not promise."""
    return {
        where: [
            key
            for key, kinds in columns.kinds.items()
            if not kinds <= json_declared.promised(fields[key])
        ]
        for where, fields in OBJECTS
        if columns.keys <= set(fields)
    }


COLUMNS = list(json_declared.declared())


def test_most_columns_say_what_they_hold() -> None:
    kinds = [each for columns in COLUMNS for each in columns.kinds]
    assert (len(COLUMNS) > 100, len(kinds) > 370) == (True, True)


@pytest.mark.parametrize("columns", COLUMNS, ids=lambda each: each.name)
def test_what_a_column_may_hold_is_promised_though_no_test_prints_it(
    columns: json_declared.Columns,
) -> None:
    """Where it is not: let a test print it, or write it into the schema, from where it is not taken away."""
    found = lacking(columns)
    assert found, f"no schema has the columns {sorted(columns.keys)}"
    assert [] in found.values(), found


def test_a_column_that_may_hold_another_kind_is_seen() -> None:
    (columns,) = [each for each in COLUMNS if each.name.endswith("meeting.page.COLUMNS")]
    assert columns.kinds["dag"] == {"day"}
    other = json_declared.Columns(
        "x", columns.keys, {**columns.kinds, "slag": frozenset({"string", "null"})}
    )
    assert [] in lacking(columns).values()
    assert set(map(tuple, lacking(other).values())) == {("slag",)}
    assert lacking(json_declared.Columns("x", frozenset({"hittapå"}), {})) == {}


def test_every_key_of_a_column_or_of_a_part_is_in_a_schema() -> None:
    known = {key for _, fields in OBJECTS for key in fields}
    code = "".join(
        path.read_text(encoding="utf-8") for path in sorted(json_declared.PACKAGE.rglob("*.py"))
    )
    keys = set(re.findall(r"""\b(?:Column|Section)\(\s*"(\w+)",""", code))
    assert len(keys) > 330
    assert keys - known == set()


def test_a_day_and_a_number_may_be_missing_and_a_text_is_empty() -> None:
    row = FOUND["frist.lista"]["items"]["properties"]
    assert row["senast"] == {"type": ["null", "string"], "format": "date"}
    assert row["frist"] == {"type": "string"}


def test_a_schema_is_shown_by_its_commands_name(bare: Norrbus) -> None:
    shown = bare.ok("json-schema", "ärende", "visa")
    assert json.loads(shown) == FOUND["arende.visa"]
    assert bare.ok("json-schema", "arende", "visa") == shown
    assert bare.ok("json-schema").splitlines() == commands()
    said = bare.refused(3, "json-schema", "ärende", "vissa")
    assert (
        said
        == "ärende vissa skriver ingen JSON. Menade du arende visa, arende lista eller plan visa? De som gör det visar: norrbus json-schema\n"
    )


def test_what_is_seldom_filled_in_is_of_the_kind_that_is_promised(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--möte-senast", "+10d", "--sett-över", "idag")
    norrbus.ok(
        "ärende",
        "ändra",
        "1",
        "--utskrivningsklar",
        "idag",
        "--chef",
        "Per Lindmark",
        "--chefsbeslut",
        "idag",
    )
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--upphörde", "idag")
    shown = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
    assert {shown[key] for key in ("sett_over", "utskrivningsklar", "chefsbeslut")} == {norrbus.day}
    assert next(each["upphorde"] for each in shown["vardnadshavare"]) == norrbus.day
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    found = json.loads(norrbus.ok("register", "utdrag", "Elsa Lantto", "--json"))
    assert [each["avslutat"] for each in found["arenden"]] == [norrbus.day]


def test_what_breaks_the_promise_is_seen(norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("UPDATE_GOLDEN", raising=False)  # what is wrong is not learnt
    norrbus.ok(
        "aktör", "lägg-till", "--kort", "skola", "--namn", "Centrumskolan", "--slag", "skola"
    )
    line = ("aktör", "lista", "--json")
    (actor,) = json.loads(norrbus.ok(*line))
    key = next(iter(actor))
    gone = {each: value for each, value in actor.items() if each != key}
    for what in (gone, {**actor, key: 3}, {**actor, key: None}, {**actor, "nytt_falt": ""}):
        with pytest.raises(AssertionError, match=r"norrbus aktor lista --json: \[.\$\[0\]"):
            hold(line, json.dumps([what]))


def test_what_several_answers_have_in_common_is_what_is_promised() -> None:
    one, other = (
        of({"a": 1, "b": "2026-03-30", "c": []}),
        of({"a": None, "b": "", "c": [{"d": True}]}),
    )
    both = together([one, other])
    assert both["required"] == ["a", "b", "c"]
    assert both["properties"] == {
        "a": {"type": ["null", "number"]},
        "b": {"type": ["string"]},
        "c": {
            "type": ["array"],
            "items": {
                "type": ["object"],
                "properties": {"d": {"type": ["boolean"]}},
                "required": ["d"],
            },
        },
    }
    assert together([one, of({"a": 1})])["required"] == ["a"]
    assert together([of("2026-03-30"), of(None)]) == {"type": ["null", "string"], "format": "date"}
    assert together([json_shapes.THERE, of(3)]) == json_shapes.THERE
