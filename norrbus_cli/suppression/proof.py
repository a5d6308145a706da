"""Proofs that a hidden count's range is wide.

Points (whole numbers that agree with all that is shown) in which it differs enough.

A proof names the cells that stand otherwise than they truly do; it stays good as long as those are
hidden, however much more is.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Set

from ..words.record import Record
from . import solver
from .model import WIDTH, Cell, Equation, Protection, System, lowest
from .tableau import Tableau


class Proof(Record):
    """The cells that move, and the smallest value each has in the points."""

    smallest: Mapping[Cell, int]

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
        self.proofs: dict[Cell, Proof] = {}
        self._rooms: dict[Cell, _Room] = {}

    def forget_rooms(self) -> None:
        """More is hidden: cells that no equation joined may be joined."""
        self._rooms.clear()

    def proves(self, cell: Cell, now: Protection) -> bool:
        """Whether the range is wide. Notes the proof for each cell whose range it shows to be."""
        if cell not in self.proofs:
            self._room(cell, now).prove(cell)
        return cell in self.proofs

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

    def holding(self, changed: Set[Cell], now: Protection) -> dict[Cell, Proof]:
        """The proofs of hidden cells whose points still agree with what is shown, when the cells
        are shown or cannot be so small as before.
        """
        held = {
            proof: changed.isdisjoint(proof.smallest) or self._holds(proof, now)
            for proof in set(self.proofs.values())
        }
        return {
            cell: proof for cell, proof in self.proofs.items() if cell in now.hidden and held[proof]
        }

    def _holds(self, proof: Proof, now: Protection) -> bool:
        unknown = now.hidden | self.system.slack
        return all(
            cell in unknown and lowest(cell, self.system, now.may_be_zero) <= smallest
            for cell, smallest in proof.smallest.items()
        )

    def _joined(self, cell: Cell, now: Protection) -> list[Cell]:
        """The unknown cells that equations join to this one, over what is unknown."""
        found, waiting = {cell: None}, deque([cell])
        while waiting:
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
                [int(value) for value in solver.reach(self.tableau.copy(), target, sign, enough)[1]]
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
        moved = [
            place for place, values in enumerate(zip(*points, strict=True)) if len(set(values)) > 1
        ]
        low, high = (
            {place: end(point[place] for point in points) for place in moved} for end in (min, max)
        )
        proof = Proof({self.cells[place]: low[place] for place in moved})
        for place in moved:
            if high[place] - low[place] >= WIDTH:
                self.prover.proofs.setdefault(self.cells[place], proof)
