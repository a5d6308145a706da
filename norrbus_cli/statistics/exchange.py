"""A year's figures as plain data and back.

What is kept of a published year, and what one register hands over to be added to others.

The shape is described in ``docs/statistik-json.md``. What is read is checked as a whole: a file
that has been changed by hand is refused.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any

from .model import (
    HIDDEN,
    Breakdown,
    Distribution,
    Figure,
    Part,
    ProtectedBreakdown,
    ProtectedFigure,
    ProtectedPart,
    ProtectedYear,
    Shown,
    Spread,
    Year,
)
from .span import MOST_YEARS

Plain = dict[str, Any]


# No count of a year is greater, not of the whole country.
MOST = 10_000_000
CHANGED = "den är inte skriven av norrbus, eller har ändrats för hand"


class NotFigures(ValueError):
    """What was read is not the figures of a year; the text says why, in Swedish."""


def counted_as(year: Year) -> Plain:
    """What was counted, as plain data."""
    return {
        **_about(year),
        "tal": {
            figure.key: _figure_as(figure) for figure in year.figures if figure.total is not None
        },
        **({"ar_for_ar": [counted_as(each) for each in year.each]} if year.each else {}),
    }


def shown_as(year: ProtectedYear) -> Plain:
    """What is shown, as plain data; ``..`` where a number is held back.

    What is switched off is held back; but where it is not about people, it is left out.
    """
    return {
        **_about(year),
        "tal": {
            figure.key: _shown_as(figure)
            for figure in year.figures
            if figure.total is HIDDEN or year.accounted(figure.key).total is not None
        },
    }


def text_of(plain: Plain) -> str:
    """Plain data as one text, always the same: what is kept, and what is summed."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def checksum(year: ProtectedYear) -> str:
    """SHA-256 over what is shown, in hexadecimal."""
    return hashlib.sha256(text_of(shown_as(year)).encode()).hexdigest()


def _about(year: Year | ProtectedYear) -> Plain:
    return {
        "ar": year.year,
        "kommun": year.municipality,
        "myndighet": year.authority,
        "till_och_med": year.until.isoformat(),
        "definitioner": year.definitions,
        **({"avstangda": list(year.off)} if year.off else {}),
        **({"borjan_som_faststalld": True} if year.late else {}),
        **({"fran_ar": year.years.first} if year.length > 1 else {}),
    }


def _figure_as(figure: Figure) -> Plain:
    plain: Plain = {
        "totalt": figure.total,
        "delar": {
            each.by: {part.category: part.count for part in each.parts}
            for each in figure.breakdowns
        },
    }
    if figure.distribution:
        plain["fordelning"] = [list(each) for each in figure.distribution.days]
    if figure.sums:
        plain["summor"] = dict(figure.sums)
    return plain


def _shown_as(figure: ProtectedFigure) -> Plain:
    plain: Plain = {
        "totalt": as_plain(figure.total),
        "delar": {
            each.by: {part.category: as_plain(part.count) for part in each.parts}
            for each in figure.breakdowns
        },
        "hela": [each.by for each in figure.breakdowns if each.whole],
    }
    if figure.days:
        days = figure.days
        plain["matt"] = {
            "antal": as_plain(days.count),
            "median": days.median,
            "percentil_90": days.ninetieth,
            "medel": days.mean,
            "hela": days.whole,
            **({"summor": dict(days.sums)} if days.sums else {}),
        }
    return plain


def as_plain(shown: Shown) -> int | str | None:
    """A number; ``..`` when it is held back; None when there is no data."""
    return HIDDEN.value if shown is HIDDEN else shown


def counted_from(plain: Plain) -> Year:
    """What was counted, from plain data. Raises NotFigures."""
    with written_by_us():
        figures = tuple(_figure_from(key, figure) for key, figure in plain["tal"].items())
        each = tuple(counted_from(year) for year in plain.get("ar_for_ar", ()))
        return Year(*_about_from(plain), figures, *_apart_from(plain), each)


