"""What can be refused about a schema."""

from __future__ import annotations

from collections.abc import Iterable

from ...words.errors import NotFound
from ...words.swedish import did_you_mean


class NoSchema(NotFound):
    """A command that has none, or is none."""

    def __init__(self, typed: str, known: Iterable[str]) -> None:
        super().__init__(
            f"{typed[:40]} skriver ingen JSON.{did_you_mean(typed, known)} De som gör det visar:"
            " norrbus json-schema"
        )
