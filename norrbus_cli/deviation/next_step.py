"""What is said after a deed with a deviation: what was done, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..terminal.context import Context
    from .model import Deviation


def tell(context: Context, found: Deviation, sentence: str) -> None:
    """What was done, and what comes next in the routine."""
    context.output.line(f"{sentence} {found.reference}: {found.state}.")
    if not found.closed_on:
        following = (
            found.missing[0].command
            if found.missing
            else f"norrbus avvikelse avsluta {found.reference}"
        )
        context.output.notice(f"Nästa steg: {following}")
