"""What a reminder is, and by which stages a deadline is told.

Before, on the day, late and then weekly.
"""

from __future__ import annotations

from datetime import date, timedelta

from ...rule.model import WEEK, Deadline, Unreadable
from ...words.dates import short
from ...words.errors import FileTrouble, WrongUsage
from ...words.record import Record

BEFORE, ON_DAY, LATE, OPEN = "före", "på dagen", "försenad", "öppen"
PLANNED, HANDED_OVER, FAILED, SUPERSEDED = "planerad", "överlämnad", "misslyckad", "ersatt"
COORDINATOR, ACTOR = "samordnare", "aktör"


class AnotherRun(FileTrouble):
    """Another run has been at work for too long."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            f"En annan påminnelsekörning har pågått i mer än {minutes} minuter. Den här gjorde"
            " ingenting. Se efter vad som hindrar den andra."
        )


class NoMailSettings(WrongUsage):
    """Mail was asked for and there is no server to send by."""

    def __init__(self) -> None:
        super().__init__(
            "Det finns inga inställningar för e-post. Lägg till avsnittet [epost] i"
            " inställningsfilen (se docs/drift.md), eller kör utan --epost så skrivs"
            " påminnelserna ut."
        )


class NotSent(Exception):
    """A digest was not handed over; ``why`` is a Swedish clause."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def counted(count: int) -> str:
    """``1 påminnelse``, ``3 påminnelser``."""
    return "1 påminnelse" if count == 1 else f"{count} påminnelser"


class Recipient(Record):
    """Who is told: a coordinator, or an actor that is to be reminded.

    ``key`` is what the ledger knows.
    """

    key: str
    name: str
    email: str


class Reminder(Record):
    """A deadline told to a recipient at a stage.

    ``stage`` is BEFORE, ON_DAY, or LATE or OPEN with the number of whole weeks.

    ``missed``: the day on which it should have been told, when no run took place until later.
    """

    deadline: Deadline
    stage: str
    recipient: str
    missed: date | None = None

    @property
    def word(self) -> str:
        """The stage without its number of weeks: BEFORE, ON_DAY, LATE or OPEN."""
        return self.stage.rstrip("0123456789 ")

    @property
    def late(self) -> bool:
        """Whether the last day has passed."""
        return self.word == LATE

    @property
    def stage_spoken(self) -> str:
        """The stage in words; marked when a run was missed."""
        return f"{self.word} (skulle ha kommit {short(self.missed)})" if self.missed else self.word


class Digest(Record):
    """Everything that one recipient is told in one run."""

    recipient: Recipient
    reminders: tuple[Reminder, ...]
    today: date

    @property
    def subject(self) -> str:
        """``Norrbus: 3 påminnelser, 1 försenad``; names nobody."""
        late = sum(each.late for each in self.reminders)
        return f"Norrbus: {counted(len(self.reminders))}" + (
            f", {late} {'försenad' if late == 1 else 'försenade'}" if late else ""
        )


class Failure(Record):
    """A digest that was not handed over, and why."""

    recipient: Recipient
    count: int
    why: str

    @property
    def sentence(self) -> str:
        """What went wrong and what happens next."""
        which = "Den" if self.count == 1 else "De"
        return (
            f"{counted(self.count)} till {self.recipient.name} kom inte fram: {self.why}. {which}"
            " prövas igen vid nästa körning."
        )


class Report(Record):
    """What a run did."""

    told: list[Reminder]
    recipients: dict[str, Recipient]
    failures: list[Failure]
    unreadable: list[Unreadable]

    @property
    def in_order(self) -> bool:
        """Whether nothing failed."""
        return not self.failures and not self.unreadable


def first_day(reminder: Reminder, before: date) -> date:
    """The first day of a reminder's stage; ``before`` is that of the stage BEFORE."""
    due = reminder.deadline.due_day
    word, _, weeks = reminder.stage.rpartition(" ")
    if word == LATE:
        return due + timedelta(days=1 + WEEK * int(weeks))
    if word == OPEN:
        return due + timedelta(days=WEEK * int(weeks))
    return before if reminder.stage == BEFORE else due
