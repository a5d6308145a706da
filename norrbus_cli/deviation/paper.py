"""What the deviation report (avvikelserapport), the routine and the yearly compilation may see."""

from __future__ import annotations

from datetime import date

from ..case import store as case_store
from ..case.actor.model import Actor
from ..case.model import Case
from ..case.people import Sender, gate, people_ids, sender, sender_of_register, to_actors
from ..paper.model import Asked, Letter
from ..paper.protection import ABOVE, NOBODY, Gate, Reader, no_case
from ..paper.traces import Traces
from ..register.database import Register
from ..words.dates import MONTHS, plain
from ..words.errors import WrongUsage
from ..words.record import Record
from ..words.text import first_upper
from . import store
from .anonymous import traces
from .compilation import Compilation, compiled
from .model import UPWARD, Deviation, Dispatch, Recipient

REPORT_KIND, ROUTINE_KIND, COMPILATION_KIND = (
    "avvikelserapport",
    "rutin för avvikelsehantering",
    "avvikelsesammanställning",
)
FIRST_YEAR = 2008


class NotAYear(WrongUsage):
    """A compilation is of a year."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"”{typed[:40]}” är inget år. Skriv till exempel: norrbus dokument skriv"
            f" {COMPILATION_KIND} 2026"
        )


class AnalysisOnPaper(Record):
    """An analysis: whose, when, what it says."""

    who: str
    on: str
    text: str


class ImprovementOnPaper(Record):
    """A decided measure."""

    number: int
    what: str
    actor: str
    due: str
    done: str
    result: str


class DispatchOnPaper(Record):
    """What was sent to whom."""

    what: str
    recipient: str
    on: str


class DeviationPaper(Record):
    """A deviation report.

    First the fields of the form in its order, then what the form has no place for.
    """

    reference: str
    anonymised: bool
    sender: Sender
    today: date
    happened: str
    reporter: str
    workplace: str
    client: str
    description: str
    consequences: str
    proposal: str
    reported: str
    reporter_signed: str
    manager: str
    manager_signed: str
    concerned: tuple[str, ...]
    ground: str
    dispatches: tuple[DispatchOnPaper, ...]
    analyses: tuple[AnalysisOnPaper, ...]
    no_decision: str
    improvements: tuple[ImprovementOnPaper, ...]
    feedback: AnalysisOnPaper | None
    state: str


class RoutinePaper(Record):
    """The routine with the municipality's own recipients."""

    sender: Sender
    today: date
    recipients: tuple[Recipient, ...]
    upward: str


class CompilationPaper(Record):
    """The yearly compilation."""

    sender: Sender
    today: date
    found: Compilation


class _Pen(Record):
    """How facts are written on a report: whole, or without what tells whom it is about."""

    deviation: Deviation
    case: Case | None
    asked: Asked
    traces: Traces | None
    shown: Gate

    def text(self, written: str) -> str:
        """A text of many lines."""
        return self.traces.removed(written) if self.traces else written

    def day(self, day: date | None) -> str:
        """A day; the month alone when anonymised, since a day can point at a child in a small
        place.
        """
        if day is None:
            return ""
        return f"{MONTHS[day.month - 1]} {day.year}" if self.asked.anonymised else plain(day)

    def actor(self, actor: Actor | None) -> str:
        """An actor; its kind alone when anonymised."""
        if actor is None or self.asked.anonymised:
            return actor.kind if actor else ""
        return self.shown.actor(actor)

    def person(self, name: str) -> str:
        """Somebody who works with it; nobody when anonymised."""
        return "" if self.asked.anonymised else name

    @property
    def client(self) -> str:
        """Klient-/patientuppgifter."""
        if self.asked.anonymised:
            return "avidentifierad"
        if self.case and self.case.anonymous:
            return "Anonym konsultation."
        child = self.case.child if self.case else None
        return f"{child.name}, {child.identified_by}" if child else self.deviation.concerns


def reports(register: Register, deviation: Deviation, asked: Asked) -> list[Letter]:
    """The report; with ``asked.anonymised`` without what tells whom it is about, for the levels
    above.
    """
    case = case_store.by_id(register, deviation.case_id) if deviation.case_id is not None else None
    reader = Reader(ABOVE) if asked.anonymised else to_actors()
    shown = gate(register, case, reader, asked.unmask) if case else no_case(reader.who)
    without = traces(register, deviation, case) if asked.anonymised else None
    return [
        Letter(
            kind=REPORT_KIND,
            title=f"Avvikelserapport {deviation.reference}",
            name=f"{deviation.reference}-{REPORT_KIND}" + "-avidentifierad" * asked.anonymised,
            case_id=case.id if case else None,
            reference=deviation.reference,
            recipient=UPWARD if asked.anonymised else "de som avvikelsen berör",
            template="deviation/avvikelserapport.md.j2",
            data=_paper(register, case, _Pen(deviation, case, asked, without, shown)),
            people=people_ids(case) if case and not asked.anonymised else (),
            gate=shown,
        )
    ]


