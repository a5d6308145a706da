"""What a letter of reminders (påminnelse) may see: what ``norrbus påminn`` tells, for one person.

References, kinds of deadline and days; no name of a child. It is of what has come by the day,
whether a run has told it or not, and tells no run that it has been told. That the log is to be
reviewed is left to the run, which knows the setting.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from ...case.people import sender_of_register
from ...paper.letterhead import Head
from ...paper.model import Asked, Letter, NobodyToWriteTo
from ...paper.protection import NOBODY, no_case
from ...register.database import Register
from ...words.record import Record
from . import store
from .model import Reminder
from .paper import Line, line

KIND, TEMPLATE = "påminnelse", "reminder/brev.md.j2"


class RemindedCase(Record):
    """A case, or what stands without one, and what is to be done in it."""

    reference: str
    lines: tuple[Line, ...]


class ReminderLetter(Record):
    """A letter to a coordinator or an actor: the most late first."""

    recipient: str
    cases: tuple[RemindedCase, ...]


def letters(register: Register, asked: Asked) -> list[Letter]:
    """A letter to each who has anything to be reminded of. Raises NobodyToWriteTo."""
    found, _ = store.to_tell(register, asked.today, told=True)
    if not found:
        raise NobodyToWriteTo(KIND, "Ingen frist är nära, på dagen eller försenad.")
    sender, known = sender_of_register(register), store.recipients(register)
    made = []
    for key, reminders in groupby(found, key=lambda each: each.recipient):
        name = known[key].name
        made.append(
            Letter(
                kind=KIND,
                title="Påminnelse",
                name=f"paminnelse-{_part(key)}-{asked.today.isoformat()}",
                case_id=None,
                reference="register",
                recipient=name,
                template=TEMPLATE,
                data=ReminderLetter(name, cases(list(reminders), asked.today)),
                people=(),
                gate=no_case(NOBODY),
                head=Head(sender, asked.today, "Påminnelse", to=(name,)),
            )
        )
    return made


def _part(key: str) -> str:
    """Who it is in a file's name: ``samordnare-1``, ``aktor-2``."""
    return key.replace("ö", "o").replace(" ", "-")


def cases(reminders: Iterable[Reminder], today: date) -> tuple[RemindedCase, ...]:
    """One recipient's reminders by case, as they stand on a day."""
    by_case: dict[str, list[Line]] = {}
    for each in reminders:
        by_case.setdefault(each.deadline.reference, []).append(line(each, today))
    return tuple(RemindedCase(reference, tuple(lines)) for reference, lines in by_case.items())
