"""The deed of writing documents: files and their registration stand or fall together."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..database import Register
from ..meeting import calendar_file
from ..meeting import store as meeting_store
from ..meeting.model import Meeting
from . import store
from .files import placed
from .model import BOTH, CALENDAR, HTML, MARKDOWN, Letter
from .render import render


@dataclass(frozen=True)
class How:
    """How documents are written: where, in which formats, over what stands there or not, and how they are sent."""

    folder: Path
    formats: str = BOTH
    overwrite: bool = False
    sent_how: str = ""
    unmasked_because: str = ""
    overridden_because: str = ""

    @property
    def reason(self) -> str:
        """What stands in the log as the reason."""
        return "; ".join(part for part in (self.unmasked_because, self.overridden_because) if part)


@dataclass(frozen=True)
class _File:
    letter: Letter
    path: Path
    format: str
    content: bytes
    template_hash: str


def write(register: Register, letters: list[Letter], how: How, today: date) -> list[Path]:
    """Write and register documents; all of them or none. Returns the paths.

    Raises BadTemplate, AlreadyThere, CannotWrite.
    """
    files = [file for letter in letters for file in _files(letter, how)]
    with placed({file.path: file.content for file in files}, how.overwrite), register.operation(day=today.isoformat(), reason=how.reason):
        for file in files:
            _register(register, file, how, today)
        for letter in letters:
            for person_id in letter.people:
                register.look(person_id, letter.case_id, protected=bool(how.unmasked_because))
    return [file.path for file in files]


def _files(letter: Letter, how: How) -> Iterator[_File]:
    folder = how.folder.absolute()
    if letter.content:
        yield _File(letter, folder / f"{letter.name}.{CALENDAR}", CALENDAR, letter.content, hashlib.sha256(b"").hexdigest())
        return
    rendered = render(letter.template, letter.title, letter.data)
    for ending, content in ((MARKDOWN, rendered.markdown), (HTML, rendered.html)):
        if how.formats in {ending, BOTH}:
            yield _File(letter, folder / f"{letter.name}.{ending}", ending, content, rendered.template_hash)


def _register(register: Register, file: _File, how: How, today: date) -> None:
    letter = file.letter
    store.add(
        register,
        {
            "case_id": letter.case_id,
            "meeting_id": letter.meeting_id,
            "plan_id": letter.plan_id,
            "kind": letter.kind,
            "format": file.format,
            "written_on": today.isoformat(),
            "path": str(file.path),
            "file_hash": hashlib.sha256(file.content).hexdigest(),
            "template": letter.template,
            "template_hash": file.template_hash,
            "recipient": letter.recipient,
            "sent_how": how.sent_how,
            "protected": int(bool(how.unmasked_because)),
        },
    )
    if letter.participant_id is not None and file.format == CALENDAR:
        meeting = next(each for each in meeting_store.of_case(register, letter.case_id) if each.id == letter.meeting_id)
        meeting_store.change_participant(register, letter.participant_id, {"calendar_sequence": meeting.sequence})


def renew_calendar_files(register: Register, meeting: Meeting, default: Path, today: date) -> list[Path]:
    """Write the calendar files anew for everyone who had one, beside the earlier: same UID, the meeting's SEQUENCE."""
    had = [participant for participant in meeting.participants if participant.calendar_sequence is not None]
    if not had:
        return []
    earlier = store.calendar_folder(register, meeting.id)
    folder = Path(earlier).parent if earlier else default / meeting.case_reference
    return write(register, calendar_file.letters(register, meeting, had), How(folder), today)
