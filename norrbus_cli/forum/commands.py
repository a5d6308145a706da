"""``norrbus forum``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..terminal.context import Context
from ..terminal.entry import command
from ..terminal.output import Column, Section
from ..terminal.question import Listing, changed
from ..terminal.room import NAMELESS, room, within
from .form import (
    Cancel,
    ChangeRule,
    DropMember,
    ForumChange,
    Hold,
    ListForums,
    NewForum,
    NewMember,
    Send,
    ShowForum,
    UseExample,
)

if TYPE_CHECKING:
    from . import actions
    from .model import Dispatch, Forum, ForumRule, Matter, Member, Participant

app = room(
    "Möten ovanför det enskilda ärendet: forum barn och unga, länsdelens samverkansgrupp,"
    " gruppnivå, styrgrupp. Inget barn nämns där."
)
members = room("Ledamöter: vilka som hör till vilket slag av möte.")
rules = room("Hur många möten av varje slag som ska hållas enligt den lokala rutinen.")


@command(
    app,
    "boka",
    NewForum,
    "Boka ett möte. Ledamöterna av det slaget är deltagare utan att anges.",
    'norrbus forum boka --slag styrgrupp --dag 2026-10-13 --tid 9.00 --plats "Kommunhuset, Ripan"'
    " --agenda @agenda.txt",
)
def book(context: Context, new: NewForum) -> None:
    """Book a meeting."""
    from . import actions

    done = actions.book(context.register, new, context.settings.samordnare, context.today)
    context.output.line(
        f"Mötet {done.forum.reference}, {done.forum.kind}, är bokat {done.forum.when}."
    )
    _tell_of_agenda(context, done)


@command(
    app,
    "ändra",
    ForumChange,
    "Ändra ett möte som inte har hållits.",
    "norrbus forum ändra 1 --agenda @agenda.txt",
)
def change(context: Context, new: Any) -> None:
    """Change a meeting."""
    from . import actions

    done = actions.change(
        context.register, new.forum, changed(new), context.settings.samordnare, context.today
    )
    context.output.line(f"Mötet {done.forum.reference} är ändrat: {done.forum.when}.")
    _tell_of_agenda(context, done)


def _tell_of_agenda(context: Context, done: actions.Done) -> None:
    """What is odd, and what comes next: the agenda, then its paper."""
    for warning in done.warnings:
        context.output.warning(warning)
    reference = done.forum.reference
    step = (
        f"norrbus dokument skriv mötesagenda {reference}"
        if done.forum.points
        else f"norrbus forum ändra {reference} --agenda @agenda.txt"
    )
    context.output.notice(f"Nästa steg: {step}")


@command(
    app,
    "ställ-in",
    Cancel,
    "Ställ in ett möte som inte har hållits.",
    'norrbus forum ställ-in 1 --orsak "sjukdom"',
)
def cancel(context: Context, new: Cancel) -> None:
    """Cancel a meeting."""
    from . import actions

    found = actions.cancel(context.register, new, context.today)
    context.output.line(f"Mötet {found.reference} är inställt.")
    context.output.notice(f'Nästa steg: norrbus forum boka --slag "{found.kind}"')


@command(
    app,
    "genomför",
    Hold,
    "Registrera att ett möte hölls: vilka som var med, minnesanteckningar, reflektion, nästa möte"
    " och vad som behandlades. Görs det om ersätts det förra.",
    "norrbus forum genomför 1 --närvarande Per --närvarande Sara --anteckningar @anteckningar.txt"
    ' --reflektion "Bra underlag." --avvikelse A-2026-0001',
)
def hold(context: Context, new: Hold) -> None:
    """Record what happened."""
    from . import actions

    done = actions.hold(context.register, new, context.today)
    reference = done.forum.reference
    context.output.line(f"Mötet {reference} är hållet {done.forum.when}.")
    for warning in done.warnings:
        context.output.warning(warning)
    context.output.notice(
        f"Nästa steg: norrbus dokument skriv minnesanteckningar {reference}, norrbus forum skicka"
        f" {reference}"
    )


@command(
    app,
    "skicka",
    Send,
    "Registrera att minnesanteckningarna är skickade till deltagarna och alla i styrgruppen, som"
    " räknas upp; var och en en gång.",
    "norrbus forum skicka 1 --sätt e-post",
)
def send(context: Context, new: Send) -> None:
    """Record that the minutes were sent."""
    from . import actions, store

    for each in actions.send(context.register, new, context.today):
        context.output.line(f"Till {each.presented}")
    context.output.notice(
        "Papperet: norrbus dokument skriv minnesanteckningar"
        f" {store.find(context.register, new.forum).reference}"
    )


LIST_COLUMNS: tuple[Column[Forum], ...] = (
    Column("referens", "Möte", lambda each: each.reference),
    Column("slag", "Slag", lambda each: each.kind),
    Column("dag", "Dag", lambda each: each.day),
    Column("tid", "Tid", lambda each: each.time),
    Column("lage", "Läge", lambda each: each.state),
    Column("agenda", "Agenda", lambda each: bool(each.points)),
    Column("skickad", "Skickad", lambda each: each.sent_on, on_screen=False),
)


@command(
    app,
    "lista",
    ListForums,
    "Visa möten som varken är hållna eller inställda.",
    "norrbus forum lista --alla --slag styrgrupp",
)
def show_all(context: Context, wanted: ListForums) -> None:
    """List meetings."""
    from . import store

    found = store.every(context.register) if wanted.everything else store.pending(context.register)
    shown = [each for each in found if wanted.kind in {"", each.kind}]
    context.output.table(shown, LIST_COLUMNS, "Inga möten. Boka ett med: norrbus forum boka")


COLUMNS: tuple[Column[Forum], ...] = (
    Column("referens", "Möte", lambda each: each.reference),
    Column("slag", "Slag", lambda each: each.kind),
    Column("lage", "Läge", lambda each: each.state),
    Column("dag", "Dag", lambda each: each.day),
    Column("tid", "Tid", lambda each: each.time),
    Column("minuter", "Minuter", lambda each: each.length),
    Column("plats", "Plats", lambda each: each.place),
    Column("lank", "Länk", lambda each: each.link),
    Column("agenda", "Mötesagenda", lambda each: each.agenda),
    Column("kallas_av", "Kallas av", lambda each: each.summoned_by),
    Column("leds_av", "Leds av", lambda each: each.led_by),
    Column("installt_orsak", "Inställt därför att", lambda each: each.cancelled_reason),
    Column("ovriga", "Övriga närvarande", lambda each: each.others),
    Column("anteckningar", "Minnesanteckningar", lambda each: each.notes),
    Column("reflektion", "Reflektion", lambda each: each.reflection),
    Column("nasta", "Nästa möte", lambda each: each.next_meeting),
    Column("skickad", "Minnesanteckningar skickade", lambda each: each.sent_on),
    Column("sequence", "Kalenderfilens SEQUENCE", lambda each: each.sequence, on_screen=False),
)
PARTICIPANT_COLUMNS: tuple[Column[Participant], ...] = (
    Column("namn", "Deltagare", lambda each: each.name),
    Column("roll", "Roll", lambda each: each.role),
    Column("ledamot", "Ledamot", lambda each: each.member_id is not None),
    Column("narvaro", "Närvaro", lambda each: each.attendance),
)
MATTER_COLUMNS: tuple[Column[Matter], ...] = (
    Column("referens", "Behandlat", lambda each: each.reference),
    Column("vad", "Vad", lambda each: each.what),
)
DISPATCH_COLUMNS: tuple[Column[Dispatch], ...] = (
    Column("till", "Till", lambda each: each.name),
    Column("roll", "Roll", lambda each: each.role),
    Column("dag", "Dag", lambda each: each.sent_on),
    Column("satt", "Sätt", lambda each: each.sent_how),
    Column("version", "Version", lambda each: each.record),
)


@command(
    app,
    "visa",
    ShowForum,
    "Visa ett möte: agenda, deltagare, vad som behandlades, och vem som har fått"
    " minnesanteckningarna.",
    "norrbus forum visa 1",
)
def show(context: Context, wanted: ShowForum) -> None:
    """Show a meeting."""
    from . import store
    from .model import BOOKED

    found = store.find(context.register, wanted.forum)
    sections: list[Section[Any]] = [
        Section("deltagare", "Deltagare", PARTICIPANT_COLUMNS, found.participants),
        Section("behandlat", "Behandlat", MATTER_COLUMNS, found.matters),
        Section("skickat", "Minnesanteckningarna skickade", DISPATCH_COLUMNS, found.dispatches),
    ]
    context.output.record(found, COLUMNS, sections)
    if found.state == BOOKED and not found.points:
        context.output.warning(
            f"Mötet har ingen agenda. Skriv den: norrbus forum ändra {found.reference} --agenda"
            " @agenda.txt"
        )


MEMBER_COLUMNS: tuple[Column[Member], ...] = (
    Column("slag", "Slag", lambda each: each.kind),
    Column("namn", "Namn", lambda each: each.name),
    Column("roll", "Roll", lambda each: each.role),
    Column("e_post", "E-post", lambda each: each.email),
)


@command(members, NAMELESS, Listing, "Visa ledamöterna.", "norrbus forum ledamot")
def show_members(context: Context, _: Listing) -> None:
    """Show the members."""
    from . import store

    context.output.table(
        store.members(context.register),
        MEMBER_COLUMNS,
        "Inga ledamöter. Lägg till med: norrbus forum ledamot lägg-till",
    )


@command(
    members,
    "lägg-till",
    NewMember,
    "Lägg till en ledamot, som är deltagare i möten av det slaget som bokas från och med nu."
    " Styrgruppens ledamöter får alla minnesanteckningar.",
    'norrbus forum ledamot lägg-till --slag styrgrupp --namn "Maj Niemi" --roll socialchef --e-post'
    " maj@example.se",
)
def add_member(context: Context, new: NewMember) -> None:
    """Add a member."""
    from . import actions

    actions.add_member(context.register, new, context.today)
    context.output.line(f"{new.name} är ledamot: {new.kind}.")


@command(
    members,
    "ta-bort",
    DropMember,
    "Ta bort en ledamot. I möten som redan är bokade är ledamoten kvar som deltagare.",
    'norrbus forum ledamot ta-bort "Maj Niemi" --slag styrgrupp',
)
def drop_member(context: Context, gone: DropMember) -> None:
    """Take a member out."""
    from . import actions

    for each in actions.drop_member(context.register, gone, context.today):
        context.output.line(f"{each.name} är inte längre ledamot: {each.kind}.")


RULE_COLUMNS: tuple[Column[ForumRule], ...] = (
    Column("slag", "Slag", lambda each: each.kind),
    Column("antal", "Antal", lambda each: each.count),
    Column("per", "Per", lambda each: each.period),
    Column("raknas_fran", "Räknas från", lambda each: each.first_day),
    Column("kalla", "Källa", lambda each: each.source),
)


@command(
    rules,
    NAMELESS,
    Listing,
    "Visa hur många möten av varje slag som ska hållas, och vem som har bestämt det.",
    "norrbus forum regler",
)
def show_rules(context: Context, _: Listing) -> None:
    """Show the rules."""
    from . import store

    empty = (
        "Inga regler; överenskommelsen ger inget antal. Börja till exempel med: norrbus forum"
        " regler exempel Arjeplog"
    )
    context.output.table(store.rules(context.register), RULE_COLUMNS, empty)


@command(
    rules,
    "ändra",
    ChangeRule,
    "Bestäm hur många möten av ett slag som ska hållas i varje period, eller ta bort regeln. Bara"
    " hela perioder räknas.",
    'norrbus forum regler ändra --slag "forum barn och unga" --antal 2 --per termin --källa "lokal'
    ' rutin 2026-01-15" --från 2026-07-01',
)
def change_rule(context: Context, new: ChangeRule) -> None:
    """Change a rule."""
    from . import actions

    _tell_of_rule(context, new.kind, actions.change_rule(context.register, new, context.today))


@command(
    rules,
    "exempel",
    UseExample,
    "Lägg till färdiga regler för de slag av möten som inte har någon.",
    "norrbus forum regler exempel Arjeplog",
)
def use_example(context: Context, wanted: UseExample) -> None:
    """Add ready rules."""
    from . import actions

    new = actions.use_example(context.register, wanted, context.today)
    for each in new:
        _tell_of_rule(context, each.kind, each)
    if not new:
        context.output.line(
            "Inget lades till: de slagen har redan regler. Se dem med: norrbus forum regler"
        )


def _tell_of_rule(context: Context, kind: str, rule: ForumRule | None) -> None:
    if rule is None:
        context.output.line(f"Det finns ingen regel för {kind} längre.")
        return
    context.output.line(
        f"{kind}: {rule.spoken} ({rule.source}), räknat från {rule.first_day.isoformat()}."
    )


within(app, "ledamot", members)
within(app, "regler", rules)
