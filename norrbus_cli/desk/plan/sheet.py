"""A plan on one screen: its measures, who has signed and who has not, what each thinks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...plan.choices import DONE
from ...plan.followup.model import overdue
from ...terminal.fitting import MARK, WHOLE
from ...terminal.sheet import GOOD, LATE, SOON, STRONG, Entry, Line, filled, lines
from ...words.dates import clock_time, short
from ...words.swedish import listed

if TYPE_CHECKING:
    from datetime import date

    from ...plan.model import Approval, CasePlan, Measure, Plan


def groups(
    found: CasePlan, called: str, place: str, left: Iterable[str], today: date
) -> list[list[Entry]]:
    """The sheet of a plan in the case that is ``called`` so, what matters most first; ``place`` is
    where it is followed up as it may be seen, ``left`` are those who have not signed.
    """
    plan = found.plan
    whole = [
        [
            Entry("", [Line(f"{called}: {plan.kind} version {plan.version}", STRONG)]),
            Entry("Upprättad", [Line(short(plan.made_on))]),
            Entry("Reviderad", lines(plan.revised_because), 0, WHOLE),
            Entry("Uppföljning", lines(_followup(plan, place))),
        ],
        [
            Entry("Insatser", [_measure(each, today) for each in plan.measures], 2, WHOLE),
            Entry("Underskrifter", [*_signed(plan), *_unsigned(left)]),
        ],
        [Entry("Samordnare", [*_coordination(plan)], 0, WHOLE)],
        [
            Entry("Behov", lines(plan.needs), 1, WHOLE),
            Entry("Fungerar", lines(plan.works_well), 0, WHOLE),
            Entry("Mål", lines(plan.goal), 0, WHOLE),
            Entry(
                "Tycker", [Line(f"{it.person.name}: {it.text}") for it in plan.opinions], 1, WHOLE
            ),
        ],
    ]
    return filled(whole)


def _coordination(plan: Plan) -> Iterator[Line]:
    yield from (Line(each.presented) for each in (plan.coordinator,) if each)
    told = (("samordningsansvarig", plan.overall), ("sammankallande", plan.convener))
    yield from (Line(f"{what}: {who}") for what, who in told if who)


def _followup(plan: Plan, place: str) -> str:
    if plan.followup_on is None:
        return ""
    time = f" {clock_time(plan.followup_time)}" if plan.followup_time else ""
    return f"{short(plan.followup_on)}{time}{f', {place}' if place else ''}"


def _measure(each: Measure, today: date) -> Line:
    """What, who answers, how far it has come, when; how often and by whom where there is room."""
    late = overdue(each, today)
    name = f"{MARK if late else ''}{each.number} {each.what}"
    since = each.state_on if each.state == DONE else None
    state = f"{each.state} {short(since)}" if since else each.state
    days = "–".join(short(day) if day else "" for day in (each.starts, each.ends))
    end = f" ({each.actor.short}): {', '.join(filter(None, [state, days.strip('–')]))}"
    more = [each.performer, each.extent, each.goal and f"mål: {each.goal}"]
    more += [each.followup and f"följs upp: {each.followup}"]
    told = "; ".join(filter(None, more))
    tone = LATE if late else GOOD if each.state == DONE else ""
    return Line(f"{name}{end}{f'; {told}' if told else ''}", tone, name, end)


def _signed(plan: Plan) -> Iterator[Line]:
    """Who has signed, a line for each day."""
    days: dict[date, list[str]] = defaultdict(list)
    for each in plan.approvals:
        days[each.signed_on].append(_signer(each))
    for day, names in sorted(days.items()):
        yield Line(f"{short(day)}: {listed(names)}", GOOD)


def _signer(each: Approval) -> str:
    return f"{each.name} ({each.actor.short})" if each.actor else each.name


def _unsigned(left: Iterable[str]) -> Iterator[Line]:
    if names := [*left]:
        yield Line(f"{MARK}saknas av {listed(names)}", SOON, whole=True)
