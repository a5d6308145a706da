"""Every command and option says in Swedish what it is, and stands in the reference that is printed from the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from conftest import ROOT, Norrbus

from norrbus_cli import main
from norrbus_cli.terminal.room import NAMELESS

REFERENCE = ROOT / "docs/kommandon.md"


def commands() -> dict[str, Any]:
    """Every command by its whole name."""
    return dict(inside("norrbus", typer.main.get_command(main.app)))


def inside(name: str, room: Any) -> Iterator[tuple[str, Any]]:
    if not hasattr(room, "list_commands"):
        yield name, room
        return
    if NAMELESS in room.commands:
        yield name, room.commands[NAMELESS]
    for each in room.list_commands(None):
        yield from inside(f"{name} {each}", room.get_command(None, each))


COMMANDS = commands()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_help_and_one_example(name: str, bare: Norrbus) -> None:
    command = COMMANDS[name]
    shown = bare.ok(*name.split()[1:], "--hjälp")
    assert shown.startswith(f"Användning: {name}")
    assert command.help
    assert command.epilog.startswith(f"Exempel: {name}")
    assert shown.count("Exempel:") == 1
    for parameter in command.params:
        assert parameter.help.endswith((".", ")")) or parameter.param_type_name == "argument", (
            parameter.name
        )
        assert parameter.opts[-1].split()[0] in shown or parameter.param_type_name == "argument"
    assert not [
        word
        for word in ("Usage", "Options", "Show this", "required", "TEXT\n", "default")
        if word in shown
    ]


GATED = {
    "norrbus statistik år",
    "norrbus statistik skriv",
    "norrbus avvikelse sammanställ",
    "norrbus utvärdering sammanställ",
}


@pytest.mark.parametrize("name", COMMANDS)
def test_an_example_is_a_line_that_the_program_understands(name: str, norrbus: Norrbus) -> None:
    import shlex

    example = shlex.split(COMMANDS[name].epilog.removeprefix("Exempel: "))
    if name == "norrbus demo":
        return  # run whole in tests/demo
    result = norrbus(*example[1:])
    # What is told of a year only when it is published is refused here, as it is not.
    gate = result.code == 4 and " är inte fastställt, och inga tal om barn " in result.err
    assert gate == (name in GATED), result.err
    assert gate or result.code in {0, 2, 3, 5}, result.err
    assert "växel" not in result.err
    assert (
        gate
        or "kommando" not in result.err.split("Lägg")[0]
        or "frågar" in result.err
        or "finns" in result.err
    )


@pytest.mark.parametrize(
    "line",
    [
        ("--hjälp",),
        ("--help",),
        ("-h",),
        ("hjälp",),
        ("ärende",),
        ("arende", "--hjalp"),
        ("möte", "boka", "-h"),
    ],
)
def test_help_is_found_however_it_is_asked_for(bare: Norrbus, line: tuple[str, ...]) -> None:
    result = bare(*line)
    assert "Användning: norrbus" in result.out + result.err
    assert max(len(text) for text in (result.out + result.err).splitlines()) <= 80


def test_help_and_version_touch_no_register_and_load_neither_the_database_nor_the_templates(
    tmp_path: Path,
) -> None:
    probe = (
        "import sys\nfrom norrbus_cli import main\nfor line in ([], ['--hjälp'], ['ärende'], ['ärende', 'skapa', '--hjälp'], ['dokument', 'skriv', '--hjälp']):\n"
        "    main.invoke(line)\nheavy = {'sqlite_utils', 'jinja2', 'sqlcipher3', 'markdown_it', 'icalendar', 'holidays', 'personnummer', 'rich'}\n"
        "sys.exit(' '.join(sorted(heavy & set(sys.modules))) or 0)"
    )
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"]}
    ended = subprocess.run(
        [sys.executable, "-c", probe],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr.splitlines()[-1:] if ended.returncode else []) == (0, [])
    assert list(tmp_path.iterdir()) == []


def test_a_list_does_not_load_what_it_does_not_need(norrbus: Norrbus) -> None:
    probe = "import sys\nfrom norrbus_cli import main\nmain.invoke(['ärende', 'lista'])\nsys.exit(' '.join(sorted({'sqlite_utils', 'jinja2', 'rich', 'holidays', 'icalendar'} & set(sys.modules))) or 0)"
    ended = subprocess.run(
        [sys.executable, "-c", probe],
        env={"HOME": str(norrbus.home), "PATH": os.environ["PATH"]},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.stderr == "Inga ärenden. Öppna ett med: norrbus ärende skapa\n"
    assert ended.returncode == 0


def reference() -> str:
    """The command reference as Markdown, from the commands themselves."""
    lines = [
        "# Kommandon",
        "",
        "Den här sidan skrivs av programmet självt (`UPDATE_GOLDEN=1 pytest tests/test_help.py`).",
        "Prickar och ringar får utelämnas när man skriver. Varje växel finns också som nyckel i en fil till `--från-fil`.",
    ]
    for name, command in COMMANDS.items():
        arguments = " ".join(
            f"[{parameter.human_readable_name}]"
            for parameter in command.params
            if parameter.param_type_name == "argument"
        )
        lines += [
            "",
            f"## {name} {arguments}".rstrip(),
            "",
            command.help,
            "",
            f"    {command.epilog.removeprefix('Exempel: ')}",
            "",
        ]
        rows = [
            (f"`{parameter.opts[-1]}`", parameter.help)
            for parameter in command.params
            if parameter.param_type_name == "option"
        ]
        rows = [
            (parameter.human_readable_name, parameter.help)
            for parameter in command.params
            if parameter.param_type_name == "argument"
        ] + rows
        lines += (
            ["| | |", "| --- | --- |", *(f"| {name} | {text} |" for name, text in rows)]
            if rows
            else []
        )
    return "\n".join(lines) + "\n"


def test_the_command_reference_is_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        REFERENCE.write_text(reference(), encoding="utf-8")
    assert REFERENCE.read_text(encoding="utf-8") == reference()
