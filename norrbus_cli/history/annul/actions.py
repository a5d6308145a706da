"""The deed of annulling: rows go from the register, the log keeps them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path

from ...paper import taken_back
from ...paper.taken_back import Paper
from ...register.database import Register
from ...statistics.store import published_since
from ...words.record import Record
from ..counted import counted
from ..model import Change
from ..telling import Field, Teller
from ..undo.refusals import HasMoved, paper
from . import store
from .refusals import HasLeft
from .store import Hanging, Place


class Chosen(Record):
    """What is to be annulled, the last of ``roots``, in words, and all that goes with it.

    ``removed`` are the rows, each after all that hangs on it; ``loosened`` stay and only mentioned
    one of them. ``left`` are the papers that have left the house, ``years`` the published
    statistics that may have counted it.
    """

    roots: tuple[Place, ...]
    what: str
    with_it: str
    removed: tuple[Change, ...]
    loosened: tuple[Change, ...]
    fields: tuple[Field, ...]
    left: tuple[str, ...]
    years: tuple[int, ...]
    people: frozenset[int]


def to_annul(register: Register, roots: Sequence[Place], despite_sent: str) -> Chosen:
    """What annulling some rows takes away; changes nothing. Raises HasLeft."""
    hanging = Hanging(register, roots)
    removed, loosened = tuple(hanging.removed), tuple(hanging.loosened)
    teller = Teller(register)
    first = store.first_logged(register, roots)
    what = teller.thing(next(each for each in removed if (each.table, each.row_id) == roots[-1]))
    rows = store.left(register, removed, first)
    left = [paper(row["what"], row["about"], row["day"], row["how"]) for row in rows]
    if left and not despite_sent:
        cancel = dict.fromkeys(row["pending"] for row in rows if row["pending"])
        raise HasLeft(what, left, list(cancel))
    others = [each.table for each in removed if (each.table, each.row_id) != roots[-1]]
    return Chosen(
        tuple(roots),
        what,
        counted(others),
        removed,
        loosened,
        tuple(teller.becomes([*loosened, *removed])),
        tuple(left),
        tuple(published_since(register, first)),
        frozenset(teller.names.seen),
    )


def annul(register: Register, chosen: Chosen, today: date, reason: str) -> int:
    """Annul what was chosen; the number of the operation that did.

    Raises HasMoved, PaperChanged, CannotWrite.
    """
    leaving = [
        Paper(Path(str(each.row["path"])), str(each.row["file_hash"]))
        for each in chosen.removed
        if each.table == "documents"
    ]
    with ExitStack() as placing, register.operation(day=today.isoformat(), reason=reason) as number:
        now = Hanging(register, chosen.roots)
        if (tuple(now.removed), tuple(now.loosened)) != (chosen.removed, chosen.loosened):
            raise HasMoved
        for person_id in sorted(chosen.people):
            register.look(person_id, None)
        for each in chosen.loosened:
            register.update(each.table, each.row_id, each.after or {})
        for each in chosen.removed:
            register.put_back(each.table, each.row_id, None)
        placing.enter_context(taken_back.moved(register, leaving, ()))
    taken_back.finish(register)
    return number
