"""Days of the year by name: ``midsommarafton``, ``skärtorsdagen``."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from .swedish import fold

# As people say it: as the library of holidays calls it.
_SHORTER = {
    **{"jul": "julafton", "nyar": "nyarsafton", "midsommar": "midsommarafton"},
    **{"kristi himmelsfard": "kristi himmelsfardsdag", "pingst": "pingstdagen"},
    **{"trettondagen": "trettondedag jul", "sveriges nationaldag": "nationaldagen"},
    **{"valborg": "valborgsmassoafton", "allhelgona": "alla helgons dag"},
}
# Before Easter Sunday, in days; and days of each year that the library does not name.
_BEFORE_EASTER = {"askonsdagen": 46, "palmsondagen": 7, "skartorsdagen": 3}
_EACH_YEAR = {"valborgsmassoafton": (4, 30), "lucia": (12, 13)}


def is_feast(name: str) -> bool:
    """Whether a folded text is the name of such a day."""
    called = _SHORTER.get(name, name)
    return called in _EACH_YEAR or called in _BEFORE_EASTER or called in _holidays(2026)


def feast(name: str, year: int) -> date:
    """The day of a year that a folded name is of. Raises KeyError for no such name."""
    called = _SHORTER.get(name, name)
    if called in _EACH_YEAR:
        return date(year, *_EACH_YEAR[called])
    days = _holidays(year)
    if called in _BEFORE_EASTER:
        return days["paskdagen"] - timedelta(days=_BEFORE_EASTER[called])
    return days[called]


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
    return {fold(name): day for day, names in found.items() for name in names.split("; ")}
