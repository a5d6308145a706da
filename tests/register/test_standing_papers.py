"""The papers that are about no case: for guardians and for staff, with the register's own rules."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Norrbus


def written(norrbus: Norrbus, *line: str) -> str:
    return Path(
        norrbus.ok("dokument", "skriv", *line, "--format", "md", "--skriv-över").strip()
    ).read_text(encoding="utf-8")


def test_the_information_to_guardians_says_what_they_decide_and_whom_to_ask(
    norrbus: Norrbus,
) -> None:
    text = written(norrbus, "föräldrainformation", "--till", "vårdnadshavare")
    assert (
        "Hör av er till samordnaren Karin Öberg, specialpedagog, telefon 070-174 06 10, e-post karin.oberg@example.se."
        in text
    )
    assert "Ni kan ta tillbaka samtycket när som helst, helt eller för någon verksamhet." in text


@pytest.mark.parametrize(
    ("profile", "says", "does_not_say"),
    [
        (
            "2013 års modell",
            ("Kallelse inom 5 arbetsdagar", "Möte inom 10 arbetsdagar"),
            "hur bråttom",
        ),
        ("Arjeplog 2012", ("Möte inom 2 veckor",), "Kallelse inom"),
        ("ingen", ("Bedöm hur bråttom det är i det här fallet",), "inom"),
    ],
)
def test_the_card_for_staff_has_the_numbers_of_the_registers_rules(
    norrbus: Norrbus, profile: str, says: tuple[str, ...], does_not_say: str
) -> None:
    norrbus.ok("frist", "regler", "ändra", "--profil", profile)
    text = written(norrbus, "grönt kort")
    for words in says:
        assert words in text
    assert does_not_say not in text.split("## Planen")[0].split("## Kallelse")[1]
