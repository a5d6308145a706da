"""What is refused about papers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from ...words.dates import short
from ...words.errors import Refused, WrongUsage
from ...words.swedish import listed

if TYPE_CHECKING:
    from .model import Paper


class NothingToWrite(Refused):
    """Nothing can be written yet; ``why`` says what is missing for each kind."""

    def __init__(self, why: Sequence[str]) -> None:
        reasons = " ".join(why) or "Ärendet har inget möte att skriva om."
        super().__init__(f"Det finns inget att skriva än. {reasons}")


class UnknownLanguage(WrongUsage):
    """No paper is in what was typed as a language."""

    def __init__(self, typed: str, known: Sequence[str]) -> None:
        super().__init__(
            f"Det finns inga papper på ”{typed[:40]}”. Språken är {listed(known)}. Inget skrevs."
        )


class NotInLanguage(WrongUsage):
    """A kind of paper that is not there in a language; ``known`` are those that are."""

    def __init__(self, kind: str, language: str, known: Sequence[str]) -> None:
        there = f"; det gör {listed(known)}" if known else ""
        super().__init__(f"{kind} finns inte på {language}{there}. Ta bort --språk. Inget skrevs.")


class OnlySwedish(WrongUsage):
    """A paper to an actor is in Swedish."""

    def __init__(self, recipient: str, language: str) -> None:
        super().__init__(
            f"Papperet till {recipient} finns bara på svenska, inte på {language}. Ta bort --språk."
            " Inget skrevs."
        )


class MayNotBeSent(Refused):
    """A paper that is written, to actors that no valid consent covers on a day; ``lacking`` are
    names.
    """

    def __init__(
        self, paper: Paper, actors: Sequence[str], lacking: Sequence[str], on: date
    ) -> None:
        who = f" från {listed(lacking)}" if lacking else ""
        super().__init__(
            f"Papper {paper.number}, {paper.first.kind}, kan inte skickas till {listed(actors)}"
            f" {short(on)}: giltigt samtycke saknas{who} (OSL 10 kap. 1 §, 12 kap. 2 §). Filen"
            f" ligger kvar: {paper.first.path}. Gick den bara till andra, skriv till vem med --till"
            '; annars ange skälet med --trots-saknat-samtycke "SKÄL". Inget antecknades.'
        )


class NoEmptyForm(WrongUsage):
    """A kind of paper that nobody fills in by hand."""

    def __init__(self, kind: str, known: Sequence[str]) -> None:
        super().__init__(
            f"{kind} finns inte som tom blankett; det gör {listed(known)}. Ta bort --tom."
            " Inget skrevs."
        )
