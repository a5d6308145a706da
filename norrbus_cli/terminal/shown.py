"""What was asked, shown: a form's questions as the columns of what became of the answers."""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter

from .columns import Cell, Column, Row
from .question import Form, questions


def columns_of(form: type[Form], **values: Callable[[Row], Cell]) -> tuple[Column[Row], ...]:
    """A column for each question of a form that says what it is called when ``shown``, in order.

    Its key is the question's; its value the field of that name, or what ``values`` says.
    """
    return tuple(
        Column(each.key.replace("-", "_"), each.shown, values.get(name) or attrgetter(name))
        for name, each in questions(form).items()
        if each.shown
    )
