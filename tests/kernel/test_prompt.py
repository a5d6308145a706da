"""Questions on a terminal that can be drawn on: the keys that a coordinator presses."""

from __future__ import annotations

import io
import os
import pty
import stat
import sys
import threading
import time
import unicodedata
from pathlib import Path

import pytest
import typer
from conftest import Terminal
from prompt_toolkit.application import create_app_session
from prompt_toolkit.application.current import AppSession
from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput
from prompt_toolkit.output.vt100 import Vt100_Output

from norrbus_cli.terminal.ask import asker
from norrbus_cli.terminal.editor import edit
from norrbus_cli.terminal.lines import Lines
from norrbus_cli.terminal.prompt import Prompt, _label
from norrbus_cli.terminal.wanted import Asker, GoBack, Wanted, number_of, yes
from norrbus_cli.words.errors import FileTrouble

ACTORS = ("BUP", "primärvård", "skola", "soc")
UP, F2, PASTE = "\x1b[A", "\x1bOQ", "\x1b[200~{0}\x1b[201~"
BACK, INTERRUPT, END, TO_EDITOR = "\x02", "\x03", "\x04", "\x05"


class Watched(Vt100_Output):
    """A screen of 24 rows that tells when what was typed has had its effect, and what was drawn."""

    def __init__(self, shown: AppSession) -> None:
        self.paper = io.StringIO()
        super().__init__(self.paper, lambda: Size(24, 80), "xterm", enable_cpr=False)
        self.drawn = 0.0
        self._shown = shown

    def flush(self) -> None:
        super().flush()
        self.drawn = time.monotonic()

    def wait(self, since: float) -> None:
        """Until something was drawn since then, and no more is, and no choices are looked for."""
        end = time.monotonic() + 60
        while time.monotonic() < end and (
            self.drawn <= since or time.monotonic() < self.drawn + 0.25 or self._looks_for_choices()
        ):
            time.sleep(0.02)

    def _looks_for_choices(self) -> bool:
        running = self._shown.app._background_tasks if self._shown.app else ()
        return any("completer" in str(task.get_coro()) for task in list(running))


def answered(wanted: Wanted, *bursts: str, typed: str = "", by: Prompt | None = None) -> str:
    """What the asker returns when the bursts are typed, each when the one before has had its
    effect."""
    with create_pipe_input() as keyboard, create_app_session() as shown:
        prompt = by or Prompt(None, DummyOutput())
        prompt._screen = screen = Watched(shown)
        prompt._keyboard = keyboard

        def type_on() -> None:
            sent = 0.0
            for burst in bursts:
                if len(bursts) > 1:
                    screen.wait(sent)
                    sent = time.monotonic() if burst else sent
                keyboard.send_text(burst)

        thread = threading.Thread(target=type_on)
        thread.start()
        try:
            return prompt.ask(wanted, typed)
        finally:
            thread.join()


# --- choices -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("PRIM\t\r",), "primärvård"),
        (("vård\t\r",), "primärvård"),
        ((unicodedata.normalize("NFD", "vård"), "\t\r"), "primärvård"),
        (("s", "\t", "\t\r"), "soc"),
        (("x\t\r",), "x"),
        (("skola\r",), "skola"),
        (("\t", "\t\r"), "primärvård"),
    ],
)
def test_a_choice_is_found_whatever_is_typed_of_it_with_or_without_dots(
    keys: tuple[str, ...], answer: str
) -> None:
    assert answered(Wanted("Aktör", choices=ACTORS), *keys) == answer


@pytest.mark.parametrize(
    ("lines", "rows", "count"), [("24", 12, 12), ("24", 12, 13), ("80", 16, 40), ("3", 1, 2)]
)
def test_a_menu_that_has_no_room_for_all_says_how_many_there_are(
    monkeypatch: pytest.MonkeyPatch, lines: str, rows: int, count: int
) -> None:
    monkeypatch.setenv("LINES", lines)
    monkeypatch.setenv("COLUMNS", "80")
    wanted = Wanted("Ärendet", choices=tuple(f"NB-{each}" for each in range(count)))
    said = f"Tab väljer bland {count}" if count > rows else "Tab väljer)"
    assert said in _label(wanted)


