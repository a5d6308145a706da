"""An extract about somebody of the staff: everything that the register holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from ....authority import store as register_store
from ....case import store as case_store
from ....history.kinds import DONE, KINDS
from ....paper.traces import same_name
from ....register.cells import Row
from ....register.database import Register
from ....words import clock
from ....words.dates import plain
from ....words.swedish import fold
from ..looks import shows
from ..model import Done, Judged, Look, Paper
from ..refusals import NoSuchText
from . import store
from .finding import find
from .gathering import StaffGathering
from .model import AS_COORDINATOR, Staff, StaffExtract, stands_in
from .refusals import NotOfStaff

if TYPE_CHECKING:
    from ..form import AskExtract


def shown(
    register: Register, wanted: AskExtract, here: str, judged: Judged, today: date
) -> StaffExtract:
    """What is asked for, on screen; that it was, and what was seen of cases, is logged.

    ``here``: the coordinator of this machine's settings. Raises as ``extract``.
    """
    with register.operation(day=today.isoformat(), reason=wanted.because):
        found = extract(register, wanted, here, judged)
        for case in case_store.cases(register, list(found.cases)):
            if case.child is not None:
                register.look(case.child.id, case.id, protected=False)
    return found


def extract(register: Register, wanted: AskExtract, here: str, judged: Judged) -> StaffExtract:
    """Everything about one of the staff, for that one.

    Raises NobodyThere, SeveralNames, SeveralPlaces, NotThere, NotOfStaff, OfFamily, NoSuchText.
    """
    if wanted.recipient or wanted.case or wanted.unmask:
        raise NotOfStaff
    staff = find(register, wanted.person, wanted.at)
    users = tuple(dict.fromkeys((*wanted.users, *_known(register, staff, here))))
    gathering = StaffGathering(register, staff, users, judged)
    entries = tuple(gathering.entries())
    codes = [each.code for each in gathering.texts]
    for typed in (*judged.out, *judged.given):
        if typed not in codes:
            raise NoSuchText(typed)
    told = [f"samordnare {each}" for each in gathering.names.own["coordinators"]]
    return StaffExtract(
        staff=staff,
        entries=entries,
        texts=tuple(gathering.texts),
        papers=tuple(_papers(register, staff)) if staff.alone else (),
        users=users,
        operations=tuple(_operations(store.operations(register, users))),
        done=tuple(_done(register, gathering)),
        reminders=store.reminded(register, told),
        unsure=gathering.unsure,
        cases=tuple(gathering.cases),
    )


def _known(register: Register, staff: Staff, here: str) -> tuple[str, ...]:
    """The name that somebody logs in by who is the coordinator ``here``, of this machine's
    settings: nobody else's is known.
    """
    if not here or AS_COORDINATOR not in staff.places:
        return ()
    names = [each.name for each in register_store.coordinators(register)]
    meant = [each for each in names if fold(each).startswith(fold(here))]
    mine = len(meant) == 1 and same_name(meant[0], staff.name)
    return (register.author.who,) if mine else ()


def _papers(register: Register, staff: Staff) -> Iterator[Paper]:
    for row in store.papers(register):
        if stands_in(staff.name, row["recipient"]):
            day = date.fromisoformat(row["written_on"])
            yield Paper(day, row["kind"], row["about"], staff.name, row["sent_how"])


def _operations(rows: Iterable[Row]) -> Iterator[Look]:
    """Each day, user and command, and how many times."""
    counted = Counter(
        (clock.local(row["at"]).date(), row["who"], shows(row["command"])) for row in rows
    )
    for (day, who, what), times in counted.items():
        yield Look(day, who, what, times)


def _done(register: Register, gathering: StaffGathering) -> Iterator[Done]:
    """What was done with the rows, the newest first; without what they held."""
    found: list[tuple[int, Done]] = []
    for table, things in gathering.rows.items():
        made, changed, gone = DONE[KINDS[table].gender]
        for row in store.changes(register, table, list(things)):
            word = made if row["made"] else gone if row["gone"] else changed
            moment = clock.local(row["at"])
            when = f"{plain(moment.date())} {moment:%H.%M}"
            day = date.fromisoformat(row["day"]) if row["day"] else moment.date()
            what = f"{things[row['row_id']]}, {word}"
            found.append((row["id"], Done(when, day, row["who"], what)))
    for _, each in sorted(found, key=lambda pair: -pair[0]):
        yield each
