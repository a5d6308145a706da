"""Sentences about what a change has made out of date, each with the commands that renew it."""

from __future__ import annotations

from collections.abc import Iterable

from ...register.database import Register
from ...words.swedish import listed
from ...words.text import first_upper
from ..model import Change
from . import store
from .store import Coming

# The columns that stand on a summons, an invitation or in a calendar file; all of a table's others
# change nothing that has gone out.
ON_SUMMONS = {
    "persons": frozenset({"name", "number", "born", "email", "protection"}),
    "actors": frozenset({"name", "kind", "email"}),
    "contacts": frozenset({"role", "email"}),
    "meetings": frozenset({"day", "time", "length", "place", "link"}),
}
# On which papers the texts about a meeting stand.
MINUTES = "minnesanteckningar"
ON_LETTERS = {
    "purpose": {"kallelse", "inbjudan", "mötesagenda", MINUTES},
    "agenda": {"kallelse", "inbjudan", "mötesagenda"},
    "child_purpose": {"inbjudan"},
    "summoned_by": {"kallelse", "mötesagenda"},
    "led_by": {"kallelse", "mötesagenda", MINUTES},
}
# What decides where a meeting can be and who is to be there.
DECIDES = {
    "persons": frozenset({"protection"}),
    "guardianships": frozenset({"custody", "ended_on"}),
}
# How far a measure has come stands on no paper.
NOT_ON_PLAN = frozenset({"state", "state_on"})


def sentences(register: Register, changes: Iterable[Change]) -> list[str]:
    """A sentence for each meeting to come and each kind of paper that is out of date."""
    found = list(changes)
    return [
        *_gone_out(register, found),
        *_booked(register, found),
        *(_paper(kind, about) for kind, about in _papers(register, found)),
    ]


def _gone_out(register: Register, changes: list[Change]) -> list[str]:
    people = {each.row_id for each in _touching(changes, "persons", ON_SUMMONS)}
    actors = {each.row_id for each in _touching(changes, "actors", ON_SUMMONS)}
    actors |= {_id(each, "actor_id") for each in _touching(changes, "contacts", ON_SUMMONS)}
    moved = {each.row_id for each in _touching(changes, "meetings", ON_SUMMONS)}
    hidden = {each.row_id for each in changes if each.table == "persons" and _hides(each)}
    named = [
        *store.naming_people(register, people),
        *store.naming_actors(register, actors),
        *store.held_with(register, hidden),
    ]
    told = {each.called: _kinds(each, calendar=each.calendar) for each in named}
    for each in store.themselves(register, moved):
        told[each.called] = _kinds(each, calendar=each.behind, letters=not each.moved)
    for row_id, kinds in _changed_texts(changes).items():
        for each in store.themselves(register, {row_id} - moved):
            gone = _kinds(each, calendar=False)
            told[each.called] = [kind for kind in gone if kind in kinds]
    return [_renew(meeting, kinds) for meeting, kinds in told.items() if kinds]


def _hides(change: Change) -> bool:
    return "protection" in change.differing


def _changed_texts(changes: list[Change]) -> dict[int, set[str]]:
    """Of each meeting with changed texts, the kinds of paper on which they stand."""
    return {
        each.row_id: set().union(*(ON_LETTERS.get(column, set()) for column in each.differing))
        for each in changes
        if each.table == "meetings"
    }


def _booked(register: Register, changes: list[Change]) -> list[str]:
    people = {each.row_id for each in _touching(changes, "persons", DECIDES)}
    people |= {_id(each, "person_id") for each in _touching(changes, "guardianships", DECIDES)}
    return [
        f"Mötet {each.called} är bokat. Se över plats och vilka som är inbjudna: norrbus möte visa"
        f" {each.called}"
        for each in store.in_cases_of(register, people)
    ]


def _papers(register: Register, changes: list[Change]) -> list[tuple[str, str]]:
    plans = {each.row_id for each in changes if each.table == "plans"}
    plans |= {
        _id(each, "plan_id")
        for each in changes
        if each.table in {"measures", "opinions"} and set(each.differing) - NOT_ON_PLAN
    }
    references = [
        str(each.row["reference"]) for each in changes if each.table in {"deviations", "forums"}
    ]
    written = [each for name in references for each in store.about(register, name)]
    texts = _changed_texts(changes)
    written += store.minutes_of(register, [each for each in texts if MINUTES in texts[each]])
    return [*store.of_plans(register, plans), *written]


def _touching(
    changes: Iterable[Change], table: str, columns: dict[str, frozenset[str]]
) -> list[Change]:
    return [
        each
        for each in changes
        if each.table == table and not columns[table].isdisjoint(each.differing)
    ]


def _id(change: Change, column: str) -> int:
    return int(str(change.row[column]))


def _kinds(meeting: Coming, *, calendar: bool, letters: bool = True) -> list[str]:
    """What has gone out; the letters to each not where a move is told by others."""
    out = {
        "kallelse": meeting.summoned and letters,
        "inbjudan": meeting.invited and letters,
        "mötesagenda": meeting.agenda,
        "kalenderfil": calendar,
    }
    return [kind for kind, gone in out.items() if gone]


def _renew(meeting: str, kinds: list[str]) -> str:
    commands = listed(f"norrbus dokument skriv {kind} {meeting}" for kind in kinds)
    gone = first_upper(f"{listed(kinds)} till {meeting}")
    return f"{gone} gick ut före ändringen. Förnya med: {commands}"


def _paper(kind: str, about: str) -> str:
    return (
        f"Skrivet före ändringen: {kind}. Skriv om det: norrbus dokument skriv {kind} {about}"
        " --skriv-över"
    )
