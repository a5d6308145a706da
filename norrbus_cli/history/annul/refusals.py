"""What cannot be annulled, and what to do instead."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.errors import NotFound, Refused, WrongUsage
from ...words.swedish import listed


class NothingThere(NotFound):
    """There is none to annul."""

    def __init__(self, what: str, see: str) -> None:
        super().__init__(f"Det finns {what} att makulera. Se vad som finns: {see}")


class WhichOne(WrongUsage):
    """There are several; each is told by a day and the like, never by a name."""

    def __init__(self, found: Sequence[str]) -> None:
        numbered = listed(
            (f"{number} ({each})" for number, each in enumerate(found, 1)), last="eller"
        )
        super().__init__(f"Det finns {len(found)}. Välj med --nr: {numbered}.")


class NamedElsewhere(Refused):
    """An actor that something names is part of what has been."""

    def __init__(self, short: str, counted: str) -> None:
        super().__init__(
            f"{short} kan inte makuleras: {counted} hör till aktören. Makulera det först, eller"
            f" rätta uppgifterna med: norrbus aktör ändra {short}"
        )


class HasLeft(Refused):
    """Papers have left the house; who got them must be told."""

    def __init__(self, what: str, papers: Sequence[str], cancel: Sequence[str]) -> None:
        first = "".join(
            f" Ställ in mötet först, så skrivs återbud: norrbus möte ställ-in {each}."
            for each in cancel
        )
        super().__init__(
            f"{what} makuleras inte utan vidare: papper har lämnat huset, {listed(papers)}.{first}"
            " Tala om för var och en som fick dem att de inte gäller, och be att de förstörs."
            ' Ange sedan att det är gjort med --trots-utskick "SKÄL".'
        )
