"""What is asked about the rules and what breaks them."""

from __future__ import annotations

from ....terminal.question import Listing, argument, question
from ....terminal.reading import choice
from ...form import year
from .choices import SEVERITIES


class ShowGaps(Listing):
    """Of which year, which rules and which severities what is broken is to be shown."""

    year: int | None = argument(
        "ÅR", "Året; annars det här, i januari det förra", parse=year, example="2025"
    )
    numbers: tuple[str, ...] = question(
        "--regel", "Bara den här regeln, till exempel B07", many=True, ask=False, metavar="NUMMER"
    )
    severities: tuple[str, ...] = question(
        "--allvar", "Bara så allvarligt", choice(*SEVERITIES), many=True, ask=False
    )


class ShowRules(Listing):
    """The rules, all or of some severities."""

    severities: tuple[str, ...] = question(
        "--allvar", "Bara så allvarliga", choice(*SEVERITIES), many=True, ask=False
    )
