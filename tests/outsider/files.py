"""What somebody holds who keeps every file that has been handed out: what each told, of whom, of which year, and in which order.

Nothing here knows the program: only the files' forms, as docs/statistik-json.md and the answers of ``--json`` have them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

# A year, or the first and the last of a period.
When = int | tuple[int, int]
# Where a count stands: the indicator, and of a part what it is split by and the category.
Place = tuple[str, ...]
HELD_BACK = ".."
# About no people.
OPEN = {"forum", "forum_fragade"}
ALL = "alla grupper"
LATE = "Uppgifter om tiden före "


@dataclass(eq=False)
class Edition:
    """What is told of a register's or an area's year as it was at one time.

    ``at``: the number of the file that first told it. ``whole``: the splits that are held back whole. ``sums``: the least and the greatest
    sum of a group's marks. ``late``: the year begins as the year before was published to end, though more is known now. ``joined``: a period
    that it is in, or a year of the period, was told before it.
    """

    who: str
    year: When
    number: int
    at: int
    printed: dict[object, object]
    area: bool = False
    late: bool = False
    # Its beginning can be zero though it is hidden: the year before does not account for its end.
    begins_off: bool = False
    # Its end too: the year after, which was told before it, does not account for its beginning.
    ends_off: bool = False
    joined: bool = False
    # Nobody has told anything of it.
    untold: bool = False
    shown: dict[Place, int] = field(default_factory=dict)
    hidden: set[Place] = field(default_factory=set)
    whole: set[Place] = field(default_factory=set)
    sums: dict[Place, tuple[int, int]] = field(default_factory=dict)
    bounds: dict[Place, tuple[int, int]] = field(default_factory=dict)

    @property
    def places(self) -> set[Place]:
        return {*self.shown, *self.hidden}

    @property
    def years(self) -> range:
        """The calendar years."""
        first, last = self.year if isinstance(self.year, tuple) else (self.year, self.year)
        return range(first, last + 1)

    def parts(self, key: str, by: str) -> list[Place]:
        """The categories of a split, in no order."""
        return [place for place in self.places if place[:2] == (key, by)]

    def splits(self) -> set[Place]:
        return {place[:2] for place in self.places if len(place) == 3}

    def note(self, place: Place, value: object) -> None:
        """A value; what is null is not accounted for."""
        if isinstance(value, int):
            self.shown[place] = value
            self.hidden.discard(place)
        elif value == HELD_BACK and place not in self.shown:
            self.hidden.add(place)


@dataclass
class Ledger:
    """Every file so far. ``areas``: the editions of areas, each with those that it is the sum of."""

    editions: dict[tuple[str, When], list[Edition]] = field(default_factory=dict)
    areas: list[tuple[Edition, list[Edition]]] = field(default_factory=list)
    measures: dict[tuple[str, When], list[tuple[str, ...]]] = field(default_factory=dict)
    files: int = 0

    def __iter__(self) -> Iterator[Edition]:
        return (each for row in self.editions.values() for each in row)

    def newest(self, who: str, year: When) -> Edition | None:
        row = self.editions.get((who, year))
        return row[-1] if row else None

    def of(
        self,
        who: str,
        year: When,
        printed: Iterable[tuple[object, object]] = (),
        beside: bool = False,
        **how: Any,
    ) -> tuple[Edition, bool]:
        """The edition that prints the same, or a new one; and whether it is new.

        ``beside`` others a column can be shown in coarser groups, or be held back where it is not.
        """
        row, print_ = self.editions.setdefault((who, year), []), dict(printed)
        for each in row:
            old = each.printed
            agree = all(
                old.get(place, value) == value or (beside and HELD_BACK in {value, old[place]})
                for place, value in print_.items()
            )
            if print_ and old and agree:
                return each, False
        row.append(Edition(who, year, len(row), self.files, print_, **how))
        return row[-1], True

    def statistics(self, file: dict[str, Any]) -> list[Edition]:
        """``statistik skriv --format json``, or that of ``slå-ihop``: an edition for each column."""
        self.files += 1
        assert not file["internt"]
        apart = file.get("redovisat") or []
        late = {
            word
            for note in file["anmarkningar"]
            if note.startswith(LATE)
            for word in note.replace(",", " ").split()
        }
        found: list[Edition] = []
        for number, column in enumerate(file["kolumner"]):
            of_year = column[:4].isdigit()
            who = file["agare"].split(", ")[0] if of_year else column.split(" (")[0]
            year = (
                when(column) if of_year else when(f"{file.get('fran_ar', file['ar'])}–{file['ar']}")
            )
            more = apart[number] if apart else {}
            area = bool(more) and not more["kommun"].isdigit()
            # An area is another when one of those that make it up is.
            parts = [(each.who, each.number) for each in found if area and not each.area]
            edition, new = self.of(
                who,
                year,
                [*_print(file, number), ("parts", tuple(parts))],
                beside=len(file["kolumner"]) > 1,
                area=area,
                late=column in late or more.get("borjan_som_faststalld", False),
            )
            for entry in file["indikatorer"]:
                if entry["nyckel"] not in OPEN:
                    _entry(edition, entry, number, new)
            for key, figure in more.get("tal", {}).items():
                if key not in OPEN and key not in more.get("avstangda", ()):
                    _more(edition, key, figure)
            found.append(edition)
        if apart:
            self._areas(file, apart, found)
        return found

    def _areas(
        self, file: dict[str, Any], apart: list[dict[str, Any]], found: list[Edition]
    ) -> None:
        by_code = {each["kommun"]: edition for each, edition in zip(apart, found, strict=True)}
        codes = [each for each in by_code if each.isdigit()]
        parts = file.get("delar") or {area: codes for area in by_code if not area.isdigit()}
        for area, of_area in parts.items():
            pair = (by_code[area], [by_code[code] for code in of_area])
            if pair not in self.areas:
                self.areas.append(pair)

    def deviations(self, who: str, file: dict[str, Any]) -> None:
        """``avvikelse sammanställ --json``."""
        self.files += 1
        told: dict[Place, object] = {
            ("avvikelser",): file["antal"],
            ("avvikelser", "i ett ärende", "ja"): file["i_arende"],
            ("avvikelser", "dagar", "har"): file["aterkopplade"],
        }
        for key, section, by in (
            ("avvikelser", "grund", "grund"),
            ("avvikelser", "lage", "läge"),
            ("berorda", "beror", "verksamhet"),
        ):
            told |= {(key, by, each["vad"]): each["antal"] for each in file[section]}
        self._beside(who, file["ar"], told)
        if file["inget_beslut"] is not None:
            self._beside(who, file["ar"], {("avvikelser", "beslut", "inget"): file["inget_beslut"]})
        self.measures.setdefault((who, file["ar"]), []).append(
            tuple(sorted(str(sorted(each.items())) for each in file["atgarder"]))
        )

    def evaluations(self, who: str, year: int, file: list[dict[str, Any]]) -> None:
        """``utvärdering sammanställ --json``; each question by its words."""
        self.files += 1
        keys = {
            "Jag blev lyssnad på": "heard",
            "Syftet var tydligt": "purpose",
            "Rätt personer var med": "people",
            "Jag vet vem som gör vad": "roles",
            "Jag är nöjd": "satisfied",
        }
        told: dict[Place, object] = {}
        sums: dict[Place, tuple[int, int]] = {}
        newest = self.newest(who, year)
        for line in file:
            key = f"utvardering_{keys[line['fraga']]}"
            part = () if line["grupp"] == ALL else ("vem som svarar", line["grupp"])
            told[key, *part] = HELD_BACK if line["antal"] is None else line["antal"]
            place = (key, *part)
            if told[place] == HELD_BACK and newest and place not in newest.places:
                del told[place]  # it is not accounted for, or in a coarser group
            if line["summa"] is not None:
                sums[key, line["grupp"]] = (line["summa"], line["summa"])
        self._beside(who, year, told).sums.update(sums)

    def _beside(self, who: str, year: int, told: dict[Place, object]) -> Edition:
        """What is told of the newest edition, or where it differs from that, of one of its own."""
        edition = self.newest(who, year)
        if edition is None or any(
            isinstance(value, int) and edition.shown.get(place, value) != value
            for place, value in told.items()
        ):
            edition, _ = self.of(who, year)
        for place, value in told.items():
            edition.note(place, value)
        return edition


def when(column: str) -> When:
    """``2026``, or ``2024–2026`` as the first and the last."""
    first, _, last = column.partition("–")
    return int(first) if last in {"", first} else (int(first), int(last))


def _print(file: dict[str, Any], number: int) -> Iterator[tuple[object, object]]:
    """Everything that a column tells."""
    for entry in file["indikatorer"]:
        key = entry["nyckel"]
        if entry["totalt"]["antal"][number] is not None:
            yield key, entry["totalt"]["antal"][number]
            for split in entry["uppdelningar"]:
                for part in split["delar"]:
                    yield (key, split["efter"], part["kategori"]), part["antal"][number]
            for row in (entry["matt"] or {"rader": ()})["rader"]:
                yield (key, row["matt"]), row["varden"][number]


def _entry(edition: Edition, entry: dict[str, Any], number: int, new: bool) -> None:
    key, total = entry["nyckel"], entry["totalt"]["antal"][number]
    edition.note((key,), total)
    for split in entry["uppdelningar"]:
        if split["redovisas_inte"][number] and new:
            edition.whole.add((key, split["efter"]))
        for part in split["delar"]:
            place = (key, split["efter"], part["kategori"])
            if new or isinstance(part["antal"][number], int):
                edition.note(place, part["antal"][number])
            share = part["promille"][number]
            if isinstance(share, int) and isinstance(total, int):
                low, high = (2 * share - 1) * total, (2 * share + 1) * total
                edition.bounds[place] = (max(0, -(-low // 2000)), high // 2000)
    for row in (entry["matt"] or {"rader": ()})["rader"]:
        value = row["varden"][number]
        if row["matt"] == "medel" and isinstance(value, int) and isinstance(total, int):
            # The mean is in tenths, half a tenth rounded up.
            low, high = (2 * value - 1) * total, (2 * value + 1) * total
            edition.sums.setdefault((key, ALL), (-(-low // 20), (high - 1) // 20))
        elif row["matt"] == "median" and isinstance(value, int):
            edition.bounds[key, "dagar", "har"] = (5, 3000)


def _more(edition: Edition, key: str, figure: dict[str, Any]) -> None:
    """What the county's file tells apart: how many have days, and the sums of marks."""
    measures = figure.get("matt")
    if not measures:
        return
    if "medel" in measures and any(
        place[:1] == (key,) for place in edition.parts(key, "vem som svarar")
    ):
        for group, total in measures.get("summor", {}).items():
            edition.sums[key, group] = (total, total)
        return
    edition.note((key, "dagar", "har"), measures["antal"])
    if measures["hela"]:
        edition.whole.add((key, "dagar"))
