from __future__ import annotations

import given
import pytest
from conftest import Norrbus

from norrbus_cli.words.text import is_web_address

BOOK = (
    *("möte", "boka", "1", "--dag", "2026-04-21", "--tid", "13.00", "--syfte", "Vi ses."),
    *("--trots-samma-dag", "flera länkar prövas"),
)


@pytest.mark.parametrize(
    "typed",
    [
        "javascript:alert(1)",
        "JavaScript://example.se/%0aalert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "https://",
        "https:///rum",
        "https://a b.example.se",
        "https://anna@example.se",
        'https://example.se/"onclick="x',
        "https://example.se/<b>",
        " example.se/rum",
    ],
)
def test_what_is_no_address_to_be_sent_to_is_refused(norrbus: Norrbus, typed: str) -> None:
    given.case(norrbus)
    assert not is_web_address(typed)
    refused = norrbus.refused(2, *BOOK, "--länk", typed)
    assert "Länken ska börja med https://" in refused


@pytest.mark.parametrize(
    "typed",
    ["https://example.se", "HTTPS://möte.example.se:8443/rum?id=å&x=1#del", "http://example.se/"],
)
def test_an_address_is_taken_as_it_is(norrbus: Norrbus, typed: str) -> None:
    given.case(norrbus)
    norrbus.ok(*BOOK, "--länk", typed)
    assert typed in norrbus.ok("möte", "visa", "1")


def test_a_link_from_before_that_is_no_address_stands_in_no_calendar_file(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok(*BOOK, "--länk", "https://example.se/rum")
    norrbus.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev")
    for link in ("javascript:alert(1)", "https://example.se/rum"):
        register = norrbus.open()
        with register.operation(day="2026-04-01"):
            row = register.row("SELECT id FROM meetings ORDER BY id DESC LIMIT 1")
            assert row is not None
            register.update("meetings", row["id"], {"link": link})
        register.close()
        norrbus.ok("dokument", "skriv", "kalenderfil", "NB-2026-0001-M2", "--skriv-över")
        files = [path.read_text(encoding="utf-8") for path in norrbus.documents.rglob("*.ics")]
        assert not any("javascript" in each for each in files)
        assert any("example.se/rum" in each for each in files) is link.startswith("https")
