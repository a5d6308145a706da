"""What the rules of a follow-up refuse, and the sentence for each."""

from __future__ import annotations

from datetime import date

from ...words.dates import short
from ...words.errors import Lacking, NotFound, Refused, WrongUsage
from ...words.swedish import listed


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


class BadMeasurePair(Lacking):
    """``NR=…`` was asked for, by a field of the form."""

    def __init__(self, option: str, example: str, field: str) -> None:
        sentence = f"{option} skrivs NR=…, till exempel {example}. Ingenting sparades."
        super().__init__(sentence, field)


class UnknownFollowUp(NotFound):
    """The case has not been followed up so many times."""

    def __init__(self, reference: str, number: int, known: int) -> None:
        times = "en gång" if known == 1 else f"{known} gånger"
        super().__init__(
            f"{reference} har följts upp {times}, så uppföljning {number} finns inte. Se dem:"
            f" norrbus uppföljning visa {reference}"
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
