"""That the people of cases have been shown: a deed of its own in the log."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..register.database import Register
from .model import Case


def look(
    register: Register, cases: Iterable[Case], today: date, *, whole: bool = True, reason: str = ""
) -> None:
    """Log that the people of cases have been shown; only the children unless ``whole``.

    ``reason``: protected data were shown.
    """
    with register.operation(day=today.isoformat(), reason=reason):
        for case in cases:
            for person in case.people if whole else case.people[:1]:
                register.look(person.id, case.id, protected=bool(reason) and person.protected)
