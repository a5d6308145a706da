"""A command and its line: options typed with or without dots and rings, help in Swedish.

Only public names of Typer are used. Its help and its usage errors are English, so both are written
here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from typer.core import TyperCommand

from ..words.errors import WrongUsage
from ..words.swedish import did_you_mean, fold
from .help import write_rows, write_text

if TYPE_CHECKING:
    from .help import Context, HelpFormatter, Parameter
    from .question import Form

HELP_OPTIONS = ["--hjälp", "--help", "-h"]
SETTINGS = {"help_option_names": HELP_OPTIONS}


class Command(TyperCommand):
    """A command whose options may be typed without dots and rings, with Swedish help.

    ``form`` is what it was made of.
    """

    form: type[Form]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Give the options their Swedish spelling and note which were used, for the log."""
        known = {
            fold(name): name
            for parameter in self.params
            for name in parameter.opts
            if name.startswith("--")
        }
        known |= {fold(name): name for name in HELP_OPTIONS}
        used, spelled = spell(args, known)
        ctx.obj.command, ctx.obj.used = ctx.command_path.strip(), tuple(used)
        for name in used:
            if name not in known.values():
                raise WrongUsage(
                    f"Det finns ingen växel {name}.{did_you_mean(name, known.values())} Se:"
                    f" {ctx.command_path.strip()} --hjälp"
                )
        self._refuse_twice(used)
        return super().parse_args(ctx, spelled)

    def _refuse_twice(self, used: list[str]) -> None:
        """An option that is not a list stands once: of two values one would be dropped unseen."""
        once = {
            name
            for parameter in self.params
            if not getattr(parameter, "multiple", False)
            for name in parameter.opts
        }
        for name in used:
            if name in once and used.count(name) > 1:
                raise WrongUsage(f"{name} står två gånger. Ange den en gång.")

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help in Swedish."""
        formatter.write_usage(
            ctx.command_path.strip(), " ".join(self._pieces()), prefix="Användning: "
        )
        write_text(formatter, self.help or "")
        arguments = [
            parameter for parameter in self.params if parameter.param_type_name == "argument"
        ]
        write_rows(
            formatter,
            "Argument",
            [
                (parameter.human_readable_name, getattr(parameter, "help", "") or "")
                for parameter in arguments
            ],
        )
        options = [parameter for parameter in self.params if parameter.param_type_name == "option"]
        rows = [
            (_option_name(parameter), getattr(parameter, "help", "") or "") for parameter in options
        ]
        write_rows(
            formatter, "Växlar", [*rows, (", ".join(HELP_OPTIONS[:1]), "Visa den här hjälpen.")]
        )
        write_text(formatter, self.epilog or "")

    def _pieces(self) -> list[str]:
        names = [
            f"[{parameter.human_readable_name}]"
            for parameter in self.params
            if parameter.param_type_name == "argument"
        ]
        return [*names, "[VÄXLAR]"]


def spell(args: list[str], known: dict[str, str]) -> tuple[list[str], list[str]]:
    """The options used, without values, and the arguments with each option spelled as declared."""
    used: list[str] = []
    spelled: list[str] = []
    for position, argument in enumerate(args):
        if argument == "--":
            return used, [*spelled, *args[position:]]
        name, equals, value = argument.partition("=")
        if not name.startswith("--"):
            spelled.append(argument)
            continue
        name = known.get(fold(name), name)
        used.append(name)
        spelled.append(name + equals + value)
    return used, spelled


def _option_name(parameter: Parameter) -> str:
    if getattr(parameter, "is_flag", False):
        return str(parameter.opts[0])
    return f"{parameter.opts[0]} {(parameter.metavar or 'TEXT')}"
