"""Why a copy is not made, or not restored."""

from __future__ import annotations

from pathlib import Path

from ...words.errors import FileTrouble, Lacking, NotFound, Refused
from ...words.swedish import listed


class NoFolder(Lacking):
    """There is no folder to put copies in."""

    def __init__(self) -> None:
        super().__init__(
            "Ingen mapp för säkerhetskopior är bestämd. Ange den på raden, norrbus register"
            " säkerhetskopiera MAPP, eller som mapp under [kopior] i inställningsfilen"
            " (docs/drift.md).",
            "folder",
        )


class SameFolder(Refused):
    """What happens to the register would happen to its copies."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"Mappen {folder} är registrets egen. Det som händer registret händer då kopiorna."
            " Välj en mapp på en annan disk eller en annan dator. Ingenting kopierades."
        )


class BesideTheKey(Refused):
    """Whoever finds the copies would find the key."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            f"I mappen {folder} ligger registrets nyckel. Den som får tag i båda kan läsa allt."
            " Välj en annan mapp. Ingenting kopierades."
        )


class NoCopy(NotFound):
    """There is no copy to be found."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"Det finns ingen säkerhetskopia {place}. Se vilka som finns: norrbus register kopior"
            " MAPP"
        )


class NotMade(FileTrouble):
    """What was copied is not whole, and was removed."""

    def __init__(self, path: Path, fault: str) -> None:
        super().__init__(
            f"Säkerhetskopian {path} blev inte hel: {fault}. Den togs bort; registret och äldre"
            " kopior är orörda. Kör om. Säger det samma sak: norrbus register kontrollera"
        )


class NotWhole(FileTrouble):
    """A copy has faults."""

    def __init__(self, path: Path, faults: list[str]) -> None:
        super().__init__(
            f"Säkerhetskopian {path} är inte hel: {listed(faults)}."
            " Registret är orört. Pröva en annan kopia: norrbus register kopior"
        )


class AnotherRegister(Refused):
    """A copy belongs to another register."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Säkerhetskopian {path} är tagen av ett annat register. Registret är orört. Ange rätt"
            " register med --register, eller en annan kopia."
        )
