"""``norrbus statistik``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..terminal.context import Context
from ..terminal.entry import command, confirm
from ..terminal.output import BarRow, Cell, Column
from ..terminal.question import Listing
from ..terminal.room import room
from ..words.swedish import listed
from ..words.text import first_upper
from .form import (
    CompareYear,
    Merge,
    PublishYear,
    ShowDefinitions,
    ShowGaps,
    ShowYear,
    Switch,
    WriteYear,
)

if TYPE_CHECKING:
    from . import actions
    from .counting.gaps import Gap
    from .definitions import Indicator
    from .model import Shown
    from .publishing import Difference
    from .report import Entry, Line, Report

SMALL_ARE_SEEN = "Små tal visas. Får inte lämnas ut"
app = room(
    "Årets statistik, där ingen kan pekas ut. Varje tal förklaras av sin definition: norrbus"
    " statistik definitioner."
)


@command(
    app,
    "år",
    ShowYear,
    "Visa ett års statistik, gärna jämfört med tidigare år. Små tal visas inte, och inte heller tal"
    " som de kunde räknas fram ur.",
    "norrbus statistik år 2026 --jämför 2025",
)
def show(context: Context, wanted: ShowYear) -> None:
    """Show a year."""
    from . import actions
    from .form import usual

    found = actions.of_year(
        context.register,
        wanted.year or usual(context.today),
        wanted.compared,
        wanted.internal,
        context.today,
    )
    _show(context, found, wanted)
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


def _show(context: Context, found: Report, wanted: Listing) -> None:
    from .json_file import as_json
    from .rows import as_csv, heading, rows

    if wanted.json:
        context.output.whole(as_json(found).decode())
    elif wanted.csv:
        context.output.whole(as_csv(found))
    elif context.output.on_screen:
        _draw(context, found)
    else:
        context.output.whole("\n".join("\t".join(row) for row in (heading(found), *rows(found))))


def _draw(context: Context, found: Report) -> None:
    from itertools import groupby

    from .paper import SIGNS, summary

    context.output.line(
        f"{found.heading}. {found.owner}. Räknat till och med {found.until.isoformat()}."
        f" Definitionernas version {found.definitions}."
    )
    for sentence in (*((found.published,) if found.published else ()), *summary(found)):
        context.output.line(sentence)
    for area, entries in groupby(found.entries, key=lambda entry: entry.indicator.area):
        context.output.line(f"\n{area.upper()}")
        for entry in entries:
            _draw_entry(context, found, entry)
    context.output.notice(SIGNS)
    if found.lacking:
        context.output.notice(found.lacking)


def _draw_entry(context: Context, found: Report, entry: Entry) -> None:
    from .paper import held_back
    from .rows import measured, sign

    indicator = entry.indicator
    context.output.line(f"\n{indicator.title}: {_in_columns(found, map(sign, entry.total.counts))}")
    context.output.line(
        f"Räknas: {indicator.counts}. Period: {indicator.period}. Källa: {indicator.source}."
    )
    if entry.nothing:
        return
    seen = [
        split
        for split in entry.splits
        if any(isinstance(count, int) for line in split.lines for count in line.counts)
    ]
    for split in seen:
        context.output.bars(
            first_upper(split.by) + (f", {found.columns[-1]}" if found.of_areas else ""),
            [_bar(found, line) for line in split.lines],
        )
        if note := held_back(found, entry, split):
            context.output.line(note)
    unseen = [split.by for split in entry.splits if split not in seen]
    if unseen:
        context.output.line(f"Delarna visas inte: {', '.join(unseen)}.")
    if entry.measures:
        for what, values in entry.measures.rows:
            context.output.line(
                f"{first_upper(entry.measures.what)}, {what}:"
                f" {_in_columns(found, measured(entry.measures, values))}"
            )


def _in_columns(found: Report, values: Iterable[str]) -> str:
    return ", ".join(
        f"{column}: {value}" for column, value in zip(found.columns, values, strict=True)
    )


def _bar(found: Report, line: Line) -> BarRow:
    """The last column as a bar; the others beside it, but for areas, which are too many."""
    from .rows import percent, sign

    newest = line.counts[-1]
    others = () if found.of_areas else zip(found.columns[:-1], line.counts[:-1], strict=True)
    share = f" ({percent(line.shares[-1])} %)" if isinstance(line.shares[-1], int) else ""
    text = ", ".join(
        (f"{sign(newest)}{share}", *(f"{column}: {sign(count)}" for column, count in others))
    )
    return BarRow(line.category, text, newest if isinstance(newest, int) else 0)


@command(
    app,
    "skriv",
    WriteYear,
    "Skriv ett års statistik som rapport (html, md), för Excel (csv, xlsx) eller för program"
    " (json). Utan --format skrivs html.",
    "norrbus statistik skriv 2026 --format html --format xlsx",
)
def write(context: Context, wanted: WriteYear) -> None:
    """Write a year."""
    from . import actions
    from .form import usual

    found = actions.of_year(
        context.register,
        wanted.year or usual(context.today),
        wanted.compared,
        wanted.internal,
        context.today,
    )
    for path in actions.write(context.register, found, _where(context, wanted), context.today):
        context.output.line(str(path))
    _tell(context, found)


def _where(context: Context, wanted: WriteYear | Merge) -> actions.Where:
    from ..register.folders import expand
    from . import actions
    from .form import HTML

    folder = expand(wanted.folder) if wanted.folder else context.settings.dokument
    return actions.Where(folder, list(dict.fromkeys(wanted.formats)) or [HTML], wanted.overwrite)


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
    from . import actions, publishing

    if not wanted.agreed:
        # What cannot be done is not asked about.
        publishing.ready(context.register, wanted, context.today)
    confirm(
        context,
        f"{wanted.year} fastställs. Det går inte att ångra, bara att rätta i en ny version.",
        wanted.agreed,
    )
    new = publishing.publish(context.register, wanted, context.today)
    context.output.line(actions.spoken(new))
    context.output.notice(f"Skriv rapporten att lämna ut: norrbus statistik skriv {new.year}")
    context.output.notice(
        f"Till den som lägger ihop länet, under sekretess: norrbus statistik skriv {new.year}"
        " --internt --format json"
    )


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
    from . import actions, publishing
    from .definitions import VERSION

    found = publishing.compare(context.register, wanted.year, wanted.internal, context.today)
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
    from ..register.config import load_regions
    from ..register.folders import expand
    from . import actions
    from .merging import areas, county, files
    from .refusals import BothShownAndWritten, NothingToWrite, NotPublishedByAll

    if wanted.formats and (wanted.json or wanted.csv):
        raise BothShownAndWritten
    if (wanted.folder or wanted.overwrite) and not wanted.formats:
        raise NothingToWrite
    handed = files.read([expand(each) for each in wanted.files])
    regions = areas.regions(load_regions(context.options))
    earlier = (
        files.earlier_report(expand(wanted.earlier), handed[0].year.year) if wanted.earlier else []
    )
    waiting = county.unpublished(handed)
    if waiting and not wanted.internal and not wanted.preliminary:
        raise NotPublishedByAll(waiting)
    with context.output.working("Räknar ut vad som måste döljas (kan ta några minuter)"):
        found = county.merged(handed, regions, wanted.internal, earlier)
    if wanted.formats:
        for path in actions.write_sum(found, _where(context, wanted)):
            context.output.line(str(path))
    else:
        _show(context, found, wanted)
    for note in found.notes:
        context.output.notice(note)
    if found.internal:
        context.output.warning(f"{SMALL_ARE_SEEN}.")


@command(
    app,
    "stäng-av",
    Switch,
    "Räkna inte en indikator. Hur den räknas ändras inte, och i rapporten finns den inte med.",
    "norrbus statistik stäng-av anonyma",
)
def switch_off(context: Context, wanted: Switch) -> None:
    """Switch indicators off."""
    from . import publishing

    keys = publishing.switch(context.register, wanted.keys, True, context.today)
    context.output.line(f"Räknas inte längre: {listed(keys)}. År som är fastställda ändras inte.")


@command(app, "slå-på", Switch, "Räkna en indikator igen.", "norrbus statistik slå-på anonyma")
def switch_on(context: Context, wanted: Switch) -> None:
    """Switch indicators on."""
    from . import publishing

    keys = publishing.switch(context.register, wanted.keys, False, context.today)
    context.output.line(f"Räknas: {listed(keys)}. År som är fastställda ändras inte.")


DEFINITION_COLUMNS: tuple[Column[Indicator], ...] = (
    Column("nyckel", "Nyckel", lambda each: each.key),
    Column("omrade", "Område", lambda each: each.area),
    Column("titel", "Indikator", lambda each: each.title),
    Column("raknas", "Räknas", lambda each: each.counts),
    Column("period", "Period", lambda each: each.period),
    Column("uppdelningar", "Uppdelat efter", lambda each: [split.by for split in each.splits]),
    Column("matt", "Mäter", lambda each: each.days or each.marks),
    Column("kalla", "Källa", lambda each: each.source),
)


@command(
    app,
    "definitioner",
    ShowDefinitions,
    "Visa vad varje indikator räknar, för vilken period, och vem som frågar efter den.",
    "norrbus statistik definitioner",
)
def show_definitions(context: Context, _: ShowDefinitions) -> None:
    """Show the definitions."""
    from ..register.trouble import NoRegister
    from . import store
    from .definitions import INDICATORS, VERSION

    try:
        off = store.switched_off(context.register)
    except NoRegister:
        # The one who adds the county up has none.
        off = frozenset()
    state: Column[Indicator] = Column("avstangd", "Avstängd", lambda each: each.key in off)
    context.output.table(INDICATORS, (*DEFINITION_COLUMNS, state), "")
    context.output.notice(
        f"Definitionernas version {VERSION}. En indikator som kommunen inte vill räkna stängs av:"
        " norrbus statistik stäng-av NYCKEL"
    )


GAP_COLUMNS: tuple[Column[Gap], ...] = (
    Column("galler", "Gäller", lambda each: each.reference),
    Column("saknas", "Saknas", lambda each: each.what),
    Column("nasta_steg", "Kommando", lambda each: each.command, below=True),
)


@command(
    app,
    "brister",
    ShowGaps,
    "Visa uppgifter som saknas och gör statistiken sämre, med kommandot som lägger till var"
    " och en.",
    "norrbus statistik brister 2026",
)
def show_gaps(context: Context, wanted: ShowGaps) -> None:
    """Show what is missing."""
    from .counting.gaps import missing
    from .form import usual

    year = wanted.year or usual(context.today)
    context.output.table(
        missing(context.register, year, context.today),
        GAP_COLUMNS,
        f"Inga uppgifter saknas för {year}.",
    )
