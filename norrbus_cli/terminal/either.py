"""One question for an answer that belongs to one of several fields."""

from __future__ import annotations

import contextlib

from ..words.errors import Lacking, NorrbusError
from ..words.record import replace
from .context import Context
from .dialogue import ask
from .question import Form, questions
from .reading import NotAChoice, Typed


def ask_any(
    context: Context, form: type[Form], lacking: Lacking, typed: Typed
) -> tuple[str, str | list[str]]:
    """The field that the answer belongs to, the first of those ``lacking`` whose check lets it
    through, and the answer. The choices are those of all. Raises GoBack, typer.Abort.
    """
    fields = {name: questions(form)[name] for name in lacking.fields}

    def known(context: Context, answers: Typed) -> list[str]:
        return [
            one for each in fields.values() if each.known for one in each.known(context, answers)
        ]

    def check(context: Context, answer: str, answers: Typed) -> str:
        for name, each in fields.items():
            assert each.check is not None, "which field an answer belongs to is told by its check"
            with contextlib.suppress(NorrbusError):
                each.check(context, answer, answers)
                return name
        raise NotAChoice(answer, known(context, answers))

    any_of = replace(
        next(iter(fields.values())), text=lacking.asks, required=True, known=known, check=check
    )
    answer = ask(context, any_of, typed, "", revise=False)
    return check(context, str(answer), typed), answer
