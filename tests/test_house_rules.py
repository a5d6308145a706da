"""The rules of the house, kept by reading the code: who may import whom, where SQL, Jinja and Typer live, and what nobody does."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "norrbus_cli"
SLICES = {
    "case",
    "placement",
    "handover",
    "routine",
    "actor",
    "consent",
    "meeting",
    "agreement",
    "followup",
    "evaluation",
    "deviation",
    "disagreement",
    "forum",
    "deadline",
    "reminder",
    "statistics",
    "suppression",
    "today",
    "agenda",
    "documents",
    "register",
    "demo",
    "schema",
}
TERMINAL = {
    "main",
    "options",
    "entry",
    "ask",
    "editor",
    "guide",
    "output",
    "context",
}  # the only kernel modules that know Typer or Rich
SHARED_ROLES = {
    "model",
    "refusals",
    "store",
    "form",
    "deadlines",
    "facts",
}  # what another slice may see
# Papers are for every slice: what a letter is, who stands on it, and the deed of writing one.
PAPERS = {
    "documents.model",
    "documents.people",
    "documents.writer",
    "documents.render",
    "documents.files",
}
# What other rooms build on: the events of a calendar file, what is said about the morning run, and all that stands about a case.
# And the search for what must be held back of a table.
BUILT_ON = {"meeting.calendar_file", "reminder.heartbeat", "case.overview", "suppression.search"}
SQL = re.compile(r"\b(SELECT .* FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM|PRAGMA|CREATE TABLE)\b")
MODULES = sorted(PACKAGE.rglob("*.py"))


def name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__")


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that a file imports, anywhere in it; those of the package by their name inside it.

    One of the standard library that is called as a slice of ours is ``lib:statistics``.
    """
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = (
                [*name(path).split(".")[: -node.level or None]]
                if path.name != "__init__.py"
                else [*name(path).split(".")][: 1 - node.level or None]
            )
            prefix = ".".join(
                [*(base if node.level else []), *([node.module] if node.module else [])]
            )
            for alias in node.names:
                whole = f"{prefix}.{alias.name}".strip(".")
                is_module = (PACKAGE / whole.replace(".", "/")).with_suffix(".py").exists() or (
                    PACKAGE / whole.replace(".", "/")
                ).is_dir()
                found.add(
                    whole
                    if is_module and node.level
                    else prefix
                    if node.level or prefix not in SLICES
                    else f"lib:{prefix}"
                )
    return frozenset(found)


@cache
def strings(path: Path) -> list[str]:
    """String constants that are no docstrings."""
    tree = parsed(path)
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef)
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


def parts(module: str) -> tuple[str, str]:
    """Slice and role: ``("case", "store")``; the kernel's slice is empty."""
    first, _, role = module.partition(".")
    return (first, role or "__init__") if first in SLICES else ("", module)


def ours(path: Path) -> set[str]:
    return {
        module
        for module in imports(path)
        if parts(module)[0] or (PACKAGE / f"{module}.py").exists()
    }


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


@of_every_module
def test_a_module_imports_only_what_its_role_may_see(path: Path) -> None:
    own, role = parts(name(path))
    for module in ours(path):
        other, what = parts(module)
        if own == other or not other or module in PAPERS | BUILT_ON:
            continue
        if not own:
            # The kernel knows no slice; the database knows the chain of steps that makes its tables.
            assert (name(path), module) in {
                ("database", "schema"),
                ("database", "schema.tables"),
                ("main", "reminder.heartbeat"),
            }, f"{name(path)} imports {module}"
        elif own == "documents":
            assert what in {*SHARED_ROLES, "document", "calendar_file"}, (
                f"{name(path)} imports {module}"
            )
        else:
            assert what in SHARED_ROLES, f"{name(path)} imports {module}"
        if role in {"model", "store"} and own != "documents":
            assert what in {"model", "refusals", "store"}, f"{name(path)} imports {module}"


@of_every_module
def test_only_commands_and_the_terminal_modules_know_typer_and_rich(path: Path) -> None:
    own, role = parts(name(path))
    if (own and role == "commands") or (not own and role in {*TERMINAL, "__main__"}):
        return
    assert not {module for module in imports(path) if module.split(".")[0] in {"typer", "rich"}}
    assert not {module for module in ours(path) if module in TERMINAL - {"context"}}


@of_every_module
def test_sql_stands_in_stores_deadlines_the_schema_the_database_and_the_calendar(
    path: Path,
) -> None:
    own, role = parts(name(path))
    if (
        role in {"store", "deadlines", "facts"}
        or role.startswith("counting")
        or own == "schema"
        or role in {"database", "calendar"}
    ):
        return
    assert not [text for text in strings(path) if SQL.search(text)]


@of_every_module
def test_rows_are_written_only_through_the_door(path: Path) -> None:
    if name(path) in {"database"} or parts(name(path))[0] == "schema":
        return
    assert not [
        text
        for text in strings(path)
        if re.search(r"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b", text)
    ]


@of_every_module
def test_jinja_and_markdown_are_known_to_one_module(path: Path) -> None:
    if name(path) != "documents.render":
        assert not {
            module for module in imports(path) if module.split(".")[0] in {"jinja2", "markdown_it"}
        }


@of_every_module
def test_nobody_prints_asks_the_clock_or_the_network_or_imports_click(path: Path) -> None:
    tree = parsed(path)
    called = {
        node.func.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "print" not in called
    forbidden = {
        "click",
        "socket",
        "urllib",
        "http",
        "requests",
        *(() if name(path) == "reminder.mail" else ("smtplib", "ssl")),
    }
    assert not {module for module in imports(path) if module.split(".")[0] in forbidden}
    if name(path) != "clock":
        asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)} & {
            "now",
            "today",
            "utcnow",
        }
        values = {
            ast.unparse(node.value)
            for node in ast.walk(tree)
            if isinstance(node, ast.Attribute) and node.attr in asked
        }
        assert not values & {"datetime", "date", "time"}


@of_every_module
def test_a_module_says_what_it_is_and_stays_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(parsed(path))
    assert len(text.splitlines()) <= 500
    assert path.stem not in {"utils", "helpers", "common", "misc"}


def test_most_functions_are_short() -> None:
    lengths = sorted(
        (node.end_lineno or 0) - node.body[0].lineno + 1
        for path in MODULES
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef)
    )
    assert lengths[len(lengths) // 2] <= 8
    assert lengths[len(lengths) * 9 // 10] <= 30
