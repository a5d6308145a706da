"""What each kind of document is for, said once in the code, and shown as it is: the list, the page with pictures."""

from __future__ import annotations

import json
import os
import re
import struct
import zlib

import pytest
from conftest import ROOT, Norrbus

from norrbus_cli.desk.papers.kinds import KINDS
from norrbus_cli.desk.papers.purpose.listing import Listed, listed
from norrbus_cli.desk.papers.purpose.model import FILE, PURPOSES
from norrbus_cli.desk.papers.records import DISPOSAL
from norrbus_cli.words.swedish import listed as in_a_row

PAGE = ROOT / "docs/dokument.md"
PICTURES = ROOT / "docs/dokument"
SHOWN = [each for each in PURPOSES.values() if each.kind != FILE]


def page() -> str:
    """The gallery as Markdown, from what the program says of each kind."""
    lines = [
        "# Papperen",
        "",
        "Alla slag av dokument: vad de är till för, vem som får dem, vad som kräver dem och hur de skrivs. Det är samma uppgifter som",
        "`norrbus dokument slag` visar; sidan skrivs av programmet (`UPDATE_GOLDEN=1 pytest tests/documents/test_purpose.py`).",
        "Bilderna är första sidan av ett påhittat ärende och görs av `.ci/gallery`. Alla skrivs som Markdown, HTML eller PDF om inget",
        "annat sägs; hur man väljer format, språk och mottagare står i [handboken](handbok.md).",
    ]
    for each in listed():
        lines += ["", f"## {each.purpose.kind}", "", *about(each)]
    return "\n".join(lines) + "\n"


def about(each: Listed) -> list[str]:
    purpose = each.purpose
    found = [purpose.what, ""]
    if purpose.kind != FILE:
        found += [f"![Första sidan av {purpose.kind}](dokument/{purpose.picture})", ""]
    found += [
        "| | |",
        "| --- | --- |",
        f"| Vem som får det | {purpose.reader} |",
        f"| Vad som kräver det | {purpose.source} |",
        f"| Skrivs med | `{purpose.command}` |",
        f"| Språk | {in_a_row(['svenska', *each.languages])} |",
    ]
    if each.form:
        form = purpose.command.removesuffix(purpose.about).strip()
        found.append(f"| Tom blankett | `{form} --tom` |")
    return found


def test_every_kind_that_can_be_written_says_what_it_is_for() -> None:
    assert list(PURPOSES) == [*KINDS, DISPOSAL]
    for each in PURPOSES.values():
        assert each.what.endswith("."), each.kind
        assert each.reader.endswith("."), each.kind
        assert re.search(r"§|artikel|2011|2012|2013|2025|norrbus eget val", each.source), each.kind


def test_the_page_is_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_list_says_what_the_page_says(norrbus: Norrbus) -> None:
    rows = json.loads(norrbus.ok("dokument", "slag", "--json"))
    assert [each["slag"] for each in rows] == list(PURPOSES)
    assert rows[0]["sprak"] == ["engelska", "finska"]
    assert rows[0]["blankett"] is True
    by_kind = {each["slag"]: each for each in rows}
    assert (by_kind["SIP"]["sprak"], by_kind["kalenderfil"]["blankett"]) == ([], False)
    assert by_kind["grönt kort"]["kommando"] == 'norrbus dokument skriv "grönt kort"'
    assert by_kind[DISPOSAL]["kommando"].startswith("norrbus register gallra --beslutat-av ")


def test_there_is_a_picture_of_every_kind_and_of_nothing_else() -> None:
    assert {path.name for path in PICTURES.iterdir()} == {each.picture for each in SHOWN}
    assert sum(path.stat().st_size for path in PICTURES.iterdir()) < 1_500_000


@pytest.mark.parametrize("name", [each.picture for each in SHOWN])
def test_a_picture_is_a_whole_page_and_small(name: str) -> None:
    content = (PICTURES / name).read_bytes()
    assert 3_000 < len(content) < 60_000
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    chunks = dict(chunks_of(content))
    width, height, depth, colour = struct.unpack(">IIBB", chunks[b"IHDR"][:10])
    assert 400 < width < 800
    assert 1.35 < height / width < 1.45  # A4 upright
    assert (colour, depth <= 8) == (3, True)  # by palette
    assert not {b"tIME", b"tEXt", b"eXIf"} & chunks.keys()  # the same page gives the same file
    assert len(set(zlib.decompress(chunks[b"IDAT"]))) > 8  # something stands on it


def chunks_of(content: bytes) -> list[tuple[bytes, bytes]]:
    at, found = 8, []
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        kind, data = content[at + 4 : at + 8], content[at + 8 : at + 8 + length]
        assert zlib.crc32(kind + data) == int.from_bytes(
            content[at + 8 + length : at + 12 + length], "big"
        )
        found.append((kind, data))
        at += 12 + length
    assert found[-1] == (b"IEND", b"")
    assert [kind for kind, _ in found].count(b"IDAT") == 1
    return found
