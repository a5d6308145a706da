"""Rows whose texts name another child: told of by their numbers, taken all the same."""

from __future__ import annotations

from datetime import date

import given
import pytest
from conftest import Norrbus
from importing.conftest import CASE, ELSA, NILS, ended, number, row, written
from importing.conftest import ENDED as ENDED_HEADINGS

from norrbus_cli.case.mention.within import found_in

OTHER = number(date(2013, 5, 6))


def line(need: str, name: str = "Nils Berg", pnr: str = NILS) -> list[str]:
    return [*row(name, pnr)[:5], need, "tidiga"]


def naming(norrbus: Norrbus, *rows: list[str]) -> list[str]:
    """The rows that are said to name another, in a preview."""
    told = norrbus.ok("importera", written(rows), "--prova")
    return [
        each.strip() for each in told.splitlines() if each.endswith("texten nämner någon annan")
    ]


@pytest.mark.parametrize(
    ("need", "found"),
    [
        ("Bråkar med Elsa Lantto.", True),
        ("Bor med elsa lanttos familj.", True),
        ("Bor med Elsa Maria Lanttos familj.", True),
        ("Lantto, Elsa är syskon.", True),
        (f"Syskon: {ELSA}.", True),
        ("Elsa är syskon.", False),  # a given name alone may be anybody's
        ("Familjen Lantto.", True),
        ("Familjen Lanttos hus.", True),
        ("Familjen Öhman.", False),
        ("Familjen är trött, Lantto.", False),
        ("Lantto och Maria.", False),
        ("Nils Berg är trött.", False),
        (f"Tel 070-174 06 05, {OTHER}.", False),
    ],
)
def test_a_row_that_names_a_child_of_another_case_is_told(
    norrbus: Norrbus, need: str, found: bool
) -> None:
    given.child(norrbus, number=ELSA)
    assert naming(norrbus, line(need)) == ["Rad 2: texten nämner någon annan"] * found
    register = norrbus.open()  # as where it is typed
    assert (
        bool(found_in(register, [need], "", date.fromisoformat(norrbus.day), ["Nils Berg"]))
        is found
    )
    register.close()


def test_it_is_told_by_the_number_of_the_row_and_the_row_is_taken(norrbus: Norrbus) -> None:
    given.child(norrbus, number=ELSA)
    name = written([line("Som Elsa Lantto."), line("Som Elsa Lantto.", "Fel", "x")])
    told = norrbus("importera", name, "--ja", "--delvis")
    assert "Texten nämner någon annan (OSL 25 kap. 1 §, 26 kap. 1 §): 1 rad." in told.out
    assert "  Rad 2: texten nämner någon annan\n" in told.out
    assert "Elsa" not in told.out + told.err
    assert norrbus.rows()["cases"] == 2
    # What is there already is not looked through again.
    assert "nämner" not in norrbus.ok("importera", name, "--ja", "--delvis")


def test_a_child_further_up_in_the_file_counts_too(norrbus: Norrbus) -> None:
    rows = [row(), line("Bråkar med Elsa Lantto."), line("x", "Nora Niva", OTHER)]
    assert naming(norrbus, *rows) == ["Rad 3: texten nämner någon annan"]


def test_a_child_further_down_in_the_file_counts_too(norrbus: Norrbus) -> None:
    rows = [line("Bråkar med Elsa Lantto."), line("Rast.", "Nora Niva", OTHER), row()]
    assert naming(norrbus, *rows) == ["Rad 2: texten nämner någon annan"]
    rows = [line("Familjen Lantto."), line("Elsa Lantto.", "Elsa Fel", "x"), row()]
    told = norrbus("importera", written(rows), "--delvis", "--prova").out
    assert told.count("texten nämner") == 1
    assert "Rad 2: texten nämner någon annan" in told
    # A child whose row is wrong is not there.
    rows = [line("Bråkar med Elsa Lantto."), row(pnr="x")]
    assert "nämner" not in norrbus("importera", written(rows), "--delvis", "--prova").out


def test_of_the_own_child_the_name_and_the_number_may_stand_there(norrbus: Norrbus) -> None:
    rows = [
        line(f"Nils Berg, {NILS}, Bergs. Elsa är syskon."),
        row(),
        line("x", "Elsa Berg", OTHER),
    ]
    assert naming(norrbus, *rows) == []
    rows[0] = line("Nils Berg och Elsa Berg.")
    assert naming(norrbus, *rows) == ["Rad 2: texten nämner någon annan"]


def test_a_row_that_is_there_already_moves_no_number(norrbus: Norrbus) -> None:
    norrbus.ok("importera", written([row()]), "--ja")
    rows = [line("x", "Nora Niva", OTHER), row(), line("Som Nora Niva.")]
    assert naming(norrbus, *rows) == ["Rad 4: texten nämner någon annan"]


def test_a_guardian_of_the_row_may_be_called_as_another_child(norrbus: Norrbus) -> None:
    given.child(norrbus, number=ELSA)
    heads = [*CASE, "Vårdnadshavare", "Vårdnadshavare vårdnad"]
    rows = [[*line("Elsa Lantto är orolig."), "Elsa Lantto", "ensam"]]
    assert "nämner" not in norrbus.ok("importera", written(rows, heads), "--prova")


def test_the_note_of_a_closed_case_is_looked_through(norrbus: Norrbus) -> None:
    given.child(norrbus, number=ELSA)
    rows = [ended("Nils Berg", NILS, note="Flyttade till Elsa Lantto.")]
    told = norrbus.ok("importera", written(rows, ENDED_HEADINGS), "--prova")
    assert "Rad 2: texten nämner någon annan" in told


def test_of_many_the_first_are_told(norrbus: Norrbus) -> None:
    given.child(norrbus, number=ELSA)
    days = range(1, 8)
    rows = [line("Som Elsa Lantto.", f"B {day}", number(date(2014, 1, day))) for day in days]
    assert naming(norrbus, *rows) == [
        f"Rad {each}: texten nämner någon annan" for each in range(2, 7)
    ]
    told = norrbus.ok("importera", "barn.csv", "--prova")
    assert "26 kap. 1 §): 7 rader." in told
    assert told.count("… och 2 till") == 2


def test_a_name_does_not_arise_over_two_texts(norrbus: Norrbus) -> None:
    given.child(norrbus, number=ELSA)
    name = written([[*line("Bråkar med Elsa"), "Lantto hjälper."]], [*CASE, "Fungerar"])
    assert "nämner" not in norrbus.ok("importera", name, "--prova")
    name = written([[*line("Bråkar."), "Elsa Lantto hjälper."]], [*CASE, "Fungerar"])
    assert "Rad 2: texten nämner någon annan" in norrbus.ok("importera", name, "--prova")
