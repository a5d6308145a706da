"""A deviation on one screen: what has been reported, how far it has come, what remains."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..terminal.fitting import MARK, WHOLE
from ..terminal.sheet import GOOD, LATE, QUIET, SOON, STRONG, Entry, Line, filled, lines
from ..words.dates import short

if TYPE_CHECKING:
    from datetime import date

    from .model import Concerned, Deviation, Improvement


def groups(found: Deviation, called: str, today: date) -> list[list[Entry]]:
    """The sheet of a deviation in the case that is ``called`` so, what matters most first."""
    left = [] if found.closed_on else found.missing
    remains = [Line(each.what, SOON if not number else "") for number, each in enumerate(left)]
    following = [Line(left[0].command, whole=True)] if left else []
    about = f" i {called}" if called else ""
    whole = [
        [
            Entry("", [Line(f"{found.reference}{about}: {found.state}", STRONG)]),
            Entry("Återstår", remains, 1, WHOLE),
            Entry("Nästa steg", following),
        ],
        [
            Entry("Berör", [_concerned(each) for each in found.concerned]),
            Entry("Åtgärder", [_improvement(each, today) for each in found.improvements], 2, WHOLE),
            Entry("Gjort", [*_done(found)], 2, WHOLE),
        ],
        [
            Entry("Händelse", [Line(f"{short(found.happened_on)}, {found.ground}")]),
            Entry(
                "Rapporterad", [Line(f"{short(found.reported_on)} av {found.reporter}")], 0, WHOLE
            ),
            Entry("Arbetsplats", lines(found.workplace.name), 0, WHOLE),
            Entry("Gäller", lines(found.concerns), 0, WHOLE),
        ],
        [
            Entry("Beskrivning", lines(found.description), 1, WHOLE),
            Entry("Konsekvenser", lines(found.consequences), 0, WHOLE),
            Entry("Förslag", lines(found.proposal), 0, WHOLE),
            Entry("Analys", lines(found.joint_analysis), 0, WHOLE),
            Entry("Länsdelen", lines(found.part_analysis), 0, WHOLE),
            Entry("Återkoppling", lines(found.feedback), 0, WHOLE),
            Entry("Anteckning", lines(found.closing_note or found.mistaken), 0, WHOLE),
        ],
    ]
    return filled(whole)


def _concerned(each: Concerned) -> Line:
    """An actor, when it got its copy, and its analysis."""
    sent = f"kopia {short(each.sent_on)}" if each.sent_on else "ingen kopia än"
    if not each.analysed_on:
        return Line(f"{each.actor.short}: {sent}, inte analyserad än")
    head = f"{each.actor.short}: {sent}, analyserad {short(each.analysed_on)}"
    return Line(f"{head}: {each.analysis}", GOOD, head)


def _improvement(each: Improvement, today: date) -> Line:
    """What was decided, by whom and by when; what is late is never cut."""
    who = f" ({each.actor.short})" if each.actor else ""
    name = f"{each.number} {each.what}"
    if each.done_on:
        end = f"{who}: gjort {short(each.done_on)}"
        return Line(f"{name}{end}: {each.result}", GOOD, name, end)
    late = each.due_on is not None and each.due_on < today
    mark, by = MARK if late else "", f"senast {short(each.due_on)}" if each.due_on else "ingen dag"
    return Line(f"{mark}{name}{who}: {by}", LATE if late else "", f"{mark}{name}", f"{who}: {by}")


def _done(found: Deviation) -> Iterator[Line]:
    """The days of the steps that are taken."""
    steps = (
        (found.reporter_signed_on, f"{found.reporter} skrev under som rapportör"),
        (found.manager_signed_on, f"{found.manager} skrev under som närmaste chef"),
        (found.joint_on, f"gemensam analys av {found.level}"),
        (found.part_on, "analys i länsdelen"),
        (found.decided_on, f"beslut{f': {found.no_decision}' if found.no_decision else ''}"),
        (found.feedback_on, "återkoppling till rapportören"),
        (found.upward_on, "rapport till Samverkansstruktur"),
        (found.closed_on, "avslutad"),
    )
    taken = [(day, words) for day, words in steps if day]
    for day, words in sorted(taken, key=lambda each: each[0]):
        yield Line(f"{short(day)}  {words}", QUIET)
