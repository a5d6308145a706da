"""Whose turn it is: the actor that the lists are narrowed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.question import question

if TYPE_CHECKING:
    from ..case.actor.model import Actor
    from ..register.database import Register


def actor_question() -> str:
    """The actor whose turn it is."""
    text = "Bara det som den här aktören ska göra"
    return question("--aktör", text, missing="", ask=False, metavar="KORT")


def actor_named(register: Register, typed: str) -> Actor | None:
    """The actor with a short name; None, which is everybody, for none. Raises UnknownActor."""
    if not typed:
        return None
    from ..case.actor import store

    return store.named(register, typed)
