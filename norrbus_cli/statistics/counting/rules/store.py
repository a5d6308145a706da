"""What breaks the rules in a year: one question a rule."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from ....register.database import Register
from .catalogue import BY_NUMBER, RULES
from .model import Days, Found, Rule, found
from .refusals import UnknownRule


def chosen(numbers: Sequence[str], severities: Sequence[str]) -> list[Rule]:
    """The rules with one of some numbers and one of some severities; all where none is said.

    Raises UnknownRule.
    """
    wanted = [_number(typed) for typed in numbers]
    return [
        rule
        for rule in RULES
        if (not wanted or rule.number in wanted) and (not severities or rule.severity in severities)
    ]


def _number(typed: str) -> str:
    """``B07`` from ``B07``, ``b7`` or ``7``."""
    digits = typed.strip().upper().removeprefix("B")
    number = f"B{digits:0>2}"
    if number not in BY_NUMBER:
        raise UnknownRule(typed, RULES[0].number, RULES[-1].number)
    return number


def broken(register: Register, rules: Iterable[Rule], year: int, today: date) -> list[Found]:
    """What breaks some rules in a year, by rule and then by case."""
    days = Days(date(year, 1, 1), min(date(year, 12, 31), today), today)
    return [found(rule, said) for rule in rules for said in _asked(register, rule, days)]


def _asked(register: Register, rule: Rule, days: Days) -> Iterable[dict[str, object]]:
    if isinstance(rule.asked, str):
        return [dict(row) for row in register.rows(rule.asked, days.parameters)]
    return [dict(said) for said in rule.asked(register, days)]
