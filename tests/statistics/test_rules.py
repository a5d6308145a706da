"""The numbered rules as a whole: each has a number, a source, a command that exists and a test; a year is published by them; their page is the program's own."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections import Counter
from pathlib import Path
from typing import Any

import given
import pytest
import typer
from conftest import ROOT, Norrbus

from norrbus_cli import main
from norrbus_cli.statistics.counting.rules.catalogue import BY_NUMBER, RULES
from norrbus_cli.statistics.counting.rules.choices import ADVICE, SEVERITIES
from norrbus_cli.statistics.counting.rules.model import NumberTwice, Rule, numbered
from norrbus_cli.words.text import first_upper

PAGE = ROOT / "docs/statistik-brister.md"
PUBLISH = ("statistik", "fastställ", "2026")
# What a year of open cases is read from: their own partial indexes.
SCANNED = {
    "SCAN cases USING COVERING INDEX cases_open",
    "SCAN m USING COVERING INDEX meetings_open",
}


# --- each rule ------------------------------------------------------------------------


def test_every_rule_has_a_test_named_after_it() -> None:
    """The fixture that it asks by sees to it that it is both broken and kept there."""
    tests = "".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_rules_*.py")
    )
    named = re.findall(
        r"^def test_(b\d\d)_\w+\(\s*norrbus: Norrbus, rules: Rules", tests, re.MULTILINE
    )
    assert {number.upper() for number in named} == set(BY_NUMBER)


def test_two_rules_cannot_have_the_same_number() -> None:
    assert list(BY_NUMBER) == sorted(rule.number for rule in RULES)
    with pytest.raises(NumberTwice, match="B07"):
        numbered([*RULES, BY_NUMBER["B07"]])


@pytest.mark.parametrize("rule", RULES, ids=list(BY_NUMBER))
def test_a_rule_says_what_breaks_it_and_who_asks(rule: Rule) -> None:
    assert re.fullmatch(r"B\d\d", rule.number)
    assert rule.severity in SEVERITIES
    assert rule.breaks == first_upper(rule.breaks)
    for text in (rule.breaks, rule.source, rule.what):
        assert text
        assert not text.endswith(".")
    # An agreement and a form are of a year; a law has its number or paragraph.
    assert re.search(r"\b(19|20)\d\d\b|\d §|\beget val\b", rule.source)
    # What only advises is no gap in the figures.
    assert bool(rule.lacks) == (rule.severity != ADVICE)


@pytest.mark.parametrize("rule", RULES, ids=list(BY_NUMBER))
def test_the_command_that_mends_a_rule_exists(rule: Rule) -> None:
    for line in filter(None, (rule.command, rule.otherwise[1])):
        words = shlex.split(re.sub(r"{\w+}", "1", line))
        command: Any = typer.main.get_command(main.app)
        while words and hasattr(command, "list_commands"):
            command = command.get_command(None, words.pop(0))
            assert command is not None, line
        parser = command.make_parser(
            # A command keeps its help option from the first context that it meets.
            typer.Context(command, help_option_names=["--hjälp"])
        )
        given_options, left, _ = parser.parse_args(words)
        assert given_options, line
        assert not left, line


@pytest.mark.parametrize("rule", RULES, ids=list(BY_NUMBER))
def test_a_rule_reads_what_is_open_or_of_the_year(norrbus: Norrbus, rule: Rule) -> None:
    if not isinstance(rule.asked, str):
        return
    register = norrbus.open()
    days = {"first": "2026-01-01", "last": "2026-12-31", "today": "2027-01-01"}
    steps = [row["detail"] for row in register.rows(f"EXPLAIN QUERY PLAN {rule.asked}", days)]
    register.close()
    assert {step for step in steps if step.startswith("SCAN")} <= SCANNED
    assert not [step for step in steps if "AUTOMATIC" in step]


# --- asked by their number ------------------------------------------------------------


def test_what_is_shown_can_be_narrowed(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.day = "2026-04-02"
    norrbus.ok("ärende", "ändra", "1", "--behov-sett", "2026-04-01")
    line = ("statistik", "brister", "2026", "--json")

    def numbers(*more: str) -> list[str]:
        return [each["regel"] for each in json.loads(norrbus.ok(*line, *more))]

    assert numbers() == ["B01", "B07", "B18", "B20"]
    assert numbers("--regel", "B07") == ["B07"]
    assert numbers("--regel", "b7", "--regel", "18") == ["B07", "B18"]
    assert numbers("--allvar", "stopp") == ["B07"]
    assert numbers("--allvar", "varning", "--allvar", "rad") == ["B01", "B18", "B20"]
    assert numbers("--allvar", "stopp", "--regel", "B01") == []
    for typed in ("B00", "B99", "x"):
        assert norrbus.refused(3, *line, "--regel", typed).startswith(
            f"Det finns ingen regel {typed}. Reglerna är B01 till B45: norrbus statistik regler"
        )


def test_what_is_shown_says_what_it_means(norrbus: Norrbus) -> None:
    given.child(norrbus)
    shown = norrbus("statistik", "brister", "2026")
    assert shown.out.splitlines()[0] == (
        "B01\tvarning\tNB-2026-0001\tkön saknas\tnorrbus ärende ändra NB-2026-0001 --kön KÖN"
    )
    assert "stopp rättas innan året fastställs, varning kräver --med-brister" in shown.err
    csv = norrbus.ok("statistik", "brister", "2026", "--csv").removeprefix("\ufeff").splitlines()
    assert csv[0] == "regel;allvar;galler;saknas;nasta_steg"
    at_terminal = norrbus("statistik", "brister", "2026", terminal=True).out
    assert "norrbus ärende ändra NB-2026-0001 --kön KÖN" in at_terminal


def test_the_rules_are_listed_without_a_register(bare: Norrbus) -> None:
    listed = json.loads(bare.ok("statistik", "regler", "--json"))
    assert [each["regel"] for each in listed] == list(BY_NUMBER)
    assert listed[6] == {
        "regel": "B07",
        "allvar": "stopp",
        "bryts": "Behovet sågs efter att ärendet öppnades",
        "kalla": "eget val: frister räknas från behovet, och det leder till ärendet",
        "nasta_steg": "norrbus ärende ändra REF --behov-sett DAG",
    }
    stops = json.loads(bare.ok("statistik", "regler", "--allvar", "stopp", "--json"))
    assert {each["allvar"] for each in stops} == {"stopp"}


# --- publishing -----------------------------------------------------------------------


def test_what_cannot_be_true_is_mended_before_a_year_is_published(norrbus: Norrbus) -> None:
    given.over(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--behov-sett", "2026-04-22")
    for line in (PUBLISH, (*PUBLISH, "--ja"), (*PUBLISH, "--ja", "--med-brister")):
        refusal = norrbus.refused(4, *line)
        assert refusal.startswith(
            "1 uppgift för 2026 kan inte stämma, och då kan året inte fastställas. Regler: B07 (1)."
            " Se vilka, och hur de rättas: norrbus statistik brister 2026 --allvar stopp"
        )
    norrbus.ok("ärende", "ändra", "1", "--behov-sett", "2026-04-21")
    norrbus.ok(*PUBLISH, "--ja")


def test_what_warns_asks_for_a_word_and_what_advises_is_told(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.day = "2027-01-01"
    assert norrbus.refused(4, *PUBLISH, "--ja").startswith(
        "1 uppgift saknas för 2026 och gör talen sämre. Regler: B01 (1). Se vilka"
    )
    advice = "Råd: B12 (1), B18 (1) och B20 (1). Se: norrbus statistik brister 2026 --allvar råd"
    warned = "Fastställs med varningar: B01 (1). Se: norrbus statistik brister 2026"
    asked = norrbus(*PUBLISH, "--med-brister", terminal=True, stdin="n\n").err
    whole = " ".join(asked.split())
    assert warned in whole
    assert advice in whole
    done = norrbus(*PUBLISH, "--ja", "--med-brister")
    assert warned in done.err
    assert advice in done.err


def test_what_advises_is_no_gap_in_the_report(norrbus: Norrbus) -> None:
    given.child(norrbus, "--kön", "flicka")
    assert len(json.loads(norrbus.ok("statistik", "brister", "--json"))) == 2
    assert json.loads(norrbus.ok("statistik", "år", "--internt", "--json"))["brister"] == []


# --- the page -------------------------------------------------------------------------


def written() -> str:
    """The rules as Markdown."""
    count = Counter(rule.severity for rule in RULES)
    lines = [
        "# Regler för årets uppgifter",
        "",
        "`norrbus statistik brister ÅR` visar det som bryter mot reglerna, `norrbus statistik regler` reglerna. Ett nummer byter aldrig betydelse.",
        "",
        f"- stopp ({count['stopp']}): uppgifterna kan inte stämma. Året fastställs inte förrän det är rättat.",
        f"- varning ({count['varning']}): talen blir sämre. Året fastställs bara om du svarar ja på det, eller med `--med-brister`.",
        f"- råd ({count['råd']}): något att se över. Det visas när året fastställs och hindrar inte.",
        "",
        "Sidan skrivs av programmet självt (`UPDATE_GOLDEN=1 pytest tests/statistics/test_rules.py`).",
    ]
    for rule in RULES:
        lines += [
            "",
            f"## {rule.number} {rule.breaks}",
            "",
            f"- Allvar: {rule.severity}.",
            f"- Källa: {rule.source}.",
            f"- Rättas med: `{rule.mended_by}`",
        ]
    return "\n".join(lines) + "\n"


def test_the_page_of_rules_is_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(written(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == written()
    assert "{" not in written()
