"""The report: what may be shown of one or several years, or of several areas, as lines that every
form of it is written from.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from ..authority.municipalities import MUNICIPALITIES
from ..words.record import Record
from ..words.swedish import listed
from .codes import MEAN, MEDIAN, NINETIETH
from .corrections import Correction
from .definitions import Indicator
from .indicators import INDICATORS
from .lines import Entry, Line, Measures, lines
from .model import HIDDEN, ProtectedFigure, ProtectedYear, Shown, Spread, Year
from .span import Years


class Report(Record):
    """A report of a register, or of an area.

    ``columns`` name what stands beside each other; the last is what it is about.

    ``internal``: small numbers are shown. ``published``: day, version and checksum in words, when
    it is, and ``version``; ``preliminary``: the numbers can still change. ``notes`` are sentences
    about what it rests on; ``gaps`` what is missing in the data. ``counted`` and ``handed_over``
    are for the one who adds registers up: the newest year's figures, and what has been published of
    them, and of other years and periods (``others``; ``known``: as they were counted; ``apart``:
    which were published before any that they have years in common with).
    ``years``: the newest column's. ``parts``: which municipalities make up each area.
    ``corrections``: what the newest year's corrected versions changed.
    """

    title: str
    owner: str
    year: int
    columns: tuple[str, ...]
    until: date
    definitions: int
    internal: bool
    entries: tuple[Entry, ...]
    of_areas: bool = False
    published: str = ""
    version: int = 1
    preliminary: bool = False
    notes: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()
    counted: Year | None = None
    handed_over: ProtectedYear | None = None
    shown: tuple[ProtectedYear, ...] = ()
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    others: tuple[ProtectedYear, ...] = ()
    corrections: tuple[Correction, ...] = ()
    known: tuple[Year, ...] = ()
    apart: tuple[Years, ...] = ()

    @property
    def years(self) -> Years:
        """The year or the period that it is about."""
        return self.shown[-1].years

    @property
    def heading(self) -> str:
        """The title, and what must be known of it first."""
        said = (
            self.title,
            "preliminär" if self.preliminary else "",
            "internt" if self.internal else "",
        )
        return ", ".join(filter(None, said))

    @property
    def empty_columns(self) -> list[str]:
        """The columns in which nothing at all has been counted."""
        return [
            column
            for place, column in enumerate(self.columns)
            if not any(entry.total.counts[place] for entry in self.entries)
        ]

    @property
    def empty(self) -> bool:
        """Whether nothing at all has been counted in any column."""
        return len(self.empty_columns) == len(self.columns)

    @property
    def gaps_command(self) -> str:
        """What says where it is missing, a year at a time."""
        return f"norrbus statistik brister {'ÅR' if self.years.is_period else self.years}"

    @property
    def lacking(self) -> str:
        """What is missing in the data, with the command that says where, as a sentence.

        Empty when nothing is.
        """
        return (
            f"I uppgifterna saknas {listed(self.gaps)}. Lägg till dem: {self.gaps_command}"
            if self.gaps
            else ""
        )


def report(years: Sequence[ProtectedYear], internal: bool) -> Report:
    """The report of some years, ascending; all of the same register."""
    newest = years[-1]
    owner = f"{place(newest)}, {newest.authority}"
    return _report(
        years, [str(each.years) for each in years], f"Statistik {newest.years}", owner, internal
    )


def report_of_areas(areas: Sequence[tuple[str, ProtectedYear]], internal: bool) -> Report:
    """The report of some areas in the same year, each with what it is called.

    The last is what the others make up.
    """
    name, whole = areas[-1]
    return _report(
        [each for _, each in areas],
        [called for called, _ in areas],
        f"Statistik {whole.years}, {name}",
        f"Ur {whole.authority}",
        internal,
        of_areas=True,
    )


def place(year: ProtectedYear | Year) -> str:
    """``Kalix kommun``, or the name of the area."""
    return MUNICIPALITIES.get(year.municipality, year.municipality)


def _report(
    years: Sequence[ProtectedYear],
    columns: Sequence[str],
    title: str,
    owner: str,
    internal: bool,
    of_areas: bool = False,
) -> Report:
    newest = years[-1]
    found = [
        (
            indicator.of_period if newest.years.is_period else indicator,
            [each.accounted(indicator.key) for each in years],
        )
        for indicator in INDICATORS
    ]
    return Report(
        title=title,
        owner=owner,
        year=newest.year,
        columns=tuple(columns),
        until=newest.until,
        definitions=newest.definitions,
        internal=internal,
        entries=tuple(
            _entry(indicator, figures, of_areas)
            for indicator, figures in found
            if any(each.total is not None for each in figures)
        ),
        of_areas=of_areas,
        shown=tuple(years),
    )


def _entry(indicator: Indicator, figures: Sequence[ProtectedFigure], of_areas: bool) -> Entry:
    total = Line("", "", tuple(each.total for each in figures), tuple(None for _ in figures))
    found = {split.by: lines(split, figures, of_areas) for split in indicator.splits}
    return Entry(
        indicator,
        total,
        tuple(each for each in found.values() if each),
        _measures(indicator, [each.days for each in figures]),
        tuple(by for by, each in found.items() if each is None),
    )


def _measures(indicator: Indicator, spreads: Sequence[Spread | None]) -> Measures | None:
    if indicator.marks:
        return Measures(
            indicator.marks, ((MEAN, _measured(spreads, lambda each: each.mean)),), tenths=True
        )
    if indicator.days:
        medians, nineties = (
            _measured(spreads, lambda each: each.median),
            _measured(spreads, lambda each: each.ninetieth),
        )
        return Measures(indicator.days, ((MEDIAN, medians), (NINETIETH, nineties)))
    return None


def _measured(
    spreads: Sequence[Spread | None], measure: Callable[[Spread], int | None]
) -> tuple[Shown, ...]:
    def shown(spread: Spread | None) -> Shown:
        if spread is None or spread.count == 0:
            return None
        found = measure(spread)
        return HIDDEN if found is None else found

    return tuple(map(shown, spreads))
