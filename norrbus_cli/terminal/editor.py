"""The user's own editor, for long texts. What is written there never stays on disk."""

from __future__ import annotations

import contextlib
import os
import shlex
import signal
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import typer

from ..words.errors import FileTrouble


def edit(initial: str) -> str:
    """Let the user write in ``$VISUAL``, ``$EDITOR`` or the system's editor.

    The file is for the user's eyes only and is removed.

    Lies in memory where the system has such a folder (``XDG_RUNTIME_DIR``). What was saved is used
    even if the editor then failed. Raises FileTrouble when no editor can be started.
    """
    editor = (
        os.environ.get("VISUAL")
        or os.environ.get("EDITOR")
        or ("notepad" if os.name == "nt" else "editor")
    )
    memory = os.environ.get("XDG_RUNTIME_DIR")
    with tempfile.TemporaryDirectory(
        prefix="norrbus-", dir=memory if memory and os.access(memory, os.W_OK) else None
    ) as folder:
        file = Path(folder) / "text.txt"
        file.write_text(initial, encoding="utf-8")
        file.chmod(0o600)
        with _hang_up_is_an_exception():
            try:
                subprocess.run([*shlex.split(editor), str(file)], check=False)  # noqa: S603 - the user's own editor
            except (OSError, ValueError):
                raise FileTrouble(
                    f"Redigeraren {editor} går inte att starta. Sätt EDITOR till en som finns,"
                    " eller skriv texten på en rad."
                ) from None
        return file.read_text(encoding="utf-8", errors="replace").strip()


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
