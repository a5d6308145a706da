"""The deed of taking in cases one after the other, written some hundreds at a time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from ...authority import store as register_store
from ...register.cells import Row, Value, stored_row
from ...register.database import Register
from ...terminal.question import filled
from ...words.events import Before, check_event
from ...words.reference import CASE
from ...words.swedish import fold
from .. import store as case_store
from ..actions import case_facts, check_closing
from ..checks import EVENTS, check_custody
from ..identity import PERSON_COLUMNS, born_on, check_born_before, keep_person, person_row
from ..model import Person
from ..particulars import NewCase, NewGuardian
from ..refusals import DuplicateChild, NameDiffers, NoBirth
from ..target_group import check_target_group
from . import store
from .refusals import SamePerson

AT_ONCE = 500  # cases: more at a time is not faster
_PLACES = 1 << 23  # however many come: of 100,000 cases one in a hundred is looked for in vain
_GUARDIANSHIP = ("case_id", "person_id", "custody")
_CLOSING = ("case_id", "closed_on", "reason", "note")


class Arriving(NamedTuple):
    """A case that comes: what is asked of a new one, when it was opened and, where it is over,
    when and why it was closed. A tuple: there are many, and a record takes longer.
    """

    new: NewCase
    opened_on: date
    closed_on: date | None = None
    reason: str = ""
    note: str = ""


class Arrivals:
    """Cases on their way in, inside an operation. ``persons`` and ``guardians`` count those that
    are new; ``despite_duplicate`` takes a child who has another case, too.
    """

    def __init__(self, register: Register, today: date, despite_duplicate: str = "") -> None:
        self._register, self._today, self._despite = register, today, despite_duplicate
        self._facts = register_store.facts(register)
        # The columns of a case in the order in which they are written.
        known = {*case_facts(self._facts, filled(NewCase, {}), today), "child_id"}
        self._columns = sorted(known & register.columns("cases"))
        self.persons = self.guardians = 0
        # What waits to be written. One of ``_people`` is named by ~its place, others by their id.
        self._people: list[tuple[Value, ...]] = []
        self._cases: list[tuple[int, Arriving, list[tuple[int, str]]]] = []
        self._waiting: set[int] = set()
        # Two places, by its hash, for what each is known by who is or will be in the register:
        # nobody else need be looked for. One whose places others have is looked for in vain, no
        # more.
        self._seen = bytearray(_PLACES)
        for number, name, born in store.marks(register):
            self._see((hash(number), hash((fold(name), born))))

    def take(self, each: Arriving) -> bool:
        """Take a case; False for one that is there already: the child's, with the same day when
        the need was seen, or open while this one is too (own choice, so that a file can be read
        again).

        Raises what opening and closing a case raises, SamePerson.
        """
        born = self._checked(each)
        people: list[NewCase | NewGuardian] = [each.new, *each.new.guardians]
        numbers = [one.number.number for one in people if one.number]
        if len(set(numbers)) < len(numbers):
            raise SamePerson
        marks = {*map(hash, numbers), hash((fold(each.new.name), born.isoformat()))}
        if len(self._cases) >= AT_ONCE or not marks.isdisjoint(self._waiting):
            self.write()
        ids: dict[str, Person] = {}
        seen = self._seen
        if any(seen[one % _PLACES] and seen[one // _PLACES % _PLACES] for one in marks):
            if self._is_there(each, born):
                return False
            ids = self._known(people)
        check_born_before(born, map(born_on, each.new.guardians))
        child = self._person(each.new, ids)
        guardians = [(self._person(one, ids), one.custody) for one in each.new.guardians]
        self._cases.append((child, each, guardians))
        self._waiting |= marks
        self._see(marks)
        self.guardians += len(guardians)
        return True

    def _see(self, marks: Iterable[int]) -> None:
        for each in marks:
            self._seen[each % _PLACES] = self._seen[each // _PLACES % _PLACES] = 1

    def write(self) -> None:
        """Write what waits."""
        if not self._cases:
            return
        register, waiting = self._register, self._cases
        new = self._people
        ids = register.insert_all("persons", PERSON_COLUMNS, new) if new else range(0)
        references = self._references(each for _, each, _ in waiting)
        rows = [
            [reference, *self._values(each, ids[~child] if child < 0 else child)]
            for (child, each, _), reference in zip(waiting, references, strict=True)
        ]
        cases = register.insert_all("cases", ["reference", *self._columns], rows)
        self._write_beside(cases, ids)
        self._people, self._cases, self._waiting = [], [], set()

    def _write_beside(self, cases: range, ids: range) -> None:
        guardianships: list[tuple[Value, ...]] = []
        closings: list[tuple[Value, ...]] = []
        for case_id, (_, each, guardians) in zip(cases, self._cases, strict=True):
            guardianships += [
                (case_id, ids[~who] if who < 0 else who, custody) for who, custody in guardians
            ]
            if each.closed_on:
                closings.append((case_id, each.closed_on.isoformat(), each.reason, each.note))
        if guardianships:
            self._register.insert_all("guardianships", _GUARDIANSHIP, guardianships)
        if closings:
            self._register.insert_all("closings", _CLOSING, closings)

    def _checked(self, each: Arriving) -> date:
        new, today = each.new, self._today
        told = vars(new)
        for name, what in EVENTS.items():
            check_event(what, told[name], today)
        check_custody([guardian.custody for guardian in new.guardians])
        check_event("Öppnandet", each.opened_on, today)
        if each.opened_on < new.need_seen_on:
            raise Before("Öppnandet", each.opened_on, "dagen då behovet sågs", new.need_seen_on)
        born = born_on(new)
        if born is None:
            raise NoBirth
        check_target_group(born, new.need_seen_on, each.opened_on)
        if each.closed_on:
            check_closing(each.reason, each.note, each.closed_on, today)
            if each.closed_on < each.opened_on:
                raise Before("Avslutet", each.closed_on, "öppnandet", each.opened_on)
        return born

    def _is_there(self, each: Arriving, born: date) -> bool:
        number, name = _number(each.new), fold(each.new.name)
        found = [
            row
            for row in store.alike(self._register, number, born)
            if (number and row["number"] == number) or fold(row["name"]) == name
        ]
        seen = each.new.need_seen_on.isoformat()
        if any(row["need_seen_on"] == seen for row in found):
            return True
        if not found or each.closed_on or self._despite:
            return False
        if any(row["open"] for row in found):
            return True
        raise _duplicate(found, number)

    def _known(self, people: list[NewCase | NewGuardian]) -> dict[str, Person]:
        """Those of the people who are in the register, by number. Raises NameDiffers."""
        found = {
            one.number.number: known
            for one in people
            if one.number
            and (known := case_store.person_with_number(self._register, one.number.number))
        }
        for one in people:
            known = found.get(_number(one))
            if known and fold(known.name) != fold(one.name):
                raise NameDiffers
        return found

    def _person(self, one: NewCase | NewGuardian, known: dict[str, Person]) -> int:
        if known and _number(one) in known:
            return keep_person(self._register, one)
        self._people.append(person_row(one))
        self.persons += 1
        return ~(len(self._people) - 1)

    def _values(self, each: Arriving, child: int) -> list[Value]:
        known = case_facts(self._facts, each.new, each.opened_on)
        known["child_id"] = child
        return stored_row(map(known.__getitem__, self._columns))

    def _references(self, cases: Iterable[Arriving]) -> list[str]:
        """A reference for each case, of the year when it was opened."""
        years = [each.opened_on.year for each in cases]
        numbers = {
            year: iter(self._register.next_numbers(CASE.counter, year, years.count(year)))
            for year in sorted(set(years))
        }
        return [CASE.reference(year, next(numbers[year])) for year in years]


def _number(one: NewCase | NewGuardian) -> str:
    return one.number.number if one.number else ""


def _duplicate(found: list[Row], number: str) -> DuplicateChild:
    references = list(dict.fromkeys(row["reference"] for row in found))
    by = "personnummer" if number and found[0]["number"] == number else "namn och födelsedag"
    return DuplicateChild(by, references, references)
