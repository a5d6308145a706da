"""Questions on a terminal that can be drawn on, with prompt_toolkit.

A line that can be edited, choices that come up while typing, with or without dots and rings, texts
of many lines. A line begins empty, with what was refused and what stands already an arrow up, so
that what is typed takes its place; a text begins with it. Nothing is written to any file.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from shutil import get_terminal_size

import typer
from prompt_toolkit import PromptSession
from prompt_toolkit.application import get_app, run_in_terminal
from prompt_toolkit.completion import Completer, Completion
from prompt_toolkit.document import Document
from prompt_toolkit.filters import Condition
from prompt_toolkit.history import InMemoryHistory
from prompt_toolkit.input import Input
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.output import Output as Screen
from prompt_toolkit.output import create_output
from prompt_toolkit.utils import get_cwidth

from ..words.record import replace
from ..words.swedish import fold, listed
from .editor import edit
from .output import Output
from .stream import wrapped
from .wanted import BACK, CLEAR, Wanted

# What can be typed in the place of a text, and then ends with Enter.
INSTEAD = ("", BACK, "?", CLEAR, "e")

LINES = "I en påbörjad text ger Enter en ny rad; Esc Enter eller Ctrl-D avslutar den."
FEW = 3  # so many choices stand in the question
ROOM = 16  # rows of a menu at most, as prompt_toolkit has it


class ToEditor(Exception):
    """The user wants to go on in an editor of their own."""


class Prompt:
    """Asks with prompt_toolkit, on standard error."""

    back = f"{BACK} eller Ctrl-B"

    def __init__(self, keyboard: Input | None = None, screen: Screen | None = None) -> None:
        self.left: dict[str, str] = {}
        self._knows_texts = False
        self._keyboard = keyboard
        self._screen = screen or _standard_error()

    def ask(self, wanted: Wanted, typed: str = "") -> str:
        """What the user types, trimmed. What was half typed before is there to go on with, as is
        what was refused as ``typed`` or stands in a text; before a line they are an arrow up.
        Raises typer.Abort, FileTrouble.
        """
        half = self.left.pop(wanted.text, "")
        above = [text for text in (wanted.current, typed) if text not in INSTEAD]
        if wanted.many_lines:
            self._tell_of_lines()
            half, above = half or "".join(above[-1:]), []
            wanted = replace(wanted, enter="") if half else wanted  # a new line there
        choices = _Choices(wanted)
        label = _label(wanted, above)
        session: PromptSession[str] = PromptSession(
            label,
            reserve_space_for_menu=_high(label) + _rows(wanted),
            multiline=wanted.many_lines,
            completer=choices if wanted.choices else None,
            history=InMemoryHistory(list(dict.fromkeys(above))),
            key_bindings=_keys(wanted, choices, above),
            prompt_continuation="",
            input=self._keyboard,
            output=self._screen,
        )
        try:
            answer = session.prompt(default=half, pre_run=_show_choices).strip()
        except ToEditor:
            return self.ask(wanted, self._edited(wanted, session.default_buffer.text))
        except (EOFError, KeyboardInterrupt):
            self._leave(wanted, session)
            raise typer.Abort from None
        if answer == BACK:
            self._leave(wanted, session)
        erased = not answer and wanted.many_lines and wanted.current
        return CLEAR if erased else answer

    def revise(self, wanted: Wanted) -> str:
        """What the user makes of the answer that stands."""
        return self.ask(wanted)

    def _tell_of_lines(self) -> None:
        """How a text has lines and an end, before the first one."""
        if not self._knows_texts:
            Output().notice(LINES)
        self._knows_texts = True

    def _edited(self, wanted: Wanted, text: str) -> str:
        self.left[wanted.text] = text  # should the editor not start
        edited = edit(text)
        del self.left[wanted.text]
        return edited

    def _leave(self, wanted: Wanted, session: PromptSession[str]) -> None:
        text = session.default_buffer.text.strip()
        if text not in INSTEAD:
            self.left[wanted.text] = text


def _standard_error() -> Screen:
    screen = create_output(stdout=sys.stderr)
    # Asked where the cursor is, a terminal that does not answer would get a warning in English.
    screen.enable_cpr = False  # type: ignore[attr-defined]
    return screen


def _label(wanted: Wanted, above: Sequence[str] = ()) -> str:
    hints = []
    if wanted.numbered and 0 < len(wanted.choices) <= FEW:
        hints.append(listed(wanted.choices, "eller"))
    if wanted.choices:
        more = len(wanted.choices) > _rows(wanted)
        hints.append(f"Tab väljer bland {len(wanted.choices)}" if more else "Tab väljer")
    if wanted.many_lines:
        hints.append("Esc Enter eller Ctrl-D = klar, Ctrl-E = redigerare")
    elif above:
        hints.append("pil upp = ändra")
    return wrapped(wanted.label(*hints), sys.stderr) + ("\n" if wanted.many_lines else " ")


def _high(label: str) -> int:
    """How many rows a question takes, with the one where its answer begins: below a line that is as
    wide as the screen.
    """
    *above, last = (get_cwidth(line) for line in label.split("\n"))
    columns = get_terminal_size().columns
    return sum(-(-(wide or 1) // columns) for wide in above) + last // columns + 1


def _rows(wanted: Wanted) -> int:
    """How many rows a menu of the choices has, on this screen."""
    return min(len(wanted.choices), ROOM, max(get_terminal_size().lines // 2, 1))


def _show_choices() -> None:
    buffer = get_app().current_buffer
    if not buffer.text:
        buffer.start_completion()


def _keys(wanted: Wanted, choices: _Choices, above: Sequence[str]) -> KeyBindings:
    keys = KeyBindings()

    @keys.add("tab")
    def choose(event: KeyPressEvent) -> None:
        buffer, found = event.current_buffer, list(choices.get_completions(_document(), None))
        if buffer.complete_state is None and len(found) == 1:
            buffer.apply_completion(found[0])  # also when the menu has not come up yet
        elif buffer.complete_state is None:
            buffer.start_completion(select_first=True)
        else:
            buffer.complete_next()

    @keys.add("c-b")
    def back(event: KeyPressEvent) -> None:
        event.app.exit(result=BACK)

    if above:

        @keys.add("up", filter=Condition(lambda: not _text()))
        def earlier(event: KeyPressEvent) -> None:
            event.current_buffer.cancel_completion()  # the arrow is not for the menu
            event.current_buffer.history_backward()

    (_end_of_text if wanted.many_lines else _no_end_of_text)(keys)
    return keys


def _end_of_text(keys: KeyBindings) -> None:
    @keys.add("enter", filter=Condition(lambda: _text().strip() in INSTEAD))
    @keys.add("c-d")
    def accept(event: KeyPressEvent) -> None:
        event.current_buffer.validate_and_handle()

    @keys.add("c-e")
    @keys.add("f2")
    def editor(event: KeyPressEvent) -> None:
        event.app.exit(exception=ToEditor)


def _no_end_of_text(keys: KeyBindings) -> None:
    """The key that ends a text, pressed once too often, ends nothing else."""

    @keys.add("c-d", filter=Condition(lambda: not _text()))
    def stay(_: KeyPressEvent) -> None:
        run_in_terminal(lambda: Output().notice("Ctrl-C avbryter."))


def _document() -> Document:
    return get_app().current_buffer.document


def _text() -> str:
    return _document().text


class _Choices(Completer):
    """The choices that hold what is typed, or have it told beside them; letters folded."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted
        self._beside = wanted.beside()
        sought = wanted.sought()
        self._found_by = {
            name: fold(" ".join([name, self._beside.get(name, ""), sought.get(name, "")]))
            for name in wanted.choices
        }

    def get_completions(self, document: Document, _: object) -> Iterator[Completion]:
        """Those that begin with it first. Of several answers, the one at the cursor."""
        before = document.text_before_cursor
        earlier: list[str] = []
        if self._wanted.between:
            *earlier, before = before.split(self._wanted.between)
            before = before.lstrip()
        part = fold(before)
        taken = {fold(each.strip()) for each in earlier}
        found = [
            name
            for name in self._wanted.choices
            if fold(name) not in taken and part in self._found_by[name]
        ]
        for name in sorted(found, key=lambda name: not fold(name).startswith(part)):
            yield Completion(
                name, start_position=-len(before), display_meta=self._beside.get(name, "")
            )
