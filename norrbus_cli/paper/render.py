"""From template and data to Markdown, and to the page of HTML around what that says.

The only module that knows Jinja.

Every value that a template prints goes through one escape, so that what people have written is text
and never markup.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..register.house import House
from ..words.record import Record
from . import letterhead, marks
from .letterhead import Head
from .marks import Blank, Safe, escape
from .model import BadTemplate

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE, STYLE, DARK, FOOT = (
    f"base/{name}" for name in ("page.html.j2", "page.css", "dark.css", "foot.md.j2")
)


PLAIN = House()


class Rendered(Record):
    """A document as Markdown, and what a page and a PDF of it are made of.

    ``body`` is the Markdown without what stands around it; ``template_hash`` is over all templates
    that made it.
    """

    title: str
    body: str
    head: Head | None
    house: House
    template_hash: str

    @property
    def markdown(self) -> bytes:
        """The whole document as Markdown."""
        if self.head is None:
            return self.body.encode()
        foot = _environment().get_template(FOOT).render(head=self.head, house=self.house)
        return (self.body + "\n" + _tidy(foot)).encode()

    @property
    def html(self) -> bytes:
        """The whole document as a page."""
        from .markup import to_html

        page = _html_environment().get_template(PAGE)
        return page.render(
            title=self.title,
            style=_ours(_source(STYLE)),
            dark=_ours(_source(DARK)),
            body=_ours(to_html(self.body)),
            head=self.head,
            house=self.house,
            logo=letterhead.address_of_logo(self.house),
        ).encode()


def templates_folder() -> Path:
    """The templates: inside the package (an installed wheel), else beside it (a checkout).

    Raises BadTemplate.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise BadTemplate("templates", "mappen med mallar följde inte med installationen")


def _source(name: str) -> str:
    return (templates_folder() / name).read_text(encoding="utf-8")


def _ours(text: str) -> str:
    """What is HTML already."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 made of our own style, or by the Markdown renderer


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


@cache
def _environment(blank: bool = False) -> Environment:
    """Where templates are filled in: on a paper, or on an empty form."""
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates_folder()),
        undefined=StrictUndefined,
        finalize=_printed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters.update(marks.FILTERS[blank])
    environment.globals.update(marks.MARKS[blank], form=blank)
    return environment


@cache
def _html_environment() -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["day"] = marks.day
    return environment


def render(
    template: str,
    title: str,
    data: object,
    head: Head | None = None,
    house: House = PLAIN,
    said: str = "",
) -> Rendered:
    """Render a document, with ``said`` under its heading; ``Blank`` data make an empty form.

    Raises BadTemplate for an unknown field or a syntax error.
    """
    from jinja2 import TemplateError

    try:
        body = _tidy(
            _environment(isinstance(data, Blank)).get_template(template).render(d=data, house=house)
        )
    except (TemplateError, TypeError) as error:
        raise BadTemplate(template, _why(error)) from None
    if said:
        body = _under_the_heading(body, said)
    return Rendered(title, body, head, house, template_hash(template))


def _under_the_heading(markdown: str, said: str) -> str:
    """``said`` as a paragraph after the first line, or first of all where that is no heading."""
    first, line, rest = markdown.partition("\n")
    said = f"**{escape(said)}**"
    heading = first.startswith("# ")
    return f"{first}{line}\n{said}\n{rest}" if heading else f"{said}\n\n{markdown}"


def render_page(template: str, data: object) -> bytes:
    """A template that is a whole file of its own: HTML is escaped as HTML, Markdown as Markdown.

    Raises BadTemplate.
    """
    from jinja2 import TemplateError

    try:
        if template.endswith(".html.j2"):
            page = _html_environment().get_template(template).render(d=data)
            return (re.sub(r"\n{2,}", "\n", str(page)).strip() + "\n").encode()
        return _tidy(_environment().get_template(template).render(d=data)).encode()
    except (TemplateError, TypeError) as error:
        raise BadTemplate(template, _why(error)) from None


@cache
def template_hash(template: str) -> str:
    """A hash over a template, those it includes, and what stands around its text."""
    names = sorted({*_included(template), PAGE, STYLE, DARK, FOOT})
    return hashlib.sha256(
        b"\0".join((templates_folder() / name).read_bytes() for name in names)
    ).hexdigest()


def _included(template: str) -> set[str]:
    from jinja2 import meta

    found = meta.find_referenced_templates(_environment().parse(_source(template)))
    return {template}.union(*(_included(name) for name in found if name))


def _why(error: Exception) -> str:
    """The template's trouble without any value from the data."""
    line = getattr(error, "lineno", None)
    field = re.search(r"has no attribute '(\w+)'|^'(\w+)' is undefined", str(error))
    if field:
        return f"fältet {field[1] or field[2]} finns inte"
    return f"fel på rad {line}" if line else f"{type(error).__name__}"


def _tidy(markdown: str) -> str:
    """At most one blank line in a row, no blanks at line ends, one newline last."""
    lines = [line.rstrip() for line in markdown.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
