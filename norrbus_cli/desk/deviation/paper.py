"""What the yearly compilation (avvikelsesammanställning) may see."""

from __future__ import annotations

from datetime import date

from ...case import store as case_store
from ...case.people import sender_of_register
from ...deviation import store
from ...deviation.anonymous import traces
from ...deviation.model import Deviation
from ...paper.letterhead import Head
from ...paper.model import Asked, Letter
from ...paper.protection import ABOVE, no_case
from ...register.database import Register
from ...words.errors import WrongUsage
from ...words.record import Record
from . import compilation
from .compilation import Compilation, Measures

COMPILATION_KIND = "avvikelsesammanställning"
FIRST_YEAR = 2008


class NotAYear(WrongUsage):
    """A compilation is of a year."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"”{typed[:40]}” är inget år. Skriv till exempel: norrbus dokument skriv"
            f" {COMPILATION_KIND} 2026"
        )


class CompilationPaper(Record):
    """The yearly compilation."""

    found: Compilation


def compilations(register: Register, typed: str, asked: Asked) -> list[Letter]:
    """The compilation of a year that is published. Raises NotAYear, NotPublishedYet."""
    if not (typed.isascii() and typed.isdigit() and FIRST_YEAR <= int(typed) <= asked.today.year):
        raise NotAYear(typed)
    found = of_year(register, int(typed), False, asked.today)
    return [
        Letter(
            kind=COMPILATION_KIND,
            title=f"Avvikelser {typed}",
            name=f"avvikelser-{typed}",
            case_id=None,
            reference="register",
            recipient="alla",
            template="deviation/sammanstallning.md.j2",
            data=CompilationPaper(found),
            head=Head(sender_of_register(register), asked.today),
            people=(),
            gate=no_case(ABOVE),
        )
    ]


def of_year(register: Register, year: int, internal: bool, today: date) -> Compilation:
    """The compilation of a year. Raises NotPublishedYet unless it is ``internal``."""
    if internal:
        return compilation.of_year_inside(register, year, _measures(register, year), today)
    return compilation.of_year(register, year, today)


def _measures(register: Register, year: int) -> Measures:
    """The decided measures of a year, their texts without names."""
    found = store.of_year(register, year)
    cases = {
        case.id: case
        for case in case_store.cases(
            register, [each.case_id for each in found if each.case_id is not None]
        )
    }

    def told(deviation: Deviation, text: str) -> str:
        return traces(register, deviation, cases.get(deviation.case_id or 0)).removed(text)

    return compilation.measures(found, told)
