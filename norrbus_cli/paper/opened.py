"""How the pages that were written are opened, told at a terminal."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..terminal.output import Output

MOST = 4  # that are told one by one; of more the folder (own choice)


def tell_pages(output: Output, written: Iterable[Path]) -> None:
    """Tell the address of each page among the files, or of their folder where there are many."""
    pages = [each for each in written if each.suffix == ".html"]
    if not (pages and output.on_screen):
        return
    output.notice("Öppna i webbläsaren, och skriv ut därifrån:")
    for each in pages if len(pages) <= MOST else dict.fromkeys(one.parent for one in pages):
        output.notice(each.as_uri())
