"""A joint meeting: one sibling's case is disposed of or moves, and the other's is whole."""

from __future__ import annotations

import json

import half_siblings
import moving.conftest as moving
import pytest
from conftest import Norrbus
from half_siblings import OF_ELSA, OF_NILS, ONE, TWO

from disposal.test_disposal import DISPOSE, everything, sound


@pytest.fixture
def held(norrbus: Norrbus) -> Norrbus:
    """A joint meeting with all its papers, held."""
    half_siblings.family(norrbus)
    half_siblings.booked(norrbus)
    half_siblings.summoned(norrbus)
    for kind in ("kallelse", "inbjudan", "kalenderfil"):
        norrbus.ok("dokument", "skriv", kind, ONE)
    norrbus.ok("möte", "flytta", ONE, "--dag", "2026-04-09", "--skriv")
    norrbus.day = "2026-04-09"
    half_siblings.held(norrbus)
    for meeting in (ONE, TWO):
        norrbus.ok("dokument", "skriv", "minnesanteckningar", meeting)
    return norrbus


def test_a_case_that_is_disposed_of_leaves_nothing_and_the_siblings_whole(held: Norrbus) -> None:
    held.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    held.ok("register", "gallringsregel", "socialtjänst")
    held.day = "2031-04-10"
    was = json.loads(held.ok("möte", "visa", TWO, "--json"))
    kept = {path: path.read_bytes() for path in (held.documents / "NB-2026-0002").iterdir()}
    held.ok(*DISPOSE, "--utan-statistik", "Aldrig räknad.")
    after = everything(held).replace("gallringsprotokoll", "")
    alone = [word for word in OF_ELSA if word != "BUP"]
    assert [word for word in alone if word in after] == []
    assert half_siblings.AGREED[1] not in after
    now = json.loads(held.ok("möte", "visa", TWO, "--json"))
    assert now == was | {"gemensamt_med": ""}
    assert {path: path.read_bytes() for path in kept} == kept
    for path, content in kept.items():
        assert [word for word in OF_ELSA if word in content.decode("utf-8")] == [], path.name
    sound(held)


def test_a_case_that_moves_takes_its_own_meeting_along_and_nothing_of_the_sibling(
    held: Norrbus,
) -> None:
    path, words = moving.out(held, "--med", "möten")
    package = moving.held(path, words)
    assert "sömnsamtal" in package
    assert [word for word in OF_NILS if word in package] == []
    assert "joint" not in package
    assert json.loads(held.ok("möte", "visa", TWO, "--json"))["anteckningar"].startswith("Nils")
