"""The codes that a file carries, and its figures by the names that today's definitions give."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..evaluation.model import ALL
from ..words.record import Record
from .codes import Code, Codes
from .exchange import CHANGED, NotFigures, Plain, written_by_us
from .model import HIDDEN

if TYPE_CHECKING:
    from ..terminal.columns import Json


def codes_as(codes: Codes) -> list[Json]:
    """A list of codes, as plain data."""
    return [
        {
            "id": each.id,
            "namn": each.name,
            "fran": each.since.isoformat(),
            "till": each.until.isoformat() if each.until else None,
            "grupp_av": list(each.parts),
        }
        for each in codes.all
    ]


class Reading(Record):
    """The codes of a file by what they are called in it, read by today's list of codes."""

    ids: dict[tuple[str, str], str]
    codes: Codes

    def code(self, within: str, name: str, year: int) -> Code:
        """What something in a file is today. Raises NotFigures."""
        found = self.ids.get((within, name))
        if found is None:
            raise NotFigures(f"”{name[:40]}” i {within[:40]} har ingen kod")
        code = self.codes.by_id[found]
        if not code.used_in(year):
            until = f" till {code.until.isoformat()}" if code.until else ""
            raise NotFigures(
                f"koden {code.id} gäller från {code.since.isoformat()}{until}, inte {year}"
            )
        return self.codes.now(code)


def reading(written: object, codes: Codes) -> Reading:
    """The codes that a file carries. Raises NotFigures, also for a code that there is none of."""
    with written_by_us():
        if not isinstance(written, list):
            raise NotFigures(CHANGED)
        ids = {(each["id"].rpartition(".")[0], each["namn"]): each["id"] for each in written}
    unknown = next((each for each in ids.values() if each not in codes.by_id), None)
    if unknown:
        raise NotFigures(
            f"koden ”{unknown[:60]}” finns inte i den här norrbus, som kan vara äldre än den som"
            " skrev filen"
        )
    return Reading(ids, codes)


def todays(plain: Plain, read: Reading) -> Plain:
    """A year's figures by today's names, as plain data. Raises NotFigures."""
    with written_by_us():
        figures = {key: _figure(key, each, read, plain["ar"]) for key, each in plain["tal"].items()}
        each = [todays(year, read) for year in plain.get("ar_for_ar", ())]
        return {**plain, "tal": figures, **({"ar_for_ar": each} if each else {})}


def _figure(key: str, plain: Plain, read: Reading, year: int) -> Plain:
    if key not in read.codes.by_id:
        raise NotFigures(f"koden ”{key[:60]}” finns inte i den här norrbus")
    delar: Plain = {}
    groups: dict[str, str] = {ALL: ALL}
    for by, parts in plain["delar"].items():
        split = read.code(key, by, year)
        within = read.ids[key, by]
        names = {name: read.code(within, name, year).name for name in parts}
        groups |= names
        whole = by in plain.get("hela", ())
        added = _added(parts, names)
        delar[split.name] = _filled(added, split, HIDDEN.value if whole else 0, read.codes, year)
    found = {**plain, "delar": delar}
    if "hela" in plain:
        found["hela"] = [read.code(key, by, year).name for by in plain["hela"]]
    if "summor" in plain:
        found["summor"] = _added(plain["summor"], groups)
    if "summor" in plain.get("matt", {}):
        found["matt"] = {**plain["matt"], "summor": _added(plain["matt"]["summor"], groups)}
    return found


def _added(parts: Plain, names: dict[str, str]) -> Plain:
    """Numbers by new names; those that are one now are added, and held back if any of them is."""
    found: Plain = {}
    for name, count in parts.items():
        new = names[name]
        both = (found[new], count) if new in found else (count,)
        found[new] = HIDDEN.value if HIDDEN.value in both else sum(both) if len(both) > 1 else count
    return found


def _filled(parts: Plain, split: Code, none: int | str, codes: Codes, year: int) -> Plain:
    """The finest categories as today's definition has them, also those that came after the year."""
    finest = codes.finest[split.id]
    missing = finest.keys() - parts.keys()
    if not missing or not parts.keys() <= finest.keys():
        return parts
    if any(finest[name].used_in(year) for name in missing):
        return parts
    return {name: parts.get(name, none) for name in finest}
