"""The deed of handing over: the change and its summary on paper stand or fall together."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ...authority import store as register_store
from ...authority.model import the_coordinator
from ...case import store as case_store
from ...coordination.handover import store
from ...coordination.handover.model import SameCoordinator
from ...paper.model import Asked, Letter
from ...paper.writer import How, write
from ...register.database import Register
from .form import HandOver
from .paper import letters


def hand_over(register: Register, new: HandOver, how: How, today: date) -> list[Path]:
    """Hand a case over; returns the paths of the summary.

    Raises IsClosed, SameCoordinator, UnknownCoordinator, WhichCoordinator, HeldBack, CannotWrite.
    """

    def deed() -> list[Letter]:
        case = case_store.find(register, new.reference)
        case.require_open()
        receiver = the_coordinator(new.to, register_store.coordinators(register))
        if receiver.id == case.coordinator.id:
            raise SameCoordinator(case.reference, receiver.name)
        store.hand_over(register, case, receiver, today, "", new.note)
        return (
            []
            if new.no_paper or case.anonymous
            else letters(register, case_store.by_id(register, case.id), Asked(today))
        )

    return write(register, deed, how, today)
