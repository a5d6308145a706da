"""What is asked about the compilation."""

from __future__ import annotations

from ...terminal.question import Showing, argument, flag
from ...terminal.reading import number


class Compile(Showing):
    """Which year to compile."""

    year: int | None = argument("ÅR", "Året, om inte det här", parse=number(2008, 2100, "år"))
    internal: bool = flag(
        "--internt", "Visa alla tal som de är nu. Bara för den som får se ärendena; det loggas."
    )
