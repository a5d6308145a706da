"""``norrbus statistik``."""

from __future__ import annotations

from itertools import groupby

from .. import options
from ..context import Context
from ..entry import command
from ..folders import expand
from ..output import BarRow, Column
from . import actions
from .counting_gaps import Gap, missing
from .definitions import INDICATORS, VERSION, Indicator
from .document import SIGNS, summary
from .form import HTML, ShowDefinitions, ShowGaps, ShowYear, WriteYear
from .json_file import as_json
from .report import Entry, Line, Report
from .rows import as_csv, heading, percent, rows, sign

app = options.room("Årets statistik, än så länge för bruk inom myndigheten. Varje tal förklaras av sin definition: norrbus statistik definitioner.")


@command(
    app,
    "år",
    ShowYear,
    "Visa ett års statistik, gärna jämfört med tidigare år, för bruk inom myndigheten. Att små tal visades loggas.",
    "norrbus statistik år 2026 --jämför 2025 --internt",
)
def show(context: Context, wanted: ShowYear) -> None:
    """Show a year."""
    found = actions.of_year(context.register, wanted.year or context.today.year, wanted.compared, wanted.internal, context.today)
    if wanted.json:
        context.output.whole(as_json(found).decode())
    elif wanted.csv:
        context.output.whole(as_csv(found).decode())
    elif context.output.on_screen:
        _draw(context, found)
    else:
        context.output.whole("\n".join("\t".join(row) for row in (heading(found), *rows(found))))
    _tell(context, found)


def _tell(context: Context, found: Report) -> None:
    if found.empty:
        years = " och ".join(map(str, found.years))
        context.output.notice(f"Inget är registrerat för {years}. Stämmer registret? Se: norrbus register visa")
    context.output.warning("Små tal visas. Får inte lämnas ut; att du såg dem är loggat.")


def _draw(context: Context, found: Report) -> None:
    context.output.line(f"{found.title}. {found.owner}. Räknat till och med {found.until.isoformat()}. Definitionernas version {found.definitions}.")
    for sentence in summary(found):
        context.output.line(sentence)
    for area, entries in groupby(found.entries, key=lambda entry: entry.indicator.area):
        context.output.line(f"\n{area.upper()}")
        for entry in entries:
            _draw_entry(context, found, entry)
    context.output.notice(SIGNS)


def _draw_entry(context: Context, found: Report, entry: Entry) -> None:
    indicator = entry.indicator
    context.output.line(f"\n{indicator.title}: {_in_years(found, entry.total)}")
    context.output.line(f"Räknas: {indicator.counts}. Period: {indicator.period}. Källa: {indicator.source}.")
    if entry.nothing:
        return
    for by, lines in entry.splits:
        context.output.bars(f"efter {by}", [_bar(found, line) for line in lines])
    if entry.days:
        for what, values in (("median", entry.days.medians), ("90:e percentilen", entry.days.nineties)):
            spoken = ", ".join(f"{year}: {sign(value)}" for year, value in zip(found.years, values, strict=True))
            context.output.line(f"{entry.days.what}, {what}: {spoken}")


def _in_years(found: Report, line: Line) -> str:
    return ", ".join(f"{year}: {sign(count)}" for year, count in zip(found.years, line.counts, strict=True))


def _bar(found: Report, line: Line) -> BarRow:
    newest = line.counts[-1]
    earlier = " ".join(f"({year}: {sign(count)})" for year, count in zip(found.years[:-1], line.counts[:-1], strict=True))
    share = f"{percent(line.shares[-1])} %" if isinstance(line.shares[-1], int) else ""
    return BarRow(line.category, " ".join(part for part in (sign(newest), share, earlier) if part), newest if isinstance(newest, int) else 0)


@command(
    app,
    "skriv",
    WriteYear,
    "Skriv ett års statistik som rapport (html, md), för Excel (csv, xlsx) eller för program (json). Utan --format skrivs html.",
    "norrbus statistik skriv 2026 --internt --format html --format xlsx",
)
def write(context: Context, wanted: WriteYear) -> None:
    """Write a year."""
    found = actions.of_year(context.register, wanted.year or context.today.year, wanted.compared, wanted.internal, context.today)
    folder = expand(wanted.folder) if wanted.folder else context.settings.dokument
    where = actions.Where(folder, list(dict.fromkeys(wanted.formats)) or [HTML], wanted.overwrite)
    for path in actions.write(context.register, found, where, context.today):
        context.output.line(str(path))
    _tell(context, found)


DEFINITION_COLUMNS = (
    Column[Indicator]("nyckel", "Nyckel", lambda each: each.key),
    Column[Indicator]("omrade", "Område", lambda each: each.area),
    Column[Indicator]("titel", "Indikator", lambda each: each.title),
    Column[Indicator]("raknas", "Räknas", lambda each: each.counts),
    Column[Indicator]("period", "Period", lambda each: each.period),
    Column[Indicator]("uppdelningar", "Uppdelat efter", lambda each: [split.by for split in each.splits]),
    Column[Indicator]("dagar", "Dagar", lambda each: each.days),
    Column[Indicator]("kalla", "Källa", lambda each: each.source),
)


@command(
    app, "definitioner", ShowDefinitions, "Visa vad varje indikator räknar, för vilken period, och vem som frågar efter den.", "norrbus statistik definitioner"
)
def show_definitions(context: Context, _: ShowDefinitions) -> None:
    """Show the definitions."""
    context.output.table(INDICATORS, DEFINITION_COLUMNS, "")
    context.output.notice(f"Definitionernas version {VERSION}.")


GAP_COLUMNS = (
    Column[Gap]("galler", "Gäller", lambda each: each.reference),
    Column[Gap]("saknas", "Saknas", lambda each: each.what),
    Column[Gap]("nasta_steg", "Kommando", lambda each: each.command, below=True),
)


@command(
    app, "brister", ShowGaps, "Visa uppgifter som saknas och gör statistiken sämre, med kommandot som lägger till var och en.", "norrbus statistik brister 2026"
)
def show_gaps(context: Context, wanted: ShowGaps) -> None:
    """Show what is missing."""
    year = wanted.year or context.today.year
    context.output.table(missing(context.register, year, context.today), GAP_COLUMNS, f"Inga uppgifter saknas för {year}.")
