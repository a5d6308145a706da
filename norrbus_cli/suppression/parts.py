"""A system in parts that nothing unknown joins, so that each can be protected for itself."""

from __future__ import annotations

from collections.abc import Iterable

from . import solver
from .model import Cell, Equation, Fixed, System, Table


def apart(system: System, fixed: Fixed) -> list[System]:
    """The system in parts that nothing unknown joins, so that each can be protected for itself.

    What is published and shown joins nothing, and is left out where nothing unknown stands beside
    it.
    """
    cells = [cell for cell in system.values if cell not in fixed.shown]
    groups = solver.components(system.equations, cells)
    group_of = {cell: number for number, group in enumerate(groups) for cell in group}

    def groups_in(equation: Iterable[Cell]) -> set[int]:
        return {group_of[cell] for cell in equation if cell in group_of}

    tables: list[list[Table]] = [[] for _ in groups]
    links: list[list[Equation]] = [[] for _ in groups]
    for table in system.tables:
        splits: dict[int, list[tuple[Cell, ...]]] = {each: [] for each in groups_in([table.total])}
        for split in table.splits:
            for number in groups_in((table.total, *split)):
                splits.setdefault(number, []).append(split)
        for number, each in splits.items():
            tables[number].append(Table(table.total, tuple(each)))
    for link in system.links:
        for number in groups_in(link):
            links[number].append(link)
    return [
        System(_values(system, group, of, joined), tuple(of), tuple(joined), system.slack)
        for group, of, joined in zip(groups, tables, links, strict=True)
    ]


def _values(
    system: System, group: Iterable[Cell], tables: Iterable[Table], links: Iterable[Equation]
) -> dict[Cell, int | None]:
    cells = dict.fromkeys(group)
    for table in tables:
        cells |= dict.fromkeys(table.cells)
    for link in links:
        cells |= dict.fromkeys(link)
    return {cell: system.values[cell] for cell in cells}
