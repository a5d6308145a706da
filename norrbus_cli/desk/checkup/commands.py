"""``norrbus register kontrollera``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from .form import CheckRegister

if TYPE_CHECKING:
    from .model import Checkup

app = room("")

COLUMNS: tuple[Column[Checkup], ...] = (
    Column("rader", "Genomgångna rader", lambda each: each.rows),
    Column("tabeller", "Tabeller", lambda each: each.tables),
    Column("dokument", "Dokument", lambda each: each.papers),
)


@command(
    app,
    "kontrollera",
    CheckRegister,
    "Kontrollera registret och allt som hör till det: filen, loggen, var den ligger, vem som kan"
    " läsa den, kalendern, klockan, säkerhetskopiorna, påminnelserna, dokumenten. Varje fynd har en"
    " åtgärd. Slutkod 5 när något är fel nu.",
    "norrbus register kontrollera --kopia",
)
def check(context: Context, wanted: CheckRegister) -> None:
    """Check the register."""
    import typer

    from ...deadline.today.said import review_is_late
    from ...register.config import settings_path
    from ...register.copy_settings import load_copies
    from ...words.errors import EXIT_FILE_TROUBLE
    from . import actions, page
    from .refusals import NothingTried

    rule = load_copies(context.options)
    if wanted.copy and rule.folder:
        trial = actions.try_copy(
            context.register, context.settings, rule, context.author, context.today
        )
        context.output.notice(
            f"Säkerhetskopian {trial.path} går att återställa: {trial.wholeness.rows} rader."
        )
    file = settings_path(context.options.get("installningar"))
    late = review_is_late(context)
    found = actions.check(context.register, context.settings, file, rule, late, context.today)
    context.output.record(found, COLUMNS, [page.found(found.findings)])
    if not found.findings:
        context.output.notice("Allt är som det ska.")
    if found.faulty:
        raise typer.Exit(EXIT_FILE_TROUBLE)
    if wanted.copy and not rule.folder:
        raise NothingTried
