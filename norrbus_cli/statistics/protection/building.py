"""The system of cells that a register's year, all that is published beside it and the sums make
up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...suppression.model import SMALL, Cell, Equation, Fixed, System, Table
from ..model import HIDDEN, Figure, ProtectedFigure, ProtectedYear
from ..relations import AT_END, AT_MOST, AT_START, DAYS, FLOW, FLOW_SPLITS, HAS, LACKS, SAME, tied
from .cells import counted, shown
from .sources import Source

# What a year's beginning may lack or have too much is counted from here, as no count is below zero.
LATE, ZERO_OF_LATE, NO_LATE = "rättat", "rättat noll", 1000
# What other years show can lead to this one's numbers only through the flow.
BESIDE = next(group for group in tied() if AT_START in group)


class Building:
    """A system being put together."""

    def __init__(self) -> None:
        self.values: dict[Cell, int | None] = {}
        self.tables: list[Table] = []
        self.links: list[Equation] = []
        self.slack: set[Cell] = set()
        self.shown: set[Cell] = set()
        self.free: set[Cell] = set()
        self.hidden: set[Cell] = set()
        # A count that is the same as one of an earlier report goes by that one's name.
        self.alias: dict[Cell, Cell] = {}
        # Where the counts of a register stand in it.
        self.places: dict[str, list[Cell]] = {}
        # The indicators that a register does not account for.
        self.off: dict[str, tuple[str, ...]] = {}

    def system(self) -> System:
        """The system."""
        return System(self.values, tuple(self.tables), tuple(self.links), frozenset(self.slack))

    def fixed(self) -> Fixed:
        """What is published."""
        return Fixed(
            frozenset(self.shown), frozenset(self.hidden - self.shown), frozenset(self.free)
        )

    def name(self, cell: Cell) -> Cell:
        """What a count goes by."""
        return self.alias.get(cell, cell)

    def add(self, register: str, source: Source) -> str:
        """A register's figures, in the row of its reports of other years; its name."""
        row = {each.year: each for each in source.others}
        before: tuple[int, str] | None = None
        for year in sorted({*row, source.year.year}):
            own = year == source.year.year
            name = register if own else of_year(register, year)
            counts: dict[Cell, int | None] = (
                {
                    cell: count
                    for each in source.year.figures
                    for cell, count in counted(each).items()
                }
                if own
                else {
                    cell: count if isinstance(count, int) else None
                    for cell, count, _ in shown(row[year])
                    if cell[0] in BESIDE
                }
            )
            if before and before[0] == year - 1:
                self._tie(before[1], name, counts)
            if own:
                self._add_own(register, source, counts)
            else:
                self.take(name, row[year])
            before = (year, name)
        return register

    def add_sum(self, area: str, parts: Sequence[str]) -> None:
        """An area's counts are the sums of its parts'; of what is not tied, of those that account
        for it.
        """
        for place in self.places.get(area, ()):
            of_all = place[0] in self.off[area]
            equation: dict[Cell, int] = {self.name((area, *place)): -1}
            equation |= dict.fromkeys(
                (
                    name
                    for part in parts
                    if (name := self.name((part, *place))) in self.values
                    and (of_all or place[0] not in self.off[part])
                ),
                1,
            )
            self._link(equation)

    def take(self, name: str, report: ProtectedYear) -> None:
        """A report that is published: what it shows, and what it holds back."""
        figures = [each for each in report.figures if each.key in BESIDE and each.total is not None]
        for place, count, free in shown(report):
            if place[0] not in BESIDE:
                continue
            cell = self.name((name, *place))
            if isinstance(count, int):
                self.values[cell] = count
                self.shown.add(cell)
            else:
                self.values.setdefault(cell, None)
                self.hidden.add(cell)
                self.free |= {cell} if free else set()
            self.places.setdefault(name, []).append(place)
        self.off[name] = report.off
        self._tables(name, figures)
        self._relations(name, report.late)

    def _add_own(self, register: str, source: Source, counts: Mapping[Cell, int | None]) -> None:
        self.places[register], self.off[register] = list(counts), source.year.off
        self.values |= {self.name((register, *place)): count for place, count in counts.items()}
        for place, count in counts.items():
            if place[0] in source.year.off:
                # It is not shown; only a small count is a secret.
                cell = self.name((register, *place))
                (self.hidden if count and count < SMALL else self.slack).add(cell)
                self.free.add(cell)
        self._tables(register, source.year.figures)
        for published in (*((source.already,) if source.already else ()), *source.versions):
            self._publish(register, published, counts)
        self._relations(register, source.year.late)

    def _tie(self, before: str, name: str, counts: Mapping[Cell, int | None]) -> None:
        """What was left at the end of a year is there at the beginning of the next: one number,
        where they agree.
        """
        for place, count in counts.items():
            other = self.name((before, AT_END, *place[1:]))
            if place[0] == AT_START and (len(place) == 1 or place[1] in FLOW_SPLITS):
                known = self.values.get(other)
                if other in self.values and (None in {known, count} or known == count):
                    self.alias[name, *place] = other

    def _publish(
        self, register: str, report: ProtectedYear, counts: Mapping[Cell, int | None]
    ) -> None:
        """What is published of a register: shown, where the count is the same now.

        What was held back stays so, and may be zero if it is.
        """
        for place, count, free in shown(report):
            cell, true = self.name((register, *place)), counts.get(place)
            if cell in self.slack or true is None:
                continue
            if count is HIDDEN:
                self.hidden.add(cell)
                self.free |= {cell} if free or not true else set()
            elif count == true:
                self.shown.add(cell)

    def _tables(self, register: str, figures: Iterable[Figure | ProtectedFigure]) -> None:
        for figure in figures:
            total = self.name((register, figure.key))
            if total not in self.values:
                continue
            splits = [
                tuple(
                    self.name((register, figure.key, each.by, part.category)) for part in each.parts
                )
                for each in figure.breakdowns
            ]
            days = (register, figure.key, DAYS, HAS)
            splits += [(days, (*days[:-1], LACKS))] if days in self.values else []
            if figure.key in self.off[register]:
                # Nothing of it is shown, so nothing more of it can be held back.
                for split in splits:
                    self._link(dict.fromkeys(split, 1) | {total: -1})
            else:
                self.tables.append(Table(total, tuple(splits)))

    def _relations(self, register: str, late: bool) -> None:
        came, went = FLOW
        categories = dict.fromkeys(
            place[1:]
            for place in self.places.get(register, ())
            if place[1:2] and place[1] in FLOW_SPLITS
        )
        for place in ((), *categories):
            equation = {
                self.name((register, key, *place)): 1 if key in came else -1
                for key in (*came, *went)
            }
            if late and all(cell in self.values for cell in equation):
                equation |= self._late(register, place, equation)
            self._link(equation)
        for relation in AT_MOST:
            self._at_most(register, relation.smaller, relation.greater)
        for same in SAME:
            self._link(
                {self.name((register, *same.one)): 1, self.name((register, *same.other)): -1}
            )

    def _late(self, register: str, place: Cell, flow: Equation) -> Equation:
        """How many more (or fewer) there turned out to have been at the beginning than was
        published: a count that nobody may work out where it is small.
        """
        late, zero = (register, LATE, *place), (register, ZERO_OF_LATE, *place)
        counts = [self.values[cell] for cell in flow]
        over = sum(factor * (self.values[cell] or 0) for cell, factor in flow.items())
        self.values |= {late: None if None in counts else NO_LATE - over, zero: NO_LATE}
        small = None not in counts and 0 < abs(over) < SMALL
        (self.hidden if small else self.slack).add(late)
        self.free.add(late)
        return {late: 1, zero: -1}

    def _at_most(self, register: str, smaller: Iterable[Cell], greater: Iterable[Cell]) -> None:
        sides = [[self.name((register, *place)) for place in side] for side in (smaller, greater)]
        if not all(cell in self.values for side in sides for cell in side):
            return
        slack: Cell = (register, "högst", *sides[0][0][1:], *sides[1][0][1:])
        less, more = ([self.values[cell] for cell in side] for side in sides)
        over = sum(count or 0 for count in more) - sum(count or 0 for count in less)
        unknown = None in {*less, *more}
        if unknown or over >= 0:
            self.values[slack] = None if unknown else over
            self.slack.add(slack)
            self._link(dict.fromkeys(sides[0], 1) | {slack: 1} | dict.fromkeys(sides[1], -1))

    def _link(self, equation: Equation) -> None:
        """A link, where its cells are there and their counts agree with it."""
        if all(cell in self.values for cell in equation):
            counts = [(self.values[cell], factor) for cell, factor in equation.items()]
            if any(count is None for count, _ in counts) or not sum(
                (count or 0) * factor for count, factor in counts
            ):
                self.links.append(equation)


def of_year(register: str, year: int) -> str:
    """What a register's report of another year goes by."""
    return f"{register} {year}"
