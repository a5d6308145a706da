"""Lists as files: nobody is named unless it is asked for and logged, no two files can be joined, and none is a statistic."""

from __future__ import annotations

import csv
import io
import json
import re
import stat
import sys
from datetime import date
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from importing.conftest import number as given_number

from norrbus_cli.desk.exporting.choices import ACTORS, CASES, FORMATS, FORUMS, LISTS, PAPERS
from norrbus_cli.desk.exporting.files import as_csv, as_json, as_parquet, as_xlsx
from norrbus_cli.desk.exporting.model import (
    MARK,
    NO_STATISTIC,
    WITH_NAMES,
    WITHOUT_NAMES,
    Pseudonyms,
    Table,
)
from norrbus_cli.paper.files import require_folder


@pytest.fixture
def full(norrbus: Norrbus) -> Norrbus:
    """A case with something in every list, and an anonymous consultation."""
    norrbus.day = "2026-04-21"
    given.once(norrbus, "exported", _full)
    return norrbus


def _full(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.deviation(norrbus)
    between = ("--aktör", "skola", "--aktör", "soc")
    norrbus.ok("oenighet", "anmäl", "1", "--gäller", "kostnadsansvar", "--beskrivning", "Vem betalar?", *between)  # fmt: skip
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    norrbus.ok("ärende", "placera", "1", "--sedan", norrbus.day, "--form", "familjehem", "--var", "Fjällhemmet, Storgatan 9", "--samordnare", "Karin")  # fmt: skip
    norrbus.ok("dokument", "skriv", "minnesanteckningar", "1")
    norrbus.ok("dokument", "skriv", "samtycke", "1")
    norrbus.ok("dokument", "skriv", "grönt kort")
    Path("brev.pdf").write_bytes(b"%PDF-1.4 x")
    norrbus.ok("dokument", "bifoga", "brev.pdf", "--ärende", "1", "--vad", "Intyg från mormor", "--från", "Mormor Lantto")  # fmt: skip
    done = [word for place in ("1", "2") for word in ("--genomförd", place, "--mål-uppnått", place)]
    norrbus.ok("uppföljning", "registrera", "1", *done, "--inte", "3", "--därför", "3=Vakans på BUP.", "--mål-delvis", "3", "--beslut", "fortsätt", "--nästa", "2026-09-01", "--anteckning", "Det går bra.")  # fmt: skip
    given.forum_held(norrbus)


def exported(norrbus: Norrbus, what: str, *more: str) -> list[dict[str, str]]:
    path = norrbus.ok("exportera", what, "--skriv-över", *more).strip()
    text = Path(path).read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def secrets(norrbus: Norrbus) -> set[str]:
    """All that names somebody, and every free text, as it stands in the register."""
    register = norrbus.open()
    asked = {
        "persons": "name number born address phone email school",
        "contacts": "name phone email",
        "coordinators": "name phone email",
        "cases": "reference need works_well urgency",
        "meetings": "purpose agenda place notes reflection summoned_by led_by others",
        "plans": "needs works_well goal followup_place convener",
        "measures": "what goal performer extent followup",
        "deviations": "reference description consequences proposal reporter manager concerns",
        "disagreements": "description",
        "followups": "child_view guardians_view note next_place",
        "results": "why",
        "placements": "place",
        "forums": "reference forum_name place agenda summoned_by led_by others notes reflection next_meeting",
        "forum_participants": "name",
        "documents": "about stem path recipient",
        "attachments": "what sender note",
    }
    found = {
        str(row[column])
        for table, columns in asked.items()
        for column in columns.split()
        for row in register.rows(f"SELECT {column} FROM {table}")
    }
    register.close()
    return {each for each in found if len(each) > 3 and each != "None"}


# --- without names --------------------------------------------------------------------------------


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("form", [each for each in FORMATS if each != "parquet"])
def test_no_list_names_anybody_or_has_a_text(full: Norrbus, what: str, form: str) -> None:
    path = Path(full.ok("exportera", what, "--till", f"ut.{form}").strip())
    text = _text_of(path)
    assert NO_STATISTIC in text
    leaked = [each for each in secrets(full) if each in text]
    assert leaked == []
    assert not re.search(r"NB-\d{4}|A-\d{4}|\d{8}-\d{4}|070-|@", text)


def _text_of(path: Path) -> str:
    if path.suffix != ".xlsx":
        return path.read_text("utf-8-sig")
    from openpyxl import load_workbook

    book = load_workbook(path)
    return "\n".join(str(cell) for sheet in book for row in sheet.values for cell in row)


def test_an_actor_for_which_a_consent_was_taken_back_is_not_among_its_actors(full: Norrbus) -> None:
    full.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--aktör", "soc", "--ja")
    found = [each["aktorer"] for each in exported(full, "samtycken")]
    assert any("socialtjänst" not in each for each in found)
    assert any("socialtjänst" in each for each in found)


def test_every_list_has_its_rows_and_the_year_of_birth_alone(full: Norrbus) -> None:
    for what in LISTS:
        assert exported(full, what), what
    by = {each["anonym"]: each for each in exported(full, CASES)}
    child, consultation = by["nej"], by["ja"]
    assert child["fodelsear"] == "2014"
    assert "fodd" not in child
    assert consultation["fodelsear"] == ""
    assert child["behov_sett"] == full.day
    assert child[MARK] == NO_STATISTIC


def test_a_case_is_called_the_same_within_a_file_and_otherwise_in_the_next(full: Norrbus) -> None:
    first, second = exported(full, "insatser"), exported(full, "insatser")
    names = [{each["arende"] for each in rows} for rows in (first, second)]
    assert [len(each) for each in names] == [1, 1]
    assert names[0] != names[1]
    assert len(first) > 1
    one, other = Pseudonyms(b"a" * 32), Pseudonyms(b"b" * 32)
    assert one("NB-2026-0001") == one("NB-2026-0001") != one("NB-2026-0002")
    assert one("NB-2026-0001") != other("NB-2026-0001")
    assert re.fullmatch("[0-9a-f]{16}", one("NB-2026-0001"))
    assert one("") == ""


def test_the_order_of_the_rows_is_not_that_of_the_register(norrbus: Norrbus) -> None:
    for place in range(12):
        norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day)[:5], f"Råd {place}.", *given.need(norrbus.day)[-2:])  # fmt: skip
    rows = exported(norrbus, CASES)
    names = [each["referens"] for each in rows]
    assert names == sorted(names)
    assert len(set(names)) == 12