def _paper(register: Register, case: Case | None, pen: _Pen) -> DeviationPaper:
    deviation = pen.deviation
    whole = sender(register, case) if case else sender_of_register(register)
    feedback = (
        AnalysisOnPaper("", pen.day(deviation.feedback_on), pen.text(deviation.feedback))
        if deviation.feedback_on
        else None
    )
    return DeviationPaper(
        reference=deviation.reference,
        anonymised=pen.asked.anonymised,
        sender=whole,
        today=pen.asked.today,
        happened=pen.day(deviation.happened_on),
        reporter=pen.person(deviation.reporter),
        workplace=pen.actor(deviation.workplace),
        client=pen.client,
        description=pen.text(deviation.description),
        consequences=pen.text(deviation.consequences),
        proposal=pen.text(deviation.proposal),
        reported=pen.day(deviation.reported_on),
        reporter_signed=pen.day(deviation.reporter_signed_on),
        manager=pen.person(deviation.manager),
        manager_signed=pen.day(deviation.manager_signed_on),
        concerned=tuple(pen.actor(each.actor) for each in deviation.concerned),
        ground=deviation.ground,
        dispatches=tuple(
            DispatchOnPaper(each.what, pen.person(_to(each, pen)), pen.day(each.sent_on))
            for each in deviation.dispatches
        ),
        analyses=_analyses(pen),
        no_decision=pen.text(deviation.no_decision),
        improvements=_improvements(pen),
        feedback=feedback,
        state=deviation.state,
    )


def _to(sent: Dispatch, pen: _Pen) -> str:
    """Who received it.

    A protected child's school by its kind only, and so without the name of its head.
    """
    actor = pen.actor(sent.actor)
    if sent.actor and actor != sent.actor.name:
        return actor
    return ", ".join(dict.fromkeys(part for part in (sent.recipient, actor) if part))


def _improvements(pen: _Pen) -> tuple[ImprovementOnPaper, ...]:
    return tuple(
        ImprovementOnPaper(
            each.number,
            pen.text(each.what),
            pen.actor(each.actor),
            pen.day(each.due_on),
            pen.day(each.done_on),
            pen.text(each.result),
        )
        for each in pen.deviation.improvements
    )


def _analyses(pen: _Pen) -> tuple[AnalysisOnPaper, ...]:
    deviation = pen.deviation
    own = [
        AnalysisOnPaper(
            first_upper(pen.actor(each.actor)), pen.day(each.analysed_on), pen.text(each.analysis)
        )
        for each in deviation.concerned
        if each.analysed_on
    ]
    joint = (
        [
            AnalysisOnPaper(
                f"Gemensamt, {deviation.level}",
                pen.day(deviation.joint_on),
                pen.text(deviation.joint_analysis),
            )
        ]
        if deviation.joint_on
        else []
    )
    return (*own, *joint)


def routines(register: Register, asked: Asked) -> list[Letter]:
    """The routine (Arjeplog 2012, bilaga 4) with the register's own recipients."""
    data = RoutinePaper(
        sender_of_register(register), asked.today, tuple(store.recipients(register)), UPWARD
    )
    return [
        _letter(
            ROUTINE_KIND,
            "rutin-for-avvikelsehantering",
            "Rutin för avvikelsehantering",
            "deviation/rutin.md.j2",
            data,
            NOBODY,
        )
    ]


def compilations(register: Register, typed: str, asked: Asked) -> list[Letter]:
    """The compilation of a year. Raises NotAYear."""
    if not (typed.isascii() and typed.isdigit() and FIRST_YEAR <= int(typed) <= asked.today.year):
        raise NotAYear(typed)
    data = CompilationPaper(
        sender_of_register(register), asked.today, of_year(register, int(typed))
    )
    return [
        _letter(
            COMPILATION_KIND,
            f"avvikelser-{typed}",
            f"Avvikelser {typed}",
            "deviation/sammanstallning.md.j2",
            data,
            ABOVE,
        )
    ]


def _letter(kind: str, name: str, title: str, template: str, data: object, who: str) -> Letter:
    return Letter(kind, title, name, None, "register", "alla", template, data, (), no_case(who))


def of_year(register: Register, year: int) -> Compilation:
    """The compilation of a year, its texts without names."""
    found = store.of_year(register, year)
    cases = {
        case.id: case
        for case in case_store.cases(
            register, [each.case_id for each in found if each.case_id is not None]
        )
    }

    def told(deviation: Deviation, text: str) -> str:
        return traces(register, deviation, cases.get(deviation.case_id or 0)).removed(text)

    return compiled(found, year, told)
