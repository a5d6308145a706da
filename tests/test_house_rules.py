"""The rules of the house, kept by reading the code.

Which room may see which, where SQL, Jinja and Typer live, how large a thing may be, and what nobody
does.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from norrbus_cli import HOUSE

PACKAGE = Path(__file__).resolve().parents[1] / "norrbus_cli"
MODULES = sorted(PACKAGE.rglob("*.py"))
SQL = re.compile(
    r"\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA|CREATE TABLE)\b", re.DOTALL
)
LARGEST = 250
WRITES = re.compile(r"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
# Where something comes in whose kind no type can say, and why.
ANY = {
    "register.cells": "SQLCipher's driver has no types, and what a row holds is known by its query",
    "statistics.exchange": "JSON is read as it is; what has another shape is refused as a whole",
    "statistics.merging.files": "JSON is read as it is; what has another shape is refused as a whole",
    "terminal.house": "Typer makes the root group with settings of its own",
    "terminal.room": "Typer makes a group with settings of its own",
}


def name(path: Path) -> str:
    """``case.actor.store``; the package itself has no name."""
    parts = path.relative_to(PACKAGE).with_suffix("").parts
    return ".".join(parts).removesuffix("__init__").removesuffix(".")


NAMES = {name(path): path for path in MODULES}


def room(module: str) -> str:
    return module.partition(".")[0]


def role(module: str) -> str:
    return module.rpartition(".")[2]


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that a file imports, anywhere in it; ours by their name in the package."""
    found = set()
    here = list(path.relative_to(PACKAGE).with_suffix("").parts)
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {f"lib:{alias.name}" for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(f"lib:{node.module}")
        elif isinstance(node, ast.ImportFrom):
            base = [*here[: -node.level], *(node.module or "").split(".")]
            prefix = ".".join(part for part in base if part)
            for alias in node.names:
                whole = f"{prefix}.{alias.name}".removeprefix(".")
                found.add(whole if whole in NAMES else prefix)
    return frozenset(found)


def ours(path: Path) -> set[str]:
    return {module for module in imports(path) if not module.startswith("lib:")}


def libraries(path: Path) -> set[str]:
    """Outermost names of what is imported from elsewhere."""
    found = {module.removeprefix("lib:") for module in imports(path) if module.startswith("lib:")}
    return {module.partition(".")[0] for module in found}


@cache
def strings(path: Path) -> list[str]:
    """String constants that are no docstrings."""
    tree = parsed(path)
    documented = (ast.Module, ast.ClassDef, *FUNCTIONS)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, documented) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def of_every_module(rule: Callable[[Path], None]) -> Callable[[], None]:
    """A test of all modules together: named one by one they would be half of all tests."""

    def test() -> None:
        broken = []
        for path in MODULES:
            try:
                rule(path)
            except AssertionError as error:
                broken.append(f"{name(path)}: {error}")
        assert not broken, "\n".join(broken)

    test.__name__, test.__doc__ = rule.__name__, rule.__doc__
    return test


def test_the_package_root_holds_the_rooms_and_the_way_in_and_nothing_else() -> None:
    loose = {path.stem for path in PACKAGE.glob("*.py")}
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert loose == {"__init__", "__main__", "main", "rooms"}
    assert rooms == set(HOUSE) - {"main", "rooms"}


@of_every_module
def test_a_room_imports_only_from_the_rooms_above_it(path: Path) -> None:
    own = room(name(path))
    if name(path) in {"", "__main__"}:
        return
    below = {each for each in ours(path) if each and HOUSE.index(room(each)) > HOUSE.index(own)}
    assert not below, f"imports {', '.join(sorted(below))}"


def test_no_module_comes_back_to_itself() -> None:
    arrows = {each: ours(path) - {each, ""} for each, path in NAMES.items()}
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as circle:
        pytest.fail(" -> ".join(circle.args[1]))


