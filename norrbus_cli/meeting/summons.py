"""The deed of summoning: actors are summoned, the child and the guardians invited."""

from __future__ import annotations

from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor, Contact
from ..case.decision import lacks_decision
from ..case.model import Case
from ..consent.model import Coverage
from ..consent.store import covering
from ..register.cells import Value
from ..register.database import Register
from ..rule.model import SUMMONS, Deadline, Due
from ..words.dates import short
from ..words.events import Before, check_event
from ..words.swedish import listed
from . import joint, siblings, store
from .actions import Done, as_one
from .changing import UNANSWERED
from .choices import NORRBUS_MEETING
from .covered import uncovered
from .form import Summon
from .model import Meeting, Participant, require_consent, require_may_be_invited, too_few
from .named import pair
from .notice.model import called_off
from .notice.store import papers
from .refusals import SummonedAlready


def summon(register: Register, new: Summon, today: date, due: Due) -> Done:
    """Summon actors and invite the child and the guardians; to a joint meeting in each of its cases
    where they are not called yet, unless ``only_here``.

    Raises NotPending, HeldTogether, UnknownActor, SummonedAlready, InTheFuture, MayNotBeInvited for
    a guardian who may not know where a hidden child is (``paper.protection``) unless a reason is
    given, and NotCovered for an actor that no valid consent covers on the day of the summons, in
    each of the cases, unless a reason is given (OSL 25 kap. 12 §, 26 kap. 9 § let care and social
    services share about one under 18 without it); the reason is also kept for one that is summoned
    already and that consent no longer covers. One that was sent that it is not to come can be
    summoned anew. An anonymous consultation needs no consent and
    invites nobody. Warns of a late summons, of too few core actors, of consent that ends before the
    meeting, and of a manager's decision that is missing.
    """
    check_event("Dagen då kallelsen skickades", new.on, today)
    reasons = dict.fromkeys(part for part in (new.override, new.despite_protection) if part)
    with register.operation(day=today.isoformat(), reason="; ".join(reasons)):
        meetings = joint.pending(register, new.meeting, alone=new.only_here)
        actors = list(dict.fromkeys(actor_store.named(register, typed) for typed in new.actors))
        _require_new(register, meetings, actors, new)
        cases = [case_store.by_id(register, each.case_id) for each in meetings]
        named = {typed: siblings.people(cases, typed) for typed in (*new.invited, *new.not_invited)}
        done = [
            _summon_to(register, case, meeting, new, actors, named, due)
            for case, meeting in zip(cases, meetings, strict=True)
        ]
        return as_one([*done, Done(meetings[0], siblings.warnings(register, meetings, today))])


def _anew(register: Register, meeting: Meeting, new: Summon) -> dict[int, bool]:
    """Ids of the summoned actors that can be summoned anew: that were sent that they are not to
    come (True), or that consent no longer covers, when a reason is given (False).
    """
    kept = uncovered(register, meeting, new.on) if new.override else []
    off = called_off(meeting, papers(register, meeting.id))
    return {each.id: False for each in kept} | dict.fromkeys(off, True)


def _require_new(
    register: Register, meetings: list[Meeting], actors: list[Actor], new: Summon
) -> None:
    """Raises SummonedAlready for an actor that is summoned to each of some meetings, unless it can
    be summoned anew.
    """
    anew = {each for meeting in meetings for each in _anew(register, meeting, new)}
    for actor in actors:
        found = [each for meeting in meetings if (each := _called(meeting, actor))]
        if len(found) == len(meetings) and not any(each.id in anew for each in found):
            raise SummonedAlready(actor.short, found[0].summoned_on)


def _called(meeting: Meeting, actor: Actor) -> Participant | None:
    return next((each for each in meeting.actors if each.actor and each.actor.id == actor.id), None)


