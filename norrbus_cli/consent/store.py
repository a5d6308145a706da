"""Rows of consents and the actors they name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.model import Case
from ..case.store import rows_of
from ..register.cells import Row, Value
from ..register.database import Register, grouped
from ..words.record import of_row
from .model import Consent, Coverage, Narrowing, coverage


def of_cases(register: Register, case_ids: list[int]) -> dict[int, list[Consent]]:
    """The consents of cases, by case id, the oldest first."""
    rows = rows_of(register, "consents", "case_id", case_ids)
    givers = case_store.persons(register, [row["giver_id"] for row in rows])
    named = _named(register, [row["id"] for row in rows])
    return grouped(
        rows,
        "case_id",
        lambda row: of_row(
            Consent,
            row,
            giver=givers[row["giver_id"]],
            actors=tuple(actor for actor, _ in named[row["id"]]),
            narrowed=tuple(narrowed for _, narrowed in named[row["id"]] if narrowed),
        ),
    )


def of_case(register: Register, case_id: int) -> list[Consent]:
    """The consents of a case, the oldest first."""
    return of_cases(register, [case_id])[case_id]


def covering(register: Register, case: Case, on: date) -> Coverage:
    """What the consents of a case amount to on a day."""
    return coverage(case, of_case(register, case.id), on)


def add(register: Register, values: Mapping[str, Value], actors: Iterable[Actor]) -> int:
    """A new consent to some actors; returns the id."""
    consent_id = register.insert("consents", values)
    for actor in actors:
        register.insert("consent_actors", {"consent_id": consent_id, "actor_id": actor.id})
    return consent_id


def withdraw(register: Register, consent_id: int, withdrawn_on: date, by: str) -> None:
    """Mark a consent as withdrawn."""
    values = {"withdrawn_on": withdrawn_on.isoformat(), "withdrawn_by": by}
    register.update("consents", consent_id, values)


def narrow(
    register: Register, consent_id: int, actor_ids: Iterable[int], withdrawn_on: date, by: str
) -> None:
    """Mark a consent as withdrawn for some of the actors that it names."""
    wanted = set(actor_ids)
    for row in rows_of(register, "consent_actors", "consent_id", [consent_id]):
        if row["actor_id"] in wanted and row["withdrawn_on"] is None:
            values = {"withdrawn_on": withdrawn_on.isoformat(), "withdrawn_by": by}
            register.update("consent_actors", row["id"], values)


def _named(
    register: Register, consent_ids: list[int]
) -> dict[int, list[tuple[Actor, Narrowing | None]]]:
    actors = actor_store.by_id(register)

    def made(row: Row) -> tuple[Actor, Narrowing | None]:
        actor = actors[row["actor_id"]]
        return actor, of_row(Narrowing, row, actor=actor) if row["withdrawn_on"] else None

    rows = rows_of(register, "consent_actors", "consent_id", consent_ids)
    return grouped(rows, "consent_id", made)
