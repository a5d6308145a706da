"""Deeds with the rules: profile, own numbers, closed days."""

from __future__ import annotations

from datetime import date

from ...register import calendar
from ...register.calendar import Calendar
from ...register.cells import Value
from ...register.database import Register
from ...rule.model import LAW, THAT_DAY, WORKING_DAYS, Rule
from ...words.errors import WrongUsage
from .. import store
from ..catalogue import RULES
from ..model import OWN_PROFILE
from .form import ChangeRules
from .refusals import (
    AlreadyClosed,
    ChosenByProfile,
    FixedByLaw,
    NeedsOwnProfile,
    NoNumber,
    NotClosedHere,
)

RESET: dict[str, Value] = {"count": None, "unit": None, "lead": None, "source": ""}


def change_rules(register: Register, new: ChangeRules, today: date) -> None:
    """Change what is named, all of it or nothing.

    Raises FixedByLaw, NeedsOwnProfile, NoNumber, AlreadyClosed, NotClosedHere, WrongUsage for
    options that do not go together.
    """
    _check(new)
    with register.operation(day=today.isoformat(), reason=new.because):
        chosen = {"profile": new.profile, "counted_from": new.counted_from}
        if any(chosen.values()):
            store.choose(register, {name: value for name, value in chosen.items() if value})
        if new.kind:
            _change_rule(register, next(rule for rule in RULES if rule.kind == new.kind), new)
        if new.closed or new.opened:
            _change_calendar(register, new)


def _check(new: ChangeRules) -> None:
    about_rule = (
        new.count is not None
        or new.lead is not None
        or any([new.unit, new.source, new.off, new.on, new.reset])
    )
    if new == ChangeRules():
        raise WrongUsage("Ange vad som ska ändras, till exempel med --profil. Ingenting ändrades.")
    if not new.kind and about_rule:
        raise WrongUsage("Ange vilken frist det gäller med --frist. Ingenting ändrades.")
    if new.kind and not about_rule:
        raise WrongUsage(
            "Ange vad som ska ändras i fristen: --antal, --påminn-före, --av, --på eller"
            " --återställ. Ingenting ändrades."
        )
    if (new.unit or new.source) and new.count is None:
        raise WrongUsage("--enhet och --källa hör till --antal. Ingenting ändrades.")
    if [new.off, new.on, new.reset].count(True) > 1:
        raise WrongUsage("Välj ett av --av, --på och --återställ. Ingenting ändrades.")
    if bool(new.closed) != bool(new.because):
        raise WrongUsage(
            "En stängd dag behöver en orsak: --stängt DAG --orsak TEXT. Ingenting ändrades."
        )


def _change_rule(register: Register, rule: Rule, new: ChangeRules) -> None:
    if rule.origin == LAW and (new.off or new.count is not None):
        raise FixedByLaw(rule.name, rule.source)
    profile = store.choices(register).profile
    if rule.chosen and new.count is not None and profile != OWN_PROFILE:
        raise NeedsOwnProfile(rule.name, profile)
    if new.count is not None and rule.span == THAT_DAY:
        raise NoNumber(rule.name)
    if rule.chosen and new.off:
        raise ChosenByProfile(rule.name)
    if rule.span is not None and rule.span.count < 0 and new.unit not in {"", WORKING_DAYS}:
        raise WrongUsage(
            f"Fristen {rule.name} räknas bakåt i arbetsdagar. Ta bort --enhet. Ingenting ändrades."
        )
    if (
        new.lead is not None
        and new.count is None
        and not rule.chosen
        and store.choices(register).applied(rule).span is None
    ):
        raise WrongUsage(
            f"Fristen {rule.name} har inget antal dagar; den påminns om från första dagen."
            " Ingenting ändrades."
        )
    values: dict[str, Value] = dict(RESET) if new.reset else {}
    if new.count is not None:
        # A rule that counts backwards keeps doing so; the number is stored as it is said.
        values |= {"count": new.count, "unit": new.unit or WORKING_DAYS, "source": new.source}
    if new.lead is not None:
        values["lead"] = new.lead
    if new.off or new.on:
        values["used"] = int(new.on)
    store.change_rule(register, rule.kind, values)


def _change_calendar(register: Register, new: ChangeRules) -> None:
    days = Calendar(register)
    for day in dict.fromkeys(new.closed):
        if why := days.why_closed(day):
            raise AlreadyClosed(day, why)
        store.close_day(register, day, new.because)
    closed = store.closed_days(register)
    for day in dict.fromkeys(new.opened):
        if day not in closed:
            raise NotClosedHere(day)
        store.open_day(register, day)
    calendar.fill(register, store.closed_days(register))
