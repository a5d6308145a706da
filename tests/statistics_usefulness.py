"""How much is left to read of a year, and how much can be worked out, by ours and other methods.

``PYTHONPATH=tests .venv/bin/python -m statistics_usefulness 50`` writes the tables of ``docs/statistik-metoder.md``; registers 0 to 49 of each size, the
number of a register is its seed.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from statistics_attacker import Attack, Name, Reports, widths
from statistics_invented import OPENED, Thing, drawn, year_of
from statistics_methods import Cells, Keys, Sums, bounded, cells_of, fewest_hidden, sums_of, told

from norrbus_cli.statistics import choosing
from norrbus_cli.statistics.adding import period
from norrbus_cli.statistics.choosing import coarse, worth
from norrbus_cli.statistics.choosing_beside import beside
from norrbus_cli.statistics.coarsening import SPLITS, coarsened, rungs_of, without_hidden
from norrbus_cli.statistics.definitions import BY_SEEN
from norrbus_cli.statistics.model import HIDDEN, ProtectedYear, Year
from norrbus_cli.statistics.protection.sources import Source
from norrbus_cli.statistics.protection.years import protected, protected_together
from norrbus_cli.suppression.model import SMALL
from norrbus_cli.words.record import replace

# As many opened cases a year, on average; a register has from none to twice as many.
SIZES = (12, 40, 150)
NOISE = 2


def drawn_years(seed: int, size: int) -> list[tuple[Year, dict[str, object]]]:
    things = drawn(random.Random(seed), 2 * size)
    return [(year_of("x", 2026 + place, each), dict(each)) for place, each in enumerate(things)]


def bits(year: Year, hidden: dict[Name, bool], rungs: dict[tuple[str, str], int]) -> float:
    """What a reader gets to know of the finest tables beside the totals; see ``choosing.py``."""
    found = 0.0
    for (key, by), rung in rungs.items():
        counts = {
            place[1]: count
            for place, count in year.figure(key).counts.items()
            if place[:1] == (by,)
        }
        held = {
            name: free
            for (one, split, *rest), free in hidden.items()
            if (one, split) == (key, by)
            for name in rest
        }
        found += worth(SPLITS[key, by].rungs[rung], SPLITS[key, by], counts, held).bits
    return found


def hidden_of(report: ProtectedYear) -> dict[Name, bool]:
    """Each part that is hidden, and whether it may be zero."""
    return {
        (figure.key, each.by, part.category): each.whole or figure.total is HIDDEN
        for figure in report.figures
        for each in figure.breakdowns
        for part in each.parts
        if part.count is HIDDEN
    }


def in_groups(source: Source) -> ProtectedYear:
    """A year or a period as it is shown for the first time."""
    fine = source.year
    on = beside(source) if fine.length > 1 and source.others else coarse(fine)
    return without_hidden(protected_together([replace(source, year=on, fine=fine)])[0])


def periods(registers: int, size: int) -> Iterator[tuple[str, Counter[str]]]:
    """How much is left to read of a year, and of it and the two after it as one, alone and beside them."""
    for seed in range(registers):
        things = drawn(random.Random(seed), 2 * size, 3)
        each = [year_of("x", 2026 + place, one) for place, one in enumerate(things)]
        whole = period(each)
        row: tuple[ProtectedYear, ...] = ()
        for year in each:
            row = (*row, in_groups(Source(year, others=row)))
        together = in_groups(Source(whole, others=row, known=tuple(each)))
        yield "ett år", of_groups(each[0], row[0])
        yield "tre år tillsammans", of_groups(whole, in_groups(Source(whole)))
        yield "tre år, när åren är fastställda", of_groups(whole, together)


def of_groups(year: Year, shown: ProtectedYear) -> Counter[str]:
    """The same of a report: its parts above zero, and its splits."""
    rungs = rungs_of(shown)
    cells = cells_of(year)
    places = [place for place in rungs if (place[0],) in cells]
    there = {name[:2] for name, count in cells.items() if len(name) == 3 and count}
    hidden = hidden_of(shown)
    parts = [
        name
        for name, count in cells_of(coarsened(year, rungs)).items()
        if count and len(name) == 3 and name[:2] in places
    ]
    return Counter(
        {
            "there": len(parts),
            "hidden": sum(name in hidden for name in parts),
            "splits": sum(place in there for place in places),
            "dropped": len(there.intersection(places) - {name[:2] for name in parts}),
        }
    )


def usefulness(registers: int, size: int) -> Iterator[tuple[str, Counter[str]]]:
    """By method: parts above zero that are shown and there, splits that are shown and there, bits."""
    for seed in range(registers):
        year = drawn_years(seed, size)[0][0]
        cells = cells_of(year)
        groups = coarse(year)
        fewest = fewest_hidden(cells, sums_of(cells))
        plain = protected(year)
        in_groups = without_hidden(protected(groups))
        rungs = rungs_of(in_groups)
        of_people = {place: 0 for place in rungs if (place[0],) in cells}
        there = sum(
            any(name[:2] == place for name, count in cells.items() if count) for place in of_people
        )
        for method, shown, hidden, on in (
            ("utan stegar", year, hidden_of(plain), of_people),
            (
                "med stegar",
                coarsened(groups, rungs),
                hidden_of(in_groups),
                {place: rungs[place] for place in of_people},
            ),
            ("tröskel + minst antal", year, dict.fromkeys(fewest, False), of_people),
        ):
            parts = [name for name, count in cells_of(shown).items() if count and len(name) == 3]
            splits = {name[:2] for name in parts}
            yield (
                method,
                Counter(
                    {
                        "there": len(parts),
                        "hidden": sum(name in hidden for name in parts),
                        "splits": there,
                        "dropped": there - len(splits),
                        "bits": round(
                            bits(
                                year,
                                {name: free for name, free in hidden.items() if len(name) == 3},
                                on,
                            )
                        ),
                        "all": round(bits(year, {}, of_people)),
                    }
                ),
            )


def weights(registers: int, size: int, weight: int) -> Counter[str]:
    """The same with ladders, where the gaps weigh otherwise (``choosing.WEIGHT``)."""
    own, choosing.WEIGHT = choosing.WEIGHT, weight
    found: Counter[str] = Counter()
    try:
        for method, count in usefulness(registers, size):
            found += count if method == "med stegar" else Counter()
    finally:
        choosing.WEIGHT = own
    return found


def noise(registers: int, size: int, most: int) -> Counter[str]:
    """The cell key method: parts above zero that are changed, by how much, and sums that do not agree."""
    found: Counter[str] = Counter()
    for seed in range(registers):
        things = drawn(random.Random(seed), 2 * size)[0]
        cells = cells_of(year_of("x", 2026, things))
        noisy = Keys(random.Random(-seed - 1), most).noisy(things)
        off = [
            abs(noisy[name] - count) for name, count in cells.items() if count and len(name) == 3
        ]
        sums = [row for row in sums_of(cells) if any(cells[name] for name in row)]
        found += Counter(
            {
                "parts": len(off),
                "changed": sum(map(bool, off)),
                "error": sum(off),
                "size": sum(count for name, count in cells.items() if len(name) == 3),
                "sums": len(sums),
                "disagree": sum(
                    sum(noisy.get(name, 0) * factor for name, factor in row.items()) != 0
                    for row in sums
                ),
            }
        )
    return found


# Attacks.


@dataclass
class Told:
    """How many counts from 1 to 4 there are, and of how many fewer than four values, or one, remain."""

    small: int = 0
    narrow: int = 0
    known: int = 0

    def add(self, reading: Reports, truth: Cells) -> None:
        ranges = widths(reading, 3) if reading.least else {}
        for name, count in truth.items():
            if 0 < count < SMALL:
                low, high = ranges.get(name, (count, count))
                self.small, self.narrow, self.known = (
                    self.small + 1,
                    self.narrow + (high - low < 3),
                    self.known + (high == low),
                )


def named(register: str, cells: Cells) -> Cells:
    return {(register, *name): count for name, count in cells.items()}


def together(*readings: Reports) -> Reports:
    """What is known from several reports."""
    found = Reports()
    for each in readings:
        found.known |= each.known
        found.least |= each.least
        found.most |= each.most
        found.sums += each.sums
    return found


def coarse_too(cells: Cells, year: Year) -> tuple[Cells, Sums]:
    """The same cases in another compilation: who saw the need, in two groups; and how it is tied to the first."""
    rung = len(SPLITS[OPENED, BY_SEEN].rungs) - 2
    other = {
        name: count
        for name, count in cells_of(coarsened(year, {(OPENED, BY_SEEN): rung})).items()
        if name[:2] in {(OPENED,), (OPENED, BY_SEEN)}
    }
    groups = SPLITS[OPENED, BY_SEEN].rungs[rung]
    ties: Sums = []
    for name, members in groups:
        ties.append({("b", OPENED, BY_SEEN, name): -1})
        ties[-1] |= {("a", OPENED, BY_SEEN, each): 1 for each in members}
    return other, ties


def attacks(registers: int, size: int) -> dict[str, Told]:
    """What is told of counts from 1 to 4 by one report, by two years, and by the same numbers compiled twice."""
    found: dict[str, Told] = {}

    def tell(what: str, reading: Reports, truth: Cells) -> None:
        found.setdefault(what, Told()).add(reading, truth)

    for seed in range(registers):
        things = drawn(random.Random(seed), 2 * size)
        first, second = (year_of("x", 2026 + place, each) for place, each in enumerate(things))
        one, two = cells_of(first), cells_of(second)
        truth = named("a", one)
        keys = Keys(random.Random(-seed - 1), NOISE)
        hide = [
            told(name, cells, sums_of(cells), fewest_hidden(cells, sums_of(cells)))
            for name, cells in (("a", one), ("b", two))
        ]
        blur = [
            bounded(name, cells, keys.noisy(each), sums_of(cells), NOISE)
            for name, cells, each in (("a", one, things[0]), ("b", two, things[1]))
        ]
        tell("tröskel, ett år", hide[0], truth)
        tell("nycklar, ett år", blur[0], truth)
        border = Reports(
            sums=[
                ({("a", "pagaende_ar_ut", *name[1:]): 1, ("b", *name): -1}, True)
                for name in two
                if name[0] == "pagaende_ar_in"
            ]
        )
        tell("tröskel, 1 året efter", together(*hide, border), truth)
        tell("nycklar, 1 året efter", together(*blur, border), truth)
        other, tied = coarse_too(one, first)
        tie = Reports(sums=[(row, True) for row in tied])
        rung = {BY_SEEN: SPLITS[OPENED, BY_SEEN].rungs[-2]}
        tell(
            "tröskel, 2 annan sammanställning",
            together(
                hide[0],
                told("b", other, sums_of(other)[:1], fewest_hidden(other, sums_of(other)[:1])),
                tie,
            ),
            truth,
        )
        tell(
            "nycklar, 2 annan sammanställning",
            together(
                blur[0],
                bounded("b", other, keys.noisy(things[0], rung), sums_of(other)[:1], NOISE),
                tie,
            ),
            truth,
        )
    return found


def correction(registers: int, size: int) -> Counter[str]:
    """One opened case less in a corrected version: in how many splits of the opened its group is told by what changed."""
    found: Counter[str] = Counter()
    for seed in range(registers):
        things = drawn(random.Random(seed), 2 * size)[0]
        opened = list(things[OPENED])
        if not opened:
            continue
        all_opened: dict[str, Sequence[Thing]] = {OPENED: opened}
        less: dict[str, Sequence[Thing]] = {OPENED: opened[1:]}
        keys = Keys(random.Random(-seed - 1), NOISE)
        before, after = keys.noisy(all_opened), keys.noisy(less)
        cells, fewer = (cells_of(year_of("x", 2026, each)) for each in (all_opened, less))
        hidden = fewest_hidden(cells, sums_of(cells)[:5]) | fewest_hidden(fewer, sums_of(fewer)[:5])
        for split, category in opened[0].by.items():
            changed = [
                name
                for name in before
                if name[:2] == (OPENED, split) and before[name] != after.get(name, 0)
            ]
            found += Counter(
                {
                    "splits": 1,
                    "keys": changed == [(OPENED, split, category)],
                    "threshold": (OPENED, split, category) not in hidden,
                }
            )
    return found


def verified(registers: int, size: int) -> int:
    """Hidden numbers of reports in groups that GLPK has bounded; fails if any has fewer than four values."""
    return sum(
        Attack({"x": without_hidden(protected(groups))}, {"x": groups}).made()
        for seed in range(registers)
        for groups in [coarse(drawn_years(seed, size)[0][0])]
    )


def lines(registers: int) -> Iterator[str]:
    """The tables."""
    yield "| ärenden per år | metod | delar över noll | dolda | visade | uppdelningar som inte visas | bitar av alla |\n| --- | --- | --- | --- | --- | --- | --- |"
    for size in SIZES:
        sums: dict[str, Counter[str]] = {}
        for method, count in usefulness(registers, size):
            sums.setdefault(method, Counter()).update(count)
        for method, each in sums.items():
            yield (
                f"| {size} | {method} | {each['there']} | {each['hidden'] / max(1, each['there']):.1%} | {each['there'] - each['hidden']}"
                f" | {each['dropped'] / max(1, each['splits']):.0%} | {each['bits'] / max(1, each['all']):.0%} |"
            )
    yield from _of_periods(registers)
    yield "\n| ärenden per år | vikt | dolda | visade | bitar av alla |\n| --- | --- | --- | --- | --- |"
    for size in SIZES:
        for weight in (1, 2, 3, choosing.WEIGHT):
            each = weights(registers, size, weight)
            yield (
                f"| {size} | {weight} | {each['hidden'] / max(1, each['there']):.1%} | {each['there'] - each['hidden']}"
                f" | {each['bits'] / max(1, each['all']):.0%} |"
            )
    yield from _of_noise(registers)


def _of_periods(registers: int) -> Iterator[str]:
    yield "\n| ärenden per år | rapport | delar över noll | dolda | visade | uppdelningar som inte visas |\n| --- | --- | --- | --- | --- | --- |"
    for size in SIZES[:2]:
        sums: dict[str, Counter[str]] = {}
        for report, count in periods(registers, size):
            sums.setdefault(report, Counter()).update(count)
        for report, each in sums.items():
            yield (
                f"| {size} | {report} | {each['there']} | {each['hidden'] / max(1, each['there']):.1%} | {each['there'] - each['hidden']}"
                f" | {each['dropped'] / max(1, each['splits']):.0%} |"
            )


def _of_noise(registers: int) -> Iterator[str]:
    yield "\n| ärenden per år | brus högst | ändrade delar | medelfel | del av talen | summor som inte stämmer |\n| --- | --- | --- | --- | --- | --- |"
    for size in SIZES:
        for most in (2, 4):
            each = noise(registers, size, most)
            yield (
                f"| {size} | ±{most} | {each['changed'] / max(1, each['parts']):.0%} | {each['error'] / max(1, each['parts']):.2f}"
                f" | {each['error'] / max(1, each['size']):.0%} | {each['disagree'] / max(1, each['sums']):.0%} |"
            )
    yield from _of_attacks(registers)


def _of_attacks(registers: int) -> Iterator[str]:
    yield "\n| ärenden per år | angrepp | tal 1–4 | färre än fyra värden | helt kända |\n| --- | --- | --- | --- | --- |"
    for size in SIZES:
        for what, told_of in attacks(registers, size).items():
            yield f"| {size} | {what} | {told_of.small} | {told_of.narrow / max(1, told_of.small):.0%} | {told_of.known / max(1, told_of.small):.0%} |"
    for size in SIZES:
        found = correction(registers, size)
        yield (
            f"\n{size} om året, en rättelse för ett barn: gruppen syns i {found['threshold'] / max(1, found['splits']):.0%} av uppdelningarna med tröskel,"
            f" {found['keys'] / max(1, found['splits']):.0%} med nycklar."
        )
        yield f"{size} om året: {verified(registers, size)} dolda tal i grupper prövade med GLPK, alla med minst fyra värden."


def main(registers: int) -> None:
    """Writes them."""
    for line in lines(registers):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
