"""The schemas, a file for each command in ``schemas``.

``tests/json_shapes.py`` makes them of what the commands print, and holds all that any test prints
against them.
"""

from __future__ import annotations

from pathlib import Path

from ...words.swedish import fold
from .refusals import NoSchema

SCHEMAS = Path(__file__).with_name("schemas")


def commands() -> list[str]:
    """The commands that have a schema, without dots and rings."""
    return sorted(file.stem.replace(".", " ") for file in SCHEMAS.glob("*.json"))


def file_of(command: str) -> Path:
    """Where the schema of a command lies."""
    return SCHEMAS / f"{fold(command).replace(' ', '.')}.json"


def schema(command: str) -> str:
    """The schema of a command as JSON. Raises NoSchema."""
    known = commands()
    if fold(command) not in known:
        raise NoSchema(command, known)
    return file_of(command).read_text(encoding="utf-8")
