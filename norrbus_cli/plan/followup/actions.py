"""Deeds with follow-ups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial

from ...case import store as case_store
from ...case.model import Case
from ...meeting import store as meeting_store
from ...meeting.choices import FOLLOW_UP_MEETING
from ...meeting.model import Meeting
from ...register.calendar import Calendar
from ...register.cells import Value, stored
from ...register.database import Register
from ...register.terms import end_of_term
from ...words.dates import plain
from ...words.events import Before, check_event
from ...words.record import Record, replace
from ...words.typed_days import parse_day
from .. import store as plan_store
from ..choices import DONE, STOPPED
from ..measures import check_period
from ..model import Measure, Plan
from . import store
from .choices import ACHIEVED, END, NOT_DONE, NOT_REACHED, PARTLY, PARTLY_REACHED, REACHED, REVISE
from .form import NewFollowUp
from .model import FollowUp, check_outcomes, finished
from .refusals import BadMeasurePair, FollowedAlready, NextBefore, TwoOutcomes

# An example of what is said of a measure, by option.
# What is told of a measure by its number: an example, and the field of the form.
_PAIRED = {"--därför": ("vakans", "why"), "--till": ("2026-09-30", "until")}


class Done(Record):
    """A follow-up after the deed, the plan's version in force, and what to warn of."""

    case: Case
    followup: FollowUp
    plan: Plan
    warnings: list[str]


def register_followup(register: Register, new: NewFollowUp, today: date) -> Done:
    """Record a follow-up with what came of each measure, and do what it decides.

    What was carried out is done from that day. REVISE makes a new version that carries the
    unfinished measures as they are, never completing one silently; END stops them. Raises IsClosed,
    NoPlan, InTheFuture, Before, FollowedAlready, OutcomeMissing, TwoOutcomes, WhyMissing,
    BadMeasurePair, UnknownMeasure, NextBefore, EndBeforeStart.
    """
    check_event("Uppföljningen", new.held_on, today)
    if new.next_on and new.next_on <= new.held_on:
        raise NextBefore(new.next_on, new.held_on)
    with register.operation(day=today.isoformat()):
        case, plan = _case_and_plan(register, new)
        outcomes = _by_measure(
            plan, {ACHIEVED: new.achieved, PARTLY: new.partly, NOT_DONE: new.not_done}
        )
        goals = _by_measure(
            plan,
            {
                REACHED: new.reached,
                PARTLY_REACHED: new.partly_reached,
                NOT_REACHED: new.not_reached,
            },
        )
        reasons = _pairs(plan, new.why, "--därför")
        check_outcomes(plan.measures, outcomes, reasons)
        followup_id = store.add(register, _values(register, case, plan, new))
        for number, outcome in outcomes.items():
            said = {"why": reasons.get(number, ""), "goal": goals.get(number, "")}
            measure = plan.measure(number)
            store.add_result(register, followup_id, measure.id, {"outcome": outcome, **said})
            _move_on(register, measure, outcome, new)
        if new.decision == REVISE:
            _next_version(register, case, plan, new, today)
        case_store.look(register, case)
        return _done(register, case, new)


def _case_and_plan(register: Register, new: NewFollowUp) -> tuple[Case, Plan]:
    case_store.find(register, new.reference).require_open()
    found = plan_store.find(register, new.reference)
    if new.held_on < found.plan.made_on:
        raise Before("Uppföljningen", new.held_on, "planen", found.plan.made_on)
    if any(each.held_on == new.held_on for each in store.of_case(register, found.case.id)):
        raise FollowedAlready(found.case.reference, new.held_on)
    return found.case, found.plan


def _by_measure(plan: Plan, given: Mapping[str, Sequence[int]]) -> dict[int, str]:
    """What is said of each measure, by its number. Raises TwoOutcomes, UnknownMeasure."""
    found: dict[int, str] = {}
    for what, numbers in given.items():
        for number in dict.fromkeys(numbers):
            plan.measure(number)
            if number in found:
                raise TwoOutcomes(number)
            found[number] = what
    return found


