"""The deeds of drawing a sample of the log, and of finishing its review."""

from __future__ import annotations

import secrets
from datetime import date
from typing import TYPE_CHECKING

from ...authority.review import store
from ...register.database import Register
from ...words import clock
from ...words.record import Record
from .. import store as log
from ..actions import look
from ..telling import Teller, Told
from .model import drawn
from .refusals import (
    Begun,
    NothingBegun,
    NothingToReview,
    RemarkMissing,
    RemarkWithoutEnd,
    UnknownReview,
)

if TYPE_CHECKING:
    from ...authority.review.model import Review
    from ..form import ReviewLog

# Own choice: as many as somebody can look at in an hour.
USUAL = 20


class Sample(Record):
    """A review and what was drawn for it, in words; ``own`` are those that the reader did."""

    review: Review
    told: tuple[Told, ...]
    own: int


def review(register: Register, wanted: ReviewLog, today: date) -> Sample:
    """The sample that is under way, a new one where none is, or an earlier one by its number.

    That those in it were shown is logged. Raises RemarkWithoutEnd, Begun, NothingToReview,
    UnknownReview.
    """
    if wanted.remark:
        raise RemarkWithoutEnd
    found = store.everything(register)
    if wanted.number is not None:
        chosen = next((each for each in found if each.id == wanted.number), None)
        if chosen is None:
            raise UnknownReview(wanted.number)
        return _sample(register, chosen, today)
    under_way = _under_way(found)
    if under_way and wanted.count is not None:
        raise Begun(under_way.id)
    return _sample(register, under_way or _draw(register, wanted.count or USUAL, today), today)


def finish(register: Register, remark: str, today: date) -> Review:
    """The review under way is finished, with what was found. Raises RemarkMissing, NothingBegun."""
    if not remark:
        raise RemarkMissing
    with register.operation(day=today.isoformat()):
        under_way = _under_way(store.everything(register))
        if under_way is None:
            raise NothingBegun
        store.change(
            register,
            under_way.id,
            {"reviewed_on": today.isoformat(), "reviewed_by": register.author.who, "note": remark},
        )
        return store.everything(register)[-1]


def _under_way(found: list[Review]) -> Review | None:
    return found[-1] if found and found[-1].reviewed_on is None else None


def _draw(register: Register, count: int, today: date) -> Review:
    """A sample of what was done and looked at since the last review."""
    with register.operation(day=today.isoformat()) as now:
        before = store.everything(register)
        if under_way := _under_way(before):  # drawn by another in between
            return under_way
        first = before[-1].last_operation + 1 if before else 1
        numbers = log.told_of(register, first, now - 1)
        if not numbers:
            raise NothingToReview
        since, until = (
            clock.local(log.moment(register, each)).date().isoformat()
            for each in (numbers[0], numbers[-1])
        )
        store.add(
            register,
            {
                "drawn_on": today.isoformat(),
                "who": register.author.who,
                "seed": secrets.token_hex(16),
                "count": min(count, len(numbers)),
                "among": len(numbers),
                "first_operation": first,
                "last_operation": numbers[-1],
                "since": since,
                "until": until,
            },
        )
        return store.everything(register)[-1]


def _sample(register: Register, found: Review, today: date) -> Sample:
    numbers = log.told_of(register, found.first_operation, found.last_operation)
    chosen = drawn(found.seed, numbers, found.count)
    teller = Teller(register)
    told = tuple(teller.told(each) for each in log.deeds_by_id(register, chosen))
    look(register, teller.names.seen, None, today)
    own = sum(1 for each in told if each.operation.who == register.author.who)
    return Sample(found, told, own)
