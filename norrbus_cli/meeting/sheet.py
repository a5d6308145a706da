"""A meeting on one screen: when and where, what for, who comes, and what was said."""

from __future__ import annotations

import shutil
import textwrap
from typing import TYPE_CHECKING

from ..terminal.fitting import MARK, WHOLE
from ..terminal.sheet import GOOD, LATE, QUIET, STRONG, Entry, Line, filled, lines
from ..words.dates import short
from ..words.swedish import listed
from .choices import CANCELLED, NO

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from .model import Meeting, Participant


BESIDE = 16  # signs that the labels take beside the minutes, at most


def groups(
    meeting: Meeting, called: str, place: str, participants: Iterable[Participant], today: date
) -> list[list[Entry]]:
    """The sheet of a meeting, which is ``called`` so: what matters most first; ``place`` and
    ``participants`` as they may be seen. The minutes are rows of the terminal's width, so that as
    many of them are seen as there is room for.
    """
    those = list(participants)
    found = [
        [
            Entry("", [Line(f"{called}: {meeting.kind} {meeting.state}", STRONG)]),
            Entry("När", _when(meeting, today)),
            Entry("Var", lines(", ".join(filter(None, [place, meeting.link])))),
            Entry("Gemensamt", lines(listed(meeting.together))),
        ],
        [
            Entry("Kallade", [_actor(each, meeting) for each in those if each.actor]),
            Entry("Inbjudna", [_guest(each, meeting) for each in those if not each.actor]),
        ],
        [Entry("Räknas", _lacking(meeting))],
        [
            Entry("Syfte", lines(meeting.purpose), 1, WHOLE),
            Entry("För barnet", lines(meeting.child_purpose), 0, WHOLE),
            Entry("Dagordning", lines(meeting.agenda), 0, WHOLE),
            Entry("Leds av", lines(meeting.led_by), 0, WHOLE),
            Entry("Kallas av", lines(meeting.summoned_by), 0, WHOLE),
            Entry("Övriga", lines(meeting.others), 0, WHOLE),
        ],
        [
            Entry("Nästa möte", lines(meeting.next_meeting), 0, WHOLE),
            Entry("Reflektion", lines(meeting.reflection), 0, WHOLE),
            Entry("Anteckningar", _rows(meeting.notes), 1, WHOLE),
        ],
    ]
    # The last that is there takes what is left of the screen.
    return filled(found)


def _rows(text: str) -> list[Line]:
    width = max(shutil.get_terminal_size().columns - BESIDE, BESIDE)
    rows = (row for each in text.split("\n") for row in textwrap.wrap(each, width))
    return [Line(row) for row in rows]


def _when(meeting: Meeting, today: date) -> list[Line]:
    """Its day and hour; that it is off and why, or that nobody has said that it was held."""
    said = f"{meeting.when}, {meeting.length} minuter"
    if meeting.state == CANCELLED:
        why = f": {meeting.cancelled_reason}" if meeting.cancelled_reason else ""
        word = [Line(f"på återbudet: {meeting.cancelled_word}")] if meeting.cancelled_word else []
        return [Line(said), Line(f"{MARK}inställt{why}", LATE, whole=True), *word]
    if meeting.pending and meeting.day < today:
        return [Line(said), Line(f"{MARK}inte registrerat som hållet än", LATE, whole=True)]
    return [Line(said)]


def _actor(each: Participant, meeting: Meeting) -> Line:
    who = f"{each.called}, {each.contact.presented}" if each.contact else each.called
    mandate = ", mandat" if each.mandate else ""
    return _participant(each, meeting, who, mandate)


def _guest(each: Participant, meeting: Meeting) -> Line:
    return _participant(each, meeting, each.called, "")


def _participant(each: Participant, meeting: Meeting, who: str, more: str) -> Line:
    """How somebody came, or has answered, and how the summons went; a refusal is never cut."""
    sent = f"; skickat {short(each.summoned_on)}, {each.sent_how}"
    if each.override:
        sent += f"; utan samtycke: {each.override}"
    if meeting.held_on:
        said, tone = f"{each.attendance_spoken}{more}", GOOD if each.came else QUIET
    else:
        said, tone = each.answer_spoken, LATE if each.answer == NO else GOOD if each.answer else ""
    if each.answer == NO and not (meeting.held_on and each.came):
        said = each.answer_spoken if not meeting.held_on else f"{said}, {each.answer_spoken}"
        return Line(f"{MARK}{who}: {said}{sent}", LATE, f"{MARK}{who}: {said}", whole=True)
    return Line(f"{who}: {said}{sent}", tone, f"{who}: {said}", whole=True)


def _lacking(meeting: Meeting) -> list[Line]:
    if not meeting.lacking:
        return []
    if meeting.counts_anyway:
        return [Line(f"ändå, fast {meeting.lacking} saknades: {meeting.counts_anyway}")]
    return [Line(f"{MARK}nej: {meeting.lacking} saknades", LATE, whole=True)]
