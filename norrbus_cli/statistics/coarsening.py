"""A year on other rungs of its splits' ladders: what is shown of it in coarser groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from ..words.record import replace
from . import ladders
from .definitions import Split
from .indicators import BY_KEY, INDICATORS
from .ladders import Rung
from .model import HIDDEN, Breakdown, Figure, Part, ProtectedFigure, ProtectedYear, Shown, Year
from .relations import FLOW, FLOW_SPLITS

# The rung of each split, by indicator and what it is split by; what is not named is on the finest.
Rungs = Mapping[tuple[str, str], int]
# The indicators whose splits by FLOW_SPLITS stand on the same rung, so that what came is what went
# and what is left in each group too.
OF_THE_FLOW = (*FLOW[0], *FLOW[1])
LINKS = 2048  # kept of what groups are the sums of which; own choice: more than the rungs' pairs
SPLITS = {(each.key, split.by): split for each in INDICATORS for split in each.splits}


def shared(key: str, by: str) -> bool:
    """Whether a split stands on the same rung in all the flow."""
    return key in OF_THE_FLOW and by in FLOW_SPLITS


def coarsened(year: Year, rungs: Rungs) -> Year:
    """The year with each split on its rung. One that is on a coarser already stays there."""
    return replace(year, figures=tuple(_figure(figure, rungs) for figure in year.figures))


def _figure(figure: Figure, rungs: Rungs) -> Figure:
    breakdowns = (
        _breakdown(each, SPLITS[figure.key, each.by], rungs.get((figure.key, each.by), 0))
        for each in figure.breakdowns
    )
    kept = tuple(each for each in breakdowns if each.parts)
    return replace(figure, breakdowns=kept, sums=_sums(figure, kept))


def _sums(figure: Figure, kept: Sequence[Breakdown]) -> tuple[tuple[str, int], ...]:
    """The sums of marks of the groups that are left."""
    if not figure.sums or not kept:
        return ()
    sums, groups = dict(figure.sums), [part.category for part in kept[0].parts]
    into = ladders.links(SPLITS[figure.key, kept[0].by].rungs, tuple(sums), groups)
    return tuple((name, sum(sums[each] for each in parts)) for name, parts in into.items())


def _breakdown(breakdown: Breakdown, split: Split, rung: int) -> Breakdown:
    counts = {part.category: part.count for part in breakdown.parts}
    if rung <= rung_of(split, tuple(counts)):
        return breakdown
    names = [name for name, _ in split.rungs[rung]]
    groups = ladders.links(split.rungs, tuple(counts), names)
    return Breakdown(
        breakdown.by,
        tuple(Part(name, sum(counts[each] for each in parts)) for name, parts in groups.items()),
    )


def rung_of(split: Split, categories: Sequence[str]) -> int:
    """The rung that has these categories; the top for none. Raises ValueError if no rung has."""
    return [tuple(name for name, _ in rung) for rung in split.rungs].index(tuple(categories))


def rungs_of(year: Year | ProtectedYear) -> dict[tuple[str, str], int]:
    """The rungs that a year stands on. Of what has no data, nothing is said.

    Raises ValueError for a split that is none of ours.
    """
    found: dict[tuple[str, str], int] = {}
    for figure in year.figures:
        if figure.total is not None:
            there = {
                each.by: tuple(part.category for part in each.parts) for each in figure.breakdowns
            }
            for split in BY_KEY[figure.key].splits:
                found[figure.key, split.by] = rung_of(split, there.get(split.by, ()))
    return found


def coarsest(rungs: Iterable[Rungs]) -> dict[tuple[str, str], int]:
    """Of some years' rungs the coarsest of each split: the one at which they can be compared."""
    found: dict[tuple[str, str], int] = {}
    for each in rungs:
        for split, rung in each.items():
            found[split] = max(rung, found.get(split, 0))
    return found


def finest(rungs: Iterable[Rungs]) -> dict[tuple[str, str], int]:
    """Of some years' rungs the finest of each split: the one at which they are protected
    together.
    """
    found: dict[tuple[str, str], int] = {}
    for each in rungs:
        for split, rung in each.items():
            found[split] = min(rung, found.get(split, rung))
    return found


def links(
    key: str, by: str, fine: Sequence[str], coarse: Sequence[str]
) -> Mapping[str, tuple[str, ...]]:
    """Each group of a coarser breakdown with the groups of a finer that it is the sum of."""
    return _links(key, by, tuple(fine), tuple(coarse))


@lru_cache(maxsize=LINKS)
def _links(
    key: str, by: str, fine: tuple[str, ...], coarse: tuple[str, ...]
) -> Mapping[str, tuple[str, ...]]:
    return ladders.links(SPLITS[key, by].rungs, fine, coarse)


def holds(key: str, by: str) -> dict[str, tuple[str, ...]]:
    """The finest categories that each group of any rung of a split holds."""
    return {name: members for rung in SPLITS[key, by].rungs for name, members in rung}


def merged(rung: Rung, split: Split, counts: Mapping[str, Shown]) -> dict[str, Shown] | None:
    """What is shown of a split in the groups of a rung; None where it is shown in coarser ones.

    A group is held back if any part of it is.
    """
    groups = ladders.links(split.rungs, tuple(counts), [name for name, _ in rung])
    return {
        name: HIDDEN
        if any(counts[each] is HIDDEN for each in parts)
        else sum(count for each in parts if isinstance(count := counts[each], int))
        for name, parts in groups.items()
    } or None


def without_hidden(year: ProtectedYear) -> ProtectedYear:
    """The year without the splits of totals that are held back, which show nothing.

    The same for every total that is held back, so that nobody can tell which were too small. The
    flow's shared splits stay, as the years beside it are tied to them.
    """
    return replace(year, figures=tuple(map(_without_hidden, year.figures)))


def _without_hidden(figure: ProtectedFigure) -> ProtectedFigure:
    if figure.total is not HIDDEN:
        return figure
    kept = tuple(each for each in figure.breakdowns if shared(figure.key, each.by))
    return replace(figure, breakdowns=kept)
