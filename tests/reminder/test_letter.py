"""What ``påminn`` tells, as a letter to a person: one case a paragraph, and nobody's name but the reader's."""

from __future__ import annotations

import json
from pathlib import Path

import given
import pytest
from conftest import Norrbus

from norrbus_cli.deadline.catalogue import RULES

LETTER = ("dokument", "skriv", "påminnelse", "--format", "md")


@pytest.fixture
def late(norrbus: Norrbus) -> Norrbus:
    """Two cases that wait for a meeting."""
    given.consented(norrbus)
    given.child(norrbus, number="20120315-2390", name="Nils Berg")
    norrbus.day = "2026-05-04"
    return norrbus


# What people read, where programs are promised another word.
CALLED = {rule.kind: rule.name for rule in RULES}


def letters(norrbus: Norrbus, *more: str) -> list[str]:
    paths = norrbus.ok(*LETTER, *more).splitlines()
    return [Path(path).read_text(encoding="utf-8").replace("\\", "") for path in paths]


def told(norrbus: Norrbus) -> list[dict[str, str]]:
    return list(json.loads(norrbus.ok("påminn", "--torrkör", "--json")))


def test_a_letter_says_what_a_run_would_tell_and_names_no_child(late: Norrbus) -> None:
    wanted = [each for each in told(late) if each["galler"].startswith("NB-")]
    (text,) = letters(late)
    assert wanted
    for each in wanted:
        paragraph = next(
            one for one in text.split("\n\n") if each["nasta_steg"] in one and each["lage"] in one
        )
        assert f"Fristen är {CALLED.get(each['frist'], each['frist'])}," in paragraph
    # What is due first stands first.
    assert sorted(line for line in text.splitlines() if line.startswith("## ")) == [
        "## NB-2026-0001",
        "## NB-2026-0002",
    ]
    assert text.startswith("# Påminnelse\n\nHej ")
    assert not any(name in text for name in ("Elsa", "Nils", "Anna", "Mikael", "Lantto", "2388"))


def test_a_run_neither_takes_from_a_letter_nor_is_it_told_by_one(late: Norrbus) -> None:
    before = told(late)
    first = letters(late)
    assert told(late) == before
    assert late.ok("påminn")
    assert told(late) == []
    assert letters(late, "--skriv-över") == first


def test_each_has_a_letter_of_its_own_and_one_can_be_asked_for(late: Norrbus) -> None:
    late.ok("aktör", "ändra", "primärvård", "--påminns", "ja", "--e-post", "hc@example.se")
    given.deviation(late)
    late.ok("avvikelse", "underteckna", "1", "--som", "chef")
    late.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    late.day = "2026-05-13"
    assert len(letters(late)) == 2
    papers = json.loads(late.ok("dokument", "lista", "--json"))
    assert [each["referens"] for each in papers] == ["register", "register"]
    assert {name for each in papers for name in each["filer"]} == {
        "paminnelse-samordnare-1-2026-05-13.md",
        "paminnelse-aktor-3-2026-05-13.md",
    }
    (text,) = letters(late, "--till", "primärvård", "--skriv-över")
    assert "Hej primärvård," in text
    assert "registreras det med" not in text
    assert "är ingen mottagare" in late.refused(3, *LETTER, "--till", "Berit")


def test_nothing_due_is_no_letter(norrbus: Norrbus) -> None:
    assert "Ingen frist är nära" in norrbus.refused(4, *LETTER)


def test_an_own_template_goes_before_it(late: Norrbus) -> None:
    late.ok("dokument", "mall", "kopiera", "påminnelse")
    (own,) = (
        path for path in late.home.rglob("reminder/brev.md.j2") if ".kopierad" not in path.parts
    )
    own.write_text("# Vår påminnelse\n\n{{ d.recipient }}\n", encoding="utf-8")
    (text,) = letters(late)
    assert text.startswith("# Vår påminnelse\n")
