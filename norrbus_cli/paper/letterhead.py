"""Who a paper comes from and where it goes: what stands around its text.

Nothing of it is typed in a template: a template has the text, this the letterhead, the address for
a window envelope, the mark on each page and the contact lines.
"""

from __future__ import annotations

from datetime import date

from ..register.house import House
from ..words.record import Record
from .language import Language

# The program's own words around a text.
LABELS = ("Samordnare", "telefon", "e-post", "Utskrivet")


class Sender(Record):
    """Who a document comes from."""

    municipality: str
    authority: str
    coordinator: str
    phone: str
    email: str

    def reached(self, language: Language) -> str:
        """Who to turn to, in a line; empty where nobody is named."""
        if not self.coordinator:
            return ""
        phone = f"{language.word('telefon')} {self.phone}" if self.phone else ""
        email = f"{language.word('e-post')} {self.email}" if self.email else ""
        reached = ", ".join(part for part in (self.coordinator, phone, email) if part)
        return language.in_order(reached)


class Head(Record):
    """What stands around a paper's text.

    ``mark`` names the paper on each page (``NB-2026-0001``), ``version`` is of a plan, ``to`` are
    the lines of an address. ``day`` is that of writing; None on a paper without one.
    """

    sender: Sender
    day: date | None
    mark: str = ""
    version: int = 0
    to: tuple[str, ...] = ()

    @property
    def marked(self) -> str:
        """The mark with the version."""
        version = f"version {self.version}" if self.version else ""
        return " · ".join(part for part in (self.mark, version) if part)

    @property
    def owner(self) -> str:
        """The municipality and the authority."""
        return ", ".join(part for part in (self.sender.municipality, self.sender.authority) if part)


def posted(name: str, address: str) -> tuple[str, ...]:
    """The lines of a letter's address: the name, and each part of the address on a line."""
    return (name, *(line.strip() for line in address.split(",") if line.strip()))


def address_of_logo(house: House) -> str:
    """The logo as an address that holds it, for a page; empty without one."""
    if not house.logo:
        return ""
    from base64 import b64encode

    kind = "svg+xml" if house.logo_kind == "svg" else house.logo_kind
    return f"data:image/{kind};base64,{b64encode(house.logo).decode()}"
