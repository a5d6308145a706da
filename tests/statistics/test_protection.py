"""What of a year's figures is held back, and somebody with an integer programme who tries to get round it."""

from __future__ import annotations

import os
import random
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pytest
from statistics_attacker import Attack, Reports
from statistics_invented import (
    CLOSED,
    LEFT,
    LEFT_BEFORE,
    OPENED,
    REOPENED,
    Thing,
    assert_flow,
    call,
    counts,
    flow,
    placed,
    seen,
    summed,
    year_of,
    years,
)

from norrbus_cli.statistics.definitions import BY_AGE, BY_GENDER, BY_SEEN
from norrbus_cli.statistics.indicators import BY_KEY
from norrbus_cli.statistics.model import (
    HIDDEN,
    Distribution,
    Figure,
    ProtectedFigure,
    ProtectedYear,
    Shown,
    Spread,
    Year,
)
from norrbus_cli.statistics.protection.sources import Source, Sum
from norrbus_cli.statistics.protection.years import protected, protected_together
from norrbus_cli.suppression.model import SMALL
from norrbus_cli.words.record import replace

# ``REGISTERS=2000`` tries as many; each costs about 0.1 s.
REGISTERS = int(os.environ.get("REGISTERS", "40"))


def say(line: str) -> None:
    """A figure for whoever runs the tests with ``-s``."""
    sys.stdout.write(f"{line}\n")


def with_county(parts: Sequence[Source], county: Source) -> list[ProtectedYear]:
    """The reports of some registers, and last of the county that they make up."""
    return protected_together([*parts, county], [Sum(len(parts), tuple(range(len(parts))))])


def shown(figure: ProtectedFigure, by: str) -> dict[str, Shown]:
    """The parts of a breakdown that are not a shown zero."""
    breakdown = figure.breakdown(by)
    assert breakdown is not None
    return {part.category: part.count for part in breakdown.parts if part.count != 0}


def flow_year(
    before: Sequence[Thing] = (),
    opened: Sequence[Thing] = (),
    closed: Sequence[Thing] = (),
    left: Sequence[Thing] = (),
) -> dict[str, Sequence[Thing]]:
    closings = [Thing({**thing.by, "orsak": "behovet tillgodosett"}) for thing in closed]
    return {LEFT_BEFORE: before, OPENED: opened, CLOSED: closings, LEFT: left}


def test_a_distribution_of_nothing_has_no_median() -> None:
    assert Distribution(()).median is None


def test_an_empty_year_shows_zeros() -> None:
    report = protected(year_of("Arjeplog", 2026, {}))
    assert {figure.total for figure in report.figures} == {0}
    assert all(
        part.count == 0
        for figure in report.figures
        for each in figure.breakdowns
        for part in each.parts
    )
    assert report.figure("kallelse").days == Spread(0)
    assert report.figure("kallelse").breakdown("ålder") is None


def test_where_everything_is_tiny_it_is_hidden_everywhere() -> None:
    opened = [seen(), seen("pojke"), seen(who="BUP")]
    report = protected(year_of("Arjeplog", 2026, flow_year((), opened, opened[:1], opened[1:])))
    for key in (OPENED, CLOSED, LEFT):
        assert report.figure(key).total is HIDDEN
        assert all(
            part.count is HIDDEN and each.whole
            for each in report.figure(key).breakdowns
            for part in each.parts
        )
    assert report.figure(LEFT_BEFORE).total == report.figure(REOPENED).total == 0


def test_a_figure_without_data_stays_without() -> None:
    year = year_of("Arjeplog", 2026, {})
    year = replace(
        year,
        figures=tuple(
            Figure(figure.key, None) if figure.key in {"anonyma", "moten"} else figure
            for figure in year.figures
        ),
    )
    report = protected(year)
    assert report.figure("anonyma") == ProtectedFigure("anonyma", None)
    assert (
        with_county([Source(year, report)], Source(summed("länet", [year])))[1]
        .figure("anonyma")
        .total
        == 0
    )


def test_shares_are_shown_where_all_parts_are() -> None:
    opened = [seen()] * 6 + [seen("pojke", age="0–5 år")] * 3 + [seen("pojke")] * 3
    report = protected(year_of("Boden", 2026, flow_year((), opened, (), opened)))
    gender, age, empty = (
        report.figure(OPENED).breakdown(BY_GENDER),
        report.figure(OPENED).breakdown(BY_AGE),
        report.figure(CLOSED).breakdown(BY_GENDER),
    )
    assert gender is not None
    assert gender.shares == {
        "flicka": 0.5,
        "pojke": 0.5,
        "annan könsidentitet": 0.0,
        "uppgift saknas": 0.0,
    }
    assert age is not None
    assert age.shares is None
    assert empty is not None
    assert empty.shares is None


