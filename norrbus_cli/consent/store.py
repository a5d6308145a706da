"""Rows of consents and the actors they name."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from ..case import store as case_store
from ..case.actor import store as actor_store
from ..case.actor.model import Actor
from ..case.store import as_day
from ..register.database import Register, Value, ids
from .model import Consent


def of_cases(register: Register, case_ids: list[int]) -> dict[int, list[Consent]]:
    """The consents of cases, by case id, the oldest first."""
    wanted = ids(case_ids)
    rows = register.rows(
        "SELECT * FROM consents WHERE case_id IN (SELECT value FROM json_each(?)) ORDER BY id",
        [wanted],
    )
    givers = case_store.persons(register, [row["giver_id"] for row in rows])
    actors = _actors(register, [row["id"] for row in rows])
    found: dict[int, list[Consent]] = defaultdict(list)
    for row in rows:
        found[row["case_id"]].append(
            Consent(
                id=row["id"],
                case_id=row["case_id"],
                giver=givers[row["giver_id"]],
                given_on=date.fromisoformat(row["given_on"]),
                form=row["form"],
                purpose=row["purpose"],
                matters=row["matters"],
                exceptions=row["exceptions"],
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_until=date.fromisoformat(row["valid_until"]),
                withdrawn_on=as_day(row["withdrawn_on"]),
                withdrawn_by=row["withdrawn_by"],
                actors=tuple(actors[row["id"]]),
            )
        )
    return found


def of_case(register: Register, case_id: int) -> list[Consent]:
    """The consents of a case, the oldest first."""
    return of_cases(register, [case_id])[case_id]


def add(register: Register, values: dict[str, Value], actors: list[Actor]) -> int:
    """A new consent to some actors; returns the id."""
    consent_id = register.insert("consents", values)
    for actor in actors:
        register.insert("consent_actors", {"consent_id": consent_id, "actor_id": actor.id})
    return consent_id


def withdraw(register: Register, consent_id: int, withdrawn_on: date, by: str) -> None:
    """Mark a consent as withdrawn."""
    register.update(
        "consents", consent_id, {"withdrawn_on": withdrawn_on.isoformat(), "withdrawn_by": by}
    )


def _actors(register: Register, consent_ids: list[int]) -> dict[int, list[Actor]]:
    actors = actor_store.by_id(register)
    found: dict[int, list[Actor]] = defaultdict(list)
    sql = (
        "SELECT * FROM consent_actors WHERE consent_id IN (SELECT value FROM json_each(?)) ORDER"
        " BY id"
    )
    for row in register.rows(sql, [ids(consent_ids)]):
        found[row["consent_id"]].append(actors[row["actor_id"]])
    return found
