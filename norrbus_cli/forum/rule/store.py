"""Rows of rules."""

from __future__ import annotations

from collections.abc import Mapping

from ...register.cells import Value
from ...register.database import Register
from ...words.record import of_row
from ..model import KINDS, ForumRule


def rules(register: Register) -> list[ForumRule]:
    """The rules in use, by kind."""
    rows = register.rows("SELECT * FROM forum_rules WHERE used = 1")
    found = [of_row(ForumRule, row) for row in rows]
    return sorted(found, key=lambda each: (KINDS.index(each.kind), each.forum_name))


def rule(register: Register, kind: str, forum_name: str = "") -> ForumRule | None:
    """The rule for a kind, or for the one of it that has a name of its own, if one is in use."""
    wanted = (kind, forum_name)
    return next((each for each in rules(register) if (each.kind, each.forum_name) == wanted), None)


def put(register: Register, values: Mapping[str, Value]) -> None:
    """The rule for a kind, or for one with a name of its own, new or changed."""
    row = register.row(
        "SELECT id FROM forum_rules WHERE kind = ? AND forum_name = ?",
        [values["kind"], values.get("forum_name", "")],
    )
    if row:
        register.update("forum_rules", row["id"], {**values, "used": 1})
    else:
        register.insert("forum_rules", values)


def drop(register: Register, rule_id: int) -> None:
    """A rule that is no longer used."""
    register.update("forum_rules", rule_id, {"used": 0})
