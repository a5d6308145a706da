"""A year's figures as they may be shown: from figures to a system of cells, and back with what is held back.

The rule and its limits are written for the data protection officer in ``docs/statistik-skydd.md``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..deviation.model import CLOSED as DEVIATION_CLOSED
from ..deviation.model import READY
from ..meeting.model import NORRBUS_MEETING
from ..suppression.model import SMALL, Cell, Contradiction, Equation, Fixed, Protection, System, Table
from ..suppression.search import protect
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
# The things of a figure that have a number of days, and those that have none: a split like the others.
DAYS, HAS, LACKS = "dagar", "har", "saknar"
BEFORE = " året före"
_CAME = FLOW[0]
# What the one counts can be no more than what the other does; it is used where the numbers agree with it. (Indicator, split, category.)
AT_MOST: tuple[tuple[tuple[Cell, ...], tuple[Cell, ...]], ...] = (
    ((("mote",),), (("moten", "slag", NORRBUS_MEETING),)),
    *(((((key,),), tuple((came,) for came in _CAME))) for key in ("kallelse", "mote", "planer")),
    ((("avvikelser", "läge", READY), ("avvikelser", "läge", DEVIATION_CLOSED)), (("avvikelser", DAYS, HAS),)),
)
# What is counted twice, where the numbers agree: what lacks days lacks a deadline.
SAME: tuple[tuple[Cell, Cell], ...] = tuple(((key, DAYS, LACKS), (key, "inom frist", NO_DEADLINE)) for key in ("kallelse", "mote"))


@dataclass(frozen=True)
class Source:
    """A register's figures of a year, or an area's.

    ``already``: the report of them, if it is published, which stays as it is; ``corrects``: the report that is published and that the new
    one takes the place of, so that what it held back stays held back; ``earlier``: the report of the year before.
    """

    year: Year
    already: ProtectedYear | None = None
    earlier: ProtectedYear | None = None
    corrects: ProtectedYear | None = None


@dataclass(frozen=True)
class Sum:
    """A source that is the sum of others, by their places among the sources; of these and unknown ones too unless it is ``whole``."""

    place: int
    parts: tuple[int, ...]
    whole: bool = True


def protected(year: Year, earlier: ProtectedYear | None = None, corrects: ProtectedYear | None = None) -> ProtectedYear:
    """What may be shown of a register's year, beside the published report of the year before, or that of the same year."""
    return protected_together([Source(year, earlier=earlier, corrects=corrects)])[0]


def protected_together(sources: Sequence[Source], sums: Sequence[Sum] = ()) -> list[ProtectedYear]:
    """What may be shown of each source, by somebody who reads all the reports and knows which areas make up which."""
    try:
        return _protected(sources, sums)
    except Contradiction:
        # An earlier report does not agree with what is counted now, so nothing can be worked out from the two together.
        return _protected([replace(source, earlier=None) for source in sources], sums)


