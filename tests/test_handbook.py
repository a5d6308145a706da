"""The handbook (``docs/handbok.md``): its thread is played as it stands, nothing that can be typed is missing from it, its pictures are today's."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import handbook
import pytest
from conftest import ROOT, Norrbus, Terminal
from test_help import COMMANDS

from norrbus_cli import main
from norrbus_cli.desk.demo.story import STORY
from norrbus_cli.terminal.wide_options import GLOBAL_HELP
from norrbus_cli.words.swedish import fold

TEXT = handbook.PAGE.read_text(encoding="utf-8")
# Days of the case that the demo does not play, since it stops in the middle of it.
AFTER_THE_DEMO = {"2026-06-17", "2026-09-16"}
# What a rule refuses, which is what it shows.
REFUSED = {("möte", "kalla", "M1", "--aktör", "BUP")}
GLOBAL = {name.split()[0] for name, _ in GLOBAL_HELP}
# What stands after norrbus without being a whole command.
SHORTCUTS = {"ar", "arende", "1", "M1", "A-2026-0001", "F-2026-0001"}


def at_a_screen(
    bare: Norrbus, each: handbook.Line, monkeypatch: pytest.MonkeyPatch
) -> tuple[int, list[str]]:
    """The exit code, and what a line shows at a terminal after its questions, which come in their order."""
    screen = Terminal()
    with monkeypatch.context() as patch:
        patch.setenv("NORRBUS_IDAG", each.day)
        patch.setattr(
            sys, "stdin", Terminal("".join(handbook.keys(to) for _, to in each.questions))
        )
        patch.setattr(sys, "stdout", screen)
        patch.setattr(sys, "stderr", screen)
        code = main.invoke(list(each.line))
    shown = screen.getvalue().replace(str(bare.home), "/home/karin")
    for question, _ in each.questions:
        assert question in shown, f"{each.line} does not ask {question!r} here: {shown}"
        shown = shown.split(question, maxsplit=1)[1]
    if each.questions:
        # The last question is on the line where its answer is typed.
        shown = re.sub(r"\A[^)]*\) ?", "", shown)
    return code, [row for line in shown.splitlines() for row in rows(line)]


def rows(line: str) -> list[str]:
    """A line as the rows of a screen, where blanks in it keep a command's words whole; a path is one."""
    if "/" in line:
        return [line]
    return [line[at : at + 80] for at in range(0, max(len(line), 1), 80)]


def test_the_thread_is_what_happens(bare: Norrbus, monkeypatch: pytest.MonkeyPatch) -> None:
    lines = list(handbook.thread(TEXT))
    for each in lines:
        code, real = at_a_screen(bare, each, monkeypatch)
        assert handbook.agrees(each.shown, real), "\n".join(
            [f"{each.day} norrbus {' '.join(each.line)} shows", *real, "and not", *each.shown]
        )
        assert bool(code) == (each.line[:5] in REFUSED), (each, real)
    assert {each.line[0] for each in lines} >= {
        *("register", "aktör", "ärende", "samtycke", "möte", "dokument", "plan", "idag"),
        *("avvikelse", "uppföljning", "utvärdering", "statistik", "påminn"),
    }


def test_the_thread_has_the_days_of_the_demo() -> None:
    days = {each.day for each in handbook.thread(TEXT)}
    assert days - {each.day for each in STORY} == AFTER_THE_DEMO


def test_the_people_of_the_thread_are_those_of_the_demo() -> None:
    demo = " ".join(line for each in STORY for line in each.lines)
    told = [
        word
        for each in handbook.thread(TEXT)
        for word in [*each.line, *(answer for _, answer in each.questions)]
    ]
    named = re.findall(r"\b[A-ZÅÄÖ]\w+ [A-ZÅÄÖ]\w+|\d{8}-\d{4}", "\n".join(told))
    assert len(set(named)) == 12
    assert [each for each in named if each not in demo] == []


def test_the_tables_are_the_programs_own() -> None:
    made = handbook.with_tables(TEXT)
    if os.environ.get("UPDATE_GOLDEN"):
        handbook.PAGE.write_text(made, encoding="utf-8")
        return
    assert made == TEXT, "UPDATE_GOLDEN=1 pytest tests/test_handbook.py makes the tables anew"


def test_every_command_and_option_can_be_found() -> None:
    named = set(handbook.OPTION.findall(TEXT))
    found = {option for name in COMMANDS for option in handbook.options(name)}
    found |= GLOBAL
    assert [name for name in COMMANDS if f"`{name}`" not in TEXT] == []
    assert set(handbook.OWN) <= set(COMMANDS)
    assert found - named == set()
    assert named - found == set()


def test_what_is_named_in_the_text_is_a_command_with_such_options() -> None:
    """A line within a sentence, or in an example: its options are those of its command."""
    spans = re.findall(r"`norrbus ([^`]+)`", " ".join(TEXT.split()))
    for kind, block in re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL):
        if kind not in handbook.PLAYED:
            spans += re.findall(r"^norrbus ([^#\n]+)", block, re.MULTILINE)
    spans += re.findall(r"^    norrbus (.+)$", TEXT, re.MULTILINE)
    assert len(spans) > 350
    for span in spans:
        words = [fold(word) for word in span.split()]
        fitting = [name for name in COMMANDS if fold(name).split()[1:] == words[: name.count(" ")]]
        if not fitting:
            assert span in SHORTCUTS, span
            continue
        taken = set(handbook.options(max(fitting, key=len))) | GLOBAL
        assert set(handbook.OPTION.findall(span)) <= taken, span


@pytest.mark.slow
def test_the_pictures_are_of_todays_program() -> None:
    """Made anew by ``.ci/screens``."""
    line = [sys.executable, str(ROOT / ".ci/screens"), "--check"]
    ended = subprocess.run(
        line,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    assert (ended.returncode, ended.stderr) == (0, "")


def test_each_picture_is_shown_once_under_the_line_that_it_is_of() -> None:
    shown = re.findall(r"!\[(norrbus [^\]:]+): [^\]]+\]\(skarmar/(\w+\.svg)\)", TEXT)
    files = {
        path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs/skarmar").iterdir()
    }
    assert sorted(name for _, name in shown) == sorted(files)
    for line, name in shown:
        assert f'aria-label="{line}"' in files[name]
