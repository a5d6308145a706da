"""What of some tables is held back: the rule, table by table, and its arithmetic."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Mapping

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from norrbus_cli.suppression import search, solver, tableau
from norrbus_cli.suppression.model import (
    SMALL,
    Cell,
    Contradiction,
    Equation,
    Fixed,
    Protection,
    System,
    Table,
    is_small,
    ranges,
)
from norrbus_cli.suppression.search import protect
from norrbus_cli.words.record import replace

# Four possible values; the programme has a name for it too, but this is what is promised.
WIDE = 3
Tables = Mapping[str, tuple[int, ...] | list[tuple[int, ...]]]


def system(tables: Tables, *links: dict[str, int]) -> System:
    """Tables by name: the parts of a split, or of several. A total is called ``a``, its parts ``a00``, ``a01``, of its second split ``a10``."""
    values: dict[Cell, int | None] = {}
    made = []
    for name, given in tables.items():
        splits = given if isinstance(given, list) else [given]
        cells = tuple(
            tuple((f"{name}{number}{place}",) for place in range(len(parts)))
            for number, parts in enumerate(splits)
        )
        values[name,] = sum(splits[0])
        values |= {
            cell: count
            for row, parts in zip(cells, splits, strict=True)
            for cell, count in zip(row, parts, strict=True)
        }
        made.append(Table((name,), cells))
    return System(
        values,
        tuple(made),
        tuple({(name,): factor for name, factor in link.items()} for link in links),
    )


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
    assert (
        names(protection.hidden)
        == names(protection.may_be_zero)
        == {"a00", "a01", "a02", "a03", "a04"}
    )


def test_parts_of_one_each_that_a_total_would_tell_may_be_zero() -> None:
    protection = protect(system({"a": (1, 1, 1, 1, 1)}))
    assert (
        names(protection.hidden)
        == names(protection.may_be_zero)
        == {f"a0{place}" for place in range(5)}
    )


def test_an_empty_figure_shows_its_zeros() -> None:
    assert hidden({"a": (0, 0, 0)}) == set()


def test_a_flow_tells_a_hidden_total_so_another_goes_with_it() -> None:
    small = {"in": (20, 10), "new": (2, 1), "out": (22, 11)}
    assert hidden(small) == {"new", "new00", "new01"}
    flows = [
        {"in": 1, "new": 1, "out": -1},
        {"in00": 1, "new00": 1, "out00": -1},
        {"in01": 1, "new01": 1, "out01": -1},
    ]
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
    given = replace(
        given,
        values={**given.values, ("a00",): None, ("a01",): None, ("x",): None},
        slack=cells("x"),
    )
    assert names(
        protect(given, Fixed(shown=cells("a", "a02"), hidden=cells("a00", "a01"))).hidden
    ) == {"a00", "a01"}


@pytest.mark.parametrize(
    ("values", "link"),
    [
        ({"a": 11}, {}),  # the parts do not sum to the total
        ({"a00": None, "a": 8}, {}),  # the unknown would be negative
        ({"x": None}, {"x": 2, "a00": -1}),  # it would be one and a half
    ],
)
def test_numbers_that_cannot_all_be_true_are_refused(
    values: dict[str, int | None], link: dict[str, int]
) -> None:
    given = system({"a": (3, 4, 5)}, *([link] if link else []))
    changed = dict(given.values)
    changed.update({(name,): count for name, count in values.items()})
    with pytest.raises(Contradiction):
        protect(replace(given, values=changed))


def test_what_is_narrow_by_several_equations_is_widened_or_told() -> None:
    # c00 is d00 and three more, and each stands beside one other hidden part: neither alone is narrow, but d00 can be 1 to 3 only.
    tables = {"c": (4, 3, 20), "d": (1, 4, 20), "t": (3,), "p": (4, 3), "q": (1, 4)}
    given = system(tables, {"c00": 1, "d00": -1, "t": -1}, {"p00": 1, "q00": -1, "t": -1})
    published = Fixed(shown=cells("t", "t00", "p", "q"), hidden=cells("p00", "p01", "q00", "q01"))
    protection = protect(given, published)
    assert names(protection.hidden) & set(map("".join, itertools.product("cd", ["02"])))
    assert names(protection.narrow) == {"p00", "p01", "q00", "q01"}
    assert {
        name
        for (name,), (low, high) in ranges(given, protection).items()
        if high is not None and high - low < WIDE
    } == names(protection.narrow)


def test_what_is_known_all_the_same_is_not_hidden_for_nothing() -> None:
    # h has published all, l its total and that c02 has none; b has none either, so n02 is 11. It was hidden before that was seen.
    tables = {"b": (3, 2, 0), "h": (29, 20, 11), "l": (6, 2, 0), "m": (9, 4, 0), "n": (38, 24, 11)}
    links = [{f"m{tail}": -1, f"b{tail}": 1, f"l{tail}": 1} for tail in ("", "00", "01", "02")]
    links += [
        {f"n{tail}": -1, f"b{tail}": 1, f"l{tail}": 1, f"h{tail}": 1}
        for tail in ("", "00", "01", "02")
    ]
    given = system(tables, *links)
    published = Fixed(shown=cells("h", "h00", "h01", "h02", "l", "l02"), hidden=cells("l00", "l01"))
    looking = search._Search(given, published)
    looking.hide()
    looking.show_again()
    assert ("n02",) in looking.now.hidden
    protection = looking.answer()
    assert names(protection.hidden) == {"b00", "b01", "l00", "l01", "m00", "m01", "n00", "n01"}
    assert not protection.narrow


# The arithmetic.


def test_a_range_has_no_upper_end_where_the_total_is_hidden() -> None:
    given = system({"a": [(3, 1), (4, 0)]})
    assert ranges(given, Protection(cells("a", "a00", "a01"), cells("a00", "a01"))) == {
        ("a",): (4, 4),
        ("a00",): (0, 4),
        ("a01",): (0, 4),
    }
    everything = cells("a", "a00", "a01", "a10", "a11")
    assert ranges(given, Protection(everything, everything - cells("a")))["a",] == (1, None)
    assert ranges(given, Protection(everything, everything - cells("a")))["a00",] == (0, None)
    less = replace(system({"a": (5, 9)}, {"a00": 1, "x": 1, "a01": -1}), slack=cells("x"))
    assert ranges(replace(less, values={**less.values, ("x",): 4}), Protection(cells("a00"))) == {
        ("a00",): (5, 5)
    }


def test_whole_numbers_are_found_where_the_extremes_are_halves() -> None:
    # Of three, any two are one at most: together 1.5, but in whole numbers 1.
    rows = [{0: 1, 1: 1, 3: 1}, {1: 1, 2: 1, 4: 1}, {0: 1, 2: 1, 5: 1}, {0: 1, 1: 1, 2: 1, 6: -1}]
    start = [0, 0, 0, 1, 1, 1, 0]

    def standing() -> tableau.Tableau:
        return tableau.Tableau(rows, start, [0] * 7)

    assert standing().push(6, 1) == 1.5
    assert solver.reach(standing(), 6, 1)[0] == 1
    assert solver.reach(standing(), 6, 1, 1)[0] == 1
    assert solver.reach(standing(), 6, 1, 2)[0] == 1
    halves = standing()
    halves.push(6, 1)
    assert halves.fractional() is not None
    found = solver.whole(halves)
    assert found is not None
    assert all(isinstance(value, int) for value in found)


def test_a_search_that_takes_too_long_claims_only_what_it_found(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solver, "BRANCHES", 1)
    rows = [{0: 1, 1: 1, 3: 1}, {1: 1, 2: 1, 4: 1}, {0: 1, 2: 1, 5: 1}, {0: 1, 1: 1, 2: 1, 6: -1}]
    standing = tableau.Tableau(rows, [0, 0, 0, 1, 1, 1, 0], [0] * 7)
    assert solver.reach(standing.copy(), 6, 1)[0] == 0
    standing.push(6, 1)
    assert solver.whole(standing) is None


def test_steps_that_lead_nowhere_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tableau, "PATIENCE", 0)
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
    splits = [
        [cell for cell in equation if cell in protection.hidden] for equation in given.equations[:5]
    ]
    bounds = [
        [range(0 if cell in protection.may_be_zero else 1, top + 1) for cell in split]
        for split in splits
    ]
    fits = [
        [
            point
            for point in itertools.product(*ends)
            if _holds(equation, given, dict(zip(split, point, strict=True)))
        ]
        for equation, split, ends in zip(given.equations, splits, bounds, strict=False)
    ]
    for points in itertools.product(*fits):
        at = {
            cell: value
            for split, point in zip(splits, points, strict=True)
            for cell, value in zip(split, point, strict=True)
        }
        if _holds(given.equations[5], given, at):
            for cell in unknown:
                tried[cell].add(at[cell])
    found = ranges(given, protection)
    assert found == {cell: (min(values), max(values)) for cell, values in tried.items()}
    assert all(
        low <= (given.values[cell] or 0) <= (high or 0) for cell, (low, high) in found.items()
    )


def _holds(equation: Equation, given: System, at: dict[Cell, int]) -> bool:
    return not sum(
        factor * at.get(cell, given.values[cell] or 0) for cell, factor in equation.items()
    )


@settings(max_examples=60, deadline=None)
@for_all(
    st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=2),
    st.randoms(use_true_random=False),
)
def test_protection_is_the_same_each_time_and_leaves_every_range_wide_with_the_truth_in_it(
    counts: list[list[int]], rng: random.Random
) -> None:
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


def added_up(rng: random.Random, below: int = 9) -> System:
    """Four areas with two splits each, and their sum."""
    areas = [[[rng.randrange(below) for _ in range(4)] for _ in range(2)] for _ in range(4)]
    for parts, others in areas:
        others[0] += sum(parts)
        parts[0] += sum(others) - sum(parts)
    areas.append(
        [[sum(each) for each in zip(*split, strict=True)] for split in zip(*areas, strict=True)]
    )
    tables: Tables = {
        name: [tuple(split) for split in area] for name, area in zip("abcds", areas, strict=True)
    }
    tails = ["", *(f"{split}{place}" for split in range(2) for place in range(4))]
    return system(
        tables,
        *(
            dict.fromkeys((f"{area}{tail}" for area in "abcd"), 1) | {f"s{tail}": -1}
            for tail in tails
        ),
    )


@pytest.mark.parametrize("seed", range(12))
def test_how_proofs_are_looked_for_changes_nothing(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = added_up(random.Random(seed))
    found = protect(given)
    assert found.hidden
    for whole, patience in ((0, 500), (1, 500), (500, 500), (0, 0)):
        monkeypatch.setattr(tableau, "WHOLE", whole)
        monkeypatch.setattr(tableau, "PATIENCE", patience)
        assert protect(given) == found


@pytest.mark.parametrize("below", [2, 3, 9])
def test_what_may_move_is_what_is_unknown_however_it_became_so(below: int) -> None:
    for seed in range(20):
        looking = search._Search(added_up(random.Random(seed), below), Fixed())
        for step in (looking.hide, looking.show_again):
            step()
            kept = looking.prover._all(looking.now).tableau
            looking.prover._room = None
            anew = looking.prover._all(looking.now).tableau
            assert (kept.least, kept.most) == (anew.least, anew.most)


@pytest.mark.parametrize("seed", range(30))
def test_every_range_is_wide_when_some_were_not_at_first(seed: int) -> None:
    given = added_up(random.Random(seed), 3 + seed % 5)
    protection = protect(given)
    narrow = {
        cell
        for cell, (low, high) in ranges(given, protection).items()
        if high is not None and high - low < WIDE
    }
    assert narrow == protection.narrow


@pytest.mark.parametrize("seed", range(20))
def test_extremes_are_those_of_trying_everything_where_factors_are_great(seed: int) -> None:
    rng, size, top = random.Random(seed), 5, 3
    factors = [[rng.randint(-3, 3) for _ in range(size)] for _ in range(2)]
    start = [rng.randint(0, top) for _ in range(size)]
    rows = [
        *({place: factor for place, factor in enumerate(row) if factor} for row in factors),
        *({place: 1, size + place: 1} for place in range(size)),
    ]
    standing = tableau.Tableau(rows, [*start, *(top - each for each in start)], [0] * 2 * size)
    points = [
        point
        for point in itertools.product(range(top + 1), repeat=size)
        if all(
            sum(
                factor * (here - there)
                for factor, here, there in zip(row, point, start, strict=True)
            )
            == 0
            for row in factors
        )
    ]
    for target, sign in itertools.product(range(size), (-1, 1)):
        moved = standing.copy()
        extreme = sign * max(sign * point[target] for point in points)
        found, point = solver.reach(moved, target, sign)
        assert found == extreme
        assert tuple(point.get(each, start[each]) for each in range(size)) in points
        # The real extreme is no nearer than the whole one, and is where the equations hold.
        moved = standing.copy()
        reached = moved.push(target, sign)
        assert reached is not None
        assert sign * reached >= sign * extreme
        for row in rows:
            assert (
                sum(f * (moved.values[each] - standing.values[each]) for each, f in row.items())
                == 0
            )


@pytest.mark.parametrize(("count", "small"), [(0, False), (1, True), (4, True), (5, False)])
def test_one_to_four_are_few(count: int, small: bool) -> None:
    assert is_small(count) is small
