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
    from markdown_it.token import Token

    at, inside = 0, False
    while at < len(tokens):
        found = _field(tokens[at : at + 3])
        room = [] if found else _room(tokens[at : at + 3])
        if found and not inside:
            group = "fields signing" if _signs(tokens, at) else "fields"
            yield Token("fields_open", "dl", 1, attrs={"class": group}, block=True)
        if inside and not found:
            yield Token("fields_close", "dl", -1, block=True)
        inside = bool(found)
        yield from found or room or [tokens[at]]
        at += 3 if found or room else 1
    if inside:
        yield Token("fields_close", "dl", -1, block=True)


def _signs(tokens: Sequence[Token], at: int) -> bool:
    """Whether one of the fields from a place on is a signature."""
    while found := _field(tokens[at : at + 3]):
        if found[0].attrGet("class") == "sign":
            return True
        at += 3
    return False


def _field(tokens: Sequence[Token]) -> list[Token]:
    """A paragraph as a field, nothing when it is none."""
    from markdown_it.token import Token

    if len(tokens) < 3 or tokens[0].type != "paragraph_open" or tokens[0].level:
        return []
    children = [each for each in tokens[1].children or [] if each.type != "text" or each.content]
    kinds = [child.type for child in children]
    if kinds[:1] != ["strong_open"] or "strong_close" not in kinds:
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
        Token("label_open", "dt", 1, block=True, hidden=False),
        label,
        Token("label_close", "dt", -1, block=True),
        Token("value_open", "dd", 1, block=True),
        value,
        Token("value_close", "dd", -1, block=True),
        Token("field_close", "div", -1, block=True),
    ]


def _room(tokens: Sequence[Token]) -> list[Token]:
    """A paragraph of nothing but lines to fill in, as room to write; nothing when it is none."""
    from markdown_it.token import Token

    if len(tokens) < 3 or tokens[0].type != "paragraph_open":
        return []
    children = [each for each in tokens[1].children or [] if each.type != "text" or each.content]
    lines = [each for each in children if each.type == "text"]
    kinds = {each.type for each in children}
    if not kinds <= {"em_open", "text", "em_close", "hardbreak"} or "em_open" not in kinds:
        return []
    if any(each.content.strip(_DOTS) for each in lines) or len(lines) * 4 - 1 != len(children):
        return []
    drawn = [Token("line", "div", 0, attrs={"class": "line"}, block=True) for _ in lines]
    return [
        Token("room_open", "div", 1, attrs={"class": "room"}, block=True),
        *(each for line in drawn for each in _opened(line)),
        Token("room_close", "div", -1, block=True),
    ]


def _opened(token: Token) -> list[Token]:
    from markdown_it.token import Token

    return [
        Token("line_open", token.tag, 1, attrs=token.attrs, block=True),
        Token("line_close", token.tag, -1, block=True),
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
