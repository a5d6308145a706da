"""What a corrected version may change, and years that are shown in different groups side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from statistics_attacker import Attack
from statistics_invented import (
    CLOSED,
    LEFT,
    LEFT_BEFORE,
    OPENED,
    Thing,
    call,
    flow,
    seen,
    summed,
    year_of,
)

from norrbus_cli.desk.deviation.compilation import compiled
from norrbus_cli.statistics.coarsening import coarsened
from norrbus_cli.statistics.correcting import Correction, corrected
from norrbus_cli.statistics.definitions import BY_GENDER
from norrbus_cli.statistics.exchange import checksum
from norrbus_cli.statistics.merging.county import merged
from norrbus_cli.statistics.merging.files import Handed
from norrbus_cli.statistics.model import HIDDEN, ProtectedFigure, ProtectedYear, Spread, Year
from norrbus_cli.statistics.protection.sources import County, Source, Sum
from norrbus_cli.statistics.protection.years import protected, protected_together, told
from norrbus_cli.statistics.span import only
from norrbus_cli.statistics.store import Published
from norrbus_cli.words.record import replace

HEARD = "utvardering_heard"


def answers(*marks: tuple[str, int, int]) -> list[Thing]:
    """So many marks of each group."""
    return [Thing({"vem som svarar": who}, mark) for who, mark, many in marks for _ in range(many)]


def published(year: Year) -> Published:
    shown = protected(year)
    return Published(1, date(2027, 1, 2), "", year, shown, checksum(shown), 0)


def again(before: dict[str, Sequence[Thing]], now: dict[str, Sequence[Thing]]) -> Correction:
    """The correction of a year that turned out otherwise."""
    first, second = (year_of("2514", 2026, things) for things in (before, now))
    return corrected([published(first)], Source(second))


MIXED = answers(("aktör", 2, 6), ("aktör", 5, 6))


def test_marks_that_tell_nobody_are_corrected_with_their_mean() -> None:
    found = again({HEARD: MIXED}, {HEARD: [*MIXED, *answers(("aktör", 1, 3), ("aktör", 4, 4))]})
    assert found.kept == ()
    days = found.shown.figure(HEARD).days
    assert days is not None
    assert (days.count, days.mean, dict(days.sums)["aktör"]) == (19, 32, 61)


@pytest.mark.parametrize(
    "more",
    [
        answers(("aktör", 5, 5)),  # five fives
        answers(("aktör", 4, 4)),  # so few
    ],
)
def test_marks_that_would_be_worked_out_stay(more: list[Thing]) -> None:
    found = again({HEARD: MIXED}, {HEARD: [*MIXED, *more]})
    assert found.kept == (HEARD,)
    assert found.shown.figure(HEARD).total == 12


def test_one_mark_that_was_wrong_is_not_told_by_the_mean() -> None:
    found = again({HEARD: MIXED}, {HEARD: [*MIXED[:-1], *answers(("aktör", 4, 1))]})
    assert found.kept == (HEARD,)


def cases(many: int, **more: Sequence[Thing]) -> dict[str, Sequence[Thing]]:
    opened = [seen()] * many
    return {OPENED: opened, LEFT: opened, **more}


def test_days_that_were_wrong_stay_and_those_of_five_more_do_not() -> None:
    ten = [call(2)] * 10
    assert again(cases(30, kallelse=ten), cases(30, kallelse=[*ten[1:], call(3)])).kept == (
        "kallelse",
    )
    found = again(cases(30, kallelse=ten), cases(30, kallelse=[*ten, *[call(4)] * 12]))
    days = found.shown.figure("kallelse").days
    assert (found.kept, days) == ((), Spread(22, 4, 4))


def test_a_correction_that_narrows_what_is_hidden_beside_it_is_not_made() -> None:
    """Ten first meetings of thirteen leave three that are none, where five left eight."""
    kind = {"barnet/den unge med": "ja", "någon vårdnadshavare med": "ja"}
    meetings = [Thing({"slag": "norrbusmöte", **kind})] * 10
    meetings += [Thing({"slag": "uppföljningsmöte", **kind})] * 3
    first = cases(30, moten=meetings, mote=[call(2)] * 5)
    second = cases(30, moten=meetings, mote=[call(2)] * 10)
    shown = protected(year_of("2514", 2026, first)).figure("moten")
    assert shown.counts["slag", "uppföljningsmöte"] is HIDDEN
    found = again(first, second)
    assert found.kept == ("mote",)
    assert found.shown.figure("mote").total == 5


def test_the_compilation_says_the_median_alone_where_it_rests_on_few() -> None:
    figure = ProtectedFigure("avvikelser", 6, (), Spread(6, 3))
    year = ProtectedYear(2026, "2514", "x", date(2026, 12, 31), 2, (figure,))
    assert compiled(year).days == "median 3 dagar"


FIRST = flow("2514", 2025, (20, 22), (9, 12), (9, 22))
SECOND = flow("2514", 2026, (20, 12), (20, 20), (9, 9))
COARSE = {(figure.key, BY_GENDER): 1 for figure in FIRST.figures}


@pytest.mark.parametrize("coarse_first", [True, False])
def test_years_in_different_groups_are_protected_together(coarse_first: bool) -> None:
    """What is left at the end in one group is the sum of those that the next year begins with."""
    first = coarsened(FIRST, COARSE) if coarse_first else FIRST
    second = SECOND if coarse_first else coarsened(SECOND, COARSE)
    before = protected(first)
    report = protected(second, (before,))
    names = [
        [part.category for part in each.figure(CLOSED).breakdowns[0].parts]
        for each in (before, report)
    ]
    assert names[0] != names[1]
    Attack(
        {"före": before, "x": report},
        {"före": FIRST, "x": SECOND},
        follows={"x": "före"},
        frozen={"före"},
    ).made()


def test_a_register_in_coarser_groups_than_its_county_stays_as_it_was_published() -> None:
    years = [FIRST, flow("2582", 2025, (30, 31), (9, 9), (9, 9))]
    already = [protected(coarsened(FIRST, COARSE)), protected(years[1])]
    sources = [Source(*each) for each in zip(years, already, strict=True)]
    county = summed("länet", years)
    reports = protected_together([*sources, Source(county)], [Sum(2, (0, 1))])
    assert reports[:2] == already
    Attack(
        dict(zip(("0", "1", "länet"), reports, strict=True)),
        dict(zip(("0", "1", "länet"), (*years, county), strict=True)),
        {"länet": ("0", "1")},
        frozen={"0", "1"},
    ).made()


def test_an_area_of_the_county_that_is_not_in_its_report_leads_nowhere() -> None:
    shown = protected(FIRST)
    county = County(only(2025), (shown,), (("Östra", ("2583",)),))
    assert protected(SECOND, (shown,), (county,)) == protected(SECOND, (shown,))


def test_what_cannot_be_true_beside_another_year_tells_nothing() -> None:
    """Three were hidden at the end of the one year, and the next begins with forty."""
    girls, boys = [seen()] * 9, [seen("pojke")]
    left: dict[str, Sequence[Thing]] = {OPENED: [*girls, *boys * 3], LEFT: [*girls, *boys * 3]}
    first = protected(year_of("2514", 2026, left))
    some = tuple(
        replace(each, breakdowns=each.breakdowns[:2]) if each.key == LEFT else each
        for each in first.figures
    )
    many: dict[str, Sequence[Thing]] = {
        LEFT_BEFORE: [*girls, *boys * 40],
        LEFT: [*girls, *boys * 40],
    }
    year = year_of("2514", 2027, many)
    assert told(Source(year, others=(replace(first, figures=some),))) == frozenset()


def test_marks_of_a_municipality_that_does_not_count_them_are_in_no_sum() -> None:
    marks = answers(("aktör", 2, 6), ("aktör", 5, 6))
    years = [year_of(code, 2026, {HEARD: marks}) for code in ("2514", "2582", "2583")]
    years[0] = replace(years[0], off=(HEARD,))
    handed = [Handed(Path("x"), each, protected(each)) for each in years]
    found = merged(handed, {}, internal=False)
    entry = next(each for each in found.entries if each.indicator.key == HEARD)
    assert entry.total.counts[-1] == 24
    assert entry.measures is not None
    assert entry.measures.rows[0][1][-1] == 35
