"""What can be refused about the shell's completion."""

from __future__ import annotations

from ...words.errors import WrongUsage
from ...words.swedish import listed
from .shells import SHELLS


class UnknownShell(WrongUsage):
    """Nothing tells which shell is used, or it is none of those that can complete."""

    def __init__(self) -> None:
        super().__init__(
            f"Det framgår inte vilket skal du använder. Skriv det: {listed(SHELLS, 'eller')}, till"
            " exempel norrbus komplettering installera bash"
        )
