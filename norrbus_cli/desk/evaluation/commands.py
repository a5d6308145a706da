"""``norrbus utvärdering sammanställ``."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...evaluation.form import Compile
from ...terminal.columns import Cell, Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room

if TYPE_CHECKING:
    from ...evaluation.compilation import OwnWords, Sum

app = room("Sammanställning av utvärderingar.")
HELD_BACK, NOBODY = "..", "–"


def _in_words(value: Callable[[Sum], Cell]) -> Callable[[Sum], Cell]:
    """A number as it stands on a screen, where what is held back and what nobody answered must look
    different.
    """

    def spoken(each: Sum) -> Cell:
        number = value(each)
        return number if number is not None else HELD_BACK if each.held_back else NOBODY

    return spoken


WHAT: tuple[Column[Sum], ...] = (
    Column("grupp", "Grupp", lambda each: each.group),
    Column("fraga", "Fråga", lambda each: each.question),
)
NUMBERS: tuple[Column[Sum], ...] = (
    Column("antal", "Antal", lambda each: each.count),
    Column("medel", "Medel", lambda each: each.mean),
    Column("summa", "Summa", lambda each: each.sum),
)
JSON_COLUMNS = (*WHAT, *NUMBERS)
COLUMNS: tuple[Column[Sum], ...] = (
    *WHAT,
    *(Column(column.key, column.label, _in_words(column.value)) for column in NUMBERS),
)
WORDS_COLUMNS: tuple[Column[OwnWords], ...] = (
    Column("grupp", "Grupp", lambda each: each.group),
    Column("ord", "Egna ord", lambda each: each.words),
)


@command(
    app,
    "sammanställ",
    Compile,
    "Sammanställ svaren från ett års möten: antal, medel och summa för varje grupp och fråga, som"
    " de är fastställda i årets statistik. Före det: --internt.",
    "norrbus utvärdering sammanställ 2026",
)
def compile_year(context: Context, wanted: Compile) -> None:
    """Compile a year."""
    from ...evaluation.compilation import own_words
    from ...statistics.form import SMALL_ARE_SEEN
    from ...statistics.refusals import OwnWordsStayInside
    from . import actions

    year = wanted.year or context.today.year
    if wanted.words and not wanted.internal:
        raise OwnWordsStayInside
    if wanted.words:
        answers = actions.answers(context.register, year, context.today)
        context.output.table(
            own_words(answers), WORDS_COLUMNS, f"Inga egna ord att visa från {year}."
        )
    else:
        sums = actions.compiled(context.register, year, wanted.internal, context.today)
        context.output.table(
            sums,
            JSON_COLUMNS if wanted.json else COLUMNS,
            f"Inga svar från {year}. Registrera med: norrbus utvärdering registrera",
        )
        if sums and not wanted.json:
            context.output.notice(
                f"Svar från möten {year}, där 1 är inte alls och 5 helt och hållet."
            )
            context.output.notice(
                f"{HELD_BACK} visas inte: någons svar kunde räknas ut. {NOBODY} ingen har svarat."
            )
    if wanted.internal:
        context.output.warning(f"{SMALL_ARE_SEEN}; att du såg dem är loggat.")
