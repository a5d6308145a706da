"""What is refused about templates."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ...words.errors import FileTrouble
from ...words.swedish import listed


class TemplateThere(FileTrouble):
    """One's own template is there already, and is never written over."""

    def __init__(self, paths: Sequence[Path]) -> None:
        one = len(paths) == 1
        super().__init__(
            f"Det finns redan {'en egen mall' if one else 'egna mallar'}:"
            f" {listed(map(str, paths))}. Inget skrevs. Ändra i"
            f" {'den' if one else 'dem'}, eller ge {'den ett annat namn' if one else 'dem andra'}"
            f"{'' if one else ' namn'} först."
        )
