"""What an actor may read of: cases that it is reminded of, and papers that are sent to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.swedish import listed

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from ..case.actor.model import Actor
    from ..case.model import Case
    from ..paper.model import Asked
    from .model import Coverage


def may_read(case: Case, covered: Coverage, actor_id: int) -> bool:
    """Whether an actor may read of a case: when each who must consent has consented to it (OSL 10
    kap. 1 § and 12 kap. 2 §: see ``model``), and of an anonymous consultation, which names nobody.
    """
    return case.anonymous or covered.covers(actor_id)


def barred(case: Case, covered: Coverage, actors: Iterable[Actor]) -> list[Actor]:
    """Those of some actors that may not read of a case, each once."""
    return [each for each in dict.fromkeys(actors) if not may_read(case, covered, each.id)]


def readers(
    case: Case,
    covered: Coverage,
    actors: Sequence[Actor],
    asked: Asked,
    excused: Container[int] = (),
) -> tuple[list[Actor], tuple[str, ...]]:
    """Those of some actors that a paper about a case may go to, and a sentence of those that it may
    not: all of them with a reason, ``excused`` ids have one of their own. Raises MayNotGet where
    the paper is asked for to one that may not.
    """
    if asked.override:
        return list(actors), ()
    kept = [each for each in barred(case, covered, actors) if each.id not in excused]
    meant = [each for each in kept if asked.recipient and asked.meant(each.short)]
    if meant:
        from .refusals import MayNotGet

        raise MayNotGet([each.short for each in meant], lacking(covered, meant))
    told = () if asked.recipient or not kept else (_told(kept, covered),)
    return [each for each in actors if each not in kept], told


def lacking(covered: Coverage, actors: Iterable[Actor]) -> list[str]:
    """The names of those whose consent to some actors is missing, each once."""
    people = (person.name for each in actors for person in covered.lacking(each.id))
    return list(dict.fromkeys(people))


def _told(actors: Sequence[Actor], covered: Coverage) -> str:
    people = lacking(covered, actors)
    who = f" från {listed(people)}" if people else ""
    return (
        f"{listed(each.short for each in actors)} får inte papperet: giltigt samtycke saknas{who}"
        " (OSL 10 kap. 1 §, 12 kap. 2 §). Ska det lämnas dit ändå: --trots-saknat-samtycke SKÄL"
    )
