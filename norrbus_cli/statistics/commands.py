"""``norrbus statistik``: a year, shown, written, published and compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..terminal.context import Context
from ..terminal.entry import command, confirm
from ..terminal.question import Listing
from ..terminal.room import room
from ..words.swedish import listed
from .form import SMALL_ARE_SEEN, PublishYear, ShowReleases, ShowYear, WriteYear

if TYPE_CHECKING:
    from .papers import Paper
    from .report import Report
    from .span import Years
    from .store import Release

app = room(
    "Årets statistik, där ingen kan pekas ut. Varje tal förklaras av sin definition: norrbus"
    " statistik definitioner."
)


@command(
    app,
    "år",
    ShowYear,
    "Visa ett års statistik som den är fastställd, gärna jämfört med tidigare år; eller två eller"
    " tre år tillsammans (2024–2026). Små tal visas inte, och inte heller tal som de kunde räknas"
    " fram ur. Före fastställandet: --internt.",
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
    from .span import only

    years = wanted.years or only(usual(context.today))
    return actions.of_year(context.register, years, wanted.compared, wanted.internal, context.today)


@command(
    app,
    "skriv",
    WriteYear,
    "Skriv ett fastställt års statistik, eller en periods, som rapport (html, md), för Excel (csv,"
    " xlsx) eller för program (json), eller ett års som en sida för styrgruppen. Utan --format"
    " skrivs html. Vad som är skrivet: norrbus dokument lista statistik-ÅR.",
    'norrbus statistik skriv 2026 --format html --format xlsx --till "Länsstyrgruppen"',
)
def write(context: Context, wanted: WriteYear) -> None:
    """Write a year."""
    from . import papers

    if wanted.steering:
        _put(context, wanted, _one_page(context, wanted))
        return
    found = _asked(context, wanted)
    _put(context, wanted, papers.yearly(found, found.owner))
    _tell(context, found)


def _one_page(context: Context, wanted: WriteYear) -> Paper:
    from . import actions, papers, writing
    from .form import usual
    from .span import only

    years = wanted.years or only(usual(context.today))
    writing.require_one_page(wanted, years)
    return papers.for_steering(
        actions.for_steering(context.register, years, wanted.compared, context.today)
    )


def _put(context: Context, wanted: WriteYear, paper: Paper) -> None:
    from ..paper.opened import tell_pages
    from ..paper.template.own import OwnTemplates
    from ..register.house import load_house
    from . import writing

    house = load_house(context.options)
    own = OwnTemplates(context.settings.mallar, context.today, context.output.warning)
    where = writing.where(wanted, lambda: context.settings.dokument / paper.about, own, house)
    paths = writing.write(context.register, paper, where, wanted.recipient, context.today)
    for path in paths:
        context.output.line(str(path))
    tell_pages(context.output, paths)


@command(
    app,
    "fastställ",
    PublishYear,
    "Fastställ ett år som är slut, eller en period av två eller tre (2024–2026): talen,"
    " definitionernas version och en kontrollsumma ligger sedan fast, och det är de som lämnas ut.",
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
    lacking = ""
    if not wanted.agreed:
        # What cannot be done is not asked about, and what speaks against it is told first.
        wanted, lacking = _ready(context, wanted)
        _tell_found(context, wanted.years)
    confirm(
        context,
        f"{wanted.years} fastställs{lacking}. Det går inte att ångra, bara att rätta i en ny"
        " version.",
        wanted.agreed,
    )
    new = publishing.publish(context.register, wanted, context.today)
    if wanted.agreed:
        _tell_found(context, wanted.years)
    context.output.line(actions.spoken(new))
    if new.kept and new.version == 1:
        context.output.warning(
            f"Redovisas inte för {new.years}, eftersom perioden och dess år tillsammans skulle peka"
            f" ut någon: {listed(new.kept)}."
        )
    elif new.kept:
        context.output.warning(
            f"Ligger kvar som förut, eftersom de ändras så lite att det kan peka ut någon:"
            f" {listed(new.kept)}. Tala inte om vilka de är."
        )
    _tell_where(context, new.years)


def _ready(context: Context, wanted: PublishYear) -> tuple[PublishYear, str]:
    """What can be published, and what the question says is lacking: at a terminal its answer is
    what ``--med-brister`` says elsewhere. Raises what ``publishing.ready`` raises.
    """
    from . import publishing
    from .counting.rules.refusals import GapsLeft

    try:
        publishing.ready(context.register, wanted, context.today)
    except GapsLeft:
        if not context.interactive:
            raise
        wanted = PublishYear(**vars(wanted) | {"with_gaps": True})
        publishing.ready(context.register, wanted, context.today)
        return wanted, " fast uppgifter saknas"
    return wanted, ""


def _tell_where(context: Context, years: Years) -> None:
    """To whom what has been published goes (agreement of 2025, Uppföljning)."""
    context.output.notice(f"Skriv rapporten att lämna ut: norrbus statistik skriv {years}")
    context.output.notice(
        "Den lämnas till Samverkansstruktur målgrupp barn och unga för länets årliga bedömning, som"
        " redovisas till Politiska samverkansberedningen (överenskommelsen 2025, Uppföljning)."
    )
    context.output.notice(
        f"Till den som lägger ihop länet, under sekretess: norrbus statistik skriv {years}"
        " --internt --format json"
    )


def _tell_found(context: Context, years: Years) -> None:
    from .counting.gaps import notes

    for year in years.each:
        for note in notes(context.register, year, context.today):
            context.output.notice(note)


RELEASE_COLUMNS: tuple[Column[Release], ...] = (
    Column("dag", "Dag", lambda each: each.released_on),
    Column("vad", "Vad", lambda each: each.what),
    Column("fran_ar", "Från och med", lambda each: each.years.first),
    Column("ar", "Till och med", lambda each: each.year),
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
