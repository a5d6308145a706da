"""``norrbus register nyckel``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command, confirm
from ...terminal.room import room, within
from .form import ChangeKey, ShowKey, WriteKey

app = room("")
key = room("Registrets nyckel: på papper, tillbaka från papperet, bytt mot en ny.")
within(app, "nyckel", key)


@command(
    key,
    "visa-återställning",
    ShowKey,
    "Visa nyckeln som fyra rader att skriva av eller skriva ut och låsa in, skild från registret."
    " Varje rad har kontrollsiffror. Att den visades står i loggen.",
    "norrbus register nyckel visa-återställning",
)
def show(context: Context, wanted: ShowKey) -> None:
    """Show the key for paper."""
    from . import actions
    from .model import SPOKEN

    confirm(
        context,
        "Den som ser raderna och har registret kan läsa allt. Nyckeln visas.",
        wanted.agreed,
    )
    lines = actions.show(context.register, context.settings.nyckel, context.today)
    for number, line in enumerate(lines, 1):
        context.output.line(f"Rad {number}: {line}")
    context.output.notice(
        f"Siffror 0 till 9 och bokstäver A till F: {SPOKEN}. Tillbaka från papperet: norrbus"
        " register nyckel återskapa"
    )


@command(
    key,
    "återskapa",
    WriteKey,
    "Skriv nyckelfilen på nytt från papperets fyra rader. Nyckeln prövas på registret innan den"
    " skrivs. Skriv inte raderna på kommandoraden, där de kan sparas: kommandot frågar.",
    "norrbus register nyckel återskapa",
)
def write(context: Context, typed: WriteKey) -> None:
    """Put the key back."""
    from . import actions

    lines = (typed.first, typed.second, typed.third, typed.fourth)
    tried = actions.put_back(context.settings, lines)
    context.output.line(f"Nyckelfilen {context.settings.nyckel} är skriven.")
    if not tried:
        context.output.notice(
            f"Det finns inget register {context.settings.register} att pröva den på."
        )


@command(
    key,
    "byt",
    ChangeKey,
    "Byt nyckel: registret krypteras om med en ny, och den gamla läggs åt sidan. Äldre"
    " säkerhetskopior öppnas bara med den gamla. Ingen annan får använda registret just då.",
    "norrbus register nyckel byt",
)
def change(context: Context, wanted: ChangeKey) -> None:
    """Change the key."""
    from . import actions

    context.register  # noqa: B018 - what cannot be opened is not asked about
    confirm(context, "Registret krypteras om. Nyckeln på papper gäller sedan inte.", wanted.agreed)
    old = actions.change(context.register, context.settings, context.today)
    context.output.line(f"Nyckeln är bytt: {context.settings.nyckel}")
    context.output.line(f"Den gamla, som öppnar äldre säkerhetskopior: {old}")
    context.output.notice(
        "Skriv av den nya (norrbus register nyckel visa-återställning), ta en säkerhetskopia och"
        " förstör sedan den gamla nyckeln och de kopior som den öppnar."
    )
