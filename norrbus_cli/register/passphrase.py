"""A passphrase on the key file: the text of the file, sealed with words (``sealed.py``)."""

from __future__ import annotations

from pathlib import Path

from . import sealed
from .trouble import NewerKey, NoKey, WrongPassphrase


def plain(typed: str) -> str:
    """A passphrase as it is counted and compared: the same however a keyboard makes its signs
    (Unicode NFKC, as NIST SP 800-63B-4, 3.1.1.2 says), without space around it.
    """
    import unicodedata

    return unicodedata.normalize("NFKC", typed).strip()


KIND = sealed.Kind(
    application_id=0x4E424B59,  # "NBKY"
    plain=plain,
    not_sealed=NoKey,
    wrong=WrongPassphrase,
    damaged=NoKey,
    newer=NewerKey,
)


def content(path: Path, text: str, words: str) -> bytes:
    """The bytes of a key file with a passphrase, made beside ``path``. Raises OSError."""
    return sealed.content(path, sealed.Sealed(text, words), KIND)


def opened(path: Path, words: str) -> str:
    """The text of a key file that has a passphrase. Raises WrongPassphrase, NoKey, NewerKey."""
    try:
        return sealed.read(path, words, KIND)
    except sealed.NoSuchFile:
        raise NoKey(path) from None
