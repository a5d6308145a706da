"""The system of cells that a register's year, all published beside it and the sums make up."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from ...suppression.model import Cell, Table, is_small
from ..coarsening import links
from ..indicators import VERSION
from ..model import HIDDEN, Figure, ProtectedFigure, ProtectedYear, Year
from ..relations import AT_START, DAYS, FLOW, HAS, LACKS, tied
from ..span import Years
from .between import add_periods
from .cells import counted, shown
from .gathered import Gathered
from .periods import true_count
from .sources import Source
from .ties import alone, beneath, follows, groups, relate

# What other years show can lead to this one's numbers only through the flow.
BESIDE = next(group for group in tied() if AT_START in group)
EVERY = frozenset().union(*tied())
# Where a total that is hidden is most often small: nothing leads to it, or few that are shown.
LED_TO_BY_FEW = {(key,) for key in EVERY - {*FLOW[0], *FLOW[1]}}
# A place in a split: the indicator, what it is split by, the category.
SPLIT = 3


class Building(Gathered):
    """A system being put together."""

    def add(self, register: str, source: Source) -> str:
        """A register's figures, in the row of its reports of other years; its name."""
        row = {each.years: each for each in source.others}
        known = {each.years: each for each in source.counted if each.definitions == VERSION}
        joined = source.joined
        names: dict[Years, str] = {}
        for years in sorted({*row, source.year.years}, key=lambda each: (each.first, each.last)):
            own = years == source.year.years
            names[years] = name = register if own else of_years(register, years)
            keys = EVERY if years.within(joined) else BESIDE
            counts: dict[Cell, int | None] = (
                {
                    cell: count
                    for each in source.year.figures
                    for cell, count in counted(each).items()
                }
                if own
                else {
                    cell: count if isinstance(count, int) else None
                    for cell, count, _ in shown(row[years])
                    if cell[0] in keys
                }
            )
            before = [names[each] for each in names if each.last == years.first - 1]
            ties = [tie for each in before for tie in follows(self, each, name, counts)]
            if own:
                self._add_own(register, source, counts)
            else:
                self.take(name, row[years], keys, known.get(years), years in source.apart)
            self.equate_each(ties)
        late = {each.years for each in source.others if each.late}
        late |= {source.year.years} if source.year.late else set()
        add_periods(self, names, known, late)
        return register

    def add_sum(self, area: str, parts: Sequence[str]) -> None:
        """An area's counts are the sums of its parts'; of what is not tied, of those that account
        for it.
        """
        for place in self.places.get(area, ()):
            of_all = place[0] in self.off[area]
            equation: dict[Cell, int] = {self.name((area, *place)): -1}
            for part in parts:
                if self.name((part, place[0])) in self.values and (
                    of_all or place[0] not in self.off[part]
                ):
                    equation |= dict.fromkeys(self._same(area, part, place), 1)
            self.link(equation)

    def _same(self, area: str, part: str, place: Cell) -> list[Cell]:
        """The cells of a part that are what an area's is the sum of; one that is not there where
        the part is known in coarser groups only.
        """
        cell = self.name((part, *place))
        if cell in self.values or len(place) < SPLIT:
            return [cell]
        fine, coarse = (
            [each[0] for each in self._groups(name, place[0], place[1:2])] for name in (part, area)
        )
        names = links(place[0], place[1], fine, coarse).get(place[2], (place[2],))
        return [self.name((part, *place[:2], name)) for name in names]

    def add_part(self, area: str, part: str) -> None:
        """An area's counts are a part's and some more."""
        for place in self.places.get(area, ()):
            more: Cell = (f"{area} mer", *place)
            cells = self._same(area, part, place)
            if all(cell in self.values for cell in cells):
                self.values[more] = None
                self.slack.add(more)
                self.link({self.name((area, *place)): -1, more: 1} | dict.fromkeys(cells, 1))

    def take(
        self,
        name: str,
        report: ProtectedYear,
        keys: Collection[str],
        fine: Year | None = None,
        apart: bool = False,
    ) -> None:
        """A report that is published: what it shows, and what it holds back, of some indicators.

        ``fine``: what was counted of it, if that is known. ``apart``: no total in it is hidden for
        the sake of a period or its years.
        """
        figures = [each for each in report.figures if each.key in keys and each.total is not None]
        for place, count, free in shown(report):
            if place[0] not in keys:
                continue
            cell = self.name((name, *place))
            if isinstance(count, int):
                self.values[cell] = count
                self.shown.add(cell)
            else:
                true = true_count(fine, place)
                self.values.setdefault(cell, true if keys == EVERY else None)
                self.take_hidden(cell, free, true)
                known = self.values[cell]
                few = place in LED_TO_BY_FEW and alone(place[0], report)
                if apart and few and is_small(known or 0):
                    self.cap(cell, known)
            self.places.setdefault(name, []).append(place)
        self.off[name] = report.off
        self._tables(name, figures)
        relate(self, name, report.late)

    def _add_own(self, register: str, source: Source, counts: Mapping[Cell, int | None]) -> None:
        self.places[register], self.off[register] = list(counts), source.year.off
        self.values |= {self.name((register, *place)): count for place, count in counts.items()}
        self._unshown(register, source, counts)
        if source.fine:
            beneath(self, register, source.fine, counts)
        self._tables(register, source.year.figures)
        if source.already:
            self._publish(register, source.already, counts, source.joined_now)
        relate(self, register, source.year.late)

    def _groups(self, register: str, key: str, split: Cell) -> list[Cell]:
        return groups(self.places.get(register, ()), key, split)

    def _publish(
        self, register: str, report: ProtectedYear, counts: Mapping[Cell, int | None], joined: bool
    ) -> None:
        """What is published of a register: shown, where the count is the same now.

        What was held back stays so, and may be zero if it is.
        """
        for place, count, free in shown(report):
            cell = self.name((register, *place))
            if cell in self.slack or place[:1] not in counts:
                continue
            true = counts[place] if place in counts else self._sum(register, place, report, counts)
            if count is HIDDEN:
                self.take_hidden(cell, free or not true, true)
                of_its_own = not place[1:] and not joined and alone(place[0], report)
                if of_its_own and is_small(true or 0):
                    self.cap(cell, true)
            elif count == true:
                self.shown.add(cell)

    def _sum(
        self, register: str, place: Cell, report: ProtectedYear, counts: Mapping[Cell, int | None]
    ) -> int:
        """What is published in a coarser group than it is added up in: the sum of finer ones."""
        found = report.figure(place[0]).breakdown(place[1])
        coarse = [part.category for part in found.parts] if found else []
        fine = [each[0] for each in groups(counts, place[0], place[1:2])]
        parts = [(*place[:2], each) for each in links(place[0], place[1], fine, coarse)[place[2]]]
        cell = (register, *place)
        self.values[cell] = total = sum(counts[each] or 0 for each in parts)
        self.link(dict.fromkeys(((register, *each) for each in parts), 1) | {cell: -1})
        return total

    def _unshown(self, register: str, source: Source, counts: Mapping[Cell, int | None]) -> None:
        """Nothing is shown of an indicator that is not accounted for, nor of a split that is
        published in coarser groups or not at all. Only a small count is a secret.
        """
        there = {place for place, _, _ in shown(source.already)} if source.already else set(counts)
        for place, count in counts.items():
            cell = self.name((register, *place))
            if cell not in self.shown and (place[0] in source.year.off or place not in there):
                self.hold_back(cell, count is not None and is_small(count))
                self.unshown.add((register, *place[:2]))

    def _tables(self, register: str, figures: Iterable[Figure | ProtectedFigure]) -> None:
        for figure in figures:
            total = self.name((register, figure.key))
            if total not in self.values:
                continue
            splits = {
                each.by: tuple(
                    self.name((register, figure.key, each.by, part.category)) for part in each.parts
                )
                for each in figure.breakdowns
            }
            days = (register, figure.key, DAYS, HAS)
            splits |= {DAYS: (days, (*days[:-1], LACKS))} if days in self.values else {}
            # Of what is not shown at all nothing more can be held back.
            off = figure.key in self.off[register]
            unshown = {by for by in splits if off or (register, figure.key, by) in self.unshown}
            for by in unshown:
                self.link(dict.fromkeys(splits[by], 1) | {total: -1})
            if not off:
                left = tuple(each for by, each in splits.items() if by not in unshown)
                self.tables.append(Table(total, left))


def of_years(register: str, years: Years) -> str:
    """What a register's report of another year or a period goes by."""
    return f"{register} {years}"
