"""How an answer is written, and what ``?`` tells of a question: what is meant, an example, why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .reading import DAYS, Parser, email, personal_number, phone, time, web_address, yes_or_no
from .wanted import Wanted

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .context import Context
    from .question import Question

# More choices than this come up while typing instead.
MANY = 30

# How an answer is written, for those who read one that has a form; another parser has its own as
# ``shape``.
DAY = "en dag, till exempel 3 maj"
SHAPES: Mapping[Parser, str] = {
    **dict.fromkeys((*DAYS, *DAYS.values()), DAY),
    time: "till exempel 13.00",
    personal_number: "ÅÅÅÅMMDD-NNNN",
    yes_or_no: "ja eller nej",
    email: "till exempel namn@example.se",
    phone: "till exempel 070-174 06 05",
    web_address: "börjar med https://",
}

EXAMPLES: Mapping[Parser, str] = {
    **dict.fromkeys((*DAYS, *DAYS.values()), "2026-04-21, 3 maj, idag, i fredags, +5d eller v42"),
    time: "13.00 eller halv två",
    personal_number: "20140903-2388",
    yes_or_no: "ja",
    email: "namn@example.se",
    phone: "070-174 06 05",
    web_address: "https://example.se/rum",
}


def shape(each: Question) -> str:
    """How an answer is written, where it has a form."""
    return str(getattr(each.parse, "shape", "")) or SHAPES.get(each.parse, "")


def example(each: Question) -> str:
    """An answer to read, by how it is written; empty where it is written in words."""
    written = getattr(each.parse, "example", "") or EXAMPLES.get(each.parse, "")
    return each.default or str(written) or "".join(each.choices[:1])


def explain(context: Context, each: Question, wanted: Wanted) -> None:
    """Tell it, a line for each."""
    say = context.output.notice
    need = "Det måste anges." if each.required else "Det får hoppas över med Enter."
    say(f"  {each.text}. {need}")
    in_words, source = context.explained(each.text)
    say(f"  Till exempel: {example(each) or in_words}")
    if source:
        say(f"  Därför: {source}.")
    beside = wanted.beside() if wanted.choices else {}
    for name in wanted.choices[:MANY]:
        say("  " + " ".join(filter(None, ["·", name, beside.get(name, "")])))
    if len(wanted.choices) > MANY:
        left = len(wanted.choices) - MANY
        say(f"  … och {left} till. Skriv början av namnet.")
    say(f"  På kommandoraden: {each.option}.")
