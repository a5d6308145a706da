"""From template and data to Markdown, and from that Markdown to a page of HTML.

The only module that knows Jinja.

Every value that a template prints goes through one escape, so that what people have written is text
and never markup.
"""

from __future__ import annotations

import hashlib
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..words import dates
from ..words.record import Record
from ..words.text import one_line, without_controls
from .model import BadTemplate

if TYPE_CHECKING:
    from jinja2 import Environment

PAGE = "base/page.html.j2"
_MARKUP = re.compile(r"([\\`*_\[\]<>&|~#!{}$])")
_LEADING = re.compile(r"^([-+=:]|\d{1,9}(?=[.)]))")


class Safe(str):
    """Markdown that has been escaped already."""


class Rendered(Record):
    """A document in both forms, with the hash of all templates that made it."""

    markdown: bytes
    html: bytes
    template_hash: str


def templates_folder() -> Path:
    """The templates: inside the package (an installed wheel), else beside it (a checkout).

    Raises BadTemplate.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "templates", package.parent / "templates"):
        if folder.is_dir():
            return folder
    raise BadTemplate("templates", "mappen med mallar följde inte med installationen")


def escape(text: str) -> Safe:
    """One line of plain text as Markdown that renders to exactly that text."""
    line = _MARKUP.sub(r"\\\1", one_line(text))
    return Safe(
        _LEADING.sub(
            lambda match: match[1] + "\\" if match[1][0].isdigit() else "\\" + match[1], line
        )
    )


def paragraphs(text: str) -> Safe:
    """Text of many lines: line breaks and paragraphs are kept, everything else is plain text."""
    blocks = re.split(r"\n\s*\n", without_controls(text, " "))
    return Safe(
        "\n\n".join(
            "\\\n".join(escape(line) for line in block.split("\n") if line.strip())
            for block in blocks
            if block.strip()
        )
    )


def _printed(value: object) -> str:
    """What a template's ``{{ }}`` puts on paper."""
    from jinja2 import Undefined

    if isinstance(value, Safe):
        return value
    if isinstance(value, Undefined):
        return str(value)  # raises, naming the field
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise TypeError(f"a template cannot print a {type(value).__name__}")
    return escape(str(value))


@cache
def _environment() -> Environment:
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
    environment.filters["paragraphs"] = paragraphs
    environment.filters["day"] = _day
    return environment


def _day(value: date | None) -> str:
    return dates.long(value) if value else ""


def render(template: str, title: str, data: object, head: str = "") -> Rendered:
    """Render a document, with ``head`` under its heading.

    Raises BadTemplate for an unknown field or a syntax error.
    """
    from jinja2 import TemplateError

    try:
        markdown = _tidy(_environment().get_template(template).render(d=data))
        if head:
            markdown = _under_the_heading(markdown, head)
        html = _page(title, _to_html(markdown))
    except (TemplateError, TypeError) as error:
        raise BadTemplate(template, _why(error)) from None
    return Rendered(markdown.encode(), html.encode(), _hash_of(template))


def _under_the_heading(markdown: str, head: str) -> str:
    """``head`` as a paragraph after the first line, or first of all where that is no heading."""
    first, line, rest = markdown.partition("\n")
    said = f"**{escape(head)}**"
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
def _html_environment() -> Environment:
    from jinja2 import FileSystemLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(templates_folder()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def template_hash(template: str) -> str:
    """A hash over a template, those it includes, and the page around them."""
    return _hash_of(template)


@cache
def _hash_of(template: str) -> str:
    """A hash over the template, those it includes, and the page around them."""
    names = sorted({*_included(template), PAGE, "base/page.css"})
    return hashlib.sha256(
        b"\0".join((templates_folder() / name).read_bytes() for name in names)
    ).hexdigest()


def _included(template: str) -> set[str]:
    from jinja2 import meta

    source = (templates_folder() / template).read_text(encoding="utf-8")
    named = {name for name in meta.find_referenced_templates(_environment().parse(source)) if name}
    return {template}.union(*(_included(name) for name in named))


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


def _to_html(markdown: str) -> str:
    from markdown_it import MarkdownIt

    parser = (
        MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
        .enable("table")
        .disable(["link", "image", "autolink", "html_inline", "html_block", "reference"])
    )
    tokens = parser.parse(markdown)
    for token in tokens:
        if token.type == "th_open":
            token.attrSet("scope", "col")
    return str(parser.renderer.render(tokens, parser.options, {}))


def _page(title: str, body: str) -> str:
    from html import escape as escape_html

    css = (templates_folder() / "base/page.css").read_text(encoding="utf-8")
    page = _environment().get_template(PAGE)
    return str(
        page.render(title=Safe(escape_html(one_line(title))), css=Safe(css), body=Safe(body))
    )
