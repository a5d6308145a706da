"""Every kind of document: what it is called, what it is about, and how its letters are made."""

from __future__ import annotations

from collections.abc import Callable

from ...case import store as case_store
from ...consent import paper as consent_paper
from ...deviation import paper as deviation_paper
from ...deviation import store as deviation_store
from ...deviation.recipient import paper as recipient_paper
from ...deviation.year import paper as year_paper
from ...evaluation import paper as evaluation_paper
from ...forum import paper as forum_paper
from ...forum import store as forum_store
from ...meeting import calendar_file
from ...meeting import paper as meeting_paper
from ...meeting import store as meeting_store
from ...paper.model import Asked, Letter, NotAnonymised, UnknownRecipient
from ...plan import paper as plan_paper
from ...plan import store as plan_store
from ...plan.followup import paper as followup_paper
from ...register.database import Register
from ...words.record import Record
from ...words.reference import FORUM
from ..handover import paper as handover_paper
from . import standing as register_paper


class Kind(Record):
    """A kind of document: its name, how its letters are made.

    Whether what it is ``about`` must be named, and whether it has an ``anonymised`` form.
    """

    name: str
    make: Callable[[Register, str, Asked], list[Letter]]
    about: bool = True
    anonymised: bool = False


def _consent(register: Register, typed: str, asked: Asked) -> list[Letter]:
    return consent_paper.letters(register, case_store.find(register, typed), asked)


def _plan(kind: str) -> Callable[[Register, str, Asked], list[Letter]]:
    def make(register: Register, typed: str, asked: Asked) -> list[Letter]:
        found = plan_store.find(register, typed, asked.version)
        return plan_paper.letters(register, found.case, found.plan, kind, asked)

    return make


def _followup(register: Register, typed: str, asked: Asked) -> list[Letter]:
    return followup_paper.letters(register, case_store.find(register, typed), asked)


def _handover(register: Register, typed: str, asked: Asked) -> list[Letter]:
    return handover_paper.letters(register, case_store.find(register, typed), asked)


def _summonses(register: Register, typed: str, asked: Asked) -> list[Letter]:
    return meeting_paper.summonses(
        register, meeting_store.find(register, typed, pending=True), asked
    )


def _invitations(register: Register, typed: str, asked: Asked) -> list[Letter]:
    return meeting_paper.invitations(
        register, meeting_store.find(register, typed, pending=True), asked
    )


def _above(typed: str) -> bool:
    """Whether a meeting above the single case is named."""
    return typed.strip().upper().startswith(f"{FORUM.prefix}-")


def _agenda(register: Register, typed: str, asked: Asked) -> list[Letter]:
    if _above(typed):
        return forum_paper.agendas(register, forum_store.find(register, typed), asked)
    return meeting_paper.agendas(register, meeting_store.find(register, typed, pending=True), asked)


def _minutes(register: Register, typed: str, asked: Asked) -> list[Letter]:
    if _above(typed):
        return forum_paper.minutes(register, forum_store.find(register, typed), asked)
    return meeting_paper.minutes(register, meeting_store.find(register, typed), asked)


def _deviation(register: Register, typed: str, asked: Asked) -> list[Letter]:
    return deviation_paper.reports(register, deviation_store.find(register, typed), asked)


def _routine(register: Register, _typed: str, asked: Asked) -> list[Letter]:
    return recipient_paper.routines(register, asked)


def _evaluation(register: Register, _typed: str, _asked: Asked) -> list[Letter]:
    return evaluation_paper.letters(register)


def _standing(kind: str) -> Callable[[Register, str, Asked], list[Letter]]:
    return lambda register, _typed, asked: register_paper.letters(kind, register, asked)


def _calendar(register: Register, typed: str, _asked: Asked) -> list[Letter]:
    meeting = meeting_store.find(register, typed, pending=True)
    return calendar_file.letters(register, meeting, list(meeting.participants))


KINDS = {
    kind.name: kind
    for kind in (
        Kind(consent_paper.KIND, _consent),
        Kind(meeting_paper.SUMMONS, _summonses),
        Kind(meeting_paper.INVITATION, _invitations),
        Kind(meeting_paper.AGENDA, _agenda),
        Kind(meeting_paper.MINUTES, _minutes),
        Kind(plan_paper.PLAN_KIND, _plan(plan_paper.PLAN_KIND)),
        Kind(plan_paper.SIP_KIND, _plan(plan_paper.SIP_KIND)),
        Kind(followup_paper.KIND, _followup),
        Kind(handover_paper.KIND, _handover),
        Kind(evaluation_paper.KIND, _evaluation, about=False),
        Kind(deviation_paper.REPORT_KIND, _deviation, anonymised=True),
        Kind(recipient_paper.ROUTINE_KIND, _routine, about=False),
        Kind(year_paper.COMPILATION_KIND, year_paper.compilations),
        Kind(register_paper.INFORMATION, _standing(register_paper.INFORMATION), about=False),
        Kind(register_paper.CARD, _standing(register_paper.CARD), about=False),
        Kind(calendar_file.KIND, _calendar),
    )
}


def letters(register: Register, kind: str, typed: str, asked: Asked) -> list[Letter]:
    """The letters of a kind about a case or a meeting.

    Raises NotAnonymised, UnknownRecipient and what the kind raises.
    """
    if asked.anonymised and not KINDS[kind].anonymised:
        raise NotAnonymised(kind, [each.name for each in KINDS.values() if each.anonymised])
    found = KINDS[kind].make(register, typed, asked)
    chosen = [letter for letter in found if asked.meant(letter.recipient)]
    if not chosen:
        raise UnknownRecipient(asked.recipient, [letter.recipient for letter in found])
    return chosen