@of_every_module
def test_only_commands_and_the_terminal_know_typer_and_rich(path: Path) -> None:
    module = name(path)
    if role(module) == "commands" or room(module) in {"terminal", "main", "__main__"}:
        return
    assert not {"typer", "rich", "prompt_toolkit"} & libraries(path)


@of_every_module
def test_a_command_is_imported_by_main_alone(path: Path) -> None:
    commands = {each for each in ours(path) if role(each) == "commands"}
    # The withdrawal ends by saying the same as a consent does.
    assert commands <= ({"consent.commands"} if name(path) == "desk.consent.commands" else set())


@of_every_module
def test_a_model_is_pure(path: Path) -> None:
    if role(name(path)) == "model":
        roles = {role(each) for each in ours(path)}
        assert not roles & {"store", "actions", "commands", "form", "context"}
        assert not {"os", "sqlite_utils", "sqlcipher3", "subprocess"} & libraries(path)


@of_every_module
def test_sql_stands_in_stores_deadlines_the_counting_and_the_register(path: Path) -> None:
    module = name(path)
    if role(module) in {"store", "deadlines", "facts", "yearly"}:
        return
    if room(module) == "register" or module.startswith("statistics.counting"):
        return
    assert not [text for text in strings(path) if SQL.search(text)]


@of_every_module
def test_rows_are_written_only_through_the_door(path: Path) -> None:
    if room(name(path)) != "register":
        assert not [text for text in strings(path) if WRITES.search(text)]


@of_every_module
def test_what_makes_papers_is_known_to_few_modules(path: Path) -> None:
    known = {
        "jinja2": tuple(each for each in NAMES if each.startswith("paper.template.")),
        "markdown_it": ("paper.markup", "paper.forms"),
        "typst": ("paper.pdf",),
        "babel": ("paper.language",),
    }
    for library in known.keys() & libraries(path):
        assert name(path) in known[library]


@of_every_module
def test_nobody_prints_asks_the_clock_or_the_network_or_imports_click(path: Path) -> None:
    tree = parsed(path)
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in called
    mail = set() if name(path) == "deadline.reminder.mail" else {"smtplib", "ssl"}
    assert not libraries(path) & {"click", "socket", "urllib", "http", "requests", *mail}
    if name(path) != "words.clock":
        asked = {
            ast.unparse(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr in {"now", "today", "utcnow"}
        }
        assert not asked & {"datetime", "date", "time"}


def lines_with_any(path: Path) -> list[int]:
    """Where a file names ``Any``, in a string that is a type too."""
    quoted = {text for text in strings(path) if re.search(r"\bAny\b", text)}
    return sorted(
        {
            node.lineno
            for node in ast.walk(parsed(path))
            if (isinstance(node, ast.Name) and node.id == "Any")
            or (isinstance(node, ast.Attribute) and node.attr == "Any")
            or (isinstance(node, ast.ImportFrom) and "Any" in {each.name for each in node.names})
            or (isinstance(node, ast.Constant) and node.value in quoted)
        }
    )


@of_every_module
def test_any_is_named_only_at_the_border_to_a_library(path: Path) -> None:
    module = name(path)
    if module in ANY:
        return
    found = lines_with_any(path)
    assert not found, f"names Any in line {', '.join(map(str, found))}"


def test_every_border_that_is_listed_needs_any() -> None:
    assert [module for module in ANY if not lines_with_any(NAMES[module])] == []


@of_every_module
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert ast.get_docstring(parsed(path))
    assert len(lines) <= LARGEST, f"{len(lines)} lines"
    assert path.stem not in {"utils", "helpers", "common", "misc"}


@of_every_module
def test_no_function_is_long(path: Path) -> None:
    long = [
        f"{node.name} {length(node)}"
        for node in ast.walk(parsed(path))
        if isinstance(node, FUNCTIONS) and length(node) > 40
    ]
    assert not long, ", ".join(long)


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or 0) - node.body[0].lineno + 1


def test_most_functions_are_short() -> None:
    lengths = sorted(
        length(node)
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 9 // 10] <= 30
