"""Calendar files that go with a mail, for the meetings it reminds of.

Neither place nor link nor name.
"""

from __future__ import annotations

from ...meeting import store as meeting_store
from ...meeting.calendar_file import publication
from ...meeting.deadlines import MEETING_DAY
from ...register.database import Register
from .model import Digest


def calendar_files(register: Register, digest: Digest) -> list[tuple[str, bytes]]:
    """A file name and its content for each meeting to come in a digest; for several that are held
    as one, that of the first.
    """
    found = [
        meeting_store.find(register, each.deadline.subject)
        for each in digest.reminders
        if each.deadline.kind == MEETING_DAY
    ]
    meetings = {each.joint or each.uid: each for each in reversed(found)}.values()
    return [(f"{meeting.reference}.ics", publication(meeting)) for meeting in reversed(meetings)]
