"""Proofs that a hidden count's range is wide.

Points (whole numbers that agree with all that is shown) in which it differs enough.

A proof names the cells that stand otherwise than they truly do; it stays good as long as those are
hidden, however much more is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping

from ..words.record import Record
from . import solver
from .model import WIDTH, Cell, Equation, Protection, System, lowest
from .tableau import Tableau

# Most ranges are proved among so many cells nearest by: there less is moved, and faster.
NEAR = 100


class Proof(Record):
    """The cells that move, and the smallest value each has in the points; those whose ranges they
    show to be wide.
    """

    smallest: Mapping[Cell, int]
    wide: frozenset[Cell]

    __eq__, __hash__ = object.__eq__, object.__hash__  # each proof is one of its own


class Prover:
    """Finds proofs. ``values`` are the true counts: every point is reached from them."""

    def __init__(
        self,
        system: System,
        values: Mapping[Cell, int],
        equations_of: Mapping[Cell, list[Equation]],
    ) -> None:
        self.system, self.values, self.equations_of = system, values, equations_of
        # The proofs of each cell, those that move it, and those that no longer hold.
        self.proofs: dict[Cell, list[Proof]] = {cell: [] for cell in values}
        self.moving: dict[Cell, list[Proof]] = {cell: [] for cell in values}
        self.broken: set[Proof] = set()
        self._rooms: dict[Cell, _Room] = {}

    def forget_rooms(self) -> None:
        """More is hidden: cells that no equation joined may be joined."""
        self._rooms.clear()

    def proves(self, cell: Cell, now: Protection) -> bool:
        """Whether the range is wide. Notes the proof for each cell whose range it shows to be."""
        if not self.proved(cell):
            near = self._joined(cell, now, NEAR)
            if len(near) >= NEAR:
                _Room(near, self, now).prove(cell)
        if not self.proved(cell):
            self._room(cell, now).prove(cell)
        return self.proved(cell)

    def proved(self, cell: Cell) -> bool:
        """Whether a proof holds."""
        return any(each not in self.broken for each in self.proofs[cell])

    def knows(self, cell: Cell, now: Protection) -> bool:
        """Whether the cell can have no other value than it has."""
        return self._room(cell, now).settled(cell)

    def rooms_for_all(self, now: Protection) -> None:
        """Makes ready for less to be hidden."""
        self._rooms.clear()
        for cell in now.hidden:
            self._room(cell, now)

    def less(self, cells: Iterable[Cell], now: Protection) -> None:
        """The cells are shown, or cannot be so small as before; or that is taken back."""
        for cell in cells:
            self._rooms[cell].bound(cell, now)

    def _room(self, cell: Cell, now: Protection) -> _Room:
        if cell not in self._rooms:
            room = _Room(self._joined(cell, now), self, now)
            self._rooms |= dict.fromkeys(room.at, room)
        return self._rooms[cell]

    def breaks(self, changed: Iterable[Cell], now: Protection) -> set[Cell]:
        """The cells with a proof whose points no longer agree with what is shown, when the changed
        are shown or cannot be so small as before.
        """
        moving = {proof for cell in changed for proof in self.moving[cell]}
        broken = {proof for proof in moving - self.broken if not self._holds(proof, now)}
        self.broken |= broken
        return {cell for proof in broken for cell in proof.wide}

    def _holds(self, proof: Proof, now: Protection) -> bool:
        unknown = now.hidden | self.system.slack
        return all(
            cell in unknown and lowest(cell, self.system, now.may_be_zero) <= smallest
            for cell, smallest in proof.smallest.items()
        )

    def _joined(self, cell: Cell, now: Protection, most: int | None = None) -> list[Cell]:
        """The unknown cells that equations join to this one, over what is unknown."""
        found, waiting = {cell: None}, deque([cell])
        while waiting and (most is None or len(found) < most):
            for equation in self.equations_of[waiting.popleft()]:
                fresh = [
                    each
                    for each in equation
                    if each not in found and (each in now.hidden or each in self.system.slack)
                ]
                found |= dict.fromkeys(fresh)
                waiting.extend(fresh)
        return list(found)


class _Room:
    """Cells joined by equations, and the tableau that moves them."""

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
        self.tableau = Tableau(sorted(rows, key=len), self.start, least)

    def bound(self, cell: Cell, now: Protection) -> None:
        """How far the cell may move: not at all, when it is shown."""
        place, slack = self.at[cell], self.prover.system.slack
        if cell in now.hidden or cell in slack:
            self.tableau.least[place] = lowest(cell, self.prover.system, now.may_be_zero)
            self.tableau.most.pop(place, None)
        else:
            self.tableau.least[place] = self.tableau.most[place] = self.start[place]

    def prove(self, cell: Cell) -> None:
        """Looks for points far enough apart, no further up and down than is needed."""
        target = self.at[cell]
        start = self.start[target]
        points = [self.start]
        for sign in (1, -1):
            enough = start + WIDTH if sign > 0 else points[-1][target] - WIDTH
            # Each search goes from the first basis: it is sparse, and few steps away from any cell.
            points.append(
                list(map(int, solver.reach(self.tableau.copy(), target, sign, enough)[1]))
            )
            if points[-1][target] >= start + WIDTH:
                break
        self._note(points)

    def settled(self, cell: Cell) -> bool:
        """Whether the cell cannot move at all, not even to what is no whole number."""
        target = self.at[cell]
        return [self.tableau.copy().push(target, sign) for sign in (-1, 1)] == [
            self.start[target]
        ] * 2

    def _note(self, points: list[list[int]]) -> None:
        low, high = list(map(min, *points)), list(map(max, *points))
        moved = [place for place, least in enumerate(low) if least < high[place]]
        wide = [self.cells[place] for place in moved if high[place] - low[place] >= WIDTH]
        proof = Proof({self.cells[place]: low[place] for place in moved}, frozenset(wide))
        for cell in proof.wide:
            self.prover.proofs[cell].append(proof)
        for cell in proof.smallest:
            self.prover.moving[cell].append(proof)
