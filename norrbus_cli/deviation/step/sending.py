"""The deed of sending: copies as the table of recipients says, or the report upwards."""

from __future__ import annotations

from datetime import date

from ...authority.recipients import COMPULSORY, COPY, REPORT, SCHOOL_FORMS
from ...case.actor.model import Actor
from ...register.database import Register
from .. import store
from ..model import SIGNATURES, UPWARD, Deviation, Dispatch
from ..recipient import store as recipient_store
from ..recipient.model import asks_for_school_form, recipients_always, recipients_for
from ..refusals import NothingToSend, SchoolFormNeeded
from .form import Send
from .order import after, once, step


def send(register: Register, new: Send, today: date) -> list[Dispatch]:
    """Send copies to those it concerns and to those in the reporter's own line, as the table says,
    or the report upwards.

    Returns what was sent. Raises IsClosed, OutOfOrder, DoneAlready, NothingToSend,
    SchoolFormNeeded, InTheFuture, Before.
    """
    sent: list[Dispatch] = []

    def deed(found: Deviation) -> dict[str, object]:
        found.require(SIGNATURES)
        if new.upwards:
            once(found, "rapporterats uppåt", found.upward_on)
            sent.append(Dispatch(None, REPORT, UPWARD, new.on, new.how))
        else:
            sent.extend(_copies(register, found, new))
        sent.extend(Dispatch(None, COPY, name, new.on, new.how) for name in dict.fromkeys(new.to))
        if not sent:
            raise NothingToSend(found.reference)
        for each in sent:
            store.dispatch(register, found.id, each)
        for actor_id in {each.actor.id for each in sent if each.actor}:
            store.change_concerned(register, found.id, actor_id, {"sent_on": new.on.isoformat()})
        return ({"upward_on": new.on} if new.upwards else {}) | (
            {"school_form": new.school_form} if new.school_form else {}
        )

    step(register, new.deviation, "Dagen då den skickades", new.on, today, deed)
    return sent


def sent_upwards(register: Register, reference: str, on: date, how: str) -> bool:
    """Inside an operation: the paper upwards has been sent, and so the report; whether that was not
    known before. Nothing changes in a deviation that is closed. Raises OutOfOrder, Before.
    """
    found = store.find(register, reference)
    if found.upward_on or found.closed_on:
        return False
    found.require(SIGNATURES)
    after("Dagen då den skickades", on, "underskrifterna", found.signed_on)
    store.dispatch(register, found.id, Dispatch(None, REPORT, UPWARD, on, how))
    store.change(register, found.id, {"upward_on": on.isoformat()})
    return True


def _copies(register: Register, found: Deviation, new: Send) -> list[Dispatch]:
    """What the table sends.

    To each actor that has had nothing yet, and once to the reporter's own line and to those who
    have something of every deviation.
    """
    table = recipient_store.recipients(register)
    unsent = [each.actor for each in found.concerned if not each.sent_on]
    own_line = [] if found.workplace in unsent else [found.workplace]
    school_form = new.school_form or found.school_form or _known_form(found)
    if asks_for_school_form(table, [*unsent, *own_line]) and not school_form:
        raise SchoolFormNeeded(found.reference, SCHOOL_FORMS)
    copies = []
    for actor in unsent:
        named = [(row.what, row.name) for row in recipients_for(table, actor, school_form)] or [
            (COPY, _contact(actor))
        ]
        copies += [Dispatch(actor, what, name, new.on, new.how) for what, name in named]
    had = {each.recipient for each in found.dispatches if not each.actor}
    beside = [
        row
        for actor in own_line
        for row in recipients_for(table, actor, school_form)
        if row.name not in had
    ]
    had |= {each.recipient for each in [*found.dispatches, *copies]} | {row.name for row in beside}
    beside += [row for row in recipients_always(table, school_form) if row.name not in had]
    return copies + [Dispatch(None, row.what, row.name, new.on, new.how) for row in beside]


def _known_form(found: Deviation) -> str:
    """The school form that a preschool which reports, or is concerned, says by itself."""
    actors = [found.workplace, *(each.actor for each in found.concerned)]
    return COMPULSORY if any(actor.kind == "förskola" for actor in actors) else ""


def _contact(actor: Actor) -> str:
    return actor.main_contact.presented if actor.main_contact else actor.name
