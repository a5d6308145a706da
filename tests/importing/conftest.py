"""Files with invented rows, and numbers of the published test series."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

CASE = ("Barn", "Personnummer", "Kön", "Behov sett", "Sett av", "Behov", "Nivå")
ENDED = (*CASE, "Öppnat", "Avslutat", "Orsak", "Anteckning")
REASON = "Fel enligt norrbus"


def number(born: date, boy: bool = False) -> str:
    """A personnummer whose birth number is 238 or 239."""
    digits = f"{born:%y%m%d}{239 if boy else 238}"
    doubled = (int(each) * (2 - place % 2) for place, each in enumerate(digits))
    rest = sum(each // 10 + each % 10 for each in doubled) % 10
    return f"{born:%Y%m%d}-{digits[6:]}{(10 - rest) % 10}"


ELSA, NILS = number(date(2014, 9, 3)), number(date(2012, 3, 15), boy=True)
ANNA = number(date(1985, 2, 11))


def row(name: str = "Elsa Lantto", pnr: str = ELSA, seen: str = "2026-03-02") -> list[str]:
    """A row under CASE."""
    return [name, pnr, "flicka", seen, "skola", "Frånvaro.", "tidiga"]


def ended(
    name: str = "Elsa Lantto",
    pnr: str = ELSA,
    days: tuple[str, str, str] = ("2023-03-01", "2023-03-05", "2023-11-02"),
    reason: str = "behovet tillgodosett",
    note: str = "",
) -> list[str]:
    """A row under ENDED: when the need was seen, the case opened, closed."""
    return [*row(name, pnr, days[0]), *days[1:], reason, note]


def written(
    rows: Iterable[Sequence[str]],
    headings: Sequence[str] = CASE,
    name: str = "barn.csv",
    encoding: str = "utf-8",
    divider: str = ";",
) -> str:
    """A CSV file in the test's own folder; its name."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=divider).writerows([headings, *rows])
    Path(name).write_bytes(buffer.getvalue().encode(encoding))
    return name


def workbook(rows: Iterable[Sequence[Any]], name: str = "barn.xlsx", *, merged: str = "") -> str:
    """The same as a workbook, the headings among the rows, with a second sheet."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Elever"
    for each in rows:
        sheet.append(list(each))
    if merged:
        sheet.merge_cells(merged)
    book.create_sheet("Annat").append(["x"])
    book.save(name)
    return name


def failed(name: str = "barn-fel.csv") -> list[list[str]]:
    """The rows of a list of what was wrong, without its headings."""
    rows = list(csv.reader(io.StringIO(Path(name).read_text("utf-8-sig")), delimiter=";"))
    assert rows[0][-1] == REASON
    return rows[1:]
