"""``norrbus avvikelse``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.output import Column, Section
from ..terminal.question import Listing, changed
from ..terminal.room import NAMELESS, room, within
from .form import (
    Analyse,
    CarryOut,
    Close,
    Compile,
    Decide,
    DeviationChange,
    DropRecipient,
    GiveFeedback,
    ListDeviations,
    NewDeviation,
    NewRecipient,
    Send,
    ShowDeviation,
    Sign,
    UseExample,
)

if TYPE_CHECKING:
    from .compilation import Compilation, Count, Decided
    from .model import Concerned, Deviation, Dispatch, Improvement, Missing, Recipient

app = room(
    "Avvikelser från det som är överenskommet: rapport, två underskrifter, kopia, analys, beslut,"
    " genomförande, återkoppling."
)
recipients = room("Vem som får en avvikelserapport eller en kopia: kommunens egen tabell.")


def _tell(context: Context, found: Deviation, sentence: str) -> None:
    """What was done, and what comes next in the routine."""
    context.output.line(f"{sentence} {found.reference}: {found.state}.")
    if not found.closed_on:
        following = (
            found.missing[0].command
            if found.missing
            else f"norrbus avvikelse avsluta {found.reference}"
        )
        context.output.notice(f"Nästa steg: {following}")


@command(
    app,
    "rapportera",
    NewDeviation,
    "Rapportera en avvikelse, i ett ärende eller utan. Frågorna följer blanketten"
    " Avvikelserapport.",
    'norrbus avvikelse rapportera 7 --arbetsplats skola --grund "överenskommen insats"'
    ' --beskrivning "Insats 2 har inte startat." --konsekvenser "Sover sämre." --förslag "Ersättare'
    ' vid vakans." --aktör primärvård --chef "Per Lindmark"',
)
def report(context: Context, new: NewDeviation) -> None:
    """Report a deviation."""
    from . import actions

    found = actions.report(context.register, new, context.settings.samordnare, context.today)
    _tell(context, found, "Avvikelsen är rapporterad.")


@command(
    app,
    "ändra",
    DeviationChange,
    "Ändra en rapport. Det går tills närmaste chefen har skrivit under.",
    'norrbus avvikelse ändra 1 --förslag "Ersättare utses vid vakans."',
)
def change(context: Context, new: Any) -> None:
    """Change a report."""
    from . import actions

    _tell(
        context,
        actions.change(context.register, new.deviation, changed(new), context.today),
        "Rapporten är ändrad.",
    )


@command(
    app,
    "underteckna",
    Sign,
    "Registrera rapportörens eller närmaste chefens underskrift.",
    'norrbus avvikelse underteckna 1 --som chef --namn "Per Lindmark"',
)
def sign(context: Context, new: Sign) -> None:
    """Record a signature."""
    from . import actions
    from .model import REPORTER

    whose = "Rapportörens" if new.signer == REPORTER else "Närmaste chefens"
    _tell(
        context,
        actions.sign(context.register, new, context.today),
        f"{whose} underskrift är registrerad.",
    )


@command(
    app,
    "skicka",
    Send,
    "Registrera att kopior skickas till de berörda och den egna linjen enligt tabellen över"
    " mottagare, eller rapporten till Samverkansstruktur.",
    "norrbus avvikelse skicka 1 --sätt brev",
)
def send(context: Context, new: Send) -> None:
    """Record what was sent."""
    from . import actions, store

    sent = actions.send(context.register, new, context.today)
    for each in sent:
        context.output.line(
            f"{each.what.capitalize()} till {each.recipient}"
            + (f", {each.actor.name}" if each.actor else "")
        )
    found = store.find(context.register, new.deviation)
    _tell(context, found, "Det är registrerat.")
    anonymised = " --avidentifierad" if new.upwards else ""
    context.output.notice(
        f"Skriv papperet: norrbus dokument skriv avvikelserapport {found.reference}{anonymised}"
    )


@command(
    app,
    "analysera",
    Analyse,
    "Registrera en berörd aktörs egen analys, eller den gemensamma på den nivå där den gjordes.",
    'norrbus avvikelse analysera 1 --aktör primärvård --analys "Vakans på kuratorstjänsten."',
)
def analyse(context: Context, new: Analyse) -> None:
    """Record an analysis."""
    from . import actions

    _tell(
        context, actions.analyse(context.register, new, context.today), "Analysen är registrerad."
    )


@command(
    app,
    "besluta",
    Decide,
    "Registrera en beslutad åtgärd, eller varför inget beslut behövs.",
    'norrbus avvikelse besluta 1 --beslut "Samtalen startar 1 juni." --ansvarig primärvård --senast'
    " 2026-06-01",
)
def decide(context: Context, new: Decide) -> None:
    """Record a decision."""
    from . import actions

    _tell(context, actions.decide(context.register, new, context.today), "Beslutet är registrerat.")


@command(
    app,
    "genomför",
    CarryOut,
    "Registrera att en beslutad åtgärd är genomförd, och vad den gav.",
    'norrbus avvikelse genomför 1 1 --resultat "Ersättare är utsedd."',
)
def carry_out(context: Context, new: CarryOut) -> None:
    """Record that a measure has been carried out."""
    from . import actions

    _tell(
        context,
        actions.carry_out(context.register, new, context.today),
        "Genomförandet är registrerat.",
    )


@command(
    app,
    "återkoppla",
    GiveFeedback,
    "Registrera återkopplingen till rapportören.",
    'norrbus avvikelse återkoppla 1 --text "Samtalen startar 1 juni."',
)
def give_feedback(context: Context, new: GiveFeedback) -> None:
    """Record the feedback."""
    from . import actions

    found = actions.give_feedback(context.register, new, context.today)
    days = f"{found.days_to_feedback} {'dag' if found.days_to_feedback == 1 else 'dagar'}"
    _tell(context, found, f"Återkopplingen är registrerad, {days} från rapporten.")


@command(
    app,
    "avsluta",
    Close,
    "Avsluta en avvikelse när alla steg är gjorda, eller makulera en som rapporterades av misstag.",
    "norrbus avvikelse avsluta 1",
)
def close(context: Context, new: Close) -> None:
    """Close a deviation."""
    from . import actions

    _tell(
        context,
        actions.close(context.register, new, context.today),
        "Avvikelsen är makulerad." if new.mistaken else "Avvikelsen är avslutad.",
    )


LIST_COLUMNS: tuple[Column[Deviation], ...] = (
    Column("referens", "Avvikelse", lambda each: each.reference),
    Column("arende", "Ärende", lambda each: each.case_reference),
    Column("rapporterad", "Rapporterad", lambda each: each.reported_on),
    Column("beror", "Berör", lambda each: [one.actor.short for one in each.concerned]),
    Column("lage", "Läge", lambda each: each.state),
    Column("grund", "Grund", lambda each: each.ground, on_screen=False),
)


@command(
    app,
    "lista",
    ListDeviations,
    "Visa avvikelser som inte är avslutade, eller ett ärendes.",
    "norrbus avvikelse lista --alla",
)
def show_all(context: Context, wanted: ListDeviations) -> None:
    """List deviations."""
    from ..case import store as case_store
    from . import store

    if wanted.reference:
        found = store.of_case(
            context.register, case_store.id_of(context.register, wanted.reference)
        )
    else:
        found = (
            store.every(context.register) if wanted.everything else store.all_open(context.register)
        )
    context.output.table(
        found, LIST_COLUMNS, "Inga avvikelser. Rapportera med: norrbus avvikelse rapportera"
    )


COLUMNS: tuple[Column[Deviation], ...] = (
    Column("referens", "Avvikelse", lambda each: each.reference),
    Column("lage", "Läge", lambda each: each.state),
    Column("arende", "Ärende", lambda each: each.case_reference),
    Column("handelse", "Datum för händelsen", lambda each: each.happened_on),
    Column("rapportor", "Rapportör", lambda each: each.reporter),
    Column("arbetsplats", "Arbetsplats", lambda each: each.workplace.name),
    Column("klient", "Klient-/patientuppgifter", lambda each: each.concerns),
    Column("grund", "Grund", lambda each: each.ground),
    Column("beskrivning", "Beskrivning", lambda each: each.description),
    Column("konsekvenser", "Konsekvenser", lambda each: each.consequences),
    Column("forslag", "Förslag till åtgärder", lambda each: each.proposal),
    Column("skolform", "Skolform", lambda each: each.school_form),
    Column("rapporterad", "Datum", lambda each: each.reported_on),
    Column(
        "rapportor_underskrift", "Rapportörens underskrift", lambda each: each.reporter_signed_on
    ),
    Column("chef", "Närmaste chef", lambda each: each.manager),
    Column("chef_underskrift", "Chefens underskrift", lambda each: each.manager_signed_on),
    Column("niva", "Gemensam analys av", lambda each: each.level),
    Column("gemensam_analys", "Gemensam analys", lambda each: each.joint_analysis),
    Column("gemensam_dag", "Analyserad", lambda each: each.joint_on),
    Column("inget_beslut", "Inget beslut behövs", lambda each: each.no_decision),
    Column("beslutad", "Beslutad", lambda each: each.decided_on),
    Column("aterkoppling", "Återkoppling", lambda each: each.feedback),
    Column("aterkopplad", "Återkopplad", lambda each: each.feedback_on),
    Column(
        "dagar_till_aterkoppling", "Dagar till återkoppling", lambda each: each.days_to_feedback
    ),
    Column("samverkansstruktur", "Till Samverkansstruktur", lambda each: each.upward_on),
    Column("avslutad", "Avslutad", lambda each: each.closed_on),
    Column("anteckning", "Anteckning", lambda each: each.closing_note),
    Column("makulerad", "Makulerad därför", lambda each: each.mistaken),
)
CONCERNED_COLUMNS: tuple[Column[Concerned], ...] = (
    Column("aktor", "Berör", lambda each: each.actor.short),
    Column("kopia", "Kopia", lambda each: each.sent_on),
    Column("analyserad", "Analyserad", lambda each: each.analysed_on),
    Column("analys", "Analys", lambda each: each.analysis),
)
IMPROVEMENT_COLUMNS: tuple[Column[Improvement], ...] = (
    Column("nummer", "Nr", lambda each: each.number),
    Column("vad", "Åtgärd", lambda each: each.what),
    Column("ansvarig", "Ansvarig", lambda each: each.actor.short if each.actor else ""),
    Column("beslutad", "Beslutad", lambda each: each.decided_on),
    Column("senast", "Senast", lambda each: each.due_on),
    Column("genomford", "Genomförd", lambda each: each.done_on),
    Column("resultat", "Resultat", lambda each: each.result),
)
DISPATCH_COLUMNS: tuple[Column[Dispatch], ...] = (
    Column("vad", "Vad", lambda each: each.what),
    Column("till", "Till", lambda each: each.recipient),
    Column("aktor", "Verksamhet", lambda each: each.actor.short if each.actor else ""),
    Column("dag", "Dag", lambda each: each.sent_on),
    Column("satt", "Sätt", lambda each: each.sent_how),
)
MISSING_COLUMNS: tuple[Column[Missing], ...] = (
    Column("saknas", "Återstår", lambda each: each.what),
    Column("nasta_steg", "Kommando", lambda each: each.command, below=True),
)


@command(
    app,
    "visa",
    ShowDeviation,
    "Visa en avvikelse med alla steg, och vad som återstår. Titten loggas.",
    "norrbus avvikelse visa 1",
)
def show(context: Context, wanted: ShowDeviation) -> None:
    """Show a deviation."""
    from . import actions, store

    found = store.find(context.register, wanted.deviation)
    actions.look(context.register, [found], context.today)
    sections: list[Section[Any]] = [
        Section("beror", "Berörda verksamheter", CONCERNED_COLUMNS, found.concerned),
        Section("skickat", "Skickat", DISPATCH_COLUMNS, found.dispatches),
        Section("atgarder", "Beslutade åtgärder", IMPROVEMENT_COLUMNS, found.improvements),
        Section("aterstar", "Återstår", MISSING_COLUMNS, [] if found.closed_on else found.missing),
    ]
    context.output.record(found, COLUMNS, sections)


COMPILATION_COLUMNS: tuple[Column[Compilation], ...] = (
    Column("ar", "År", lambda each: each.year),
    Column("antal", "Avvikelser", lambda each: each.total),
    Column("i_arende", "I ett ärende", lambda each: each.with_case),
    Column("aterkopplade", "Återkopplade", lambda each: each.feedback),
    Column("dagar", "Från rapport till återkoppling", lambda each: each.days),
    Column("inget_beslut", "Inget beslut behövdes", lambda each: each.no_decision),
)
COUNT_COLUMNS: tuple[Column[Count], ...] = (
    Column("vad", "Vad", lambda each: each.what),
    Column("antal", "Antal", lambda each: each.count),
)
DECIDED_COLUMNS: tuple[Column[Decided], ...] = (
    Column("ansvarig", "Ansvarig", lambda each: each.actor),
    Column("atgard", "Åtgärd", lambda each: each.what),
    Column("lage", "Läge", lambda each: each.state),
)


@command(
    app,
    "sammanställ",
    Compile,
    "Sammanställ ett års avvikelser utan personer, för nivåerna ovanför. Som dokument: norrbus"
    " dokument skriv avvikelsesammanställning ÅR.",
    "norrbus avvikelse sammanställ 2026",
)
def compile_year(context: Context, wanted: Compile) -> None:
    """Compile a year."""
    from . import paper as document

    found = document.of_year(context.register, wanted.year or context.today.year)
    sections: list[Section[Any]] = [
        Section("grund", "Grund", COUNT_COLUMNS, found.by_ground),
        Section("beror", "Berörd verksamhet", COUNT_COLUMNS, found.by_actor),
        Section("lage", "Läge", COUNT_COLUMNS, found.by_state),
        Section("atgarder", "Beslutade åtgärder", DECIDED_COLUMNS, found.decided),
    ]
    context.output.record(found, COMPILATION_COLUMNS, sections)


RECIPIENT_COLUMNS: tuple[Column[Recipient], ...] = (
    Column("for", "För", lambda each: each.kind),
    Column("skolform", "Skolform", lambda each: each.school_form),
    Column("vad", "Får", lambda each: each.what),
    Column("mottagare", "Mottagare", lambda each: each.name),
    Column("kalla", "Källa", lambda each: each.source, on_screen=False),
)


@command(
    recipients,
    NAMELESS,
    Listing,
    "Visa vem som får en rapport eller en kopia, för varje slag av aktör.",
    "norrbus avvikelse mottagare",
)
def show_recipients(context: Context, _: Listing) -> None:
    """Show the table."""
    from . import store

    context.output.table(
        store.recipients(context.register),
        RECIPIENT_COLUMNS,
        "Tabellen är tom. Börja till exempel med: norrbus avvikelse mottagare exempel Arjeplog",
    )


@command(
    recipients,
    "lägg-till",
    NewRecipient,
    "Lägg till en mottagare.",
    "norrbus avvikelse mottagare lägg-till --för BUP --mottagare enhetschef",
)
def add_recipient(context: Context, new: NewRecipient) -> None:
    """Add a row."""
    from . import actions

    actions.add_recipient(context.register, new, context.today)
    context.output.line(f"{new.name} får {new.what} när {new.kind} berörs eller rapporterar.")


@command(
    recipients,
    "ta-bort",
    DropRecipient,
    "Ta bort en mottagare. Det som redan är skickat står kvar.",
    "norrbus avvikelse mottagare ta-bort enhetschef --för BUP",
)
def drop_recipient(context: Context, gone: DropRecipient) -> None:
    """Take rows out."""
    from . import actions

    count = actions.drop_recipient(context.register, gone, context.today)
    context.output.line(
        f"{gone.name} är borttagen från {count} {'rad' if count == 1 else 'rader'}."
    )


@command(
    recipients,
    "exempel",
    UseExample,
    "Lägg till raderna i en färdig tabell.",
    "norrbus avvikelse mottagare exempel Arjeplog",
)
def use_example(context: Context, wanted: UseExample) -> None:
    """Add a ready table."""
    from . import actions

    count = actions.use_example(context.register, wanted, context.today)
    context.output.line(
        f"{count} {'rad' if count == 1 else 'rader'} lades till. Ändra så att de stämmer hos er:"
        " norrbus avvikelse mottagare"
    )


within(app, "mottagare", recipients)