def _protected(sources: Sequence[Source], sums: Sequence[Sum]) -> list[ProtectedYear]:
    building = _Building()
    names = [building.add(f"{place}", source) for place, source in enumerate(sources)]
    for each in sums:
        building.add_sum(names[each.place], [names[part] for part in each.parts], each.whole)
        if all(sources[place].earlier for place in (each.place, *each.parts)):
            building.add_sum(names[each.place] + BEFORE, [names[part] + BEFORE for part in each.parts], each.whole)
    protection = protect(building.system(), building.fixed())
    return [source.already or _read(source.year, name, building, protection) for source, name in zip(sources, names, strict=True)]


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
        """A register's figures, beside its earlier report; its name."""
        counts = {(register, *place): count for figure in source.year.figures for place, count in _counts(figure)}
        if source.earlier:
            self._add_earlier(f"{register}{BEFORE}", source.earlier, counts)
        self.values |= {self.name(cell): count for cell, count in counts.items()}
        self._tables(register, source.year.figures)
        if source.already:
            self._publish(register, source.already, counts)
        if source.corrects:
            self._keep_hidden(register, source.corrects, counts)
        self._flows(register)
        self._inequalities(register)
        return register

    def add_sum(self, area: str, parts: Sequence[str], whole: bool) -> None:
        """An area's counts are the sums of its parts', or at least as many."""
        for cell in [cell for cell in self.values if cell[0] == area and cell not in self.slack]:
            names = [self.name((part, *cell[1:])) for part in parts]
            equation = {cell: -1} | dict.fromkeys((name for name in names if name in self.values), 1)
            over = (self.values[cell] or 0) - sum(self.values[name] or 0 for name in equation if name != cell)
            if not whole and over >= 0 and all(self.values[name] is not None for name in equation):
                slack: Cell = (area, "fler", *cell)
                self.values[slack] = over
                self.slack.add(slack)
                equation[slack] = 1
            self._link(equation)

    def _add_earlier(self, name: str, earlier: ProtectedYear, counts: Mapping[Cell, int]) -> None:
        """What was left then is there now, where the numbers agree; the flow of the year before tells of it too."""
        figures = [figure for figure in earlier.figures if figure.key in (*FLOW[0], *FLOW[1]) and figure.total is not None]
        for figure in figures:
            self._take(name, figure)
        self._tables(name, figures)
        self._flows(name)
        for place in ((), *((by,) for by in FLOW_SPLITS)):
            for cell, count in counts.items():
                old = (name, FLOW[1][1], *cell[2:])
                if cell[1] == FLOW[0][0] and cell[2:-1] == place and old in self.values and self.values[old] in {None, count}:
                    self.alias[cell] = old

    def _take(self, name: str, figure: ProtectedFigure) -> None:
        for place, count, whole in _shown(figure):
            cell = (name, *place)
            known = count if isinstance(count, int) else None
            self.values.setdefault(cell, known)
            (self.hidden if known is None else self.shown).add(cell)
            if known is None and whole:
                self.free.add(cell)

    def _publish(self, register: str, already: ProtectedYear, counts: Mapping[Cell, int]) -> None:
        for figure in already.figures:
            for place, count, whole in _shown(figure):
                cell = self.name((register, *place))
                if count is HIDDEN and cell not in self.shown:
                    self.hidden.add(cell)
                    self.free |= {cell} if whole else set()
                elif count == counts.get((register, *place)):
                    self.shown.add(cell)

    def _keep_hidden(self, register: str, corrected: ProtectedYear, counts: Mapping[Cell, int]) -> None:
        """What the corrected report held back; a number that is zero now may be zero."""
        for figure in corrected.figures:
            for place, count, whole in _shown(figure):
                cell = self.name((register, *place))
                if count is HIDDEN and cell not in self.shown and (register, *place) in counts:
                    self.hidden.add(cell)
                    self.free |= {cell} if whole or not counts[register, *place] else set()

    def _tables(self, register: str, figures: Iterable[Figure | ProtectedFigure]) -> None:
        for figure in figures:
            if self.name((register, figure.key)) in self.values:
                splits = [tuple(self.name((register, figure.key, each.by, part.category)) for part in each.parts) for each in figure.breakdowns]
                days = (register, figure.key, DAYS, HAS)
                splits += [(days, (*days[:-1], LACKS))] if days in self.values else []
                self.tables.append(Table(self.name((register, figure.key)), tuple(splits)))

    def _flows(self, register: str) -> None:
        came, went = FLOW
        categories = dict.fromkeys(
            cell[2:] for table in self.tables if table.total[0] == register for cell in table.cells if cell[2:3] and cell[2] in FLOW_SPLITS
        )
        for place in ((), *categories):
            self._link({self.name((register, key, *place)): 1 if key in came else -1 for key in (*came, *went)})

    def _inequalities(self, register: str) -> None:
        for smaller, greater in AT_MOST:
            names = [[self.name((register, *place)) for place in side] for side in (smaller, greater)]
            slack: Cell = (register, "högst", *smaller[0], *greater[0])
            if all(cell in self.values for side in names for cell in side):
                over = sum(self.values[cell] or 0 for cell in names[1]) - sum(self.values[cell] or 0 for cell in names[0])
                if over >= 0:
                    self.values[slack] = over
                    self.slack.add(slack)
                    self._link(dict.fromkeys(names[0], 1) | {slack: 1} | dict.fromkeys(names[1], -1))
        for one, other in SAME:
            self._link({self.name((register, *one)): 1, self.name((register, *other)): -1})

    def _link(self, equation: Equation) -> None:
        """A link, where its cells are there and their counts agree with it."""
        if all(cell in self.values for cell in equation):
            counts = [(self.values[cell], factor) for cell, factor in equation.items()]
            if any(count is None for count, _ in counts) or not sum((count or 0) * factor for count, factor in counts):
                self.links.append(equation)


