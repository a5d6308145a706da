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
from .fields import GUARDIAN, GUARDIAN_PARTS, Field
from .matching import Matching
from .model import Line
from .refusals import BadCell, BadCells, CutRow

# What Excel shows in the place of a value that it could not reckon.
_ERRORS = frozenset({"#N/A", "#SAKNAS!", "#REF!", "#VALUE!", "#VÄRDEFEL!", "#NAME?", "#NAMN?"})
_ERRORS |= frozenset({"#DIV/0!", "#DIVISION/0!", "#NULL!", "#NUM!", "#OGILTIGT!", "#REFERENS!"})
# A day with its year: "i fredags" would be another one when the file is read again.
_DAY = re.compile(r"(?a)(?=.*\b\d{4}|\d{8}$)[\d .:/-]+|\d{1,2}\.? [^\W\d]+\.? \d{4}")
_KEPT = 5_000  # words and days of a column that are read once however often they stand
_NOTHING: Mapping[str, object] = {}
_OF_GUARDIAN = (("name", "namn"), ("custody", "vårdnad"))
# Answers by part of the row and name of the question.
Values = Mapping[str, Mapping[str, object]]
# A place in the row, the part and the name of what stands there, and what has been read of it where
# that is kept: words and days, which come again.
_Column = tuple[int, str, str, Field, dict[str, object] | None]


class RowReader:
    """Reads the rows of one file; days are seen from ``today``."""

    def __init__(self, matching: Matching, today: date) -> None:
        # With each column what its words and days have been read as, where they are kept.
        self._columns: list[_Column] = [
            (place, each.part, each.name, each, {} if _is_kept(each.each) else None)
            for place, each in enumerate(matching.fields)
            if each
        ]
        self._parts = list(dict.fromkeys(part for _, part, *_ in self._columns))
        # The key of each field that must be there, by part and name.
        self._required: dict[str, dict[str, str]] = {}
        for field in matching.required:
            self._required.setdefault(field.part, {})[field.name] = field.key
        self._width = len(matching.headings)
        self._reading = Reading(today, lambda day, _: day)

    def values(self, line: Line) -> Values:
        """The answers of a row. Raises CutRow, BadCells, BadCell, DecisionNeedsName."""
        cells = line.cells
        if len(cells) != self._width and (
            len(cells) < self._width or any(cell.strip() for cell in cells[self._width :])
        ):
            raise CutRow(more=len(cells) > self._width)
        found: dict[str, dict[str, object]] = {part: {} for part in self._parts}
        troubles = []
        for place, part, name, field, kept in self._columns:
            if cell := cells[place].strip():
                try:
                    if kept is None:
                        value = self._new(field, cell)
                    elif (value := kept.get(cell)) is None:
                        value = self._to_keep(field, cell, kept)
                except BadCell as trouble:
                    troubles.append(trouble.sentence)
                    continue
                if value is not None and value != "":
                    found[part][name] = value
        if troubles:
            raise BadCells(troubles)
        found = {part: values for part, values in found.items() if values}
        self._check(found)
        return found

    def _to_keep(self, field: Field, cell: str, kept: dict[str, object]) -> object:
        if len(kept) >= _KEPT:
            kept.clear()
        kept[cell] = value = self._new(field, cell, day=_is_day(field.each))
        return value

    def _new(self, field: Field, cell: str, *, day: bool = False) -> object:
        if cell[0] == "=":
            raise BadCell(field.key, "där står en formel. Klistra in värdet i stället.")
        if cell[0] == "#" and cell.upper() in _ERRORS:
            raise BadCell(field.key, "Excel kunde inte räkna ut värdet. Skriv det.")
        if day:
            _require_day(field, cell)
            cell = cell.removesuffix(" 00:00:00")
        try:
            return field.each.parse(cell, self._reading)
        except WrongUsage as error:
            raise BadCell(field.key, without_values(error.sentence, [cell])) from None

    def _check(self, found: dict[str, dict[str, object]]) -> None:
        for part, names in self._required.items():
            if not names.keys() <= found.get(part, _NOTHING).keys():
                lacking = next(name for name in names if name not in found.get(part, _NOTHING))
                raise BadCell(names[lacking], "saknas, och behövs på varje rad.")
        for part, values in found.items():
            for name, key in _OF_GUARDIAN if part in GUARDIAN_PARTS else ():
                if name not in values:
                    why = "saknas, och behövs för en vårdnadshavare."
                    raise BadCell(f"{_before(part)}{key}", why)
            _settle_birth(values, part)
            if "approved_on" in values and "approved_by" not in values:
                raise DecisionNeedsName


def _settle_birth(values: dict[str, object], part: str) -> None:
    """The birth date follows from the number: it may stand beside it, and say the same."""
    number = values.get("number")
    if isinstance(number, PersonalNumber) and values.pop("born", number.born) != number.born:
        raise BadCell(f"{_before(part)}född", "födelsedagen är en annan än i personnumret.")


def _before(part: str) -> str:
    """What stands before the name of a column about a part: ``vårdnadshavare 1 ``."""
    return f"{part.replace(GUARDIAN, 'vårdnadshavare')} " if part in GUARDIAN_PARTS else ""


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
