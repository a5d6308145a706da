"""Deeds with a deviation, one for each step of the routine after the report."""

from __future__ import annotations

from datetime import date

from ...case.actor import store as actor_store
from ...paper.traces import same_name
from ...register.database import Register
from ...terminal.called import by_option
from .. import store
from ..levels import PART
from ..missing import require_nothing
from ..model import ANALYSED, DECISION, JOINT, REPORTER, SENT, SIGNATURES, Deviation, Improvement
from ..refusals import (
    ManagerNeeded,
    NotConcerned,
    NotHeldYet,
    NothingDecided,
    OtherLevel,
    SameSigner,
    UnknownImprovement,
    WhichImprovement,
)
from .form import Analyse, CarryOut, Close, Decide, GiveFeedback, Sign
from .order import after, once, step


def sign(register: Register, new: Sign, today: date) -> Deviation:
    """A signature of the reporter or of the closest manager.

    Raises IsClosed, DoneAlready, ManagerNeeded, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, object]:
        if new.signer == REPORTER:
            once(found, "rapportörens underskrift", found.reporter_signed_on)
            return {"reporter_signed_on": new.on}
        once(found, "närmaste chefens underskrift", found.manager_signed_on)
        manager = new.name or found.manager
        if not manager:
            raise ManagerNeeded
        if same_name(manager, found.reporter):
            raise SameSigner(manager)
        return {"manager_signed_on": new.on, "manager": manager}

    return step(register, new.deviation, "Underskriften", new.on, today, deed)


def analyse(register: Register, new: Analyse, today: date) -> Deviation:
    """An actor's own analysis, or a joint one at a level, perhaps at a meeting that is known.

    Each level that must treat it has its own: a local group of managers and the group of the part
    of the county (agreement of 2025, Avvikelsehantering). Raises IsClosed, OutOfOrder, DoneAlready,
    NotConcerned, UnknownReference, OtherLevel, NotHeldYet, InTheFuture, Before.
    """
    meeting = store.meeting_above(register, new.meeting) if new.meeting else None
    on = check_met(meeting, new.level) if meeting else new.on

    def deed(found: Deviation) -> dict[str, object]:
        found.require(SIGNATURES)
        if new.actor:
            _analyse_one(register, found, new)
            return {}
        found.require(SENT, ANALYSED)
        forum_id = meeting.id if meeting else None
        if new.level == PART:
            once(found, f"en analys i {PART}", found.county_part_on)
            return _of_part(new.analysis, on, forum_id)
        once(found, "en lokal gemensam analys", found.local_on)
        local = {"joint_analysis": new.analysis, "joint_on": on, "joint_forum_id": forum_id}
        # Recorded when there was room for one only.
        moved = found.level == PART
        earlier = _of_part(found.joint_analysis, found.joint_on, None) if moved else {}
        return {"level": new.level, **local, **earlier}

    texts, despite = by_option(Analyse, vars(new), {"analysis"}), new.despite_name
    return step(register, new.deviation, "Analysen", on, today, deed, texts, despite)


def _of_part(analysis: str, on: date | None, forum_id: int | None) -> dict[str, object]:
    return {"part_analysis": analysis, "part_on": on, "part_forum_id": forum_id}


def check_met(meeting: store.MeetingAbove, level: str) -> date:
    """The day on which a meeting of a level was held. Raises OtherLevel, NotHeldYet."""
    if meeting.kind != level:
        raise OtherLevel(meeting.reference, meeting.kind, level)
    if meeting.held_on is None:
        raise NotHeldYet(meeting.reference)
    return meeting.held_on


def _analyse_one(register: Register, found: Deviation, new: Analyse) -> None:
    actor = actor_store.named(register, new.actor)
    concerned = found.concerned_actor(actor.id)
    if concerned is None:
        raise NotConcerned(
            actor.short, found.reference, [each.actor.short for each in found.concerned]
        )
    once(found, f"en analys av {actor.short}", concerned.analysed_on)
    require_nothing(
        found.reference,
        [each for each in found.lacks(SENT) if each.what.endswith(f" {actor.short}")],
    )
    after("Analysen", new.on, f"dagen då {actor.short} fick kopian", concerned.sent_on)
    store.change_concerned(
        register, found.id, actor.id, {"analysis": new.analysis, "analysed_on": new.on.isoformat()}
    )


def decide(register: Register, new: Decide, today: date) -> Deviation:
    """Decide a measure, or that none is needed and why.

    Raises NothingDecided, IsClosed, OutOfOrder, DoneAlready, InTheFuture, Before.
    """
    texts = by_option(Decide, vars(new), {"no_decision", "what"})
    if not any(texts.values()):
        raise NothingDecided

    def deed(found: Deviation) -> dict[str, object]:
        found.require(SIGNATURES, SENT, ANALYSED, JOINT)
        after("Beslutet", new.decided_on, "den gemensamma analysen", found.first_joint_on)
        if new.no_decision or found.no_decision:
            once(found, "ett beslut", found.decided_on)
        if new.no_decision:
            return vars(new)
        if new.due_on:
            after("Senaste dagen för åtgärden", new.due_on, "beslutet", new.decided_on)
        actor_id = actor_store.named(register, new.responsible).id if new.responsible else None
        decided = register.fitting("improvements", vars(new))
        store.improve(register, found.id, decided | {"actor_id": actor_id})
        return {} if found.decided_on else {"decided_on": new.decided_on}

    about, on, despite = new.deviation, new.decided_on, new.despite_name
    return step(register, about, "Beslutet", on, today, deed, texts, despite)


def carry_out(register: Register, new: CarryOut, today: date) -> Deviation:
    """A decided measure has been carried out.

    Raises IsClosed, OutOfOrder, UnknownImprovement, WhichImprovement, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, object]:
        found.require(SIGNATURES, SENT, ANALYSED, JOINT, DECISION)
        improvement = _improvement(found, new.which)
        after("Genomförandet", new.done_on, "beslutet", improvement.decided_on)
        done = register.fitting("improvements", vars(new))
        register.update("improvements", improvement.id, done)
        return {}

    texts = by_option(CarryOut, vars(new), {"result"})
    about, on, despite = new.deviation, new.done_on, new.despite_name
    return step(register, about, "Genomförandet", on, today, deed, texts, despite)


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

    def deed(found: Deviation) -> dict[str, object]:
        found.require(SIGNATURES, SENT, ANALYSED, JOINT, DECISION)
        once(found, "återkopplats", found.feedback_on)
        after("Återkopplingen", new.feedback_on, "beslutet", found.decided_on)
        return vars(new)

    texts = by_option(GiveFeedback, vars(new), {"feedback"})
    about, on, despite = new.deviation, new.feedback_on, new.despite_name
    return step(register, about, "Återkopplingen", on, today, deed, texts, despite)


def close(register: Register, new: Close, today: date) -> Deviation:
    """Close a deviation that lacks nothing, or one that was reported by mistake.

    Raises IsClosed, OutOfOrder, InTheFuture, Before.
    """

    def deed(found: Deviation) -> dict[str, object]:
        if not new.mistaken:
            require_nothing(found.reference, found.missing)
            done = [each.done_on for each in found.improvements]
            joint = (found.local_on, found.county_part_on)
            last = max(on for on in (found.feedback_on, found.upward_on, *joint, *done) if on)
            after("Avslutet", new.closed_on, "det sista steget", last)
        return vars(new)

    texts = by_option(Close, vars(new), {"closing_note", "mistaken"})
    about, on, despite = new.deviation, new.closed_on, new.despite_name
    return step(register, about, "Avslutet", on, today, deed, texts, despite)
