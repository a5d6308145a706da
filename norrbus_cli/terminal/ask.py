"""Who asks at this terminal.

``prompt.py`` where it can be drawn on, ``lines.py`` for a dumb one or a screen reader
(``--enkelt``). Nothing typed is kept outside the run.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO

import typer

from .output import Output
from .wanted import Asker


def asker(plain: bool) -> Asker:
    """Who asks at this terminal; ``plain``: with plain lines whatever it can do."""
    drawn_on = os.name == "nt" or os.environ.get("TERM", "") not in {"", "dumb", "unknown"}
    if not plain and drawn_on and _real(sys.stdin) and _real(sys.stderr):
        with contextlib.suppress(ImportError, OSError):
            from .prompt import Prompt

            return Prompt()
    from .lines import Lines

    return Lines()


def unseen(text: str) -> str:
    """What is typed and not shown; empty for what is no text. Raises typer.Abort."""
    try:
        if _real(sys.stdin):
            from getpass import getpass

            return getpass(f"{text}: ")
        sys.stderr.write(f"{text}: ")
        if line := sys.stdin.readline():
            return line.rstrip("\n")
    except UnicodeDecodeError:
        return ""
    except (EOFError, KeyboardInterrupt):
        pass
    Output().notice("")  # what is said next begins on a line of its own
    raise typer.Abort


def _real(stream: TextIO) -> bool:
    try:
        return os.isatty(stream.fileno())
    except OSError:
        return False
