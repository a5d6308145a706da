"""The actors that can be summoned to a meeting, those that consent covers first."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..consent.store import covering
from ..words.swedish import listed
from . import store

if TYPE_CHECKING:
    from ..case.actor.model import Actor
    from ..consent.model import Coverage
    from ..terminal.context import Context
    from ..terminal.reading import Typed
    from .model import Meeting


CALLED = "redan kallad"


def to_summon(context: Context, answers: Typed) -> list[str]:
    """All by short name: those that consent does not cover today after those that it does, and last
    those that are summoned already.
    """
    found = list(_standing(context, answers))
    found.sort(key=lambda each: (each[1] == CALLED, bool(each[1])))
    return [actor.short for actor, _ in found]


def how_they_stand(context: Context, answers: Typed) -> dict[str, str]:
    """The name of each, by short name, and why it cannot be summoned."""
    return {
        actor.short: f"{actor.name}: {why}" if why else actor.name
        for actor, why in _standing(context, answers)
    }


def _standing(context: Context, answers: Typed) -> Iterator[tuple[Actor, str]]:
    """Each actor with what consent lacks or that it is summoned, to a joint meeting in all of its
    cases; empty for one that can be.
    """
    meeting = store.find(context.register, answers["meeting"], pending=True)
    meetings = [meeting, *store.tied(context.register, meeting)]
    lacks = [_lacks(context, each) for each in meetings]
    for actor in actor_store.all_actors(context.register):
        called = all(_is_called(each, actor) for each in meetings)
        lacking = [each[actor.id] for each in lacks if actor.id in each]
        yield actor, CALLED if called else "".join(lacking[:1])


def _is_called(meeting: Meeting, actor: Actor) -> bool:
    return any(each.actor and each.actor.id == actor.id for each in meeting.actors)


def _lacks(context: Context, meeting: Meeting) -> dict[int, str]:
    """What consent lacks in the case of a meeting today, by actor."""
    case = case_store.by_id(context.register, meeting.case_id)
    if case.anonymous:
        return {}
    covered = covering(context.register, case, context.today)
    every = actor_store.all_actors(context.register)
    return {each.id: _said(covered, each) for each in every if not covered.covers(each.id)}


def _said(covered: Coverage, actor: Actor) -> str:
    lacking = covered.lacking(actor.id)
    partly = len(lacking) < len(covered.givers)
    return f"samtycke saknas{f' från {listed(each.name for each in lacking)}' if partly else ''}"
