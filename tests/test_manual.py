"""The manual pages say what the help says, and are what ``man`` and those who check pages take."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from conftest import ROOT
from manual_pages import pages
from test_help import COMMANDS

from norrbus_cli.rooms import ROOMS

FOLDER = ROOT / "man"
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
# No page is older than its program: it has that one's version, and no day of its own.
WITHOUT_DAY = re.compile(r"mandoc: .*: WARNING: missing date, using \"\": TH\n")


def tool(name: str) -> str:
    if not shutil.which(name):
        pytest.skip(f"{name} is not on this machine: the pages have not been read by it")
    return name


def test_the_pages_are_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        shutil.rmtree(FOLDER)
        FOLDER.mkdir()
        for name, text in pages().items():
            (FOLDER / name).write_text(text, encoding="utf-8")
    assert {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()} == pages()
    assert len(TEXTS) == len(ROOMS) + 1


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_is_clean_to_mandoc(name: str) -> None:
    line = [tool("mandoc"), "-Tlint", "-Wwarning", str(FOLDER / name)]
    found = subprocess.run(line, capture_output=True, text=True, check=False).stdout
    assert WITHOUT_DAY.sub("", found) == ""


@pytest.mark.parametrize("name", TEXTS)
def test_a_page_is_clean_to_groff(name: str) -> None:
    line = [tool("groff"), "-man", "-ww", "-K", "utf8", "-Tutf8", str(FOLDER / name)]
    ended = subprocess.run(line, capture_output=True, text=True, check=True, encoding="utf-8")
    assert ended.stderr == ""


def read(path: Path) -> str:
    """A page as a reader sees it, blanks as one."""
    environment = {
        "PATH": os.environ["PATH"],
        "LANG": "C.UTF-8",
        "MANWIDTH": "2000",
        "MANPAGER": "cat",
    }
    line = [tool("man"), "-l", str(path)]
    ended = subprocess.run(
        line, env=environment, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert ended.stderr == ""
    return " ".join(ended.stdout.split())


def test_what_is_read_has_every_command_and_option_in_swedish_letters() -> None:
    shown = " ".join(read(path) for path in sorted(FOLDER.iterdir()))
    for name, command in COMMANDS.items():
        assert name in shown
        assert " ".join(command.help.split()) in shown
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert f" {parameter.opts[-1]} " in shown, (name, parameter.opts)
                assert " ".join(parameter.help.split()) in shown


def test_whatis_finds_what_each_page_is() -> None:
    line = [tool("lexgrog"), *(str(path) for path in FOLDER.iterdir())]
    ended = subprocess.run(
        line,
        capture_output=True,
        text=True,
        check=True,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
    )
    assert len(ended.stdout.splitlines()) == len(TEXTS)
    assert "norrbus-arende - Ärenden: " in ended.stdout
