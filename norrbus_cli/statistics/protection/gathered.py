"""The cells of a system that is being put together, by what each goes by."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from ...suppression.model import SMALL, Cell, Equation, Fixed, System, Table
from ..model import Year
from ..span import Years


class Gathered:
    """What is known of the cells so far, and what ties them."""

    def __init__(self) -> None:
        self.values: dict[Cell, int | None] = {}
        self.tables: list[Table] = []
        self.links: list[Equation] = []
        self.slack: set[Cell] = set()
        self.shown: set[Cell] = set()
        self.free: set[Cell] = set()
        self.hidden: set[Cell] = set()
        # Held back by a report in which a zero is shown, whatever another may leave open.
        self.some: set[Cell] = set()
        # A count that is the same as one of an earlier report goes by that one's name.
        self.alias: dict[Cell, Cell] = {}
        # Where the counts of a register stand in it.
        self.places: dict[str, list[Cell]] = {}
        # The splits (of an indicator that is not accounted for, all) that are not shown.
        self.unshown: set[Cell] = set()
        # The indicators that a register does not account for.
        self.off: dict[str, tuple[str, ...]] = {}
        # The years and periods of each register: what they go by, what was counted of them, as far
        # as that is known, and which begin otherwise than is known now.
        self.rows: list[tuple[Mapping[Years, str], Mapping[Years, Year], Collection[Years]]] = []

    def system(self) -> System:
        """The system."""
        # What one report does not account for another can show.
        slack = frozenset(self.slack - self.shown)
        return System(self.values, tuple(self.tables), tuple(self.links), slack)

    def fixed(self) -> Fixed:
        """What is published."""
        return Fixed(
            frozenset(self.shown),
            frozenset(self.hidden - self.shown),
            frozenset(self.free - self.some),
        )

    def name(self, cell: Cell) -> Cell:
        """What a count goes by."""
        return self.alias.get(cell, cell)

    def hold_back(self, cell: Cell, small: bool) -> None:
        """A count that is not shown, and may be zero as far as anybody knows; only a small one is
        a secret.
        """
        (self.hidden if small else self.slack).add(cell)
        self.free.add(cell)

    def take_hidden(self, cell: Cell, free: bool, true: int | None) -> None:
        """A count that a report holds back. ``free``: it may be zero as far as that tells;
        ``true``: what it is, None where that is not known.
        """
        self.hidden.add(cell)
        (self.free if free else self.some if true else set[Cell]()).add(cell)

    def cap(self, cell: Cell, true: int | None) -> None:
        """A total that nothing leads to is hidden only where it is small; or, in a period and its
        years, for another's sake. ``true``: None where it is not known, and is taken to be small.
        """
        room, most = (*cell, "högst"), (*cell, "gräns")
        self.values |= {room: None if true is None else SMALL - 1 - true, most: SMALL - 1}
        self.slack.add(room)
        self.link({cell: 1, room: 1, most: -1})

    def equate(self, one: Iterable[Cell], other: Iterable[Cell]) -> None:
        """Some counts together are as many as some others; what is in both says nothing."""
        mine, theirs = set(one), set(other)
        if mine != theirs:
            self.link(dict.fromkeys(mine - theirs, 1) | dict.fromkeys(theirs - mine, -1))

    def equate_each(self, ties: Iterable[tuple[Iterable[Cell], Iterable[Cell]]]) -> None:
        """Each of some ties is an equation, of the cells by the names that they go by."""
        for cells, others in ties:
            self.equate(map(self.name, cells), map(self.name, others))

    def link(self, equation: Equation) -> None:
        """A link, where its cells are there and their counts agree with it."""
        if all(cell in self.values for cell in equation):
            counts = [(self.values[cell], factor) for cell, factor in equation.items()]
            if any(count is None for count, _ in counts) or not sum(
                (count or 0) * factor for count, factor in counts
            ):
                self.links.append(equation)