def _pairs(plan: Plan, typed: Sequence[str], option: str) -> dict[int, str]:
    """``NR=TEXT`` by number; what follows without a number is the rest of a text with commas, and
    of a single measure there is no need of one.

    Raises BadMeasurePair, UnknownMeasure.
    """
    found: dict[int, str] = {}
    last: int | None = None
    numbers = [each.number for each in plan.measures]
    for each in typed:
        number, equals, text = (part.strip() for part in each.partition("="))
        if equals and text and number.isascii() and number.isdigit():
            last = plan.measure(int(number)).number
            found[last] = text
        elif last is not None and not equals:
            found[last] += f", {each.strip()}"
        elif len(numbers) == 1 and not equals:
            last = numbers[0]
            found[last] = each.strip()
        else:
            example, field = _PAIRED[option]
            raise BadMeasurePair(option, f"{min(numbers, default=1)}={example}", field)
    return found


def _values(register: Register, case: Case, plan: Plan, new: NewFollowUp) -> dict[str, Value]:
    held = _held(register, case, new.held_on)
    return {
        **register.fitting("followups", vars(new)),
        "case_id": case.id,
        "plan_id": plan.id,
        "meeting_id": held[-1].id if held else None,
    }


def _held(register: Register, case: Case, on: date) -> list[Meeting]:
    """The follow-up meetings of a case that were held on a day."""
    return [each for each in _follow_up_meetings(register, case) if each.held_on == on]


def _booked(register: Register, case: Case, on: date) -> list[Meeting]:
    """Those that were booked for a day, of which nothing more is recorded."""
    return [each for each in _follow_up_meetings(register, case) if each.pending and each.day == on]


def _follow_up_meetings(register: Register, case: Case) -> list[Meeting]:
    of_case = meeting_store.of_case(register, case.id)
    return [meeting for meeting in of_case if meeting.kind == FOLLOW_UP_MEETING]


def _move_on(register: Register, measure: Measure, outcome: str, new: NewFollowUp) -> None:
    state = DONE if outcome == ACHIEVED else STOPPED if new.decision == END else measure.state
    if state != measure.state and not finished(measure):
        plan_store.change_measure(
            register, measure.id, {"state": state, "state_on": new.held_on.isoformat()}
        )


def _next_version(
    register: Register, case: Case, plan: Plan, new: NewFollowUp, today: date
) -> None:
    calendar, of_term = Calendar(register), partial(end_of_term, register)
    until = {
        number: parse_day(text, today, calendar.after, to_come=True, term_end=of_term)
        for number, text in _pairs(plan, new.until, "--till").items()
    }
    followed = {
        "followup_on": new.next_on,
        "followup_time": new.next_time,
        "followup_place": new.next_place,
    }
    because = {"made_on": new.held_on, "revised_because": f"uppföljning {plain(new.held_on)}"}
    now = next(each for each in plan_store.of_case(register, case.id) if each.id == plan.id)
    carried = []
    for measure in (each for each in now.measures if not finished(each)):
        ends = until.get(measure.number, measure.ends)
        check_period(measure.starts, ends)
        carried.append(replace(measure, ends=ends))
    plan_store.add_next(register, case.id, plan, stored(because | followed), carried)


def _done(register: Register, case: Case, new: NewFollowUp) -> Done:
    followup = next(
        each for each in store.of_case(register, case.id) if each.held_on == new.held_on
    )
    warnings = []
    if not _held(register, case, new.held_on):
        booked = _booked(register, case, new.held_on)
        step = f"genomför {booked[0].reference}" if booked else "boka, kalla och genomför"
        warnings.append(
            "Inget uppföljningsmöte är registrerat som hållet den dagen. Hölls ett möte: norrbus"
            f" möte {step}."
        )
    if not new.child_view:
        warnings.append("Barnets/den unges uppfattning saknas.")
    return Done(case, followup, plan_store.of_case(register, case.id)[-1], warnings)
