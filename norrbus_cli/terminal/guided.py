"""A whole guided entry: from the draft that is offered to the deed, with what a refusal asks for
changed in between.
"""

from __future__ import annotations

from collections.abc import Callable

import typer

from ..words.errors import Lacking, NorrbusError, NotFound, Refused, WrongUsage
from .answers import Raw
from .called import short
from .context import Context
from .draft import Draft
from .question import Filled, Form, questions
from .review import Review
from .stream import AnswerLost


def run_guided(
    context: Context,
    form: type[Filled],
    raw: Raw,
    body: Callable[[Context, Filled], None],
    lacking: Lacking | None = None,
) -> None:
    """Ask for what is missing, show it, save it. Ctrl-C keeps the draft and says so.

    Where the deed has been tried already, only what was ``lacking``.
    """
    draft = Draft(context, form, raw)
    guide = Review(context, form, raw, draft.keep, draft.passed)
    context.guided.update(_options(form))
    try:
        guide.raw = draft.offer()
        _do(context, guide, body, lacking)
    except (typer.Exit, AnswerLost):
        draft.forget()  # the deed is done
        raise
    except (NorrbusError, typer.Abort, KeyboardInterrupt):
        draft.tell(guide.raw)
        raise
    draft.forget()


def _do(
    context: Context,
    guide: Review[Filled],
    body: Callable[[Context, Filled], None],
    lacking: Lacking | None,
) -> None:
    """Fill in and act; what is refused before anything was written is said and can be changed."""
    if lacking:
        guide.refused(lacking)
    filled = guide.agreed() if lacking else guide.fill()
    while True:
        written = context.register.writes if context.register_used else 0
        try:
            return body(context, filled)
        except (WrongUsage, NotFound, Refused) as refused:
            if context.register_used and context.register.writes > written:
                raise
            guide.refused(refused)
        filled = guide.agreed()


def _options(form: type[Form]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in questions(form).values():
        if each.ask:
            found |= {each.option: short(each)} | (_options(each.form) if each.form else {})
    return found
