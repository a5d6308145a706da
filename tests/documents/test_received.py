"""What has come in to a case is kept inside the register: listed, taken out, annulled, told of, disposed of."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

PDF = b"%PDF-1.7 a letter that came"
CAME = ("dokument", "bifoga")
SAID = ("--ärende", "1", "--vad", "intyg", "--från", "BUP Kalix")


@pytest.fixture
def case(norrbus: Norrbus) -> Norrbus:
    given.case(norrbus)
    return norrbus


def page(norrbus: Norrbus, content: bytes = PDF) -> str:
    path = norrbus.home / "brev"
    path.write_bytes(content)
    return str(path)


def came(norrbus: Norrbus, *more: str, content: bytes = PDF) -> str:
    return norrbus.ok(*CAME, page(norrbus, content), *SAID, *more)


def listed(norrbus: Norrbus, *what: str) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok("dokument", "lista", *what, "--json")))


def test_it_is_listed_with_what_a_register_must_say_and_comes_out_as_it_came(case: Norrbus) -> None:
    said = came(case, "--kom-in", "2026-03-27", "--anteckning", "två sidor")
    assert said == "Bilaga 1 till NB-2026-0001 finns nu i registret.\n"
    for what in ((), ("1",), ("nb-2026-0001",)):
        (one,) = listed(case, *what)
        assert (one["nummer"], one["referens"], one["slag"]) == (None, "NB-2026-0001", "intyg")
        assert (one["kom_in"], one["fran"]) == ("2026-03-27", "BUP Kalix")
        assert (one["bilagor"], one["anteckningar"]) == ([f"1 pdf {case.day}"], ["två sidor"])
        assert (one["filer"], one["mapp"], one["skriven"]) == ([], "", None)
    out = case.home / "ut"
    before = case.rows()["looks"]
    case.ok("dokument", "hämta", "1", "--till", str(out))
    assert out.read_bytes() == PDF
    assert case.rows()["looks"] == before + 3


def test_it_stands_beside_the_papers_of_its_case_alone(case: Norrbus) -> None:
    given.child(case, number="20120315-2390", name="Nils Berg")
    case.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna", "--format", "md")
    came(case)
    assert [each["slag"] for each in listed(case, "1")] == ["samtycke", "intyg"]
    assert listed(case, "2") == []
    assert "intyg" in case.ok("dokument", "lista", "1")


@pytest.mark.parametrize(
    ("day", "fits"), [("2026-03-29", True), ("2026-03-30", True), ("2026-03-31", False)]
)
def test_it_has_come_by_today(case: Norrbus, day: str, fits: bool) -> None:
    case.day = "2026-03-30"
    if fits:
        came(case, "--kom-in", day)
    else:
        line = (*CAME, page(case), *SAID, "--kom-in", day)
        assert "Dagen då det kom in" in case.refused(2, *line)


def test_what_is_missing_is_said_and_the_same_is_not_kept_twice(case: Norrbus) -> None:
    assert "--ärende" in case.refused(2, *CAME, page(case))
    assert "--vad" in case.refused(2, *CAME, page(case), "--ärende", "1")
    assert "varken PDF" in case.refused(5, *CAME, page(case, b"text"), *SAID)
    came(case)
    told = case.refused(4, *CAME, page(case), *SAID)
    assert "redan bifogad NB-2026-0001, som bilaga 1" in told
    assert case.refused(3, *CAME, page(case), "--ärende", "9", "--vad", "intyg")


def test_it_is_taken_back_annulled_and_goes_with_its_case(case: Norrbus) -> None:
    came(case)
    case.ok("ångra", "--ja")
    assert listed(case) == []
    case.ok("gör-om", "--ja")
    assert len(listed(case)) == 1
    case.ok("makulera", "bilaga", "1", "--skäl", "fel ärende", "--ja")
    assert listed(case) == []
    assert "ingen bilaga 1" in case.refused(3, "dokument", "hämta", "1", "--till", "x")
    told = case.refused(3, "makulera", "bilaga", "1", "--skäl", "igen", "--ja")
    assert "ingen sådan bilaga" in told
    case.ok("ångra", "--ja")
    assert len(listed(case)) == 1
    case.ok("makulera", "ärende", "1", "--skäl", "fel", "--ja")
    assert case.rows()["attachments"] == 0
    case.ok("ångra", "--ja")
    assert len(listed(case)) == 1
    case.ok("logg", "kontrollera")


def test_the_log_tells_of_it_in_its_case(case: Norrbus) -> None:
    came(case)
    told = case.ok("ärende", "visa", "1", "--historik")
    assert "Bilagan till NB-2026-0001" in told


def test_the_child_is_told_that_it_came_and_a_guardian_is_not(case: Norrbus) -> None:
    came(case, "--kom-in", "2026-03-27")

    def papers(who: str) -> list[tuple[str, str]]:
        found = json.loads(case.ok("register", "utdrag", who, "--json"))["papper"]
        return [(each["slag"], each["satt"]) for each in found]

    assert papers("Elsa Lantto") == [("inkommen handling", "inkommet")]
    assert papers("Anna Lantto") == []
    content = b"%PDF-1.7 another"
    case.ok(*CAME, page(case, content), *SAID[:4], "--från", "Ola Engström")
    staff = case.ok("register", "utdrag", "Ola Engström", "--hos", "alla", "--json")
    assert "Inskannade sidor" in staff or "Bilagan" in staff


def test_an_archive_gets_it_and_disposal_takes_it(case: Norrbus) -> None:
    came(case)
    case.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    case.ok("register", "arkivera", "1", "--mapp", "a", "--arkiv", "arkivet", "--ja")
    act = Path("a/NB-2026-0001")
    assert (act / "bilagor/1.pdf").read_bytes() == PDF
    rows = json.loads((act / "akt.json").read_text())["tabeller"]["attachments"]
    assert [each["what"] for each in rows] == ["intyg"]
    case.ok("register", "gallringsregel", "socialtjänst")
    case.day = "2033-01-02"
    line = ("register", "gallra", "--beslutat-av", "Maria Ek", "--ja")
    case.ok(*line, "--utan-statistik", "x")
    rows_left = case.rows()
    assert (rows_left["attachments"], rows_left["attached_pages"]) == (0, 0)
