from __future__ import annotations

import re
import sys
import zlib
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from documents.conftest import HOSTILE
from hypothesis import given as given_any
from hypothesis import settings, strategies
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from norrbus_cli.paper import marks, pdf
from norrbus_cli.paper.letterhead import Head, Sender
from norrbus_cli.paper.render import PLAIN, Rendered
from norrbus_cli.register.house import House

SENDER = Sender("Kalix kommun", "Elevhälsan", "Maria Ek", "070-174 06 05", "maria@example.se")
HEAD = Head(SENDER, date(2026, 11, 30), "NB-2026-0001", 2, ("Anna Lantto", "Storgatan 1"))


def png() -> bytes:
    """A picture of one point."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        whole = kind + content
        return len(content).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")

    head = (1).to_bytes(4, "big") * 2 + bytes([8, 2, 0, 0, 0])
    body = zlib.compress(bytes([0, 90, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


PIXEL = png()


def reader(content: bytes) -> PdfReader:
    return PdfReader(BytesIO(content))


def made(body: str, head: Head | None = HEAD, house: House = PLAIN, title: str = "Titel") -> bytes:
    return pdf.pdf(Rendered(title, body, head, house, ""))


def squeezed(text: str) -> str:
    """A text without blanks and without the signs that let a long word be broken."""
    return re.sub(r"[\s\u200b]", "", text)


def root_of(content: bytes) -> Any:
    """The document's catalogue; what lies below has no types."""
    return reader(content).trailer["/Root"]


def text_of(content: bytes) -> str:
    return squeezed("".join(page.extract_text() for page in reader(content).pages))


def elements(node: Any) -> Iterator[str]:
    """What each element of the structure tree is, from the top."""
    if isinstance(node, ArrayObject):
        for each in node:
            yield from elements(each.get_object())
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield str(node["/S"])
        if "/K" in node:
            yield from elements(node["/K"].get_object())


def tags(content: bytes) -> list[str]:
    return [tag.removeprefix("/") for tag in elements(root_of(content)["/StructTreeRoot"])]


def test_every_text_that_is_typed_stands_in_the_pdf(hostile: Norrbus) -> None:
    for kind in ("samtycke", "minnesanteckningar", "genomförandeplan", "SIP"):
        hostile.ok("dokument", "skriv", kind, "1", "--format", "pdf")
    papers = sorted(hostile.documents.rglob("*.pdf"))
    assert len(papers) == 4
    for path in papers:
        content = path.read_bytes()
        assert squeezed(HOSTILE) in text_of(content), path.name
        assert not re.search(rb"/(JavaScript|JS|Launch|URI|EmbeddedFile)\b", content)


def test_a_pdf_says_what_it_is_and_is_made_for_those_who_listen(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "genomförandeplan", "1", "--format", "pdf")
    content = next(norrbus.documents.rglob("*.pdf")).read_bytes()
    found = reader(content)
    root = root_of(content)
    assert root["/Lang"] == "sv-SE"
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712 a PDF boolean
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712
    assert found.metadata is not None
    assert found.metadata.title == "Genomförandeplan NB-2026-0001, version 1"
    says = root["/Metadata"].get_object().get_data().decode()
    assert re.search(r"<pdfuaid:part>1<", says)
    assert re.search(r"<pdfaid:part>2<", says)
    assert re.search(r"<pdfaid:conformance>A<", says)
    found_tags = tags(content)
    assert found_tags.count("H1") == 1
    assert {"H2", "H3", "P", "Table", "TH", "TD"} <= set(found_tags)
    for page in root["/Pages"]["/Kids"]:
        for font in page.get_object()["/Resources"]["/Font"].values():
            below = font.get_object()["/DescendantFonts"][0].get_object()
            assert {"/FontFile2", "/FontFile3"} & below["/FontDescriptor"].keys()


def test_each_page_says_which_paper_it_is_and_how_many_there_are() -> None:
    pages = reader(made("# A\n\n" + "Rad.\n\n" * 120)).pages
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        text = page.extract_text()
        assert f"{number} ({len(pages)})" in text
        assert "NB-2026-0001 · version 2" in text
        assert "Maria Ek" in text


def test_the_letterhead_stands_on_the_first_page_alone() -> None:
    house = House(
        name="Kalix kommun, socialförvaltningen",
        logo=PIXEL,
        logo_kind="png",
        colour="#5a0000",
        contact=("Besök: Storgatan 1", "www.example.se"),
    )
    content = made("# A\n\n" + "Rad.\n\n" * 60, house=house)
    first, second = reader(content).pages[:2]
    for line in ("Kalix kommun, socialförvaltningen", "Anna Lantto", "Storgatan 1"):
        assert line in first.extract_text()
    assert "Anna Lantto" not in second.extract_text()
    assert "www.example.se" in second.extract_text()
    assert "Figure" in tags(content)
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
    assert "Figure" in tags(made("# A\n", house=House(logo=svg, logo_kind="svg")))


def test_a_paper_without_a_sender_or_a_day_is_a_paper() -> None:
    assert "Titel" not in text_of(made("# A\n", None))
    nobody = Sender("Kalix kommun", "Elevhälsan", "", "", "")
    text = text_of(made("# A\n", Head(nobody, None)))
    assert "Samordnare" not in text
    assert "Elevhälsan" in text


