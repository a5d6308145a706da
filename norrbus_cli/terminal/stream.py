"""Writing to stdout and stderr: whole, without control characters, to a reader who may leave."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TextIO

from ..words.errors import FileTrouble, reason
from ..words.text import without_controls


class AnswerLost(FileTrouble):
    """The answer could not be written where it should go."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Svaret gick inte att skriva ut: {why}. Det kommandot gjorde är gjort; se efter med"
            " visa eller lista innan du kör om det."
        )


def write(text: str, error: bool = False) -> None:
    """Write a text and a line feed. Raises AnswerLost when the answer cannot be written."""
    stream = sys.stderr if error else sys.stdout
    if stream is None:
        return
    try:
        stream.write(without_controls(text) + "\n")
        stream.flush()
    except BrokenPipeError:
        # The reader (head, less) has what it wanted; what remains must not become an error at exit.
        silence(stream)
    except OSError as trouble:
        silence(stream)
        if not error:
            raise AnswerLost(reason(trouble)) from None


def silence(stream: TextIO) -> None:
    """Let what is still to be written to a stream go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def on_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is read at a terminal."""
    return stream is not None and bool(stream.isatty())


def wrapped(text: str, stream: TextIO | None) -> str:
    """Sentences for a terminal, broken between words and never inside a path.

    For a pipe as they are.
    """
    if not on_terminal(stream):
        return text
    import shutil
    import textwrap

    width = shutil.get_terminal_size().columns
    return "\n".join(
        line
        if names_a_path(line)
        else textwrap.fill(
            line, width, break_long_words=False, break_on_hyphens=False, drop_whitespace=True
        )
        or line
        for line in text.split("\n")
    )


def names_a_path(line: str) -> bool:
    """Whether a line is a path, alone or after what it is of (``Register: /home/…``): it is copied
    whole, also where a folder's name has blanks.
    """
    import re

    path = re.fullmatch(r"\s*(?:[^:/\\]+: +)?(?:/|~/|[A-Za-z]:[\\/]|\\\\)(?P<rest>.*)", line)
    return path is not None and ". " not in path["rest"]


def in_utf8() -> None:
    """What goes into a pipe is read by programs: UTF-8 whatever the locale says."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        assert isinstance(stream, TextIOWrapper)
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")
