"""What is said after a deed with a deviation: what was done, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

NO_RECIPIENTS = (
    "Tabellen över mottagare av avvikelser är tom, så bara den berörda verksamheten får en kopia."
    " Fyll i vem som tar emot hos er: norrbus avvikelse mottagare lägg-till"
)

if TYPE_CHECKING:
    from ..terminal.context import Context
    from .model import Deviation


def warn_of_no_recipients(context: Context) -> None:
    """Say that the table of recipients is empty, if it is.

    The routine sends a report to named recipients (Arjeplog 2012, Avvikelserapportering; östra
    Norrbotten 2013-05, Avvikelserapport).
    """
    from .recipient import store

    if store.is_empty(context.register):
        context.output.warning(NO_RECIPIENTS)


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
