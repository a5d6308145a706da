"""``norrbus hjälp``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.room import room
from .form import AskForHelp

if TYPE_CHECKING:
    from .finding import Answer

app = room("")

COLUMNS: tuple[Column[Answer], ...] = (
    Column("vad", "Vad det gör", lambda each: each.what),
    Column("kommando", "Kommando", lambda each: each.command, below=True),
    Column("vaxlar", "Växlar", lambda each: each.options, below=True),
)


@command(
    app,
    "hjälp",
    AskForHelp,
    "Visa hjälpen för ett kommando, eller de kommandon och dokument som handlar om ett ord.",
    "norrbus hjälp vårdnadshavare",
)
def help_with(context: Context, wanted: AskForHelp) -> None:
    """Show a command's own help, or look for a word in the help of all."""
    from typer import Exit

    from . import finding

    known = finding.command_named(wanted.words)
    if known is not None and context.output.form == "auto":
        raise Exit(context.run([*known, "--hjälp"]))
    word = " ".join(wanted.words)
    answers = finding.about(word)
    cut = context.output.on_screen and not wanted.everything
    shown = answers[: finding.ON_SCREEN] if cut else answers
    context.output.table(shown, COLUMNS, finding.nothing(word))
    if left := len(answers) - len(shown):
        context.output.notice(f"{left} till: norrbus hjälp {word} --hela")
