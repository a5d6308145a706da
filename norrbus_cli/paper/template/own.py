"""The municipality's own templates: the files of a folder, and which of them holds on a day.

A file is called as the built-in template that it stands for, or with a word more
(``kallelse.jul.md.j2``), so that one can have several, each with its time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from ...register.folders import read
from ...words.errors import reason
from ...words.record import Record
from .model import ENDING, Part, Trouble, Unusable

KEPT = ".kopierad"  # the folder of what each was copied from
LARGEST = 1_000_000  # bytes; own choice: a hundred times the longest built-in one
_TIME = r"\{#-?\s*gäller\s*:(.*?)-?#\}"
_DAYS = r"\s*(\d{4}-\d\d-\d\d)?\s*--\s*(\d{4}-\d\d-\d\d)?\s*"


class OwnTemplates:
    """Where the municipality's own templates lie, for which day, and who is told of a broken one.

    ``warn`` is told each sentence once.
    """

    def __init__(self, folder: Path, day: date, warn: Callable[[str], None]) -> None:
        self.folder, self.day = folder, day
        self._warn = warn
        self._told: set[str] = set()

    def there(self) -> bool:
        """Whether there is a folder at all; that it cannot be looked into is told."""
        try:
            return self.folder.is_dir()
        except OSError as error:
            self.broken(Trouble(str(self.folder), 0, f"den går inte att läsa: {reason(error)}"))
            return False

    def broken(self, trouble: Trouble) -> None:
        """Tell that a paper is written without a template of one's own."""
        if trouble.spoken not in self._told:
            self._told.add(trouble.spoken)
            self._warn(
                f"En egen mall går inte att använda. {trouble.spoken} Papperet är skrivet med den"
                " inbyggda mallen. Rätta den egna (norrbus dokument kontrollera) och skriv om"
                " papperet med --skriv-över."
            )


class Time(Record):
    """From when to when a template holds, both days included; None: without an end."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether it holds on a day."""
        return (self.first or day) <= day <= (self.last or day)

    @property
    def spoken(self) -> str:
        """The time as it is written; empty for always."""
        return f"{self.first or ''}--{self.last or ''}" if self.first or self.last else ""


def time_of(part: Part) -> Time:
    """When a template says that it holds: ``{# gäller: 2026-01-01--2026-12-31 #}``.

    Always, if it says nothing. Raises Unusable for what is no time.
    """
    said = re.search(_TIME, part.text, re.IGNORECASE | re.DOTALL)
    if not said:
        return Time()
    days = re.fullmatch(_DAYS, said[1])
    try:
        first, last = map(_day, days.groups() if days else ("?", ""))
        if not (first or last) or (first and last and first > last):
            raise ValueError
    except ValueError:
        line = part.text[: said.start()].count("\n") + 1
        why = "tiden ska skrivas {# gäller: 2026-01-01--2026-12-31 #}, den första dagen först"
        raise Unusable(Trouble(part.where, line, why)) from None
    return Time(first, last)


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def in_force(folder: Path, name: str, day: date) -> Part | None:
    """The municipality's own template for a built-in one on a day; None when there is none.

    One with a time goes before one without, the one that began last before the others. Raises
    Unusable for one that cannot be read.
    """
    found = [(time_of(part), part) for part in of_name(folder, name)]
    holding = [(time, part) for time, part in found if time.holds(day)]
    if not holding:
        return None
    least = date.min
    return max(
        holding, key=lambda each: (bool(each[0].spoken), each[0].first or least, str(each[1].path))
    )[1]


def of_name(folder: Path, name: str) -> Iterator[Part]:
    """Every own template for a built-in one, whenever it holds. Raises Unusable."""
    path = folder / name
    if _is_there(path):
        yield read_own(folder, path)
    for other in sorted(path.parent.glob(f"{path.name.removesuffix(ENDING)}.*{ENDING}")):
        yield read_own(folder, other)


def _is_there(path: Path) -> bool:
    """Whether there is something under a name, be it a link to nothing."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise Unusable(Trouble(str(path), 0, f"den går inte att läsa: {reason(error)}")) from None
    return True


def files(folder: Path) -> list[Path]:
    """All files in the folder that are meant as templates; none where there is no folder.

    Raises Unusable for a folder that cannot be looked into.
    """
    try:
        found = sorted(folder.rglob(f"*{ENDING}"))
    except OSError as error:
        why = f"den går inte att läsa: {reason(error)}"
        raise Unusable(Trouble(str(folder), 0, why)) from None
    return [
        path
        for path in found
        if not any(part.startswith(".") for part in path.relative_to(folder).parts)
    ]


def name_of(folder: Path, path: Path) -> str:
    """The name of the template that a file stands for, without its word more."""
    inner = path.relative_to(folder)
    return (inner.parent / (inner.name.partition(".")[0] + ENDING)).as_posix()


def read_own(folder: Path, path: Path) -> Part:
    """One of the municipality's own templates.

    Raises Unusable for a link to elsewhere, what cannot be read, is too large or is not UTF-8.
    """
    try:
        if not path.resolve().is_relative_to(folder.resolve()):
            raise Unusable(Trouble(str(path), 0, "den är en länk till en fil utanför mappen"))
        if path.stat().st_size > LARGEST:
            raise Unusable(Trouble(str(path), 0, "den är större än en megabyte"))
        part = Part(name_of(folder, path), read(path), path)
        part.text  # noqa: B018 - cannot be read otherwise
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Unusable(Trouble(str(path), line, "den är inte sparad som UTF-8")) from None
    except OSError as error:
        raise Unusable(Trouble(str(path), 0, f"den går inte att läsa: {reason(error)}")) from None
    except RuntimeError:
        raise Unusable(Trouble(str(path), 0, "den är en länk till sig själv")) from None
    return part
