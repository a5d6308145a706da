"""What is asked before something is annulled."""

from __future__ import annotations

from ...case.actor.form import ACTOR
from ...case.form import case_argument, reason_question, who_question
from ...deviation.disagreement.form import disagreement_argument
from ...deviation.form import deviation_argument
from ...forum.asked import forum_argument
from ...meeting.asked import MEETING, MEETING_BY_NAME
from ...plan.asked import measure_argument
from ...terminal.question import Answering, argument, flag, question
from ...terminal.reading import number

PLACE = number(1, 999, "sådana")


class Annulment(Answering):
    """Why something is annulled; what is, is asked first."""

    reason: str = question(
        "--skäl",
        "Varför det aldrig skulle ha funnits; står i loggen",
        required=True,
        example="fel ärende",
    )
    despite_sent: str = reason_question(
        "--trots-utskick", "Makulera trots att papper har lämnat huset; skälet loggas"
    )
    agreed: bool = flag("--ja", "Makulera utan att fråga.")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        why = Annulment.__questions__
        own = {name: each for name, each in cls.__questions__.items() if name not in why}
        cls.__questions__ = {**own, **why}


def _which(of_what: str) -> int | None:
    return question(
        "--nr",
        f"Vilken {of_what} i den ordning de visas, om det finns flera",
        PLACE,
        ask=False,
        metavar="NR",
    )


class AnnulCase(Annulment):
    """A case."""

    reference: str = case_argument()


class AnnulGuardian(Annulment):
    """A guardian in a case."""

    reference: str = case_argument()
    who: str = who_question("Vårdnadshavarens namn", "Anna Lantto")


class AnnulConsent(Annulment):
    """A consent."""

    reference: str = case_argument()
    who: str = who_question("Vem som sägs ha samtyckt: barnet eller en vårdnadshavares namn")
    which: int | None = _which("av personens samtycken, räknat")


class AnnulAttachment(Annulment):
    """A scanned page."""

    attachment: int = argument(
        "NUMMER",
        "Bilagans nummer i norrbus dokument lista",
        number(1, 10**9, "bilagor"),
        required=True,
    )


class AnnulMeeting(Annulment):
    """A meeting."""

    meeting: str = argument("MÖTE", MEETING, required=True, **MEETING_BY_NAME)


class AnnulSummons(Annulment):
    """A summons or an invitation."""

    meeting: str = argument("MÖTE", MEETING, required=True, **MEETING_BY_NAME)
    who: str = question(
        "--vem",
        "Vem som är kallad: aktörens kortnamn, barnet eller vårdnadshavarens namn",
        required=True,
        example="barnet",
    )


class AnnulPlan(Annulment):
    """The current version of a plan."""

    reference: str = case_argument()


class AnnulMeasure(Annulment):
    """A measure of the current version."""

    reference: str = case_argument()
    number: int = measure_argument()


class AnnulSignature(Annulment):
    """A signature under the current version."""

    reference: str = case_argument()
    actor: str = question("--aktör", "Aktör som har skrivit under", missing="", **ACTOR)
    who: str = question(
        "--vem",
        "Person som har skrivit under: barnet eller en vårdnadshavares namn",
        missing="",
        when=lambda answers: not answers.get("actor"),
        example="barnet",
    )


class AnnulFollowUp(Annulment):
    """A follow-up."""

    reference: str = case_argument()
    which: int | None = _which("uppföljning, räknat")


class AnnulPlacement(Annulment):
    """A placement."""

    reference: str = case_argument()
    which: int | None = _which("placering, räknat")


class AnnulDeviation(Annulment):
    """A deviation."""

    deviation: str = deviation_argument()


class AnnulDisagreement(Annulment):
    """A disagreement."""

    disagreement: str = disagreement_argument()


class AnnulForum(Annulment):
    """A meeting above the single case."""

    forum: str = forum_argument()


class AnnulActor(Annulment):
    """An actor that nothing names."""

    actor: str = argument("KORT", "Aktörens kortnamn", required=True, example="skola")
