"""Rows of a file become what they would be if they were typed: all or none, once, and back again."""

from __future__ import annotations

import json
import os
import stat
from datetime import date
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from importing.conftest import ANNA, CASE, ELSA, ENDED, NILS, ended, failed, number, row, written

from norrbus_cli.case.arriving.actions import AT_ONCE
from norrbus_cli.desk.importing.choices import KINDS


def took(norrbus: Norrbus, name: str, *more: str) -> str:
    return norrbus.ok("importera", name, "--ja", *more)


def cases(norrbus: Norrbus) -> list[tuple[str, str, str]]:
    found = json.loads(norrbus.ok("ärende", "lista", "--alla", "--json"))
    return [(each["referens"], each["barn"], each["status"]) for each in found]


def stored(norrbus: Norrbus, sql: str) -> list[tuple[object, ...]]:
    register = norrbus.open()
    try:
        return [tuple(each) for each in register.rows(sql)]
    finally:
        register.close()


# --- cases -----------------------------------------------------------------------------------


def test_a_row_becomes_the_case_that_would_have_been_typed(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "vårdnadshavare", "1", "--namn", "Anna Lantto", "--personnummer", ANNA, "--vårdnad", "gemensam", "--telefon", "070-174 06 11")  # fmt: skip
    typed = norrbus.ok("ärende", "visa", "1", "--json")
    norrbus.ok("ångra", "--ja")
    norrbus.ok("ångra", "--ja")
    headings = [*CASE, "Fungerar bra", "Vårdnadshavare", "Vårdnadshavare personnummer", "Vårdnadshavare vårdnad", "Vårdnadshavare telefon"]  # fmt: skip
    line = ["Elsa Lantto", ELSA, "", norrbus.day, "skola", "Hög frånvaro.", "tidiga", "Hästar.", "Anna Lantto", ANNA, "gemensam", "070-174 06 11"]  # fmt: skip
    assert "Inläst: 1 ärende." in took(norrbus, written([line], headings))
    read = json.loads(norrbus.ok("ärende", "visa", "2", "--json"))
    assert read == json.loads(typed.replace("NB-2026-0001", "NB-2026-0002"))


def test_the_same_file_again_changes_nothing(norrbus: Norrbus) -> None:
    name = written([row(), row("Nils Berg", NILS)])
    took(norrbus, name)
    before = norrbus.rows()
    told = took(norrbus, name)
    assert "Inget nytt: 2 rader fanns redan." in told
    assert "finns redan eller står två gånger: 2 rader (rad 2, 3)." in told
    assert norrbus.rows() == before
    assert failed() == []


def test_the_same_child_twice_in_a_file_is_taken_once_and_told(norrbus: Norrbus) -> None:
    told = took(norrbus, written([row(), row("Nils Berg", NILS), row(seen="2026-03-03")]))
    assert "1 rad (rad 4)." in told
    assert len(cases(norrbus)) == 2


def test_one_without_a_number_is_known_by_name_and_birth(norrbus: Norrbus) -> None:
    headings = [*CASE, "Född"]
    line = [*row("Omar Nur", ""), "2015-01-02"]
    took(norrbus, written([line, line], headings))
    assert "Inget nytt" in took(norrbus, written([line], headings))
    assert [each[1] for each in cases(norrbus)] == ["Omar Nur"]
    nobody = row("Omar Nur", "")
    assert "1 rad är fel" in norrbus.refused(4, "importera", written([nobody]), "--ja")
    assert "Ange barnets personnummer" in failed()[0][-1]


