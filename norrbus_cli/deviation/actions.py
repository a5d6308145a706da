"""Deeds with deviations: one for each step of the routine."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from ..authority import store as register_store
from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.refusals import NoIdentity
from ..paper.traces import finder, same_name, shape_of
from ..register.database import Register, Value, stored
from ..words.events import Before, check_event
from . import store
from .examples import EXAMPLES
from .form import (
    Analyse,
    CarryOut,
    Close,
    Decide,
    DropRecipient,
    GiveFeedback,
    NewDeviation,
    NewRecipient,
    Send,
    Sign,
    UseExample,
)
from .model import (
    ANALYSED,
    COPY,
    DECISION,
    JOINT,
    REPORT,
    REPORTER,
    SCHOOL_FORMS,
    SENT,
    SIGNATURES,
    UPWARD,
    Deviation,
    Dispatch,
    Improvement,
    asks_for_school_form,
    recipients_for,
    require_nothing,
)
from .refusals import (
    DoneAlready,
    ManagerNeeded,
    NotConcerned,
    NothingToSend,
    RecipientTwice,
    SameSigner,
    SchoolFormNeeded,
    SignedByManager,
    UnknownImprovement,
    UnknownRecipient,
    WhichImprovement,
    WhichKind,
    WithCaseNoClient,
)

# Questions of the form that are columns as they are.
FIELDS = (
    "happened_on",
    "reporter",
    "concerns",
    "ground",
    "description",
    "consequences",
    "proposal",
    "manager",
    "school_form",
)


def report(register: Register, new: NewDeviation, by: str, today: date) -> Deviation:
    """Report a deviation; ``by`` is the reporter where none is named.

    Raises UnknownReference, UnknownActor, InTheFuture, Before.
    """
    check_event("Händelsen", new.happened_on, today)
    check_event("Rapporten", new.reported_on, today)
    if new.reported_on < new.happened_on:
        raise Before("Rapporten", new.reported_on, "händelsen", new.happened_on)
    with register.operation(day=today.isoformat()):
        case = case_store.find(register, new.reference) if new.reference else None
        _check_anonymous(
            register, case.id if case else None, {name: getattr(new, name) for name in FIELDS}
        )
        values = {name: getattr(new, name) for name in FIELDS} | {
            "case_id": case.id if case else None,
            "reporter": (
                new.reporter
                or by
                or (
                    case.coordinator.name
                    if case
                    else register_store.facts(register).coordinator.name
                )
            ),
            "workplace_id": actor_store.named(register, new.workplace).id,
            "reported_on": new.reported_on,
            "reporter_signed_on": None if new.unsigned else new.reported_on,
        }
        return store.find(
            register,
            store.add(
                register, new.reported_on.year, stored(values), _actors(register, new.actors)
            ),
        )


def _check_anonymous(register: Register, case_id: int | None, told: Mapping[str, Any]) -> None:
    """An anonymous consultation never gets an identity, in a deviation no more than elsewhere.

    Raises NoIdentity.
    """
    case = case_store.by_id(register, case_id) if case_id is not None else None
    if case is None or not case.anonymous:
        return
    names_somebody = finder(person.name for person in case_store.children(register))
    texts = [told[name] for name in ("description", "consequences", "proposal") if told.get(name)]
    if any(
        names_somebody(text) or shape_of(text) in {"[nummer]", "[e-post]", "[telefon]"}
        for text in texts
    ):
        raise NoIdentity(case.reference)


def _actors(register: Register, typed: Sequence[str]) -> list[Actor]:
    return list(
        {
            actor.id: actor for actor in (actor_store.named(register, each) for each in typed)
        }.values()
    )


def change(register: Register, typed: str, changes: Mapping[str, Any], today: date) -> Deviation:
    """New particulars, until the manager has signed.

    Raises SignedByManager, IsClosed, UnknownActor, InTheFuture, Before, WithCaseNoClient.
    """
    with register.operation(day=today.isoformat()):
        found = _open(register, typed)
        if found.manager_signed_on:
            raise SignedByManager(found.reference, found.manager_signed_on)
        if found.case_id is not None and changes.get("concerns"):
            raise WithCaseNoClient
        happened = changes.get("happened_on", found.happened_on)
        check_event("Händelsen", happened, today)
        if found.reported_on < happened:
            raise Before("Rapporten", found.reported_on, "händelsen", happened)
        values = {name: value for name, value in changes.items() if name in FIELDS}
        if "workplace" in changes:
            values["workplace_id"] = actor_store.named(register, changes["workplace"]).id
        # What the reporter signed was another text.
        if found.reporter_signed_on and changes.keys() - {"manager", "school_form"}:
            values["reporter_signed_on"] = None
        _check_anonymous(register, found.case_id, changes)
        store.change(register, found.id, stored(values))
        if "actors" in changes:
            store.concern(register, found.id, _actors(register, changes["actors"]))
        return store.find(register, found.reference)


def sign(register: Register, new: Sign, today: date) -> Deviation:
    """A signature of the reporter or of the closest manager.

    Raises IsClosed, DoneAlready, ManagerNeeded, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, Any]:
        if new.signer == REPORTER:
            if found.reporter_signed_on:
                raise DoneAlready(
                    found.reference, "rapportörens underskrift", found.reporter_signed_on
                )
            return {"reporter_signed_on": new.on}
        if found.manager_signed_on:
            raise DoneAlready(
                found.reference, "närmaste chefens underskrift", found.manager_signed_on
            )
        manager = new.name or found.manager
        if not manager:
            raise ManagerNeeded
        if same_name(manager, found.reporter):
            raise SameSigner(manager)
        return {"manager_signed_on": new.on, "manager": manager}

    return _step(register, new.deviation, "Underskriften", new.on, today, deed)


