"""Who of the staff is meant by a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ....case.actor import store as actor_store
from ....history.kinds import KINDS
from ....register.database import Register
from ....words.record import Record
from ....words.swedish import fold
from ..store import Cells
from . import store
from .decisions import ACTOR, DECISIONS, NAME, NOUNS, TOLD
from .model import ALL, AS_COORDINATOR, IN_FORUM, Staff, names_in
from .refusals import NobodyThere, NotThere, SeveralNames, SeveralPlaces

# Papers go to people of a case too, so that nobody is found by them.
_BY_NAME = tuple(table for table in TOLD if NAME in DECISIONS[table].values())
_IDENTITY = frozenset({"contacts", "coordinators", "forum_members"})
_IN_FORUM = frozenset({"forum_members", "forum_participants", "forum_minutes"})


def named(table: str, row: Cells) -> Iterator[str]:
    """What is typed as somebody's name in a row; nothing where it is a guardian's or a child's."""
    if row.get("person_id") is None:
        for column, kind in DECISIONS[table].items():
            if kind == NAME and row[column]:
                yield str(row[column])


def place(table: str, row: Cells, shorts: dict[int, str]) -> str:
    """Where the one is that a row names: at an actor, in a forum; empty when it does not say."""
    if table == "coordinators":
        return AS_COORDINATOR
    if table in _IN_FORUM:
        return IN_FORUM
    for column, kind in DECISIONS[table].items():
        actor = row[column] if kind == ACTOR else None
        if isinstance(actor, int):
            return shorts[actor]
    return ""


def shorts_of(register: Register) -> dict[int, str]:
    """The short names of the actors."""
    return {key: each.short for key, each in actor_store.by_id(register).items()}


class Found(Record):
    """A name: as it is spelt first, in which row that is, and the places where it stands."""

    spelt: str
    key: str
    places: dict[str, None]


def found(register: Register, typed: str) -> dict[str, Found]:
    """The names of the staff that begin so, by their folded letters."""
    wanted, shorts = _folded(typed), shorts_of(register)
    family = {_folded(each) for each in store.family(register)}
    names: dict[str, Found] = {}
    for table in _BY_NAME:
        for row in store.rows(register, table):
            for name in (name for text in named(table, row) for name in names_in(text)):
                folded = _folded(name)
                if folded.startswith(wanted) and (table in _IDENTITY or folded not in family):
                    key = f"personal-{noun(table)}-{row['id']}"
                    first = names.setdefault(folded, Found(name, key, {}))
                    first.places[place(table, row, shorts)] = None
    return names


def is_staff(register: Register, typed: str, *, whole: bool = False) -> bool:
    """Whether a name of the staff begins so, or is so."""
    names = found(register, typed)
    return _folded(typed) in names if whole else bool(names)


def find(register: Register, typed: str, at: Sequence[str]) -> Staff:
    """The one whose name begins so, at places where the name stands in several (ALL: in all).

    Raises NobodyThere, SeveralNames, SeveralPlaces, NotThere.
    """
    names = found(register, typed)
    chosen = names.get(_folded(typed)) or next(iter(names.values()), None)
    if chosen is None:
        raise NobodyThere
    if len(names) > 1 and _folded(typed) not in names:
        raise SeveralNames
    everywhere = tuple(each for each in chosen.places if each)
    places = _places(everywhere, at)
    return Staff(chosen.spelt, places, len(places) == len(everywhere), chosen.key)


def _folded(name: str) -> str:
    return " ".join(fold(name).split())


def _places(there: tuple[str, ...], at: Sequence[str]) -> tuple[str, ...]:
    """Raises SeveralPlaces, NotThere."""
    if not at and len(there) > 1:
        raise SeveralPlaces(there)
    if not at or any(fold(each) == ALL for each in at):
        return there
    chosen: dict[str, None] = {}
    for each in at:
        meant = [known for known in there if fold(known) == fold(each.strip())]
        if not meant:
            raise NotThere(each, there)
        chosen[meant[0]] = None
    return tuple(chosen)


def noun(table: str) -> str:
    """What a row of a table is called in a code."""
    return NOUNS.get(table) or KINDS[table].subject.split(" ")[0].lower()
