"""The root group: its rooms, the options that may stand anywhere, its help, the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from typer import Exit

from ..words.errors import EXIT_CODES, WrongUsage
from ..words.swedish import did_you_mean
from .boundary import boundary
from .help import write_rows, write_text
from .output import Output
from .room import Room, loaded
from .wide_options import FIRST, GLOBAL_HELP, HELP, first_word, hoist, is_reference, names_something

if TYPE_CHECKING:
    from .help import Context, HelpFormatter


class House(Room):
    """The root group.

    Loads a room when it is entered and turns every error into a sentence and an exit code.
    """

    rooms: ClassVar[Sequence[tuple[str, str, dict[str, str]]]] = ()

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for name, help_text, parts in self.rooms:
            self.declared.add(
                name, partial(loaded, name, help_text, parts), partial(str, help_text)
            )

    def unknown(self, typed: str, names: list[str]) -> WrongUsage:
        """The same; it may be a name, or a word of the work."""
        return WrongUsage(
            f"Det finns inget kommando {typed}.{did_you_mean(typed, names)} Är det ett barn:"
            f" norrbus sök {typed}. Är det något du vill göra: norrbus hjälp {typed}. Alla"
            " kommandon: norrbus --hjälp"
        )

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help in Swedish."""
        formatter.write_usage("norrbus", "KOMMANDO [VÄXLAR]", prefix="Användning: ")
        write_text(formatter, HELP)
        write_rows(formatter, "Kommandon", self.command_rows(ctx))
        write_rows(formatter, "Växlar som gäller överallt", GLOBAL_HELP)
        codes = [(str(code), meaning) for code, meaning in EXIT_CODES.items()]
        write_rows(formatter, "Slutkoder", codes)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Let the global options stand anywhere on the line, with or without dots.

        Alone it shows today, or how to begin where there is no register yet; a number alone shows
        what has it.
        """
        hoisted = hoist(args)
        if not names_something(hoisted):
            if not hoisted and not self.has_register():
                Output().line(FIRST)
                raise Exit
            hoisted.append("idag")
        place = first_word(hoisted)
        if place < len(hoisted) and is_reference(hoisted[place]):
            hoisted.insert(place, "visa")
        return super().parse_args(ctx, hoisted)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        *_: object,
        **__: object,
    ) -> NoReturn:
        """Run a command line and exit with its code."""
        sys.exit(self.code_of(args, prog_name or "norrbus"))

    def code_of(self, args: Sequence[str] | None, prog_name: str = "norrbus") -> int:
        """Run a command line; its exit code."""
        return boundary(lambda: super(House, self).main(args, prog_name, standalone_mode=False))

    def has_register(self) -> bool:
        """Whether there is a register where one is looked for."""
        from ..register.config import is_there

        return is_there()
