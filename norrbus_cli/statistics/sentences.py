"""What is said of a report in words, the same at a terminal, on paper and in a workbook."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..words.dates import plain
from ..words.swedish import listed
from ..words.text import first_upper
from .lines import Entry, Lines
from .model import HIDDEN, Hidden
from .report import Report
from .rows import HIDDEN_SIGN, NO_DATA, sign

SIGNS = (
    f"”{HIDDEN_SIGN}” betyder att talet inte visas, för att ingen ska kunna pekas ut. ”0” betyder"
    f" inga. ”{NO_DATA}” betyder att uppgift inte finns."
)


_NUMBERS = ("två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")


def held_back(report: Report, entry: Entry, split: Lines) -> str:
    """Says in which groups the split is shown, in which columns all of it is held back, and why."""
    columns = list(zip(report.columns, entry.total.counts, split.whole, strict=True))
    of_total = [column for column, total, _ in columns if total is HIDDEN]
    of_parts = [column for column, total, whole in columns if whole and total is not HIDDEN]
    sentences = [_in_groups(split)] if split.of else []
    sentences += (
        [f"Totalen visas inte för {listed(of_total)}, och därför inte heller delarna."]
        if of_total
        else []
    )
    sentences += (
        [f"Delarna visas inte för {listed(of_parts)}: de är så små att totalen skulle avslöja dem."]
        if of_parts
        else []
    )
    held = [place for place, (_, total, whole) in enumerate(columns) if whole or total is HIDDEN]
    if any(line.counts[place] == 0 for line in split.lines for place in held):
        sentences.append("En nolla som ändå står där följer av andra tal.")
    return " ".join(sentences)


def _in_groups(split: Lines) -> str:
    return (
        f"Visas i {_NUMBERS[len(split.lines) - 2]} grupper i stället för"
        f" {_NUMBERS[split.of - 2]}, eftersom fler hade lämnat för många luckor."
    )


def unseen(entries: Sequence[Entry]) -> str:
    """Says once of a chapter which splits are not shown at all; empty where all are."""
    parts = [
        f"{entry.indicator.title} efter {listed(entry.unseen)}" for entry in entries if entry.unseen
    ]
    return f"Visas inte, för att ingen ska kunna pekas ut: {'; '.join(parts)}." if parts else ""


def called(entry: Entry, split: Lines) -> str:
    """``Öppnade ärenden: kön``."""
    return f"{entry.indicator.title}: {split.by}"


def in_words(report: Report, entry: Entry, split: Lines) -> tuple[str, str]:
    """A chart for one who cannot see it: what it shows, and its numbers."""
    columns = report.columns[-1:] if report.of_areas else report.columns
    return f"{called(entry, split)}, {listed(columns)}", ", ".join(
        f"{line.category} {' och '.join(map(sign, line.counts[-len(columns) :]))}"
        for line in split.lines
    )


def summary(report: Report) -> list[str]:
    """The year in words, from what may be shown; what is not counted is not spoken of."""
    totals = {entry.indicator.key: entry.total.counts[-1] for entry in report.entries}
    where = f" i {report.columns[-1]}" if report.of_areas else ""
    end = (
        "vid årets slut"
        if report.until == date(report.year, 12, 31)
        else f"den {plain(report.until)}"
    )
    sentences = (
        (
            f"under {report.year} öppnades{where} {{}}",
            f"öppnades under {report.year}{where}",
            "oppnade",
            "ärende",
            "ärenden",
        ),
        ("{} avslutades", "avslutades", "avslutade", "ärende", "ärenden"),
        (f"{end} pågick {{}}", f"pågick {end}", "pagaende_ar_ut", "ärende", "ärenden"),
        ("{} hölls", "hölls", "moten", "möte", "möten"),
        ("{} gjordes", "gjordes", "planer", "överenskommelse", "överenskommelser"),
        ("{} rapporterades", "rapporterades", "avvikelser", "avvikelse", "avvikelser"),
    )
    found = (
        (shown, hidden, totals.get(key), one, many) for shown, hidden, key, one, many in sentences
    )
    return [
        _sentence(shown, hidden, count, one, many)
        for shown, hidden, count, one, many in found
        if count is not None
    ]


def _sentence(shown: str, hidden: str, count: int | Hidden, one: str, many: str) -> str:
    """The sentence with its number, or that the number is not shown."""
    if isinstance(count, int):
        return first_upper(shown.format(f"{count or 'inga'} {one if count == 1 else many}")) + "."
    return f"Hur många {many} som {hidden} visas inte."
