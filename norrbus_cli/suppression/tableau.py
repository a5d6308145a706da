"""A point that satisfies equations, and a basis along which it is moved (the simplex method with
bounded variables), in exact arithmetic: no floats.

It begins at a known point, so no first phase is needed; a variable that is not in the basis may
stand anywhere above its bound. Bland's rule (always the lowest number) makes it end, where it would
go round in circles.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import ceil

Number = int | Fraction
Row = dict[int, Number]
# Most steps lead nowhere, as many counts are zero. The variable that touches the fewest equations
# is moved first, and of those that stop it the one with the shortest row gives way, so that rows
# stay short; after so many steps that led nowhere, by Bland's rule.
PATIENCE = 500


class Tableau:
    """Equations over variables 0, 1, 2 ..., each coefficients whose sum does not change, at a point
    that satisfies them.
    """

    def __init__(
        self, equations: Iterable[Mapping[int, int]], values: Sequence[int], least: Sequence[int]
    ) -> None:
        self.values: list[Number] = list(values)
        self.least: list[int] = list(least)
        self.most: dict[int, int] = {}
        self.rows: dict[int, Row] = {}
        self.columns: list[frozenset[int]] = [frozenset()] * len(self.values)
        # The rows that no other tableau has.
        self.own: set[int] = set()
        for equation in equations:
            self._add(equation)

    def copy(self) -> Tableau:
        """The same point and basis, to go another way from it.

        The two share rows until one changes them, and columns, which are made anew.
        """
        twin = Tableau((), (), ())
        self.own.clear()
        twin.values, twin.least, twin.most = list(self.values), list(self.least), dict(self.most)
        twin.rows, twin.columns = dict(self.rows), list(self.columns)
        return twin

    def fractional(self) -> int | None:
        """The first variable that is no whole number where the point is now."""
        return next(
            (variable for variable, value in enumerate(self.values) if not isinstance(value, int)),
            None,
        )

    def push(self, target: int, sign: int, enough: int | None = None) -> Number | None:
        """Moves the point until the target is as great (``sign`` 1) or small (-1) as it can be, or
        is past ``enough``; None: no end.
        """
        still = 0
        while enough is None or sign * (self.values[target] - enough) < 0:
            sparse = still < PATIENCE
            entering = self._entering(target, sign, sparse)
            if entering is None:
                break
            limit, leaving = self._limit(*entering, sparse)
            rate = sign * self._rate(target, *entering)
            if enough is not None:
                wanted = ceil(sign * Fraction(enough - self.values[target]) / rate)
                if limit is None or wanted < limit:
                    limit, leaving = wanted, None
            if limit is None:
                return None
            still += limit == 0
            self._move(*entering, limit)
            if leaving is not None:
                self._pivot(entering[0], leaving)
        return self.values[target]

    def restrict(self, variable: int, sign: int, bound: int) -> bool:
        """Whether the variable can be at least (``sign`` 1) or at most (-1) the bound.

        From now on it is.
        """
        reached = self.push(variable, sign, bound)
        if reached is None or sign * (reached - bound) < 0:
            return False
        if sign > 0:
            self.least[variable] = bound
        else:
            self.most[variable] = bound
        return True

    def _add(self, equation: Mapping[int, int]) -> None:
        row: Row = dict(equation)
        for variable, factor in equation.items():
            if variable in self.rows:
                del row[variable]
                _subtract(row, factor, self.rows[variable])
        if row:
            # What stands above its bound can give way both up and down, so fewer steps lead
            # nowhere.
            basic = min(
                row,
                key=lambda each: (
                    abs(row[each]) != 1,
                    self.values[each] == self.least[each],
                    len(self.columns[each]),
                    each,
                ),
            )
            self._enter(basic, row)

    def _enter(self, basic: int, row: Row, left: int | None = None) -> None:
        """Puts in a row (a new one) with its basic variable, and takes that variable out of the
        other rows. It may take the place of one that left.
        """
        factor = row.pop(basic)
        if factor != 1:
            row = {variable: _ratio(value, factor) for variable, value in row.items()}
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
            for variable in _subtract(changed, changed.pop(basic), row):
                turned[variable].add(other)
        self.columns[basic] = frozenset()
        self.rows[basic] = row
        self.own.add(basic)
        for variable, others in turned.items():
            self.columns[variable] ^= others

    def _pivot(self, entering: int, leaving: int) -> None:
        row = self.rows.pop(leaving)
        self.columns[entering] -= {leaving}
        self._enter(entering, {**row, leaving: 1}, leaving)

    def _entering(self, target: int, sign: int, sparse: bool) -> tuple[int, int] | None:
        """The variable to move, and which way, for the target to go the way of ``sign``.

        None where it can go no further.
        """
        if target not in self.rows:
            return (target, sign) if self._room(target, sign) else None
        found = (
            (variable, -sign if value > 0 else sign)
            for variable, value in self.rows[target].items()
        )
        free = [each for each in found if self._room(*each)]
        return min(
            free, key=lambda each: (len(self.columns[each[0]]) if sparse else 0, each), default=None
        )

    def _room(self, variable: int, way: int) -> bool:
        if way > 0:
            return variable not in self.most or self.values[variable] < self.most[variable]
        return self.values[variable] > self.least[variable]

    def _rate(self, target: int, entering: int, way: int) -> Number:
        return way if target == entering else -way * self.rows[target][entering]

    def _limit(self, entering: int, way: int, sparse: bool) -> tuple[Number | None, int | None]:
        """How far it can be moved, and which basic variable stops it (None.

        Its own bound, or nothing).
        """
        own, stops = self._own_limit(entering, way), []
        for basic in self.columns[entering]:
            row = self.rows[basic]
            speed = -way * row[entering]
            if speed < 0:
                room = _ratio(self.values[basic] - self.least[basic], -speed)
            elif basic in self.most:
                room = _ratio(self.most[basic] - self.values[basic], speed)
            else:
                continue
            stops.append((room, (abs(speed) != 1, len(row)) if sparse else (), basic))
        first = min(stops, default=None)
        if first is None or (own is not None and own <= first[0]):
            return own, None
        return first[0], first[2]

    def _own_limit(self, entering: int, way: int) -> Number | None:
        if way < 0:
            return self.values[entering] - self.least[entering]
        return self.most[entering] - self.values[entering] if entering in self.most else None

    def _move(self, entering: int, way: int, length: Number) -> None:
        for basic in self.columns[entering]:
            self.values[basic] = _plain(
                self.values[basic] - way * length * self.rows[basic][entering]
            )
        self.values[entering] = _plain(self.values[entering] + way * length)


def _subtract(row: Row, factor: Number, other: Row) -> list[int]:
    """Takes so many times another row from a row; the variables that came into it or left it."""
    changed = []
    less = -factor
    for variable, value in other.items():
        old = row.get(variable)
        if old is None:
            left = less * value
            changed.append(variable)
        else:
            left = old + less * value
            if not left:
                del row[variable]
                changed.append(variable)
                continue
        row[variable] = left if type(left) is int else _plain(left)
    return changed


def _ratio(value: Number, by: Number) -> Number:
    if by == 1:
        return value
    return -value if by == -1 else _plain(Fraction(value) / by)


def _plain(value: Number) -> Number:
    return value if isinstance(value, int) or value.denominator != 1 else value.numerator
