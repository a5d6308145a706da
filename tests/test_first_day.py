"""The page for the first day (``docs/forsta-dagen.md``): its commands, as they stand there, lead to a summons."""

from __future__ import annotations

import re
import shlex

import given
from conftest import ROOT, Norrbus

PAGE = ROOT / "docs/forsta-dagen.md"
CONSENT = '--aktör skola --aktör soc --gäller "skolgång" --form skriftligt --dag 2026-03-30 --till 2026-12-31'
# What is answered to each, as options; a person is asked.
ANSWERS = {
    "register skapa": ['--kommun Kalix --myndighet Skolan --samordnare "Karin Öberg"'],
    "aktör lägg-till": [
        '--kort skola --namn Centrumskolan --slag skola --kontakt "Per Lindmark"',
        '--kort soc --namn "Kalix socialtjänst" --slag socialtjänst --kontakt "Sara Niva"',
    ],
    "ärende skapa": [
        '--barn "Elsa Lantto" --född 2014-09-03 --behov-sett 2026-03-30 --sett-av skola --behov Frånvaro. --nivå tidiga'
    ],
    "ärende vårdnadshavare 1": [
        '--namn "Anna Lantto" --adress "Köpmannagatan 3, 952 31 Kalix" --vårdnad gemensam',
        '--namn "Mikael Ström" --adress "Skolgatan 8, 982 31 Gällivare" --vårdnad gemensam',
    ],
    "samtycke registrera 1": [f"--vem Anna {CONSENT}", f"--vem Mikael {CONSENT}"],
    "möte boka 1": ['--dag 2026-04-08 --tid 13.00 --plats "rum 12" --syfte "En trygg skoldag"'],
    "möte kalla 1": ["--aktör skola --aktör soc --sätt brev"],
}


def test_the_commands_of_the_first_day_lead_from_nothing_to_a_summons(bare: Norrbus) -> None:
    text = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| \d+ \| `norrbus ([^`]+)` \|(.*)$", text, re.MULTILINE)
    assert len(rows) == 10
    said = ""
    for line, answer in rows:
        for options in ANSWERS.pop(line, [""]):
            said = bare.ok(*shlex.split(line), *shlex.split(options))
        for beside in re.findall(r"`norrbus ([^`]+)`", answer):
            assert bare.ok(*shlex.split(beside))
    assert ANSWERS == {}
    assert "kallelse" in said
    assert list(bare.documents.rglob("*inbjudan*"))


def test_the_rest_of_the_page_can_be_run_too(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    rest = [
        line for line in PAGE.read_text(encoding="utf-8").splitlines() if not line.startswith("|")
    ]
    for line in re.findall(r"`norrbus ([^`]+)`", "\n".join(rest)):
        assert norrbus(*shlex.split(line), "--hjälp").code == 0, line


def test_it_fits_a_page() -> None:
    """A sheet takes about 55 lines of 90 signs."""
    lines = PAGE.read_text(encoding="utf-8").splitlines()
    assert sum(-(-len(line) // 90) or 1 for line in lines) <= 55
