"""The way of a case as a picture in text, as wide as the terminal."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Sequence

from ...words.dates import short
from .model import DONE, HERE, SKIPPED, Step

# Beside each mark stands its word: no mark is alone in saying something.
_MARKS = {DONE: "✓", HERE: "▶", SKIPPED: "–"}
_TO_COME = "○"
_NAME = 15


def drawn(head: str, following: Sequence[str], steps: Sequence[Step]) -> str:
    """The steps under each other, joined by a line, under ``head`` and the commands that come next;
    what is done takes a row, without its command. A command is never broken.
    """
    rows = [head, *(f"Nästa steg: {each}" for each in following)]
    for step in steps:
        told = " ".join([step.state, *([short(step.on)] if step.on else [])])
        name = f"{step.number} {step.name}"
        rows.append(f"{_MARKS.get(step.state, _TO_COME)} {name.ljust(_NAME)} {told}".rstrip())
        if step.state == DONE:
            continue
        line = " " if step is steps[-1] else "│"
        room = max(shutil.get_terminal_size().columns - len("│   "), 1)
        said = [part for text in (step.what, step.beside) for part in textwrap.wrap(text, room)]
        rows += [f"{line}   {each}" for each in [*said, step.command]]
    return "\n".join(rows)
