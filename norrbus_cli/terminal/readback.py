"""An answer as it is read back: what it was understood as, and not what was typed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from ..words.errors import NorrbusError
from ..words.swedish import listed
from .answers import records, texts, value_of
from .columns import plain
from .question import questions
from .reading import TIMES

if TYPE_CHECKING:
    from .answers import Given, Raw
    from .context import Context
    from .question import Form, Question
    from .reading import Typed


def spoken(context: Context, each: Question, raw: Given, answers: Typed) -> str:
    """A raw answer as it is read back, among the other ``answers`` as they were typed."""
    if each.form is not None:
        form = each.form
        return "; ".join(_record(context, form, part, answers) for part in records(raw))
    if each.flag:
        return "ja"
    if each.many:
        return listed(_one(context, each, one, answers) for one in texts(raw))
    assert isinstance(raw, str)
    return _one(context, each, raw, answers)


def _record(context: Context, form: type[Form], part: Raw, answers: Typed) -> str:
    asked = questions(form)
    return ", ".join(spoken(context, asked[name], raw, answers) for name, raw in part.items())


def _one(context: Context, each: Question, raw: str, answers: Typed) -> str:
    if each.told is not None:
        with suppress(NorrbusError):  # what names nothing any more is read back as it was typed
            return each.told(context, raw, answers)
        return raw
    value = value_of(each, raw, context)
    if each.parse in TIMES:
        return str(value).replace(":", ".")
    return plain(value) if isinstance(value, date | bool | str | int) else raw
