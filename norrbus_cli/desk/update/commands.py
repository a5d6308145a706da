"""``norrbus uppdatera``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.output import AUTO
from ...terminal.room import room
from .form import Update

if TYPE_CHECKING:
    from .model import Found

app = room("")

COLUMNS: tuple[Column[Found], ...] = (
    Column("kor", "Körs", lambda each: _spoken(each.running)),
    Column("nyast", "Nyast", lambda each: _spoken(each.newest)),
    Column("finns_nyare", "Finns nyare", lambda each: each.newer),
    Column("fil", "Fil", lambda each: each.file),
)
CHANGES: tuple[Column[Found], ...] = (Column("andringar", "Ändringar", lambda each: each.changes),)


def _spoken(version: tuple[int, int, int]) -> str:
    from .model import spoken

    return spoken(version)


@command(
    app,
    "uppdatera",
    Update,
    "Säg om det finns en nyare norrbus, vad som är nytt i den och hur den läggs in. Frågar bara när"
    " du ber om det, och bara där du säger: en mapp eller fil från IT, eller pip. Installerar"
    " ingenting. Slutkod 4 när det finns en nyare.",
    "norrbus uppdatera --kontrollera --från /mnt/it/norrbus",
)
def update(context: Context, wanted: Update) -> None:
    """Say whether there is a newer one."""
    import typer

    from ... import __version__
    from ...register.folders import expand
    from ...words.errors import EXIT_REFUSED, WrongUsage
    from . import actions
    from .model import version_of
    from .refusals import NeverByItself, NowhereToLook

    if not wanted.check:
        raise NeverByItself
    if wanted.place and wanted.by_pip:
        raise WrongUsage("Välj --från eller --från-pip, inte båda.")
    running = version_of(__version__)
    place = expand(wanted.place) if wanted.place else context.settings.uppdateringar
    if wanted.by_pip:
        with context.output.working("Frågar pip"):
            found = actions.look_by_pip(running)
    elif place:
        found = actions.look(place, running)
    else:
        raise NowhereToLook
    _show(context, found)
    if found.newer:
        raise typer.Exit(EXIT_REFUSED)


def _show(context: Context, found: Found) -> None:
    import sys
    from pathlib import Path

    from .model import command as installing

    if context.output.form != AUTO:
        context.output.record(found, (*COLUMNS, *CHANGES), ())
        return
    context.output.record(found, COLUMNS, ())
    if not found.newer:
        context.output.notice("Det som körs är det nyaste.")
        return
    context.output.whole(f"\n{found.changes or 'Nyheterna säger inget om den.'}")
    context.output.notice(
        "Gör först en kopia av registret: norrbus register säkerhetskopiera MAPP\nLägg sedan in den"
        f" nya: {installing(Path(sys.executable), sys.argv[0], found.file)}"
    )
