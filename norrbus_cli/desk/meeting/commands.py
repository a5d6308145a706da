"""``norrbus möte flytta``, ``ändra``, ``ställ-in``: who has a letter, and those that tell them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...meeting.moving_form import Cancel, MeetingChange, Move, Separate
from ...terminal.context import Context
from ...terminal.doubt import despite_doubt
from ...terminal.entry import command, confirm
from ...terminal.room import room
from ...words.errors import NorrbusError
from ...words.swedish import listed
from ...words.text import as_typed

if TYPE_CHECKING:
    from ...meeting.model import Meeting
    from ...meeting.notice.model import Written

app = room("Möten: flytta, ändra, ställa in, skilja åt.")


@command(
    app,
    "flytta",
    Move,
    "Flytta ett möte. Visar vilka som har fått brev om det, och skriver ny tid till dem (--skriv)."
    " Kalenderfiler som har lämnats ut skrivs om med samma UID och nästa SEQUENCE.",
    "norrbus möte flytta 7 --dag 2026-04-22 --tid 09.00 --skriv",
)
def move(context: Context, new: Move) -> None:
    """Move a meeting."""
    from ...meeting import actions

    context.changing = True
    done = despite_doubt(
        context, new, lambda told: actions.move(context.register, told, context.today, context.due)
    )
    context.output.line(
        f"Mötet {done.meeting.reference} är flyttat till {done.meeting.when}. Tidigare svar gäller"
        " inte längre."
    )
    _tell_of_joint(context, done.meeting)
    for warning in done.warnings:
        context.output.warning(warning)
    _after(context, done.meeting, new.write)


@command(
    app,
    "ändra",
    MeetingChange,
    "Ändra mötets syfte, dagordning, längd eller vem som leder och kallar. Visar vad som stod och"
    " vad som gäller, och vad som gick ut före. Annan dag, tid eller plats: norrbus möte flytta.",
    "norrbus möte ändra 7 --agenda @dagordning.txt",
)
def change(context: Context, new: MeetingChange) -> None:
    """Change a meeting."""
    from ...meeting import changing, store
    from ...terminal.question import changed

    before = store.find(context.register, new.meeting, pending=True)
    meeting = despite_doubt(
        context,
        new,
        lambda told: changing.change(
            context.register, told.meeting, changed(told), context.today, told.despite_name
        ),
    )
    context.output.line(f"Mötet {meeting.reference} är ändrat.")
    if meeting.sequence > before.sequence:
        context.output.line("Tidigare svar gäller inte längre, eftersom mötets längd är en annan.")
        _after(context, meeting, new.write)


@command(
    app,
    "ställ-in",
    Cancel,
    "Ställ in ett möte. Visar vilka som har fått brev om det, och skriver återbud till dem"
    " (--skriv). Kalenderfiler som har lämnats ut skrivs om som återbud.",
    'norrbus möte ställ-in 7 --orsak "sjukdom" --skriv',
)
def cancel(context: Context, new: Cancel) -> None:
    """Cancel a meeting."""
    from ...meeting import actions, store

    meeting = store.find(context.register, new.meeting, pending=True)
    meeting.require_pending()
    one = [meeting, *store.tied(context.register, meeting)]
    confirm(
        context,
        f"Mötet {listed(each.reference for each in one)} {meeting.when} ställs in;"
        f" {sum(len(each.participants) for each in one)} är kallade eller inbjudna.",
        new.agreed,
    )
    meeting = despite_doubt(
        context, new, lambda told: actions.cancel(context.register, told, context.today)
    )
    context.output.line(f"Mötet {meeting.reference} är inställt.")
    _tell_of_joint(context, meeting)
    _after(context, meeting, new.write)


@command(
    app,
    "skilj",
    Separate,
    "Låt ett möte som är gemensamt med ett syskons hållas för sig. Kalenderfiler som har lämnats ut"
    " skrivs om.",
    "norrbus möte skilj NB-2026-0007-M1",
)
def separate(context: Context, new: Separate) -> None:
    """Separate meetings that are one."""
    from ...meeting import actions, store

    before = store.find(context.register, new.meeting, pending=True)
    places = {each.id: each.place for each in (before, *store.tied(context.register, before))}
    apart = actions.separate(context.register, new, context.today)
    mine, left = apart[0].reference, [each.reference for each in apart[1:]]
    context.output.line(f"Mötet {mine} är inte längre gemensamt med {listed(left)}.")
    for each in apart:
        if each.place != places[each.id]:
            context.output.warning(
                f"Platsen är borttagen från {each.reference}: den kan visa var någon i det andra"
                " ärendet finns, som har skyddade personuppgifter (OSL 21 kap. 3 a §). Bestäm en"
                f" annan: norrbus möte flytta {each.reference} --dag … --plats …"
            )
        _renew(context, each, instead=True)
    context.output.notice(
        f"De är fortfarande samma dag och tid. Nästa steg: norrbus möte flytta {mine} --dag …,"
        f" eller norrbus möte ställ-in {mine}"
    )


def _tell_of_joint(context: Context, meeting: Meeting) -> None:
    from ...meeting import store

    if one := [each.reference for each in store.tied(context.register, meeting)]:
        context.output.line(f"Det gäller också {listed(one)}, som är samma möte.")


def _after(context: Context, meeting: Meeting, write: bool) -> None:
    """The meeting is changed already, with those that are one with it: who has got what of it, and
    what is to go out now.
    """
    from ...meeting import store as meeting_store
    from ...meeting.notice import store
    from ...meeting.notice.expected import to_tell
    from ...meeting.notice.model import had, kind_of_notice

    to = 0
    for each in (meeting, *meeting_store.tied(context.register, meeting)):
        written = store.papers(context.register, each.id)
        for line in had(each, written):
            context.output.line(line)
        _renew(context, each)
        to += len(to_tell(context.register, each, written, context.today))
        _tell_of_uncovered(context, each, written)
    if to:
        _letters(context, meeting, kind_of_notice(meeting), to, write)


def _tell_of_uncovered(context: Context, meeting: Meeting, written: list[Written]) -> None:
    """Who is summoned to a meeting to come without consent, and what can be done."""
    from ...case import store as case_store
    from ...case.looking import look
    from ...meeting.notice.expected import expected, told

    found = expected(context.register, meeting, written, context.today)
    if found:  # whose consent is missing is named
        case = case_store.by_id(context.register, meeting.case_id)
        look(context.register, [case], context.today)
    for line in told(context.register, meeting, found, context.today):
        context.output.notice(line)


def _renew(context: Context, meeting: Meeting, instead: bool = False) -> None:
    """Write its calendar files anew; what cannot be written is a warning, with the command that
    writes it when it goes.
    """
    from ...meeting.renewal import renew_calendar_files

    again = f"norrbus dokument skriv kalenderfil {meeting.reference}"
    with _or_later(context, "Skriv kalenderfilerna när det går", again):
        for path in renew_calendar_files(
            context.register, meeting.reference, context.settings.dokument, context.today, instead
        ):
            context.output.line(f"Skriven: {path}")


def _letters(context: Context, meeting: Meeting, kind: str, to: int, write: bool) -> None:
    """Write the letters, when that is wanted: offered at a terminal, where somebody can say so."""
    again = f"norrbus dokument skriv {as_typed(kind)} {meeting.reference}"
    if write or _wanted(context, kind, to):
        from ...paper.model import BOTH
        from ..papers import writing
        from ..papers.form import WriteDocument

        wanted = WriteDocument(kind=kind, reference=meeting.reference, formats=BOTH)
        with _or_later(context, f"Skriv {kind} när det går", again):
            writing.write(context, wanted)
            context.output.notice(
                f"Nästa steg: skicka breven och anteckna vart och ett: norrbus dokument skickat"
                f" NUMMER --sätt … (numren: norrbus dokument lista {meeting.case_reference})"
            )
        return
    context.output.notice(f"Nästa steg: {again} (till {to}; står i norrbus idag tills de skickats)")


def _wanted(context: Context, kind: str, to: int) -> bool:
    """Whether the letters are to be written now; whoever breaks off has changed the meeting and is
    told of the next step like one who says no.
    """
    import typer

    from ...terminal.wanted import yes

    if not context.interactive:
        return False
    try:
        return yes(context.asker, f"Skriva {kind} till de {to} som har fått brev?", default=True)
    except typer.Abort:
        return False


@contextmanager
def _or_later(context: Context, what: str, command_line: str) -> Iterator[None]:
    try:
        yield
    except NorrbusError as trouble:
        context.output.warning(f"{trouble.sentence} {what}: {command_line}")
