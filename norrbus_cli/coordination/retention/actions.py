"""The deeds of keeping a case when others are disposed of."""

from __future__ import annotations

from datetime import date

from ...authority.disposal.choices import INVESTIGATION, OTHER
from ...case import store as case_store
from ...case.model import Case
from ...register.database import Register
from . import store
from .form import Keep, KeepNoLonger
from .refusals import KeptAlready, NotBorn, NotKept, ReasonMissing


def keep(register: Register, wanted: Keep, today: date) -> Case:
    """Say that a case, closed or not, is to be kept, and why.

    Sources: SoL (2025:400) 16 kap. 2 and 2 a §§; another reason is a decision of one's own. Raises
    UnknownReference, KeptAlready, ReasonMissing, NotBorn.
    """
    if wanted.why == OTHER and not wanted.reason:
        raise ReasonMissing
    with register.operation(day=today.isoformat()):
        case = case_store.find(register, wanted.reference)
        if wanted.why == INVESTIGATION and (case.child is None or case.child.born is None):
            raise NotBorn(case.reference)
        if store.current(register, case.id, wanted.why):
            raise KeptAlready(case.reference, wanted.why)
        store.add(
            register,
            {
                "case_id": case.id,
                "why": wanted.why,
                "reason": wanted.reason,
                "noted_on": today.isoformat(),
            },
        )
        return case


def keep_no_longer(register: Register, wanted: KeepNoLonger, today: date) -> Case:
    """Say that a reason to keep a case no longer holds. Raises UnknownReference, NotKept."""
    with register.operation(day=today.isoformat()):
        case = case_store.find(register, wanted.reference)
        found = store.current(register, case.id, wanted.why)
        if found is None:
            raise NotKept(case.reference, wanted.why)
        store.end(register, found, today)
        return case
