"""What of the statistics is held back: the rule, its arithmetic, and somebody with an integer programme who tries to get round it."""

from __future__ import annotations

import itertools
import os
import random
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st
from statistics_attacker import Name, Reports, widths
from statistics_invented import CLOSED, LEFT, LEFT_BEFORE, OPENED, REOPENED, Thing, assert_flow, call, placed, seen, summed, year_of, years

from norrbus_cli.statistics import search, solver
from norrbus_cli.statistics.definitions import BY_AGE, BY_GENDER, BY_SEEN
from norrbus_cli.statistics.model import HIDDEN, Distribution, Figure, ProtectedFigure, ProtectedYear, Shown, Spread, Year
from norrbus_cli.statistics.protection import Source, protected, protected_together
from norrbus_cli.statistics.search import protect
from norrbus_cli.statistics.suppression import SMALL, Cell, Contradiction, Equation, Fixed, Protection, System, Table, ranges

# Four possible values; the programme has a name for it too, but this is what is promised.
WIDE = 3
# ``REGISTERS=2000`` tries as many; each costs about 0.2 s.
REGISTERS = int(os.environ.get("REGISTERS", "60"))


Tables = Mapping[str, tuple[int, ...] | list[tuple[int, ...]]]


def say(line: str) -> None:
    """A figure for whoever runs the tests with ``-s``."""
    sys.stdout.write(f"{line}\n")


def system(tables: Tables, *links: dict[str, int]) -> System:
    """Tables by name: the parts of a split, or of several. A total is called ``a``, its parts ``a00``, ``a01``, of its second split ``a10``."""
    values: dict[Cell, int | None] = {}
    made = []
    for name, given in tables.items():
        splits = given if isinstance(given, list) else [given]
        cells = tuple(tuple((f"{name}{number}{place}",) for place in range(len(parts))) for number, parts in enumerate(splits))
        values[name,] = sum(splits[0])
        values |= {cell: count for row, parts in zip(cells, splits, strict=True) for cell, count in zip(row, parts, strict=True)}
        made.append(Table((name,), cells))
    return System(values, tuple(made), tuple({(name,): factor for name, factor in link.items()} for link in links))


def names(cells: Iterable[Cell]) -> set[str]:
    return {name for (name,) in cells}


def hidden(tables: Tables, *links: dict[str, int]) -> set[str]:
    return names(protect(system(tables, *links)).hidden)


def cells(*given: str) -> frozenset[Cell]:
    return frozenset((name,) for name in given)


# The rule, table by table.


def test_nothing_small_and_nothing_is_hidden() -> None:
    assert hidden({"a": (5, 9, 0, 12)}) == set()


def test_one_small_part_takes_the_smallest_other_with_it_and_zeros_stay() -> None:
    assert hidden({"a": (2, 9, 0, 6)}) == {"a00", "a03"}


def test_two_small_parts_that_leave_too_little_doubt_take_a_third() -> None:
    assert hidden({"a": (2, 1, 7, 20)}) == {"a00", "a01", "a02"}


def test_two_small_parts_that_leave_doubt_enough_are_left_at_that() -> None:
    assert hidden({"a": (4, 1, 7, 20)}) == {"a00", "a01"}


def test_a_small_total_hides_all_of_its_figure_zeros_too() -> None:
    assert hidden({"a": [(3, 0, 0), (1, 2)]}) == {"a", "a00", "a01", "a02", "a10", "a11"}


def test_a_split_with_only_small_parts_is_hidden_whole_and_its_total_shown() -> None:
    protection = protect(system({"a": [(2, 2, 1, 1, 0), (6, 0)]}))
    assert names(protection.hidden) == names(protection.may_be_zero) == {"a00", "a01", "a02", "a03", "a04"}


def test_parts_of_one_each_that_a_total_would_tell_may_be_zero() -> None:
    protection = protect(system({"a": (1, 1, 1, 1, 1)}))
    assert names(protection.hidden) == names(protection.may_be_zero) == {f"a0{place}" for place in range(5)}


