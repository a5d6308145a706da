"""What the agenda (mötesagenda) and the minutes (minnesanteckningar) of a meeting above the single
case may see: no child.
"""

from __future__ import annotations

from datetime import date

from ..case.people import sender_of_register
from ..paper.letterhead import Head
from ..paper.model import Asked, Letter
from ..paper.protection import ABOVE, no_case
from ..register.database import Register
from ..words.record import Record, made_of
from ..words.swedish import fold
from .member import store as member_store
from .model import PRESENT, STEERING_GROUP, Forum, Matter, Participant, presented
from .refusals import CalledOff, NoAgenda, NotHeld

AGENDA, MINUTES = "mötesagenda", "minnesanteckningar"


class ForumPaper(Record):
    """A paper about a meeting above the single case.

    ``recipients`` are those who are to have the minutes.
    """

    reference: str
    called: str
    day: date
    time: str
    place: str
    link: str
    agenda: tuple[str, ...]
    summoned_by: str
    led_by: str
    participants: tuple[str, ...]
    present: tuple[Participant, ...]
    absent: tuple[str, ...]
    others: str
    matters: tuple[Matter, ...]
    notes: str
    reflection: str
    next_meeting: str
    recipients: tuple[str, ...]


def agendas(register: Register, forum: Forum, asked: Asked) -> list[Letter]:
    """The agenda, the same for all. Raises CalledOff, NoAgenda."""
    if forum.cancelled_on:
        raise CalledOff(forum.reference)
    if not forum.points:
        raise NoAgenda(forum.reference, forum.held_on is not None)
    return [_letter(register, forum, AGENDA, "deltagarna", asked)]


def minutes(register: Register, forum: Forum, asked: Asked) -> list[Letter]:
    """The minutes, the same for all. Raises NotHeld."""
    if forum.held_on is None:
        raise NotHeld(forum.reference)
    return [_letter(register, forum, MINUTES, "deltagarna och styrgruppen", asked)]


def _letter(register: Register, forum: Forum, kind: str, recipient: str, asked: Asked) -> Letter:
    return Letter(
        kind=kind,
        title=f"{kind.capitalize()} {forum.reference}",
        name=f"{forum.reference}-{fold(kind)}",
        case_id=None,
        reference=forum.reference,
        recipient=recipient,
        template=f"forum/{fold(kind)}.md.j2",
        data=_paper(register, forum),
        head=Head(sender_of_register(register), asked.today, forum.reference),
        people=(),
        gate=no_case(ABOVE),
    )


def _paper(register: Register, forum: Forum) -> ForumPaper:
    came = [each for each in forum.participants if each.attendance == PRESENT]
    everyone = forum.recipients(member_store.members(register, STEERING_GROUP))
    return made_of(
        ForumPaper,
        forum,
        called=forum.called,
        time=forum.hours,
        agenda=forum.points,
        participants=tuple(each.presented for each in forum.participants),
        present=tuple(came),
        absent=tuple(each.presented for each in forum.participants if each not in came),
        recipients=tuple(presented(each.name, each.role) for each in everyone),
    )
