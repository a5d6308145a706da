"""Why nothing is delivered."""

from __future__ import annotations

from ...words.errors import NotFound, Refused


class StillOpen(Refused):
    """An act is delivered when it is closed."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} hör till en akt där ett ärende är öppet eller en avvikelse inte är"
            f" avslutad. Se vad som återstår: norrbus ärende visa {reference}. Ingenting skrevs."
        )


class NothingToDeliver(NotFound):
    """No act is kept that is old enough to be disposed of otherwise."""

    def __init__(self) -> None:
        super().__init__(
            "Ingen akt är så gammal att den bara sparas för att den ska bevaras. Se: norrbus"
            " register gallra. En viss akt: norrbus register arkivera REF."
        )
