"""``norrbus statistik slå-ihop``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from ..form import SMALL_ARE_SEEN, Merge, ReadCounty

app = room("")


@command(
    app,
    "slå-ihop",
    Merge,
    "Lägg ihop kommunernas filer till länets statistik, efter kommun, länsdel och län. Små tal"
    " döljs en gång, i summan. Inget register behövs.",
    "norrbus statistik slå-ihop inkommet/*.json --format html --format xlsx",
)
def merge(context: Context, wanted: Merge) -> None:
    """Add up the registers' files."""
    from ...paper.template.own import OwnTemplates
    from ...register.config import load_regions
    from ...register.folders import expand
    from .. import papers, writing
    from ..screen import show_report
    from . import areas, county, files
    from .refusals import BothShownAndWritten, NothingToWrite, NotPublishedByAll

    if wanted.formats and (wanted.json or wanted.csv):
        raise BothShownAndWritten
    if (wanted.folder or wanted.overwrite) and not wanted.formats:
        raise NothingToWrite
    handed = files.read([expand(each) for each in wanted.files])
    regions = areas.regions(load_regions(context.options))
    years = handed[0].year.years
    earlier = [
        each for path in wanted.earlier for each in files.earlier_report(expand(path), years)
    ]
    waiting = county.unpublished(handed)
    if waiting and not wanted.internal:
        raise NotPublishedByAll(waiting)
    with context.output.working("Räknar ut vad som måste döljas (kan ta några minuter)"):
        found = county.merged(handed, regions, wanted.internal, earlier)
    if wanted.formats:
        own = OwnTemplates(context.settings.mallar, context.today, context.output.warning)
        where = writing.where(wanted, lambda: context.settings.dokument, own)
        for path in writing.write_sum(papers.yearly(found, "länet"), where):
            context.output.line(str(path))
    else:
        show_report(context, found, wanted, wanted.definitions)
    for note in found.notes:
        context.output.notice(note)
    if found.internal:
        context.output.warning(f"{SMALL_ARE_SEEN}.")


@command(
    app,
    "läs-in",
    ReadCounty,
    "Läs in länets rapport i registret, så att kommunens nästa år fastställs med hänsyn till vad"
    " länet redan har visat.",
    "norrbus statistik läs-in statistik-2026-lanet.json",
)
def read_county(context: Context, wanted: ReadCounty) -> None:
    """Read the county's report in."""
    from ...register.folders import expand
    from . import reading

    found = reading.read_in(context.register, expand(wanted.file), context.today)
    context.output.line(f"Länets rapport för {found.years} är inläst.")
    context.output.notice(
        f"När {found.years.last + 1} fastställs hålls också det inne som de två annars skulle röja"
        " tillsammans."
    )
