"""From what was typed to a filled-in form.

What stood on the line over what stood in a file (``--från-fil``), each answer as its type, and what
is still unanswered. Knows no terminal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import TYPE_CHECKING

from ..words.errors import TwoMeanings, WrongUsage
from ..words.swedish import did_you_mean, fold
from .called import called, echo
from .context import Context
from .question import Filled, Form, Question, filled, questions
from .reading import NotAChoice, Reading, long_text, read_text

if TYPE_CHECKING:
    from typing import TypeAlias

    from ..register.config import Written

    # An answer as it was given: a text, several, whether a flag is there, or records of answers;
    # nothing where the line does not name it.
    Given: TypeAlias = "str | bool | list[str] | list[Raw]"
    OnLine: TypeAlias = "str | bool | list[str] | None"

Raw = dict[str, "Given"]


class UnknownKey(WrongUsage):
    """A file has a key that is no question."""

    def __init__(self, key: str, known: list[str]) -> None:
        super().__init__(
            f"”{key[:40]}” i filen känns inte igen.{did_you_mean(key, known)} De namn som finns är"
            f" {', '.join(known)}."
        )


class BadFile(WrongUsage):
    """The content of a file has another shape than a record."""

    def __init__(self, name: str, why: str) -> None:
        super().__init__(
            f"{'Standard in' if name == '-' else name} går inte att använda: {why}. Ingenting"
            " sparades."
        )


def given(form: type[Form], values: Mapping[str, OnLine], context: Context) -> Raw:
    """The raw answers: what stood on the line, over what stood in the file.

    An answer of nothing that can be seen is none.
    """
    source = values.get("from_file")
    raw = from_file(form, source) if source and isinstance(source, str) else {}
    for name, each in questions(form).items():
        typed = values.get(name)
        if typed not in (None, [], False):
            raw[name] = _from_line(each, typed)
    return {name: raw[name] for name in parse_answers(form, raw, context)}


def _from_line(each: Question, typed: Given) -> Given:
    """What was typed on the line; ``@FIL`` stands for the text in a file, read here and only
    once."""
    if each.parse is not long_text or not isinstance(typed, str):
        return typed
    named = typed.startswith("@") and len(typed) > 1 and "\n" not in typed
    return read_text(typed[1:]) if named else typed


def texts(given: Given) -> list[str]:
    """The parts of an answer of several."""
    return [part for part in given if isinstance(part, str)] if isinstance(given, list) else []


def typed_of(raw: Raw) -> dict[str, str]:
    """The raw answers that are one text, by field name."""
    return {name: answer for name, answer in raw.items() if isinstance(answer, str)}


def records(given: Given) -> list[Raw]:
    """The records that an answer consists of."""
    return [part for part in given if isinstance(part, dict)] if isinstance(given, list) else []


def unanswered(form: type[Form], raw: Raw, context: Context) -> list[Question]:
    """The required questions that make sense, have no answer and no default."""
    parsed = parse_answers(form, raw, context)
    return [
        each
        for name, each in questions(form).items()
        if each.required and not each.default and name not in parsed and each.when(parsed)
    ]


def build(form: type[Filled], raw: Raw, context: Context) -> Filled:
    """The filled-in form. Raises WrongUsage naming the option, MissingAnswer."""
    parsed = parse_answers(form, raw, context)
    for name, each in questions(form).items():
        if name not in parsed and each.default:
            parsed[name] = each.parse(each.default, reading(context))  # nobody typed it
        if (each.required or each.filled) and parsed.get(name) == "":
            raise WrongUsage(f"{called(context, each)} får inte vara tom. Ingenting sparades.")
        if name in parsed and not each.when(parsed):
            raise WrongUsage(
                f"{called(context, each)} passar inte ihop med de andra uppgifterna. Ta bort den"
                " och försök igen."
            )
    return filled(form, parsed)


def parse_answers(form: type[Form], raw: Raw, context: Context) -> dict[str, object]:
    """Each raw answer as its type, those of nothing left out. Raises WrongUsage that names the
    option.

    In a change nothing is an answer too: it takes away what stood there.
    """
    parsed = {
        name: _parse_one(each, raw[name], context)
        for name, each in questions(form).items()
        if name in raw
    }
    return {
        name: value
        for name, value in parsed.items()
        if value not in ("", ()) or (form.changes and not questions(form)[name].argument)
    }


def _parse_one(each: Question, raw: Given, context: Context) -> object:
    if each.flag:
        return bool(raw)
    if each.form is not None:
        return tuple(_build_part(each, each.form, part, context) for part in records(raw))
    if each.many:
        values = (parse_value(each, part, context) for part in texts(raw))
        return tuple(value for value in values if value != "")
    assert isinstance(raw, str)
    return parse_value(each, raw, context)


def _build_part(each: Question, form: type[Form], part: Raw, context: Context) -> Form:
    missing = unanswered(form, part, context)
    if missing:
        raise WrongUsage(
            f"Under {each.key} saknas {', '.join(one.key for one in missing)}. Lägg till det och"
            " försök igen."
        )
    return build(form, part, context)


def parse_value(each: Question, typed: str, context: Context) -> object:
    """One typed value as its type; a day that was not typed as one is echoed with its weekday.

    Raises WrongUsage that names the question.
    """
    try:
        value = value_of(each, typed, context)
    except NotAChoice as error:
        said = error.nearest if context.guided else error.sentence
        raise WrongUsage(f"{called(context, each)}: {said}") from None
    except WrongUsage as error:
        raise WrongUsage(f"{called(context, each)}: {error.sentence}") from None
    echo(context, each, typed, value)
    return value


def value_of(each: Question, typed: str, context: Context) -> object:
    """The same without a word; of what can mean either of two, what is meant, which is asked once a
    run where there is somebody to ask. Raises WrongUsage.
    """
    try:
        return each.parse(typed, reading(context))
    except TwoMeanings as two:
        if not context.interactive:
            raise
        from .meaning import meant

        return each.parse(meant(context, each, typed, two, reading(context)), reading(context))


def reading(context: Context) -> Reading:
    """What the parsers need, made from the context only when they use it."""
    return Reading(
        context.today, lambda day, count: context.calendar.after(day, count), context.term_end
    )


def from_file(form: type[Form], name: str) -> Raw:
    """Raw answers from a TOML or JSON file (``-``: standard input). Raises BadFile, UnknownKey."""
    import json
    import tomllib

    content = read_text(name)
    try:
        table = json.loads(content) if content.lstrip().startswith("{") else tomllib.loads(content)
    except ValueError:  # both kinds of syntax error, and numbers of thousands of digits
        raise BadFile(name, "den är varken giltig TOML eller JSON") from None
    except RecursionError:
        raise BadFile(name, "den är för djupt nästlad") from None
    return _from_table(form, table, name)


def _from_table(form: type[Form], table: Mapping[str, Written], name: str) -> Raw:
    by_key = {each.key: (field_name, each) for field_name, each in questions(form).items()}
    raw: Raw = {}
    for key, value in table.items():
        if fold(key) not in by_key:
            raise UnknownKey(key, list(by_key))
        field_name, each = by_key[fold(key)]
        if field_name in raw:
            raise BadFile(name, f"{each.key} står två gånger")
        raw[field_name] = _raw_value(each, value, name)
    return raw


def _raw_value(each: Question, value: Written, name: str) -> Given:
    if each.form is not None:
        parts = (
            [part for part in value if isinstance(part, dict)] if isinstance(value, list) else []
        )
        if not isinstance(value, list) or len(parts) < len(value):
            raise BadFile(name, f"{each.key} ska vara en lista med uppgifter, [[{each.key}]]")
        return [_from_table(each.form, part, name) for part in parts]
    if each.flag:
        return value is True or value == "ja"
    if each.many:
        return [
            _as_text(each, part, name) for part in (value if isinstance(value, list) else [value])
        ]
    return _as_text(each, value, name)


def _as_text(each: Question, value: Written, name: str) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, date):
        return value.isoformat()[:10]
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, str | int):
        return str(value)
    raise BadFile(name, f"{each.key} ska vara en text")
