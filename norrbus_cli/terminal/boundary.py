"""The one error boundary: every trouble becomes a sentence on stderr and an exit code."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import typer

from ..words import errors
from ..words.swedish import listed
from .output import Output

if TYPE_CHECKING:
    from .help import Context


def boundary(run: Callable[[], object]) -> int:
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
            return _too_many(getattr(error, "ctx"))  # noqa: B009
        case _:
            return "Kommandoraden går inte att förstå. Se: norrbus --hjälp"


def _too_many(ctx: Context) -> str:
    """What the command takes, and what else may have gone wrong."""
    names = [
        each.human_readable_name
        for each in ctx.command.params
        if each.param_type_name == "argument"
    ]
    taken = f"{listed(names)} och växlar" if names else "inget annat än växlar"
    return (
        f"Det står för många ord på raden: {ctx.command_path.strip()} tar {taken}. Text med"
        " mellanslag sätts inom citattecken."
    )


def _place(error: BaseException) -> str:
    """Module and line of the innermost frame in norrbus; never a value."""
    place, trace = "okänd plats", error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("norrbus_cli"):
            place = f"{module}, rad {trace.tb_lineno}"
        trace = trace.tb_next
    return place
