"""What is said of a file: which column is what, what would come of its rows, what came."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...evaluation.model import ANSWERS
from ...words.swedish import listed
from .choices import ACTORS, CASES, CLOSED, CONTACTS

if TYPE_CHECKING:
    from .actions import File, Outcome

# One of each, what several are called, and how it has come.
_WORDS = {
    CASES: ("1 ärende", "ärenden"),
    CLOSED: ("1 avslutat ärende", "avslutade ärenden"),
    ACTORS: ("1 aktör", "aktörer"),
    CONTACTS: ("1 kontaktperson", "kontaktpersoner"),
    ANSWERS: ("1 svar", "svar"),
}


def counted(kind: str, count: int) -> str:
    """``1 ärende``, ``12 ärenden``."""
    one, many = _WORDS[kind]
    return one if count == 1 else f"{count} {many}"


def rows(count: int) -> str:
    """``1 rad``, ``12 rader``."""
    return "1 rad" if count == 1 else f"{count} rader"


def of_columns(file: File) -> Iterator[str]:
    """How the file was understood, in sentences."""
    matching = file.matching
    sheet = f"Bladet {file.sheet}. " if file.sheet else ""
    yield f"{sheet}Raderna läses som {matching.kind}."
    if file.others:
        yield f"Läses inte, välj med --blad: {listed(file.others)}."
    for heading, key in matching.meaning.items():
        yield f"  {heading} → {key or 'läses inte'}"


def of_outcome(file: File, found: Outcome) -> Iterator[str]:
    """What the rows would become, or became, in sentences."""
    if found.new:
        more = [_told(*each) for each in found.beside if each[0]]
        with_them = f", med {listed(more)}" if more else ""
        yield f"Nya: {counted(file.matching.kind, found.new)}{with_them}."
        yield from (f"  {each}" for each in found.shown)
        if found.shown and found.new > len(found.shown):
            yield f"  … och {found.new - len(found.shown)} till"
    if found.there:
        rest = " …" if found.there > len(found.left_out) else ""
        where = f"rad {', '.join(map(str, found.left_out))}{rest}"
        yield f"Hoppas över, finns redan eller står två gånger: {rows(found.there)} ({where})."
    yield from _naming(found)
    yield f"Fel: {rows(found.wrong)}." if found.wrong else "Fel: inga."
    yield from (f"  {each}" for each in found.reasons)
    if found.wrong > len(found.reasons):
        yield f"  … och {found.wrong - len(found.reasons)} till"
    yield f"Rader med fel står i {found.failed}" + ("" if found.wrong else " (tom)")


def _naming(found: Outcome) -> Iterator[str]:
    """Which rows have a text that names another child: not whom, since it may be a pipe."""
    if found.naming:
        yield (
            f"Texten nämner någon annan (OSL 25 kap. 1 §, 26 kap. 1 §): {rows(found.naming)}. Läs"
            " dem, och skriv om det som kan vara ett annat barn."
        )
        yield from (f"  Rad {each}: texten nämner någon annan" for each in found.named_in)
        if found.naming > len(found.named_in):
            yield f"  … och {found.naming - len(found.named_in)} till"


def _told(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
