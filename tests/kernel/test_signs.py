"""A text with what Word and web pages put in the place of plain signs."""

from __future__ import annotations

import pytest

from norrbus_cli.words.signs import Plain, plain


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Elsa Lantto", "Elsa Lantto"),
        ("Åsa é ”Ö”", "Åsa é ”Ö”"),
        ("Elsa\u00a0Lantto", "Elsa Lantto"),
        ("a\u2007b\u202fc\u2003d\u3000e", "a b c d e"),
        ("a\u2010b\u2011c–d—e−f", "a-b-c-d-e-f"),
        ("El\u00adsa L\u200ban\u200dt\u2060to\ufeff", "Elsa Lantto"),
        ("Elsa\ufe0f\u034f", "Elsa"),
        ("D’Angelo D‘Angelo DʼAngelo", "D'Angelo D'Angelo D'Angelo"),
        ("２０１５\u0660", "20150"),
        ("½ m² ł", "½ m² ł"),
        ("", ""),
    ],
)
def test_plain(written: str, meant: str) -> None:
    assert plain(written) == meant


@pytest.mark.parametrize("written", ["Elsa\u00a0Lantto", "E\u00adlsa\u200b\u00a0Lan\u00adtto"])
def test_what_was_written_is_known(written: str) -> None:
    found = Plain(f"\u200bÅ {written}\u00ad, kom")
    start = found.text.index("Elsa")
    assert found.written(start, start + len("Elsa Lantto")) == written
