"""``norrbus ärende``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...case.closing_form import CloseCase, ReopenCase
from ...case.particulars import AddGuardian, CaseChange, NewCase
from ...case.way import CONSENT_INCOMPLETE
from ...terminal.context import Context
from ...terminal.doubt import despite_doubt
from ...terminal.entry import command, confirm
from ...terminal.question import changed
from ...terminal.room import room
from ...words.dates import short
from ...words.text import as_typed, aside, first_upper

if TYPE_CHECKING:
    from ...case.model import Case
    from ...case.particulars import CaseChanges
    from ...rule.model import Deadline
    from .overview import Overview

app = room(
    "Ärenden: barnet eller den unge, vårdnadshavarna, behovet, avslut och öppning. Statusen räknas"
    " fram ur det som är registrerat."
)


@command(
    app,
    "skapa",
    NewCase,
    "Öppna ett ärende: barnet, vårdnadshavarna och behovet. Utan växlar frågar kommandot om en sak"
    " i taget.",
    "norrbus ärende skapa",
)
def create(context: Context, new: NewCase) -> None:
    """Open a case."""
    from ...case import actions

    case = despite_doubt(
        context, new, lambda told: actions.open_case(context.register, told, context.today)
    )
    context.output.line(f"Ärende {case.reference} är öppnat.")
    _tell_protection(context, case)
    _tell_status(context, case)


@command(
    app,
    "vårdnadshavare",
    AddGuardian,
    "Lägg till en vårdnadshavare i ett ärende.",
    'norrbus ärende vårdnadshavare 7 --namn "Anna Lantto" --personnummer 19850211-2389 --vårdnad'
    " gemensam",
)
def add_guardian(context: Context, new: AddGuardian) -> None:
    """Add a guardian."""
    from ...case import actions

    case = actions.add_guardian(context.register, new, context.today)
    context.output.line(f"{new.name} är vårdnadshavare i {case.reference}.")
    _tell_protection(context, case)
    _tell_status(context, case)


@command(
    app,
    "ändra",
    CaseChange,
    "Ändra uppgifter om ärendet, barnet eller (med --vem) en vårdnadshavare.",
    "norrbus ärende ändra 7 --vem Mikael --skydd sekretessmarkering",
)
def change(context: Context, change: CaseChange) -> None:
    """Change particulars."""
    from ...case.change import change as change_case
    from ...case.choices import CHILD

    def deed(told: CaseChange) -> Case:
        changes = changed(told)
        who = changes.pop("who", CHILD)
        return change_case(context.register, told.reference, who, changes, context.today)

    changes = changed(change)
    _ask_whose(context, change.reference, changes.pop("who", CHILD), changes)
    case = despite_doubt(context, change, deed)
    context.output.line(f"{case.reference} är ändrat.")
    _tell_protection(context, case)
    _tell_status(context, case)


def _ask_whose(context: Context, reference: str, who: str, changes: CaseChanges) -> None:
    """At a terminal, before what everything else hangs on is changed; a script has said it.

    Raises UnknownReference, NoIdentity, UnknownPerson, Declined.
    """
    from ...case import store
    from ...words.swedish import listed

    weighty = {"name": "namnet", "number": "numret", "protection": "skyddet"}
    found = [word for name, word in weighty.items() if name in changes]
    if found and context.interactive:
        person = store.find(context.register, reference).person(who)
        confirm(context, f"För {person.name} ändras {listed(found)}.", agreed=False)


@command(
    app,
    "avsluta",
    CloseCase,
    "Avsluta ett ärende med en orsak.",
    'norrbus ärende avsluta 7 --orsak "behovet tillgodosett"',
)
def close(context: Context, closing: CloseCase) -> None:
    """Close a case."""
    from ...case import actions, store
    from . import overview

    actions.check_closing(closing.reason, closing.note, closing.closed_on, context.today)
    going: list[str] = []
    if context.interactive:
        going = overview.still_going(
            context.register, closing.reference, context.today, closing.reason
        )
        if going:
            reference = store.reference_of(context.register, closing.reference)
            told = f"{reference}: {'. '.join(going)}."
            confirm(context, told, agreed=False, asked="Avsluta ändå?")
    case = despite_doubt(
        context, closing, lambda told: actions.close(context.register, told, context.today)
    )
    left = overview.left_open(context.register, case.reference, context.today, agreed=bool(going))
    for sentence in left:
        context.output.warning(sentence)
    _tell_status(context, case)


@command(
    app,
    "öppna",
    ReopenCase,
    "Öppna ett avslutat ärende igen. Avslutet står kvar i historiken.",
    'norrbus ärende öppna 7 --orsak "ny frånvaro"',
)
def reopen(context: Context, reopening: ReopenCase) -> None:
    """Reopen a case."""
    from ...case import actions

    case = despite_doubt(
        context, reopening, lambda told: actions.reopen(context.register, told, context.today)
    )
    _tell_status(context, case)


def _tell_protection(context: Context, case: Case) -> None:
    """Where a guardian is protected and the child is not, the child's school and place could still
    give the home away; where the child is, one who lives there.
    """
    if (
        case.child
        and not case.child.protected
        and any(guardian.person.protected for guardian in case.guardians)
    ):
        context.output.notice(
            "En vårdnadshavare har skydd men inte barnet. Bor barnet där, sätt skydd också på"
            " barnet:"
        )
        context.output.notice(f"  norrbus ärende ändra {case.reference} --skydd …")
    if case.child and case.child.protected:
        _tell_of_home(context, case)


def _tell_of_home(context: Context, case: Case) -> None:
    """Who lives where the protected child does without being protected."""
    from ...paper.homes import tells

    for each in case.guardians:
        if not each.person.protected and tells(each.person.address, case.protected_addresses):
            context.output.notice(
                f"Barnet har skydd, men inte {each.person.name} på samma adress: adressen döljs,"
                " men inte telefon och e-post. Sätt skydd också där:"
            )
            who = as_typed(each.person.name)
            context.output.notice(f"  norrbus ärende ändra {case.reference} --vem {who} --skydd …")


def _tell_status(context: Context, case: Case) -> None:
    from ...plan.followup import store as followup_store
    from ...rule.model import LATE, THIS_WEEK, TODAY
    from . import overview
    from .following import next_of

    found = overview.overview(context.register, case.reference, context.today)
    context.output.line(
        f"{case.reference}: {found.status}"
        + (f": {found.coverage.lacks}" if found.status == CONSENT_INCOMPLETE else "")
    )
    for deadline in found.deadlines:
        if deadline.rule.chosen or deadline.standing(context.today) in {LATE, TODAY, THIS_WEEK}:
            context.output.line(
                f"{first_upper(deadline.name)} {_when(deadline, context.today)}"
                + aside(deadline.source)
            )
    lacks = "" if case.closed else _lacks_guardian(found, context.today)
    if lacks:
        context.output.notice(lacks)
    followups = followup_store.of_case(context.register, case.id)
    context.output.next_steps(next_of(found, followups, context.today))


def _lacks_guardian(found: Overview, today: date) -> str:
    if found.case.lacks_guardians(today):
        return "Ingen vårdnadshavare är registrerad."
    if found.coverage.unregistered:
        return "Vårdnaden är gemensam, men bara en vårdnadshavare är registrerad."
    return ""


def _when(deadline: Deadline, today: date) -> str:
    """``senast ti 2026-04-14``, or how long it has been open."""
    return f"senast {short(deadline.due)}" if deadline.due else deadline.spoken(today)
