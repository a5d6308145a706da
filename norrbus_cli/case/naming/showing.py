"""A case shown with the name of its child, to somebody at a terminal; that it was is logged."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from ...words.errors import FileTrouble
from . import store
from .model import Named, labels

if TYPE_CHECKING:
    from ...terminal.context import Context

_CASE = r"NB-\d{4}-\d{4,}"
# A part of a case too, such as a meeting; no name of a file, and no part of a command.
_SAID = re.compile(rf"(?<![\w/\\-])({_CASE})(?:-[MO]\d+)?(?![\w/\\-]|\.\w)")


def look(context: Context, cases: Iterable[Named]) -> None:
    """Log that the children of cases were shown: one deed, or none where there are none. Raises
    FileTrouble.
    """
    seen = {each.case_id: each.person_id for each in cases if each.person_id is not None}
    if seen:
        with context.register.operation(day=context.today.isoformat()):
            for case_id, person_id in seen.items():
                context.register.look(person_id, case_id)


def names(context: Context, references: Iterable[str]) -> dict[str, str]:
    """What stands beside cases, by reference: nothing where nobody should see, or where the look
    cannot be logged. A child is logged as seen once a run.
    """
    wanted = [] if context.nameless else list(dict.fromkeys(references))
    unseen = {each for each in wanted if each not in context.seen}
    if unseen:
        # A child is called the same whatever is shown beside it: told apart from all open cases.
        cases = store.open_or_named(context.register, unseen)
        beside = labels(cases)
        new = [each for each in cases if each.reference in unseen]
        with contextlib.suppress(FileTrouble):
            look(context, (each for each in new if each.shown))
            context.seen.update({each.reference: beside[each.reference] for each in new})
    return {each: context.seen[each] for each in wanted if each in context.seen}


def with_name(context: Context, reference: str) -> str:
    """``NB-2026-0003 Elsa L., 2014``; the same of a part, ``NB-2026-0003-M1 Elsa L., 2014``."""
    return listed(context, [reference])(reference)


def listed(context: Context, subjects: Iterable[str]) -> Callable[[str], str]:
    """How each of what a list names is shown: with the child of its case beside it."""
    cases = {each: found[0] for each in subjects if (found := re.match(_CASE, each))}
    beside = names(context, cases.values())

    def shown(subject: str) -> str:
        return " ".join(filter(None, [subject, beside.get(cases.get(subject, ""), "")]))

    return shown


def in_sentence(context: Context, text: str, once: bool) -> str:
    """A sentence with the child beside the first case that it names, in parentheses; ``once``: not
    where another sentence of this run had it.
    """
    said = next(
        (each for each in _SAID.finditer(text) if "norrbus " not in text[: each.start()]), None
    )
    if said is None or (once and said[1] in context.said):
        return text
    beside = names(context, [said[1]]).get(said[1])
    if not beside:
        return text
    if once:
        context.said.add(said[1])
    return f"{text[: said.end()]} ({beside}){text[said.end() :]}"
