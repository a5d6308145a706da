"""Which cells of some tables must be held back, so that no small count can be worked out from what
is shown. ``docs/statistik-skydd.md`` is the rule.

A system is counts (cells), the tables they stand in (a total, and splits whose parts sum to it) and
links: equations across tables. The attacker knows what is shown, the equations, which splits are
held back whole, and so the least that a hidden cell can be: 1, as zeros are shown; but 0 for the
parts of a split that is held back whole, zeros too, as all splits are where the total is hidden.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from ..words.record import Record
from . import solver
from .tableau import Tableau

SMALL = 5
# The least that a hidden count's greatest possible value must be above its smallest: four values. A
# total that is hidden and is part of no equation is known to be 1 to 4, so no more can be promised
# of any.
WIDTH = 3

# Where a count stands: register, year, indicator, split, category; a total has no split and no
# category.
Cell = tuple[str, ...]
Equation = Mapping[Cell, int]


def is_small(count: int) -> bool:
    """Whether a count is of so few that it points at them: 1 to 4, as zero points at nobody."""
    return 0 < count < SMALL


class Table(Record):
    """A total and the ways it is split; the parts of each sum to it."""

    total: Cell
    splits: tuple[tuple[Cell, ...], ...] = ()

    __eq__, __hash__ = object.__eq__, object.__hash__  # each is one of its own

    @property
    def cells(self) -> tuple[Cell, ...]:
        """All of them."""
        return (self.total, *(part for split in self.splits for part in split))


class System(Record):
    """Counts and what ties them: an equation's counts times its factors sum to 0.

    ``slack`` are unknown numbers that nobody counts or shows.

    None as a count: it was hidden in a report that was published before, and is not known now.
    """

    values: Mapping[Cell, int | None]
    tables: tuple[Table, ...]
    links: tuple[Equation, ...] = ()
    slack: frozenset[Cell] = frozenset()

    @cached_property
    def equations(self) -> tuple[Equation, ...]:
        """Those of the tables, then the links."""
        sums = (
            dict.fromkeys(split, 1) | {table.total: -1}
            for table in self.tables
            for split in table.splits
        )
        return (*sums, *self.links)

    @cached_property
    def of_zeros(self) -> tuple[Equation, ...]:
        """Those in which every count is zero, or may be."""
        return tuple(
            equation
            for equation in self.equations
            if not any(self.values[cell] for cell in equation)
        )

    @cached_property
    def zeros_at(self) -> Mapping[Cell, list[Equation]]:
        """Those by cell."""
        found: dict[Cell, list[Equation]] = {}
        for equation in self.of_zeros:
            for cell in equation:
                found.setdefault(cell, []).append(equation)
        return found


class Protection(Record):
    """What is held back, and which of it may be zero as far as anybody knows.

    ``narrow``: what earlier reports had given away already.
    """

    hidden: frozenset[Cell] = frozenset()
    may_be_zero: frozenset[Cell] = frozenset()
    narrow: frozenset[Cell] = frozenset()


class Fixed(Record):
    """Cells of reports that are published: shown, or hidden (and which of those may be zero)."""

    shown: frozenset[Cell] = frozenset()
    hidden: frozenset[Cell] = frozenset()
    may_be_zero: frozenset[Cell] = frozenset()

    def within(self, cells: Iterable[Cell]) -> Fixed:
        """Those of some cells."""
        return Fixed(
            *(each.intersection(cells) for each in (self.shown, self.hidden, self.may_be_zero))
        )


NONE = Fixed()


class Contradiction(ValueError):
    """The counts cannot all be true.

    An equation does not hold, or no whole numbers satisfy what earlier reports have shown.
    """


def ranges(system: System, protection: Protection) -> dict[Cell, tuple[int, int | None]]:
    """The smallest and greatest value of each hidden cell that agrees with what is shown.

    None: no upper end.
    """
    values = completed(system)
    known: dict[Cell, tuple[int, int | None]] = {}
    unknown = [cell for cell in values if cell in protection.hidden or cell in system.slack]
    for group in solver.components(system.equations, unknown):
        at = {cell: place for place, cell in enumerate(group)}
        least = [lowest(cell, system, protection.may_be_zero) for cell in group]
        for cell in group:
            if cell in protection.hidden:
                ends = []
                for sign in (-1, 1):
                    tableau = Tableau(
                        _within(system.equations, at), [values[each] for each in group], least
                    )
                    ends.append(solver.reach(tableau, at[cell], sign)[0])
                known[cell] = (ends[0] or 0, ends[1])
    return known


def lowest(cell: Cell, system: System, may_be_zero: frozenset[Cell] | set[Cell]) -> int:
    """The least that a hidden cell can be."""
    return 0 if cell in may_be_zero or cell in system.slack else 1


def completed(system: System, fixed: Fixed = NONE) -> dict[Cell, int]:
    """The counts, with a possible number for each that is not known. Raises Contradiction."""
    values = {cell: value for cell, value in system.values.items() if value is not None}
    unknown = [cell for cell in system.values if cell not in values]
    at = {cell: place for place, cell in enumerate(unknown)}
    least = [lowest(cell, system, fixed.may_be_zero) for cell in unknown]
    equations: list[dict[int, int]] = []
    points = list(least)
    for equation in system.equations:
        over = sum(
            factor * (values[cell] if cell in values else least[at[cell]])
            for cell, factor in equation.items()
        )
        row = {at[cell]: factor for cell, factor in equation.items() if cell in at}
        if over and not row:
            raise Contradiction
        if over:
            row[len(points)] = -1 if over > 0 else 1
            points.append(abs(over))
        if row:
            equations.append(row)
    tableau = Tableau(equations, points, [*least, *[0] * (len(points) - len(unknown))])
    if not all(tableau.restrict(place, -1, 0) for place in range(len(unknown), len(points))):
        raise Contradiction
    point = solver.whole(tableau)
    if point is None:
        raise Contradiction
    return {
        cell: values[cell] if cell in values else int(point[at[cell]]) for cell in system.values
    }


def _within(equations: Iterable[Equation], at: Mapping[Cell, int]) -> list[dict[int, int]]:
    rows = (
        {at[cell]: factor for cell, factor in equation.items() if cell in at}
        for equation in equations
    )
    return [row for row in rows if row]
