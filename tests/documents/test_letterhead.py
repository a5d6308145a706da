from __future__ import annotations

import re
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from documents.conftest import papers
from documents.test_pdf import PIXEL, text_of

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
WHOLE = """
[brevhuvud]
namn = "Kalix <kommun> *och* andra"
logotyp = "bild/logo.svg"
färg = "#5A0000"
kontakt = ["Besök: Storgatan 1", "www.example.se"]
dataskyddsombud = "dso@example.se"
"""


@pytest.fixture
def settings(norrbus: Norrbus) -> Path:
    """A settings file beside a logo."""
    (norrbus.home / "bild").mkdir()
    (norrbus.home / "bild/logo.svg").write_text(SVG, encoding="utf-8")
    (norrbus.home / "bild/logo.png").write_bytes(PIXEL)
    return norrbus.home / "brev.toml"


def write(norrbus: Norrbus, settings: Path, content: str, *more: str) -> str:
    settings.write_text(content.replace("färg", '"färg"'), encoding="utf-8")
    line = ("--inställningar", str(settings), "dokument", "skriv", "samtycke", "1", *more)
    return norrbus.ok(*line, "--skriv-över")


def test_the_letterhead_stands_on_paper_in_every_format(norrbus: Norrbus, settings: Path) -> None:
    given.case(norrbus)
    write(norrbus, settings, WHOLE, "--format", "alla")
    page = papers(norrbus, "html")[0].read_text(encoding="utf-8")
    assert "<strong>Kalix &lt;kommun&gt; *och* andra</strong>" in page
    assert '<img src="data:image/svg+xml;base64,' in page
    # On a dark screen the house's colour could not be read.
    assert page.index("--colour: #5A0000") < page.index("prefers-color-scheme: dark")
    assert "www.example.se." in page
    text = papers(norrbus, "md")[0].read_text(encoding="utf-8")
    assert "Besök: Storgatan 1. www.example.se. NB-2026-0001. Utskrivet" in text
    assert len(papers(norrbus, "pdf")) == len(papers(norrbus, "html")) == 2


def test_an_invitation_has_the_address_of_who_gets_it(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--adress", "Storgatan 1, 952 31 Kalix")
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--format", "html")
    pages = [path.read_text(encoding="utf-8") for path in papers(norrbus, "html")]
    to = [re.findall('<p class="to">(.*?)</p>', page) for page in pages]
    assert to[0] == ["Anna Lantto<br>Storgatan 1<br>952 31 Kalix"]


def test_a_paper_without_a_letterhead_has_the_registers_names(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--format", "html")
    page = papers(norrbus, "html")[0].read_text(encoding="utf-8")
    assert "<strong>Kalix kommun</strong><br>" in page
    assert "<img" not in page
    assert page.count("--colour:") == 2  # on light and on dark


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("brevhuvud = 1\n", "brevhuvud ska vara ett avsnitt, [brevhuvud]"),
        ('[brevhuvud]\nloggotyp = "x"\n', "Menade du logotyp?"),
        ('[brevhuvud]\nnamn = "a\\nb"\n', "namn i [brevhuvud] ska vara en rad"),
        ("[brevhuvud]\nnamn = 1\n", "namn i [brevhuvud] ska vara en rad"),
        (f'[brevhuvud]\nnamn = "{"x" * 201}"\n', "högst 200 tecken"),
        ('[brevhuvud]\nkontakt = "x"\n', "kontakt i [brevhuvud] ska vara en lista"),
        (f"[brevhuvud]\nkontakt = {['x'] * 7}\n", "högst sex rader"),
        ('[brevhuvud]\nfarg = "röd"\n', 'ska skrivas som "#1f4e79"'),
        ('[brevhuvud]\nfarg = "#777777"\n', "kontrasten är 4,48, minst 4,5 krävs"),
        ('[brevhuvud]\nfarg = "#ffff00"\n', "kontrasten är 1,07"),
        ('[brevhuvud]\nlogotyp = "saknas.png"\n', "går inte att läsa"),
        ('[brevhuvud]\nlogotyp = "brev.toml"\n', "ska vara en SVG eller PNG"),
    ],
)
def test_a_letterhead_that_is_wrong_is_named(
    norrbus: Norrbus, settings: Path, written: str, says: str
) -> None:
    given.case(norrbus)
    settings.write_text(written, encoding="utf-8")
    line = ("--inställningar", str(settings), "dokument", "skriv", "samtycke", "1")
    assert says in norrbus.refused(2, *line)
    assert papers(norrbus, "html") == []


def test_a_colour_that_can_just_be_read_is_taken_and_a_png_too(
    norrbus: Norrbus, settings: Path
) -> None:
    given.case(norrbus)
    logo = 'logotyp = "bild/logo.png"'
    write(norrbus, settings, f'[brevhuvud]\nfärg = "#767676"\n{logo}\n', "--format", "html")
    page = papers(norrbus, "html")[0].read_text(encoding="utf-8")
    assert '<img src="data:image/png;base64,' in page


def test_a_logo_of_more_than_a_megabyte_is_refused(norrbus: Norrbus, settings: Path) -> None:
    given.case(norrbus)
    logo = settings.parent / "bild/logo.png"
    settings.write_text('[brevhuvud]\nlogotyp = "bild/logo.png"\n', encoding="utf-8")
    line = ("--inställningar", str(settings), "dokument", "skriv", "samtycke", "1")
    logo.write_bytes(PIXEL + bytes(1_000_000 - len(PIXEL)))
    norrbus.ok(*line)
    logo.write_bytes(PIXEL + bytes(1_000_001 - len(PIXEL)))
    assert "högst en megabyte" in norrbus.refused(2, *line)


def test_the_papers_of_a_year_have_the_letterhead_however_they_are_written(
    norrbus: Norrbus, settings: Path
) -> None:
    settings.write_text(WHOLE.replace("färg", '"färg"'), encoding="utf-8")
    given.over(norrbus)
    with_settings = ("--inställningar", str(settings))
    norrbus.ok("statistik", "fastställ", "2026", "--ja")
    written = [
        *(("dokument", "skriv", kind, "2026", "--format", "alla") for kind in YEARLY),
        ("statistik", "skriv", "2026", "--format", "html", "--format", "md"),
        ("statistik", "skriv", "2026", "--styrgrupp", "--format", "html", "--format", "md"),
        ("statistik", "skriv", "2026", "--internt", "--format", "html", "--format", "md"),
    ]
    for line in written:
        paths = [Path(each) for each in norrbus.ok(*with_settings, *line, "--skriv-över").split()]
        assert len(paths) >= 2
        for path in paths:
            if path.suffix == ".pdf":
                text = text_of(path.read_bytes())
                assert "Kalix<kommun>*och*andra" in text
                assert "www.example.se" in text
                assert "·version1" in text
                continue
            text = path.read_text(encoding="utf-8")
            assert "www.example.se." in text, path.name
            if path.suffix == ".html":
                assert "<strong>Kalix &lt;kommun&gt; *och* andra</strong>" in text
                assert ":root { --colour: #5A0000; }" in text
                assert 'src="data:image/svg+xml;base64,' in text


YEARLY = ("årsrapport", "årsöversikt")
