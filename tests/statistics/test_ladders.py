"""The groups that splits are shown in: that they are ladders, and which rung a year is shown on."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise

import pytest
from statistics_attacker import Attack
from statistics_invented import (
    CLOSED,
    LEFT,
    LEFT_BEFORE,
    OPENED,
    REOPENED,
    Thing,
    assert_sums,
    call,
    placed,
    seen,
    year_of,
    years,
)

from norrbus_cli.statistics.choosing import Worth, chosen, coarse, worth
from norrbus_cli.statistics.coarsening import (
    OF_THE_FLOW,
    SPLITS,
    coarsened,
    coarsest,
    finest,
    links,
    merged,
    rung_of,
    rungs_of,
    without_hidden,
)
from norrbus_cli.statistics.definitions import (
    BY_AGE,
    BY_GENDER,
    BY_LEVEL,
    BY_PLACED,
    BY_SEEN,
    Split,
)
from norrbus_cli.statistics.held import held_back
from norrbus_cli.statistics.indicators import BY_KEY, INDICATORS
from norrbus_cli.statistics.ladders import TOP, ladder
from norrbus_cli.statistics.lines import Entry
from norrbus_cli.statistics.model import (
    HIDDEN,
    Figure,
    ProtectedBreakdown,
    ProtectedFigure,
    ProtectedPart,
    ProtectedYear,
    Spread,
    Year,
)
from norrbus_cli.statistics.protection.years import protected
from norrbus_cli.statistics.relations import FLOW_SPLITS
from norrbus_cli.statistics.report import report, report_of_areas
from norrbus_cli.words.record import replace

AGE, SEEN = SPLITS[OPENED, BY_AGE], SPLITS[OPENED, BY_SEEN]


def names(split: Split, rung: int) -> list[str]:
    return [name for name, _ in split.rungs[rung]]


def report_of(year: Year) -> ProtectedYear:
    return without_hidden(protected(coarse(year)))


@pytest.mark.parametrize("split", SPLITS.values(), ids=[" ".join(each) for each in SPLITS])
def test_a_split_has_a_ladder(split: Split) -> None:
    *shown, top = split.rungs
    assert top == TOP
    assert tuple(name for name, _ in shown[0]) == split.categories
    holds: dict[str, set[str]] = {}
    for rung in shown:
        members = [each for _, group in rung for each in group]
        assert sorted(members) == sorted(split.categories)
        assert len(rung) >= 2
        for name, group in rung:
            # What is called the same on two rungs is the same.
            assert holds.setdefault(name, set(group)) == set(group)
            assert name == name.strip()
            assert not name.endswith(".")
    for below, above in pairwise(shown):
        assert len(above) < len(below)
        for _, group in below:
            assert sum(set(group) <= set(other) for _, other in above) == 1


def test_the_flow_has_the_same_ladders() -> None:
    for by in FLOW_SPLITS:
        assert len({SPLITS[key, by].rungs for key in OF_THE_FLOW}) == 1


def test_a_step_of_what_is_not_there_is_no_ladder() -> None:
    with pytest.raises(KeyError, match="c"):
        ladder("ab", {"x": ("a", "c")})


def test_a_group_is_the_sum_of_those_of_a_finer_rung() -> None:
    groups = links(OPENED, BY_AGE, names(AGE, 0), names(AGE, 2))
    assert groups["0–12 år"] == ("0–5 år", "6–12 år")
    assert links(OPENED, BY_AGE, names(AGE, 1), names(AGE, 2))["13–17 år"] == (
        "13–15 år",
        "16–17 år",
    )
    assert links(OPENED, BY_AGE, names(AGE, 1), names(AGE, 1))["0–5 år"] == ("0–5 år",)
    # The coarser of the two is not the sum of the finer; and what is not shown is no sum.
    assert links(OPENED, BY_AGE, names(AGE, 2), names(AGE, 0)) == {}
    assert links(OPENED, BY_AGE, names(AGE, 0), ()) == {}
    assert links(OPENED, BY_AGE, (), names(AGE, 0)) == {}


def test_a_coarser_year_keeps_every_sum() -> None:
    rng = random.Random(1)
    year = years(rng, "x", 30)[0]
    for _ in range(20):
        shared = {by: rng.randrange(len(SPLITS[OPENED, by].rungs)) for by in FLOW_SPLITS}
        rungs = {
            (key, by): shared[by]
            if key in OF_THE_FLOW and by in shared
            else rng.randrange(len(split.rungs))
            for (key, by), split in SPLITS.items()
        }
        found = coarsened(year, rungs)
        assert_sums(found)
        assert rungs_of(found) == rungs
        # What is on a coarser rung stays there.
        assert coarsened(found, dict.fromkeys(rungs, 0)) == found
        assert coarsened(found, rungs) == found
        higher = {
            (key, by): len(SPLITS[key, by].rungs) - 1 if rung else rung
            for (key, by), rung in rungs.items()
        }
        assert coarsened(found, higher) == coarsened(year, higher)


def test_rungs_of_what_has_no_data_are_not_known() -> None:
    year = year_of("x", 2026, {})
    assert coarsened(year, {}) == year
    without = replace(year, figures=(Figure(OPENED, None), *year.figures[2:]))
    assert (OPENED, BY_AGE) not in rungs_of(without)
    with pytest.raises(ValueError, match="not in list"):
        rung_of(AGE, ("0–99 år",))


def test_two_years_are_compared_at_the_coarser_and_protected_at_the_finer() -> None:
    one, other = {(OPENED, BY_AGE): 1, (OPENED, BY_SEEN): 3}, {(OPENED, BY_AGE): 2}
    assert coarsest([one, other]) == {(OPENED, BY_AGE): 2, (OPENED, BY_SEEN): 3}
    assert finest([one, other]) == {(OPENED, BY_AGE): 1, (OPENED, BY_SEEN): 3}


def test_what_is_shown_is_merged_and_what_is_hidden_hides_its_group() -> None:
    fine = dict.fromkeys(names(AGE, 0), 0) | {"0–5 år": 6, "6–12 år": 7}
    groups = names(AGE, 2)
    assert merged(AGE.rungs[2], AGE, fine) == dict(zip(groups, (13, 0, 0), strict=True))
    assert merged(AGE.rungs[2], AGE, {**fine, "6–12 år": HIDDEN}) == dict(
        zip(groups, (HIDDEN, 0, 0), strict=True)
    )
    assert merged(AGE.rungs[1], AGE, dict.fromkeys(groups, 0)) is None


def test_a_total_that_is_hidden_has_no_splits_of_its_own() -> None:
    opened = [seen()] * 3
    report = report_of(year_of("x", 2026, {OPENED: opened, LEFT: opened}))
    assert report.figure(OPENED).total is HIDDEN
    assert {each.by for each in report.figure(OPENED).breakdowns} <= set(FLOW_SPLITS)
    assert without_hidden(report) == report
    assert report.figure(CLOSED).breakdown("orsak") is not None
    alone = ProtectedFigure(OPENED, 0)
    assert without_hidden(replace(report, figures=(alone,))).figures == (alone,)


# Which rung.


def of_ages(*counts: int) -> Year:
    """A year in which so many of each age are there from beginning to end, and are seen alike."""
    opened = [
        seen(age=age)
        for age, count in zip(AGE.categories, counts, strict=False)
        for _ in range(count)
    ]
    return year_of("x", 2026, {OPENED: opened, LEFT: opened})


def test_nothing_is_coarser_where_nothing_is_hidden() -> None:
    assert set(chosen(year_of("x", 2026, {})).values()) == {0}
    rungs = chosen(of_ages(5, 6, 7, 0, 0, 20))
    assert rungs[OPENED, BY_AGE] == 0
    assert rungs[OPENED, BY_LEVEL] == rungs[OPENED, BY_PLACED] == 0


@pytest.mark.parametrize(
    ("counts", "rung"),
    [
        ((5, 6, 7, 8, 3, 2), 1),
        ((3, 6, 7, 2, 3, 2), 2),
        ((3, 6, 4, 1, 1, 1), 3),
        ((3, 0, 0, 0, 0, 9), 4),
        ((20, 30, 40, 30, 20, 2, 2), 1),
        ((20, 30, 40, 3, 4, 60, 70), 2),
    ],
)
def test_a_small_year_goes_up_the_ladder(counts: tuple[int, ...], rung: int) -> None:
    assert chosen(of_ages(*counts))[OPENED, BY_AGE] == rung


def test_a_table_with_gaps_is_shown_where_coarser_groups_would_show_less() -> None:
    goals = [Thing({"utfall": each}) for each in ("uppnått",) * 7 + ("delvis uppnått",) * 3]
    year = year_of("x", 2026, {"mal": [*goals, *[Thing({"utfall": "inte uppnått"})] * 2]})
    assert [part.count for part in report_of(year).figure("mal").breakdowns[0].parts] == [
        7,
        HIDDEN,
        HIDDEN,
    ]


def test_the_flow_shares_rungs() -> None:
    kinds = ["skola"] * 3 + ["förskola"] * 4 + ["socialtjänst"] * 3 + ["BUP"] * 5 + ["polis"]
    opened = [seen(who=kind) for kind in kinds]
    year = year_of("x", 2026, {LEFT_BEFORE: opened * 2, OPENED: opened, LEFT: opened * 3})
    rungs = chosen(year)
    assert {rungs[key, BY_SEEN] for key in OF_THE_FLOW} == {5}
    assert rungs[OPENED, BY_AGE] == 0
    # A register that does not count the beginning has a flow all the same.
    some = replace(
        year,
        figures=(
            Figure(LEFT_BEFORE, None),
            *(each for each in year.figures if each.key != LEFT_BEFORE),
        ),
    )
    assert (LEFT_BEFORE, BY_SEEN) not in chosen(some)
    assert chosen(some)[OPENED, BY_SEEN]


def test_a_corrected_version_stays_on_the_rungs_of_the_first() -> None:
    first, second = of_ages(5, 6, 7, 8, 3, 2), of_ages(5, 6, 7, 8, 30, 20)
    published = report_of(first)
    assert rungs_of(published)[OPENED, BY_AGE] == 1
    assert rungs_of(coarse(second)) != rungs_of(published)
    assert rungs_of(coarse(second, [published])) == rungs_of(published)
    assert rungs_of(coarse(first, [published])) == rungs_of(published)


def test_nothing_about_the_meetings_above_the_case_is_coarser() -> None:
    things: dict[str, Sequence[Thing]] = {
        "forum": [Thing({"slag": BY_KEY["forum"].splits[0].categories[0]})] * 2
    }
    assert coarse(year_of("x", 2026, things)).figure("forum") == year_of("x", 2026, things).figure(
        "forum"
    )


def test_what_a_rung_is_worth() -> None:
    split = Split("x", ("a", "b"))
    counts = {"a": 2, "b": 2}
    # Five tables have the sum four.
    shown = worth(split.rungs[0], split, counts, {})
    assert (round(shown.bits, 6), shown.there, shown.shown) == (2.321928, 2, 2)
    # With each at least one there are three.
    hidden = worth(split.rungs[0], split, counts, {"a": False, "b": False})
    assert (round(hidden.bits, 6), hidden.there, hidden.shown) == (0.736966, 2, 0)
    assert worth(split.rungs[0], split, counts, {"a": True, "b": True}).bits == 0
    assert worth(TOP, split, counts, {}).value == 0
    assert Worth(8.0, 4, 2).value == 0.25
    assert Worth(8.0, 4, 1).value == 0


def test_measures_do_not_tell_how_many_were_late_where_it_is_not_shown() -> None:
    opened: list[Thing] = [seen()] * 20
    calls = [call(12, late=True)] + [call(2)] * 9
    year = year_of("x", 2026, {OPENED: opened, LEFT: opened, "kallelse": calls})
    figure = report_of(year).figure("kallelse")
    assert figure.breakdown("inom frist") is None
    assert figure.days == Spread(10)


def test_small_placements_are_shown_as_made_and_not() -> None:
    things = placed(["gjord"] * 8 + ["avböjd"] * 2 + ["begärd"] + ["inte begärd"] * 3)
    breakdown = report_of(year_of("x", 2026, {"placeringar": things})).figure("placeringar")
    assert [part.count for part in breakdown.breakdowns[0].parts] == [8, 6]


@pytest.mark.parametrize("size", [3, 12, 24, 80, 300])
def test_nobody_works_out_what_is_shown_in_groups(size: int) -> None:
    for seed in range(4):
        year = years(random.Random(seed), "x", size)[0]
        groups = coarse(year)
        assert coarse(year) == groups
        report = without_hidden(protected(groups))
        Attack({"x": report}, {"x": groups}).made()
        for key in (REOPENED, *OF_THE_FLOW):
            assert [
                each.by for each in report.figure(key).breakdowns if each.by in FLOW_SPLITS
            ] == [each.by for each in report.figure(OPENED).breakdowns if each.by in FLOW_SPLITS]


def test_every_indicator_with_a_split_has_a_rung() -> None:
    wanted = {
        (each.key, split.by) for each in INDICATORS if each.about_people for split in each.splits
    }
    assert chosen(years(random.Random(3), "x", 20)[0]).keys() == wanted
    assert BY_GENDER in {by for _, by in wanted}


# What is said of it.


def of(year: Year, number: int = 2026) -> ProtectedYear:
    return replace(report_of(year), year=number)


def entry(key: str, *shown: ProtectedYear) -> Entry:
    found = report(shown, internal=False)
    return next(each for each in found.entries if each.indicator.key == key)


def test_years_are_compared_in_the_groups_that_both_are_shown_in() -> None:
    two = [of(of_ages(5, 6, 7, 8, 30, 20), 2025), of(of_ages(3, 6, 7, 2, 3, 2))]
    for years_shown in (two, two[::-1]):
        split = entry(OPENED, *years_shown).splits[0]
        assert [line.category for line in split.lines] == names(AGE, 2)
        assert {line.counts for line in split.lines} == {
            counts if years_shown is two else counts[::-1] for counts in ((11, 9), (15, 9), (50, 5))
        }
        assert split.of == 7
    found = report(two, internal=False)
    assert held_back(found, [entry(OPENED, *two)]) == (
        "Visas i färre grupper än definitionens, eftersom fler hade lämnat för många luckor: Öppnade"
        " ärenden (ålder)."
    )


def test_a_split_that_is_too_small_for_groups_is_named() -> None:
    small = of(of_ages(3, 0, 0, 0, 0, 9))
    found = entry(OPENED, small)
    assert found.unshown == (BY_AGE,)
    assert "Öppnade ärenden (ålder)." in held_back(report([small], internal=False), [found])
    # A year beside it that is shown keeps its numbers.
    split = entry(OPENED, of(of_ages(6, 0, 0, 0, 0, 9), 2025), small).splits[0]
    assert split.lines[0].counts == (6, HIDDEN)
    assert split.whole == (False, True)
    large = of(of_ages(6, 0, 0, 0, 0, 9))
    assert held_back(report([large], internal=False), [entry(OPENED, large)]) == ""


def test_areas_are_shown_in_the_groups_of_the_whole() -> None:
    small, large = of(of_ages(3, 6, 7, 2, 3, 2)), of(of_ages(9, 9, 9, 9, 9, 9))
    areas = report_of_areas([("a", small), ("b", large), ("länet", large)], internal=False)
    split = next(each for each in areas.entries if each.indicator.key == OPENED).splits[0]
    assert split.lines[0].counts == (HIDDEN, 9, 9)
    assert split.lines[0].shares == (HIDDEN, 167, 167)
    areas = report_of_areas([("b", large), ("länet", small)], internal=False)
    split = next(each for each in areas.entries if each.indicator.key == OPENED).splits[0]
    assert split.lines[0].counts == (18, 9)


def test_a_breakdown_by_other_definitions_is_not_set_beside_ours() -> None:
    old = replace(
        of(of_ages(9, 9, 9)),
        figures=(
            ProtectedFigure(
                OPENED, 27, (ProtectedBreakdown(BY_AGE, (ProtectedPart("0–99 år", 27),)),)
            ),
        ),
    )
    split = entry(OPENED, replace(old, year=2025), of(of_ages(9, 9, 9))).splits[0]
    assert split.lines[0].counts == (HIDDEN, 9)
    nothing = replace(old, figures=(ProtectedFigure(OPENED, None),))
    split = entry(OPENED, replace(nothing, year=2025), of(of_ages(9, 9, 9))).splits[0]
    assert split.lines[0].counts == (None, 9)
