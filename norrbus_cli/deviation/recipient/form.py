"""What is asked about the table of recipients; a question has the name of its column."""

from __future__ import annotations

from ...authority.recipients import COPY, EVERYBODY, EXAMPLES, MEANS, REPORT, SCHOOL_FORMS
from ...case.actor.choices import KINDS as ACTOR_KINDS
from ...case.actor.choices import KINDS_MEAN
from ...terminal.question import Form, argument, question
from ...terminal.reading import choice


class NewRecipient(Form):
    """A row of the table of recipients."""

    kind: str = question(
        "--för",
        f"Slag av aktör som berörs eller rapporterar; {EVERYBODY}: vid varje avvikelse",
        choice(*ACTOR_KINDS, EVERYBODY, means=MEANS | KINDS_MEAN),
        required=True,
    )
    school_form: str = question(
        "--skolform",
        "Bara den här skolformen",
        choice(*SCHOOL_FORMS),
        missing="",
        when=lambda answers: answers.get("kind") in {"skola", EVERYBODY},
    )
    name: str = question(
        "--mottagare",
        "Vem som tar emot: en befattning, helst inte ett namn",
        required=True,
        example="förvaltningschef förskola/grundskola",
        source="Arjeplogs rutin 2012, Avvikelserapportering: vem som får rapport och kopia",
    )
    what: str = question(
        "--vad", "Vad mottagaren får", choice(REPORT, COPY, means=MEANS), default=COPY
    )
    source: str = question(
        "--källa", "Vem som har bestämt det, till exempel den lokala rutinen", missing=""
    )


class DropRecipient(Form):
    """A row to take out."""

    name: str = argument(
        "MOTTAGARE",
        "Mottagaren som tas bort",
        required=True,
        example="förvaltningschef förskola/grundskola",
    )
    kind: str = question(
        "--för",
        "Slag av aktör, om mottagaren står på flera rader",
        choice(*ACTOR_KINDS, EVERYBODY),
        missing="",
        ask=False,
    )


class UseExample(Form):
    """A ready table."""

    example: str = argument(
        "EXEMPEL", f"Färdig tabell: {', '.join(EXAMPLES)}", parse=choice(*EXAMPLES), required=True
    )
