"""Writing to stdout and stderr: whole, without control characters, without what nobody should
read, to a reader who may leave.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from typing import TextIO

from ..words.errors import FileTrouble, reason
from ..words.text import without_controls

_over: list[Callable[[str], str]] = [str]  # of the run, after those that it is within


@contextmanager
def bare() -> Iterator[None]:
    """In the body nothing is taken out of what is written until ``veil`` says so."""
    _over.append(str)
    try:
        yield
    finally:
        _over.pop()


def veil(over: Callable[[str], str]) -> None:
    """From here on all that is written passes ``over``."""
    _over[-1] = over


def veiled(text: str, talk: bool = False) -> str:
    """A text as it may be read, before it is broken into lines. What is quoted in ``talk`` is what
    was typed just now: read back as it is, it tells nothing of anybody; nor does a path, which is
    to be copied.
    """
    if _over[-1] is str:
        return text
    lines = text.split("\n")
    if any(map(_is_file, lines)):
        return "\n".join(each if _is_file(each) else veiled(each, talk) for each in lines)
    parts = re.split("(”[^”]*”)", text) if talk else [text]
    return "".join([each if each.startswith("”") and talk else _over[-1](each) for each in parts])


def _is_file(line: str) -> bool:
    """Whether a line is where a file is, also from the current folder, or as JSON."""
    line = line.replace('"', "").rstrip(",")
    return names_a_path(line) or bool(re.fullmatch(r"[^:]+[/\\][^/\\]+\.\w{2,5}", line))


class AnswerLost(FileTrouble):
    """The answer could not be written where it should go."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"Svaret gick inte att skriva ut: {why}. Det kommandot gjorde är gjort; se efter med"
            " visa eller lista innan du kör om det."
        )


_STAYS = "\u00a0"  # in the place of a blank that no line is broken at


def write(text: str, error: bool = False) -> None:
    """Write a text and a line feed. Raises AnswerLost when the answer cannot be written."""
    stream = sys.stderr if error else sys.stdout
    if stream is None:
        return
    try:
        stream.write(without_controls(veiled(text, error)) + "\n")
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
    """Sentences for a terminal, broken between words and never inside a path; a command can be
    copied.

    For a pipe as they are.
    """
    if not on_terminal(stream):
        return text
    text = veiled(text, stream is sys.stderr)
    import shutil

    width = shutil.get_terminal_size().columns
    return "\n".join(
        line if names_a_path(line) else _broken(line, width) for line in text.split("\n")
    )


def _broken(line: str, width: int) -> str:
    """A line in lines. Inside a command they are ended by blanks up to the edge, where the terminal
    goes on by itself: so it is copied as one line; nor is what it has in quotes broken.
    """
    import textwrap

    command = names_a_command(line)
    if command:
        line = re.sub(r'"[^"]*"', lambda quoted: quoted[0].replace(" ", _STAYS), line)
    first, *rest = textwrap.wrap(
        line,
        width - 1 if command else width,
        subsequent_indent=" " * len(_indented(line)),
        break_long_words=False,
        break_on_hyphens=False,
    ) or [line]
    whole = last = first
    for part in rest:
        whole += (" " * (-len(last) % width or 1) if names_a_command(f"{whole} ") else "\n") + part
        last = part
    return whole.replace(_STAYS, " ") if command else whole


def names_a_command(line: str) -> bool:
    """Whether a line has a command of ours to run."""
    return re.search(r"\bnorrbus ", line) is not None


def _indented(line: str) -> str:
    """What a line begins with that the rest of it stands in from: blanks, and a point of a list."""
    return line[: len(line) - len(line.lstrip(" ·"))]


def names_a_path(line: str) -> bool:
    """Whether a line is a path, alone or after what it is of (``Register: /home/…``): it is copied
    whole, also where a folder's name has blanks.
    """
    path = re.fullmatch(
        r"\s*(?:[^:/\\]+: +)?(?:/|~/|file:///|[A-Za-z]:[\\/]|\\\\)(?P<rest>.*)", line
    )
    return path is not None and ". " not in path["rest"]


def in_utf8() -> None:
    """What goes into a pipe is read by programs: UTF-8 whatever the locale says."""
    for stream in filter(None, (sys.stdout, sys.stderr)):
        assert isinstance(stream, TextIOWrapper)
        encoding = stream.encoding if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="replace")
