"""What is refused about an explanation, and the sentence for it."""

from __future__ import annotations

from ...words.errors import NotFound
from ...words.swedish import listed


class NoDeadline(NotFound):
    """The case has no open deadline of a kind."""

    def __init__(self, reference: str, kind: str, known: list[str]) -> None:
        have = f"Öppna frister är {listed(known)}." if known else "Inga frister är öppna."
        what = f"ingen öppen frist av slaget {kind}" if kind else "inga öppna frister"
        super().__init__(
            f"{reference} har {what}: den är uppfylld eller har inte börjat räknas. {have}"
        )
