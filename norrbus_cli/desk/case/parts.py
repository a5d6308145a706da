"""The parts of a case as tables, each a list in ``--json``."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ...authority.municipalities import MUNICIPALITIES
from ...meeting.columns import together
from ...terminal.columns import Column, Section
from ...words.record import replace
from ...words.text import SHIELD
from . import noted

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...case.model import Case, Closing, Guardian, Person
    from ...coordination.handover.model import Handover
    from ...coordination.placement.model import Placement
    from ...deviation.disagreement.model import Disagreement
    from ...deviation.model import Deviation
    from ...meeting.model import Meeting
    from ...plan.completeness import Remark
    from ...rule.model import Deadline
    from ...terminal.columns import Part
    from .beside import Beside
    from .overview import Overview

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
    Column("kommun", "Kommunkod", lambda each: each.case.municipality, on_screen=False),
    Column("kommun_namn", "Kommun", lambda each: MUNICIPALITIES[each.case.municipality]),
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
    Column("vad", "Vad", lambda deadline: deadline.name, promised=lambda deadline: deadline.kind),
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


def sections(
    found: Overview, beside: Beside, today: date, unmask: bool, nameless: bool
) -> list[Part]:
    """The case in parts, as it stands on a day; protected data hidden unless ``unmask``, all names
    where ``nameless``.
    """
    shown = seen(found.case, unmask, nameless)
    standing: Column[Deadline] = Column("lage", "Läge", lambda deadline: deadline.spoken(today))
    place: Column[Placement] = Column(
        "var", "Var", lambda each: each.shown_place(found.case, unmask)
    )
    child = [shown(found.case.child)] if found.case.child else []
    guardians = [
        replace(guardian, person=shown(guardian.person)) for guardian in found.case.guardians
    ]
    return [
        Section("frister", "Frister", (*DEADLINE_COLUMNS, standing), found.deadlines),
        Section("barn", "Barnet/den unge", PERSON_COLUMNS, child),
        Section("vardnadshavare", "Vårdnadshavare", GUARDIAN_COLUMNS, guardians),
        Section("moten", "Möten", (*MEETING_COLUMNS, together(found.meetings)), found.meetings),
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


def seen(case: Case, unmask: bool, nameless: bool) -> Callable[[Person], Person]:
    """How the people of a case are seen: with what is protected hidden, unless ``unmask``; without
    names where ``nameless``."""
    hidden = case.protected_addresses
    roles = {each.id: name for name, each in case.roles().items()}

    def shown(person: Person) -> Person:
        told = person if unmask else person.masked(hidden)
        protected, child = person.protected and not unmask, person is case.child
        if not (protected or nameless):
            return told
        instead = SHIELD if protected and child else roles[person.id]
        return told.called(instead, with_year=child)

    return shown
