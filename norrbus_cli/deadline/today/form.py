"""What is asked about today."""

from __future__ import annotations

from ...terminal.question import Showing, flag, question


class ShowToday(Showing):
    """Whose day to show."""

    everything: bool = flag("--alla", "Alla samordnares ärenden.")
    coordinator: str = question(
        "--samordnare", "Bara den här samordnarens ärenden", missing="", ask=False, metavar="NAMN"
    )
