"""Acts that are disposed of: nothing of them is left anywhere, all else is as it was, and the log still holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from history.test_chain import found as broken
from history.test_chain import tampered

from norrbus_cli.desk.disposal import actions
from norrbus_cli.desk.disposal.form import Dispose
from norrbus_cli.desk.disposal.refusals import HasMoved
from norrbus_cli.paper.writer import How
from norrbus_cli.register.schema.tables import LOG_TABLES, TABLES

DISPOSE = ("register", "gallra", "--beslutat-av", "Maria Ek", "--ja")
WITHOUT = (*DISPOSE, "--utan-statistik", "Aldrig räknad.")
DUE = "2031-04-22"
# What stands in the case that is disposed of, and in no other place.
MARKERS = (
    *("Elsa", "Mikael", "Hög frånvaro", "Hästar", "Sömnsamtalen", "20140903", "19830627"),
    *("sover sämre", "Nils Berg", "Nytt behov", "Ödla"),
)


@pytest.fixture
def old(norrbus: Norrbus) -> Norrbus:
    """Elsa's case with all that a case can have, closed; and a brother's, open, with the same mother."""
    given.once(norrbus, "with all", _with_all)
    for kind in ("genomförandeplan", "samtycke", "kalenderfil"):
        norrbus.ok("dokument", "skriv", kind, "1" if kind != "kalenderfil" else "NB-2026-0001-M1")
    norrbus.ok("ärende", "visa", "1")
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    child = ("--barn", "Ture Lantto", "--personnummer", "20160216-2396")
    norrbus.ok(
        "ärende",
        "skapa",
        *child,
        *given.need(norrbus.day)[:4],
        "--behov",
        "Oro.",
        "--nivå",
        "tidiga",
    )
    norrbus.ok(
        "ärende",
        "vårdnadshavare",
        "2",
        "--namn",
        "Anna Lantto",
        "--personnummer",
        given.ANNA,
        "--vårdnad",
        "ensam",
    )
    norrbus.ok("register", "gallringsregel", "socialtjänst")
    norrbus.day = DUE
    return norrbus


def _with_all(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.deviation(norrbus)
    given.handled(norrbus)
    norrbus.ok("avvikelse", "avsluta", "1")
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--beskrivning",
        "Ödla.",
    )
    norrbus.ok("oenighet", "avgör", "NB-2026-0001-O1", "--beslut", "Delat.")
    norrbus.ok("ärende", "invändning", "1", "--vem", "Anna", "--om", "behovet", "--text", "Ödla.")
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--namn", "Mikael Ödla")


def everything(norrbus: Norrbus, without: tuple[str, ...] = ()) -> str:
    """All that the register holds, as one text."""
    register = norrbus.open()
    try:
        return "\n".join(
            repr(tuple(row))
            for table in sorted(TABLES.difference(without))
            for row in register.rows(f'SELECT * FROM "{table}"')
        )
    finally:
        register.close()


def rows(norrbus: Norrbus, sql: str) -> list[dict[str, Any]]:
    register = norrbus.open()
    try:
        return [dict(row) for row in register.rows(sql)]
    finally:
        register.close()


def sound(norrbus: Norrbus) -> None:
    """The log holds, and so does the file."""
    assert broken(norrbus) == []
    faults = json.loads(norrbus("register", "kontrollera", "--json").out)["fynd"]
    assert [each for each in faults if each["allvar"] == "fel"] == []


def test_nothing_is_left_of_an_act_and_everything_of_the_rest(old: Norrbus) -> None:
    before = everything(old)
    assert all(marker in before or marker in ("Nils Berg", "Nytt behov") for marker in MARKERS)
    next(old.documents.rglob("*samtycke*.html")).unlink()
    files = {each.name for each in old.documents.rglob("*") if each.is_file()}
    brother = old.ok("ärende", "visa", "2", "--json")
    old.ok(*WITHOUT)
    after = everything(old)
    assert [marker for marker in MARKERS if marker in after] == []
    assert "NB-2026-0001" not in after.replace("gallringsprotokoll", "")
    assert old.ok("ärende", "visa", "2", "--json") == brother
    assert [each["name"] for each in rows(old, "SELECT name FROM persons ORDER BY id")] == [
        "Anna Lantto",
        "Ture Lantto",
    ]
    left = {each.name for each in old.documents.rglob("*") if each.is_file()}
    assert left == {"gallringsprotokoll-1.md", "gallringsprotokoll-1.html"}
    assert not (old.documents / "NB-2026-0001").exists()
    assert files
    sound(old)


def test_an_extract_about_one_who_stays_goes_too_since_it_tells_of_the_act(old: Norrbus) -> None:
    old.ok("register", "utdrag", "Anna Lantto", "--skriv")
    assert (
        rows(old, "SELECT case_id FROM documents WHERE kind = 'registerutdrag'")[0]["case_id"] == 2
    )
    (letter,) = old.documents.rglob("*utdrag*.md")
    old.ok(*WITHOUT)
    assert not letter.exists()
    assert rows(old, "SELECT * FROM documents WHERE kind = 'registerutdrag'") == []


def test_the_file_by_which_a_case_went_to_another_authority_goes_too(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    line = ("ärende", "flytta-ut", "1", "--till", "skola", "--ja", "--json", "--med", "inget")
    moved = Path(json.loads(norrbus.ok(*line, "--trots-saknat-samtycke", "OSL 25:12"))["fil"])
    norrbus.ok("register", "gallringsregel", "socialtjänst")
    norrbus.day = "2031-03-30"
    assert moved.exists()
    norrbus.ok(*WITHOUT)
    assert not moved.exists()
    assert rows(norrbus, "SELECT * FROM kept_papers") == []


def test_what_was_typed_and_not_yet_said_goes_too(old: Norrbus) -> None:
    register = old.open()
    register.save_draft(
        "norrbus plan revidera", json.dumps({"reference": "NB-2026-0001", "x": "Ödla"})
    )
    register.save_draft(
        "norrbus plan ändra", json.dumps({"reference": "NB-2026-0002", "x": "kvar"})
    )
    register.close()
    old.ok(*WITHOUT)
    assert [each["command"] for each in rows(old, "SELECT command FROM drafts")] == [
        "norrbus plan ändra"
    ]


def test_papers_that_came_back_or_were_written_over_are_not_kept(old: Norrbus) -> None:
    old.day = "2026-04-21"
    old.ok("dokument", "skriv", "genomförandeplan", "1", "--skriv-över")
    assert rows(old, "SELECT * FROM kept_papers")
    old.day = DUE
    old.ok(*WITHOUT)
    assert rows(old, "SELECT * FROM kept_papers") == []


def test_no_number_and_no_id_is_given_again(old: Norrbus) -> None:
    last = {
        table: max((row["id"] for row in rows(old, f"SELECT id FROM {table}")), default=0)
        for table in ("cases", "persons", "meetings", "documents")
    }
    old.ok(*WITHOUT)
    given.child(old, name="Elsa Lantto")
    assert rows(old, "SELECT reference FROM cases ORDER BY id")[-1]["reference"] == "NB-2031-0001"
    for table in ("cases", "persons"):
        assert max(row["id"] for row in rows(old, f"SELECT id FROM {table}")) > last[table]
    given.booked(old, day="2031-05-06", case="NB-2031-0001")
    assert rows(old, "SELECT id FROM meetings")[0]["id"] > last["meetings"]


def test_the_day_before_nothing_is_due(old: Norrbus) -> None:
    old.day = "2031-04-20"
    assert "inget att gallra" in _refused(old, 3, *DISPOSE)
    old.day = "2031-04-21"
    old.ok(*WITHOUT)


def _refused(norrbus: Norrbus, code: int, *line: str) -> str:
    """As ``refused``; what would be done is shown first."""
    before = everything(norrbus)
    result = norrbus(*line)
    assert (result.code, everything(norrbus)) == (code, before)
    return result.err


def test_without_a_decision_it_is_only_shown(old: Norrbus) -> None:
    before = everything(old)
    shown = json.loads(old.ok("register", "gallra", "--json"))
    assert [
        (each["akt"], each["vad"], each["fran"], each["senast"]) for each in shown["akter"]
    ] == [(["NB-2026-0001"], "gallras", "2031-04-21", "2032-12-31")]
    assert everything(old) == before


def test_a_register_without_a_rule_disposes_of_nothing(norrbus: Norrbus) -> None:
    assert "register gallringsregel" in norrbus.refused(3, "register", "gallra")


def test_a_year_that_is_not_published_is_published_first(old: Norrbus) -> None:
    assert "statistik fastställ 2026" in _refused(old, 4, *DISPOSE)
    old.ok("statistik", "fastställ", "2026", "--med-brister", "--ja")
    before = old.ok("statistik", "år", "2026", "--json")
    old.ok(*DISPOSE)
    assert old.ok("statistik", "år", "2026", "--json") == before
    for line in (("fastställ", "2026", "--rättelse", "Fel."), ("år", "2026", "--internt")):
        assert "gallrade" in old.refused(4, "statistik", *line)
    old.ok("statistik", "år", "2027", "--internt")


def test_a_paper_that_has_been_changed_stays_and_is_named(old: Norrbus) -> None:
    (path,) = old.documents.rglob("*genomforandeplan*.md")
    path.write_text("Ändrad.", encoding="utf-8")
    result = old(*WITHOUT)
    assert result.code == 0
    assert str(path) in result.err
    assert path.exists()
    assert path.name in (old.documents / "gallringsprotokoll-1.md").read_text(
        encoding="utf-8"
    ).replace("\\", "")


def test_where_the_record_cannot_be_written_nothing_is_disposed_of(old: Norrbus) -> None:
    (old.documents / "gallringsprotokoll-1.md").write_text("Annat.", encoding="utf-8")
    assert "finns redan" in _refused(old, 5, *WITHOUT)
    assert list(old.documents.rglob("*genomforandeplan*"))


def test_it_is_asked_before_and_no_is_no(old: Norrbus) -> None:
    line = ("register", "gallra", "--beslutat-av", "Maria Ek", "--utan-statistik", "Nej.")
    before = everything(old, LOG_TABLES)
    assert "--ja" in old(*line).err
    declined = old(*line, stdin="n\n", terminal=True)
    assert (declined.code, "1 akt" in declined.out + declined.err) == (0, True)
    # Nothing but that the child was seen, who is named in the question.
    assert everything(old, LOG_TABLES) == before


def test_what_has_moved_since_it_was_shown_is_not_disposed_of(old: Norrbus) -> None:
    from datetime import date

    register = old.open()
    today = date.fromisoformat(old.day)
    shown = actions.proposed(register, today)
    old.ok("ärende", "bevara", "1", "--därför", "annat", "--skäl", "Tvist.")
    before = everything(old)
    wanted = Dispose(json=False, decided_by="M", without_statistics="", folder="", agreed=True)
    with pytest.raises(HasMoved):
        actions.dispose(register, shown, wanted, How(old.documents), today)
    register.close()
    assert everything(old) == before


def test_a_disposal_is_not_undone_nor_what_it_took(old: Norrbus) -> None:
    numbers = [each["operation"] for each in json.loads(old.ok("logg", "--ärende", "1", "--json"))]
    old.ok(*WITHOUT)
    number = str(
        rows(old, "SELECT max(operation_id) AS n FROM changes WHERE table_name = 'disposals'")[0][
            "n"
        ]
    )
    assert "gallra" in old.refused(4, "ångra", number)
    for each in (numbers[-1], numbers[0]):
        assert old("ångra", str(each)).code == 4


def test_the_log_tells_that_it_is_gone_and_not_what(old: Norrbus) -> None:
    numbers = [each["operation"] for each in json.loads(old.ok("logg", "--ärende", "1", "--json"))]
    old.ok(*WITHOUT)
    told = {
        each["operation"]: each["vad"]
        for each in json.loads(old.ok("logg", "--antal", "500", "--json"))
    }
    assert {told[each] for each in numbers if "Anna" not in told[each]} == {"Gallrat"}
    assert not [marker for marker in MARKERS if marker in " ".join(told.values())]


def test_a_row_that_goes_in_any_other_way_is_found_still(old: Norrbus) -> None:
    old.ok(*WITHOUT)
    first = rows(old, "SELECT first_id FROM remains ORDER BY id LIMIT 1")[0]["first_id"]
    tampered(old, f"UPDATE operations SET who = 'annan' WHERE id = {first}")
    assert any(f"operation {first}" in each for each in broken(old))


def test_a_row_that_comes_among_the_remains_is_found(old: Norrbus) -> None:
    old.ok(*WITHOUT)
    run = rows(old, "SELECT first_id, last_id FROM remains ORDER BY id LIMIT 1")[0]
    tampered(
        old,
        "INSERT INTO changes (operation_id, table_name, row_id, after) VALUES"
        f" ({run['last_id']}, 'persons', 99, '{{}}')",
    )
    assert any(f"operation {run['first_id']}" in each for each in broken(old))


def test_the_end_of_the_remains_cannot_be_sealed_anew(old: Norrbus) -> None:
    old.ok(*WITHOUT)
    run = rows(old, "SELECT first_id, last_id FROM remains ORDER BY id LIMIT 1")[0]
    tampered(old, f"UPDATE seals SET hash = '{'a' * 64}' WHERE operation_id = {run['first_id']}")
    assert any(f"operation {run['first_id']}" in each for each in broken(old))


def test_a_second_disposal_over_the_first_holds(old: Norrbus) -> None:
    old.ok(*WITHOUT)
    old.ok("ärende", "avsluta", "2", "--orsak", "behovet tillgodosett")
    old.day = "2036-04-22"
    old.ok(*WITHOUT)
    assert rows(old, "SELECT * FROM persons") == []
    assert (old.documents / "gallringsprotokoll-2.md").exists()
    sound(old)


def test_what_was_taken_back_long_ago_is_not_kept_by_the_log_for_ever(norrbus: Norrbus) -> None:
    norrbus.ok("register", "gallringsregel", "socialtjänst")
    given.child(norrbus, name="Nils Berg", number="20120316-2399")
    norrbus.ok("ångra", "--ja")
    assert "Nils Berg" in everything(norrbus)
    norrbus.day = "2031-03-29"
    assert json.loads(norrbus.ok("register", "gallra", "--json"))["angrade"] == 0
    norrbus.day = "2031-03-30"
    assert json.loads(norrbus.ok("register", "gallra", "--json"))["angrade"] == 2
    norrbus.ok(*DISPOSE)
    assert "Nils Berg" not in everything(norrbus)
    assert json.loads(norrbus.ok("register", "gallra", "--json"))["angrade"] == 0
    sound(norrbus)


def test_who_looked_is_kept_through_five_whole_years(
    old: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked = len(rows(old, "SELECT id FROM looks"))
    assert looked
    old.ok("ärende", "bevara", "1", "--därför", "annat", "--skäl", "Tvist.")
    old.day = "2031-12-31"
    assert json.loads(old.ok("register", "gallra", "--json"))["tittar"] == 0
    old.day = "2032-01-01"
    assert json.loads(old.ok("register", "gallra", "--json"))["tittar"] == looked
    old.ok(*DISPOSE)
    assert rows(old, "SELECT id FROM looks") == []
    sound(old)


def test_an_act_is_marked_once_and_the_mark_is_seen(old: Norrbus) -> None:
    keep = ("ärende", "bevara", "1", "--därför")
    old.ok(*keep, "barnutredning")
    assert (
        json.loads(old.ok("ärende", "visa", "1", "--json"))["bevaras"][0]["darfor"]
        == "barnutredning"
    )
    assert "bevara-inte" in old.refused(4, *keep, "barnutredning")
    assert "--skäl" in old.refused(2, *keep, "annat")
    assert "inte" in old.refused(3, "ärende", "bevara-inte", "1", "--därför", "annat")
    old.ok("ärende", "bevara-inte", "1", "--därför", "barnutredning")
    assert json.loads(old.ok("ärende", "visa", "1", "--json"))["bevaras"] == []


def test_an_investigation_needs_a_birth_day(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2014-09-03", number="")
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert "--född" in norrbus.refused(4, "ärende", "bevara", "2", "--därför", "barnutredning")
    norrbus.ok("ärende", "bevara", "1", "--därför", "barnutredning")


def test_the_rule_can_be_changed(norrbus: Norrbus) -> None:
    norrbus.ok("register", "gallringsregel", "socialtjänst")
    norrbus.ok("register", "gallringsregel", "skola", "--år", "7", "--källa", "Planen 2024")
    assert "7 år" in norrbus.ok("register", "gallra")
    assert "--år" in norrbus.refused(2, "register", "gallringsregel", "skola")
