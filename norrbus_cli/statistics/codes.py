"""The codes of indicators, splits, categories and groups, with the days from and to which each is
in use.

A code stays when what it stands for is called something else, so that a number has the same id in
every year and an old file is read by today's definitions (``coding.py``). Model: the code lists of
statisticsnorway/barn-barnevern-xsd. ``docs/statistik-koder.md`` lists them; a test holds that none
in it is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, cached_property

from ..words.events import FIRST_EVENT
from ..words.record import Record
from ..words.swedish import fold
from .definitions import Indicator
from .indicators import INDICATORS

MEASURES = "mått"
MEDIAN, NINETIETH, MEAN = "median", "90:e percentilen", "medel"


class Code(Record):
    """What a code stands for, and from which day to which (both counted) it is in use.

    ``became``: the id of what it is counted as since then, of one that is no longer in use.
    ``parts``: the ids of the categories that a group holds.
    """

    id: str
    name: str
    since: date = FIRST_EVENT
    until: date | None = None
    became: str = ""
    parts: tuple[str, ...] = ()

    def used_in(self, year: int) -> bool:
        """Whether it was in use on any day of a year."""
        return self.since.year <= year and (self.until is None or self.until.year >= year)


class Codes(Record):
    """A list of codes."""

    all: tuple[Code, ...]

    @cached_property
    def by_id(self) -> dict[str, Code]:
        """Each code by its id."""
        return {each.id: each for each in self.all}

    @cached_property
    def finest(self) -> dict[str, dict[str, Code]]:
        """The categories that are in use, by name, of each split by its id."""
        found: dict[str, dict[str, Code]] = {}
        for each in self.all:
            split = each.id.rpartition(".")[0]
            if "." in split and not each.parts and each.until is None:
                found.setdefault(split, {})[each.name] = each
        return found

    def now(self, code: Code) -> Code:
        """What a code is counted as today."""
        return self.now(self.by_id[code.became]) if code.became else code


# What is called something else than when its code was first printed, with that code: a new name
# whose code would be another stands here.
KEPT: Mapping[str, str] = {}
# The first day of a code that came later than the first, by its id.
SINCE: Mapping[str, date] = {}
# The codes that are no longer in use.
RETIRED: Sequence[Code] = ()


def code_of(name: str) -> str:
    """``uppgift saknas`` → ``uppgift-saknas``."""
    return KEPT.get(name) or re.sub("[^a-z0-9]+", "-", fold(name)).strip("-")


def id_of(key: str, by: str = "", name: str = "") -> str:
    """The id of a number: ``oppnade``, ``oppnade.kon.flicka``."""
    return ".".join((key, *map(code_of, filter(None, (by, name)))))


def measure_id(key: str, name: str = "") -> str:
    """The id of a measure: ``mote.matt.median``; of how all of it is spread: ``mote.matt``."""
    return id_of(key, MEASURES, name)


def listed(
    indicators: Iterable[Indicator] = INDICATORS,
    since: Mapping[str, date] = SINCE,
    retired: Sequence[Code] = RETIRED,
) -> Codes:
    """The codes of some indicators, those that are no longer in use last."""
    found = (code for each in indicators for code in _of(each))
    days = [
        Code(each.id, each.name, since.get(each.id, each.since), parts=each.parts) for each in found
    ]
    return Codes((*days, *retired))


def _of(indicator: Indicator) -> Iterator[Code]:
    key = indicator.key
    yield Code(key, indicator.title)
    measures = (MEDIAN, NINETIETH) if indicator.days else (MEAN,) if indicator.marks else ()
    for name in (MEASURES, *measures) if measures else ():
        yield Code(measure_id(key, "" if name == MEASURES else name), name)
    for split in indicator.splits:
        yield Code(id_of(key, split.by), split.by)
        groups = {name: members for rung in split.rungs for name, members in rung}
        for name, members in groups.items():
            parts = tuple(id_of(key, split.by, each) for each in members)
            yield Code(id_of(key, split.by, name), name, parts=parts if len(members) > 1 else ())


@cache
def current() -> Codes:
    """The codes of today's definitions, made when they are first asked for."""
    return listed()
