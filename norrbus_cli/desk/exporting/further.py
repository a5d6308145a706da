"""The lists of follow-ups, placements, meetings above the single case and papers: for each column
what is decided, as in ``lists``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from ...case.model import Case
from ...coordination.placement.model import Placement
from ...forum import model as forums
from ...forum.model import Forum
from ...plan.followup import choices as followups
from ...plan.followup.model import FollowUp
from ...words.record import Record
from ...words.text import SHIELD
from ..papers.attachment.model import Attachment
from ..papers.model import SIGNED, Paper
from .model import NAMED, REFERENCE, Out

CAME_IN = "inkommet"  # what has come in to a case, in place of a kind of paper


class OfFollowUp(Record):
    """A follow-up with its case."""

    case: Case
    followup: FollowUp


class OfPlacement(Record):
    """A placement with its case."""

    case: Case
    placement: Placement


class OfForum(Record):
    """A meeting above the single case; ``hidden`` are names that are in no list."""

    forum: Forum
    hidden: frozenset[str]


class OfPaper(Record):
    """A paper, or what has come in to a case (then ``came_on``); ``case`` is the reference of its
    case. ``to`` is to whom, as far as it may be shown; the days are in ISO.
    """

    about: str
    case: str
    kind: str
    written_on: date | None
    came_on: date | None = None
    sent: tuple[str, ...] = ()
    signed: tuple[str, ...] = ()
    replaced: bool = False
    formats: tuple[str, ...] = ()
    protected: bool = False
    attachments: int = 0
    to: str = ""


def written(paper: Paper, case: str, hidden: frozenset[str], gone: Iterable[str]) -> OfPaper:
    """The line of a paper; ``hidden`` are names that are in no list, ``gone`` those of actors for
    which a consent in its case has been taken back.
    """
    first = paper.first
    left_out = any(_names(first.recipient, each) for each in gone)
    return OfPaper(
        about=first.reference,
        case=case,
        kind=first.kind,
        written_on=first.written_on,
        sent=tuple(each.day.isoformat() for each in paper.sent()),
        signed=tuple(each.day.isoformat() for each in paper.done(SIGNED)),
        replaced=paper.replaced_by is not None,
        formats=tuple(each.format for each in paper.files),
        protected=any(each.protected for each in paper.files),
        attachments=len(paper.attachments),
        to="" if left_out else shown(first.recipient, hidden),
    )


def came_in(page: Attachment, case: str) -> OfPaper:
    """The line of what has come in to a case: what it is, and from whom, are free texts."""
    return OfPaper(about=case, case=case, kind=CAME_IN, written_on=None, came_on=page.came_on)


def shown(text: str, hidden: Iterable[str]) -> str:
    """A text that says who somebody is, unless it names one with protected personal data."""
    return SHIELD if any(each in text for each in hidden) else text


def _names(text: str, name: str) -> bool:
    """Whether a name, or what an actor is called for short, stands in a text as words."""
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _outcomes(followup: FollowUp, outcome: str) -> int:
    return sum(each.outcome == outcome for each in followup.results)


def _goals(followup: FollowUp, goal: str) -> int:
    return sum(each.goal == goal for each in followup.results)


def _matters(forum: Forum, what: str) -> int:
    return sum(each.what == what for each in forum.matters)


def _attended(forum: Forum, attendance: str) -> int:
    return sum(each.attendance == attendance for each in forum.participants)


FOLLOWUP_COLUMNS: tuple[Out[OfFollowUp], ...] = (
    Out("arende", lambda each: each.case.reference, REFERENCE),
    Out("version", lambda each: each.followup.version),
    Out("hallen", lambda each: each.followup.held_on),
    Out("beslut", lambda each: each.followup.decision),
    Out("nasta", lambda each: each.followup.next_on),
    Out("insatser", lambda each: len(each.followup.results)),
    Out("genomforda", lambda each: _outcomes(each.followup, followups.ACHIEVED)),
    Out("delvis", lambda each: _outcomes(each.followup, followups.PARTLY)),
    Out("inte_genomforda", lambda each: _outcomes(each.followup, followups.NOT_DONE)),
    Out("mal_uppnadda", lambda each: _goals(each.followup, followups.REACHED)),
    Out("mal_delvis", lambda each: _goals(each.followup, followups.PARTLY_REACHED)),
    Out("mal_inte", lambda each: _goals(each.followup, followups.NOT_REACHED)),
)
# Without the place: it is an address or the name of a home, and of a hidden child where it is.
PLACEMENT_COLUMNS: tuple[Out[OfPlacement], ...] = (
    Out("arende", lambda each: each.case.reference, REFERENCE),
    Out("form", lambda each: each.placement.form),
    Out("sedan", lambda each: each.placement.since),
    Out("upphorde", lambda each: each.placement.until),
    Out("undersokning_begard", lambda each: each.placement.requested_on),
    Out("undersokning_gjord", lambda each: each.placement.examined_on),
    Out("undersokning_avbojd", lambda each: each.placement.declined_on),
)
FORUM_COLUMNS: tuple[Out[OfForum], ...] = (
    Out("referens", lambda each: each.forum.reference, REFERENCE),
    Out("slag", lambda each: each.forum.kind),
    Out("dag", lambda each: each.forum.day),
    Out("tid", lambda each: each.forum.time),
    Out("minuter", lambda each: each.forum.length),
    Out("lage", lambda each: each.forum.state),
    Out("hallet", lambda each: each.forum.held_on),
    Out("installt", lambda each: each.forum.cancelled_on),
    Out("deltagare", lambda each: len(each.forum.participants)),
    Out("narvarande", lambda each: _attended(each.forum, forums.PRESENT)),
    Out("franvarande", lambda each: _attended(each.forum, forums.ABSENT)),
    Out("avvikelser", lambda each: _matters(each.forum, forums.DEVIATION)),
    Out("oenigheter", lambda each: _matters(each.forum, forums.DISAGREEMENT)),
    Out("protokoll_skickat", lambda each: [it.sent_on.isoformat() for it in each.forum.dispatches]),
    Out("eget_namn", lambda each: each.forum.forum_name, NAMED),
    Out(
        "namn",
        lambda each: [shown(it.presented, each.hidden) for it in each.forum.participants],
        NAMED,
    ),
)
# Nothing of what a paper says, nor its file, whose name is that of the case.
PAPER_COLUMNS: tuple[Out[OfPaper], ...] = (
    Out("galler", lambda each: each.about, REFERENCE),
    Out("arende", lambda each: each.case, REFERENCE),
    Out("slag", lambda each: each.kind),
    Out("skrivet", lambda each: each.written_on),
    Out("kom_in", lambda each: each.came_on),
    Out("skickat", lambda each: list(each.sent)),
    Out("underskrivet", lambda each: list(each.signed)),
    Out("ersatt", lambda each: each.replaced),
    Out("format", lambda each: list(each.formats)),
    # Without names it would tell in whose case somebody is protected.
    Out("skyddade_uppgifter", lambda each: each.protected, NAMED),
    Out("bilagor", lambda each: each.attachments),
    Out("till", lambda each: each.to, NAMED),
)
