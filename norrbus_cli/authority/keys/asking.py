"""A new passphrase, typed twice without being shown, or read from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...register.passphrase import plain
from ...register.unlocking import TRIES
from ...terminal.ask import unseen
from ...terminal.reading import read_text
from .model import LEAST, require_good
from .refusals import NobodyToTell, NotTyped, WeakPassphrase

if TYPE_CHECKING:
    from ...terminal.context import Context


def new_words(context: Context, source: str) -> str:
    """A good passphrase, from the file ``source`` or the terminal.

    Raises WeakPassphrase, NotTyped, NobodyToTell, FileTrouble.
    """
    if source:
        words = plain(read_text(source))
        require_good(words)
        return words
    if not context.interactive:
        raise NobodyToTell
    for _ in range(TRIES):
        words = plain(unseen(f"Nytt lösenord, minst {LEAST} tecken"))
        try:
            require_good(words)
        except WeakPassphrase as weak:
            context.output.notice(weak.sentence)
            continue
        if plain(unseen("Samma lösenord en gång till")) == words:
            return words
        context.output.notice("De två är inte lika. Skriv dem igen.")
    raise NotTyped
