"""What answers to a word: cases by the people in them, actors by what they are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...case.actor import store as actor_store
from ...case.looking import look
from ...case.naming.showing import listed
from ...words.record import Record
from ...words.swedish import fold
from ...words.text import as_typed
from ..case import overview

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...case.actor.model import Actor
    from ...register.database import Register
    from ...terminal.context import Context


class Hit(Record):
    """Something that answers to what was looked for, and the command that shows it."""

    kind: str
    called: str
    standing: str
    shown_by: str


def found(context: Context, typed: str) -> list[Hit]:
    """The cases of the children and guardians who are called so or have the number, and the actors
    and contact persons who are; that the people of the cases were found is logged.

    No other data about a person is searched: förordning (2001:637) 15 §. A child stands beside the
    number at a terminal alone.
    """
    ids = overview.search(context.register, typed)
    cases = overview.overviews(context.register, ids, context.today)
    if cases:
        look(context.register, (each.case for each in cases), context.today)
    shown: Callable[[str], str] = str
    if context.output.on_screen:
        shown = listed(context, [each.case.reference for each in cases])
    people = [
        Hit(
            "ärende", shown(each.case.reference), each.status, f"norrbus visa {each.case.reference}"
        )
        for each in cases
    ]
    return [*people, *_actors(context.register, typed)]


def _actors(register: Register, typed: str) -> list[Hit]:
    wanted = fold(typed.strip())
    return [
        Hit("aktör", f"{actor.short}: {actor.name}", which, f"norrbus visa {as_typed(actor.short)}")
        for actor in actor_store.all_actors(register)
        if (which := _answers(actor, wanted)) is not None
    ]


def _answers(actor: Actor, wanted: str) -> str | None:
    """The contact persons who answer; empty where the actor does itself, None where nobody does."""
    if any(wanted in fold(each) for each in (actor.short, actor.name)):
        return ""
    contacts = [each.presented for each in actor.contacts if wanted in fold(each.name)]
    return ", ".join(contacts) or None


def is_actor(register: Register, typed: str) -> bool:
    """Whether an actor has just this short name."""
    wanted = fold(typed.strip())
    return any(fold(actor.short) == wanted for actor in actor_store.all_actors(register))
