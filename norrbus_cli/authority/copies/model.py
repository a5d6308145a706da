"""A copy, what it is called, and which copies are kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ...words.clock import stamp
from ...words.dates import short
from ...words.record import Record

if TYPE_CHECKING:
    from ...register.copy_settings import CopySettings

COPIED, TRIED = "kopierat", "provat"
# Days without a new copy before it is told; own choice. Every morning makes one where a folder is
# set; without one it is made by hand.
EVERY_MORNING, BY_HAND = 1, 7
_MARK = "kopia"
_STAMP = r"(\d{4}-\d{2}-\d{2})T(\d{2})(\d{2})(\d{2}\.\d{3})Z"


class Copy(Record):
    """A copy on disk, and the moment it was made (UTC)."""

    path: Path
    at: str
    size: int

    @property
    def day(self) -> date:
        """Its day, in UTC."""
        return date.fromisoformat(self.at[:10])


class Made(Record):
    """What a deed with a copy left in the register: when, which file, how many rows it has."""

    at: str
    day: date
    path: str
    row_count: int


class Deed(Record):
    """An operation in the log: when, who, which command."""

    id: int
    at: str
    who: str
    command: str


def name_of(register: Path, at: str) -> str:
    """What a copy made at a moment is called; it names nobody."""
    return f"{register.stem}.{_MARK}.{stamp(at)}.norrbus"


def moment_in(name: str, register: Path) -> str:
    """The moment in the name of a copy of this register; empty where it is none."""
    match = re.fullmatch(rf"{re.escape(register.stem)}\.{_MARK}\.{_STAMP}\.norrbus", name)
    return "{}T{}:{}:{}Z".format(*match.groups()) if match else ""


def kept(copies: Sequence[Copy], rule: CopySettings) -> dict[Path, list[str]]:
    """Why each copy that the rule keeps is kept: as the newest of a day, week, month or year.

    Periods without a copy do not count, so that a pause loses nothing. The newest is always kept.
    Own choice, after how restic forgets.
    """
    newest_first = sorted(copies, key=lambda each: each.at, reverse=True)
    why: dict[Path, list[str]] = {each.path: ["senaste"] for each in newest_first[:1]}
    periods = (
        ("dag", "%Y-%m-%d", rule.daily),
        ("vecka", "%G-%V", rule.weekly),
        ("månad", "%Y-%m", rule.monthly),
        ("år", "%Y", rule.yearly),
    )
    for what, form, number in periods:
        newest: dict[str, Path] = {}
        for each in newest_first:
            newest.setdefault(each.day.strftime(form), each.path)
        for path in list(newest.values())[:number]:
            why.setdefault(path, []).append(what)
    return why


def lateness(last: Made | None, rule: CopySettings, today: date) -> str:
    """What to say of the last copy on a day; empty when there is nothing to say."""
    if last is None:
        how = (
            "Nästa körning av norrbus påminn gör en, eller: norrbus register säkerhetskopiera"
            if rule.folder
            else "Bestäm en mapp, [kopior] i inställningsfilen (norrbus register visa nämner den),"
            " eller gör en nu: norrbus register säkerhetskopiera MAPP"
        )
        return f"Ingen säkerhetskopia av registret har gjorts. {how}"
    if (today - last.day).days <= (EVERY_MORNING if rule.folder else BY_HAND):
        return ""
    line = "norrbus register säkerhetskopiera" + ("" if rule.folder else " MAPP")
    return f"Senaste säkerhetskopian är från {short(last.day)}. Gör en ny: {line}"
