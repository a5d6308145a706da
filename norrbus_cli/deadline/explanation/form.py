"""What is asked about a deadline's explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...case.form import children, meant_case, open_references, told_case, whole_names
from ...terminal.question import Showing, argument
from ...terminal.reading import Typed
from ..kinds import kind_named

if TYPE_CHECKING:
    from ...rule.model import Deadline
    from ...terminal.context import Context


def check_named(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownReference, AmbiguousReference."""
    return _open(context, typed)


def open_kinds(context: Context, answers: Typed) -> list[str]:
    """The kinds of deadlines that are open for what is answered, the nearest first."""
    return list(to_do(context, answers))


def to_do(context: Context, answers: Typed) -> dict[str, str]:
    """What is to be done, by the kinds of the same."""
    return {each.name: each.rule.what for each in _open(context, answers["reference"])}


def _open(context: Context, typed: str) -> list[Deadline]:
    from ..named import named

    return named(context.register, context.today, typed)[1].deadlines


class Explain(Showing):
    """Which deadline to explain."""

    reference: str = argument(
        "REF",
        "Ärendet, eller det som fristen gäller, till exempel A-2026-0001",
        required=True,
        known=open_references,
        beside=children,
        sought=whole_names,
        check=check_named,
        means=meant_case,
        told=told_case,
    )
    kind: str | None = argument(
        "FRIST",
        "Slag av frist; utelämnat förklaras alla öppna",
        parse=kind_named,
        known=open_kinds,
        beside=to_do,
        if_known=True,
    )
