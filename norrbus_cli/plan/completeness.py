"""Whether a plan is complete: what it lacks on a day, and who asks for it.

Sources: the genomförandeplan form (Arjeplog 2012, bilaga 2), the agreement of 2025 (Norrbusmötet),
SoL (2025:400) 10 kap. 8 § and HSL (2017:30) 16 kap. 4 § for a SIP. That the child's view is written
is asked for by the form: SoL 10 kap. 9 § asks that the plan is made together with the person.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from ..words.record import Record, replace
from ..words.swedish import listed
from . import FORM
from .choices import AGREEMENT, LAW_8, SIP
from .model import must_sign
from .principal import is_principal

if TYPE_CHECKING:
    from ..case.actor.model import Actor
    from ..case.model import Case
    from ..consent.model import Coverage
    from .model import Measure, Plan

# What stands there is not repeated: older plans may hold anybody's name.
NO_PRINCIPAL = (
    "samordningsansvarig: det som står är varken kommunen, regionen eller en annan huvudman med"
    " insats i planen"
)
SECRECY = "OSL 10 kap. 1 §, 12 kap. 2 §"


# What adds what is missing, in the case {0}.
CHANGE, MORE, OPINION = "plan ändra {0}", "plan insats {0}", "plan åsikt {0}"
OF_MEASURE = "plan ändra-insats {0}"  # and its number
REVISE, SIGN = "plan revidera {0}", "plan underteckna {0}"
CONSENT, GUARDIAN = "samtycke registrera {0}", "ärende vårdnadshavare {0}"


class Remark(Record):
    """Something that is missing, who asks for it, and the step that adds it, of a case ``{0}``."""

    missing: str
    source: str
    step: str

    def settled_by(self, reference: str) -> str:
        """``norrbus plan ändra NB-2026-0007``."""
        return f"norrbus {self.step.format(reference)}"


def check(case: Case, plan: Plan, coverage: Coverage, on: date) -> list[Remark]:
    """Everything that is missing in a plan on a day, with the paragraph or page that asks for it.

    Empty when it is complete.
    """
    return [*to_be_signed(case, plan, coverage, on), *_approvals(case, plan, on)]


def to_be_signed(case: Case, plan: Plan, coverage: Coverage, on: date) -> list[Remark]:
    """What is missing beside signatures on a day: what the first of them locks."""
    content = _content(case, plan, on, _short)
    if plan.approvals:  # what is signed is changed in a new version only
        content = [
            replace(each, step=REVISE) if each.step.startswith("plan ") else each
            for each in content
        ]
    return [*content, *_consent(plan, coverage)]


def of_draft(
    case: Case,
    plan: Plan,
    coverage: Coverage,
    on: date,
    called: Callable[[Actor], str],
    written_as: str,
) -> list[str]:
    """What is missing beside signatures, as a paper may say it: actors as they are ``called``
    there, and nobody named. Consent counts until somebody has signed: what was agreed with it is
    no draft when it ends. What is written as a SIP is judged as one, whatever it was made as.
    Empty for a plan that can be signed.
    """
    plan = replace(plan, kind=SIP) if written_as == SIP else plan
    found = [remark.missing for remark in _content(case, plan, on, called)]
    if not plan.approvals:
        lacking = [actor for actor in plan.actors if not coverage.covers(actor.id)]
        found += [f"samtycke för {called(actor)} saknas" for actor in lacking]
    return list(dict.fromkeys(found))


def _short(actor: Actor) -> str:
    return actor.short


def _content(case: Case, plan: Plan, on: date, called: Callable[[Actor], str]) -> list[Remark]:
    statutory = _statutory(plan) if plan.kind == SIP else []
    measures = _measures(plan, called)
    opinions = _opinions(case, plan, on)
    return [*_particulars(plan), *measures, *opinions, *_follow_up(plan), *statutory]


def _particulars(plan: Plan) -> list[Remark]:
    asked_by = f"{LAW_8}, punkt 4" if plan.kind == SIP else FORM
    wanted: list[tuple[bool, str, str]] = [
        (plan.coordinator is not None, "ansvarig handläggare/samordnare", FORM),
        (bool(plan.needs), "barnets/den unges behov", FORM),
        (bool(plan.works_well), "vad som fungerar bra, att bygga på", FORM),
        (bool(plan.overall), "samordningsansvarig: huvudman med övergripande ansvar", asked_by),
    ]
    found = [
        Remark(f"{what} saknas", source, CHANGE) for there, what, source in wanted if not there
    ]
    if plan.overall and not is_principal(plan):
        found.append(Remark(NO_PRINCIPAL, asked_by, CHANGE))
    return found


def _measures(plan: Plan, called: Callable[[Actor], str]) -> list[Remark]:
    if not plan.measures:
        asked_by = f"{LAW_8}, punkt 1" if plan.kind == SIP else FORM
        return [Remark("insatser saknas", asked_by, MORE)]
    wanted: list[tuple[Callable[[Measure], object], str, str]] = [
        (lambda measure: measure.performer, "utförare", AGREEMENT),
        (lambda measure: measure.extent, "omfattning (hur ofta, hur länge)", AGREEMENT),
        (lambda measure: measure.starts, "när den börjar", f"{FORM}, Tidsram"),
        (lambda measure: measure.ends, "när den slutar", f"{FORM}, Tidsram"),
        (lambda measure: measure.followup, "hur den följs upp", AGREEMENT),
    ]
    return [
        Remark(
            f"insats {measure.number} ({called(measure.actor)}): {what} saknas",
            source,
            f"{OF_MEASURE} {measure.number}",
        )
        for measure in plan.measures
        for value, what, source in wanted
        if not value(measure)
    ]


def _opinions(case: Case, plan: Plan, on: date) -> list[Remark]:
    remarks = []
    if not case.of_age(on) and not case.custodians(on):
        remarks.append(Remark("vårdnadshavare saknas i ärendet", FORM, GUARDIAN))
    if case.child and not plan.opinion_of(case.child.id):
        remarks.append(Remark("barnets/den unges uppfattning om insatserna saknas", FORM, OPINION))
    guardians = case.custodians(on)
    if guardians and not any(plan.opinion_of(person.id) for person in guardians):
        remarks.append(Remark("vårdnadshavarens uppfattning om insatserna saknas", FORM, OPINION))
    return remarks


def _follow_up(plan: Plan) -> list[Remark]:
    wanted = [
        (plan.followup_on, "datum"),
        (plan.followup_time, "tid"),
        (plan.followup_place, "plats"),
    ]
    missing = [what for value, what in wanted if not value]
    remarks = []
    if missing:
        lacking = f"uppföljning: {listed(missing)} saknas"
        remarks.append(Remark(lacking, f"{FORM}, Uppföljning", CHANGE))
    return remarks if plan.convener else [*remarks, Remark("sammankallande saknas", FORM, CHANGE)]


def _statutory(plan: Plan) -> list[Remark]:
    actors = plan.actors
    wanted = [
        (any(actor.is_social_services for actor in actors), "socialtjänsten"),
        (any(actor.is_health_care for actor in actors), "hälso- och sjukvården"),
    ]
    return [
        Remark(f"ingen insats från {whom}: planen är då ingen SIP i lagens mening", LAW_8, MORE)
        for there, whom in wanted
        if not there
    ]


def _consent(plan: Plan, coverage: Coverage) -> list[Remark]:
    remarks = []
    for actor in plan.actors:
        if not coverage.covers(actor.id):
            lacking = listed(person.name for person in coverage.lacking(actor.id))
            of_whom = f" av {lacking}" if lacking else ""
            told = f"samtycke för {actor.short} saknas{of_whom}"
            remarks.append(Remark(told, SECRECY, CONSENT))
    return remarks


def _approvals(case: Case, plan: Plan, on: date) -> list[Remark]:
    return [
        Remark(f"underskrift saknas av {who}", f"{FORM}, Underskrifter", SIGN)
        for who in unsigned(case, plan, on)
    ]


def unsigned(case: Case, plan: Plan, on: date) -> list[str]:
    """The actors and people whose signature a plan lacks on a day (the form, Underskrifter)."""
    people = plan.unsigned(must_sign(case, plan, on))
    return [*(each.short for each in plan.unsigned_actors), *(each.name for each in people)]
