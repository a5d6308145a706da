"""What is left to read of small years, and that the other methods are what they are called."""

from __future__ import annotations

import random
from collections import Counter

import pytest
from statistics_invented import OPENED, drawn, year_of
from statistics_methods import Keys, cells_of, fewest_hidden, noises, sums_of
from statistics_usefulness import SIZES, attacks, lines, periods, usefulness

from norrbus_cli.suppression.model import SMALL

pytestmark = pytest.mark.no_cover

# Own goals: of the parts above zero that are there at most so many are hidden.
GOALS = dict(zip(SIZES, (1 / 3, 1 / 5, 1 / 10), strict=True))


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
def test_a_year_in_groups_has_fewer_gaps_and_shows_as_many_numbers(size: int) -> None:
    sums: dict[str, Counter[str]] = {}
    for method, count in usefulness(12, size):
        sums.setdefault(method, Counter()).update(count)
    before, after = sums["utan stegar"], sums["med stegar"]
    assert after["hidden"] <= (GOALS[size] + 0.03) * after["there"]
    assert after["there"] - after["hidden"] >= 0.9 * (before["there"] - before["hidden"])
    assert after["dropped"] < 0.6 * after["splits"]


@pytest.mark.slow
def test_three_years_together_have_fewer_gaps_than_one() -> None:
    """Where they are published instead of the years; beside them a period is not much more than a year."""
    sums: dict[str, Counter[str]] = {}
    for report, count in periods(8, 12):
        sums.setdefault(report, Counter()).update(count)
    year, period, beside = sums.values()
    assert period["hidden"] / period["there"] < 0.7 * year["hidden"] / year["there"]
    assert period["dropped"] / period["splits"] < 0.5 * year["dropped"] / year["splits"]
    assert beside["hidden"] / beside["there"] < 1.1 * year["hidden"] / year["there"]


@pytest.mark.slow
def test_the_tables_are_written() -> None:
    found = list(lines(1))
    assert sum("| med stegar |" in line for line in found) == len(SIZES)
    assert sum("| tre år tillsammans |" in line for line in found) == 2


def test_the_fewest_are_hidden_beside_the_small() -> None:
    cells = cells_of(year_of("x", 2026, drawn(random.Random(3), 40)[0]))
    hidden = fewest_hidden(cells, sums_of(cells))
    assert {name for name, count in cells.items() if 0 < count < SMALL} <= hidden
    for row in sums_of(cells):
        assert len(hidden & row.keys()) != 1


@pytest.mark.parametrize("most", [2, 4])
def test_noise_is_bounded_and_right_on_average(most: int) -> None:
    assert noises(0, most) == ((0, 1.0),)
    for count in range(1, 9):
        chances = noises(count, most)
        before = [0.0, *(reached for _, reached in chances)]
        mean = sum(
            value * (reached - below)
            for (value, reached), below in zip(chances, before, strict=False)
        )
        assert abs(mean) < 1e-6
        assert chances[0][0] == -min(count, most)
        assert chances[-1][0] == most
        assert round(chances[-1][1], 9) == 1


def test_the_same_records_have_the_same_noise_everywhere() -> None:
    things = drawn(random.Random(5), 40)
    keys = Keys(random.Random(1), 2)
    first, second = keys.noisy(things[0]), keys.noisy(things[1])
    left = {name[1:]: count for name, count in first.items() if name[0] == "pagaende_ar_ut"}
    there = {name[1:]: count for name, count in second.items() if name[0] == "pagaende_ar_in"}
    assert {place: left[place] for place in there} == there
    assert keys.noisy({OPENED: []}) == {}


def test_a_threshold_does_not_promise_four_values() -> None:
    found = attacks(4, 40)
    assert found["tröskel, ett år"].known > found["nycklar, ett år"].known
    # Noise that is bounded is told by the sums, where it reaches its bound.
    assert found["nycklar, ett år"].narrow > 0
