"""How a case on its way is shown, and the moves of a case."""

from __future__ import annotations

from ...terminal.columns import Column, Section
from ...words.dates import short
from ...words.record import Record
from ...words.swedish import listed
from .model import MovedConsent, MovedGuardian, MovedMeeting, Package
from .store import Move

MOVES: tuple[Column[Move], ...] = (
    Column("dag", "Dag", lambda each: each.moved_on),
    Column("vart", "Flytt", lambda each: each.way),
    Column("myndighet", "Myndighet", lambda each: each.authority),
    Column("referens", "Ärendet där", lambda each: each.reference),
    # Below, where no width breaks a path: it is to be copied whole.
    Column("fil", "Fil", lambda each: each.path, below=True),
)


class Shown(Record):
    """A package, and what came of it: the file and the words, or the case."""

    package: Package
    path: str = ""
    words: str = ""
    reference: str = ""


def _guardian(package: Package, each: MovedGuardian) -> str:
    return f"{package.person(each.person).name} ({each.custody} vårdnad)"


def _consent(package: Package, each: MovedConsent) -> str:
    shorts = {actor.key: actor.short for actor in package.actors}
    to = listed(shorts[key] for key in each.actors)
    excepted = f", inte {each.exceptions}" if each.exceptions else ""
    until = short(each.valid_until)
    return f"{package.person(each.giver).name} till {to}, till {until}: {each.matters}{excepted}"


def _meeting(each: MovedMeeting) -> str:
    return f"{each.kind} {short(each.held_on)}"


def _plan(package: Package) -> str:
    return "".join(
        f"{each.kind} från {short(each.made_on)}; insatser: {len(each.measures)}, åsikter:"
        f" {len(each.opinions)}, underskrifter: {len(each.approvals)}"
        for each in package.plans
    )


COLUMNS: tuple[Column[Shown], ...] = (
    Column("fran", "Från", lambda each: each.package.origin.called),
    Column("referens", "Ärendet där", lambda each: each.package.origin.reference),
    Column("till", "Till", lambda each: each.package.receiver),
    Column("gjord", "Gjord", lambda each: each.package.made_on),
    Column("barn", "Barnet/den unge", lambda each: each.package.child.name),
    Column("skydd", "Skydd", lambda each: each.package.child.protection),
    Column(
        "vardnadshavare",
        "Vårdnadshavare",
        lambda each: [_guardian(each.package, one) for one in each.package.guardians],
    ),
    Column("niva", "Nivå", lambda each: each.package.need.level),
    Column("behov_sett", "Behov sett", lambda each: each.package.need.need_seen_on),
    Column(
        "samtycken",
        "Samtycken",
        lambda each: [_consent(each.package, one) for one in each.package.consents],
    ),
    Column("moten", "Möten", lambda each: [_meeting(one) for one in each.package.meetings]),
    Column("plan", "Plan", lambda each: _plan(each.package)),
    Column("uppfoljningar", "Uppföljningar", lambda each: len(each.package.followups)),
    Column("placeringar", "Placeringar", lambda each: len(each.package.placements)),
    Column("invandningar", "Invändningar", lambda each: len(each.package.objections)),
)
MADE: tuple[Column[Shown], ...] = (
    Column("fil", "Fil", lambda each: each.path),
    Column("losenord", "Lösenord", lambda each: each.words),
)
CAME: tuple[Column[Shown], ...] = (Column("arende", "Ärende", lambda each: each.reference),)
_LINE: Column[str] = Column("vad", "Vad", str)


def left_out(package: Package) -> Section[str]:
    """What stays, and why."""
    return Section("lamnas_inte", "Följer inte med", (_LINE,), package.left_out)
