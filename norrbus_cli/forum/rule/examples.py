"""Ready rules, as a municipality has written them; each register keeps its own."""

from __future__ import annotations

from ...words.record import Record
from ..model import GROUP, STEERING_GROUP, TERM, YEAR


class Row(Record):
    """So many meetings of a kind in a period."""

    kind: str
    count: int
    period: str


class Example(Record):
    """A municipality's rules and where they stand."""

    source: str
    rows: tuple[Row, ...]


EXAMPLES = {
    "Arjeplog": Example("Arjeplogs rutin 2012", (Row(GROUP, 1, TERM), Row(STEERING_GROUP, 2, YEAR)))
}
