"""What is refused about papers."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.errors import Refused, WrongUsage
from ...words.swedish import listed


class NothingToWrite(Refused):
    """Nothing can be written yet; ``why`` says what is missing for each kind."""

    def __init__(self, why: Sequence[str]) -> None:
        reasons = " ".join(why) or "Ärendet har inget möte att skriva om."
        super().__init__(f"Det finns inget att skriva än. {reasons}")


class NoEmptyForm(WrongUsage):
    """A kind of paper that nobody fills in by hand."""

    def __init__(self, kind: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{kind} finns inte som tom blankett; det gör {listed(known)}. Ta bort --tom."
            " Inget skrevs."
        )
