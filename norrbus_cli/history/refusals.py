"""What is refused when the log is read or checked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..words.errors import FileTrouble, NotFound, WrongUsage
from ..words.swedish import listed


class UnknownOperation(NotFound):
    """No operation has the number."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Det finns ingen operation {number}. Se numren med: norrbus logg")


class NotAnOperation(WrongUsage):
    """What was typed is no number of an operation."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"”{typed[:40]}” är inget nummer på en operation. Se numren med: norrbus logg"
        )


class NobodyCalled(NotFound):
    """Nobody has the name or the number."""

    def __init__(self) -> None:
        super().__init__(
            "Ingen i registret heter så eller har det numret. Skriv början av namnet som det står,"
            " eller hela personnumret."
        )


class SeveralCalled(WrongUsage):
    """Several have the name."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"{count} personer heter så. Skriv hela namnet, personnumret, eller ange ärendet med"
            " --ärende."
        )


class NotAFingerprint(WrongUsage):
    """The line is none that ``logg fingeravtryck`` has printed."""

    def __init__(self) -> None:
        super().__init__(
            "Raden är inget fingeravtryck. Klistra in hela raden som norrbus logg fingeravtryck"
            " skrev, inom citattecken."
        )


class Broken(FileTrouble):
    """The log or the rows have been changed by something else than norrbus."""

    def __init__(self, sentences: Sequence[str]) -> None:
        first = sentences[0]
        more = f" ({len(sentences)} fel i allt.)" if len(sentences) > 1 else ""
        super().__init__(
            f"Loggen och registret stämmer inte: {first}.{more} Registret har ändrats av något"
            " annat än norrbus. Rör det inte; tala med IT och dataskyddsombudet och ta fram senaste"
            " säkerhetskopian."
        )


class NothingChecked(FileTrouble):
    """There was nothing to go through."""

    def __init__(self, what: Iterable[str]) -> None:
        super().__init__(
            f"Ingenting kontrollerades: det finns inga {listed(what, 'eller')} i registret. Ett"
            " register har alltid några; tala med IT."
        )
