"""Every link of README and docs that stays in the house leads to a page, and to a heading of it."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from conftest import ROOT

PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`[^`\n]*`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
ELSEWHERE = re.compile(r"[a-z]+:")


def prose(page: Path) -> str:
    """A page without what stands there as typed."""
    return FENCE.sub("", page.read_text(encoding="utf-8"))


@cache
def anchors(page: Path) -> frozenset[str]:
    """What a page's headings are called in an address: as GitHub makes them of the words."""
    seen: dict[str, int] = {}
    found = set()
    for words in re.findall(r"^#{1,6} (.+)$", prose(page), re.MULTILINE):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", words)
        name = re.sub(r"[^\w\- ]", "", plain.strip().lower()).replace(" ", "-")
        found.add(f"{name}-{seen[name]}" if name in seen else name)
        seen[name] = seen.get(name, 0) + 1
    return frozenset(found)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_page_and_a_heading_of_it(page: Path) -> None:
    lost = []
    for link in LINK.findall(CODE.sub("", prose(page))):
        if ELSEWHERE.match(link):
            continue
        target, _, heading = link.partition("#")
        there = (page.parent / target).resolve() if target else page
        if not there.exists() or (heading and heading not in anchors(there)):
            lost.append(link)
    assert lost == []


def test_a_heading_is_called_what_github_calls_it() -> None:
    handbook = anchors(ROOT / "docs/handbok.md")
    assert {
        "när-den-unge-blir-18-och-21",
        "ärendet-vid-namn",
        "listor-som-filer-för-egen-analys",
    } <= handbook
