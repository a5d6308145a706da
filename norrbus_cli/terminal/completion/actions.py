"""Where the shells' scripts lie, and what makes a shell read its own."""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path

from ...register import config, folders
from ...words.errors import CannotWrite, reason
from ...words.record import Record

ENDINGS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1"}
MARK = "# norrbus komplettering"
_APOSTROPHES = "'\u2018\u2019\u201a\u201b"  # what ends a text in PowerShell (its CharTraits)
_HERE = Path(__file__).parent
RUN = (
    "import sys; sys.path.append(sys.argv[1]); "
    "from norrbus_cli.terminal.completion.answering import main; main()"
)


class Place(Record):
    """Where a shell's script lies, and the file of the user's and the line in it that read it."""

    script: Path
    start: Path | None
    line: str


def place(shell: str) -> Place:
    """Where the script of a shell lies. Raises FileTrouble where there is no home.

    Fish reads all in a folder of its own; bash and zsh read one line more at their start. Where
    PowerShell's profile lies it alone knows.
    """
    home = config.user_folder("config")
    if shell == "fish":
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "fish"
        return Place(folder / "completions/norrbus.fish", None, "")
    script = home / "komplettering" / f"norrbus.{ENDINGS[shell]}"
    named = _quoted(shell, str(script))
    if shell == "powershell":
        return Place(script, None, f"if (Test-Path {named}) {{ . {named} }} {MARK}")
    own = os.environ.get("ZDOTDIR") if shell == "zsh" else None
    start = Path(own or Path.home()) / f".{shell}rc"
    return Place(script, start, f"[ -r {named} ] && . {named} {MARK}")


def script(shell: str) -> str:
    """What a shell is to read: the answers come from the norrbus that wrote it."""
    places = [_HERE.parents[2], config.user_folder("config"), config.user_folder("data")]
    words = [sys.executable, "-E", "-P", "-S", "-c", RUN, *map(str, places), shell]
    text = (_HERE / f"norrbus.{ENDINGS[shell]}").read_text(encoding="utf-8")
    return text.replace("@COMMAND@", " ".join(_quoted(shell, word) for word in words))


def _quoted(shell: str, word: str) -> str:
    if shell == "fish":
        return "'" + word.replace("\\", "\\\\").replace("'", "\\'") + "'"
    if shell == "powershell":
        return "'" + re.sub(f"[{_APOSTROPHES}]", r"\g<0>\g<0>", word) + "'"
    return shlex.quote(word)


def install(shell: str) -> Place:
    """Write the script and the line that reads it, in the place of earlier ones.

    Raises CannotWrite.
    """
    where = place(shell)
    # Windows' own PowerShell takes what does not say that it is UTF-8 for something else.
    _put(where.script, script(shell).encode("utf-8-sig" if shell == "powershell" else "utf-8"))
    if where.start:
        lines = _other_lines(where.start)
        _put(where.start, b"".join([*lines, os.fsencode(where.line), b"\n"]))
    return where


def remove(shell: str) -> list[Path]:
    """Take both away; the files that were touched. Raises CannotWrite."""
    where, touched = place(shell), []
    if where.start and where.start.exists():
        lines = _other_lines(where.start)
        if lines != _lines(where.start):
            _put(where.start, b"".join(lines))
            touched.append(where.start)
    if where.script.exists():
        try:
            where.script.unlink()
        except OSError as error:
            raise CannotWrite(where.script, reason(error)) from None
        touched.append(where.script)
    return touched


def _other_lines(file: Path) -> list[bytes]:
    """The lines of a user's file that are not ours; the last of them ends."""
    lines = [each for each in _lines(file) if not each.rstrip().endswith(MARK.encode())]
    return [each if each.endswith(b"\n") else each + b"\n" for each in lines]


def _lines(file: Path) -> list[bytes]:
    try:
        return folders.read(file).splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise CannotWrite(file, reason(error)) from None


def _put(path: Path, content: bytes) -> None:
    """Write a file whole, in the place of what is there and as open to others as that is."""
    path = path.resolve()
    unfinished = folders.unfinished(path, folders.mark(), "ny")
    try:
        folders.make(path.parent)
        folders.write(unfinished, content)
        if path.exists():
            unfinished.chmod(path.stat().st_mode)
        unfinished.replace(path)
    except OSError as error:
        raise CannotWrite(path, reason(error)) from None
    finally:
        folders.drop(unfinished)
        folders.sweep(path)