def shown_from(plain: Plain) -> ProtectedYear:
    """What is shown, from plain data. Raises NotFigures."""
    with written_by_us():
        figures = tuple(_shown_from(key, figure) for key, figure in plain["tal"].items())
        return ProtectedYear(*_about_from(plain), figures, *_apart_from(plain))


@contextmanager
def written_by_us() -> Iterator[None]:
    """Within it, data of another shape than what is written is refused. Raises NotFigures."""
    try:
        yield
    except NotFigures:
        raise
    except (KeyError, TypeError, AttributeError, ValueError, RecursionError):
        raise NotFigures(CHANGED) from None


def _about_from(plain: Plain) -> tuple[int, str, str, date, int]:
    try:
        until = date.fromisoformat(plain["till_och_med"])
    except ValueError:
        raise NotFigures("till_och_med är ingen dag") from None
    if until.year != _whole(plain["ar"]):
        raise NotFigures("till_och_med är ingen dag i året")
    return (
        until.year,
        _line(plain["kommun"]),
        _line(plain["myndighet"]),
        until,
        _whole(plain["definitioner"]),
    )


def _apart_from(plain: Plain) -> tuple[tuple[str, ...], bool, int]:
    off = tuple(_line(each) for each in plain.get("avstangda", ()))
    length = plain["ar"] - _whole(plain.get("fran_ar", plain["ar"])) + 1
    if not 1 <= length <= MOST_YEARS:
        raise NotFigures("fran_ar hör inte till året")
    return off, bool(plain.get("borjan_som_faststalld")), length


def _sums_from(plain: Plain) -> tuple[tuple[str, int], ...]:
    return tuple((_line(each), _whole(total)) for each, total in plain.get("summor", {}).items())


def _figure_from(key: str, plain: Plain) -> Figure:
    total = _whole(plain["totalt"])
    breakdowns = tuple(
        Breakdown(by, tuple(Part(each, _whole(count)) for each, count in parts.items()))
        for by, parts in plain["delar"].items()
    )
    distribution = None
    if "fordelning" in plain:
        distribution = Distribution(
            tuple(sorted((_whole(number), _whole(count)) for number, count in plain["fordelning"]))
        )
    if any(sum(part.count for part in each.parts) != total for each in breakdowns) or (
        distribution and distribution.count > total
    ):
        raise NotFigures(f"delarna av {key[:40]} ger inte summan")
    sums = _sums_from(plain)
    if distribution and sums and sum(sum_ for _, sum_ in sums) != distribution.sum:
        raise NotFigures(f"summorna av {key[:40]} ger inte alla betyg")
    return Figure(key, total, breakdowns, distribution, sums)


def _shown_from(key: str, plain: Plain) -> ProtectedFigure:
    breakdowns = tuple(
        ProtectedBreakdown(
            by,
            tuple(ProtectedPart(each, _shown(count)) for each, count in parts.items()),
            by in plain["hela"],
        )
        for by, parts in plain["delar"].items()
    )
    spread = None
    if "matt" in plain:
        days = plain["matt"]
        median, ninetieth, mean = (
            _measure(days[each]) for each in ("median", "percentil_90", "medel")
        )
        spread = Spread(
            _shown(days["antal"]), median, ninetieth, mean, bool(days["hela"]), _sums_from(days)
        )
    return ProtectedFigure(key, _shown(plain["totalt"]), breakdowns, spread)


def _whole(value: object) -> int:
    if type(value) is not int or not 0 <= value <= MOST:
        raise NotFigures(f"”{str(value)[:20]}” är inget antal")
    return value


def _shown(value: object) -> Shown:
    return HIDDEN if value == HIDDEN.value else _whole(value)


def _line(value: object) -> str:
    if not isinstance(value, str) or not value.isprintable() or len(value) > 200:
        raise NotFigures(CHANGED)
    return value


def _measure(value: object) -> int | None:
    return None if value is None else _whole(value)
