"""The root: the list of rooms in the order of the work, the global options, and the one error
boundary.
"""

from __future__ import annotations

import sys
from functools import cache, partial
from importlib import import_module
from typing import Annotated, Any

import typer

from .terminal.context import Context
from .terminal.options import SETTINGS, Room, write_rows, write_text
from .words import errors
from .words.swedish import fold

ROOMS = (
    (
        "register",
        ("authority", "authority.routine"),
        "Registret: skapa filen och nyckeln; samordnare och lokala rutiner.",
    ),
    ("aktör", ("case.actor",), "Aktörer och kontaktpersoner, som finns en gång för alla ärenden."),
    (
        "ärende",
        ("desk.case", "coordination.placement", "desk.handover"),
        "Ärenden: barnet, vårdnadshavarna, behovet, placering, överlämning, avslut och öppning.",
    ),
    ("samtycke", ("consent",), "Samtycken: vem, till vilka, om vad, hur länge; återkallelse."),
    ("möte", ("meeting",), "Möten: boka, kalla, flytta, ställa in, genomföra."),
    (
        "plan",
        ("plan",),
        "Överenskommelsen: genomförandeplan eller SIP med insatser och underskrifter.",
    ),
    (
        "uppföljning",
        ("plan.followup",),
        (
            "Uppföljning: vad som blev av insatserna, och om planen fortsätter, revideras eller"
            " avslutas."
        ),
    ),
    (
        "utvärdering",
        ("evaluation",),
        "Utvärdering: svar utan namn efter ett möte, som bara visas som summor.",
    ),
    (
        "avvikelse",
        ("deviation",),
        "Avvikelser: rapport, underskrifter, kopia, analys, beslut, genomförande, återkoppling.",
    ),
    (
        "oenighet",
        ("deviation.disagreement",),
        "Oenigheter om verksamhets- eller kostnadsansvar, och vem som avgjorde dem.",
    ),
    (
        "forum",
        ("forum",),
        (
            "Forum barn och unga, länsdelens samverkansgrupp, gruppnivå och styrgrupp: agenda,"
            " anteckningar, antal."
        ),
    ),
    (
        "idag",
        ("deadline.today",),
        "Vad som är försenat, vad som ska göras idag och i veckan, och vad som väntar på andra.",
    ),
    (
        "frist",
        ("deadline",),
        "Frister: vad som ska göras senast vilken dag, och varför just den dagen.",
    ),
    ("påminn", ("deadline.reminder",), "Påminnelser om frister: det som cron kör varje morgon."),
    ("kalender", ("deadline.agenda",), "Möten, uppföljningar och frister i en kalenderfil."),
    ("statistik", ("statistics",), "Årets statistik, där ingen kan pekas ut."),
    ("dokument", ("desk.papers",), "Dokument: skriv ut och se vad som är skrivet."),
    ("demo", ("desk.demo",), "Ett helt påhittat ärende i ett eget register, steg för steg."),
)
GLOBAL = {
    "register": "--register",
    "nyckel": "--nyckel",
    "dokument": "--dokument",
    "idag_ar": "--idag-är",
    "installningar": "--inställningar",
}
PLAIN = "--enkelt"  # the global option that takes no value
# Commands that speak of the morning run themselves.
TELLS_ITSELF = frozenset({"norrbus idag", "norrbus påminn"})
HELP = """norrbus samordnar stöd till barn och unga enligt Norrbus.

Skriv norrbus KOMMANDO --hjälp för hjälp om ett kommando. Prickar och ringar
får utelämnas: norrbus arende lista."""
GLOBAL_HELP = [
    ("--register FIL", "Registret (annars NORRBUS_REGISTER eller inställningsfilen)."),
    ("--nyckel FIL", "Registrets nyckel (annars NORRBUS_NYCKEL eller inställningsfilen)."),
    ("--dokument MAPP", "Mappen för dokument (annars NORRBUS_DOKUMENT eller inställningsfilen)."),
    ("--inställningar FIL", "Inställningsfilen (annars NORRBUS_INSTALLNINGAR)."),
    ("--idag-är DAG", "Kör som om det vore en annan dag (annars NORRBUS_IDAG)."),
    (PLAIN, "Fråga med rena rader, för skärmläsare och enkla terminaler (annars NORRBUS_ENKELT)."),
    ("--version", "Visa version."),
    ("--hjälp", "Visa den här hjälpen."),
]


@cache
def _room(name: str, modules: tuple[str, ...]) -> Any:
    """The commands of a room, imported and built when it is first entered.

    Those of further slices when one of them is needed.
    """
    first, *others = [partial(_commands, module) for module in modules]
    command = first()
    command.name = name
    if others:
        command.more = tuple(others)
    return command


def _commands(module: str) -> Any:
    return typer.main.get_command(import_module(f"norrbus_cli.{module}.commands").app)


