"""A change says what each value was and is, and which papers still say what it was."""

from __future__ import annotations

import given
import pytest
from conftest import Norrbus

CHANGE = ("ärende", "ändra", "1")


@pytest.fixture
def case(norrbus: Norrbus) -> Norrbus:
    given.case(norrbus)
    return norrbus


def test_a_change_says_old_and_new(case: Norrbus) -> None:
    said = case.ok(*CHANGE, "--telefon", "070-174 06 13", "--behov", "Nytt.")
    assert "Uppgifterna om Elsa Lantto: telefon, – → 070-174 06 13\n" in said
    assert "Ärendet NB-2026-0001: behov, Hög frånvaro. → Nytt.\n" in said
    assert "telefon, 070-174 06 13 → –" in case.ok(*CHANGE, "--telefon", "")
    assert "→" not in case.ok(*CHANGE, "--telefon", "")


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 59 + "…")])
def test_a_long_text_is_cut(case: Norrbus, length: int, shown: str) -> None:
    assert f"→ {shown}\n" in case.ok(*CHANGE, "--behov", "x" * length)


def test_what_is_new_or_gone_is_no_change(case: Norrbus) -> None:
    assert "→" not in case.ok("aktör", "kontakt", "soc", "--namn", "Maj Niemi")
    assert "Aktören soc: namn, Kalix socialtjänst → Soc\n" in case.ok(
        "aktör", "ändra", "soc", "--namn", "Soc"
    )


def test_what_is_hidden_stays_hidden(case: Norrbus) -> None:
    case.ok(*CHANGE, "--skydd", "sekretessmarkering")
    said = case(*CHANGE, "--adress", "Hemliga vägen 1")
    assert said.code == 0
    assert "Hemliga" not in said.out + said.err


def test_a_change_that_was_refused_says_nothing_of_it(case: Norrbus) -> None:
    assert "→" not in case.refused(2, *CHANGE, "--telefon", "x")


def test_papers_written_before_are_named_for_who_stands_on_them(case: Norrbus) -> None:
    def told(*line: str) -> str:
        return case(*CHANGE, *line).err

    assert "Skrivet före" not in told("--telefon", "070-174 06 13")
    case.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna")
    sentence = "Skrivet före ändringen: samtycke. Skriv om det som ska gälla: norrbus dokument"
    assert f"{sentence} lista NB-2026-0001" in told("--telefon", "070-174 06 14")
    assert sentence in told("--vem", "Anna", "--telefon", "070-174 06 15")
    assert "Skrivet före" not in told("--behov", "Nytt.")


@pytest.mark.parametrize(
    ("option", "value", "what"),
    [
        ("--barn", "Elsa Ek", "namnet"),
        ("--personnummer", "20140903-2396", "numret"),
        ("--skydd", "skyddad folkbokföring", "skyddet"),
    ],
)
def test_at_a_terminal_a_name_a_number_or_a_protection_is_asked_about(
    case: Norrbus, option: str, value: str, what: str
) -> None:
    line = (*CHANGE, option, value)
    said = case(*line, stdin="n\n", terminal=True)
    assert f"För Elsa Lantto ändras {what}." in said.out + said.err
    assert "Inget ändrades." in said.err
    assert value not in case.ok("ärende", "visa", "1")
    said = case(*line, stdin="j\n", terminal=True)
    assert (said.code, "är ändrat" in said.out) == (0, True), said
    assert "Fortsätta" not in case(*CHANGE, "--behov", "x", terminal=True).out
