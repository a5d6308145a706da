"""What is looked for, and what is to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...case.form import meant_case, meant_part
from ...terminal.question import Listing, Showing, argument
from .model import CASE, MEETING, kind_of

if TYPE_CHECKING:
    from ...terminal.context import Context
    from ...terminal.reading import Typed


def _meant(context: Context, typed: str, answers: Typed) -> str:
    """What a name, ``.`` or ``senaste`` means, where no actor is called so. Raises as
    ``naming.finding.meant``.
    """
    kind = kind_of(typed)
    if kind == MEETING:
        return meant_part(context, typed, "M")
    if kind != CASE:
        return typed
    from .found import is_actor

    return typed if is_actor(context.register, typed) else meant_case(context, typed, answers)


class Search(Listing):
    """What to look for."""

    words: tuple[str, ...] = argument(
        "ORD...",
        "Namn, personnummer eller ärendenummer; eller en aktörs",
        many=True,
        required=True,
        example="elsa",
        source="förordning (2001:637) 15 §: bara namn och nummer får vara sökbegrepp",
    )


class ShowAnything(Showing):
    """What to show."""

    what: str = argument(
        "VAD",
        "Ärendet, mötet, avvikelsen, mötet ovanför ärendena (F-…) eller aktören",
        required=True,
        means=_meant,
        example="7, eller barnets namn: elsa",
    )
