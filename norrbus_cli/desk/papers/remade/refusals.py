"""What is refused when a paper is to be made again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ....paper.model import Document
from ....words.errors import FileTrouble, NotFound, Refused, WrongUsage
from ....words.swedish import listed
from ....words.text import as_typed


class NoWords(NotFound):
    """Nothing is kept of what a paper said: it was written before that was kept."""

    def __init__(self, paper: Document) -> None:
        super().__init__(
            f"Vad papper {paper.id} sade är inte sparat. Inget skrevs. Skriv det av dagens"
            f" uppgifter: norrbus dokument skriv {as_typed(paper.kind)} {paper.reference}"
        )


class WordsDamaged(FileTrouble):
    """What is kept of a paper is not what was kept."""

    def __init__(self, number: int) -> None:
        super().__init__(
            f"Det som papper {number} sade är inte det som sparades. Inget skrevs. Pröva senaste"
            " säkerhetskopian: norrbus register kopior"
        )


class NotInFormat(WrongUsage):
    """A paper cannot be made in a format; ``known`` are those that it can be made in."""

    def __init__(self, number: int, lacking: Sequence[str], known: Sequence[str]) -> None:
        super().__init__(
            f"Papper {number} går inte att återskapa som {listed(lacking)}; det går som"
            f" {listed(known)}. Ange något av dem med --format. Inget skrevs."
        )


class NewerStands(Refused):
    """Where a paper stood stands a newer one, or another."""

    def __init__(self, path: Path, number: int) -> None:
        super().__init__(
            f"{path} är nu papper {number}. Inget skrevs. Ange en annan mapp med --mapp."
        )


class HoldsProtected(Refused):
    """A paper was written with protected data, or before somebody in it was protected."""

    def __init__(self, number: int, names: Sequence[str]) -> None:
        why = (
            f"{listed(names)} har fått skyddade personuppgifter sedan papper {number} skrevs"
            if names
            else f"Papper {number} skrevs med skyddade uppgifter"
        )
        super().__init__(
            f"{why} (OSL 21 kap. 3, 3 a §§). Ska det återskapas ändå: --visa-skyddat"
            ' "SKÄL"; skälet loggas. Inget skrevs.'
        )
