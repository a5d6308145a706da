"""The page with the definitions is the program's own."""

from __future__ import annotations

import os
from itertools import groupby

from conftest import ROOT

from norrbus_cli.statistics.indicators import INDICATORS, VERSION
from norrbus_cli.statistics.relations import AT_MOST, FLOW_SPLITS, UNTIED, of_reader, tied
from norrbus_cli.words.text import first_upper

PAGE = ROOT / "docs/statistik-indikatorer.md"


def written() -> str:
    """The definitions as Markdown."""
    lines = [
        "# Statistikens indikatorer",
        "",
        f"Definitionernas version {VERSION}. Sidan skrivs av programmet självt (`UPDATE_GOLDEN=1 pytest tests/statistics/test_definitions.py`); samma sak visas av",
        "`norrbus statistik definitioner`. Ändras det som räknas ska också `VERSION` i `norrbus_cli/statistics/indicators.py` ändras.",
        "",
        "En uppdelning som är för liten visas i färre grupper, och sist inte alls ([statistik-skydd.md](statistik-skydd.md)). Grupperna står under den.",
        "",
        "En period är två eller tre hela år i följd (`norrbus statistik fastställ 2024–2026`) och räknas som ett år: ”i året” är i något av åren, årets början är",
        "periodens första års början, och årets slut dess sista års slut. Ett ärende som är öppet i flera av åren öppnades bara i ett och räknas en gång; medianen är den",
        "av alla i perioden. Det är vårt eget val att en period är högst tre år: arbetet och reglerna ändras.",
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
            for split in each.splits:
                lines += [f"- {first_upper(split.by)}: {', '.join(split.categories)}."]
                lines += [
                    f"  - eller i {len(rung)} grupper: {' · '.join(name for name, _ in rung)}."
                    for rung in split.coarser
                ]
            lines += [f"- Källa: {each.source}."]
    return "\n".join(lines) + "\n"


def test_the_page_of_definitions_is_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(written(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == written()


RELATIONS = ROOT / "docs/statistik-skydd.md"
BEGIN, END = "<!-- samband -->\n", "<!-- slut -->\n"


def relations() -> str:
    """What ties the numbers, as Markdown; and what is tied to nothing, with the reason."""
    flow = (
        "det som fanns vid årets början, öppnades och öppnades igen är det som avslutades och det"
        f" som pågår vid årets slut, i allt och efter {' och '.join(FLOW_SPLITS)}"
    )
    year = "årets början är förra årets slut, så som det fastställdes"
    lines = [f"* {each}" for each in (flow, year, *of_reader())]
    lines += ["", "Dessa indikatorer leder inget annat tal till:", ""]
    lines += [f"* `{key}`: {why}" for key, why in UNTIED.items()]
    return "\n".join(lines) + "\n"


def test_the_relations_that_a_reader_is_taken_to_know_are_listed() -> None:
    before, _, rest = RELATIONS.read_text(encoding="utf-8").partition(BEGIN)
    listed, _, after = rest.partition(END)
    if os.environ.get("UPDATE_GOLDEN"):
        listed = relations()
        RELATIONS.write_text(before + BEGIN + listed + END + after, encoding="utf-8")
    assert listed == relations()


def test_an_indicator_is_tied_to_others_or_says_why_it_is_not() -> None:
    """A new one without its relations would be protected as if nothing led to it."""
    alone = {group[0] for group in tied() if len(group) == 1}
    inside = {place[0] for each in AT_MOST for place in each.smaller} & alone
    people = {each.key for each in INDICATORS if each.about_people}
    assert set(UNTIED) == alone - inside
    assert {key for group in tied() for key in group} == people


def test_what_is_said_of_an_indicator_reads_as_a_sentence() -> None:
    for each in INDICATORS:
        assert each.title == first_upper(each.title)
        for text in (each.counts, each.period, each.source):
            assert text
            assert not text.endswith(".")
        assert len({split.by for split in each.splits}) == len(each.splits)
