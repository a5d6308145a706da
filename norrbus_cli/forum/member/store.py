"""Rows of members."""

from __future__ import annotations

from ...register.database import Register
from ...words.record import of_row
from ...words.swedish import sort_key
from ..model import KINDS, Member


def members(register: Register, kind: str = "", forum_name: str = "") -> list[Member]:
    """The members by kind and name: of all, of a kind, or of one that has a name of its own."""
    everyone = [
        of_row(Member, row) for row in register.rows("SELECT * FROM forum_members WHERE used = 1")
    ]
    return sorted(
        (
            each
            for each in everyone
            if kind in {"", each.kind} and forum_name in {"", each.forum_name}
        ),
        key=lambda each: (KINDS.index(each.kind), each.forum_name, sort_key(each.name)),
    )


def of_forum(register: Register, kind: str, forum_name: str) -> list[Member]:
    """Those who take part in a meeting: of the one with that name, or of the only one."""
    return [each for each in members(register, kind) if each.forum_name == forum_name]


def drop(register: Register, member_id: int) -> None:
    """Somebody who is no longer a member."""
    register.update("forum_members", member_id, {"used": 0})
