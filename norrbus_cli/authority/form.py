"""What a new register needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from ..terminal.question import Form, changing, flag, question
from ..terminal.reading import Answers, choice, email, phone
from .municipalities import CODES

if TYPE_CHECKING:
    from ..terminal.context import Context


class NewRegister(Form):
    """What a new register needs to know."""

    keeps_draft: ClassVar[bool] = False

    municipality: str = question("--kommun", "Kommun", choice(*CODES), required=True)
    authority: str = question(
        "--myndighet", "Myndighet eller verksamhet som äger registret", required=True
    )
    coordinator: str = question("--samordnare", "Samordnarens namn", required=True)
    title: str = question("--titel", "Samordnarens titel", missing="")
    phone: str = question("--telefon", "Samordnarens telefon", phone, missing="")
    email: str = question("--e-post", "Samordnarens e-post", email, missing="")


RegisterChange = changing(
    NewRegister, without=("municipality", "coordinator", "title", "phone", "email")
)


class NewCoordinator(Form):
    """A coordinator, new or with new particulars."""

    name: str = question("--namn", "Samordnarens namn", required=True)
    title: str = question("--titel", "Titel", missing="")
    phone: str = question("--telefon", "Telefon", phone, missing="")
    email: str = question("--e-post", "E-post, dit påminnelserna skickas", email, missing="")
    main: bool = flag("--huvud", "Nya ärenden får den här samordnaren.")


def check_coordinator(context: Context, typed: str, _: Answers) -> object:
    """Raises UnknownCoordinator, WhichCoordinator."""
    from . import store
    from .model import the_coordinator

    return the_coordinator(typed, store.coordinators(context.register))


def known_coordinators(context: Context, _: Answers) -> list[str]:
    """The coordinators of the register."""
    from . import store

    return [each.name for each in store.coordinators(context.register)]


def coordinator_question(text: str, option: str = "--samordnare") -> Any:
    """A coordinator of the register."""
    return question(
        option,
        text,
        required=True,
        known=known_coordinators,
        check=check_coordinator,
        metavar="NAMN",
    )
