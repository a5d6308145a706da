"""What the deviation report (avvikelserapport) may see."""

from __future__ import annotations

from datetime import date

from ..case.actor.model import Actor
from ..case.model import Case
from ..case.people import gate, people_ids, sender, sender_of_register, to_actors
from ..paper.letterhead import Head
from ..paper.model import Asked, Letter
from ..paper.protection import ABOVE, Gate, Reader, no_case
from ..paper.traces import Traces
from ..register.database import Register
from ..terminal.question import Question, questions
from ..terminal.reading import short_text
from ..words.dates import MONTHS, plain
from ..words.record import Record, as_dict, made_of, replace
from ..words.text import first_upper
from . import store
from .anonymous import traces
from .form import NewDeviation
from .levels import PART
from .model import UPWARD, Deviation, Dispatch, Improvement

REPORT_KIND = "avvikelserapport"


class AnalysisOnPaper(Record):
    """An analysis: whose, when, what it says."""

    who: str
    on: str
    text: str


class DispatchOnPaper(Record):
    """What was sent to whom."""

    what: str
    recipient: str
    on: str


class ReportOnPaper(Record):
    """What the report says, by the names of the questions, as text."""

    __annotations__ = {
        name: "str" for name in questions(NewDeviation) if name in Deviation.__fields__
    }


class ImprovementOnPaper(Record):
    """A decided measure with the fields of ``Improvement``, as text."""

    __annotations__ = dict.fromkeys(Improvement.__fields__, "str")


class DeviationPaper(Record):
    """A deviation report."""

    reference: str
    anonymised: bool
    report: ReportOnPaper
    client: str
    reporter_signed: str
    manager_signed: str
    concerned: tuple[str, ...]
    dispatches: tuple[DispatchOnPaper, ...]
    analyses: tuple[AnalysisOnPaper, ...]
    no_decision: str
    improvements: tuple[ImprovementOnPaper, ...]
    feedback: AnalysisOnPaper | None
    state: str


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

    def fact(self, value: object) -> str:
        """A fact of any kind but whom it is about and who wrote."""
        if value is None or isinstance(value, date):
            return self.day(value)
        if isinstance(value, Actor):
            return self.actor(value)
        return self.text(value) if isinstance(value, str) else str(value)

    def asked_for(self, each: Question, value: object) -> str:
        """An answer of the report.

        A choice tells nothing; a line of one's own may be anybody's name.
        """
        if isinstance(value, str) and each.choices:
            return value
        if isinstance(value, str) and each.parse is short_text:
            return self.person(value)
        return self.fact(value)

    def improvement(self, decided: Improvement) -> ImprovementOnPaper:
        """A decided measure: nothing but facts."""
        facts = {name: self.fact(each) for name, each in as_dict(decided).items()}
        return made_of(ImprovementOnPaper, decided, **facts)

    @property
    def report(self) -> ReportOnPaper:
        """What the report says, by the names of the questions."""
        told, asked = as_dict(self.deviation), questions(NewDeviation)
        said = {name: self.asked_for(asked[name], told[name]) for name in ReportOnPaper.__fields__}
        return made_of(ReportOnPaper, self.deviation, **said)

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
    case, shown = store.case_of(register, deviation), gate_of(register, deviation, asked)
    whole = sender(register, case) if case else sender_of_register(register)
    return [
        Letter(
            kind=REPORT_KIND,
            title=f"Avvikelserapport {deviation.reference}",
            name=f"{deviation.reference}-{REPORT_KIND}" + "-avidentifierad" * asked.anonymised,
            case_id=deviation.case_id,
            reference=deviation.reference,
            recipient=UPWARD if asked.anonymised else "de som avvikelsen berör",
            template="deviation/avvikelserapport.md.j2",
            data=told(register, deviation, asked, shown),
            head=Head(
                replace(whole, coordinator="") if asked.anonymised else whole,
                asked.today,
                deviation.reference,
            ),
            people=people_ids(case) if case and not asked.anonymised else (),
            gate=shown,
        )
    ]


def gate_of(register: Register, deviation: Deviation, asked: Asked) -> Gate:
    """What the reader may see: the levels above when ``asked.anonymised``, else the actors."""
    case = store.case_of(register, deviation)
    reader = Reader(ABOVE) if asked.anonymised else to_actors()
    return gate(register, case, reader, asked.unmask) if case else no_case(reader.who)


def told(register: Register, deviation: Deviation, asked: Asked, shown: Gate) -> DeviationPaper:
    """All that the register says of it, as text; with ``asked.anonymised`` without what tells whom
    it is about.
    """
    case = store.case_of(register, deviation)
    removed = traces(register, deviation, case) if asked.anonymised else None
    pen = _Pen(deviation, case, asked, removed, shown)
    feedback = AnalysisOnPaper("", pen.day(deviation.feedback_on), pen.text(deviation.feedback))
    return DeviationPaper(
        reference=deviation.reference,
        anonymised=pen.asked.anonymised,
        report=pen.report,
        client=pen.client,
        reporter_signed=pen.day(deviation.reporter_signed_on),
        manager_signed=pen.day(deviation.manager_signed_on),
        concerned=tuple(pen.actor(each.actor) for each in deviation.concerned),
        dispatches=tuple(
            DispatchOnPaper(each.what, pen.person(_to(each, pen)), pen.day(each.sent_on))
            for each in deviation.dispatches
        ),
        analyses=_analyses(pen),
        no_decision=pen.text(deviation.no_decision),
        improvements=tuple(pen.improvement(each) for each in deviation.improvements),
        feedback=feedback if deviation.feedback_on else None,
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
        (deviation.level, deviation.joint_on, deviation.joint_analysis),
        (PART, deviation.part_on, deviation.part_analysis),
    )
    together = [
        AnalysisOnPaper(f"Gemensamt, {level}", pen.day(on), pen.text(analysis))
        for level, on, analysis in joint
        if on
    ]
    return (*own, *together)
