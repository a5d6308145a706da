"""Which column is what: as told, as last time, or by its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from ...terminal.reading import chosen
from ...words.record import Record
from .choices import KINDS
from .failed import REASON
from .fields import FIELDS, Field, heading_key, words
from .form import ReadIn
from .refusals import (
    FieldsMissing,
    HeadingTwice,
    NoHeadings,
    NoSuchHeading,
    NotAPair,
    UnknownHeading,
    WhichKind,
)
from .store import Remembered

LONGEST = 100  # signs of a heading; own choice
MISSPELT = 1  # required headings that may be, where the kind is known by the others; own choice
_DATA = re.compile(r"\d{6}|\d{4}-\d{2}-\d{2}|@")  # a number, a day, an address
# Who is asked what a column is, at a terminal: its heading and what there is to choose from.
Ask = Callable[[str, Sequence[str]], str]
SKIP = "hoppa över"


class Matching(Record):
    """What the rows are, and for each column the field that it holds; None for one skipped."""

    kind: str
    headings: list[str]
    fields: list[Field | None]

    @property
    def meaning(self) -> dict[str, str]:
        """The key of the field that each heading means; empty for one skipped."""
        return {
            heading: field.key if field else ""
            for heading, field in zip(self.headings, self.fields, strict=True)
        }

    @property
    def required(self) -> list[Field]:
        """The fields that every row must have."""
        return [each for each in FIELDS[self.kind] if each.required]


def check_headings(headings: Sequence[str]) -> None:
    """Raises NoHeadings, HeadingTwice."""
    seen = set()
    for place, heading in enumerate(headings, 1):
        key = heading_key(heading)
        if not key or len(heading) > LONGEST or _DATA.search(heading):
            raise NoHeadings(place)
        if key in seen:
            raise HeadingTwice(heading)
        seen.add(key)


def matched(
    headings: list[str], wanted: ReadIn, before: Remembered | None, ask: Ask | None
) -> Matching:
    """What each column is.

    Raises WhichKind, NotAPair, NoSuchHeading, NotAChoice, UnknownHeading, HeadingTwice,
    FieldsMissing.
    """
    skipped = {_place(headings, "--hoppa-över", each) for each in wanted.skipped}
    skipped |= {place for place, each in enumerate(headings) if each == REASON}
    told = dict(_pair(headings, each) for each in wanted.columns)
    kind = wanted.kind or (before.kind if before else _guessed(headings, told))
    fields: list[Field | None] = []
    for place, heading in enumerate(headings):
        if place in skipped:
            fields.append(None)
        elif place in told:
            fields.append(_named(kind, told[place]))
        else:
            fields.append(_understood(kind, heading, before, ask))
    _check(kind, headings, fields)
    return Matching(kind, headings, fields)


def _understood(
    kind: str, heading: str, before: Remembered | None, ask: Ask | None
) -> Field | None:
    if before and before.kind == kind:
        key = before.meaning[heading]
        return _named(kind, key) if key else None
    if found := _by_heading(kind, heading):
        return found
    known = [each.key for each in FIELDS[kind]]
    if ask is None:
        raise UnknownHeading(heading, words(kind), kind)
    answer = ask(heading, [*known, SKIP])
    return None if answer == SKIP else _named(kind, answer)


def _check(kind: str, headings: Sequence[str], fields: Sequence[Field | None]) -> None:
    seen = set()
    for heading, field in zip(headings, fields, strict=True):
        if field and field.key in seen:
            raise HeadingTwice(heading, field.key)
        seen.add(field.key if field else "")
    missing = [each.key for each in FIELDS[kind] if each.required and each.key not in seen]
    if missing:
        raise FieldsMissing(kind, missing)


def _guessed(headings: Sequence[str], told: dict[int, str]) -> str:
    """The kind whose fields the headings name most of, where least that is required lacks.

    One heading that is misspelt is told as itself: the kind is known by the others.
    """
    ranks: dict[str, tuple[int, int]] = {}
    for kind in KINDS:
        found = [
            _by_heading(kind, told.get(place, heading)) for place, heading in enumerate(headings)
        ]
        keys = {each.key for each in found if each}
        lacking = sum(each.required and each.key not in keys for each in FIELDS[kind])
        if keys and lacking <= MISSPELT:
            ranks[kind] = (-lacking, len(keys))
    most = max(ranks.values(), default=(0, 0))
    best = [kind for kind, rank in ranks.items() if rank == most]
    if len(best) != 1:
        raise WhichKind(best or KINDS)
    return best[0]


def _by_heading(kind: str, heading: str) -> Field | None:
    """The field that is called so; its own word goes before what else it is called."""
    key = heading_key(heading)
    own = [each for each in FIELDS[kind] if heading_key(each.key) == key]
    return next(iter(own or [each for each in FIELDS[kind] if key in each.called]), None)


def _named(kind: str, typed: str) -> Field:
    """The field that was named. Raises NotAChoice."""
    if found := _by_heading(kind, typed):
        return found
    key = chosen(typed, [each.key for each in FIELDS[kind]])
    return next(each for each in FIELDS[kind] if each.key == key)


def _pair(headings: Sequence[str], typed: str) -> tuple[int, str]:
    heading, sign, field = typed.rpartition("=")
    if not (sign and field.strip()):
        raise NotAPair
    return _place(headings, "--kolumn", heading), field.strip()


def _place(headings: Sequence[str], option: str, typed: str) -> int:
    keys = [heading_key(each) for each in headings]
    if heading_key(typed) not in keys:
        raise NoSuchHeading(option, typed.strip(), list(headings))
    return keys.index(heading_key(typed))
