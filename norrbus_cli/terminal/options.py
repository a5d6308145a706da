"""How a command line is read: Swedish letters optional, Swedish help.

Only public names of Typer are used. Its help and its usage errors are English, so both are written
here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ..words.errors import WrongUsage
from ..words.swedish import did_you_mean, fold, listed

HELP_OPTIONS = ["--hjälp", "--help", "-h"]
SETTINGS = {"help_option_names": HELP_OPTIONS}
NAMELESS = " "  # the name of the command that a room runs when none is named


class Command(TyperCommand):
    """A command whose options may be typed without dots and rings, with Swedish help."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give the options their Swedish spelling and note which were used, for the log."""
        known = {
            fold(name): name
            for parameter in self.params
            for name in parameter.opts
            if name.startswith("--")
        }
        known |= {fold(name): name for name in HELP_OPTIONS}
        used, spelled = _spell(args, known)
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

    def format_help(self, ctx: Any, formatter: Any) -> None:
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


class Room(TyperGroup):
    """The commands about one thing. Names may be typed without dots and rings.

    The NAMELESS command, if there is one, is what the room does when none is named. ``more`` loads
    the commands that other slices have in the room, when one of them is named or all are listed.
    """

    more: tuple[Callable[[], Any], ...] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Give an option that stands before the command its Swedish spelling.

        Without a command, run the one without a name.
        """
        _, spelled = _spell(
            args[:1], {fold(name): name for name in HELP_OPTIONS if name.startswith("--")}
        )
        if NAMELESS in self.commands and (
            not args or (args[0].startswith("-") and spelled[0] not in HELP_OPTIONS)
        ):
            return super().parse_args(ctx, [NAMELESS, *args])
        return super().parse_args(ctx, [*spelled, *args[1:]])

    def list_commands(self, ctx: Any) -> list[str]:
        """The commands that have a name."""
        loading, self.more = self.more, ()
        for load in loading:
            self.commands.update(load().commands)
        return [name for name in super().list_commands(ctx) if name != NAMELESS]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command whose name folds to the same letters."""
        wanted = fold(cmd_name)
        names = (
            self.commands
            if any(fold(name) == wanted for name in self.commands)
            else self.list_commands(ctx)
        )
        by_folded = {fold(name): name for name in names}
        return super().get_command(ctx, by_folded.get(wanted, cmd_name))

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[Any, Any, list[str]]:
        """Find the command, or say in Swedish that it does not exist, with near ones."""
        command = self.get_command(ctx, args[0])
        if command is None:
            names = self.list_commands(ctx)
            raise WrongUsage(
                f"Det finns inget kommando {args[0][:40]}.{did_you_mean(args[0], names)} Kommandon"
                f" här: {listed(names)}."
            )
        return command.name or "", command, args[1:]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help in Swedish."""
        nameless = self.commands.get(NAMELESS)
        if isinstance(nameless, Command):
            nameless.format_help(ctx, formatter)
        else:
            formatter.write_usage(ctx.command_path, "KOMMANDO [VÄXLAR]", prefix="Användning: ")
            write_text(formatter, self.help or "")
        write_rows(formatter, "Kommandon", self.command_rows(ctx))

    def command_rows(self, ctx: Any) -> list[tuple[str, str]]:
        """Each command's name and the first sentence of its help."""
        found = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        return [(name, (command.help or "").split("\n")[0]) for name, command in found]


def room(help_text: str) -> typer.Typer:
    """An empty room: commands are added with ``entry.command``."""
    new = typer.Typer(
        cls=Room,
        help=help_text,
        rich_markup_mode=None,
        add_completion=False,
        no_args_is_help=True,
        context_settings=SETTINGS,
        pretty_exceptions_enable=False,
    )
    # Typer makes a room of one command into that command unless the room has a callback.
    new.callback()(_nothing)
    return new


def _nothing() -> None: ...


def _spell(args: list[str], known: dict[str, str]) -> tuple[list[str], list[str]]:
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


def _option_name(parameter: Any) -> str:
    if getattr(parameter, "is_flag", False):
        return str(parameter.opts[0])
    return f"{parameter.opts[0]} {(parameter.metavar or 'TEXT')}"


def write_text(formatter: Any, content: str) -> None:
    """A paragraph of help for each paragraph of ``content``."""
    for paragraph in content.split("\n\n"):
        formatter.write_paragraph()
        formatter.write_text(" ".join(paragraph.split()))


def write_rows(formatter: Any, title: str, rows: list[tuple[str, str]]) -> None:
    """A section of names and explanations."""
    if rows:
        with formatter.section(title):
            formatter.write_dl(rows)
