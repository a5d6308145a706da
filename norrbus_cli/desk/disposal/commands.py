"""``norrbus register gallra`` and ``gallringsregel``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command, confirm
from ...terminal.room import room
from .form import Dispose, KeepRule

if TYPE_CHECKING:
    from .model import Judged, Proposal

app = room("")

COLUMNS: tuple[Column[Proposal], ...] = (
    Column("regel", "Regel", lambda each: each.rule.spoken),
    Column("gallras", "Akter som gallras", lambda each: len(each.due)),
    Column(
        "angrade",
        "Ångrat, bara i loggen",
        lambda each: len(each.gone_cases) + len(each.gone_persons),
    ),
    Column("tittar", "Visningar att gallra", lambda each: each.looks),
    Column("fore", "Visningar från före", lambda each: each.looks_before),
)
ACT_COLUMNS: tuple[Column[Judged], ...] = (
    Column("akt", "Akt", lambda each: list(each.act.references)),
    Column("vad", "Vad", lambda each: each.verdict.what),
    Column(
        "sista_anteckning", "Sista anteckning", lambda each: each.act.last_note, on_screen=False
    ),
    Column("fran", "Från", lambda each: each.verdict.on, on_screen=False),
    Column("senast", "Senast", lambda each: each.verdict.by),
    Column("darfor", "Därför", lambda each: each.verdict.because, below=True),
)


@command(
    app,
    "gallra",
    Dispose,
    "Visa vilka akter som ska gallras, vilka som bevaras och varför; med --beslutat-av gallras de,"
    " för alltid, ur registret, loggen och dokumentmappen, och ett gallringsprotokoll skrivs.",
    'norrbus register gallra --beslutat-av "Maria Ek, socialchef"',
)
def dispose(context: Context, wanted: Dispose) -> None:
    """Show what is due, and dispose of it where that is decided."""
    from . import actions

    actions.finish(context.register)
    shown = actions.proposed(context.register, context.today)
    context.output.record(
        shown, COLUMNS, [Section("akter", "Akter", ACT_COLUMNS, list(shown.judged))]
    )
    if not wanted.decided_by:
        if shown.due:
            context.output.notice(
                "Innehåller en akt en barnutredning, säg det först: norrbus ärende bevara REF"
                " --därför barnutredning. Gallra med: norrbus register gallra --beslutat-av NAMN"
            )
        return
    actions.require_ready(context.register, shown, wanted)
    confirm(
        context,
        f"Det som visas ovan gallras för alltid ({_acts(shown)}). Det går inte att ångra.",
        wanted.agreed,
    )
    _dispose(context, shown, wanted)


def _dispose(context: Context, shown: Proposal, wanted: Dispose) -> None:
    from ...authority.copies import buried
    from ...paper.template.own import OwnTemplates
    from ...paper.writer import How
    from ...register.copy_settings import load_copies
    from ...register.folders import expand
    from ...register.house import load_house
    from . import actions

    folder = expand(wanted.folder) if wanted.folder else context.settings.dokument
    own = OwnTemplates(context.settings.mallar, context.today, context.output.warning)
    how = How(folder, house=load_house(context.options), own=own)
    done = actions.dispose(context.register, shown, wanted, how, context.today)
    context.output.notice(f"Gallrat: {_acts(shown)}.")
    for path in done.papers:
        context.output.notice(f"Protokoll: {path}")
    for path in done.by_hand:
        context.output.warning(f"{path} har ändrats sedan den skrevs och ligger kvar. Ta bort den.")
    rule = load_copies(context.options)
    buried.write_list(context.register, context.settings.register.parent)
    buried.write_list(context.register, rule.folder)
    for path in buried.older(context.settings, rule):
        context.output.warning(f"{path} är från före gallringen och har uppgifterna kvar.")


def _acts(shown: Proposal) -> str:
    return "1 akt" if len(shown.due) == 1 else f"{len(shown.due)} akter"


@command(
    app,
    "gallringsregel",
    KeepRule,
    "Bestäm efter vilken regel registrets akter gallras: socialtjänstens, en enskild verksamhets,"
    " hälso- och sjukvårdens eller skolans. Utan regel gallras inget.",
    "norrbus register gallringsregel socialtjänst",
)
def keep_rule(context: Context, wanted: KeepRule) -> None:
    """Keep the rule."""
    from ...authority.disposal import store
    from ...authority.disposal.model import rule_of

    rule = rule_of(wanted.kind, wanted.years, wanted.source)
    with context.register.operation(day=context.today.isoformat()):
        store.keep_rule(context.register, rule)
    context.output.line(f"Akterna gallras som {rule.spoken}.")
    context.output.notice("Se vad som ska gallras: norrbus register gallra")
