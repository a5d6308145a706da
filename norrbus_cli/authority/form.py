"""What a new register needs to know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..terminal.question import changing, choice, email, flag, phone, question
from .model import MUNICIPALITIES


@dataclass(frozen=True, kw_only=True)
class NewRegister:
    """What a new register needs to know."""

    keeps_draft: ClassVar[bool] = False

    municipality: str = question(
        "--kommun", "Kommun", choice(*MUNICIPALITIES.values()), required=True
    )
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


@dataclass(frozen=True, kw_only=True)
class NewCoordinator:
    """A coordinator, new or with new particulars."""

    name: str = question("--namn", "Samordnarens namn", required=True)
    title: str = question("--titel", "Titel", missing="")
    phone: str = question("--telefon", "Telefon", phone, missing="")
    email: str = question("--e-post", "E-post, dit påminnelserna skickas", email, missing="")
    main: bool = flag("--huvud", "Nya ärenden får den här samordnaren.")
