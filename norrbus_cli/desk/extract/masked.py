"""What the rows of a case are called to one of its people: others by what they are there."""

from __future__ import annotations

import re
from functools import cached_property

from ...authority.municipalities import MUNICIPALITIES
from ...case import store as case_store
from ...case.actor import store as actor_store
from ...case.model import Case, Person
from ...case.people import to_people
from ...history.model import Cells
from ...history.names import NOTHING, Names
from ...meeting.joint import gate_of_all
from ...paper.protection import WITHHELD, Gate
from ...paper.traces import Sought, shape_of, words
from ...register.cells import Value
from ...register.database import Register
from ...words.dates import plain, stored_day
from ...words.swedish import listed
from . import store
from .decisions import ACTOR, DECISIONS, FACT, LINK, NAME, OWN, PLACE, ROLE, TEXTS, decided
from .model import SOMEBODY

A_TEXT = "en uppgift"
A_GUARDIAN = "vårdnadshavare"
# Own choice: who names a parent or a sibling without a name names somebody else, too.
_KIN = (
    "mamma mor modern moder pappa far fadern fader förälder föräldern föräldrar föräldrarna"
    " vårdnadshavare vårdnadshavaren vårdnadshavarna syster systern bror brodern broder syskon"
    " syskonet syskonen mormor morfar farmor farfar styvpappa styvmamma styvfar styvmor bonuspappa"
    " bonusmamma sambo sambon"
)
KIN = frozenset(_KIN.split())
_REFERENCE = r"\b(?:NB|A|F)-\d{4}-\d+(?:-[MO]\d+)?\b"
_SHAPES = frozenset({"[nummer]", "[e-post]", "[telefon]", "[postnummer]"})


class Masked(Names):
    """Names of rows of a case as ``reader`` may read them in what is about ``person``."""

    def __init__(self, register: Register, case: Case, person: Person, reader: Person) -> None:
        super().__init__(register)
        self.case, self.person, self.reader = case, person, reader
        self.gate: Gate = gate_of_all(register, case, to_people([reader]), unmask=False)
        self._actors = actor_store.by_id(register)
        self._own = {each.id: each.name for each in (person, reader)}

    def called(self, table: str, row_id: int) -> str:
        """What a row is called."""
        if table == "persons":
            return self._person(row_id)
        if table == "actors":
            known = self._actors.get(row_id)
            return self.gate.actor(known) if known else SOMEBODY
        return SOMEBODY if table == "contacts" else super().called(table, row_id)

    def filled(self, text: str, table: str, row: Cells) -> str:
        """What a row is called; a guardian without a name is not said to be one twice."""
        twice = f"Vårdnadshavaren {A_GUARDIAN}"
        return super().filled(text, table, row).replace(twice, "Vårdnadshavare")

    def somebody(self, typed: str) -> str:
        """A typed name: the coordinator's, or one's own, else whose it is not said."""
        known = {*self.gate.open, *self._own.values()}
        return typed if typed in known else SOMEBODY

    def to_whom(self, recipient: str) -> str:
        """Who a paper went to; each of many once."""
        if recipient in self.gate.open:
            return recipient
        parts = re.split(r", | och ", recipient)
        known = [self._known(each) for each in parts]
        # Beside somebody's name stands that one's role, which can tell who it is.
        named = any(self._others.stands_in(each) or self.gate.holds(each) for each in parts)
        told = [
            name or (SOMEBODY if named else part) for name, part in zip(known, parts, strict=True)
        ]
        return listed(dict.fromkeys(told))

    def _known(self, recipient: str) -> str:
        """What a person or an actor that is known is called; empty for another."""
        for each in self.case.people:
            if each.name == recipient:
                return self._person(each.id)
        for actor in self._actors.values():
            if recipient in {actor.short, actor.name}:
                return self.gate.actor(actor)
        return ""

    def names_others(self, text: str) -> bool:
        """Whether a text names anybody else, or holds what the reader may not read on paper."""
        kin = word_set(text) & KIN
        return (
            bool(kin)
            or shape_of(re.sub(_REFERENCE, "", text)) in _SHAPES
            or self._others.stands_in(text)
            or self.gate.holds(text)
            or self.gate.kept.stands_in(text)
        )

    @cached_property
    def _others(self) -> Sought:
        own = {word.casefold() for name in self._own.values() for word in words(name)}
        near = [*self._beside(), *(each.name for each in self.case.people)]
        return Sought(
            whole=[
                name
                for name in case_store.known_names(self._register)
                if name not in {*self._own.values(), *self.gate.open}
            ],
            names=[word for name in near for word in words(name) if word.casefold() not in own],
            numbers=[
                text
                for each in self.case.people
                if each.id not in self._own
                for text in (each.phone, each.number, each.number[2:])
            ],
        )

    def _beside(self) -> list[str]:
        """Those at the actors of the register, and those whose names were typed in the case."""
        contacts = [each.name for actor in self._actors.values() for each in actor.contacts]
        typed = [
            str(row[column])
            for table, columns in DECISIONS.items()
            if NAME in columns.values()
            for row in store.about_child(self._register, table, self.case.id)
            for column, kind in columns.items()
            if kind == NAME and row[column]
        ]
        return [each for each in (*contacts, *typed) if each not in self.gate.open]

    def _person(self, person_id: int) -> str:
        if person_id in self._own:
            return self._own[person_id]
        others = [each.person.id for each in self.case.guardians if each.person.id not in self._own]
        known = person_id in others
        return f"{A_GUARDIAN} {others.index(person_id) + 1}" if known else SOMEBODY

    def _spoken(self, table: str, column: str, value: Value) -> str:
        # Of what is only named here, a coordinator or a meeting, the name is told.
        kind = decided(table, column) if table in DECISIONS else FACT
        if kind in TEXTS:
            # What an objection is about, in one's own words.
            own = kind == OWN and self.person.id == self.reader.id
            return str(value) if own and not self.names_others(str(value)) else A_TEXT
        if isinstance(value, str):
            value = self._typed(kind, value)
        text = super()._spoken(table, column, self._in_words(column, value))
        # A name of an actor has passed the gate; whatever else holds what it must not is withheld.
        return WITHHELD if kind != ACTOR and self.gate.holds(text) else text

    def _typed(self, kind: str, text: str) -> str:
        """A typed value through the gate's function for it."""
        passing = {
            NAME: self.somebody,
            PLACE: self.gate.place,
            LINK: self.gate.link,
            ROLE: self._role,
        }
        return passing[kind](text) if kind in passing else text

    def _role(self, text: str) -> str:
        return WITHHELD if self.names_others(text) else self.gate.role(text)

    @staticmethod
    def _in_words(column: str, value: Value) -> Value:
        if column == "municipality":
            return MUNICIPALITIES.get(str(value), value)
        day = stored_day(str(value))
        return plain(day) if day else value


def word_set(text: str) -> set[str]:
    """The words of a text, in any letters."""
    return {word.casefold() for word in re.findall(r"[^\W\d_]+", text)}


def is_something(words_of: str) -> bool:
    """Whether a value in words says anything: that there is somebody else does not."""
    return words_of not in {"", NOTHING, SOMEBODY}
