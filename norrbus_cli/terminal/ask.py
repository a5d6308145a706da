"""Who asks at this terminal.

``prompt.py`` where it can be drawn on, ``lines.py`` for a dumb one or a screen reader
(``--enkelt``). Nothing typed is kept outside the run.
"""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO

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


def _real(stream: TextIO) -> bool:
    try:
        return os.isatty(stream.fileno())
    except OSError:
        return False
