"""The root group: its rooms, the options that may stand anywhere, its help, the exit code."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from .boundary import boundary
from .help import write_rows, write_text
from .room import Room, loaded
from .wide_options import GLOBAL_HELP, HELP, hoist, names_something

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
            self.declared.add(name, partial(loaded, name, help_text, parts), help_text)

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the help in Swedish."""
        formatter.write_usage("norrbus", "KOMMANDO [VÄXLAR]", prefix="Användning: ")
        write_text(formatter, HELP)
        write_rows(formatter, "Kommandon", self.command_rows(ctx))
        write_rows(formatter, "Växlar som gäller överallt", GLOBAL_HELP)

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Let the global options stand anywhere on the line, with or without dots."""
        hoisted = hoist(args)
        # Alone it shows today; the help where there is no register yet.
        alone = not names_something(hoisted) and (bool(hoisted) or self.has_register())
        return super().parse_args(ctx, [*hoisted, "idag"] if alone else hoisted)

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
