"""Every kind of trouble with its sentence, read in the code: what varies is an ellipsis."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import norrbus_cli
from norrbus_cli import HOUSE
from norrbus_cli.words import errors
from norrbus_cli.words.errors import EXIT_CODES, NorrbusError

PACKAGE = Path(norrbus_cli.__file__).parent
VARIES = "…"
# The families say no sentence of their own.
FAMILIES = {
    NorrbusError,
    errors.WrongUsage,
    errors.NotFound,
    errors.Refused,
    errors.Doubted,
    errors.FileTrouble,
}
Kind = type[NorrbusError]
HEAD = """# Felsökning

Varje mening som norrbus kan neka med, med slutkoden. Sidan skrivs av programmet självt (`UPDATE_GOLDEN=1 pytest
tests/test_errors.py`). Sök på några ord ur meningen; `…` står för det som växlar, och `[…]` för det som bara ibland
sägs. Namnet sist är felets i koden, för den som rapporterar ett. Vad slutkoderna betyder står i
[drift.md](drift.md#för-skript).
"""


def inside(kind: Kind = NorrbusError) -> Iterator[Kind]:
    """A kind and every kind of it."""
    yield kind
    for each in kind.__subclasses__():
        yield from inside(each)


def kinds() -> list[Kind]:
    """Every kind of trouble of the house, by its room."""
    for each in pkgutil.walk_packages(norrbus_cli.__path__, "norrbus_cli."):
        if not each.name.endswith("__main__"):
            importlib.import_module(each.name)
    found = {each for each in inside() if each.__module__.startswith("norrbus_cli")}
    return sorted(found, key=lambda each: (HOUSE.index(room(each)), each.__module__, each.__name__))


def room(kind: Kind) -> str:
    """The room of a kind."""
    return kind.__module__.split(".")[1]


class _Sentence(ast.NodeVisitor):
    """The sentences that a tree hands on: a kind's ``__init__``, or where one of ``raised`` is raised."""

    def __init__(self, tree: ast.AST, raised: frozenset[str] = frozenset()) -> None:
        self.found: list[tuple[str, str]] = []
        self._named: dict[str, ast.expr] = {}
        self._raised = raised
        self.visit(tree)

    def visit_Assign(self, node: ast.Assign) -> None:
        for each in node.targets:
            if isinstance(each, ast.Name) and not self._raised:
                self._named[each.id] = node.value

    def visit_Call(self, node: ast.Call) -> None:
        called = ast.unparse(node.func)
        if called in self._raised | {"super().__init__"} and node.args:
            self.found.append(
                (called, re.sub(rf"({VARIES}[\s,]*)+{VARIES}", VARIES, self.text(node.args[0])))
            )

    def text(self, node: ast.expr) -> str:  # noqa: PLR0911 - one for each way of writing a text
        """What an expression says."""
        match node:
            case ast.Constant(value=str(value)):
                return value
            case ast.JoinedStr():
                return "".join(self.text(each) for each in node.values)
            case ast.FormattedValue():
                return self.text(node.value)
            case ast.BinOp(op=ast.Add()):
                return self.text(node.left) + self.text(node.right)
            case ast.IfExp():
                said = [each for each in (self.text(node.body), self.text(node.orelse)) if each]
                return f"[{' / '.join(said)}]" if said != [VARIES] else VARIES
            case ast.Name() if node.id in self._named:
                return self.text(self._named.pop(node.id))
            case ast.Call(func=ast.Name(id="did_you_mean")):
                return ""
            case _:
                return VARIES


def sentences(kind: Kind) -> list[str]:
    """What a kind says, or the one that it is a kind of."""
    owner = next(each for each in kind.__mro__ if "__init__" in vars(each))
    tree = ast.parse(textwrap.dedent(inspect.getsource(vars(owner)["__init__"])))
    return [sentence for _, sentence in _Sentence(tree).found]


@cache
def raised() -> tuple[tuple[Kind, str, str], ...]:
    """What is said where it is raised, by no kind of its own: its family, room and sentence."""
    return tuple(_raised())


def _raised() -> Iterator[tuple[Kind, str, str]]:
    families = {each.__name__: each for each in FAMILIES}
    for where in HOUSE:
        for path in sorted((PACKAGE / where).rglob("*.py")):
            tree = ast.parse(path.read_text(encoding="utf-8"))
            calls = [
                each.exc for each in ast.walk(tree) if isinstance(each, ast.Raise) and each.exc
            ]
            for call in calls:
                for family, sentence in _Sentence(call, frozenset(families)).found:
                    yield families[family], where, sentence


def row(sentence: str, name: str) -> str:
    """A row: what is wrong, what to do, where it is said."""
    wrong, _, cure = re.sub(r"([.!?])[ \n]", r"\1\n", sentence, count=1).partition("\n")
    cells = [
        " ".join(each.split()).replace("|", "\\|").replace("<", "\\<") for each in (wrong, cure)
    ]
    return f"| {cells[0]} | {cells[1]} | {name} |"


def rows(code: int) -> Iterator[str]:
    """What ends with a code, by room."""
    for each in kinds():
        if each.exit_code == code and each not in FAMILIES:
            yield from (
                row(sentence, f"`{room(each)}` {each.__name__}") for sentence in sentences(each)
            )
    for family, where, sentence in raised():
        if family.exit_code == code and sentence != VARIES:
            yield row(sentence, f"`{where}`")


def page() -> str:
    """The page of all."""
    parts = [HEAD]
    for code, meaning in EXIT_CODES.items():
        if found := list(rows(code)):
            head = ["| vad som är fel | vad du gör | fel |", "| --- | --- | --- |"]
            parts += [f"## Slutkod {code}", "", meaning, "", *head, *found, ""]
    return "\n".join(parts)
