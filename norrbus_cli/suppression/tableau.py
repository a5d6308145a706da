"""A point that satisfies equations, and a basis along which it is moved (the simplex method with
bounded variables), in exact arithmetic: no floats.

It begins at a known point, so no first phase is needed; a variable that is not in the basis may
stand anywhere above its bound. Bland's rule (always the lowest number) makes it end, where it would
go round in circles.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import chain
from math import ceil, gcd, lcm

from .rows import Rows

Number = int | Fraction
# Most steps lead nowhere, as many counts are zero. The variable that touches the fewest equations
# is moved first, and of those that stop it the one with the shortest row gives way, so that rows
# stay short; after so many steps that led nowhere, by Bland's rule.
PATIENCE = 500
# A variable goes no further than where all that it moves stands at whole numbers, so that no
# branches are needed; after so many steps that led nowhere, it goes as far as it can.
WHOLE = 10


class Tableau(Rows):
    """Equations over variables 0, 1, 2 ..., each coefficients whose sum does not change, at a point
    that satisfies them. What is ``still`` may not move.
    """

    def __init__(
        self,
        equations: Iterable[Mapping[int, int]],
        values: Sequence[int],
        least: Sequence[int],
        still: Iterable[int] = (),
    ) -> None:
        super().__init__(len(values))
        self.values: list[Number] = list(values)
        self.least: list[int] = list(least)
        self.most: dict[int, int] = {}
        for variable in still:
            self.hold(variable)
        # What stands, or has stood, elsewhere than at first.
        self.moved: set[int] = set()
        given = list(equations)
        stands_in = Counter(chain.from_iterable(given))
        for equation in given:
            self._add(equation, stands_in)

    def hold(self, variable: int) -> None:
        """The variable may not move from where the point is now."""
        self.least[variable] = self.most[variable] = int(self.values[variable])

    def free(self, variable: int, least: int) -> None:
        """It may, as far down as that."""
        self.least[variable] = least
        self.most.pop(variable, None)

    def copy(self) -> Tableau:
        """The same point and basis, to go another way from it.

        The two share rows until one changes them, and columns, which are made anew.
        """
        twin = Tableau((), (), ())
        self.own.clear()
        twin.values, twin.least, twin.most = list(self.values), list(self.least), dict(self.most)
        twin.rows, twin.scales = dict(self.rows), dict(self.scales)
        twin.columns, twin.moved = list(self.columns), set(self.moved)
        return twin

    def elsewhere(self) -> dict[int, Number]:
        """Where that stands which has moved."""
        return {each: self.values[each] for each in self.moved}

    def fractional(self) -> int | None:
        """The first variable that is no whole number where the point is now."""
        return min(
            (each for each in self.moved if type(self.values[each]) is not int), default=None
        )

    def push(self, target: int, sign: int, enough: int | None = None) -> Number | None:
        """Moves the point until the target is as great (``sign`` 1) or small (-1) as it can be, or
        is past ``enough``; None: no end.
        """
        nowhere = 0
        while enough is None or sign * (self.values[target] - enough) < 0:
            sparse = nowhere < PATIENCE
            entering = self._entering(target, sign, sparse)
            if entering is None:
                break
            step = self._step(entering[0]) if nowhere < WHOLE else None
            limit, leaving = self._limit(*entering, sparse)
            rate = sign * self._rate(target, *entering)
            if enough is not None:
                wanted = ceil(sign * Fraction(enough - self.values[target]) / rate)
                wanted += -wanted % (step or 1)
                if limit is None or wanted < limit:
                    limit, leaving = wanted, None
            if limit is None:
                return None
            if step:
                limit = _plain(limit - limit % step)
            nowhere += not limit
            self._move(*entering, limit)
            if leaving is not None:
                self.pivot(entering[0], leaving)
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

    def _add(self, equation: Mapping[int, int], stands_in: Mapping[int, int]) -> None:
        row = self.without_basic(equation)
        if row:
            # What stands above its bound can give way both up and down, so fewer steps lead
            # nowhere.
            basic = min(
                row,
                key=lambda each: (
                    each in self.most,
                    abs(row[each]) != 1,
                    self.values[each] == self.least[each],
                    stands_in[each],
                    len(self.columns[each]),
                    each,
                ),
            )
            self.enter(basic, row)

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
        if target == entering:
            return way
        return _ratio(-way * self.rows[target][entering], self.scales.get(target, 1))

    def _limit(self, entering: int, way: int, sparse: bool) -> tuple[Number | None, int | None]:
        """How far it can be moved, and which basic variable stops it (None.

        Its own bound, or nothing).
        """
        own, stops = self._own_limit(entering, way), []
        for basic in self.columns[entering]:
            row, scale = self.rows[basic], self.scales.get(basic, 1)
            speed = -way * row[entering]
            if speed < 0:
                room = self.values[basic] - self.least[basic]
            elif basic in self.most:
                room = self.most[basic] - self.values[basic]
            else:
                continue
            speed = abs(speed)
            rank = (speed != scale, len(row)) if sparse else ()
            stops.append((_ratio(room * scale, speed), rank, basic))
        first = min(stops, default=None)
        if first is None or (own is not None and own <= first[0]):
            return own, None
        return first[0], first[2]

    def _step(self, entering: int) -> int:
        """The steps in which it moves for all that stands at whole numbers to go on to such."""
        scaled = self.columns[entering] & self.scales.keys()
        return lcm(
            *(
                self.scales[basic] // gcd(self.scales[basic], self.rows[basic][entering])
                for basic in scaled
            )
        )

    def _own_limit(self, entering: int, way: int) -> Number | None:
        if way < 0:
            return self.values[entering] - self.least[entering]
        return self.most[entering] - self.values[entering] if entering in self.most else None

    def _move(self, entering: int, way: int, length: Number) -> None:
        if not length:
            return
        values = self.values
        by = way * length
        for basic in self.columns[entering]:
            less = by * self.rows[basic][entering]
            if basic in self.scales:
                less = _ratio(less, self.scales[basic])
            values[basic] = _plain(values[basic] - less)
        values[entering] = _plain(values[entering] + by)
        self.moved |= self.columns[entering]
        self.moved.add(entering)


def _ratio(value: Number, by: int) -> Number:
    return value if by == 1 else _plain(Fraction(value) / by)


def _plain(value: Number) -> Number:
    return value if isinstance(value, int) or value.denominator != 1 else value.numerator
