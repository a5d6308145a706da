"""``norrbus möte flytta``, ``ändra``, ``ställ-in``: who has a letter, and those that tell them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ...meeting.moving_form import Cancel, MeetingChange, Move
from ...terminal.context import Context
from ...terminal.doubt import despite_doubt
from ...terminal.entry import command, confirm
from ...terminal.room import room
from ...words.errors import NorrbusError
from ...words.text import as_typed

if TYPE_CHECKING:
    from ...meeting.model import Meeting

app = room("Möten: flytta, ändra och ställa in.")


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
    done = actions.move(context.register, new, context.today, context.due)
    context.output.line(
        f"Mötet {done.meeting.reference} är flyttat till {done.meeting.when}. Tidigare svar gäller"
        " inte längre."
    )
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
    from ...meeting import actions, store
    from ...terminal.question import changed

    before = store.find(context.register, new.meeting, pending=True)
    meeting = despite_doubt(
        context,
        new,
        lambda told: actions.change(
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
    confirm(
        context,
        f"Mötet {meeting.reference} {meeting.when} ställs in; {len(meeting.participants)} är"
        " kallade eller inbjudna.",
        new.agreed,
    )
    meeting = actions.cancel(context.register, new, context.today)
    context.output.line(f"Mötet {meeting.reference} är inställt.")
    _after(context, meeting, new.write)


def _after(context: Context, meeting: Meeting, write: bool) -> None:
    """The meeting is changed already: who has got what of it, and what is to go out now.

    What cannot be written is a warning, with the command that writes it when it goes.
    """
    from ...meeting.notice import store
    from ...meeting.notice.model import had, kind_of_notice, untold
    from ...meeting.renewal import renew_calendar_files

    written = store.papers(context.register, meeting.id)
    for line in had(meeting, written):
        context.output.line(line)
    again = f"norrbus dokument skriv kalenderfil {meeting.reference}"
    with _or_later(context, "Skriv kalenderfilerna när det går", again):
        for path in renew_calendar_files(
            context.register, meeting.reference, context.settings.dokument, context.today
        ):
            context.output.line(f"Skriven: {path}")
    to = untold(meeting, written)
    if to:
        _letters(context, meeting, kind_of_notice(meeting), len(to), write)


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
