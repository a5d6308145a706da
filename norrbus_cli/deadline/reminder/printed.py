"""Reminders as they are printed and mailed: a letter that a person can read, in the words of the
paper.

No name of a child, as in ``letter``; in a mail no name at all.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from ...paper.marks import unescaped
from ...paper.render import render
from .letter import TEMPLATE, ReminderLetter, cases
from .model import Digest, Recipient, Reminder

MAIL = "reminder/paminnelse.md.j2"
WIDTH = 78  # signs: fits a terminal and a mail
KEPT = "\N{NO-BREAK SPACE}"  # in a command, so that it stays on one line


def letters(
    reminders: Sequence[Reminder], recipients: dict[str, Recipient], today: date
) -> Iterator[str]:
    """A letter to each who is told, from ``reminders`` by recipient. Raises BadTemplate."""
    for key, own in groupby(reminders, key=lambda each: each.recipient):
        told = list(own)
        data = ReminderLetter(recipients[key].name, cases(told, today))
        yield _plain(render(TEMPLATE, "Påminnelse", data).body, told)


def mailed(digest: Digest) -> tuple[str, str]:
    """The same letter to one recipient as plain text and as a page. Raises BadTemplate."""
    data = ReminderLetter("", cases(digest.reminders, digest.today))
    written = render(MAIL, digest.subject, data)
    return _plain(written.body, digest.reminders), written.html.decode()


def _plain(body: str, told: Iterable[Reminder]) -> str:
    """A letter of Markdown as lines to read; a heading stands right above what it is about."""
    text, commands = unescaped(body), {each.deadline.settled_by for each in told}
    for each in sorted(commands, key=len, reverse=True):
        text = text.replace(each, each.replace(" ", KEPT))
    blocks = [
        textwrap.fill(
            block.lstrip("# "), WIDTH, break_long_words=False, break_on_hyphens=False
        ).replace(KEPT, " ")
        + ("\n" if block.startswith("##") else "\n\n")
        for block in text.strip().split("\n\n")
    ]
    return "".join(blocks).rstrip("\n")
