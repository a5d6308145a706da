"""A year's figures as they may be shown.

From figures to a system of cells, and back with what is held back.

The rule and its limits are written for the data protection officer in ``docs/statistik-skydd.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ..deviation.model import CLOSED as DEVIATION_CLOSED
from ..deviation.model import READY
from ..meeting.model import NORRBUS_MEETING
from ..suppression.model import (
    SMALL,
    Cell,
    Contradiction,
    Equation,
    Fixed,
    Protection,
    System,
    Table,
    completed,
)
from ..suppression.search import protect
from ..words.record import Record, replace
from .definitions import BY_KEY, FLOW, FLOW_SPLITS, IN_TIME, LATE, NO_DEADLINE
from .model import (
    HIDDEN,
    Distribution,
    Figure,
    ProtectedBreakdown,
    ProtectedFigure,
    ProtectedPart,
    ProtectedYear,
    Shown,
    Spread,
    Year,
)
from .report import whole as unhidden_figure

PERCENTILE_FROM = 10
# The things of a figure that have a number of days, and those that have none: a split like the
# others.
DAYS, HAS, LACKS = "dagar", "har", "saknar"
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


class Source(Record):
    """A register's figures of a year, or an area's, and what is published beside them.

    ``already``: the report of them, if it is published, which stays as it is; ``versions``: the
    reports that are published of them and that the new one takes the place of; ``earlier`` and
    ``later``: the reports of the years before and after.
    """

    year: Year
    already: ProtectedYear | None = None
    earlier: ProtectedYear | None = None
    later: ProtectedYear | None = None
    versions: tuple[ProtectedYear, ...] = ()

    @property
    def alone(self) -> Source:
        """The same without the years beside it."""
        return replace(self, earlier=None, later=None)


class Sum(Record):
    """A source that is the sum of others, by their places among the sources, and of registers that
    have published nothing.
    """

    place: int
    parts: tuple[int, ...]
    unpublished: tuple[Year, ...] = ()


def protected(
    year: Year,
    earlier: ProtectedYear | None = None,
    later: ProtectedYear | None = None,
    versions: tuple[ProtectedYear, ...] = (),
) -> ProtectedYear:
    """What may be shown of a register's year, beside the published reports of the years before and
    after, and of the same year.
    """
    return protected_together([Source(year, earlier=earlier, later=later, versions=versions)])[0]


def protected_together(sources: Sequence[Source], sums: Sequence[Sum] = ()) -> list[ProtectedYear]:
    """What may be shown of each source, by somebody who reads all the reports and knows which areas
    make up which.
    """
    # A report of another year that does not agree with what is counted now is left out: nothing
    # true can be worked out from the two together.
    for each in (lambda source: source, _agreeing):
        try:
            return _protected([each(source) for source in sources], sums)
        except Contradiction:
            continue
    return _protected([source.alone for source in sources], sums)


def agrees(source: Source) -> bool:
    """Whether what is counted can be true beside the reports of the years before and after."""
    building = _Building()
    building.add("0", source)
    try:
        completed(building.system(), building.fixed())
    except Contradiction:
        return False
    return True


def _agreeing(source: Source) -> Source:
    return source if agrees(source) else source.alone


def _protected(sources: Sequence[Source], sums: Sequence[Sum]) -> list[ProtectedYear]:
    building = _Building()
    names = [building.add(f"{place}", source) for place, source in enumerate(sources)]
    for each in sums:
        building.add_sum(names[each.place], [names[part] for part in each.parts], each.unpublished)
        if not each.unpublished and all(
            sources[place].earlier for place in (each.place, *each.parts)
        ):
            building.add_sum(
                names[each.place] + BEFORE, [names[part] + BEFORE for part in each.parts]
            )
    protection = protect(building.system(), building.fixed())
    return [
        source.already or _read(source.year, name, building, protection)
        for source, name in zip(sources, names, strict=True)
    ]


@dataclass
class _Building:
    """A system being put together."""

    values: dict[Cell, int | None] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    links: list[Equation] = field(default_factory=list)
    slack: set[Cell] = field(default_factory=set)
    shown: set[Cell] = field(default_factory=set)
    free: set[Cell] = field(default_factory=set)
    hidden: set[Cell] = field(default_factory=set)
    # A count that is the same as one of an earlier report goes by that one's name.
    alias: dict[Cell, Cell] = field(default_factory=dict)
    # Where the counts of a register stand in it.
    places: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)

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
            for place, count in _counts(figure).items()
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
            {place: count for figure in year.figures for place, count in _counts(figure).items()}
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
        for place, count, whole in _shown(figure):
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
            for place, count, whole in _shown(figure):
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


def _counts(figure: Figure) -> dict[Cell, int]:
    """Each count of a figure by where it stands.

    None where there is no data, or nothing to hold back.
    """
    if not BY_KEY[figure.key].about_people:
        return {}
    counts: dict[Cell, int] = {
        (figure.key, *place): count for place, count in figure.counts.items()
    }
    if counts and figure.distribution and BY_KEY[figure.key].days:
        count = figure.distribution.count
        counts |= {
            (figure.key, DAYS, HAS): count,
            (figure.key, DAYS, LACKS): counts[figure.key,] - count,
        }
    return counts


def _shown(figure: ProtectedFigure) -> list[tuple[Cell, Shown, bool]]:
    """Each count of a figure in a report by where it stands, and whether it is in a split that is
    held back whole.
    """
    whole = {(each.by,) for each in figure.breakdowns if each.whole}
    counts: list[tuple[Cell, Shown, bool]] = [
        ((figure.key, *place), count, place[:1] in whole) for place, count in figure.counts.items()
    ]
    if figure.days and figure.key in BY_KEY and BY_KEY[figure.key].days:
        count, total = figure.days.count, figure.total
        lacks: Shown = (
            total - count if isinstance(count, int) and isinstance(total, int) else HIDDEN
        )
        counts += [
            ((figure.key, DAYS, HAS), count, figure.days.whole),
            ((figure.key, DAYS, LACKS), lacks, figure.days.whole),
        ]
    return counts


def _read(year: Year, register: str, building: _Building, protection: Protection) -> ProtectedYear:
    """A year as it may be shown."""
    figures = tuple(_figure(figure, register, building, protection) for figure in year.figures)
    return ProtectedYear(
        year.year, year.municipality, year.authority, year.until, year.definitions, figures
    )


def _figure(
    figure: Figure, register: str, building: _Building, protection: Protection
) -> ProtectedFigure:
    if not BY_KEY[figure.key].about_people:
        return unhidden_figure(figure)

    def shown(count: int | None, *place: str) -> Shown:
        return (
            HIDDEN if building.name((register, figure.key, *place)) in protection.hidden else count
        )

    def whole(by: str, categories: Iterable[str]) -> bool:
        return any(
            building.name((register, figure.key, by, each)) in protection.may_be_zero
            for each in categories
        )

    breakdowns = tuple(
        ProtectedBreakdown(
            each.by,
            tuple(
                ProtectedPart(part.category, shown(part.count, each.by, part.category))
                for part in each.parts
            ),
            whole(each.by, (part.category for part in each.parts)),
        )
        for each in figure.breakdowns
    )
    days = None
    if BY_KEY[figure.key].marks and figure.distribution is not None:
        count = shown(figure.distribution.count)
        days = Spread(
            count,
            mean=figure.distribution.mean if isinstance(count, int) and count >= SMALL else None,
        )
    elif figure.distribution is not None:
        days = _spread(
            figure.distribution,
            shown(figure.distribution.count, DAYS, HAS),
            breakdowns,
            whole(DAYS, (HAS, LACKS)),
        )
    return ProtectedFigure(figure.key, shown(figure.total), breakdowns, days)


def _spread(
    distribution: Distribution, count: Shown, breakdowns: Iterable[ProtectedBreakdown], whole: bool
) -> Spread:
    """Median and percentile only where nothing of how many were late is hidden.

    Beside a deadline they would tell how many.
    """
    late = any(
        part.count is HIDDEN
        for each in breakdowns
        for part in each.parts
        if part.category in {IN_TIME, LATE}
    )
    if not isinstance(count, int) or count < SMALL or late:
        return Spread(count, whole=whole)
    return Spread(
        count,
        distribution.median,
        distribution.percentile(0.9) if count >= PERCENTILE_FROM else None,
    )