def late(many: int, in_time: int, days: int = 12) -> dict[str, Sequence[Thing]]:
    opened = [seen()] * 20
    return {
        **flow_year((), opened, (), opened),
        "kallelse": [call(days, late=True)] * many + [call(2)] * in_time,
    }


def test_median_from_five_and_percentile_from_ten() -> None:
    assert protected(year_of("Boden", 2026, late(0, 9))).figure("kallelse").days == Spread(9, 2)
    assert protected(year_of("Boden", 2026, late(0, 10))).figure("kallelse").days == Spread(
        10, 2, 2
    )
    assert protected(year_of("Boden", 2026, late(5, 5))).figure("kallelse").days == Spread(
        10, 2, 12
    )
    assert protected(year_of("Boden", 2026, late(0, 3))).figure("kallelse").days == Spread(
        HIDDEN, whole=True
    )


def test_median_and_percentile_do_not_tell_how_few_were_late() -> None:
    # Nine of ten within five days, and not all in time: one was late.
    figure = protected(year_of("Boden", 2026, late(1, 9))).figure("kallelse")
    assert shown(figure, "inom frist") == {"i tid": HIDDEN, "för sent": HIDDEN}
    assert figure.days == Spread(10)


def test_few_without_days_are_hidden_as_few_with() -> None:
    opened = [seen()] * 20
    things = {
        **flow_year((), opened, (), opened),
        "kallelse": [Thing({"inom frist": "ingen frist"})] * 2 + [call(2)] * 10,
    }
    figure = protected(year_of("Boden", 2026, things)).figure("kallelse")
    assert figure.days == Spread(HIDDEN)
    assert shown(figure, "inom frist") == {"i tid": HIDDEN, "ingen frist": HIDDEN}


def test_first_meetings_are_meetings_so_the_few_others_cannot_be_worked_out() -> None:
    opened = [seen()] * 20
    meeting = {"barnet/den unge med": "ja", "någon vårdnadshavare med": "ja"}
    meetings = [Thing({"slag": "norrbusmöte", **meeting})] * 6 + [
        Thing({"slag": "uppföljningsmöte", **meeting})
    ]
    year = year_of(
        "Boden",
        2026,
        {**flow_year((), opened, (), opened), "moten": meetings, "mote": [call(2)] * 6},
    )
    report = protected(year)
    Attack({"x": report}, {"x": year}).made()
    assert (
        report.figure("mote").total is HIDDEN
        or report.figure("moten").total is HIDDEN
        or all(each.whole for each in report.figure("moten").breakdowns[:1])
    )


def test_the_year_before_tells_what_was_there_when_the_year_began() -> None:
    girls, boys = [seen()] * 9, [seen("pojke")] * 2
    first = year_of("Boden", 2026, flow_year((), girls + boys, girls[:5], girls[5:] + boys))
    second = year_of("Boden", 2027, flow_year(girls[5:] + boys, girls, girls[:6], girls[:7] + boys))
    earlier = protected(first)
    report = protected(second, (earlier,))
    assert earlier.figure(LEFT).total == report.figure(LEFT_BEFORE).total == 6
    for by in (BY_GENDER, BY_SEEN):
        assert shown(report.figure(LEFT_BEFORE), by) == shown(earlier.figure(LEFT), by)
    Attack(
        {"före": earlier, "x": report},
        {"före": first, "x": second},
        follows={"x": "före"},
        frozen={"före"},
    ).made()


def test_what_the_year_before_hid_for_the_sake_of_others_stays_hidden() -> None:
    girls, boys = [seen()] * 20, [seen("pojke")] * 7
    left = girls[9:] + boys[1:]
    first, second = (
        year_of("Boden", 2026, flow_year((), girls + boys, girls[:9] + boys[:1], left)),
        year_of("Boden", 2027, flow_year(left, (), (), left)),
    )
    earlier = protected(first)
    report = protected(second, (earlier,))
    assert shown(earlier.figure(LEFT), BY_GENDER) == {"flicka": HIDDEN, "pojke": HIDDEN}
    assert shown(report.figure(LEFT_BEFORE), BY_GENDER) == {"flicka": HIDDEN, "pojke": HIDDEN}
    assert shown(protected(second).figure(LEFT_BEFORE), BY_GENDER) == {"flicka": 11, "pojke": 6}
    Attack(
        {"före": earlier, "x": report},
        {"före": first, "x": second},
        follows={"x": "före"},
        frozen={"före"},
    ).made()


