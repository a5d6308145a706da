"""What a paper said when it was written, packed to be kept in the register and unpacked again.

Kept is what the reader was shown: the Markdown after protection, and what stands around it on a
page (letterhead, address, logo, language). Of that HTML and PDF are made again, by the page
templates of today. What is not made of the Markdown (the page of a year's report, an extract as
JSON, a calendar file) is kept as it was.
"""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from ...register.house import House
from ...words.record import Record
from ..language import SWEDISH, Language
from ..letterhead import Head, Sender
from ..model import HTML, MARKDOWN, PDF, Letter
from ..render import Rendered

if TYPE_CHECKING:
    from typing import TypedDict

    class PackedHouse(TypedDict):
        """A letterhead; the logo by its SHA-256."""

        name: str
        logo: str
        logo_kind: str
        colour: str
        contact: list[str]
        officer: str

    class PackedHead(TypedDict):
        """What stands around a text; ``sender`` has the fields in their order."""

        sender: list[str]
        day: str
        mark: str
        version: int
        to: list[str]

    class PackedPage(TypedDict):
        """What a page is made of; ``length`` letters of the Markdown are the text itself."""

        title: str
        length: int
        language: str
        head: PackedHead | None
        house: PackedHouse
        template: str
        template_hash: str

    class Packed(TypedDict):
        """What is kept of a paper, as JSON."""

        files: dict[str, str]
        page: PackedPage | None
        people: list[int]
        protected: list[int]


class Words(Record):
    """What a paper said, and whose data are in it.

    ``files``: what is kept as it was, by format. ``rendered`` is what HTML and PDF are made of;
    None for a calendar file. ``people`` are ids; ``protected`` those, of them and of all in their
    cases, who had protected personal data then.
    """

    files: Mapping[str, str]
    rendered: Rendered | None
    people: tuple[int, ...]
    protected: frozenset[int]

    @property
    def formats(self) -> tuple[str, ...]:
        """The formats that the paper can be made in again."""
        made = (HTML, PDF) if self.rendered else ()
        return tuple(dict.fromkeys((*self.files, *made)))

    def content(self, wanted: str) -> bytes:
        """The paper in one of its formats. Raises NoPdf, NotSet."""
        if wanted in self.files or self.rendered is None:
            return self.files[wanted].encode()
        if wanted == HTML:
            return self.rendered.html
        from ..pdf import pdf

        return pdf(self.rendered)


def said(
    letter: Letter, rendered: Rendered | None, files: Mapping[str, bytes], protected: frozenset[int]
) -> Words:
    """What is kept of a letter; ``files`` are those that have been made, by format."""
    made_anew = {PDF} if letter.page else {PDF, HTML}
    kept = {form: each.decode() for form, each in files.items() if form not in made_anew}
    if rendered is not None:
        kept[MARKDOWN] = rendered.markdown.decode()
    return Words(kept, rendered, letter.people, protected)


def packed(words: Words) -> bytes:
    """Words as they are kept, the logo by its hash alone. The same words give the same bytes."""
    kept: Packed = {
        "files": dict(words.files),
        "page": _page(words.rendered) if words.rendered else None,
        "people": list(words.people),
        "protected": sorted(words.protected),
    }
    return zlib.compress(json.dumps(kept, ensure_ascii=False).encode(), 9)


def _page(rendered: Rendered) -> PackedPage:
    house = rendered.house
    return {
        "title": rendered.title,
        "length": len(rendered.body),
        "language": rendered.language.code,
        "head": _head(rendered.head) if rendered.head else None,
        "house": {
            "name": house.name,
            "logo": logo_hash(house),
            "logo_kind": house.logo_kind,
            "colour": house.colour,
            "contact": list(house.contact),
            "officer": house.officer,
        },
        "template": rendered.template,
        "template_hash": rendered.template_hash,
    }


def _head(head: Head) -> PackedHead:
    sender = head.sender
    return {
        "sender": [getattr(sender, name) for name in Sender.__fields__],
        "day": head.day.isoformat() if head.day else "",
        "mark": head.mark,
        "version": head.version,
        "to": list(head.to),
    }


def logo_hash(house: House) -> str:
    """What a logo is kept under; empty without one."""
    return hashlib.sha256(house.logo).hexdigest() if house.logo else ""


def unpacked(content: bytes, logo_of: Callable[[str], bytes]) -> Words:
    """Words from what is kept; ``logo_of`` gives the logo with a hash."""
    kept: Packed = json.loads(zlib.decompress(content))
    page, files = kept["page"], kept["files"]
    rendered = None
    if page is not None:
        body = files[MARKDOWN][: page["length"]]
        house = page["house"]
        logo = logo_of(house["logo"]) if house["logo"] else b""
        contact = tuple(house["contact"])
        of_house = (logo, house["logo_kind"], house["colour"], contact, house["officer"])
        rendered = Rendered(
            page["title"],
            body,
            _unpacked_head(page["head"]) if page["head"] else None,
            House(house["name"], *of_house),
            page["template_hash"],
            page["template"],
            _language(page["language"]),
        )
    return Words(files, rendered, tuple(kept["people"]), frozenset(kept["protected"]))


def _unpacked_head(head: PackedHead) -> Head:
    day = date.fromisoformat(head["day"]) if head["day"] else None
    return Head(Sender(*head["sender"]), day, head["mark"], head["version"], tuple(head["to"]))


def _language(code: str) -> Language:
    """The language with a code; Swedish around the text where it is no longer there."""
    if code == SWEDISH.code:
        return SWEDISH
    from ..languages import languages
    from ..template.environment import templates_folder

    found = {each.code: each for each in languages(templates_folder())}
    return found.get(code, SWEDISH)
