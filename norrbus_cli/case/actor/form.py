"""What a new actor and a new contact person need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.question import Change, Form, argument, flag, question
from ...terminal.reading import Typed, choice, email, phone, yes_or_no
from .choices import ANNAN, KINDS, KINDS_MEAN, KOMMUN, PRINCIPAL, PRINCIPALS_MEAN, REGION

if TYPE_CHECKING:
    from typing import TypedDict

    from ...terminal.asks import Named
    from ...terminal.context import Context

    class ActorChanges(TypedDict, total=False):
        """What a change of an actor is looked at for."""

        email: str
        reminded: bool


def check_actor(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownActor."""
    from . import store

    return store.named(context.register, typed)


def told_actor(context: Context, typed: str, _: Typed) -> str:
    """The name of an actor. Raises UnknownActor."""
    from . import store

    return store.named(context.register, typed).name


def known_actors(context: Context, _: Typed) -> list[str]:
    """The short names to choose from."""
    from . import store

    return [actor.short for actor in store.all_actors(context.register)]


def full_names(context: Context, _: Typed) -> dict[str, str]:
    """The name of each actor, by its short name."""
    from . import store

    return {actor.short: actor.name for actor in store.all_actors(context.register)}


# How a question about an actor is asked.
ACTOR: Named = {
    "known": known_actors,
    "beside": full_names,
    "check": check_actor,
    "told": told_actor,
    "adds": "aktör lägg-till",
    "metavar": "KORT",
    "example": "skola",
}
ACTORS: Named = {**ACTOR, "example": "skola, soc"}


def actor_argument() -> str:
    """The actor that a command is about."""
    return argument(
        "KORT",
        "Aktörens kortnamn",
        required=True,
        known=known_actors,
        beside=full_names,
        check=check_actor,
        told=told_actor,
        adds="aktör lägg-till",
        example="skola",
    )


class NewActor(Form):
    """A new actor."""

    name: str = question("--namn", "Aktörens namn", required=True, example="Centrumskolan")
    short: str = question(
        "--kort",
        "Kortnamn, ett kort ord som sedan skrivs i kommandon",
        required=True,
        example="skola",
    )
    kind: str = question("--slag", "Slag av aktör", choice(*KINDS, means=KINDS_MEAN), required=True)
    principal: str = question(
        "--huvudman",
        "Huvudman, om inte den vanliga",
        choice(KOMMUN, REGION, ANNAN, means=PRINCIPALS_MEAN),
        missing="",
        source="överenskommelsen 2025, Aktörer i samverkan: verksamhets- och kostnadsansvar",
        note=PRINCIPAL,
    )
    contact: str = question(
        "--kontakt", "Kontaktpersonens namn", missing="", example="Per Lindmark"
    )
    role: str = question(
        "--roll",
        "Kontaktpersonens roll",
        missing="",
        when=lambda answers: bool(answers.get("contact")),
        example="rektor",
    )
    phone: str = question("--telefon", "Telefon, helst kontaktpersonens", phone, missing="")
    email: str = question("--e-post", "E-post, helst kontaktpersonens", email, missing="")


class ActorChange(Change["ActorChanges"], of=NewActor, without=("short", "contact", "role")):
    """New particulars of an actor."""

    actor: str = actor_argument()
    reminded: bool | None = question(
        "--påminns",
        "Får aktören påminnelser om sina insatser, möten och underskrifter (ja eller nej)",
        yes_or_no,
        metavar="ja|nej",
    )


class NewContact(Form):
    """A contact person."""

    actor: str = actor_argument()
    name: str = question("--namn", "Kontaktpersonens namn", required=True, example="Per Lindmark")
    role: str = question("--roll", "Roll", missing="", example="rektor")
    phone: str = question("--telefon", "Telefon", phone, missing="")
    email: str = question("--e-post", "E-post", email, missing="")
    replace: bool = flag("--ersätt", "Ersätt uppgifterna för en kontaktperson som redan finns.")