def test_a_telephone_number_is_never_broken() -> None:
    rows = [f"{'x ' * count}070-174 06 99 och mer." for count in range(60)]
    lines = [
        line
        for page in reader(made("# A\n\n" + "\n\n".join(rows))).pages
        for line in page.extract_text().splitlines()
    ]
    assert sum("070-174 06 99" in line for line in lines) == 60


def test_the_same_facts_give_the_same_bytes() -> None:
    body = "# A\n\n- x\n\n| a | b |\n| --- | --- |\n| 1 | |\n"
    assert made(body) == made(body)
    assert made(body) != made(body, Head(SENDER, date(2026, 12, 1)))


def test_all_that_a_text_is_made_of_is_set() -> None:
    body = (
        "# A\n\n**fet** *lutande* och\nny rad\\\nbruten\n\n1. ett\n2. två\n   - tre\n\n---\n\n"
        "> citat\n\n```\nkod\n```\n\n| a | b |\n| --- | :---: |\n| 1 | |\n"
        + marks.field("Namn", "Elsa")
        + marks.field("Adress", "Storgatan 1", "952 31 Kalix")
        + marks.blank("Dag")
    )
    content = made(body)
    text = text_of(content)
    for word in ("fetlutandeochnyrad", "bruten", "ett", "två", "tre", "citat", "kod"):
        assert word in text
    assert "…" not in text
    assert {"L", "LI", "Table", "TH", "TD"} <= set(tags(content))


def test_a_signature_stands_on_a_page_with_what_is_signed() -> None:
    for lines in range(25, 45):
        body = "# A\n\n" + "Rad.\n\n" * lines + "## Underskrift\n\nVi är överens.\n"
        pages = reader(made(body + marks.signature("Underskrift") + marks.blank("Datum"))).pages
        last = pages[-1].extract_text()
        if "Datum" in last:
            assert "Vi är överens." in last
        else:
            pytest.fail("the signature is not on the last page")


def test_a_word_without_end_is_broken_and_stays_on_the_page() -> None:
    word = "q" * 300
    for body in (f"# A\n\n{word}\n", f"# A\n\n| a | b |\n| --- | --- |\n| {word} | {word} |\n"):
        content = made(body)
        lines = "\n".join(page.extract_text() for page in reader(content).pages).split("\n")
        assert squeezed("".join(lines)).count("q") == 300 * body.count(word)
        assert max(squeezed(line).count("q") for line in lines) <= 110


@settings(max_examples=40, deadline=None)
@given_any(strategies.text(strategies.characters(exclude_categories=["Cs", "Cc", "Co", "Cn"])))
def test_no_text_is_a_program_and_none_stops_a_paper(text: str) -> None:
    head = Head(SENDER, date(2026, 1, 1), text[:20], to=(text[:30],))
    content = made(f"# A\n\n{marks.paragraphs(text)}\n\n- {marks.escape(text)}\n", head)
    assert content.startswith(b"%PDF")


def test_other_scripts_are_set_and_a_sign_that_no_font_has_stands_as_its_number() -> None:
    content = made("# A\n\nČáđŋšŧž Ελένη Елена مريم\n\nFörr \u06cd nu \U000f1000.\n")
    text = text_of(content)
    assert "ČáđŋšŧžΕλένηЕлена" in text
    assert "U+06" not in text.replace("[U+06CD]", "")  # the name is drawn
    assert "Förr[U+06CD]nu[U+F1000]." in text


def test_what_looks_like_a_program_is_printed() -> None:
    text = "#let x = 1 #x $a^2$ @ref <label> `raw` = Rubrik _a_ *b* // c /* d */ \\ ~"
    assert squeezed(text) in text_of(made(f"# A\n\n{marks.escape(text)}\n"))


def test_where_it_is_not_installed_the_command_says_what_to_do(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.case(norrbus)
    monkeypatch.setitem(sys.modules, "typst", None)
    pdf._compiler.cache_clear()
    refused = norrbus.refused(5, "dokument", "skriv", "samtycke", "1", "--format", "alla")
    pdf._compiler.cache_clear()
    assert "norrbus[pdf]" in refused
    assert "Inget skrevs" in refused
    assert list(norrbus.documents.rglob("*")) == []


def test_a_broken_logo_stops_the_pdf_and_says_so(norrbus: Norrbus, tmp_path: Path) -> None:
    given.case(norrbus)
    (tmp_path / "logo.png").write_bytes(PIXEL[:40])
    settings_file = tmp_path / "i.toml"
    settings_file.write_text('[brevhuvud]\nlogotyp = "logo.png"\n', encoding="utf-8")
    line = ("--inställningar", str(settings_file), "dokument", "skriv", "samtycke", "1")
    refused = norrbus.refused(5, *line, "--format", "pdf")
    assert "logotypen i [brevhuvud] är en hel SVG eller PNG" in refused
    assert list(norrbus.documents.rglob("*")) == []
    norrbus.ok(*line, "--format", "html")
