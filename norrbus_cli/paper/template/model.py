"""What a template is before it is filled in, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...words.errors import FileTrouble
from ...words.record import Record

ENDING = ".md.j2"  # a text; only such a template can be the municipality's own


class Part(Record):
    """A template, or one that another takes in: its name among the built-in ones, and its content.

    ``path`` is the file of the municipality's own; None for a built-in one.
    """

    name: str
    content: bytes
    path: Path | None = None

    @property
    def text(self) -> str:
        """What it says."""
        return self.content.decode("utf-8-sig")

    @property
    def where(self) -> str:
        """What a user calls it: the file of one's own, or the name."""
        return str(self.path or self.name)


class Chosen(Record):
    """A template with all that it takes in, by name: the municipality's own before the built-in."""

    name: str
    parts: Mapping[str, Part]

    @property
    def own(self) -> tuple[str, ...]:
        """The names of those that are the municipality's own."""
        return tuple(sorted(name for name, part in self.parts.items() if part.path))

    @property
    def called(self) -> str:
        """What is registered as a paper's template: ``egen: meeting/kallelse.md.j2``."""
        if not self.own:
            return self.name
        return (
            f"egen: {self.name}"
            if self.name in self.own
            else f"{self.name} (egen: {', '.join(self.own)})"
        )


class Trouble(Record):
    """What is wrong with a template: in which file, on which line (0: in all of it), and what."""

    where: str
    line: int
    why: str

    @property
    def spoken(self) -> str:
        """The trouble as a sentence."""
        line = f", rad {self.line}" if self.line else ""
        said = f"{self.where}{line}: {self.why}"
        return said if said.endswith("?") else f"{said}."


class Unusable(FileTrouble):
    """A template cannot be used; who knows another goes on with that."""

    def __init__(self, trouble: Trouble) -> None:
        self.trouble = trouble
        super().__init__(f"{trouble.spoken} Rätta mallen.")
