"""A case on one screen: what is shown of its story, and which of it presses."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from ...authority.municipalities import MUNICIPALITIES
from ...consent.model import COMPLETE
from ...paper.protection import MASK
from ...plan.choices import DONE
from ...rule.model import LATE, THIS_WEEK, TODAY
from ...terminal.fitting import MARK
from ...terminal.fitting import WHOLE as ALL
from ...terminal.sheet import GOOD, QUIET, SOON, STRONG, Entry, Line
from ...terminal.sheet import LATE as PRESSING
from ...words.dates import age, clock_time, short
from ...words.swedish import listed
from .awaited import grouped
from .sending import sent_lines

if TYPE_CHECKING:
    from datetime import date

    from ...case.model import Guardian, Person
    from ...meeting.model import Meeting
    from ...rule.model import Deadline
    from .story import Progress, Story

    Seen = Callable[[Person], Person]

SHORT = 150  # signs of what somebody has written about the need: two lines


def groups(story: Story, seen: Seen, everything: bool, hides_place: bool) -> list[list[Entry]]:
    """The sheet of a case, what matters most first, people as they are ``seen``; ``everything``:
    nothing is cut short, ``hides_place``: not where the next meeting is.
    """
    case = story.found.case
    child = [_child(story, seen(case.child))] if case.child else []
    guardians = [(each, seen(each.person)) for each in case.guardians]
    deadlines = _deadlines(story, everything)
    pressing = sum(each.text.startswith(MARK) for each in deadlines)
    whose = f"{case.coordinator.presented}; {MUNICIPALITIES[case.municipality]}"
    return [
        [
            Entry("", [Line(f"{case.reference}: {story.found.status}", STRONG)]),
            Entry(_called(story), child),
            Entry("Vårdnad", _guardians(guardians)),
        ],
        [
            Entry("Frister", deadlines, max(1, pressing), ALL),
            Entry("Väntar på", [Line(each) for each in grouped(story.waits)], 1, ALL),
        ],
        [
            Entry("Samtycke", _consents(story), 2, ALL),
            Entry("Plan", _plan(story)),
            Entry("Insatser", [_measure(each, story) for each in story.measures], 2, ALL),
        ],
        [
            Entry("Nästa möte", _meetings(story, hides_place)),
            Entry("Uppföljning", _followup(story)),
            Entry("Skickat", sent_lines(story, everything)),
        ],
        [
            Entry("Behov", [Line(_cut(case.need, everything))] if case.need else [], 0),
            Entry("Samordnare", [Line(whose)], 0),
        ],
        [Entry("Hänt", happened(story), 2, "--tidslinje")],
    ]


def happened(story: Story) -> list[Line]:
    """What has happened, the newest first."""
    return [Line(f"{short(each.day)}  {each.words}") for each in reversed(story.timeline)]


def _cut(text: str, everything: bool) -> str:
    if everything or len(text) <= SHORT:
        return text
    return text[:SHORT].rsplit(" ", 1)[0] + " …"


def _called(story: Story) -> str:
    return "Den unge" if story.found.case.of_age(story.today) else "Barnet"


def _child(story: Story, child: Person) -> Line:
    """Who it is; where there is little room without language and school."""
    old = f"{age(child.born, story.today)} år" if child.born else ""
    must = (old, child.gender, child.protection, "tolk" if child.interpreter else "")
    name = f"{child.name} ({child.identified_by})" if child.identified_by else child.name
    known = ", ".join(filter(None, [name, *must]))
    language = f"språk: {child.language}" if child.language else ""
    school = "" if child.school == MASK else child.school
    whole = ", ".join(filter(None, [known, language, school]))
    return Line(whole, brief=f"{known} …", whole=True)


def _guardians(found: list[tuple[Guardian, Person]]) -> list[Line]:
    """All of them in one line; where there is little room without custody and telephone."""
    if not found:
        return []
    whole, brief = [], []
    for guardian, person in found:
        ended = f"vårdnad till {short(guardian.ended_on)}" if guardian.ended_on else ""
        reached = "" if person.phone == MASK else person.phone
        must = ("tolk" if person.interpreter else "", person.protection)
        whole.append(_with(person, ended or guardian.custody, reached, *must))
        brief.append(_with(person, ended, *must))
    return [Line("; ".join(whole), brief=f"{'; '.join(brief)} …", whole=True)]


def _with(person: Person, *facts: str) -> str:
    told = ", ".join(filter(None, facts))
    if not told:
        return person.name
    return person.name + (f", {told}" if person.name.endswith(")") else f" ({told})")


def _deadlines(story: Story, everything: bool) -> list[Line]:
    """One line for those of a kind and a day, such as the consents of two guardians; of those that
    are late one for a kind, unless everything is asked for.
    """
    alike: dict[tuple[str, date | None], list[Deadline]] = {}
    for each in story.deadlines:
        merged = each.standing(story.today) == LATE and not everything
        alike.setdefault((each.kind, None if merged else each.due_day), []).append(each)
    return [_deadline(each, story) for each in alike.values()]


def _deadline(alike: list[Deadline], story: Story) -> Line:
    each = min(alike, key=lambda one: one.due_day)
    standing = each.standing(story.today)
    beyond = dict.fromkeys(one.subject.removeprefix(one.reference).lstrip("- ") for one in alike)
    first, *others = beyond
    # ``insats 1, 2 och 3``
    named = listed([first, *(other.removeprefix("insats ") for other in others)])
    several, late = len(alike) > 1, standing == LATE
    more = named if first or not several else "" if late else f"{len(alike)} st"
    name = f"{each.name} ({more})" if more else each.name
    by = f", {short(each.due)}" if each.due else ""
    tone = PRESSING if late else SOON if standing in {TODAY, THIS_WEEK} else ""
    mark = MARK if standing in {LATE, TODAY} else ""
    oldest = f"{len(alike)}, äldst " if late and several else ""
    how = f": {oldest}{each.spoken(story.today)}"
    return Line(f"{mark}{name}{how}{by}", tone, mark + name, how + by if several else how)


def _consents(story: Story) -> list[Line]:
    if story.found.case.anonymous:
        return []
    covered = story.found.coverage
    alike: dict[tuple[str, str, str], list[str]] = {}
    for each in story.consents:
        to = listed(actor.short for actor in each.left(story.today))
        until = f"till {each.valid_until}"
        alike.setdefault((to, each.state(story.today), until), []).append(each.giver.name)
    if covered.state != COMPLETE:
        first = Line(f"! {covered.spoken}", PRESSING)
    elif len(alike) == 1 and not covered.partly:
        [((to, _, until), names)] = alike.items()
        brief = f"komplett från alla: {to}, {until}"
        whole = f"komplett från {listed(names)} för {to}, {until}"
        return [Line(whole, GOOD, brief, whole=True)]
    else:
        first = Line(covered.spoken, GOOD)
    return [first, *(_consent(listed(names), *same) for same, names in alike.items())]


def _consent(names: str, to: str, state: str, until: str) -> Line:
    return Line(f"{names}: {to}, {state} {until}", brief=f"{names}: {to}", end=f", {state} {until}")


def _plan(story: Story) -> list[Line]:
    plan = story.found.plan
    if plan is None:
        return []
    made = [Line(f"{plan.kind} version {plan.version}, upprättad {short(plan.made_on)}")]
    if count := len(story.found.remarks):
        things = "en sak" if count == 1 else f"{count} saker"
        check = f"norrbus plan kontrollera {story.found.case.reference}"
        made.append(Line(f"! planen saknar {things}: {check}", SOON))
    return made


def _measure(each: Progress, story: Story) -> Line:
    measure, late = each.measure, each.late(story.today)
    name, actor = f"{'! ' if late else ''}{measure.number} {measure.what}", measure.actor.short
    tone = PRESSING if late else GOOD if each.current and measure.state == DONE else ""
    text, end = each.spoken(story.today), each.briefly(story.today)
    return Line(f"{name} ({actor}): {text}", tone, name, f" ({actor}): {end}")


def _meetings(story: Story, hides_place: bool) -> list[Line]:
    """The next one to come, then those that have not been recorded."""
    if story.found.case.closed:
        return []
    late, meeting = story.unrecorded, story.to_come
    found = []
    if meeting:
        place = f", {meeting.place}" if meeting.place and not hides_place else ""
        brief = _called_so(meeting) + (", gemensamt" if meeting.together else "")
        whole = f"{_called_so(meeting, place)}{_together(meeting)}"
        found.append(Line(whole, brief=brief, whole=True))
    if len(late) == 1:
        said = f"! {_called_so(late[0])}{_together(late[0])}, inte genomfört än"
        found.append(Line(said, PRESSING, whole=True))
    elif late:
        days = listed(f"M{each.number} {short(each.day)}" for each in late)
        found.append(Line(f"! {len(late)} möten är inte genomförda än: {days}", PRESSING))
    return found or [Line("inget bokat", QUIET)]


def _called_so(meeting: Meeting, place: str = "") -> str:
    return f"{meeting.kind} M{meeting.number} {meeting.when}{place} ({meeting.state})"


def _together(meeting: Meeting) -> str:
    return f", gemensamt med {listed(meeting.together)}" if meeting.together else ""


def _followup(story: Story) -> list[Line]:
    if story.found.plan is None or story.found.case.closed:
        return []
    if story.next_followup is None:
        return [Line("ingen bestämd", QUIET)]
    day, time = story.next_followup
    said = short(day) + (f" {clock_time(time)}" if time else "")
    if day < story.today:
        return [Line(f"! {said}, inte registrerad än", PRESSING, whole=True)]
    return [Line(said)]
