"""A case shown with the name of its child, to somebody at a terminal; that it was is logged."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ...words.errors import FileTrouble
from . import store
from .model import Named, labels

if TYPE_CHECKING:
    from ...terminal.context import Context

_CASE = r"NB-\d{4}-\d{4,}"
# A part of a case too, such as a meeting; no name of a file, and no part of a command.
_SAID = rf"(?<![\w/\\-])({_CASE})(?:-[MO]\d+)?(?![\w/\\-]|\.\w)"
NOTHING: Mapping[str, str] = {}
FEW = 3  # cases at the head of what is shown; own choice


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
        logged = store.looked_at(context.register)
        with contextlib.suppress(FileTrouble):
            look(context, (each for each in new if each.shown and each.person_id not in logged))
            context.seen.update({each.reference: beside[each.reference] for each in new})
    return {each: context.seen[each] for each in wanted if each in context.seen}


def with_name(context: Context, reference: str) -> str:
    """``NB-2026-0003 Elsa L., 2014``; the same of a part, ``NB-2026-0003-M1 Elsa L., 2014``."""
    return listed(context, [reference])(reference)


def listed(
    context: Context, subjects: Iterable[str], of_case: Mapping[str, str] = NOTHING
) -> Callable[[str], str]:
    """How each of what a list names is shown: with the child of its case beside it, and the case
    where it does not tell that itself, by ``of_case``.
    """
    every = [*subjects, *of_case]
    cases = {each: found[0] for each in every if (found := re.match(_CASE, each))}
    more = {each: case for each, case in of_case.items() if each not in cases and _first(case)}
    beside = names(context, [*cases.values(), *more.values()])

    def shown(subject: str) -> str:
        case = cases.get(subject) or more.get(subject, "")
        return " ".join(filter(None, [subject, more.get(subject), beside.get(case)]))

    return shown


def beside_each(context: Context, subjects: Sequence[str]) -> dict[str, str]:
    """The child of the case that each of some belongs to, by what they are called."""
    shown = listed(context, subjects)
    return {each: shown(each).removeprefix(each).strip() for each in subjects}


def in_texts(context: Context, texts: Sequence[str], said: Container[str] = ()) -> list[str]:
    """Texts with the child beside the first case that each names: in parentheses, unless the text
    is the reference alone. One of ``said`` needs no child, nor has it where it stands already.
    """
    found = [_first(text) for text in texts]
    beside = names(context, [each[1] for each in found if each and each[1] not in said])
    return [_told(text, each, beside) for text, each in zip(texts, found, strict=True)]


def _first(text: str) -> re.Match[str] | None:
    """The first case of a text, or a part of one, that stands in no command."""
    said = re.search(_SAID, text)
    return said if said and "norrbus " not in text[: said.start()] else None


def _told(text: str, said: re.Match[str] | None, beside: Mapping[str, str]) -> str:
    if said is None or not (child := beside.get(said[1], "")):
        return text
    after = text[said.end() :]
    if child in after or re.match(r" \(\d{4}", after):
        return text  # the child stands there already, or the year, where more may not be told
    shown = child if said[0] == text else f"({child})"
    return f"{text[: said.end()]} {shown}{after}"


def in_sentences(context: Context, texts: Sequence[str]) -> list[str]:
    """Sentences in which a case has its child beside it, once a run."""
    told = in_texts(context, texts, context.said)
    for text, named in zip(texts, told, strict=True):
        if named != text and (said := _first(text)):
            context.said.add(said[1])
    return told


def heads(context: Context, texts: Sequence[str]) -> list[str]:
    """The cases that are named by texts which do not name the child: each with the child, where
    they are few.
    """
    told = zip(texts, in_texts(context, texts), strict=True)
    bare = (said[1] for text, named in told if named != text and (said := _first(text)))
    found = list(dict.fromkeys(bare))
    return [listed(context, found)(each) for each in found] if len(found) <= FEW else []
