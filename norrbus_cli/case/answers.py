"""From the answers of a form to a row: columns are called as the questions that fill them."""

from __future__ import annotations

from ..register.cells import Value, stored
from ..terminal.question import Form, questions


def taken(new: Form, *without: str) -> dict[str, Value]:
    """What a form answers, as columns; not what it is about, its flags, and what may be several.

    ``without`` leaves out other answers that are no columns.
    """
    return stored(
        {
            name: getattr(new, name)
            for name, each in questions(type(new)).items()
            if not (each.argument or each.flag or each.many or each.form or name in without)
        }
    )
