"""What of what is held back the files tell after all, by somebody who knows the truth: a small count that is solved or nearly so, what two
editions of a year differ by, and marks that cannot be any mark.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import Any

from outsider.files import OPEN, Edition, Ledger, Place, When
from outsider.groups import MEMBERS
from outsider.programme import Contradiction, ranges
from outsider.relations import CAME, MARKS, REST, WENT, System, Unknown, name_of
from outsider.together import cohort, system_of

SMALL = 5
# Four possible values.
WIDE = 3
Truth = dict[Place, int]


def counted(figures: Mapping[str, Any]) -> Truth:
    """The counts of a file for use inside the authority (``underlag``)."""
    found: Truth = {}
    for key, figure in figures["tal"].items():
        if key in OPEN:
            continue
        found[key,] = figure["totalt"]
        for by, parts in figure["delar"].items():
            found |= {
                (key, by, name): sum(parts.get(each, 0) for each in held)
                for name, held in MEMBERS[key, by].items()
            }
        if "fordelning" in figure and not key.startswith("utvardering"):
            has = sum(count for _, count in figure["fordelning"])
            found |= {(key, "dagar", "har"): has, (key, "dagar", "saknar"): figure["totalt"] - has}
    for place in list(found):
        if place[0] == CAME[0]:
            flow = [(found.get((key, *place[1:]), 0), key in CAME) for key in (*CAME, *WENT)]
            found["rättat", *place[1:]] = -sum(n if came else -n for n, came in flow)
    return found


@dataclass
class Judge:
    """The files, and what was true of each register's editions, in their order."""

    ledger: Ledger = field(default_factory=Ledger)
    truths: dict[tuple[str, When], list[Truth]] = field(default_factory=dict)
    # Whether the reader knows what is true of every register, but is not listed as known.
    unwritten: bool = False

    def knows(self, edition: Edition, truth: Truth) -> None:
        """What was true of an edition."""
        row = self.truths.setdefault((edition.who, edition.year), [])
        row += [{}] * (edition.number + 1 - len(row))
        row[edition.number] = truth

    def guesses(self, who: str, years: Mapping[int, Truth]) -> None:
        """What is true of the years of a period, of which none may have been told yet."""
        for year, truth in years.items():
            self.truths.setdefault((who, year), [truth])

    def true(self, edition: Edition) -> Truth:
        row = self.truths.get((edition.who, edition.year), [])
        return row[edition.number] if edition.number < len(row) else {}

    def leaks(self) -> list[str]:
        """Everything that is told, in words; empty where all is well.

        What is held back is taken to be the same in all editions of a year, so how they differ is looked at first.
        """
        return list(self.differing()) or list(self.solved())

    def solved(self) -> Iterator[str]:
        """Small counts that have fewer than four possible values, and marks that are not any mark."""
        system = system_of(self.ledger, self.unwritten)
        true = {
            system.named((who, year, number, *place)): count
            for (who, year), row in self.truths.items()
            for number, truth in enumerate(row)
            for place, count in truth.items()
        }
        for (who, period), years in system.left.items():
            truths = [self.truths.get((who, year), [{}])[0] for year in years]
            true |= {
                (who, period, REST, *place): sum(truth.get(place, 0) for truth in truths)
                for place in truths[0]
            }
        _check(system, true)
        small = {
            name: count
            for name, count in true.items()
            if name in system.least
            and (abs(count) > 0 if "rättat" in name else count > 0)
            and abs(count) < SMALL
        }
        marks = {name: what for name, what in self._marks(system) if name in system.least}
        try:
            found = ranges(system, [*small, *marks], WIDE)
        except Contradiction as error:
            yield f"the files contradict each other: {error}"
            return
        for name, count in small.items():
            low, high = found[name]
            if low == high or high - low < WIDE:
                yield f"{name} is {count}, from {low} to {high}"
        for name, what in marks.items():
            if found[name][1] == 0:
                yield f"{what} {name} is nobody's"

    def _marks(self, system: System) -> Iterator[tuple[Unknown, str]]:
        """The numbers of each mark of each group that has any, and of those who came or went between two editions."""
        for each in self.ledger:
            for place in each.places:
                if (
                    len(place) == 3
                    and place[0].startswith("utvardering")
                    and self._any(each, place)
                ):
                    for mark in MARKS:
                        yield system.named(name_of(each, (*place, str(mark)))), "mark"
        for row in self.ledger.editions.values():
            for before, after in pairwise(row):
                for place in before.shown.keys() & after.shown.keys():
                    if len(place) == 3 and before.shown[place] != after.shown[place]:
                        for mark in MARKS:
                            yield cohort(after, place, mark), "mark"

    def _any(self, edition: Edition, place: Place) -> bool:
        return bool(edition.shown.get(place, self.true(edition).get(place, 0)))

    def differing(self) -> Iterator[str]:
        """What editions of the same year tell by how they differ."""
        for row in self.ledger.editions.values():
            for before, after in combinations(row, 2):
                yield from _differences(before, after)
        for (who, year), lists in self.ledger.measures.items():
            for one, other in pairwise(lists):
                if one != other:
                    yield f"measures of {who} {year} were {len(one)} and became {len(other)}"


def _check(system: System, true: Mapping[Unknown, int]) -> None:
    """What the attacker takes for granted is true: or is left out, where the program says that it need not be."""
    kept, usual = [], set(system.usual)
    for number, (row, low, high) in enumerate(system.rows):
        if all(name in true for name in row):
            total = sum(true[name] * factor for name, factor in row.items())
            if not low <= total <= high:
                assert number in usual, (row, low, total, high)
                continue
        kept.append((row, low, high))
    system.rows[:] = kept
    for name, count in true.items():
        if name in system.least:
            assert system.least[name] <= count <= system.most[name], (name, count)


def _differences(before: Edition, after: Edition) -> Iterator[str]:
    who = f"{after.who} {after.year}, edition {before.number} and {after.number}"
    for place in sorted(before.places & after.places):
        if (place in before.hidden) != (place in after.hidden):
            yield f"{who}: {place} is hidden in one"
        else:
            step = after.shown.get(place, 0) - before.shown.get(place, 0)
            if 0 < abs(step) < SMALL:
                yield f"{who}: {place} differs by {step}"
    for split in before.splits() & after.splits():
        rests = [_rest(each, split) for each in (before, after)]
        if None not in rests and 0 < abs(rests[1] - rests[0]) < SMALL:  # type: ignore[operator]
            yield f"{who}: the others of {split} differ by {rests[1] - rests[0]}"  # type: ignore[operator]


def _rest(edition: Edition, split: Place) -> int | None:
    """How many are in the categories that are not shown."""
    total = edition.shown.get(split[:1])
    parts: Sequence[int] = [
        edition.shown[each] for each in edition.parts(*split) if each in edition.shown
    ]
    return None if total is None else total - sum(parts)
