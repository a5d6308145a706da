"""Files as they come: CSV as Excel saves it, workbooks, halves, bombs; columns by what they are called."""

from __future__ import annotations

import datetime
import json
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from conftest import Norrbus
from hypothesis import example
from hypothesis import given as drawn
from hypothesis import strategies as st
from importing.conftest import CASE, ELSA, NILS, failed, row, workbook, written

from norrbus_cli.desk.importing import source, table
from norrbus_cli.desk.importing import workbook as sheets
from norrbus_cli.desk.importing.choices import CASES, CLOSED, KINDS
from norrbus_cli.desk.importing.fields import FIELDS
from norrbus_cli.desk.importing.form import ReadIn
from norrbus_cli.desk.importing.matching import matched
from norrbus_cli.desk.importing.source import source_of
from norrbus_cli.words.csv_form import LONGEST, for_excel, rows_of, unguarded


def tried(norrbus: Norrbus, name: str, *more: str) -> str:
    return norrbus.ok("importera", name, "--prova", *more)


def test_a_file_that_is_saved_anew_while_it_is_read_is_what_its_hash_says(tmp_path: Path) -> None:
    path, many = tmp_path / "a.csv", 5_000
    path.write_text("kort;namn\n" + "sk;Gamla skolan\n" * many, encoding="utf-8")
    with table.opened(source_of(str(path)), "") as found:
        path.write_text("kort;namn\n" + "sk;Andra skolan\n" * many, encoding="utf-8")
        assert {each.cells[1] for each in found.rows} == {"Gamla skolan"}


# --- CSV -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("divider", [";", ",", "\t"])
def test_a_file_is_read_however_a_swedish_excel_saved_it(
    norrbus: Norrbus, encoding: str, divider: str
) -> None:
    name = written([row("Åsa Öman")], encoding=encoding, divider=divider)
    norrbus.ok("importera", name, "--ja")
    assert json.loads(norrbus.ok("ärende", "lista", "--json"))[0]["barn"] == "Åsa Öman"


def test_excels_first_line_empty_rows_and_empty_headings_at_the_end_are_passed_over(
    norrbus: Norrbus,
) -> None:
    name = written([[], [*row(), "", ""], ["", "", ""]], [*CASE, "", ""])
    Path(name).write_text("sep=;\n\n" + Path(name).read_text("utf-8"), encoding="utf-8")
    assert "Nya: 1 ärende" in tried(norrbus, name)


def test_what_was_guarded_for_excel_is_read_without_its_guard() -> None:
    cells = ["+46 70", "=1", "x", "'x", "-"]
    ((_, read),) = rows_of_text(for_excel([cells]))
    assert [unguarded(each) for each in read] == cells


def test_a_guarded_cell_of_a_file_is_what_it_was_before(norrbus: Norrbus) -> None:
    name = written([[*row(), "'+46 70 174 06 05"]], [*CASE, "Telefon"])
    norrbus.ok("importera", name, "--ja")
    assert "\t070-174 06 05\t" in norrbus.ok("ärende", "visa", "1")


