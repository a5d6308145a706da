"""What is asked about a document to be written."""

from __future__ import annotations

from ...case.actor.form import ACTOR
from ...case.form import despite_protection_question, reason_question, unmask_question
from ...meeting.choices import WAYS
from ...paper.model import ALL, BOTH, HTML, MARKDOWN, PDF
from ...terminal.question import Form, Listing, argument, flag, question
from ...terminal.reading import Answers, choice, number
from .kinds import EVERY, KINDS


def _is_about_something(answers: Answers) -> bool:
    kind = answers.get("kind")
    return not answers.get("blank") and (kind not in KINDS or KINDS[str(kind)].about)


class WriteDocument(Form):
    """A document to write."""

    kind: str = argument(
        "SLAG",
        f"Slag av dokument: {', '.join(KINDS)}; eller alla som kan skrivas nu",
        parse=choice(*KINDS, EVERY),
        required=True,
    )
    blank: bool = flag("--tom", "Som tom blankett att fylla i för hand, utan ärende.")
    reference: str = argument(
        "REF",
        "Det som dokumentet gäller: ärendet, mötet (NB-2026-0007-M1 eller F-2026-0001), avvikelsen"
        " (A-2026-0001), året, eller för ett registerutdrag personen",
        required=True,
        missing="",
        when=_is_about_something,
    )
    folder: str = question(
        "--mapp", "Mapp att skriva i, om inte dokumentmappen", missing="", ask=False, metavar="MAPP"
    )
    formats: str = question(
        "--format",
        "Format; båda är Markdown och HTML, alla även PDF",
        choice(MARKDOWN, HTML, PDF, BOTH, ALL),
        default=BOTH,
        ask=False,
    )
    of_meetings: bool = flag("--möte", "Med alla: bara mötets eller mötenas papper.")
    recipient: str = question(
        "--till", "Bara till den här mottagaren", missing="", ask=False, metavar="VEM"
    )
    sent_how: str = question(
        "--sätt", "Hur dokumentet skickas", choice(*WAYS), missing="", ask=False
    )
    actors: tuple[str, ...] = question(
        "--aktör", "Aktör att välja på en samtyckesblankett", many=True, ask=False, **ACTOR
    )
    overwrite: bool = flag("--skriv-över", "Ersätt filer som redan finns.")
    override: str = reason_question(
        "--trots-saknat-samtycke", "Skriv kallelser trots att samtycke saknas; skälet loggas"
    )
    version: int | None = question(
        "--version-nr",
        "Vilken version av planen, eller vilken uppföljning i ordningen, om inte den senaste",
        number(1, 999, "versioner"),
        ask=False,
        metavar="NUMMER",
    )
    anonymised: bool = flag(
        "--avidentifierad",
        "Utan det som visar vem det gäller. Läs igenom texten innan den lämnas ut.",
    )
    despite_protection: str = despite_protection_question()
    unmask: str = unmask_question()


class ListDocuments(Listing):
    """Which documents to list."""

    reference: str | None = argument(
        "REF", "Ärendet, eller det som dokumenten gäller; utelämnat visas alla"
    )
