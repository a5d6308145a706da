"""That a case is to be kept."""

from __future__ import annotations

from datetime import date

from ...words.record import Record


class Retention(Record):
    """Why a case is to be kept, by which decision where it is one of one's own, and since when."""

    why: str
    reason: str
    noted_on: date
