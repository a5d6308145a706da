"""Who may know what on paper, of protected persons and of each other; the gate all values pass.

A person is marked, not a field. Where the *child* is, is hidden when the child is protected or has
the address of a guardian who is. Who may then know it on paper, and so read the names of schools,
health centres and contact persons (own choice, since the law weighs each disclosure by itself: OSL
21 kap. 3, 3 a §§, folkbokföringslagen 16 §):

* the actors, who meet the child, and the coordinators;
* the child, and a guardian whom the child lives with. The register does not say who lives with
  whom: it is a guardian who is protected together with the child and has no other address in the
  register, or who has the very address that the child has;
* all that a common paper goes to, only when each of them may.

Nobody else: to them an actor is its kind and nobody at it has a name. A hidden person's own
particulars stand on no paper at all, nor the school and the place of meetings of a hidden child,
unless asked for with ``--visa-skyddat``. The authority that writes and its coordinator stand on
every paper; therefore a paper to one who may not know takes a yes, ``--trots-skydd``.

A paper that one of several guardians reads, protected or not, has the names of all, and what they
think and sign, since that is what it is for; but number, telephone and e-mail only of one who reads
it alone. An address stands when each other guardian who reads has the same (own choice: they live
together; ``homes.same``, since ``homes.tells`` takes two flats in one house for one). The child's
own particulars stand, but for a telephone or e-mail that is also a guardian's. A paper to the child
alone lies at home with any of them, so it is as if all read it. Actors and coordinators read
everything: the forms ask for it. (Secrecy holds between the people of a family too, OSL 26 kap.
1 §; what follows from it on paper is own choice.)
"""

from __future__ import annotations

from collections.abc import Container
from typing import TYPE_CHECKING

from ..words.record import Record
from ..words.text import SHIELD
from . import homes
from .parties import Actor, Family, Person

if TYPE_CHECKING:
    from .traces import Sought

MASK = SHIELD
SPOKEN = f"lämnas muntligt ({MASK})"
WITHHELD = "uppgiften lämnas inte här"
AT_COORDINATOR = "finns hos samordnaren"
HEAD = (
    "Innehåller skyddade uppgifter. Lämna papperet bara till den som får veta dem, och förvara det"
    " inlåst."
)
ACTORS, COORDINATOR, FAMILY, ABOVE, NOBODY = (
    "aktörer",
    "samordnare",
    "barnet och vårdnadshavarna",
    "nivåerna ovanför ärendet",
    "ingen särskild",
)


class Reader(Record):
    """Who a letter goes to: ACTORS, COORDINATOR, FAMILY, ABOVE or NOBODY, and which people of the
    case are among those that it goes to.
    """

    who: str
    people: frozenset[int] = frozenset()


class PersonOnPaper(Record):
    """The particulars that the forms ask for."""

    name: str
    number: str
    address: str
    phone: str
    email: str


class Kept(Record):
    """What is kept from a paper because another guardian reads it.

    The particulars of ``people``, of ``homes`` the address too; ``sought`` is what nobody else's
    particulars and no typed text may hold.
    """

    people: frozenset[int]
    homes: frozenset[int]
    sought: Sought | None

    def home(self, person: Person, address: str) -> str:
        """A person's address, or where it is to be had."""
        kept = person.id in self.homes and address not in {"", MASK}
        return AT_COORDINATOR if kept else address

    def particular(self, person: Person, text: str) -> str:
        """A number, telephone or e-mail of a person, or where it is to be had."""
        kept = person.id in self.people and text not in {"", MASK}
        return AT_COORDINATOR if kept or self.stands_in(text) else text

    def stands_in(self, text: str) -> bool:
        """Whether a text holds a guardian's particulars that another reader of it lacks."""
        return self.sought is not None and self.sought.stands_in(text)


NOTHING_KEPT = Kept(frozenset(), frozenset(), None)


def lives_with(child: Person, guardian: Person) -> bool:
    """Whether the register says that a child lives with a guardian, by the rule above."""
    elsewhere = (
        bool(child.address)
        and bool(guardian.address)
        and not homes.tells(child.address, [guardian.address])
    )
    together = child.protected and guardian.protected and not elsewhere
    return together or homes.same(child.address, guardian.address)


