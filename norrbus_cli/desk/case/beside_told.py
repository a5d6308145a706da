"""What stands beside the way of a case, told as the rest of it: placements, hand-overs,
disagreements, deviations, objections, moves, and papers that were sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...words.record import Record
from ...words.swedish import listed
from ...words.text import first_upper
from .timeline import CASE, Happening

if TYPE_CHECKING:
    from datetime import date

    from ...case.model import Case
    from ...coordination.placement.model import Placement
    from ...deviation.disagreement.model import Disagreement
    from ...deviation.model import Deviation
    from ...meeting.model import Meeting
    from ..papers.model import Paper
    from .beside import Beside

PLACED, PAPER, DEVIATION, DISAGREEMENT, OBJECTION = (
    *("placering", "papper", "avvikelse", "oenighet", "invändning"),
)


class SentPaper(Record):
    """A paper, or a summons, that was sent: which, when, how and to whom. ``number`` is the
    paper's; None for a summons that was noted with the meeting.
    """

    number: int | None
    kind: str
    day: date
    how: str
    to: str

    @property
    def spoken(self) -> str:
        """``kallelse till soc (brev)``."""
        to = f" till {self.to}" if self.to else ""
        return f"{self.kind}{to}" + (f" ({self.how})" if self.how else "")


def of_beside(case: Case, beside: Beside) -> Iterator[Happening]:
    """What happened beside the way. Where a child is placed is not told."""
    for placement in beside.placements:
        yield from _of_placement(placement)
    for handover in beside.handovers:
        words = f"{handover.giver.name} lämnade över till {handover.receiver.name}"
        yield Happening(handover.on, CASE, words)
    for disagreement in beside.disagreements:
        yield from _of_disagreement(disagreement)
    for deviation in beside.deviations:
        yield from _of_deviation(deviation)
    for objection in beside.objections:
        words = f"{objection.person} invände mot {objection.about}"
        yield Happening(objection.noted_on, OBJECTION, words)
    for retention in beside.retentions:
        yield Happening(retention.noted_on, CASE, f"Ska bevaras: {retention.why}")
    for move in beside.moves:
        yield Happening(move.moved_on, CASE, f"Ärendet {move.way} {move.authority}")
    for paper in sent(beside.papers):
        words = f"{first_upper(paper.kind)} skickades" + (f" till {paper.to}" if paper.to else "")
        yield Happening(paper.day, PAPER, words, case.reference)


def sent(papers: Iterable[Paper]) -> list[SentPaper]:
    """The papers that are noted as sent, the oldest first."""
    found = [
        SentPaper(paper.number, paper.first.kind, step.day, step.how, step.who)
        for paper in papers
        for step in paper.sent()
    ]
    return sorted(found, key=lambda each: each.day)


def summonses(meetings: Iterable[Meeting]) -> list[SentPaper]:
    """The summonses and invitations that were noted with the meetings, one a day and way."""
    found: dict[tuple[str, date, str], list[str]] = {}
    for meeting in meetings:
        for each in meeting.participants:
            kind = f"{'kallelse' if each.actor else 'inbjudan'} M{meeting.number}"
            found.setdefault((kind, each.summoned_on, each.sent_how), []).append(each.called)
    return [
        SentPaper(None, kind, day, how, listed(names)) for (kind, day, how), names in found.items()
    ]


def _of_placement(placement: Placement) -> Iterator[Happening]:
    facts = (
        (placement.since, f"Placering började ({placement.form})"),
        (placement.requested_on, "Hälsoundersökning begärdes"),
        (placement.examined_on, "Hälsoundersökningen gjordes"),
        (placement.declined_on, "Hälsoundersökningen avböjdes"),
        (placement.until, "Placeringen upphörde"),
    )
    for day, words in facts:
        if day:
            yield Happening(day, PLACED, words)


def _of_disagreement(each: Disagreement) -> Iterator[Happening]:
    name = f"Oenigheten O{each.number} om {each.subject}"
    between = listed(actor.short for actor in each.actors)
    facts = [
        (each.raised_on, f"anmäldes, mellan {between}"),
        *((referral.on, f"lyftes till {referral.level}") for referral in each.referrals[1:]),
    ]
    if each.decided_on:
        facts.append((each.decided_on, "avgjordes"))
    for day, words in facts:
        yield Happening(day, DISAGREEMENT, f"{name} {words}", each.reference)


def _of_deviation(each: Deviation) -> Iterator[Happening]:
    facts = (
        (each.reported_on, f"rapporterades: {each.ground}"),
        (each.decided_on, "fick ett beslut"),
        (each.feedback_on, "återkopplades"),
        (each.upward_on, "rapporterades uppåt"),
        (each.closed_on, "avslutades"),
    )
    steps: dict[date, list[str]] = {}
    for day, words in facts:
        if day:
            steps.setdefault(day, []).append(words)
    for day, done in steps.items():
        words = f"Avvikelsen {each.reference} {listed(done)}"
        yield Happening(day, DEVIATION, words, each.reference)
