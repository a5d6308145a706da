"""What an objection is.

Source: SoL (2025:400) 14 kap. 6 §: if the person holds something in the documentation to be wrong,
that is to be noted.
"""

from __future__ import annotations

from datetime import date

from ...words.record import Record


class Objection(Record):
    """Who holds what to be wrong, in the person's own words, and when it was noted."""

    id: int
    case_id: int
    person: str
    about: str
    description: str
    noted_on: date
