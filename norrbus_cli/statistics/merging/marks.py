"""Marks in the report of the county: a sum less those that its parts show is a sum too."""

from __future__ import annotations

from collections.abc import Sequence

from ...evaluation.model import ALL, mean
from ...words.record import replace
from ..indicators import BY_KEY
from ..marks import of_group, open_rest
from ..model import ProtectedFigure, ProtectedYear
from ..protection.sources import Source
from .areas import Area

Marks = tuple[int, int]


def marks_apart(found: Sequence[Area], shown: Sequence[ProtectedYear]) -> list[ProtectedYear]:
    """The reports, where an area's sum of marks is shown only if what is left of it, when all that
    its parts show is taken away, could be any marks; also of the areas that share those parts. And
    only if those of them that do not show it show no other sum of the same question: the one less
    the other is a third (own choice).
    """
    left = list(shown)
    for number, area in enumerate(found):
        if area.parts:
            figures = (_figure(each, number, found, left) for each in left[number].figures)
            left[number] = replace(left[number], figures=tuple(figures))
    return left


def _figure(
    figure: ProtectedFigure, number: int, found: Sequence[Area], shown: Sequence[ProtectedYear]
) -> ProtectedFigure:
    if not BY_KEY[figure.key].marks or figure.days is None or not figure.days.sums:
        return figure
    sums = tuple(
        (group, total)
        for group, total in figure.days.sums
        if not _told_otherwise(figure.key, group, number, found, shown)
        and all(open_rest(*rest) for rest in _rests(figure.key, group, number, found, shown))
    )
    count = dict(sums).get(ALL)
    tenths = (
        mean(count, figure.days.count) if count and isinstance(figure.days.count, int) else None
    )
    return replace(figure, days=replace(figure.days, sums=sums, mean=tenths))


def _told_otherwise(
    key: str, group: str, number: int, found: Sequence[Area], shown: Sequence[ProtectedYear]
) -> bool:
    """Whether a part of an area, or a smaller area that shares one, shows sums but not this one."""
    parts = set(found[number].parts)
    beside = {
        other
        for other, area in enumerate(found[:number])
        if other in parts or parts & {*area.parts}
    }
    sums = [_sums(shown[each].figure(key)) for each in parts | beside]
    return any(each and group not in each for each in sums)


def _rests(
    key: str, group: str, number: int, found: Sequence[Area], shown: Sequence[ProtectedYear]
) -> list[Marks]:
    """What is left of an area when its parts that show their sum are taken away; then also the
    smaller areas within it that do.
    """
    silent = {part for part in found[number].parts if group not in _sums(shown[part].figure(key))}
    rests = [_total(key, group, silent, found)]
    for other, area in enumerate(found[:number]):
        within = area.parts and set(area.parts) < set(found[number].parts)
        if within and group in _sums(shown[other].figure(key)):
            silent -= set(area.parts)
            rests.append(_total(key, group, silent, found))
    return rests


def _sums(figure: ProtectedFigure) -> dict[str, int]:
    return dict(figure.days.sums) if figure.days else {}


def _total(key: str, group: str, parts: set[int], found: Sequence[Area]) -> Marks:
    each = [of_group(found[part].year.accounted(key), group) for part in sorted(parts)]
    return sum(count for count, _ in each), sum(total for _, total in each)


def marks_beside(source: Source) -> set[str]:
    """The questions of which a period, or a year of the same, has shown a sum beside it."""
    beside = [each for each in source.others if each.years.within(source.joined)]
    return {figure.key for each in beside for figure in each.figures if _sums(figure)}


def without_marks(year: ProtectedYear, keys: set[str]) -> ProtectedYear:
    """The report without the sums of marks of some questions: an area's are shown in its years or
    in the period of these, never in both (own choice).
    """
    return replace(year, figures=tuple(_without(each, keys) for each in year.figures))


def _without(figure: ProtectedFigure, keys: set[str]) -> ProtectedFigure:
    if figure.key not in keys or figure.days is None or not BY_KEY[figure.key].marks:
        return figure
    return replace(figure, days=replace(figure.days, sums=(), mean=None))