def test_a_follow_up_is_told_by_what_came_of_its_measures(full: Norrbus) -> None:
    (found,) = exported(full, "uppföljningar")
    assert found.pop("arende") != "NB-2026-0001"
    assert found == {
        **{"version": "1", "hallen": full.day, "beslut": "fortsätt", "nasta": "2026-09-01"},
        **{"insatser": "3", "genomforda": "2", "delvis": "0", "inte_genomforda": "1"},
        **{"mal_uppnadda": "2", "mal_delvis": "1", "mal_inte": "0", MARK: NO_STATISTIC},
    }


def test_a_placement_is_told_without_its_place_named_or_not(full: Norrbus) -> None:
    full.ok("ärende", "hälsoundersökning", "1", "--begärd", full.day)
    for more in ((), ("--med-namn", "x")):
        (found,) = exported(full, "placeringar", *more)
        assert "Fjällhemmet" not in str(found)
        assert (found["form"], found["sedan"], found["upphorde"]) == ("familjehem", full.day, "")
        assert found["undersokning_begard"] == full.day
        assert found["undersokning_gjord"] == found["undersokning_avbojd"] == ""


def test_a_meeting_above_the_single_case_is_told_by_numbers_and_named_when_asked(
    full: Norrbus,
) -> None:
    (found,) = exported(full, FORUMS)
    assert (found["slag"], found["lage"], found["hallet"]) == ("styrgrupp", "hållet", "2026-04-21")
    counts = ("deltagare", "narvarande", "franvarande", "avvikelser", "oenigheter")
    assert [found[each] for each in counts] == ["2", "1", "1", "1", "1"]
    assert found["protokoll_skickat"]
    assert not {"namn", "eget_namn"} & found.keys()
    (named,) = exported(full, FORUMS, "--med-namn", "x")
    assert named["referens"] == "F-2026-0001"
    assert named["namn"] == "Maj Niemi, socialchef, Per Lindmark, rektor"


def test_papers_are_told_and_what_has_come_in_by_its_day_alone(full: Norrbus) -> None:
    full.ok("dokument", "skickat", "1", "--sätt", "brev", "--till", "Anna Lantto")
    rows = exported(full, PAPERS)
    minutes = next(each for each in rows if each["slag"] == "minnesanteckningar")
    assert (minutes["skrivet"], minutes["kom_in"]) == (full.day, "")
    assert minutes["format"] == "md, html"
    assert minutes["arende"] != "NB-2026-0001"
    assert [each["skickat"] for each in rows].count(full.day) >= 1
    (card,) = [each for each in rows if each["slag"] == "grönt kort"]
    assert card["arende"] == ""
    (page,) = [each for each in rows if each["slag"] == "inkommet"]
    assert (page["kom_in"], page["skrivet"], page["format"]) == (full.day, "", "")
    assert not {"till", "fil"} & page.keys()
    named = exported(full, PAPERS, "--med-namn", "x")
    assert "mormor" not in str(named).casefold()
    assert {each["arende"] for each in named if each["slag"] == "inkommet"} == {"NB-2026-0001"}