def test_a_closed_case_of_the_child_is_opened_and_not_doubled(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    name = written([row()])
    norrbus.refused(4, "importera", name, "--ja")
    assert (
        "Ett barn med samma personnummer finns redan i NB-2026-0001. Öppna det" in failed()[0][-1]
    )
    took(norrbus, name, "--trots-dubblett", "flyttade hit igen")
    assert "flyttade hit igen" in norrbus.ok("logg", "visa", norrbus.ok("logg").split("\t")[0])
    assert [each[0] for each in cases(norrbus)] == ["NB-2026-0001", "NB-2026-0002"]
    norrbus.day = "2026-03-31"
    assert "Inget nytt" in took(norrbus, written([row(seen="2026-03-05")]))
    born = [*row("Elsa Lantto", ""), "2014-09-03"]
    assert "Inget nytt" in took(norrbus, written([born], [*CASE, "Född"]))


def test_namesakes_with_closed_cases_are_told_by_name(norrbus: Norrbus) -> None:
    took(norrbus, written([ended()], ENDED))
    born = [*row("Elsa Lantto", ""), "2014-09-03"]
    norrbus.refused(4, "importera", written([born], [*CASE, "Född"]), "--ja")
    assert "samma namn och födelsedag finns redan i NB-2023-0001" in failed()[0][-1]


def test_siblings_share_their_guardian_and_what_is_new_of_her_is_kept(norrbus: Norrbus) -> None:
    headings = [*CASE, "VH1 namn", "VH1 personnummer", "VH1 vårdnad", "VH1 telefon"]
    anna = ["Anna Lantto", ANNA, "ensam"]
    lines = [[*row(), *anna, ""], [*row("Nils Lantto", NILS), *anna, "070-174 06 11"]]
    told = took(norrbus, written(lines, headings))
    assert "med 3 nya personer och 2 vårdnadshavare" in told
    assert stored(norrbus, "SELECT name, phone FROM persons WHERE name LIKE 'Anna%'") == [
        ("Anna Lantto", "070-174 06 11")
    ]


@pytest.mark.parametrize(
    ("headings", "cells", "why"),
    [
        (["VH1 namn", "VH1 personnummer", "VH1 vårdnad"], ["Elsa Lantto", ELSA, "ensam"], "Samma personnummer"),
        (["VH1 namn", "VH1 född", "VH1 vårdnad"], ["Anna", "2020-01-01", "ensam"], "född efter barnet"),
        (["VH1 namn", "VH2 namn", "VH1 vårdnad", "VH2 vårdnad"], ["A", "B", "ensam", "gemensam"], "ensam vårdnad"),
        (["VH1 telefon"], ["070-174 06 11"], "Kolumnen vårdnadshavare 1 namn: saknas"),
        (["VH2 namn"], ["Anna"], "Kolumnen vårdnadshavare 2 vårdnad: saknas"),
        (["Född"], ["2014-09-04"], "Kolumnen född: födelsedagen är en annan än i personnumret"),
        (["Öppnat"], ["2026-03-01"], "Öppnandet, sö 2026-03-01, ligger före dagen då behovet sågs"),
        (["Öppnat"], ["2026-03-31"], "Öppnandet kan inte ligga i framtiden"),
        (["Chefsbeslut"], ["2026-03-03"], "Chefens beslut behöver ett namn"),
    ],
)  # fmt: skip
def test_a_row_is_held_to_the_rules_of_what_is_typed(
    norrbus: Norrbus, headings: list[str], cells: list[str], why: str
) -> None:
    norrbus.refused(4, "importera", written([[*row(), *cells]], [*CASE, *headings]), "--ja")
    assert why in failed()[0][-1]


def test_a_known_number_keeps_its_name_and_a_child_must_be_young(norrbus: Norrbus) -> None:
    given.child(norrbus)
    old = number(date(2005, 3, 2))
    lines = [
        row("Elsa Annan", seen="2026-03-01"),
        row("Gammal", old),
        row("Ofödd", NILS, "2011-01-01"),
    ]
    norrbus.refused(4, "importera", written(lines), "--ja", "--trots-dubblett", "prov")
    reasons = [each[-1] for each in failed()]
    assert "med ett annat namn" in reasons[0]
    assert "är 21 år må 2026-03-02" in reasons[1]
    assert "efter dagen då behovet sågs" in reasons[2]
    young = number(date(2005, 3, 3))
    took(norrbus, written([[*row("Nästan", young), "2026-03-02"]], [*CASE, "Öppnat"]))
    norrbus.refused(4, "importera", written([[*row("Två", young), "2026-03-03"]], [*CASE, "Öppnat"]), "--ja", "--trots-dubblett", "p")  # fmt: skip


def test_more_cases_than_are_written_at_a_time_come_in_the_order_of_the_file(
    norrbus: Norrbus,
) -> None:
    count = AT_ONCE + 3
    lines = [
        row(f"Barn {place}", number(date.fromordinal(date(2010, 1, 1).toordinal() + place)))
        for place in range(count)
    ]
    assert f"Inläst: {count} ärenden." in took(norrbus, written(lines))
    names = stored(norrbus, "SELECT reference, name FROM cases k JOIN persons p ON p.id = child_id")
    assert names == [(f"NB-2026-{n + 1:04d}", f"Barn {n}") for n in range(count)]
    norrbus.ok("ångra", "--ja")
    assert norrbus.rows()["cases"] == norrbus.rows()["persons"] == norrbus.rows()["imports"] == 0


# --- closed cases of earlier years -------------------------------------------------------------


def test_closed_cases_are_counted_in_the_years_when_they_were(norrbus: Norrbus) -> None:
    lines = [
        ended(),
        ended(days=("2024-02-01", "2024-02-05", "2024-06-03"), reason="annat", note="Flyttade."),
        ended("Nils Berg", NILS, ("2023-05-02", "2023-05-02", "2024-01-10"), "barnet har flyttat"),
    ]
    assert "Inläst: 3 avslutade ärenden." in took(norrbus, written(lines, ENDED))
    assert [each[0] for each in cases(norrbus)] == ["NB-2023-0001", "NB-2024-0001", "NB-2023-0002"]
    assert {each[2] for each in cases(norrbus)} == {"avslutat"}
    assert stored(norrbus, "SELECT closed_on, reason, note FROM closings ORDER BY id")[1] == (
        *("2024-06-03", "annat", "Flyttade."),
    )
    counted = json.loads(norrbus.ok("statistik", "år", "2023", "--internt", "--json"))
    figures = {each["nyckel"]: each["totalt"]["antal"] for each in counted["indikatorer"]}
    assert figures["oppnade"] == [2]
    assert figures["avslutade"] == [1]
    assert "Inget nytt" in took(norrbus, written(lines, ENDED))
    norrbus.ok("logg", "kontrollera")


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (ended(days=("2023-03-01", "2023-03-05", "2023-03-04")), "före öppnandet"),
        (ended(days=("2023-03-01", "2023-03-05", "2026-03-31")), "i framtiden"),
        (ended(reason="annat"), "behöver förklaras"),
        (ended(days=("2023-03-01", "", "2023-11-02")), "Kolumnen öppnat: saknas"),
        (ended(reason=""), "Kolumnen orsak: saknas"),
        (ended(reason="tröttnade"), "Kolumnen orsak: värdet finns inte att välja"),
    ],
)
def test_a_closing_is_held_to_the_rules_of_what_is_typed(
    norrbus: Norrbus, line: list[str], why: str
) -> None:
    norrbus.refused(4, "importera", written([line], ENDED), "--ja")
    assert why in failed()[0][-1]