def test_an_earlier_report_that_no_longer_agrees_is_left_out() -> None:
    girls, boys = [seen()] * 9, [seen("pojke")] * 3
    first = year_of("Boden", 2026, flow_year((), girls + boys, (), girls + boys))
    corrected = girls + [seen("annan könsidentitet")] * 3
    second = year_of("Boden", 2027, flow_year(corrected, (), (), corrected))
    assert protected(second, (protected(first),)).figure(LEFT_BEFORE).total == 12
    # The hidden boys cannot be forty.
    many = girls + [seen("pojke")] * 40
    wrong = replace(
        protected(first), figures=tuple(_only(figure) for figure in protected(first).figures)
    )
    assert protected(year_of("Boden", 2027, flow_year(many, (), (), many)), (wrong,)) == protected(
        year_of("Boden", 2027, flow_year(many, (), (), many))
    )


def test_reports_of_the_year_before_that_cannot_all_be_true_are_left_out() -> None:
    """Each agrees with what is counted, but the county's last report says that there were fewer than in one of its two municipalities."""
    before = [
        flow("2514", 2025, (0, 0), (20, 20), (0, 0)),
        flow("2582", 2025, (0, 0), (2, 1), (0, 0)),
    ]
    now = [flow("2514", 2026, (20, 20), (9, 9), (0, 0)), flow("2582", 2026, (2, 1), (9, 9), (0, 0))]
    wrong = protected(flow("länet", 2025, (0, 0), (12, 12), (0, 0)))
    sources = [
        Source(year, others=(protected(earlier),))
        for year, earlier in zip(now, before, strict=True)
    ]
    reports = with_county(sources, Source(summed("länet", now), others=(wrong,)))
    assert [report.figure(LEFT_BEFORE).total for report in reports] == [40, HIDDEN, HIDDEN]
    # Each municipality is still protected beside its own.
    assert reports == with_county(sources, Source(summed("länet", now)))


def test_areas_are_protected_beside_the_versions_that_were_added_up() -> None:
    """One of three has corrected its year since a part of the county and the county were added up: that makes no difference, but to what all would be beside no year before."""
    old, new = (flow("2514", 2025, (0, 0), (many, 0), (many - 8, 0)) for many in (20, 25))
    small = [flow(code, 2025, (0, 0), (3, 0), (0, 0)) for code in ("2582", "2583")]
    now = [
        flow("2514", 2026, (8, 0), (0, 0), (1, 0)),
        *(flow(each.municipality, 2026, (3, 0), (0, 0), (0, 0)) for each in small),
    ]
    within = {"del": (0, 1), "länet": (0, 1, 2)}
    sums = [Sum(place, parts) for place, parts in enumerate(within.values(), 3)]

    def areas(years: Sequence[Year]) -> list[Source]:
        return [
            Source(summed(name, [years[part] for part in parts])) for name, parts in within.items()
        ]

    published = [Source(each, already=protected(each)) for each in (old, *small)]
    before = protected_together([*published, *areas([old, *small])], sums)
    beside = [
        replace(each, others=(report,))
        for each, report in zip([*map(Source, now), *areas(now)], before, strict=True)
    ]
    corrected = replace(beside[0], others=(protected(new),), summed=(before[0],))
    reports = protected_together([corrected, *beside[1:]], sums)
    assert reports == protected_together(beside, sums)
    assert reports != protected_together([each.alone for each in beside], sums)


def test_relations_that_the_numbers_do_not_have_are_left_out() -> None:
    opened = [seen()] * 20
    strange = {"mote": [Thing({"inom frist": "ingen frist"}, 3)] * 6}
    report = protected(year_of("Boden", 2026, {**flow_year((), opened, (), opened), **strange}))
    assert report.figure("mote").total == 6
    assert report.figure("mote").days == Spread(6, 3)


def test_a_report_that_was_counted_anew_stays_as_it_was_published() -> None:
    old, new = municipalities(8, 20), municipalities(9, 20)
    published = [protected(year) for year in old]
    reports = with_county(
        [Source(year, already) for year, already in zip(new, published, strict=True)],
        Source(summed("länet", new)),
    )
    assert reports[:2] == published
    assert totals(reports) == [8, 20, 29]


def test_a_county_has_a_year_before_too() -> None:
    rng = random.Random(4)
    parts = [years(rng, f"kommun {place}", 8) for place in range(2)]
    county = [summed("länet", [part[place] for part in parts]) for place in range(2)]
    first = with_county([Source(part[0]) for part in parts], Source(county[0]))
    second = with_county(
        [Source(part[1], others=(report,)) for part, report in zip(parts, first, strict=False)],
        Source(county[1], others=(first[2],)),
    )
    for before, after in zip(first, second, strict=True):
        assert before.figure(LEFT).total == after.figure(LEFT_BEFORE).total


def _only(figure: ProtectedFigure) -> ProtectedFigure:
    return figure if figure.key != LEFT else replace(figure, breakdowns=figure.breakdowns[:2])


def municipalities(*sizes: int) -> list[Year]:
    return [
        year_of(f"kommun {place}", 2026, {"placeringar": placed(["gjord"] * size)})
        for place, size in enumerate(sizes)
    ]


