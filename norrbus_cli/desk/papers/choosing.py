"""What a paper can be chosen by at a terminal: its kind, what it is about, for whom."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from ...case import store as case_store
from ...case.naming.showing import beside_each
from ...meeting import store as meeting_store
from ...words.dates import short
from ...words.errors import NorrbusError
from ...words.reference import MEETING
from ...words.swedish import fold
from .kinds import EVERY
from .together import HELD, OFF, TO_COME

if TYPE_CHECKING:
    from ...meeting.model import Meeting
    from ...register.database import Register
    from ...terminal.context import Context
    from ...terminal.reading import Typed

PLANS = ("genomförandeplan", "SIP", "uppföljning")
OF_CASE = ("samtycke", "återkallelse", "tidslinje", "överlämning", EVERY)
DEVIATIONS = ("avvikelserapport", "anmälan till Samverkansstruktur")
OF_YEAR = ("årsrapport", "årsöversikt", "avvikelsesammanställning")
OF_ACTOR = ("aktörens uppgifter",)


def purposes(_context: Context, _: Typed) -> dict[str, str]:
    """What each kind is for."""
    from .purpose.model import PURPOSES

    every = {EVERY: "Alla som kan skrivas nu."}
    return {kind: each.what for kind, each in PURPOSES.items()} | every


def subjects(context: Context, answers: Typed) -> dict[str, str]:
    """What a paper of the kind that is answered can be about, with what tells one from another."""
    kind = _kind(answers)
    for kinds, found in _SUBJECTS:
        if kind in kinds:
            return found(context, kind)
    return {}


def _kind(answers: Typed) -> str:
    from ...terminal.reading import NotAChoice, chosen
    from .kinds import KINDS

    with suppress(NotAChoice):
        return chosen(answers.get("kind", ""), (*KINDS, EVERY))
    return ""


def _meetings(context: Context, kind: str) -> dict[str, str]:
    """Those of open cases that there is something to write of, the latest first."""
    cases = meeting_store.of_cases(context.register, case_store.open_ids(context.register))
    found = [each for meetings in cases.values() for each in meetings if _fits(each, kind)]
    found.sort(key=lambda each: each.day, reverse=True)
    beside = beside_each(context, [each.reference for each in found])
    return {
        each.reference: f"{each.kind} {short(each.day)} {beside[each.reference]}".rstrip()
        for each in found
    }


def _fits(meeting: Meeting, kind: str) -> bool:
    if kind in HELD:
        return meeting.held_on is not None
    return meeting.pending == (kind in TO_COME) and meeting.held_on is None


def _cases(context: Context, _: str) -> dict[str, str]:
    cases = case_store.cases(context.register, case_store.open_ids(context.register))
    return _children(context, [each.reference for each in cases])


def _with_plan(context: Context, _: str) -> dict[str, str]:
    from ...plan import store as plan_store

    open_ids = case_store.open_ids(context.register)
    plans = plan_store.of_cases(context.register, open_ids)
    cases = case_store.cases(context.register, [each for each in open_ids if plans.get(each)])
    return _children(context, [each.reference for each in cases])


def _children(context: Context, references: list[str]) -> dict[str, str]:
    beside = beside_each(context, references)
    return {each: beside[each] for each in references}


def _deviations(context: Context, _: str) -> dict[str, str]:
    from ...deviation.form import whose

    return whose(context, {})


def _years(context: Context, _: str) -> dict[str, str]:
    return {str(context.today.year - back): "" for back in (0, 1)}


def _actors(context: Context, _: str) -> dict[str, str]:
    from ...case.actor.form import full_names

    return full_names(context, {})


_SUBJECTS: tuple[tuple[tuple[str, ...], Callable[[Context, str], dict[str, str]]], ...] = (
    ((*TO_COME, *HELD, *OFF), _meetings),
    (OF_CASE, _cases),
    (PLANS, _with_plan),
    (DEVIATIONS, _deviations),
    (OF_YEAR, _years),
    (OF_ACTOR, _actors),
)


def recipients(context: Context, answers: Typed) -> list[str]:
    """Those a paper goes to, one each; none where it goes to one alone or cannot be written."""
    from ...paper.model import Asked
    from . import catalogue

    kind, about = _kind(answers), answers.get("reference", "")
    if not about or kind == EVERY:
        return []
    with suppress(NorrbusError):
        letters = catalogue.letters(context.register, kind, about, Asked(context.today))
        found = list(dict.fromkeys(each.recipient for each in letters))
        return found if len(found) > 1 else []
    return []


def meant_recipient(register: Register, about: str, typed: str) -> str:
    """The name of the person of a case, or of a meeting's, whom somebody meant who is called so
    where names are hidden: ``vårdnadshavare 2``. Another as it was typed.
    """
    said = fold(typed.strip()).partition(" (")[0]
    with suppress(NorrbusError):
        case = case_store.find(register, MEETING.split(about).case)
        roles: Mapping[str, str] = {fold(role): each.name for role, each in case.roles().items()}
        return roles.get(said, typed)
    return typed