def send(register: Register, new: Send, today: date) -> list[Dispatch]:
    """Send copies to those it concerns and to those in the reporter's own line, as the table says,
    or the report upwards.

    Returns what was sent. Raises IsClosed, OutOfOrder, DoneAlready, NothingToSend,
    SchoolFormNeeded, InTheFuture, Before.
    """
    sent: list[Dispatch] = []

    def deed(found: Deviation) -> dict[str, Any]:
        found.require(SIGNATURES)
        if new.upwards:
            if found.upward_on:
                raise DoneAlready(found.reference, "rapporterats uppåt", found.upward_on)
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

    _step(register, new.deviation, "Dagen då den skickades", new.on, today, deed)
    return sent


def _copies(register: Register, found: Deviation, new: Send) -> list[Dispatch]:
    """What the table sends.

    To each actor that has had nothing yet, and once to the reporter's own line.
    """
    table = store.recipients(register)
    school_form = new.school_form or found.school_form
    unsent = [each.actor for each in found.concerned if not each.sent_on]
    own_line = [] if found.dispatches or found.workplace in unsent else [found.workplace]
    for actor in [*unsent, *own_line]:
        if asks_for_school_form(table, actor) and not school_form:
            raise SchoolFormNeeded(found.reference, actor.short, SCHOOL_FORMS)
    copies = []
    for actor in unsent:
        named = [(row.what, row.name) for row in recipients_for(table, actor, school_form)] or [
            (COPY, _contact(actor))
        ]
        copies += [Dispatch(actor, what, name, new.on, new.how) for what, name in named]
    return copies + [
        Dispatch(None, row.what, row.name, new.on, new.how)
        for actor in own_line
        for row in recipients_for(table, actor, school_form)
    ]


def _contact(actor: Actor) -> str:
    return actor.main_contact.presented if actor.main_contact else actor.name


