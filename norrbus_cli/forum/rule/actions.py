"""Deeds with the rules of how many meetings are held."""

from __future__ import annotations

from datetime import date

from ...register.cells import stored
from ...register.database import Register
from ...words.record import as_dict
from ..model import ForumRule, called
from ..refusals import NoRule
from . import store
from .examples import EXAMPLES
from .form import ChangeRule, UseExample


def change(register: Register, new: ChangeRule, today: date) -> ForumRule | None:
    """Set the rule for a kind, or take it away.

    Another number or period counts from today unless a day is given. Raises NoRule.
    """
    with register.operation(day=today.isoformat()):
        before = store.rule(register, new.kind, new.forum_name)
        if new.off:
            if before is None:
                raise NoRule(called(new.kind, new.forum_name))
            store.drop(register, before.id)
            return None
        kept = (
            before.since
            if before and (before.count, before.period) == (new.count, new.period)
            else today
        )
        since = (new.since or kept).isoformat()
        store.put(register, register.fitting("forum_rules", vars(new)) | {"since": since})
        return store.rule(register, new.kind, new.forum_name)


def use_example(register: Register, wanted: UseExample, today: date) -> list[ForumRule]:
    """Set the ready rules for the kinds that have none; returns those that were set."""
    example = EXAMPLES[wanted.example]
    with register.operation(day=today.isoformat()):
        have = {each.called for each in store.rules(register)}
        new = [row for row in example.rows if row.kind not in have]
        since = (wanted.since or today).isoformat()
        for row in new:
            told = {"since": since, "source": example.source}
            store.put(register, stored(as_dict(row)) | told)
        return [each for each in store.rules(register) if each.called not in have]