def test_an_empty_figure_shows_its_zeros() -> None:
    assert hidden({"a": (0, 0, 0)}) == set()


def test_a_flow_tells_a_hidden_total_so_another_goes_with_it() -> None:
    small = {"in": (20, 10), "new": (2, 1), "out": (22, 11)}
    assert hidden(small) == {"new", "new00", "new01"}
    flows = [{"in": 1, "new": 1, "out": -1}, {"in00": 1, "new00": 1, "out00": -1}, {"in01": 1, "new01": 1, "out01": -1}]
    assert hidden(small, *flows) >= {"new", "in", "in00", "in01"}


def test_a_flow_tells_a_hidden_part() -> None:
    tables = {"in": (20, 10, 9), "new": (30, 3, 9), "out": (50, 13, 18)}
    links = [{f"in0{place}": 1, f"new0{place}": 1, f"out0{place}": -1} for place in range(3)]
    found = hidden(tables, *links, {"in": 1, "new": 1, "out": -1})
    assert found == {"new01", "in01", "new02", "in02"}


def test_what_was_hidden_on_the_way_and_is_not_needed_is_shown_again() -> None:
    tables = {"a": (3, 3, 7), "b": (20, 0, 2), "c": (23, 3, 9)}
    links = [{f"a0{place}": 1, f"b0{place}": 1, f"c0{place}": -1} for place in range(3)]
    looking = search._Search(system(tables, *links, {"a": 1, "b": 1, "c": -1}), Fixed())
    looking.hide()
    before = looking.answer().hidden
    looking.show_again()
    assert looking.answer().hidden < before


def test_zeros_that_follow_from_zeros_elsewhere_are_shown() -> None:
    tables = {"in": (7, 7, 0), "new": (2, 1, 0), "out": (9, 8, 0)}
    links = [{f"in0{place}": 1, f"new0{place}": 1, f"out0{place}": -1} for place in range(3)]
    found = hidden(tables, *links, {"in": 1, "new": 1, "out": -1})
    assert {"new", "new00", "new01"} < found
    assert "new02" not in found


# Reports that are published.


def test_what_is_published_as_shown_stays_and_more_of_the_rest_is_hidden() -> None:
    given = system({"a": (2, 9, 0, 6)})
    assert names(protect(given, Fixed(shown=cells("a03"))).hidden) == {"a00", "a01"}


def test_what_is_published_as_hidden_stays_and_serves() -> None:
    given = system({"a": (2, 9, 0, 6)})
    assert names(protect(given, Fixed(hidden=cells("a01"))).hidden) == {"a00", "a01"}


def test_a_published_hidden_total_hides_its_figure() -> None:
    given = system({"a": (2, 9)})
    assert names(protect(given, Fixed(hidden=cells("a"))).hidden) == {"a", "a00", "a01"}


def test_what_published_reports_give_away_is_told_and_nothing_is_hidden_for_it() -> None:
    given = system({"a": (2, 9, 0, 6)})
    protection = protect(given, Fixed(shown=cells("a", "a01", "a02", "a03"), hidden=cells("a00")))
    assert (names(protection.hidden), names(protection.narrow)) == ({"a00"}, {"a00"})


def test_what_follows_from_published_numbers_is_not_hidden_in_vain() -> None:
    given = system({"a": (5, 9), "b": (9, 2, 11)}, {"a01": 1, "b00": -1})
    assert names(protect(given, Fixed(shown=cells("a", "a00"))).hidden) == {"b01", "b02"}


def test_unknown_numbers_of_earlier_reports_need_not_be_known() -> None:
    given = system({"a": (3, 4, 10), "b": (6, 7)}, {"a02": 1, "b": -1, "b01": 1, "x": -1})
    given = replace(given, values={**given.values, ("a00",): None, ("a01",): None, ("x",): None}, slack=cells("x"))
    assert names(protect(given, Fixed(shown=cells("a", "a02"), hidden=cells("a00", "a01"))).hidden) == {"a00", "a01"}