def analyse(register: Register, new: Analyse, today: date) -> Deviation:
    """An actor's own analysis, or the joint one.

    Raises IsClosed, OutOfOrder, DoneAlready, NotConcerned, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, Any]:
        found.require(SIGNATURES)
        if new.actor:
            _analyse_one(register, found, new)
            return {}
        found.require(SENT, ANALYSED)
        if found.joint_on:
            raise DoneAlready(found.reference, "en gemensam analys", found.joint_on)
        return {"level": new.level, "joint_analysis": new.analysis, "joint_on": new.on}

    return _step(register, new.deviation, "Analysen", new.on, today, deed)


def _analyse_one(register: Register, found: Deviation, new: Analyse) -> None:
    actor = actor_store.named(register, new.actor)
    concerned = found.concerned_actor(actor.id)
    if concerned is None:
        raise NotConcerned(
            actor.short, found.reference, [each.actor.short for each in found.concerned]
        )
    if concerned.analysed_on:
        raise DoneAlready(found.reference, f"en analys av {actor.short}", concerned.analysed_on)
    require_nothing(
        found.reference,
        [each for each in found.lacks(SENT) if each.what.endswith(f" {actor.short}")],
    )
    _after("Analysen", new.on, f"dagen då {actor.short} fick kopian", concerned.sent_on)
    store.change_concerned(
        register, found.id, actor.id, {"analysis": new.analysis, "analysed_on": new.on.isoformat()}
    )


def decide(register: Register, new: Decide, today: date) -> Deviation:
    """Decide a measure, or that none is needed and why.

    Raises IsClosed, OutOfOrder, DoneAlready, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, Any]:
        found.require(SIGNATURES, SENT, ANALYSED, JOINT)
        _after("Beslutet", new.on, "den gemensamma analysen", found.joint_on)
        if found.decided_on and (new.none or found.no_decision):
            raise DoneAlready(found.reference, "ett beslut", found.decided_on)
        if new.none:
            return {"no_decision": new.none, "decided_on": new.on}
        if new.due_on and new.due_on < new.on:
            raise Before("Senaste dagen för åtgärden", new.due_on, "beslutet", new.on)
        actor_id = actor_store.named(register, new.responsible).id if new.responsible else None
        store.improve(
            register,
            found.id,
            stored(
                {
                    "what": new.decision,
                    "actor_id": actor_id,
                    "decided_on": new.on,
                    "due_on": new.due_on,
                }
            ),
        )
        return {} if found.decided_on else {"decided_on": new.on}

    return _step(register, new.deviation, "Beslutet", new.on, today, deed)


def carry_out(register: Register, new: CarryOut, today: date) -> Deviation:
    """A decided measure has been carried out.

    Raises IsClosed, OutOfOrder, UnknownImprovement, WhichImprovement, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, Any]:
        found.require(SIGNATURES, SENT, ANALYSED, JOINT, DECISION)
        improvement = _improvement(found, new.number)
        _after("Genomförandet", new.on, "beslutet", improvement.decided_on)
        store.change_improvement(
            register, improvement.id, {"done_on": new.on.isoformat(), "result": new.result}
        )
        return {}

    return _step(register, new.deviation, "Genomförandet", new.on, today, deed)


def _improvement(found: Deviation, number: int | None) -> Improvement:
    waiting = [each for each in found.improvements if not each.done_on]
    meant = [each for each in waiting if number in {None, each.number}]
    if not meant:
        raise UnknownImprovement(found.reference, number, [each.number for each in waiting])
    if len(meant) > 1:
        raise WhichImprovement(found.reference, [each.number for each in meant])
    return meant[0]


def give_feedback(register: Register, new: GiveFeedback, today: date) -> Deviation:
    """The reporter has heard what came of it.

    Raises IsClosed, OutOfOrder, DoneAlready, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, Any]:
        found.require(SIGNATURES, SENT, ANALYSED, JOINT, DECISION)
        if found.feedback_on:
            raise DoneAlready(found.reference, "återkopplats", found.feedback_on)
        _after("Återkopplingen", new.on, "beslutet", found.decided_on)
        return {"feedback": new.feedback, "feedback_on": new.on}

    return _step(register, new.deviation, "Återkopplingen", new.on, today, deed)


