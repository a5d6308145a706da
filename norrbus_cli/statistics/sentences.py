"""What is said of a report in words, the same at a terminal, on paper and in a workbook."""

from __future__ import annotations

from datetime import date

from ..words.dates import plain
from ..words.swedish import listed
from ..words.text import first_upper
from .lines import Entry, Lines
from .model import HIDDEN
from .report import Report
from .rows import HIDDEN_SIGN, NO_DATA, sign

SIGNS = (
    f"”{HIDDEN_SIGN}” betyder att talet inte visas, för att ingen ska kunna pekas ut. ”0” betyder"
    f" inga. ”{NO_DATA}” betyder att uppgift inte finns."
)


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
    """The year in words, from what may be shown; what is held back is said once, what is not
    counted is not spoken of.
    """
    totals = {entry.indicator.key: entry.total.counts[-1] for entry in report.entries}
    shown = [
        _sentence(said, count, one, many)
        for key, said, _, one, many in _spoken(report)
        if isinstance(count := totals.get(key), int)
    ]
    hidden = [held for key, _, held, _, _ in _spoken(report) if totals.get(key) is HIDDEN]
    return [*shown, *([f"Antalet {listed(hidden)} visas inte."] if hidden else [])]


def _spoken(report: Report) -> tuple[tuple[str, str, str, str, str], ...]:
    """Each total with its sentence, what it is called where it is held back, one and many."""
    where = f" i {report.columns[-1]}" if report.of_areas else ""
    end = (
        f"vid {'periodens' if report.years.is_period else 'årets'} slut"
        if report.until == date(report.year, 12, 31)
        else f"den {plain(report.until)}"
    )
    case = ("ärende", "ärenden")
    return (
        ("oppnade", f"under {report.years} öppnades{where} {{}}", f"öppnade ärenden{where}", *case),
        ("avslutade", "{} avslutades", "avslutade ärenden", *case),
        ("pagaende_ar_ut", f"{end} pågick {{}}", f"pågående ärenden {end}", *case),
        ("moten", "{} hölls", "hållna möten", "möte", "möten"),
        ("planer", "{} gjordes", "överenskommelser", "överenskommelse", "överenskommelser"),
        ("avvikelser", "{} rapporterades", "avvikelser", "avvikelse", "avvikelser"),
    )


def _sentence(said: str, count: int, one: str, many: str) -> str:
    return first_upper(said.format(f"{count or 'inga'} {one if count == 1 else many}")) + "."
