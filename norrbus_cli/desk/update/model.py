"""Versions, what has changed between two of them, and how the newer one is put in place.

A release is a wheel with what is new in it inside. Pure: no file, no process.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePath
from typing import TypeAlias

from ...words.record import Record

Version: TypeAlias = tuple[int, int, int]
_NUMBERS = r"(\d{1,6})\.(\d{1,6})\.(\d{1,6})"


class Release(Record):
    """A wheel, and what it says is new."""

    file: Path
    version: Version
    changes: str


class Found(Record):
    """What runs, the newest there is, and what is new between them."""

    running: Version
    newest: Version
    file: str
    changes: str

    @property
    def newer(self) -> bool:
        """Whether the newest is newer than what runs."""
        return self.newest > self.running


def spoken(version: Version) -> str:
    """``1.2.3``."""
    return ".".join(map(str, version))


def version_of(text: str) -> Version:
    """A version of three numbers. Raises ValueError."""
    found = re.fullmatch(_NUMBERS, text)
    if not found:
        raise ValueError("no version")
    return _version(found)


def version_of_file(name: str) -> Version | None:
    """The version that a wheel of norrbus is called by; None for any other file."""
    found = re.fullmatch(rf"norrbus-{_NUMBERS}-py3-none-any\.whl", name)
    return _version(found) if found else None


def _version(found: re.Match[str]) -> Version:
    return int(found[1]), int(found[2]), int(found[3])


def between(news: str, after: Version, until: Version) -> str:
    """The sections of news about versions later than one and not later than another."""
    parts = re.split(rf"^(?=## {_NUMBERS}\b)", news, flags=re.MULTILINE)
    # What is split by comes with each part: three numbers, and the section.
    sections = zip(*(parts[each::4] for each in range(1, 5)), strict=True)
    return "".join(
        text
        for first, second, third, text in sections
        if after < (int(first), int(second), int(third)) <= until
    ).strip()


def command(python: PurePath, started: str, wheel: str) -> str:
    """The command that puts a newer one in place, by how the one that runs was installed: where its
    ``python`` is and what it was ``started`` as. An empty ``wheel``: from pip's index.
    """
    if started.endswith(".pyz"):
        return f"byt ut filen {started} mot den nya .pyz-filen"
    folders = [each.lower() for each in python.parts]
    what = f'"{wheel}"' if wheel else "norrbus"
    if "pipx" in folders:
        return f"pipx install --force {what}" if wheel else "pipx upgrade norrbus"
    if "uv" in folders:
        return f"uv tool install --force {what}" if wheel else "uv tool upgrade norrbus"
    return f'"{python}" -m pip install --upgrade {what}'
