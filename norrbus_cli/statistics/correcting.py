"""What a corrected version may change of a year that has been published.

Two versions can be subtracted, so what differs between them is a figure too: a number that changes
by one to four tells of so few, and a category that is hidden anew tells of whom. So indicators that
lead to each other (``relations.tied``) are corrected together, only where every count of them
differs by nothing or by SMALL at least and what is held back does not differ at all; else they
stay as they were published, and the reader cannot tell which of them would have changed (own
choice). What stays is right in the year after, which begins as this one was published to end.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..evaluation.model import ALL
from ..suppression.model import SMALL, is_small
from ..words.record import Record, replace
from .coarsening import coarsened, rungs_of
from .indicators import BY_KEY
from .marks import marks, of_groups, open_sum, shown_groups
from .model import Figure, ProtectedFigure, ProtectedYear, Spread, Year
from .protection.cells import counted as cells_of
from .protection.cells import shown as shown_of
from .protection.sources import Source
from .protection.years import told
from .relations import AT_END, AT_START, tied
from .store import Published
from .unhidden import whole


class Correction(Record):
    """A corrected version: what was counted, what is shown, and the indicators that would have
    differed but stay as they were published.
    """

    counted: Year
    shown: ProtectedYear
    kept: tuple[str, ...]


def corrected(versions: Sequence[Published], source: Source) -> Correction:
    """The version that takes the place of the last one."""
    last = versions[-1]
    rungs = rungs_of(last.shown)
    now = coarsened(source.year, rungs)
    before = [coarsened(each.counted, rungs) for each in versions]
    border = {
        key
        for key, year in ((AT_START, last.years.first - 1), (AT_END, last.years.last + 1))
        if any(year in each.years.each for each in source.others)
    }
    moved: set[str] = set()
    kept: list[str] = []
    for group in (*tied(), *((each.key,) for each in BY_KEY.values() if not each.about_people)):
        differ = [key for key in group if before[-1].figure(key) != now.figure(key)]
        if not differ:
            continue
        if border.isdisjoint(differ) and all(
            _tells_nobody(each.figure(key), now.figure(key), last.shown)
            for key in group
            for each in before
        ):
            moved |= set(group)
        else:
            kept += differ
    found = _mixed(last, source.year, now, moved, kept)
    then, after = (
        replace(source, year=coarsened(year, rungs), fine=year, already=shown)
        for year, shown in ((last.counted, last.shown), (found.counted, found.shown))
    )
    if moved and not told(after) <= told(then):
        differ = [key for key in moved if before[-1].figure(key) != now.figure(key)]
        return _mixed(last, source.year, now, set(), sorted([*kept, *differ]))
    return found


def _mixed(
    last: Published, fine: Year, now: Year, moved: set[str], kept: Sequence[str]
) -> Correction:
    """The last version with the moved indicators as they are: ``fine``, and ``now`` in the groups
    in which they are shown.
    """
    counted = tuple(
        fine.figure(each.key) if each.key in moved else each for each in last.counted.figures
    )
    shown = tuple(
        as_before(each, now.figure(each.key)) if each.key in moved else each
        for each in last.shown.figures
    )
    late = now.late if AT_START in moved else last.counted.late
    return Correction(
        replace(last.counted, figures=counted, late=late),
        replace(last.shown, figures=shown, late=late),
        tuple(kept),
    )


def _tells_nobody(old: Figure, new: Figure, report: ProtectedYear) -> bool:
    """Whether an indicator tells nobody by how it differs from a version of the ``report``."""
    if not BY_KEY[new.key].about_people or old == new:
        return True
    shown = {place: count for place, count, _ in shown_of(report) if place[0] == new.key}
    before, after = cells_of(old), cells_of(new)
    steps = {place: after[place] - before[place] for place in after}
    if not any(steps.values()):
        return False  # The numbers of days or the marks differ: each is somebody's.
    return all(
        not step
        or (abs(step) >= SMALL and isinstance(shown.get(place), int) and not is_small(after[place]))
        for place, step in steps.items()
    ) and _marks_tell_nobody(old, new, report.figure(new.key))


def _marks_tell_nobody(old: Figure, new: Figure, shown: ProtectedFigure) -> bool:
    """Whether no mark can be worked out from how the sums differ, nor from those there are now."""
    if shown.days is None or not BY_KEY[new.key].marks:
        return True
    before, after = of_groups(old), of_groups(new)
    now = _measures(_placed(shown, new), new)
    return len(now.sums) == len(shown.days.sums) and all(
        (count, total) == before[group]
        or open_sum(abs(count - before[group][0]), abs(total - before[group][1]))
        for group, (count, total) in after.items()
    )


def as_before(shown: ProtectedFigure, now: Figure) -> ProtectedFigure:
    """What is counted now, shown where it was."""
    if not BY_KEY[now.key].about_people:
        return whole(now)
    placed = _placed(shown, now)
    return replace(placed, days=_measures(placed, now)) if placed.days else placed


def _placed(shown: ProtectedFigure, now: Figure) -> ProtectedFigure:
    """What was shown of a figure, with the counts of now."""
    counts = now.counts
    breakdowns = tuple(
        replace(
            each,
            parts=tuple(
                replace(part, count=counts[each.by, part.category])
                if isinstance(part.count, int)
                else part
                for part in each.parts
            ),
        )
        for each in shown.breakdowns
    )
    total = now.total if isinstance(shown.total, int) else shown.total
    return replace(shown, total=total, breakdowns=breakdowns)


def _measures(placed: ProtectedFigure, now: Figure) -> Spread:
    """The measures that were shown, as they are now."""
    old, days = placed.days, now.distribution
    assert old is not None
    assert days is not None
    if BY_KEY[now.key].marks:
        new = marks(now, placed.total, shown_groups(placed.breakdowns))
        kept = {group for group, _ in old.sums}
        sums = tuple(each for each in new.sums if each[0] in kept)
        return replace(new, sums=sums, mean=new.mean if ALL in kept else None)
    return replace(
        old,
        count=days.count if isinstance(old.count, int) else old.count,
        median=days.median if old.median is not None else None,
        ninetieth=days.percentile(0.9) if old.ninetieth is not None else None,
    )
