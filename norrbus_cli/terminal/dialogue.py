"""One question, asked until its answer can be read."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from ..words.errors import NorrbusError, NotFound, WrongUsage
from ..words.text import is_empty
from . import reading as typed_as
from .answers import parse_value, texts
from .called import asked, in_words, short
from .context import Context
from .editor import edit
from .explaining import explain, shape
from .question import Question
from .readback import spoken
from .reading import Typed
from .stream import veiled
from .wanted import BACK, CLEAR, GoBack, Wanted, yes

if TYPE_CHECKING:
    from .answers import Given

EXPLAIN, EDITOR, ADD = "?", "e", "+"
NEEDED = "behövs"


def ask(
    context: Context, each: Question, answers: Typed, current: Given, revise: bool
) -> str | list[str]:
    """The answer as typed, a list of them where there may be several; empty when skipped.

    What is wrong is said. Enter keeps the ``current`` answer, ``-`` takes it away; ``revise``
    begins with it. Raises GoBack, typer.Abort.
    """
    earlier = current if isinstance(current, str) else f"{each.between} ".join(texts(current))
    suggested = each.suggests(context, answers)[0] if each.suggests else ""
    wanted = _wanted(context, each, answers, earlier)
    if each.adds and each.required and not wanted.choices:
        earlier = _added(context, each, answers, wanted)
        wanted = _wanted(context, each, answers, earlier)
    typed = ""
    while True:
        try:
            typed = context.asker.revise(wanted) if revise else context.asker.ask(wanted, typed)
            revise = False
            if typed == BACK:
                raise GoBack
            if typed == EXPLAIN:
                typed = ""
                explain(context, each, wanted)
                continue
            if each.adds and ADD in (parts := _parts(each, typed)):
                context.within(each.adds)
                parts.remove(ADD)
                earlier = _with_new(context, each, answers, parts or _parts(each, earlier), wanted)
                wanted, typed = _wanted(context, each, answers, earlier), ""
                continue
            if wanted.many_lines and typed == EDITOR:
                typed = edit(earlier)
            seen = "" if is_empty(typed) else typed
            answer = "" if typed == CLEAR else seen or earlier or suggested or each.default
            return _read(context, each, answer, answers)
        except NorrbusError as error:
            revise = False
            unknown = isinstance(error, NotFound) and each.adds and not each.argument
            new = f" Skriv {ADD} för att lägga till en ny." if unknown else ""
            context.output.notice(in_words(context, error.sentence) + new)


def _with_new(
    context: Context, each: Question, answers: Typed, parts: list[str], before: Wanted
) -> str:
    """The answer with what has been added since the question was asked: after the other ``parts``
    of several, or in the place of one.
    """
    known = _as_read(_known(context, each, answers))
    new = [name for shown, name in known.items() if shown not in before.choices]
    return f"{each.between} ".join([*parts, *new] if each.many else new[:1] or parts)


def _added(context: Context, each: Question, answers: Typed, before: Wanted) -> str:
    """Where there is nothing to choose: the answer when it has been added, by who wants to.

    Raises GoBack.
    """
    text = f"{short(each)}: det finns inget att välja än. Lägga till nu, med norrbus {each.adds}?"
    if yes(context.asker, text, default=True, back=True):
        context.within(each.adds)
        context.output.notice("Tillbaka till frågan.")
    return _with_new(context, each, answers, [], before)


def _parts(each: Question, typed: str) -> list[str]:
    """The answers that were typed, each once."""
    parts = (part.strip() for part in (typed.split(each.between) if each.many else [typed]))
    return list(dict.fromkeys(part for part in parts if not is_empty(part)))


def _read(context: Context, each: Question, typed: str, answers: Typed) -> str | list[str]:
    parts = _parts(each, typed)
    if not parts and each.required:
        how = f" Skriv {written}." if (written := shape(each)) else ""
        raise WrongUsage(f"Det här behövs.{how}")
    if not each.many:
        return _checked(context, each, typed, answers) if parts else ""
    for part in parts:
        _checked(context, each, part, answers)
    return parts


def _checked(context: Context, each: Question, typed: str, answers: Typed) -> str:
    """An answer that can be read; "idag" in a draft must be the same day tomorrow, and a name the
    same case.
    """
    if each.known:
        typed = _as_read(_known(context, each, answers)).get(typed, typed)
    if each.means is not None:
        typed = each.means(context, typed, answers)
    value = parse_value(each, typed, context)
    if each.check is not None:
        each.check(context, typed, answers)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if each.parse in typed_as.TIMES else typed


def _known(context: Context, each: Question, answers: Typed) -> tuple[str, ...]:
    """The choices that the register knows, of those that there are where they are fixed."""
    return tuple(each.known(context, answers)) if each.known else each.choices


def _as_read(names: tuple[str, ...]) -> dict[str, str]:
    """Choices as they may be read, each another, with what they are."""
    found: dict[str, str] = {}
    for number, name in enumerate(names, 1):
        shown = veiled(name)
        found[f"{shown} ({number})" if shown in found else shown] = name
    return found


def _wanted(context: Context, each: Question, answers: Typed, earlier: str) -> Wanted:
    choices = tuple(_as_read(_known(context, each, answers)))
    hints = [NEEDED] if each.required and not (earlier or each.default) else []
    if (written := shape(each)) and written not in each.text and not earlier:
        hints.append(written)
    if each.adds and not each.argument:
        hints.append(f"{ADD} = ny")

    @cache
    def beside() -> Mapping[str, str]:
        return each.beside(context, answers) if each.beside else {}

    @cache
    def sought() -> Mapping[str, str]:
        return each.sought(context) if each.sought else {}

    return Wanted(
        asked(each),
        ":",
        tuple(hints),
        _enter(context, each, answers, earlier),
        choices,
        # What has a number of its own, as cases, meetings and measures, is named by that.
        numbered=bool(each.choices) or not (each.argument or any(map(str.isdigit, choices))),
        beside=beside,
        sought=sought,
        between=each.between if each.many else "",
        many_lines=each.parse is typed_as.long_text,
        current=veiled(earlier) if choices else earlier,
    )


def _enter(context: Context, each: Question, answers: Typed, earlier: str) -> str:
    """What Enter alone answers, and how to answer nothing where that can be."""
    clear = "" if each.required or each.filled else f", {CLEAR} = "
    if earlier:
        return f"Enter = {_short(context, each, earlier, answers)}{clear and f'{clear}ta bort'}"
    if each.suggests and (found := each.suggests(context, answers))[0]:
        suggested = f"{_short(context, each, found[0], answers)}, {found[1]}"
        return f"Enter = {suggested}{clear and f'{clear}inget'}"
    return f"Enter = {each.default}" if each.default else ""


def _short(context: Context, each: Question, answer: str, answers: Typed) -> str:
    shown = answer if each.many else spoken(context, each, answer, answers)
    return textwrap.shorten(shown, 60, placeholder=" …")
