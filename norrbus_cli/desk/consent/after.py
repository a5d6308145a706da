"""What is to be done when a consent has been withdrawn, for each thing that it touches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ...case.model import Case
from ...consent.reading import barred
from ...consent.store import covering
from ...meeting import store as meeting_store
from ...meeting.choices import SUMMONS
from ...meeting.notice import store as notice_store
from ...meeting.notice.expected import expected, told
from ...meeting.siblings import warnings
from ...plan import store as plan_store
from ...register.database import Register
from ...words.swedish import listed, sort_key
from ..papers import store as papers
from ..papers.covered import kept_from


def next_steps(register: Register, case: Case, today: date) -> list[str]:
    """A line for each thing to do about the meetings to come, the papers that lie written and the
    plan of a case, as its consents are now; nothing of a closed one.
    """
    if case.closed:
        return []
    return [
        *_meetings(register, case, today),
        *_papers(register, case, today),
        *_plan(register, case, today),
    ]


def _meetings(register: Register, case: Case, today: date) -> Iterator[str]:
    for meeting in meeting_store.of_case(register, case.id):
        if not meeting.pending:
            continue
        written = notice_store.papers(register, meeting.id)
        found = expected(register, meeting, written, today)
        yield from told(register, meeting, found, today)
        if not meeting.actors and not covering(register, case, today).covered:
            yield (
                f"Nästa steg för {meeting.reference}: ta nytt samtycke innan någon kallas, eller"
                f" ställ in mötet: norrbus möte ställ-in {meeting.reference}"
            )
        yield from warnings(register, [meeting, *meeting_store.tied(register, meeting)], today)


def _papers(register: Register, case: Case, today: date) -> Iterator[str]:
    """The papers that lie written; a summons went out as the summons says."""
    found: dict[str, set[str]] = {}
    for paper in papers.of_case(register, case.id):
        first = paper.first
        if first.kind != SUMMONS and not (paper.replaced_by or paper.sent()):
            for each in kept_from(register, paper, first.recipient, today):
                found.setdefault(f"{paper.number} {first.kind}", set()).add(each.short)
    if found:
        shorts = sorted(set.union(*found.values()), key=sort_key)
        yield f"Skicka inte till {listed(shorts)} de papper som ligger skrivna: {listed(found)}."


def _plan(register: Register, case: Case, today: date) -> Iterator[str]:
    for plan in plan_store.of_case(register, case.id)[-1:]:
        if kept := barred(case, covering(register, case, today), plan.actors):
            yield (
                f"Planen version {plan.version} går inte till {listed(each.short for each in kept)}"
                " utan samtycke. Insatserna kan fortsätta där, men inte samordnas. Ska planen göras"
                f" om utan dem: norrbus plan revidera {case.reference}"
            )
