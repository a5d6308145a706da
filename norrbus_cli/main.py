"""The root: the list of rooms in the order of the work, and the way into them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from .terminal.context import Context
from .terminal.house import House
from .terminal.line import SETTINGS
from .terminal.stream import in_utf8
from .terminal.wide_options import PLAIN

if TYPE_CHECKING:
    from datetime import date

    from .register.database import Register
    from .rule.model import Deadline

# The rooms in the order of the work: what each is called, what it is for, where its commands are.
# A room of several parts names the commands of each, so that one is loaded without the others.
ROOMS: tuple[tuple[str, str, dict[str, str]], ...] = (
    (
        "register",
        "Registret: skapa filen och nyckeln; säkerhetskopior; utdrag; samordnare och rutiner.",
        {
            "authority.commands": "skapa ändra samordnare visa",
            "authority.copies.commands": "säkerhetskopiera kopior återställ",
            "desk.checkup.commands": "kontrollera",
            "desk.extract.commands": "utdrag",
            "authority.keys.commands": "nyckel",
            "authority.routine.commands": "rutin ta-bort-rutin rutiner",
        },
    ),
    (
        "aktör",
        "Aktörer och kontaktpersoner, som finns en gång för alla ärenden.",
        {"case.actor.commands": ""},
    ),
    (
        "ärende",
        "Ärenden: barnet, vårdnadshavarna, behovet, placering, överlämning, avslut och öppning.",
        {
            "desk.case.commands": "skapa vårdnadshavare ändra avsluta öppna",
            "desk.case.page": "lista visa",
            "coordination.placement.commands": "placera ändra-placering placering-upphör"
            " hälsoundersökning",
            "desk.handover.commands": "lämna-över",
            "coordination.objection.commands": "invändning",
        },
    ),
    (
        "samtycke",
        "Samtycken: vem, till vilka, om vad, hur länge; återkallelse.",
        {"consent.commands": "registrera lista", "desk.consent.commands": "återkalla"},
    ),
    (
        "möte",
        "Möten: boka, kalla, flytta, ställa in, genomföra.",
        {
            "meeting.commands": "boka kalla svar flytta ställ-in genomför",
            "meeting.page": "visa lista",
        },
    ),
    (
        "plan",
        "Överenskommelsen: genomförandeplan eller SIP med insatser och underskrifter.",
        {
            "plan.commands": "skapa ändra insats ändra-insats åsikt underteckna kontrollera"
            " revidera",
            "plan.page": "visa",
        },
    ),
    (
        "uppföljning",
        "Uppföljning: vad som blev av insatserna, och om planen fortsätter, revideras eller"
        " avslutas.",
        {"plan.followup.commands": ""},
    ),
    (
        "utvärdering",
        "Utvärdering: svar utan namn efter ett möte, som bara visas som summor.",
        {"evaluation.commands": "registrera", "desk.evaluation.commands": "sammanställ"},
    ),
    (
        "avvikelse",
        "Avvikelser: rapport, underskrifter, kopia, analys, beslut, genomförande, återkoppling.",
        {
            "deviation.commands": "rapportera ändra",
            "deviation.step.commands": "underteckna skicka analysera besluta genomför återkoppla"
            " avsluta",
            "deviation.page": "lista visa",
            "desk.deviation.commands": "sammanställ",
            "deviation.recipient.commands": "mottagare",
        },
    ),
    (
        "oenighet",
        "Oenigheter om verksamhets- eller kostnadsansvar, och vem som avgjorde dem.",
        {"deviation.disagreement.commands": ""},
    ),
    (
        "forum",
        "Forum barn och unga, länsdelens samverkansgrupp, gruppnivå och styrgrupp: agenda,"
        " anteckningar, antal.",
        {
            "forum.commands": "boka ändra ställ-in genomför skicka",
            "forum.page": "lista visa",
            "forum.member.commands": "ledamot",
            "forum.rule.commands": "regler",
        },
    ),
    (
        "idag",
        "Vad som är försenat, vad som ska göras idag och i veckan, och vad som väntar på andra.",
        {"deadline.today.commands": ""},
    ),
    (
        "frist",
        "Frister: vad som ska göras senast vilken dag, och varför just den dagen.",
        {
            "deadline.commands": "lista",
            "deadline.explanation.commands": "förklara",
            "deadline.rules.commands": "regler",
        },
    ),
    (
        "påminn",
        "Påminnelser om frister: det som cron kör varje morgon.",
        {"deadline.reminder.commands": ""},
    ),
    (
        "kalender",
        "Möten, uppföljningar och frister i en kalenderfil.",
        {"deadline.agenda.commands": ""},
    ),
    (
        "statistik",
        "Årets statistik, där ingen kan pekas ut.",
        {
            "statistics.commands": "år skriv fastställ utlämnat",
            "statistics.comparing.commands": "jämför",
            "statistics.merging.commands": "slå-ihop läs-in",
            "statistics.counting.commands": "stäng-av slå-på definitioner",
            "statistics.counting.rules.commands": "brister regler",
        },
    ),
    (
        "logg",
        "Loggen: vem som gjorde eller såg vad, med gammalt och nytt, och om den är orörd.",
        {"history.commands": ""},
    ),
    (
        "ångra",
        "Ångra ett helt kommando: ditt senaste, eller ett som anges med sitt nummer i loggen.",
        {"history.undo.commands": ""},
    ),
    ("gör-om", "Gör om det som ångrades.", {"history.redo.commands": ""}),
    ("dokument", "Dokument: skriv ut och se vad som är skrivet.", {"desk.papers.commands": ""}),
    (
        "demo",
        "Ett helt påhittat ärende i ett eget register, steg för steg.",
        {"desk.demo.commands": ""},
    ),
)
# Commands that speak of the morning run themselves.
TELLS_ITSELF = frozenset({"norrbus idag", "norrbus påminn"})


class Norrbus(House):
    """The root group of these rooms."""

    rooms = ROOMS


app = typer.Typer(
    cls=Norrbus,
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
    context_settings=SETTINGS,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=False)
def root(
    ctx: typer.Context,
    register: Annotated[str | None, typer.Option("--register")] = None,
    nyckel: Annotated[str | None, typer.Option("--nyckel")] = None,
    dokument: Annotated[str | None, typer.Option("--dokument")] = None,
    installningar: Annotated[str | None, typer.Option("--inställningar")] = None,
    idag_ar: Annotated[str | None, typer.Option("--idag-är")] = None,
    enkelt: Annotated[bool, typer.Option(PLAIN)] = False,
) -> None:
    """Read the global options and make the context."""
    ctx.obj = Context(
        {
            "register": register,
            "nyckel": nyckel,
            "dokument": dokument,
            "idag_ar": idag_ar,
            "installningar": installningar,
            "enkelt": "ja" if enkelt else None,
        },
        due,
        invoke,
    )
    ctx.call_on_close(ctx.obj.close)
    ctx.call_on_close(lambda: _tell_of_missed_runs(ctx.obj))
    ctx.call_on_close(lambda: _tell_changes(ctx.obj))


def due(register: Register, today: date, case_id: int, kind: str) -> Deadline | None:
    """The catalogue of deadlines lies below the rooms that ask for one: see ``Context``."""
    from .deadline.store import of_case

    return of_case(register, today, case_id, kind)


def _tell_changes(context: Context) -> None:
    """After a change that was made: each value before and after, and papers written before it."""
    if context.changing and context.register_used and context.register.run:
        from .history.changed import tell

        tell(context)


def _tell_of_missed_runs(context: Context) -> None:
    """At a terminal, whatever was done: that the reminders have not run."""
    if context.interactive and context.register_used and context.command not in TELLS_ITSELF:
        from .deadline.reminder.heartbeat import overdue

        if sentence := overdue(context.register, context.today):
            context.output.warning(sentence)


def invoke(arguments: list[str]) -> int:
    """Run one command line inside this process; its exit code."""
    command = typer.main.get_command(app)
    assert isinstance(command, Norrbus)
    return command.code_of(arguments)


def run() -> None:
    """Run the command line of this process."""
    in_utf8()
    app()
