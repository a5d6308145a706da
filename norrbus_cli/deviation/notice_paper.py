"""What the report to the Samverkansstruktur (anmälan till Samverkansstruktur) may see.

The agreement of 2025, Avvikelsehantering: what is known of the deviation, the analysis and any
decisions are reported continuously to the Samverkansstruktur målgrupp barn och unga by the party
that noticed it. No source has a form for it; the order of the parts is our own choice. It is always
anonymised.
"""

from __future__ import annotations

from ..case.people import sender_of_register
from ..paper.letterhead import Head
from ..paper.model import Asked, Letter
from ..register.database import Register
from ..words.record import Record, made_of, replace
from ..words.text import first_upper
from .model import NOTICE, UPWARD, Deviation
from .paper import AnalysisOnPaper, ImprovementOnPaper, ReportOnPaper, gate_of, told
from .step.sending import sent_upwards


class NoticePaper(Record):
    """A deviation for the levels above: ``noted_by`` is the kind of the party that noticed it,
    ``analyses`` what was found at which level.
    """

    reference: str
    noted_by: str
    concerned: tuple[str, ...]
    report: ReportOnPaper
    analyses: tuple[AnalysisOnPaper, ...]
    no_decision: str
    improvements: tuple[ImprovementOnPaper, ...]
    state: str


def letters(register: Register, deviation: Deviation, asked: Asked) -> list[Letter]:
    """The report upwards. It comes from the register's authority and its first coordinator: the one
    of the case could tell which case it is.
    """
    anonymised = replace(asked, anonymised=True)
    shown = gate_of(register, deviation, anonymised)
    found = told(register, deviation, anonymised, shown)
    whose = first_upper(deviation.workplace.kind)
    return [
        Letter(
            kind=NOTICE,
            title=f"Anmälan till Samverkansstruktur {deviation.reference}",
            name=f"{deviation.reference}-anmalan-samverkansstruktur",
            case_id=deviation.case_id,
            reference=deviation.reference,
            recipient=UPWARD,
            template="deviation/anmalan.md.j2",
            data=made_of(NoticePaper, found, noted_by=whose),
            people=(),
            gate=shown,
            head=Head(sender_of_register(register), asked.today, deviation.reference),
            written=(lambda register: _sent(register, deviation, asked))
            if asked.sent_how
            else None,
        )
    ]


def _sent(register: Register, deviation: Deviation, asked: Asked) -> None:
    """Raises OutOfOrder, Before."""
    sent_upwards(register, deviation.reference, asked.today, asked.sent_how)
