"""Calendar files that have been handed out are written anew when their meeting changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..paper import store as paper_store
from ..paper.model import Asked, Letter
from ..paper.writer import How, write
from ..register.database import Register
from . import calendar_file, store, tied
from .model import Meeting, Participant


def renew_calendar_files(
    register: Register, reference: str, default: Path, today: date, instead: bool = False
) -> list[Path]:
    """Write the calendar files anew for everyone who had one, beside the earlier, or ``instead`` of
    those of the same SEQUENCE.

    Same UID, the meeting's SEQUENCE.
    """
    meeting = store.find(register, reference)
    if not _had(register, meeting):
        return []
    earlier = paper_store.calendar_folder(register, meeting.id)
    # They have had it: what may be shown to whom was said then, and place and link are left out.
    folder = Path(earlier).parent if earlier else default
    how = How(folder, by_case=not earlier, overwrite=instead, again=True)

    def letters() -> list[Letter]:
        now = store.find(register, reference)
        return calendar_file.letters(register, now, _had(register, now), Asked(today))

    return write(register, letters, how, today)


def _had(register: Register, meeting: Meeting) -> list[Participant]:
    """Those who have a file of the meeting, and not of one that it is held together with."""
    had = [each for each in meeting.participants if each.calendar_sequence is not None]
    return tied.led(register, meeting, had)
