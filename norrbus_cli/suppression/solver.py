"""How small and how great an unknown whole number can be, when sums of unknown numbers are known.

The ends are looked for along a ``Tableau``; where an extreme is no whole number, branch and bound
goes on.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from math import ceil, floor
from typing import TypeVar

from .tableau import Number, Tableau

Name = TypeVar("Name", bound=Hashable)
# Where whole numbers are hard to find, so many branches are tried; then the range is the one that
# was found, never a wider one.
BRANCHES = 400


def reach(
    tableau: Tableau, target: int, sign: int, enough: int | None = None
) -> tuple[int | None, Mapping[int, Number]]:
    """The extreme of the target in whole numbers (None.

    No end) or something past ``enough``, and a point where it has it: what has moved, to where.

    The tableau must stand at whole numbers, and has been moved afterwards.
    """
    best, point = int(tableau.values[target]), tableau.elsewhere()
    reached = tableau.push(target, sign, enough)
    if reached is None:
        return None, point
    waiting, left = [tableau], BRANCHES
    while waiting and left:
        node, left = waiting.pop(), left - 1
        # A branch was bounded when it began; it can only have become more so.
        reached = node.push(target, sign, enough)
        assert reached is not None
        if floor(sign * reached) <= sign * best:
            continue
        variable = node.fractional()
        if variable is None:
            best, point = int(reached), node.elsewhere()
            if enough is not None and sign * (best - enough) >= 0:
                break
            continue
        waiting += _branches(node, variable)
    return best, point


def whole(tableau: Tableau) -> Sequence[Number] | None:
    """A point of whole numbers; None when none is found."""
    waiting, left = [tableau], BRANCHES
    while waiting and left:
        node, left = waiting.pop(), left - 1
        variable = node.fractional()
        if variable is None:
            return node.values
        waiting += _branches(node, variable)
    return None


def _branches(node: Tableau, variable: int) -> list[Tableau]:
    """The point cannot stand between two whole numbers: the ways on each side of it."""
    up, down = node.copy(), node.copy()
    value = node.values[variable]
    return [
        twin
        for twin, sign, bound in ((up, 1, ceil(value)), (down, -1, floor(value)))
        if twin.restrict(variable, sign, bound)
    ]


def components(equations: Iterable[Iterable[Name]], unknown: Iterable[Name]) -> list[list[Name]]:
    """The unknown in groups that no equation joins, each in the order given."""
    order = list(unknown)
    leader = {name: name for name in order}

    def top(name: Name) -> Name:
        while leader[name] != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for equation in equations:
        joined = [name for name in equation if name in leader]
        for name in joined[1:]:
            leader[top(name)] = top(joined[0])
    groups: dict[Name, list[Name]] = {}
    for name in order:
        groups.setdefault(top(name), []).append(name)
    return list(groups.values())
