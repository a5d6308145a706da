"""From Markdown to marked-up text, of which a page of HTML and a PDF are made.

The only module that knows the Markdown parser. Three things are read out of Markdown that it has no
sign of its own for, all made by what a template calls (``marks``) and never by what somebody has
typed: a *field* (a label in bold, a line break, a value), a *line to fill in* (nothing but dots in
italics) and a *signature* (a long one).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

Data: TypeAlias = "str | int | bool | list[Data] | dict[str, Data]"

_DOTS = "…"
_SIGNED = 40  # dots: a line at least so long is to be signed
_SHORT = 36  # letters: a value that is not longer stands beside another
_WORD = 22  # letters: a longer word may be broken in a narrow column
_NARROW = 26  # letters: a table whose longest words are longer is stacked on a small screen


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
        .enable("table")
        .disable(["link", "image", "autolink", "html_inline", "html_block", "reference"])
    )


def _parsed(markdown: str) -> list[Token]:
    """The tokens of a text, with fields, labelled cells and heads of columns."""
    tokens = list(_with_fields(_parser().parse(markdown)))
    _label_cells(tokens)
    return tokens


def to_html(markdown: str) -> str:
    """A text as HTML: what stands inside ``main``."""
    parser = _parser()
    return str(parser.renderer.render(_parsed(markdown), parser.options, {}))


def pieces(markdown: str) -> Data:
    """A text as plain data, for what sets it: a list of blocks, each with what it ``is``."""
    from markdown_it.tree import SyntaxTreeNode

    return list(_blocks(SyntaxTreeNode(_parsed(markdown)).children))


def _text(token: Token) -> str:
    """What a reader sees of an inline token; a line break is a blank."""
    return "".join(
        " " if child.type in {"softbreak", "hardbreak"} else child.content
        for child in token.children or []
    )


def _with_fields(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens, where neighbouring paragraphs that are fields are one list of fields."""
    from markdown_it.token import Token

    at, inside = 0, False
    while at < len(tokens):
        found = _field(tokens[at : at + 3])
        if found and not inside:
            group = "fields signing" if _signs(tokens, at) else "fields"
            yield Token("fields_open", "dl", 1, attrs={"class": group}, block=True)
        if inside and not found:
            yield Token("fields_close", "dl", -1, block=True)
        inside = bool(found)
        yield from found or [tokens[at]]
        at += 3 if found else 1
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


def _inline(children: Sequence[Token]) -> Token:
    from markdown_it.token import Token

    return Token("inline", "", 0, children=list(children))


def _kind(value: Token) -> str:
    """How a value stands: ``short`` beside another, ``wide`` alone, or to fill in."""
    kinds = [child.type for child in value.children or []]
    text = _text(value)
    if kinds == ["em_open", "text", "em_close"] and not text.strip(_DOTS):
        return "sign" if len(text) >= _SIGNED else "blank"
    return "wide" if len(text) > _SHORT or "hardbreak" in kinds else "short"


def _label_cells(tokens: Sequence[Token]) -> None:
    """Each cell knows its column's head; a cell with a very long word may break it."""
    heads: list[str] = []
    longest: list[int] = []
    column, table = 0, None
    for token, following in pairwise(tokens):
        if token.type == "table_open":
            table, heads, longest = token, [], []
        elif token.type == "tr_open":
            column = 0
        elif token.type in {"th_open", "td_open"}:
            text = _text(following)
            word = max(map(len, text.split()), default=0)
            if token.type == "th_open":
                token.attrSet("scope", "col")
                heads.append(text)
                longest.append(0)
            else:
                token.attrSet("data-label", heads[column])
            longest[column] = max(longest[column], word)
            if word > _WORD:
                token.attrSet("class", "long")
            column += 1
        elif token.type == "tbody_close" and table is not None and sum(longest) > _NARROW:
            table.attrSet("class", "stacked")


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Data]:
    for node in nodes:
        match node.type:
            case "heading":
                yield {"is": "heading", "level": int(node.tag[1]), "text": _inside(node)}
            case "bullet_list" | "ordered_list":
                items: list[Data] = [list(_blocks(item.children)) for item in node.children]
                start = int(node.attrGet("start") or 1)
                yield {"is": node.type, "start": start, "items": items}
            case "table":
                yield _table(node)
            case "fields":
                fields: list[Data] = [
                    {
                        "kind": str(field.attrGet("class")),
                        "label": _inside(field.children[0]),
                        "value": _inside(field.children[1]),
                    }
                    for field in node.children
                ]
                yield {"is": "fields", "fields": fields}
            case "hr":
                yield {"is": "rule"}
            case "fence" | "code_block":
                yield {"is": "paragraph", "text": [{"text": node.content}]}
            case "blockquote":
                yield from _blocks(node.children)
            case _:
                yield {"is": "paragraph", "text": _inside(node)}


def _table(node: SyntaxTreeNode) -> Data:
    rows = [row for part in node.children for row in part.children]
    centred = "text-align:center"
    return {
        "is": "table",
        "centred": [centred in str(cell.attrGet("style")) for cell in rows[0].children],
        "head": [_inside(cell) for cell in rows[0].children],
        "rows": [[_inside(cell) for cell in row.children] for row in rows[1:]],
    }


def _inside(node: SyntaxTreeNode) -> list[Data]:
    """The pieces of a line: text, strong or emphasised or neither, and breaks."""
    found: list[Data] = []
    strong = emphasised = 0
    for child in node.children[0].to_tokens() if node.children else []:
        for piece in child.children or []:
            match piece.type:
                case "strong_open" | "strong_close":
                    strong += piece.nesting
                case "em_open" | "em_close":
                    emphasised += piece.nesting
                case "hardbreak":
                    found.append({"break": True})
                case _:
                    text = " " if piece.type == "softbreak" else piece.content
                    found.append({"text": text, "strong": bool(strong), "em": bool(emphasised)})
    return found
