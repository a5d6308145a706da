"""From a form to a command: its options and their help, the guided questions (``guided.py``).

A command is a function from the context and the filled-in form.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from ..words.errors import Lacking, MissingAnswer, NorrbusError, WrongUsage
from .answers import Raw, build, given, typed_of, unanswered
from .context import Context
from .line import SETTINGS, Command
from .question import Change, Filled, Form, Question, questions
from .room import Room

if TYPE_CHECKING:
    from .answers import OnLine
    from .help import Command as Made

FROM_FILE = "--från-fil"


def command(
    room: Room, name: str, form: type[Filled], help_text: str, example: str
) -> Callable[[Callable[[Context, Filled], None]], Callable[[Context, Filled], None]]:
    """Add a command to a room. ``example`` is one whole line that works, shown last in the help."""

    def add(body: Callable[[Context, Filled], None]) -> Callable[[Context, Filled], None]:
        def make() -> Made:
            return _made(name, form, body, help_text, f"Exempel: {example}")

        room.declared.add(name, make, lambda: help_text)
        return body

    return add


def _made(
    name: str,
    form: type[Filled],
    body: Callable[[Context, Filled], None],
    help_text: str,
    epilog: str,
) -> Made:
    """The command for Typer, by a program of its own: so nothing else has to be made."""

    def heedful(context: Context, filled: Filled) -> None:
        filled.heed(context)
        body(context, filled)

    def run(ctx: typer.Context, **values: OnLine) -> None:
        try:
            _run(ctx.obj, form, values, heedful)
        except NorrbusError as refused:
            # The boundary knows no case, and the register is closed when it speaks.
            refused.sentence = ctx.obj.output.read(refused.sentence)
            raise

    _sign(run, form)
    alone = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = dict(SETTINGS)
    alone.command(name, cls=Command, help=help_text, epilog=epilog, context_settings=settings)(run)
    made = typer.main.get_command(alone)
    assert isinstance(made, Command)
    made.form = form
    return made


def _run(
    context: Context,
    form: type[Filled],
    values: Mapping[str, OnLine],
    body: Callable[[Context, Filled], None],
) -> None:
    if values.get("json") and values.get("csv"):
        raise WrongUsage("Välj --json eller --csv, inte båda.")
    context.changing = issubclass(form, Change)
    context.output.form = "json" if values.get("json") else "csv" if values.get("csv") else "auto"
    raw = given(form, values, context)
    missing = unanswered(form, raw, context)
    nothing = not form.says_lack and _nothing_said(form, raw)
    if (missing or (nothing and form.changes)) and not context.interactive:
        if not missing:
            raise WrongUsage(
                f"Ange vad som ska ändras, till exempel med {_first_option(form)}. Ingenting"
                " ändrades."
            )
        raise MissingAnswer((question.option for question in missing), takes_file(form))
    raw = _as_meant(form, raw, context)
    acts = _unmasking(form, body)
    lacking = None
    if not missing and not (nothing and context.interactive):
        try:
            acts(context, build(form, raw, context))
            return
        except Lacking as refused:
            if not context.interactive:
                raise
            lacking = refused
    _require_possible(form, raw, context)
    from .guided import run_guided

    run_guided(context, form, raw, acts, lacking)


def _unmasking(
    form: type[Filled], body: Callable[[Context, Filled], None]
) -> Callable[[Context, Filled], None]:
    """The command's body, which may show protected names where there is a reason for it, or where
    what it shows is an extract."""

    def acts(context: Context, filled: Filled) -> None:
        context.unmasked = getattr(form, "extracts", False) or bool(getattr(filled, "unmask", ""))
        body(context, filled)

    return acts


def _as_meant(form: type[Form], raw: Raw, context: Context) -> Raw:
    """The raw answers, with what an answer means in the place of another name for it."""
    typed = typed_of(raw)
    named: Raw = {}
    for name, each in questions(form).items():
        answer = raw.get(name)
        if each.means and isinstance(answer, str):
            named[name] = each.means(context, answer, typed)
        elif each.means and isinstance(answer, list):
            named[name] = [each.means(context, str(one), typed) for one in answer]
    return {**raw, **named}


def _require_possible(form: type[Form], raw: Raw, context: Context) -> None:
    """What is impossible for what stands on the line is said before anything is asked."""
    typed = typed_of(raw)
    for name, each in questions(form).items():
        if each.argument and each.check and name in typed:
            each.check(context, typed[name], typed)


def _nothing_said(form: type[Form], raw: Raw) -> bool:
    """Whether a record is to be written, or changed, of which nothing is said but whose it is."""
    return takes_file(form) and all(
        each.argument or each.selects or each.flag
        for name, each in questions(form).items()
        if name in raw
    )


def _first_option(form: type[Form]) -> str:
    return next(
        each.option for each in questions(form).values() if not (each.argument or each.selects)
    )


def _sign(run: Callable[..., None], form: type[Form]) -> None:
    """Give the function the signature that Typer reads the parameters from."""
    keyword = inspect.Parameter.KEYWORD_ONLY
    parameters = [
        inspect.Parameter("ctx", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=typer.Context)
    ]
    parameters += [
        inspect.Parameter(
            name, keyword, default=None if not each.flag else False, annotation=_annotation(each)
        )
        for name, each in questions(form).items()
        if each.form is None
    ]
    if takes_file(form):
        source = typer.Option(
            FROM_FILE,
            help="Läs uppgifterna ur en TOML- eller JSON-fil; - är standard in.",
            metavar="FIL",
            show_default=False,
        )
        parameters.append(
            inspect.Parameter(
                "from_file", keyword, default=None, annotation=Annotated[str | None, source]
            )
        )
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {each.name: each.annotation for each in parameters}


def takes_file(form: type[Form]) -> bool:
    """Whether a form is a record, which can come from a file.

    It asks for more than what it is about, whatever is known of that.
    """
    asked = (each for each in questions(form).values() if each.ask and not each.argument)
    return any(not each.if_known for each in asked)


def _annotation(each: Question) -> object:
    if each.argument:
        place = typer.Argument(help=each.text, metavar=each.metavar, show_default=False)
        return Annotated[list[str] | None, place] if each.many else Annotated[str | None, place]
    if each.flag:
        return Annotated[bool, typer.Option(each.option, help=each.text, show_default=False)]
    option = typer.Option(
        each.option, help=_option_help(each), metavar=each.metavar, show_default=False
    )
    return Annotated[list[str] | None, option] if each.many else Annotated[str | None, option]


def _option_help(each: Question) -> str:
    notes = []
    if each.choices:
        notes.append(", ".join(each.choices))
    if each.many:
        notes.append("kan upprepas")
    if each.default:
        notes.append(f"annars {each.default}")
    return f"{each.text}." + (f" ({'; '.join(notes)})" if notes else "")


def confirm(context: Context, text: str, agreed: bool, asked: str = "Fortsätta?") -> None:
    """Ask before something that cannot be undone by hand; ``--ja`` answers beforehand.

    Raises WrongUsage where nobody can be asked.
    """
    if agreed:
        return
    if not context.interactive:
        raise WrongUsage(f"{text} Lägg till --ja för att göra det utan fråga. Inget har ändrats.")
    from .wanted import yes

    if not yes(context.asker, f"{context.named(text)} {asked}", default=False):
        raise Declined


class Declined(NorrbusError):
    """The user said no to a question whether to go on."""

    exit_code = 0

    def __init__(self) -> None:
        super().__init__("Inget ändrades.")
