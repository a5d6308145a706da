"""The deeds of noting what became of a paper."""

from __future__ import annotations

from datetime import date

from ...deviation.model import NOTICE
from ...deviation.step.sending import sent_upwards
from ...register.database import Register
from ...words.events import Before, check_event
from ...words.record import replace
from . import store
from .covered import require_may_be_sent
from .model import SENT, AlreadyNoted, Paper, Step


def note(register: Register, said: Step, today: date, override: str = "") -> Paper:
    """Note that a paper was sent, or signed; ``said.document_id`` is its number. Returns it.

    Sent to its own recipient where nobody else is named. The report of a deviation upwards is sent
    with its paper. Raises InTheFuture, TooEarly, Before for a day before it was written,
    UnknownPaper, AlreadyNoted, OutOfOrder, and MayNotBeSent for one to an actor that no valid
    consent covers on the day, unless ``override`` says why.
    """
    check_event(f"Dagen då papperet blev {said.what}", said.day, today)
    with register.operation(day=today.isoformat(), reason=override):
        paper = store.find(register, said.document_id)
        if said.day < paper.first.written_on:
            name = f"Dagen då papperet blev {said.what}"
            raise Before(name, said.day, "dagen då det skrevs", paper.first.written_on)
        step = replace(said, who=said.who or paper.first.recipient)
        if any(replace(each, note=step.note) == step for each in paper.steps):
            raise AlreadyNoted(paper.number, step.what, step.day)
        if step.what == SENT and not override:
            require_may_be_sent(register, paper, step.who, step.day)
        store.add_step(
            register,
            {
                "document_id": paper.number,
                "what": step.what,
                "day": step.day.isoformat(),
                "how": step.how,
                "who": step.who,
                "note": step.note,
            },
        )
        if paper.first.kind == NOTICE and step.what == SENT:
            sent_upwards(register, paper.first.reference, step.day, step.how)
    return paper
