"""The promise of ``--json`` as JSON Schema: every command has one, it is one, and what breaks it is seen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import given
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


# Lists that no test has seen anything in: nothing is promised of what they hold.
EMPTY = {
    "statistik.sla-ihop $.brister[]",
    "makulera.aktor $.utskick[]",
    "makulera.bilaga $.utskick[]",
    "makulera.placering $.utskick[]",
    "makulera.uppfoljning $.utskick[]",
}


@pytest.mark.parametrize("name", FOUND)
def test_a_schema_is_one_and_says_what_stands_in_each_place(name: str) -> None:
    schema = FOUND[name]
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for where, each in places(schema):
        place = where.rpartition(".")[2]
        assert place in ELSEWHERE or each.get("type") or f"{name} {where}" in EMPTY, where
        assert each.get("type") != "null", where
        assert set(each.get("required", [])) <= set(each.get("properties", []))
        assert "additionalProperties" not in each  # fields may come


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