def rows_of_text(text: str) -> list[tuple[int, list[str]]]:
    import io

    return list(rows_of(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.mark.parametrize(
    ("content", "code", "why"),
    [
        (b"", 2, "Filen har inga rader"),
        (b"\n\n;;\n", 2, "Filen har inga rader"),
        (";".join(CASE).encode(), 2, "Filen har inga rader"),
        (b"Barn;Beh\0ov\nx;y\n", 2, "den är ingen text"),
        (b"Barn;\x81\x8d\nx;\x90\n", 2, "ingen text"),
        (b"\xff\xfea", 2, "den är ingen text"),
        (b"\xff\xfe\0", 2, "den är ingen text"),
        (b"\xfe\xff\0B\xd8\0\0;", 2, "den är ingen text"),  # half of a sign
        (b"\xff\xfeB\0\0\0;\0", 2, "den är ingen text"),
        (b"\xff\xfe", 2, "Filen har inga rader"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, 2, "arbetsbok av äldre slag (.xls)"),
        (b"PK\x03\x04" + b"\0" * 600, 2, "avklippt eller trasig"),
        (";".join(CASE).encode() + b'\nx;"aldrig', 2, "Rad 2: citattecknen"),
        (b"Barn;barn\nx;y\n", 2, "står två gånger"),
        (b"Barn;20140903-2388\nx;y\n", 2, "kolumn 2 har ingen rubrik"),
        (b"Elsa;2014-09-03\nx;y\n", 2, "kolumn 2 har ingen rubrik"),
        (b"Barn;;Behov\nx;y;z\n", 2, "kolumn 2 har ingen rubrik"),
        (b"Barn;" + b"x" * 101 + b"\nx;y\n", 2, "kolumn 2 har ingen rubrik"),
        (b"Hej;Hopp\nx;y\n", 2, "Rubrikerna visar inte vad raderna är. Ange --slag"),
        (b"Kort;Namn;Slag;Namn p\xc3\xa5 akt\xc3\xb6ren\nx;y;z;w\n", 2, "”Namn på aktören” känns inte igen bland aktörer"),
    ],
)  # fmt: skip
def test_a_file_that_is_none_is_one_sentence(
    norrbus: Norrbus, content: bytes, code: int, why: str
) -> None:
    Path("fil.csv").write_bytes(content)
    told = norrbus.refused(code, "importera", "fil.csv", "--ja")
    assert why in told
    assert told.count("\n") == 1
    assert not Path("fil-fel.csv").exists()


def test_quotation_marks_that_break_far_down_take_back_what_came_before(norrbus: Norrbus) -> None:
    name = written([row()])
    with Path(name).open("a", encoding="utf-8") as file:
        file.write('x;"y')
    assert "Rad 3: citattecknen" in norrbus.refused(2, "importera", name, "--ja")
    assert not Path("barn-fel.csv").exists()


def test_a_cell_that_is_too_long_or_never_ends_says_so(norrbus: Norrbus) -> None:
    line = row()
    line[5] = "x" * LONGEST
    norrbus.refused(4, "importera", written([row("Nils Berg", NILS), line]), "--ja")
    assert "Texten är 131072 tecken lång" in failed()[0][-1]
    line[5] += "x"
    told = norrbus.refused(2, "importera", written([row("Nils Berg", NILS), line]), "--ja")
    assert "Rad 3: en cell är längre än 131 072 tecken. Är det en text, korta den." in told
    assert "citattecknen går inte ihop" not in told
    Path("barn.csv").write_text(";".join(CASE) + '\n"x;' + "y;z\n" * LONGEST, encoding="utf-8")
    told = norrbus.refused(2, "importera", "barn.csv", "--ja")
    assert "Rad 2: en cell är längre" in told
    assert "ett citattecken i början av en cell aldrig stängts" in told


@pytest.mark.parametrize("name", [".", "nej.csv", "nej/nej.csv", "/dev/zero"])
def test_what_is_no_file_is_one_sentence(norrbus: Norrbus, name: str) -> None:
    assert "går inte att läsa" in norrbus.refused(5, "importera", name, "--ja")


def test_a_pipe_does_not_make_it_wait(norrbus: Norrbus) -> None:
    import os

    os.mkfifo("rör")
    assert "ingen vanlig fil" in norrbus.refused(5, "importera", "rör", "--ja")


def test_a_row_with_too_few_or_too_many_cells_is_told(norrbus: Norrbus) -> None:
    name = written([row(), row("Nils Berg", NILS)[:-1], [*row("Nils Berg", NILS), "mer"]])
    norrbus.refused(4, "importera", name, "--ja")
    few, many = failed()
    assert "färre celler än rubrikraden" in few[-1]
    assert len(few) == len(CASE) + 1
    assert "fler celler än rubrikraden" in many[-1]


def test_a_file_that_is_too_large_is_refused_before_it_is_read(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source, "LARGEST", 1000)
    name = written([row()] * 100)
    assert "är för stor" in norrbus.refused(5, "importera", name, "--ja")


# --- workbooks -------------------------------------------------------------------------------------


def test_a_workbook_is_read_with_its_days_and_numbers_as_they_are_shown(norrbus: Norrbus) -> None:
    headings = [*CASE, "Tolk", "Telefon", "Född"]
    number = int(ELSA.replace("-", ""))
    first = ["Elsa Lantto", number, None, datetime.date(2026, 3, 2), "skola", "Oro.", "tidiga", True, 701740605.0, datetime.datetime(2014, 9, 3)]  # fmt: skip
    second = ["Nils Berg", NILS, None, "2026-03-02 00:00:00", "skola", 1.5, "tidiga", False]
    name = workbook([headings, [], first, second])
    told = norrbus.ok("importera", name, "--ja", "--blad", "elever")
    assert "Inläst: 2 ärenden." in told
    seen = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
    assert seen["behov_sett"] == "2026-03-02"
    assert seen["barn"][0]["nummer"] == ELSA
    assert seen["barn"][0]["sprak"] == "tolk"
    assert seen["barn"][0]["telefon"] == "701740605"
    assert "Läses inte, välj med --blad: Annat." in tried(norrbus, name)
    assert failed() == []


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("=1+1", "Kolumnen behov sett: där står en formel"),
        (46000, "så som Excel räknar dagar"),
        (46000.5, "så som Excel räknar dagar"),
        ("#N/A", "Excel kunde inte räkna ut värdet"),
        ("i fredags", "är ingen dag med årtal"),
        ("v42", "är ingen dag med årtal"),
        (datetime.time(13, 0), "är ingen dag med årtal"),
        (datetime.datetime(2026, 3, 2, 13, 0), "Kolumnen behov sett"),
        ("2026-02-30", "Kolumnen behov sett"),
    ],
)
def test_a_cell_that_is_no_day_says_what_it_is(norrbus: Norrbus, cell: Any, why: str) -> None:
    line: list[Any] = row()
    line[3] = cell
    norrbus.refused(4, "importera", workbook([CASE, line]), "--ja")
    assert why in failed()[0][-1]