def _summon_to(
    register: Register,
    case: Case,
    meeting: Meeting,
    new: Summon,
    actors: list[Actor],
    named: dict[str, set[int]],
    due: Due,
) -> Done:
    if new.on < case.need_seen_on:
        raise Before("Kallelsen", new.on, "dagen då behovet sågs", case.need_seen_on)
    covered = covering(register, case, new.on)
    late = due(register, new.on, case.id, SUMMONS)
    chosen = _contacts(register, new.contacts)
    anew = _anew(register, meeting, new)
    for actor in actors:
        called = _called(meeting, actor)
        if called and called.id in anew:
            why = called.override or _override(case, covered, actor, new, meeting)
            again = {**_sent(meeting, new), **UNANSWERED} if anew[called.id] else {}
            store.change_participant(register, called.id, {"override": why, **again})
        elif not called:
            values: dict[str, Value] = {
                "actor_id": actor.id,
                "contact_id": contact.id
                if (contact := chosen.get(actor.id, actor.main_contact))
                else None,
                "override": _override(case, covered, actor, new, meeting),
            }
            store.add_participant(register, meeting.id, {**values, **_sent(meeting, new)})
    _invite(register, case, meeting, new, named)
    summoned = store.find(register, meeting.reference)
    warnings = _warnings(register, case, summoned, covered, late, new.on)
    return Done(summoned, [*warnings, *_not_reminded(summoned, actors)])


def _not_reminded(meeting: Meeting, actors: list[Actor]) -> list[str]:
    """A sentence for the actors of some that are reminded otherwise and not of this meeting: the
    reason was tried for the summons (OSL 12 kap. 2 §, 26 kap. 9 §), and nobody tries it anew on the
    morning of a reminder.
    """
    found = [
        each.short
        for each in actors
        if each.reminded and (called := _called(meeting, each)) and called.override
    ]
    if not found:
        return []
    return [
        f"{listed(found)} får inga påminnelser om {meeting.reference}: skälet gäller kallelsen, och"
        " samtycke saknas. Hör av dig själv före mötet."
    ]


def _override(case: Case, covered: Coverage, actor: Actor, new: Summon, meeting: Meeting) -> str:
    """The reason that lets an actor be summoned without consent; empty when it is covered.

    Raises NotCovered.
    """
    if case.anonymous or covered.covers(actor.id):
        return ""
    if not new.override:
        together = case.reference if meeting.joint and not new.only_here else ""
        require_consent(case, covered, actor, together)
    return new.override


def _contacts(register: Register, pairs: tuple[str, ...]) -> dict[int, Contact]:
    chosen = {}
    for typed in pairs:
        who, name = pair(typed, "--kontakt")
        actor = actor_store.named(register, who)
        chosen[actor.id] = actor.contact(name)
    return chosen


def _invite(
    register: Register, case: Case, meeting: Meeting, new: Summon, named: dict[str, set[int]]
) -> None:
    """Invite the child and, until 18, the guardians with custody; each once.

    Everyone but those left out at the first summons; later only those who are named, so that one
    left out stays left out. Raises MayNotBeInvited.
    """
    left_out = {each for typed in new.not_invited for each in named[typed]}
    wanted = {each for typed in new.invited for each in named[typed]}
    there = {person.id for person in meeting.guests}
    people = case.attending(meeting.day)
    if not meeting.participants:
        wanted = {each.id for each in people} - left_out
    if not new.despite_protection:
        require_may_be_invited(case, wanted - there)
        to = [each for each in people if each.id in wanted - there]
        siblings.require_may_meet(joint.others(register, meeting), to)
    for person in people:
        if person.id in wanted - there:
            values: dict[str, Value] = {"person_id": person.id, **_sent(meeting, new)}
            store.add_participant(register, meeting.id, values)


def _sent(meeting: Meeting, new: Summon) -> dict[str, Value]:
    return {
        "summoned_on": new.on.isoformat(),
        "sent_how": new.how,
        "summoned_sequence": meeting.sequence,
    }


def _warnings(
    register: Register,
    case: Case,
    meeting: Meeting,
    covered: Coverage,
    due: Deadline | None,
    on: date,
) -> list[str]:
    actors = [participant.actor for participant in meeting.actors if participant.actor]
    warnings = [too_few(actors) if meeting.kind == NORRBUS_MEETING else ""]
    if due and due.due and on > due.due and meeting.kind == NORRBUS_MEETING:
        warnings.append(
            f"Kallelsen {short(on)} skickades efter fristen, {short(due.due)} ({due.source})."
        )
    then = covering(register, case, meeting.day)
    ending = [
        actor.short for actor in actors if covered.covers(actor.id) and not then.covers(actor.id)
    ]
    if ending:
        warnings.append(
            f"Samtycket för {listed(ending)} gäller inte längre på mötesdagen,"
            f" {short(meeting.day)}."
        )
    warnings.append(lacks_decision(register, case, on))
    return [warning for warning in warnings if warning]
