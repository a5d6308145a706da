"""The system of cells that a register's year, the reports beside it and the sums make up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from ...deviation.model import CLOSED as DEVIATION_CLOSED
from ...deviation.model import READY
from ...meeting.choices import NORRBUS_MEETING
from ...suppression.model import SMALL, Cell, Equation, Fixed, System, Table
from ..definitions import NO_DEADLINE
from ..indicators import FLOW, FLOW_SPLITS
from ..model import HIDDEN, Figure, ProtectedFigure, ProtectedYear, Year
from .cells import DAYS, HAS, LACKS, counted, shown
from .sources import Source

BEFORE, AFTER = " året före", " året efter"
_CAME = FLOW[0]
# What the one counts can be no more than what the other does; it is used where the numbers agree
# with it. (Indicator, split, category.)
AT_MOST: tuple[tuple[tuple[Cell, ...], tuple[Cell, ...]], ...] = (
    ((("mote",),), (("moten", "slag", NORRBUS_MEETING),)),
    *(((((key,),), tuple((came,) for came in _CAME))) for key in ("kallelse", "mote", "planer")),
    (
        (("avvikelser", "läge", READY), ("avvikelser", "läge", DEVIATION_CLOSED)),
        (("avvikelser", DAYS, HAS),),
    ),
)
# What is counted twice, where the numbers agree: what lacks days lacks a deadline.
SAME: tuple[tuple[Cell, Cell], ...] = tuple(
    ((key, DAYS, LACKS), (key, "inom frist", NO_DEADLINE)) for key in ("kallelse", "mote")
)


class Building:
    """A system being put together."""

    def __init__(self) -> None:
        self.values: dict[Cell, int | None] = {}
        self.tables: list[Table] = []
        self.links: list[Equation] = []
        self.slack: set[Cell] = set()
        self.shown: set[Cell] = set()
        self.free: set[Cell] = set()
        self.hidden: set[Cell] = set()
        # A count that is the same as one of an earlier report goes by that one's name.
        self.alias: dict[Cell, Cell] = {}
        # Where the counts of a register stand in it.
        self.places: dict[str, list[tuple[str, ...]]] = {}

    def system(self) -> System:
        """The system."""
        return System(self.values, tuple(self.tables), tuple(self.links), frozenset(self.slack))

    def fixed(self) -> Fixed:
        """What is published."""
        return Fixed(frozenset(self.shown), frozenset(self.hidden), frozenset(self.free))

    def name(self, cell: Cell) -> Cell:
        """What a count goes by."""
        return self.alias.get(cell, cell)

    def add(self, register: str, source: Source) -> str:
        """A register's figures, beside its reports of other years; its name."""
        counts = {
            (register, *place): count
            for figure in source.year.figures
            for place, count in counted(figure).items()
        }
        self.places[register] = [cell[1:] for cell in counts]
        there, left = FLOW[0][0], FLOW[1][1]
        for name, report, own, its in (
            (f"{register}{BEFORE}", source.earlier, there, left),
            (f"{register}{AFTER}", source.later, left, there),
        ):
            if report:
                self._add_beside(name, report, counts, (register, own), its)
        self.values |= {self.name(cell): count for cell, count in counts.items()}
        self._tables(register, source.year.figures)
        for published in (*((source.already,) if source.already else ()), *source.versions):
            self._publish(register, published, counts)
        self.hidden -= self.shown
        self._flows(register)
        self._inequalities(register)
        return register

    def add_sum(self, area: str, parts: Sequence[str], unpublished: Sequence[Year] = ()) -> None:
        """An area's counts are the sums of its parts'.

        Of what is not published only a small count is a secret.
        """
        others = [
            {place: count for figure in year.figures for place, count in counted(figure).items()}
            for year in unpublished
        ]
        for place in self.places.get(area, ()):
            equation: dict[Cell, int] = {self.name((area, *place)): -1}
            equation |= dict.fromkeys(
                (name for part in parts if (name := self.name((part, *place))) in self.values), 1
            )
            for number, counts in enumerate(others):
                if place in counts:
                    one = (f"{area} {number}", *place)
                    equation[one] = 1
                    self.values[one] = counts[place]
                    if 0 < counts[place] < SMALL:
                        self.hidden.add(one)
                        self.free.add(one)
                    else:
                        self.slack.add(one)
            self._link(equation)

    def _add_beside(
        self,
        name: str,
        report: ProtectedYear,
        counts: Mapping[Cell, int],
        own: tuple[str, str],
        its: str,
    ) -> None:
        """What was left at the end of a year is there at the beginning of the next.

        One number, where they agree; its flow tells of it too.
        """
        figures = [
            figure
            for figure in report.figures
            if figure.key in (*FLOW[0], *FLOW[1]) and figure.total is not None
        ]
        for figure in figures:
            self._take(name, figure)
        self.places[name] = [cell[1:] for cell in self.values if cell[0] == name]
        mine = {
            cell[2:]: cell
            for cell in counts
            if cell[:2] == own and (len(cell) == 2 or cell[2] in FLOW_SPLITS)
        }
        theirs = {
            cell[2:]: cell
            for cell in self.values
            if cell[:2] == (name, its) and (len(cell) == 2 or cell[2] in FLOW_SPLITS)
        }
        for tail in {**mine, **theirs}:
            cell, other = (*own, *tail), (name, its, *tail)
            if tail not in theirs:
                # The other year did not count it: it is this one's number all the same.
                self.alias[other] = cell
                self.values[cell] = counts[cell]
            elif tail not in mine or self.values[other] in {None, counts[cell]}:
                self.alias[cell] = other
        self._tables(name, figures)
        self._flows(name)

    def _take(self, name: str, figure: ProtectedFigure) -> None:
        for place, count, whole in shown(figure):
            cell = (name, *place)
            known = count if isinstance(count, int) else None
            self.values.setdefault(cell, known)
            (self.hidden if known is None else self.shown).add(cell)
            if known is None and whole:
                self.free.add(cell)

    def _publish(self, register: str, report: ProtectedYear, counts: Mapping[Cell, int]) -> None:
        """What is published of a register: shown, where the count is the same now.

        What was held back stays so, and may be zero if it is.
        """
        for figure in report.figures:
            for place, count, whole in shown(figure):
                cell = self.name((register, *place))
                true = counts.get((register, *place))
                if true is not None and count is HIDDEN:
                    self.hidden.add(cell)
                    self.free |= {cell} if whole or not true else set()
                elif true is not None and count == true:
                    self.shown.add(cell)

    def _tables(self, register: str, figures: Iterable[Figure | ProtectedFigure]) -> None:
        for figure in figures:
            if self.name((register, figure.key)) in self.values:
                splits = [
                    tuple(
                        self.name((register, figure.key, each.by, part.category))
                        for part in each.parts
                    )
                    for each in figure.breakdowns
                ]
                days = (register, figure.key, DAYS, HAS)
                splits += [(days, (*days[:-1], LACKS))] if days in self.values else []
                self.tables.append(Table(self.name((register, figure.key)), tuple(splits)))

    def _flows(self, register: str) -> None:
        came, went = FLOW
        categories = dict.fromkeys(
            cell[2:]
            for table in self.tables
            if table.total[0] == register
            for cell in table.cells
            if cell[2:3] and cell[2] in FLOW_SPLITS
        )
        for place in ((), *categories):
            self._link(
                {
                    self.name((register, key, *place)): 1 if key in came else -1
                    for key in (*came, *went)
                }
            )

    def _inequalities(self, register: str) -> None:
        for smaller, greater in AT_MOST:
            names = [
                [self.name((register, *place)) for place in side] for side in (smaller, greater)
            ]
            slack: Cell = (register, "högst", *smaller[0], *greater[0])
            if all(cell in self.values for side in names for cell in side):
                over = sum(self.values[cell] or 0 for cell in names[1]) - sum(
                    self.values[cell] or 0 for cell in names[0]
                )
                if over >= 0:
                    self.values[slack] = over
                    self.slack.add(slack)
                    self._link(
                        dict.fromkeys(names[0], 1) | {slack: 1} | dict.fromkeys(names[1], -1)
                    )
        for one, other in SAME:
            self._link({self.name((register, *one)): 1, self.name((register, *other)): -1})

    def _link(self, equation: Equation) -> None:
        """A link, where its cells are there and their counts agree with it."""
        if all(cell in self.values for cell in equation):
            counts = [(self.values[cell], factor) for cell, factor in equation.items()]
            if any(count is None for count, _ in counts) or not sum(
                (count or 0) * factor for count, factor in counts
            ):
                self.links.append(equation)
