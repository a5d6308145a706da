"""The authority's own letterhead, from ``[brevhuvud]`` in the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ..words.errors import reason
from ..words.record import Record
from ..words.swedish import did_you_mean, listed
from .config import BadSettings, content_of, settings_path
from .folders import expand, read

if TYPE_CHECKING:
    from .config import Written

SECTION = "brevhuvud"
NAME, LOGO, COLOUR, CONTACT, OFFICER = "namn", "logotyp", "farg", "kontakt", "dataskyddsombud"
LARGEST_LOGO = 1_000_000  # bytes; it is in every page and every PDF
_ENOUGH = 4.5  # WCAG 2.2, 1.4.3: contrast of text with its ground


class House(Record):
    """What stands on the authority's papers; nothing of it must be there.

    ``logo`` is a picture (SVG or PNG, as ``logo_kind`` says), ``colour`` an ``#rrggbb`` that can be
    read on white, ``contact`` lines under each paper, ``officer`` how the data protection officer
    is reached.
    """

    name: str = ""
    logo: bytes = b""
    logo_kind: str = ""
    colour: str = ""
    contact: tuple[str, ...] = ()
    officer: str = ""


def load_house(options: Mapping[str, str | None]) -> House:
    """The letterhead as written in the settings; an empty one without it. Raises BadSettings."""
    path = settings_path(options.get("installningar"))
    section = content_of(path).get(SECTION, {})
    if not isinstance(section, dict):
        raise BadSettings(path, f"{SECTION} ska vara ett avsnitt, [{SECTION}]")
    known = {NAME, LOGO, COLOUR, CONTACT, OFFICER}
    for key in section:
        if key not in known:
            raise BadSettings(
                path,
                f"{key[:40]} i [{SECTION}] är ingen inställning.{did_you_mean(key, known)} De som"
                f" finns är {listed(sorted(known))}",
            )
    named = _text(path, section, LOGO)
    logo, kind = _logo(path, path.parent / expand(named)) if named else (b"", "")
    return House(
        name=_text(path, section, NAME),
        logo=logo,
        logo_kind=kind,
        colour=_colour(path, _text(path, section, COLOUR)),
        contact=_lines(path, section),
        officer=_text(path, section, OFFICER),
    )


def _text(path: Path, section: Mapping[str, Written], key: str) -> str:
    value = section.get(key, "")
    if not isinstance(value, str) or not (value.isprintable() and len(value) <= 200):
        raise BadSettings(
            path, f"{key} i [{SECTION}] ska vara en rad inom citattecken, högst 200 tecken"
        )
    return value.strip()


def _lines(path: Path, section: Mapping[str, Written]) -> tuple[str, ...]:
    value = section.get(CONTACT, [])
    if not isinstance(value, list) or len(value) > 6:
        raise BadSettings(
            path,
            f'{CONTACT} i [{SECTION}] ska vara en lista av högst sex rader, till exempel ["Besök:'
            ' Storgatan 1", "www.example.se"]',
        )
    return tuple(_text(path, {CONTACT: line}, CONTACT) for line in value)


def _colour(path: Path, value: str) -> str:
    if value and not re.fullmatch("#[0-9a-fA-F]{6}", value):
        raise BadSettings(path, f'{COLOUR} i [{SECTION}] ska skrivas som "#1f4e79"')
    if value and _contrast_with_white(value) < _ENOUGH:
        found = f"{_contrast_with_white(value):.2f}".replace(".", ",")
        raise BadSettings(
            path,
            f"{COLOUR} i [{SECTION}] är för ljus för rubriker på vitt papper (kontrasten är"
            f" {found}, minst 4,5 krävs). Välj en mörkare",
        )
    return value


def _contrast_with_white(colour: str) -> float:
    """The contrast of a colour with white, 1 to 21 (WCAG 2.2, relative luminance)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    luminance = sum(
        weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True)
    )
    return 1.05 / (luminance + 0.05)


def _logo(path: Path, file: Path) -> tuple[bytes, str]:
    """The picture and its kind, told by what it holds."""
    try:
        content = read(file)
    except OSError as error:
        raise BadSettings(
            path, f"{LOGO} i [{SECTION}], {file}, går inte att läsa: {reason(error)}"
        ) from None
    kind = "png" if content.startswith(b"\x89PNG\r\n\x1a\n") else ""
    kind = "svg" if re.search(rb"<svg[\s>]", content[:4000]) else kind
    if not kind or len(content) > LARGEST_LOGO:
        raise BadSettings(
            path, f"{LOGO} i [{SECTION}], {file}, ska vara en SVG eller PNG på högst en megabyte"
        )
    return content, kind
