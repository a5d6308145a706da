"""What is refused about letters of a changed meeting."""

from __future__ import annotations

from ...words.errors import Refused


class HasNotMoved(Refused):
    """A letter of a new time for a meeting that has the one it had, or none any more."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Mötet {reference} har inte flyttats till någon ny tid. Flytta det först med: norrbus"
            " möte flytta; är det inställt, skriv återbud."
        )