def test_to_whom_a_paper_is_is_named_unless_protected_or_an_actor_that_was_taken_out(
    full: Norrbus,
) -> None:
    def to() -> set[str]:
        return {each["till"] for each in exported(full, PAPERS, "--med-namn", "x")}

    full.ok("dokument", "skriv", "samtycke", "1", "--skriv-över")
    before = to()
    assert "Anna Lantto" in before
    assert not any("Mikael" in each for each in before)
    assert "skyddade personuppgifter" in before
    assert "Anna Lantto" in full.ok("logg").splitlines()[0]
    full.ok("dokument", "skriv", "kallelse", "1", "--skriv-över")
    assert {"skola", "soc"} <= to()
    full.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--aktör", "soc", "--ja")
    assert "soc" not in to()
    assert "skola" in to()


def test_actors_are_listed_without_their_people(full: Norrbus) -> None:
    rows = exported(full, ACTORS)
    assert [each["kort"] for each in rows] == ["BUP", "primärvård", "skola", "soc"]
    assert "kontakter" not in rows[0]
    named = exported(full, ACTORS, "--med-namn", "kontaktlista")
    assert named[2]["kontakter"] == "Per Lindmark, rektor"


# --- birthdays ------------------------------------------------------------------------------------

# Elsa, born on 2014-09-03, turns 18 and 21.
BIRTHDAYS = ("2032-09-03", "2035-09-03")


@pytest.mark.parametrize("what", LISTS)
@pytest.mark.parametrize("day", ["2032-09-02", "2032-09-03", "2032-09-04"])
def test_no_list_without_names_has_a_birthday(full: Norrbus, what: str, day: str) -> None:
    full.day = day
    rows = exported(full, what)
    assert not [each for each in rows if any(one in str(each) for one in BIRTHDAYS)]
    assert "fyller" not in str(rows)
    assert "29 februari" not in str(rows)


def test_what_is_reckoned_from_a_birthday_has_no_day_without_names(full: Norrbus) -> None:
    full.day = "2032-09-03"

    def missing(*more: str) -> list[str]:
        rows = exported(full, "frister", *more)
        return [each["fran"] for each in rows if each["frist"] == "samtycke saknas"]

    assert missing() == [""]
    assert missing("--med-namn", "x") == ["2032-09-03"]
    full.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    assert missing("--med-namn", "x") == [""]


def test_with_names_the_birthdays_of_a_child_are_told_unless_it_is_protected(full: Norrbus) -> None:
    def of_age() -> dict[str, tuple[str, str]]:
        rows = exported(full, "frister", "--med-namn", "x")
        return {
            each["frist"]: (each["senast"], each["kalla"])
            for each in rows
            if "fyller" in each["frist"]
        }

    assert of_age() == {
        "fyller 18": ("2032-09-03", "föräldrabalken 6 kap. 2 §"),
        "fyller 21": ("2035-09-03", "överenskommelsen 2025, Målgrupp: till och med 20 år"),
    }
    full.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    assert of_age() == {}


def test_that_one_is_born_on_leap_day_stands_on_that_row_alone(norrbus: Norrbus) -> None:
    given.child(norrbus, number=given_number(date(2012, 2, 29)))
    given.child(norrbus, number=given_number(date(2013, 2, 28)), name="Nora Berg")
    rows = exported(norrbus, "frister", "--med-namn", "x")
    found = {each["arende"]: each["kalla"] for each in rows if each["frist"] == "fyller 18"}
    assert "född den 29 februari" in found["NB-2026-0001"]
    assert "29 februari" not in found["NB-2026-0002"]


def test_a_last_day_of_the_cases_own_has_no_rule_for_its_source(norrbus: Norrbus) -> None:
    given.child(norrbus, "--skyndsamhet", "x", "--möte-senast", "2026-06-01")
    rows = exported(norrbus, "frister", "--med-namn", "x")
    assert {"eget senaste datum i ärendet"} < {each["kalla"] for each in rows}


