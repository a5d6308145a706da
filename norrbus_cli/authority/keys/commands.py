"""``norrbus register nyckel``, ``norrbus register nyckel lösenord``."""

from __future__ import annotations

from ...terminal.context import Context
from ...terminal.entry import command, confirm
from ...terminal.question import Form
from ...terminal.room import room, within
from .form import ChangeKey, ChangePassphrase, RemovePassphrase, SetPassphrase, ShowKey, WriteKey

app = room("")
key = room("Registrets nyckel: på papper, tillbaka från papperet, bytt mot en ny, med lösenord.")
within(app, "nyckel", key)
passphrase = room("Ett lösenord på nyckelfilen, som varje kommando sedan frågar efter.")
within(key, "lösenord", passphrase)


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


@command(
    passphrase,
    "sätt",
    SetPassphrase,
    "Sätt ett lösenord på nyckelfilen. Varje kommando frågar sedan efter det, eller läser det där"
    " docs/drift.md säger. Nyckeln på papper öppnar fortfarande registret. Skriv aldrig lösenordet"
    " på kommandoraden: kommandot frågar, två gånger, utan att visa det.",
    "norrbus register nyckel lösenord sätt",
)
def set_passphrase(context: Context, wanted: SetPassphrase) -> None:
    """Put a passphrase on the key."""
    from . import actions

    path = context.settings.nyckel
    context.register  # noqa: B018 - what cannot be opened is not asked about
    actions.require_changeable(path, there=False)
    confirm(
        context,
        "Glöms lösenordet öppnas registret bara med nyckeln på papper (norrbus register nyckel"
        " visa-återställning). Lösenordet sätts.",
        wanted.agreed,
    )
    _protect(context, wanted.source)
    context.output.line(f"Nyckelfilen {path} öppnas nu bara med lösenordet.")
    context.output.notice(
        "Den inlåsta kopian av nyckelfilen öppnar utan lösenord. Kan någon ha läst filen: norrbus"
        " register nyckel byt. Körs påminnelserna av sig själva måste de få lösenordet, se"
        " docs/drift.md; norrbus register kontrollera säger om de får det."
    )
    for each in actions.without_passphrase(path):
        context.output.warning(f"En äldre nyckel ligger kvar utan lösenord: {each}")


@command(
    passphrase,
    "byt",
    ChangePassphrase,
    "Byt lösenordet på nyckelfilen. Nyckeln är densamma, också på papper. En äldre kopia av filen"
    " öppnas med det gamla lösenordet.",
    "norrbus register nyckel lösenord byt",
)
def change_passphrase(context: Context, wanted: ChangePassphrase) -> None:
    """Another passphrase."""
    from . import actions

    context.register  # noqa: B018 - the one that it has comes first
    actions.require_changeable(context.settings.nyckel, there=True)
    _protect(context, wanted.source)
    context.output.line(f"Lösenordet på nyckelfilen {context.settings.nyckel} är bytt.")


@command(
    passphrase,
    "ta-bort",
    RemovePassphrase,
    "Ta bort lösenordet: nyckelfilen öppnar sedan registret utan att något frågas.",
    "norrbus register nyckel lösenord ta-bort",
)
def remove_passphrase(context: Context, wanted: RemovePassphrase) -> None:
    """No passphrase any more."""
    from . import actions

    path = context.settings.nyckel
    context.register  # noqa: B018 - the one that it has comes first
    actions.require_changeable(path, there=True)
    confirm(context, "Den som får tag i nyckelfilen och registret kan läsa allt.", wanted.agreed)
    actions.protect(context.register, path, "", context.today)
    _follow(context, "")
    context.output.line(f"Nyckelfilen {path} har inget lösenord längre.")


@command(
    passphrase,
    "minns",
    Form,
    "Spara lösenordet i datorns nyckelring, så att det inte frågas efter där. Kräver biblioteket"
    " keyring och en nyckelring som håller det hemligt.",
    "norrbus register nyckel lösenord minns",
)
def remember(context: Context, _: Form) -> None:
    """Keep the passphrase in the system's keyring."""
    from ...register import keyrings
    from . import actions

    path = context.settings.nyckel
    actions.require_passphrase(path, there=True)
    keyrings.keeper()
    keyrings.remember(path, context.unlock(path).words)
    context.output.line("Lösenordet ligger i datorns nyckelring och frågas inte efter här.")


@command(
    passphrase,
    "glöm",
    Form,
    "Ta bort lösenordet ur datorns nyckelring. Det frågas efter igen.",
    "norrbus register nyckel lösenord glöm",
)
def forget(context: Context, _: Form) -> None:
    """Take the passphrase out of the system's keyring."""
    from ...register import keyrings

    there = keyrings.forget(context.settings.nyckel)
    context.output.line(
        "Lösenordet är borta ur datorns nyckelring."
        if there
        else "Det fanns inget lösenord i datorns nyckelring."
    )


def _protect(context: Context, source: str) -> None:
    from . import actions
    from .asking import new_words

    words = new_words(context, source)
    actions.protect(context.register, context.settings.nyckel, words, context.today)
    _follow(context, words)
    if file := context.settings.losenordsfil:
        context.output.warning(
            f"Skriv det nya lösenordet i {file} också. Där läses det av norrbus."
        )


def _follow(context: Context, words: str) -> None:
    from ...register import keyrings
    from ...words.errors import FileTrouble

    try:
        keyrings.follow(context.settings.nyckel, words)
    except FileTrouble as trouble:
        context.output.warning(trouble.sentence)
