"""Somebody who reads the reports, knows the published rules, and has an integer programme: GLPK's, not ours."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field

import swiglpk as glpk
from statistics_invented import counts

from norrbus_cli.deviation.model import CLOSED as DEVIATION_CLOSED
from norrbus_cli.deviation.model import READY
from norrbus_cli.meeting.choices import NORRBUS_MEETING
from norrbus_cli.statistics.coarsening import coarsened, links, rungs_of
from norrbus_cli.statistics.definitions import NO_DEADLINE
from norrbus_cli.statistics.groupings import DONE
from norrbus_cli.statistics.indicators import BY_KEY
from norrbus_cli.statistics.model import ProtectedFigure, ProtectedYear, Year
from norrbus_cli.statistics.relations import FLOW, FLOW_SPLITS
from norrbus_cli.suppression.model import SMALL

Name = tuple[str, ...]
# Four possible values; the programme has a name for it too, but this is what is promised.
WIDE = 3
MOST = 3000
# Ways in which all that is unknown is moved at once, before one number at a time.
DIRECTIONS = 12
# Figures that nothing ties to another: there a total is hidden only when it is 1 to 4.
ALONE = {"anonyma", "narvaro", "insatser", "uppfoljningar", "mal", "oenigheter", "placeringar"}
ALONE |= {key for key, indicator in BY_KEY.items() if indicator.marks}


@dataclass
class Reports:
    """All that is known of some reports: what is shown, how small a hidden number can be, and sums (times factors) that are 0 or at most 0."""

    known: dict[Name, int] = field(default_factory=dict)
    least: dict[Name, int] = field(default_factory=dict)
    most: dict[Name, int] = field(default_factory=dict)
    sums: list[tuple[dict[Name, int], bool]] = field(default_factory=list)

    def read(self, register: str, report: ProtectedYear, alone: bool = True) -> None:
        for figure in report.figures:
            if figure.total is not None:
                # Of what is not accounted for nothing is shown, however much or little there is.
                off = figure.key in report.off
                self._read(register, figure, off)
                alone_here = alone and not off and figure.key in ALONE
                if alone_here and (register, figure.key) in self.least:
                    self.most[register, figure.key] = 4
        self._flow(register)

    def _note(self, name: Name, count: object, least: int) -> Name:
        if isinstance(count, int):
            self.known[name] = count
        else:
            self.least[name] = least
        return name

    def _read(self, register: str, figure: ProtectedFigure, off: bool) -> None:
        total = self._note((register, figure.key), figure.total, 0 if off else 1)
        for each in figure.breakdowns:
            names = [
                self._note(
                    (register, figure.key, each.by, part.category),
                    part.count,
                    0 if off or each.whole else 1,
                )
                for part in each.parts
            ]
            self.sums.append(({total: -1} | dict.fromkeys(names, 1), True))
        if figure.days and BY_KEY[figure.key].days:
            has = self._note(
                (register, figure.key, "dagar", "har"),
                figure.days.count,
                0 if off or figure.days.whole else 1,
            )
            lacks: Name = (register, figure.key, "dagar", "saknar")
            known = isinstance(figure.total, int) and isinstance(figure.days.count, int)
            self._note(
                lacks,
                figure.total - figure.days.count if known else None,  # type: ignore[operator]
                0 if off or figure.days.whole else 1,
            )
            self.sums.append(({total: -1, has: 1, lacks: 1}, True))

    def _flow(self, register: str) -> None:
        tails = {
            name[2:]
            for name in (*self.known, *self.least)
            if name[:2] == (register, FLOW[0][1]) and (len(name) == 2 or name[2] in FLOW_SPLITS)
        }
        for tail in tails:
            self.sums.append(
                (
                    {
                        (register, key, *tail): 1 if key in FLOW[0] else -1
                        for key in (*FLOW[0], *FLOW[1])
                    },
                    True,
                )
            )
        first, summons, plans, deviations = (
            (register, key) for key in ("mote", "kallelse", "planer", "avvikelser")
        )
        cases: dict[Name, int] = {(register, key): -1 for key in FLOW[0]}
        for meetings in ((register, "moten", "slag", NORRBUS_MEETING), (register, "moten")):
            self._at_most({first: 1, meetings: -1})
        self.sums += [({name: 1} | cases, False) for name in (first, summons, plans)]
        self.sums += [
            ({(*name, "dagar", "saknar"): 1, (*name, "inom frist", NO_DEADLINE): -1}, True)
            for name in (first, summons)
            if (*name, "inom frist", NO_DEADLINE) in self.known | self.least
        ]
        for ready in ((READY, DEVIATION_CLOSED), (DONE,)):
            over: dict[Name, int] = {(*deviations, "läge", state): 1 for state in ready}
            self._at_most(over | {(*deviations, "dagar", "har"): -1})
        for kind in BY_KEY["berorda"].categories["verksamhet"]:
            concerned: dict[Name, int] = {(register, "berorda", "verksamhet", kind): 1}
            self._at_most(concerned | {deviations: -1})
        mandate: dict[Name, int] = {(register, "narvaro", "med mandat att besluta", "ja"): 1}
        for came in (("närvarande", "på länk"), ("närvarande eller på länk",)):
            there: dict[Name, int] = {(register, "narvaro", "närvaro", each): -1 for each in came}
            self._at_most(mandate | there)

    def _at_most(self, row: dict[Name, int]) -> None:
        """At most 0, where all of it is on the rungs that are shown."""
        if all(name in self.known or name in self.least for name in row):
            self.sums.append((row, False))

    def follows(self, register: str, earlier: str) -> None:
        """What was left at the end of the one year is there at the beginning of the other."""
        for one, other, keys in (
            (register, earlier, (FLOW[0][0], FLOW[1][1])),
            (earlier, register, (FLOW[1][1], FLOW[0][0])),
        ):
            for name in [*self.known, *self.least]:
                tied = name[:2] == (one, keys[0]) and (len(name) == 2 or name[2] in FLOW_SPLITS)
                same = self._same(name, other, keys[1]) if tied else []
                if same:
                    self.sums.append(({name: 1} | dict.fromkeys(same, -1), True))

    def sums_up(self, area: str, parts: Sequence[str], whole: bool) -> None:
        """An area is the sum of its parts, or at least as many."""
        for name in [*self.known, *self.least]:
            if name[0] == area:
                same = [self._same(name, part, name[1]) for part in parts]
                if all(same):
                    row = {name: -1} | {each: 1 for of in same for each in of}
                    self.sums.append((row, whole))

    def _same(self, name: Name, other: str, key: str) -> list[Name]:
        """The numbers of another report, by another key, that are what this one is the sum of; none where it has them in coarser groups only."""
        every = [*self.known, *self.least]
        there: Name = (other, key, *name[2:])
        if there in self.known or there in self.least:
            return [there]
        if len(name) != 4 or name[2] == "dagar":
            return []
        fine, coarse = (
            [each[3] for each in every if len(each) == 4 and each[:3] == of]
            for of in ((other, key, name[2]), name[:3])
        )
        parts = links(key, name[2], fine, coarse).get(name[3], ())
        return [(other, key, name[2], each) for each in parts]

    def agrees(self, truth: dict[Name, int]) -> bool:
        """Whether what the attacker takes for granted is true."""
        sums = [
            (sum(truth[name] * factor for name, factor in row.items()), equal)
            for row, equal in self.sums
            if all(name in truth for name in row)
        ]
        return (
            all(total == 0 if equal else total <= 0 for total, equal in sums)
            and all(truth[name] == count for name, count in self.known.items())
            and all(
                least <= truth[name] <= self.most.get(name, MOST)
                for name, least in self.least.items()
            )
        )


@dataclass(frozen=True)
class Attack:
    """Reports that somebody has, by register or area, with the true counts of each.

    ``sums``: the areas that are the sum of others; ``at_least``: those that are so and more. ``follows``: the report of a year with that of
    the year before. ``frozen``: reports that were published before the others.
    """

    reports: Mapping[str, ProtectedYear]
    truth: Mapping[str, Year]
    sums: Mapping[str, Sequence[str]] = field(default_factory=dict)
    at_least: Mapping[str, Sequence[str]] = field(default_factory=dict)
    follows: Mapping[str, str] = field(default_factory=dict)
    frozen: Set[str] = frozenset()

    def reading(self) -> Reports:
        """All that is known of them."""
        reading = Reports()
        for register, report in self.reports.items():
            reading.read(register, report, alone=not self.sums)
        for whole, areas in ((True, self.sums), (False, self.at_least)):
            for area, parts in areas.items():
                reading.sums_up(area, parts, whole)
        for register, earlier in self.follows.items():
            reading.follows(register, earlier)
        return reading

    def made(self) -> int:
        """Bounds every hidden number from what is shown; how many there were.

        No hidden count from 1 to 4 is told, and each hidden number's range is wide. A zero in a report that was published before (what was left
        then stands in the next year's report too) may be told by a later one, when there is none of its kind anywhere; so may the number without
        days, which no report has.
        """
        reading = self.reading()
        if not reading.least:
            return 0
        true = {
            (register, *name): count
            for register, year in self.truth.items()
            for name, count in counts(coarsened(year, rungs_of(self.reports[register]))).items()
        }
        assert reading.agrees(true)
        for name, (low, high) in widths(reading, WIDE).items():
            assert low <= true[name] <= high or high - low >= WIDE
            assert high > low or not 0 < true[name] < SMALL, (name, true[name])
            if name[1] in self.reports[name[0]].off and not 0 < true[name] < SMALL:
                continue  # It is not accounted for, but no secret: only a small number is.
            told = (
                name[0] in self.frozen
                or name[-1] == "saknar"
                or (name[1] == FLOW[0][0] and name[0] in self.follows)
            )
            assert high - low >= WIDE or (true[name] == 0 and told), (name, true[name], low, high)
        return len(reading.least)


def widths(reports: Reports, wide: int) -> dict[Name, tuple[int, int]]:
    """The bounds of every hidden number of some reports; bounds further apart than ``wide`` are not sought further."""
    problem = _Problem(reports)
    rng = random.Random(0)
    directions = [[1] * len(problem.names), [-1] * len(problem.names)]
    directions += [[rng.randint(-9, 9) for _ in problem.names] for _ in range(DIRECTIONS)]
    for weights in directions:
        problem.solve(weights)
    for place in range(len(problem.names)):
        for sign in (1, -1):
            if problem.high[place] - problem.low[place] < wide:
                problem.solve([sign if each == place else 0 for each in range(len(problem.names))])
    return {
        name: (problem.low[place], problem.high[place]) for place, name in enumerate(problem.names)
    }


class _Problem:
    """The hidden numbers of some reports in an integer programme. Every solution that is found tells of all the numbers."""

    def __init__(self, reports: Reports) -> None:
        self.names = list(reports.least)
        at = {name: place for place, name in enumerate(self.names, 1)}
        self.low, self.high = [MOST] * len(at), [-1] * len(at)
        rows = []
        for row, equal in reports.sums:
            unknown = {at[name]: factor for name, factor in row.items() if name in at}
            if unknown:
                rows.append(
                    (
                        unknown,
                        -sum(factor * reports.known.get(name, 0) for name, factor in row.items()),
                        equal,
                    )
                )
        self.problem = glpk.glp_create_prob()
        glpk.glp_add_cols(self.problem, len(at))
        if rows:
            glpk.glp_add_rows(self.problem, len(rows))
        for name, place in at.items():
            least, most = reports.least[name], reports.most.get(name, MOST)
            glpk.glp_set_col_bnds(self.problem, place, glpk.GLP_DB, least, most)
            glpk.glp_set_col_kind(self.problem, place, glpk.GLP_IV)
        for line, (unknown, right, equal) in enumerate(rows, 1):
            glpk.glp_set_row_bnds(
                self.problem, line, glpk.GLP_FX if equal else glpk.GLP_UP, right, right
            )
            places, factors = glpk.intArray(len(unknown) + 1), glpk.doubleArray(len(unknown) + 1)
            for number, (place, factor) in enumerate(unknown.items(), 1):
                places[number], factors[number] = place, factor
            glpk.glp_set_mat_row(self.problem, line, len(unknown), places, factors)
        glpk.glp_set_obj_dir(self.problem, glpk.GLP_MAX)
        self.simplex, self.whole = glpk.glp_smcp(), glpk.glp_iocp()
        glpk.glp_init_smcp(self.simplex)
        glpk.glp_init_iocp(self.whole)
        self.simplex.msg_lev = self.whole.msg_lev = glpk.GLP_MSG_OFF

    def __del__(self) -> None:
        glpk.glp_delete_prob(self.problem)

    def solve(self, weights: Sequence[int]) -> None:
        """The whole numbers with the greatest weighted sum; without asking for whole numbers first, as the answer often has them."""
        for place, weight in enumerate(weights, 1):
            glpk.glp_set_obj_coef(self.problem, place, weight)
        assert glpk.glp_simplex(self.problem, self.simplex) == 0
        assert glpk.glp_get_status(self.problem) == glpk.GLP_OPT
        point = [glpk.glp_get_col_prim(self.problem, place) for place in range(1, len(weights) + 1)]
        if any(abs(value - round(value)) > 1e-6 for value in point):
            assert glpk.glp_intopt(self.problem, self.whole) == 0
            assert glpk.glp_mip_status(self.problem) == glpk.GLP_OPT
            point = [
                glpk.glp_mip_col_val(self.problem, place) for place in range(1, len(weights) + 1)
            ]
        self.low = [min(low, round(value)) for low, value in zip(self.low, point, strict=True)]
        self.high = [max(high, round(value)) for high, value in zip(self.high, point, strict=True)]
