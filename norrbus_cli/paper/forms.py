"""What is to be filled in, or was: fields, lines and room to write, read out of parsed Markdown.

Markdown has no sign for them; ``marks`` makes them, and nothing that somebody has typed can be one:
a *field* is a label in bold, a line break and a value; a *line to fill in* is nothing but dots in
italics, a long one is a *signature*; *room* is a paragraph of such lines.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.token import Token

_DOTS = "…"
_SIGNED = 40  # dots: a line at least so long is to be signed
_SHORT = 36  # letters: a value that is not longer stands beside another


def text_of(token: Token) -> str:
    """What a reader sees of an inline token; a line break is a blank."""
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in token.children or []
    )


def with_forms(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, where neighbouring paragraphs that are fields are one list of fields."""
    fields: list[list[Token]] = []
    at = 0
    while at < len(tokens):
        children = _children(tokens, at)
        field = _field(tokens[at], children)
        if field:
            fields.append(field)
            at += 3
            continue
        yield from _list_of(fields)
        fields = []
        room = _room(children)
        yield from room or tokens[at : at + 1]
        at += 3 if room else 1
    yield from _list_of(fields)


def _children(tokens: Sequence[Token], at: int) -> list[Token]:
    """What a paragraph that begins with strong or emphasised text holds; nothing of any other."""
    if tokens[at].type != "paragraph_open":
        return []
    children = [
        each for each in tokens[at + 1].children or [] if each.type != "text" or each.content
    ]
    return children if children and children[0].type in {"strong_open", "em_open"} else []


def _list_of(fields: Sequence[Sequence[Token]]) -> Iterator[Token]:
    from markdown_it.token import Token

    if fields:
        signing = any(field[0].attrGet("class") == "sign" for field in fields)
        group = "fields signing" if signing else "fields"
        yield Token("fields_open", "dl", 1, attrs={"class": group}, block=True)
        for field in fields:
            yield from field
        yield Token("fields_close", "dl", -1, block=True)


def _field(paragraph: Token, children: Sequence[Token]) -> list[Token]:
    """A paragraph with its children as a field, nothing when it is none."""
    from markdown_it.token import Token

    kinds = [child.type for child in children]
    if paragraph.level or kinds[:1] != ["strong_open"]:
        return []
    end = kinds.index("strong_close")
    if kinds[end + 1 : end + 2] != ["hardbreak"] or len(kinds) == end + 2:
        return []
    label, value = _inline(children[1:end]), _inline(children[end + 2 :])
    kind = _kind(value)
    if kind in {"blank", "sign"}:
        value = _inline([])
    return [
        Token("field_open", "div", 1, attrs={"class": kind}, block=True),
        Token("label_open", "dt", 1, block=True),
        label,
        Token("label_close", "dt", -1, block=True),
        Token("value_open", "dd", 1, block=True),
        value,
        Token("value_close", "dd", -1, block=True),
        Token("field_close", "div", -1, block=True),
    ]


def _room(children: Sequence[Token]) -> list[Token]:
    """A paragraph of nothing but lines to fill in, as room to write; nothing when it is none."""
    from markdown_it.token import Token

    if any(each.type not in {"em_open", "text", "em_close", "hardbreak"} for each in children):
        return []
    lines = [each for each in children if each.type == "text"]
    if any(each.content.strip(_DOTS) for each in lines) or len(lines) * 4 - 1 != len(children):
        return []
    drawn = (
        Token("line_open", "div", 1, attrs={"class": "line"}, block=True),
        Token("line_close", "div", -1, block=True),
    )
    return [
        Token("room_open", "div", 1, attrs={"class": "room"}, block=True),
        *(drawn * len(lines)),
        Token("room_close", "div", -1, block=True),
    ]


def _inline(children: Sequence[Token]) -> Token:
    from markdown_it.token import Token

    return Token("inline", "", 0, children=list(children))


def _kind(value: Token) -> str:
    """How a value stands: ``short`` beside another, ``wide`` alone, or to fill in."""
    kinds = [child.type for child in value.children or []]
    text = text_of(value)
    if kinds == ["em_open", "text", "em_close"] and not text.strip(_DOTS):
        return "sign" if len(text) >= _SIGNED else "blank"
    return "wide" if len(text) > _SHORT or "hardbreak" in kinds else "short"
