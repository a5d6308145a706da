"""A template read against the record of its paper: which fields it uses, and which there are not.

What a name stands for is followed through loops, assignments and the templates taken in. Where it
cannot be told, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar, TypeAlias, get_origin

from jinja2 import nodes

from ...register.house import House
from ...words.record import Record
from ...words.swedish import did_you_mean
from .environment import parsed, texts
from .fields import element_of, fields_of, options, record_of, spoken
from .model import Chosen, Trouble

if TYPE_CHECKING:
    from .fields import Hint

# What a name stands for: a type, and the path of the field; None where it cannot be told.
Seen: TypeAlias = "tuple[Hint, str] | None"
Scope: TypeAlias = "dict[str, Seen]"

# What Jinja itself gives a template.
_ALWAYS = frozenset({"loop", "self", "super", "caller", "varargs", "kwargs"})
# Filters that give what they are given, in another order or in part.
_KEEP = frozenset({"sort", "list", "reverse", "unique", "selectattr", "rejectattr", "default"})


class Use(Record):
    """Where a field is used first, or first with a ``label`` before it on the paper: the file and
    the line.
    """

    where: str
    line: int
    label: str


class Read(Record):
    """The fields that a template uses, by path, and what is wrong in it."""

    used: dict[str, Use]
    troubles: list[Trouble]


def read(found: Chosen, kind: type[Record]) -> Read:
    """A template with all that it takes in, read against the record of its paper. Raises Unusable
    for a part that cannot be parsed.
    """
    reader = _Reader(found)
    reader.part(found.name, {"d": (kind, "d"), "house": (House, "house")})
    return Read(reader.used, list(dict.fromkeys(reader.troubles)))


def trouble_with(found: Chosen, kind: type) -> list[Trouble]:
    """The first field that a template uses and its paper does not have; none for data that are no
    record.
    """
    return read(found, kind).troubles[:1] if issubclass(kind, Record) else []


class _Reader:
    def __init__(self, found: Chosen) -> None:
        self._found = found
        self._where = self._label = ""
        self.used: dict[str, Use] = {}
        self.troubles: list[Trouble] = []

    def part(self, name: str, scope: Scope) -> None:
        """Read a template; one that may be missing and is has nothing to read."""
        if name not in self._found.parts:
            return
        before, self._where = self._where, self._found.parts[name].where
        self._each(parsed(self._found.parts[name]).body, scope)
        self._where = before

    def _each(self, statements: Sequence[nodes.Node], scope: Scope) -> None:
        for statement in statements:
            deed = self._deeds.get(type(statement))
            if deed:
                deed(self, statement, scope)
            else:
                self._rest(statement, scope)

    def _rest(self, node: nodes.Node, scope: Scope) -> Seen:
        for child in node.iter_child_nodes():
            self._value(child, scope)
        return None

    # --- statements: a scope is a copy where what is named inside is not known after it

    def _for(self, node: nodes.For, scope: Scope) -> None:
        rows = self._value(node.iter, scope)
        inner = dict(scope)
        element = element_of(rows[0]) if rows else None
        self._name(node.target, (element, rows[1] + "[]") if rows and element else None, inner)
        if node.test:
            self._value(node.test, inner)
        self._each(node.body, inner)
        self._each(node.else_, dict(scope))

    def _if(self, node: nodes.If, scope: Scope) -> None:
        self._value(node.test, scope)
        for statements in (node.body, node.elif_, node.else_):
            self._each(statements, scope)

    def _with(self, node: nodes.With, scope: Scope) -> None:
        inner = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._name(target, self._value(value, scope), inner)
        self._each(node.body, inner)

    def _assign(self, node: nodes.Assign, scope: Scope) -> None:
        self._name(node.target, self._value(node.node, scope), scope)

    def _block_of_text(self, node: nodes.AssignBlock, scope: Scope) -> None:
        self._each(node.body, dict(scope))
        self._name(node.target, None, scope)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: Scope) -> None:
        inner = dict(scope) | {each.name: None for each in node.args}
        for default in node.defaults:
            self._value(default, scope)
        name, call = getattr(node, "name", None), getattr(node, "call", None)
        if name:
            scope[name] = inner[name] = None
        if call:
            self._value(call, scope)
        self._each(node.body, inner)

    def _inner(self, node: nodes.Block, scope: Scope) -> None:
        self._each(node.body, dict(scope))

    def _filtered(self, node: nodes.FilterBlock, scope: Scope) -> None:
        self._each(node.body, dict(scope))
        self._rest(node.filter, scope)

    def _take_in(self, node: nodes.Include | nodes.Extends, scope: Scope) -> None:
        self.part(node.template.as_const(), dict(scope))

    def _import(self, node: nodes.Import | nodes.FromImport, scope: Scope) -> None:
        self.part(node.template.as_const(), dict(scope) if node.with_context else {})
        names = getattr(node, "names", None) or [getattr(node, "target", "")]
        for each in names:
            scope[each if isinstance(each, str) else each[1]] = None

    _deeds: ClassVar[dict[type[nodes.Node], Callable[..., None]]] = {
        **{nodes.For: _for, nodes.If: _if, nodes.With: _with, nodes.Assign: _assign},
        **{nodes.Macro: _macro, nodes.CallBlock: _macro, nodes.AssignBlock: _block_of_text},
        **{nodes.Block: _inner, nodes.Scope: _inner, nodes.FilterBlock: _filtered},
        **{nodes.Include: _take_in, nodes.Extends: _take_in},
        **{nodes.Import: _import, nodes.FromImport: _import},
    }

    def _name(self, target: nodes.Node, seen: Seen, scope: Scope) -> None:
        if isinstance(target, nodes.Name):
            scope[target.name] = seen
        for each in target.iter_child_nodes():
            self._name(each, None, scope)

    # --- values

    def _value(self, node: nodes.Node, scope: Scope) -> Seen:
        read = self._reads.get(type(node), _Reader._rest)
        return read(self, node, scope)

    def _attribute(self, node: nodes.Getattr, scope: Scope) -> Seen:
        return self._field(self._value(node.node, scope), node.attr, node.lineno)

    def _test(self, node: nodes.Test, scope: Scope) -> Seen:
        # Whether something is defined can be asked of anything.
        return None if node.name in {"defined", "undefined"} else self._rest(node, scope)

    def _filter(self, node: nodes.Filter, scope: Scope) -> Seen:
        seen = self._value(node.node, scope) if node.node else None
        for each in (*node.args, *node.kwargs):
            self._value(each, scope)
        return seen if node.name in _KEEP else None

    def _or(self, node: nodes.Or, scope: Scope) -> Seen:
        first, second = self._value(node.left, scope), self._value(node.right, scope)
        return first if first and element_of(first[0]) else second

    def _call(self, node: nodes.Call, scope: Scope) -> Seen:
        of = node.node
        if isinstance(of, nodes.Name) and of.name == "field" and node.args:
            first = node.args[0]
            self._label = str(first.value) if isinstance(first, nodes.Const) else ""
        self._rest(node, scope)
        self._label = ""
        return None

    def _named(self, node: nodes.Name, scope: Scope) -> Seen:
        if node.name in scope:
            return scope[node.name]
        if node.name not in texts().globals and node.name not in _ALWAYS:
            data = scope.get("d")
            kind = record_of(data[0]) if data else None
            fields = {f"d.{name}": name for name in fields_of(kind)} if kind else {}
            near = did_you_mean(node.name, (*scope, *fields, *texts().globals))
            if node.name in fields.values():
                near = f" Menade du d.{node.name}?"
            self._wrong(node.lineno, f"namnet {node.name} finns inte.{near}")
        return None

    def _index(self, node: nodes.Getitem, scope: Scope) -> Seen:
        seen = self._value(node.node, scope)
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._field(seen, node.arg.value, node.lineno)
        self._value(node.arg, scope)
        element = element_of(seen[0]) if seen else None
        return (element, f"{seen[1]}[]") if seen and element and _one(node.arg) else None

    def _field(self, seen: Seen, name: str, line: int) -> Seen:
        if seen is None:
            return None
        hint, path = seen
        kind = record_of(hint)
        if name.startswith("_"):
            self._wrong(line, f"namnet {name} får inte användas")
        elif kind and name in fields_of(kind):
            inner = f"{path}.{name}"
            first = self.used.get(inner)
            if first is None or (self._label and not first.label):
                self.used[inner] = Use(self._where, line, self._label)
            return fields_of(kind)[name], inner
        elif kind:
            near = did_you_mean(name, fields_of(kind))
            self._wrong(line, f"fältet {name} finns inte i {path}.{near}")
        elif not any(hasattr(get_origin(each) or each, name) for each in options(hint)):
            self._wrong(line, f"fältet {name} finns inte: {path} är {spoken(hint)}")
        return None

    def _wrong(self, line: int, why: str) -> None:
        self.troubles.append(Trouble(self._where, line, why))

    _reads: ClassVar[dict[type[nodes.Node], Callable[..., Seen]]] = {
        **{nodes.Name: _named, nodes.Getattr: _attribute, nodes.Getitem: _index},
        **{nodes.Test: _test, nodes.Filter: _filter, nodes.Or: _or, nodes.Call: _call},
    }


def _one(index: nodes.Expr) -> bool:
    """Whether an index takes one out of a list and not a part of it."""
    return not isinstance(index, nodes.Slice)
