"""The areas: municipalities, the parts of the county, the county; and their figures added up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...authority.municipalities import MUNICIPALITIES
from ...words.record import Record, replace
from ...words.swedish import fold, sort_key
from ..adding import added as added_figures
from ..indicators import INDICATORS
from ..model import ProtectedYear, Year
from ..relations import UNTIED
from ..report import place
from ..span import Years
from .files import Handed
from .refusals import BadRegions

COUNTY = "Norrbotten"
Regions = Mapping[str, Sequence[str]]


class Area(Record):
    """A municipality, a part of the county or the county.

    Its figures, and the registers or areas that it is the sum of.

    A register of a municipality with several is not ``printed``. ``there`` and ``wanted``: how many
    of its municipalities have handed over a file, and how many it has.
    """

    year: Year
    parts: tuple[int, ...] = ()
    already: ProtectedYear | None = None
    printed: bool = True
    others: tuple[ProtectedYear, ...] = ()
    known: tuple[Year, ...] = ()
    apart: tuple[Years, ...] = ()
    there: int = 1
    wanted: int = 1

    @property
    def called(self) -> str:
        """``Kalix kommun``, ``Norrbotten``, ``Norrbotten (3 av 14 kommuner)``."""
        return place(self.year) + (
            f" ({self.there} av {self.wanted} kommuner)" if self.there < self.wanted else ""
        )


def regions(written: Mapping[str, Sequence[str]]) -> Regions:
    """The parts of the county by code, from the names (or codes) in the settings.

    Each municipality is in one. Raises BadRegions.
    """
    found: dict[str, tuple[str, ...]] = {}
    used: set[str] = set()
    taken = {fold(each) for each in (COUNTY, *MUNICIPALITIES, *MUNICIPALITIES.values())}
    for name, municipalities in written.items():
        if not name.strip() or fold(name) in taken or "kommuner)" in name:
            raise BadRegions(f"en länsdel kan inte heta ”{name[:40]}”")
        if not municipalities:
            raise BadRegions(f"{name[:40]} har inga kommuner")
        codes = tuple(_code(each) for each in municipalities)
        twice = next(
            (code for number, code in enumerate(codes) if code in used or code in codes[:number]),
            None,
        )
        if twice:
            raise BadRegions(f"{MUNICIPALITIES[twice]} står två gånger")
        used |= set(codes)
        found[name] = codes
    return found


def called(code: str) -> str:
    """A municipality's name; its code where it is none of ours."""
    return MUNICIPALITIES.get(code, code)


def _code(typed: str) -> str:
    wanted = fold(typed)
    codes = [
        code
        for code, name in MUNICIPALITIES.items()
        if wanted and (code == typed or fold(name).startswith(wanted))
    ]
    if len(codes) != 1:
        raise BadRegions(f"”{typed[:40]}” är ingen kommun i länet")
    return codes[0]


def added(name: str, years: Sequence[Year]) -> Year:
    """The figures of an area: the sum of some, indicator by indicator.

    One that not all account for is the sum of those that do; but where it leads to another (the
    flow) it is the sum of all, and is not accounted for. So is one that somebody accounts for in
    some years of a period only, as the period is not the sum of what its years show.
    """
    off = tuple(
        each.key
        for each in INDICATORS
        if any(each.key in year.off for year in years)
        and (
            each.key not in UNTIED
            or all(each.key in year.off for year in years)
            or any(_in_some(each.key, year) for year in years)
        )
    )
    figures = tuple(
        added_figures(
            [year.figure(each.key) for year in years if each.key in off or each.key not in year.off]
        )
        for each in INDICATORS
    )
    return replace(
        years[0],
        municipality=name,
        authority=f"{len(years)} register" if len(years) > 1 else years[0].authority,
        figures=figures,
        off=off,
        late=any(year.late for year in years),
        each=tuple(
            added(name, of_all) for of_all in zip(*(year.each for year in years), strict=True)
        ),
    )


def areas(handed: Sequence[Handed], regions: Regions) -> list[Area]:
    """All areas: registers that have published for themselves in a municipality with several,
    municipalities, parts of the county, the county.
    """
    found: list[Area] = []
    municipalities: dict[str, int] = {}
    by_code: dict[str, list[Handed]] = {}
    for each in handed:
        by_code.setdefault(each.year.municipality, []).append(each)
    for code in sorted(by_code, key=lambda code: sort_key(called(code))):
        registers = by_code[code]
        if len(registers) == 1:
            found.append(_of_register(registers[0]))
        else:
            parts = tuple(range(len(found), len(found) + len(registers)))
            found += [_of_register(each, printed=False) for each in registers]
            found.append(Area(added(code, [each.year for each in registers]), parts))
        municipalities[code] = len(found) - 1
    for name, codes in regions.items():
        there = tuple(municipalities[code] for code in codes if code in municipalities)
        if there:
            of_part = [each.year for each in handed if each.year.municipality in codes]
            found.append(Area(_named(name, of_part), there, there=len(there), wanted=len(codes)))
    whole = _named(COUNTY, [each.year for each in handed])
    found.append(
        Area(
            whole,
            tuple(municipalities.values()),
            there=len(municipalities),
            wanted=len(MUNICIPALITIES),
        )
    )
    return found


def _in_some(key: str, period: Year) -> bool:
    """Whether an indicator is accounted for in some years of a period and not in others."""
    return len({key in year.off for year in period.each}) > 1


def _of_register(handed: Handed, printed: bool = True) -> Area:
    return Area(
        handed.year,
        already=handed.published,
        printed=printed,
        others=handed.others,
        known=handed.known,
        apart=handed.apart,
    )


def _named(name: str, years: Sequence[Year]) -> Year:
    return replace(added(name, years), authority=f"{len(years)} register")
