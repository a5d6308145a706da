"""The morning run on Windows, as far as it can be tried elsewhere: the task, its words, its hand-over."""

from __future__ import annotations

import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
import xmlschema
from conftest import Norrbus

from norrbus_cli.deadline.reminder import task

SCHEMA = Path(__file__).with_name("task.xsd")
SHOW = ("påminn", "installera", "--windows", "--tid", "07.05")


def shown(norrbus: Norrbus) -> ElementTree.Element:
    """The task, read back and held against the schema."""
    text = norrbus.ok(*SHOW)
    root = ElementTree.fromstring(text.encode("utf-16"))
    xmlschema.XMLSchema(SCHEMA).validate(root)
    return root


def under(root: ElementTree.Element, name: str) -> str:
    found = root.find(f".//{{{task.SPACE}}}{name}")
    assert found is not None
    return found.text or ""


def split_by_windows(line: str) -> list[str]:
    """A command line as a Windows program takes it apart: backslashes are themselves but before a quotation mark, where two make one."""
    words, word, quoted, begun = [], "", False, False
    index = 0
    while index < len(line):
        sign = line[index]
        if sign == "\\":
            run = len(line[index:]) - len(line[index:].lstrip("\\"))
            index += run
            if index < len(line) and line[index] == '"':
                word += "\\" * (run // 2)
                if run % 2:
                    word += '"'
                    index += 1
            else:
                word += "\\" * run
            begun = True
            continue
        if sign == '"':
            quoted, begun = not quoted, True
        elif sign in " \t" and not quoted:
            if begun:
                words.append(word)
            word, begun = "", False
        else:
            word, begun = word + sign, True
        index += 1
    return [*words, word] if begun else words


def test_the_task_is_what_the_scheduler_takes_and_is_caught_up_with(norrbus: Norrbus) -> None:
    root = shown(norrbus)
    assert under(root, "StartBoundary").endswith("T07:05:00")
    assert under(root, "StartWhenAvailable") == "true"
    assert under(root, "Command") == sys.executable
    assert under(root, "Arguments").endswith(" paminn --obevakad")


@pytest.mark.parametrize(
    "name", ["Kalix åäö's register.norrbus", 'med "citat" & <tecken>.norrbus', "slut\\"]
)
def test_a_path_comes_out_of_the_task_as_it_went_in(norrbus: Norrbus, name: str) -> None:
    moved = norrbus.register.rename(norrbus.register.with_name(name))
    text = norrbus.ok("--register", str(moved), "--nyckel", str(norrbus.key), *SHOW)
    root = ElementTree.fromstring(text.encode("utf-16"))
    xmlschema.XMLSchema(SCHEMA).validate(root)
    words = split_by_windows(under(root, "Arguments"))
    assert words[words.index("--register") + 1] == str(moved)
    assert words[-2:] == ["paminn", "--obevakad"]


def test_the_schema_refuses_what_is_out_of_order_or_unknown(norrbus: Norrbus) -> None:
    text = norrbus.ok(*SHOW)
    schema = xmlschema.XMLSchema(SCHEMA)
    for wrong in (
        text.replace("<Enabled>true</Enabled>\n      <StartBoundary", "<StartBoundary", 1).replace(
            "</StartBoundary>", "</StartBoundary><Enabled>true</Enabled>"
        ),
        text.replace("IgnoreNew", "Ignore"),
        text.replace("DaysInterval>1<", "DaysInterval>0<"),
        text.replace('Context="Author"', 'Context="Nobody"'),
    ):
        assert wrong != text
        assert not schema.is_valid(ElementTree.fromstring(wrong.encode("utf-16")))


SCHTASKS = """#!/bin/sh
for each in "$@"; do printf '%s\\n' "$each"; done > "$HOME/told"
exit $(cat "$HOME/code")
"""


def test_it_is_written_in_utf_16_and_handed_over(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = norrbus.home / "bin/schtasks"
    program.parent.mkdir()
    program.write_text(SCHTASKS)
    program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{program.parent}:/usr/bin:/bin")
    code, file = norrbus.home / "code", norrbus.home / ".config/norrbus/norrbus-paminn.xml"
    code.write_text("0")
    for _ in range(2):
        done = norrbus(*SHOW, "--skriv")
        assert (done.code, done.out) == (0, f"Skriven: {file}\n")
        assert "”norrbus påminn” i Schemaläggaren" in done.err
    assert (norrbus.home / "told").read_text(encoding="utf-8").splitlines() == [
        "/Create",
        "/TN",
        "norrbus påminn",
        "/XML",
        str(file),
        "/F",
    ]
    content = file.read_bytes()
    assert content.startswith((b"\xff\xfe", b"\xfe\xff"))
    assert content.decode("utf-16") == norrbus.ok(*SHOW)
    code.write_text("1")
    refused = norrbus(*SHOW, "--skriv")
    assert (refused.code, "tog inte emot den" in refused.err) == (5, True)
    program.unlink()
    gone = norrbus(*SHOW, "--skriv")
    assert (gone.code, "schtasks finns inte" in gone.err) == (5, True)
    assert "Importera uppgift" in gone.err