@pytest.mark.parametrize(
    ("values", "link"),
    [
        ({"a": 11}, {}),  # the parts do not sum to the total
        ({"a00": None, "a": 8}, {}),  # the unknown would be negative
        ({"x": None}, {"x": 2, "a00": -1}),  # it would be one and a half
    ],
)
def test_numbers_that_cannot_all_be_true_are_refused(values: dict[str, int | None], link: dict[str, int]) -> None:
    given = system({"a": (3, 4, 5)}, *([link] if link else []))
    with pytest.raises(Contradiction):
        protect(replace(given, values={**given.values, **{(name,): count for name, count in values.items()}}))


def test_what_is_narrow_by_several_equations_is_widened_or_told() -> None:
    # c00 is d00 and three more, and each stands beside one other hidden part: neither alone is narrow, but d00 can be 1 to 3 only.
    tables = {"c": (4, 3, 20), "d": (1, 4, 20), "t": (3,), "p": (4, 3), "q": (1, 4)}
    given = system(tables, {"c00": 1, "d00": -1, "t": -1}, {"p00": 1, "q00": -1, "t": -1})
    published = Fixed(shown=cells("t", "t00", "p", "q"), hidden=cells("p00", "p01", "q00", "q01"))
    protection = protect(given, published)
    assert names(protection.hidden) & set(map("".join, itertools.product("cd", ["02"])))
    assert names(protection.narrow) == {"p00", "p01", "q00", "q01"}
    assert {name for (name,), (low, high) in ranges(given, protection).items() if high is not None and high - low < WIDE} == names(protection.narrow)


# The arithmetic.


def test_a_range_has_no_upper_end_where_the_total_is_hidden() -> None:
    given = system({"a": [(3, 1), (4, 0)]})
    assert ranges(given, Protection(cells("a", "a00", "a01"), cells("a00", "a01"))) == {("a",): (4, 4), ("a00",): (0, 4), ("a01",): (0, 4)}
    everything = cells("a", "a00", "a01", "a10", "a11")
    assert ranges(given, Protection(everything, everything - cells("a")))["a",] == (1, None)
    assert ranges(given, Protection(everything, everything - cells("a")))["a00",] == (0, None)
    less = replace(system({"a": (5, 9)}, {"a00": 1, "x": 1, "a01": -1}), slack=cells("x"))
    assert ranges(replace(less, values={**less.values, ("x",): 4}), Protection(cells("a00"))) == {("a00",): (5, 5)}


def test_whole_numbers_are_found_where_the_extremes_are_halves() -> None:
    # Of three, any two are one at most: together 1.5, but in whole numbers 1.
    rows = [{0: 1, 1: 1, 3: 1}, {1: 1, 2: 1, 4: 1}, {0: 1, 2: 1, 5: 1}, {0: 1, 1: 1, 2: 1, 6: -1}]
    start = [0, 0, 0, 1, 1, 1, 0]

    def tableau() -> solver.Tableau:
        return solver.Tableau(rows, start, [0] * 7)

    assert tableau().push(6, 1) == 1.5
    assert solver.reach(tableau(), 6, 1)[0] == 1
    assert solver.reach(tableau(), 6, 1, 1)[0] == 1
    assert solver.reach(tableau(), 6, 1, 2)[0] == 1
    halves = tableau()
    halves.push(6, 1)
    assert halves.fractional() is not None
    found = solver.whole(halves)
    assert found is not None
    assert all(isinstance(value, int) for value in found)


def test_a_search_that_takes_too_long_claims_only_what_it_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "BRANCHES", 1)
    rows = [{0: 1, 1: 1, 3: 1}, {1: 1, 2: 1, 4: 1}, {0: 1, 2: 1, 5: 1}, {0: 1, 1: 1, 2: 1, 6: -1}]
    tableau = solver.Tableau(rows, [0, 0, 0, 1, 1, 1, 0], [0] * 7)
    assert solver.reach(tableau.copy(), 6, 1)[0] == 0
    tableau.push(6, 1)
    assert solver.whole(tableau) is None