@pytest.mark.parametrize("wide", [77, 78, 79, 80, 81, 158, 159, 160])
def test_a_menu_has_all_its_rows_below_a_question_as_wide_as_the_screen(
    monkeypatch: pytest.MonkeyPatch, wide: int
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("LINES", "24")
    question = "x" * (wide - len(" (Tab väljer)"))
    by = Prompt(None, DummyOutput())
    answered(Wanted(question, choices=ACTORS), "\t", "\r", by=by)
    assert isinstance(by._screen, Watched)
    assert [each for each in ACTORS if each not in by._screen.paper.getvalue()] == []


def test_tab_before_the_menu_has_come_up_opens_it() -> None:
    assert answered(Wanted("Aktör", choices=ACTORS), "s\t", "\r") in {"s", "skola"}


def test_a_case_is_found_by_the_child_whose_name_stands_beside() -> None:
    looked: list[int] = []

    def children() -> dict[str, str]:
        looked.append(1)
        return {"NB-2026-0001": "Kim Niva", "NB-2026-0002": "Åsa Lantto"}

    wanted = Wanted("Ärendet", choices=("NB-2026-0001", "NB-2026-0002"), beside=children)
    assert answered(wanted, "asa\t\r") == "NB-2026-0002"
    assert looked == [1]


def test_of_several_answers_the_one_at_the_cursor_is_completed_and_none_is_offered_twice() -> None:
    wanted = Wanted("Aktörer", choices=ACTORS, between=",")
    assert answered(wanted, "skola, prim\t\r") == "skola, primärvård"
    assert answered(wanted, "skola, s\t\r") == "skola, soc"


def test_few_choices_stand_in_the_question_and_many_come_up_while_typing() -> None:
    assert _label(Wanted("Kön", choices=("flicka", "pojke"), numbered=True)) == (
        "Kön (flicka eller pojke, Tab väljer) "
    )
    assert _label(Wanted("Aktör", choices=ACTORS, numbered=True)) == "Aktör (Tab väljer) "
    assert _label(Wanted("Ärendet", choices=("NB-2026-0001",))) == "Ärendet (Tab väljer) "


# --- editing, going back, leaving ----------------------------------------------------


def test_an_answer_that_stands_or_was_refused_is_an_arrow_up_and_can_be_edited() -> None:
    assert answered(Wanted("Namn", current="Elsa Niva"), UP, "\x7f\x7f\x7f\x7fLantto\r") == (
        "Elsa Lantto"
    )
    refused = Wanted("Nummer", current="20150903-2387")
    assert answered(refused, UP, "\x7f8\r", typed="20140903-2389") == "20140903-2388"
    assert answered(refused, UP, UP, "\r", typed="20140903-2389") == "20150903-2387"
    assert answered(Wanted("Aktör", choices=ACTORS), "", UP, "\x7f\r", typed="skolan") == "skola"
    with create_pipe_input() as keyboard:
        keyboard.send_text("Moa.\r")
        revised = Prompt(keyboard, DummyOutput()).revise(Wanted("Namn", current="Hästar."))
    assert revised == "Moa."


@pytest.mark.parametrize(("keys", "answer"), [("\r", ""), ("?\r", "?"), ("skola\r", "skola")])
def test_what_was_refused_is_not_glued_to_what_is_typed_next(keys: str, answer: str) -> None:
    assert answered(Wanted("Aktör", choices=ACTORS), keys, typed="finnsej") == answer


@pytest.mark.parametrize("keys", [BACK, "<\r"])
def test_one_can_go_back_with_a_key_or_a_sign(keys: str) -> None:
    assert answered(Wanted("Namn"), keys) == "<"


def test_what_was_half_typed_is_there_when_the_question_comes_again() -> None:
    prompt, wanted = Prompt(None, DummyOutput()), Wanted("Namn")
    assert answered(wanted, "Elsa" + BACK, by=prompt) == "<"
    assert prompt.left == {"Namn": "Elsa"}
    assert answered(wanted, " Lantto\r", by=prompt) == "Elsa Lantto"
    assert prompt.left == {}


@pytest.mark.parametrize(
    ("keys", "left"), [(f"Elsa{INTERRUPT}", {"Namn": "Elsa"}), (INTERRUPT, {})]
)
def test_ctrl_c_ends_and_what_was_half_typed_is_left(keys: str, left: dict[str, str]) -> None:
    prompt = Prompt(None, DummyOutput())
    with pytest.raises(typer.Abort):
        answered(Wanted("Namn"), keys, by=prompt)
    assert prompt.left == left


def test_the_key_that_ends_a_text_ends_no_question_of_one_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert answered(Wanted("Namn"), END, "Elsa\r") == "Elsa"
    assert capsys.readouterr().err == "Ctrl-C avbryter.\n"
    assert answered(Wanted("Namn"), f"Elsa\x01{END}\r") == "lsa"  # in a line it takes a sign away


def test_a_terminal_that_is_gone_ends_the_question() -> None:
    with create_pipe_input() as keyboard, create_app_session():
        keyboard.close()
        with pytest.raises(typer.Abort):
            Prompt(keyboard, DummyOutput()).ask(Wanted("Namn"))


def test_a_yes_can_be_a_way_back_where_there_is_one() -> None:
    class Said(Prompt):
        def ask(self, wanted: Wanted, typed: str = "") -> str:
            return said.pop(0)

    said = ["<", "j"]
    assert yes(Said(None, DummyOutput()), "Fortsätta?", default=False)
    said = ["<"]
    with pytest.raises(GoBack):
        yes(Said(None, DummyOutput()), "Fortsätta?", default=False, back=True)


# --- many lines ----------------------------------------------------------------------

TEXT = Wanted("Behovet", many_lines=True)


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (f"Rad ett.\rRad två.{END}", "Rad ett.\nRad två."),
        ("Rad ett.\r\rRad två.\x1b\r", "Rad ett.\n\nRad två."),
        (PASTE.format("Ett.\r\nTvå.\rTre.") + END, "Ett.\nTvå.\nTre."),
        ("\r", ""),
        (END, ""),
        ("?\r", "?"),
        ("-\r", "-"),
        ("e\r", "e"),
        ("<\r", "<"),
        (f"Halv{BACK}", "<"),
    ],
)
def test_a_text_of_many_lines_ends_when_one_says_so(keys: str, answer: str) -> None:
    assert answered(TEXT, keys) == answer


