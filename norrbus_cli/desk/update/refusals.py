"""Sentences of what is refused about a newer norrbus."""

from __future__ import annotations

from pathlib import Path

from ...words.errors import FileTrouble, NotFound, WrongUsage


class NowhereToLook(WrongUsage):
    """Nobody has said where a newer one would be."""

    def __init__(self) -> None:
        super().__init__(
            "norrbus frågar inte nätet av sig självt. Säg var nya utgåvor ligger: norrbus uppdatera"
            " --kontrollera --från MAPP (eller uppdateringar i inställningsfilen), eller"
            " --från-pip för det paketindex som pip är inställt på."
        )


class NeverByItself(WrongUsage):
    """The command was asked to do more than to look."""

    def __init__(self) -> None:
        super().__init__(
            "norrbus installerar ingenting av sig självt. Skriv norrbus uppdatera --kontrollera för"
            " att se vad som är nytt och hur det läggs in."
        )


class NoReleases(NotFound):
    """There is no wheel of norrbus where one was looked for."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"Ingen utgåva av norrbus (norrbus-VERSION-py3-none-any.whl) finns i {place}. Rätta"
            " --från, eller fråga IT var utgåvorna ligger."
        )


class BadRelease(FileTrouble):
    """A wheel cannot be read as one."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(
            f"Utgåvan {file} går inte att använda: {why}. Installera den inte; hämta en ny."
        )


class PipFailed(FileTrouble):
    """Pip gave nothing."""

    def __init__(self, why: str) -> None:
        super().__init__(f"Pip hämtade ingen utgåva: {why}. Fråga IT, eller använd --från MAPP.")
