"""From Markdown to marked-up text, of which a page of HTML and a PDF are made.

With ``forms`` the only module that knows the Markdown parser.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

from .forms import text_of, with_forms
from .marks import BOX

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token
    from markdown_it.tree import SyntaxTreeNode

Data: TypeAlias = "str | int | bool | list[Data] | dict[str, Data]"

_WORD = 22  # letters: a longer word may be broken in a narrow column
_NARROW = 26  # letters: a table whose longest words are longer is stacked on a small screen


def _new_parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return (
        MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
        .enable("table")
        .disable(["link", "image", "autolink", "html_inline", "html_block", "reference"])
    )


_parser = cache(_new_parser)


@cache
def _block_parser() -> MarkdownIt:
    """A parser that leaves what stands inside a block as it is."""
    return _new_parser().disable("inline")


def _parsed(markdown: str) -> list[Token]:
    """The tokens of a text, with fields, labelled cells and heads of columns."""
    tokens = list(with_forms(_parser().parse(markdown)))
    _label_cells(tokens)
    _mark_boxes(tokens)
    return tokens


def to_html(markdown: str) -> str:
    """A text as HTML: what stands inside ``main``."""
    parser = _parser()
    return str(parser.renderer.render(_parsed(markdown), parser.options, {}))


def headings(markdown: str) -> list[int]:
    """The levels of a text's headings, 1 to 6, in their order."""
    tokens = _block_parser().parse(markdown)
    return [int(each.tag[1]) for each in tokens if each.type == "heading_open"]


def pieces(markdown: str) -> Data:
    """A text as plain data, for what sets it: a list of blocks, each with what it ``is``."""
    from markdown_it.tree import SyntaxTreeNode

    return list(_blocks(SyntaxTreeNode(_parsed(markdown)).children))


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
            text = text_of(following)
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


def _mark_boxes(tokens: Sequence[Token]) -> None:
    """A list whose points are boxes to tick has no other sign before them."""
    for token, _, text in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if token.type == "list_item_open" and text.content.startswith(BOX):
            token.attrSet("class", "box")


def _blocks(nodes: Sequence[SyntaxTreeNode]) -> Iterator[Data]:
    for node in nodes:
        match node.type:
            case "heading":
                yield {"is": "heading", "level": int(node.tag[1]), "text": _inside(node)}
            case "bullet_list" | "ordered_list":
                items: list[Data] = [list(_blocks(item.children)) for item in node.children]
                start = int(node.attrGet("start") or 1)
                boxes = all(item.attrGet("class") == "box" for item in node.children)
                yield {"is": node.type, "start": start, "items": items, "boxes": boxes}
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
            case "room":
                yield {"is": "room", "lines": len(node.children)}
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


def _breakable(text: str) -> str:
    """A text whose words may be broken where they are longer than a line; no other word is."""
    return re.sub(r"\S{40,}", lambda word: "\u200b".join(re.findall(".{1,9}", word[0])), text)


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
                    text = " " if piece.type == "softbreak" else _breakable(piece.content)
                    found.append({"text": text, "strong": bool(strong), "em": bool(emphasised)})
    return found
