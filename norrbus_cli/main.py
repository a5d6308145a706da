"""The root: the way into the rooms."""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING, Annotated

import typer

from .rooms import ROOMS
from .terminal.columns import EACH, HEADS, ONCE
from .terminal.context import Context
from .terminal.house import House
from .terminal.line import SETTINGS
from .terminal.stream import bare, in_utf8, veil
from .terminal.wide_options import NAMELESS, PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from .register.database import Register
    from .rule.model import Deadline

# Commands that speak of the morning run themselves.
TELLS_ITSELF = frozenset({"norrbus idag", "norrbus påminn"})


class Norrbus(House):
    """The root group of these rooms."""

    rooms = ROOMS


app = typer.Typer(
    cls=Norrbus,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    context_settings=SETTINGS,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=False)
def root(
    ctx: typer.Context,
    register: Annotated[str | None, typer.Option("--register")] = None,
    nyckel: Annotated[str | None, typer.Option("--nyckel")] = None,
    dokument: Annotated[str | None, typer.Option("--dokument")] = None,
    installningar: Annotated[str | None, typer.Option("--inställningar")] = None,
    idag_ar: Annotated[str | None, typer.Option("--idag-är")] = None,
    enkelt: Annotated[bool, typer.Option(PLAIN)] = False,
    utan_namn: Annotated[bool, typer.Option(NAMELESS)] = False,
) -> None:
    """Read the global options and make the context."""
    ctx.obj = Context(
        {
            "register": register,
            "nyckel": nyckel,
            "dokument": dokument,
            "idag_ar": idag_ar,
            "installningar": installningar,
            "enkelt": "ja" if enkelt else None,
            "utan_namn": "ja" if utan_namn else None,
        },
        due,
        invoke,
        names,
        hides,
        follows,
    )
    veil(ctx.obj.veiled)
    ctx.call_on_close(ctx.obj.close)
    ctx.call_on_close(lambda: _tell_of_missed_runs(ctx.obj))
    ctx.call_on_close(lambda: _tell_changes(ctx.obj))


def due(register: Register, today: date, case_id: int, kind: str) -> Deadline | None:
    """The catalogue of deadlines lies below the rooms that ask for one: see ``Context``."""
    from .deadline.store import of_case

    return of_case(register, today, case_id, kind)


def names(context: Context, texts: Sequence[str], how: str) -> list[str]:
    """Cases lie below the terminal: see ``Context``. Nothing is opened to name one."""
    if not context.register_used or not any("NB-" in text for text in texts):
        return [] if how == HEADS else list(texts)
    from .case.naming import showing

    told = {ONCE: showing.in_sentences, EACH: showing.in_texts, HEADS: showing.heads}
    return told[how](context, texts)


def hides(register: Register, everybody: bool) -> Callable[[str], str]:
    """Who is to be hidden is known by the register, what else a name could be by the rooms: see
    ``Context``.
    """
    from .register.cells import WHOLE_NAMES, hidden
    from .words.text import Veil

    run = sys.maxsize if register.run is None else register.run
    people = register.rows(WHOLE_NAMES, {"everybody": everybody, "run": run})
    if not people:
        return str
    if everybody:
        from .case.naming.hiding import of_all

        return of_all(register, people).over
    return Veil(hidden(people)).over


def follows(register: Register, reference: str, today: date) -> list[str]:
    """The whole of a case lies below the rooms: see ``Context``."""
    from .desk.case.following import following

    return following(register, reference, today)


def _tell_changes(context: Context) -> None:
    """After a change that was made: each value before and after, and papers written before it."""
    if context.changing and context.register_used and context.register.run:
        from .history.changed import tell

        tell(context)


def _tell_of_missed_runs(context: Context) -> None:
    """At a terminal, whatever was done: that the reminders have not run."""
    if context.interactive and context.register_used and context.command not in TELLS_ITSELF:
        from .deadline.reminder.heartbeat import overdue

        if sentence := overdue(context.register, context.today):
            context.output.warning(sentence)


def invoke(arguments: list[str]) -> int:
    """Run one command line inside this process; its exit code."""
    with bare():
        return _house().code_of(arguments)


@cache
def _house() -> Norrbus:
    """Made once, however many command lines are run: the demo runs hundreds."""
    command = typer.main.get_command(app)
    assert isinstance(command, Norrbus)
    return command


def run() -> None:
    """Run the command line of this process."""
    in_utf8()
    app()
