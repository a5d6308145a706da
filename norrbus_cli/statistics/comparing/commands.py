"""``norrbus statistik jämför``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Cell, Column
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.room import room
from ..form import SMALL_ARE_SEEN, CompareYear

if TYPE_CHECKING:
    from ..corrections import Difference
    from ..model import Shown
    from .differences import Comparison

app = room("")


def _what(each: Difference) -> str:
    """``Öppnade ärenden, kön: flicka``."""
    return each.indicator.title + (f", {each.by}: {each.category}" if each.by else "")


def _differs(each: Difference) -> str:
    """``12 → 13``; nothing where the numbers are not told."""
    from ..rows import sign

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
    Column("id", "Id", lambda each: each.id, on_screen=False),
    Column("nyckel", "Nyckel", lambda each: each.indicator.key, on_screen=False),
    Column("skiljer", "Skiljer", _what),
    Column("efter", "Efter", lambda each: each.by, on_screen=False),
    Column("kategori", "Kategori", lambda each: each.category, on_screen=False),
    Column(
        "faststallt", "Fastställt", lambda each: _number(each.was, each.tenths), on_screen=False
    ),
    Column("nu", "Nu", lambda each: _number(each.now, each.tenths), on_screen=False),
    Column("tal", "Tal", _differs),
    Column("version", "Version", lambda each: each.version or None),
    Column("forklaras_av", "Förklaras av", lambda each: list(each.causes), below=True),
)


@command(
    app,
    "jämför",
    CompareYear,
    "Visa vad rättade versioner av ett fastställt år har ändrat. Med --internt, för den som får se"
    " ärendena: vad som skiljer från talen som de räknas nu, och vilka slags händelser som"
    " förklarar det.",
    "norrbus statistik jämför 2025 --internt",
)
def compare_year(context: Context, wanted: CompareYear) -> None:
    """Compare a published year with its corrected versions, or with now."""
    from .. import actions
    from . import differences

    found = differences.compare(context.register, wanted.year, wanted.internal, context.today)
    context.output.table(
        found.differences,
        DIFFERENCE_COLUMNS,
        f"Inget i {wanted.year} skiljer från det som är fastställt."
        if wanted.internal
        else f"Inget i {wanted.year} är rättat.",
    )
    context.output.notice(f"{actions.spoken(found.published)} Kontrollsumman stämmer.")
    if wanted.internal:
        _tell_inside(context, found)
    else:
        context.output.notice(
            "Vad som skiljer från talen som de räknas nu, för den som får se ärendena: lägg till"
            " --internt (loggas)."
        )


def _tell_inside(context: Context, found: Comparison) -> None:
    from ..indicators import VERSION

    if found.definitions_changed:
        context.output.notice(
            f"Definitionerna hade version {found.published.counted.definitions}, och är nu"
            f" {VERSION}: det kan också förklara."
        )
    if found.differences:
        context.output.notice("Talen: fastställt → nu. ”–” betyder att uppgift inte finns.")
        context.output.notice(
            "Ska en rättad version fastställas: norrbus statistik fastställ"
            f' {found.published.years} --rättelse "SKÄL"'
        )
    context.output.warning(f"{SMALL_ARE_SEEN}; att du såg dem är loggat.")
