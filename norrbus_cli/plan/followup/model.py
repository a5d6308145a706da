"""What a follow-up is, and what it must say of each measure."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from ...words.dates import short
from ...words.errors import NotFound, Refused, WrongUsage
from ...words.record import Record
from ...words.swedish import listed
from ..model import DONE, STOPPED, Measure

ACHIEVED, PARTLY, NOT_DONE = "genomförd", "delvis", "inte genomförd"
OUTCOMES = (ACHIEVED, PARTLY, NOT_DONE)
REACHED, PARTLY_REACHED, NOT_REACHED = "uppnått", "delvis uppnått", "inte uppnått"
CONTINUE, REVISE, END = "fortsätt", "revidera", "avsluta"
DECISIONS = (CONTINUE, REVISE, END)


class OutcomeMissing(WrongUsage):
    """Every measure that is not finished has an outcome."""

    def __init__(self, numbers: list[int]) -> None:
        which = listed(str(number) for number in numbers)
        super().__init__(
            f"Utfall saknas för insats {which}. Ange --genomförd, --delvis eller --inte för var och"
            " en. Ingenting sparades."
        )


class TwoOutcomes(WrongUsage):
    """A measure has one outcome, and its goal one."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Insats {number} har fått två utfall. Ange ett. Ingenting sparades.")


class WhyMissing(WrongUsage):
    """What was not done, or only in part, is explained."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f'Ange varför insats {number} inte är helt genomförd: --därför "{number}=…". Ingenting'
            " sparades."
        )


class BadMeasurePair(WrongUsage):
    """``NR=…`` was asked for."""

    def __init__(self, option: str) -> None:
        super().__init__(
            f'{option} skrivs NR=…, till exempel {option} "2=vakans". Ingenting sparades.'
        )


class NoFollowUp(NotFound):
    """The case has no follow-up."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} har ingen uppföljning än. Registrera den med: norrbus uppföljning"
            f" registrera {reference}"
        )


class FollowedAlready(Refused):
    """One follow-up a day."""

    def __init__(self, reference: str, on: date) -> None:
        super().__init__(
            f"{reference} har redan en uppföljning {short(on)}. Se den med: norrbus uppföljning"
            f" visa {reference}"
        )


class NextBefore(WrongUsage):
    """The next follow-up lies after this one."""

    def __init__(self, following: date, held: date) -> None:
        super().__init__(
            f"Nästa uppföljning, {short(following)}, ska ligga efter den här, {short(held)}. Rätta"
            " --nästa eller --dag. Ingenting sparades."
        )


class Result(Record):
    """What came of a measure, and of its goal; the goal may be unsaid."""

    measure: Measure
    outcome: str
    why: str
    goal: str


class FollowUp(Record):
    """A follow-up of one version of the plan."""

    id: int
    case_id: int
    plan_id: int
    version: int
    held_on: date
    child_view: str
    guardians_view: str
    note: str
    decision: str
    next_on: date | None
    next_time: str
    next_place: str
    results: tuple[Result, ...]


def finished(measure: Measure) -> bool:
    """Whether nothing more is expected of a measure."""
    return measure.state in {DONE, STOPPED}


def check_outcomes(
    measures: Collection[Measure], outcomes: dict[int, str], reasons: dict[int, str]
) -> None:
    """Raises OutcomeMissing for an unfinished measure without outcome, WhyMissing for one that was
    not wholly done.
    """
    missing = [
        measure.number
        for measure in measures
        if not finished(measure) and measure.number not in outcomes
    ]
    if missing:
        raise OutcomeMissing(missing)
    for number, outcome in outcomes.items():
        if outcome != ACHIEVED and not reasons.get(number):
            raise WhyMissing(number)
