"""What is asked of those who are summoned: whether they come, and what happened."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.form import despite_name_question
from ..terminal.question import question
from ..terminal.reading import Answers, Typed, choice, day, long_text
from .asked import OfMeeting, check_to_come, meeting_argument
from .choices import BY_LINK, ENDED, NO, PRESENT, YES
from .routine import as_it_stands
from .taking_part import (
    ALL_CALLED,
    CALLED,
    DEPUTY,
    answered,
    called_actors,
    check_deputy,
    check_participant,
    told_deputy,
    told_participant,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..terminal.asks import Known
    from ..terminal.context import Context
    from .model import Meeting, Participant

CORE = "överenskommelsen 2025, Norrbusmötet: tre kärnaktörer, undantagsvis två"


class Answer(OfMeeting):
    """An answer to a summons or an invitation."""

    meeting: str = meeting_argument(check_to_come)
    who: str = question(
        "--vem",
        "Vem som svarar: aktörens kortnamn, barnet eller vårdnadshavarens namn",
        required=True,
        **CALLED,
    )
    answer: str = question(
        "--svar",
        "Svaret",
        choice(YES, NO),
        required=True,
        source="överenskommelsen 2025, Norrbusmötet: alla åtar sig att prioritera deltagande",
    )
    reason: str = question(
        "--skäl",
        "Skäl till ett nej",
        missing="",
        when=lambda answers: answers.get("answer") == NO,
        example="sjukdom",
    )
    on: date = question("--dag", "Dag då svaret kom", day, default="idag")


AGAIN = "Mötet {} är redan registrerat. Enter låter svaret stå kvar; det du skriver ersätter det."
_NOT_ALL = ("reflection", "next_meeting", "others", "mandate", "counts_anyway")


def _whole(answers: Answers) -> bool:
    """Whether the meeting is told of, and not only more of one that was held."""
    came = (answers.get(name) for name in ("present", "by_link", "deputies", "absent", "notes"))
    return any(came) or not any(answers.get(name) for name in _NOT_ALL)


def _as_told(told: Callable[[Meeting], str]) -> Callable[[Context, Typed], tuple[str, str]]:
    return as_it_stands(answered, told)


def _as_came(told: Callable[[Participant], str]) -> Callable[[Context, Typed], tuple[str, str]]:
    """Those of whom something is told."""
    return _as_told(lambda held: ", ".join(filter(None, map(told, held.participants))))


def _present(each: Participant) -> str:
    return each.called if each.attendance == PRESENT and not each.deputy else ""


def _by_link(each: Participant) -> str:
    return each.called if each.attendance == BY_LINK else ""


def _deputy(each: Participant) -> str:
    return f"{each.called}={each.deputy}" if each.deputy else ""


def _mandate(each: Participant) -> str:
    return each.called if each.mandate == YES else ""


PRESENT_THEN: Known = {**ALL_CALLED, "suggests": _as_came(_present)}
BY_LINK_THEN: Known = {**ALL_CALLED, "suggests": _as_came(_by_link)}


def check_holdable(context: Context, typed: str, _: Typed) -> None:
    """Raises what ``store.find`` and ``require_holdable`` do."""
    from . import store
    from .holdable import require_holdable

    meeting = store.find(context.register, typed, pending=True)
    require_holdable(context.register, meeting, typed, context.today)
    if meeting.held_on and context.interactive and AGAIN not in context.said:
        context.said.add(AGAIN)
        context.output.notice(AGAIN.format(meeting.reference))


class Hold(OfMeeting):
    """What happened at a meeting; of one that is recorded already, what stands is suggested.

    Participants are named by short name, ``barnet`` or a guardian's name.
    """

    meeting: str = meeting_argument(check_holdable)
    present: tuple[str, ...] = question(
        "--närvarande",
        "Vilka som var på plats",
        many=True,
        metavar="VEM",
        source=CORE,
        **PRESENT_THEN,
    )
    by_link: tuple[str, ...] = question(
        "--på-länk",
        "Vilka som var med på länk",
        many=True,
        metavar="VEM",
        source=CORE,
        **BY_LINK_THEN,
    )
    deputies: tuple[str, ...] = question(
        DEPUTY,
        "Ersättare för en kallad, till exempel soc=Lena Waara",
        many=True,
        metavar="VEM=NAMN",
        suggests=_as_came(_deputy),
        check=check_deputy,
        told=told_deputy,
    )
    absent: tuple[str, ...] = question(
        "--frånvarande",
        "Vilka som inte var med, när närvaron annars följer med från det gemensamma mötet",
        many=True,
        ask=False,
        metavar="VEM",
        **CALLED,
    )
    mandate: tuple[str, ...] = question(
        "--mandat",
        "Aktörer med mandat att besluta",
        suggests=_as_came(_mandate),
        many=True,
        metavar="KORT",
        source="överenskommelsen 2025, Kallelse: aktörerna ska ha mandat att besluta",
        known=called_actors,
        check=check_participant,
        told=told_participant,
        example="skola, soc",
    )
    others: str = question(
        "--övriga",
        "Andra som var med, till exempel tolk",
        missing="",
        suggests=_as_told(lambda held: held.others),
    )
    notes: str = question(
        "--anteckningar",
        "Minnesanteckningar",
        long_text,
        missing="",
        required=True,
        when=_whole,
        suggests=_as_told(lambda held: held.notes),
        example="Vi kom överens om vuxenstöd på raster.",
        source="överenskommelsen 2025, Mötet: den som kallat dokumenterar det som beslutas",
    )
    reflection: str = question(
        "--reflektion",
        "Reflektion över mötet",
        long_text,
        suggests=_as_told(lambda held: held.reflection),
        missing="",
        example="Alla kom till tals. Vi höll tiden.",
        source=ENDED,
    )
    next_meeting: str = question(
        "--nästa",
        "Nästa möte, med egna ord",
        suggests=_as_told(lambda held: held.next_meeting),
        missing="",
        example="Om sex veckor, på skolan.",
        source=ENDED,
    )
    counts_anyway: str = question(
        "--gäller-ändå",
        "Varför mötet gäller ändå, om det saknade kärnaktörer, barnet, en vårdnadshavare eller"
        " mandat; skälet loggas",
        missing="",
        ask=False,  # but for what a meeting is said to have lacked: see ``lacking.NotCounted``
        metavar="SKÄL",
        example="primärvården fick förhinder, vi behövde besluta",
        source=CORE,
    )
    despite_name: str = despite_name_question()
