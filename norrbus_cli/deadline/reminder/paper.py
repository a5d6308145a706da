"""What the reminder digest may show: references, kinds of deadline and days.

No name and nothing about a person.
"""

from __future__ import annotations

from datetime import date

from ...paper.render import Rendered, render
from ...words.dates import long, short
from ...words.record import Record
from .model import ACTOR, BEFORE, LATE, ON_DAY, OPEN, Digest, Reminder

TEMPLATE = "reminder/paminnelse.md.j2"


class Line(Record):
    """One reminder on paper."""

    kind: str
    subject: str
    when: str
    standing: str
    what: str
    source: str
    settled_by: str
    missed: str


class Group(Record):
    """Reminders that press alike."""

    title: str
    lines: tuple[Line, ...]


class DigestOnPaper(Record):
    """A digest on paper, what presses most first."""

    today: str
    groups: tuple[Group, ...]


TITLES = {
    LATE: "Försenat",
    ON_DAY: "Idag",
    BEFORE: "Snart",
    OPEN: "Öppet, utan bestämt antal dagar",
}


def write(digest: Digest) -> Rendered:
    """A digest as Markdown and HTML. Raises BadTemplate."""
    groups = [
        Group(
            title, tuple(line(each, digest.today) for each in digest.reminders if each.word == word)
        )
        for word, title in TITLES.items()
    ]
    return render(
        TEMPLATE,
        digest.subject,
        DigestOnPaper(long(digest.today), tuple(group for group in groups if group.lines)),
    )


def line(each: Reminder, today: date) -> Line:
    """A reminder on paper, as it stands on a day."""
    deadline = each.deadline
    return Line(
        kind=deadline.kind,
        subject=deadline.subject,
        when=(
            f"senast {short(deadline.due)}"
            if deadline.due
            else f"öppen sedan {short(deadline.start)}"
        ),
        standing=deadline.spoken(today),
        what=deadline.rule.what,
        source=deadline.source,
        settled_by="" if each.recipient.startswith(ACTOR) else deadline.settled_by,
        missed=short(each.missed) if each.missed else "",
    )
