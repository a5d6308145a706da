"""The page with the definitions is the program's own."""

from __future__ import annotations

import os
from itertools import groupby

from conftest import ROOT

from norrbus_cli.statistics.indicators import INDICATORS, VERSION
from norrbus_cli.words.text import first_upper

PAGE = ROOT / "docs/statistik-indikatorer.md"


def written() -> str:
    """The definitions as Markdown."""
    lines = [
        "# Statistikens indikatorer",
        "",
        f"Definitionernas version {VERSION}. Sidan skrivs av programmet självt (`UPDATE_GOLDEN=1 pytest tests/statistics/test_definitions.py`); samma sak visas av",
        "`norrbus statistik definitioner`. Ändras det som räknas ska också `VERSION` i `norrbus_cli/statistics/definitions.py` ändras.",
    ]
    for area, indicators in groupby(INDICATORS, key=lambda each: each.area):
        lines += ["", f"## {area}"]
        for each in indicators:
            lines += [
                "",
                f"### {each.title}",
                "",
                f"`{each.key}`",
                "",
                f"- Räknas: {each.counts}.",
                f"- Period: {each.period}.",
            ]
            lines += [f"- Mäter: {each.days or each.marks}."] if each.days or each.marks else []
            lines += [
                f"- Efter {split.by}: {', '.join(split.categories)}." for split in each.splits
            ]
            lines += [f"- Källa: {each.source}."]
    return "\n".join(lines) + "\n"


def test_the_page_of_definitions_is_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(written(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == written()


def test_what_is_said_of_an_indicator_reads_as_a_sentence() -> None:
    for each in INDICATORS:
        assert each.title == first_upper(each.title)
        for text in (each.counts, each.period, each.source):
            assert text
            assert not text.endswith(".")
        assert len({split.by for split in each.splits}) == len(each.splits)
