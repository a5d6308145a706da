"""The user's own editor, for long texts. What is written there never stays on disk."""

from __future__ import annotations

import contextlib
import os
import re
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typer

from ..words.errors import FileTrouble

# The first that is there, where the user has not said; one that says how to leave it goes first.
EDITORS = ("notepad",) if os.name == "nt" else ("nano", "editor", "vi")
# What stands below the text in an editor that does not say how to leave it; taken out again.
HOW_TO_LEAVE = (
    "# Tryck i och skriv ovanför de här två raderna. De kommer inte med i texten.",
    "# Spara och stäng: Esc, :wq, Enter. Stäng utan att spara: Esc, :q!, Enter.",
)


def edit(initial: str) -> str:
    """Let the user write in ``$VISUAL``, ``$EDITOR`` or the system's editor.

    The file is for the user's eyes only and is removed.

    Lies in memory where the system has such a folder (``XDG_RUNTIME_DIR``). What was saved is used
    even if the editor then failed. Raises FileTrouble when no editor can be started.
    """
    command = _command()
    vi = _vi(command[0])
    below = "\n".join(["\n", *HOW_TO_LEAVE, ""]) if vi else ""
    memory = os.environ.get("XDG_RUNTIME_DIR")
    with tempfile.TemporaryDirectory(
        prefix="norrbus-", dir=memory if memory and os.access(memory, os.W_OK) else None
    ) as folder:
        file = Path(folder) / "text.txt"
        file.write_text(f"{initial}{below}", encoding="utf-8")
        file.chmod(0o600)
        # A history would keep what was cut and copied.
        quiet = ["-i", "NONE"] if "vim" in vi else []
        with _hang_up_is_an_exception():
            try:
                subprocess.run([*command, *quiet, str(file)], check=False)  # noqa: S603 - the user's own editor
            except OSError:
                raise _CannotStart(command[0]) from None
        text = file.read_text(encoding="utf-8", errors="replace")
    for line in HOW_TO_LEAVE if vi else ():
        text = text.replace(line, "")
    return text.strip()


class _CannotStart(FileTrouble):
    """The editor is none, or not there."""

    def __init__(self, editor: str) -> None:
        super().__init__(
            f"Redigeraren {editor} går inte att starta. Sätt EDITOR till en som finns, eller skriv"
            " texten på en rad."
        )


def _command() -> list[str]:
    """How the editor is started. Raises FileTrouble."""
    said = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        return shlex.split(said) or [next(filter(shutil.which, EDITORS), EDITORS[0])]
    except ValueError:
        raise _CannotStart(said) from None


def _vi(command: str) -> str:
    """What kind of vi a command starts, by its own name and by that of what it is a link to; empty
    for another editor.
    """
    path = shutil.which(command) or command
    names = [Path(path).name, Path(path).resolve().name]
    return " ".join(name for name in names if re.fullmatch(r"(n?vim?)(\.\w+)?", name))


@contextlib.contextmanager
def _hang_up_is_an_exception() -> Iterator[None]:
    """A terminal that is closed must not leave the text behind on disk."""

    def stop(_number: int, _frame: object) -> None:
        raise typer.Abort

    hang_up = getattr(signal, "SIGHUP", None)
    if hang_up is None:  # pragma: no cover - Windows has no such signal
        yield
        return
    before = signal.signal(hang_up, stop)
    try:
        yield
    finally:
        signal.signal(hang_up, before)
