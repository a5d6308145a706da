"""What is refused about papers."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.errors import WrongUsage
from ...words.swedish import listed


class NoEmptyForm(WrongUsage):
    """A kind of paper that nobody fills in by hand."""

    def __init__(self, kind: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{kind} finns inte som tom blankett; det gör {listed(known)}. Ta bort --tom."
            " Inget skrevs."
        )
