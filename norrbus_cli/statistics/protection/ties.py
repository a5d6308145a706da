"""What ties the numbers of a year, and those of two years that stand on different rungs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...suppression.model import Cell, Equation, is_small
from ..coarsening import links
from ..model import ProtectedYear, Year
from ..relations import (
    AT_END,
    AT_MOST,
    AT_START,
    FLOW,
    FLOW_SPLITS,
    SAME,
    TIED_SPLITS,
    AtMost,
    led_to,
)
from .gathered import Gathered

# What a year's beginning may lack or have too much is counted from here, as no count is below zero.
LATE, ZERO_OF_LATE, NO_LATE = "rättat", "rättat noll", 1000


def relate(found: Gathered, register: str, late: bool) -> None:
    """Adds what ties the numbers of a year.

    ``late``: it begins otherwise than is known now.
    """
    categories = dict.fromkeys(
        place[1:]
        for place in found.places.get(register, ())
        if place[1:2] and place[1] in FLOW_SPLITS
    )
    flow(found, register, late, ((), *categories))
    compare(found, register)


def flow(found: Gathered, register: str, late: bool, places: Iterable[Cell]) -> None:
    """Adds that what was there and what came is what went and what is left, in all or in a
    category.
    """
    came, went = FLOW
    for place in places:
        equation = {
            found.name((register, key, *place)): 1 if key in came else -1 for key in (*came, *went)
        }
        if late and all(cell in found.values for cell in equation):
            equation |= _late(found, register, place, equation)
        found.link(equation)


def compare(found: Gathered, register: str) -> None:
    """Adds what is never more than something else and what is the same, of the counts that are
    there by now.
    """
    bound(found, register)
    for same in SAME:
        found.link({found.name((register, *same.one)): 1, found.name((register, *same.other)): -1})


def bound(found: Gathered, register: str) -> None:
    """Adds what is never more than something else, of the counts that are there by now."""
    for relation in AT_MOST:
        _at_most(found, register, relation)


def _late(found: Gathered, register: str, place: Cell, flow: Equation) -> Equation:
    """How many more (or fewer) there turned out to have been at the beginning than was
    published: a count that nobody may work out where it is small.
    """
    late, zero = (register, LATE, *place), (register, ZERO_OF_LATE, *place)
    counts = [found.values[cell] for cell in flow]
    over = sum(factor * (found.values[cell] or 0) for cell, factor in flow.items())
    found.values |= {late: None if None in counts else NO_LATE - over, zero: NO_LATE}
    small = None not in counts and is_small(abs(over))
    found.hold_back(late, small)
    return {late: 1, zero: -1}


def _at_most(found: Gathered, register: str, relation: AtMost) -> None:
    sides = [
        [found.name((register, *place)) for place in side]
        for side in (relation.smaller, relation.greater)
    ]
    if not all(cell in found.values for side in sides for cell in side):
        return
    slack: Cell = (register, "högst", *sides[0][0][1:], *sides[1][0][1:])
    if slack in found.values:
        return
    less, more = ([found.values[cell] for cell in side] for side in sides)
    over = relation.times * sum(count or 0 for count in more) - sum(count or 0 for count in less)
    unknown = None in {*less, *more}
    if unknown or over >= 0:
        found.values[slack] = None if unknown else over
        found.slack.add(slack)
        found.link(
            dict.fromkeys(sides[0], 1) | {slack: 1} | dict.fromkeys(sides[1], -relation.times)
        )


def alone(key: str, report: ProtectedYear) -> bool:
    """Whether no total that a report holds back leads to an indicator's."""
    beside = (report.figure(each) for each in led_to(key))
    return key not in report.off and all(
        each.key not in report.off and isinstance(each.total, int) for each in beside
    )


def groups(places: Iterable[Cell], key: str, split: Cell) -> list[Cell]:
    """The groups of a split (of none, the total) that an indicator has, each the end of a place."""
    split = (key, *split)
    size = len(split)
    return [
        place[size:] for place in places if place[:size] == split and len(place) == 2 * size - 1
    ]


def of_splits(places: Iterable[Cell]) -> dict[Cell, list[Cell]]:
    """The groups of each split of each indicator (and what leads to its total)."""
    found: dict[Cell, list[Cell]] = {}
    for place in places:
        size = len(place) // 2 + 1
        found.setdefault(place[:size], []).append(place[size:])
    return found


def pairs(
    split: Cell, mine: Sequence[Cell], theirs: Sequence[Cell]
) -> Iterator[tuple[bool, Sequence[Cell], Sequence[Cell]]]:
    """The groups of two rungs that hold the same, and whether one of each does."""
    if not mine or not theirs:
        return
    if mine == theirs:
        yield from ((True, [each], [each]) for each in mine)
        return
    fine, coarse = ([name for (name,) in side] for side in (mine, theirs))
    for name, parts in links(AT_START, split[0], fine, coarse).items():
        yield len(parts) == 1, [(each,) for each in parts], [(name,)]
    for name, parts in links(AT_START, split[0], coarse, fine).items():
        yield len(parts) == 1, [(name,)], [(each,) for each in parts]


def follows(
    found: Gathered, before: str, name: str, counts: Mapping[Cell, int | None]
) -> list[tuple[list[Cell], list[Cell]]]:
    """What was left at the end of a year is there at the beginning of the next: one number, where
    they agree; where one is shown in coarser groups, each of those is a sum.
    """
    ties = []
    for split in ((), *((by,) for by in FLOW_SPLITS)):
        mine = groups(counts, AT_START, split)
        theirs = groups(found.places.get(before, ()), AT_END, split)
        for one, parts, other in pairs(split, mine, theirs):
            cells = [(name, AT_START, *split, *each) for each in parts]
            others = [found.name((before, AT_END, *split, *each)) for each in other]
            known, count = found.values.get(others[0]), counts.get(cells[0][1:])
            same = one and (None in {known, count} or known == count)
            if same and cells[0] not in found.alias:
                found.alias[cells[0]] = others[0]
            elif same or not one:
                ties.append((cells, others))
    return ties


def beneath(found: Gathered, register: str, fine: Year, counts: Mapping[Cell, int | None]) -> None:
    """What stands in a relation is led to by other numbers though it is shown in coarser groups
    or not at all.
    """
    found_in = of_splits(counts)
    for figure in fine.figures:
        for each in figure.breakdowns if (figure.key,) in counts else ():
            there = [name for (name,) in found_in.get((figure.key, each.by), ())]
            parts = {part.category: part.count for part in each.parts}
            if (figure.key, each.by) not in TIED_SPLITS or there == [*parts]:
                continue
            for name, count in parts.items():
                cell: Cell = (register, figure.key, each.by, name)
                if cell not in found.values:
                    found.values[cell] = count
                    found.hold_back(cell, is_small(count))
            into = links(figure.key, each.by, [*parts], there)
            sums = [((each.by, name), of) for name, of in into.items() if of != (name,)]
            for whole, of in sums if into else [((), (*parts,))]:
                found.link(
                    {found.name((register, figure.key, *whole)): -1}
                    | dict.fromkeys(((register, figure.key, each.by, one) for one in of), 1)
                )
