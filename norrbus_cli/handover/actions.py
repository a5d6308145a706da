"""The deed of handing over: the change and its summary on paper stand or fall together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..agreement import store as agreement_store
from ..case import store as case_store
from ..case.model import Case
from ..database import Register
from ..documents.model import Asked, Letter
from ..documents.writer import How, write
from ..register import store as register_store
from . import store
from .document import letters
from .form import HandOver
from .model import SameCoordinator, the_coordinator


def hand_over(register: Register, new: HandOver, how: How, today: date) -> list[Path]:
    """Hand a case over; returns the paths of the summary. Raises IsClosed, SameCoordinator, UnknownCoordinator, WhichCoordinator, CannotWrite."""

    def deed() -> list[Letter]:
        case = case_store.find(register, new.reference)
        case.require_open()
        receiver = the_coordinator(new.to, register_store.coordinators(register))
        if receiver.id == case.coordinator.id:
            raise SameCoordinator(case.reference, receiver.name)
        store.hand_over(register, case, receiver, today, "", new.note)
        return [] if new.no_paper else letters(register, case_store.by_id(register, case.id), Asked(today))

    return write(register, deed, how, today)


def plan_still_names(register: Register, case: Case) -> str:
    """The coordinator whom the current plan names, when it is another than the case's; else empty."""
    plans = agreement_store.of_case(register, case.id)
    named = plans[-1].coordinator if plans else None
    return named.name if named and named.id != case.coordinator.id else ""
