"""The rows of each list, and who is shown in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from ...case import store as case_store
from ...case.actor import store as actor_store
from ...case.model import Case
from ...consent import store as consent_store
from ...coordination.placement import store as placement_store
from ...deadline import store as deadline_store
from ...deviation import store as deviation_store
from ...deviation.disagreement import store as disagreement_store
from ...forum import store as forum_store
from ...meeting import store as meeting_store
from ...plan import store as plan_store
from ...plan.followup import store as followup_store
from ...register.database import Register
from ...words.record import Record
from ..case import overview
from ..papers import store as paper_store
from ..papers.attachment import store as attachment_store
from . import choices, further, lists
from .birthdays import OfDeadline
from .model import Out, Row, Table, table


class Seen(Record):
    """Somebody who is shown where names are: the person and the case."""

    person: int
    case: int


class Gathered(Record):
    """A list as it stands in a file, and who is shown in it."""

    table: Table
    seen: frozenset[Seen]


Gather = Callable[[Register, date, bytes | None], Gathered]


def _children(register: Register, case_ids: Iterable[int | None]) -> set[Seen]:
    """The children of cases that are named by their ids."""
    return _children_of(_by_id(register, case_ids).values())


def _by_id(register: Register, case_ids: Iterable[int | None]) -> dict[int, Case]:
    """Cases by their ids."""
    wanted = sorted({each for each in case_ids if each is not None})
    return {each.id: each for each in case_store.cases(register, wanted)}


def _children_of(cases: Iterable[Case]) -> set[Seen]:
    """The children of cases: whoever knows the reference knows whose case it is."""
    return {Seen(each.child.id, each.id) for each in cases if each.child}


def _made(
    name: str,
    columns: Iterable[Out[Row]],
    rows: Iterable[Row],
    seen: Iterable[Seen],
    key: bytes | None,
) -> Gathered:
    return Gathered(table(name, list(rows), list(columns), key), frozenset(seen))


def _cases(register: Register, today: date, key: bytes | None) -> Gathered:
    found = overview.listed(register, today, everything=True, searched="")
    seen = _children_of(each.case for each in found)
    return _made(choices.CASES, lists.CASE_COLUMNS, found, seen, key)


def _meetings(register: Register, _: date, key: bytes | None) -> Gathered:
    of_cases = meeting_store.of_cases(register, case_store.all_ids(register))
    found = [each for _, meetings in sorted(of_cases.items()) for each in meetings]
    seen = _children(register, [each.case_id for each in found])
    return _made(choices.MEETINGS, lists.MEETING_COLUMNS, found, seen, key)


def _measures(register: Register, _: date, key: bytes | None) -> Gathered:
    ids = case_store.all_ids(register)
    plans = plan_store.of_cases(register, ids)
    found = [
        lists.OfPlan(case, plan, measure)
        for case in case_store.cases(register, ids)
        for plan in plans[case.id]
        for measure in plan.measures
    ]
    seen = _children_of(each.case for each in found)
    return _made(choices.MEASURES, lists.MEASURE_COLUMNS, found, seen, key)


def _consents(register: Register, today: date, key: bytes | None) -> Gathered:
    ids = case_store.all_ids(register)
    consents = consent_store.of_cases(register, ids)
    found = [
        lists.OfCase(case, consent, today)
        for case in case_store.cases(register, ids)
        for consent in consents[case.id]
    ]
    seen = _children_of(each.case for each in found)
    givers = {Seen(each.consent.giver.id, each.case.id) for each in found}
    return _made(choices.CONSENTS, lists.CONSENT_COLUMNS, found, seen | givers, key)


def _deadlines(register: Register, today: date, key: bytes | None) -> Gathered:
    every = deadline_store.of_all(register, today).deadlines
    cases = _by_id(register, [each.case_id for each in every])
    of_all = [OfDeadline(each, cases.get(each.case_id or 0)) for each in every]
    found = [each for each in of_all if each.told(named=key is None)]
    seen = _children_of(each.case for each in found if each.case)
    return _made(choices.DEADLINES, lists.DEADLINE_COLUMNS, found, seen, key)


def _deviations(register: Register, _: date, key: bytes | None) -> Gathered:
    found = deviation_store.every(register)
    seen = _children(register, [each.case_id for each in found])
    return _made(choices.DEVIATIONS, lists.DEVIATION_COLUMNS, found, seen, key)


def _disagreements(register: Register, _: date, key: bytes | None) -> Gathered:
    found = disagreement_store.every(register)
    seen = _children(register, [each.case_id for each in found])
    return _made(choices.DISAGREEMENTS, lists.DISAGREEMENT_COLUMNS, found, seen, key)


def _followups(register: Register, _: date, key: bytes | None) -> Gathered:
    ids = case_store.all_ids(register)
    of_cases = followup_store.of_cases(register, ids)
    found = [
        further.OfFollowUp(case, followup)
        for case in case_store.cases(register, ids)
        for followup in of_cases[case.id]
    ]
    seen = _children_of(each.case for each in found)
    return _made(choices.FOLLOWUPS, further.FOLLOWUP_COLUMNS, found, seen, key)


def _placements(register: Register, _: date, key: bytes | None) -> Gathered:
    ids = case_store.all_ids(register)
    cases = _by_id(register, ids)
    placements = placement_store.of_cases(register, ids)
    found = [further.OfPlacement(cases[each.case_id], each) for each in placements]
    seen = _children_of(each.case for each in found)
    return _made(choices.PLACEMENTS, further.PLACEMENT_COLUMNS, found, seen, key)


def _forums(register: Register, _: date, key: bytes | None) -> Gathered:
    hidden = _hidden(register)
    found = [further.OfForum(each, hidden) for each in forum_store.every(register)]
    return _made(choices.FORUMS, further.FORUM_COLUMNS, found, (), key)


def _papers(register: Register, today: date, key: bytes | None) -> Gathered:
    ids = case_store.all_ids(register)
    cases = _by_id(register, ids)
    gone, hidden = _gone(register, ids, today), _hidden(register)
    found, seen = [], set()
    for paper in paper_store.about(register, ""):
        case = cases.get(paper.first.case_id or 0)
        reference, names = (case.reference, gone[case.id]) if case else ("", [])
        line = further.written(paper, reference, hidden, names)
        found.append(line)
        if case:
            named = {Seen(each.id, case.id) for each in case.people if each.name in line.to}
            seen |= named | _children_of([case])
    pages = attachment_store.received(register, "")
    found += [further.came_in(page, reference) for page, reference in pages]
    seen |= _children_of(case for page, _ in pages if (case := cases.get(page.case_id or 0)))
    return _made(choices.PAPERS, further.PAPER_COLUMNS, found, seen, key)


def _hidden(register: Register) -> frozenset[str]:
    return frozenset(case_store.protected_names(register))


def _gone(register: Register, case_ids: list[int], today: date) -> dict[int, list[str]]:
    """What the actors are called for which a consent has been taken back, and their contact
    persons, by case.
    """
    of_cases = consent_store.of_cases(register, case_ids)
    return {
        case_id: [
            name
            for each in of_cases[case_id]
            for actor in set(each.actors) - set(each.left(today))
            for name in (actor.short, actor.name, *(one.name for one in actor.contacts))
        ]
        for case_id in case_ids
    }


def _actors(register: Register, _: date, key: bytes | None) -> Gathered:
    found = actor_store.all_actors(register)
    return _made(choices.ACTORS, lists.ACTOR_COLUMNS, found, (), key)


GATHER: dict[str, Gather] = {
    choices.CASES: _cases,
    choices.MEETINGS: _meetings,
    choices.MEASURES: _measures,
    choices.DEADLINES: _deadlines,
    choices.CONSENTS: _consents,
    choices.DEVIATIONS: _deviations,
    choices.DISAGREEMENTS: _disagreements,
    choices.FOLLOWUPS: _followups,
    choices.PLACEMENTS: _placements,
    choices.FORUMS: _forums,
    choices.PAPERS: _papers,
    choices.ACTORS: _actors,
}
