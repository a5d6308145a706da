"""``norrbus ärende``."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from ...case import actions
from ...case.form import (
    AddGuardian,
    CaseChange,
    CloseCase,
    ListCases,
    NewCase,
    ReopenCase,
    ShowCase,
)
from ...case.model import (
    CHILD,
    CLOSED,
    CONSENT_INCOMPLETE,
    CONSENT_MISSING,
    CONSULTATION,
    PLAN_INCOMPLETE,
    PLAN_MISSING,
    PLAN_RUNS,
    TO_MEET,
    TO_SUMMON,
    Case,
    Closing,
    Guardian,
    Person,
)
from ...coordination.handover.model import Handover
from ...coordination.placement.model import Placement
from ...deviation.disagreement.model import Disagreement
from ...deviation.model import Deviation
from ...meeting.model import Meeting
from ...plan.model import Remark
from ...rule.model import LATE, THIS_WEEK, TODAY, Deadline
from ...terminal import options
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.output import Column, Section
from ...terminal.question import changed, chosen
from ...words.dates import short
from . import overview
from .overview import Overview

app = options.room(
    "Ärenden: barnet eller den unge, vårdnadshavarna, behovet, avslut och öppning. Statusen räknas"
    " fram ur det som är registrerat."
)

STATUSES = (
    CONSULTATION,
    CONSENT_MISSING,
    CONSENT_INCOMPLETE,
    TO_SUMMON,
    TO_MEET,
    PLAN_MISSING,
    PLAN_INCOMPLETE,
    PLAN_RUNS,
    CLOSED,
)
NEXT_STEP = {
    CONSENT_MISSING: "norrbus samtycke registrera {}",
    CONSENT_INCOMPLETE: "norrbus samtycke registrera {}",
    TO_SUMMON: "norrbus möte boka {0}, sedan norrbus möte kalla {0}",
    TO_MEET: "norrbus möte genomför {}",
    PLAN_MISSING: "norrbus plan skapa {}",
    PLAN_INCOMPLETE: "norrbus plan kontrollera {}",
}


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
    case = actions.open_case(context.register, new, context.today)
    context.output.line(f"Ärende {case.reference} är öppnat.")
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
    case = actions.add_guardian(context.register, new.reference, new, context.today)
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
def change(context: Context, change: Any) -> None:
    """Change particulars."""
    changes = changed(change)
    case = actions.change(
        context.register, change.reference, changes.pop("who", CHILD), changes, context.today
    )
    context.output.line(f"{case.reference} är ändrat.")
    _tell_protection(context, case)
    _tell_status(context, case)


@command(
    app,
    "avsluta",
    CloseCase,
    "Avsluta ett ärende med en orsak.",
    'norrbus ärende avsluta 7 --orsak "behovet tillgodosett"',
)
def close(context: Context, closing: CloseCase) -> None:
    """Close a case."""
    case = actions.close(
        context.register,
        closing.reference,
        closing.closed_on,
        closing.reason,
        closing.note,
        context.today,
    )
    pending = [
        meeting.reference
        for meeting in overview.overview(context.register, case.reference, context.today).meetings
        if meeting.pending
    ]
    for reference in pending:
        context.output.warning(
            f"Mötet {reference} är fortfarande bokat. Ställ in det med: norrbus möte ställ-in"
            f" {reference}"
        )
    for sentence in overview.beside(context.register, case.id).unsettled:
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
    _tell_status(
        context,
        actions.reopen(
            context.register,
            reopening.reference,
            reopening.reopened_on,
            reopening.reason,
            context.today,
        ),
    )


def _tell_protection(context: Context, case: Case) -> None:
    """Where a guardian is protected and the child is not, the child's school and place could still
    give the home away.
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


def _tell_status(context: Context, case: Case) -> None:
    found = overview.overview(context.register, case.reference, context.today)
    context.output.line(
        f"{case.reference}: {found.status}"
        + (f" ({found.coverage.spoken})" if found.status == CONSENT_INCOMPLETE else "")
    )
    for deadline in found.deadlines:
        if deadline.rule.chosen or deadline.standing(context.today) in {LATE, TODAY, THIS_WEEK}:
            context.output.line(
                f"{deadline.kind.capitalize()} {_when(deadline, context.today)} ({deadline.source})"
            )
    if not case.closed and case.lacks_guardians(context.today):
        context.output.notice(
            "Ingen vårdnadshavare är registrerad. Nästa steg: norrbus ärende vårdnadshavare"
            f" {case.reference}"
        )
    elif step := NEXT_STEP.get(found.status):
        context.output.notice(f"Nästa steg: {step.format(case.reference)}")


def _when(deadline: Deadline, today: date) -> str:
    """``senast ti 2026-04-14``, or how long it has been open."""
    return f"senast {short(deadline.due)}" if deadline.due else deadline.spoken(today)


