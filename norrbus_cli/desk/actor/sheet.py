"""An actor on one screen: how it is reached, and what it is to do in which cases."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...rule.model import LATE as IS_LATE
from ...rule.model import TODAY
from ...terminal.fitting import MARK, WHOLE
from ...terminal.sheet import LATE, SOON, STRONG, Entry, Line, filled
from ...words.dates import short

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from ...case.actor.model import Actor, Contact
    from .model import Duty, Summons, Task, Unsigned, Work

    Shown = Callable[[str], str]

UNCOVERED = ", utan samtycke"


def groups(found: Work, shown: Shown, today: date) -> list[list[Entry]]:
    """The sheet of an actor: what is late first, and never cut; a case as it is ``shown``."""
    actor = found.actor
    contacts = [Line(_reached(each)) for each in actor.contacts]
    tasks = sorted((_task(each, shown, today) for each in found.tasks), key=_pressing)
    duties = sorted((_duty(each, shown, today) for each in found.measures), key=_pressing)
    whole = [
        [
            Entry("", [Line(f"{actor.short}: {actor.name}, {actor.kind}", STRONG)]),
            Entry("Nås på", _own(actor), 0, WHOLE),
            Entry("Kontakt", contacts, 1, WHOLE),
        ],
        [Entry("Frister", tasks, max(1, _marked(tasks)), WHOLE)],
        [
            Entry("Svara på", [_summons(each, shown) for each in found.summonses], 1, WHOLE),
            Entry("Skriva under", [_unsigned(each, shown) for each in found.signatures], 1, WHOLE),
        ],
        [Entry("Insatser", duties, max(1, _marked(duties)), WHOLE)],
    ]
    return filled(whole)


def _pressing(line: Line) -> bool:
    return not line.text.startswith(MARK)


def _marked(lines: Iterable[Line]) -> int:
    return sum(not _pressing(each) for each in lines)


def _own(actor: Actor) -> list[Line]:
    reached = ", ".join(filter(None, [actor.phone, actor.email]))
    return [Line(reached)] if reached else []


def _reached(each: Contact) -> str:
    return ", ".join(filter(None, [each.presented, each.phone, each.email]))


def _uncovered(covered: bool) -> str:
    """That the actor may not read of it (``consent.reading``)."""
    return "" if covered else UNCOVERED


def _task(each: Task, shown: Shown, today: date) -> Line:
    deadline = each.deadline
    standing = deadline.standing(today)
    mark = MARK if standing in {IS_LATE, TODAY} else ""
    what = f"{mark}{deadline.name}, {deadline.spoken(today)}: {shown(deadline.subject)}"
    by = f", {short(deadline.due)}" if deadline.due else ""
    tone = LATE if standing == IS_LATE else SOON if mark else ""
    # Where there is little room it says that it is late; what lacks consent is told below too.
    return Line(f"{what}{by}{_uncovered(each.covered)}", tone, what)


def _summons(each: Summons, shown: Shown) -> Line:
    name = f"{shown(each.meeting.reference)}: {each.meeting.kind}"
    called = f", kallad {short(each.summoned_on)}{_uncovered(each.covered)}"
    end = f" {each.meeting.when}{called}"
    return Line(name + end, "", name, end)


def _unsigned(each: Unsigned, shown: Shown) -> Line:
    name = f"{shown(each.reference)}: {each.plan.kind} version {each.plan.version}"
    end = f", upprättad {short(each.plan.made_on)}{_uncovered(each.covered)}"
    return Line(name + end, "", name, end)


def _duty(each: Duty, shown: Shown, today: date) -> Line:
    measure, late = each.measure, each.late(today)
    days = "–".join(short(day) if day else "" for day in (measure.starts, measure.ends))
    name = f"{MARK if late else ''}{shown(each.reference)}: {measure.number} {measure.what}"
    told = ", ".join(filter(None, [measure.state, days.strip("–")]))
    end = _uncovered(each.covered)
    tone = LATE if late else ""
    return Line(f"{name}, {told}{end}", tone, name, f", {measure.state}{end}")
