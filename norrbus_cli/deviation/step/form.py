"""What is asked in each step of the routine; a question has the name of the column it becomes."""

from __future__ import annotations

from datetime import date

from ...case.actor.form import ACTOR
from ...case.form import despite_name_question
from ...meeting.choices import WAYS, WAYS_MEAN
from ...terminal.question import Form, argument, flag, question
from ...terminal.reading import Answers, choice, day_to_come, long_text, number
from ..form import deviation_argument, on_day, school_form_question
from ..levels import AGREED, LEVELS, LEVELS_MEAN, ROUTINE
from ..model import ANALYSED, DECISION, JOINT, MANAGER, REPORTER, SENT, SIGNATURES, SIGNERS

BOTH = f"{ROUTINE}: rapportören och närmaste chefen undertecknar"
EACH = f"{AGREED}: i varje berörd verksamhet, och tillsammans lokalt och i länsdelen"
IF_NEEDED = f"{ROUTINE}: ett gemensamt beslut till förbättring vid behov"
CARRIED = f"{ROUTINE}: ansvarig chef följer upp åtgärderna"
SIGNERS_MEAN = {MANAGER: "rapportörens närmaste chef", REPORTER: "den som rapporterar"}
BEFORE_DECISION = (SIGNATURES, SENT, ANALYSED, JOINT)


def _something_decided(answers: Answers) -> bool:
    return bool(answers.get("what"))


class Sign(Form):
    """A signature."""

    deviation: str = deviation_argument()
    signer: str = question(
        "--som",
        "Vem som skriver under: rapportören eller närmaste chefen",
        choice(*SIGNERS, means=SIGNERS_MEAN),
        required=True,
        source=BOTH,
    )
    name: str = question(
        "--namn",
        "Närmaste chefens namn, om det inte står i rapporten",
        missing="",
        example="Per Lindmark",
        source=BOTH,
    )
    on: date = on_day("Dag för underskriften")


class Send(Form):
    """Copies to the actors it concerns, or the report upwards."""

    deviation: str = deviation_argument(SIGNATURES)
    upwards: bool = flag(
        "--samverkansstruktur",
        "Rapporten till Samverkansstruktur målgrupp barn och unga är skickad.",
    )
    to: tuple[str, ...] = question(
        "--till", "Någon mer som får en kopia", many=True, ask=False, metavar="VEM"
    )
    school_form: str = school_form_question()
    how: str = question(
        "--sätt",
        "Hur den skickas",
        choice(*WAYS, means=WAYS_MEAN),
        required=True,
        source=f"{ROUTINE}: kopia till den verksamhet som berörs",
    )
    on: date = on_day("Dag då den skickades")


class Analyse(Form):
    """An actor's own analysis, or the joint one."""

    deviation: str = deviation_argument(SIGNATURES, SENT)
    actor: str = question(
        "--aktör", "Aktör vars egen analys det är", missing="", source=EACH, **ACTOR
    )
    level: str = question(
        "--nivå",
        "Nivå där den gemensamma analysen gjordes, när det inte är en aktörs egen",
        choice(*LEVELS, means=LEVELS_MEAN),
        missing="",
        required=True,
        when=lambda answers: not answers.get("actor"),
        source=EACH,
    )
    meeting: str = question(
        "--möte",
        "Mötet där den gemensamma analysen gjordes, till exempel F-2026-0001; dagen blir mötets",
        missing="",
        when=lambda answers: not answers.get("actor"),
        metavar="MÖTE",
    )
    analysis: str = question(
        "--analys",
        "Analysen",
        long_text,
        required=True,
        example="Återbudet nådde aldrig samordnaren.",
        source=EACH,
    )
    on: date = on_day("Dag för analysen")
    despite_name: str = despite_name_question()


class Decide(Form):
    """A decided measure, or that none is needed."""

    deviation: str = deviation_argument(*BEFORE_DECISION)
    what: str = question(
        "--beslut",
        "Beslutad åtgärd (hoppa över, om inget behövs); fler läggs till med kommandot igen",
        long_text,
        missing="",
        example="Kallelser bekräftas på telefon.",
        source=IF_NEEDED,
    )
    no_decision: str = question(
        "--inget-beslut",
        "Varför inget beslut behövs",
        long_text,
        missing="",
        when=lambda answers: not answers.get("what"),
        example="det rörde ett missförstånd",
        source=IF_NEEDED,
    )
    responsible: str = question(
        "--ansvarig",
        "Aktör som ansvarar för åtgärden",
        missing="",
        when=_something_decided,
        source=CARRIED,
        **ACTOR,
    )
    due_on: date | None = question(
        "--senast",
        "När åtgärden ska vara genomförd",
        day_to_come,
        metavar="DAG",
        when=_something_decided,
    )
    decided_on: date = on_day("Dag för beslutet")
    despite_name: str = despite_name_question()


class CarryOut(Form):
    """A decided measure that has been carried out."""

    deviation: str = deviation_argument(*BEFORE_DECISION, DECISION)
    which: int | None = argument(
        "NR", "Åtgärdens nummer, om flera återstår", parse=number(1, 999, "åtgärder")
    )
    result: str = question(
        "--resultat",
        "Hur åtgärden genomfördes och vad den gav",
        long_text,
        required=True,
        example="Skolan ringer dagen före. Alla har kommit sedan dess.",
        source=CARRIED,
    )
    done_on: date = on_day("Dag då den var genomförd")
    despite_name: str = despite_name_question()


class GiveFeedback(Form):
    """Feedback to the reporter."""

    deviation: str = deviation_argument(*BEFORE_DECISION, DECISION)
    feedback: str = question(
        "--text",
        "Återkopplingen till rapportören",
        long_text,
        required=True,
        example="Det löstes vid mötet den 21 april.",
        source=f"{ROUTINE}: återkoppling till rapporterande verksamhet ska ske",
    )
    feedback_on: date = on_day("Dag för återkopplingen")
    despite_name: str = despite_name_question()


class Close(Form):
    """A closing."""

    deviation: str = deviation_argument()
    closing_note: str = question(
        "--anteckning",
        "Anteckning om avslutet",
        long_text,
        missing="",
        example="Talat med mamma 21 april.",
    )
    mistaken: str = question(
        "--makulera",
        "Avsluta utan stegen, för att den rapporterades av misstag; säg varför",
        missing="",
        ask=False,
        metavar="SKÄL",
    )
    closed_on: date = on_day("Dag då avvikelsen avslutas")
    despite_name: str = despite_name_question()
