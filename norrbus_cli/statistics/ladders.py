"""Ladders: the coarser and coarser groups that the categories of a split can be shown in.

Own choice: a year that is too small for the finest categories is shown in groups that a reader
knows (the school, the rest of the municipality, the region) before any number is held back. Each
rung is made of the groups of the one below it, so two years (or a municipality and its county) that
stand on different rungs can always be compared at the coarser one, and a group's count is the sum
of what it is made of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

# The groups of a rung in the order in which they are printed: what each is called, and the finest
# categories that it holds. No groups: the split is not shown at all, which is the top of every
# ladder.
Rung = tuple[tuple[str, tuple[str, ...]], ...]
TOP: Rung = ()


def ladder(categories: Iterable[str], *steps: Mapping[str, Sequence[str]]) -> tuple[Rung, ...]:
    """The rungs above the finest, without the top.

    Each step says which groups of the rung below become one, and what that is called; the others
    stay as they are. A group stands where the first of its parts stood.

    Raises KeyError for a part that the rung below does not have: then it is no ladder.
    """
    rungs = [finest(categories)]
    for step in steps:
        below = dict(rungs[-1])
        into = {part: name for name, parts in step.items() for part in parts}
        if not into.keys() <= below.keys():
            raise KeyError(*sorted(into.keys() - below.keys()))
        groups: dict[str, tuple[str, ...]] = {}
        for name, members in below.items():
            group = into.get(name, name)
            groups[group] = (*groups.get(group, ()), *members)
        rungs.append(tuple(groups.items()))
    return tuple(rungs[1:])


def finest(categories: Iterable[str]) -> Rung:
    """Each category by itself."""
    return tuple((category, (category,)) for category in categories)


def links(
    rungs: Iterable[Rung], fine: Sequence[str], coarse: Sequence[str]
) -> dict[str, tuple[str, ...]]:
    """The groups of a coarser rung (``coarse``, by name) with those of a finer (``fine``) that each
    is the sum of.

    Empty where one of the two is not shown (the top), or where ``fine`` is the coarser.

    What is called the same on two rungs is the same, and is linked to itself.
    """
    holds = {name: members for rung in rungs for name, members in rung}
    whole = {
        name: tuple(each for each in fine if set(holds[each]) <= set(holds[name]))
        for name in coarse
    }
    found = [member for parts in whole.values() for each in parts for member in holds[each]]
    wanted = [member for name in coarse for member in holds[name]]
    return whole if fine and sorted(found) == sorted(wanted) else {}