LIST_COLUMNS = (
    Column[Overview]("referens", "Ärende", lambda each: each.case.reference),
    Column[Overview](
        "barn", "Barnet/den unge", lambda each: each.case.child.name if each.case.child else ""
    ),
    Column[Overview](
        "fodd", "Född", lambda each: each.case.child.born if each.case.child else None
    ),
    Column[Overview]("status", "Status", lambda each: each.status),
    Column[Overview](
        "senast",
        "Nästa frist",
        lambda each: min(
            (deadline.due for deadline in each.deadlines if deadline.due), default=None
        ),
    ),
    Column[Overview](
        "samordnare", "Samordnare", lambda each: each.case.coordinator.name, on_screen=False
    ),
)


@command(
    app,
    "lista",
    ListCases,
    "Visa ärenden. Sök bara på namn, personnummer eller ärendenummer.",
    "norrbus ärende lista --sök Lantto",
)
def show_all(context: Context, wanted: ListCases) -> None:
    """List cases."""
    state = chosen(wanted.status, STATUSES) if wanted.status else ""
    everything = wanted.everything or bool(wanted.search) or state == CLOSED
    found = [
        each
        for each in overview.listed(context.register, context.today, everything, wanted.search)
        if not state or each.status == state
    ]
    overview.look(context.register, found, context.today, whole=bool(wanted.search))
    context.output.table(found, LIST_COLUMNS, "Inga ärenden. Öppna ett med: norrbus ärende skapa")


CASE_COLUMNS = (
    Column[Overview]("referens", "Ärende", lambda each: each.case.reference),
    Column[Overview]("status", "Status", lambda each: each.status),
    Column[Overview](
        "samtycke", "Samtycke", lambda each: "" if each.case.anonymous else each.coverage.spoken
    ),
    Column[Overview](
        "samtycke_komplett_sedan", "Samtycke komplett sedan", lambda each: each.coverage.since
    ),
    Column[Overview]("behov_sett", "Behov sett", lambda each: each.case.need_seen_on),
    Column[Overview]("sett_av", "Sett av", lambda each: each.case.need_seen_by),
    Column[Overview]("behov", "Behov", lambda each: each.case.need),
    Column[Overview]("fungerar", "Fungerar bra", lambda each: each.case.works_well),
    Column[Overview]("niva", "Nivå", lambda each: each.case.level),
    Column[Overview]("skyndsamhet", "Skyndsamhet", lambda each: each.case.urgency),
    Column[Overview](
        "mote_senast", "Eget senaste mötesdatum", lambda each: each.case.latest_meeting
    ),
    Column[Overview](
        "utskrivningsklar",
        "Underrättelse om utskrivningsklar",
        lambda each: each.case.discharge_notice_on,
    ),
    Column[Overview]("sett_over", "Sett över", lambda each: each.case.reviewed_on),
    Column[Overview]("chef", "Godkänt att kalla av", lambda each: each.case.approved_by),
    Column[Overview]("chefsbeslut", "Godkänt den", lambda each: each.case.approved_on),
    Column[Overview]("oppnat", "Öppnat", lambda each: each.case.opened_on),
    Column[Overview]("kommun", "Kommun", lambda each: each.case.municipality),
    Column[Overview]("samordnare", "Samordnare", lambda each: each.case.coordinator.presented),
)
PERSON_COLUMNS = (
    Column[Person]("namn", "Namn", lambda person: person.name),
    Column[Person]("nummer", "Nummer", lambda person: person.number),
    Column[Person]("fodd", "Född", lambda person: person.born),
    Column[Person]("kon", "Kön", lambda person: person.gender),
    Column[Person]("adress", "Adress", lambda person: person.address),
    Column[Person]("telefon", "Telefon", lambda person: person.phone),
    Column[Person]("e_post", "E-post", lambda person: person.email),
    Column[Person](
        "sprak",
        "Språk",
        lambda person: ", ".join(
            part for part in (person.language, "tolk" if person.interpreter else "") if part
        ),
    ),
    Column[Person]("skola", "Skola", lambda person: person.school),
    Column[Person]("skydd", "Skydd", lambda person: person.protection),
)


def _of_guardian(column: Column[Person]) -> Column[Guardian]:
    return Column(column.key, column.label, lambda guardian: column.value(guardian.person))


