"""What stands beside the way of a case, told as the rest of it: placements, hand-overs,
disagreements, deviations, objections, moves, and papers that were sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ...meeting.choices import INVITATION, SUMMONS
from ...register.recorded import Place
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
    from ...meeting.model import Meeting, Participant
    from ..papers.model import Paper, Step
    from .beside import Beside

PLACED, PAPER, DEVIATION, DISAGREEMENT, OBJECTION = (
    *("placering", "papper", "avvikelse", "oenighet", "invändning"),
)
OF_SUMMONS = frozenset({SUMMONS, INVITATION})
# What is filled in and comes back, or is sent by the calendar file's own way (own choice).
FORMS = frozenset({"samtycke", "återkallelse", "utvärderingsblankett", "kalenderfil"})
NOT_SENT = OF_SUMMONS | FORMS


class SentPaper(Record):
    """A paper, or a summons, that was sent: which, when, how and to whom. ``number`` is the
    paper's; None for a summons that was noted with the meeting.
    """

    number: int | None
    kind: str
    day: date
    how: str
    to: str
    written: bool
    place: Place

    @property
    def spoken(self) -> str:
        """``kallelse till soc (brev)``; of a summons what is known of it: that somebody has said
        that it was sent, and whether it was ``written`` here.
        """
        to = f" till {self.to}" if self.to else ""
        said = f"{self.kind}{to}" + (f" ({self.how})" if self.how else "")
        if self.number is not None:
            return said
        return f"{said}, antecknad som skickad" + ("" if self.written else ", inte skriven här")


def of_beside(case: Case, beside: Beside) -> Iterator[Happening]:
    """What happened beside the way. Where a child is placed is not told."""
    for placement in beside.placements:
        yield from _of_placement(placement)
    for handover in beside.handovers:
        words = f"{handover.giver.name} lämnade över till {handover.receiver.name}"
        place = Place("handovers", "handed_on", handover.id)
        yield Happening(handover.on, CASE, words, place=place)
    for disagreement in beside.disagreements:
        yield from _of_disagreement(disagreement)
    for deviation in beside.deviations:
        yield from _of_deviation(deviation)
    for objection in beside.objections:
        words = f"{objection.person} invände mot {objection.about}"
        place = Place("objections", "noted_on", objection.id)
        yield Happening(objection.noted_on, OBJECTION, words, place=place)
    for retention in beside.retentions:
        place = Place("retentions", "noted_on")
        yield Happening(retention.noted_on, CASE, f"Ska bevaras: {retention.why}", place=place)
    for move in beside.moves:
        from ..moving.store import OUT  # loaded already where there is one

        place = Place("moves_out" if move.way == OUT else "moves_in", "moved_on")
        words = f"Ärendet {move.way} {move.authority}"
        yield Happening(move.moved_on, CASE, words, place=place)
    for paper in sent(beside.papers):
        words = f"{first_upper(paper.kind)} skickades" + (f" till {paper.to}" if paper.to else "")
        yield Happening(paper.day, PAPER, words, case.reference, paper.place)


def sent(papers: Iterable[Paper]) -> list[SentPaper]:
    """The papers that are noted as sent, the oldest first."""
    found = [
        SentPaper(
            paper.number, paper.first.kind, step.day, step.how, step.who, True, _noted(paper, step)
        )
        for paper in papers
        for step in paper.sent()
    ]
    return sorted(found, key=lambda each: each.day)


def _noted(paper: Paper, step: Step) -> Place:
    """Where the day is stored on which a paper was sent: with it, where it was noted at once."""
    if paper.first.sent_how and step == paper.steps[0]:
        return Place("documents", "written_on", paper.number)
    return Place("paper_steps", "day")


def summonses(meetings: Iterable[Meeting], papers: Iterable[Paper]) -> list[SentPaper]:
    """The summonses and invitations that were noted with the meetings, one a day and way, and
    whether they were written: apart, where it differs.
    """
    written = {each.first.participant_id for each in papers if each.first.kind in OF_SUMMONS}
    found: dict[tuple[str, date, str, bool], list[Participant]] = {}
    for meeting in meetings:
        for each in meeting.participants:
            kind = f"{SUMMONS if each.actor else INVITATION} M{meeting.number}"
            group = (kind, each.summoned_on, each.sent_how, each.id in written)
            found.setdefault(group, []).append(each)
    return [
        SentPaper(
            None,
            kind,
            day,
            how,
            listed(each.called for each in those),
            there,
            Place("participants", "summoned_on", those[-1].id),
        )
        for (kind, day, how, there), those in found.items()
    ]


def unsent(papers: Iterable[Paper]) -> list[Paper]:
    """The papers to somebody that are written and not noted as sent, the oldest first: none that
    a newer one has replaced, that is a form, or that somebody has signed. The letter of a summons
    is the one that was noted with the meeting.
    """
    return [
        each
        for each in papers
        if each.first.recipient
        and each.first.kind not in NOT_SENT
        and not (each.steps or each.replaced_by)
    ]


def _of_placement(placement: Placement) -> Iterator[Happening]:
    facts = (
        (placement.since, f"Placering började ({placement.form})", "since"),
        (placement.requested_on, "Hälsoundersökning begärdes", "requested_on"),
        (placement.examined_on, "Hälsoundersökningen gjordes", "examined_on"),
        (placement.declined_on, "Hälsoundersökningen avböjdes", "declined_on"),
        (placement.until, "Placeringen upphörde", "until"),
    )
    for day, words, column in facts:
        if day:
            place = Place("placements", column, placement.id)
            yield Happening(day, PLACED, words, place=place)


def _of_disagreement(each: Disagreement) -> Iterator[Happening]:
    name = f"Oenigheten O{each.number} om {each.subject}"
    between = listed(actor.short for actor in each.actors)
    raised = Place("disagreements", "raised_on", each.id)
    referred = Place("referrals", "referred_on")
    facts = [
        (each.raised_on, f"anmäldes, mellan {between}", raised),
        *((it.on, f"lyftes till {it.level}", referred) for it in each.referrals[1:]),
    ]
    if each.decided_on:
        facts.append((each.decided_on, "avgjordes", Place("disagreements", "decided_on", each.id)))
    for day, words, place in facts:
        yield Happening(day, DISAGREEMENT, f"{name} {words}", each.reference, place)


def _of_deviation(each: Deviation) -> Iterator[Happening]:
    facts = (
        (each.reported_on, f"rapporterades: {each.ground}", "reported_on"),
        (each.decided_on, "fick ett beslut", "decided_on"),
        (each.feedback_on, "återkopplades", "feedback_on"),
        (each.upward_on, "rapporterades uppåt", "upward_on"),
        (each.closed_on, "avslutades", "closed_on"),
    )
    steps: dict[date, list[tuple[str, str]]] = {}
    for day, words, column in facts:
        if day:
            steps.setdefault(day, []).append((words, column))
    for day, done in steps.items():
        words = f"Avvikelsen {each.reference} {listed(words for words, _ in done)}"
        place = Place("deviations", done[-1][1], each.id)
        yield Happening(day, DEVIATION, words, each.reference, place)
