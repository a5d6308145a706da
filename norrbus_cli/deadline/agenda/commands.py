"""``norrbus kalender``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from ...words.errors import WrongUsage
from ...words.swedish import listed
from .form import WriteCalendar

app = room(
    "Kalendern: kommande möten, uppföljningar och frister i en fil som ett kalenderprogram kan"
    " läsa."
)


@command(
    app,
    "skriv",
    WriteCalendar,
    "Skriv en samordnares kommande möten, uppföljningar och frister som en kalenderfil. Läs in den"
    " igen när den skrivits om, så uppdateras allt.",
    "norrbus kalender skriv --skriv-över",
)
def write(context: Context, wanted: WriteCalendar) -> None:
    """Write the calendar file."""
    from ...authority import store as register_store
    from ...paper.files import placed, take_up
    from ...register.folders import expand
    from .calendar_file import calendar_of

    named = wanted.coordinator or context.settings.samordnare
    found = register_store.coordinators_named(context.register, named)
    if len(found) > 1:
        raise WrongUsage(
            f"Välj vems kalender: --samordnare {listed((each.name for each in found), 'eller')}."
        )
    folder = (expand(wanted.folder) if wanted.folder else context.settings.dokument).absolute()
    path = folder / f"norrbus-kalender-{found[0].id}.ics"
    take_up(path, lambda: False)
    with placed(
        {path: calendar_of(context.register, found[0].id, context.today)}, wanted.overwrite
    ):
        context.output.line(str(path))