def test_steps_that_lead_nowhere_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solver, "PATIENCE", 0)
    test_whole_numbers_are_found_where_the_extremes_are_halves()
    test_a_range_has_no_upper_end_where_the_total_is_hidden()


few = st.integers(0, 3)


@st.composite
def small_systems(draw: st.DrawFn) -> tuple[System, Protection]:
    """Two tables, each split in two ways, a part of the one the same as one of the other; some cells hidden, the totals not."""

    def parts() -> list[tuple[int, ...]]:
        first = draw(st.tuples(few, few, few))
        some = draw(st.integers(0, sum(first)))
        return [first, (some, sum(first) - some)]

    a, b = parts(), parts()
    over = b[0][0] + b[1][0] - 2 * a[0][0]
    tables: Tables = {"a": a, "b": b, "s": [(abs(over),)]}
    given = system(tables, {"a00": 2, "b00": -1, "b10": -1, "s": 1 if over > 0 else -1})
    chosen = [cell for cell in given.values if len(cell[0]) > 1 and draw(st.booleans())]
    zeros = [cell for cell in chosen if not given.values[cell]]
    free = frozenset(zeros) | {cell for cell in chosen if draw(st.booleans())}
    return given, Protection(frozenset(chosen), free)


@settings(max_examples=150, deadline=None)
@for_all(small_systems())
def test_ranges_are_those_of_trying_everything(case: tuple[System, Protection]) -> None:
    given, protection = case
    unknown = [cell for cell in given.values if cell in protection.hidden]
    top = max(given.values[total,] or 0 for total in "abs")
    tried: dict[Cell, set[int]] = {cell: set() for cell in unknown}
    splits = [[cell for cell in equation if cell in protection.hidden] for equation in given.equations[:5]]
    bounds = [[range(0 if cell in protection.may_be_zero else 1, top + 1) for cell in split] for split in splits]
    fits = [
        [point for point in itertools.product(*ends) if _holds(equation, given, dict(zip(split, point, strict=True)))]
        for equation, split, ends in zip(given.equations, splits, bounds, strict=False)
    ]
    for points in itertools.product(*fits):
        at = {cell: value for split, point in zip(splits, points, strict=True) for cell, value in zip(split, point, strict=True)}
        if _holds(given.equations[5], given, at):
            for cell in unknown:
                tried[cell].add(at[cell])
    found = ranges(given, protection)
    assert found == {cell: (min(values), max(values)) for cell, values in tried.items()}
    assert all(low <= (given.values[cell] or 0) <= (high or 0) for cell, (low, high) in found.items())


def _holds(equation: Equation, given: System, at: dict[Cell, int]) -> bool:
    return not sum(factor * at.get(cell, given.values[cell] or 0) for cell, factor in equation.items())


@settings(max_examples=60, deadline=None)
@for_all(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=2), st.randoms(use_true_random=False))
def test_protection_is_the_same_each_time_and_leaves_every_range_wide_with_the_truth_in_it(counts: list[list[int]], rng: random.Random) -> None:
    third = [one + other for one, other in zip(*counts, strict=True)]
    tables = {name: tuple(parts) for name, parts in zip("abc", [*counts, third], strict=True)}
    links = [{f"a{tail}": 1, f"b{tail}": 1, f"c{tail}": -1} for tail in ("", "00", "01", "02")]
    given = system(tables, *links)
    protection = protect(given)
    assert protect(given) == protection
    assert not protection.narrow
    for cell, (low, high) in ranges(given, protection).items():
        assert low <= (given.values[cell] or 0)
        assert high is None or high - low >= WIDE
    small = {cell for cell, count in given.values.items() if 0 < (count or 0) < SMALL}
    assert small <= protection.hidden


# Years.


def counts(year: Year) -> dict[Name, int]:
    """The true counts, as the attacker names them."""
    found: dict[Name, int] = {}
    for figure in year.figures:
        if figure.total is not None:
            found[(figure.key,)] = figure.total
            found |= {(figure.key, each.by, part.category): part.count for each in figure.breakdowns for part in each.parts}
            if figure.distribution:
                has = figure.distribution.count
                found |= {(figure.key, "dagar", "har"): has, (figure.key, "dagar", "saknar"): figure.total - has}
    return found