def close(register: Register, new: Close, today: date) -> Deviation:
    """Close a deviation that lacks nothing, or one that was reported by mistake.

    Raises IsClosed, OutOfOrder, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, Any]:
        if new.mistaken:
            return {"closed_on": new.on, "mistaken": new.mistaken, "closing_note": new.note}
        require_nothing(found.reference, found.missing)
        last = max(
            each
            for each in (
                found.feedback_on,
                found.upward_on,
                *(one.done_on for one in found.improvements),
            )
            if each
        )
        _after("Avslutet", new.on, "det sista steget", last)
        return {"closed_on": new.on, "closing_note": new.note}

    return _step(register, new.deviation, "Avslutet", new.on, today, deed)


def _step(
    register: Register,
    typed: str,
    what: str,
    on: date,
    today: date,
    deed: Callable[[Deviation], Mapping[str, Any]],
) -> Deviation:
    """One step of an open deviation: ``deed`` says what changes in it, or refuses."""
    check_event(what, on, today)
    with register.operation(day=today.isoformat()):
        found = _open(register, typed)
        _after(what, on, "rapporten", found.reported_on)
        values: dict[str, Value] = stored(deed(found))
        if (
            found.signed_on
            and "reporter_signed_on" not in values
            and "manager_signed_on" not in values
        ):
            _after(what, on, "underskrifterna", found.signed_on)
        if values:
            store.change(register, found.id, values)
        return store.find(register, found.reference)


def _open(register: Register, typed: str) -> Deviation:
    found = store.find(register, typed)
    found.require_open()
    return found


def _after(what: str, on: date, than: str, than_on: date | None) -> None:
    if than_on is not None and on < than_on:
        raise Before(what, on, than, than_on)


def look(register: Register, found: Sequence[Deviation], today: date) -> None:
    """Log that what is written about the children of deviations' cases has been shown."""
    with register.operation(day=today.isoformat()):
        for case in case_store.cases(
            register, sorted({each.case_id for each in found if each.case_id is not None})
        ):
            for person in case.people[:1]:
                register.look(person.id, case.id)


def add_recipient(register: Register, new: NewRecipient, today: date) -> None:
    """A row of the table. Raises RecipientTwice."""
    with register.operation(day=today.isoformat()):
        if any(
            (row.kind, row.school_form, row.what, row.name)
            == (new.kind, new.school_form, new.what, new.name)
            for row in store.recipients(register)
        ):
            raise RecipientTwice(new.name)
        store.add_recipient(register, new.kind, new.school_form, new.what, new.name, new.source)


def drop_recipient(register: Register, gone: DropRecipient, today: date) -> int:
    """Take rows out of the table; returns how many. Raises UnknownRecipient."""
    with register.operation(day=today.isoformat()):
        table = store.recipients(register)
        meant = [
            row
            for row in table
            if row.name.casefold() == gone.name.casefold() and gone.kind in {"", row.kind}
        ]
        if not meant:
            raise UnknownRecipient(gone.name, list(dict.fromkeys(row.name for row in table)))
        if len({row.kind for row in meant}) > 1:
            raise WhichKind(gone.name, list(dict.fromkeys(row.kind for row in meant)))
        for row in meant:
            store.drop_recipient(register, row.id)
        return len(meant)


def use_example(register: Register, wanted: UseExample, today: date) -> int:
    """Add the rows of a ready table that are not there; returns how many."""
    example = EXAMPLES[wanted.example]
    with register.operation(day=today.isoformat()):
        have = {
            (row.kind, row.school_form, row.what, row.name) for row in store.recipients(register)
        }
        new = [
            row
            for row in example.rows
            if (row.kind, row.school_form, row.what, row.name) not in have
        ]
        for row in new:
            store.add_recipient(
                register, row.kind, row.school_form, row.what, row.name, example.source
            )
        return len(new)
