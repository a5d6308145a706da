"""What a case is and who belongs to it."""

from __future__ import annotations

from datetime import date

from ..authority.model import Coordinator
from ..words.dates import age, years_after
from ..words.record import Record, replace
from ..words.swedish import fold
from ..words.text import SHIELD
from .choices import CHILD, CHILD_WORDS

OF_AGE = 18  # föräldrabalken 6 kap. 2 §
# Own choice: asked beside the guardians, as one then speaks for oneself by SoL 3 kap. 4 §.
OWN_VOICE = 15


class Person(Record):
    """A child, a young person or a guardian.

    ``number`` is ``ÅÅÅÅMMDD-NNNN`` or empty for one without a Swedish number.
    """

    id: int
    name: str
    number: str
    number_kind: str
    born: date | None
    gender: str
    address: str
    phone: str
    email: str
    language: str
    interpreter: bool
    school: str
    protection: str

    @property
    def protected(self) -> bool:
        """Whether address, phone, e-mail, school and place must not be shown (folkbokföringslagen
        16 §, OSL 21 kap. 3, 3 a §§).
        """
        return bool(self.protection)

    @property
    def identified_by(self) -> str:
        """The number, or the birth date for one without."""
        return self.number or (self.born.isoformat() if self.born else "")

    def masked(self, protected_addresses: frozenset[str] = frozenset()) -> Person:
        """The person as others may see them, but for the name: see ``called``.

        An address shared with somebody protected is hidden too: it tells where that one lives (OSL
        21 kap. 3 a §).
        """
        from ..paper.homes import tells

        if self.protected:
            school = SHIELD if self.school else ""
            return replace(self, address=SHIELD, phone=SHIELD, email=SHIELD, school=school)
        return replace(self, address=SHIELD) if tells(self.address, protected_addresses) else self

    def called(self, instead: str, *, with_year: bool = False) -> Person:
        """The person with something else in the place of the name, and no number; of the birth the
        year may be told.
        """
        year = f", {self.born.year}" if with_year and self.born else ""
        return replace(self, name=f"{instead}{year}", number="", born=None)


class Guardian(Record):
    """A guardian (vårdnadshavare) with custody, shared or sole.

    ``ended_on`` is the first day without custody.
    """

    id: int
    person: Person
    custody: str
    ended_on: date | None

    def has_custody(self, on: date) -> bool:
        """Whether custody holds on a day."""
        return self.ended_on is None or on < self.ended_on


class Closing(Record):
    """One closing of a case, and its reopening if there has been one."""

    closed_on: date
    reason: str
    note: str
    reopened_on: date | None
    reopened_reason: str


class Case(Record):
    """A case with its people and closings.

    ``need_seen_by`` is a kind of actor, ``latest_meeting`` the case's own latest day,
    ``discharge_notice_on`` the day of the notice that the patient is ready to leave in-patient care
    (lag 2017:612), ``reviewed_on`` when somebody last looked it over without anything having to be
    done.
    """

    id: int
    reference: str
    opened_on: date
    municipality: str
    coordinator: Coordinator
    child: Person | None
    guardians: tuple[Guardian, ...]
    need_seen_on: date
    need_seen_by: str
    need: str
    works_well: str
    level: str
    urgency: str
    latest_meeting: date | None
    discharge_notice_on: date | None
    reviewed_on: date | None
    approved_by: str
    approved_on: date | None
    closings: tuple[Closing, ...]

    @property
    def anonymous(self) -> bool:
        """Whether it is an anonymous consultation."""
        return self.child is None

    @property
    def closed(self) -> Closing | None:
        """The closing in force."""
        return next((closing for closing in self.closings if closing.reopened_on is None), None)

    @property
    def people(self) -> tuple[Person, ...]:
        """The child and the guardians."""
        return (
            *((self.child,) if self.child else ()),
            *(guardian.person for guardian in self.guardians),
        )

    @property
    def protected_addresses(self) -> frozenset[str]:
        """Addresses that would tell where a protected person lives."""
        return frozenset(
            person.address for person in self.people if person.protected and person.address
        )

    @property
    def hides_place(self) -> bool:
        """Whether a place that is named could tell where a hidden child is (OSL 21 kap. 3 a §):
        see ``protection.hides_child``."""
        from ..paper.protection import hides_child

        return hides_child(self)

    def of_age(self, on: date) -> bool:
        """Whether the young person is 18 or more on a day."""
        return bool(self.child and self.child.born and age(self.child.born, on) >= OF_AGE)

    def lacks_guardians(self, on: date) -> bool:
        """Whether nobody is registered who could consent for a child under 18."""
        return self.child is not None and not self.guardians and not self.of_age(on)

    @property
    def eighteen(self) -> date | None:
        """The day the young person turns 18; 28 February for one born on 29 February."""
        born = self.child.born if self.child else None
        if born is None:
            return None
        return years_after(born, OF_AGE)

    def custodians(self, on: date) -> tuple[Person, ...]:
        """The guardians who have custody on a day; none once the young person is 18."""
        return (
            ()
            if self.of_age(on)
            else tuple(guardian.person for guardian in self.guardians if guardian.has_custody(on))
        )

    def attending(self, on: date) -> tuple[Person, ...]:
        """The people who have a place at a meeting on a day.

        The child and, until 18, the guardians with custody.
        """
        return (*((self.child,) if self.child else ()), *self.custodians(on))

    def person(self, typed: str) -> Person:
        """``barnet``, ``vårdnadshavare 1`` or the one whose name begins as ``typed``. Raises
        NoIdentity, UnknownPerson."""
        from .refusals import NoIdentity, UnknownPerson

        if self.child is None:
            raise NoIdentity(self.reference)
        wanted = fold(typed.strip())
        role = wanted.partition(" (")[0]
        if role in CHILD_WORDS:
            return self.child
        called = {f"person {each.id}": each for each in self.people} | self.roles()
        if found := [each for name, each in called.items() if fold(name) == role]:
            return found[0]
        # The child has a word of its own, so a name shared with a guardian means the guardian.
        exact = [person for person in reversed(self.people) if fold(person.name) == wanted][:1]
        found = exact or [
            person for person in self.people if wanted and fold(person.name).startswith(wanted)
        ]
        if len(found) != 1:
            raise UnknownPerson(
                self.reference,
                typed,
                [CHILD, *(guardian.person.name for guardian in self.guardians)],
            )
        return found[0]

    def roles(self) -> dict[str, Person]:
        """The people by what they are called where names are hidden: ``barnet``,
        ``vårdnadshavare 1``.
        """
        numbered = enumerate(self.guardians, 1)
        child = {CHILD: self.child} if self.child else {}
        return child | {f"vårdnadshavare {number}": each.person for number, each in numbered}

    def require_open(self) -> None:
        """Raises IsClosed."""
        from .refusals import IsClosed

        if self.closed:
            raise IsClosed(self.reference)
