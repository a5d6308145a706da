"""Calendar files that have been handed out are written anew when their meeting changes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ..paper import store as paper_store
from ..paper.model import Letter
from ..paper.writer import How, write
from ..register.database import Register
from . import calendar_file, store


def renew_calendar_files(
    register: Register, reference: str, default: Path, today: date
) -> list[Path]:
    """Write the calendar files anew for everyone who had one, beside the earlier.

    Same UID, the meeting's SEQUENCE.
    """
    meeting = store.find(register, reference)
    if all(participant.calendar_sequence is None for participant in meeting.participants):
        return []
    earlier = paper_store.calendar_folder(register, meeting.id)
    # They have had it: what may be shown to whom was said then, and place and link are left out.
    how = How(Path(earlier).parent if earlier else default, by_case=not earlier, again=True)

    def letters() -> list[Letter]:
        now = store.find(register, reference)
        return calendar_file.letters(
            register, now, [each for each in now.participants if each.calendar_sequence is not None]
        )

    return write(register, letters, how, today)
