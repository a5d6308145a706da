"""A report as a workbook for Excel.

One sheet an area, a native chart with alternative text for each split, the definitions last.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from ..words.record import replace
from .lines import Entry, Line, Lines
from .model import Shown
from .report import Report
from .rows import WHOLE, sign
from .sentences import SIGNS, called, in_words

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

WIDTHS, NUMBER = (34, 30, 24), 11
CHART_ROWS = 16

INTERNAL = "Internt. Små tal är inte dolda. Får inte lämnas ut."


def as_xlsx(report: Report) -> bytes:
    """The workbook, whole."""
    from xlsxwriter import Workbook

    buffer = io.BytesIO()
    # Text is text, whatever it begins with.
    with Workbook(
        buffer,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_numbers": False,
            "strings_to_urls": False,
        },
    ) as book:
        book.set_properties({"title": report.heading, "author": report.owner})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        for area, entries in groupby(report.entries, key=lambda entry: entry.indicator.area):
            _area(book, book.add_worksheet(area[:31]), report, list(entries), bold)
        _definitions(
            book.add_worksheet("Definitioner"),
            report,
            bold,
            book.add_format({"text_wrap": True, "valign": "top"}),
        )
    return buffer.getvalue()


def _area(
    book: Workbook, sheet: Worksheet, report: Report, entries: list[Entry], bold: Format
) -> None:
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    # Areas are many, and their shares would make the table twice as wide.
    shares = () if report.of_areas else tuple(f"Andel {column} (%)" for column in report.columns)
    heads = ["Indikator", "Uppdelning", "Kategori", *report.columns, *shares]
    sheet.set_column(len(WIDTHS), len(heads) - 1, NUMBER, book.add_format({"align": "right"}))
    top = _about(sheet, report, book.add_format({"bold": True}))
    sheet.set_row(top, 48 if report.of_areas else 32)
    sheet.write_row(top, 0, heads, bold)
    sheet.freeze_panes(top + 1, 0)
    row = top + 1
    charts: list[tuple[Entry, Lines, int, int]] = []
    for entry in entries:
        row = _write(sheet, row, entry, [replace(entry.total, shares=())])
        for split in entry.splits:
            charts.append((entry, split, row, row + len(split.lines) - 1))
            row = _write(
                sheet,
                row,
                entry,
                [replace(line, shares=line.shares if shares else ()) for line in split.lines],
            )
        row = _write_measures(sheet, row, entry)
    _for_paper(sheet, top, (row - 1, len(heads) - 1))
    for place, (entry, split, first, last) in enumerate(charts):
        _chart(
            book,
            sheet,
            report,
            (entry, split),
            (first, last),
            (top + place * CHART_ROWS, len(heads) + 1),
        )


def _for_paper(sheet: Worksheet, top: int, last: tuple[int, int]) -> None:
    """A4 across, as wide as the table, whose head stands on every page.

    The charts beside it are for the screen.
    """
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.print_area(0, 0, *last)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)


def _about(sheet: Worksheet, report: Report, bold: Format) -> int:
    """What the numbers are, above them; the row after it."""
    sheet.write(0, 0, f"{report.heading}. {report.owner}", bold)
    counted = (
        f"Räknat till och med {report.until.isoformat()}. Definitionernas version"
        f" {report.definitions}."
    )
    said = [
        counted,
        *filter(None, (INTERNAL if report.internal else "", report.published, *report.notes)),
        SIGNS,
    ]
    for row, sentence in enumerate(said, 1):
        sheet.write(row, 0, sentence)
    return len(said) + 2


def _write(sheet: Worksheet, row: int, entry: Entry, lines: Sequence[Line]) -> int:
    """Lines from a row on; the row after them."""
    for line in lines:
        sheet.write_row(row, 0, [entry.indicator.title, line.by, line.category or WHOLE])
        for column, shown in enumerate(line.counts, 3):
            _cell(sheet, row, column, shown)
        for column, share in enumerate(line.shares, 3 + len(line.counts)):
            _cell(sheet, row, column, share, tenths=True)
        row += 1
    return row


def _write_measures(sheet: Worksheet, row: int, entry: Entry) -> int:
    if entry.measures is None:
        return row
    for what, values in entry.measures.rows:
        sheet.write_row(row, 0, [entry.indicator.title, entry.measures.what, what])
        for column, shown in enumerate(values, 3):
            _cell(sheet, row, column, shown, entry.measures.tenths)
        row += 1
    return row


def _cell(sheet: Worksheet, row: int, column: int, shown: Shown, tenths: bool = False) -> None:
    """A number as a number; what is no number as a sign."""
    if isinstance(shown, int):
        sheet.write_number(row, column, shown / 10 if tenths else shown)
    else:
        sheet.write_string(row, column, sign(shown))


def _chart(
    book: Workbook,
    sheet: Worksheet,
    report: Report,
    of: tuple[Entry, Lines],
    rows: tuple[int, int],
    at: tuple[int, int],
) -> None:
    (entry, split), (first, last) = of, rows
    chart = book.add_chart({"type": "bar"})
    column = 3 + len(report.columns) - 1
    name = sheet.get_name()
    chart.add_series(
        {
            "name": report.columns[-1],
            "categories": [name, first, 2, last, 2],
            "values": [name, first, column, last, column],
            "fill": {"color": "#1f4e79"},
        }
    )
    chart.set_title({"name": called(entry, split), "name_font": {"size": 11}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    sheet.insert_chart(*at, chart, {"description": ": ".join(in_words(report, entry, split))})


def _definitions(sheet: Worksheet, report: Report, bold: Format, wrapped: Format) -> None:
    for column, width in enumerate((34, 60, 60, 60)):
        sheet.set_column(column, column, width)
    sheet.write_row(0, 0, ["Indikator", "Vad som räknas som ett", "Period", "Källa"], bold)
    for row, texts in enumerate(_defined(report), 1):
        sheet.write_row(row, 0, texts, wrapped)


def _defined(report: Report) -> Iterator[list[str]]:
    for entry in report.entries:
        indicator = entry.indicator
        yield [indicator.title, indicator.counts, indicator.period, indicator.source]
    if report.lacking:
        yield [report.lacking]
