"""What a new register needs to know."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from ..terminal.question import Change, Form, flag, question
from ..terminal.reading import Reading, Typed, choice, day, email, phone
from .municipalities import CODES

if TYPE_CHECKING:
    from typing import TypedDict

    from ..terminal.context import Context

    class RegisterChanges(TypedDict, total=False):
        """What a change of the register's facts may name."""

        authority: str
        spring_ends: str
        autumn_ends: str


def month_and_day(typed: str, reading: Reading) -> str:
    """The month and the day of a day, ``06-10``, for what comes each year; nothing for nothing.

    Raises NotADay.
    """
    return f"{day(typed, reading):%m-%d}" if typed.strip() else ""


month_and_day.shape = "en dag, till exempel 10 juni"  # type: ignore[attr-defined]
month_and_day.example = "10 juni"  # type: ignore[attr-defined]


class NewRegister(Form):
    """What a new register needs to know."""

    keeps_draft: ClassVar[bool] = False

    municipality: str = question("--kommun", "Kommun", choice(*CODES), required=True)
    authority: str = question(
        "--myndighet",
        "Myndighet eller verksamhet som äger registret",
        required=True,
        example="Förskola/grundskola",
    )
    coordinator: str = question(
        "--samordnare", "Samordnarens namn", required=True, example="Karin Öberg"
    )
    title: str = question("--titel", "Samordnarens titel", missing="", example="specialpedagog")
    phone: str = question("--telefon", "Samordnarens telefon", phone, missing="")
    email: str = question("--e-post", "Samordnarens e-post", email, missing="")
    no_recipients: bool = flag(
        "--utan-mottagare", "Lägg inte in de mottagare av avvikelser som är kända för kommunen."
    )


class RegisterChange(
    Change["RegisterChanges"],
    of=NewRegister,
    without=("municipality", "coordinator", "title", "phone", "email"),
):
    """New facts about a register."""

    spring_ends: str | None = question(
        "--terminsslut-vår", "Sista dag på skolans vårtermin, samma dag varje år", month_and_day
    )
    autumn_ends: str | None = question(
        "--terminsslut-höst", "Sista dag på skolans hösttermin, samma dag varje år", month_and_day
    )


class NewCoordinator(Form):
    """A coordinator, new or with new particulars."""

    name: str = question("--namn", "Samordnarens namn", required=True, example="Karin Öberg")
    title: str = question("--titel", "Titel", missing="", example="specialpedagog")
    phone: str = question("--telefon", "Telefon", phone, missing="")
    email: str = question("--e-post", "E-post, dit påminnelserna skickas", email, missing="")
    main: bool = flag("--huvud", "Nya ärenden får den här samordnaren.")


def check_coordinator(context: Context, typed: str, _: Typed) -> object:
    """Raises UnknownCoordinator, WhichCoordinator."""
    from . import store
    from .model import the_coordinator

    return the_coordinator(typed, store.coordinators(context.register))


def known_coordinators(context: Context, _: Typed) -> list[str]:
    """The coordinators of the register."""
    from . import store

    return [each.name for each in store.coordinators(context.register)]


def coordinator_question(text: str, option: str = "--samordnare", source: str = "") -> str:
    """A coordinator of the register."""
    return question(
        option,
        text,
        required=True,
        known=known_coordinators,
        check=check_coordinator,
        metavar="NAMN",
        example="Karin Öberg",
        source=source,
    )