def shown(figure: ProtectedFigure, by: str) -> dict[str, Shown]:
    """The parts of a breakdown that are not a shown zero."""
    breakdown = figure.breakdown(by)
    assert breakdown is not None
    return {part.category: part.count for part in breakdown.parts if part.count != 0}


def flow_year(
    before: Sequence[Thing] = (), opened: Sequence[Thing] = (), closed: Sequence[Thing] = (), left: Sequence[Thing] = ()
) -> dict[str, Sequence[Thing]]:
    closings = [Thing({**thing.by, "orsak": "behovet tillgodosett"}) for thing in closed]
    return {LEFT_BEFORE: before, OPENED: opened, CLOSED: closings, LEFT: left}


def test_a_distribution_of_nothing_has_no_median() -> None:
    assert Distribution(()).median is None


def test_an_empty_year_shows_zeros() -> None:
    report = protected(year_of("Arjeplog", 2026, {}))
    assert {figure.total for figure in report.figures} == {0}
    assert all(part.count == 0 for figure in report.figures for each in figure.breakdowns for part in each.parts)
    assert report.figure("kallelse").days == Spread(0)
    assert report.figure("kallelse").breakdown("ålder") is None


def test_where_everything_is_tiny_it_is_hidden_everywhere() -> None:
    opened = [seen(), seen("pojke"), seen(who="BUP")]
    report = protected(year_of("Arjeplog", 2026, flow_year((), opened, opened[:1], opened[1:])))
    for key in (OPENED, CLOSED, LEFT):
        assert report.figure(key).total is HIDDEN
        assert all(part.count is HIDDEN and each.whole for each in report.figure(key).breakdowns for part in each.parts)
    assert report.figure(LEFT_BEFORE).total == report.figure(REOPENED).total == 0


def test_a_figure_without_data_stays_without() -> None:
    year = year_of("Arjeplog", 2026, {})
    year = replace(year, figures=tuple(Figure(figure.key, None) if figure.key in {"anonyma", "moten"} else figure for figure in year.figures))
    report = protected(year)
    assert report.figure("anonyma") == ProtectedFigure("anonyma", None)
    assert protected_together([Source(year, report)], Source(summed("länet", [year])))[1].figure("anonyma").total == 0


def test_shares_are_shown_where_all_parts_are() -> None:
    opened = [seen()] * 6 + [seen("pojke", age="0–5 år")] * 3 + [seen("pojke")] * 3
    report = protected(year_of("Boden", 2026, flow_year((), opened, (), opened)))
    gender, age, empty = report.figure(OPENED).breakdown(BY_GENDER), report.figure(OPENED).breakdown(BY_AGE), report.figure(CLOSED).breakdown(BY_GENDER)
    assert gender is not None
    assert gender.shares == {"flicka": 0.5, "pojke": 0.5, "annan könsidentitet": 0.0, "uppgift saknas": 0.0}
    assert age is not None
    assert age.shares is None
    assert empty is not None
    assert empty.shares is None


def late(many: int, in_time: int, days: int = 12) -> dict[str, Sequence[Thing]]:
    opened = [seen()] * 20
    return {**flow_year((), opened, (), opened), "kallelse": [call(days, late=True)] * many + [call(2)] * in_time}


def test_median_from_five_and_percentile_from_ten() -> None:
    assert protected(year_of("Boden", 2026, late(0, 9))).figure("kallelse").days == Spread(9, 2)
    assert protected(year_of("Boden", 2026, late(0, 10))).figure("kallelse").days == Spread(10, 2, 2)
    assert protected(year_of("Boden", 2026, late(5, 5))).figure("kallelse").days == Spread(10, 2, 12)
    assert protected(year_of("Boden", 2026, late(0, 3))).figure("kallelse").days == Spread(HIDDEN, whole=True)


