"""What can be held back: a cell, a split with all its zeros, a table; and what each costs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from ..words.record import Record
from .decisions import Choice, Whole
from .model import Cell, Fixed, System, is_small


class Step(Record):
    """One thing more to hold back.

    A cell, a split (all its zeros too) or a table, in that order of price.
    """

    price: tuple[int, int, int]
    choice: Choice


class Offers:
    """What may still be hidden in a system. Reports that are published (``fixed``) stay."""

    def __init__(
        self, system: System, fixed: Fixed, shown: Set[Cell], values: Mapping[Cell, int]
    ) -> None:
        self.system, self.values, self.published = system, values, fixed.shown | fixed.hidden
        self.hidden = fixed.hidden
        self.place = {cell: place for place, cell in enumerate(values)}
        # The table or split of each cell that may still be hidden; one that is hidden in a
        # published report, or ``shown`` there or by what follows from it, is in none.
        settled = shown | fixed.hidden
        self.totals = {table.total: table for table in system.tables if table.total not in settled}
        self.parts = {
            cell: whole
            for table in system.tables
            for whole in (Whole(table, place) for place in range(len(table.splits)))
            for cell in table.splits[whole.place]
            if cell not in settled
        }

    def primary(self) -> Iterator[Choice]:
        """What is too few to be shown: a total, and then its whole table; or a part."""
        for table in self.system.tables:
            if table.total in self.hidden or (
                table.total in self.totals and is_small(self.values[table.total])
            ):
                yield table
            yield from (
                part
                for split in table.splits
                for part in split
                if part in self.parts and is_small(self.values[part])
            )

    def steps(self, cell: Cell, hidden: Set[Cell], choices: Set[Choice]) -> Iterator[Step]:
        """What can be held back, beside what is (``hidden`` by the ``choices``), for a cell to be
        less known: itself, but a zero only with its whole split; a total of zero never.
        """
        place, value, shown = self.place[cell], self.values[cell], cell not in hidden
        if cell in self.totals and value and shown:
            table = self.totals[cell]
            yield Step((2, len(set(table.cells) - hidden), place), table)
        elif cell in self.parts and value and shown:
            yield Step((0, value, place), cell)
        elif cell in self.parts:
            whole = self.parts[cell]
            table, parts = whole.table, whole.table.splits[whole.place]
            if (
                self.values[table.total]
                and whole not in choices
                and table not in choices
                and self.published.isdisjoint(parts)
            ):
                yield Step((1, len(set(parts) - hidden), place), whole)
