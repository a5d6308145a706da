"""Days as people say them: ``3 maj``, ``på fredag``, ``om tio arbetsdagar``, ``midsommarafton``.

Every form is one row of ``FORMS``; what is read here is folded (lower case, no dots or rings). A
day without a year is the nearest such day, ahead or back: half a year is the farthest; of one that
is to come it is the next, or one that is at most MONTH back; a holiday by its name and the last day
of something to come are never back. All own choice.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from . import said_weeks
from .dates import MONTHS, months_after
from .day_refusals import NoSuchDay, OtherWeekday
from .feasts import feast, is_feast
from .ordinals import ordinal
from .record import Record, replace
from .said_weeks import Seen, meant

_NUMBERS = ("noll", "en", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio")
_COUNTS = {each: number for number, each in enumerate(_NUMBERS)} | {
    **{"ett": 1, "elva": 11, "tolv": 12, "fjorton": 14}
}
LEAP = 2000  # a year whose months are as long as they can be
_CENTURY_AHEAD = 19  # 45 is 2045 until this many years before it, then 1945; own choice


class Form(Record):
    """A way to say a day: what it looks like, an example with what it means, and its reading."""

    looks: str
    example: str
    reads: Callable[..., date | None]


def read(text: str, seen: Seen) -> date | None:
    """The day that a folded text means, None for what is no day.

    Raises NoSuchDay, OtherWeekday, TwoMeanings, and ValueError or OverflowError for what no
    calendar has.
    """
    text = re.sub(r"^(?:nu )?(?:(?:pa|den|d\.) )+", "", text.rstrip("."))
    for form in FORMS:
        match = re.fullmatch(f"(?a){form.looks}", text)
        day = form.reads(seen, **match.groupdict()) if match else None
        if day is not None:
            return day
    return None


def at(year: int, month: int, day: int) -> date:
    """A day of a year. Raises NoSuchDay, and ValueError for a month that there is none of."""
    if 1 <= month <= 12 and day > monthrange(year, month)[1]:
        raise NoSuchDay(day, month, year)
    return date(year, month, day)


def _month(word: str) -> int | None:
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return found[0] if len(word) > 2 and len(found) == 1 else None


def _year(typed: str, today: date) -> int:
    if len(typed) == 4:
        return int(typed)
    return 2000 + int(typed) - (100 if 2000 + int(typed) > today.year + _CENTURY_AHEAD else 0)


def _without_year(seen: Seen, of_year: Callable[[int], date]) -> date:
    return meant(seen, [of_year(seen.today.year + each) for each in (-1, 0, 1)])


def _numbered(seen: Seen, day: str, month: str, year: str | None = None) -> date | None:
    number = int(month) if month.isdigit() else _month(month)
    if not number or number > 12:
        return None
    if year:
        return at(_year(year, seen.today), number, int(day))
    if int(day) > monthrange(LEAP, number)[1]:
        return at(_without_year(seen, partial(_end, number)).year, number, int(day))
    if (int(day), number) != (29, 2):
        return _without_year(seen, lambda each: at(each, number, int(day)))
    years = range(seen.today.year - 4, seen.today.year + 9)
    return meant(seen, [date(each, 2, 29) for each in years if monthrange(each, 2)[1] == 29])


def _in_words(seen: Seen, day: str, month: str, year: str | None = None) -> date | None:
    number = ordinal(day)
    return _numbered(seen, str(number), month, year) if number else None


def _in_full(_: Seen, year: str, month: str, day: str) -> date:
    return at(int(year), int(month), int(day))


def _six_digits(seen: Seen, year: str, month: str, day: str) -> date | None:
    return at(_year(year, seen.today), int(month), int(day))


def _weekday_of(seen: Seen, word: str, rest: str) -> date | None:
    number = said_weeks.weekday(word)
    day = read(rest, seen) if number is not None else None
    if number is None or day is None:
        return None
    if re.match(r"(?:i )?(?:v\.? ?\d|vecka|nasta v|denna v|(?:den )?har v|forra v)", rest):
        return day + timedelta(days=number)
    if re.match(r"om \S+ veck", rest):
        return said_weeks.in_weeks(seen, number, day)
    if day.weekday() != number:
        raise OtherWeekday(number, day)
    return day


def _stepped(
    seen: Seen, count: str, unit: str, ago: str | None = None, sign: str | None = None
) -> date | None:
    number = int(count) if count.isdigit() else _COUNTS.get(count)
    if number is None:
        return None
    number = -number if ago or sign == "-" else number
    if unit in {"ad", "arbetsdag"}:
        return seen.after_working_days(seen.today, number)
    if unit in {"man", "manad"}:
        return months_after(seen.today, number)
    if unit == "ar":
        return months_after(seen.today, 12 * number)
    return seen.today + timedelta(days=number * (7 if unit.startswith("v") else 1))


def _half_year(seen: Seen, ago: str | None = None) -> date:
    return months_after(seen.today, -6 if ago else 6)


def _last(seen: Seen, month: str, year: str | None = None) -> date | None:
    number = _month(month)
    if number is None:
        return None
    if year:
        return _end(number, _year(year, seen.today))
    return _without_year(seen, partial(_end, number))


def _end(month: int, year: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _feast(seen: Seen, name: str, year: str | None = None) -> date | None:
    if not is_feast(name):
        return None
    if year:
        return feast(name, _year(year, seen.today))
    return _without_year(replace(seen, back=0), lambda each: feast(name, each))


_YEAR = r"(?P<year>\d{4}|\d\d)"
_OF_YEAR = rf"(?:[ ,/.-]+{_YEAR})?"
FORMS = (
    Form(r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)", "2026-04-21, 20260421", _in_full),
    Form(rf"(?P<day>\d\d?) ?/ ?(?P<month>\d\d?){_OF_YEAR}", "3/5, 3/5-27", _numbered),
    Form(rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.?{_OF_YEAR}", "3.5.2027", _numbered),
    Form(
        rf"(?P<day>\d\d?)(?::?[ae])? (?P<month>[a-z]+)\.?{_OF_YEAR}",
        "3 maj 2027, 1:a maj",
        _numbered,
    ),
    Form(rf"(?P<day>[a-z]+) (?P<month>[a-z]+)\.?{_OF_YEAR}", "den tredje maj", _in_words),
    Form(r"(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)", "261103", _six_digits),
    Form(
        r"(?:i )?(?:v\.?|vecka) ?(?P<week>\d\d?)(?: (?P<year>\d{4}))?",
        "v42, v.42, vecka 42",
        said_weeks.numbered,
    ),
    Form(r"(?P<which>nasta|denna|(?:den )?har|forra) veckan?", "nästa vecka", said_weeks.called),
    Form(r"(?P<sign>[+-])(?P<count>\d{1,4}) ?(?P<unit>ad|d|v|man|ar)", "+10ad, +1mån", _stepped),
    Form(
        r"om (?P<count>[a-z]+|\d{1,4}) (?P<unit>arbetsdag|dag|veck|manad|ar)[a-z]*",
        "om tio arbetsdagar, om en vecka",
        _stepped,
    ),
    Form(
        r"for (?P<count>[a-z]+|\d{1,4}) (?P<unit>arbetsdag|dag|veck|manad|ar)[a-z]* (?P<ago>sedan)",
        "för två veckor sedan",
        _stepped,
    ),
    Form(r"om ett halvar", "om ett halvår", _half_year),
    Form(r"for ett halvar (?P<ago>sedan)", "för ett halvår sedan", _half_year),
    Form(rf"sista (?P<month>[a-z]+)\.?{_OF_YEAR}", "sista maj", _last),
    Form(r"nasta (?P<word>[a-z]+)", "nästa måndag", said_weeks.following),
    Form(r"i (?P<word>[a-z]+)s", "i måndags", said_weeks.latest),
    Form(r"forra (?P<word>[a-z]+?)(?:en)?", "förra måndagen", said_weeks.latest),
    Form(r"(?P<word>[a-z]+)", "fredag, tors", said_weeks.coming),
    Form(
        r"(?P<word>[a-z]+),? (?:den )?(?P<rest>.+)",
        "fredag 7 maj, onsdagen den 2 december, fre v42, fredag om en vecka",
        _weekday_of,
    ),
    Form(r"(?P<rest>.+?),? (?:pa )?(?P<word>[a-z]+)", "v42 fre, nästa vecka tors", _weekday_of),
    Form(
        rf"(?P<name>(?:[1-4]:?[ae]? )?[a-z ]+?){_OF_YEAR}",
        "midsommarafton, långfredag, luciadagen, påskdagen 2027, första advent",
        _feast,
    ),
)
