"""The overview of a case.

Everything that decides its status and its deadlines, as it stands on a day.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ...case import store
from ...case.choices import MET
from ...case.model import Case
from ...case.way import Standing, status
from ...consent import store as consent_store
from ...consent.model import Consent, Coverage, coverage
from ...deadline import store as deadline_store
from ...meeting import store as meeting_store
from ...meeting.choices import NORRBUS_MEETING
from ...meeting.model import Meeting
from ...plan import store as plan_store
from ...plan.choices import DECIDED, RUNNING
from ...plan.completeness import Remark, check
from ...plan.model import Plan
from ...register.database import Register
from ...rule.model import Deadline
from ...words.dates import short
from ...words.record import Record
from ...words.swedish import fold


class Overview(Record):
    """A case with all that belongs to it, as it stands on a day."""

    case: Case
    coverage: Coverage
    consents: list[Consent]
    meetings: list[Meeting]
    plans: list[Plan]
    remarks: list[Remark]
    deadlines: list[Deadline]
    status: str

    @property
    def plan(self) -> Plan | None:
        """The current version of the plan."""
        return self.plans[-1] if self.plans else None


def overviews(register: Register, case_ids: list[int], today: date) -> list[Overview]:
    """Overviews of cases, the oldest first."""
    deadlines: dict[int, list[Deadline]] = defaultdict(list)
    for deadline in deadline_store.of_cases(register, today, case_ids).deadlines:
        if deadline.case_id is not None and deadline.near(today):
            deadlines[deadline.case_id].append(deadline)
    consents = consent_store.of_cases(register, case_ids)
    meetings = meeting_store.of_cases(register, case_ids)
    plans = plan_store.of_cases(register, case_ids)
    cases = store.cases(register, case_ids)
    return [
        _overview(
            case, consents[case.id], meetings[case.id], plans[case.id], deadlines[case.id], today
        )
        for case in cases
    ]


def overview(register: Register, typed: str, today: date) -> Overview:
    """The overview of one case. Raises UnknownReference, AmbiguousReference."""
    return overviews(register, [store.find(register, typed).id], today)[0]


def _overview(
    case: Case,
    consents: list[Consent],
    meetings: list[Meeting],
    plans: list[Plan],
    deadlines: list[Deadline],
    today: date,
) -> Overview:
    covered = coverage(case, consents, today)
    remarks = check(case, plans[-1], covered, today) if plans else []
    live = [
        meeting
        for meeting in meetings
        if not meeting.cancelled_on and meeting.kind == NORRBUS_MEETING
    ]
    standing = Standing(
        closed=case.closed is not None,
        anonymous=case.anonymous,
        consent=covered.state,
        summoned=any(meeting.actors for meeting in live),
        meeting_held=any(meeting.held_on for meeting in live),
        plan=bool(plans),
        plan_complete=not remarks,
    )
    return Overview(case, covered, consents, meetings, plans, remarks, deadlines, status(standing))


def left_open(register: Register, reference: str, today: date, *, agreed: bool) -> list[str]:
    """What closing a case leaves open, each with the command that settles it; where it was
    ``agreed`` to beforehand, only the meetings, which are still to be cancelled.
    """
    from .beside import beside

    found = overview(register, reference, today)
    pending = [_still_booked(meeting) for meeting in found.meetings if meeting.pending]
    if agreed:
        return pending
    running = [
        f"{each}. Ska den följas, öppna ärendet igen: norrbus ärende öppna {found.case.reference}"
        for each in _running(register, found)
    ]
    return [*pending, *running, *beside(register, found.case.id).unsettled]


def still_going(register: Register, reference: str, today: date, reason: str) -> list[str]:
    """What goes on in a case: meetings to come, measures of the plan that are not done, and what
    is not settled. Where the need is said to be met, that there is nothing that shows it.
    """
    from .beside import beside

    found = overview(register, reference, today)
    pending = [
        f"Mötet {each.reference} är bokat {each.when}" for each in found.meetings if each.pending
    ]
    unsettled = [each.removesuffix(".") for each in beside(register, found.case.id).unsettled]
    nothing = _nothing_shown(register, found) if reason == MET else []
    return [*pending, *_running(register, found), *unsettled, *nothing]


def _nothing_shown(register: Register, found: Overview) -> list[str]:
    """What a case lacks in which the need has been met."""
    from ...plan.followup import store as followup_store

    if found.case.anonymous:
        return []
    if not found.plans:
        return ["Ingen plan är skapad"]
    followed = followup_store.of_case(register, found.case.id)
    return [] if followed else ["Ingen uppföljning är registrerad"]


def _running(register: Register, found: Overview) -> list[str]:
    """Each measure that is not done, with how far it has come: what the latest follow-up found
    done in part is not one that has not begun.
    """
    measures = found.plans[-1].measures if found.plans else ()
    said = {RUNNING: "pågår", DECIDED: "är inte påbörjad"}
    partly = _partly_done(register, found)
    return [
        f"Insats {each.number} ({each.actor.short}) {partly.get(each.number, said[each.state])}"
        for each in measures
        if each.state in said
    ]


def _partly_done(register: Register, found: Overview) -> dict[int, str]:
    """What the latest follow-up says of the measures that it found done in part, by number."""
    from ...plan.followup import store as followup_store
    from ...plan.followup.choices import PARTLY

    return {
        result.measure.number: f"är delvis genomförd enligt uppföljningen {short(followup.held_on)}"
        for followup in followup_store.of_case(register, found.case.id)[-1:]
        for result in followup.results
        if result.outcome == PARTLY
    }


def _still_booked(meeting: Meeting) -> str:
    # Cancelling a meeting that is held for siblings cancels theirs too.
    first = (
        f" Det är gemensamt med ett syskons: skilj dem åt först med norrbus möte skilj"
        f" {meeting.reference}."
        if meeting.joint
        else ""
    )
    return (
        f"Mötet {meeting.reference} är fortfarande bokat.{first} Ställ in det med: norrbus möte"
        f" ställ-in {meeting.reference}"
    )


def listed(register: Register, today: date, everything: bool, searched: str) -> list[Overview]:
    """Overviews of the open cases, or of all, or of those that a search finds."""
    ids = (
        search(register, searched)
        if searched
        else store.all_ids(register)
        if everything
        else store.open_ids(register)
    )
    return overviews(register, ids, today)


def search(register: Register, typed: str) -> list[int]:
    """Ids of cases found by reference, by personnummer/samordningsnummer or by a name in them.

    Nothing else is searched: förordning (2001:637) 15 §.
    """
    from ...case.naming.model import answers

    wanted, answering = fold(typed.strip()), answers(typed)
    digits = "".join(sign for sign in typed if sign.isdigit())
    found = []
    for case in store.cases(register, store.all_ids(register)):
        names = any(wanted in fold(person.name) or answering(person.name) for person in case.people)
        number = len(digits) >= 10 and any(
            person.number.replace("-", "").endswith(digits) for person in case.people
        )
        if wanted and (names or number or fold(case.reference).startswith(wanted)):
            found.append(case.id)
    return found
