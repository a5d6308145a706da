"""All files together: editions of a year, a year and the next, areas and their parts."""

from __future__ import annotations

from itertools import pairwise

from outsider.files import ALL, Edition, Ledger, Place
from outsider.groups import FINEST
from outsider.relations import (
    CAME,
    FLOW_SPLITS,
    MARKS,
    WENT,
    System,
    Unknown,
    Year,
    marked,
    name_of,
)


def system_of(ledger: Ledger, unwritten: bool = False) -> System:
    """Everything that the files say together; ``unwritten``: also by what is true but not listed."""
    found = System()
    for row in ledger.editions.values():
        for before, after in pairwise(row):
            _same(found, before, after)
    for edition in ledger:
        row = ledger.editions.get((edition.who, edition.year - 1), [])
        edition.begins_off = any((WENT[1],) not in each.places for each in row)
        Year(found, edition).add(unwritten)
    for row in ledger.editions.values():
        for before, after in pairwise(row):
            _added_marks(found, before, after)
    for edition in ledger:
        _follows(found, ledger, edition)
    for area, parts in ledger.areas:
        _sums(found, area, parts)
    return found


def _same(found: System, before: Edition, after: Edition) -> None:
    """A correction changes nothing that a register holds back."""
    for place in before.hidden & after.hidden if not after.area else ():
        found.same[name_of(after, place)] = name_of(before, place)
        for mark in MARKS if marked(place) else ():
            found.same[name_of(after, (*place, str(mark)))] = name_of(before, (*place, str(mark)))


def cohort(edition: Edition, place: Place, mark: int) -> Unknown:
    """How many more gave a mark in this edition than in the one before, or fewer."""
    return (*name_of(edition, (*place, str(mark))), "nya")


def _added_marks(found: System, before: Edition, after: Edition) -> None:
    """Answers come, or go: the difference between two editions is the answers of some."""
    for place in before.places & after.places:
        was, now = before.shown.get(place), after.shown.get(place)
        if was is None or now is None or len(place) != 3 or not marked(place):
            continue
        for mark in MARKS:
            old, new = (found.named(name_of(each, (*place, str(mark)))) for each in (before, after))
            if old in found.least and new in found.least:
                added = found.unknown(cohort(after, place, mark))
                found.add([(new, 1), (old, -1), (added, -1 if now >= was else 1)], 0, 0)


def _follows(found: System, ledger: Ledger, edition: Edition) -> None:
    """A year begins as the year before was published to end."""
    row = ledger.editions.get((edition.who, edition.year - 1), [])
    first = ledger.editions[edition.who, edition.year][0].at
    earlier = [each for each in row if each.at <= first]
    if not row:
        return
    before = earlier[-1] if earlier else row[0]
    if not any((key,) in each.places for each in (edition, before) for key in (*CAME, *WENT)):
        return
    for tail in [(), *((by, each) for by in FLOW_SPLITS for each in FINEST[CAME[0], by])]:
        one, other = Year(found, edition).at(CAME[0], *tail), Year(found, before).at(WENT[1], *tail)
        found.add([(one, 1), (other, -1)], 0, 0)


def _sums(found: System, area: Edition, parts: list[Edition]) -> None:
    """An area is the sum of its parts: of those that account for it."""
    of_area = Year(found, area)
    finest = [(key, by, each) for (key, by), held in FINEST.items() for each in held]
    for place in {*area.places, *(each for each in finest if each[:1] in area.places)}:
        there = [each for each in parts if (place[0],) in each.places]
        if len(place) == 3 and place not in finest and "dagar" not in place:
            continue
        terms = [(Year(found, each).at(*place), 1) for each in there]
        found.add([(of_area.at(*place), -1), *terms], 0, 0)
        if len(place) == 3 and marked(place):
            _sums_of_marks(found, area, there, place)


def _sums_of_marks(found: System, area: Edition, parts: list[Edition], place: Place) -> None:
    for mark in MARKS:
        name = found.named(name_of(area, (*place, str(mark))))
        if name in found.least:
            others = [found.unknown(name_of(each, (*place, str(mark)))) for each in parts]
            found.add([(name, -1), *((other, 1) for other in others)], 0, 0)
    if found.named(name_of(area, (*place, "1"))) in found.least:
        for each in parts:
            if (place[0], ALL) not in each.sums:
                marks = [(found.unknown(name_of(each, (*place, str(mark)))), 1) for mark in MARKS]
                found.add([(Year(found, each).at(*place), -1), *marks], 0, 0)
