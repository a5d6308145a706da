"""The case that a name, a personal number, ``.`` or ``senaste`` means."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from ...words.errors import NorrbusError
from ...words.reference import CASE
from . import showing, store
from .model import Named, answering, labels, number_of
from .refusals import SHOWN, NoCaseOfNumber, SeveralAnswer

if TYPE_CHECKING:
    from ...terminal.context import Context

LAST = frozenset({".", "senaste"})


def meant(context: Context, typed: str, part: str = "", said: str = "") -> str:
    """The reference of the case whose child is named, with the ``part`` of it that is meant
    (``-M1``); what nobody is called, as it was typed. ``said`` is what was typed of both.

    Of several one is chosen at a terminal. What was found is said, and that it was found is logged
    as a look. Raises SeveralAnswer, NoCaseOfNumber, NothingBefore, UnsureBefore, FileTrouble.
    """
    wanted = " ".join(typed.split())
    if wanted.casefold() in LAST:
        reference = store.last_worked_with(context.register, context.author.who)
        return _said(context, said or wanted, f"{reference}{part}")
    if any(sign.isdigit() for sign in wanted) and not number_of(wanted):
        return f"{typed}{part}"  # a reference that is as long as a number
    everyone = store.everyone(context.register)
    found = answering(everyone, wanted)
    if not found:
        if number_of(wanted):
            raise NoCaseOfNumber
        return f"{typed}{part}"
    if len(found) > 1:
        return f"{_chosen(context, wanted, found)}{part}"
    _see(context, found, labels(everyone))
    return _said(context, said or wanted, f"{found[0].reference}{part}")


def one_of(context: Context, typed: str, references: list[str]) -> str:
    """The case that is chosen at a terminal among those that have the number. Raises
    SeveralAnswer.
    """
    everyone = store.everyone(context.register)
    return _chosen(context, typed, [each for each in everyone if each.reference in references])


def _said(context: Context, typed: str, reference: str) -> str:
    what = "Numret" if number_of(typed) else f"”{typed}”"
    at_screen = showing.with_name(context, reference) if context.interactive else reference
    context.output.notice(f"{what} betyder {at_screen}")
    return reference


def _see(context: Context, found: list[Named], beside: dict[str, str]) -> None:
    """Who asked by name learns that each has a case, protected or not."""
    showing.look(context, found)
    context.seen.update({each.reference: beside[each.reference] for each in found})


def _chosen(context: Context, typed: str, found: list[Named]) -> str:
    what = "Numret" if number_of(typed) else typed
    told = [each.reference if context.nameless else _year(each) for each in found]
    refusal = SeveralAnswer(what, told)
    if not context.interactive:
        showing.look(context, found[:SHOWN])
        raise refusal
    from ...terminal.wanted import BACK, Wanted

    named = labels(found)
    _see(context, found, named)
    named = {} if context.nameless else named
    beside = {each.reference: _standing(each, named.get(each.reference, "")) for each in found}
    wanted = Wanted(
        f"Flera svarar till ”{what}”. Vilket ärende menas",
        ":",
        choices=tuple(beside),
        beside=lambda: beside,
    )
    while (answer := context.asker.ask(wanted)) not in {"", BACK}:
        if reference := _among(found, answer):
            return reference
        context.output.notice(refusal.sentence)
    raise refusal


def _year(each: Named) -> str:
    return each.year if each.open else f"{each.year}, avslutat"


def _standing(each: Named, label: str) -> str:
    return label if each.open else f"{label}, avslutat".lstrip(", ")


def _among(found: list[Named], answer: str) -> str:
    """The one that a number, or more of the name, says; nothing when it is not one of them."""
    known = [each.reference for each in found]
    with contextlib.suppress(NorrbusError):
        return CASE.find(answer, known)
    named = answering(found, answer)
    return named[0].reference if len(named) == 1 else ""
