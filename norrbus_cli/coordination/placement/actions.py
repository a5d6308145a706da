"""Deeds with placements."""

from __future__ import annotations

from datetime import date

from ...authority import store as register_store
from ...authority.model import Coordinator, the_coordinator
from ...case import store as case_store
from ...case.model import Case
from ...case.refusals import NoIdentity
from ...register.database import Register
from ...terminal.question import changed
from ...words.events import Before, check_event
from ...words.record import Record
from ..handover import store as handover_store
from . import store
from .form import EndPlacement, Examination, NewPlacement, PlacementChange
from .model import ExaminedOrDeclined, PlacedAlready, Placement


class Placed(Record):
    """A case with its placement, and who coordinates now.

    ``changed`` when that is somebody else than before.
    """

    case: Case
    placement: Placement
    coordinator: Coordinator
    changed: bool


def place(register: Register, new: NewPlacement, today: date) -> Placed:
    """Record care outside the home.

    The social services coordinate from then on (agreement of 2025).

    Raises IsClosed, NoIdentity, PlacedAlready, UnknownCoordinator, WhichCoordinator, InTheFuture,
    Before.
    """
    check_event("Placeringen", new.since, today)
    with register.operation(day=today.isoformat()):
        case = _open_case(register, new.reference)
        _check_born(case, new.since)
        coordinator = the_coordinator(new.coordinator, register_store.coordinators(register))
        earlier = store.of_case(register, case.id)
        if earlier and earlier[-1].until is None:
            raise PlacedAlready(case.reference, earlier[-1].since)
        _check_after_earlier(new.since, earlier)
        store.add(register, case.id, register.fitting("placements", vars(new)))
        changed = coordinator.id != case.coordinator.id
        if changed:
            handover_store.hand_over(
                register, case, coordinator, today, "placering: socialtjänsten samordnar", ""
            )
        return Placed(
            case_store.by_id(register, case.id), store.current(register, case), coordinator, changed
        )


def end(register: Register, new: EndPlacement, today: date) -> Case:
    """Record that a placement has ended.

    Raises IsClosed, NoIdentity, NotPlaced, InTheFuture, Before.
    """
    check_event("Dagen då placeringen upphörde", new.until, today)
    with register.operation(day=today.isoformat()):
        case = _open_case(register, new.reference)
        placement = store.current(register, case)
        _after("Dagen då placeringen upphörde", new.until, placement)
        store.change(register, placement.id, {"until": new.until.isoformat()})
        return case


def examine(register: Register, new: Examination, today: date) -> Placed:
    """Record that the health examination of the latest placement was requested, made or declined,
    also when the placement has ended.

    Raises ExaminedOrDeclined, IsClosed, NoIdentity, NeverPlaced, InTheFuture, Before.
    """
    if new.examined_on and new.declined_on:
        raise ExaminedOrDeclined
    for on in (new.requested_on, new.examined_on, new.declined_on):
        check_event("Hälsoundersökningen", on, today)
    with register.operation(day=today.isoformat()):
        case = _open_case(register, new.reference)
        placement = store.latest(register, case)
        answered = new.examined_on or new.declined_on
        if answered:
            _after("Hälsoundersökningen", answered, placement)
        requested = new.requested_on or placement.requested_on
        if answered and requested and answered < requested:
            raise Before("Svaret", answered, "dagen då undersökningen begärdes", requested)
        # What is said last holds: made after all, declined after all, requested once more.
        values = register.fitting("placements", {**vars(new), "requested_on": requested})
        store.change(register, placement.id, values)
        return Placed(case, store.latest(register, case), case.coordinator, changed=False)


def correct(register: Register, new: PlacementChange, today: date) -> Case:
    """Correct the latest placement, in force or ended. Raises IsClosed, NoIdentity, NeverPlaced,
    ExaminedOrDeclined, InTheFuture, Before.
    """
    changes = changed(new)
    with register.operation(day=today.isoformat()):
        case = _open_case(register, new.reference)
        placement = store.latest(register, case)
        since = changes.get("since", placement.since)
        examined, declined = changes.get("examined_on"), changes.get("declined_on")
        for day in (changes.get("since"), changes.get("requested_on"), examined, declined):
            check_event("Dagen", day, today)
        _check_born(case, since)
        _check_after_earlier(since, store.of_case(register, case.id)[:-1])
        if placement.until and placement.until < since:
            ended = "Dagen då placeringen upphörde"
            raise Before(ended, placement.until, "placeringens första dag", since)
        if examined and declined:
            raise ExaminedOrDeclined
        store.change(register, placement.id, register.fitting("placements", changes))
        return case


def _check_born(case: Case, since: date) -> None:
    if case.child and case.child.born and since < case.child.born:
        raise Before("Placeringen", since, "barnets födelsedag", case.child.born)


def _check_after_earlier(since: date, placements: list[Placement]) -> None:
    ended = [each.until for each in placements if each.until]
    if ended and since < ended[-1]:
        raise Before("Placeringen", since, "den dag då den förra upphörde", ended[-1])


def _open_case(register: Register, typed: str) -> Case:
    case = case_store.find(register, typed)
    case.require_open()
    if case.child is None:
        raise NoIdentity(case.reference)
    return case


def _after(what: str, on: date, placement: Placement) -> None:
    if on < placement.since:
        raise Before(what, on, "placeringens första dag", placement.since)
