"""The kinds of documents by name, for the help: how each is made is in ``catalogue``."""

from __future__ import annotations

from ...words.record import Record


class Kind(Record):
    """A kind of document.

    Whether what it is ``about`` must be named, whether it has an ``anonymised`` form, the template
    of an empty one to bring along (``form``), where there is any, and of what a family reads the
    templates that are there in other languages (``translated``).
    """

    name: str
    about: bool = True
    anonymised: bool = False
    form: str = ""
    translated: tuple[str, ...] = ()


def _in_languages(name: str, template: str) -> Kind:
    return Kind(name, form=template, translated=(template,))


NAMELESS = frozenset({"anmälan till Samverkansstruktur"})  # always anonymised
WHAT_FOR = "Vad vart och ett är till för, och vem som får det, visar norrbus dokument slag."
EVERY = "alla"  # instead of a kind: all that can be written now
KINDS = {
    kind.name: kind
    for kind in (
        _in_languages("samtycke", "consent/samtycke.md.j2"),
        _in_languages("återkallelse", "consent/aterkallelse.md.j2"),
        Kind("kallelse", form="meeting/kallelse.md.j2"),
        _in_languages("inbjudan", "meeting/inbjudan.md.j2"),
        _in_languages("ny tid", "meeting/ny-tid.md.j2"),
        _in_languages("återbud", "meeting/aterbud.md.j2"),
        Kind("mötesagenda", form="meeting/motesagenda.md.j2"),
        Kind("minnesanteckningar", form="meeting/minnesanteckningar.md.j2"),
        Kind("genomförandeplan", form="agreement/genomforandeplan.md.j2"),
        Kind("SIP", form="agreement/sip.md.j2"),
        Kind("uppföljning", form="followup/uppfoljning.md.j2"),
        Kind("tidslinje"),
        Kind("överlämning"),
        Kind(
            "utvärderingsblankett",
            about=False,
            translated=("evaluation/utvarderingsblankett.md.j2",),
        ),
        Kind("avvikelserapport", anonymised=True, form="deviation/avvikelserapport.md.j2"),
        Kind("anmälan till Samverkansstruktur", anonymised=True, form="deviation/anmalan.md.j2"),
        Kind("rutin för avvikelsehantering", about=False),
        Kind("avvikelsesammanställning"),
        Kind("årsrapport"),
        Kind("årsöversikt"),
        Kind(
            "föräldrainformation",
            about=False,
            translated=(
                "register/foraldrainformation.md.j2",
                "register/information-barn.md.j2",
                "register/information-ung.md.j2",
            ),
        ),
        Kind("grönt kort", about=False),
        Kind("kalenderfil"),
        Kind("registerutdrag"),
        Kind("påminnelse", about=False),
        Kind("aktörens uppgifter"),
    )
}
