"""A room of commands, each made when it is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING, Any

from typer.core import TyperGroup

from ..words.errors import WrongUsage
from ..words.swedish import did_you_mean, fold, listed
from .help import write_rows, write_text
from .line import HELP_OPTIONS, SETTINGS, Command, spell

if TYPE_CHECKING:
    from .help import Command as Made
    from .help import Context, HelpFormatter

NAMELESS = " "  # the name of the command that a room runs when none is named
Make = Callable[[], "Made"]


class Declared(Mapping[str, "Made"]):
    """Commands by name, as they are declared: what is asked for is made, the rest is not."""

    def __init__(self) -> None:
        self._make: dict[str, Make] = {}
        self._help: dict[str, Callable[[], str]] = {}
        self._made: dict[str, Made] = {}

    def add(self, name: str, make: Make, help_text: Callable[[], str]) -> None:
        """Declare a command, and how its help is had without making it."""
        self._make[name], self._help[name] = make, help_text

    def help(self, name: str) -> str:
        """What a command is for."""
        return self._help[name]()

    def __getitem__(self, name: str) -> Made:
        if name not in self._made:
            self._made[name] = self._make[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._make)

    def __len__(self) -> int:
        return len(self._make)


class Room(TyperGroup):
    """The commands about one thing. Names may be typed without dots and rings.

    The NAMELESS command, if there is one, is what the room does when none is named.
    """

    def __init__(self, name: str = "", **settings: Any) -> None:
        ours = {"no_args_is_help": True, "context_settings": SETTINGS, "rich_markup_mode": None}
        super().__init__(name=name, **{**ours, **settings})
        self.declared = Declared()
        # What the room is for, in its own help; made late where another module says it.
        self.introduced: Callable[[], str] = lambda: self.help or ""
        self.commands = self.declared  # type: ignore[assignment]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Give an option that stands before the command its Swedish spelling.

        Without a command, run the one without a name.
        """
        _, spelled = spell(
            args[:1], {fold(name): name for name in HELP_OPTIONS if name.startswith("--")}
        )
        if NAMELESS in self.commands and (
            not args or (args[0].startswith("-") and spelled[0] not in HELP_OPTIONS)
        ):
            return super().parse_args(ctx, [NAMELESS, *args])
        return super().parse_args(ctx, [*spelled, *args[1:]])

    def list_commands(self, ctx: Context) -> list[str]:  # noqa: ARG002
        """The commands that have a name."""
        return [name for name in self.commands if name != NAMELESS]

    def get_command(self, ctx: Context, cmd_name: str) -> Made | None:  # noqa: ARG002
        """The command whose name folds to the same letters."""
        by_folded = {fold(name): name for name in self.commands}
        return self.commands.get(by_folded.get(fold(cmd_name), cmd_name))

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str, Made, list[str]]:
        """Find the command, or say in Swedish that it does not exist, with near ones."""
        command = self.get_command(ctx, args[0])
        if command is None:
            raise self.unknown(args[0][:40], self.list_commands(ctx))
        return command.name or "", command, args[1:]

    def unknown(self, typed: str, names: list[str]) -> WrongUsage:
        """That there is no such command, and what to do."""
        return WrongUsage(
            f"Det finns inget kommando {typed}.{did_you_mean(typed, names)} Kommandon här:"
            f" {listed(names)}."
        )

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help in Swedish."""
        nameless = self.commands.get(NAMELESS)
        if isinstance(nameless, Command):
            nameless.format_help(ctx, formatter)
        else:
            formatter.write_usage(ctx.command_path, "KOMMANDO [VÄXLAR]", prefix="Användning: ")
            write_text(formatter, self.introduced())
        write_rows(formatter, "Kommandon", self.command_rows(ctx))

    def command_rows(self, ctx: Context) -> list[tuple[str, str]]:
        """Each command's name and the first sentence of its help."""
        names = self.list_commands(ctx)
        return [(name, self.declared.help(name).split("\n")[0]) for name in names]


def room(help_text: str) -> Room:
    """An empty room: commands are added with ``entry.command``, rooms within it with ``within``."""
    return Room(help=help_text)


def within(outer: Room, name: str, inner: Room) -> None:
    """Put a room in another under a name."""
    inner.name = name
    outer.declared.add(name, lambda: inner, lambda: inner.help or "")


def loaded(name: str, help_text: str, parts: Mapping[str, str]) -> Made:
    """A room of ``rooms.ROOMS``, or the one command that is called as the room.

    ``parts`` are its modules, each with the names of its commands where there are several: then one
    is imported when a command of it is asked for.
    """
    modules = list(parts)
    if len(modules) > 1:
        made = Room(name, help=help_text)
        made.introduced = lambda: _part(modules[0]).introduced()
        for module, names in parts.items():
            for each in names.split():
                helped = partial(_helped, module, each)
                made.declared.add(each, partial(_command, module, each), helped)
        return made
    only = _part(modules[0])
    only.name = name
    return only.declared[name] if list(only.declared) == [name] else only


def _command(module: str, name: str) -> Made:
    return _part(module).declared[name]


def _helped(module: str, name: str) -> str:
    return _part(module).declared.help(name)


def _part(module: str) -> Room:
    found = import_module(f"norrbus_cli.{module}").app
    assert isinstance(found, Room)
    return found
