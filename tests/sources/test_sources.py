"""Every duty that a source names has a row, each row its rule and its test, and no rule is without one."""

from __future__ import annotations

import ast
import os
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

from norrbus_cli.authority.recipients import EXAMPLES as RECIPIENTS
from norrbus_cli.deadline.catalogue import KINDS
from norrbus_cli.deadline.catalogue import RULES as DEADLINES
from norrbus_cli.deadline.model import PROFILES
from norrbus_cli.forum.rule.examples import EXAMPLES as FORUMS
from norrbus_cli.statistics.counting.rules.catalogue import BY_NUMBER
from norrbus_cli.statistics.indicators import INDICATORS
from sources.citations import AGREED, Citation, cited
from sources.law import LAWS
from sources.own import OWN
from sources.page import CHAPTERS, cells, chapters, module_path, page, waits
from sources.row import KEPT, PEOPLE, Row
from sources.waiting import MOST, WAITING

PAGE = ROOT / "docs/källor.md"
ROWS = tuple(each for chapter in chapters() for each in chapter.rows)
BUILT = tuple(each for each in ROWS if not waits(each))
OURS = sorted((ROOT / "norrbus_cli").rglob("*.py"))
# What a reader sees in Swedish; the other languages say the same.
TEMPLATES = sorted(
    path for path in (ROOT / "templates").rglob("*.j2") if "language" not in path.parts
)


def called(row: Row) -> str:
    return f"{row.place}: {row.asks[:60]}"


# --- the page -------------------------------------------------------------------------


