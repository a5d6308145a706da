"""What is asked about deadlines."""

from __future__ import annotations

from ..case.form import BY_NAME
from ..terminal.question import Listing, argument, flag, question
from .whose import actor_question


class ListDeadlines(Listing):
    """Which deadlines to list."""

    reference: str | None = argument(
        "REF",
        "Ärendet, eller det som fristen gäller; utelämnat visas dina, eller allas om ingen"
        " samordnare är inställd",
        **BY_NAME,
    )
    everything: bool = flag("--alla", "Alla samordnares ärenden.")
    coordinator: str = question(
        "--samordnare", "Bara den här samordnarens ärenden", missing="", ask=False, metavar="NAMN"
    )
    actor: str = actor_question()
    late: bool = flag("--försenade", "Bara försenade.")
    further: bool = flag("--hela", "Ta med också det som ligger mer än en månad fram.")
