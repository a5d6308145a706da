"""What is refused when an extract is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from ...words.errors import NotFound, WrongUsage
from ...words.swedish import listed


class NobodyCalled(NotFound):
    """Nobody has the name or the number."""

    def __init__(self) -> None:
        super().__init__(
            "Ingen i registrets ärenden, och ingen i personalen, heter så eller har det numret."
            " Skriv personnumret, eller början av namnet som det står i registret."
        )


class SeveralCalled(WrongUsage):
    """Several have the name."""

    def __init__(self, references: Sequence[str]) -> None:
        super().__init__(
            f"Flera heter så, i {listed(references)}. Skriv personnumret, eller säg vilket ärende"
            " med --ärende (barnet heter där också ”barnet”)."
        )


class NoSuchText(NotFound):
    """No text of the extract has the code."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"Utdraget har ingen text {typed[:60]}. Koderna står i utdraget på skärmen, som kommer"
            " utan --skriv."
        )


class NothingJudged(WrongUsage):
    """A text that is held back is to be given without a reason."""

    def __init__(self) -> None:
        super().__init__(
            'En text som hålls tillbaka tas med först när någon har prövat den. Skriv --skäl "…":'
            " vem som prövade och varför den kan lämnas. Skälet loggas."
        )
