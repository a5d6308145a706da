"""The yearly compilation (sammanställning) of deviations.

Counts, days and decided measures, without persons, for the levels above: as the year's statistics
have published them, or, for those who may see the cases, as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ...deviation.model import Deviation
from ...register.database import Register
from ...statistics import gate
from ...statistics.counting.years import count
from ...statistics.definitions import YES
from ...statistics.exchange import as_plain
from ...statistics.model import ProtectedFigure, ProtectedYear
from ...statistics.rows import sign
from ...statistics.span import only
from ...statistics.unhidden import unhidden
from ...words.record import Record, replace

# A number; ``..`` when it is held back; None when there is no data.
Told = int | str | None


class Count(Record):
    """How many of what."""

    what: str
    count: Told


class Decided(Record):
    """A decided measure: for which kind of actor, what, whether it has been carried out."""

    actor: str
    what: str
    state: str


class Measures(Record):
    """What was decided about the deviations of a year, and in how many nothing had to be."""

    decided: tuple[Decided, ...]
    no_decision: int


class Compilation(Record):
    """The deviations reported in a year.

    ``days`` from report to feedback, in words; empty where nothing may be said of them.
    ``no_decision``: in how many none was needed; None to others than those who may see the cases.
    So is ``decided``: a list of measures grows from day to day, and each is somebody's.
    """

    year: int
    total: Told
    with_case: Told
    by_ground: tuple[Count, ...]
    by_actor: tuple[Count, ...]
    by_state: tuple[Count, ...]
    feedback: Told
    days: str
    no_decision: int | None
    decided: tuple[Decided, ...]


def of_year(register: Register, year: int, today: date) -> Compilation:
    """The compilation of a year, as it was published. Raises NotPublishedYet."""
    return compiled(gate.published(register, only(year), today).shown)


def of_year_inside(register: Register, year: int, found: Measures, today: date) -> Compilation:
    """The compilation of a year as it is, for those who may see the cases, which is logged."""
    with gate.internal(register, today):
        shown = unhidden(count(register, only(year), today))
    return replace(compiled(shown), decided=found.decided, no_decision=found.no_decision)


def compiled(shown: ProtectedYear) -> Compilation:
    """The compilation, of what a year's statistics show."""
    reported, concerned = shown.accounted("avvikelser"), shown.accounted("berorda")
    return Compilation(
        year=shown.year,
        total=as_plain(reported.total),
        with_case=as_plain(reported.counts.get(("i ett ärende", YES))),
        by_ground=_parts(reported, "grund"),
        by_actor=_parts(concerned, "verksamhet"),
        by_state=_parts(reported, "läge"),
        feedback=as_plain(reported.days.count) if reported.days else None,
        days=_spoken(reported),
        no_decision=None,
        decided=(),
    )


def measures(deviations: Sequence[Deviation], told: Callable[[Deviation, str], str]) -> Measures:
    """The decided measures of a year's deviations.

    ``told`` takes from a text what tells whom it is about.
    """
    return Measures(
        tuple(
            Decided(
                one.actor.kind if one.actor else "",
                told(each, one.what),
                "genomförd" if one.done_on else "inte genomförd",
            )
            for each in deviations
            for one in each.improvements
        ),
        sum(bool(each.no_decision) for each in deviations),
    )


def _parts(figure: ProtectedFigure, by: str) -> tuple[Count, ...]:
    """How many of each, where there are any or that is not shown."""
    found = figure.breakdown(by)
    return tuple(
        Count(part.category, as_plain(part.count))
        for part in (found.parts if found else ())
        if part.count != 0
    )


def _spoken(figure: ProtectedFigure) -> str:
    days = figure.days
    if days is None or days.median is None:
        return ""
    if days.ninetieth is None:
        return f"median {sign(days.median)} dagar"
    return f"median {sign(days.median)} dagar, nio av tio inom {sign(days.ninetieth)} dagar"
