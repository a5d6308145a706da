"""One question for an answer that belongs to one of several fields, and one whose answer may not be
another's.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable

from ..words.errors import Lacking, NorrbusError, Refused
from ..words.record import replace
from .answers import Raw, typed_of, value_of
from .context import Context
from .dialogue import ask
from .question import Form, Question, questions
from .reading import NotAChoice, Typed
from .wanted import BACK

Other = tuple[str, str]


class AnothersOwn(Refused):
    """What one alone has was given for another in the same entry."""

    def __init__(self, whose: str) -> None:
        super().__init__(
            f"Samma har du angett för {whose}. Rätta det som är fel; {BACK} går tillbaka."
        )


def answers_of(name: str, records: Iterable[Raw]) -> list[Other]:
    """Whose and what, of each record that has an answer to a question: by its first answer."""
    typed = [typed_of(each) for each in records]
    return [(next(iter(each.values())), each[name]) for each in typed if name in each]


def no_others(each: Question, others: Callable[[], list[Other]]) -> Question:
    """The question with a check that none of the ``others`` means the same; it raises
    AnothersOwn.
    """

    def check(context: Context, typed: str, answers: Typed) -> object:
        found = value_of(each, typed, context)
        for whose, one in others():
            if value_of(each, one, context) == found:
                raise AnothersOwn(whose)
        return each.check(context, typed, answers) if each.check else found

    return replace(each, check=check)


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
