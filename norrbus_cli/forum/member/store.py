"""Rows of members."""

from __future__ import annotations

from ...register.database import Register
from ...words.record import of_row
from ...words.swedish import sort_key
from ..model import KINDS, Member


def members(register: Register, kind: str = "") -> list[Member]:
    """The members, of a kind or of all, by kind and name."""
    everyone = [
        of_row(Member, row) for row in register.rows("SELECT * FROM forum_members WHERE used = 1")
    ]
    return sorted(
        (each for each in everyone if kind in {"", each.kind}),
        key=lambda each: (KINDS.index(each.kind), sort_key(each.name)),
    )


def drop(register: Register, member_id: int) -> None:
    """Somebody who is no longer a member."""
    register.update("forum_members", member_id, {"used": 0})
