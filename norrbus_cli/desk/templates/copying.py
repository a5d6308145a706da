"""Built-in templates copied to be changed, and compared with what has become of both since.

What a template was copied from is kept in a hidden folder beside it, so that a new release can be
told from the municipality's own changes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ...paper.files import placed
from ...paper.template import own
from ...paper.template.choosing import chosen
from ...paper.template.environment import built_in
from ...paper.template.model import Unusable
from ...register import folders
from ...words.record import Record
from ..papers.records import written
from .refusals import TemplateThere

CURRENT, OUTDATED, UNKNOWN, LOOSE = (
    "aktuell",
    "den inbyggda är ändrad sedan kopian",
    "inte kopierad härifrån",
    "ersätter ingen inbyggd",
)
_KEPT, _NOW, _MINE = "den inbyggda när den kopierades", "den inbyggda nu", "den egna"


class Compared(Record):
    """One of the municipality's own templates: how it stands to the built-in one.

    ``released`` is what a new release has changed since the copy, ``changed`` what the municipality
    has, as unified diffs; empty for nothing.
    """

    path: Path
    name: str
    state: str
    released: str = ""
    changed: str = ""


def names_of(kind: str, parts: bool = True) -> list[str]:
    """The templates of a kind of paper, and the parts that they take in; of all kinds for none."""
    found: dict[str, None] = {}
    for each in written(kind):
        found[each.template] = None
        if parts:
            found |= dict.fromkeys(chosen(each.template).parts)
    return list(found)


def copy(folder: Path, kind: str, parts: bool) -> list[Path]:
    """Copy a kind's built-in templates, with their parts if asked for, into the folder.

    What is there already stays as it is. Returns the new files. Raises TemplateThere when all are
    there, CannotWrite.
    """
    names = names_of(kind, parts)
    new = [name for name in names if not os.path.lexists(folder / name)]
    if not new:
        raise TemplateThere([folder / name for name in names])
    contents = {name: _built_in(name) for name in new}
    with (
        placed({folder / name: content for name, content in contents.items()}, overwrite=False),
        placed({_base(folder, name): each for name, each in contents.items()}, overwrite=True),
    ):
        return [folder / name for name in new]


def _built_in(name: str) -> bytes:
    part = built_in(name)
    return part.content if part else b""


def _base(folder: Path, name: str) -> Path:
    return folder / own.KEPT / name


def compare(folder: Path, kind: str) -> Iterator[Compared]:
    """The municipality's own templates of a kind, or all of them, beside the built-in ones."""
    names = names_of(kind)
    for path in own.files(folder):
        name = own.name_of(folder, path)
        if name in names or not kind:
            yield _compared(folder, path, name)


def _compared(folder: Path, path: Path, name: str) -> Compared:
    now = built_in(name)
    if now is None:
        return Compared(path, name, LOOSE)
    try:
        mine = own.read_own(folder, path).text
    except Unusable as error:
        return Compared(path, name, error.trouble.why)
    base = _read(_base(folder, name))
    if base is None:
        return Compared(path, name, UNKNOWN, "", _diff(now.text, mine, _NOW, _MINE))
    return Compared(
        path,
        name,
        CURRENT if base == now.text else OUTDATED,
        _diff(base, now.text, _KEPT, _NOW),
        _diff(base, mine, _KEPT, _MINE),
    )


def _read(path: Path) -> str | None:
    try:
        return folders.read(path).decode()
    except (OSError, UnicodeDecodeError):
        return None


def _diff(before: str, after: str, called: str, becomes: str) -> str:
    from difflib import unified_diff

    lines = unified_diff(before.splitlines(), after.splitlines(), called, becomes, lineterm="")
    return "\n".join(lines)


def settle(folder: Path, kind: str) -> list[Path]:
    """Note that the municipality's own templates are up to date with the built-in ones as they are
    now. Returns those that were not. Raises CannotWrite.
    """
    behind = [each for each in compare(folder, kind) if each.state in {OUTDATED, UNKNOWN}]
    bases = {_base(folder, each.name): _built_in(each.name) for each in behind}
    with placed(bases, overwrite=True):
        return [each.path for each in behind]
