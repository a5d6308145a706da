"""A year between years that show finer groups of the flow than it does: what is there at its end
in each of those, less what was there at its beginning, came in it or went.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import product

from ...suppression.model import is_small
from ..coarsening import OF_THE_FLOW, SPLITS
from ..model import Year
from ..relations import AT_END, AT_START, FLOW_SPLITS
from ..span import Years
from .gathered import Gathered
from .periods import Whole, true_count
from .ties import flow, groups, pairs

# The groups of a split.
Groups = tuple[str, ...]


def add_periods(
    found: Gathered,
    names: Mapping[Years, str],
    known: Mapping[Years, Year],
    late: Collection[Years],
) -> None:
    """Adds each period of a register beside its years, and then the finer groups: also of the years
    of it that are not published, as they stand between others too.

    ``names``: what each report goes by; ``known``: what was counted of them, as far as that is
    known; ``late``: those that begin otherwise than is known now.
    """
    between, late = dict(names), {*late}
    for years in names:
        if years.is_period:
            whole = Whole(found, names, years, known)
            whole.add(years in late)
            between |= whole.stretch
            late |= whole.stretch.keys() if years in late else set()
    late |= {each for each in between if each in known and known[each].late}
    found.rows.append((between, known, late))
    _add_between(found, between, known, late)


def add_led_to(found: Gathered) -> None:
    """Adds the finer groups of each register once more, when sums lead to groups of its years that
    no report of its own shows.
    """
    for names, known, late in found.rows:
        _add_between(found, names, known, late)


def _add_between(
    found: Gathered,
    names: Mapping[Years, str],
    known: Mapping[Years, Year],
    late: Collection[Years],
) -> None:
    """Adds the finer groups of the years and periods of a register that stand between others."""
    for by in FLOW_SPLITS:
        for years, of in _finer(found, names, by).items():
            _add(found, (names[years], by), of, known.get(years), years in late)
        for one, other in product(names, names):
            if one.last == other.first - 1:
                _tie(found, by, names[one], names[other])


def _finer(found: Gathered, names: Mapping[Years, str], by: str) -> dict[Years, Groups]:
    """The groups that are known on both sides, of those years that are not known in them."""
    before, after = dict[Years, Groups](), dict[Years, Groups]()
    for years in sorted(names, key=lambda each: each.first):
        beside = [each for each in before if each.last == years.first - 1]
        known = [_led_to(found, names[each], AT_END, by) for each in beside]
        before[years] = max([*known, *(before[each] for each in beside)], key=len, default=())
    for years in sorted(names, key=lambda each: -each.last):
        beside = [each for each in after if each.first == years.last + 1]
        known = [_led_to(found, names[each], AT_START, by) for each in beside]
        after[years] = max([*known, *(after[each] for each in beside)], key=len, default=())
    both = {years: min(before[years], after[years], key=len) for years in names}
    return {
        years: of
        for years, of in both.items()
        if any(len(of) > len(_led_to(found, names[years], key, by)) for key in OF_THE_FLOW)
    }


def _shown(found: Gathered, name: str, key: str, by: str) -> Groups:
    return tuple(each for (each,) in groups(found.places.get(name, ()), key, (by,)))


def _led_to(found: Gathered, name: str, key: str, by: str) -> Groups:
    """The finest groups of a split that there are counts of, shown or not."""
    rungs = (tuple(group for group, _ in rung) for rung in SPLITS[key, by].rungs)
    return next(
        of for of in rungs if all(found.name((name, key, by, each)) in found.values for each in of)
    )


def _add(
    found: Gathered, split: tuple[str, str], of: Groups, fine: Year | None, late: bool
) -> None:
    name, by = split
    for key in OF_THE_FLOW:
        there = _led_to(found, name, key, by)
        cells = [(name, key, by, each) for each in of]
        for cell in [each for each in cells if found.name(each) not in found.values]:
            found.values[cell] = count = true_count(fine, cell[1:])
            found.hold_back(cell, count is not None and is_small(count))
        _equate(found, by, (name, key, of), (name, key, there))
    flow(found, name, late, [(by, each) for each in of])


def _tie(found: Gathered, by: str, before: str, after: str) -> None:
    """What was left at the end of the one is there at the beginning of the other, in groups that
    one of them does not show.
    """
    sides = (before, AT_END), (after, AT_START)
    one, other = (_led_to(found, *side, by) for side in sides)
    if one and other and [one, other] != [_shown(found, *side, by) for side in sides]:
        _equate(found, by, (*sides[0], one), (*sides[1], other))


def _equate(
    found: Gathered, by: str, one: tuple[str, str, Groups], other: tuple[str, str, Groups]
) -> None:
    """Two counts are the same in each group; in all, where the other has no groups. Each is a
    register's year, an indicator and the groups.
    """
    (name, key, mine), (beside, of, theirs) = one, other
    ties = [
        ([(by, *each) for each in parts], [(by, *each) for each in others])
        for _, parts, others in pairs((by,), [(each,) for each in mine], [(e,) for e in theirs])
    ]
    for parts, others in ties or [([(by, each) for each in mine], [()])]:
        found.equate(
            [found.name((name, key, *place)) for place in parts],
            [found.name((beside, of, *place)) for place in others],
        )
