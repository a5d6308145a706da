"""The kinds of documents by name, for the help: how each is made is in ``catalogue``."""

from __future__ import annotations

from ...words.record import Record


class Kind(Record):
    """A kind of document.

    Whether what it is ``about`` must be named, and whether it has an ``anonymised`` form.
    """

    name: str
    about: bool = True
    anonymised: bool = False


KINDS = {
    kind.name: kind
    for kind in (
        Kind("samtycke"),
        Kind("kallelse"),
        Kind("inbjudan"),
        Kind("mötesagenda"),
        Kind("minnesanteckningar"),
        Kind("genomförandeplan"),
        Kind("SIP"),
        Kind("uppföljning"),
        Kind("överlämning"),
        Kind("utvärderingsblankett", about=False),
        Kind("avvikelserapport", anonymised=True),
        Kind("rutin för avvikelsehantering", about=False),
        Kind("avvikelsesammanställning"),
        Kind("årsrapport"),
        Kind("årsöversikt"),
        Kind("föräldrainformation", about=False),
        Kind("grönt kort", about=False),
        Kind("kalenderfil"),
        Kind("registerutdrag"),
    )
}
