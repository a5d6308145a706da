"""Whether a place or a link names somebody of a case."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Case
from .link import said_by_link
from .model import Text


def names_somebody(cases: Iterable[Case], place: str) -> bool:
    """Whether somebody of some cases is named in a place or a link: the child by the given name
    alone, too. What stands in a calendar is seen by more than those who read a paper.
    """
    texts = [*map(Text, [place, *said_by_link(place)])]
    return any(
        text.whole_name(person.name) or (person == case.child and text.given_name(person.name))
        for case in cases
        for person in case.people
        for text in texts
    )
