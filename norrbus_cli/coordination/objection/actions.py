"""The deed of noting an objection."""

from __future__ import annotations

from datetime import date

from ...case import store as case_store
from ...case.model import Case
from ...register.database import Register
from ...words.events import check_event
from . import store
from .form import NewObjection


def note(register: Register, new: NewObjection, today: date) -> Case:
    """Note what somebody holds to be wrong, in a closed case too: what is documented stands.

    Source: SoL (2025:400) 14 kap. 6 §. Raises UnknownReference, NoIdentity, UnknownPerson,
    InTheFuture.
    """
    check_event("Invändningen", new.noted_on, today)
    with register.operation(day=today.isoformat()):
        case = case_store.find(register, new.reference)
        values = register.fitting("objections", vars(new))
        person = case.person(new.who)
        store.add(register, {"case_id": case.id, "person_id": person.id, **values})
        return case
