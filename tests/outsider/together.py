"""All files together: editions of a year, a year and the next, areas and their parts."""

from __future__ import annotations

from itertools import pairwise

from outsider.files import ALL, Edition, Ledger, Place, When
from outsider.groups import FINEST
from outsider.relations import (
    ALONE,
    CAME,
    DAYS,
    FLOW_SPLITS,
    MARKS,
    REST,
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
    ledger = _with_untold(ledger)
    for row in ledger.editions.values():
        for before, after in pairwise(row):
            _same(found, before, after)
    for edition in ledger:
        rows = _rows_before(ledger, edition)
        edition.begins_off = any((WENT[1],) not in each.places for row in rows for each in row)
        edition.ends_off = any(
            (CAME[0],) not in each.places and each.at < edition.at
            for each in ledger
            if each.who == edition.who and each.years[0] == edition.years[-1] + 1
        )
        edition.joined = any(
            other.at < edition.at
            and isinstance(other.year, tuple) != isinstance(edition.year, tuple)
            and not {*other.years}.isdisjoint(edition.years)
            for other in ledger
            if other.who == edition.who
        )
        Year(found, edition).add(unwritten)
    for row in ledger.editions.values():
        for before, after in pairwise(row):
            _added_marks(found, before, after)
    for edition in ledger:
        _follows(found, ledger, edition)
        if isinstance(edition.year, tuple):
            period(found, ledger, edition)
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


def _rows_before(ledger: Ledger, edition: Edition) -> list[list[Edition]]:
    """The editions of each year or period that ends where this one begins."""
    return [
        row
        for (who, _), row in ledger.editions.items()
        if who == edition.who and row[0].years[-1] == edition.years[0] - 1
    ]


def _valid(row: list[Edition], edition: Edition, ledger: Ledger) -> Edition:
    """The edition of a row that this one was published beside: the last before it, else the first."""
    first = ledger.editions[edition.who, edition.year][0].at
    earlier = [each for each in row if each.at <= first]
    return earlier[-1] if earlier else row[0]


def _follows(found: System, ledger: Ledger, edition: Edition) -> None:
    """A year begins as the year before was published to end; one that was published later ends as the last version of the year began."""
    versions = ledger.editions[edition.who, edition.year]
    for row in _rows_before(ledger, edition):
        before = _valid(row, edition, ledger)
        last = [each for each in versions if each.at <= before.at][-1:]
        if before.at > versions[0].at and last != [edition]:
            continue
        if not any((key,) in each.places for each in (edition, before) for key in (*CAME, *WENT)):
            continue
        for tail in [(), *((by, each) for by in FLOW_SPLITS for each in FINEST[CAME[0], by])]:
            one, other = (
                Year(found, edition).at(CAME[0], *tail),
                Year(found, before).at(WENT[1], *tail),
            )
            _usually(found, edition, [(one, 1), (other, -1)])


def _usually(found: System, edition: Edition, terms: list[tuple[Unknown | int, int]]) -> None:
    """They are 0 together; but of an area only where none of its parts was corrected since it was added up."""
    before = len(found.rows)
    found.add(terms, 0, 0)
    found.usual += range(before, len(found.rows)) if edition.area else ()


def _with_untold(ledger: Ledger) -> Ledger:
    """The same, with the years of periods that nothing is told of: all in them is held back, zeros too."""
    untold: dict[tuple[str, When], list[Edition]] = {}
    keys = {key for key, _ in FINEST} | ALONE | {*CAME, *WENT}
    for edition in ledger:
        for year in edition.years if isinstance(edition.year, tuple) else ():
            if (edition.who, year) not in ledger.editions:
                new = Edition(edition.who, year, 0, edition.at, {}, area=True, untold=True)
                new.late = edition.late
                new.hidden |= {(key,) for key in keys}
                new.whole |= {(key,) for key in keys}
                untold[edition.who, year] = [new]
    return Ledger({**ledger.editions, **untold}, ledger.areas, ledger.measures, ledger.files)


def period(found: System, ledger: Ledger, edition: Edition) -> None:
    """A period begins as its first year and ends as its last; all else is the sum of its years."""
    years = [_valid(ledger.editions[edition.who, year], edition, ledger) for year in edition.years]
    left = [each for each in years if each.untold]
    finest = [(key, by, each) for (key, by), held in FINEST.items() for each in held]
    totals: list[Place] = [(key,) for key in {key for key, _ in FINEST} | ALONE]
    for place in (*totals, *finest, *((key, "dagar", "har") for key in DAYS)):
        if not any((place[0],) in each.places for each in (edition, *years)):
            continue
        of = {CAME[0]: years[:1], WENT[1]: years[-1:]}.get(place[0], years)
        terms = [(Year(found, each).at(*place), 1) for each in of]
        _usually(found, edition, [(Year(found, edition).at(*place), -1), *terms])
        if 1 < len(left) < len(years) and place[0] not in {CAME[0], WENT[1]}:
            rest = found.unknown((edition.who, edition.year, REST, *place))
            terms = [(Year(found, each).at(*place), 1) for each in left]
            found.add([(rest, -1), *terms], 0, 0)
            found.left[edition.who, edition.year] = [each.years[0] for each in left]
    for key in {key for each in (edition, *years) for key, _ in each.sums}:
        _marks_of_years(found, edition, years, key)


def _marks_of_years(found: System, edition: Edition, years: list[Edition], key: str) -> None:
    for each in (edition, *years):
        Year(found, each).marks(key)
    for group in FINEST[key, "vem som svarar"]:
        for mark in MARKS:
            place = (key, "vem som svarar", group, str(mark))
            terms = [(found.named(name_of(each, place)), 1) for each in years]
            found.add([(found.named(name_of(edition, place)), -1), *terms], 0, 0)


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