def totals(reports: Sequence[ProtectedYear]) -> list[Shown]:
    return [report.figure("placeringar").total for report in reports]


def test_the_county_does_not_tell_what_one_municipality_hides() -> None:
    parts = municipalities(3, 10, 20)
    county = summed("länet", parts)
    assert totals(with_county([Source(part) for part in parts], Source(county))) == [
        HIDDEN,
        HIDDEN,
        20,
        33,
    ]


def test_municipalities_that_have_published_stay_and_the_county_hides() -> None:
    parts = municipalities(3, 10, 20)
    published = [Source(part, already=protected(part)) for part in parts]
    assert totals(with_county(published, Source(summed("länet", parts)))) == [
        HIDDEN,
        10,
        20,
        HIDDEN,
    ]


def test_two_that_hide_hide_each_other() -> None:
    parts = municipalities(3, 2, 20)
    published = [Source(part, already=protected(part)) for part in parts]
    assert totals(with_county(published, Source(summed("länet", parts)))) == [
        HIDDEN,
        HIDDEN,
        20,
        25,
    ]


# Somebody with an integer programme.


@dataclass
class Price:
    """What the protection cost."""

    registers: int = 0
    seconds: float = 0
    slowest: float = 0
    bounded: int = 0
    by_size: dict[str, list[int]] = field(default_factory=dict)

    def add(self, kind: str, years: Iterable[Year], reports: Iterable[ProtectedYear]) -> None:
        sums = self.by_size.setdefault(kind, [0, 0, 0])
        for year, report in zip(years, reports, strict=True):
            reading, true = (
                Reports(),
                {
                    name: count
                    for name, count in counts(year).items()
                    if BY_KEY[name[0]].about_people
                },
            )
            reading.read("x", report)
            small = sum(
                0 < true[name[:1]] < SMALL or 0 < count < SMALL for name, count in true.items()
            )
            for place, number in enumerate((len(true), small, len(reading.least))):
                sums[place] += number
            self.registers += 1


def random_reports(seed: int, price: Price) -> Attack:
    """A register; or one and its next year; or some and their county, before or after they have published."""
    rng = random.Random(seed)
    kind, size = seed % 4, rng.choice([1, 2, 3, 5, 8, 12, 20, 40, 100])
    began = time.perf_counter()
    first, second = years(rng, "x", size)
    frozen: set[str] = set()
    if kind < 2:
        truth = {"x": first}
        reports = {"x": protected(first)}
    elif kind == 2:
        truth, frozen = {"före": first, "x": second}, {"före"}
        earlier = protected(first)
        reports = {"före": earlier, "x": protected(second, (earlier,))}
    else:
        parts = [
            first,
            *(
                years(rng, f"kommun {place}", rng.choice([1, 3, size, 8]))[0]
                for place in range(rng.choice([1, 2, 3]))
            ),
        ]
        names = [f"{place}" for place in range(len(parts))]
        published = rng.random() < 0.5
        sources = [Source(part, protected(part) if published else None) for part in parts]
        truth, frozen = (
            dict(zip([*names, "länet"], [*parts, summed("länet", parts)], strict=True)),
            set(names if published else []),
        )
        reports = dict(zip(truth, with_county(sources, Source(truth["länet"])), strict=True))
    took = time.perf_counter() - began
    price.seconds, price.slowest = price.seconds + took, max(price.slowest, took)
    for year in truth.values():
        assert_flow(year)
    price.add(
        f"{('ett år', 'ett år', 'två år', 'län')[kind]}, {'≤ 8' if size <= 8 else '12–40' if size <= 40 else '100'}",
        truth.values(),
        reports.values(),
    )
    sums = {"länet": [name for name in reports if name != "länet"]} if "länet" in reports else {}
    return Attack(
        reports, truth, sums, follows={"x": "före"} if "före" in reports else {}, frozen=frozen
    )


@pytest.mark.slow
def test_nobody_with_an_integer_programme_works_out_a_small_number() -> None:
    price, seed, began = Price(), 0, time.perf_counter()
    while price.registers < REGISTERS:
        price.bounded += random_reports(seed, price).made()
        seed += 1
    say(f"\n{price.registers} registers; {price.bounded} hidden numbers bounded")
    for kind, (total, small, gone) in sorted(price.by_size.items()):
        say(
            f"  {kind}: {total} cells, {small / total:.1%} small or in a small figure, {(gone - small) / total:.1%} more hidden"
        )
    say(
        f"protection {price.seconds:.0f} s, slowest {price.slowest:.2f} s; in all {time.perf_counter() - began:.0f} s"
    )


@pytest.mark.no_cover
def test_a_handful_of_registers_every_time() -> None:
    assert sum(random_reports(seed, Price()).made() for seed in (2, 3, 7, 14))
