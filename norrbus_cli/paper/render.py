"""From template and data to Markdown, and to the page of HTML around what that says.

Every value that a template prints goes through one escape, so that what people have written is text
and never markup.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache

from ..register.house import House
from ..words.record import Record
from . import letterhead
from .language import SWEDISH, Language, tables_of
from .letterhead import Head
from .marks import Blank, escape
from .template import environment
from .template.choosing import chosen
from .template.model import Chosen, Trouble, Unusable
from .template.own import OwnTemplates
from .unbroken import with_whole_phones

PAGE, STYLE, DARK, FOOT = (
    f"base/{name}" for name in ("page.html.j2", "page.css", "dark.css", "foot.md.j2")
)
_AROUND_PAGE = ("base/letterhead.html.j2", "base/contact.html.j2")


PLAIN = House()


class Rendered(Record):
    """A document as Markdown, and what a page and a PDF of it are made of.

    ``body`` is the Markdown without what stands around it; ``template`` is what the template is
    called (``egen: …`` for one of the municipality's own), ``template_hash`` is over all templates
    that made it.
    """

    title: str
    body: str
    head: Head | None
    house: House
    template_hash: str
    template: str = ""
    language: Language = SWEDISH

    @property
    def markdown(self) -> bytes:
        """The whole document as Markdown."""
        if self.head is None:
            return self.body.encode()
        texts = environment.texts(False, self.language)
        foot = environment.filled_built_in(texts, FOOT, head=self.head, house=self.house)
        return (self.body + "\n" + tidy(foot)).encode()

    @property
    def html(self) -> bytes:
        """The whole document as a page."""
        from .markup import to_html

        page = environment.filled_built_in(
            environment.pages(),
            PAGE,
            title=self.title,
            style=_ours(_content(STYLE).decode()),
            dark=_ours(_content(DARK).decode()),
            body=_ours(to_html(self.body)),
            head=self.head,
            house=self.house,
            logo=letterhead.address_of_logo(self.house),
            language=self.language,
        )
        return with_whole_phones(page).encode()


def _ours(text: str) -> str:
    """What is HTML already."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704 made of our own style, or by the Markdown renderer


def render(
    template: str,
    title: str,
    data: object,
    head: Head | None = None,
    house: House = PLAIN,
    said: str = "",
    language: Language = SWEDISH,
    own: OwnTemplates | None = None,
) -> Rendered:
    """Render a document, with ``said`` under its heading; ``Blank`` data make an empty form.

    ``language`` is that of the template and of what stands around its text.
    The municipality's ``own`` template goes before the built-in one; where it cannot be used that
    is told, and the built-in one is. Raises BadTemplate for an unknown field or a syntax error in a
    built-in one.
    """
    seen = (template, data, house, language)
    made = _own_text(*seen, own) if own and own.there() else None
    body, called, digest = made or _built_in_text(*seen)
    body = language.in_order(body)
    if said:
        body = _under_the_heading(body, said)
    return Rendered(title, body, head, house, digest, called, language)


def _built_in_text(
    template: str, data: object, house: House, language: Language
) -> tuple[str, str, str]:
    texts = environment.texts(isinstance(data, Blank), language)
    body = tidy(environment.filled_built_in(texts, template, d=data, house=house))
    return body, template, template_hash(template)


def _own_text(
    template: str, data: object, house: House, language: Language, own: OwnTemplates
) -> tuple[str, str, str] | None:
    """The text with what it is called and its hash; None where nothing in it is one's own."""
    from .template.reading import trouble_with

    try:
        found = chosen(template, own.folder, own.day)
        if not found.own:
            return None
        try:
            body = own_body(found, data, house, language)
        except Unusable:
            # A field that does not exist is better told by what the data has.
            for trouble in trouble_with(found, type(data)):
                raise Unusable(trouble) from None
            raise
    except Unusable as error:
        own.broken(error.trouble)
        return None
    return body, found.called, _hash(found)


def own_body(found: Chosen, data: object, house: House, language: Language = SWEDISH) -> str:
    """The Markdown that a template of one's own makes.

    Raises Unusable, also for an empty paper, and for headings that no PDF/UA may have (ISO 14289-1,
    7.4.2): the first is of level 1, and none is more than one step below that before it.
    """
    from .markup import headings

    where = found.parts[found.name].where
    body = tidy(environment.filled(found, language, d=data, house=house))
    if not body.strip():
        raise Unusable(Trouble(where, 0, "papperet blir tomt"))
    levels = headings(body)
    if any(level > before + 1 for before, level in zip([0, *levels], levels, strict=False)):
        why = "rubrikerna ska börja med # och gå ett steg i taget: # ## ###"
        raise Unusable(Trouble(where, 0, why))
    return body


def _under_the_heading(markdown: str, said: str) -> str:
    """``said`` as a paragraph after the first line, or first of all where that is no heading."""
    first, line, rest = markdown.partition("\n")
    said = f"**{escape(said)}**"
    heading = first.startswith("# ")
    return f"{first}{line}\n{said}\n{rest}" if heading else f"{said}\n\n{markdown}"


def render_page(
    template: str, data: object, head: Head | None = None, house: House = PLAIN
) -> bytes:
    """A template that is a whole file of its own: HTML is escaped as HTML, Markdown as Markdown.

    A page has the letterhead of ``head`` and ``house``, if there is one. Raises BadTemplate.
    """
    if template.endswith(".html.j2"):
        logo = letterhead.address_of_logo(house)
        around = {"head": head, "house": house, "logo": logo, "language": SWEDISH}
        page = environment.filled_built_in(environment.pages(), template, d=data, **around)
        page = re.sub(r"\n{2,}", "\n", page).strip()
        return f"{with_whole_phones(page)}\n".encode()
    return tidy(environment.filled_built_in(environment.texts(), template, d=data)).encode()


@cache
def template_hash(template: str) -> str:
    """A hash over a built-in template, those it takes in, and what stands around its text."""
    return _hash(chosen(template))


def _hash(found: Chosen) -> str:
    around = {
        name: _content(name)
        for name in (PAGE, STYLE, DARK, FOOT, *_AROUND_PAGE, *tables_of(found.name))
    }
    contents = around | {name: part.content for name, part in found.parts.items()}
    return hashlib.sha256(b"\0".join(contents[name] for name in sorted(contents))).hexdigest()


def _content(name: str) -> bytes:
    return (environment.templates_folder() / name).read_bytes()


def tidy(markdown: str) -> str:
    """Markdown with at most one blank line in a row, no blanks at line ends, one newline last."""
    lines = [line.rstrip() for line in markdown.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"
