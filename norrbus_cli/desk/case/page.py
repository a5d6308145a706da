"""``norrbus ärende lista`` and ``visa``: one page a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...case.form import ListCases, ShowCase
from ...case.way import CLOSED, STATUSES
from ...terminal.columns import Column, Section
from ...terminal.context import Context
from ...terminal.entry import command
from ...terminal.reading import chosen
from ...terminal.room import room
from ...words.record import replace

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...case.model import Case, Closing, Guardian, Person
    from ...coordination.handover.model import Handover
    from ...coordination.placement.model import Placement
    from ...deviation.disagreement.model import Disagreement
    from ...deviation.model import Deviation
    from ...history.telling import Told
    from ...meeting.model import Meeting
    from ...plan.completeness import Remark
    from ...rule.model import Deadline
    from ...terminal.columns import Part
    from .overview import Overview

app = room("Ärenden: lista och visa.")

LIST_COLUMNS: tuple[Column[Overview], ...] = (
    Column("referens", "Ärende", lambda each: each.case.reference),
    Column("barn", "Barnet/den unge", lambda each: each.case.child.name if each.case.child else ""),
    Column("fodd", "Född", lambda each: each.case.child.born if each.case.child else None),
    Column("status", "Status", lambda each: each.status),
    Column(
        "senast",
        "Nästa frist",
        lambda each: min(
            (deadline.due for deadline in each.deadlines if deadline.due), default=None
        ),
    ),
    Column("samordnare", "Samordnare", lambda each: each.case.coordinator.name, on_screen=False),
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
    from ...case.looking import look
    from . import overview

    state = chosen(wanted.status, STATUSES) if wanted.status else ""
    everything = wanted.everything or bool(wanted.search) or state == CLOSED
    found = [
        each
        for each in overview.listed(context.register, context.today, everything, wanted.search)
        if not state or each.status == state
    ]
    shown = (each.case for each in found)
    look(context.register, shown, context.today, whole=bool(wanted.search))
    context.output.table(found, LIST_COLUMNS, "Inga ärenden. Öppna ett med: norrbus ärende skapa")


CASE_COLUMNS: tuple[Column[Overview], ...] = (
    Column("referens", "Ärende", lambda each: each.case.reference),
    Column("status", "Status", lambda each: each.status),
    Column(
        "samtycke", "Samtycke", lambda each: "" if each.case.anonymous else each.coverage.spoken
    ),
    Column("samtycke_komplett_sedan", "Samtycke komplett sedan", lambda each: each.coverage.since),
    Column("behov_sett", "Behov sett", lambda each: each.case.need_seen_on),
    Column("sett_av", "Sett av", lambda each: each.case.need_seen_by),
    Column("behov", "Behov", lambda each: each.case.need),
    Column("fungerar", "Fungerar bra", lambda each: each.case.works_well),
    Column("niva", "Nivå", lambda each: each.case.level),
    Column("skyndsamhet", "Skyndsamhet", lambda each: each.case.urgency),
    Column("mote_senast", "Eget senaste mötesdatum", lambda each: each.case.latest_meeting),
    Column(
        "utskrivningsklar",
        "Underrättelse om utskrivningsklar",
        lambda each: each.case.discharge_notice_on,
    ),
    Column("sett_over", "Sett över", lambda each: each.case.reviewed_on),
    Column("chef", "Godkänt att kalla av", lambda each: each.case.approved_by),
    Column("chefsbeslut", "Godkänt den", lambda each: each.case.approved_on),
    Column("oppnat", "Öppnat", lambda each: each.case.opened_on),
    Column("kommun", "Kommun", lambda each: each.case.municipality),
    Column("samordnare", "Samordnare", lambda each: each.case.coordinator.presented),
)
PERSON_COLUMNS: tuple[Column[Person], ...] = (
    Column("namn", "Namn", lambda person: person.name),
    Column("nummer", "Nummer", lambda person: person.number),
    Column("fodd", "Född", lambda person: person.born),
    Column("kon", "Kön", lambda person: person.gender),
    Column("adress", "Adress", lambda person: person.address),
    Column("telefon", "Telefon", lambda person: person.phone),
    Column("e_post", "E-post", lambda person: person.email),
    Column(
        "sprak",
        "Språk",
        lambda person: ", ".join(
            part for part in (person.language, "tolk" if person.interpreter else "") if part
        ),
    ),
    Column("skola", "Skola", lambda person: person.school),
    Column("skydd", "Skydd", lambda person: person.protection),
)


def _of_guardian(column: Column[Person]) -> Column[Guardian]:
    return Column(column.key, column.label, lambda guardian: column.value(guardian.person))


GUARDIAN_COLUMNS: tuple[Column[Guardian], ...] = (
    *(_of_guardian(column) for column in PERSON_COLUMNS if column.key not in {"kon", "skola"}),
    Column("vardnad", "Vårdnad", lambda guardian: guardian.custody),
    Column("upphorde", "Upphörde", lambda guardian: guardian.ended_on),
)
DEADLINE_COLUMNS: tuple[Column[Deadline], ...] = (
    Column("vad", "Vad", lambda deadline: deadline.kind),
    Column("senast", "Senast", lambda deadline: deadline.due),
    Column("regel", "Regel", lambda deadline: deadline.source),
)
MEETING_COLUMNS: tuple[Column[Meeting], ...] = (
    Column("referens", "Möte", lambda meeting: meeting.reference),
    Column("slag", "Slag", lambda meeting: meeting.kind),
    Column("nar", "När", lambda meeting: meeting.when),
    Column("lage", "Läge", lambda meeting: meeting.state),
)
REMARK_COLUMNS: tuple[Column[Remark], ...] = (
    Column("saknas", "Saknas", lambda remark: remark.missing),
    Column("kalla", "Källa", lambda remark: remark.source),
)
PLACEMENT_COLUMNS: tuple[Column[Placement], ...] = (
    Column("sedan", "Sedan", lambda each: each.since),
    Column("till", "Upphörde", lambda each: each.until),
    Column("form", "Form", lambda each: each.form),
    Column("halsoundersokning", "Hälsoundersökning", lambda each: each.examination),
)
HANDOVER_COLUMNS: tuple[Column[Handover], ...] = (
    Column("dag", "Dag", lambda each: each.on),
    Column("fran", "Från", lambda each: each.giver.name),
    Column("till", "Till", lambda each: each.receiver.name),
    Column("anteckning", "Anteckning", lambda each: each.note or each.reason),
)
DISAGREEMENT_COLUMNS: tuple[Column[Disagreement], ...] = (
    Column("referens", "Oenighet", lambda each: each.reference),
    Column("galler", "Gäller", lambda each: each.subject),
    Column("lage", "Läge", lambda each: each.state),
)
DEVIATION_COLUMNS: tuple[Column[Deviation], ...] = (
    Column("referens", "Avvikelse", lambda each: each.reference),
    Column("rapporterad", "Rapporterad", lambda each: each.reported_on),
    Column("lage", "Läge", lambda each: each.state),
)
CLOSING_COLUMNS: tuple[Column[Closing], ...] = (
    Column("avslutat", "Avslutat", lambda closing: closing.closed_on),
    Column("orsak", "Orsak", lambda closing: closing.reason),
    Column("anteckning", "Anteckning", lambda closing: closing.note),
    Column("oppnat", "Öppnat igen", lambda closing: closing.reopened_on),
    Column("oppnat_orsak", "Varför", lambda closing: closing.reopened_reason),
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
    from ...case.looking import look
    from . import noted, overview

    found = overview.overview(context.register, wanted.reference, context.today)
    look(context.register, [found.case], context.today, reason=wanted.unmask)
    seen = _unmasked if wanted.unmask else _masked(found.case)
    beside = overview.beside(context.register, found.case.id)
    standing: Column[Deadline] = Column(
        "lage", "Läge", lambda deadline: deadline.spoken(context.today)
    )
    place: Column[Placement] = Column(
        "var", "Var", lambda each: each.shown_place(found.case, bool(wanted.unmask))
    )
    child = [seen(found.case.child)] if found.case.child else []
    guardians = [
        replace(guardian, person=seen(guardian.person)) for guardian in found.case.guardians
    ]
    sections: list[Part] = [
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
        *noted.sections(beside),
    ]
    if wanted.history:
        sections.append(_history(context, found.case.id))
    context.output.record(found, CASE_COLUMNS, sections)
    _tell_of_decision(context, found.case)


def _tell_of_decision(context: Context, case: Case) -> None:
    from ...case.decision import lacks_decision

    lacking = lacks_decision(context.register, case, context.today)
    if lacking and not case.closed:
        context.output.warning(lacking)


def _unmasked(person: Person) -> Person:
    return person


def _masked(case: Case) -> Callable[[Person], Person]:
    hidden = case.protected_addresses
    return lambda person: person.masked(hidden)


def _history(context: Context, case_id: int) -> Section[Told]:
    """What the log tells of a case; that those who are named in it were shown is logged."""
    from ...history import actions
    from ...history.page import COLUMNS

    told, seen = actions.of_case(context.register, case_id)
    actions.look(context.register, seen, case_id, context.today)
    return Section("historik", "Historik", COLUMNS, told)
