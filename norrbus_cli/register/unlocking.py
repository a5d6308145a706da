"""Where the passphrase of the key file comes from: told once a run, by the first that knows it.

A file that the settings name or a credential of systemd must be right. The system's keyring may be
wrong, when the passphrase was changed on another computer: then somebody is asked.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from ..words.errors import FileTrouble, reason
from . import folders
from .key import Unlocked, nobody, unsealed
from .passphrase import plain
from .trouble import WrongPassphrase

TRIES = 3
CREDENTIAL = "norrbus-losenord"
_FOLDER_OF_CREDENTIALS = "CREDENTIALS_DIRECTORY"


class OpenToOthers(FileTrouble):
    """Others can read the file with the passphrase."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Lösenordsfilen {path} kan läsas av andra. Sätt läge 600 (chmod 600) och kör om."
        )


class UnreadableFile(FileTrouble):
    """The file that should say the passphrase cannot be read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            f"Nyckelns lösenordsfil {path} går inte att läsa: {why}. Rätta losenordsfil i"
            " inställningsfilen, eller NORRBUS_LOSENORDSFIL."
        )


class Unlocking:
    """Opens key files that have a passphrase. What opened one is tried first on the next.

    ``file`` holds the passphrase, if one is named. ``ask`` asks for it, None where there is nobody;
    ``tell`` says what was wrong with an answer.
    """

    def __init__(
        self, file: Path | None, ask: Callable[[str], str] | None, tell: Callable[[str], None]
    ) -> None:
        self._file, self._ask, self._tell = file, ask, tell
        self._words = ""
        self._known: dict[bytes, Unlocked] = {}

    def __call__(self, path: Path) -> Unlocked:
        """The key in a file. Raises NoPassphrase, WrongPassphrase, UnreadableFile, OpenToOthers,
        NoKey, NewerKey.
        """
        content = folders.read(path)
        if content not in self._known:
            found = self._with_the_same(path) or self._found(path)
            self._known[content], self._words = found, found.words
        return self._known[content]

    def _with_the_same(self, path: Path) -> Unlocked | None:
        return _opened(path, self._words) if self._words else None

    def _found(self, path: Path) -> Unlocked:
        for told_by, words in self._told():
            try:
                return unsealed(path, words)
            except WrongPassphrase:
                raise WrongPassphrase(path, told_by) from None
        return self._remembered(path) or self._asked(path)

    def _told(self) -> Iterator[tuple[str, str]]:
        """The passphrase by a file, and in which; at most one."""
        folder = os.environ.get(_FOLDER_OF_CREDENTIALS)
        credential = Path(folder) / CREDENTIAL if folder else None
        if self._file:
            yield f" i {self._file}", _read(self._file, its_owners=True)
        elif credential and credential.exists():
            yield f" i {credential}", _read(credential, its_owners=False)

    def _remembered(self, path: Path) -> Unlocked | None:
        from . import keyrings

        words = keyrings.recall(path)
        if not words:
            return None
        found = _opened(path, words)
        if found is None:
            self._tell(
                "Lösenordet i datorns nyckelring öppnar inte nyckelfilen längre. Spara det nya där"
                " med: norrbus register nyckel lösenord minns"
            )
        return found

    def _asked(self, path: Path) -> Unlocked:
        if self._ask is None:
            return nobody(path)
        for left in reversed(range(TRIES)):
            found = _opened(path, self._ask("Nyckelns lösenord"))
            if found:
                return found
            if left:
                self._tell(f"Lösenordet öppnar inte nyckelfilen. Försök igen ({left} kvar).")
        raise WrongPassphrase(path)


def _opened(path: Path, words: str) -> Unlocked | None:
    try:
        return unsealed(path, words)
    except WrongPassphrase:
        return None


def _read(path: Path, *, its_owners: bool) -> str:
    """The passphrase in a file; ``its_owners``: one that nobody else may read."""
    try:
        if its_owners and os.name == "posix" and path.stat().st_mode & 0o077:
            raise OpenToOthers(path)
        return plain(folders.read(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableFile(path, "den är inte text") from None
    except OSError as error:
        raise UnreadableFile(path, reason(error)) from None