def test_a_consent_that_takes_over_on_the_birthday_does_not_tell_it(full: Norrbus) -> None:
    full.day = "2032-09-01"
    full.ok("samtycke", "registrera", "1", "--vem", "barnet", "--gäller", "skolgång", "--form", "skriftligt", "--från", "2032-09-01", "--till", "2033-06-01", "--aktör", "skola", "--aktör", "soc")  # fmt: skip
    full.day = "2032-09-04"

    def since(*more: str) -> str:
        rows = exported(full, CASES, *more)
        return next(each["samtycke_komplett_sedan"] for each in rows if each["anonym"] == "nej")

    assert since() == ""
    assert since("--med-namn", "x") == "2032-09-03"
    full.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    assert since("--med-namn", "x") == ""


def test_nothing_without_names_marks_the_case_of_a_protected_child(full: Norrbus) -> None:
    def told() -> list[list[dict[str, str]]]:
        names = {"referens", "arende", "galler"}
        lists = [exported(full, what) for what in LISTS]
        bare = [[{key: row[key] for key in row.keys() - names} for row in rows] for rows in lists]
        return [sorted(rows, key=str) for rows in bare]

    before = told()
    full.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    assert told() == before


def test_the_day_from_which_an_act_is_disposed_of_is_in_no_list(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("register", "gallringsregel", "skola", "--år", "10", "--källa", "Plan 2024")
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    norrbus.day = "2036-06-02"
    for more in ((), ("--med-namn", "x")):
        rows = exported(norrbus, "frister", *more)
        assert [each["fran"] for each in rows if each["frist"] == "gallring"] == [""]


# --- with names -------------------------------------------------------------------------------------


def test_names_need_a_reason_and_each_person_is_logged_as_seen(full: Norrbus) -> None:
    (named, *_) = exported(full, CASES, "--med-namn", "tillsyn av IVO")
    assert (named["referens"], named["barn"], named["nummer"], named["fodd"]) == (
        *("NB-2026-0001", "Elsa Lantto", given.ELSA, "2014-09-03"),
    )
    assert named["samordnare"] == "Karin Öberg"
    line = next(each for each in full.ok("logg").splitlines() if "exportera" in each)
    assert "Visade Elsa Lantto" in line
    assert "ärenden med namn: tillsyn av IVO" in line
    exported(full, CASES)
    line = next(each for each in full.ok("logg").splitlines() if "exportera" in each)
    assert "Ändrade ingenting\tärenden utan namn" in line
    for what in set(LISTS) - {ACTORS, FORUMS}:
        exported(full, what, "--med-namn", "x")
        assert "Elsa Lantto" in full.ok("logg").splitlines()[0], what


def test_who_is_protected_is_named_in_no_list(full: Norrbus) -> None:
    givers = {each["vem"] for each in exported(full, "samtycken", "--med-namn", "x")}
    assert "Mikael Lantto" not in givers
    assert "skyddade personuppgifter" in givers
    full.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    (named, *_) = exported(full, CASES, "--med-namn", "x")
    assert (named["barn"], named["nummer"], named["fodd"]) == ("skyddade personuppgifter", "", "")
    assert "Elsa" not in "".join(map(str, exported(full, "samtycken", "--med-namn", "x")))


# --- the file ---------------------------------------------------------------------------------------


def test_a_file_says_what_it_is_wherever_it_is_opened(full: Norrbus) -> None:
    told = full("exportera", CASES)
    assert "varken raderna eller tal räknade ur dem får lämnas ut" in told.err
    assert told.out.strip().endswith("export/ärenden-internt.csv")
    content = json.loads(Path(full.ok("exportera", CASES, "--format", "json").strip()).read_text())
    assert content["internt"] == WITHOUT_NAMES
    assert content["lista"] == CASES
    from openpyxl import load_workbook

    book = load_workbook(full.ok("exportera", CASES, "--till", "x.xlsx").strip())
    assert book["Internt"]["A1"].value == WITHOUT_NAMES
    assert book[CASES]["H2"].is_date or book[CASES]["I2"].is_date
    named = full("exportera", CASES, "--till", "y.json", "--med-namn", "x")
    assert WITH_NAMES in named.err
    assert json.loads(Path("y.json").read_text())["internt"] == WITH_NAMES


def test_no_cell_can_run_as_a_formula() -> None:
    table = Table("x", "y", ["a", "b"], [["=1+1", ["+2", "x"]], ["@x", True]])
    text = as_csv(table).decode("utf-8-sig")
    assert "'=1+1;'+2, x" in text
    assert "'@x;ja" in text
    assert json.loads(as_json(table))["rader"][0] == {"a": "=1+1", "b": ["+2", "x"]}
    from openpyxl import load_workbook

    sheet = load_workbook(io.BytesIO(as_xlsx(table)))["x"]
    assert [sheet["A2"].data_type, sheet["A2"].value] == ["s", "=1+1"]


def test_a_file_is_its_owners_whole_and_not_replaced_unasked(
    full: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = Path(full.ok("exportera", CASES, "--till", "x.csv").strip())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = path.read_bytes()
    assert "Det finns redan en fil" in full.refused(5, "exportera", CASES, "--till", "x.csv")
    assert path.read_bytes() == before
    full.ok("exportera", CASES, "--till", "x.csv", "--skriv-över")
    assert path.read_bytes() != before
    from norrbus_cli.register.journal import Journal

    def broken(_: Journal) -> None:
        raise OSError(28, "full")

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "seal", broken)
        full.refused(5, "exportera", CASES, "--till", "z.csv")
    assert not list(Path().glob("*z.csv*"))


def test_a_folder_that_does_not_exist_is_not_made(full: Norrbus) -> None:
    told = full.refused(5, "exportera", CASES, "--till", "mapp/som/saknas/x.csv")
    assert f"Mappen {Path('mapp/som/saknas').absolute()} finns inte. Inget skrevs." in told
    assert not Path("mapp").exists()
    # Of a folder that cannot be asked for it is told why, when it is written in.
    require_folder(Path("m" * 300, "x.csv"))
    Path("mapp").write_text("", encoding="utf-8")
    assert "finns inte" in full.refused(5, "exportera", CASES, "--till", "mapp/x.csv")
    # That of the papers is the program's own.
    assert Path(full.ok("exportera", CASES).strip()).is_file()


@pytest.mark.parametrize(
    "options", [("--till", "x"), ("--till", "x.txt"), ("--till", "x.csv", "--format", "json")]
)
def test_the_format_is_one_that_the_name_says_too(full: Norrbus, options: tuple[str, ...]) -> None:
    assert "säger inte samma sak" in full.refused(2, "exportera", CASES, *options)


def test_the_name_of_a_file_may_end_as_it_likes_when_the_format_is_said(full: Norrbus) -> None:
    full.ok("exportera", CASES, "--till", "x.TXT", "--format", "json")
    full.ok("exportera", CASES, "--till", "x.JSON")
    assert json.loads(Path("x.JSON").read_text())["lista"] == CASES


def test_an_unknown_list_names_those_there_are(full: Norrbus) -> None:
    assert "Välj ärenden, möten" in full.refused(2, "exportera", "barn")


def test_without_pyarrow_parquet_is_one_sentence(
    full: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)  # as Python finds what is not there
    told = full.refused(5, "exportera", CASES, "--till", "x.parquet")
    assert "pip install 'pyarrow>=22'" in told
    assert not Path("x.parquet").exists()


@pytest.mark.parametrize("what", LISTS)
def test_parquet_has_the_rows_of_json_with_their_types(full: Norrbus, what: str) -> None:
    from pyarrow import parquet

    found = parquet.read_table(full.ok("exportera", what, "--till", "x.parquet").strip())
    assert found.schema.metadata[b"norrbus"].decode() == WITHOUT_NAMES
    names = [each for each in found.column_names if each not in {"referens", "arende", "galler"}]
    written = json.loads(Path(full.ok("exportera", what, "--till", "x.json").strip()).read_text())
    spelled = json.loads(json.dumps(found.to_pylist(), default=str))
    kept = [[{name: row[name] for name in names} for row in rows] for rows in (spelled, written["rader"])]  # fmt: skip
    assert sorted(map(str, kept[0])) == sorted(map(str, kept[1]))


def test_parquet_keeps_days_numbers_truth_lists_and_empty_columns(tmp_path: Path) -> None:
    from pyarrow import parquet

    day, empty = date(2026, 3, 2), None
    rows = [(empty, True, 3, "=A1", ("skola", "soc"), empty), (day, empty, empty, "åäö", (), empty)]
    file = tmp_path / "x.parquet"
    keys = ("dag", "ja", "tal", "ord", "flera", "tom")
    file.write_bytes(as_parquet(Table("ärenden", "internt", keys, rows)))
    found = parquet.read_table(file)
    kinds = ["date32[day]", "bool", "int64", "string", "list<element: string>", "string"]
    assert [str(each.type) for each in found.schema] == kinds
    assert [tuple(each.values()) for each in found.to_pylist()] == [
        (None, True, 3, "=A1", ["skola", "soc"], None),
        (day, None, None, "åäö", [], None),
    ]


def test_parquet_without_rows_has_its_columns(tmp_path: Path) -> None:
    from pyarrow import parquet

    file = tmp_path / "x.parquet"
    file.write_bytes(as_parquet(Table("ärenden", "internt", ("dag", "ord"), [])))
    found = parquet.read_table(file)
    assert (found.column_names, found.num_rows) == (["dag", "ord"], 0)
