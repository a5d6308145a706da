"""What the rules of the meetings above the single case refuse, and the sentence for each."""

from __future__ import annotations

from datetime import date

from ..words.dates import short
from ..words.errors import Lacking, NotFound, Refused, WrongUsage
from ..words.swedish import did_you_mean, listed


class NotPending(Refused):
    """The meeting has been held or cancelled."""

    def __init__(self, reference: str, state: str) -> None:
        super().__init__(
            f"Mötet {reference} är {state} och kan inte ändras. Boka ett nytt med: norrbus forum"
            " boka"
        )


class HeldAlready(Refused):
    """The record of a meeting is replaced only when it is named whole."""

    def __init__(self, reference: str, on: date) -> None:
        super().__init__(
            f"Mötet {reference} hölls {short(on)} och är redan registrerat. Ska något läggas till"
            f" eller rättas, skriv det helt: norrbus forum genomför {reference}"
        )


class NotYet(Refused):
    """A meeting cannot have been held before its day."""

    def __init__(self, reference: str, on: date) -> None:
        super().__init__(
            f"Mötet är {short(on)}, som inte har varit än. Hölls det tidigare, ändra först dagen:"
            f" norrbus forum ändra {reference} --dag DAG"
        )


class NobodyCame(Lacking):
    """Minutes without anyone present."""

    def __init__(self) -> None:
        super().__init__(
            "Ange vilka som var med: --närvarande NAMN. Kom ingen, ställ in mötet med: norrbus"
            " forum ställ-in",
            "present",
        )


class NotAParticipant(WrongUsage):
    """A participant has a name."""

    def __init__(self) -> None:
        super().__init__('En deltagare skrivs "NAMN, ROLL", till exempel "Per Lindmark, rektor".')


class UnknownParticipant(NotFound):
    """Nobody of that name takes part in the meeting."""

    def __init__(self, typed: str, reference: str, known: list[str]) -> None:
        have = f"Deltagare är {listed(known)}." if known else "Mötet har inga deltagare."
        super().__init__(
            f"Ingen deltagare heter {typed}.{did_you_mean(typed, known)} {have} Fler: norrbus forum"
            f' ändra {reference} --deltagare "NAMN, ROLL"'
        )


class WhichParticipant(WrongUsage):
    """Several participants could be meant."""

    def __init__(self, typed: str, found: list[str]) -> None:
        super().__init__(f"{typed} kan vara {listed(found, 'eller')}. Skriv mer av namnet.")


class NotHeld(Refused):
    """There are no minutes of a meeting that has not been held."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Mötet {reference} är inte hållet, så det finns inga minnesanteckningar. Registrera"
            f" det med: norrbus forum genomför {reference}"
        )


class CalledOff(Refused):
    """An agenda of a meeting that has been cancelled."""

    def __init__(self, reference: str) -> None:
        super().__init__(
            f"Mötet {reference} är inställt, så ingen agenda ska ut. Boka ett nytt med: norrbus"
            " forum boka"
        )


class NoAgenda(Refused):
    """The paper has nothing to say before the agenda is written."""

    def __init__(self, reference: str, held: bool) -> None:
        step = f"Skriv minnesanteckningarna: norrbus dokument skriv minnesanteckningar {reference}"
        step = (
            step if held else f"Skriv den med: norrbus forum ändra {reference} --agenda @agenda.txt"
        )
        super().__init__(f"Mötet {reference} har ingen agenda. {step}")


class SentAlready(Refused):
    """Everyone who is to have the minutes has been sent them."""

    def __init__(self, reference: str, on: date) -> None:
        super().__init__(
            f"Minnesanteckningarna från {reference} är skickade till alla {short(on)}. Är de"
            f" ändrade, registrera dem: norrbus forum genomför {reference}"
        )


class MemberTwice(Refused):
    """Somebody belongs to a kind of meeting already."""

    def __init__(self, name: str, kind: str) -> None:
        super().__init__(
            f"{name} är redan ledamot: {kind}. Heter två lika, skriv dem så att de skiljs åt. Se"
            " alla med: norrbus forum ledamot"
        )


class UnknownMember(NotFound):
    """Nobody of that name is a member."""

    def __init__(self, typed: str, known: list[str]) -> None:
        have = (
            f"De som finns är {listed(known)}."
            if known
            else "Det finns inga ledamöter än. Lägg till med: norrbus forum ledamot lägg-till"
        )
        super().__init__(f"Ingen ledamot heter {typed[:40]}.{did_you_mean(typed, known)} {have}")


class NoRule(NotFound):
    """A kind of meeting has no rule to take away."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"Det finns ingen regel för {kind}. Se reglerna med: norrbus forum regler")
