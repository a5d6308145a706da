"""How an answer is written, and what ``?`` tells of a question: what is meant, an example, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reading import DAYS, TIMES, Parser, email, personal_number, phone, web_address, yes_or_no
from .wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .context import Context
    from .question import Question

# More choices than this come up while typing instead.
MANY = 30
SAYS = "till exempel "

# How an answer is written and an example of it, for those who read one that has a form; another
# parser has its own as ``shape`` and ``example``.
DAY = f"en dag, {SAYS}3 maj"
WRITTEN: Mapping[Parser, tuple[str, str]] = {
    **dict.fromkeys(
        (*DAYS, *DAYS.values()), (DAY, "2026-04-21, 3 maj, idag, i fredags, +5d eller v42")
    ),
    **dict.fromkeys(TIMES, (f"{SAYS}13.00", "13.00 eller halv två")),
    personal_number: ("ÅÅÅÅMMDD-NNNN", "20140903-2388"),
    yes_or_no: ("ja eller nej", "ja"),
    email: (f"{SAYS}namn@example.se", "namn@example.se"),
    phone: (f"{SAYS}070-174 06 05", "070-174 06 05"),
    web_address: ("börjar med https://", "https://example.se/rum"),
}


def shape(each: Question) -> str:
    """How an answer is written, where it has a form."""
    return str(getattr(each.parse, "shape", "")) or WRITTEN.get(each.parse, ("", ""))[0]


def example(each: Question) -> str:
    """An answer to read: the question's own, or by how it is written; empty where its text has one
    or nothing has.
    """
    if SAYS in each.text:
        return ""
    written = getattr(each.parse, "example", "") or WRITTEN.get(each.parse, ("", ""))[1]
    return each.example or each.default or str(written) or "".join(each.choices[:1])


def meanings(each: Question) -> Mapping[str, str]:
    """What a newcomer is told of each fixed choice that needs it, by choice."""
    means: Mapping[str, str] = getattr(each.parse, "means", {})
    return means


def explain(context: Context, each: Question, wanted: Wanted) -> None:
    """Tell it, a line for each."""
    say = context.output.notice
    need = "Det måste anges." if each.required else "Det får hoppas över med Enter."
    say(f"  {each.text}. {need}")
    if each.note:
        say(f"  {each.note}")
    if not each.choices and (told := example(each)):
        say(f"  {SAYS.capitalize().rstrip()}: {told}")
    if each.source:
        say(f"  Därför: {each.source}.")
    means = meanings(each)
    beside = wanted.beside() if wanted.choices and not means else {}
    for name in wanted.choices[:MANY]:
        told = f"{name}: {means[name]}" if name in means else f"{name} {beside.get(name, '')}"
        say(f"  · {told.rstrip()}")
    if len(wanted.choices) > MANY:
        left = len(wanted.choices) - MANY
        say(f"  … och {left} till. Skriv början av namnet.")
    say(f"  På kommandoraden: {each.option}.")
