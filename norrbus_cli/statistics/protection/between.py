"""A year between years that show finer groups of the flow than it does: what is there at its end
in each of those, less what was there at its beginning, came in it or went.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from itertools import product

from ...suppression.model import Cell, is_small
from ..coarsening import links
from ..model import Year
from ..relations import AT_END, AT_START, FLOW, FLOW_SPLITS
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
    _add_between(found, between, known, late)


def _add_between(
    found: Gathered,
    names: Mapping[Years, str],
    known: Mapping[Years, Year],
    late: Collection[Years],
) -> None:
    """Adds the finer groups of the years and periods of a register that stand between others."""
    for by in FLOW_SPLITS:
        finer = _finer(found, names, by)
        for years, of in finer.items():
            _add(found, (names[years], by), of, known.get(years), years in late)
        for one, other in product(names, names):
            if one.last == other.first - 1 and not finer.keys().isdisjoint({one, other}):
                of_one, of_other = (
                    finer.get(years) or _shown(found, names[years], key, by)
                    for years, key in ((one, AT_END), (other, AT_START))
                )
                _tie(found, by, (names[one], of_one), (names[other], of_other))


def _finer(found: Gathered, names: Mapping[Years, str], by: str) -> dict[Years, Groups]:
    """The groups that are known on both sides, of those years that show coarser ones."""
    before, after = dict[Years, Groups](), dict[Years, Groups]()
    for years in sorted(names, key=lambda each: each.first):
        beside = [each for each in before if each.last == years.first - 1]
        shown = [_shown(found, names[each], AT_END, by) for each in beside]
        before[years] = max([*shown, *(before[each] for each in beside)], key=len, default=())
    for years in sorted(names, key=lambda each: -each.last):
        beside = [each for each in after if each.first == years.last + 1]
        shown = [_shown(found, names[each], AT_START, by) for each in beside]
        after[years] = max([*shown, *(after[each] for each in beside)], key=len, default=())
    both = {years: min(before[years], after[years], key=len) for years in names}
    return {
        years: of
        for years, of in both.items()
        if len(of) > len(_shown(found, names[years], AT_END, by))
    }


def _shown(found: Gathered, name: str, key: str, by: str) -> Groups:
    return tuple(each for (each,) in groups(found.places.get(name, ()), key, (by,)))


def _add(
    found: Gathered, split: tuple[str, str], of: Groups, fine: Year | None, late: bool
) -> None:
    name, by = split
    for key in (*FLOW[0], *FLOW[1]):
        for each in of:
            cell = (name, key, by, each)
            if found.name(cell) not in found.values:
                found.values[cell] = count = true_count(fine, cell[1:])
                found.hold_back(cell, count is not None and is_small(count))
        into = links(key, by, of, _shown(found, name, key, by))
        sums: list[tuple[Cell, Groups]] = [((by, group), parts) for group, parts in into.items()]
        for whole, parts in sums or [((), of)]:
            found.equate(
                [found.name((name, key, *whole))],
                [found.name((name, key, by, each)) for each in parts],
            )
    flow(found, name, late, [(by, each) for each in of])


def _tie(found: Gathered, by: str, before: tuple[str, Groups], after: tuple[str, Groups]) -> None:
    """What was left at the end of the one is there at the beginning of the other."""
    (one, of_one), (other, of_other) = before, after
    for _, mine, theirs in pairs((by,), *([(each,) for each in of] for of in (of_other, of_one))):
        found.equate(
            [found.name((other, AT_START, by, *each)) for each in mine],
            [found.name((one, AT_END, by, *each)) for each in theirs],
        )
