"""Deeds with the table of recipients."""

from __future__ import annotations

from datetime import date

from ...authority.recipients import EXAMPLES
from ...register.cells import stored
from ...register.database import Register
from ...words.record import as_dict
from ..refusals import RecipientTwice, UnknownRecipient, WhichKind
from . import store
from .form import DropRecipient, NewRecipient, UseExample


def add(register: Register, new: NewRecipient, today: date) -> None:
    """A row of the table. Raises RecipientTwice."""
    with register.operation(day=today.isoformat()):
        if (new.kind, new.school_form, new.what, new.name) in _keys(register):
            raise RecipientTwice(new.name)
        register.insert("recipients", register.fitting("recipients", vars(new)))


def drop(register: Register, gone: DropRecipient, today: date) -> int:
    """Take rows out of the table; returns how many. Raises UnknownRecipient, WhichKind."""
    with register.operation(day=today.isoformat()):
        table = store.recipients(register)
        named = [row for row in table if row.name.casefold() == gone.name.casefold()]
        meant = [row for row in named if gone.kind in {"", row.kind}]
        if not meant:
            raise UnknownRecipient(gone.name, list(dict.fromkeys(row.name for row in table)))
        kinds = list(dict.fromkeys(row.kind for row in meant))
        if len(kinds) > 1:
            raise WhichKind(gone.name, kinds)
        for row in meant:
            store.drop(register, row.id)
        return len(meant)


def use_example(register: Register, wanted: UseExample, today: date) -> int:
    """Add the rows of a ready table that are not there; returns how many."""
    example = EXAMPLES[wanted.example]
    with register.operation(day=today.isoformat()):
        have = _keys(register)
        new = [
            row
            for row in example.rows
            if (row.kind, row.school_form, row.what, row.name) not in have
        ]
        for row in new:
            register.insert("recipients", {**stored(as_dict(row)), "source": example.source})
        return len(new)


def _keys(register: Register) -> set[tuple[str, str, str, str]]:
    return {row.key for row in store.recipients(register)}
