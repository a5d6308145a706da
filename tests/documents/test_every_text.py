"""Each kind of paper, in each language, of a record whose every text is hostile, long, or of another script: it is on paper what was typed."""

from __future__ import annotations

import re

import pytest
from documents.conftest import HOSTILE
from documents.test_documents import Page
from documents.test_pdf import squeezed, text_of

from norrbus_cli.desk.papers.records import Written, in_every_language
from norrbus_cli.paper import pdf
from norrbus_cli.paper.render import Rendered, render
from norrbus_cli.paper.template.samples import samples
from norrbus_cli.words.record import Record

PLAINEST = "qvzx"
LONG = "ändlös" * 60
TEXTS = {
    "hostile": HOSTILE,
    "a line of Markdown": "# h\u00a0- 1. > | a | `b` ![x](y) \\ ***",
    "without end": LONG,
    "from the right": "هذا نص تجريبي للاجتماع",
    "template": '{{ d }} {% for %} {# #} #set page(paper: "a6") $x$ @l <l>',
}
ALL = list(in_every_language())


def typed(value: object, text: str) -> object:
    """The same data with another text everywhere."""
    if isinstance(value, str):
        return text
    if isinstance(value, tuple):
        return tuple(typed(each, text) for each in value)
    if isinstance(value, Record):
        return type(value)(**{name: typed(getattr(value, name), text) for name in value.__fields__})
    return value


def made(each: Written, data: Record, text: str) -> Rendered:
    return render(each.template, "Titel", typed(data, text), language=each.language)


def times(text: str, page: str) -> int:
    return squeezed(page).count(squeezed(text))


def body(rendered: Rendered) -> Page:
    return Page(rendered.html.decode().replace("<!doctype html>", ""))


@pytest.mark.parametrize("each", ALL, ids=lambda each: f"{each.template}-{each.language.code}")
def test_what_is_typed_is_what_stands_there(each: Written) -> None:
    for data in list(samples(each.data))[:2]:  # all that the record can hold
        plain = body(made(each, data, PLAINEST))
        wanted = len(re.findall(rf"\b{PLAINEST}\b", plain.text))
        tags = [tag for tag, _ in plain.attributes]
        for what, text in TEXTS.items():
            rendered = made(each, data, text)
            page = body(rendered)
            assert times(text, page.text) == wanted, what
            assert page.headings == plain.headings, what
            assert [tag for tag, _ in page.attributes] == tags, what
            assert not {"href", "src", "onclick"} & {
                name for _, attributes in page.attributes for name in attributes
            }


@pytest.mark.parametrize("each", ALL, ids=lambda each: f"{each.template}-{each.language.code}")
def test_it_stands_in_the_pdf_too(each: Written) -> None:
    data = next(iter(samples(each.data)))
    rendered = made(each, data, HOSTILE)
    # A page has its number at its foot, and the head of a table stands on each that it goes on to.
    printed = re.sub(r"\d\(\d\)", "", text_of(pdf.pdf(rendered)))
    assert printed.count(squeezed(HOSTILE)) >= times(HOSTILE, body(rendered).text)
