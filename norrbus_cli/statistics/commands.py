"""``norrbus statistik``: a year, shown, written, published and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Cell, Column
from ..terminal.context import Context
from ..terminal.entry import command, confirm
from ..terminal.question import Listing
from ..terminal.room import room
from ..words.swedish import listed
from .form import SMALL_ARE_SEEN, CompareYear, PublishYear, ShowReleases, ShowYear, WriteYear

if TYPE_CHECKING:
    from .comparing import Difference
    from .model import Shown
    from .report import Report
    from .store import Release

app = room(
    "Årets statistik, där ingen kan pekas ut. Varje tal förklaras av sin definition: norrbus"
    " statistik definitioner."
)


@command(
    app,
    "år",
    ShowYear,
    "Visa ett års statistik som den är fastställd, gärna jämfört med tidigare år. Små tal visas"
    " inte, och inte heller tal som de kunde räknas fram ur. Före fastställandet: --internt.",
    "norrbus statistik år 2026 --jämför 2025",
)
def show(context: Context, wanted: ShowYear) -> None:
    """Show a year."""
    from .screen import show_report

    found = _asked(context, wanted)
    show_report(context, found, wanted, wanted.definitions)
    _tell(context, found)


def _tell(context: Context, found: Report) -> None:
    for note in found.notes:
        context.output.notice(note)
    if found.empty:
        context.output.notice(
            f"Inget är registrerat för {listed(found.columns)}. Stämmer registret? Se: norrbus"
            " register visa"
        )
    if found.internal:
        context.output.warning(f"{SMALL_ARE_SEEN}; att du såg dem är loggat.")


def _asked(context: Context, wanted: ShowYear | WriteYear) -> Report:
    """The report of the year that is named, or that is worked with now."""
    from . import actions
    from .form import usual

    year = wanted.year or usual(context.today)
    return actions.of_year(context.register, year, wanted.compared, wanted.internal, context.today)


@command(
    app,
    "skriv",
    WriteYear,
    "Skriv ett fastställt års statistik som rapport (html, md), för Excel (csv, xlsx) eller för"
    " program (json). Utan --format skrivs html.",
    'norrbus statistik skriv 2026 --format html --format xlsx --till "Länsstyrgruppen"',
)
def write(context: Context, wanted: WriteYear) -> None:
    """Write a year."""
    from . import actions

    found = _asked(context, wanted)
    where = actions.where(wanted, lambda: context.settings.dokument)
    for path in actions.write(context.register, found, where, wanted.recipient, context.today):
        context.output.line(str(path))
    _tell(context, found)


@command(
    app,
    "fastställ",
    PublishYear,
    "Fastställ ett år som är slut: talen, definitionernas version och en kontrollsumma ligger sedan"
    " fast, och det är de som lämnas ut.",
    "norrbus statistik fastställ 2025",
)
def publish_year(context: Context, wanted: PublishYear) -> None:
    """Publish a year."""
    from . import actions, gate, publishing
    from .screen import show_report

    if wanted.preview:
        with gate.internal(context.register, context.today):
            found = actions.preview(publishing.ready(context.register, wanted, context.today))
        show_report(context, found, Listing())
        _tell(context, found)
        return
    if not wanted.agreed:
        # What cannot be done is not asked about, and what speaks against it is told first.
        publishing.ready(context.register, wanted, context.today)
        _tell_found(context, wanted.year)
    confirm(
        context,
        f"{wanted.year} fastställs. Det går inte att ångra, bara att rätta i en ny version.",
        wanted.agreed,
    )
    new = publishing.publish(context.register, wanted, context.today)
    if wanted.agreed:
        _tell_found(context, wanted.year)
    context.output.line(actions.spoken(new))
    if new.kept:
        context.output.warning(
            f"Ligger kvar som förut, eftersom de ändras så lite att det kan peka ut någon:"
            f" {listed(new.kept)}. Tala inte om vilka de är."
        )
    context.output.notice(f"Skriv rapporten att lämna ut: norrbus statistik skriv {new.year}")
    context.output.notice(
        f"Till den som lägger ihop länet, under sekretess: norrbus statistik skriv {new.year}"
        " --internt --format json"
    )


def _tell_found(context: Context, year: int) -> None:
    from .counting.gaps import notes

    for note in notes(context.register, year, context.today):
        context.output.notice(note)


def _what(each: Difference) -> str:
    """``Öppnade ärenden, kön: flicka``."""
    return each.indicator.title + (f", {each.by}: {each.category}" if each.by else "")


def _differs(each: Difference) -> str:
    """``12 → 13``; nothing where the numbers are not told."""
    from .rows import sign

    if each.was is None and each.now is None:
        return ""
    return f"{sign(each.was, each.tenths)} → {sign(each.now, each.tenths)}"


def _number(shown: Shown, tenths: bool) -> Cell:
    return (
        shown / 10
        if isinstance(shown, int) and tenths
        else shown
        if isinstance(shown, int)
        else None
    )


DIFFERENCE_COLUMNS: tuple[Column[Difference], ...] = (
    Column("nyckel", "Nyckel", lambda each: each.indicator.key, on_screen=False),
    Column("skiljer", "Skiljer", _what),
    Column("efter", "Efter", lambda each: each.by, on_screen=False),
    Column("kategori", "Kategori", lambda each: each.category, on_screen=False),
    Column(
        "faststallt", "Fastställt", lambda each: _number(each.was, each.tenths), on_screen=False
    ),
    Column("nu", "Nu", lambda each: _number(each.now, each.tenths), on_screen=False),
    Column("tal", "Tal", _differs),
    Column("forklaras_av", "Förklaras av", lambda each: list(each.causes), below=True),
)


@command(
    app,
    "jämför",
    CompareYear,
    "Visa vad som skiljer mellan ett fastställt år och talen som de räknas nu, och vilka slags"
    " händelser som förklarar det.",
    "norrbus statistik jämför 2025",
)
def compare_year(context: Context, wanted: CompareYear) -> None:
    """Compare a published year with now."""
    from . import actions, comparing
    from .indicators import VERSION

    found = comparing.compare(context.register, wanted.year, wanted.internal, context.today)
    context.output.table(
        found.differences,
        DIFFERENCE_COLUMNS,
        f"Inget i {wanted.year} skiljer från det som är fastställt.",
    )
    context.output.notice(f"{actions.spoken(found.published)} Kontrollsumman stämmer.")
    if found.differences and not wanted.internal:
        context.output.notice("Talen visas med --internt; det loggas.")
    if found.definitions_changed:
        context.output.notice(
            f"Definitionerna hade version {found.published.counted.definitions}, och är nu"
            f" {VERSION}: det kan också förklara."
        )
    if wanted.internal and found.differences:
        context.output.notice("Talen: fastställt → nu. ”–” betyder att uppgift inte finns.")
        context.output.warning(f"{SMALL_ARE_SEEN}; att du såg dem är loggat.")
    if found.differences:
        context.output.notice(
            f"Ska en rättad version fastställas: norrbus statistik fastställ {wanted.year}"
            ' --rättelse "SKÄL"'
        )


RELEASE_COLUMNS: tuple[Column[Release], ...] = (
    Column("dag", "Dag", lambda each: each.released_on),
    Column("vad", "Vad", lambda each: each.what),
    Column("ar", "År", lambda each: each.year),
    Column("version", "Version", lambda each: each.version),
    Column("till", "Till", lambda each: each.recipient),
)


@command(
    app,
    "utlämnat",
    ShowReleases,
    "Visa vad som har skrivits för att lämnas ut av statistiken, när och till vem.",
    "norrbus statistik utlämnat",
)
def show_releases(context: Context, _: ShowReleases) -> None:
    """Show what has been handed out."""
    from . import store

    context.output.table(
        store.releases(context.register),
        RELEASE_COLUMNS,
        "Inget är utlämnat. Fastställ ett år med: norrbus statistik fastställ ÅR",
    )
