"""The schemas of ``--json``: learnt from what the commands print, and held against all that any test prints.

``UPDATE_GOLDEN=1 pytest -n 0`` of whatever prints something new widens them; then look at the diff: a kind that is added,
or a field that is required no longer, breaks the promise.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from completion_table import TABLE

from norrbus_cli.terminal.completion.answering import Line
from norrbus_cli.terminal.json_schema.actions import file_of
from norrbus_cli.terminal.wide_options import is_reference

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
# What registers hand over to each other has a page of its own (docs/statistik-json.md).
ELSEWHERE = {"underlag", "publicerat", "redovisat", "delar", "rattelser"} | {
    "andra_ar",
    "andra_ar_underlag",
}
THERE: Schema = {"description": "docs/statistik-json.md"}
# What no test has seen anything but null of: to be said by hand, and a test is red until it is.
UNSEEN: Schema = {"type": ["null", "number", "string"], "description": "a day or a number"}
# What prints as another command does.
OTHERS: dict[str, Schema] = {
    "visa": {
        "type": ["object"],
        "description": "as ärende visa, möte visa, avvikelse visa or forum visa",
    }
}
KINDS = {
    bool: "boolean",
    int: "number",
    float: "number",
    str: "string",
    type(None): "null",
    list: "array",
    dict: "object",
}


def of(value: Any) -> Schema:
    """The schema of one value."""
    found: Schema = {"type": [KINDS[type(value)]]}
    if isinstance(value, str) and DAY.fullmatch(value):
        found["format"] = "date"
    if isinstance(value, list):
        found["items"] = together(of(each) for each in value)
    if isinstance(value, dict):
        found["properties"] = {
            key: THERE if key in ELSEWHERE else of(each) for key, each in value.items()
        }
        found["required"] = list(value)
    return found


def together(schemas: Iterable[Schema]) -> Schema:
    """What all of some schemas allow."""
    found: Schema = {}
    for each in schemas:
        found = _both(found, each) if found and each else found or each
    return found


def _both(one: Schema, other: Schema) -> Schema:
    if THERE in (one, other):
        return THERE
    kinds = {*one["type"], *other["type"]}
    found: Schema = {"type": sorted(kinds)}
    with_text = [each for each in (one, other) if "string" in each["type"]]
    if with_text and all("format" in each for each in with_text):
        found["format"] = "date"
    if "array" in kinds:
        found["items"] = together([one.get("items", {}), other.get("items", {})])
    if "object" in kinds:
        objects = [each for each in (one, other) if "object" in each["type"]]
        keys = dict.fromkeys(key for each in objects for key in each["properties"])
        found["properties"] = {
            key: together(each["properties"].get(key, {}) for each in objects) for key in keys
        }
        found["required"] = [
            key for key in keys if all(key in each["required"] for each in objects)
        ]
    return found


def written(command: str, schema: Schema) -> str:
    """The file of a schema."""
    head = {
        "$schema": DIALECT,
        "$id": f"urn:norrbus:json:{command.replace(' ', ':')}",
        "title": f"norrbus {command} --json",
    }
    return json.dumps({**head, **_plain(schema)}, ensure_ascii=False, indent=1) + "\n"


def _plain(schema: Schema) -> Schema:
    """As it is promised: a day or a number may be missing (docs/json.md) though no test has seen it. One kind is said as a
    word, as people write it.
    """
    found = dict(schema)
    if found.get("type") == ["null"]:
        found |= UNSEEN
    if "type" in found:
        kinds = {
            *found["type"],
            *(["null"] if "number" in found["type"] or "format" in found else []),
        }
        found["type"] = sorted(kinds) if len(kinds) > 1 else kinds.pop()
    if "items" in found:
        found["items"] = _plain(found["items"])
    if "properties" in found:
        found["properties"] = {key: _plain(each) for key, each in found["properties"].items()}
    return found


def _listed(schema: Schema) -> Schema:
    """The other way: each kind in a list."""
    found = {
        key: each for key, each in schema.items() if not key.startswith("$") and key != "title"
    }
    if found == UNSEEN:
        return {"type": ["null"]}
    if isinstance(found.get("type"), str):
        found["type"] = [found["type"]]
    if "items" in found:
        found["items"] = _listed(found["items"])
    if "properties" in found:
        found["properties"] = {key: _listed(each) for key, each in found["properties"].items()}
    return found


def command_of(line: Iterable[str]) -> str:
    """The folded name of the command of a line; one that names none shows a thing, or today."""
    found = Line(_table(), list(line)).path
    return found or ("visa" if any(is_reference(word) for word in line) else "idag")


@cache
def _table() -> str:
    return TABLE.read_text(encoding="utf-8")


def hold(line: tuple[str, ...], printed: str) -> None:
    """Hold what a line printed against the schema of its command: all fields are there, of the kind that is told, and no
    other.
    """
    command = command_of(line)
    content, file = json.loads(printed), file_of(command)
    if os.environ.get("UPDATE_GOLDEN"):
        known = _listed(json.loads(file.read_text(encoding="utf-8"))) if file.exists() else {}
        file.write_text(
            written(command, OTHERS.get(command) or together([known, of(content)])),
            encoding="utf-8",
        )
        _validator.cache_clear()
    problems = [
        f"{each.json_path}: {each.message}" for each in _validator(command).iter_errors(content)
    ]
    assert not problems, f"norrbus {command} --json: {problems[:3]}"


@cache
def _validator(command: str) -> Any:
    """Stricter than what is promised: a field that is not in the schema is to come into it."""
    from jsonschema import Draft202012Validator

    schema = json.loads(file_of(command).read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(_closed(schema), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _closed(schema: Schema) -> Schema:
    found = dict(schema)
    if "items" in found:
        found["items"] = _closed(found["items"])
    if "properties" in found:
        found["properties"] = {key: _closed(each) for key, each in found["properties"].items()}
        found["additionalProperties"] = False
    return found
