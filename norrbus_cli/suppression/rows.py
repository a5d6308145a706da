"""Equations solved for some of their variables (a basis), and solved again for others.

A row is whole numbers, as small as they can be; its basic variable may stand in it several times.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import gcd

Row = dict[int, int]


class Rows:
    """Rows by their basic variables, and in which rows each other variable stands."""

    def __init__(self, variables: int) -> None:
        # Without its basic variable, which stands so many times (``scales``: if not once).
        self.rows: dict[int, Row] = {}
        self.scales: dict[int, int] = {}
        self.columns: list[frozenset[int]] = [frozenset()] * variables
        # The rows that nobody else has.
        self.own: set[int] = set()

    def without_basic(self, equation: Mapping[int, int]) -> Row:
        """An equation over variables that are not basic; empty where it says nothing new."""
        row: Row = dict(equation)
        for variable in equation:
            if variable in self.rows:
                _clear(row, variable, self.rows[variable], self.scales.get(variable, 1))
        return row

    def enter(self, basic: int, row: Row, left: int | None = None) -> None:
        """Puts in a row (a new one) with its basic variable, and takes that variable out of the
        other rows. It may take the place of one that left.
        """
        scale = row.pop(basic)
        if scale < 0:
            scale, row = -scale, {variable: -value for variable, value in row.items()}
        scale = self._lessen(basic, row, scale)
        # Where each variable has come into rows or left them: a column is made anew only once.
        turned: dict[int, set[int]] = {
            variable: {basic} if left is None or variable == left else {basic, left}
            for variable in row
        }
        for other in self.columns[basic]:
            changed = self.rows[other]
            if other not in self.own:
                changed = self.rows[other] = dict(changed)
                self.own.add(other)
            times, fresh = _clear(changed, basic, row, scale)
            for variable in fresh:
                turned[variable].add(other)
            times *= self.scales.get(other, 1)
            if times != 1:
                self._lessen(other, changed, times)
        self.columns[basic] = frozenset()
        self.rows[basic] = row
        self.own.add(basic)
        for variable, others in turned.items():
            self.columns[variable] ^= others

    def _lessen(self, basic: int, row: Row, scale: int) -> int:
        """Notes the scale of a row, which is made as small as it can be."""
        by = gcd(scale, *row.values()) if scale != 1 else 1
        if by != 1:
            scale //= by
            for variable in row:
                row[variable] //= by
        self.scales[basic] = scale
        if scale == 1:
            del self.scales[basic]
        return scale

    def pivot(self, entering: int, leaving: int) -> None:
        """One becomes basic in the row of another, which is so no more."""
        row = {**self.rows.pop(leaving), leaving: self.scales.pop(leaving, 1)}
        self.columns[entering] -= {leaving}
        self.enter(entering, row, leaving)


def _clear(row: Row, variable: int, other: Row, scale: int) -> tuple[int, list[int]]:
    """Takes a variable out of a row by another, where it is basic and has the scale.

    How many times itself the row became by that, and the variables that came into it or left it.
    """
    times, less = 1, -row.pop(variable)
    if scale != 1:
        by = gcd(less, scale)
        times, less = scale // by, less // by
        if times != 1:
            for each in row:
                row[each] *= times
    changed = []
    for each, value in other.items():
        old = row.get(each)
        if old is None:
            row[each] = less * value
            changed.append(each)
            continue
        left = old + less * value
        if left:
            row[each] = left
        else:
            del row[each]
            changed.append(each)
    return times, changed