def test_median_and_percentile_do_not_tell_how_few_were_late() -> None:
    # Nine of ten within five days, and not all in time: one was late.
    figure = protected(year_of("Boden", 2026, late(1, 9))).figure("kallelse")
    assert shown(figure, "inom frist") == {"i tid": HIDDEN, "för sent": HIDDEN}
    assert figure.days == Spread(10)


def test_few_without_days_are_hidden_as_few_with() -> None:
    opened = [seen()] * 20
    things = {**flow_year((), opened, (), opened), "kallelse": [Thing({"inom frist": "ingen frist"})] * 2 + [call(2)] * 10}
    figure = protected(year_of("Boden", 2026, things)).figure("kallelse")
    assert figure.days == Spread(HIDDEN)
    assert shown(figure, "inom frist") == {"i tid": HIDDEN, "ingen frist": HIDDEN}


def test_first_meetings_are_meetings_so_the_few_others_cannot_be_worked_out() -> None:
    opened = [seen()] * 20
    meeting = {"barnet/den unge med": "ja", "någon vårdnadshavare med": "ja"}
    meetings = [Thing({"slag": "norrbusmöte", **meeting})] * 6 + [Thing({"slag": "uppföljningsmöte", **meeting})]
    year = year_of("Boden", 2026, {**flow_year((), opened, (), opened), "moten": meetings, "mote": [call(2)] * 6})
    report = protected(year)
    attack([({"x": report}, {"x": year})])
    assert report.figure("mote").total is HIDDEN or report.figure("moten").total is HIDDEN or all(each.whole for each in report.figure("moten").breakdowns[:1])


def test_the_year_before_tells_what_was_there_when_the_year_began() -> None:
    girls, boys = [seen()] * 9, [seen("pojke")] * 2
    first = year_of("Boden", 2026, flow_year((), girls + boys, girls[:5], girls[5:] + boys))
    second = year_of("Boden", 2027, flow_year(girls[5:] + boys, girls, girls[:6], girls[:7] + boys))
    earlier = protected(first)
    report = protected(second, earlier)
    assert earlier.figure(LEFT).total == report.figure(LEFT_BEFORE).total == 6
    for by in (BY_GENDER, BY_SEEN):
        assert shown(report.figure(LEFT_BEFORE), by) == shown(earlier.figure(LEFT), by)
    attack([({"före": earlier, "x": report}, {"före": first, "x": second})])


def test_what_the_year_before_hid_for_the_sake_of_others_stays_hidden() -> None:
    girls, boys = [seen()] * 20, [seen("pojke")] * 7
    left = girls[9:] + boys[1:]
    first, second = (
        year_of("Boden", 2026, flow_year((), girls + boys, girls[:9] + boys[:1], left)),
        year_of("Boden", 2027, flow_year(left, (), (), left)),
    )
    earlier = protected(first)
    report = protected(second, earlier)
    assert shown(earlier.figure(LEFT), BY_GENDER) == {"flicka": HIDDEN, "pojke": HIDDEN}
    assert shown(report.figure(LEFT_BEFORE), BY_GENDER) == {"flicka": HIDDEN, "pojke": HIDDEN}
    assert shown(protected(second).figure(LEFT_BEFORE), BY_GENDER) == {"flicka": 11, "pojke": 6}
    attack([({"före": earlier, "x": report}, {"före": first, "x": second})])


def test_an_earlier_report_that_no_longer_agrees_is_left_out() -> None:
    girls, boys = [seen()] * 9, [seen("pojke")] * 3
    first = year_of("Boden", 2026, flow_year((), girls + boys, (), girls + boys))
    corrected = girls + [seen("annan könsidentitet")] * 3
    second = year_of("Boden", 2027, flow_year(corrected, (), (), corrected))
    assert protected(second, protected(first)).figure(LEFT_BEFORE).total == 12
    # The hidden boys cannot be forty.
    many = girls + [seen("pojke")] * 40
    wrong = replace(protected(first), figures=tuple(_only(figure) for figure in protected(first).figures))
    assert protected(year_of("Boden", 2027, flow_year(many, (), (), many)), wrong) == protected(year_of("Boden", 2027, flow_year(many, (), (), many)))


