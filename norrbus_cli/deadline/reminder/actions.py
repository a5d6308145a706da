"""The morning run: plan, hand over, note; each of them safe to be killed in.

A reminder is noted as handed over only after the hand-over. Killed between the two, it is told once
more, never less than once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import groupby

from ...authority.review.model import USUAL_DAYS
from ...register.calendar import Calendar
from ...register.database import Register
from ...words.record import replace
from . import review, store
from .model import (
    BEFORE,
    FAILED,
    HANDED_OVER,
    AnotherRun,
    Digest,
    Failure,
    NotSent,
    Recipient,
    Reminder,
    Report,
    first_day,
)
from .runs import store as runs

PATIENCE_MINUTES = 10
# Raises NotSent when a digest could not be handed over.
HandOver = Callable[[Digest], None]


def due(register: Register, today: date, review_days: int = USUAL_DAYS) -> Report:
    """What would be told today; changes nothing. ``review_days``: how often the log is reviewed."""
    found, unreadable = store.to_tell(register, today)
    of_log = store.untold(register, review.reminders(register, today, review_days))
    reminders = store.in_order([*found, *of_log])
    return Report(
        _with_missed(register, today, reminders), store.recipients(register), [], unreadable
    )


def run(
    register: Register,
    today: date,
    hand_over: HandOver,
    together: bool = False,
    review_days: int = USUAL_DAYS,
) -> Report:
    """Tell what is due, a digest for each recipient or (``together``) one for all, and note it.

    ``review_days``: how often the log is reviewed.

    Raises AnotherRun, FileTrouble.

    A digest that could not be handed over stops no other and is tried again by the next run.
    """
    with _alone(register):
        with register.operation(day=today.isoformat()):
            found = due(register, today, review_days)
            run_id = runs.begin(register, today)
            store.plan(register, run_id, today, found.told)
        told: list[Reminder] = []
        for digest in _digests(found, today, together):
            failure = _tell(register, run_id, digest, hand_over)
            if failure is None:
                told += digest.reminders
            else:
                found.failures.append(failure)
        with register.operation(day=today.isoformat()):
            runs.end(
                register,
                run_id,
                len(told),
                sum(failure.count for failure in found.failures) + len(found.unreadable),
            )
        return replace(found, told=told)


def _tell(register: Register, run_id: int, digest: Digest, hand_over: HandOver) -> Failure | None:
    failure = None
    try:
        hand_over(digest)
    except NotSent as trouble:
        failure = Failure(digest.recipient, len(digest.reminders), trouble.why)
    with register.operation(day=digest.today.isoformat()):
        store.mark(register, run_id, digest.reminders, FAILED if failure else HANDED_OVER)
    return failure


def _digests(found: Report, today: date, together: bool) -> Iterator[Digest]:
    if together:
        if found.told:
            yield Digest(Recipient("", "dem det gäller", ""), tuple(found.told), today)
        return
    for key, reminders in groupby(found.told, key=lambda each: each.recipient):
        yield Digest(found.recipients.get(key) or Recipient(key, key, ""), tuple(reminders), today)


def _with_missed(register: Register, today: date, reminders: list[Reminder]) -> list[Reminder]:
    """Mark what should have been told on a day when no run took place.

    Nothing is marked before the first run of all.
    """
    last = runs.heartbeat(register, today)
    if last is None or last.day >= today - timedelta(days=1):
        return reminders
    calendar = Calendar(register)
    marked = []
    for each in reminders:
        before = (
            calendar.after(each.deadline.due_day, -each.deadline.rule.lead)
            if each.stage == BEFORE
            else today
        )
        first = first_day(each, before)
        marked.append(replace(each, missed=first) if last.day < first < today else each)
    return marked


@contextmanager
def _alone(register: Register) -> Iterator[None]:
    """One run at a time.

    A second waits for the first and then finds that everything has been told. A lock dies with its
    process.
    """
    from filelock import FileLock, Timeout

    try:
        with FileLock(
            register.path.with_name(f"{register.path.name}.paminn.lock"),
            timeout=PATIENCE_MINUTES * 60,
            mode=0o600,
        ):
            yield
    except Timeout:
        raise AnotherRun(PATIENCE_MINUTES) from None
