"""No parenthesis stands within another in what is printed: a reader loses the thread."""

from __future__ import annotations

import re

import pytest
from conftest import ROOT

from norrbus_cli.words.text import aside

NESTED = re.compile(r"\([^()\n]*\([^()\n]*\)[^()\n]*\)")
CODE = re.compile(r"```.*?```|`[^`]*`|\]\([^)]*\)", re.S)
PAGES = ("handbok", "drift", "kommandon", "felsokning", "forsta-dagen", "dokument")
GOLDEN = [
    *(ROOT / "tests/stories/golden").rglob("*.md"),
    *(ROOT / "tests/documents/golden").rglob("*.md"),
    ROOT / "tests/reminder/golden.txt",
]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_has_one_within_another(name: str) -> None:
    text = (ROOT / f"docs/{name}.md").read_text(encoding="utf-8")
    assert NESTED.findall(CODE.sub("", text)) == []


def test_no_paper_has_one_within_another() -> None:
    found = {path.name: NESTED.findall(path.read_text(encoding="utf-8")) for path in GOLDEN}
    assert {name: told for name, told in found.items() if told} == {}


def test_what_is_said_beside_has_a_dash_where_it_has_parentheses_of_its_own() -> None:
    assert "Kallelse" + aside("2013 års modell") == "Kallelse (2013 års modell)"
    assert "Plan" + aside("SoL (2025:400) 10 kap. 8 §") == "Plan – SoL (2025:400) 10 kap. 8 §"
