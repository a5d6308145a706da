"""What is decided to be held back, and what is hidden by that: zeros that follow are shown."""

from __future__ import annotations

from collections.abc import Iterable

from ..words.record import Record
from .model import Cell, Equation, Fixed, Protection, System, Table


class Whole(Record):
    """A split of a table, all of it: its zeros too."""

    table: Table
    place: int

    __eq__, __hash__ = object.__eq__, object.__hash__  # each is one of its own


# What can be decided to be held back.
Choice = Cell | Whole | Table


def decided(
    system: System, fixed: Fixed, choices: Iterable[Choice], dead: dict[frozenset[Cell], set[Cell]]
) -> Protection:
    """What is hidden by the choices.

    A zero that follows from zeros that are shown is no secret, and is shown. ``dead``: what
    followed last time, by the zeros that were hidden then; it is kept there for the next.
    """
    hidden, free = set(fixed.hidden), set(fixed.may_be_zero)
    for choice in choices:
        if isinstance(choice, tuple):
            hidden.add(choice)
            continue
        if isinstance(choice, Table):
            hidden.add(choice.total)
        parts = {
            part
            for split in (
                choice.splits if isinstance(choice, Table) else [choice.table.splits[choice.place]]
            )
            for part in split
        }
        hidden |= parts
        free |= parts - fixed.hidden
    hidden -= fixed.shown
    zeros = frozenset(hidden & system.zeros_at.keys())
    if zeros not in dead:
        dead.clear()
        dead[zeros] = _dead(system, zeros)
    hidden -= dead[zeros]
    return Protection(frozenset(hidden), frozenset(free & hidden))


def given(system: System, fixed: Fixed) -> frozenset[Cell]:
    """What published reports show, and what follows from it alone.

    To hide that would be for nothing.
    """
    shown, before = set(fixed.shown), -1
    while len(shown) > before:
        before = len(shown)
        for equation in system.equations if shown else ():
            left = [cell for cell in equation if cell not in shown]
            if len(left) == 1 and left[0] not in system.slack:
                shown.add(left[0])
    return frozenset(shown - fixed.hidden)


def _dead(system: System, hidden: frozenset[Cell]) -> set[Cell]:
    """The hidden zeros that follow.

    All that is shown of an equation is zero, and all that is hidden stands on one side of it.
    """
    unknown, dead = set(hidden | system.slack), set[Cell]()
    waiting: Iterable[Equation] = system.of_zeros
    while waiting:
        found: set[Cell] = set()
        for equation in waiting:
            left = [cell for cell in equation if cell in unknown]
            if len({equation[cell] > 0 for cell in left}) == 1:
                found.update(left)
        unknown -= found
        dead |= found
        waiting = [equation for cell in found for equation in system.zeros_at.get(cell, ())]
    return dead
