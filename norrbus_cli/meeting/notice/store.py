"""What was told of a meeting, by its papers and by the log."""

from __future__ import annotations

from collections.abc import Iterable

from ...register.database import Register
from ...register.earlier import at, made
from ...words.record import of_row
from ..model import Meeting, Participant
from .kinds import CANCELLATION
from .model import Time, Written, still_had

# The first file of each paper; of files from before they were put together, each.
_PAPERS = """SELECT d.id AS number, d.kind, d.recipient, d.participant_id, d.written_on,
    d.meeting_sequence AS sequence,
    CASE WHEN d.sent_how <> '' THEN d.written_on ELSE s.day END AS sent_on,
    coalesce(nullif(d.sent_how, ''), s.how, '') AS sent_how
    FROM documents d LEFT JOIN paper_steps s ON s.id = (
        SELECT id FROM paper_steps WHERE document_id = d.id AND what = 'skickat'
        ORDER BY day DESC, id DESC LIMIT 1)
    WHERE d.meeting_id = ? AND d.paper_id IS NULL ORDER BY d.id"""


def papers(register: Register, meeting_id: int) -> list[Written]:
    """The papers about a meeting, the oldest first, with when and how each was last sent."""
    return [of_row(Written, row) for row in register.rows(_PAPERS, [meeting_id])]


def still_had_by(
    register: Register, meeting: Meeting, participant: Participant, written: Iterable[Written]
) -> tuple[Time, ...]:
    """The times that a participant may go by, the surest first: see ``model.still_had``."""
    to_one = [
        each
        for each in written
        if each.participant_id == participant.id and each.kind != CANCELLATION
    ]
    summons = made(register, "participants", participant.id)
    return still_had(
        _then(register, meeting, summons),
        [
            (
                each.sent_on is not None,
                _then(register, meeting, made(register, "documents", each.number)),
            )
            for each in to_one
        ],
    )


def now(meeting: Meeting) -> Time:
    """When and where a meeting is."""
    return Time(meeting.day, meeting.time, meeting.length, meeting.place, meeting.link)


def _then(register: Register, meeting: Meeting, operation: int | None) -> Time:
    """When and where a meeting was at an operation."""
    row = at(register, "meetings", meeting.id, operation or 0)
    return of_row(Time, row) if row else now(meeting)
