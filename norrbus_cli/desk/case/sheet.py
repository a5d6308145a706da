"""A case on one screen: what is shown of its story, and which of it presses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from ...authority.municipalities import MUNICIPALITIES
from ...consent.model import COMPLETE
from ...paper.protection import MASK
from ...plan.choices import DONE
from ...rule.model import LATE, THIS_WEEK, TODAY
from ...terminal.sheet import GOOD, QUIET, SOON, STRONG, Entry, Line
from ...terminal.sheet import LATE as PRESSING
from ...words.dates import age, short
from ...words.swedish import listed
from .awaited import grouped

if TYPE_CHECKING:
    from ...case.model import Guardian, Person
    from ...rule.model import Deadline
    from .story import Progress, Story

    Seen = Callable[[Person], Person]

HANDFUL = 6  # of what happened; own choice: what one remembers
FEW = 4  # deadlines
PAPERS = 3
SHORT = 150  # signs of what somebody has written about the need: two lines


def groups(story: Story, seen: Seen, everything: bool, hides_place: bool) -> list[list[Entry]]:
    """The sheet of a case, people as they are ``seen``; ``everything``: nothing is cut short,
    ``hides_place``: not where the next meeting is.
    """
    case = story.found.case
    reference = case.reference
    child = [Line(_child(story, seen(case.child)))] if case.child else []
    guardians = [_guardian(each, seen(each.person)) for each in case.guardians]
    whose = f"{case.coordinator.presented}; {MUNICIPALITIES[case.municipality]}"
    return [
        [
            Entry("", [Line(f"{reference}: {story.found.status}", STRONG)]),
            Entry(_called(story), child),
            Entry("Vårdnad", [Line("; ".join(guardians))] if guardians else []),
            Entry("Samordnare", [Line(whose)]),
            Entry("Behov", [Line(_cut(case.need, everything))] if case.need else []),
        ],
        [
            Entry("Frister", _few(_deadlines(story), FEW, everything, f"frist lista {reference}")),
            Entry("Väntar på", [Line(each) for each in grouped(story.waits)]),
        ],
        [Entry("Samtycke", _consents(story)), Entry("Plan", list(_plan(story)))],
        [
            Entry("Nästa möte", _meeting(story, hides_place)),
            Entry("Uppföljning", _followup(story)),
            Entry("Skickat", _sent(story, everything)),
        ],
        [Entry("Hänt", happened(story, everything))],
    ]


def happened(story: Story, everything: bool) -> list[Line]:
    """What has happened, the newest first; a handful unless everything is asked for."""
    found = [Line(f"{short(each.day)}  {each.words}") for each in reversed(story.timeline)]
    return _few(found, HANDFUL, everything, f"ärende visa {story.found.case.reference} --allt")


def _few(found: list[Line], most: int, everything: bool, command: str) -> list[Line]:
    """So many lines, and how the rest is had; never a line for one that there is room for."""
    if everything or len(found) <= most + 1:
        return found
    return [*found[:most], Line(f"och {len(found) - most} till: norrbus {command}", QUIET)]


def _cut(text: str, everything: bool) -> str:
    if everything or len(text) <= SHORT:
        return text
    return text[:SHORT].rsplit(" ", 1)[0] + " …"


def _called(story: Story) -> str:
    return "Den unge" if story.found.case.of_age(story.today) else "Barnet"


def _child(story: Story, child: Person) -> str:
    old = f"{age(child.born, story.today)} år" if child.born else ""
    language = f"språk: {child.language}" if child.language else ""
    interpreter = "tolk" if child.interpreter else ""
    return ", ".join(
        filter(
            None,
            [
                f"{child.name} ({child.identified_by})",
                *(old, child.gender, child.school, language, interpreter, child.protection),
            ],
        )
    )


def _guardian(guardian: Guardian, person: Person) -> str:
    custody = f"vårdnad till {short(guardian.ended_on)}" if guardian.ended_on else guardian.custody
    reached = "" if person.phone == MASK else person.phone
    more = (custody, reached, "tolk" if person.interpreter else "", person.protection)
    return f"{person.name} ({', '.join(filter(None, more))})"


def _deadlines(story: Story) -> list[Line]:
    return [_deadline(each, story) for each in story.deadlines]


def _deadline(each: Deadline, story: Story) -> Line:
    standing = each.standing(story.today)
    beyond = each.subject.removeprefix(each.reference).lstrip("- ")
    name = f"{each.kind} ({beyond})" if beyond else each.kind
    by = f", {short(each.due)}" if each.due else ""
    text = f"{name}: {each.spoken(story.today)}{by}"
    if standing == LATE:
        return Line(f"! {text}", PRESSING)
    return Line(text, SOON if standing in {TODAY, THIS_WEEK} else "")


def _consents(story: Story) -> list[Line]:
    if story.found.case.anonymous:
        return []
    covered = story.found.coverage
    first = (
        Line(covered.spoken, GOOD)
        if covered.state == COMPLETE
        else Line(f"! {covered.spoken}", PRESSING)
    )
    return [
        first,
        *(
            Line(
                f"{each.giver.name}: {listed(actor.short for actor in each.left(story.today))},"
                f" {each.state(story.today)} till {each.valid_until}"
            )
            for each in story.consents
        ),
    ]


def _plan(story: Story) -> Iterator[Line]:
    plan = story.found.plan
    if plan is None:
        return
    yield Line(f"{plan.kind} version {plan.version}, upprättad {short(plan.made_on)}")
    for each in story.measures:
        yield _measure(each, story)
    if count := len(story.found.remarks):
        things = "en sak" if count == 1 else f"{count} saker"
        check = f"norrbus plan kontrollera {story.found.case.reference}"
        yield Line(f"! planen saknar {things}: {check}", SOON)


def _measure(each: Progress, story: Story) -> Line:
    measure = each.measure
    name = f"{measure.number} {measure.what} ({measure.actor.short})"
    text = f"{name}: {each.spoken(story.today)}"
    if each.late(story.today):
        return Line(f"! {text}", PRESSING)
    return Line(text, GOOD if each.current and measure.state == DONE else "")


def _meeting(story: Story, hides_place: bool) -> list[Line]:
    case, meeting = story.found.case, story.next_meeting
    if case.closed:
        return []
    if meeting is None:
        return [Line("inget bokat", QUIET)]
    place = f", {meeting.place}" if meeting.place and not hides_place else ""
    with_whom = f", gemensamt med {listed(meeting.together)}" if meeting.together else ""
    text = f"{meeting.kind} M{meeting.number} {meeting.when}{place} ({meeting.state}){with_whom}"
    if meeting.day < story.today:
        return [Line(f"! {text}, inte genomfört än", PRESSING)]
    return [Line(text)]


def _followup(story: Story) -> list[Line]:
    if story.found.plan is None or story.found.case.closed:
        return []
    spoken = story.followup_spoken
    return [Line(spoken)] if spoken else [Line("ingen bestämd", QUIET)]


def _sent(story: Story, everything: bool) -> Sequence[Line]:
    found = [Line(f"{short(each.day)}  {each.spoken}") for each in reversed(story.sent)]
    return _few(found, PAPERS, everything, f"dokument lista {story.found.case.reference}")
