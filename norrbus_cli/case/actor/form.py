"""What a new actor and a new contact person need."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...terminal.question import Form, argument, changing, flag, question
from ...terminal.reading import Answers, choice, email, phone, yes_or_no
from .choices import ANNAN, KINDS, KOMMUN, REGION

if TYPE_CHECKING:
    from ...terminal.context import Context


def check_actor(context: Context, typed: str, _: Answers) -> object:
    """Raises UnknownActor."""
    from . import store

    return store.named(context.register, typed)


def known_actors(context: Context, _: Answers) -> list[str]:
    """The short names to choose from."""
    from . import store

    return [actor.short for actor in store.all_actors(context.register)]


def full_names(context: Context, _: Answers) -> dict[str, str]:
    """The name of each actor, by its short name."""
    from . import store

    return {actor.short: actor.name for actor in store.all_actors(context.register)}


# How a question about an actor is asked.
ACTOR: dict[str, Any] = {
    "known": known_actors,
    "beside": full_names,
    "check": check_actor,
    "metavar": "KORT",
}


def _actor() -> Any:
    more = {name: value for name, value in ACTOR.items() if name != "metavar"}
    return argument("KORT", "Aktörens kortnamn", required=True, **more)


class NewActor(Form):
    """A new actor."""

    short: str = question("--kort", "Kortnamn, det som skrivs i kommandon", required=True)
    name: str = question("--namn", "Aktörens namn", required=True)
    kind: str = question("--slag", "Slag av aktör", choice(*KINDS), required=True)
    principal: str = question(
        "--huvudman", "Huvudman, om inte den vanliga", choice(KOMMUN, REGION, ANNAN), missing=""
    )
    contact: str = question("--kontakt", "Kontaktpersonens namn", missing="")
    role: str = question("--roll", "Kontaktpersonens roll", missing="")
    phone: str = question("--telefon", "Telefon", phone, missing="")
    email: str = question("--e-post", "E-post", email, missing="")


ActorChange = changing(
    NewActor,
    ("actor", _actor()),
    (
        "reminded",
        question(
            "--påminns",
            "Får aktören påminnelser om sina insatser, möten och underskrifter (ja eller nej)",
            yes_or_no,
            metavar="ja|nej",
        ),
    ),
    without=("short", "contact", "role"),
)


class NewContact(Form):
    """A contact person."""

    actor: str = _actor()
    name: str = question("--namn", "Kontaktpersonens namn", required=True)
    role: str = question("--roll", "Roll", missing="")
    phone: str = question("--telefon", "Telefon", phone, missing="")
    email: str = question("--e-post", "E-post", email, missing="")
    replace: bool = flag("--ersätt", "Ersätt uppgifterna för en kontaktperson som redan finns.")