GUARDIAN_COLUMNS = (
    *(_of_guardian(column) for column in PERSON_COLUMNS if column.key not in {"kon", "skola"}),
    Column[Guardian]("vardnad", "Vårdnad", lambda guardian: guardian.custody),
    Column[Guardian]("upphorde", "Upphörde", lambda guardian: guardian.ended_on),
)
DEADLINE_COLUMNS = (
    Column[Deadline]("vad", "Vad", lambda deadline: deadline.kind),
    Column[Deadline]("senast", "Senast", lambda deadline: deadline.due),
    Column[Deadline]("regel", "Regel", lambda deadline: deadline.source),
)
MEETING_COLUMNS = (
    Column[Meeting]("referens", "Möte", lambda meeting: meeting.reference),
    Column[Meeting]("slag", "Slag", lambda meeting: meeting.kind),
    Column[Meeting]("nar", "När", lambda meeting: meeting.when),
    Column[Meeting]("lage", "Läge", lambda meeting: meeting.state),
)
REMARK_COLUMNS = (
    Column[Remark]("saknas", "Saknas", lambda remark: remark.missing),
    Column[Remark]("kalla", "Källa", lambda remark: remark.source),
)
PLACEMENT_COLUMNS = (
    Column[Placement]("sedan", "Sedan", lambda each: each.since),
    Column[Placement]("till", "Upphörde", lambda each: each.until),
    Column[Placement]("form", "Form", lambda each: each.form),
    Column[Placement]("halsoundersokning", "Hälsoundersökning", lambda each: each.examination),
)
HANDOVER_COLUMNS = (
    Column[Handover]("dag", "Dag", lambda each: each.on),
    Column[Handover]("fran", "Från", lambda each: each.giver.name),
    Column[Handover]("till", "Till", lambda each: each.receiver.name),
    Column[Handover]("anteckning", "Anteckning", lambda each: each.note or each.reason),
)
DISAGREEMENT_COLUMNS = (
    Column[Disagreement]("referens", "Oenighet", lambda each: each.reference),
    Column[Disagreement]("galler", "Gäller", lambda each: each.subject),
    Column[Disagreement]("lage", "Läge", lambda each: each.state),
)
DEVIATION_COLUMNS = (
    Column[Deviation]("referens", "Avvikelse", lambda each: each.reference),
    Column[Deviation]("rapporterad", "Rapporterad", lambda each: each.reported_on),
    Column[Deviation]("lage", "Läge", lambda each: each.state),
)
CLOSING_COLUMNS = (
    Column[Closing]("avslutat", "Avslutat", lambda closing: closing.closed_on),
    Column[Closing]("orsak", "Orsak", lambda closing: closing.reason),
    Column[Closing]("anteckning", "Anteckning", lambda closing: closing.note),
    Column[Closing]("oppnat", "Öppnat igen", lambda closing: closing.reopened_on),
    Column[Closing]("oppnat_orsak", "Varför", lambda closing: closing.reopened_reason),
)


@command(
    app,
    "visa",
    ShowCase,
    "Visa ett ärende med allt som hör till det. Titten loggas.",
    "norrbus ärende visa 7",
)
def show(context: Context, wanted: ShowCase) -> None:
    """Show a case."""
    found = overview.overview(context.register, wanted.reference, context.today)
    overview.look(context.register, [found], context.today, whole=True, reason=wanted.unmask)
    hidden = frozenset[str]() if wanted.unmask else found.case.protected_addresses

    def seen(person: Person) -> Person:
        return person if wanted.unmask else person.masked(hidden)

    beside = overview.beside(context.register, found.case.id)
    standing = Column[Deadline]("lage", "Läge", lambda deadline: deadline.spoken(context.today))
    place = Column[Placement](
        "var", "Var", lambda each: each.shown_place(found.case, bool(wanted.unmask))
    )
    child = [seen(found.case.child)] if found.case.child else []
    guardians = [
        replace(guardian, person=seen(guardian.person)) for guardian in found.case.guardians
    ]
    sections: list[Section[Any]] = [
        Section("frister", "Frister", (*DEADLINE_COLUMNS, standing), found.deadlines),
        Section("barn", "Barnet/den unge", PERSON_COLUMNS, child),
        Section("vardnadshavare", "Vårdnadshavare", GUARDIAN_COLUMNS, guardians),
        Section("moten", "Möten", MEETING_COLUMNS, found.meetings),
        Section(
            "plan_saknar",
            f"Plan version {found.plan.version} saknar" if found.plan else "Plan saknar",
            REMARK_COLUMNS,
            found.remarks,
        ),
        Section("placeringar", "Placeringar", (*PLACEMENT_COLUMNS, place), beside.placements),
        Section("overlamningar", "Överlämningar", HANDOVER_COLUMNS, beside.handovers),
        Section("oenigheter", "Oenigheter", DISAGREEMENT_COLUMNS, beside.disagreements),
        Section("avvikelser", "Avvikelser", DEVIATION_COLUMNS, beside.deviations),
        Section("avslut", "Avslut", CLOSING_COLUMNS, found.case.closings),
    ]
    context.output.record(found, CASE_COLUMNS, sections)
