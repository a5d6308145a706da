"""The search for what else must be held back.

More where a range is too narrow, then what turned out unneeded shown again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Set

from ..words.record import replace
from .decisions import Choice, decided, given
from .model import (
    NONE,
    WIDTH,
    Cell,
    Equation,
    Fixed,
    Protection,
    System,
    completed,
    is_small,
    lowest,
)
from .offers import Offers, Step
from .parts import apart
from .proof import Prover


def protect(system: System, fixed: Fixed = NONE) -> Protection:
    """What must be hidden for no small count to be worked out.

    Reports that are published stay as they are. Raises Contradiction.
    """
    found = [_protected(each, fixed.within(each.values)) for each in apart(system, fixed)]
    return Protection(
        frozenset().union(*(each.hidden for each in found)),
        frozenset().union(*(each.may_be_zero for each in found)),
        frozenset().union(*(each.narrow for each in found)),
    )


def _protected(system: System, fixed: Fixed) -> Protection:
    search = _Search(system, fixed)
    search.hide()
    search.show_again()
    return search.answer()


class _Search:
    def __init__(self, system: System, fixed: Fixed) -> None:
        self.system = system
        self.fixed = replace(fixed, shown=given(system, fixed))
        self.values = completed(system, fixed)
        self.equations_of: dict[Cell, list[Equation]] = {cell: [] for cell in self.values}
        for equation in system.equations:
            for cell in equation:
                self.equations_of[cell].append(equation)
        self.prover = Prover(system, self.values, self.equations_of, self.fixed.shown)
        self.offers = Offers(system, fixed, self.fixed.shown, self.values)
        self.choices: set[Choice] = set(self.offers.primary())
        self.steps: list[Step] = []
        self.narrow: set[Cell] = set()
        self.dead: dict[frozenset[Cell], set[Cell]] = {}
        self.now = self._result()

    def answer(self) -> Protection:
        """What is hidden.

        But what is no small count, and is known all the same, is not hidden for nothing.
        """
        known = {
            cell
            for cell in self.narrow & self.now.hidden
            if not is_small(self.values[cell]) and self.prover.knows(cell, self.now)
        }
        known -= self.fixed.hidden
        hidden = (self.now.hidden | self.fixed.hidden) - known
        return Protection(
            hidden,
            (self.now.may_be_zero | self.fixed.may_be_zero) - known,
            frozenset(self.narrow & hidden),
        )

    def _result(self) -> Protection:
        return decided(self.system, self.fixed, self.choices, self.dead)

    def hide(self) -> None:
        """Hides more until every range is proved wide, or nothing is left to hide."""
        self._loosen(self._sorted(self.now.hidden))
        doubted = self.now.hidden
        while True:
            unproved = [
                cell
                for cell in self._sorted(doubted & self.now.hidden - self.narrow)
                if not self.prover.proves(cell, self.now)
            ]
            if not unproved:
                return
            before = self.now.hidden
            for cell in unproved:
                # What was hidden for the cell before may have helped this one too.
                if not any(
                    each in self.now.hidden and each not in before
                    for equation in self.equations_of[cell]
                    for each in equation
                ):
                    self._loosen(
                        self._more(cell, self._rings(cell), final=self.now.hidden == before)
                    )
            # What is proved stays so, however much more is hidden.
            doubted = (self.now.hidden - before).union(unproved)

    def _loosen(self, cells: list[Cell]) -> None:
        """Hides more until no equation alone makes a range too narrow, of these cells or of those
        that it hides.
        """
        waiting = deque(cells)
        while waiting:
            cell = waiting.popleft()
            tight = self._tight(cell)
            if tight is not None and cell not in self.narrow:
                waiting.extend([*self._more(cell, [[tight]]), cell])

    def _more(self, cell: Cell, rings: Iterable[list[Equation]], final: bool = True) -> list[Cell]:
        """Takes the cheapest step in the nearest equations that offer one; the cells it hides.

        Without any (``final``) it stays as it is.
        """
        for equations in rings:
            steps = [
                step
                for each in dict.fromkeys(each for equation in equations for each in equation)
                for step in self.offers.steps(each, self.now.hidden, self.choices)
            ]
            if steps:
                step = min(steps, key=lambda each: each.price)
                self.choices.add(step.choice)
                self.steps.append(step)
                before, self.now = self.now, self._result()
                fresh = self.now.hidden - before.hidden
                self.prover.changed(fresh | (self.now.may_be_zero - before.may_be_zero), self.now)
                return self._sorted(fresh)
        if final:
            self.narrow.add(cell)
        return []

    def _tight(self, cell: Cell) -> Equation | None:
        """An equation that alone makes the cell's range too narrow.

        All that is hidden in it stands on one side.
        """
        for equation in self.equations_of[cell]:
            unknown = {each: factor for each, factor in equation.items() if self._unknown(each)}
            if len({factor > 0 for factor in unknown.values()}) == 1:
                room = sum(
                    abs(factor) * (self.values[each] - self._least(each))
                    for each, factor in unknown.items()
                )
                if (room if len(unknown) > 1 else 0) < WIDTH * abs(equation[cell]):
                    return equation
        return None

    def _rings(self, cell: Cell) -> Iterator[list[Equation]]:
        """The equations by how near they are to the cell, over what is unknown."""
        seen, ring, cells = set(), [cell], {cell}
        while ring:
            equations = [
                equation
                for each in ring
                for equation in self.equations_of[each]
                if id(equation) not in seen
            ]
            seen |= {id(equation) for equation in equations}
            yield equations
            ring = list(
                dict.fromkeys(
                    each
                    for equation in equations
                    for each in equation
                    if each not in cells and self._unknown(each)
                )
            )
            cells |= set(ring)

    def show_again(self) -> None:
        """Takes steps back, the dearest first, as long as every range stays wide."""
        self.prover.no_more(self.now)
        for step in sorted(self.steps, key=lambda each: each.price, reverse=True):
            before, broken = self.now, set(self.prover.broken)
            self.choices.remove(step.choice)
            self.now = self._result()
            changed = (before.hidden - self.now.hidden) | (
                before.may_be_zero - self.now.may_be_zero
            )
            self.prover.changed(changed, self.now)
            if not self._all_wide(self.prover.breaks(changed, self.now), changed):
                self.choices.add(step.choice)
                self.now, self.prover.broken = before, broken
                self.prover.changed(changed, before)

    def _all_wide(self, doubted: Set[Cell], changed: Iterable[Cell]) -> bool:
        """Whether every range is still wide, of those of which a proof is broken.

        Those beside what has changed are looked at first, as they seldom are.
        """
        beside = {
            each for cell in changed for equation in self.equations_of[cell] for each in equation
        }
        wanted = sorted(
            (
                cell
                for cell in (doubted & self.now.hidden) - self.narrow
                if not self.prover.proved(cell)
            ),
            key=lambda cell: (cell not in beside, self.offers.place[cell]),
        )
        return all(self._tight(cell) is None for cell in wanted) and all(
            self.prover.proves(cell, self.now) for cell in wanted
        )

    def _least(self, cell: Cell) -> int:
        return lowest(cell, self.system, self.now.may_be_zero)

    def _unknown(self, cell: Cell) -> bool:
        return cell in self.now.hidden or cell in self.system.slack

    def _sorted(self, cells: Iterable[Cell]) -> list[Cell]:
        return sorted(cells, key=self.offers.place.__getitem__)