def test_a_case_closed_the_day_it_was_opened_is_taken(norrbus: Norrbus) -> None:
    took(norrbus, written([ended(days=("2026-03-30", "2026-03-30", "2026-03-30"))], ENDED))
    assert cases(norrbus) == [("NB-2026-0001", "Elsa Lantto", "avslutat")]


# --- actors, contact persons, answers -----------------------------------------------------------


def test_actors_and_contact_persons_come_and_those_that_are_there_stay(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    headings = ("Kort", "Namn", "Slag", "Kontaktperson", "Telefon")
    lines = [
        ("skola", "Centrumskolan", "skola", "Ny", ""),
        ("hab", "Habiliteringen", "habilitering", "Ola Ek", "070-174 06 12"),
    ]
    assert "Inläst: 1 aktör." in took(norrbus, written(lines, headings))
    assert "hab\tHabiliteringen\thabilitering\tregion\tOla Ek" in norrbus.ok("aktör", "lista")
    other = [("skola", "Norrskolan", "skola", "", "")]
    norrbus.refused(4, "importera", written(other, headings), "--ja")
    assert "Kortnamnet skola används redan av Centrumskolan" in failed()[0][-1]
    people = [("skola", "per lindmark"), ("soc", "Maj Niemi"), ("polisen", "Bo Ek")]
    told = took(norrbus, written(people, ("Verksamhet", "Namn")), "--delvis")
    assert "Inläst: 1 kontaktperson." in told
    assert "Det finns ingen aktör med kortnamnet polisen" in failed()[0][-1]
    assert "Sara Niva, Maj Niemi" in norrbus.ok("aktör", "lista").replace("Sara Niva,\t", "")


def test_answers_come_as_often_as_they_stand_and_their_file_once(norrbus: Norrbus) -> None:
    given.child(norrbus)
    headings = ("grupp", "lyssnad", "syfte", "ord")
    lines = [("barnet", "4", "5", "Bra."), ("barnet", "4", "5", "Bra."), ("aktör", "", "", "Hm")]
    name = written(lines, headings)
    norrbus.refused(4, "importera", name, "--ja")
    assert "Rad" not in failed()[0][-1]
    assert "Ingen fråga har fått något svar" in failed()[0][-1]
    assert "Inläst: 2 svar." in took(norrbus, name, "--delvis")
    by_hand = stored(norrbus, "SELECT respondent, heard, year, words FROM evaluations")
    assert by_hand == [("barnet/den unge", 4, 2026, "Bra.")] * 2
    assert "Filen är redan inläst" in norrbus.refused(4, "importera", name, "--ja", "--delvis")
    norrbus.ok("ångra", "--ja")
    assert norrbus.rows()["evaluations"] == 0
    assert "Inläst: 2 svar." in took(norrbus, name, "--delvis")
    norrbus.refused(
        4, "importera", written([("barnet", "4", "4", "Elsa Lantto var med")], headings), "--ja"
    )
    assert "ett namn som leder till någon" in failed()[0][-1]


# --- all or nothing ---------------------------------------------------------------------------


def test_one_wrong_row_stops_all_and_stands_beside_with_its_reason(norrbus: Norrbus) -> None:
    wrong = ["Fel", "20120315-2391", "grön", "i fredags", "skola", "=1+1", ""]
    name = written([row(), wrong])
    told = norrbus.refused(4, "importera", name, "--ja")
    assert told == (
        f"Rad 3: {failed()[0][-1]} 1 rad är fel, och står med orsak i {Path('barn-fel.csv').absolute()}. Rätta och försök"
        " igen. Med --delvis tas de som är rätt. Ingenting sparades.\n"
    )
    ((*cells, why),) = failed()
    assert cells[:5] == wrong[:5]
    assert cells[5] == "'=1+1"
    for column in ("personnummer", "kön", "behov sett", "behov"):
        assert f"Kolumnen {column}:" in why
    assert "2391" not in why
    assert "grön" not in why
    assert stat.S_IMODE(Path("barn-fel.csv").stat().st_mode) == 0o600
    assert "Inläst: 1 ärende." in took(norrbus, name, "--delvis")
    assert len(failed()) == 1


def test_where_no_row_is_right_partly_takes_nothing(norrbus: Norrbus) -> None:
    told = norrbus.refused(4, "importera", written([row(pnr="1")]), "--ja", "--delvis")
    assert "Med --delvis" not in told


def test_the_corrected_list_of_wrong_rows_is_read_as_it_is(norrbus: Norrbus) -> None:
    took(norrbus, written([row(), row("Nils Berg", "x")]), "--delvis")
    text = Path("barn-fel.csv").read_text("utf-8-sig").replace(";x;", f";{NILS};")
    Path("rättad.csv").write_text(text, encoding="utf-8")
    took(norrbus, "rättad.csv")
    assert [each[1] for each in cases(norrbus)] == ["Elsa Lantto", "Nils Berg"]


def test_an_empty_list_of_wrong_rows_is_no_proof_of_a_file_that_was_not_read(
    norrbus: Norrbus,
) -> None:
    took(norrbus, written([row()]))
    assert failed() == []
    name = written([row("Nils Berg", NILS)], [*CASE[:-1], "Nivåå"])
    told = norrbus.refused(2, "importera", name, "--ja")
    assert "”Nivåå”" in told
    assert not Path("barn-fel.csv").exists()
    # Rows that somebody may be putting right are not taken away.
    took(norrbus, written([row("Nils Berg", NILS), row(pnr="1")]), "--delvis")
    written([row("Nils Berg", NILS)], [*CASE[:-1], "Nivåå"])
    norrbus.refused(2, "importera", name, "--ja")
    assert len(failed()) == 1
    # Nor what is not ours.
    Path("barn-fel.csv").write_text("mina egna fel\n", encoding="utf-8")
    norrbus.refused(2, "importera", name, "--ja")
    assert Path("barn-fel.csv").read_text("utf-8") == "mina egna fel\n"


def test_the_list_of_wrong_rows_is_written_each_time_and_nobody_elses_is_touched(
    norrbus: Norrbus,
) -> None:
    name = written([row()])
    Path("barn-fel.csv").write_text("mina egna fel\n", encoding="utf-8")
    assert "är ingen lista över fel som norrbus" in norrbus.refused(5, "importera", name, "--ja")
    assert Path("barn-fel.csv").read_text("utf-8") == "mina egna fel\n"
    Path("barn-fel.csv").unlink()
    Path("barn-fel.csv").mkdir()
    norrbus.refused(5, "importera", name, "--ja")
    Path("barn-fel.csv").rmdir()
    norrbus.refused(4, "importera", written([row(pnr="x")]), "--ja")
    assert len(failed()) == 1
    Path("länk.csv").write_bytes(Path("barn-fel.csv").read_bytes())
    Path("barn-fel.csv").unlink()
    Path("barn-fel.csv").symlink_to("länk.csv")
    norrbus.refused(5, "importera", written([row()]), "--ja")
    Path("barn-fel.csv").unlink()
    took(norrbus, written([row()]))
    assert failed() == []
    assert not list(Path().glob(".barn-fel*"))


def test_a_folder_that_cannot_be_written_in_stops_all(norrbus: Norrbus) -> None:
    Path("låst").mkdir()
    name = written([row()], name="låst/barn.csv")
    Path("låst/barn-fel.csv").symlink_to("/nej/nej")
    assert norrbus("importera", name, "--ja").code == 5
    assert norrbus.rows()["cases"] == 0


def test_a_full_disk_leaves_no_rows_and_no_list(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from norrbus_cli.register import folders

    def full(*_: object) -> None:
        raise OSError(28, "full")

    name = written([row()])
    with monkeypatch.context() as patch:
        patch.setattr(folders, "settle", full)
        assert "disken är full" in norrbus.refused(5, "importera", name, "--ja")
    with monkeypatch.context() as patch:
        patch.setattr(folders, "create", full)
        assert "disken är full" in norrbus.refused(5, "importera", name, "--ja")
    assert not list(Path().glob("*barn-fel*"))


# --- before it is saved ---------------------------------------------------------------------------


def test_a_trial_shows_what_would_come_and_saves_nothing(norrbus: Norrbus) -> None:
    lines = [[*row(), ""], [*row("Nils Berg", NILS), "sekretessmarkering"], [*row("Fel", "x"), ""]]
    before = norrbus.rows()
    line = ("importera", written(lines, [*CASE, "Skydd"]), "--prova", "--ja")
    told = " ".join(norrbus.ok(*line, terminal=True).split())
    assert norrbus.rows() == before
    assert "Raderna läses som ärenden." in told
    assert "Sett av → sett av" in told
    assert "Nya: 2 ärenden, med 2 nya personer." in told
    assert (
        "Rad 2: Elsa L., 2014, tidiga insatser, behov sett må 2026-03-02, 0 vårdnadshavare" in told
    )
    assert "Rad 3: skyddade personuppgifter, tidiga" in told
    assert "Nils" not in told
    assert ELSA not in told
    assert "Fel: 1 rad." in told
    # In a pipe, or where nobody is named, the row is its number.
    for quiet in (norrbus.ok(*line), norrbus.ok(*line, "--utan-namn", terminal=True)):
        assert "Elsa" not in quiet
        assert "Rad 2: tidiga insatser" in quiet
        assert "Rad 3: skyddade personuppgifter, tidiga" in " ".join(quiet.split())
    assert len(failed()) == 1


def test_without_a_terminal_it_must_be_agreed_beforehand(norrbus: Norrbus) -> None:
    result = norrbus("importera", written([row()]))
    assert result.code == 2
    assert "1 ärende läses in. Lägg till --ja" in result.err
    assert norrbus.rows()["cases"] == 0


def test_at_a_terminal_it_asks_before_it_saves(norrbus: Norrbus) -> None:
    name = written([row()])
    no = norrbus("--enkelt", "importera", name, stdin="n\n", terminal=True)
    assert "Inget ändrades." in no.err
    assert norrbus.rows()["cases"] == 0
    yes = norrbus("--enkelt", "importera", name, stdin="j\n", terminal=True)
    assert yes.code == 0
    assert "Inläst: 1 ärende." in yes.out
    again = norrbus("--enkelt", "importera", name, terminal=True)
    assert "Inget nytt" in again.out
    wrong = norrbus("--enkelt", "importera", written([row(pnr="x")]), terminal=True)
    assert wrong.code == 4


def test_a_file_that_changes_while_it_is_shown_is_not_taken(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = written([row()])

    def changing(_: str) -> str:
        written([row("Nils Berg", NILS)])
        return "j"

    monkeypatch.setattr("builtins.input", changing)
    result = norrbus("--enkelt", "importera", name, terminal=True)
    assert "Filen ändrades medan den visades" in result.err
    assert norrbus.rows()["cases"] == 0


def test_long_lists_are_told_by_their_beginning(norrbus: Norrbus) -> None:
    lines = [row(f"B {day}", number(date(2014, 1, day))) for day in range(1, 8)]
    lines += [row("Fel", "x")] * 7
    told = norrbus.ok("importera", written(lines), "--prova")
    assert told.count("… och 2 till") == 2
    took(norrbus, "barn.csv", "--delvis")
    assert "7 rader (rad 2, 3, 4, 5, 6 …)" in norrbus.ok("importera", "barn.csv", "--prova")


# --- the log ------------------------------------------------------------------------------------


def test_the_log_tells_of_the_file_and_it_is_taken_back_whole(norrbus: Norrbus) -> None:
    headings = [*CASE, "Förälder"]
    before = norrbus.rows()
    took(norrbus, written([[*row(), "x"], [*row("Nils Berg", NILS), "y"]], headings), "--hoppa-över", "förälder")  # fmt: skip
    told = norrbus.ok("logg")
    assert "Inläsningen av ärenden ur en fil (antal: 2), registrerad" in told
    assert "Inläsningen av ärenden" in norrbus.ok("ärende", "visa", "1", "--historik")
    assert "Uppgifterna om Elsa Lantto" in norrbus.ok("logg", "visa", told.split("\t")[0])
    norrbus.ok("logg", "kontrollera")
    norrbus.ok("ångra", "--ja")
    assert "Ångrade operation" in norrbus.ok("logg")
    after = norrbus.rows()
    for table in ("cases", "persons", "closings", "imports"):
        assert after[table] == before[table] == 0
    took(norrbus, "barn.csv", "--hoppa-över", "förälder")
    assert cases(norrbus)[0][0] == "NB-2026-0003"
    norrbus.ok("logg", "kontrollera")


def test_a_large_file_is_taken_back_by_kind_and_each_row_is_told_when_asked(
    norrbus: Norrbus,
) -> None:
    headings = [*CASE, "VH1 namn", "VH1 personnummer", "VH1 vårdnad", "VH1 telefon"]

    def lines(count: int, phone: str) -> list[list[str]]:
        days = [date.fromordinal(date(2014, 1, 1).toordinal() + place) for place in range(count)]
        return [
            [*row(f"Barn {place}", number(day)), "Anna Lantto", ANNA, "ensam", phone]
            for place, day in enumerate(days)
        ]

    took(norrbus, written(lines(6, "070-174 06 11"), headings))
    few = norrbus.ok("ångra", "--ja")
    assert few.count("Uppgifterna om Barn ") == 6
    took(norrbus, written(lines(1, ""), headings))
    took(norrbus, written(lines(9, "070-174 06 12"), headings))
    told = norrbus.ok("ångra", "--ja")
    assert "8 ärenden, 8 personer och 8 vårdnadshavare\t\tfinns\tborta" in told
    assert "1 person\t\t\tändras" in told
    assert "Barn" not in told
    again = norrbus.ok("gör-om", "--ja")
    assert "8 ärenden, 8 personer och 8 vårdnadshavare\t\tborta\tfinns" in again
    assert norrbus.ok("ångra", "--ja", "--allt").count("Uppgifterna om Barn ") == 8
    assert norrbus.ok("gör-om", "--ja", "--allt").count("Uppgifterna om Barn ") == 8
    norrbus.ok("logg", "kontrollera")


def test_what_was_done_since_with_the_rows_of_a_large_file_is_counted_once(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from norrbus_cli.history.logged import store as logged

    monkeypatch.setattr(logged, "AT_ONCE", 7)  # rows at a time
    days = [date.fromordinal(date(2014, 1, 1).toordinal() + place) for place in range(12)]
    took(norrbus, written([row(f"Barn {place}", number(day)) for place, day in enumerate(days)]))
    register = norrbus.open()
    read_in = register.rows("SELECT max(operation_id) AS id FROM changes")[0]["id"]
    walked = logged.Logged(register, read_in)
    forwards = list(walked)
    assert [each.row_id for each in forwards if each.table == "cases"] == list(range(1, 13))
    assert list(reversed(walked)) == forwards[::-1]
    register.close()
    before = norrbus.rows()
    norrbus.ok("ärende", "ändra", "1", "--namn", "Barn Ett")
    norrbus.ok("makulera", "ärende", "2", "--skäl", "fel barn", "--ja")
    line = (str(read_in), "--ja", "--med-följder")
    told = norrbus.ok("ångra", *line)
    # What was annulled came and went.
    assert "11 ärenden och 11 personer\t\tfinns\tborta" in told
    assert norrbus.rows()["cases"] == 0
    again = norrbus.ok("gör-om", "--ja")
    assert "11 ärenden och 11 personer\t\tborta\tfinns" in again
    assert norrbus.rows()["cases"] == before["cases"] - 1
    norrbus.ok("logg", "kontrollera")


def test_what_cannot_be_seen_is_no_answer_and_words_are_read_anew_when_many(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from norrbus_cli.desk.importing import cells

    monkeypatch.setattr(cells, "_KEPT", 1)
    lines = [[*row(), "\u200b"], [*row("Nils Berg", NILS, "2026-03-03"), "Hästar."]]
    took(norrbus, written(lines, [*CASE, "Fungerar"]))
    assert stored(norrbus, "SELECT works_well FROM cases ORDER BY id") == [("",), ("Hästar.",)]


def test_a_list_that_cannot_be_written_to_is_told() -> None:
    from norrbus_cli.desk.importing.failed import Failed
    from norrbus_cli.words.errors import CannotWrite

    with pytest.raises(CannotWrite), Failed(Path("x-fel.csv").absolute(), ["a"]) as failed:
        os.close(failed._file.fileno())
        failed.add(["x" * 100_000], "fel")
    assert not list(Path().glob("*x-fel*"))


def test_what_a_killed_command_left_of_a_list_is_swept(norrbus: Norrbus) -> None:
    left = Path(".barn-fel.csv.999999999-0badcafe.ny")
    left.write_text("halv", encoding="utf-8")
    took(norrbus, written([row()]))
    assert not left.exists()


def test_the_headings_that_a_file_can_have_are_shown_and_enough(norrbus: Norrbus) -> None:
    lines = norrbus.ok("importera", "--rubriker", "--slag", "ärenden").splitlines()
    shown = [line.split("\t") for line in lines]
    needed = [heading for _, heading, is_needed, _ in shown if is_needed]
    assert needed == ["barn", "behov sett", "sett av", "behov", "nivå"]
    assert {kind for kind, *_ in shown} == {"ärenden"}
    # A file of what is needed, and of what stands below it, is read.
    below = {heading: text for _, heading, _, text in shown}
    level = below["nivå"].split(" eller ")[0]
    assert {below["född"], below["behov sett"]} == {"2026-04-21"}
    cells = [below["barn"], "2014-09-03", "2026-03-02", "skola", below["behov"], level]
    name = written([cells], ["barn", "född", *needed[1:]])
    norrbus.ok("importera", name, "--ja")
    assert norrbus.rows()["cases"] == 1
    screen = norrbus.ok("importera", "--rubriker", terminal=True).splitlines()
    assert screen[:2] == ["Ärenden:", "  barn (behövs): Elsa Lantto"]
    assert "  telefon: 070-174 06 05" in screen
    every = norrbus.ok("importera", "--rubriker").splitlines()
    assert {line.split("\t")[0] for line in every} == set(KINDS)
    assert "--rubriker" in norrbus.refused(2, "importera", written([["1", "2"]], ["a", "b"]))
    assert "FIL" in norrbus.refused(2, "importera")
