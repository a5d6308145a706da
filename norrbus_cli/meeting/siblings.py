"""What is asked before a meeting is held for siblings, and of what is written about it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from itertools import combinations

from ..case import store as case_store
from ..case.model import Case, Person
from ..case.refusals import NoIdentity, UnknownPerson
from ..consent.model import COMPLETE
from ..consent.store import covering
from ..paper.traces import finder, words
from ..register.database import Register
from ..words.errors import NorrbusError
from ..words.swedish import listed
from .joint import may_know, strangers
from .model import Meeting
from .tied import as_called


def cases(register: Register, typed: Iterable[str], today: date) -> list[Case]:
    """The cases that a meeting is booked in; of one there is nothing to try.

    Of several each child has a guardian in common with each other, and all consents are complete.
    That the families have said yes to meeting as one is asked for beside it: consent to share with
    actors does not let a sibling's other parent hear (OSL 12 kap. 2 §). Raises UnknownReference,
    IsClosed, AloneTogether, NotSiblings, NotConsentedTogether.
    """
    from .refusals import AloneTogether, NotConsentedTogether, NotSiblings

    named = [case_store.find(register, each) for each in typed]
    cases = list({case.id: case for case in named}.values())
    for case in cases:
        case.require_open()
    if len(cases) < len(named):
        raise AloneTogether(cases[0].reference)
    for one, other in combinations(cases, 2):
        if not _guardians(one) & _guardians(other):
            raise NotSiblings(one.reference, other.reference)
    if len(cases) > 1:
        for case in cases:
            covered = covering(register, case, today)
            if covered.state != COMPLETE:
                raise NotConsentedTogether(case.reference, covered.spoken)
    return cases


def meeting_others(cases: Collection[Case]) -> list[str]:
    """A sentence for each of several cases with somebody protected, who will meet others there."""
    return [
        f"I {case.reference} har någon skyddade personuppgifter, och kan på ett gemensamt möte"
        " träffa andra än sin egen familj. Fråga före kallelsen; den som inte vill lämnas utanför"
        " med --bjud-inte NAMN (OSL 21 kap. 3 §)."
        for case in (cases if len(cases) > 1 else ())
        if any(person.protected for person in case.people)
    ]


def _guardians(case: Case) -> set[int]:
    return {each.person.id for each in case.guardians}


def people(cases: Collection[Case], typed: str) -> set[int]:
    """Ids of those whom ``typed`` names in some cases: ``barnet`` is the child of each. Raises
    NoIdentity, UnknownPerson when it names nobody in any of them.
    """
    found: set[int] = set()
    unknown: list[NorrbusError] = []
    for case in cases:
        try:
            found.add(case.person(typed).id)
        except (NoIdentity, UnknownPerson) as trouble:
            unknown.append(trouble)
    if not found:
        raise unknown[0]
    return found


def check_texts(cases: Collection[Case], texts: Iterable[str], despite: str) -> None:
    """Look at texts that stand in each of some cases. Raises NamesSibling."""
    for case in cases:
        check_text(case, [each for each in cases if each.id != case.id], texts, despite)


def check_text(case: Case, others: Iterable[Case], texts: Iterable[str], despite: str) -> None:
    """Look at texts about one case: they name nobody who is only in one of the ``others``.

    A word that is also in a name of the case's own tells of nobody. Raises NamesSibling, unless
    there is a reason to go on in spite of it.
    """
    from .refusals import NamesSibling

    own = {word.casefold() for each in case.people for word in words(each.name)}
    whole = "\n".join(texts)
    found = [
        person.name
        for person in strangers(case, others)
        if finder(word for word in words(person.name) if word.casefold() not in own)(whole)
    ]
    if found and not despite:
        raise NamesSibling(case.reference, found)


def require_may_meet(others: Iterable[Case], people: Collection[Person]) -> None:
    """Raises MayNotBeInvited when one of ``people`` would meet a sibling there of whom they may not
    know where it is (``paper.protection``).
    """
    from .refusals import MayNotBeInvited

    for case in others:
        if case.child and (barred := [each for each in people if not may_know(case, each)]):
            raise MayNotBeInvited(case.child.name, [each.name for each in barred])


def warnings(register: Register, meetings: Collection[Meeting], today: date) -> list[str]:
    """A sentence for each case whose consents do not allow the joint meeting any more."""
    found = []
    for meeting in meetings if len(meetings) > 1 else ():
        covered = covering(register, case_store.by_id(register, meeting.case_id), today)
        lost = [
            each.called
            for each in meeting.actors
            if each.actor and not each.override and not covered.covers(each.actor.id)
            if any(as_called(other, each) for other in meetings if other.id != meeting.id)
        ]
        if covered.state != COMPLETE or lost:
            what = f"täcker inte {listed(lost)}" if lost else "är inte komplett"
            found.append(
                f"Samtycket i {meeting.case_reference} {what}, så mötet kan inte hållas gemensamt"
                " med syskonets (OSL 12 kap. 2 §). Skilj dem åt: norrbus möte skilj"
                f" {meeting.reference}"
            )
    return found
