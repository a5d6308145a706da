"""What is held back of a chapter, said once: the same at a terminal and on paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..words.swedish import listed
from .lines import Entry, Lines
from .model import HIDDEN
from .report import Report

# An indicator, and what of it is spoken of.
Of = tuple[Entry, str]


def held_back(report: Report, entries: Sequence[Entry]) -> str:
    """Says what of a chapter is not shown, of which columns, and what is shown in fewer groups.

    Empty where all is shown.
    """
    return " ".join((*_nowhere(entries), *_somewhere(report, entries), *_in_groups(entries)))


def _nowhere(entries: Sequence[Entry]) -> Iterator[str]:
    found = [(entry, what) for entry in entries for what in entry.unseen]
    if found:
        yield f"Visas inte, för att ingen ska kunna pekas ut: {_named(found)}."


def _somewhere(report: Report, entries: Sequence[Entry]) -> Iterator[str]:
    """What is shown of some columns alone."""
    found: dict[tuple[str, ...], list[Of]] = {}
    zero = False
    for entry in entries:
        for split in entry.seen:
            held = _held(entry, split)
            if held:
                columns = tuple(report.columns[place] for place in held)
                found.setdefault(columns, []).append((entry, split.by))
                zero |= any(line.counts[place] == 0 for line in split.lines for place in held)
    for columns, of in found.items():
        yield f"För {listed(columns)} hålls delarna inne: {_named(of)}."
    if zero:
        yield "En nolla som ändå står där följer av andra tal."


def _held(entry: Entry, split: Lines) -> list[int]:
    """The columns of which all of a split is held back."""
    totals = enumerate(zip(entry.total.counts, split.whole, strict=True))
    return [place for place, (total, whole) in totals if whole or total is HIDDEN]


def _in_groups(entries: Sequence[Entry]) -> Iterator[str]:
    found = [(entry, split.by) for entry in entries for split in entry.seen if split.of]
    if found:
        yield (
            "Visas i färre grupper än definitionens, eftersom fler hade lämnat för många luckor:"
            f" {_named(found)}."
        )


def _named(found: Iterable[Of]) -> str:
    """``Öppnade ärenden (kön och nivå); Från behov till möte (inom frist)``."""
    parts: dict[str, list[str]] = {}
    for entry, what in found:
        parts.setdefault(entry.indicator.title, []).append(what)
    return "; ".join(f"{title} ({listed(each)})" for title, each in parts.items())
