"""What is found in the log, in words; that it was read is logged."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from ..register import chain, checking
from ..register.annulled import Annulled
from ..register.schema.tables import LOG_TABLES
from ..words.swedish import fold
from . import store
from .kinds import DONE, EN, KINDS, Kind
from .refusals import NobodyCalled, NotAFingerprint, SeveralCalled, UnknownOperation
from .telling import CHANGED, REMOVED, Field, Teller, Told

if TYPE_CHECKING:
    from ..case.model import Case
    from ..register.database import Register
    from .form import CheckLog, ReadLog

_LINE = re.compile(r"norrbus-logg operation (\d{1,12}) ([0-9a-f]{64})")
_COUNTER = Kind("Räknaren", EN)


def read(register: Register, wanted: ReadLog, today: date) -> list[Told]:
    """The operations that are asked for, the newest first, one more than asked for if there are
    more. Raises UnknownReference, NobodyCalled, SeveralCalled.
    """
    case, case_id = _case(register, wanted.case) if wanted.case else (None, None)
    person = None
    if wanted.person:
        person = case.person(wanted.person).id if case else _person(register, wanted.person)
    sought = store.Sought(
        case_id,
        person,
        wanted.who,
        wanted.first,
        wanted.last,
        fold(f"norrbus {wanted.command.removeprefix('norrbus ')}") if wanted.command else "",
        wanted.changed_only,
        wanted.looked_only,
    )
    teller = Teller(register)
    found = [teller.told(each) for each in store.deeds(register, sought, wanted.count + 1)]
    look(register, teller.names.seen, sought.case_id, today)
    return found


def _case(register: Register, typed: str) -> tuple[Case | None, int]:
    """A case and its id; the id alone of one that is annulled."""
    from ..case.store import find

    try:
        case = find(register, typed)
    except Annulled as gone:
        return None, gone.row_id
    return case, case.id


def of_case(register: Register, case_id: int) -> tuple[list[Told], set[int]]:
    """The history of a case, the newest first, and who is named in it."""
    teller = Teller(register)
    deeds = store.deeds(register, store.Sought(case_id=case_id, changes=True), -1)
    return [teller.told(each) for each in deeds], teller.names.seen


def one(
    register: Register, number: int, today: date, unmasked_because: str = ""
) -> tuple[Told, list[Field]]:
    """An operation and each value that it changed. Raises UnknownOperation."""
    found = store.deeds_by_id(register, [number])
    if not found:
        raise UnknownOperation(number)
    teller = Teller(register, unmasked=bool(unmasked_because))
    told, fields = teller.told(found[0]), teller.fields(found[0].changes)
    look(register, teller.names.seen, None, today, unmasked_because)
    return told, fields


def look(
    register: Register, people: Iterable[int], case_id: int | None, today: date, reason: str = ""
) -> None:
    """Log that those who were named have been shown; ``reason``: protected data were, too."""
    with register.operation(day=today.isoformat(), reason=reason):
        for person_id in sorted(people):
            register.look(person_id, case_id, protected=bool(reason))


def _person(register: Register, typed: str) -> int:
    digits = "".join(sign for sign in typed if sign.isdigit())
    number = f"{digits[:8]}-{digits[8:]}" if len(digits) == 12 else ""
    found = store.people(register, typed.strip(), number)
    exact = [row for row in found if row["name"] == typed.strip()]
    found = exact if len(exact) == 1 else found
    if not found:
        raise NobodyCalled
    if len(found) > 1:
        raise SeveralCalled(len(found))
    return int(found[0]["id"])


def fingerprint(register: Register) -> str:
    """One line that tells how the log ends now, without anything about anybody."""
    last = checking.newest(register)
    return f"norrbus-logg operation {last['operation_id']} {last['hash']}" if last else ""


def check(register: Register, wanted: CheckLog) -> tuple[checking.Checked, list[str]]:
    """Go through the log and the rows, against a kept line if there is one; what was gone through
    and a sentence for each thing that does not hold. Raises NotAFingerprint.
    """
    found: list[chain.Finding] = []
    if wanted.kept:
        line = _LINE.fullmatch(" ".join(wanted.kept.split()))
        if line is None:
            raise NotAFingerprint
        found = checking.against(register, int(line[1]), line[2])
    checked = checking.check(register)
    return checked, spoken((*checked.findings, *found))


def spoken(findings: Iterable[chain.Finding]) -> list[str]:
    """A sentence, without its full stop, for each thing that does not hold."""
    return [_spoken(each) for each in findings]


def _spoken(found: chain.Finding) -> str:
    if found.table in LOG_TABLES:
        return "spärren som skyddar loggen mot ändringar är borttagen"
    if found.table:
        kind = KINDS.get(found.table, _COUNTER)
        how = {
            chain.CHANGED: DONE[kind.gender][CHANGED],
            chain.GONE: DONE[kind.gender][REMOVED],
            chain.ADDED: "tillagt" if kind.gender == "ett" else "tillagd",
        }[found.what]
        noun = kind.subject.split(" ")[0].rstrip(",")
        return f"{noun} nr {found.row_id}, {how} utan att loggen vet om det"
    return {
        chain.GONE: f"operation {found.operation} saknas i loggen",
        chain.UNSEALED: f"operation {found.operation} är ändrad i loggen",
        chain.CUT: f"operation {found.operation}, som fanns när raden skrevs, är borta",
        chain.OTHER: f"operation {found.operation} är en annan än när raden skrevs",
    }[found.what]
