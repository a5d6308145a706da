"""What each has taken back of a consent on a day, however many consents that touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...words.record import Record

if TYPE_CHECKING:
    from ...case.actor.model import Actor
    from ...case.model import Person
    from ...consent.model import Consent


class Withdrawn(Record):
    """For which actors somebody took consent back on a day; ``whole`` where that left none of it
    and it was not said for which.
    ``last``: the last of the consents that it touched.
    """

    giver: Person
    day: date
    actors: tuple[Actor, ...]
    whole: bool
    last: Consent


def withdrawals(consents: Sequence[Consent]) -> list[Withdrawn]:
    """All of it, by giver and day, of the consents of a case."""
    touched: dict[tuple[int, date], list[Consent]] = {}
    for each in consents:
        days = {one.withdrawn_on for one in each.narrowed}
        days |= {each.withdrawn_on} if each.withdrawn_on else set()
        for day in sorted(days):
            touched.setdefault((each.giver.id, day), []).append(each)
    return [_withdrawn(of_day, day, consents) for (_, day), of_day in touched.items()]


def _withdrawn(touched: Sequence[Consent], day: date, consents: Iterable[Consent]) -> Withdrawn:
    giver = touched[0].giver
    gone = {actor.id: actor for each in touched for actor in _gone(each, day)}
    own = (each for each in consents if each.giver.id == giver.id and each.given_on <= day)
    left = any(_left(each, day) for each in own if each.valid_until >= day)
    said = {one.actor.id for each in touched for one in each.narrowed if one.withdrawn_on == day}
    whole = not left and not gone.keys() <= said
    return Withdrawn(giver, day, tuple(gone.values()), whole, touched[-1])


def _gone(consent: Consent, day: date) -> list[Actor]:
    """The actors that a consent covered the day before and not on a day."""
    left = {each.id for each in _left(consent, day)}
    return [each for each in _left(consent, day - timedelta(days=1)) if each.id not in left]


def _left(consent: Consent, day: date) -> tuple[Actor, ...]:
    gone = consent.withdrawn_on is not None and consent.withdrawn_on <= day
    return () if gone else consent.left(day)
