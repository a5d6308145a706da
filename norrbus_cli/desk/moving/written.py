"""A package as text, and back: what is read must be whole and of the right kinds."""

from __future__ import annotations

import json
from datetime import date
from typing import TypeVar

from ...case.actor.choices import KINDS as ACTOR_KINDS
from ...meeting.choices import KINDS as MEETING_KINDS
from ...words.errors import WrongUsage
from ...words.identity import parse_personal_number
from ...words.record import Record, as_dict
from ...words.text import long_text
from . import model
from .model import Package
from .refusals import BadContent, NewerContent

Kind = TypeVar("Kind", bound=Record)
FORMAT, VERSION = "norrbus-flytt", 1
_TUPLE, _END = "tuple[", ", ...]"


def text(package: Package) -> str:
    """A package as JSON."""
    said = {"format": FORMAT, "version": VERSION, "content": _told(package)}
    return json.dumps(said, ensure_ascii=False)


def _told(value: object) -> object:
    if isinstance(value, Record):
        return {name: _told(each) for name, each in as_dict(value).items()}
    if isinstance(value, tuple):
        return [_told(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def package(said: str) -> Package:
    """The package that a text holds. Raises NewerContent, BadContent."""
    try:
        told = _object(json.loads(said))
        if told["format"] == FORMAT and _int(told["version"]) > VERSION:
            raise NewerContent
        if told["format"] != FORMAT:
            raise BadContent
        found = _record(Package, told["content"])
        _require_whole(found)
    except (ValueError, KeyError, RecursionError, WrongUsage):
        raise BadContent from None
    return found


def _record(kind: type[Kind], value: object) -> Kind:
    told = _object(value)
    return kind(**{name: _value(what, told[name]) for name, what in kind.__fields__.items()})


def _value(what: str, value: object) -> object:
    if what.startswith(_TUPLE):
        if not isinstance(value, list):
            raise ValueError(what)
        inner = what.removeprefix(_TUPLE).removesuffix(_END)
        return tuple(_value(inner, each) for each in value)
    if what == "date | None" and value is None:
        return None
    if what.startswith("date"):
        return date.fromisoformat(_str(value))
    simple = {"str": _str, "int": _int, "bool": _bool}
    return simple[what](value) if what in simple else _record(vars(model)[what], value)


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise ValueError("no object")  # noqa: TRY004 - one kind for all that is wrong in it
    return value


def _str(value: object) -> str:
    """A text as if it had been typed: no signs that cannot be seen."""
    if not isinstance(value, str):
        raise ValueError("no text")  # noqa: TRY004
    return long_text(value)


def _int(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise ValueError("no number")  # noqa: TRY004
    return value


def _bool(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError("no truth")  # noqa: TRY004
    return value


def _require_whole(found: Package) -> None:
    """Raises ValueError where something names what is not in the file, or a word that no question
    has; the register itself refuses the rest.
    """
    persons = {each.key for each in found.persons}
    actors = {each.key for each in found.actors}
    plans = found.plans
    measures = {each.number for plan in plans for each in plan.measures}
    approvals = [each for plan in plans for each in plan.approvals]
    named = {each.giver for each in found.consents} | {each.person for each in found.guardians}
    named |= {each.person for each in found.objections}
    named |= {each.person for plan in plans for each in plan.opinions}
    named |= {each.person for each in approvals if each.person}
    of_actors = {key for each in found.consents for key in each.actors}
    of_actors |= {each.actor for plan in plans for each in plan.measures}
    of_actors |= {each.actor for each in approvals if each.actor}
    results = {each.measure for followup in found.followups for each in followup.results}
    kinds = {each.kind for each in found.meetings}
    whole = persons and named <= persons and of_actors <= actors and results <= measures
    words = kinds <= set(MEETING_KINDS) and found.need.need_seen_by in ACTOR_KINDS
    words = words and {each.kind for each in found.actors} <= ACTOR_KINDS.keys()
    _require_numbers(found)
    if not (whole and words and len(plans) <= 1 and bool(plans) >= bool(found.followups)):
        raise ValueError("not whole")


def _require_numbers(found: Package) -> None:
    """Raises NotAPersonalNumber, ValueError for a number that says another day or kind."""
    for each in found.persons:
        if each.number:
            number = parse_personal_number(each.number, found.made_on)
            if (number.number, number.kind, number.born) != (
                *(each.number, each.number_kind, each.born),
            ):
                raise ValueError("another number")
