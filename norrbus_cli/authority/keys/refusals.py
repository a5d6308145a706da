"""Why a key is not put back, not changed, or gets no passphrase."""

from __future__ import annotations

from pathlib import Path

from ...words.errors import FileTrouble, NotFound, Refused, WrongUsage


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


class WeakPassphrase(WrongUsage):
    """A passphrase can be guessed, or cannot be typed."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Lösenordet duger inte: {why}. Det ska ha minst 15 tecken på en rad. Fyra eller fem"
            " ord som inte hör ihop är lättare att minnas och svårare att gissa än ett kort med"
            " krångliga tecken. Ingenting har ändrats."
        )


class NotTyped(WrongUsage):
    """A new passphrase was not typed twice alike."""

    def __init__(self) -> None:
        super().__init__(
            "Inget lösenord blev skrivet två gånger lika. Ingenting har ändrats. Kör om kommandot."
        )


class NobodyToTell(WrongUsage):
    """The new passphrase is in no file, and there is no terminal."""

    def __init__(self) -> None:
        super().__init__(
            "Det nya lösenordet saknas. Kör kommandot i en terminal, så frågar det, eller ange en"
            " fil med --lösenord-ur (- är standard in). Skriv det aldrig på raden. Ingenting har"
            " ändrats."
        )


class PassphraseThere(Refused):
    """The key file has a passphrase already."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nyckelfilen {path} har redan ett lösenord. Byt det med: norrbus register nyckel"
            " lösenord byt. Ingenting har ändrats."
        )


class NoPassphraseThere(NotFound):
    """The key file has no passphrase."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nyckelfilen {path} har inget lösenord. Sätt ett med: norrbus register nyckel lösenord"
            " sätt. Ingenting har ändrats."
        )


class AnothersKey(FileTrouble):
    """Another account owns the key file, and would lose it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nyckelfilen {path} ägs av ett annat konto, som inte skulle kunna läsa den nya. Kör"
            " kommandot med det kontot. Ingenting har ändrats."
        )
