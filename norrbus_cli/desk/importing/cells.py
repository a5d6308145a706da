"""The cells of a row as the answers that they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from ...case.refusals import DecisionNeedsName
from ...terminal.question import Question
from ...terminal.reading import DAYS, Reading
from ...words.errors import WrongUsage
from ...words.identity import PersonalNumber
from .fields import GUARDIAN, Field
from .matching import Matching
from .model import Line
from .refusals import BadCell, BadCells, CutRow

# What Excel shows in the place of a value that it could not reckon.
_ERRORS = frozenset({"#N/A", "#SAKNAS!", "#REF!", "#VALUE!", "#VÄRDEFEL!", "#NAME?", "#NAMN?"})
_ERRORS |= frozenset({"#DIV/0!", "#DIVISION/0!", "#NULL!", "#NUM!", "#OGILTIGT!", "#REFERENS!"})
# A day with its year: "i fredags" would be another one when the file is read again.
_DAY = re.compile(r"(?a)(?=.*\b\d{4}|\d{8}$)[\d .:/-]+|\d{1,2}\.? [^\W\d]+\.? \d{4}")
_KEPT = 5_000  # words and days that are read once however often they stand
# Answers by part of the row and name of the question.
Values = Mapping[str, Mapping[str, object]]


class RowReader:
    """Reads the rows of one file; days are seen from ``today``."""

    def __init__(self, matching: Matching, today: date) -> None:
        self._columns = [
            (place, each, self._value if _is_kept(each.each) else self._new)
            for place, each in enumerate(matching.fields)
            if each
        ]
        self._required = matching.required
        self._width = len(matching.headings)
        self._reading = Reading(today, lambda day, _: day)
        self._read: dict[tuple[str, str], object] = {}

    def values(self, line: Line) -> Values:
        """The answers of a row. Raises CutRow, BadCells, BadCell, DecisionNeedsName."""
        cells = line.cells
        if len(cells) < self._width or any(cell.strip() for cell in cells[self._width :]):
            raise CutRow(more=len(cells) > self._width)
        found: dict[str, dict[str, object]] = {}
        troubles = []
        for place, field, read in self._columns:
            if cell := cells[place].strip():
                try:
                    value = read(field, cell)
                except BadCell as trouble:
                    troubles.append(trouble.sentence)
                    continue
                if value is not None and value != "":
                    found.setdefault(field.part, {})[field.name] = value
        if troubles:
            raise BadCells(troubles)
        self._check(found)
        return found

    def _value(self, field: Field, cell: str) -> object:
        if (field.key, cell) not in self._read:
            if len(self._read) >= _KEPT:
                self._read.clear()
            self._read[field.key, cell] = self._new(field, cell)
        return self._read[field.key, cell]

    def _new(self, field: Field, cell: str) -> object:
        if cell.startswith("="):
            raise BadCell(field.key, "där står en formel. Klistra in värdet i stället.")
        if cell.upper() in _ERRORS:
            raise BadCell(field.key, "Excel kunde inte räkna ut värdet. Skriv det.")
        if _is_day(field.each):
            _require_day(field, cell)
            cell = cell.removesuffix(" 00:00:00")
        try:
            return field.each.parse(cell, self._reading)
        except WrongUsage as error:
            raise BadCell(field.key, without_values(error.sentence, [cell])) from None

    def _check(self, found: dict[str, dict[str, object]]) -> None:
        for each in self._required:
            if each.name not in found.get(each.part, {}):
                raise BadCell(each.key, "saknas, och behövs på varje rad.")
        for part, values in found.items():
            before = f"{part.replace(GUARDIAN, 'vårdnadshavare')} " if GUARDIAN in part else ""
            for name, key in (("name", "namn"), ("custody", "vårdnad")) if before else ():
                if name not in values:
                    raise BadCell(f"{before}{key}", "saknas, och behövs för en vårdnadshavare.")
            _settle_birth(values, before)
            if "approved_on" in values and "approved_by" not in values:
                raise DecisionNeedsName


def _settle_birth(values: dict[str, object], before: str) -> None:
    """The birth date follows from the number: it may stand beside it, and say the same."""
    number = values.get("number")
    if isinstance(number, PersonalNumber) and values.pop("born", number.born) != number.born:
        raise BadCell(f"{before}född", "födelsedagen är en annan än i personnumret.")


def _is_kept(each: Question) -> bool:
    return bool(each.choices) or _is_day(each)


def _is_day(each: Question) -> bool:
    return each.parse in DAYS


def _require_day(field: Field, cell: str) -> None:
    if re.fullmatch(r"(?a)\d{4,5}([.,]\d+)?", cell):
        raise BadCell(
            field.key,
            "där står ett tal i stället för en dag, så som Excel räknar dagar. Formatera kolumnen"
            " som datum, eller skriv till exempel 2026-04-21.",
        )
    if not _DAY.fullmatch(cell):
        raise BadCell(field.key, "är ingen dag med årtal. Skriv till exempel 2026-04-21.")


def without_values(sentence: str, cells: Iterable[str]) -> str:
    """A refusal without what stands in the cells, and without what is said of what was saved."""
    told = sentence
    for cell in cells:
        told = told.replace(f"”{cell.strip()[:40]}”", "värdet")
    told = re.sub(r"(?a)\d{6,8} ?[-+–]? ?\d{4}", "[nummer]", told)
    return re.sub(r" Ingenting (sparades|ändrades)\.", "", told)
