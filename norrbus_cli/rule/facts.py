"""Words of SQL that the facts of several rules have in common; ``o`` is a row of ``open_case``."""

from __future__ import annotations

IN_CASE = "o.id AS case_id, o.reference, o.coordinator_id"
_FIRST_PENDING = """coalesce((
    SELECT o.reference || '-M' || m.number FROM open_meetings m
    WHERE m.case_id = o.id{0} AND m.cancelled_on IS NULL AND m.held_on IS NULL
        ORDER BY m.day LIMIT 1), o.reference)"""


def about_case(subject: str = "o.reference") -> str:
    """The columns of a deadline that is about a case.

    ``subject`` is what the next command calls it.
    """
    return f"o.id AS subject_id, {subject} AS subject, {IN_CASE}"


def first_pending(kind: str = "") -> str:
    """The reference of the case's first meeting to come, of a kind or of any.

    The case's own where none is booked.
    """
    return _FIRST_PENDING.format(f" AND m.kind = '{kind}'" if kind else "")
