"""Questions at a terminal, in Swedish.

Typer's own are English (``[y/N]``, ``Error: invalid input``).
"""

from __future__ import annotations

import sys

import typer

from ..words.errors import WrongUsage
from . import question
from .output import Output, wrapped


def prompt(label: str) -> str:
    """What the user types after ``label``, trimmed. Raises typer.Abort at end of input."""
    if not sys.stdout.isatty():
        # The answer goes somewhere else; the talk must not follow it there.
        sys.stderr.write(f"{label} ")
        sys.stderr.flush()
        label = ""
    try:
        return input(f"{wrapped(label, sys.stdout)} " if label else "").strip()
    except (EOFError, KeyboardInterrupt):
        Output().notice("")  # what is said next begins on a line of its own
        raise typer.Abort from None


def yes(text: str, *, default: bool) -> bool:
    """Ask until the answer is ja or nej; Enter is ``default``."""
    while True:
        typed = prompt(f"{text} ({'J/n' if default else 'j/N'})")
        if not typed:
            return default
        try:
            return question.chosen(typed, ("ja", "nej")) == "ja"
        except WrongUsage:
            Output().notice("Svara j eller n.")
