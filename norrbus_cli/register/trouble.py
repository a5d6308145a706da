"""What can be wrong with the register file, and the sentence for each."""

from __future__ import annotations

from pathlib import Path

from ..words.errors import FileTrouble

BUSY_SECONDS = 30
ALMOST_NOTHING = 1_000_000


def _kept(saved: bool) -> str:
    return (
        "Det som kommandot skrev före felet är sparat; se efter innan du kör om."
        if saved
        else "Ingenting sparades."
    )


class NoRegister(FileTrouble):
    """There is no file where the register should be."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Det finns inget register {path}. Kontrollera sökvägen (--register eller"
            " NORRBUS_REGISTER). Ett nytt skapas bara med: norrbus register skapa"
        )


class NotARegister(FileTrouble):
    """The file is something else."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Filen {path} är inget norrbus-register. Ange rätt fil med --register eller"
            " NORRBUS_REGISTER."
        )


class WrongKey(FileTrouble):
    """The key does not open the file."""

    def __init__(self, path: Path, key: Path) -> None:
        super().__init__(
            f"Registret {path} går inte att öppna med nyckeln {key}. Nyckeln hör till ett annat"
            " register, eller så är filen skadad. Ange rätt nyckel med --nyckel eller"
            " NORRBUS_NYCKEL. Är nyckeln rätt: kör om, disken kan ha svarat fel."
        )


class NoKey(FileTrouble):
    """The key file is missing or is no key file."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Det finns ingen norrbus-nyckel i {path}. Ange nyckelfilen med --nyckel eller"
            " NORRBUS_NYCKEL, eller hämta den inlåsta kopian."
        )


class NoPassphrase(FileTrouble):
    """The key file has a passphrase, and nobody tells it."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nyckelfilen {path} har ett lösenord, och här finns ingen att fråga. Kör kommandot i"
            " en terminal, så frågar det. Cron och skript läser det ur en fil som bara kontot kan"
            " läsa: losenordsfil i inställningsfilen, eller NORRBUS_LOSENORDSFIL (docs/drift.md)."
        )


class WrongPassphrase(FileTrouble):
    """The passphrase does not open the key file."""

    def __init__(self, path: Path, told_by: str = "") -> None:
        super().__init__(
            f"Lösenordet{told_by} öppnar inte nyckelfilen {path}. Stora och små bokstäver räknas."
            " Är det glömt: flytta undan filen och skriv en ny från papperet med norrbus register"
            " nyckel återskapa. Ingenting har ändrats."
        )


class NewerKey(FileTrouble):
    """The key file is written by a newer norrbus."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Nyckelfilen {path} är skriven av en nyare norrbus. Uppdatera norrbus och kör om."
            " Ingenting har ändrats."
        )


class TooNew(FileTrouble):
    """The register has been written by a newer norrbus."""

    def __init__(self, path: Path, version: int, known: int) -> None:
        super().__init__(
            f"Registret {path} är skrivet av en nyare norrbus (schema {version}, det här programmet"
            f" kan {known}). Uppdatera norrbus. Ingenting har ändrats."
        )


class ReadOnly(FileTrouble):
    """The register or its folder cannot be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Registret {path} är skrivskyddat. Varje ändring och varje titt loggas i det, så inget"
            " gjordes. Ge skrivrätt till filen och dess mapp."
        )


class DiskFull(FileTrouble):
    """There is no room to write."""

    def __init__(self, path: Path, saved: bool = False) -> None:
        super().__init__(
            f"Disken är full: {path.parent}. {_kept(saved)} Gör plats och kör om kommandot."
        )


class DiskFault(FileTrouble):
    """The disk, or the way to it, answered with an error when it was read or written."""

    def __init__(self, path: Path, saved: bool = False) -> None:
        super().__init__(
            f"Disken svarade med ett fel när registret {path} skulle läsas eller skrivas."
            f" {_kept(saved)} Kör om kommandot. Kommer felet igen: har kontot nått sin gräns för"
            " diskutrymme, gör plats; ligger registret på en annan dator, pröva förbindelsen;"
            " annars kan disken vara på väg att gå sönder, ta då en säkerhetskopia till en annan"
            " disk och tala med IT."
        )


class NoLocks(FileTrouble):
    """The file system has no locks that work."""

    def __init__(self, path: Path, saved: bool = False) -> None:
        super().__init__(
            f"Där registret {path} ligger fungerar inte fillås. {_kept(saved)} Flytta"
            " registret till en disk på datorn, eller be IT att slå på lås på den delade disken."
        )


class Busy(FileTrouble):
    """Another process has held the register for too long."""

    def __init__(self, path: Path, saved: bool = False) -> None:
        super().__init__(
            f"Registret {path} används av ett annat kommando sedan {BUSY_SECONDS} sekunder."
            f" {_kept(saved)} Försök igen om en stund."
        )


class Damaged(FileTrouble):
    """The file cannot be read right."""

    def __init__(self, path: Path, saved: bool = False) -> None:
        super().__init__(
            f"Registret {path} går inte att läsa rätt; filen kan vara skadad, eller så svarade"
            " disken fel. Pröva norrbus register kontrollera. Säger det samma sak: rör inte filen,"
            " ta fram senaste säkerhetskopian (norrbus register återställ) och tala med IT."
            + (f" {_kept(saved)}" if saved else "")
        )


class InTheWay(FileTrouble):
    """A register exists where a new one was to be made."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Det finns redan en fil {path}. Den lämnades orörd. Välj en annan plats för det nya"
            " registret."
        )


def as_sentence(path: Path, message: str, saved: bool = False) -> FileTrouble:
    """The trouble that a message of the driver means; ``saved``: after something was written."""
    if "locked" in message or "busy" in message:
        return Busy(path, saved)
    if "full" in message:
        return DiskFull(path, saved)
    if "disk I/O" in message:
        return (DiskFull if _is_full(path) else DiskFault)(path, saved)
    if "locking protocol" in message:
        return NoLocks(path, saved)
    if "readonly" in message or "unable to open" in message:
        return ReadOnly(path)
    return Damaged(path, saved)


def _is_full(path: Path) -> bool:
    """Some writes to a full disk are told as any other fault of it."""
    import shutil

    return shutil.disk_usage(path.parent).free < ALMOST_NOTHING
