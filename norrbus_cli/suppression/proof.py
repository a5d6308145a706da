"""Proofs that a hidden count's range is wide.

Points (whole numbers that agree with all that is shown) in which it differs enough.

A proof names the cells that stand otherwise than they truly do; it stays good as long as those are
hidden, however much more is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from ..words.record import Record
from . import solver
from .model import WIDTH, Cell, Equation, Protection, System, lowest
from .tableau import Number, Tableau


class Proof(Record):
    """The cells that move, and the smallest value each has in the points; those whose ranges they
    show to be wide.
    """

    smallest: Mapping[Cell, int]
    wide: frozenset[Cell]

    __eq__, __hash__ = object.__eq__, object.__hash__  # each proof is one of its own


class Prover:
    """Finds proofs. ``values`` are the true counts: every point is reached from them.

    ``known``: the cells that stay shown.
    """

    def __init__(
        self,
        system: System,
        values: Mapping[Cell, int],
        equations_of: Mapping[Cell, list[Equation]],
        known: Set[Cell],
    ) -> None:
        self.system, self.values, self.equations_of = system, values, equations_of
        # The proofs of each cell, those that move it, and those that no longer hold.
        self.proofs: dict[Cell, list[Proof]] = {cell: [] for cell in values}
        self.moving: dict[Cell, list[Proof]] = {cell: [] for cell in values}
        self.broken: set[Proof] = set()
        self._cells = [cell for cell in values if cell not in known]
        self._room: _Room | None = None

    def proves(self, cell: Cell, now: Protection) -> bool:
        """Whether the range is wide. Notes the proof for each cell whose range it shows to be."""
        if not self.proved(cell):
            self._all(now).prove(cell)
        return self.proved(cell)

    def proved(self, cell: Cell) -> bool:
        """Whether a proof holds."""
        return any(each not in self.broken for each in self.proofs[cell])

    def knows(self, cell: Cell, now: Protection) -> bool:
        """Whether the cell can have no other value than it has."""
        return self._all(now).settled(cell)

    def no_more(self, now: Protection) -> None:
        """From now on less is hidden, never more: what is shown stays so, and is left out."""
        self._cells = [cell for cell in self._cells if self.is_unknown(cell, now)]
        self._room = None

    def changed(self, cells: Iterable[Cell], now: Protection) -> None:
        """The cells are hidden or shown, or how small they can be has changed."""
        if self._room is not None:
            for cell in cells:
                self._room.bound(cell, now)

    def _all(self, now: Protection) -> _Room:
        """Made when it is needed: most small systems need no more than what single equations
        tell.
        """
        if self._room is None:
            self._room = _Room(self._cells, self, now)
        return self._room

    def breaks(self, changed: Iterable[Cell], now: Protection) -> set[Cell]:
        """The cells with a proof whose points no longer agree with what is shown, when the changed
        are shown or cannot be so small as before.
        """
        broken = {
            proof
            for cell in changed
            for proof in self.moving[cell]
            if not self._may_be(cell, proof.smallest[cell], now)
        } - self.broken
        self.broken |= broken
        return {cell for proof in broken for cell in proof.wide}

    def _may_be(self, cell: Cell, value: int, now: Protection) -> bool:
        return self.is_unknown(cell, now) and (lowest(cell, self.system, now.may_be_zero) <= value)

    def is_unknown(self, cell: Cell, now: Protection) -> bool:
        """Whether nothing shows it."""
        return cell in now.hidden or cell in self.system.slack


class _Room:
    """Cells, and the tableau that moves those that are unknown."""

    def __init__(self, cells: list[Cell], prover: Prover, now: Protection) -> None:
        self.cells, self.prover = cells, prover
        self.at = {cell: place for place, cell in enumerate(cells)}
        self.start = [prover.values[cell] for cell in cells]
        equations = {
            id(equation): equation for cell in cells for equation in prover.equations_of[cell]
        }
        rows = [
            {self.at[cell]: factor for cell, factor in equation.items() if cell in self.at}
            for equation in equations.values()
        ]
        least = [lowest(cell, prover.system, now.may_be_zero) for cell in cells]
        still = [self.at[cell] for cell in cells if not prover.is_unknown(cell, now)]
        self.tableau = Tableau(sorted(rows, key=len), self.start, least, still)

    def bound(self, cell: Cell, now: Protection) -> None:
        """How far the cell may move: not at all, when it is shown."""
        if self.prover.is_unknown(cell, now):
            self.tableau.free(self.at[cell], lowest(cell, self.prover.system, now.may_be_zero))
        else:
            self.tableau.hold(self.at[cell])

    def prove(self, cell: Cell) -> None:
        """Looks for points far enough apart, no further up and down than is needed."""
        target = self.at[cell]
        start = enough = self.start[target]
        points: list[Mapping[int, Number]] = []
        for sign in (1, -1):
            enough = start + WIDTH if sign > 0 else enough - WIDTH
            # Each search goes from the first basis: it is sparse, and few steps away from any cell.
            point = solver.reach(self.tableau.copy(), target, sign, enough)[1]
            points.append(point)
            enough = int(point.get(target, start))
            if enough >= start + WIDTH:
                break
        self._note(points)

    def settled(self, cell: Cell) -> bool:
        """Whether the cell cannot move at all, not even to what is no whole number."""
        target = self.at[cell]
        return [self.tableau.copy().push(target, sign) for sign in (-1, 1)] == [
            self.start[target]
        ] * 2

    def _note(self, points: list[Mapping[int, Number]]) -> None:
        smallest, wide = dict[Cell, int](), list[Cell]()
        for place in sorted(set().union(*points)):
            start = self.start[place]
            ends = [start, *(int(point.get(place, start)) for point in points)]
            low, high = min(ends), max(ends)
            if low < high:
                smallest[self.cells[place]] = low
                if high - low >= WIDTH:
                    wide.append(self.cells[place])
        proof = Proof(smallest, frozenset(wide))
        for cell in proof.wide:
            self.prover.proofs[cell].append(proof)
        for cell in proof.smallest:
            self.prover.moving[cell].append(proof)
