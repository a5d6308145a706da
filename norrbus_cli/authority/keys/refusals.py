"""Why a key is not put back, or not changed."""

from __future__ import annotations

from pathlib import Path

from ...words.errors import FileTrouble, Refused, WrongUsage


class WrongLine(WrongUsage):
    """A line of a key that was written down is not one."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Rad {number} av nyckeln stämmer inte: den ska ha sexton siffror (0 till 9, A till F)"
            " och två kontrollsiffror efter strecket. Läs den på papperet igen."
        )


class KeyThere(Refused):
    """There is a key file where one was to be put."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Det finns redan en nyckelfil {path}. Den lämnades orörd. Är den fel: flytta undan"
            " den, eller ange en annan plats med --nyckel."
        )


class AnotherKey(Refused):
    """The key on the paper does not open the register."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nyckeln på papperet öppnar inte registret {path}. Ingen nyckelfil skrevs. Är det rätt"
            " papper, och rätt register (--register)?"
        )


class InUse(FileTrouble):
    """Others have the register open."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Registret {path} används av någon annan just nu. Nyckeln är inte bytt. Låt de andra"
            " kommandona bli klara och försök igen."
        )
