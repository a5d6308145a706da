"""What the rules refuse of a meeting that was held, and the sentence for each."""

from __future__ import annotations

from datetime import date

from ..words.dates import short
from ..words.errors import Lacking, Refused, WrongUsage
from .choices import HELD


class HeldAlready(Refused):
    """The record of a meeting is replaced only when it is named itself."""

    def __init__(self, reference: str, on: date) -> None:
        super().__init__(
            f"Mötet {reference} hölls {short(on)} och är redan registrerat. Ska något läggas till"
            f" eller rättas, skriv mötet: norrbus möte genomför {reference}"
        )


class NotYet(Refused):
    """A meeting cannot have been held before its day."""

    def __init__(self, on: date) -> None:
        super().__init__(
            f"Mötet är {short(on)}, som inte har varit än. Hölls det tidigare, flytta det först"
            " med: norrbus möte flytta"
        )


class LacksNothing(Refused):
    """A reason why a meeting counts all the same, for one that lacked nothing or was not held."""

    def __init__(self, reference: str, state: str) -> None:
        what = "saknade inget" if state == HELD else f"är {state} och inte genomfört"
        super().__init__(
            f"{reference} {what}, så det behövs inget skäl till att det gäller ändå. Se mötet med:"
            f" norrbus möte visa {reference}"
        )


class NobodyCame(Lacking):
    """Minutes without anyone present."""

    def __init__(self) -> None:
        super().__init__(
            "Ange vilka som var med: --närvarande, --på-länk eller --ersättare. Kom ingen, ställ in"
            " mötet med: norrbus möte ställ-in",
            *("present", "by_link", "deputies"),
        )


class NoNotes(Lacking):
    """A meeting that was held without a word of what was said."""

    def __init__(self) -> None:
        super().__init__("Ange vad som sades och beslutades: --anteckningar", "notes")


class NotAPair(WrongUsage):
    """``WHO=NAME`` was asked for."""

    def __init__(self, option: str) -> None:
        super().__init__(f'{option} skrivs VEM=NAMN, till exempel {option} soc="Sara Niva".')


class MandateWithoutPresence(WrongUsage):
    """Only one who takes part can have a mandate to decide."""

    def __init__(self, who: str) -> None:
        super().__init__(
            f"{who} kan inte ha mandat utan att vara med. Ange --närvarande, --på-länk eller"
            " --ersättare för samma aktör."
        )


class ThereTwice(WrongUsage):
    """Whoever takes part does so in the room or by link."""

    def __init__(self, who: str) -> None:
        super().__init__(f"{who} är både på plats och på länk. Ange --närvarande eller --på-länk.")
