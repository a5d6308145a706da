"""What the papers that are about no case may see.

The information to guardians (föräldrainformation) and the checklist for staff (grönt kort).
"""

from __future__ import annotations

from ...case.people import sender_of_register
from ...deadline import store as deadline_store
from ...paper.letterhead import Head, Sender
from ...paper.model import Asked, Letter
from ...paper.protection import NOBODY, no_case
from ...register.database import Register
from ...rule.model import MEETING, SUMMONS
from ...words.record import Record

INFORMATION, CARD = "föräldrainformation", "grönt kort"


# The name of each paper's file and template, its title, and who reads it.
PAPERS = {
    INFORMATION: (
        ("foraldrainformation", "Information till vårdnadshavare", "vårdnadshavare"),
        ("information-barn", "Information till barn", "barnet"),
        ("information-ung", "Information till den som har fyllt 18", "den unge"),
    ),
    CARD: (("gront-kort", "Grönt kort", "personal"),),
}


class Period(Record):
    """How long something may take, and who says so.

    ``number`` is empty where nobody gives a number.
    """

    number: str
    source: str


class StandingPaper(Record):
    """A paper of the authority's own."""

    sender: Sender
    summons: Period
    meeting: Period


def letters(kind: str, register: Register, asked: Asked) -> list[Letter]:
    """The paper of a kind, with the register's own authority and rules."""
    in_force = deadline_store.choices(register).in_force()
    summons, meeting = (
        Period(in_force[rule].number if in_force[rule].span else "", in_force[rule].source)
        for rule in (SUMMONS, MEETING)
    )
    data = StandingPaper(sender_of_register(register), summons, meeting)
    return [
        Letter(
            kind,
            title,
            name,
            None,
            "register",
            reader,
            f"register/{name}.md.j2",
            data,
            (),
            no_case(NOBODY),
            Head(data.sender, asked.today),
        )
        for name, title, reader in PAPERS[kind]
    ]
