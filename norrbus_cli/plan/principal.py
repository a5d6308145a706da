"""Which of the principals (huvudmän) has the overall responsibility for a plan.

Source: SoL (2025:400) 10 kap. 8 § and HSL (2017:30) 16 kap. 4 §, point 4: which of the huvudmän has
the overall responsibility; the form of a genomförandeplan (Arjeplog 2012, bilaga 2) asks the same.
They are the municipality and the region. One of another kind (a private school, another region) is
an actor with a huvudman of its own, and answers by its name.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ..authority.municipalities import MUNICIPALITIES
from ..case.actor.choices import ANNAN, KOMMUN, REGION
from ..words.swedish import fold

if TYPE_CHECKING:
    from ..case.actor.model import Actor
    from .model import Plan

THE_REGION = "Region Norrbotten"
PUBLIC = frozenset({*MUNICIPALITIES.values(), THE_REGION})


def principals(municipality: str, actors: Iterable[Actor]) -> list[str]:
    """Those to choose among in a case of a municipality (by its code) with these actors."""
    others = [actor.name for actor in actors if actor.principal == ANNAN]
    return [MUNICIPALITIES[municipality], THE_REGION, *others]


def chosen(typed: str, municipality: str, actors: list[Actor]) -> str:
    """The principal that was meant: by its own name, as kommun or region, or by an actor of the
    case, letters folded. Raises UnknownPrincipal.
    """
    words = {KOMMUN: MUNICIPALITIES[municipality], REGION: THE_REGION}
    known = {
        fold(name): words.get(actor.principal, actor.name)
        for actor in actors
        for name in (actor.name, actor.short)
    }
    known |= {fold(name): name for name in PUBLIC}
    known |= {f"{word}{ending}": name for word, name in words.items() for ending in ("", "en")}
    found = known.get(fold(" ".join(typed.split())))
    if found is None:
        from .refusals import UnknownPrincipal

        shorts = [actor.short for actor in actors]
        raise UnknownPrincipal(typed, principals(municipality, actors), shorts)
    return found


def is_principal(plan: Plan) -> bool:
    """Whether what stands in a plan is a principal; older plans hold what was typed."""
    others = {actor.name for actor in plan.actors if actor.principal == ANNAN}
    return plan.overall in PUBLIC | others
