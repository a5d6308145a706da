"""What the rules of a deviation refuse, and the sentence for each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ..words.dates import short
from ..words.errors import Lacking, NotFound, Refused, WrongUsage
from ..words.swedish import did_you_mean, listed


class OutOfOrder(Refused):
    """A step was taken before what must come first."""

    def __init__(self, reference: str, missing: list[str], command: str) -> None:
        super().__init__(f"{reference} saknar först {listed(missing)}. Gör det med: {command}")


class IsClosed(Refused):
    """A closed deviation takes no new facts."""

    def __init__(self, reference: str, on: date) -> None:
        super().__init__(
            f"{reference} avslutades {short(on)} och kan inte ändras. Har det hänt igen: norrbus"
            " avvikelse rapportera"
        )


class DoneAlready(Refused):
    """A step was taken twice."""

    def __init__(self, reference: str, what: str, on: date) -> None:
        super().__init__(
            f"{reference} har redan {what}, {short(on)}. Se det med: norrbus avvikelse visa"
            f" {reference}"
        )


class SignedByManager(Refused):
    """What the manager has signed stays as it is."""

    def __init__(self, reference: str, on: date) -> None:
        super().__init__(
            f"Närmaste chefen skrev under {reference} {short(on)}, och rapporten kan inte längre"
            " ändras. Rapportera annars en ny."
        )


class NotConcerned(NotFound):
    """An actor whom the deviation does not concern."""

    def __init__(self, actor: str, reference: str, known: list[str]) -> None:
        super().__init__(f"{reference} berör inte {actor}. Den berör {listed(known)}.")


class OtherLevel(WrongUsage):
    """A meeting of another kind than the level that is named."""

    def __init__(self, reference: str, kind: str, level: str) -> None:
        super().__init__(
            f'{reference} är {kind}, inte {level}. Ange ett annat möte, eller --nivå "{kind}".'
            " Ingenting sparades."
        )


class NotHeldYet(Refused):
    """A meeting that has not been held has analysed nothing."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"{reference} har inte hållits. Registrera mötet först: norrbus forum genomför"
            f" {reference}"
        )


class NothingDecided(Lacking):
    """Neither a measure, nor why none is needed."""

    def __init__(self) -> None:
        super().__init__(
            "Ange vad som beslutades: --beslut. Behövs inget beslut, ange varför: --inget-beslut.",
            *("what", "no_decision"),
        )


class ManagerNeeded(Lacking):
    """The manager signs by name."""

    def __init__(self) -> None:
        super().__init__("Ange närmaste chefens namn med --namn. Ingenting sparades.", "name")


class UnknownImprovement(NotFound):
    """No decided measure of that number is waiting."""

    def __init__(self, reference: str, number: int | None, known: list[int]) -> None:
        which = (
            f"ingen åtgärd {number} att genomföra"
            if number is not None
            else "inga åtgärder att genomföra"
        )
        have = (
            f"De som återstår är {listed(str(each) for each in known)}."
            if known
            else f"Se besluten med: norrbus avvikelse visa {reference}"
        )
        super().__init__(f"{reference} har {which}. {have}")


class WhichImprovement(WrongUsage):
    """Several decided measures are waiting."""

    def __init__(self, reference: str, known: list[int]) -> None:
        super().__init__(
            f"{reference} har flera åtgärder som återstår. Skriv vilken:"
            f" {listed((str(each) for each in known), 'eller')}."
        )


class SchoolFormNeeded(Lacking):
    """The table of recipients tells school forms apart, and the deviation does not say which."""

    def __init__(self, reference: str, known: Sequence[str]) -> None:
        super().__init__(
            f"Mottagarna beror på skolformen, {listed(known, 'eller')}. Ange den: --skolform."
            f" {reference} är oförändrad.",
            "school_form",
        )


class NothingToSend(Refused):
    """Every copy has been sent."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Kopiorna av {reference} är redan skickade. Ska den också till någon annan: --till"
            " NAMN"
        )


class UnknownRecipient(NotFound):
    """The table has no such recipient."""

    def __init__(self, typed: str, known: list[str]) -> None:
        have = (
            f"De som finns är {listed(known)}."
            if known
            else "Tabellen är tom; lägg till med: norrbus avvikelse mottagare lägg-till"
        )
        super().__init__(
            f"Det finns ingen mottagare {typed[:40]}.{did_you_mean(typed, known)} {have}"
        )


class RecipientTwice(Refused):
    """The table has the row already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} finns redan i tabellen. Se den med: norrbus avvikelse mottagare")


class WithCaseNoClient(WrongUsage):
    """In a case the child is known; written once more the name could differ."""

    def __init__(self) -> None:
        super().__init__(
            "Avvikelsen hör till ett ärende, så klient-/patientuppgifterna tas därifrån. Ta bort"
            " --klient. Ingenting sparades."
        )


class SameSigner(Refused):
    """Two people sign: the reporter and the closest manager."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} är rapportören. Både rapportören och närmaste chefen ska skriva under"
            " (Arjeplog 2012, bilaga 4). Ange chefen med --namn."
        )


class WhichKind(WrongUsage):
    """A recipient stands on rows of several kinds of actor."""

    def __init__(self, name: str, kinds: list[str]) -> None:
        super().__init__(
            f"{name} står för {listed(kinds)}. Lägg till --för och ett av dem. Ingenting ändrades."
        )
