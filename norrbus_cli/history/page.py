"""How operations are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..terminal.columns import Column

if TYPE_CHECKING:
    from ..authority.review.model import Review
    from ..register.checking import Checked
    from .telling import Field, Told

COLUMNS: tuple[Column[Told], ...] = (
    Column("operation", "Nr", lambda each: each.operation.id),
    Column("nar", "När", lambda each: each.operation.moment),
    Column("dag", "För dag", lambda each: each.operation.done_for, on_screen=False),
    Column("vem", "Vem", lambda each: each.operation.who),
    Column("kommando", "Kommando", lambda each: each.operation.typed, on_screen=False),
    Column("vad", "Vad", lambda each: each.text),
    Column("skal", "Skäl", lambda each: each.operation.reason, on_screen=False),
    Column("angrad", "Ångrad", lambda each: each.operation.undone, on_screen=False),
    Column("tidpunkt", "Tidpunkt (UTC)", lambda each: each.operation.at, on_screen=False),
)


FIELDS: tuple[Column[Field], ...] = (
    Column("vad", "Vad", lambda each: each.thing),
    Column("uppgift", "Uppgift", lambda each: each.label),
    Column("fore", "Före", lambda each: each.old),
    Column("efter", "Efter", lambda each: each.new),
)
WHOLE: tuple[Column[Told], ...] = (
    *(Column(each.key, each.label, each.value) for each in COLUMNS if each.key != "vad"),
    Column("gjorde", "Gjorde", lambda each: each.sentences),
    Column("visade", "Visade", lambda each: each.people),
)


CHECKED: tuple[Column[Checked], ...] = (
    Column("operationer", "Operationer", lambda each: each.operations),
    Column("andringar", "Ändringar", lambda each: each.changes),
    Column("visningar", "Visningar", lambda each: each.looks),
    Column("rader", "Rader", lambda each: each.rows),
)


PRINT: tuple[Column[str], ...] = (Column("fingeravtryck", "Fingeravtryck", lambda each: each),)


REVIEWS: tuple[Column[Review], ...] = (
    Column("granskning", "Nr", lambda each: each.id),
    Column("draget", "Draget", lambda each: each.drawn_on),
    Column("av", "Av", lambda each: each.who, on_screen=False),
    Column("granskat", "Granskat", lambda each: each.reviewed_on),
    Column("granskat_av", "Av", lambda each: each.reviewed_by),
    Column("antal", "Antal", lambda each: each.count),
    Column("bland", "Bland", lambda each: each.among),
    Column("fran", "Från", lambda each: each.since),
    Column("till", "Till", lambda each: each.until),
    Column("fran_operation", "Från operation", lambda each: each.first_operation, on_screen=False),
    Column("till_operation", "Till operation", lambda each: each.last_operation, on_screen=False),
    Column("fro", "Frö", lambda each: each.seed, on_screen=False),
    Column("anmarkning", "Anmärkning", lambda each: each.note),
)
REVIEW: tuple[Column[Review], ...] = tuple(
    Column(each.key, each.label, each.value) for each in REVIEWS
)
