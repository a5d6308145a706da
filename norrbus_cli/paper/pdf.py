"""From marked-up text to PDF: tagged, PDF/UA-1 and PDF/A-2a, the same bytes from the same facts.

The only module that knows Typst. The text is handed over as data to one constant program
(``templates/base/page.typ``), so that nothing that somebody has typed is ever read as one. A sign
that no font has is printed as its number in Unicode, since a paper that lacks one is not whole.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, time
from functools import cache
from typing import TYPE_CHECKING

from ..words.errors import FileTrouble
from .markup import Data, pieces
from .render import Rendered
from .template.environment import templates_folder
from .unbroken import PHONE

if TYPE_CHECKING:
    from typst import Compiler

PROGRAM = "base/page.typ"
EXTRA = "norrbus[pdf]"
_FIXED = datetime(2026, 1, 1, tzinfo=UTC)  # the moment of a paper that has no day


class NoPdf(FileTrouble):
    """What makes PDF is not installed."""

    def __init__(self) -> None:
        super().__init__(
            "PDF går inte att skriva: det som gör PDF är inte installerat. Be IT installera"
            f" {EXTRA}, eller välj --format html och skriv ut därifrån. Inget skrevs."
        )


class NotSet(FileTrouble):
    """A paper could not be set as PDF; ``logo``: there is a picture that may be broken."""

    def __init__(self, logo: bool) -> None:
        why = (
            "Se efter att logotypen i [brevhuvud] är en hel SVG eller PNG, och" if logo else "Välj"
        )
        rest = " välj" if logo else ""
        super().__init__(
            f"Papperet går inte att göra som PDF. {why}{rest} --format html så länge. Inget skrevs."
        )


def pdf(rendered: Rendered) -> bytes:
    """A document as PDF. Raises NoPdf, NotSet."""
    moment = (
        datetime.combine(rendered.head.day, time(12), UTC)
        if rendered.head and rendered.head.day
        else _FIXED
    )
    paper = json.dumps(_paper(rendered), ensure_ascii=False)
    missing = {""}
    # Each round takes the signs that the one before had no glyph for.
    while missing:
        try:
            made = _compiler().compile(
                format="pdf",
                sys_inputs={"paper": paper, "logo": _logo(rendered.house.logo)},
                pdf_standards=["ua-1", "a-2a"],
                timestamp=moment,
            )
        except RuntimeError as error:
            missing = {sign for sign in _without_glyph(error) if sign in paper}
            for sign in missing:
                paper = paper.replace(sign, f"[U+{ord(sign):04X}]")
        else:
            assert isinstance(made, bytes)
            return made
    raise NotSet(bool(rendered.house.logo))


def _without_glyph(error: RuntimeError) -> set[str]:
    """The signs that no font here can draw, as Typst names them."""
    said = str(getattr(error, "diagnostic", ""))
    texts = re.findall(r'the text `"(.*?)"` could not be displayed', said)
    return {
        sign
        for text in texts
        for sign in re.sub(r"\\u\{(\w+)\}", lambda code: chr(int(code[1], 16)), text)
        if not sign.isascii()
    }


@cache
def _logo(picture: bytes) -> str:
    """A picture as JSON, since the program takes nothing but text; made once for all papers."""
    return json.dumps(list(picture))


@cache
def _compiler() -> Compiler:
    try:
        import typst
    except ImportError:
        raise NoPdf from None
    folder = templates_folder()
    return typst.Compiler(
        folder / PROGRAM, root=folder, font_paths=[folder / "base/fonts"], ignore_system_fonts=False
    )


def _paper(rendered: Rendered) -> Data:
    house, head, language = rendered.house, rendered.head, rendered.language
    return {
        "title": rendered.title,
        "lang": language.code,
        "region": language.region,
        "phone": PHONE,
        "colour": house.colour or "#1f4e79",
        "logo": house.logo_kind,
        "head": {}
        if head is None
        else {
            "name": house.name or head.sender.municipality,
            "authority": head.sender.authority,
            "day": language.day(head.day),
            "mark": head.marked,
            "to": [language.line(each) for each in head.to],
            "owner": head.owner,
            "coordinator": str(language.word("Samordnare")),
            "reached": head.sender.reached(language),
            "contact": [language.in_order(each) for each in house.contact],
        },
        "text": pieces(rendered.body),
    }
