"""The passphrase in the system's keyring, where there is one.

The library ``keyring``, an extra, is imported only for a key file that has a passphrase.
"""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ..words.errors import FileTrouble

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "norrbus"
# Below it are those that fail, forget, or write in plain text: ``keyring.core.recommended``.
RECOMMENDED = 1


class NoLibrary(FileTrouble):
    """The library that speaks with the keyring is not there."""

    def __init__(self) -> None:
        super().__init__(
            "Programbiblioteket keyring är inte installerat, så norrbus når inte datorns"
            " nyckelring. Installera det bredvid norrbus (pip install keyring), eller skriv"
            " lösenordet när norrbus frågar."
        )


class NoKeyring(FileTrouble):
    """The system has no keyring that keeps a secret."""

    def __init__(self) -> None:
        super().__init__(
            "Datorn har ingen nyckelring som håller lösenordet hemligt; i klartext sparas det inte."
            " Logga in på skrivbordet och försök igen, eller skriv lösenordet när norrbus frågar."
        )


class KeyringSaysNo(FileTrouble):
    """The keyring is locked, or did not answer."""

    def __init__(self) -> None:
        super().__init__(
            "Datorns nyckelring är låst eller svarar inte. Ingenting ändrades i den. Lås upp den"
            " och försök igen."
        )


def keeper() -> KeyringBackend:
    """The first that keeps a secret. Raises NoLibrary, NoKeyring."""
    if find_spec("keyring") is None:
        raise NoLibrary
    import keyring

    chosen = keyring.get_keyring()
    # One that goes through several would write in the first that takes it.
    backends: list[KeyringBackend] = getattr(chosen, "backends", [chosen])
    for each in backends:
        if each.priority >= RECOMMENDED:
            return each
    raise NoKeyring


def remember(path: Path, words: str) -> None:
    """Keep the passphrase of a key file. Raises NoLibrary, NoKeyring, KeyringSaysNo."""
    backend = keeper()
    try:
        backend.set_password(SERVICE, _name(path), words)
        kept = backend.get_password(SERVICE, _name(path)) == words
    except Exception:  # noqa: BLE001 - each system's keyring has errors of its own
        kept = False
    if not kept:
        raise KeyringSaysNo


def recall(path: Path) -> str:
    """The passphrase of a key file; empty where there is none, or no keyring that answers."""
    try:
        return keeper().get_password(SERVICE, _name(path)) or ""
    except Exception:  # noqa: BLE001 - without a keyring somebody is asked
        return ""


def forget(path: Path) -> bool:
    """Take the passphrase away; whether there was one. Raises NoLibrary, NoKeyring,
    KeyringSaysNo.
    """
    backend = keeper()
    try:
        there = backend.get_password(SERVICE, _name(path)) is not None
        if there:
            backend.delete_password(SERVICE, _name(path))
        return there
    except Exception:  # noqa: BLE001 - each system's keyring has errors of its own
        raise KeyringSaysNo from None


def follow(path: Path, words: str) -> None:
    """Where the passphrase of a key file is kept, let it be the new one, or none. Raises
    KeyringSaysNo.
    """
    if recall(path):
        if words:
            remember(path, words)
        else:
            forget(path)


def _name(path: Path) -> str:
    return str(path.resolve())
