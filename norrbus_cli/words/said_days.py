"""Days as people say them: ``3 maj``, ``på fredag``, ``om tio arbetsdagar``, ``midsommarafton``.

Every form is one row of ``FORMS``; what is read here is folded (lower case, no dots or rings). A
day without a year is the nearest such day, ahead or back: half a year is the farthest; of one that
is to come it is the next, or one that is at most MONTH back; the last day of something to come is
never back. All own choice.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import TypeAlias

from .dates import MONTHS, WEEKDAYS
from .day_refusals import NoSuchDay, OtherWeekday, TwoMeanings
from .feasts import feast, is_feast
from .record import Record
from .swedish import fold

AfterWorkingDays: TypeAlias = Callable[[date, int], date]
_DAYS = tuple(fold(each) for each in WEEKDAYS)
_NUMBERS = ("noll", "en", "tva", "tre", "fyra", "fem", "sex", "sju", "atta", "nio", "tio")
_COUNTS = {each: number for number, each in enumerate(_NUMBERS)} | {
    **{"ett": 1, "elva": 11, "tolv": 12, "fjorton": 14}
}
HALF_YEAR, MONTH = 183, 31  # days
_CENTURY_AHEAD = 19  # 45 is 2045 until this many years before it, then 1945; own choice


class Seen(Record):
    """From where a day is looked at, and whether it is one ``to_come``: then how many days ``back``
    it may be all the same.
    """

    today: date
    after_working_days: AfterWorkingDays
    to_come: bool = False
    back: int = MONTH


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
    text = re.sub(r"^(?:nu )?(?:pa|den|d\.) ", "", text.rstrip("."))
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


def weekday(word: str) -> int | None:
    """The number of a weekday by its name or the beginning of it, at least two letters."""
    found = [number for number, name in enumerate(_DAYS) if name.startswith(word)]
    return found[0] if len(word) > 1 and found else None


def months_after(day: date, count: int) -> date:
    """The same day so many months later, or the last of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month(word: str) -> int | None:
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word)]
    return found[0] if len(word) > 2 and len(found) == 1 else None


def _year(typed: str, today: date) -> int:
    if len(typed) == 4:
        return int(typed)
    return 2000 + int(typed) - (100 if 2000 + int(typed) > today.year + _CENTURY_AHEAD else 0)


def _without_year(seen: Seen, of_year: Callable[[int], date]) -> date:
    return _meant(seen, [of_year(seen.today.year + each) for each in (-1, 0, 1)])


def _meant(seen: Seen, days: Iterable[date]) -> date:
    """The one of some days that is meant; ahead of two as near."""
    if seen.to_come:
        return min(day for day in days if (seen.today - day).days <= seen.back)
    return min(days, key=lambda day: (abs((day - seen.today).days), day < seen.today))


def _numbered(seen: Seen, day: str, month: str, year: str | None = None) -> date | None:
    number = int(month) if month.isdigit() else _month(month)
    if not number or number > 12:
        return None
    if year:
        return at(_year(year, seen.today), number, int(day))
    if (int(day), number) != (29, 2):
        return _without_year(seen, lambda each: at(each, number, int(day)))
    years = range(seen.today.year - 4, seen.today.year + 9)
    return _meant(seen, [date(each, 2, 29) for each in years if monthrange(each, 2)[1] == 29])


def _in_full(_: Seen, year: str, month: str, day: str) -> date:
    return at(int(year), int(month), int(day))


def _six_digits(seen: Seen, year: str, month: str, day: str) -> date | None:
    return at(_year(year, seen.today), int(month), int(day))


def _weekday_of(seen: Seen, word: str, rest: str) -> date | None:
    number = weekday(word)
    day = read(rest, seen) if number is not None else None
    if number is None or day is None:
        return None
    if re.match(r"(?:i )?(?:v\d|v |vecka|nasta v|denna v|(?:den )?har v|forra v)", rest):
        return day + timedelta(days=number)
    if day.weekday() != number:
        raise OtherWeekday(number, day)
    return day


