"""A plan with something missing prints as a draft that says what."""

from __future__ import annotations

from pathlib import Path

import given
import pytest
from conftest import Norrbus

PLAN = ("dokument", "skriv", "genomförandeplan", "1", "--format", "md")


def printed(norrbus: Norrbus, *more: str) -> tuple[str, str, str]:
    """The file's name, what it holds, and what was said."""
    ended = norrbus(*PLAN, "--skriv-över", *more)
    assert ended.code == 0
    path = Path(ended.out.strip())
    return path.name.removeprefix("NB-2026-0001-"), path.read_text(encoding="utf-8"), ended.err


def test_a_draft_lists_what_is_missing_and_the_command_says_it(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    norrbus.ok("plan", "insats", "1", "--vad", "Läxhjälp", "--aktör", "skola")
    name, text, said = printed(norrbus)
    assert name == "genomforandeplan-v1-utkast.md"
    assert text.startswith("# Genomförandeplan\n\n**Utkast.** Det här saknas i planen:\n\n- ")
    for missing in (
        "insats 4 (Centrumskolan): när den börjar saknas",
        "insats 4 (Centrumskolan): utförare saknas",
    ):
        assert f"- {missing}\n" in text.replace("\\", "")
        assert missing in " ".join(said.split())
    assert "Papperet är ett utkast" in said
    assert "underskrift saknas" not in text


def test_a_plan_that_can_be_signed_is_no_draft(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    name, text, said = printed(norrbus)
    assert name == "genomforandeplan-v1.md"
    assert "Utkast" not in text
    assert "utkast" not in said


@pytest.mark.parametrize(
    ("day", "draft"), [("2026-12-30", False), ("2026-12-31", False), ("2027-01-01", True)]
)
def test_consent_counts_until_somebody_has_signed(norrbus: Norrbus, day: str, draft: bool) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    norrbus.day = day
    name, text, _ = printed(norrbus)
    assert name == f"genomforandeplan-v1{'-utkast' * draft}.md"
    assert ("samtycke för Centrumskolan saknas" in text) is draft
    for who in ("Anna", "Mikael"):
        assert f"saknas av {who}" not in text
    norrbus.day = "2026-12-31"
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    norrbus.day = day
    assert printed(norrbus)[0] == "genomforandeplan-v1-delvis-underskriven.md"


def test_a_draft_that_somebody_signed_says_both(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    norrbus.ok("plan", "insats", "1", "--vad", "Läxhjälp", "--aktör", "skola")
    norrbus.ok("plan", "underteckna", "1", "--vem", "Anna")
    assert printed(norrbus)[0] == "genomforandeplan-v1-utkast-delvis-underskriven.md"
