"""What is asked about a deadline's explanation."""

from __future__ import annotations

from ...case.form import children, meant_case, open_references, told_case, whole_names
from ...terminal.question import Showing, argument
from ...terminal.reading import choice
from ..catalogue import KINDS


class Explain(Showing):
    """Which deadline to explain."""

    reference: str = argument(
        "REF",
        "Ärendet, eller det som fristen gäller, till exempel A-2026-0001",
        required=True,
        known=open_references,
        beside=children,
        sought=whole_names,
        means=meant_case,
        told=told_case,
    )
    kind: str | None = argument(
        "FRIST", "Slag av frist; utelämnat förklaras alla öppna", parse=choice(*KINDS)
    )
