"""What rows are called to one of the staff: everybody else is somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from ....case import store as case_store
from ....case.actor import store as actor_store
from ....case.actor.model import Actor
from ....case.people import gate, to_actors
from ....history.kinds import KINDS, NAMES
from ....history.model import Cells
from ....history.names import Names
from ....paper.protection import WITHHELD, Gate
from ....paper.traces import Sought, shape_of, words
from ....register.cells import Value
from ....register.database import Register
from ....words.dates import plain, stored_day
from ....words.text import first_upper
from ..decisions import DECISIONS as OF_CASES
from ..masked import A_TEXT, KIN, word_set
from ..model import SOMEBODY
from . import store
from .decisions import FACT, NAME, TEXT, USER, decided
from .model import Staff, stands_in

# Whom a row names by id, and who is somebody else but for the one that is asked about.
_STAFF = frozenset({"contacts", "coordinators", "forum_members"})


class StaffNames(Names):
    """Names of rows as ``staff`` may read them; ``own`` are the ids of that one's rows by table."""

    def __init__(self, register: Register, staff: Staff, own: dict[str, set[int]]) -> None:
        super().__init__(register)
        self.staff, self.own = staff, own
        self._actors = actor_store.by_id(register)
        mine = {word.casefold() for word in words(staff.name)}
        self._family = [each for each in store.family(register) if each != staff.name]
        self._mine = mine
        others = [each for each in case_store.known_names(register) if each != staff.name]
        self._others = Sought(others, (), ())
        self.family_of = cache(self._family_of)
        self._gate = cache(self._gate_of)
        # The case of the row that is told of; 0 for none.
        self._case = 0

    def called(self, table: str, row_id: int) -> str:
        """What a row is called."""
        if table in _STAFF:
            return self.staff.name if row_id in self.own.get(table, ()) else SOMEBODY
        if table == "persons":
            return SOMEBODY
        if table == "actors":
            return self._actor(self._actors[row_id])
        return super().called(table, row_id)

    def _actor(self, actor: Actor) -> str:
        """Where the one works by name, elsewhere the kind; a hidden child's school by neither."""
        if actor.short not in self.staff.places:
            return actor.kind
        return self._gate(self._case).actor(actor) if self._case else actor.name

    def thing(self, table: str, row: Cells) -> str:
        """A row in the beginning of a sentence."""
        self._case = _case_of(row)
        thing = first_upper(self.filled(KINDS[table].subject, table, row).rstrip(","))
        return WITHHELD if self.names_family(thing, row) else thing

    def told(self, table: str, column: str, row: Cells) -> str:
        """A value in words, without anybody of a family in it."""
        self._case = _case_of(row)
        value = row[column]
        if value is None or value == "":
            return ""
        text = self._spoken(table, column, value)
        return WITHHELD if self.names_family(text, row) else text

    def names_family(self, text: str, row: Cells) -> bool:
        """Whether a text names a child or a guardian; of the row's own case by one word, too."""
        return self.family_of(_case_of(row)).stands_in(text)

    def names_others(self, text: str, own: Iterable[str]) -> bool:
        """Whether a text names somebody else of the register, or holds what tells who it is; what
        is the one's ``own``, an address of e-mail, does not.
        """
        for each in own:
            text = text.replace(each, "")
        kin = word_set(text) & KIN
        return bool(kin or shape_of(text)) or self._others.stands_in(text)

    def _gate_of(self, case_id: int) -> Gate:
        (case,) = case_store.cases(self._register, [case_id])
        return gate(self._register, case, to_actors(), unmask=False)

    def _family_of(self, case_id: int) -> Sought:
        near: list[str] = []
        numbers: list[str] = []
        for case in case_store.cases(self._register, [case_id] if case_id else []):
            near += [each.name for each in case.people]
            numbers += [each.number for each in case.people if each.number]
        alone = [word for name in near for word in words(name)]
        return Sought(
            self._family, [each for each in alone if each.casefold() not in self._mine], numbers
        )

    def _spoken(self, table: str, column: str, value: Value) -> str:
        kind = decided(table, column)
        if kind == NAME and isinstance(value, str):
            return self.staff.name if stands_in(self.staff.name, value) else SOMEBODY
        if kind in {TEXT, USER} and table != "actors":
            return A_TEXT
        if kind == FACT and column not in NAMES and (day := stored_day(str(value))):
            return plain(day)
        return super()._spoken(table, column, value)


def _case_of(row: Cells) -> int:
    case_id = row[store.OF_CASE]
    return case_id if isinstance(case_id, int) else 0


def of_child(table: str) -> bool:
    """Whether the rows of a table are about a child."""
    return table in OF_CASES
