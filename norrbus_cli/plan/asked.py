"""How a measure of a plan is asked for: by its number, with what it is beside."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING

from ..terminal.question import argument
from ..terminal.reading import Typed, number

if TYPE_CHECKING:
    from ..terminal.context import Context
    from .model import Measure

SAID = 40  # signs of what was decided, to tell one measure from another
MEASURE = number(1, 999, "insatser")


def measure_argument() -> int:
    """The measure that a command is about, of the current version of the plan of ``reference``."""
    return argument(
        "NUMMER",
        "Insatsens nummer",
        MEASURE,
        required=True,
        known=known_measures,
        beside=what_was_decided,
        check=check_measure,
        told=told_measure,
    )


def check_measure(context: Context, typed: str, answers: Typed) -> object:
    """Raises NoPlan, UnknownMeasure."""
    from . import store

    return store.find(context.register, answers["reference"]).plan.measure(int(typed))


def told_measure(context: Context, typed: str, answers: Typed) -> str:
    """``2 Vuxenstöd på raster``."""
    decided = what_was_decided(context, answers).get(typed, "")
    return shorten(f"{typed} {decided}".rstrip(), SAID, placeholder=" …")


def known_measures(context: Context, answers: Typed) -> list[str]:
    """The numbers of the measures of the current version."""
    return list(what_was_decided(context, answers))


def what_was_decided(context: Context, answers: Typed) -> dict[str, str]:
    """What each measure of the current version is, by its number."""
    return {str(each.number): each.what for each in current_measures(context, answers)}


def current_measures(context: Context, answers: Typed) -> tuple[Measure, ...]:
    """The measures of the current version; none where there is no plan."""
    from ..case import store as case_store
    from . import store

    plans = store.of_case(
        context.register, case_store.id_of(context.register, answers["reference"])
    )
    return plans[-1].measures if plans else ()
