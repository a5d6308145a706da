"""Rows of disagreements, who they are between and where they were referred."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ...case import store as case_store
from ...case.actor import store as actor_store
from ...case.actor.model import Actor
from ...register.cells import Value
from ...register.database import Register, grouped
from ...words.record import of_row
from .model import BOTH, PART, Disagreement, Referral, UnknownDisagreement, WhichDisagreement


def of_case(register: Register, case_id: int) -> list[Disagreement]:
    """The disagreements of a case in their order."""
    return _found(register, "case_id = ?", [case_id])


def every(register: Register) -> list[Disagreement]:
    """All disagreements, the oldest first."""
    return _found(register, "1", [])


def of_open_cases(register: Register) -> list[Disagreement]:
    """The disagreements of all open cases, the oldest first."""
    return _found(register, "disagreements.open = 1", [])


def _found(register: Register, condition: str, parameters: Sequence[Value]) -> list[Disagreement]:
    sql = (
        "SELECT disagreements.*, reference AS case_reference FROM disagreements JOIN cases ON"
        f" cases.id = case_id WHERE {condition} ORDER BY disagreements.id"
    )
    known = actor_store.by_id(register)
    actors = grouped(
        register.rows(
            "SELECT a.* FROM disagreement_actors a JOIN disagreements ON disagreements.id ="
            f" disagreement_id WHERE {condition}",
            parameters,
        ),
        "disagreement_id",
        lambda row: known[row["actor_id"]],
    )
    referrals = grouped(
        register.rows(
            "SELECT r.* FROM referrals r JOIN disagreements ON disagreements.id = disagreement_id"
            f" WHERE {condition} ORDER BY r.id",
            parameters,
        ),
        "disagreement_id",
        lambda row: Referral(row["level"], date.fromisoformat(row["referred_on"])),
    )
    return [
        of_row(
            Disagreement,
            row,
            subject=BOTH if row["cost_too"] else row["subject"],
            actors=tuple(actors[row["id"]]),
            referrals=tuple(referrals[row["id"]]),
        )
        for row in register.rows(sql, parameters)
    ]


def find(register: Register, typed: str) -> Disagreement:
    """The disagreement that ``typed`` names.

    ``NB-2026-0001-O1``, or a case that has one undecided, or only one.

    Raises UnknownReference, UnknownDisagreement, WhichDisagreement.
    """
    named = PART.split(typed)
    case = case_store.find(register, named.case)
    every = of_case(register, case.id)
    undecided = [each for each in every if not each.decided_on] or every
    found = (
        undecided
        if named.number is None
        else [each for each in every if each.number == named.number]
    )
    if not found:
        wanted = f"i {case.reference}"
        if named.number is not None:
            from ...register.annulled import require_part_standing

            wanted = PART.reference(case.reference, named.number)
            what = (f"Oenigheten {wanted}", "makulerad")
            require_part_standing(register, "disagreements", case.id, named.number, what)
        raise UnknownDisagreement(wanted, [each.reference for each in every])
    if len(found) > 1:
        raise WhichDisagreement([each.reference for each in found])
    return found[0]


def add(
    register: Register, case_id: int, values: Mapping[str, Value], actors: Sequence[Actor]
) -> int:
    """A new disagreement with the case's next number; returns the id."""
    last = register.rows(
        "SELECT coalesce(max(number), 0) AS last FROM disagreements WHERE case_id = ?", [case_id]
    )[0]["last"]
    number = register.next_within("disagreement", case_id, last)
    disagreement_id = register.insert(
        "disagreements", {"case_id": case_id, "number": number, **values}
    )
    for actor in actors:
        register.insert(
            "disagreement_actors", {"disagreement_id": disagreement_id, "actor_id": actor.id}
        )
    return disagreement_id


def refer(register: Register, disagreement_id: int, level: str, on: date) -> None:
    """Raise it to a level."""
    register.insert(
        "referrals",
        {"disagreement_id": disagreement_id, "level": level, "referred_on": on.isoformat()},
    )
