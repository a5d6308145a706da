"""The young person's own consent before 18, beside the guardians'.

Source: OSL 12 kap. 3 §: a guardian lifts secrecy alone or, by the minor's age and maturity,
together with the minor. The law gives no age.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.model import OWN_VOICE, Case, Person
from ..words.dates import age

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .model import Consent


def to_be_asked(case: Case, consents: Iterable[Consent], on: date) -> Person | None:
    """The young person of OWN_VOICE years or more, and under 18, who has no consent of one's own
    on a day; None when there is none to ask.
    """
    child = case.child
    if child is None or child.born is None or case.of_age(on) or age(child.born, on) < OWN_VOICE:
        return None
    given = any(each.giver.id == child.id and each.valid(on) for each in consents)
    return None if given else child