def test_relations_that_the_numbers_do_not_have_are_left_out() -> None:
    opened = [seen()] * 20
    strange = {"mote": [Thing({"inom frist": "ingen frist"}, 3)] * 6}
    report = protected(year_of("Boden", 2026, {**flow_year((), opened, (), opened), **strange}))
    assert report.figure("mote").total == 6
    assert report.figure("mote").days == Spread(6, 3)


def test_a_report_that_was_counted_anew_stays_as_it_was_published() -> None:
    old, new = municipalities(8, 20), municipalities(9, 20)
    published = [protected(year) for year in old]
    reports = protected_together([Source(year, already) for year, already in zip(new, published, strict=True)], Source(summed("länet", new)))
    assert reports[:2] == published
    assert totals(reports) == [8, 20, 29]


def test_a_county_has_a_year_before_too() -> None:
    rng = random.Random(4)
    parts = [years(rng, f"kommun {place}", 8) for place in range(2)]
    county = [summed("länet", [part[place] for part in parts]) for place in range(2)]
    first = protected_together([Source(part[0]) for part in parts], Source(county[0]))
    second = protected_together([Source(part[1], earlier=report) for part, report in zip(parts, first, strict=False)], Source(county[1], earlier=first[2]))
    for before, after in zip(first, second, strict=True):
        assert before.figure(LEFT).total == after.figure(LEFT_BEFORE).total


def _only(figure: ProtectedFigure) -> ProtectedFigure:
    return figure if figure.key != LEFT else replace(figure, breakdowns=figure.breakdowns[:2])


def municipalities(*sizes: int) -> list[Year]:
    return [year_of(f"kommun {place}", 2026, {"placeringar": placed(["gjord"] * size)}) for place, size in enumerate(sizes)]


def totals(reports: Sequence[ProtectedYear]) -> list[Shown]:
    return [report.figure("placeringar").total for report in reports]


def test_the_county_does_not_tell_what_one_municipality_hides() -> None:
    parts = municipalities(3, 10, 20)
    county = summed("länet", parts)
    assert totals(protected_together([Source(part) for part in parts], Source(county))) == [HIDDEN, HIDDEN, 20, 33]


def test_municipalities_that_have_published_stay_and_the_county_hides() -> None:
    parts = municipalities(3, 10, 20)
    published = [Source(part, already=protected(part)) for part in parts]
    assert totals(protected_together(published, Source(summed("länet", parts)))) == [HIDDEN, 10, 20, HIDDEN]


def test_two_that_hide_hide_each_other() -> None:
    parts = municipalities(3, 2, 20)
    published = [Source(part, already=protected(part)) for part in parts]
    assert totals(protected_together(published, Source(summed("länet", parts)))) == [HIDDEN, HIDDEN, 20, 25]


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
            reading, true = Reports(), counts(year)
            reading.read("x", report)
            small = sum(0 < true[name[:1]] < SMALL or 0 < count < SMALL for name, count in true.items())
            for place, number in enumerate((len(true), small, len(reading.least))):
                sums[place] += number
            self.registers += 1


def attack(sets: Sequence[tuple[dict[str, ProtectedYear], dict[str, Year]]], frozen: Sequence[set[str]] | None = None) -> int:
    """Bounds every hidden number of each set of reports (by register) from what is shown; how many there were.

    No hidden count from 1 to 4 is told, and each hidden number's range is wide. A zero in a report that was published before (``frozen``;
    what was left then stands in the next year's report too) may be told by a later one, when there is none of its kind anywhere; so may the
    number without days, which no report has.
    """
    readings = []
    for reports, truth in sets:
        reading = Reports()
        for register, report in reports.items():
            reading.read(register, report, alone="länet" not in reports)
        if "länet" in reports:
            reading.county("länet", [register for register in reports if register != "länet"])
        if "före" in reports:
            reading.follows("x", "före")
        assert reading.agrees({(register, *name): count for register, year in truth.items() for name, count in counts(year).items()})
        readings.append(reading)
    bounds = [widths(reading, WIDE) for reading in readings]
    for (_, truth), found, old in zip(sets, bounds, frozen or [set()] * len(sets), strict=False):
        for (register, *name), (low, high) in found.items():
            true = counts(truth[register])[tuple(name)]
            assert low <= true <= high or high - low >= WIDE
            assert high > low or not 0 < true < SMALL, (register, name, true)
            told = register in old or name[-1] == "saknar" or (name[0] == LEFT_BEFORE and "före" in old)
            assert high - low >= WIDE or (true == 0 and told), (register, name, true, low, high)
    return sum(len(reading.least) for reading in readings)


