"""Deeds with members."""

from __future__ import annotations

from datetime import date

from ...register.database import Register
from ...words.swedish import fold
from ..model import Member
from ..refusals import MemberTwice, UnknownMember
from . import store
from .form import DropMember, NewMember


def add(register: Register, new: NewMember, today: date) -> None:
    """A member of a kind of meeting. Raises MemberTwice."""
    with register.operation(day=today.isoformat()):
        if any(fold(each.name) == fold(new.name) for each in store.members(register, new.kind)):
            raise MemberTwice(new.name, new.kind)
        register.insert("forum_members", register.fitting("forum_members", vars(new)))


def drop(register: Register, gone: DropMember, today: date) -> list[Member]:
    """Take a member out, of one kind or of all; returns what was taken out. Raises
    UnknownMember."""
    with register.operation(day=today.isoformat()):
        everyone = store.members(register, gone.kind)
        meant = [each for each in everyone if fold(each.name) == fold(gone.name)]
        if not meant:
            raise UnknownMember(gone.name, [each.name for each in everyone])
        for each in meant:
            store.drop(register, each.id)
        return meant