def _week(seen: Seen, week: str, year: str | None = None) -> date:
    if year:
        return date.fromisocalendar(int(year), int(week), 1)
    monday = date.fromisocalendar(seen.today.year, int(week), 1)
    late = (seen.today - monday).days > (MONTH if seen.to_come else HALF_YEAR)
    return date.fromisocalendar(seen.today.year + 1, int(week), 1) if late else monday


def _some_week(seen: Seen, which: str) -> date:
    monday = seen.today - timedelta(days=seen.today.weekday())
    return monday + timedelta(weeks={"nasta": 1, "forra": -1}.get(which, 0))


def _coming(seen: Seen, word: str) -> date | None:
    number = weekday(word)
    if number is None:
        return None
    return seen.today + timedelta(days=(number - seen.today.weekday() - 1) % 7 + 1)


def _latest(seen: Seen, word: str) -> date | None:
    number = weekday(word)
    if number is None:
        return None
    return seen.today - timedelta(days=(seen.today.weekday() - number - 1) % 7 + 1)


def _next(seen: Seen, word: str) -> date | None:
    coming = _coming(seen, word)
    if coming and coming.isocalendar()[:2] == seen.today.isocalendar()[:2]:
        name = WEEKDAYS[coming.weekday()]
        raise TwoMeanings(f"nästa {name}", coming, coming + timedelta(weeks=1))
    return coming


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


def _edge(seen: Seen, which: str, month: str, year: str | None = None) -> date | None:
    number = _month(month)
    if number is None:
        return None

    def of_year(each: int) -> date:
        return date(each, number, monthrange(each, number)[1] if which == "sista" else 1)

    return of_year(_year(year, seen.today)) if year else _without_year(seen, of_year)


def _feast(seen: Seen, name: str, year: str | None = None) -> date | None:
    if not is_feast(name):
        return None
    if year:
        return feast(name, _year(year, seen.today))
    return _without_year(seen, lambda each: feast(name, each))


_YEAR = r"(?P<year>\d{4}|\d\d)"
_OF_YEAR = rf"(?:[ ,/.-]+{_YEAR})?"
FORMS = (
    Form(r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)", "2026-04-21, 20260421", _in_full),
    Form(rf"(?P<day>\d\d?) ?/ ?(?P<month>\d\d?){_OF_YEAR}", "3/5, 3/5-27", _numbered),
    Form(rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.?{_OF_YEAR}", "3.5.2027", _numbered),
    Form(rf"(?P<day>\d\d?)(?::?e)? (?P<month>[a-z]+)\.?{_OF_YEAR}", "3 maj 2027", _numbered),
    Form(r"(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)", "261103", _six_digits),
    Form(r"(?:i )?(?:v|vecka) ?(?P<week>\d\d?)(?: (?P<year>\d{4}))?", "v42, vecka 42", _week),
    Form(r"(?P<which>nasta|denna|(?:den )?har|forra) veckan?", "nästa vecka", _some_week),
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
    Form(rf"(?P<which>forsta|sista) (?P<month>[a-z]+)\.?{_OF_YEAR}", "sista maj", _edge),
    Form(r"nasta (?P<word>[a-z]+)", "nästa måndag", _next),
    Form(r"i (?P<word>[a-z]+)s", "i måndags", _latest),
    Form(r"forra (?P<word>[a-z]+?)(?:en)?", "förra måndagen", _latest),
    Form(r"(?P<word>[a-z]+)", "fredag, tors", _coming),
    Form(r"(?P<word>[a-z]+),? (?:den )?(?P<rest>.+)", "fredag 7 maj, fre v42", _weekday_of),
    Form(r"(?P<rest>.+?),? (?:pa )?(?P<word>[a-z]+)", "v42 fre, nästa vecka tors", _weekday_of),
    Form(rf"(?P<name>[a-z ]+?){_OF_YEAR}", "midsommarafton, påskdagen 2027", _feast),
)
