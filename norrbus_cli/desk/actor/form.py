"""What is asked when an actor is shown."""

from __future__ import annotations

from ...case.actor.form import actor_argument
from ...terminal.question import Showing, flag


class ShowActor(Showing):
    """Which actor to show."""

    actor: str = actor_argument()
    everything: bool = flag("--allt", "Visa alla uppgifter.")