def test_how_a_text_ends_is_told_once_before_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    by = Prompt(None, DummyOutput())
    assert answered(Wanted("Namn"), "Elsa\r", by=by) == "Elsa"
    assert capsys.readouterr().err == ""
    for told in (1, 0):
        assert answered(TEXT, f"Ett.\rTvå.{END}", by=by) == "Ett.\nTvå."
        assert capsys.readouterr().err.count("ger Enter en ny rad") == told


def test_a_text_that_stands_or_was_refused_is_there_to_go_on_with() -> None:
    stands = Wanted("Behovet", many_lines=True, current="Hästar.")
    assert answered(stands, f" Och mer.{END}") == "Hästar. Och mer."
    assert answered(stands, f" Och mer.{END}", typed="Katter.") == "Katter. Och mer."
    assert answered(stands, f" Och mer.{END}", typed="-") == "Hästar. Och mer."
    assert answered(stands, "\x7f" * 7 + END) == "-"


@pytest.fixture
def editor(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = home / "redigerare"
    path.write_text('#!/bin/sh\nprintf " Och mer.\\nSist." >> "$1"\n', encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("EDITOR", str(path))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(home))


@pytest.mark.usefixtures("editor")
@pytest.mark.parametrize("key", [TO_EDITOR, F2])
def test_one_can_go_on_in_an_editor_of_ones_own_and_back(key: str, home: Path) -> None:
    assert answered(TEXT, f"Början.{key}", f"\rSlut.{END}") == "Början. Och mer.\nSist.\nSlut."
    assert not list(home.glob("norrbus-*"))


def test_a_text_is_not_lost_when_the_editor_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EDITOR", "/finns/inte")
    prompt = Prompt(None, DummyOutput())
    with pytest.raises(FileTrouble):
        answered(TEXT, f"Början.{TO_EDITOR}", by=prompt)
    assert answered(TEXT, END, by=prompt) == "Början."


@pytest.fixture
def installed(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where programs are, and none that the user has chosen."""
    folder = home / "program"
    folder.mkdir()
    monkeypatch.setenv("PATH", f"{folder}:/bin:/usr/bin")
    monkeypatch.delenv("EDITOR", raising=False)
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setattr("norrbus_cli.terminal.editor.EDITORS", ("nano-x", "editor-x", "vi-x"))
    return folder


def program(path: Path, does: str) -> None:
    """One that keeps what it is given, and how it was called, beside it."""
    path.write_text(
        f'#!/bin/sh\nfor last; do :; done\necho "$*" > {path}.sagt\ncat "$last" > {path}.sett\n{does}\n',
        encoding="utf-8",
    )
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


@pytest.mark.parametrize(
    ("does", "text"),
    [
        ("true", "Början."),
        ('sed -i "1s/$/ Mer./" "$last"', "Början. Mer."),
        ('printf "Sist." >> "$last"', "Början.\n\n\n\nSist."),
        ('echo Nytt. > "$last"', "Nytt."),
        ('sed -i "s/$/ Mer./" "$last"', "Början. Mer.\n Mer.\n Mer.\n Mer."),
        (': > "$last"', ""),
    ],
)
def test_vi_says_how_to_leave_it_and_nothing_of_it_ends_in_the_text(
    installed: Path, monkeypatch: pytest.MonkeyPatch, does: str, text: str
) -> None:
    program(installed / "vi", does)
    monkeypatch.setenv("EDITOR", "vi")
    assert edit("Början.") == text
    seen = (installed / "vi.sett").read_text(encoding="utf-8").splitlines()
    assert seen[0] == "Början."
    assert ":wq" in seen[-1]
    assert ":q!" in seen[-1]
    assert max(map(len, seen)) < 80


def test_an_editor_that_is_a_link_to_vim_is_one_and_keeps_no_history(installed: Path) -> None:
    program(installed / "vim.tiny", "true")
    (installed / "editor-x").symlink_to(installed / "vim.tiny")
    assert edit("") == ""
    assert ":wq" in (installed / "vim.tiny.sett").read_text(encoding="utf-8")
    assert (installed / "vim.tiny.sagt").read_text(encoding="utf-8").startswith("-i NONE /")


def test_one_that_says_itself_how_to_leave_it_goes_first_and_gets_the_text_alone(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(installed / "nano-x", 'printf " Mer." >> "$last"')
    program(installed / "vi-x", "true")
    assert edit("Början.") == "Början. Mer."
    assert (installed / "nano-x.sett").read_text(encoding="utf-8") == "Början."
    monkeypatch.setenv("EDITOR", str(installed / "vi-x"))
    assert edit("Början.") == "Början."
    assert (installed / "vi-x.sagt").exists()


def test_where_there_is_no_editor_it_is_said(installed: Path) -> None:
    assert list(installed.iterdir()) == []
    with pytest.raises(FileTrouble, match="nano-x går inte att starta"):
        edit("Början.")


# --- who asks ------------------------------------------------------------------------


def kind(plain: bool = False) -> type[Asker]:
    """Who asks at a real terminal."""
    ours, theirs = pty.openpty()
    before = sys.stdin, sys.stderr
    with os.fdopen(theirs, "w") as screen, os.fdopen(os.dup(theirs)) as keyboard:
        try:
            sys.stdin, sys.stderr = keyboard, screen
            return type(asker(plain))
        finally:
            sys.stdin, sys.stderr = before
            os.close(ours)


def test_a_terminal_is_drawn_on_where_it_can_be_and_nobody_asks_for_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    assert kind() is Prompt
    assert kind(plain=True) is Lines
    for name in ("", "dumb", "unknown"):
        monkeypatch.setenv("TERM", name)
        assert kind() is Lines


def test_without_the_library_there_are_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delitem(sys.modules, "norrbus_cli.terminal.prompt")
    monkeypatch.setitem(sys.modules, "prompt_toolkit", None)
    assert kind() is Lines


def test_what_only_says_that_it_is_a_terminal_gets_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stdin", Terminal())
    assert type(asker(plain=False)) is Lines


@pytest.mark.parametrize(
    ("typed", "number"), [("1", 1), ("12", 12), ("13", 0), ("0", 0), ("²", 0), ("9" * 5000, 0)]
)
def test_a_number_is_one_of_those_that_are_shown(typed: str, number: int) -> None:
    assert number_of(typed, 12) == number
