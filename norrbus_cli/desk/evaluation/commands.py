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
        return HELD_BACK if each.count is None else NOBODY if value(each) is None else value(each)

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
    "Sammanställ svaren från ett års möten: antal, medel och summa för varje grupp och fråga. Det"
    " som bygger på färre än fem svar visas inte.",
    "norrbus utvärdering sammanställ 2026",
)
def compile_year(context: Context, wanted: Compile) -> None:
    """Compile a year."""
    from ...evaluation import compilation, store
    from ...evaluation.compilation import LEAST
    from ...statistics import store as statistics_store

    year = wanted.year or context.today.year
    answers = store.of_year(context.register, year)
    published = statistics_store.answers_published(context.register, year)
    if wanted.words:
        few = (
            f"Inga egna ord att visa från {year}: de visas när minst {LEAST} i en grupp har skrivit"
            " några."
        )
        context.output.table(compilation.own_words(answers, published), WORDS_COLUMNS, few)
        return
    sums = compilation.compiled(answers, published)
    context.output.table(
        sums,
        JSON_COLUMNS if wanted.json else COLUMNS,
        f"Inga svar från {year}. Registrera med: norrbus utvärdering registrera",
    )
    if sums and not wanted.json:
        context.output.notice(f"Svar från möten {year}, där 1 är inte alls och 5 helt och hållet.")
        context.output.notice(
            f"{HELD_BACK} visas inte: färre än {LEAST} svar, eller något som skulle röja färre än"
            f" {LEAST}. {NOBODY} ingen har svarat."
        )
