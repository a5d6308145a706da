"""What is asked about today."""

from __future__ import annotations

from ...terminal.question import Showing, flag, question
from ..whose import actor_question


class ShowToday(Showing):
    """Whose day to show."""

    everything: bool = flag("--alla", "Alla samordnares ärenden.")
    week: bool = flag("--vecka", "Veckan dag för dag: frister och möten.")
    whole: bool = flag("--hela", "Med alla rader och kommandon, fast skärmen inte räcker.")
    actor: str = actor_question()
    coordinator: str = question(
        "--samordnare", "Bara den här samordnarens ärenden", missing="", ask=False, metavar="NAMN"
    )
