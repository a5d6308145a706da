"""How an extract is shown on screen, where somebody judges what it may say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...terminal.columns import Column, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...terminal.columns import Part
    from .model import Done, Entry, Extract, InCase, Line, Look, Paper, Text


WHOLE: tuple[Column[Extract], ...] = (
    Column("galler", "Gäller", lambda each: each.person.name),
    Column("till", "Till", lambda each: each.reader.name),
    Column("mottagare", "Har fått uppgifter", lambda each: each.recipients),
    Column("om_andra", "Uppgifter om andra, inte med", lambda each: each.others),
)
PARTICULARS: tuple[Column[Line], ...] = (
    Column("uppgift", "Uppgift", lambda each: each.label),
    Column("varde", "Värde", lambda each: each.value),
)
CASES: tuple[Column[InCase], ...] = (
    Column("arende", "Ärende", lambda each: each.reference),
    Column("som", "Som", lambda each: each.role),
    Column("oppnat", "Öppnat", lambda each: each.opened_on),
    Column("avslutat", "Avslutat", lambda each: each.closed_on),
)
VALUES: tuple[Column[tuple[str, str, str, str]], ...] = (
    Column("arende", "Ärende", lambda each: each[0]),
    Column("vad", "Vad", lambda each: each[1]),
    Column("uppgift", "Uppgift", lambda each: each[2]),
    Column("varde", "Värde", lambda each: each[3]),
)
PAPERS: tuple[Column[Paper], ...] = (
    Column("dag", "Dag", lambda each: each.day),
    Column("slag", "Slag", lambda each: each.kind),
    Column("till", "Till", lambda each: each.recipient),
    Column("satt", "Sätt", lambda each: each.how),
)
LOOKS: tuple[Column[Look], ...] = (
    Column("dag", "Dag", lambda each: each.day),
    Column("vem", "Vem", lambda each: each.who),
    Column("vad", "Såg", lambda each: each.what),
    Column("antal", "Gånger", lambda each: each.times),
)
DONE: tuple[Column[Done], ...] = (
    Column("nar", "När", lambda each: each.moment),
    Column("vem", "Vem", lambda each: each.who),
    Column("vad", "Vad", lambda each: each.what),
)
TEXTS: tuple[Column[Text], ...] = (
    Column("kod", "Kod", lambda each: each.code),
    Column("med", "Med", lambda each: each.given),
    Column("varfor", "Varför inte", lambda each: each.why),
    Column("text", "Text", lambda each: each.text),
)


def sections(found: Extract) -> list[Part]:
    """The parts of an extract; last the texts, which somebody has to read and judge."""
    return [
        Section("personuppgifter", "Personuppgifter", PARTICULARS, found.particulars),
        Section("arenden", "Ärenden", CASES, found.cases),
        Section("uppgifter", "Uppgifter", VALUES, list(values(found.entries))),
        Section("papper", "Papper", PAPERS, found.papers),
        Section("visningar", "Vem som har tittat", LOOKS, found.looks),
        Section("andringar", "Ändringar", DONE, found.done),
        Section("texter", "Texter att läsa och pröva", TEXTS, found.texts),
    ]


def values(entries: Iterable[Entry]) -> Iterator[tuple[str, str, str, str]]:
    """Each value with the case and the thing that it is of; of a thing without values itself."""
    for entry in entries:
        for line in entry.lines:
            yield entry.case, entry.thing, line.label, line.value
