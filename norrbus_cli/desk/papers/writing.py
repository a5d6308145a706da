"""Writing papers as they are asked for by a command."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from ...paper.model import Asked, Letter
    from ...paper.writer import How
    from ...terminal.context import Context
    from .form import WriteDocument


def write(context: Context, wanted: WriteDocument) -> None:
    """Write what is asked for, and say which files came of it and what to look at.

    Raises what the kind of paper and ``paper.writer.write`` raise.
    """
    from ...paper import writer
    from . import catalogue, together
    from .kinds import EVERY, NAMELESS

    asked, how = _asked(context, wanted), _how(context, wanted)
    made: list[Letter] = []
    left: list[str] = []
    there: list[Path] = []

    def letters() -> list[Letter]:
        if wanted.kind == EVERY:
            found, why = together.letters(
                context.register, wanted.reference, asked, wanted.of_meetings
            )
            left.extend(why)
        else:
            found = catalogue.letters(context.register, wanted.kind, wanted.reference, asked)
        for each in found:
            if before := writer.there_already(context.register, each, how):
                there.extend(before)
            else:
                made.append(each)
        if there and not made:
            raise _NothingNew
        return made

    paths: list[Path] = []
    with context.output.working("Skriver papperen"), suppress(_NothingNew):
        paths = writer.write(context.register, letters, how, context.today)
    _show(context, paths, there)
    _tell_of_siblings(context, made, there)
    for sentence in (*left, *catalogue.told(made, asked)):
        context.output.notice(sentence)
    _warn(context, made, anonymised=wanted.anonymised or wanted.kind in NAMELESS)


class _NothingNew(Exception):
    """All that was asked for is there: nothing is to be done, nor to be logged."""


def _show(context: Context, written: list[Path], there: list[Path]) -> None:
    for path in (*written, *there):
        context.output.line(str(path))
    if context.output.on_screen:
        from ...paper.opened import tell_pages

        tell_pages(context.output, written)


def _tell_of_siblings(context: Context, made: list[Letter], there: list[Path]) -> None:
    """That papers of a joint meeting are written for all at once, and which were there already."""
    from ...words.swedish import listed

    cases = list(dict.fromkeys(letter.reference for letter in made if letter.together))
    if len(cases) > 1:
        context.output.notice(
            f"Mötet är gemensamt: papperen för {listed(cases)} skrivs på en gång, var sitt."
        )
    if there:
        context.output.notice(
            f"{len(there)} av filerna fanns redan och lämnades orörda: de skrevs med syskonets,"
            " eftersom mötet är gemensamt. Ska de skrivas om: --skriv-över"
        )


def _warn(context: Context, made: list[Letter], *, anonymised: bool) -> None:
    """What to look at before the papers are handed out."""
    from ...paper import writer
    from ...words.swedish import listed

    if anonymised:
        context.output.notice(
            "Läs igenom papperet innan det lämnas: bara det som norrbus känner till tas bort."
        )
    for sentence in dict.fromkeys(each for letter in made for each in letter.left_out):
        context.output.warning(sentence)
    for lacking in dict.fromkeys(letter.lacks for letter in made if letter.lacks):
        context.output.warning(f"Papperet är ett utkast: {listed(lacking)}.")
    if texts := writer.telling(made):
        context.output.warning(
            f"Skyddade uppgifter står kvar i {listed(texts)}. Läs papperet innan det lämnas."
        )
    if texts := writer.carrying(made):
        context.output.warning(
            f"Uppgifter om en vårdnadshavare står kvar i {listed(texts)}. En annan läser papperet."
        )


def _how(context: Context, wanted: WriteDocument) -> How:
    from ...paper.template.own import OwnTemplates
    from ...paper.writer import How
    from ...register.folders import expand
    from ...register.house import load_house

    return How(
        folder=expand(wanted.folder) if wanted.folder else context.settings.dokument,
        by_case=not wanted.folder,
        formats=wanted.formats,
        overwrite=wanted.overwrite,
        sent_how=wanted.sent_how,
        unmasked_because=wanted.unmask,
        overridden_because=wanted.override,
        despite_protection=wanted.despite_protection,
        house=load_house(context.options),
        own=OwnTemplates(context.settings.mallar, context.today, context.output.warning),
    )


def _asked(context: Context, wanted: WriteDocument) -> Asked:
    from ...paper.model import Asked

    to = wanted.recipient
    if to:
        from .choosing import meant_recipient

        to = meant_recipient(context.register, wanted.reference, to)
    return Asked(
        context.today,
        bool(wanted.unmask),
        wanted.override,
        to,
        wanted.version,
        wanted.anonymised,
        wanted.actors,
        wanted.blank,
        wanted.language,
        wanted.sent_how,
    )
