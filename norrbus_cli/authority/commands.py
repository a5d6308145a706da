"""``norrbus register``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..terminal.columns import Column
from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.question import Showing, changed
from ..terminal.room import room
from ..words.record import Record
from .form import NewCoordinator, NewRegister, RegisterChange

if TYPE_CHECKING:
    from .model import Facts

app = room("Registret är en krypterad fil som en myndighet äger. Nyckeln ligger för sig.")


@command(
    app,
    "skapa",
    NewRegister,
    "Skapa ett nytt, krypterat register och dess nyckel. Inget annat kommando skapar någonsin ett"
    " register.",
    'norrbus register skapa --kommun Kalix --myndighet "Förskola/grundskola" --samordnare "Karin'
    ' Öberg"',
)
def create(context: Context, new: NewRegister) -> None:
    """Make the register and say what to lock away."""
    from . import actions

    path, key = context.settings.register, context.settings.nyckel
    actions.create(path, key, context.author, context.today, new)
    context.output.line(f"Registret för {new.municipality}, {new.authority}, är skapat.")
    context.output.line(f"Register: {path.absolute()}")
    context.output.line(f"Nyckel:   {key.absolute()}")
    context.output.line(
        "Lås in en kopia av nyckelfilen, skild från registret. Utan nyckeln kan ingen öppna"
        " registret; med båda kan vem som helst."
    )
    _tell_how_to_find(context, path, key)
    rows = actions.known_recipients(new)
    context.output.notice(
        f"Mottagare av avvikelser är ifyllda så som {rows[0]['source']} säger ({len(rows)} rader)."
        " Ändra så att de stämmer hos er: norrbus avvikelse mottagare"
        if rows
        else "Fyll i vem som tar emot avvikelser hos er: norrbus avvikelse mottagare lägg-till"
    )
    context.output.notice("Nästa steg: norrbus aktör lägg-till, sedan norrbus ärende skapa")


@command(
    app,
    "ändra",
    RegisterChange,
    "Ändra vilken myndighet eller verksamhet som äger registret, och när skolans terminer slutar:"
    " ett samtycke föreslås gälla till terminsslut, och terminsslut går att skriva som en dag. Det"
    " som redan är skrivet ändras inte.",
    'norrbus register ändra --myndighet "Förskola/grundskola"',
)
def change(context: Context, new: RegisterChange) -> None:
    """Change the register's facts."""
    from . import actions

    facts = actions.change(context.register, changed(new), context.today)
    context.output.line(f"Registret hör nu till {facts.municipality_name}, {facts.authority}.")
    if facts.terms_end:
        context.output.line(f"Terminerna slutar {facts.terms_end}.")


@command(
    app,
    "samordnare",
    NewCoordinator,
    "Lägg till en samordnare, eller ändra uppgifterna för en som finns. Påminnelserna skickas till"
    " e-postadressen.",
    'norrbus register samordnare --namn "Karin Öberg" --e-post karin.oberg@example.se',
)
def keep_coordinator(context: Context, new: NewCoordinator) -> None:
    """Keep a coordinator."""
    from . import actions

    coordinator = actions.keep_coordinator(context.register, new, context.today)
    context.output.line(
        f"Samordnare: {coordinator.presented}"
        + (f", {coordinator.email}" if coordinator.email else "")
    )


def _tell_how_to_find(context: Context, path: Path, key: Path) -> None:
    from ..register import config

    found = config.load({"installningar": context.options.get("installningar")})
    if (found.register, found.nyckel) != (path, key):
        context.output.line("Så hittar norrbus det nästa gång:")
        context.output.line(f"  export NORRBUS_REGISTER={path.absolute()}")
        context.output.line(f"  export NORRBUS_NYCKEL={key.absolute()}")
        context.output.line(
            'eller raderna register = "…" och nyckel = "…" i'
            f" {config.settings_path(context.options.get('installningar'))}"
        )


class RegisterView(Record):
    """What ``register visa`` shows."""

    facts: Facts
    path: Path
    key: Path
    settings: Path
    reminded: bool


COLUMNS: tuple[Column[RegisterView], ...] = (
    Column("kommun", "Kommun", lambda view: view.facts.municipality_name),
    Column("kommunkod", "Kommunkod", lambda view: view.facts.municipality),
    Column("myndighet", "Myndighet", lambda view: view.facts.authority),
    Column("samordnare", "Samordnare", lambda view: view.facts.coordinator.presented),
    Column("skapat", "Skapat", lambda view: view.facts.created_on),
    Column("terminsslut", "Terminerna slutar", lambda view: view.facts.terms_end),
    Column("register", "Register", lambda view: str(view.path.absolute())),
    Column("nyckel", "Nyckel", lambda view: str(view.key.absolute())),
    Column("installningar", "Inställningsfil", lambda view: str(view.settings.absolute())),
    Column(
        "paminnelser",
        "Påminnelser",
        lambda view: "används" if view.reminded else "används inte (utan_paminnelser = true)",
    ),
)


@command(
    app, "visa", Showing, "Visa vems registret är och var filerna ligger.", "norrbus register visa"
)
def show(context: Context, _: Showing) -> None:
    """Show the register's facts."""
    from ..register import config
    from . import store

    facts, settings = store.facts(context.register), context.settings
    path = config.settings_path(context.options.get("installningar"))
    reminded = not settings.utanpaminnelser
    view = RegisterView(facts, settings.register, settings.nyckel, path, reminded)
    context.output.record(view, COLUMNS, ())
