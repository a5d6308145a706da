"""What the routine (rutin för avvikelsehantering) may see."""

from __future__ import annotations

from ...case.people import sender_of_register
from ...paper.letterhead import Head
from ...paper.model import Asked, Letter
from ...paper.protection import NOBODY, no_case
from ...register.database import Register
from ...words.record import Record
from ..model import UPWARD
from . import store
from .model import Recipient

ROUTINE_KIND = "rutin för avvikelsehantering"


class RoutinePaper(Record):
    """The routine with the municipality's own recipients."""

    recipients: tuple[Recipient, ...]
    upward: str


def routines(register: Register, asked: Asked) -> list[Letter]:
    """The routine (Arjeplog 2012, bilaga 4) with the register's own recipients."""
    recipients = tuple(store.recipients(register))
    return [
        Letter(
            kind=ROUTINE_KIND,
            title="Rutin för avvikelsehantering",
            name="rutin-for-avvikelsehantering",
            case_id=None,
            reference="register",
            recipient="alla",
            template="deviation/rutin.md.j2",
            data=RoutinePaper(recipients, UPWARD),
            head=Head(sender_of_register(register), asked.today),
            people=(),
            gate=no_case(NOBODY),
        )
    ]
