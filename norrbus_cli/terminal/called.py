"""How a question is called where something is said of it: on a line by its option, in guided entry
by what was asked.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from ..words.errors import FileTrouble, WrongUsage
from ..words.swedish import fold
from .question import questions
from .reading import DAYS_TO_COME, LAST_DAYS, TIMES, meeting_time

LINE = 80  # columns

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .context import Context
    from .question import Form, Question

# What may follow an option that a sentence names: a text in quotes, or a word that stands for one.
_VALUE = r'(?: (?:"[^"]*"|[A-ZÅÄÖ]{2,}(?:=[A-ZÅÄÖ]+)?(?![\w-])))?'


def short(each: Question) -> str:
    """What is asked without what is told of it: ``Vem som samtycker``."""
    ends = [at for sign in (", ", ": ", "; ", " (") if (at := each.text.find(sign)) > 0]
    return each.text[: min(ends)] if ends else each.text


def asked(each: Question) -> str:
    """The question as it is asked: all of it where a line has room, and ``?`` tells the rest."""
    return each.text if len(each.text) <= LINE else short(each)


def by_option(
    form: type[Form], told: Mapping[str, object], names: Iterable[str]
) -> dict[str, object]:
    """What was told, by the option of the question that it answers, of those that have ``names``:
    a refusal can say so where it is.
    """
    return {each.option: told[name] for name, each in questions(form).items() if name in names}


def called(context: Context, each: Question) -> str:
    """``--behov-sett``, or in guided entry ``Frågan ”Dag då behovet sågs”``."""
    return f"Frågan ”{short(each)}”" if context.guided else each.option


def in_words(context: Context, sentence: str) -> str:
    """A sentence of guided entry with its questions in the place of their options; what stands in a
    command line to run stays.
    """
    if not context.guided:
        return sentence
    options = "|".join(re.escape(each) for each in context.guided if each.startswith("--"))

    def asked(found: re.Match[str]) -> str:
        before = sentence[: found.start()].rpartition(". ")[2]
        return found[0] if "norrbus " in before else f"”{context.guided[found[1]]}”"

    sentence = re.sub(rf"({options})(?![\w-]){_VALUE}", asked, sentence) if options else sentence
    # A list that another command shows is shown by the question itself.
    return re.sub(r"Se alla med: norrbus [\w -]+\.?", "Skriv ? för att se alla.", sentence)


def echo(context: Context, each: Question, typed: str, value: object) -> None:
    """Say what a day or a time means that was not typed as one, once a run: a day with its weekday,
    and that a day to come, but for a last one, is no working day or has been; a time as HH.MM, and
    that no office is open when people are to come.
    """
    from ..words.dates import clock_time, short

    if isinstance(value, date) and fold(typed) != value.isoformat():
        closed = "" if each.parse in LAST_DAYS else _closed(context, value)
        gone = ", som redan har varit" if _gone(context, each, value) else ""
        _say(context, each, typed, f"{short(value)}{closed}{gone}")
    if each.parse in TIMES and isinstance(value, str):
        closed = _at_night(value) if each.parse is meeting_time else ""
        if closed or not _whole_time(typed.strip()):
            _say(context, each, typed, f"{clock_time(value)}{closed}")


def _gone(context: Context, each: Question, day: date) -> bool:
    return each.parse in DAYS_TO_COME and day < context.today


def _at_night(time: str) -> str:
    from ..words.typed_days import OFFICE_HOURS, in_office_hours

    opens, closes = OFFICE_HOURS
    return "" if in_office_hours(time) else f", utanför kontorstid ({opens}–{closes})"


def _whole_time(typed: str) -> bool:
    """Whether a time was typed with its hours and minutes apart."""
    return re.fullmatch(r"[0-9]{2}[.:][0-9]{2}", typed) is not None


def _say(context: Context, each: Question, typed: str, meant: str) -> None:
    name = f"{short(each)}:" if context.guided else each.option
    spoken = f"{name} {typed} betyder {meant}"
    if spoken not in context.spoken:
        context.spoken.add(spoken)
        context.output.notice(spoken)


def _closed(context: Context, day: date) -> str:
    """That a day to come is no working day, and why, as far as the register can be asked."""
    try:
        why = context.calendar.why_closed(day) if day >= context.today else ""
    except (FileTrouble, WrongUsage):
        return ""
    return f", ingen arbetsdag ({why})" if why else ""
