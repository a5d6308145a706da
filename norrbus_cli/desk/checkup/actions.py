"""The check-up itself: one look after the other, and a copy tried as it would be restored."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ...authority.copies import restoring
from ...authority.copies import store as copies
from ...authority.copies.actions import chosen
from ...authority.copies.model import COPIED, TRIED, lateness
from ...authority.copies.refusals import NoCopy
from ...history.actions import spoken
from ...paper import store as papers
from ...paper import taken_back
from ...paper.kept import store as kept
from ...register.checking import check as check_log
from ...register.wholeness import look_through
from ...words.dates import short
from ...words.errors import FileTrouble
from ...words.text import first_upper
from ..papers.attachment import store as attachments
from . import places, store
from .model import ADVICE, FAULT, WARNING, Checkup, Finding
from .papers import changed
from .refusals import FOLDER
from .texts import telling

if TYPE_CHECKING:
    from pathlib import Path

    from ...register.cells import Author
    from ...register.config import Settings
    from ...register.copy_settings import CopySettings
    from ...register.database import Register

# Own choice: four times a year, as an exercise.
TRY_EVERY = timedelta(days=90)
HOW = "norrbus register återställ KOPIA"
_ORDER = (FAULT, WARNING, ADVICE)


def check(
    register: Register, settings: Settings, file: Path, rule: CopySettings, review: str, today: date
) -> Checkup:
    """Go through the register and all that belongs to it; ``file`` has the settings, ``review``
    says that the log should have been reviewed.

    Writes nothing; what killed commands left is removed. Raises FileTrouble where the file cannot
    be read at all.
    """
    whole = look_through(register)
    if whole.faults:  # what stands there cannot be trusted to tell of anything else
        wrong = [Finding(FAULT, "fil", f"I registret finns {each}.", HOW) for each in whole.faults]
        return Checkup(0, 0, 0, wrong)
    papers.tidy(register, settings.dokument)
    with suppress(FileTrouble):  # of a register that can only be read
        taken_back.finish(register)
    documents = papers.about(register, "")
    findings = [
        *store.journal(register),
        *_log(register),
        *store.calendar(register, today),
        *store.clocks(register),
        *places.shared(settings, places.mounted()),
        *places.readable(settings),
        *places.roomy(settings),
        *_copies(register, rule, today),
        *store.runs(register, settings, file, today),
        *_review(review),
        *changed(documents),
        *_pages(register),
        *_words(register),
        *telling(register, today),
        *places.left(settings, today),
        *store.drafts(register, today),
    ]
    findings.sort(key=lambda each: _ORDER.index(each.severity))
    return Checkup(whole.rows, whole.tables, len(documents), findings)


def _log(register: Register) -> Iterator[Finding]:
    for wrong in spoken(check_log(register).findings):
        yield Finding(FAULT, "logg", f"{first_upper(wrong)}.", "norrbus logg kontrollera")


def _review(late: str) -> Iterator[Finding]:
    if late:
        what, _, mends = late.partition(". ")
        yield Finding(WARNING, "granskning", f"{what}.", mends)


def _pages(register: Register) -> Iterator[Finding]:
    for number in attachments.damaged(register):
        yield Finding(FAULT, "bilaga", f"Bilaga {number} är inte det som bifogades.", HOW)


def _words(register: Register) -> Iterator[Finding]:
    for number in kept.damaged(register):
        said = f"Det som papper {number} sade är inte det som sparades."
        yield Finding(FAULT, "dokument", said, HOW)


def _copies(register: Register, rule: CopySettings, today: date) -> Iterator[Finding]:
    made = copies.last(register, COPIED, today)
    if late := lateness(made, rule, today):
        what, _, mends = late.partition(". ")
        yield Finding(WARNING, "säkerhetskopia", f"{what}.", mends)
    tried = copies.last(register, TRIED, today)
    if made and (tried is None or today - tried.day > TRY_EVERY):
        when = f"sedan {short(tried.day)}" if tried else "någon gång"
        yield Finding(
            ADVICE,
            "säkerhetskopia",
            f"Ingen har provat att återställa en säkerhetskopia {when}.",
            "norrbus register kontrollera --kopia" if rule.folder else FOLDER,
        )


def try_copy(
    register: Register, settings: Settings, rule: CopySettings, author: Author, today: date
) -> restoring.Trial:
    """Try the newest copy as it would be restored, in a place of its own; the register is as it
    was.

    Raises NoFolder, NoCopy, NotWhole, AnotherRegister, FileTrouble.
    """
    folder = chosen(rule, "")
    found = copies.in_folder(folder, settings.register)
    if not found:
        raise NoCopy(folder)
    with restoring.tried(found[0].path, settings, author, register.unlock) as trial:
        restoring.lost(register, trial)
        restoring.note(register, trial, today)
        return trial
