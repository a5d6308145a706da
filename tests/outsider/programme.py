"""The least and the greatest that unknown numbers can be, by GLPK, in whole numbers."""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence

import swiglpk as glpk
from outsider.relations import System, Unknown

# Ways in which all that is unknown is moved at once, before one number at a time.
DIRECTIONS = 8


class Contradiction(Exception):
    """No numbers agree with all that is told."""


def ranges(system: System, wanted: Iterable[Unknown], wide: int) -> dict[Unknown, tuple[int, int]]:
    """The bounds of the wanted numbers; bounds further apart than ``wide`` are not sought further. Raises Contradiction."""
    asked = {name for name in wanted if name in system.least}
    found: dict[Unknown, tuple[int, int]] = {}
    for names, rows in _components(system):
        of_these = [place for place, name in enumerate(names) if name in asked]
        if of_these:
            problem = Problem(system, names, rows)
            problem.widen(of_these, wide)
            found |= {names[place]: (problem.low[place], problem.high[place]) for place in of_these}
    return found


def _components(system: System) -> Iterable[tuple[list[Unknown], list[int]]]:
    """The numbers that lead to each other, with their rows."""
    of: dict[Unknown, Unknown] = {name: name for name in system.least}

    def root(name: Unknown) -> Unknown:
        while of[name] != name:
            of[name] = of[of[name]]
            name = of[name]
        return name

    for row, _, _ in system.rows:
        first, *others = row
        for other in others:
            of[root(other)] = root(first)
    names: dict[Unknown, list[Unknown]] = {}
    rows: dict[Unknown, list[int]] = {}
    for name in of:
        names.setdefault(root(name), []).append(name)
    for number, (row, _, _) in enumerate(system.rows):
        rows.setdefault(root(next(iter(row))), []).append(number)
    return [(group, rows.get(key, [])) for key, group in names.items()]


class Problem:
    """Numbers in an integer programme. Every solution that is found tells of all of them."""

    def __init__(self, system: System, names: Sequence[Unknown], rows: Sequence[int]) -> None:
        self.names = names
        self.low, self.high = [10**9] * len(names), [-(10**9)] * len(names)
        self.problem = glpk.glp_create_prob()
        at = {name: place for place, name in enumerate(names, 1)}
        glpk.glp_add_cols(self.problem, len(at))
        for name, place in at.items():
            least, most = system.least[name], system.most[name]
            if least > most:
                raise Contradiction(name, least, most)
            kind = glpk.GLP_FX if least == most else glpk.GLP_DB
            glpk.glp_set_col_bnds(self.problem, place, kind, least, most)
            glpk.glp_set_col_kind(self.problem, place, glpk.GLP_IV)
        if rows:
            glpk.glp_add_rows(self.problem, len(rows))
        for line, number in enumerate(rows, 1):
            row, low, high = system.rows[number]
            kind = glpk.GLP_FX if low == high else glpk.GLP_DB
            glpk.glp_set_row_bnds(self.problem, line, kind, low, high)
            places, factors = glpk.intArray(len(row) + 1), glpk.doubleArray(len(row) + 1)
            for each, (name, factor) in enumerate(row.items(), 1):
                places[each], factors[each] = at[name], factor
            glpk.glp_set_mat_row(self.problem, line, len(row), places, factors)
        glpk.glp_set_obj_dir(self.problem, glpk.GLP_MAX)
        self.simplex, self.whole = glpk.glp_smcp(), glpk.glp_iocp()
        glpk.glp_init_smcp(self.simplex)
        glpk.glp_init_iocp(self.whole)
        self.simplex.msg_lev = self.whole.msg_lev = glpk.GLP_MSG_OFF
        # Without cuts a few lives are never done.
        self.whole.gmi_cuts = self.whole.mir_cuts = glpk.GLP_ON

    def __del__(self) -> None:
        glpk.glp_delete_prob(self.problem)

    def widen(self, wanted: Sequence[int], wide: int) -> None:
        """Move the wanted numbers, together and then one by one."""
        rng, size = random.Random(0), len(self.names)
        together = [[1] * size, [-1] * size]
        together += [[rng.randint(-9, 9) for _ in self.names] for _ in range(DIRECTIONS)]
        for weights in together:
            if any(self.high[place] - self.low[place] < wide for place in wanted):
                self.solve(weights)
        for place in wanted:
            for sign in (1, -1):
                if self.high[place] - self.low[place] < wide:
                    self.solve([sign if each == place else 0 for each in range(size)])

    def solve(self, weights: Sequence[int]) -> None:
        """The whole numbers with the greatest weighted sum."""
        for place, weight in enumerate(weights, 1):
            glpk.glp_set_obj_coef(self.problem, place, weight)
        if glpk.glp_simplex(self.problem, self.simplex) or (
            glpk.glp_get_status(self.problem) != glpk.GLP_OPT
        ):
            raise Contradiction(self.names[0])
        places = range(1, len(weights) + 1)
        point = [glpk.glp_get_col_prim(self.problem, place) for place in places]
        if any(abs(value - round(value)) > 1e-6 for value in point):
            if glpk.glp_intopt(self.problem, self.whole) or (
                glpk.glp_mip_status(self.problem) != glpk.GLP_OPT
            ):
                raise Contradiction(self.names[0])
            point = [glpk.glp_mip_col_val(self.problem, place) for place in places]
        self.low = [min(low, round(value)) for low, value in zip(self.low, point, strict=True)]
        self.high = [max(high, round(value)) for high, value in zip(self.high, point, strict=True)]
