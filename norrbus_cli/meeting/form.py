"""What is asked about a meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.actor.form import ACTOR
from ..case.form import (
    BY_NAME,
    case_argument,
    despite_name_question,
    despite_protection_question,
    reason_question,
    unmask_question,
)
from ..terminal.question import Form, Listing, Showing, argument, flag, question
from ..terminal.reading import (
    Answers,
    Typed,
    choice,
    day,
    day_to_come,
    long_text,
    number,
    time,
    web_address,
)
from .asked import MEETING, MEETING_BY_NAME, meeting_argument
from .choices import KINDS, NO, NORRBUS_MEETING, WAYS, YES

if TYPE_CHECKING:
    from ..terminal.asks import Known
    from ..terminal.context import Context


def check_participant(context: Context, typed: str, answers: Typed) -> object:
    """Raises NotSummoned."""
    from . import store

    return store.find(context.register, answers["meeting"]).participant(typed)


def called(context: Context, answers: Typed) -> list[str]:
    """Those who are summoned or invited to the meeting that is answered."""
    from . import store

    found = store.find(context.register, answers["meeting"])
    return [participant.called for participant in found.participants]


def where_last(context: Context, answers: Typed) -> tuple[str, str]:
    """The place of the last meeting in the case, where it may stand on the screen."""
    from ..case import store as case_store
    from . import store

    case = case_store.find(context.register, answers["reference"])
    earlier = [each for each in store.of_case(context.register, case.id) if each.place]
    if case.hides_place or not earlier:
        return "", ""
    return max(earlier, key=lambda each: (each.day, each.time)).place, "som förra mötet"


# How a question is asked about those who are summoned.
CALLED: Known = {"known": called, "check": check_participant}
MINUTES = number(5, 600, "minuter")


class NewMeeting(Form):
    """A booking."""

    reference: str = case_argument()
    together: tuple[str, ...] = question(
        "--tillsammans-med",
        "Ett syskons ärende, som mötet hålls gemensamt med",
        many=True,
        ask=False,
        metavar="REF",
        **BY_NAME,
    )
    agreed: str = question(
        "--överens",
        "Hur och när familjerna sade ja till ett gemensamt möte (OSL 12 kap. 2 §); det loggas",
        missing="",
        required=True,
        when=lambda answers: bool(answers.get("together")),
    )
    kind: str = question("--slag", "Slag av möte", choice(*KINDS), default=NORRBUS_MEETING)
    day: date = question("--dag", "Mötesdag", day_to_come, required=True)
    time: str = question("--tid", "Klockslag", time, required=True, metavar="TT.MM")
    length: int = question("--minuter", "Längd i minuter", MINUTES, default="60", metavar="ANTAL")
    place: str = question("--plats", "Plats", missing="", suggests=where_last)
    link: str = question("--länk", "Länk, för den som är med på distans", web_address, missing="")
    purpose: str = question(
        "--syfte", "Mötets syfte, så att de kallade kan förbereda sig", long_text, required=True
    )
    child_purpose: str = question(
        "--syfte-barnet",
        "Syftet med ord som barnet förstår, till barnets inbjudan",
        long_text,
        missing="",
    )
    agenda: str = question("--agenda", "Dagordning, en punkt på varje rad", long_text, missing="")
    summoned_by: str = question("--kallas-av", "Vem som kallar, om inte samordnaren", missing="")
    led_by: str = question("--leds-av", "Vem som leder mötet, om inte samordnaren", missing="")
    despite_same_day: str = reason_question(
        "--trots-samma-dag", "Boka fast ärendet redan har ett möte den dagen; skälet loggas"
    )
    despite_name: str = despite_name_question()


class Summon(Form):
    """A summons to actors, with the invitations to the child and the guardians."""

    meeting: str = meeting_argument()
    actors: tuple[str, ...] = question(
        "--aktör", "Aktör som kallas", required=True, many=True, **ACTOR
    )
    contacts: tuple[str, ...] = question(
        "--kontakt",
        "Kontaktperson som inte är aktörens första, KORT=NAMN",
        many=True,
        ask=False,
        metavar="KORT=NAMN",
    )
    invited: tuple[str, ...] = question(
        "--bjud-in",
        "Vårdnadshavare eller barnet som bjuds in senare",
        many=True,
        ask=False,
        metavar="NAMN",
    )
    not_invited: tuple[str, ...] = question(
        "--bjud-inte",
        "Barnet eller vårdnadshavare som inte bjuds in",
        many=True,
        ask=False,
        metavar="NAMN",
    )
    how: str = question("--sätt", "Hur kallelsen skickas", choice(*WAYS), required=True)
    on: date = question("--skickad", "Dag då kallelsen skickades", day, default="idag")
    only_here: bool = flag(
        "--bara-ärendet", "Kalla bara till det här ärendets möte, när det är gemensamt med fler."
    )
    override: str = reason_question(
        "--trots-saknat-samtycke", "Kalla trots att samtycke saknas; skälet loggas"
    )
    despite_protection: str = despite_protection_question()


class Answer(Form):
    """An answer to a summons or an invitation."""

    meeting: str = meeting_argument()
    who: str = question(
        "--vem",
        "Vem som svarar: aktörens kortnamn, barnet eller vårdnadshavarens namn",
        required=True,
        **CALLED,
    )
    answer: str = question("--svar", "Svaret", choice(YES, NO), required=True)
    reason: str = question(
        "--skäl", "Skäl till ett nej", missing="", when=lambda answers: answers.get("answer") == NO
    )
    on: date = question("--dag", "Dag då svaret kom", day, default="idag")


def _whole(answers: Answers) -> bool:
    """Whether the meeting is told of, and not only why one that was held counts all the same."""
    came = (answers.get(name) for name in ("present", "by_link", "deputies"))
    return not answers.get("counts_anyway") or any(came)


class Hold(Form):
    """What happened at a meeting.

    Participants are named by short name, ``barnet`` or a guardian's name.
    """

    meeting: str = meeting_argument()
    present: tuple[str, ...] = question(
        "--närvarande", "Vilka som var på plats", many=True, metavar="VEM", **CALLED
    )
    by_link: tuple[str, ...] = question(
        "--på-länk", "Vilka som var med på länk", many=True, metavar="VEM", **CALLED
    )
    deputies: tuple[str, ...] = question(
        "--ersättare",
        "Ersättare för en kallad, till exempel soc=Lena Waara",
        many=True,
        metavar="VEM=NAMN",
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
        "--mandat", "Aktörer med mandat att besluta", many=True, metavar="KORT", **CALLED
    )
    others: str = question("--övriga", "Andra som var med, till exempel tolk", missing="")
    notes: str = question(
        "--anteckningar", "Minnesanteckningar", long_text, missing="", required=True, when=_whole
    )
    reflection: str = question("--reflektion", "Reflektion över mötet", long_text, missing="")
    next_meeting: str = question("--nästa", "Nästa möte, med egna ord", missing="")
    counts_anyway: str = question(
        "--gäller-ändå",
        "Varför mötet gäller ändå, om det saknade kärnaktörer, barnet, en vårdnadshavare eller"
        " mandat; skälet loggas",
        missing="",
        metavar="SKÄL",
    )
    despite_name: str = despite_name_question()


class ShowMeeting(Showing):
    """Which meeting to show."""

    meeting: str = argument("MÖTE", MEETING, required=True, **MEETING_BY_NAME)
    unmask: str = unmask_question()


class ListMeetings(Listing):
    """Which meetings to list."""

    reference: str | None = argument(
        "REF", "Ärendet; utelämnat visas alla öppna ärendens kommande möten", **BY_NAME
    )
    everything: bool = flag("--alla", "Ta med hållna och inställda möten.")
