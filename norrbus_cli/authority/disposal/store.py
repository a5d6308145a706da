"""Rows of the rule by which acts are disposed of, and of what has been."""

from __future__ import annotations

from ...register.cells import stored
from ...register.database import Register
from ...words.record import of_row
from .model import Disposal, RetentionRule


def rule(register: Register) -> RetentionRule | None:
    """The register's rule, if it has one."""
    row = register.row("SELECT kind, years, source FROM retention_rules WHERE id = 1")
    return of_row(RetentionRule, row) if row else None


def keep_rule(register: Register, new: RetentionRule) -> None:
    """Another rule, or the first."""
    if rule(register) is None:
        register.insert("retention_rules", {"id": 1, **stored(vars(new))})
    else:
        register.update("retention_rules", 1, stored(vars(new)))


def note(register: Register, disposal: Disposal) -> int:
    """Note that acts have been disposed of; its number."""
    return register.insert("disposals", stored(vars(disposal)))


def disposed_until(register: Register) -> int | None:
    """The last year of which cases have been disposed of."""
    row = register.row("SELECT max(last_year) AS year FROM disposals")
    return row["year"] if row else None
