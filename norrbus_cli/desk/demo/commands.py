"""``norrbus demo``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import ClassVar

from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.question import Form, question
from ...terminal.room import room
from ...words import errors
from ...words.dates import long

DEFAULT = "norrbus-demo"
TO_OPEN = "NB-2026-0001-genomforandeplan-v1-underskriven.html"


class DemoFailed(errors.NorrbusError):
    """A line of the demo ended otherwise than it should."""

    exit_code = errors.EXIT_BUG

    def __init__(self, line: str, code: int) -> None:
        super().__init__(
            f"Demon stannade vid ”{line}” (slutkod {code}). Meddela den som sköter norrbus."
        )


class Demo(Form):
    """Where the demo goes."""

    keeps_draft: ClassVar[bool] = False

    folder: str = question(
        "--mapp",
        "Ny mapp för demon, annars norrbus-demo i den här mappen",
        missing="",
        ask=False,
        metavar="MAPP",
    )


app = room("")


@command(
    app,
    "demo",
    Demo,
    "Kör ett påhittat ärende i ett eget register: behov, plan, avvikelse, uppföljning, dokument och"
    " påminnelser. Rör aldrig ditt eget register.",
    "norrbus demo",
)
def demo(context: Context, wanted: Demo) -> None:
    """Run the story line by line, and say where to look."""
    from .story import STORY

    folder = _new_folder(wanted.folder)
    places = [
        "--register",
        str(folder / "register.norrbus"),
        "--nyckel",
        str(folder / "nyckel" / "register.nyckel"),
        "--dokument",
        str(folder / "dokument"),
    ]
    for chapter in STORY:
        context.output.line(
            f"\n{long(date.fromisoformat(chapter.day)).capitalize()}. {chapter.what}"
        )
        for line in chapter.lines:
            _run(context, line, [*places, "--idag-är", chapter.day])
    _tell_where(context, folder, places)


def _run(context: Context, line: str, settings: list[str]) -> None:
    import shlex

    from .story import INCOMPLETE, REFUSED

    context.output.line(f"\n$ {line}")
    with _nobody_to_ask():
        code = context.run([*settings, *shlex.split(line)[1:]])
    if code == errors.EXIT_INTERRUPTED:
        raise KeyboardInterrupt
    allowed = (
        {errors.EXIT_REFUSED}
        if line in REFUSED
        else {errors.EXIT_DONE, errors.EXIT_REFUSED}
        if line == INCOMPLETE
        else {errors.EXIT_DONE}
    )
    if code not in allowed:
        raise DemoFailed(line, code)


@contextmanager
def _nobody_to_ask() -> Iterator[None]:
    """In the body standard input is at its end: no line waits for an answer, at a terminal too."""
    import os
    import sys

    before = sys.stdin
    with Path(os.devnull).open(encoding="utf-8") as nothing:
        sys.stdin = nothing
        try:
            yield
        finally:
            sys.stdin = before


def _new_folder(named: str) -> Path:
    """A folder that did not exist before: the named one, or the first free ``norrbus-demo``.

    Raises AlreadyThere, CannotWrite.
    """
    from ...register.folders import OWNER_ONLY, expand, make

    candidates = (
        [expand(named)]
        if named
        else [Path(DEFAULT), *(Path(f"{DEFAULT}-{number}") for number in range(2, 1000))]
    )
    for folder in candidates:
        try:
            make(folder.parent)
            folder.mkdir(mode=OWNER_ONLY)
            return folder.absolute()
        except FileExistsError:
            continue
        except OSError as error:
            raise errors.CannotWrite(folder, errors.reason(error)) from None
    raise errors.WrongUsage(
        f"Mappen {candidates[-1]} finns redan och lämnades orörd. Ange en ny med --mapp."
    )


def _tell_where(context: Context, folder: Path, places: list[str]) -> None:
    import shlex
    import shutil
    import sys

    from .story import STORY

    written = folder / "dokument"
    context.output.line(
        f"\nKlart. {len(list(written.rglob('*.html')))} dokument (varje som Markdown och webbsida)"
        f" ligger i {written}"
    )
    context.output.line(f"Öppna till exempel {written / 'NB-2026-0001' / TO_OPEN} i en webbläsare.")
    context.output.line("Titta själv i demons register:")
    where = f"--register {shlex.quote(places[1])} --nyckel {shlex.quote(places[3])}"
    program = "norrbus" if shutil.which("norrbus") else sys.argv[0]
    context.output.line(f"  {program} {where} --idag-är {STORY[-1].day} ärende visa 1")
    context.output.line("Ta bort mappen när du är klar. Ditt eget register är orört.")
