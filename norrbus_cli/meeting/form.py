"""What is asked about a meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ..case.actor.form import ACTORS
from ..case.choices import LIFTED, URGENCY
from ..case.form import (
    BY_NAME,
    despite_name_question,
    despite_protection_question,
    reason_question,
    unmask_question,
)
from ..case.possible import open_argument
from ..terminal.question import Form, Listing, Showing, argument, flag, question
from ..terminal.reading import (
    Typed,
    choice,
    day,
    day_to_come,
    long_text,
    meeting_time,
    number,
    web_address,
)
from .asked import MEETING, MEETING_BY_NAME, SIBLING, check_to_come, meeting_argument
from .choices import KINDS, KINDS_MEAN, KNOWN, NORRBUS_MEETING, WAYS, WAYS_MEAN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..terminal.asks import Named
    from ..terminal.context import Context


def where_last(context: Context, answers: Typed) -> tuple[str, str]:
    """The place of the last meeting in the case, where it may stand on the screen."""
    from ..case import store as case_store
    from . import store
    from .joint import hides_place

    case = case_store.find(context.register, answers["reference"])
    earlier = [each for each in store.of_case(context.register, case.id) if each.place]
    last = max(earlier, key=lambda each: (each.day, each.time), default=None)
    if last is None or hides_place(context.register, case, last):
        return "", ""
    return last.place, "som förra mötet"


MINUTES = number(5, 600, "minuter")


class NewMeeting(Form):
    """A booking."""

    reference: str = open_argument()
    together: tuple[str, ...] = question(
        "--tillsammans-med",
        "Ett syskons ärende, som mötet hålls gemensamt med",
        many=True,
        metavar="REF",
        if_known=True,
        **SIBLING,
    )
    agreed: str = question(
        "--överens",
        "Hur och när familjerna sade ja till ett gemensamt möte (OSL 12 kap. 2 §); det loggas",
        missing="",
        required=True,
        when=lambda answers: bool(answers.get("together")),
        example="Alla tre sade ja på telefon den 7 april.",
        source="OSL 26 kap. 1 §: sekretess gäller också mellan dem som hör till samma familj",
    )
    kind: str = question(
        "--slag", "Slag av möte", choice(*KINDS, means=KINDS_MEAN), default=NORRBUS_MEETING
    )
    day: date = question("--dag", "Mötesdag", day_to_come, required=True, source=URGENCY)
    time: str = question("--tid", "Klockslag", meeting_time, required=True, metavar="TT.MM")
    length: int = question("--minuter", "Längd i minuter", MINUTES, default="60", metavar="ANTAL")
    place: str = question(
        "--plats", "Plats", missing="", suggests=where_last, example="Centrumskolan rum 12"
    )
    link: str = question("--länk", "Länk, för den som är med på distans", web_address, missing="")
    purpose: str = question(
        "--syfte",
        "Mötets syfte, så att de kallade kan förbereda sig",
        long_text,
        required=True,
        example="Hur ordnar vi en trygg skoldag?",
        source="överenskommelsen 2025, Kallelse: av den bör syftet med mötet framgå",
    )
    child_purpose: str = question(
        "--syfte-barnet",
        "Syftet med ord som barnet förstår, till barnets inbjudan",
        long_text,
        missing="",
        example="Hur ordnar vi en trygg skoldag?",
        source="SoL 3 kap. 3 §: information till barnet efter ålder och mognad",
    )
    agenda: str = question(
        "--agenda",
        "Dagordning, en punkt på varje rad",
        long_text,
        missing="",
        example="Vad har hänt sedan sist",
        source=KNOWN,
    )
    summoned_by: str = question(
        "--kallas-av",
        "Vem som kallar, om inte samordnaren",
        missing="",
        example="Karin Öberg",
        source="överenskommelsen 2025, Mötet: den som kallat dokumenterar det som beslutas",
    )
    led_by: str = question(
        "--leds-av", "Vem som leder mötet, om inte samordnaren", missing="", example="Karin Öberg"
    )
    despite_same_day: str = reason_question(
        "--trots-samma-dag", "Boka fast ärendet redan har ett möte den dagen; skälet loggas"
    )
    despite_name: str = despite_name_question()

    def heed(self, context: Context) -> None:
        """Raises TellsOfAnother."""
        from ..case.mention.within import ask_within
        from ..case.store import find

        def beside() -> list[int]:
            cases = [find(context.register, each) for each in self.together]
            return [case.child.id for case in cases if case.child]

        ask_within(context, self, self.reference, spared=beside)


def to_summon(context: Context, answers: Typed) -> list[str]:
    """The actors left to summon: see ``to_summon``."""
    from .to_summon import to_summon

    return to_summon(context, answers)


def how_they_stand(context: Context, answers: Typed) -> Mapping[str, str]:
    """Their names, and what consent lacks: see ``to_summon``."""
    from .to_summon import how_they_stand

    return how_they_stand(context, answers)


TO_SUMMON: Named = {**ACTORS, "known": to_summon, "beside": how_they_stand}


class Summon(Form):
    """A summons to actors, with the invitations to the child and the guardians."""

    meeting: str = meeting_argument(check_to_come)
    actors: tuple[str, ...] = question(
        "--aktör", "Aktör som kallas", required=True, many=True, source=LIFTED, **TO_SUMMON
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
    how: str = question(
        "--sätt", "Hur kallelsen skickas", choice(*WAYS, means=WAYS_MEAN), required=True
    )
    on: date = question("--skickad", "Dag då kallelsen skickades", day, default="idag")
    only_here: bool = flag(
        "--bara-ärendet", "Kalla bara till det här ärendets möte, när det är gemensamt med fler."
    )
    override: str = reason_question(
        "--trots-saknat-samtycke", "Kalla trots att samtycke saknas; skälet loggas"
    )
    despite_protection: str = despite_protection_question()


class ShowMeeting(Showing):
    """Which meeting to show."""

    meeting: str = argument("MÖTE", MEETING, required=True, **MEETING_BY_NAME)
    unmask: str = unmask_question()
    everything: bool = flag("--allt", "Visa alla uppgifter.")


class ListMeetings(Listing):
    """Which meetings to list."""

    reference: str | None = argument(
        "REF", "Ärendet; utelämnat visas alla öppna ärendens kommande möten", **BY_NAME
    )
    everything: bool = flag("--alla", "Ta med hållna och inställda möten.")