class House(Room):
    """The root group.

    Loads a room when it is entered and turns every error into a sentence and an exit code.
    """

    def list_commands(self, _: Any) -> list[str]:
        """The rooms in the order of the work."""
        return [name for name, _, _ in ROOMS]

    def get_command(self, _: Any, cmd_name: str) -> Any:
        """Import the room that is entered."""
        for name, modules, _help in ROOMS:
            if fold(name) == fold(cmd_name):
                return _room(name, modules)
        return None

    def command_rows(self, _: Any) -> list[tuple[str, str]]:
        """The rooms' help, without importing them."""
        return [(name, text) for name, _, text in ROOMS]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in Swedish."""
        formatter.write_usage("norrbus", "KOMMANDO [VÄXLAR]", prefix="Användning: ")
        write_text(formatter, HELP)
        write_rows(formatter, "Kommandon", self.command_rows(ctx))
        write_rows(formatter, "Växlar som gäller överallt", GLOBAL_HELP)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Let the global options stand anywhere on the line, with or without dots."""
        hoisted = hoist(args)
        # Alone it shows today; the help where there is no register yet.
        alone = not _names_something(hoisted) and (bool(hoisted) or _has_register())
        return super().parse_args(ctx, [*hoisted, "idag"] if alone else hoisted)

    def main(self, args: Any = None, prog_name: str | None = None, *_: Any, **extra: Any) -> Any:
        """Run a command line and exit with its code."""
        sys.exit(self.code_of(args, prog_name or "norrbus", **extra))

    def code_of(self, args: Any, prog_name: str = "norrbus", **extra: Any) -> int:
        """Run a command line; its exit code."""
        return boundary(
            lambda: super(House, self).main(args, prog_name, **{**extra, "standalone_mode": False})
        )


def _names_something(hoisted: list[str]) -> bool:
    """Whether more than global options stands on the line."""
    hoisted = [argument for argument in hoisted if argument != PLAIN]
    return len(hoisted) % 2 == 1 or any(name not in GLOBAL.values() for name in hoisted[::2])


def _has_register() -> bool:
    """Whether there is a register where one is looked for.

    Settings that cannot be read are named by the command that needs them.
    """
    from .register.config import load

    try:
        return load({}).register.is_file()
    except errors.NorrbusError:
        return True


def hoist(args: list[str]) -> list[str]:
    """Move the global options and their values first, spelled as declared."""
    first: list[str] = []
    rest: list[str] = []
    names = {fold(option): option for option in (*GLOBAL.values(), PLAIN)}
    waiting = iter(args)
    for argument in waiting:
        name, equals, value = argument.partition("=")
        if argument == "--":
            return [*first, *rest, argument, *waiting]
        if not name.startswith("--") or fold(name) not in names:
            rest.append(argument)
        elif names[fold(name)] == PLAIN:
            first.append(PLAIN + equals + value)
        elif equals:
            first += [names[fold(name)], value]
        else:
            first += [
                names[fold(name)],
                *[value for value in [next(waiting, None)] if value is not None],
            ]
    return [*first, *rest]


def boundary(run: Any) -> int:
    """Run a command; the exit code.

    Nothing typed and nothing stored is ever part of what an unforeseen error prints.
    """
    try:
        code = run()
        return code if isinstance(code, int) else errors.EXIT_DONE
    except errors.NorrbusError as error:
        _say(error.sentence)
        return error.exit_code
    except (typer.Abort, KeyboardInterrupt):
        _say("Avbrutet. Inget ändrades.")
        return errors.EXIT_INTERRUPTED
    except typer.TyperException as error:
        _say(_in_swedish(error))
        return errors.EXIT_USAGE
    except OSError as error:
        _say(
            f"En fil eller mapp kunde inte användas: {errors.reason(error)}. Kontrollera sökvägarna"
            " på raden och i inställningarna."
        )
        return errors.EXIT_FILE_TROUBLE
    except Exception as error:  # noqa: BLE001 - the boundary: what nobody foresaw must not print what it holds
        _say(
            f"Något oväntat hände i norrbus ({type(error).__name__} i {_place(error)}). Inget halvt"
            " har sparats. Meddela den som sköter norrbus."
        )
        return errors.EXIT_BUG


def _say(sentence: str) -> None:
    from .terminal.output import Output

    Output().notice(sentence)


def _in_swedish(error: typer.TyperException) -> str:
    """Typer's usage errors are English.

    Their kinds are told apart by class name, since the classes are not public.
    """
    option = getattr(error, "option_name", "")
    match type(error).__name__:
        case "NoSuchOption":
            return f"Det finns ingen växel {option}. Se: norrbus --hjälp"
        case "BadOptionUsage":
            return (
                f"Växeln {option} ska följas av ett värde."
                if "requires" in error.message
                else f"Växeln {option} tar inget värde."
            )
        case "NoArgsIsHelpError":
            return error.message
        case _ if "extra argument" in error.message:
            return "Det står för många ord på raden. Sätt text med mellanslag inom citattecken."
        case _:
            return "Kommandoraden går inte att förstå. Se: norrbus --hjälp"


def _place(error: BaseException) -> str:
    """Module and line of the innermost frame in norrbus; never a value."""
    place, trace = "okänd plats", error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("norrbus_cli"):
            place = f"{module}, rad {trace.tb_lineno}"
        trace = trace.tb_next
    return place


app = typer.Typer(
    cls=House,
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
        }
    )
    ctx.call_on_close(ctx.obj.close)
    ctx.call_on_close(lambda: _tell_of_missed_runs(ctx.obj))


def _tell_of_missed_runs(context: Context) -> None:
    """At a terminal, whatever was done: that the reminders have not run."""
    if context.interactive and context.register_used and context.command not in TELLS_ITSELF:
        from .deadline.reminder.heartbeat import overdue

        if sentence := overdue(context.register, context.today):
            context.output.warning(sentence)


def invoke(arguments: list[str]) -> int:
    """Run one command line inside this process; its exit code."""
    command = typer.main.get_command(app)
    assert isinstance(command, House)
    return command.code_of(arguments)


def run() -> None:
    """Run the command line of this process."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        # What goes into a pipe is read by programs: UTF-8 whatever the locale says.
        stream.reconfigure(
            encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace"
        )
    app()
