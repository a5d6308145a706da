"""Days of the year by name: ``midsommarafton``, ``skärtorsdagen``, ``första advent``."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from .ordinals import ordinal
from .swedish import fold

# As people say it: as the library of holidays calls it.
_SHORTER = {
    **{"jul": "julafton", "nyar": "nyarsafton", "midsommar": "midsommarafton"},
    **{"pask": "paskafton", "trettondag jul": "trettondedag jul"},
    **{"kristi himmelsfard": "kristi himmelsfardsdag", "pingst": "pingstdagen"},
    **{"trettondagen": "trettondedag jul", "sveriges nationaldag": "nationaldagen"},
    **{"valborg": "valborgsmassoafton", "allhelgona": "alla helgons dag"},
    **{"allhelgonadagen": "alla helgons dag", "luciadagen": "lucia"},
}
# Before Easter Sunday, in days; and days of each year that the library does not name.
_BEFORE_EASTER = {"askonsdagen": 46, "palmsondagen": 7, "skartorsdagen": 3}
_EACH_YEAR = {"valborgsmassoafton": (4, 30), "lucia": (12, 13)}
_SUNDAYS = 4  # of Advent: the last is that before Christmas Day
_BRIDGE = "klamdag"  # the library's name for many days of a year


def is_feast(name: str) -> bool:
    """Whether a folded text is the name of such a day."""
    return bool(_advent(name)) or name in _called()


def feast(name: str, year: int) -> date:
    """The day of a year that a folded name is of. Raises KeyError for no such name."""
    if number := _advent(name):
        christmas = date(year, 12, 25)
        last = christmas - timedelta(days=christmas.isoweekday())
        return last - timedelta(weeks=_SUNDAYS - number)
    called = _called()[name]
    if called in _EACH_YEAR:
        return date(year, *_EACH_YEAR[called])
    days = _holidays(year)
    if called in _BEFORE_EASTER:
        return days["paskdagen"] - timedelta(days=_BEFORE_EASTER[called])
    return days[called]


def _advent(name: str) -> int:
    """Which Sunday of Advent a folded name is of; 0 for none."""
    match = re.fullmatch(r"(?:([1-4])(?::?[ae])?|([a-z]+)) (?:sondagen i )?advent", name)
    number = (int(match[1]) if match[1] else ordinal(match[2])) if match else None
    return number if number and number <= _SUNDAYS else 0


@cache
def _called() -> dict[str, str]:
    """What each name, definite or not, is called by the library or here."""
    names = {each: each for each in (*_holidays(2026), *_EACH_YEAR, *_BEFORE_EASTER)} | _SHORTER
    return {form: called for name, called in names.items() for form in _forms(name)}


def _forms(name: str) -> list[str]:
    """A name in definite and indefinite form: ``långfredagen``, ``långfredag``."""
    if name.endswith("dagen"):
        return [name, name.removesuffix("en")]
    return [name, f"{name}en"] if name.endswith(("dag", "afton")) else [name]


@cache
def _holidays(year: int) -> dict[str, date]:
    from holidays import country_holidays
    from holidays.constants import DE_FACTO, OPTIONAL, PUBLIC

    found = country_holidays(
        *("SE", None, year),
        language="sv",
        include_sundays=False,
        categories=(PUBLIC, DE_FACTO, OPTIONAL),
    )
    named = {fold(name): day for day, names in found.items() for name in names.split("; ")}
    # Some are told with the hour from which they are free.
    return {name.partition(" (")[0]: day for name, day in named.items() if name != _BRIDGE}
