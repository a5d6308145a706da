"""Other ways to protect a year, to measure ours against: a threshold with the fewest other cells hidden, and the cell key method."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp

import swiglpk as glpk
from statistics_attacker import Name, Reports
from statistics_invented import Thing

from norrbus_cli.statistics.indicators import BY_KEY
from norrbus_cli.statistics.ladders import Rung
from norrbus_cli.statistics.model import Year
from norrbus_cli.statistics.relations import FLOW, FLOW_SPLITS
from norrbus_cli.suppression.model import SMALL

Cells = dict[Name, int]
# A table of cells whose counts, times factors, sum to 0.
Sums = list[dict[Name, int]]


def cells_of(year: Year) -> Cells:
    """Every count about people; of days nothing."""
    return {
        (figure.key, *place): count
        for figure in year.figures
        if BY_KEY[figure.key].about_people
        for place, count in figure.counts.items()
    }


def sums_of(cells: Cells) -> Sums:
    """The splits and the flow."""
    splits: dict[Name, list[Name]] = {}
    for name in cells:
        if len(name) == 3:
            splits.setdefault(name[:2], []).append(name)
    sums = [{(split[0],): -1} | dict.fromkeys(parts, 1) for split, parts in splits.items()]
    tails = {name[1:] for name in cells if name[0] == FLOW[0][0]}
    came, went = FLOW
    return sums + [
        {(key, *tail): 1 if key in came else -1 for key in (*came, *went)}
        for tail in sorted(tails)
        if not tail or tail[0] in FLOW_SPLITS
    ]


def fewest_hidden(cells: Cells, sums: Sums) -> set[Name]:
    """Every count from 1 to 4, and the fewest others so that no sum has one hidden count alone (an integer programme by GLPK).

    A zero is shown. This is what a threshold with optimal secondary hiding most often means; how much a hidden count can vary is not asked.
    """
    names = [name for name, count in cells.items() if count]
    if not names:
        return set()
    at = {name: place for place, name in enumerate(names, 1)}
    rows = [
        (each, [other for other in here if other != each])
        for row in sums
        if (here := [name for name in row if name in at])
        for each in here
    ]
    problem = glpk.glp_create_prob()
    glpk.glp_add_cols(problem, len(names))
    for name, place in at.items():
        glpk.glp_set_col_kind(problem, place, glpk.GLP_BV)
        glpk.glp_set_obj_coef(problem, place, 1)
        if cells[name] < SMALL:
            glpk.glp_set_col_bnds(problem, place, glpk.GLP_FX, 1, 1)
    if rows:
        glpk.glp_add_rows(problem, len(rows))
    for line, (each, others) in enumerate(rows, 1):
        glpk.glp_set_row_bnds(problem, line, glpk.GLP_LO, 0, 0)
        places, factors = glpk.intArray(len(others) + 2), glpk.doubleArray(len(others) + 2)
        for number, (name, factor) in enumerate([(each, -1), *((one, 1) for one in others)], 1):
            places[number], factors[number] = at[name], factor
        glpk.glp_set_mat_row(problem, line, len(others) + 1, places, factors)
    whole = glpk.glp_iocp()
    glpk.glp_init_iocp(whole)
    whole.msg_lev, whole.presolve, whole.tm_lim = glpk.GLP_MSG_OFF, glpk.GLP_ON, 20_000
    glpk.glp_intopt(problem, whole)
    assert glpk.glp_mip_status(problem) in {glpk.GLP_OPT, glpk.GLP_FEAS}
    hidden = {name for name, place in at.items() if glpk.glp_mip_col_val(problem, place) > 0.5}
    glpk.glp_delete_prob(problem)
    return hidden


def told(register: str, cells: Cells, sums: Sums, hidden: set[Name]) -> Reports:
    """What is known where some counts are hidden, and zeros are not."""
    found = Reports()
    for name, count in cells.items():
        if name in hidden:
            found.least[register, *name] = 1
        else:
            found.known[register, *name] = count
    found.sums = [
        ({(register, *name): factor for name, factor in row.items()}, True) for row in sums
    ]
    return found


# The cell key method.


@cache
def noises(count: int, most: int) -> tuple[tuple[int, float], ...]:
    """Each noise with the chance of at most it: triangular from -most to most, no count below 0, the mean 0 (tilted, where a small count cuts it off)."""
    if not count:
        return ((0, 1.0),)
    values = range(-min(count, most), most + 1)

    def weights(tilt: float) -> list[float]:
        return [(most + 1 - abs(value)) * exp(tilt * value) for value in values]

    low, high = -9.0, 9.0
    for _ in range(60):
        tilt = (low + high) / 2
        over = sum(value * weight for value, weight in zip(values, weights(tilt), strict=True))
        low, high = (low, tilt) if over > 0 else (tilt, high)
    every, found, reached = weights(low), [], 0.0
    for value, weight in zip(values, every, strict=True):
        reached += weight / sum(every)
        found.append((value, reached))
    return tuple(found)


@dataclass
class Keys:
    """A key from 0 to 1 for each record, which it keeps in every table and year."""

    rng: random.Random
    most: int

    def __post_init__(self) -> None:
        self.of: dict[int, float] = {}

    def noisy(
        self, things: Mapping[str, Sequence[Thing]], rung: Mapping[str, Rung] | None = None
    ) -> Cells:
        """Every count with the noise that the sum of its records' keys gives."""
        count: Counter[Name] = Counter()
        key: Counter[Name] = Counter()
        for figure in BY_KEY.values():
            for thing in things.get(figure.key, ()) if figure.about_people else ():
                own = self.of.setdefault(id(thing), self.rng.random())
                for name in self._names(figure.key, thing, rung or {}):
                    count[name] += 1
                    key[name] += own  # type: ignore[assignment]
        return {name: number + self._noise(number, key[name] % 1) for name, number in count.items()}

    def _names(self, figure: str, thing: Thing, rung: Mapping[str, Rung]) -> list[Name]:
        found: list[Name] = [(figure,)]
        for by, category in ((split.by, thing.by[split.by]) for split in BY_KEY[figure].splits):
            groups = [name for name, members in rung.get(by, ()) if category in members]
            found.append((figure, by, groups[0] if groups else category))
        return found

    def _noise(self, count: int, key: float) -> int:
        return next(value for value, reached in noises(count, self.most) if key <= reached + 1e-9)


def bounded(register: str, cells: Cells, noisy: Cells, sums: Sums, most: int) -> Reports:
    """What is known where each count has a noise of at most ``most``, zeros none, and no count is below 0."""
    found = Reports()
    for name, count in cells.items():
        shown = noisy.get(name, 0)
        if not count:
            # A zero can be a small count that was taken away; who reads knows no more of it.
            found.least[register, *name], found.most[register, *name] = 0, most
        else:
            found.least[register, *name] = max(int(shown > 0), shown - most)
            found.most[register, *name] = shown + most
    found.sums = [
        ({(register, *name): factor for name, factor in row.items()}, True) for row in sums
    ]
    return found
