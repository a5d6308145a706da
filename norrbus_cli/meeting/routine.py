"""What Arjeplog's routine of 2012 asks of every meeting, in a case and above it (Allmänt)."""

from __future__ import annotations

from collections.abc import Iterable


def unfinished(wanted: Iterable[tuple[str, str, str]]) -> list[str]:
    """A sentence for each text that a meeting should have had and has not: the text, what it should
    have been, and the command that takes it.
    """
    return [
        f"Varje möte bör {what} (Arjeplogs rutin 2012). Lägg till det: norrbus {command}"
        for text, what, command in wanted
        if not text
    ]
