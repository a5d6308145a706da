"""What the rules of actors refuse, and the sentence for each."""

from __future__ import annotations

from ...words.errors import Lacking, NotFound, Refused, WrongUsage
from ...words.swedish import did_you_mean


class UnknownActor(NotFound):
    """No actor has the short name."""

    def __init__(self, typed: str, known: list[str]) -> None:
        super().__init__(
            f"Det finns ingen aktör med kortnamnet {typed[:40]}.{did_you_mean(typed, known)} Se"
            " alla med: norrbus aktör lista"
        )


class UnknownContact(NotFound):
    """An actor has no such contact person."""

    def __init__(self, typed: str, actor: str, known: list[str]) -> None:
        super().__init__(
            f"{actor} har ingen kontaktperson {typed[:40]}.{did_you_mean(typed, known)} Lägg till"
            f" med: norrbus aktör kontakt {actor}"
        )


class ShortNameTaken(Refused):
    """Two actors cannot share a short name."""

    def __init__(self, short: str, name: str) -> None:
        super().__init__(f"Kortnamnet {short} används redan av {name}. Välj ett annat kortnamn.")


class NowhereToRemind(Lacking):
    """An actor that is to be reminded needs an address."""

    def __init__(self, short: str) -> None:
        super().__init__(
            f"{short} har ingen e-postadress att skicka påminnelser till. Lägg till --e-post."
            " Ingenting ändrades.",
            "email",
        )


class NoShortName(WrongUsage):
    """A short name without a letter or digit cannot name a file."""

    def __init__(self) -> None:
        super().__init__(
            "Kortnamnet behöver minst en bokstav a–ö eller en siffra. Välj ett annat kortnamn."
        )


class ContactTaken(Refused):
    """An actor has a contact person of that name already."""

    def __init__(self, name: str, actor: str) -> None:
        super().__init__(
            f"{actor} har redan kontaktpersonen {name}. Ändra med: norrbus aktör kontakt {actor}"
            " --namn … --ersätt"
        )
