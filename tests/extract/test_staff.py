"""The extract of somebody of the staff: what is kept about the one, and never a child."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.desk.extract.form import AskExtract
from norrbus_cli.desk.extract.model import LEFT_OUT, NAMED, SOMEBODY, TAKEN_OUT, Judged
from norrbus_cli.desk.extract.staff.decisions import (
    ALL_HEADINGS,
    BESIDE,
    DECISIONS,
    EVERYWHERE,
    NAME,
    NOTHING,
    TEXT,
    TOLD,
    WHO,
    decided,
)
from norrbus_cli.desk.extract.staff.finding import noun
from norrbus_cli.desk.extract.staff.model import NAMES_FAMILY, OF_CHILD, names_in, stands_in
from norrbus_cli.desk.extract.staff.paper import letters
from norrbus_cli.history.kinds import NAMES
from norrbus_cli.paper.protection import WITHHELD
from norrbus_cli.register.schema.tables import TABLES
from norrbus_cli.terminal.question import filled

PER, KARIN, SARA = "Per Lindmark", "Karin Öberg", "Sara Niva"
TODAY = date(2026, 4, 21)
FAMILY = ("Elsa", "Lantto", "Anna", "Mikael", "Ström", given.ELSA, given.ANNA)
DISPUTE = "oenigheten-1-beskrivning"
WHY = "Prövat av Karin Öberg."


def shown(norrbus: Norrbus, *line: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(norrbus.ok("register", "utdrag", *line, "--json"))
    return found


def values(found: dict[str, Any]) -> dict[tuple[str, str], str]:
    return {(each["vad"], each["uppgift"]): each["varde"] for each in found["uppgifter"]}


def texts(norrbus: Norrbus, *line: str) -> dict[str, tuple[bool, str]]:
    return {each["kod"]: (each["med"], each["varfor"]) for each in shown(norrbus, *line)["texter"]}


def written(norrbus: Norrbus, *line: str) -> dict[str, str]:
    out = norrbus.ok("register", "utdrag", *line, "--skriv", "--skriv-över")
    return {
        Path(path).suffix[1:]: Path(path).read_text(encoding="utf-8") for path in out.splitlines()
    }


def change(norrbus: Norrbus, table: str, row_id: int, **values: object) -> None:
    register = norrbus.open()
    with register.operation():
        register.update(table, row_id, values)  # type: ignore[arg-type]
    register.close()


def dispute(norrbus: Norrbus, text: str) -> None:
    line = ("oenighet", "anmäl", "1", "--gäller", "kostnadsansvar", "--beskrivning", text)
    norrbus.ok(*line, "--aktör", "skola", "--aktör", "soc")


@pytest.fixture
def agreed(norrbus: Norrbus) -> Norrbus:
    given.agreed(norrbus)
    return norrbus


# --- decisions ---------------------------------------------------------------------------


def test_every_column_of_every_table_is_decided(norrbus: Norrbus) -> None:
    register = norrbus.open()
    assert DECISIONS.keys() == TABLES
    for table, decisions in DECISIONS.items():
        rows = register.rows("SELECT name FROM pragma_table_info(?)", [table])
        columns = {row["name"] for row in rows}
        assert columns - EVERYWHERE.keys() == decisions.keys() - EVERYWHERE.keys(), table
    register.close()
    assert decided("cases", "new") == decided("new", "new") == TEXT
    assert decided("cases", "id") == NOTHING


def test_every_id_names_somebody_and_every_table_that_is_told_has_its_words() -> None:
    for table, columns in DECISIONS.items():
        for column, kind in columns.items():
            if kind == WHO and table not in BESIDE:
                assert NAMES[column] in {"contacts", "coordinators", "forum_members"}
    assert set(ALL_HEADINGS) == set(TOLD)
    nouns = [noun(table) for table in TOLD if TEXT in DECISIONS[table].values()]
    assert len(set(nouns)) == len(nouns)


def test_a_name_is_met_whole_beside_roles_and_other_names() -> None:
    assert names_in("Per Lindmark, rektor; Siv Ek (kurator) och Bo Al/Ann Os") == [
        *("Per Lindmark", "rektor", "Siv Ek", "kurator", "Bo Al", "Ann Os")
    ]
    assert stands_in(PER, "per  lindmark, rektor")
    assert not stands_in(PER, "Per Lindmarksson")
    assert not stands_in("Per", "Per Lindmark")


# --- who it is ---------------------------------------------------------------------------


def test_one_who_is_none_of_the_people_is_found_by_name(agreed: Norrbus) -> None:
    for typed in (PER, "per lindmark", "Per"):
        assert (found := shown(agreed, typed))["galler"] == PER
        assert found["hos"] == ["skola"]
    assert "ingen i personalen" in agreed.refused(3, "register", "utdrag", "Nisse")
    assert "Ingen i personalen heter så" in agreed.refused(
        3, "register", "utdrag", "Nisse", "--hos", "skola"
    )
    agreed.refused(3, "register", "utdrag", PER, "--ärende", "1")


def test_a_beginning_of_several_names_is_refused_without_them(agreed: Norrbus) -> None:
    agreed.ok("aktör", "kontakt", "BUP", "--namn", "Per Ek")
    sentence = agreed.refused(2, "register", "utdrag", "Per")
    assert "Skriv hela namnet" in sentence
    assert "Ek" not in sentence
    assert shown(agreed, PER)["galler"] == PER


def test_of_a_name_in_several_places_the_place_is_asked_for(agreed: Norrbus) -> None:
    agreed.ok("aktör", "kontakt", "BUP", "--namn", PER, "--telefon", "070-174 06 31")
    change(agreed, "meetings", 1, others=PER)
    sentence = agreed.refused(2, "register", "utdrag", PER)
    assert 'skola och BUP. Säg vilket med --hos, till exempel --hos "skola"' in sentence
    bup = shown(agreed, PER, "--hos", "bup")
    assert bup["hos"] == ["BUP"]
    text = json.dumps(bup, ensure_ascii=False)
    assert "070-174 06 31" in text
    assert "per@example.se" not in text
    assert "Underskriften" not in text
    assert "Mötet" not in text
    assert bup["osakra"] == 3
    assert "3 uppgifter med samma namn" in agreed("register", "utdrag", PER, "--hos", "BUP").err
    assert "3 uppgifter med samma namn" in written(agreed, PER, "--hos", "BUP")["md"]
    both = shown(agreed, PER, "--hos", "skola", "--hos", "BUP")
    assert both == {**shown(agreed, PER, "--hos", "alla"), "osakra": 0}
    assert values(both)["Mötet NB-2026-0001-M1", "övriga"] == PER
    sentence = agreed.refused(3, "register", "utdrag", PER, "--hos", "soc")
    assert "hos soc. Namnet finns här: skola och BUP." in sentence


def test_a_guardian_is_no_staff_but_one_who_is_both_has_two(agreed: Norrbus) -> None:
    change(agreed, "meetings", 1, others="Anna Lantto")
    result = agreed("register", "utdrag", "Anna Lantto")
    assert "Någon i personalen" not in result.err
    agreed.ok("aktör", "kontakt", "BUP", "--namn", "Anna Lantto")
    result = agreed("register", "utdrag", "Anna Lantto")
    assert "Någon i personalen heter också så. Det utdraget: --hos alla" in result.err
    assert "Samtycket" in result.out
    own = shown(agreed, "Anna Lantto", "--hos", "alla")
    assert own["hos"] == ["BUP"]
    assert "Samtycket" not in json.dumps(own, ensure_ascii=False)


@pytest.mark.parametrize(
    "more", [("--till", "Anna"), ("--ärende", "1"), ("--visa-skyddat", "Därför.")]
)
def test_it_goes_to_the_one_alone(agreed: Norrbus, more: tuple[str, str]) -> None:
    line = ("register", "utdrag", PER, "--hos", "skola", *more)
    assert "bara till den som det gäller" in agreed.refused(2, *line)
    assert "bara till den som det gäller" in agreed.refused(2, *line, "--skriv")


# --- what it holds -----------------------------------------------------------------------


def test_it_holds_what_the_register_has_of_a_contact_person(agreed: Norrbus) -> None:
    given.deviation(agreed)
    dispute(agreed, "Vem betalar?")
    given.forum_held(agreed)
    found = shown(agreed, PER, "--hos", "alla")
    told = values(found)
    assert found["hos"] == ["skola", "forum"]
    contact = "Kontaktpersonen Per Lindmark hos Centrumskolan"
    assert (told[contact, "roll"], told[contact, "e-post"]) == ("rektor", "per@example.se")
    assert told["Kallelsen av Centrumskolan till NB-2026-0001-M1", "närvaro"] == "närvarande"
    signed = "Underskriften av Per Lindmark på planen i NB-2026-0001, version 1"
    assert told[signed, "underskrivet"] == "21 april 2026"
    assert told["Avvikelsen A-2026-0001", "närmaste chef"] == PER
    assert told["Deltagaren Per Lindmark på F-2026-0001", "närvaro"] == "frånvarande"
    assert told["Utskicket av anteckningarna från F-2026-0001 till Per Lindmark", "sätt"]
    assert ("Avvikelsen A-2026-0001", "rapportör") not in told
    done = [each["vad"] for each in found["andringar"]]
    assert f"{contact}, registrerad" in done
    assert "Kallelsen av Centrumskolan till NB-2026-0001-M1, ändrad" in done
    agreed.ok("aktör", "lägg-till", "--kort", "HVB", "--namn", "Boet", "--slag", "annan")


def test_who_performs_leads_reports_and_stands_in_is_told_so(agreed: Norrbus) -> None:
    given.deviation(agreed)
    change(agreed, "measures", 1, performer=f"{SARA}, socialsekreterare")
    change(agreed, "meetings", 1, led_by=SARA, others=f"Siv Ek och {SARA}")
    change(agreed, "deviations", 1, reporter=SARA, workplace_id=2)
    change(agreed, "participants", 1, deputy=SARA)
    change(agreed, "plans", 1, convener=SARA, overall=SARA)
    change(agreed, "cases", 1, approved_by=SARA, approved_on="2026-04-21")
    found = shown(agreed, SARA, "--hos", "alla")
    told = values(found)
    meeting = "Mötet NB-2026-0001-M1"
    assert (told[meeting, "leds av"], told[meeting, "övriga"]) == (SARA, SARA)
    assert (meeting, "kallas av") not in told
    assert (meeting, "plats") not in told
    measures = [each for each in found["uppgifter"] if each["uppgift"] == "utförare"]
    assert [each["varde"] for each in measures] == [SARA]
    assert told["Avvikelsen A-2026-0001", "arbetsplats"] == "Kalix socialtjänst"
    assert told["Planen i NB-2026-0001, version 1", "sammankallande"] == SARA
    assert told["Ärendet NB-2026-0001", "chef som godkänt"] == SARA
    text = json.dumps({**found, "texter": []}, ensure_ascii=False)
    for other in (*FAMILY, "Siv Ek", PER, KARIN, "Sömnsamtal"):
        assert other not in text, other


def test_an_actor_where_the_one_does_not_work_is_its_kind(agreed: Norrbus) -> None:
    register = agreed.open()
    (row,) = register.rows("SELECT id FROM participants WHERE actor_id = 1")
    register.close()
    change(agreed, "participants", row["id"], deputy="Siv Ek")
    agreed.ok("aktör", "kontakt", "BUP", "--namn", "Siv Ek")
    change(agreed, "measures", 1, performer="Siv Ek", actor_id=2)
    found = shown(agreed, "Siv Ek", "--hos", "BUP", "--hos", "soc", "--hos", "skola")
    assert "Kalix socialtjänst" in json.dumps(found, ensure_ascii=False)
    change(agreed, "participants", row["id"], contact_id=4)
    found = shown(agreed, "Siv Ek", "--hos", "BUP")
    assert "Kallelsen av skola till NB-2026-0001-M1" in {each["vad"] for each in found["uppgifter"]}


def test_a_coordinator_has_the_cases_papers_reminders_and_what_the_user_did(
    agreed: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    agreed.ok("register", "utdrag", KARIN, "--skriv")
    agreed.day = "2026-07-20"
    agreed.ok("påminn")
    found = shown(agreed, KARIN)
    told = values(found)
    assert found["hos"] == ["samordnare"]
    assert told["Samordnaren Karin Öberg", "titel"] == "specialpedagog"
    assert told["Ärendet NB-2026-0001", "samordnare"] == KARIN
    assert told["Registeruppgifterna", "samordnare"] == KARIN
    assert found["paminnelser"] > 0
    assert [each["slag"] for each in found["papper"]] == ["registerutdrag"]
    assert {each["till"] for each in found["papper"]} == {KARIN}
    assert (found["anvandare"], found["gjort"]) == ([], [])
    assert "--användare NAMN" in agreed("register", "utdrag", KARIN).err
    (who,) = {each["vem"] for each in found["andringar"]}
    asked = shown(agreed, KARIN, "--användare", who)
    assert asked["anvandare"] == [who]
    did = {each["vad"]: each["antal"] for each in asked["gjort"]}
    assert did["möten (möte boka)"] == 1
    monkeypatch.setenv("NORRBUS_SAMORDNARE", "Karin")
    assert shown(agreed, KARIN)["anvandare"] == [who]
    assert shown(agreed, PER)["anvandare"] == []
    letter = written(agreed, KARIN)["md"]
    assert "som har gått till dig som samordnare" in letter
    assert f"loggar in som {who}" in letter
    assert "möten (möte boka)" in letter
    register = agreed.open()
    with register.operation():
        register.insert("coordinators", {"name": "Karin Ek"})
    register.close()
    assert shown(agreed, KARIN)["anvandare"] == []


def test_a_review_of_the_log_is_told_to_the_user_who_did_it(agreed: Norrbus) -> None:
    agreed.ok("logg", "granska")
    agreed.ok("logg", "granska", "--klar", "--anmärkning", "Inget.")
    who = shown(agreed, KARIN)["andringar"][0]["vem"]
    found = shown(agreed, KARIN, "--användare", who)
    assert any(each["vad"].startswith("Granskningen av loggen") for each in found["uppgifter"])
    nobody = written(agreed, KARIN, "--användare", "nisse")["md"]
    assert "Inget är antecknat" in nobody


# --- texts -------------------------------------------------------------------------------


def test_a_text_about_a_child_waits_and_one_that_names_the_child_never_goes(
    agreed: Norrbus,
) -> None:
    dispute(agreed, "Per Lindmark frågar vem som betalar.")
    assert texts(agreed, PER)[DISPUTE] == (False, OF_CHILD)
    line = (PER, "--ta-med", DISPUTE, "--skäl", WHY)
    assert texts(agreed, *line)[DISPUTE] == (True, "")
    assert "frågar vem som betalar" in written(agreed, *line)["md"]
    out = (PER, "--ta-bort", DISPUTE)
    assert texts(agreed, *out)[DISPUTE] == (False, TAKEN_OUT)
    letter = written(agreed, PER)
    assert "frågar vem som betalar" not in letter["md"]
    assert "Oenigheten NB-2026-0001-O1 (beskrivning)" in letter["md"].replace("\\", "")
    assert json.loads(letter["json"])["inte med"][0]["varför"] == OF_CHILD
    for text in ("Per Lindmark och Elsa.", f"Per Lindmark, {given.ELSA}", "Per Lindmark: Ströms"):
        change(agreed, "disagreements", 1, description=text)
        assert texts(agreed, PER)[DISPUTE] == (False, NAMES_FAMILY), text
        for more in ((), ("--skriv",)):
            assert "står aldrig i ett utdrag" in agreed.refused(
                4, "register", "utdrag", *line, *more
            )
    assert "ingen text" in agreed.refused(3, "register", "utdrag", PER, "--ta-bort", "x-1-y")


def test_a_text_about_no_case_is_in_unless_it_names_somebody_else(agreed: Norrbus) -> None:
    given.forum(agreed)
    for agenda, told in (
        ("Per Lindmark rapporterar.", (True, "")),
        ("Skriv till per@example.se", (True, "")),
        ("Per Lindmark och Karin Öberg", (False, NAMED)),
        ("Per Lindmark, 070-174 06 44", (False, NAMED)),
        ("Per Lindmark och en mamma", (False, NAMED)),
        ("Per Lindmark och Elsa Lantto", (False, NAMES_FAMILY)),
    ):
        change(agreed, "forums", 1, agenda=agenda)
        assert texts(agreed, PER)["forumet-1-dagordning"] == told, agenda
    change(agreed, "forums", 1, agenda="Per rapporterar.")
    assert "forumet-1-dagordning" not in texts(agreed, PER)


def test_what_a_row_is_called_is_no_way_round_its_text(agreed: Norrbus) -> None:
    line = ("register", "rutin", "--namn", "Per Lindmarks rutin")
    agreed.ok(*line, "--reviderad", "idag", "--nästa", "2027-01-01")
    told = values(shown(agreed, PER, "--ta-bort", "rutinen-1-namn"))
    assert told["Rutinen en uppgift", "namn"] == LEFT_OUT
    assert values(shown(agreed, PER))["Rutinen en uppgift", "namn"] == "Per Lindmarks rutin"


def test_a_role_that_names_a_child_is_withheld(agreed: Norrbus) -> None:
    change(agreed, "contacts", 1, role="lärare åt Elsa Lantto")
    told = values(shown(agreed, PER))
    assert told["Kontaktpersonen Per Lindmark hos Centrumskolan", "roll"] == WITHHELD


def test_that_texts_of_a_case_were_read_is_logged(agreed: Norrbus) -> None:
    register = agreed.open()
    before = register.rows("SELECT count(*) AS n FROM looks")[0]["n"]
    register.close()
    agreed.ok("register", "utdrag", PER)
    dispute(agreed, "Per Lindmark frågar.")
    agreed.ok("register", "utdrag", PER)
    agreed.ok("register", "utdrag", PER, "--skriv")
    register = agreed.open()
    rows = register.rows("SELECT person_id, case_id FROM looks")[before:]
    register.close()
    assert [dict(row) for row in rows] == [{"person_id": 1, "case_id": 1}]


def test_of_a_case_without_a_name_nobody_is_seen(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    change(norrbus, "cases", 1, need="Per Lindmark ringde.")
    found = shown(norrbus, PER)
    assert [each["kod"] for each in found["texter"]][1:] == ["ärendet-1-behov"]


# --- on paper ----------------------------------------------------------------------------


def test_no_file_of_the_staff_names_a_child_a_guardian_or_a_colleague(agreed: Norrbus) -> None:
    given.deviation(agreed)
    dispute(agreed, "x")
    change(agreed, "disagreements", 1, description="Per Lindmark om Elsa Lantto.")
    given.forum_held(agreed)
    files = written(agreed, PER, "--hos", "alla")
    assert list(files) == ["md", "html", "json"]
    for text in files.values():
        plain = text.replace("\\", "").partition("## Vem som ansvarar")[0]
        for name in (*FAMILY, SARA, "Ola Engström", "Maj Niemi"):
            assert name not in plain, name
        assert PER in text
    found = json.loads(files["json"])
    assert (found["gäller"], found["till"]) == (PER, PER)
    assert found["finns som"] == ["skola", "forum"]
    nulls = [each for each in found["uppgifter"] if None in each["uppgifter"].values()]
    assert {each["slag"] for each in nulls} == {"Oenigheter mellan aktörer"}
    assert LEFT_OUT in files["md"].replace("\\", "")
    assert SOMEBODY not in found["uppgifter"]


def test_what_has_passed_every_decision_is_searched_once_more(agreed: Norrbus) -> None:
    agreed.ok("aktör", "kontakt", "BUP", "--namn", "Siv Ek")
    register = agreed.open()
    (letter,) = letters(register, filled(AskExtract, {"person": "Siv Ek"}), "", Judged(), TODAY)
    register.close()
    assert letter.gate.holds("Elsa Lantto ringde")
    assert not letter.gate.holds("Siv Ek ringde")
    assert letter.people == ()


def test_it_is_registered_without_a_name_and_taken_back(agreed: Norrbus) -> None:
    written(agreed, PER)
    there = sorted(agreed.documents.rglob("*registerutdrag*"))
    assert {path.stem for path in there} == {"personal-kontaktpersonen-1-registerutdrag"}
    agreed.ok("dokument", "skriv", "genomförandeplan", "1")
    (mine, plan) = shown(agreed, PER)["papper"]
    assert (plan["slag"], plan["till"]) == ("genomförandeplan", PER)
    assert mine["slag"] == "registerutdrag"
    assert "registerutdrag (personal-kontaktpersonen-1)" in written(agreed, PER)["md"].replace(
        "\\", ""
    )
    for _ in range(3):
        agreed.ok("ångra", "--ja")
    assert not list(agreed.documents.rglob("*registerutdrag*"))


def test_one_who_is_only_named_has_an_extract_too(agreed: Norrbus) -> None:
    change(agreed, "meetings", 1, others="Siv Ek")
    found = shown(agreed, "Siv Ek")
    assert (found["hos"], found["andringar"][0]["vad"]) == ([], "Mötet NB-2026-0001-M1, ändrat")
    letter = written(agreed, "Siv Ek")["md"]
    assert "Ditt namn finns i registret så här" not in letter
    assert "Inga papper till dig" in letter
    assert decided("meetings", "others") == NAME