def test_the_page_of_sources_is_the_programs_own() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        PAGE.write_text(page(), encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page()


def test_every_line_of_a_table_has_as_many_cells_as_its_head() -> None:
    tables = re.findall(r"(?:^\|.*\n)+", page(), re.M)
    assert len(tables) == len(CHAPTERS) + 3
    for table in tables:
        assert len({line.count(" | ") for line in table.splitlines()}) == 1, table[:200]


# --- each row -------------------------------------------------------------------------


def test_no_row_has_an_empty_cell() -> None:
    for row in ROWS:
        assert all(cell.strip() for cell in cells(row)), called(row)
        assert set(row.kept.split(", ")) <= set(KEPT), called(row)
        assert row.says.endswith((".", "?")), called(row)


def test_what_is_kept_has_code_and_a_test_and_what_is_not_has_a_reason() -> None:
    for row in BUILT:
        if row.kept == PEOPLE:
            assert (row.rules, row.code, row.tests) == ((), (), ()), called(row)
            assert len(row.says) > 15, called(row)
        else:
            assert PEOPLE not in row.kept.split(", "), called(row)
            assert row.code, called(row)
            assert row.tests, called(row)


def test_no_row_stands_twice() -> None:
    twice = [each for each, count in Counter(map(called, ROWS)).items() if count > 1]
    assert not twice


def test_what_waits_gets_less() -> None:
    """A row leaves the list when its rule is there; then MOST is lowered."""
    names = {chapter.name for chapter in CHAPTERS}
    assert MOST == 0
    assert len(WAITING) <= MOST
    for name, row in WAITING:
        assert name in names
        assert not row.code
        assert not row.tests


# --- what a row names -----------------------------------------------------------------


@cache
def names_in(path: Path) -> frozenset[str]:
    """The functions, classes, methods, fields and constants of a module."""
    return frozenset(_names(ast.parse(path.read_text(encoding="utf-8")).body))


def _names(body: list[ast.stmt], inside: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield f"{inside}{node.name}"
            if isinstance(node, ast.ClassDef):
                yield from _names(node.body, f"{node.name}.")
        targets = node.targets if isinstance(node, ast.Assign) else []
        if isinstance(node, ast.AnnAssign):
            targets = [node.target]
        for target in targets:
            found = target.elts if isinstance(target, ast.Tuple) else [target]
            yield from (f"{inside}{each.id}" for each in found if isinstance(each, ast.Name))


def test_the_code_that_a_row_names_is_there() -> None:
    for code in {each for row in ROWS for each in row.code} | {each.code for each in OWN}:
        path, name = ROOT / module_path(code), code.partition(":")[2]
        assert path.exists(), code
        assert not name or name in names_in(path), code


def test_the_test_that_a_row_names_is_collected() -> None:
    for test in {each for row in ROWS for each in row.tests}:
        path, _, name = test.partition("::")
        file = ROOT / "tests" / path
        assert (file.exists(), file.name[:5], name[:5]) == (True, "test_", "test_"), test
        assert name in names_in(file), test


def test_the_rules_that_rows_name_are_those_that_are_declared() -> None:
    named = {each for row in ROWS for each in row.rules}
    assert named - {f"frist {kind}" for kind in KINDS} <= set(BY_NUMBER)


# --- no rule without a row ------------------------------------------------------------


def test_every_deadline_has_a_row_or_is_told_to_be_our_own() -> None:
    named = {each for row in ROWS for each in row.rules}
    own = {f"frist {rule.kind}" for rule in DEADLINES if "norrbus eg" in rule.source}
    assert not {f"frist {kind}" for kind in KINDS} - named - own


def test_every_rule_of_the_years_figures_has_a_row_or_is_told_to_be_our_own() -> None:
    named = {each for row in ROWS for each in row.rules}
    own = {number for number, rule in BY_NUMBER.items() if rule.source.startswith("eget val")}
    assert not set(BY_NUMBER) - named - own


def _texts() -> Iterator[tuple[str, str]]:
    """Every docstring, comment and text of the program, and the templates, with its file."""
    for path in OURS:
        text = path.read_text(encoding="utf-8")
        where = str(path.relative_to(ROOT))
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield where, node.value
        yield where, " ".join(re.findall(r"#\s?(.*)", text))
    for path in TEMPLATES:
        yield str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")


def _cited() -> dict[Citation, str]:
    return {each: where for where, text in _texts() for each in cited(text)}


def test_every_paragraph_that_the_program_cites_has_a_row() -> None:
    rows = {each for row in ROWS for each in cited(row.place)}
    laws = {law for law, _, _ in rows}
    in_chapters = {(law, chapter) for law, chapter, _ in rows}
    found = _cited()
    assert len(found) > 50
    lacking = {
        (each, where)
        for each, where in found.items()
        if each not in rows
        and not (
            not each[2] and ((each[0], each[1]) in in_chapters or (not each[1] and each[0] in laws))
        )
    }
    assert not lacking


def test_every_law_that_is_cited_stands_in_the_list_of_laws() -> None:
    listed = {law.names[0] for law in LAWS}
    in_rows = {law for row in ROWS for law, _, _ in cited(row.place)}
    assert {law for law, _, _ in _cited()} | in_rows <= listed
    # And none stands there in vain.
    assert listed <= in_rows


def _declared() -> Iterator[str]:
    """The source of each rule, indicator, profile and example as it is put together."""
    yield from (rule.whole_source for rule in DEADLINES)
    yield from (rule.source for rule in BY_NUMBER.values())
    yield from (indicator.source for indicator in INDICATORS)
    for profile in PROFILES.values():
        yield profile.otherwise
        yield from (source for _, source in profile.spans.values())
    yield from (example.source for example in RECIPIENTS.values())
    yield from (example.source for example in FORUMS.values())


def test_every_place_in_an_agreement_that_the_program_cites_has_a_row() -> None:
    places = {
        chapter.name: " ".join((chapter.name, *(row.place for row in chapter.rows))).lower()
        for chapter in CHAPTERS
    }
    texts = [" ".join(text.split()) for _, text in _texts()] + list(_declared())
    for pattern, name in AGREED:
        found = {each for text in texts for each in re.findall(pattern, text)}
        assert found, pattern
        lacking = {each for each in found if each.lower() not in places[name]}
        assert not lacking, name


def test_the_source_of_a_declared_rule_is_known() -> None:
    """A source is an agreement, a law, an own choice, or a day that somebody has set."""
    for source in _declared():
        assert (
            cited(source)
            or any(re.search(pattern, source) for pattern, _ in AGREED)
            or re.search(r"eget val|norrbus eg|lokal rutin|den dag som|^$", source)
        ), source


def test_every_choice_of_our_own_stands_in_the_list() -> None:
    told = Counter(each.code.partition(":")[0] for each in OWN)
    found: Counter[str] = Counter()
    for path in OURS:
        text = " ".join(path.read_text(encoding="utf-8").split())
        # Those of declared rules come from the rules themselves.
        count = len(re.findall(r"\bown choice\b|(?<!\")\bär eget val\b", text, re.I))
        if count:
            module = ".".join(path.relative_to(ROOT / "norrbus_cli").with_suffix("").parts)
            found[module] = count
    assert found == told, "What is chosen stands in own.py, one row for each mark in the code."


# --- how a citation is read -----------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("SoL 10 kap. 8 §", {("SoL", "10", "8")}),
        ("SoL (2025:400) 10 kap. 8-9 §§ and HSL (2017:30) 16 kap. 4 §", {("SoL", "10", "8"), ("SoL", "10", "9"), ("HSL", "16", "4")}),
        ("OSL 21 kap. 3, 3 a §§, 26 kap. 1 §", {("OSL", "21", "3"), ("OSL", "21", "3 a"), ("OSL", "26", "1")}),
        ("SoL 16 kap. 1, 2 and 2 a §§", {("SoL", "16", "1"), ("SoL", "16", "2"), ("SoL", "16", "2 a")}),
        ("SoL 16 kap. 2–2 a §§", {("SoL", "16", "2"), ("SoL", "16", "2 a")}),
        ("FB 6:2, 6:13", {("FB", "6", "2"), ("FB", "6", "13")}),
        ("FB 6 kap. 2 § (custody), 6 kap. 13 § (both)", {("FB", "6", "2"), ("FB", "6", "13")}),
        ("lag 1930:173, 2 §", {("lag 1930:173", "", "2")}),
        ("lag (2017:612) 4 kap. 3 §: tre dagar", {("lag 2017:612", "4", "3")}),
        ("(lag 2017:209).", {("lag 2017:209", "", "")}),
        ("SoL (2025:400) 16 kap.; arkivlagen (1990:782) 10 §", {("SoL", "16", ""), ("arkivlagen", "", "10")}),
        ("artikel 17, 18 och 21", {("GDPR", "", "17"), ("GDPR", "", "18"), ("GDPR", "", "21")}),
        ("GDPR article 15 (and 15.4)", {("GDPR", "", "15")}),
        ("lag (1999:9) 1 §", {("lag 1999:9", "", "1")}),
        ("sol och vind", set()),
    ],
)  # fmt: skip
def test_a_citation_is_read_whole(text: str, means: set[Citation]) -> None:
    assert cited(text) == means
