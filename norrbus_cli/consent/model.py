"""When a consent holds, who must have given one, and which actors are covered.

Sources: FB 6 kap. 2 § (custody until 18), 6 kap. 13 § (two guardians decide together), OSL 10 kap.
1 § and 12 kap. 2 § (consent lifts secrecy, wholly or in part), 3 § (a minor: see ``minor``). That
a consent names actors, matters, purpose and period is guidance from Uppdrag psykisk hälsa and
Norrköping; that a period is required is our own choice.
"""

from __future__ import annotations

from datetime import date, timedelta

from ..case.actor.model import Actor
from ..case.choices import SHARED
from ..case.model import Case, Person
from ..words.dates import short
from ..words.record import Record
from ..words.swedish import listed

COMPLETE, INCOMPLETE, NONE = "komplett", "ofullständigt", "saknas"


class Narrowing(Record):
    """An actor for which a consent was taken back: from ``withdrawn_on`` it no longer covers it."""

    actor: Actor
    withdrawn_on: date
    withdrawn_by: str


class Consent(Record):
    """A consent. ``valid_until`` is its last day; from ``withdrawn_on`` it no longer holds.

    ``actors`` are those that it named when it was given, ``narrowed`` those for which it has been
    taken back since.
    """

    id: int
    case_id: int
    giver: Person
    given_on: date
    form: str
    purpose: str
    matters: str
    exceptions: str
    valid_from: date
    valid_until: date
    withdrawn_on: date | None
    withdrawn_by: str
    actors: tuple[Actor, ...]
    narrowed: tuple[Narrowing, ...] = ()

    @property
    def starts(self) -> date:
        """The first day on which it holds."""
        return max(self.given_on, self.valid_from)

    def valid(self, on: date) -> bool:
        """Whether it holds on a day.

        From its start to its last day, and not from the day of withdrawal.
        """
        return self.starts <= on <= self.valid_until and (
            self.withdrawn_on is None or on < self.withdrawn_on
        )

    def left(self, on: date) -> tuple[Actor, ...]:
        """The actors for which it has not been taken back by a day."""
        gone = {each.actor.id for each in self.narrowed if each.withdrawn_on <= on}
        return tuple(actor for actor in self.actors if actor.id not in gone)

    def state(self, on: date) -> str:
        """``gäller``, ``återkallat``, ``utgånget`` or ``gäller från`` its first day."""
        if self.withdrawn_on is not None and self.withdrawn_on <= on:
            return "återkallat"
        if on > self.valid_until:
            return "utgånget"
        return "gäller" if on >= self.starts else f"gäller från {short(self.starts)}"


class Coverage(Record):
    """What the consents of a case amount to on a day.

    ``missing``: givers without any valid consent. ``covered``: actors that every giver consents to.
    ``partly``: actors that some givers consent to, with those who do not. ``since``: the first day
    of the unbroken stretch in which it has been complete for some actor. ``unregistered``: custody
    is shared with somebody who is not registered.
    """

    state: str
    givers: tuple[Person, ...]
    missing: tuple[Person, ...]
    covered: tuple[Actor, ...]
    partly: tuple[tuple[Actor, tuple[Person, ...]], ...]
    since: date | None
    unregistered: bool

    def covers(self, actor_id: int) -> bool:
        """Whether every giver consents to an actor."""
        return any(actor.id == actor_id for actor in self.covered)

    def lacking(self, actor_id: int) -> tuple[Person, ...]:
        """The givers who do not consent to an actor."""
        return next(
            (people for actor, people in self.partly if actor.id == actor_id),
            () if self.covers(actor_id) else self.givers,
        )

    @property
    def spoken(self) -> str:
        """The state in a sentence for a terminal."""
        if not self.givers:
            return "saknas: ingen vårdnadshavare är registrerad"
        if self.state == COMPLETE:
            beside = [
                f"inte för {actor.short}: {listed(person.name for person in people)} saknas"
                for actor, people in self.partly
            ]
            return "; ".join(
                [f"komplett för {listed(actor.short for actor in self.covered)}", *beside]
            )
        if self.state == NONE and not self.unregistered:
            return f"saknas från {listed(person.name for person in self.givers)}"
        return f"{self.state}: {self.lacks}"

    @property
    def lacks(self) -> str:
        """Who is lacking, where the consent is not complete: ``Anna Lantto saknas``."""
        if self.unregistered:
            return "den andra vårdnadshavaren med gemensam vårdnad är inte registrerad"
        lacking = self.missing or tuple(
            dict.fromkeys(person for _, people in self.partly for person in people)
        )
        return f"{listed(person.name for person in lacking)} saknas"


