"""Who receives what when a deviation concerns a kind of actor."""

from __future__ import annotations

from ...authority.recipients import EVERYBODY
from ...case.actor.model import Actor
from ...words.record import Record


class Recipient(Record):
    """A row of the municipality's table.

    Who receives what when a kind of actor is concerned, or reports; for a school perhaps one form
    only.
    """

    id: int
    kind: str
    school_form: str
    what: str
    name: str
    source: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What may stand in the table once."""
        return self.kind, self.school_form, self.what, self.name


def recipients_for(table: list[Recipient], actor: Actor, school_form: str) -> list[Recipient]:
    """Who receives something when ``actor`` is concerned, or reports.

    The rows for its kind, of the school form or of any.
    """
    return [row for row in table if row.kind == actor.kind and row.school_form in {"", school_form}]


def recipients_always(table: list[Recipient], school_form: str) -> list[Recipient]:
    """Who receives something of every deviation, of the school form or of any."""
    return [row for row in table if row.kind == EVERYBODY and row.school_form in {"", school_form}]


def asks_for_school_form(table: list[Recipient], actors: list[Actor]) -> bool:
    """Whether the table tells school forms apart for some actors, or for everybody."""
    kinds = {EVERYBODY, *(actor.kind for actor in actors)}
    return any(row.kind in kinds and row.school_form for row in table)
