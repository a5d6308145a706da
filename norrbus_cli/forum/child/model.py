"""No child is named above the single case: neither by the whole name nor by the number."""

from __future__ import annotations

import re
from collections.abc import Iterable

from ...words.record import Record
from ..refusals import NamesAChild


class Child(Record):
    """What would tell which child a text is about, and the case."""

    reference: str
    name: str
    number: str

    @property
    def telling(self) -> list[str]:
        """The whole name, and the number however it is written.

        A first name alone may be anybody's.
        """
        numbers = (
            [
                self.number,
                self.number[2:],
                self.number.replace("-", ""),
                self.number.replace("-", "")[2:],
            ]
            if self.number
            else []
        )
        return [*([self.name] if " " in self.name else []), *numbers]


def check_names_no_child(texts: Iterable[str], children: Iterable[Child]) -> None:
    """Raises NamesAChild for a text that holds the whole name or the number of a child with a
    case."""
    whole = "\n".join(texts)
    for child in children:
        if any(
            re.search(rf"(?<!\w){re.escape(word)}s?(?!\w)", whole, re.IGNORECASE)
            for word in child.telling
        ):
            raise NamesAChild(child.reference)