def required_givers(case: Case, on: date) -> tuple[Person, ...]:
    """Everyone who must consent on a day.

    From 18 the young person alone, before that each guardian with custody (FB 6:2, 6:13).
    """
    if case.child and case.of_age(on):
        return (case.child,)
    return case.custodians(on)


def check_giver(case: Case, giver: Person, on: date) -> None:
    """Raises NotAGiver for a guardian without custody on the day.

    The child may always add an own consent.
    """
    may = {person.id for person in case.custodians(on)} | ({case.child.id} if case.child else set())
    if giver.id not in may:
        from .refusals import NotAGiver

        raise NotAGiver(giver.name, on, case.of_age(on))


def check_period(given_on: date, valid_from: date, valid_until: date) -> None:
    """Raises PeriodEnds."""
    start = max(given_on, valid_from)
    if valid_until < start:
        from .refusals import PeriodEnds

        raise PeriodEnds(valid_until, start)


def coverage(case: Case, consents: list[Consent], on: date) -> Coverage:
    """What the consents of a case amount to on a day."""
    givers = required_givers(case, on)
    wanted = {giver.id for giver in givers}
    valid = [consent for consent in consents if consent.valid(on) and consent.giver.id in wanted]
    actors: dict[int, Actor] = {}
    given: dict[int, set[int]] = {}
    for consent in valid:
        for actor in consent.left(on):
            actors[actor.id] = actor
            given.setdefault(actor.id, set()).add(consent.giver.id)
    covered = _covered(case, consents, on)
    partly = [
        (actor, tuple(giver for giver in givers if giver.id not in given[actor.id]))
        for actor in actors.values()
        if actor.id not in covered
    ]
    missing = tuple(
        giver for giver in givers if giver.id not in {consent.giver.id for consent in valid}
    )
    since = _complete_since(case, consents, on) if covered else None
    state = COMPLETE if covered else INCOMPLETE if valid else NONE
    return Coverage(
        state,
        givers,
        missing,
        tuple(actor for actor in actors.values() if actor.id in covered),
        tuple(partly),
        since,
        _lacks_other_guardian(case, on),
    )


def _covered(case: Case, consents: list[Consent], on: date) -> set[int]:
    """Ids of the actors that every giver consents to on a day."""
    givers = required_givers(case, on)
    if not givers or _lacks_other_guardian(case, on):
        return set()
    each = [
        {
            actor.id
            for consent in consents
            if consent.giver.id == giver.id and consent.valid(on)
            for actor in consent.left(on)
        }
        for giver in givers
    ]
    return set.intersection(*each)


def _complete_since(case: Case, consents: list[Consent], on: date) -> date:
    """The first day of the unbroken stretch up to ``on`` in which some actor was covered.

    Coverage changes only on the days when a consent begins, ends or is withdrawn, wholly or for an
    actor, custody ends, or the young person turns 18.
    """
    since = on
    for turn in sorted(_turns(case, consents, on), reverse=True):
        if not _covered(case, consents, turn):
            break
        since = turn
    return since


def _turns(case: Case, consents: list[Consent], on: date) -> set[date]:
    days = {consent.starts for consent in consents}
    days |= {consent.valid_until + timedelta(days=1) for consent in consents}
    days |= {consent.withdrawn_on for consent in consents if consent.withdrawn_on}
    days |= {each.withdrawn_on for consent in consents for each in consent.narrowed}
    days |= {guardian.ended_on for guardian in case.guardians if guardian.ended_on}
    days |= {case.eighteen} if case.eighteen else set()
    return {day for day in days if day <= on}


def _lacks_other_guardian(case: Case, on: date) -> bool:
    """Whether custody is shared with somebody who has never been registered.

    One alone cannot decide (FB 6 kap. 13 §).
    """
    return not case.of_age(on) and len(case.guardians) == 1 and case.guardians[0].custody == SHARED