@pytest.mark.parametrize(
    "typed", ["2026-03-02", "20260302", "2 mars 2026", "2/3 2026", "02.03.2026"]
)
def test_a_day_with_its_year_is_read(norrbus: Norrbus, typed: str) -> None:
    line = row()
    line[3] = typed
    assert "behov sett må 2026-03-02" in tried(norrbus, written([line]))


def test_merged_cells_a_missing_sheet_and_half_a_workbook_are_told(norrbus: Norrbus) -> None:
    merged = workbook([CASE, row(), row("Nils Berg", NILS)], merged="C2:C3")
    assert "Bladet Elever har sammanslagna celler" in norrbus.refused(
        2, "importera", merged, "--ja"
    )
    name = workbook([CASE, row()])
    assert "Menade du Elever?" in norrbus.refused(2, "importera", name, "--ja", "--blad", "Elev")
    whole = Path(name).read_bytes()
    for cut in (len(whole) // 2, len(whole) - 30):
        Path("halv.xlsx").write_bytes(whole[:cut])
        assert "halv.xlsx går inte att läsa in" in norrbus.refused(
            2, "importera", "halv.xlsx", "--ja"
        )


def with_far_cell(column: int, value: str | None) -> str:
    """A workbook whose last row has a cell, with a look of its own, far to the right."""
    from openpyxl import load_workbook
    from openpyxl.styles import Font

    name = workbook([CASE, row("Nils Berg", NILS), row()])
    book = load_workbook(name)
    cell = book["Elever"].cell(row=3, column=column, value=value)
    cell.font = Font(bold=True)
    book.save(name)
    return name


def test_what_stands_far_to_the_right_is_refused_at_once_and_empty_cells_passed_over(
    norrbus: Norrbus,
) -> None:
    far = with_far_cell(16_384, "x")
    told = norrbus.refused(2, "importera", far, "--ja")
    assert "Rad 3: det står något i kolumn XFD, och högst 300 kolumner läses." in told
    assert norrbus.rows()["cases"] == 0
    first_beyond = with_far_cell(sheets.WIDEST + 1, "x")
    assert "i kolumn KO, och högst" in norrbus.refused(2, "importera", first_beyond, "--ja")
    last = with_far_cell(sheets.WIDEST, "x")
    norrbus.refused(4, "importera", last, "--ja")
    assert "fler celler än rubrikraden" in failed()[0][-1]
    for value in (None, "  "):
        assert "Nya: 2 ärenden" in tried(norrbus, with_far_cell(16_384, value))


def remade(name: str, **parts: str) -> str:
    """The same workbook with other parts, by the end of their names."""
    with zipfile.ZipFile(name) as packed:
        held = {each: packed.read(each) for each in packed.namelist()}
    with zipfile.ZipFile("annan.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in held.items():
            packed.writestr(each, parts.pop(Path(each).stem, content))
        for stem, added in parts.items():
            packed.writestr(f"xl/{stem}.xml", added)
    return "annan.xlsx"


def test_a_long_number_is_read_with_all_its_digits(norrbus: Norrbus) -> None:
    name = workbook([[*CASE, "Telefon"], [*row(), 701740605]])
    with zipfile.ZipFile(name) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    spelled = sheet.replace("<v>701740605</v>", "<v>7.01740605E8</v>")
    assert spelled != sheet
    norrbus.ok("importera", remade(name, sheet1=spelled), "--ja")
    assert "701740605" in norrbus.ok("ärende", "visa", "1")


def test_a_workbook_that_swells_or_is_made_to_harm_is_refused(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = workbook([CASE, row()])
    entity = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><worksheet>&a;</worksheet>'
    assert "som ingen arbetsbok ska ha" in norrbus.refused(
        2, "importera", remade(name, sheet1=entity), "--ja"
    )
    for broken in ("<worksheet>", "<x/>", ""):
        told = norrbus("importera", remade(name, sheet1=broken), "--ja")
        assert told.code == 2, broken
    bomb = remade(name, sheet1="<worksheet>" + " " * 5_000_000 + "</worksheet>")
    assert Path(bomb).stat().st_size < 20_000
    monkeypatch.setattr(sheets, "UNPACKED", 1_000_000)
    assert "är för stor" in norrbus.refused(5, "importera", bomb, "--ja")
    words = remade(name, sharedStrings="<sst>" + " " * 100_000 + "</sst>")
    monkeypatch.setattr(sheets, "WORDS", 10_000)
    assert "är för stor" in norrbus.refused(5, "importera", words, "--ja")


# --- columns ----------------------------------------------------------------------------------------


def test_every_field_is_known_by_its_own_word_and_no_two_share_one() -> None:
    for kind in KINDS:
        headings = [each.key for each in FIELDS[kind]]
        found = matched(headings, ReadIn(kind=kind), None, None)
        assert [each.key for each in found.fields if each] == headings, kind
        assert found.kind == kind


def test_the_kind_is_guessed_where_the_headings_say_it() -> None:
    for kind, headings in {
        CASES: [*CASE, "Öppnat"],
        CLOSED: [*CASE, "Öppnat", "Slutdatum", "Avslutsorsak"],
        "aktörer": ["Kortnamn", "Namn", "Typ"],
        "kontaktpersoner": ["Aktör", "Namn", "Telefon"],
        "utvärderingssvar": ["grupp", "nöjd"],
    }.items():
        assert matched(headings, ReadIn(), None, None).kind == kind


def test_a_column_is_named_on_the_line_and_known_the_next_time(norrbus: Norrbus) -> None:
    headings = ["Vem", *CASE[1:], "Klass"]
    name = written([[*row(), "4B"]], headings)
    assert "Kolumnen ”Vem” känns inte igen" in norrbus.refused(2, "importera", name, "--ja")
    told = norrbus.refused(2, "importera", name, "--ja", "--slag", "ärenden")
    assert '”Vem” känns inte igen bland ärenden. Ange vad den är med --kolumn "Vem=UPPGIFT"' in told
    named = ("--kolumn", "Vem=barn", "--hoppa-över", "KLASS")
    assert "  Vem → barn" in tried(norrbus, name, *named)
    assert "  Vem → barn" in tried(
        norrbus, name, "--kolumn", "Vem=bar", *named[2:], "--slag", "ärenden"
    )
    norrbus.refused(2, "importera", name, "--ja")
    norrbus.ok("importera", name, "--ja", *named)
    assert "Inget nytt" in norrbus.ok("importera", name, "--ja")
    assert "  Klass → läses inte" in tried(norrbus, name)
    assert "  Klass → skola" in tried(norrbus, name, "--kolumn", "Klass=skola")
    # As another kind it is not what it was.
    norrbus.refused(2, "importera", name, "--ja", "--slag", "aktörer")
    norrbus.ok("ångra", "--ja")
    norrbus.refused(2, "importera", name, "--ja")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (("--kolumn", "Vem"), '--kolumn skrivs "Rubrik=uppgift"'),
        (("--kolumn", "Vem="), '--kolumn skrivs "Rubrik=uppgift"'),
        (("--kolumn", "Bern=barn"), "--kolumn: filen har ingen kolumn ”Bern”. Menade du Barn?"),
        (("--hoppa-över", "Bern"), "--hoppa-över: filen har ingen kolumn ”Bern”"),
        (("--kolumn", "Barn=blomma", "--slag", "ärenden"), "”blomma” finns inte att välja"),
        (("--kolumn", "Kön=barn"), "Flera kolumner är barn, en av dem ”Kön”"),
        (("--hoppa-över", "Barn", "--slag", "ärenden"), "Kolumnen barn saknas, och behövs för ärenden"),
        (("--hoppa-över", "Barn", "--hoppa-över", "Nivå", "--slag", "ärenden"), "Kolumnerna barn och nivå saknas"),
        (("--slag", "avslutade"), "Kolumnerna öppnat, avslutat och orsak saknas"),
        (("--slag", "träd"), "”träd” finns inte att välja"),
    ],
)  # fmt: skip
def test_options_that_do_not_fit_the_file_are_told(
    norrbus: Norrbus, options: Sequence[str], why: str
) -> None:
    assert why in norrbus.refused(2, "importera", written([row()]), "--ja", *options)


def test_at_a_terminal_it_asks_what_a_column_is(norrbus: Norrbus) -> None:
    name = written([[*row(), "4B", "x"]], [*CASE, "Klass", "Annat"])
    answers = "<\nskola\nhoppa över\nj\n"
    result = norrbus("--enkelt", "importera", name, stdin=answers, terminal=True)
    assert result.code == 0
    assert "Vad är kolumnen ”Klass”" in result.out + result.err
    seen = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
    assert seen["barn"][0]["skola"] == "4B"
    again = norrbus("--enkelt", "importera", name, terminal=True)
    assert "Inget nytt" in again.out


# --- anything ------------------------------------------------------------------------------------------


@example([["'|"], ["''=1"], ["' -"]])
@drawn(st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), min_size=1, max_size=5))
def test_rows_that_are_written_for_excel_are_read_back(rows: list[list[str]]) -> None:
    rows = [["x", *each] for each in rows]
    rows = [[cell.replace("\0", "").replace("\r", "\n") for cell in each] for each in rows]
    read = [cells for _, cells in rows_of_text(for_excel(rows).replace("\ufeff", "", 1))]
    assert [[unguarded(cell) for cell in each] for each in read] == rows


@drawn(
    content=st.builds(
        bytes.__add__, st.sampled_from([b"", b"\xff\xfe", b"\xfe\xff"]), st.binary(max_size=300)
    )
)
def test_whatever_bytes_a_file_has_it_is_a_table_or_a_sentence(
    content: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    from norrbus_cli.words.errors import NorrbusError

    path = tmp_path_factory.getbasetemp() / "bytes.csv"
    path.write_bytes(content)
    try:
        with table.opened(source_of(str(path)), "") as found:
            assert found.headings
            list(found.rows)
    except NorrbusError:
        return
