"""What is asked about a document to be written."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from ...case.actor.form import ACTOR
from ...case.form import (
    BY_NAME,
    despite_protection_question,
    meant_part,
    reason_question,
    unmask_question,
)
from ...meeting.choices import WAYS, WAYS_MEAN
from ...paper.model import ALL, BOTH, HTML, MARKDOWN, PDF
from ...terminal.question import Form, Listing, argument, flag, question
from ...terminal.reading import Answers, Typed, choice, day, number
from .asked import purposes, recipients, subjects, told_subjects
from .kinds import EVERY, KINDS, WHAT_FOR

if TYPE_CHECKING:
    from ...terminal.context import Context


def _is_about_something(answers: Answers) -> bool:
    kind = answers.get("kind")
    return not answers.get("blank") and (kind not in KINDS or KINDS[str(kind)].about)


# What is no case and no meeting in one, so that no child is looked for.
_OTHER = frozenset(
    {
        *("registerutdrag", "årsrapport", "årsöversikt", "avvikelsesammanställning"),
        "aktörens uppgifter",
    }
)


def meant_subject(context: Context, typed: str, answers: Typed) -> str:
    """The case or the meeting that a name or a case's number means, where the paper is about one.
    Raises as ``case.naming.finding.meant``.
    """
    from ...case import store
    from ...terminal.reading import NotAChoice, chosen
    from ...words.errors import NotFound

    kind = ""
    with suppress(NotAChoice):
        kind = chosen(answers.get("kind", ""), (*KINDS, EVERY))
    if kind in _OTHER:
        return typed
    meant = meant_part(context, typed, "M")
    if kind in KINDS and not KINDS[kind].anonymised:  # these may be about a deviation
        with suppress(NotFound):
            return store.reference_of(context.register, meant)
    return meant


def told_subject(context: Context, typed: str, _: Typed) -> str:
    """What the paper is about, with the child beside a case or a meeting that is named."""
    from ...case.naming.showing import with_name

    return with_name(context, typed)


class WriteDocument(Form):
    """A document to write."""

    kind: str = argument(
        "SLAG",
        f"Slag av dokument: {', '.join(KINDS)}; eller alla som kan skrivas nu",
        parse=choice(*KINDS, EVERY),
        required=True,
        beside=purposes,
        note=WHAT_FOR,
    )
    blank: bool = flag("--tom", "Som tom blankett att fylla i för hand, utan ärende.")
    reference: str = argument(
        "REF",
        "Det som dokumentet gäller: ärendet, mötet (NB-2026-0007-M1 eller F-2026-0001), avvikelsen"
        " (A-2026-0001), året, aktören, eller för ett registerutdrag personen",
        required=True,
        missing="",
        when=_is_about_something,
        known=subjects,
        beside=told_subjects,
        means=meant_subject,
        example="7",
        told=told_subject,
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
        "--till",
        "Bara till den här mottagaren, annars till alla",
        missing="",
        metavar="VEM",
        known=recipients,
        if_known=True,
        example="skola",
    )
    sent_how: str = question(
        "--sätt", "Hur dokumentet skickas", choice(*WAYS, means=WAYS_MEAN), missing="", ask=False
    )
    actors: tuple[str, ...] = question(
        "--aktör", "Aktör att välja på en samtyckesblankett", many=True, ask=False, **ACTOR
    )
    language: str = question(
        "--språk",
        "Språk, om inte det som är antecknat för den som får papperet: svenska eller ett som finns"
        " för slaget",
        missing="",
        ask=False,
        metavar="SPRÅK",
    )
    overwrite: bool = flag("--skriv-över", "Ersätt filer som redan finns.")
    override: str = reason_question(
        "--trots-saknat-samtycke",
        "Skriv papper till aktörer trots att samtycke saknas; skälet loggas",
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


def paper_argument() -> int:
    """A paper by its number."""
    return argument(
        "NUMMER",
        "Papperets nummer i norrbus dokument lista",
        number(1, 10**9, "papper"),
        required=True,
        known=_unsent,
        beside=_called,
        told=told_paper,
    )


def _unsent(context: Context, _: Typed) -> list[str]:
    """Papers that nothing newer has replaced and nobody has noted anything of, the newest first."""
    from . import store

    return [
        str(each.number)
        for each in reversed(store.about(context.register, ""))
        if each.replaced_by is None and not each.steps
    ]


def _called(context: Context, answers: Typed) -> dict[str, str]:
    """What each is, about whose case, without to whom; that they were shown is logged."""
    from ...case.naming.showing import listed
    from . import store

    wanted = _unsent(context, answers)
    found = {str(each.number): each.first for each in store.about(context.register, "")}
    shown = listed(context, [found[number].reference for number in wanted])
    return {
        number: f"{found[number].kind} {shown(found[number].reference)} {found[number].written_on}"
        for number in wanted
    }


def told_paper(context: Context, typed: str, _: Typed) -> str:
    """``12 kallelse NB-2026-0007-M1 Elsa L., 2014``. Raises UnknownPaper."""
    from ...case.naming.showing import with_name
    from . import store

    first = store.find(context.register, int(typed)).first
    return f"{typed} {first.kind} {with_name(context, first.reference)}"


class SentPaper(Form):
    """That a paper has been sent."""

    paper: int = paper_argument()
    how: str = question(
        "--sätt", "Hur det skickades", choice(*WAYS, means=WAYS_MEAN), required=True
    )
    who: str = question(
        "--till", "Till vem, om inte papperets mottagare", missing="", metavar="VEM", example="BUP"
    )
    on: date = question("--dag", "Dag då det skickades", day, default="idag", metavar="DAG")
    note: str = question(
        "--anteckning", "Något mer", missing="", example="Talat med mamma 21 april."
    )
    override: str = reason_question(
        "--trots-saknat-samtycke",
        "Anteckna fast den som fick papperet saknar samtycke den dagen; skälet loggas",
    )


class SignedPaper(Form):
    """That a paper has been signed."""

    paper: int = paper_argument()
    who: str = question(
        "--av", "Vem som har skrivit under", required=True, metavar="VEM", example="Anna Lantto"
    )
    how: str = question(
        "--sätt", "Hur det kom tillbaka", choice(*WAYS, means=WAYS_MEAN), missing=""
    )
    on: date = question("--dag", "Dag för underskriften", day, default="idag", metavar="DAG")
    note: str = question(
        "--anteckning", "Något mer", missing="", example="Talat med mamma 21 april."
    )


class ListDocuments(Listing):
    """Which documents to list."""

    reference: str | None = argument(
        "REF", "Ärendet, eller det som dokumenten gäller; utelämnat visas alla", **BY_NAME
    )
