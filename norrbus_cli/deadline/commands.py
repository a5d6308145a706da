"""``norrbus frist``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..rule.model import FROM_CONSENT
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.output import Column, Section
from ..terminal.question import Listing
from ..terminal.room import NAMELESS, room, within
from ..words.record import Record
from ..words.reference import DEVIATION, FORUM, UnknownReference
from .form import ChangeRules, Explain, ListDeadlines

if TYPE_CHECKING:
    from ..register.calendar import ClosedDay
    from ..rule.model import Deadline, Rule
    from . import store
    from .explain import Explanation
    from .model import Choices

app = room(
    "Frister: vad som ska göras senast vilken dag, och varför just den dagen. De räknas fram ur det"
    " som är registrerat."
)
rules = room("Fristernas regler.")


def columns(today: date) -> tuple[Column[Deadline], ...]:
    """How a deadline is shown in a list."""
    return (
        Column("frist", "Frist", lambda each: each.kind),
        Column("galler", "Gäller", lambda each: each.subject),
        Column("arende", "Ärende", lambda each: each.reference, on_screen=False),
        Column("senast", "Senast", lambda each: each.due),
        Column("lage", "Läge", lambda each: each.spoken(today)),
        Column("grupp", "Grupp", lambda each: each.standing(today), on_screen=False),
        Column("kalla", "Källa", lambda each: each.source, on_screen=False),
        Column("nasta_steg", "Nästa steg", lambda each: each.settled_by, below=True),
    )


@command(
    app,
    "lista",
    ListDeadlines,
    "Visa öppna frister: försenade först, sedan dagens, de öppna och de kommande.",
    "norrbus frist lista 7",
)
def show_all(context: Context, wanted: ListDeadlines) -> None:
    """List the open deadlines."""
    from ..authority import store as register_store
    from ..rule.model import LATE
    from . import store

    found = (
        _asked(context, wanted.reference)[1]
        if wanted.reference
        else store.of_all(context.register, context.today)
    )
    whose = (
        ""
        if wanted.everything or wanted.reference
        else wanted.coordinator or context.settings.samordnare
    )
    ids = {each.id for each in register_store.coordinators_named(context.register, whose)}
    shown = [
        each
        for each in found.deadlines
        if each.coordinator_id in ids
        and (wanted.further or each.near(context.today))
        and (not wanted.late or each.standing(context.today) == LATE)
    ]
    for each in found.unreadable:
        context.output.warning(each.sentence)
    context.output.table(shown, columns(context.today), "Inga frister.")


EXPLANATION: tuple[Column[Explanation], ...] = (
    Column("frist", "Frist", lambda each: each.deadline.kind),
    Column("galler", "Gäller", lambda each: each.deadline.subject),
    Column("vad", "Vad som ska göras", lambda each: each.deadline.rule.what),
    Column("senast", "Senast", lambda each: each.deadline.due),
    Column("regel", "Regel", lambda each: each.deadline.rule.number),
    Column("slag", "Slag av regel", lambda each: each.deadline.origin),
    Column("kalla", "Källa", lambda each: each.deadline.source),
    Column("dag_0", "Dag 0", lambda each: each.deadline.start),
    Column("darfor", "Därför", lambda each: each.deadline.why),
    Column("rakning", "Räkning", lambda each: each.counting),
    Column("utan_helgdagar", "Utan helgdagar", lambda each: each.raw_end),
    Column("flyttad", "Flyttad", lambda each: each.moved),
    Column("nasta_steg", "Nästa steg", lambda each: each.deadline.settled_by),
)


@command(
    app,
    "förklara",
    Explain,
    "Förklara varför en dag är dagen: regel, källa, dag 0 och varför, räkningen, och vad som"
    " flyttade den.",
    "norrbus frist förklara 7 kallelse",
)
def explain_one(context: Context, wanted: Explain) -> None:
    """Explain the deadlines of a case, or of what stands without one."""
    from ..register.calendar import Calendar
    from .explain import explain
    from .refusals import NoDeadline

    reference, found = _asked(context, wanted.reference)
    for each in found.unreadable:
        context.output.warning(each.sentence)
    shown = [each for each in found.deadlines if not wanted.kind or each.kind == wanted.kind]
    if not shown:
        raise NoDeadline(reference, wanted.kind, [each.kind for each in found.deadlines])
    calendar = Calendar(context.register)
    context.output.blocks([explain(each, calendar) for each in shown], EXPLANATION)


def _asked(context: Context, typed: str) -> tuple[str, store.Found]:
    """What was asked about, and its open deadlines. Raises UnknownReference, AmbiguousReference."""
    from ..case import store as case_store
    from . import store

    try:
        reference = case_store.reference_of(context.register, typed)
    except UnknownReference:
        beside = _beside(context, typed.strip())
        found = store.about(context.register, context.today, beside or typed)
        if not found.deadlines and not beside:
            raise
        return beside or found.deadlines[0].subject, found
    return reference, store.of_cases(
        context.register, context.today, [case_store.id_of(context.register, reference)]
    )


def _beside(context: Context, typed: str) -> str:
    """The reference of the deviation or of the meeting above that was typed.

    Empty when it looks like neither. Raises UnknownReference.
    """
    import re

    from ..deviation import store as deviation_store
    from ..forum import store as forum_store

    if re.match(rf"{DEVIATION.prefix}-\d", typed, re.IGNORECASE):
        return deviation_store.find(context.register, typed).reference
    if re.match(rf"{FORUM.prefix}-\d", typed, re.IGNORECASE):
        return forum_store.find(context.register, typed).reference
    return ""


class RuleView(Record):
    """A rule as the register uses it."""

    rule: Rule
    used: bool


RULE_COLUMNS: tuple[Column[RuleView], ...] = (
    Column("frist", "Frist", lambda each: each.rule.kind),
    Column("antal", "Antal", lambda each: each.rule.number if each.used else "används inte"),
    Column("slag", "Slag", lambda each: each.rule.origin),
    Column("paminns_fore", "Påminns före", lambda each: each.rule.lead),
    Column("kalla", "Källa", lambda each: each.rule.source),
    Column("vad", "Vad", lambda each: each.rule.what, on_screen=False),
    Column("anvands", "Används", lambda each: each.used, on_screen=False),
)


CLOSED_COLUMNS: tuple[Column[ClosedDay], ...] = (
    Column("dag", "Dag", lambda each: each.day),
    Column("orsak", "Orsak", lambda each: each.because),
)
CHOICE_COLUMNS: tuple[Column[Choices], ...] = (
    Column("profil", "Profil för kallelse och möte", lambda each: each.profile),
    Column(
        "raknas_fran",
        "Dag 0",
        lambda each: (
            "den senare av behov sett och samtycke komplett"
            if each.counted_from == FROM_CONSENT
            else "dagen då behovet sågs"
        ),
    ),
)


@command(
    rules,
    NAMELESS,
    Listing,
    "Visa reglerna som gäller: antal, slag av regel, källa, och när påminnelsen kommer.",
    "norrbus frist regler",
)
def show_rules(context: Context, _: Listing) -> None:
    """Show the rules in force."""
    from ..register.calendar import ClosedDay
    from . import store
    from .catalogue import RULES

    chosen = store.choices(context.register)
    views = [RuleView(chosen.applied(rule), chosen.used(rule)) for rule in RULES]
    closed = [
        ClosedDay(day, because) for day, because in store.closed_days(context.register).items()
    ]
    if context.output.form == "csv":
        context.output.table(views, RULE_COLUMNS, "")
        return
    context.output.record(
        chosen,
        CHOICE_COLUMNS,
        [
            Section("regler", "Regler", RULE_COLUMNS, views),
            Section("stangt", "Stängt, utöver helgdagar", CLOSED_COLUMNS, closed),
        ],
    )


@command(
    rules,
    "ändra",
    ChangeRules,
    "Välj profil, egna antal, från när dagarna räknas, och dagar då myndigheten är stängd. Det som"
    " lagen bestämmer kan inte ändras.",
    "norrbus frist regler ändra --profil egen --frist möte --antal 15 --enhet arbetsdagar",
)
def change_rules(context: Context, new: ChangeRules) -> None:
    """Change the rules."""
    from . import actions

    actions.change_rules(context.register, new, context.today)
    context.output.line("Reglerna är ändrade. Fristerna räknas med dem från och med nu.")
    context.output.notice("Se dem: norrbus frist regler")


within(app, "regler", rules)
