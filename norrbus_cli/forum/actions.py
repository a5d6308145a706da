"""Deeds with the meetings above the single case."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from ..authority import store as register_store
from ..case.mention.link import said_by_link
from ..case.mention.outside import check_outside
from ..deviation import store as deviation_store
from ..deviation.disagreement import store as disagreement_store
from ..meeting.refusals import NowhereToMeet
from ..meeting.routine import unfinished
from ..register.calendar import Calendar
from ..register.cells import Value
from ..register.database import Register
from ..terminal.called import by_option
from ..terminal.question import questions
from ..words.dates import short
from ..words.events import FIRST_EVENT, Before, TooEarly, check_event
from ..words.record import Record, as_dict, replace
from . import store
from .form import Cancel, NewForum
from .held_form import Hold, Send
from .member import store as member_store
from .model import ABSENT, BOOKED, CANCELLED, PRESENT, STEERING_GROUP, Forum, Guest, Recipient
from .refusals import HeldAlready, NobodyCame, NotHeld, NotPending, NotYet, SentAlready

if TYPE_CHECKING:
    from .form import ForumChanges


_READ = ("forum_name", "agenda", "place", "summoned_by", "led_by")


class Done(Record):
    """A meeting after a deed, and what to warn of."""

    forum: Forum
    warnings: list[str]


def book(register: Register, new: NewForum, by: str, today: date) -> Done:
    """Book a meeting; ``by`` is the coordinator who works.

    Raises NowhereToMeet, TooEarly, TellsOutside. Warns of an odd day.
    """
    with register.operation(day=today.isoformat()):
        values = _checked(register, new, by, today)
        # Random, not derived: it stands in files that leave the authority.
        more = {"booked_on": today.isoformat(), "uid": f"{uuid.uuid4()}@norrbus"}
        members = member_store.of_forum(register, new.kind, new.forum_name)
        reference = store.add(register, new.day.year, {**values, **more}, members)
        found = store.find(register, reference)
        _invite(register, found.id, new.guests, today)
        return _done(register, found.reference, today)


def change(register: Register, typed: str, changes: ForumChanges, by: str, today: date) -> Done:
    """New particulars of a meeting to come: one step in its calendar sequence.

    Raises NotPending, NowhereToMeet, TooEarly, TellsOutside.
    """
    with register.operation(day=today.isoformat()):
        found = _pending(register, typed)
        told = {name: each for name, each in changes.items() if name in Forum.__fields__}
        values = _checked(register, replace(found, **told), by, today)
        store.change(register, found.id, {**values, "sequence": found.sequence + 1})
        if "guests" in changes:
            _invite(register, found.id, changes["guests"], today)
        return _done(register, found.reference, today)


def _checked(
    register: Register, wanted: NewForum | Forum, by: str, today: date
) -> dict[str, Value]:
    """The particulars of a meeting as they are kept, summoned and led by the coordinator where
    nobody is named.
    """
    if not wanted.place and not wanted.link:
        raise NowhereToMeet
    if wanted.day < FIRST_EVENT:
        raise TooEarly("Mötesdagen", wanted.day)
    told = vars(wanted)
    link = "\n|".join(said_by_link(wanted.link))
    texts = by_option(NewForum, {**told, "link": link}, (*_READ, "link"))
    check_outside(register, None, texts, today)
    coordinator = (
        register_store.coordinators_named(register, by)[0]
        if by
        else register_store.facts(register).coordinator
    )
    asked = {name: told[name] for name in questions(NewForum) if name in told}
    named = {name: told[name] or coordinator.presented for name in ("summoned_by", "led_by")}
    return register.fitting("forums", asked | named)


def _invite(register: Register, forum_id: int, guests: Collection[Guest], today: date) -> None:
    told = [text for each in guests for text in (each.name, each.role)]
    check_outside(register, None, told, today)
    store.invite(register, forum_id, guests)


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
    """Cancel a meeting. Raises NotPending, TellsOutside."""
    with register.operation(day=today.isoformat()):
        found = _pending(register, new.forum)
        check_outside(register, None, {"--orsak": new.cancelled_reason}, today)
        done: dict[str, Value] = {"cancelled_on": today.isoformat(), "sequence": found.sequence + 1}
        store.change(register, found.id, {**register.fitting("forums", vars(new)), **done})
        return store.find(register, found.reference)


def hold(register: Register, new: Hold, today: date) -> Done:
    """Record a meeting as held on its day: who came, the minutes, what was treated.

    Done again, by the meeting's whole reference, what is told replaces what was, who came as a
    whole; what is not told stays. The record has then not been sent; the log keeps both. Raises
    NobodyCame, NotPending for a cancelled meeting, HeldAlready,
    NotYet, UnknownParticipant, WhichParticipant, TellsOutside, and what finding a deviation or a
    disagreement raises. Warns when reflection or planning is missing.
    """
    with register.operation(day=today.isoformat()):
        found = _to_hold(register, new.forum, today)
        if not (new.present or found.held_on):
            raise NobodyCame
        written = {
            name: told for name, told in register.fitting("forums", vars(new)).items() if told
        }
        check_outside(register, None, by_option(Hold, written, written.keys()), today)
        came = {found.participant(typed).id for typed in new.present}
        for participant in found.participants if came else ():
            store.attend(register, participant.id, PRESENT if participant.id in came else ABSENT)
        _treat(register, found, new)
        done: dict[str, Value] = {"record": found.record + 1, "sent_on": None}
        store.change(register, found.id, {**written, **done, "held_on": found.day.isoformat()})
        held = store.find(register, found.reference)
        return Done(held, _lacking(held))


def _treat(register: Register, found: Forum, new: Hold) -> None:
    """Say which deviations and disagreements were treated; of what nothing is told it stays."""
    deviations = [deviation_store.find(register, typed).id for typed in new.deviations]
    disagreements = [disagreement_store.find(register, typed).id for typed in new.disagreements]
    store.treat(register, found.id, deviations, disagreements)


def _to_hold(register: Register, typed: str, today: date) -> Forum:
    found = store.find(register, typed)
    if found.state == CANCELLED:
        raise NotPending(found.reference, found.state)
    if found.held_on and typed.strip().upper() != found.reference:
        raise HeldAlready(found.reference, found.held_on)
    if found.day > today:
        raise NotYet(found.reference, found.day)
    return found


def _lacking(held: Forum) -> list[str]:
    """What a meeting should end with and did not."""
    return unfinished(
        (
            (
                held.reflection,
                "avslutas med en reflektion över innehållet",
                f"forum genomför {held.reference} --reflektion …",
            ),
            (
                held.next_meeting,
                "avslutas med en planering för nästa möte",
                f"forum genomför {held.reference} --nästa …",
            ),
        )
    )


def send(register: Register, new: Send, today: date) -> list[Recipient]:
    """Record that the minutes were sent to the participants and everyone in the steering group who
    has not had them; returns who they are.

    Raises NotHeld, SentAlready, InTheFuture, Before.
    """
    check_event("Dagen då de skickades", new.sent_on, today)
    with register.operation(day=today.isoformat()):
        found = store.find(register, new.forum)
        if found.held_on is None:
            raise NotHeld(found.reference)
        if new.sent_on < found.held_on:
            raise Before("Dagen då de skickades", new.sent_on, "mötet", found.held_on)
        recipients = found.unsent(member_store.members(register, STEERING_GROUP))
        if not recipients:
            raise SentAlready(found.reference, max(each.sent_on for each in found.dispatches))
        for each in recipients:
            told = vars(new) | as_dict(each)
            store.dispatch(register, found, register.fitting("forum_minutes", told))
        store.change(register, found.id, {"sent_on": new.sent_on.isoformat()})
        return recipients
