"""Whose way to show."""

from __future__ import annotations

from ...case.form import BY_NAME
from ...terminal.question import Listing, argument


class ShowWay(Listing):
    """The case whose way to show; the way as such where none is named."""

    reference: str | None = argument(
        "REF",
        "Ärendet, till exempel 7 eller barnets namn; utelämnat visas vägen som sådan",
        **BY_NAME,
    )
