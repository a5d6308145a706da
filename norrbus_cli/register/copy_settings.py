"""Where copies of the register are kept and for how long: ``[kopior]`` in the settings file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from ..words.record import Record
from .config import BadSettings, UnknownSetting, content_of, settings_path
from .folders import expand

FOLDER_VARIABLE = "NORRBUS_KOPIOR_MAPP"
MOST = 1000
# Own choice: a week of days, a month of weeks, a year of months, and two years, since a copy keeps
# what has been disposed of in the register.
USUAL = {"dagliga": 7, "veckovisa": 5, "manadsvisa": 12, "arliga": 2}


class CopySettings(Record):
    """The folder, None where none is set, and of how many days, weeks, months and years the newest
    copy is kept.
    """

    folder: Path | None
    daily: int
    weekly: int
    monthly: int
    yearly: int


def load_copies(options: Mapping[str, str | None]) -> CopySettings:
    """The settings in force; a relative folder counts from the file's.

    Raises BadSettings, UnknownSetting, FileTrouble.
    """
    path = settings_path(options.get("installningar"))
    content = content_of(path).get("kopior", {})
    if not isinstance(content, dict):
        raise BadSettings(path, "kopior ska vara ett avsnitt, [kopior]")
    for key in content:
        if key not in {"mapp", *USUAL}:
            raise UnknownSetting(path, key, {"mapp", *USUAL})
    named = os.environ.get(FOLDER_VARIABLE)
    written = content.get("mapp")
    if written is not None and (not isinstance(written, str) or not written.isprintable()):
        raise BadSettings(path, "mapp under [kopior] ska vara en sökväg inom citattecken")
    folder = expand(named) if named else path.parent / expand(written) if written else None
    numbers = [_number(path, key, content.get(key, usual)) for key, usual in USUAL.items()]
    return CopySettings(folder, *numbers)


def _number(path: Path, key: str, value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= MOST:
        raise BadSettings(path, f"{key} under [kopior] ska vara ett tal från 0 till {MOST}")
    return value
