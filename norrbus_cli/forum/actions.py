"""Deeds with the meetings above the single case, their members and their rules."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from ..authority import store as register_store
from ..deviation import store as deviation_store
from ..deviation.disagreement import store as disagreement_store
from ..meeting.model import NowhereToMeet
from ..register.calendar import Calendar
from ..register.database import Register, stored
from ..words.dates import short
from ..words.events import FIRST_EVENT, Before, TooEarly, check_event
from ..words.record import Record
from ..words.swedish import fold
from . import store
from .examples import EXAMPLES
from .form import Cancel, ChangeRule, DropMember, Hold, NewForum, NewMember, Send, UseExample
from .model import (
    ABSENT,
    BOOKED,
    CANCELLED,
    PRESENT,
    STEERING_GROUP,
    Forum,
    ForumRule,
    Member,
    Recipient,
    check_names_no_child,
)
from .refusals import (
    HeldAlready,
    MemberTwice,
    NobodyCame,
    NoRule,
    NotHeld,
    NotPending,
    NotYet,
    SentAlready,
    UnknownMember,
)

# Questions of the form that are columns as they are.
FIELDS = ("day", "time", "length", "place", "link", "agenda", "summoned_by", "led_by")


class Done(Record):
    """A meeting after a deed, and what to warn of."""

    forum: Forum
    warnings: list[str]


def book(register: Register, new: NewForum, by: str, today: date) -> Done:
    """Book a meeting; ``by`` is the coordinator who works.

    Raises NowhereToMeet, TooEarly, NamesAChild. Warns of an odd day.
    """
    with register.operation(day=today.isoformat()):
        values = _checked(register, {name: getattr(new, name) for name in FIELDS}, by)
        # Random, not derived: it stands in files that leave the authority.
        more = {"kind": new.kind, "booked_on": today.isoformat(), "uid": f"{uuid.uuid4()}@norrbus"}
        found = store.find(register, store.add(register, new.day.year, {**stored(values), **more}))
        store.invite(register, found.id, new.guests)
        return _done(register, found.reference, today)


def change(
    register: Register, typed: str, changes: Mapping[str, Any], by: str, today: date
) -> Done:
    """New particulars of a meeting to come: one step in its calendar sequence.

    Raises NotPending, NowhereToMeet, TooEarly, NamesAChild.
    """
    with register.operation(day=today.isoformat()):
        found = _pending(register, typed)
        values = _checked(
            register, {name: changes.get(name, getattr(found, name)) for name in FIELDS}, by
        )
        store.change(register, found.id, {**stored(values), "sequence": found.sequence + 1})
        if "guests" in changes:
            store.invite(register, found.id, changes["guests"])
        return _done(register, found.reference, today)


def _checked(register: Register, values: dict[str, Any], by: str) -> dict[str, Any]:
    """The particulars of a meeting, summoned and led by the coordinator where nobody is named."""
    if not values["place"] and not values["link"]:
        raise NowhereToMeet
    if values["day"] < FIRST_EVENT:
        raise TooEarly("Mötesdagen", values["day"])
    check_names_no_child([values["agenda"], values["place"]], store.children(register))
    coordinator = (
        register_store.coordinators_named(register, by)[0]
        if by
        else register_store.facts(register).coordinator
    )
    return values | {
        name: values[name] or coordinator.presented for name in ("summoned_by", "led_by")
    }


def _done(register: Register, reference: str, today: date) -> Done:
    found = store.find(register, reference)
    warnings = (
        []
        if Calendar(register).is_working(found.day)
        else [f"{short(found.day)} är ingen arbetsdag."]
    )
    if found.day < today:
        warnings.append(f"{short(found.day)} har redan varit.")
    return Done(found, warnings)


def _pending(register: Register, typed: str) -> Forum:
    found = store.find(register, typed)
    if found.state != BOOKED:
        raise NotPending(found.reference, found.state)
    return found


def cancel(register: Register, new: Cancel, today: date) -> Forum:
    """Cancel a meeting. Raises NotPending, NamesAChild."""
    with register.operation(day=today.isoformat()):
        found = _pending(register, new.forum)
        check_names_no_child([new.reason], store.children(register))
        store.change(
            register,
            found.id,
            {
                "cancelled_on": today.isoformat(),
                "cancelled_reason": new.reason,
                "sequence": found.sequence + 1,
            },
        )
        return store.find(register, found.reference)


def hold(register: Register, new: Hold, today: date) -> Done:
    """Record a meeting as held on its day: who came, the minutes, what was treated.

    Done again, by the meeting's whole reference, it replaces the record, which then has not been
    sent; the log keeps both. Raises NobodyCame, NotPending for a cancelled meeting, HeldAlready,
    NotYet, UnknownParticipant, WhichParticipant, NamesAChild, and what finding a deviation or a
    disagreement raises. Warns when reflection or planning is missing.
    """
    if not new.present:
        raise NobodyCame
    with register.operation(day=today.isoformat()):
        found = _to_hold(register, new.forum, today)
        written = {
            "others": new.others,
            "notes": new.notes,
            "reflection": new.reflection,
            "next_meeting": new.next_meeting,
        }
        check_names_no_child(written.values(), store.children(register))
        came = {found.participant(typed).id for typed in new.present}
        for participant in found.participants:
            store.attend(register, participant.id, PRESENT if participant.id in came else ABSENT)
        deviations = [deviation_store.find(register, typed).id for typed in new.deviations]
        disagreements = [disagreement_store.find(register, typed).id for typed in new.disagreements]
        store.treat(register, found.id, deviations, disagreements)
        store.change(
            register,
            found.id,
            {
                **written,
                "held_on": found.day.isoformat(),
                "record": found.record + 1,
                "sent_on": None,
            },
        )
        return Done(store.find(register, found.reference), _lacking(new))


def _to_hold(register: Register, typed: str, today: date) -> Forum:
    found = store.find(register, typed)
    if found.state == CANCELLED:
        raise NotPending(found.reference, found.state)
    if found.held_on and typed.strip().upper() != found.reference:
        raise HeldAlready(found.reference, found.held_on)
    if found.day > today:
        raise NotYet(found.reference, found.day)
    return found


def _lacking(new: Hold) -> list[str]:
    """What a meeting should end with (Arjeplog 2012) and did not."""
    wanted = (
        ("en reflektion över innehållet", "--reflektion", new.reflection),
        ("en planering för nästa möte", "--nästa", new.next_meeting),
    )
    return [
        f"Varje möte bör avslutas med {what} (Arjeplogs rutin 2012); {option} saknas."
        for what, option, text in wanted
        if not text
    ]


def send(register: Register, new: Send, today: date) -> list[Recipient]:
    """Record that the minutes were sent to the participants and everyone in the steering group who
    has not had them; returns who they are.

    Raises NotHeld, SentAlready, InTheFuture, Before.
    """
    check_event("Dagen då de skickades", new.on, today)
    with register.operation(day=today.isoformat()):
        found = store.find(register, new.forum)
        if found.held_on is None:
            raise NotHeld(found.reference)
        if new.on < found.held_on:
            raise Before("Dagen då de skickades", new.on, "mötet", found.held_on)
        recipients = found.unsent(store.members(register, STEERING_GROUP))
        if not recipients:
            raise SentAlready(found.reference, max(each.sent_on for each in found.dispatches))
        for each in recipients:
            store.dispatch(register, found, each, new.on, new.how)
        store.change(register, found.id, {"sent_on": new.on.isoformat()})
        return recipients


def add_member(register: Register, new: NewMember, today: date) -> None:
    """A member of a kind of meeting. Raises MemberTwice."""
    with register.operation(day=today.isoformat()):
        if any(fold(each.name) == fold(new.name) for each in store.members(register, new.kind)):
            raise MemberTwice(new.name, new.kind)
        store.add_member(register, new.kind, new.name, new.role, new.email)


def drop_member(register: Register, gone: DropMember, today: date) -> list[Member]:
    """Take a member out, of one kind or of all; returns what was taken out. Raises
    UnknownMember."""
    with register.operation(day=today.isoformat()):
        everyone = store.members(register, gone.kind)
        meant = [each for each in everyone if fold(each.name) == fold(gone.name)]
        if not meant:
            raise UnknownMember(gone.name, [each.name for each in everyone])
        for each in meant:
            store.drop_member(register, each.id)
        return meant


def change_rule(register: Register, new: ChangeRule, today: date) -> ForumRule | None:
    """Set the rule for a kind, or take it away.

    Another number or period counts from today unless a day is given. Raises NoRule.
    """
    with register.operation(day=today.isoformat()):
        before = store.rule(register, new.kind)
        if new.off:
            if before is None:
                raise NoRule(new.kind)
            store.drop_rule(register, before.id)
            return None
        kept = (
            before.since
            if before and (before.count, before.period) == (new.count, new.period)
            else today
        )
        _set_rule(register, new.kind, new.count, new.period, new.since or kept, new.source)
        return store.rule(register, new.kind)


def use_example(register: Register, wanted: UseExample, today: date) -> list[ForumRule]:
    """Set the ready rules for the kinds that have none; returns those that were set."""
    example = EXAMPLES[wanted.example]
    with register.operation(day=today.isoformat()):
        have = {each.kind for each in store.rules(register)}
        new = [row for row in example.rows if row.kind not in have]
        for row in new:
            _set_rule(
                register, row.kind, row.count, row.period, wanted.since or today, example.source
            )
        return [each for each in store.rules(register) if each.kind not in have]


def _set_rule(
    register: Register, kind: str, count: int, period: str, since: date, source: str
) -> None:
    store.set_rule(
        register,
        kind,
        {"count": count, "period": period, "since": since.isoformat(), "source": source},
    )
