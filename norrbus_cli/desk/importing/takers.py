"""Each kind of row on its way into the register: taken, left out as known, told of in a preview.

The rules are those of what is typed: the rows pass the same deeds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Protocol

from ...case.actor import actions as actors
from ...case.actor import store as actor_store
from ...case.actor.form import NewActor, NewContact
from ...case.arriving.actions import Arrivals, Arriving
from ...case.choices import NO_PROTECTION
from ...case.naming.model import Named
from ...case.particulars import NewCase, NewGuardian
from ...evaluation import actions as answers
from ...evaluation import store as answer_store
from ...evaluation.anonymity import known
from ...evaluation.form import NewEvaluation
from ...evaluation.model import ANSWERS, QUESTIONS
from ...terminal.question import filled
from ...words.dates import short
from ...words.identity import PersonalNumber
from ...words.swedish import fold
from ...words.text import SHIELD
from .choices import ACTORS, CASES, CLOSED, CONTACTS
from .fields import CASE, CLOSING, FIELDS, GUARDIAN_PARTS, Ending

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...evaluation.model import Answer
    from ...register.database import Register
    from .cells import Values

NOTHING: Mapping[str, object] = {}
_OPEN = filled(Ending, NOTHING)
MARKS = tuple(each.key for each in FIELDS[ANSWERS] if each.name in QUESTIONS)


class Taker(Protocol):
    """Takes rows one by one, inside an operation."""

    def take(self, values: Values) -> bool:
        """Take a row; False for one that is there already. Raises what the deed raises."""

    def write(self) -> None:
        """Write what waits."""

    @property
    def beside(self) -> list[tuple[int, str, str]]:
        """What is made beside the rows themselves: how many, of what (one, several)."""


class CaseTaker:
    """Cases, with the child and the guardians."""

    def __init__(self, register: Register, today: date, despite_duplicate: str) -> None:
        self._arrivals = Arrivals(register, today, despite_duplicate)
        self._today = today

    def take(self, values: Values) -> bool:
        """See ``Taker``."""
        told = values.get(CLOSING)
        ending = filled(Ending, told) if told else _OPEN
        guardians = tuple(
            [filled(NewGuardian, values[part]) for part in GUARDIAN_PARTS if part in values]
        )
        new = filled(NewCase, {**values[CASE], "guardians": guardians})
        opened_on = ending.opened_on or self._today
        over = (ending.closed_on, ending.reason, ending.note)
        return self._arrivals.take(Arriving(new, opened_on, *over))

    def write(self) -> None:
        """See ``Taker``."""
        self._arrivals.write()

    @property
    def beside(self) -> list[tuple[int, str, str]]:
        """See ``Taker``."""
        return [
            (self._arrivals.persons, "ny person", "nya personer"),
            (self._arrivals.guardians, "vårdnadshavare", "vårdnadshavare"),
        ]


class _OneByOne:
    """Few rows, each written when it is taken."""

    def __init__(self, register: Register, today: date, despite_duplicate: str) -> None:  # noqa: ARG002 - as the others
        self._register = register

    def write(self) -> None:
        """See ``Taker``."""

    @property
    def beside(self) -> list[tuple[int, str, str]]:
        """See ``Taker``."""
        return []


class ActorTaker(_OneByOne):
    """Actors."""

    def take(self, values: Values) -> bool:
        """See ``Taker``: the same short name, name and kind is the same actor."""
        new = filled(NewActor, values[CASE])
        for each in actor_store.all_actors(self._register):
            same = (fold(each.short), fold(each.name), each.kind)
            if same == (fold(new.short), fold(new.name), new.kind):
                return False
        actors.added(self._register, new)
        return True


class ContactTaker(_OneByOne):
    """Contact persons."""

    def take(self, values: Values) -> bool:
        """See ``Taker``: the same name at the same actor is the same person."""
        new = filled(NewContact, values[CASE])
        found = actor_store.named(self._register, new.actor)
        if any(fold(each.name) == fold(new.name) for each in found.contacts):
            return False
        actors.contact_added(self._register, new)
        return True


class AnswerTaker:
    """Answers without names, which are written in the order of their content."""

    def __init__(self, register: Register, today: date, despite_duplicate: str) -> None:  # noqa: ARG002 - as the others
        self._register, self._today = register, today
        self._people = known(register)
        self._waiting: list[Answer] = []

    def take(self, values: Values) -> bool:
        """See ``Taker``: no two are the same, whatever they say."""
        new = filled(NewEvaluation, values[CASE])
        self._waiting.append(answers.checked(self._people, new, self._today, MARKS))
        return True

    def write(self) -> None:
        """See ``Taker``."""
        answer_store.add(self._register, self._waiting)
        self._waiting = []

    @property
    def beside(self) -> list[tuple[int, str, str]]:
        """See ``Taker``."""
        return []


TAKERS: dict[str, Callable[[Register, date, str], Taker]] = {
    CASES: CaseTaker,
    CLOSED: CaseTaker,
    ACTORS: ActorTaker,
    CONTACTS: ContactTaker,
    ANSWERS: AnswerTaker,
}


def told(kind: str, values: Values, nameless: bool) -> str:
    """A row in a preview, as a list would show it: of a child the given name and the year, nothing
    of one who is protected or where names are not shown.
    """
    row = values[CASE]
    if kind in {CASES, CLOSED}:
        return _told_case(values, nameless)
    if kind == ACTORS:
        return f"{row['short']} ({row['name']}, {row['kind']})"
    if kind == CONTACTS:
        return f"{row['actor']}: {row['name']}"
    return f"ett svar från {row['respondent']}"


def _told_case(values: Values, nameless: bool) -> str:
    row, ending = values[CASE], values.get(CLOSING, NOTHING)
    number, born = row.get("number"), row.get("born")
    day = number.born if isinstance(number, PersonalNumber) else born
    protection = str(row.get("protection", ""))
    name = Named(
        case_id=0,
        reference="",
        open=True,
        person_id=1,
        name=str(row["name"]),
        number="",
        born=day if isinstance(day, date) else None,
        protection="" if protection == NO_PROTECTION else protection,
    )
    who = SHIELD if not name.shown else "" if nameless else name.short
    days = [("behov sett", row["need_seen_on"]), ("avslutat", ending.get("closed_on"))]
    shown = [f"{what} {short(on)}" for what, on in days if isinstance(on, date)]
    guardians = len(values.keys() & set(GUARDIAN_PARTS))
    return ", ".join(filter(None, [who, str(row["level"]), *shown, f"{guardians} vårdnadshavare"]))
