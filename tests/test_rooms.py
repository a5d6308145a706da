"""The table of rooms says what its modules hold, and a command imports what it needs and no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus

from norrbus_cli.rooms import ROOMS

MODULES = Path(__file__).with_name("modules.json")
# Commands that are used all day, and what each may import of the house.
HOT = {
    "--hjälp": (),
    "ärende --hjälp": (),
    "möte boka --hjälp": (),
    "idag": (),
    "ärende lista": (),
    "ärende visa": ("1",),
    "ärende ändra": ("1", "--språk", "finska"),
    "frist lista": (),
    "påminn --torrkör": (),
    "dokument skriv": ("samtycke", "1", "--skriv-över"),
}
# Libraries that cost more than they give to one who only looks, or asks for help.
HEAVY: tuple[str, ...] = (
    "sqlite_utils",
    "jinja2",
    "markdown_it",
    "icalendar",
    "holidays",
    "prompt_toolkit",
)
HEAVY += ("rich", "tomllib", "difflib", "smtplib", "email", "xlsxwriter", "dataclasses")
HEAVY += ("keyring", "hashlib")
_PROBE = """
import json, sys
import typer
before = set(sys.modules)
from norrbus_cli.__main__ import main
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
sys.stderr.write("\\n" + json.dumps(sorted(set(sys.modules) - before)))
"""


@pytest.mark.parametrize("name", [name for name, _, parts in ROOMS if len(parts) > 1])
def test_a_room_of_several_parts_names_all_commands_of_each(name: str) -> None:
    parts = next(parts for each, _, parts in ROOMS if each == name)
    for module, names in parts.items():
        declared = import_module(f"norrbus_cli.{module}").app.declared
        assert set(names.split()) == set(declared)


def imported(norrbus: Norrbus, line: str) -> list[str]:
    """What a command imports beside Typer."""
    environment = {"HOME": str(norrbus.home), "PATH": os.environ["PATH"]}
    ended = subprocess.run(
        [sys.executable, "-c", _PROBE, *line.split(), *HOT[line]],
        cwd=ROOT,
        env={**environment, "NORRBUS_IDAG": norrbus.day},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[str] = json.loads(ended.stderr.splitlines()[-1])
    return found


@pytest.mark.slow
def test_a_hot_command_imports_only_the_modules_that_are_listed_for_it(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    found = {line: imported(norrbus, line) for line in HOT}
    ours = {
        line: [each for each in modules if each.startswith("norrbus_cli.") and each in _FILES]
        for line, modules in found.items()
    }
    if os.environ.get("UPDATE_GOLDEN"):
        MODULES.write_text(json.dumps(ours, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert ours == json.loads(MODULES.read_text("utf-8"))
    for line, modules in found.items():
        if line not in {"ärende ändra", "dokument skriv"}:
            assert not [each for each in modules if each.split(".")[0] in HEAVY], line


@pytest.mark.slow
def test_who_looks_at_a_case_with_papers_waits_for_no_library_that_writes_them(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1")
    modules = imported(norrbus, "ärende visa")
    assert "norrbus_cli.desk.papers.store" in modules
    assert not [each for each in modules if each.split(".")[0] in HEAVY]


_FILES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts)
    for path in (ROOT / "norrbus_cli").rglob("*.py")
    if path.name != "__init__.py"
}
