"""Jinja: the built-in templates, and how a template is filled in.

One of the municipality's own sees nothing but the parts that have been gathered for it
(``choosing``) and the data of its paper.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from .. import marks
from ..language import SWEDISH, Language
from ..marks import Blank, Safe, escape
from ..model import BadTemplate
from .model import Chosen, Part, Trouble, Unusable
from .sentences import why

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.nodes import Template

    from .limited import Limited

E = TypeVar("E", bound="Environment")


PARTS = 256  # templates kept as they were read; own choice: all built-in ones, and one's own


def templates_folder() -> Path:
    """The templates: inside the package (an installed wheel), else beside it (a checkout).

    Raises BadTemplate.
    """
    package = Path(__file__).resolve().parents[2]
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise BadTemplate("templates", "mappen med mallar följde inte med installationen")


@cache
def built_in(name: str) -> Part | None:
    """A built-in template, or a part of one; None for a name that there is none of."""
    if not proper(name):
        return None
    try:
        return Part(name, (templates_folder() / name).read_bytes())
    except FileNotFoundError:
        return None


def proper(name: str) -> bool:
    """Whether a name can be that of a template: it leads to no other folder."""
    parts = name.split("/")
    return not any(each in {"", ".", ".."} or not each.isprintable() for each in parts) and not (
        set(name) & {"\\", ":"}
    )


def _printed(value: object) -> str:
    """What a template's ``{{ }}`` puts on paper."""
    from jinja2 import Undefined

    if isinstance(value, Safe):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises, naming the field
    if isinstance(value, Blank):
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError(f"a template cannot print a {type(value).__name__}")
    return escape(str(value))


def _environment(
    kind: type[E],
    part: Callable[[str], Part | None],
    finalize: Callable[[object], str] | None,
    autoescape: bool = False,
) -> E:
    from jinja2 import FunctionLoader, StrictUndefined

    def load(name: str) -> tuple[str, str, None] | None:
        found = part(name)
        return (found.text, name, None) if found else None

    made = kind(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        finalize=finalize,
        autoescape=autoescape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    del made.globals["lipsum"]  # invented words have no place on a paper
    return made


def _of_texts(
    kind: type[E], part: Callable[[str], Part | None], blank: bool, language: Language
) -> E:
    environment = _environment(kind, part, _printed)
    environment.filters.update(marks.FILTERS[blank])
    environment.filters.update({name: getattr(language, name) for name in language.FILTERS})
    environment.globals.update(marks.MARKS[blank], form=blank, language=language)
    return environment


@cache
def texts(blank: bool = False, language: Language = SWEDISH) -> Environment:
    """The built-in templates of texts: on a paper or on an empty form, in a language."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return _of_texts(ImmutableSandboxedEnvironment, built_in, blank, language)


@cache
def pages() -> Environment:
    """The built-in templates of pages: HTML is escaped as HTML."""
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return _environment(ImmutableSandboxedEnvironment, built_in, None, autoescape=True)


@lru_cache(maxsize=PARTS)
def parsed(part: Part) -> Template:
    """A template as a tree, which nobody changes. Raises Unusable."""
    try:
        return texts().parse(part.text, part.name)
    except Exception as error:  # noqa: BLE001 - what anybody has written
        raise Unusable(_trouble(error, {part.name: part}, part.name)) from None


@lru_cache(maxsize=PARTS)
def _of_parts(parts: tuple[Part, ...], blank: bool, language: Language) -> Limited:
    """What fills in a template of these parts, of one's own among others: many papers are."""
    from .limited import Limited

    made = _of_texts(Limited, {each.name: each for each in parts}.get, blank, language)
    made.globals["range"] = made.counted_range
    return made


def filled(found: Chosen, language: Language = SWEDISH, **seen: object) -> str:
    """A text of one's own, or with parts that are, filled in.

    Raises Unusable whatever goes wrong, also for one that never ends: nobody has tried it before.
    """
    from . import limited

    try:
        blank = isinstance(seen.get("d"), Blank)
        environment = _of_parts(tuple(found.parts.values()), blank, language)
        return limited.filled(environment, found.name, **seen)
    except Exception as error:  # noqa: BLE001 - what anybody has written
        raise Unusable(_trouble(error, found.parts, found.name)) from None


def filled_built_in(environment: Environment, template: str, **seen: object) -> str:
    """A built-in template filled in. Raises BadTemplate for an unknown field or a syntax error."""
    from jinja2 import TemplateError

    try:
        return environment.get_template(template).render(**seen)
    except (TemplateError, TypeError) as error:
        line = getattr(error, "lineno", None)
        raise BadTemplate(template, why(error) + (f" på rad {line}" if line else "")) from None


def _trouble(error: Exception, parts: Mapping[str, Part], name: str) -> Trouble:
    """Where an error arose among the parts, and what it is, without any value from the data."""
    at, line = str(getattr(error, "name", "")), getattr(error, "lineno", 0)
    for frame, number in () if line else traceback.walk_tb(error.__traceback__):
        if frame.f_code.co_filename in parts:
            at, line = frame.f_code.co_filename, number
    return Trouble(parts[at if at in parts else name].where, line, why(error))
