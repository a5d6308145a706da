"""Deeds with members."""

from __future__ import annotations

from datetime import date

from ...register.database import Register
from ...words.swedish import fold
from ..model import Member, called
from ..refusals import MemberTwice, UnknownMember
from . import store
from .form import DropMember, NewMember


def add(register: Register, new: NewMember, today: date) -> None:
    """A member of a kind of meeting. Raises MemberTwice."""
    with register.operation(day=today.isoformat()):
        there = store.of_forum(register, new.kind, new.forum_name)
        if any(fold(each.name) == fold(new.name) for each in there):
            raise MemberTwice(new.name, called(new.kind, new.forum_name))
        register.insert("forum_members", register.fitting("forum_members", vars(new)))


def drop(register: Register, gone: DropMember, today: date) -> list[Member]:
    """Take a member out, of one kind or of all; returns what was taken out. Raises
    UnknownMember."""
    with register.operation(day=today.isoformat()):
        everyone = store.members(register, gone.kind, gone.forum_name)
        meant = [each for each in everyone if fold(each.name) == fold(gone.name)]
        if not meant:
            raise UnknownMember(gone.name, [each.name for each in everyone])
        for each in meant:
            store.drop(register, each.id)
        return meant
