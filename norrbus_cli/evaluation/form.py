"""What is asked about an answer, and about the compilation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..meeting.choices import KINDS, KINDS_MEAN, NORRBUS_MEETING
from ..terminal.question import Form, Listing, argument, flag, question
from ..terminal.reading import Answers, Reading, choice, long_text
from ..words import text
from ..words.events import FIRST_EVENT
from .model import GROUPS, HIGHEST, LOWEST, QUESTIONS
from .refusals import NotAYear, NotOnTheScale

if TYPE_CHECKING:
    from ..terminal.context import Context

ANYBODY = "överenskommelsen 2025, Uppföljning: målgruppens perspektiv fångas"


def mark(typed: str, _: Reading) -> int:
    """A mark. Raises NotOnTheScale."""
    digit = typed.strip()
    if not (
        digit.isascii() and digit.isdigit() and len(digit) == 1 and LOWEST <= int(digit) <= HIGHEST
    ):
        raise NotOnTheScale
    return int(digit)


def year(typed: str, reading: Reading) -> int:
    """A year in which a meeting can have been. Raises NotAYear."""
    digits = typed.strip()
    if not (
        digits.isascii()
        and digits.isdigit()
        and len(digits) == 4
        and FIRST_EVENT.year <= int(digits) <= reading.today.year
    ):
        raise NotAYear(FIRST_EVENT.year, reading.today.year)
    return int(digits)


def check_words(context: Context, typed: str, _: Answers) -> None:
    """Raises TellsWho."""
    from . import anonymity

    anonymity.known(context.register).check(text.long_text(typed))


def _mark(option: str, field: str) -> int | None:
    return question(
        option,
        f"{QUESTIONS[field]}: {LOWEST} = inte alls, {HIGHEST} = helt och hållet",
        mark,
        metavar="1–5",
        example="4",
        source=ANYBODY,
    )


class NewEvaluation(Form):
    """An answer."""

    respondent: str = question(
        "--grupp", "Vem svaret är från", choice(*GROUPS), missing="", required=True, source=ANYBODY
    )
    meeting: str = question(
        "--möte",
        f"Slag av möte, om inte {NORRBUS_MEETING}",
        choice(*KINDS, means=KINDS_MEAN),
        missing=NORRBUS_MEETING,
    )
    year: int | None = question(
        "--år", "Året då mötet hölls, om inte i år", year, metavar="ÅR", example="2025"
    )
    heard: int | None = _mark("--lyssnad", "heard")
    purpose: int | None = _mark("--syfte", "purpose")
    people: int | None = _mark("--rätt-personer", "people")
    roles: int | None = _mark("--vem-gör-vad", "roles")
    satisfied: int | None = _mark("--nöjd", "satisfied")
    words: str = question(
        "--ord",
        "Egna ord, utan namn",
        long_text,
        missing="",
        check=check_words,
        example="Det var bra att jag fick börja.",
        source=ANYBODY,
    )
    despite_duplicate: str = question(
        "--trots-dubblett",
        "Registrera fast samma svar ur en fil redan är registrerat; skälet loggas",
        missing="",
        ask=False,
        metavar="SKÄL",
    )


class Compile(Listing):
    """Which year to compile."""

    year: int | None = argument(
        "ÅR", "Året då mötena hölls, om inte i år", parse=year, example="2025"
    )
    words: bool = flag("--ord", "Visa de egna orden i stället för summorna. Bara med --internt.")
    internal: bool = flag(
        "--internt", "Visa alla svar som de är nu. Bara för den som får se ärendena; det loggas."
    )
