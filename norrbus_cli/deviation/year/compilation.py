"""The yearly compilation (sammanställning) of deviations.

Counts, days and decided measures, without persons, for the levels above.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from statistics import median

from ...words.record import Record
from ..model import CLOSED as CLOSED_STATE
from ..model import GROUNDS, MISTAKEN, READY, STATES, Deviation


class Count(Record):
    """How many of what."""

    what: str
    count: int


class Decided(Record):
    """A decided measure: for which kind of actor, what, whether it has been carried out."""

    actor: str
    what: str
    state: str


class Compilation(Record):
    """The deviations reported in a year.

    ``days`` are from report to feedback: the middle one and the range, empty without feedback.
    """

    year: int
    total: int
    with_case: int
    by_ground: tuple[Count, ...]
    by_actor: tuple[Count, ...]
    by_state: tuple[Count, ...]
    feedback: int
    days: str
    no_decision: int
    decided: tuple[Decided, ...]


def compiled(
    deviations: list[Deviation], year: int, told: Callable[[Deviation, str], str]
) -> Compilation:
    """The compilation of a year's deviations.

    ``told`` takes from a text what tells whom it is about.
    """
    days = sorted(each.days_to_feedback for each in deviations if each.days_to_feedback is not None)
    return Compilation(
        year=year,
        total=len(deviations),
        with_case=sum(each.case_id is not None for each in deviations),
        by_ground=_counted((each.ground for each in deviations), GROUNDS),
        by_actor=_counted(
            (
                kind
                for each in deviations
                for kind in {concerned.actor.kind for concerned in each.concerned}
            ),
            (),
        ),
        by_state=_counted(
            (each.state for each in deviations), (*STATES.values(), READY, CLOSED_STATE, MISTAKEN)
        ),
        feedback=len(days),
        days=_spoken(days),
        no_decision=sum(bool(each.no_decision) for each in deviations),
        decided=tuple(
            Decided(
                one.actor.kind if one.actor else "",
                told(each, one.what),
                "genomförd" if one.done_on else "inte genomförd",
            )
            for each in deviations
            for one in each.improvements
        ),
    )


def _counted(found: Iterable[str], order: tuple[str, ...]) -> tuple[Count, ...]:
    """How many of each, in an order; what has no place in it by its name."""
    counts = Counter(found)
    return tuple(
        Count(what, counts[what])
        for what in sorted(
            counts, key=lambda what: (order.index(what) if what in order else len(order), what)
        )
    )


def _spoken(days: list[int]) -> str:
    if not days:
        return ""
    middle = f"{median(days):g}".replace(".", ",")
    return (
        f"{middle} dagar"
        if len(days) == 1
        else f"median {middle} dagar, från {days[0]} till {days[-1]}"
    )
