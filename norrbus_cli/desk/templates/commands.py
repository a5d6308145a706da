"""``norrbus dokument mall``, ``dokument fält`` and ``dokument kontrollera``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.question import Listing
from ...terminal.room import room, within
from .form import CheckTemplates, CompareTemplates, CopyTemplate, ListFields, ShowTemplate

if TYPE_CHECKING:
    from .copying import Compared
    from .model import Checked, InForce, UsableField

app = room("")
templates = room("Mallar: vilka som gäller, egna kopior att ändra i, och vad en ny version ändrat.")

IN_FORCE: tuple[Column[InForce], ...] = (
    Column("mall", "Mall", lambda each: each.name),
    Column("galler", "Som gäller", lambda each: each.source),
    Column("tid", "Tid", lambda each: each.time),
    Column("slag", "Dokument", lambda each: each.kinds),
    Column("fil", "Fil", lambda each: each.file, on_screen=False),
    Column("fel", "Fel", lambda each: each.why, below=True),
)


@command(
    templates,
    "lista",
    Listing,
    "Visa alla mallar, och om den inbyggda eller en egen gäller idag.",
    "norrbus dokument mall lista",
)
def show_all(context: Context, _: Listing) -> None:
    """List the templates."""
    from . import inventory

    found = inventory.all_in_force(context.settings.mallar, context.today)
    context.output.table(found, IN_FORCE, "")


@command(
    templates,
    "visa",
    ShowTemplate,
    "Visa mallen som gäller för ett slag av dokument, och var den finns.",
    "norrbus dokument mall visa kallelse",
)
def show(context: Context, wanted: ShowTemplate) -> None:
    """Show the templates of a kind."""
    from . import inventory
    from .model import BROKEN

    for found, text in inventory.shown(context.settings.mallar, wanted.kind, context.today):
        if found.source == BROKEN:
            context.output.warning(f"{found.why} Den inbyggda mallen gäller så länge.")
        time = f" ({found.time})" if found.time else ""
        where = f"egen, {found.file}{time}" if found.file and not found.why else "inbyggd"
        context.output.notice(f"{found.name}: {where}")
        context.output.whole(text)


@command(
    templates,
    "kopiera",
    CopyTemplate,
    "Kopiera den inbyggda mallen för ett slag av dokument till mappen för egna mallar, för att"
    " ändras där. Det som redan finns skrivs aldrig över.",
    "norrbus dokument mall kopiera kallelse",
)
def copy(context: Context, wanted: CopyTemplate) -> None:
    """Copy built-in templates."""
    from . import copying

    for path in copying.copy(context.settings.mallar, wanted.kind, wanted.parts):
        context.output.line(str(path))
    context.output.notice(
        "Ändra i kopian, och prova den med: norrbus dokument kontrollera. Fälten som finns: norrbus"
        f' dokument fält "{wanted.kind}"'
    )


COMPARED: tuple[Column[Compared], ...] = (
    Column("fil", "Fil", lambda each: str(each.path)),
    Column("mall", "Mall", lambda each: each.name),
    Column("lage", "Läge", lambda each: each.state),
    Column("ny_inbyggd", "Ändrat i den inbyggda", lambda each: each.released, on_screen=False),
    Column("andrat", "Ändrat i den egna", lambda each: each.changed, on_screen=False),
)


@command(
    templates,
    "jämför",
    CompareTemplates,
    "Jämför egna mallar med de inbyggda: vad en ny version av norrbus har ändrat sedan kopian, och"
    " vad ni själva har ändrat. Med --avstämd räknas de som aktuella.",
    "norrbus dokument mall jämför kallelse",
)
def compare(context: Context, wanted: CompareTemplates) -> None:
    """Compare one's own templates with the built-in ones."""
    from ...terminal.output import AUTO
    from . import copying

    folder, kind = context.settings.mallar, wanted.kind or ""
    if wanted.settled:
        for path in copying.settle(folder, kind):
            context.output.notice(f"{path} är avstämd mot den inbyggda mallen.")
    found = list(copying.compare(folder, kind))
    if context.output.form != AUTO or not found:
        context.output.table(
            found, COMPARED, "Inga egna mallar. Kopiera en med: norrbus dokument mall kopiera"
        )
        return
    for each in found:
        context.output.line(f"{each.path}: {each.state}")
        for diff in (each.released, each.changed):
            if diff:
                context.output.whole(diff)


FIELDS: tuple[Column[UsableField], ...] = (
    Column("falt", "Fält", lambda each: each.path),
    Column("haller", "Håller", lambda each: each.holds),
    Column("vad", "Vad", lambda each: each.said),
    Column("skrivs", "Skrivs", lambda each: each.written),
    Column("inbyggd", "I den inbyggda", lambda each: each.used),
    Column("mall", "Mall", lambda each: each.template, on_screen=False),
)


@command(
    app,
    "fält",
    ListFields,
    "Visa de fält som mallen för ett slag av dokument kan använda. [] efter ett fält: av var och en"
    " i listan.",
    "norrbus dokument fält kallelse",
)
def show_fields(context: Context, wanted: ListFields) -> None:
    """List the fields that a template can use."""
    from . import inventory

    context.output.table(list(inventory.fields(wanted.kind)), FIELDS, "")


CHECKED: tuple[Column[Checked], ...] = (
    Column("inbyggda", "Inbyggda mallar", lambda each: each.built_in),
    Column("egna", "Egna mallar", lambda each: each.own),
    Column("hela", "Dokument som är som de skrevs", lambda each: each.whole),
    Column("andrade", "Dokument som är ändrade eller inte går att läsa", lambda each: each.changed),
    Column("saknas", "Dokument som saknas", lambda each: each.missing),
)


@command(
    app,
    "kontrollera",
    CheckTemplates,
    "Kontrollera mallarna, egna och inbyggda, genom att läsa dem och fylla dem med påhittade"
    " uppgifter, och att varje skrivet dokument ligger kvar som det skrevs. Slutkod 5 när något är"
    " fel nu.",
    "norrbus dokument kontrollera",
)
def check(context: Context, _: CheckTemplates) -> None:
    """Check templates and papers."""
    import typer

    from ...paper import store
    from ...words.errors import EXIT_FILE_TROUBLE
    from ..checkup import page
    from . import checks

    documents = store.about(context.register, "")
    found = checks.check(context.settings.mallar, documents, context.today)
    context.output.record(found, CHECKED, [page.found(found.findings)])
    if not found.findings:
        context.output.notice("Allt är som det ska.")
    if found.faulty:
        raise typer.Exit(EXIT_FILE_TROUBLE)


within(app, "mall", templates)
