"""A period beside its calendar years: what each of its counts is of theirs
(``relations.OF_PERIOD``).

Years that are not published are what is left of the period when the others are taken away: one
more report, that nobody has seen and whose small counts are secrets too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ...suppression.model import SMALL, Cell
from ..adding import period as added
from ..coarsening import SPLITS, holds, links
from ..model import Year
from ..relations import AT_END, AT_START, DAYS, FLOW_SPLITS, STOCKS, UNTIED
from ..span import Years, only
from .cells import counted
from .gathered import Gathered
from .ties import beneath, bound, groups, of_splits, relate

# A place in a split: the indicator, what it is split by, the category.
SPLIT = 3


class Whole:
    """A period's report among the cells, with those of its years that are published.

    ``names``: what each goes by; ``known``: what was counted of them, as far as that is known.
    """

    def __init__(
        self,
        found: Gathered,
        names: Mapping[Years, str],
        period: Years,
        known: Mapping[Years, Year],
    ) -> None:
        self.found, self.period, self.known = found, period, known
        self.name = names[period]
        self.parts = {year: names[only(year)] for year in period.each if only(year) in names}
        self.rest = f"{self.name} övriga"

    @property
    def stretch(self) -> dict[Years, str]:
        """The years that are not published and what they go by, where they follow on each other
        beside one that is.
        """
        left = [year for year in self.period.each if year not in self.parts]
        if not self.parts or not left or left[-1] - left[0] >= len(left):
            return {}
        return {Years(left[0], left[-1]): self.rest}

    def add(self, late: bool) -> None:
        """Ties the period to its years. ``late``: one begins otherwise than is known now; which of
        those that are left is taken to be known.
        """
        if not self.parts:
            return
        left = [year for year in self.period.each if year not in self.parts]
        for place in self.found.places[self.name]:
            if place[0] in STOCKS:
                self._border(place)
            elif place[0] not in UNTIED or place[0] not in self.found.off[self.name]:
                # What is not accounted for in the period, and nothing else leads to, tells nothing.

                self._sum(place, bool(left))
        for name in (*self.parts.values(), *([self.rest] if left else ())):
            self._add_groups(name)
        for name in self.parts.values():
            bound(self.found, name)
        if left:
            self._add_rest(left, late)

    def _add_groups(self, name: str) -> None:
        """The coarser groups of a year, which are led to where the period and the others show them:
        a small one is a secret though what it is made of is not known.
        """
        shown = of_splits(self.found.places[self.name])
        for key, by in (split for split in shown if split in SPLITS):
            there = [each for (each,) in shown[key, by]]
            for rung in SPLITS[key, by].rungs:
                for group, of in links(key, by, there, [each for each, _ in rung]).items():
                    self._add_group((name, key, by), group, of)

    def _add_group(self, split: Cell, group: str, of: tuple[str, ...]) -> None:
        cell, parts = (*split, group), [self.found.name((*split, each)) for each in of]
        if cell not in self.found.values and all(each in self.found.values for each in parts):
            counts = [self.found.values[each] for each in parts]
            known = [count for count in counts if count is not None]
            self._unknown(cell, sum(known) if len(known) == len(counts) else None)
            self.found.equate([cell], parts)

    def _add_rest(self, left: list[int], late: bool) -> None:
        """What ties the years that are not published, taken together."""
        self._borders_of_rest(left)
        known = [self.known[only(year)] for year in left if only(year) in self.known]
        if len(known) == len(left):
            fine = added(known)
            beneath(
                self.found, self.rest, fine, dict.fromkeys(self.found.places.get(self.rest, ()))
            )
            late = fine.late
        relate(self.found, self.rest, late)

    def _border(self, place: Cell) -> None:
        """What is there when it begins (or ends) is there when its first year does (its last)."""
        year = self.period.each[STOCKS[place[0]]]
        if year in self.parts and (cells := self._of_part(year, place, place)):
            self.found.equate([self._own(place)], cells)

    def _sum(self, place: Cell, rest: bool) -> None:
        """All that came and went did so in one of its years."""
        each = [self._of_part(year, place, place) for year in self.parts]
        if all(each):
            cells = [cell for of_part in each for cell in of_part]
            if rest:
                cells.append(self._rest(place, [(self._own(place), 1), *((c, -1) for c in cells)]))
            if (self.found.values[cells[-1]] or 0) >= 0:
                self.found.equate([self._own(place)], cells)

    def _own(self, place: Cell) -> Cell:
        return self.found.name((self.name, *place))

    def _rest(self, place: Cell, terms: Iterable[tuple[Cell, int]], secret: bool = True) -> Cell:
        """A count of the years that are not published: what these come to."""
        cell: Cell = (self.rest, *place)
        each = [(self.found.values[one], factor) for one, factor in terms]
        value = (
            None
            if any(count is None for count, _ in each)
            else sum((count or 0) * factor for count, factor in each)
        )
        self.found.places.setdefault(self.rest, []).append(place)
        self._unknown(cell, value, secret)
        return cell

    def _unknown(self, cell: Cell, value: int | None, secret: bool = True) -> None:
        self.found.values[cell] = value
        self.found.hold_back(cell, secret and value is not None and 0 < value < SMALL)

    def _borders_of_rest(self, left: list[int]) -> None:
        """What is there when each stretch of years that are not published begins, and when it ends:
        so the flow holds of them, and what is never more than the cases.
        """
        starts = [year for year in left if year - 1 not in left]
        ends = [year for year in left if year + 1 not in left]
        for key, years, border, step in (
            (AT_START, starts, self.period.first, -1),
            (AT_END, ends, self.period.last, 1),
        ):
            other = AT_END if key == AT_START else AT_START
            for place in list(self.found.places[self.name]):
                if place[0] != key or (place[1:] and place[1] not in FLOW_SPLITS):
                    continue
                each = [
                    [self._own(place)]
                    if year == border
                    else self._of_part(year + step, (other, *place[1:]), place)
                    for year in years
                ]
                if all(each):
                    cells = [cell for of_one in each for cell in of_one]
                    cell = self._rest(place, [(one, 1) for one in cells], secret=False)
                    self.found.equate([cell], cells)

    def _of_part(self, year: int, place: Cell, wanted: Cell) -> list[Cell]:
        """The cells of a year that make up a count in the groups of the period's ``wanted``; none
        where its groups are not known.
        """
        found, name = self.found, self.parts[year]
        cell = found.name((name, *place))
        if cell in found.values:
            return [cell]
        # By older definitions there may be no such count, or none of these groups.
        if len(place) < SPLIT or place[1] == DAYS:
            return []
        mine, theirs = (
            tuple(each for (each,) in groups(found.places.get(of, ()), key, place[1:2]))
            for of, key in ((name, place[0]), (self.name, wanted[0]))
        )
        if not {*mine, *theirs} <= holds(place[0], place[1]).keys():
            return []
        if finer := links(place[0], place[1], mine, theirs).get(place[2]):
            return [found.name((name, *place[:2], each)) for each in finer]
        self._beneath(name, place[:2], mine, theirs, year)
        return [cell]

    def _beneath(
        self, name: str, split: Cell, mine: tuple[str, ...], theirs: tuple[str, ...], year: int
    ) -> None:
        """What a year shows in coarser groups, or not at all, is the sum of the period's."""
        found, fine = self.found, self.known.get(only(year))
        for each in theirs:
            cell: Cell = (name, *split, each)
            if cell not in found.values:
                self._unknown(cell, true_count(fine, (*split, each)))
        into = links(split[0], split[1], theirs, mine)
        sums: list[tuple[Cell, tuple[str, ...]]] = [
            ((split[1], group), of) for group, of in into.items() if of != (group,)
        ]
        for whole, of in sums if mine else [((), theirs)]:
            found.equate(
                [found.name((name, split[0], *whole))],
                [found.name((name, *split, each)) for each in of],
            )


def true_count(fine: Year | None, place: Cell) -> int | None:
    """What was counted there, in a group too; None where it is not known."""
    if fine is None:
        return None
    counts = counted(fine.figure(place[0]))
    if len(place) == SPLIT and place[1] != DAYS:
        members = holds(place[0], place[1])[place[2]]
        return sum(counts.get((*place[:2], each), 0) for each in members)
    return counts.get(place, 0)
