"""What was done with what is kept about a person, and by whom, in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...case.model import Person
from ...history import store as log
from ...history.labels import label
from ...history.model import Cells, Change, Deed, in_all
from ...history.telling import Teller
from ...register.database import Register
from ...words import clock
from ...words.dates import plain
from .decisions import FACT, PARTICULARS, decided
from .gathering import Gathering
from .masked import is_something
from .model import Done


def done(register: Register, gathered: Sequence[Gathering], person: Person) -> Iterator[Done]:
    """The deeds of the log that touched the person's rows, the newest first."""
    found: dict[int, Done] = {}
    for each in gathered:
        teller = Teller(register)
        teller.names = each.names
        sought = log.Sought(case_id=each.names.case.id, changes=True)
        for deed in log.deeds(register, sought, -1):
            changes = [change for change in deed.changes if _tells(each, change, person)]
            if changes and deed.operation.id not in found:
                found[deed.operation.id] = _done(teller, each, deed, changes)
    for number in sorted(found, reverse=True):
        yield found[number]


def _tells(gathered: Gathering, change: Change, person: Person) -> bool:
    """Whether a change is of a row that is about the person."""
    if change.table == "persons":
        return change.row_id == person.id
    return change.case_id == gathered.names.case.id and gathered.tells(
        change.table, dict(change.row)
    )


def _done(teller: Teller, gathered: Gathering, deed: Deed, changes: Sequence[Change]) -> Done:
    told = [*teller.sentences(changes), *_values(gathered, changes)]
    undone = " (ångrat)" if deed.operation.undone else ""
    operation = deed.operation
    moment = clock.local(operation.at)
    when = f"{plain(moment.date())} {moment:%H.%M}"
    return Done(when, operation.done_for, operation.who, "; ".join(told) + undone)


def _values(gathered: Gathering, changes: Sequence[Change]) -> Iterator[str]:
    """Each day, number or choice that was changed, before and after; no typed text."""
    for each in in_all(changes):
        if each.before and each.after:
            for column in each.differing:
                old, new = (
                    _value(gathered, each.table, column, row) for row in (each.before, each.after)
                )
                if is_something(old):
                    yield f"{label(each.table, column)}: {old} → {new or '–'}"


def _value(gathered: Gathering, table: str, column: str, row: Cells) -> str:
    """A value that was; empty for one that is not told. Own particulars only to oneself, of age."""
    if table == "persons":
        gate = gathered.names.gate
        text = str(row.get(column) or "")
        told = gathered.situation.own and (gathered.situation.grown or not gathered.is_child)
        hidden = gathered.person.id in gate.hidden or gate.holds(text)
        return text if told and not hidden and column in PARTICULARS else ""
    told = decided(table, column) == FACT
    return gathered.names.value(table, column, row) if told else ""
