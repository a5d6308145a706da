"""What the columns of ``--json`` are declared to hold, read in the code: by the record that a column is of, the kinds of
value that its field may have. What no test has printed is promised too.
"""

from __future__ import annotations

import ast
import importlib
import sys
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import norrbus_cli

PACKAGE = Path(norrbus_cli.__file__).parent
KINDS = {type(None): "null", bool: "boolean", int: "number", float: "number", str: "string"}
# As the promise says: a day or a number may be missing, whatever the record says.
MAY_BE_NULL = {"day", "number"}


@dataclass(frozen=True)
class Columns:
    """The columns of a kind of row: the kinds that each may be, for those that are a plain field of it."""

    name: str
    keys: frozenset[str]
    kinds: dict[str, frozenset[str]]


def declared() -> Iterator[Columns]:
    """Every list of columns that stands in a module by a name of its own."""
    for path in sorted(PACKAGE.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if ": tuple[Column[" not in text:
            continue
        tree = ast.parse(text)
        module = ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts)
        for node in tree.body:
            if isinstance(node, ast.AnnAssign) and "Column[" in ast.unparse(node.annotation):
                yield _columns(module, tree, node)


def _columns(module: str, tree: ast.Module, node: ast.AnnAssign) -> Columns:
    row = _row(module, tree, ast.unparse(node.annotation).partition("Column[")[2].split("]")[0])
    keys: set[str] = set()
    kinds: dict[str, frozenset[str]] = {}
    for call in ast.walk(node):
        if not (isinstance(call, ast.Call) and ast.unparse(call.func) == "Column"):
            continue
        if not isinstance(call.args[0], ast.Constant):
            continue  # made of other columns
        key = str(call.args[0].value)
        keys.add(key)
        field = _field(call.args[2])
        if found := field and _of_field(row, field):
            kinds[key] = found
    return Columns(f"{module}.{ast.unparse(node.target)}", frozenset(keys), kinds)


def _field(value: ast.expr) -> str:
    """The field that a column is, where it is one and nothing is done to it."""
    if isinstance(value, ast.Lambda) and isinstance(value.body, ast.Attribute):
        whose = value.body.value
        if isinstance(whose, ast.Name) and whose.id == value.args.args[0].arg:
            return value.body.attr
    return ""


def _row(module: str, tree: ast.Module, name: str) -> Any:
    """The class of that name in a module, also where only the type checker imports it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                if (each.asname or each.name) == name:
                    base = module.rsplit(".", node.level)[0] if node.level else ""
                    whole = ".".join(part for part in (base, node.module or "") if part)
                    return getattr(importlib.import_module(whole), each.name)
    return getattr(importlib.import_module(module), name, None)


def _of_field(row: Any, field: str) -> frozenset[str]:
    """The kinds of a field or a property; none where they cannot be told."""
    for each in getattr(row, "__mro__", ()):
        names = {**vars(sys.modules[each.__module__]), "date": date}
        if isinstance(found := vars(each).get(field), property):
            return _kinds(typing.get_type_hints(found.fget, names).get("return"))
        if told := vars(each).get("__annotations__", {}).get(field):
            return _kinds(eval(told, names) if isinstance(told, str) else told)
    return frozenset()


def _kinds(told: Any) -> frozenset[str]:
    if isinstance(told, types.UnionType) or typing.get_origin(told) is typing.Union:
        parts = [_kinds(each) for each in typing.get_args(told)]
        return frozenset().union(*parts) if all(parts) else frozenset()
    if told is date:
        return frozenset({"day"})
    return frozenset({KINDS[told]}) if told in KINDS else frozenset()


def promised(schema: dict[str, Any]) -> frozenset[str]:
    """The kinds that a schema lets a value be."""
    told = schema.get("type", [])
    kinds = {told} if isinstance(told, str) else set(told)
    if schema.get("format") == "date":
        kinds = kinds - {"string"} | {"day"}
    return frozenset(kinds | ({"null"} if kinds & MAY_BE_NULL else set()))
