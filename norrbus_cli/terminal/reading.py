"""How what is typed becomes a value: a parser for each kind of answer. Knows no terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date

from ..register.folders import expand, read
from ..words import identity, text
from ..words.errors import FileTrouble, WrongUsage, reason
from ..words.phone import in_swedish_form
from ..words.record import Record
from ..words.swedish import did_you_mean, fold, listed


class Reading(Record):
    """What a parser may need to understand what was typed."""

    today: date
    after_working_days: Callable[[date, int], date]
    term_end: Callable[[date], date] | None = None


# What has been answered so far, by field name: the values it means, and what was typed where that
# is one text.
Answers = Mapping[str, object]
Typed = Mapping[str, str]
Parser = Callable[[str, Reading], object]


# So many choices are told when nothing near was typed; of more it is said how to see them.
FEW = 6


class NotAChoice(WrongUsage):
    """What was typed is none of the choices; ``nearest`` says so to somebody who is asked."""

    def __init__(self, typed: str, choices: Iterable[str]) -> None:
        names = list(choices)
        said, near = f"”{typed[:40]}” finns inte att välja.", did_you_mean(typed, names)
        all_of_them = f" Välj {listed(names, 'eller')}."
        super().__init__(f"{said}{near}{all_of_them}")
        see = all_of_them if len(names) <= FEW else " Skriv ? för att se vad som finns att välja."
        self.nearest = f"{said}{near or see}"


def short_text(typed: str, _: Reading) -> str:
    """One line."""
    return text.short_text(typed)


def long_text(typed: str, _: Reading) -> str:
    """Many lines."""
    return text.long_text(typed)


def day(typed: str, reading: Reading) -> date:
    """A day."""
    return _day(typed, reading, to_come=False)


def past_day(typed: str, reading: Reading) -> date:
    """The day of something that has happened. Raises InTheFuture."""
    from ..words.events import check_not_future

    found = day(typed, reading)
    check_not_future("Dagen", found, reading.today)
    return found


def day_to_come(typed: str, reading: Reading) -> date:
    """A day of something that most often lies ahead."""
    return _day(typed, reading, to_come=True)


def last_day(typed: str, reading: Reading) -> date:
    """The last day of something to come, which may as well be no working day."""
    return _day(typed, reading, to_come=True, ahead=True)


def _day(typed: str, reading: Reading, *, to_come: bool, ahead: bool = False) -> date:
    from ..words.typed_days import parse_day

    after = reading.after_working_days
    term_end = reading.term_end
    return parse_day(typed, reading.today, after, to_come=to_come, ahead=ahead, term_end=term_end)


class Cleared:
    """What a changed field becomes when its answer is taken away."""


CLEARED = Cleared()


def day_or_nothing(typed: str, reading: Reading) -> date | Cleared:
    """A day; nothing typed takes the day away."""
    return day(typed, reading) if typed.strip() else CLEARED


def past_day_or_nothing(typed: str, reading: Reading) -> date | Cleared:
    """The same of a day that has been."""
    return past_day(typed, reading) if typed.strip() else CLEARED


def day_to_come_or_nothing(typed: str, reading: Reading) -> date | Cleared:
    """The same of a day to come."""
    return day_to_come(typed, reading) if typed.strip() else CLEARED


def last_day_or_nothing(typed: str, reading: Reading) -> date | Cleared:
    """The same of a last day."""
    return last_day(typed, reading) if typed.strip() else CLEARED


# Those that read a day, with what reads one that may be taken away.
DAYS: Mapping[Parser, Parser] = {
    day: day_or_nothing,
    past_day: past_day_or_nothing,
    day_to_come: day_to_come_or_nothing,
    last_day: last_day_or_nothing,
}
LAST_DAYS = frozenset({last_day, last_day_or_nothing})
DAYS_TO_COME = frozenset({day_to_come, day_to_come_or_nothing}) | LAST_DAYS


def time(typed: str, _: Reading) -> str:
    """A time of day, ``HH:MM``, whatever happens then."""
    from ..words.typed_days import parse_time

    return parse_time(typed)


def meeting_time(typed: str, _: Reading) -> str:
    """The same of something that people come to. Raises TwoMeanings for ``3``."""
    from ..words.typed_days import parse_time

    return parse_time(typed, by_day=True)


TIMES: frozenset[Parser] = frozenset({time, meeting_time})


def personal_number(typed: str, reading: Reading) -> identity.PersonalNumber:
    """A personnummer or samordningsnummer."""
    return identity.parse_personal_number(typed, reading.today)


def number(lowest: int, highest: int, unit: str) -> Callable[[str, Reading], int]:
    """A whole number in a range; ``unit`` names it in the refusal."""

    def parse(typed: str, _: Reading) -> int:
        digits = typed.strip()
        if (
            not (digits.isascii() and digits.isdigit() and len(digits) <= len(str(highest)))
            or not lowest <= int(digits) <= highest
        ):
            raise WrongUsage(
                f"”{typed[:40]}” är inte ett antal {unit} från {lowest} till {highest}."
            )
        return int(digits)

    parse.example = str(lowest)  # type: ignore[attr-defined]
    parse.shape = f"ett tal från {lowest} till {highest}"  # type: ignore[attr-defined]
    return parse


NOTHING_TOLD: Mapping[str, str] = {}


def choice(*choices: str, means: Mapping[str, str] = NOTHING_TOLD) -> Callable[[str, Reading], str]:
    """One of a fixed set of words; a unique beginning and folded letters are accepted. ``means``
    tells a newcomer what each is, in a few words.
    """

    def parse(typed: str, _: Reading) -> str:
        return chosen(typed, choices)

    parse.choices = choices  # type: ignore[attr-defined]
    parse.means = means  # type: ignore[attr-defined]
    return parse


def chosen(typed: str, choices: Iterable[str]) -> str:
    """The one of ``choices`` that is ``typed``, with or without its hyphens. Raises NotAChoice."""
    wanted = _plain(" ".join(typed.split()))
    names = list(choices)
    exact = [name for name in names if _plain(name) == wanted]
    begins = [name for name in names if wanted and _plain(name).startswith(wanted)]
    found = exact or begins
    if len(found) != 1:
        raise NotAChoice(typed, names)
    return found[0]


def _plain(name: str) -> str:
    return fold(name).replace("-", "")


def yes_or_no(typed: str, _: Reading) -> bool:
    """``ja`` or ``nej``."""
    return chosen(typed, ("ja", "nej")) == "ja"


def email(typed: str, _: Reading) -> str:
    """An e-mail address, roughly."""
    address = text.short_text(typed)
    if address and not text.is_address(address):
        raise WrongUsage("E-postadressen stämmer inte. Skriv till exempel namn@example.se.")
    return address


def web_address(typed: str, _: Reading) -> str:
    """An address on the web that a reader can be sent to: ``https`` (or ``http``) and a host."""
    address = text.short_text(typed)
    if address and not text.is_web_address(address):
        raise WrongUsage("Länken ska börja med https:// och sakna blanksteg. Kopiera den igen.")
    return address


def phone(typed: str, _: Reading) -> str:
    """A telephone number: digits, blanks, ``+``, ``-``, parentheses; a Swedish one in one form."""
    line = text.short_text(typed)
    if line and (
        sum(sign.isdigit() for sign in line) < 5
        or any(not (sign.isdigit() or sign in " +-()/") for sign in line)
    ):
        raise WrongUsage("Telefonnumret stämmer inte. Skriv till exempel 070-174 06 05.")
    return in_swedish_form(line)


def read_text(name: str) -> str:
    """The text of a file, or of standard input for ``-``. Raises FileTrouble, WrongUsage."""
    try:
        if name == "-":
            return sys.stdin.buffer.read().decode("utf-8-sig") if sys.stdin is not None else ""
        return read(expand(name), opened=True).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise WrongUsage(
            f"{'Standard in' if name == '-' else name} är inte text i UTF-8. Spara om filen som"
            " UTF-8."
        ) from None
    except OSError as error:
        raise FileTrouble(f"{name} går inte att läsa: {reason(error)}.") from None
