"""Which template is in force on a day, and which fields a template can use."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from ...paper.decisions import DECISIONS, ELSEWHERE
from ...paper.template import own
from ...paper.template.choosing import chosen
from ...paper.template.fields import Field, walk
from ...paper.template.model import Chosen, Unusable
from ...paper.template.reading import Use, read
from ...register.house import House
from ..papers.records import in_every_language, written
from .model import BROKEN, BUILT_IN, OWN, InForce, UsableField

# What a template may use of the letterhead: the rest stands around its text.
_HOUSE = ("house.name", "house.contact", "house.officer")


def all_in_force(folder: Path, day: date) -> list[InForce]:
    """Every template and part that can be replaced, and what holds on a day."""
    kinds: dict[str, dict[str, None]] = {}
    for each in in_every_language():
        for name in chosen(each.template).parts:
            kinds.setdefault(name, {})[each.kind] = None
    return [_in_force(folder, name, tuple(kinds[name]), day) for name in sorted(kinds)]


def _in_force(folder: Path, name: str, kinds: tuple[str, ...], day: date) -> InForce:
    try:
        part = chosen(name, folder, day).parts[name]
    except Unusable as error:
        return InForce(name, kinds, BROKEN, file=error.trouble.where, why=error.trouble.spoken)
    if part.path is None:
        return InForce(name, kinds, BUILT_IN)
    return InForce(name, kinds, OWN, own.time_of(part).spoken, str(part.path))


def shown(folder: Path, kind: str, day: date) -> Iterator[tuple[InForce, str]]:
    """The templates of a kind that are in force on a day, with what each says: the built-in one
    where one's own cannot be used.
    """
    for each in written(kind):
        found = _in_force(folder, each.template, (kind,), day)
        there = chosen(each.template, folder if found.source == OWN else None, day)
        yield found, there.parts[each.template].text


def fields(kind: str) -> Iterator[UsableField]:
    """The fields that a kind's templates can use, in their order in the data."""
    for each in written(kind):
        found = chosen(each.template)
        used = read(found, each.data).used
        for field in (*walk(each.data), *_of_house()):
            use = used.get(field.path)
            yield UsableField(
                each.template,
                field.path,
                field.holds,
                _said(field, use, found),
                field.written,
                f"{use.where}, rad {use.line}" if use else "",
            )


def _of_house() -> Iterator[Field]:
    return (each for each in walk(House, "house", only=_HOUSE))


def _said(field: Field, use: Use | None, found: Chosen) -> str:
    """The label on the paper, else what a user calls the field, else the heading that it is under
    in the built-in template.
    """
    _, called = DECISIONS.get(field.record, {}).get(field.name, ("", ELSEWHERE))
    if use and use.label:
        return use.label
    if called != ELSEWHERE:
        return called
    lines = found.parts[use.where].text.split("\n")[: use.line - 1] if use else []
    headings = [line.lstrip("# ") for line in lines if line.startswith("#") and "{" not in line]
    return f"under {headings[-1]}" if headings else ""