def _counts(figure: Figure) -> list[tuple[Cell, int]]:
    """Each count of a figure by where it stands; none where there is no data, or nothing to hold back."""
    if figure.total is None or not BY_KEY[figure.key].about_people:
        return []
    counts: list[tuple[Cell, int]] = [((figure.key,), figure.total)]
    counts += [((figure.key, each.by, part.category), part.count) for each in figure.breakdowns for part in each.parts]
    if figure.distribution and BY_KEY[figure.key].days:
        count = figure.distribution.count
        counts += [((figure.key, DAYS, HAS), count), ((figure.key, DAYS, LACKS), figure.total - count)]
    return counts


def _shown(figure: ProtectedFigure) -> list[tuple[Cell, Shown, bool]]:
    """Each count of a figure in a report by where it stands, and whether it is in a split that is held back whole."""
    counts: list[tuple[Cell, Shown, bool]] = [((figure.key,), figure.total, False)]
    counts += [((figure.key, each.by, part.category), part.count, each.whole) for each in figure.breakdowns for part in each.parts]
    if figure.days and figure.key in BY_KEY and BY_KEY[figure.key].days:
        count, total = figure.days.count, figure.total
        lacks: Shown = total - count if isinstance(count, int) and isinstance(total, int) else HIDDEN
        counts += [((figure.key, DAYS, HAS), count, figure.days.whole), ((figure.key, DAYS, LACKS), lacks, figure.days.whole)]
    return counts


def _read(year: Year, register: str, building: _Building, protection: Protection) -> ProtectedYear:
    """A year as it may be shown."""
    figures = tuple(_figure(figure, register, building, protection) for figure in year.figures)
    return ProtectedYear(year.year, year.municipality, year.authority, year.until, year.definitions, figures)


def _figure(figure: Figure, register: str, building: _Building, protection: Protection) -> ProtectedFigure:
    if not BY_KEY[figure.key].about_people:
        return unhidden_figure(figure)

    def shown(count: int | None, *place: str) -> Shown:
        return HIDDEN if building.name((register, figure.key, *place)) in protection.hidden else count

    def whole(by: str, categories: Iterable[str]) -> bool:
        return any(building.name((register, figure.key, by, each)) in protection.may_be_zero for each in categories)

    breakdowns = tuple(
        ProtectedBreakdown(
            each.by,
            tuple(ProtectedPart(part.category, shown(part.count, each.by, part.category)) for part in each.parts),
            whole(each.by, (part.category for part in each.parts)),
        )
        for each in figure.breakdowns
    )
    days = None
    if BY_KEY[figure.key].marks and figure.distribution is not None:
        count = shown(figure.distribution.count)
        days = Spread(count, mean=figure.distribution.mean if isinstance(count, int) and count >= SMALL else None)
    elif figure.distribution is not None:
        days = _spread(figure.distribution, shown(figure.distribution.count, DAYS, HAS), breakdowns, whole(DAYS, (HAS, LACKS)))
    return ProtectedFigure(figure.key, shown(figure.total), breakdowns, days)


def _spread(distribution: Distribution, count: Shown, breakdowns: Iterable[ProtectedBreakdown], whole: bool) -> Spread:
    """Median and percentile only where nothing of how many were late is hidden: beside a deadline they would tell how many."""
    late = any(part.count is HIDDEN for each in breakdowns for part in each.parts if part.category in {IN_TIME, LATE})
    if not isinstance(count, int) or count < SMALL or late:
        return Spread(count, whole=whole)
    return Spread(count, distribution.median, distribution.percentile(0.9) if count >= PERCENTILE_FROM else None)
