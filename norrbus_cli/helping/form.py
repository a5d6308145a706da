"""What to be helped with."""

from __future__ import annotations

from ..terminal.question import Listing, argument, flag


class AskForHelp(Listing):
    """A command, or a word to look for in the help."""

    words: tuple[str, ...] = argument(
        "ORD...",
        "Ett kommando (möte boka), eller ett ord: förälder, sekretess, skriva ut",
        many=True,
        example="möte boka",
    )
    everything: bool = flag("--hela", "Visa också det som inte får plats på skärmen.")
