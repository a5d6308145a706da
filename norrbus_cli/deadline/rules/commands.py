"""``norrbus frist regler``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...rule.model import FROM_CONSENT
from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.question import Listing
from ...terminal.room import NAMELESS, room, within
from ...words.record import Record
from .form import ChangeRules

if TYPE_CHECKING:
    from ...register.calendar import ClosedDay
    from ...rule.model import Rule
    from ..model import Choices

app = room("")
rules = room("Fristernas regler.")


class RuleView(Record):
    """A rule as the register uses it."""

    rule: Rule
    used: bool


RULE_COLUMNS: tuple[Column[RuleView], ...] = (
    Column("frist", "Frist", lambda each: each.rule.name, promised=lambda each: each.rule.kind),
    Column("antal", "Antal", lambda each: each.rule.number if each.used else "används inte"),
    Column("slag", "Slag", lambda each: each.rule.origin),
    Column("paminns_fore", "Påminns före", lambda each: each.rule.lead),
    Column("kalla", "Källa", lambda each: each.rule.whole_source),
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
    from ...register.calendar import ClosedDay
    from .. import store
    from ..catalogue import RULES

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
