"""Every trouble a user can meet, as a class that makes its own Swedish sentence and knows its exit
code.

A room declares its own refusals in its ``refusals.py`` as subclasses of the four families here. One
place, ``terminal/boundary.py``, catches the whole family.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

EXIT_DONE = 0
EXIT_BUG = 1
EXIT_USAGE = 2
EXIT_NOT_FOUND = 3
EXIT_REFUSED = 4
EXIT_FILE_TROUBLE = 5
EXIT_REMINDERS_FAILED = 6
EXIT_INTERRUPTED = 130
# What each means, as the help and docs/drift.md tell it: a promise to scripts.
EXIT_CODES = {
    EXIT_DONE: "Klart, också när svaret är tomt.",
    EXIT_BUG: "Ett fel i norrbus. Meddela den som sköter det.",
    EXIT_USAGE: "Det som skrevs går inte att förstå, eller saknas och ingen kan frågas.",
    EXIT_NOT_FOUND: "Det som nämndes finns inte.",
    EXIT_REFUSED: "En regel säger nej, eller något saknas (plan kontrollera).",
    EXIT_FILE_TROUBLE: "En fil, en mapp eller registret går inte att använda, eller är fel.",
    EXIT_REMINDERS_FAILED: "Några påminnelser kom inte fram; de nämns, och prövas igen.",
    EXIT_INTERRUPTED: "Avbrutet. Inget ändrades.",
}


class NorrbusError(Exception):
    """A sentence in Swedish: what is wrong and what to do next."""

    exit_code = EXIT_BUG

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongUsage(NorrbusError):
    """What was typed cannot be read as what was asked for."""

    exit_code = EXIT_USAGE


class NotFound(NorrbusError):
    """What was named does not exist."""

    exit_code = EXIT_NOT_FOUND


class Refused(NorrbusError):
    """A rule of the trade says no."""

    exit_code = EXIT_REFUSED


class Doubted(Refused):
    """A rule that asks: whoever sits at a terminal may answer ``question`` and go on, which is the
    reason that the form has a field for.
    """

    def __init__(self, sentence: str, question: str, field: str) -> None:
        super().__init__(sentence)
        self.question, self.field = question, field


class Lacking(WrongUsage):
    """One of some answers is needed: the ``fields`` of the form, which are asked for at a
    terminal, one after the other or by the one question that ``asks`` for any of them.
    """

    def __init__(self, sentence: str, *fields: str, asks: str = "") -> None:
        super().__init__(sentence)
        self.fields, self.asks = fields, asks


class TwoMeanings(WrongUsage):
    """What was typed can be either of two, each as it may be written instead: whoever sits at a
    terminal is asked which.
    """

    def __init__(self, typed: str, first: str, second: str) -> None:
        super().__init__(f"”{typed[:40]}” kan vara {first} eller {second}. Skriv det du menar.")
        self.meanings = (first, second)


class FileTrouble(NorrbusError):
    """A file, a folder or the register cannot be used."""

    exit_code = EXIT_FILE_TROUBLE


class MissingAnswer(WrongUsage):
    """A required answer is missing and there is nobody to ask."""

    def __init__(self, options: Iterable[str], takes_file: bool) -> None:
        names = ", ".join(option.removesuffix("...") for option in options)
        file = ", i en fil med --från-fil," if takes_file else ""
        super().__init__(
            f"Det här saknas: {names}. Ange det på raden{file} eller kör kommandot i en terminal så"
            " frågar det."
        )


class CannotWrite(FileTrouble):
    """A file could not be written; nothing of it remains."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Det går inte att skriva {path}: {why}. Ingenting skrevs. Välj en annan mapp eller ge"
            " plats och rättigheter, och kör om."
        )


class NoSuchFolder(FileTrouble):
    """The folder of a file that is named does not exist."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Mappen {folder} finns inte. Inget skrevs. Skapa den eller välj en som finns, och kör"
            " om."
        )


class AlreadyThere(FileTrouble):
    """A file stands where one was to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Det finns redan en fil {path}. Inget skrevs. Lägg till --skriv-över om det som finns"
            " ska ersättas."
        )


def reason(error: OSError) -> str:
    """The Swedish reason for an ``OSError``, without any path."""
    import errno

    return {
        errno.ENOSPC: "disken är full",
        errno.EFBIG: "disken är full",
        errno.EDQUOT: "diskutrymmet är slut",
        errno.EIO: "disken svarade med ett fel",
        errno.ESTALE: "förbindelsen till den delade disken är bruten",
        errno.EACCES: "åtkomst nekas",
        errno.EPERM: "åtkomst nekas",
        errno.EROFS: "platsen är skrivskyddad",
        errno.ENOENT: "mappen eller filen finns inte",
        errno.ENOTDIR: "en del av sökvägen är ingen mapp",
        errno.EISDIR: "det är en mapp",
        errno.EEXIST: "det finns redan en fil där",
        errno.ENXIO: "det är ingen vanlig fil",
        errno.ENAMETOOLONG: "namnet är för långt",
    }.get(error.errno or 0, "systemet nekade")
