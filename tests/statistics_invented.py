"""Invented registers: cases over two years, counted to figures with the identities that real ones have."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from norrbus_cli.meeting.choices import NORRBUS_MEETING
from norrbus_cli.statistics.definitions import (
    BY_AGE,
    BY_GENDER,
    BY_LEVEL,
    BY_PLACED,
    BY_SEEN,
    IN_TIME,
    LATE,
    NO,
    NO_DEADLINE,
    YES,
)
from norrbus_cli.statistics.indicators import BY_KEY, INDICATORS, VERSION
from norrbus_cli.statistics.model import Breakdown, Distribution, Figure, Part, Year
from norrbus_cli.statistics.relations import FLOW, FLOW_SPLITS
from norrbus_cli.words.record import replace

OPENED, REOPENED, CLOSED, LEFT, LEFT_BEFORE = (
    "oppnade",
    "ateroppnade",
    "avslutade",
    "pagaende_ar_ut",
    "pagaende_ar_in",
)


@dataclass(frozen=True)
class Thing:
    """Something that is counted: what it is by each split, and its days."""

    by: dict[str, str]
    days: int | None = None


def figure(key: str, things: Sequence[Thing]) -> Figure:
    indicator = BY_KEY[key]
    breakdowns = []
    for split in indicator.splits:
        counts = Counter(thing.by[split.by] for thing in things)
        breakdowns.append(
            Breakdown(
                split.by, tuple(Part(category, counts[category]) for category in split.categories)
            )
        )
    days = Counter(thing.days for thing in things if thing.days is not None)
    sums = {
        part.category: sum(
            thing.days or 0 for thing in things if thing.by[breakdowns[0].by] == part.category
        )
        for part in (breakdowns[0].parts if indicator.marks else ())
    }
    return Figure(
        key,
        len(things),
        tuple(breakdowns),
        Distribution(tuple(sorted(days.items()))) if indicator.days or indicator.marks else None,
        tuple(sums.items()),
    )


def year_of(name: str, number: int, things: dict[str, Sequence[Thing]]) -> Year:
    figures = tuple(
        figure(indicator.key, things.get(indicator.key, ())) for indicator in INDICATORS
    )
    return Year(number, name, "socialnämnden", date(number, 12, 31), VERSION, figures)


def some(rng: random.Random, key: str, number: int) -> list[Thing]:
    """Things of any kind, a few categories much commoner than others."""
    things = []
    for _ in range(number):
        by = {}
        for split in BY_KEY[key].splits:
            place = min(int(rng.expovariate(0.9)), len(split.categories) - 1)
            by[split.by] = split.categories[place]
        days = (
            None
            if by.get("inom frist") == NO_DEADLINE
            else rng.choice([0, 2, 4, 5])
            if by.get("inom frist") == IN_TIME
            else rng.randrange(11, 40)
        )
        if by.get("närvaro") == "frånvarande":
            by["med mandat att besluta"] = NO
        if key == "avvikelser" and by["läge"] not in {"klar att avsluta", "avslutad"}:
            days = None
        mark = rng.randint(1, 5) if BY_KEY[key].marks else None
        things.append(Thing(by, days if BY_KEY[key].days else mark))
    return things


def _beside_cases(rng: random.Random, size: int, cases: int) -> dict[str, Sequence[Thing]]:
    """What is counted beside the cases; a case has one first summons, one first meeting and one plan at most."""
    things: dict[str, Sequence[Thing]] = {
        each.key: some(rng, each.key, rng.randrange(size + 1)) for each in INDICATORS
    }
    things |= {
        key: some(rng, key, rng.randrange(min(size, cases) + 1)) for key in ("kallelse", "planer")
    }
    kinds = BY_KEY["berorda"].categories["verksamhet"]
    things["berorda"] = [
        Thing({"verksamhet": kind})
        for _ in things["avvikelser"]
        for kind in rng.sample(kinds, rng.choice([1, 1, 2]))
    ]
    first = sum(thing.by["slag"] == NORRBUS_MEETING for thing in things["moten"])
    return things | {"mote": some(rng, "mote", rng.randrange(min(first, cases) + 1))}


def years(rng: random.Random, name: str, size: int, first: int = 2026) -> tuple[Year, Year]:
    """Two years of a register with at most ``size`` cases a year, half as many on average."""
    one, other = (
        year_of(name, first + place, things) for place, things in enumerate(drawn(rng, size))
    )
    return one, other


def drawn(rng: random.Random, size: int, number: int = 2) -> list[dict[str, Sequence[Thing]]]:
    """What is counted in some years; what is left at the end of one begins the next."""
    going = [
        Thing(**{**vars(thing), "by": dict(thing.by)})
        for thing in some(rng, OPENED, rng.randrange(size + 1))
    ]
    counted: list[dict[str, Sequence[Thing]]] = []
    for _ in range(number):
        before = going
        opened = some(rng, OPENED, rng.randrange(size + 1))
        drawn = [(thing, rng.random() < 0.5) for thing in [*going, *opened]]
        closed = [thing for thing, ended in drawn if ended]
        again = [thing for thing in closed if rng.random() < 0.12]
        stays = [thing for thing, ended in drawn if not ended] + again
        closings = [
            Thing({**thing.by, "orsak": rng.choice(BY_KEY[CLOSED].categories["orsak"])})
            for thing in closed
        ]
        going = [
            Thing({**thing.by, BY_AGE: rng.choice(BY_KEY[LEFT].categories[BY_AGE])})
            for thing in stays
        ]
        things = _beside_cases(rng, size, len(before) + len(opened) + len(again))
        things |= {
            LEFT_BEFORE: before,
            OPENED: opened,
            REOPENED: again,
            CLOSED: closings,
            LEFT: going,
        }
        counted.append(things)
    return counted


def summed(name: str, parts: Sequence[Year]) -> Year:
    """The county: cell by cell."""

    def added(key: str) -> Figure:
        figures = [each.figure(key) for each in parts]
        breakdowns = tuple(
            Breakdown(
                each.by,
                tuple(
                    Part(
                        part.category, sum(other.breakdowns[i].parts[j].count for other in figures)
                    )
                    for j, part in enumerate(each.parts)
                ),
            )
            for i, each in enumerate(figures[0].breakdowns)
        )
        days: Counter[int] = Counter()
        for each in figures:
            days.update(dict(each.distribution.days if each.distribution else ()))
        distribution = (
            Distribution(tuple(sorted(days.items()))) if figures[0].distribution else None
        )
        sums: Counter[str] = Counter()
        for each in figures:
            sums.update(dict(each.sums))
        total = sum(each.total or 0 for each in figures)
        return Figure(key, total, breakdowns, distribution, tuple(sums.items()))

    return replace(
        parts[0], municipality=name, figures=tuple(added(indicator.key) for indicator in INDICATORS)
    )


def assert_flow(year: Year) -> None:
    """The identities that the figures have."""

    def count(key: str, by: str | None, place: int) -> int:
        each = year.figure(key)
        return (
            (each.total or 0)
            if by is None
            else next(split for split in each.breakdowns if split.by == by).parts[place].count
        )

    for by in (None, *FLOW_SPLITS):
        for place in range(1 if by is None else len(BY_KEY[OPENED].categories[by])):
            came, went = (sum(count(key, by, place) for key in side) for side in FLOW)
            assert came == went


def assert_sums(year: Year) -> None:
    """The parts of every breakdown sum to the total, and what came in each category is what went and what is left."""
    for figure in year.figures:
        for each in figure.breakdowns:
            assert sum(part.count for part in each.parts) == figure.total
    came, went = (
        Counter(place)
        for place in (
            {
                place: sum(year.figure(key).counts.get(place, 0) for key in side)
                for place in year.figure(OPENED).counts
                if not place or place[0] in FLOW_SPLITS
            }
            for side in FLOW
        )
    )
    assert came == went


def counts(year: Year) -> dict[tuple[str, ...], int]:
    """The true counts, as the attacker names them."""
    found: dict[tuple[str, ...], int] = {}
    for figure in year.figures:
        if figure.total is not None:
            found[(figure.key,)] = figure.total
            found |= {
                (figure.key, each.by, part.category): part.count
                for each in figure.breakdowns
                for part in each.parts
            }
            if figure.distribution and BY_KEY[figure.key].days:
                has = figure.distribution.count
                found |= {
                    (figure.key, "dagar", "har"): has,
                    (figure.key, "dagar", "saknar"): figure.total - has,
                }
    return found


def seen(
    gender: str = "flicka",
    who: str = "skola",
    age: str = "6–12 år",
    level: str = "tidiga insatser",
    placed: str = NO,
) -> Thing:
    """A case, by what it is split by."""
    return Thing({BY_GENDER: gender, BY_SEEN: who, BY_AGE: age, BY_LEVEL: level, BY_PLACED: placed})


def flow(
    code: str,
    number: int,
    before: tuple[int, int],
    opened: tuple[int, int],
    closed: tuple[int, int],
) -> Year:
    """A year of girls and boys: those there when it began, opened and closed, and so what is left; nothing else."""
    left = (before[0] + opened[0] - closed[0], before[1] + opened[1] - closed[1])
    counts = {LEFT_BEFORE: before, OPENED: opened, CLOSED: closed, LEFT: left}
    things: dict[str, Sequence[Thing]] = {
        key: [seen()] * girls + [seen("pojke")] * boys for key, (girls, boys) in counts.items()
    }
    things[CLOSED] = [
        Thing({**thing.by, "orsak": "behovet tillgodosett"}) for thing in things[CLOSED]
    ]
    return year_of(code, number, things)


def call(days: int, late: bool = False) -> Thing:
    """A summons, or a first meeting."""
    return Thing({"inom frist": LATE if late else IN_TIME}, days)


def placed(examination: Iterable[str]) -> list[Thing]:
    """Placements, by their examinations."""
    return [Thing({"hälsoundersökning": each}) for each in examination]


__all__ = [
    "CLOSED",
    "LEFT",
    "LEFT_BEFORE",
    "OPENED",
    "REOPENED",
    "YES",
    "Thing",
    "assert_flow",
    "assert_sums",
    "call",
    "counts",
    "drawn",
    "placed",
    "seen",
    "summed",
    "year_of",
    "years",
]