def hides_child(family: Family) -> bool:
    """Whether it is hidden where the child is: it is protected, or has a protected one's home."""
    child = family.child
    return child is not None and (
        child.protected
        or any(
            each.protected and homes.tells(child.address, [each.address] if each.address else [])
            for each in family.people
        )
    )


def may_know(family: Family, person: Person) -> bool:
    """Whether one of a family may know on paper where the child is and who meets it there."""
    child = family.child
    return (
        child is None
        or not hides_child(family)
        or person.id == child.id
        or lives_with(child, person)
    )


def unknowing(family: Family, people: Container[int]) -> list[Person]:
    """Those with one of the ids ``people`` in a family who may not know."""
    return [each for each in family.people if each.id in people and not may_know(family, each)]


class Gate(Record):
    """What a letter may show its reader; every value of a case passes it on the way to paper.

    ``unmasked``: asked for with --visa-skyddat; then nothing is hidden, but ``unknowing`` stays.
    ``hides``: the place where the child is must not be named. ``knows``: actors and those at them
    may be named. ``child`` is the child's name, ``unknowing`` the names of those it goes to who
    may not know. ``hidden``: ids of those whose particulars are left out, ``addresses`` what would
    tell where they live, ``open`` what stands on every paper, ``sought`` what no typed text may
    hold; ``kept`` what is one guardian's and not another's.
    """

    reader: Reader
    unmasked: bool
    hides: bool
    knows: bool
    child: str
    unknowing: tuple[str, ...]
    hidden: frozenset[int]
    addresses: frozenset[str]
    open: frozenset[str]
    sought: Sought | None
    kept: Kept

    def actor(self, actor: Actor) -> str:
        """An actor's name; its kind alone for one who may not know. A hidden child's school is its
        kind to everybody, and so is an actor whose name tells where somebody protected is.
        """
        masked = not self.knows or (self.hides and actor.is_education) or self.holds(actor.name)
        return actor.kind if masked else actor.name

    def contact(self, presented: str) -> str:
        """Somebody at an actor, with role or without; empty for one who may not know."""
        return presented if self.knows and not self.holds(presented) else ""

    def role(self, typed: str) -> str:
        """Somebody or something typed that can name who meets the child: who leads, who carries
        out, what comes next. Withheld from one who may not know, but for the coordinator.
        """
        if not typed or typed in self.open:
            return typed
        return typed if self.knows and not self.holds(typed) else WITHHELD

    def place(self, place: str) -> str:
        """A place; told by word of mouth when it could tell where a hidden person is."""
        return SPOKEN if place and (self.hides or self.holds(place)) else place

    def link(self, link: str) -> str:
        """A link to a meeting: its host can tell. By word of mouth to one who may not know."""
        return SPOKEN if link and (not self.knows or self.holds(link)) else link

    def person(self, person: Person) -> PersonOnPaper:
        """A person's particulars without what is hidden or another guardian's; an address that
        tells where somebody hidden lives is left out too (OSL 21 kap. 3 a §).
        """
        address, phone, email = person.address, person.phone, person.email
        if person.id in self.hidden:
            address = phone = email = MASK
        elif homes.tells(address, self.addresses):
            address = MASK
        return PersonOnPaper(
            name=person.name,
            number=self.kept.particular(person, person.identified_by),
            address=self.kept.home(person, address),
            phone=self.kept.particular(person, phone),
            email=self.kept.particular(person, email),
        )

    def holds(self, text: str) -> bool:
        """Whether a text holds what this reader must not see on paper."""
        return self.sought is not None and self.sought.stands_in(text)


def no_case(who: str) -> Gate:
    """The gate of a letter that is about no case: nobody in it is hidden."""
    nothing = frozenset[str]()
    nobody = frozenset[int]()
    return Gate(
        Reader(who), False, False, True, "", (), nobody, nothing, nothing, None, NOTHING_KEPT
    )