def random_reports(seed: int, price: Price) -> tuple[dict[str, ProtectedYear], dict[str, Year], set[str]]:
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
        reports = {"före": earlier, "x": protected(second, earlier)}
    else:
        parts = [first, *(years(rng, f"kommun {place}", rng.choice([1, 3, size, 8]))[0] for place in range(rng.choice([1, 2, 3])))]
        names = [f"{place}" for place in range(len(parts))]
        published = rng.random() < 0.5
        sources = [Source(part, protected(part) if published else None) for part in parts]
        truth, frozen = dict(zip([*names, "länet"], [*parts, summed("länet", parts)], strict=True)), set(names if published else [])
        reports = dict(zip(truth, protected_together(sources, Source(truth["länet"])), strict=True))
    took = time.perf_counter() - began
    price.seconds, price.slowest = price.seconds + took, max(price.slowest, took)
    for year in truth.values():
        assert_flow(year)
    price.add(f"{('ett år', 'ett år', 'två år', 'län')[kind]}, {'≤ 8' if size <= 8 else '12–40' if size <= 40 else '100'}", truth.values(), reports.values())
    return reports, truth, frozen


@pytest.mark.slow
def test_nobody_with_an_integer_programme_works_out_a_small_number() -> None:
    price, seed, began = Price(), 0, time.perf_counter()
    while price.registers < REGISTERS:
        sets, frozen = [], []
        for _ in range(12):
            reports, truth, old = random_reports(seed, price)
            seed += 1
            if any(count is HIDDEN for report in reports.values() for figure in report.figures for count in _all(figure)):
                sets.append((reports, truth))
                frozen.append(old)
        price.bounded += attack(sets, frozen)
    say(f"\n{price.registers} registers; {price.bounded} hidden numbers bounded")
    for kind, (total, small, gone) in sorted(price.by_size.items()):
        say(f"  {kind}: {total} cells, {small / total:.1%} small or in a small figure, {(gone - small) / total:.1%} more hidden")
    say(f"protection {price.seconds:.0f} s, slowest {price.slowest:.2f} s; in all {time.perf_counter() - began:.0f} s")


def _all(figure: ProtectedFigure) -> list[Shown]:
    return [figure.total, *(part.count for each in figure.breakdowns for part in each.parts)]


def test_a_handful_of_registers_every_time() -> None:
    price = Price()
    cases = [random_reports(seed, price) for seed in (2, 3, 7, 14)]
    assert attack([(reports, truth) for reports, truth, _ in cases], [old for *_, old in cases])


@pytest.mark.slow
def test_fourteen_municipalities_and_their_county_are_protected_in_reasonable_time() -> None:
    rng = random.Random(5)
    began = time.perf_counter()
    protected(years(rng, "Luleå", 400)[0])
    one = time.perf_counter()
    parts = [years(rng, f"kommun {place}", rng.choice([3, 8, 20, 60]))[0] for place in range(14)]
    reports = protected_together([Source(part) for part in parts], Source(summed("länet", parts)))
    two = time.perf_counter()
    protected_together([Source(part, protected(part)) for part in parts], Source(summed("länet", parts)))
    say(f"\none large municipality {one - began:.2f} s, 14 with county {two - one:.1f} s, county after 14 {time.perf_counter() - two:.1f} s")
    assert len(reports) == 15
