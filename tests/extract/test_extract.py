"""The extract of a person (GDPR article 15): all that is kept about one, and nothing that is another's."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.desk.extract.decisions import (
    BESIDE,
    DECISIONS,
    EVERYWHERE,
    INTERNAL,
    LINES,
    TEXTS,
    decided,
)
from norrbus_cli.desk.extract.headings import HEADINGS
from norrbus_cli.desk.extract.model import CHILDS_WORDS, FOR_STAFF, NAMED, OTHERS_WORDS, TAKEN_OUT
from norrbus_cli.history.kinds import KINDS
from norrbus_cli.paper.protection import MASK, WITHHELD
from norrbus_cli.register.schema.tables import PARENTS, TABLES

ELSA, ANNA, MIKAEL = "Elsa Lantto", "Anna Lantto", "Mikael Ström"
Extract = dict[str, Any]


def shown(norrbus: Norrbus, *line: str) -> Extract:
    found: Extract = json.loads(norrbus.ok("register", "utdrag", *line, "--json"))
    return found


def texts(norrbus: Norrbus, *line: str) -> dict[str, tuple[bool, str]]:
    return {each["kod"]: (each["med"], each["varfor"]) for each in shown(norrbus, *line)["texter"]}


def values(found: Extract) -> dict[tuple[str, str], str]:
    return {(each["vad"], each["uppgift"]): each["varde"] for each in found["uppgifter"]}


def written(norrbus: Norrbus, *line: str) -> dict[str, str]:
    """What is written, by its ending."""
    out = norrbus.ok("register", "utdrag", *line, "--skriv", "--skriv-över")
    return {
        Path(path).suffix[1:]: Path(path).read_text(encoding="utf-8") for path in out.splitlines()
    }


def objection(norrbus: Norrbus, who: str, text: str) -> None:
    norrbus.ok("ärende", "invändning", "1", "--vem", who, "--om", "behovet", "--text", text)


@pytest.fixture
def agreed(norrbus: Norrbus) -> Norrbus:
    given.agreed(norrbus)
    return norrbus


# --- decisions ---------------------------------------------------------------------------


def test_every_column_of_every_table_of_a_case_is_decided(norrbus: Norrbus) -> None:
    register = norrbus.open()
    columns = {
        table: {
            row["name"] for row in register.rows("SELECT name FROM pragma_table_info(?)", [table])
        }
        for table in TABLES
    }
    register.close()
    reached = {
        table
        for table, names in columns.items()
        if names & {"case_id", "person_id", "giver_id", "child_id"} or table in PARENTS
    } - {"changes", "looks"}
    assert reached | {"forum_matters", "cases"} == DECISIONS.keys() | BESIDE
    for table, decisions in DECISIONS.items():
        assert columns[table] - EVERYWHERE.keys() == decisions.keys() - EVERYWHERE.keys(), table
    assert decided("cases", "new") == decided("new", "new") == INTERNAL


def test_every_table_has_its_heading_and_every_text_a_code_of_its_own() -> None:
    assert HEADINGS.keys() == DECISIONS.keys() - LINES.keys()
    nouns = [
        KINDS[table].subject.split(" ")[0]
        for table, columns in DECISIONS.items()
        if TEXTS & set(columns.values())
    ]
    assert len(set(nouns)) == len(nouns)


# --- whose it is -------------------------------------------------------------------------


def test_a_person_is_named_by_name_number_or_case(agreed: Norrbus) -> None:
    for line in (
        (ELSA,),
        ("elsa",),
        (given.ELSA,),
        ("201409032388",),
        ("barnet", "--ärende", "1"),
        ("Elsa", "--ärende", "NB-2026-0001"),
    ):
        assert shown(agreed, *line)["galler"] == ELSA, line
    assert "Ingen i registrets ärenden" in agreed.refused(3, "register", "utdrag", "Nisse")
    agreed.refused(3, "register", "utdrag", "Nisse", "--ärende", "1")


def test_of_several_with_a_name_the_cases_are_told_and_not_who(agreed: Norrbus) -> None:
    given.child(agreed, number="20120315-2390", name="Elsa Berg")
    sentence = agreed.refused(2, "register", "utdrag", "Elsa")
    assert "i NB-2026-0001 och NB-2026-0002" in sentence
    assert "Lantto" not in sentence
    assert shown(agreed, "Elsa Berg")["galler"] == "Elsa Berg"


# --- what a child's has in it ------------------------------------------------------------


def test_a_childs_extract_has_everything_of_the_case_without_the_others(agreed: Norrbus) -> None:
    objection(agreed, "barnet", "Tre dagar.")
    objection(agreed, MIKAEL, "Fel dag.")
    found = shown(agreed, ELSA)
    assert [each["arende"] for each in found["arenden"]] == ["NB-2026-0001"]
    kinds = {each["vad"].split(" ")[0] for each in found["uppgifter"]}
    assert {"Ärendet", "Vårdnadshavare", "Samtycket", "Mötet", "Planen", "Insats"} <= kinds
    assert {"Kallelsen", "Underskriften", "Invändningen"} <= kinds
    text = json.dumps({**found, "texter": []}, ensure_ascii=False)
    for other in ("Anna", "Mikael", "Ström", given.ANNA, given.MIKAEL, "Skolgatan", "Lindmark"):
        assert other not in text, other
    assert "Fel dag" not in json.dumps(found, ensure_ascii=False)
    assert values(found)["Invändningen från Elsa Lantto om behovet", "beskrivning"] == "Tre dagar."
    assert found["om_andra"] > 1


def test_for_whom_a_consent_was_taken_back_stands_there(agreed: Norrbus) -> None:
    agreed.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--aktör", "soc", "--ja")
    told = [
        text for (_, called), text in values(shown(agreed, ANNA)).items() if called == "aktörer"
    ]
    assert told == [
        "Centrumskolan, Kalix socialtjänst (återkallat 2026-04-21) och Kalix hälsocentral"
    ]


def test_the_letter_says_what_article_15_asks_for(agreed: Norrbus) -> None:
    agreed.ok(
        *("ärende", "placera", "1", "--sedan", agreed.day, "--form", "familjehem", "--var"),
        *("Gården", "--samordnare", "Karin"),
    )
    agreed.ok("dokument", "skriv", "samtycke", "1", "--till", ANNA, "--sätt", "brev")
    letter = written(agreed, ELSA)["md"]
    for told in (
        "Till Elsa Lantto",
        "**personnummer**\n20140903-2388\n",
        "## Ärendet NB-2026-0001",
        "| samtycke | vårdnadshavare 1 | brev |",
        "Såg uppgifterna i",
        "Det här har vi inte tagit med",
        "Svar på utvärderingar",
        "artikel 6.1 e",
        "fem år efter den sista anteckningen",
        "(16 kap. 2 §). Det gäller här.",
        "fyllt 30",
        "den 5, 15 eller 25",
        "14 kap. 6 §",
        "Integritetsskyddsmyndigheten",
        "Centrumskolan",
        "**Dataskyddsombud och hur du når det**\n*…",
        "Behovet av stöd sågs av skola",
    ):
        assert told in letter.replace("\\", ""), told
    page = written(agreed, ELSA)["html"]
    assert "Anna" not in page
    assert "<h2>Dina rättigheter</h2>" in page


def test_who_has_looked_stands_with_day_and_command_and_how_often(agreed: Norrbus) -> None:
    before = shown(agreed, ELSA)["visningar"]
    agreed.ok("ärende", "visa", "1")
    agreed.ok("ärende", "visa", "1", "--historik")
    agreed.ok("logg", "--person", ELSA)
    now = shown(agreed, ELSA)["visningar"]
    seen = {each["vad"]: each["antal"] for each in now}
    assert "ärenden (ärende visa)" not in {each["vad"] for each in before}
    assert seen["ärenden (ärende visa)"] == 2
    assert "loggen (logg)" in seen
    assert "registret (register utdrag)" in seen
    assert all("--" not in each for each in seen)
    assert {each["vad"] for each in before} < set(seen)
    letter = written(agreed, ELSA)["md"]
    assert "ärenden (ärende visa), 2 gånger" in letter.replace("\\", "")


def test_what_was_changed_stands_with_old_and_new(agreed: Norrbus) -> None:
    agreed.ok("ärende", "ändra", "1", "--telefon", "070-174 06 13", "--nivå", "omfattande")
    agreed.ok("ärende", "ändra", "1", "--vem", ANNA, "--telefon", "070-174 06 14")
    done = [each["vad"] for each in shown(agreed, ELSA)["andringar"]]
    assert any("nivå: tidiga insatser → omfattande insatser" in each for each in done)
    assert not any("06 14" in each or "Anna" in each for each in done)
    own = [each["vad"] for each in shown(agreed, ANNA)["andringar"]]
    assert own[0] == "Uppgifterna om Anna Lantto, ändrade (telefon)"
    agreed.ok("ärende", "ändra", "1", "--vem", ANNA, "--telefon", "070-174 06 15")
    own = [each["vad"] for each in shown(agreed, ANNA)["andringar"]]
    assert own[0].endswith("; telefon: 070-174 06 14 → 070-174 06 15")
    agreed.ok("ångra", "--ja")
    own = [each["vad"] for each in shown(agreed, ANNA)["andringar"]]
    assert own[1].endswith("(ångrat)")
    assert not own[0].endswith("(ångrat)")


# --- what a guardian's has in it ---------------------------------------------------------


def test_a_guardians_extract_has_that_ones_own_and_nothing_of_the_child(agreed: Norrbus) -> None:
    objection(agreed, ANNA, "Vi bor ihop.")
    objection(agreed, "barnet", "Tre dagar.")
    found = shown(agreed, ANNA)
    text = json.dumps(found, ensure_ascii=False)
    for other in ("Elsa", given.ELSA, "Mikael", "Hög frånvaro", "Tre dagar", "Hästar"):
        assert other not in text, other
    things = {each["vad"] for each in found["uppgifter"]}
    assert "Samtycket från Anna Lantto" in things
    assert "Mötet NB-2026-0001-M1" in things
    assert found["mottagare"] == []
    letter = written(agreed, ANNA)["md"]
    assert "Du finns i ärendet som vårdnadshavare" in letter
    assert "du kan begära barnets utdrag" not in letter
    assert "Som vårdnadshavare kan du begära barnets utdrag" in letter


def test_one_who_was_a_child_and_is_a_guardian_has_both(agreed: Norrbus) -> None:
    agreed.day = "2034-10-01"
    given.child(agreed, number="20240229-2383", name="Nova Lantto")
    agreed.ok(
        *("ärende", "vårdnadshavare", "NB-2034-0001", "--namn", ELSA, "--personnummer", given.ELSA),
        *("--vårdnad", "ensam"),
    )
    found = shown(agreed, ELSA)
    assert [each["som"] for each in found["arenden"]] == ["barnet eller den unge", "vårdnadshavare"]
    letter = written(agreed, ELSA)["md"]
    assert "Det som handlar om barnet och inte om dig" in letter
    assert "Nova" not in letter
    assert agreed("register", "utdrag", ELSA, "--till", ANNA).code == 3


def test_of_the_guardians_view_only_the_only_one_reads_it(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    follow = ("uppföljning", "registrera", "1", "--genomförd", "1", "--genomförd", "2")
    norrbus.ok(*follow, "--genomförd", "3", "--beslut", "avsluta", "--vårdnadshavares", "Bra.")
    code = "uppföljningen-1-vårdnadshavarnas-syn"
    assert texts(norrbus, ANNA)[code] == (False, OTHERS_WORDS)
    assert texts(norrbus, ELSA)[code] == (False, OTHERS_WORDS)


def test_the_only_guardian_reads_the_guardians_view(agreed: Norrbus) -> None:
    follow = ("uppföljning", "registrera", "1", "--genomförd", "1", "--genomförd", "2")
    agreed.ok(*follow, "--genomförd", "3", "--beslut", "avsluta", "--vårdnadshavares", "Bra.")
    # Nothing lets a guardian leave a case; a register from elsewhere may have only one.
    register = agreed.open()
    with register.operation():
        register.put_back("guardianships", 2, None)
    register.close()
    code = "uppföljningen-1-vårdnadshavarnas-syn"
    assert texts(agreed, ANNA)[code] == (True, "")
    assert texts(agreed, ELSA)[code] == (False, OTHERS_WORDS)


def test_a_guardian_of_two_children_has_one_extract_of_both_cases(agreed: Norrbus) -> None:
    given.child(agreed, number="20120315-2390", name="Nils Lantto")
    agreed.ok(
        *("ärende", "vårdnadshavare", "2", "--namn", ANNA, "--personnummer", given.ANNA),
        *("--vårdnad", "ensam"),
    )
    found = shown(agreed, ANNA)
    assert [each["arende"] for each in found["arenden"]] == ["NB-2026-0001", "NB-2026-0002"]
    assert "## Ärendet NB-2026-0002" in written(agreed, ANNA)["md"].replace("\\", "")
    listed = json.loads(agreed.ok("dokument", "lista", "NB-2026-0002", "--json"))
    assert {each["slag"] for each in listed} == {"registerutdrag"}
    assert {each["till"] for each in listed} == {ANNA}


# --- texts that others wrote -------------------------------------------------------------

NEED, GOAL, NOTES = "ärendet-1-behov", "planen-1-mål", "mötet-1-minnesanteckningar"
VIEW, WHY = "åsikten-1-åsikt", "Prövat av Karin Öberg: rör bara Elsa."


def test_a_text_that_names_somebody_else_is_left_out_and_said(agreed: Norrbus) -> None:
    for goal, named in (
        ("Mer sömn.", False),
        ("Elsa Lantto sover mer.", False),
        ("Karin Öberg ringer.", False),
        ("Anna ringer.", True),
        ("Ströms hund.", True),
        ("Mamma ringer.", True),
        ("Ring 070-174 06 12.", True),
        ("Fråga någon@example.se", True),
        (f"Elsa och {given.ANNA}", True),
        ("NB-2026-0001 och 19850211-2389", True),
        ("NB-2026-0001 är ärendet.", False),
        ("Per Lindmark ringer.", True),
        ("Lindmark ringer.", True),
        ("Skolgatan 8", True),
    ):
        register = agreed.open()
        with register.operation():
            register.update("plans", 1, {"goal": goal})
        register.close()
        assert texts(agreed, ELSA)[GOAL] == ((False, NAMED) if named else (True, "")), goal
    letter = written(agreed, ELSA)["md"]
    assert "Skolgatan" not in letter
    assert f"Text som {NAMED}:" in letter
    assert "Planen i NB-2026-0001, version 1 (mål)" in letter.replace("\\", "")


def test_who_is_typed_as_a_name_in_the_case_is_somebody_else_in_its_texts(agreed: Norrbus) -> None:
    assert texts(agreed, ELSA)[NOTES] == (True, "")
    register = agreed.open()
    with register.operation():
        register.update("meetings", 1, {"notes": "Ulla Utter följer med."})
    register.close()
    assert texts(agreed, ELSA)[NOTES] == (True, "")
    agreed.ok("plan", "revidera", "1", "--orsak", "ny insats")
    agreed.ok(
        *("plan", "insats", "1", "--vad", "Stöd", "--aktör", "skola", "--utförare", "Ulla Utter")
    )
    assert texts(agreed, ELSA)[NOTES] == (False, NAMED)


def test_a_text_for_those_who_work_with_the_case_waits_for_somebody_to_judge_it(
    agreed: Norrbus,
) -> None:
    given.deviation(agreed)
    for code in (NEED, "avvikelsen-1-beskrivning"):
        assert texts(agreed, ELSA)[code] == (False, FOR_STAFF)
        line = (ELSA, "--ta-med", code)
        assert "någon har prövat den" in agreed.refused(2, "register", "utdrag", *line)
        assert texts(agreed, *line, "--skäl", WHY)[code] == (True, "")
    told = "avvikelsen-1-beskrivning"
    assert "Sömnsamtalen har inte" not in written(agreed, ELSA)["md"]
    assert "Sömnsamtalen har inte" in written(agreed, ELSA, "--ta-med", told, "--skäl", WHY)["md"]
    logged = json.loads(agreed.ok("logg", "--kommando", "register utdrag", "--json"))
    assert WHY in {each["skal"] for each in logged}


@pytest.mark.parametrize(
    ("day", "given_out"), [("2032-09-02", False), ("2032-09-03", True), ("2032-09-04", True)]
)
def test_from_eighteen_one_reads_what_is_written_for_staff(
    agreed: Norrbus, day: str, given_out: bool
) -> None:
    agreed.day = day
    assert texts(agreed, ELSA)[NEED][0] is given_out


def test_why_an_actor_does_not_come_waits_too_and_ones_own_reason_does_not(
    norrbus: Norrbus,
) -> None:
    norrbus.day = "2026-04-20"
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    for who in ("skola", "barnet"):
        norrbus.ok(*("möte", "svar", "1", "--vem", who, "--svar", "nej", "--skäl", "För långt."))
    found = list(texts(norrbus, ELSA).items())
    reasons = [told for code, told in found if code.endswith("skäl-till-svaret")]
    assert sorted(reasons) == [(False, FOR_STAFF), (True, "")]


def test_a_text_is_taken_out_by_its_code(agreed: Norrbus) -> None:
    assert texts(agreed, ELSA)[VIEW] == (True, "")
    assert texts(agreed, ELSA, "--ta-bort", VIEW)[VIEW] == (False, TAKEN_OUT)
    letter = written(agreed, ELSA, "--ta-bort", VIEW)["md"]
    assert "Jag vill ha Moa med" not in letter
    assert "har prövats och kan inte lämnas ut" in letter
    for option in ("--ta-bort", "--ta-med"):
        line = ("register", "utdrag", ELSA, option, "planen-9-mål", "--skäl", WHY)
        assert "ingen text planen-9-mål" in agreed.refused(3, *line)
        assert "ingen text planen-9-mål" in agreed.refused(3, *line, "--skriv")


def test_the_screen_says_what_to_judge_and_when_to_hand_it_over(agreed: Norrbus) -> None:
    result = agreed("register", "utdrag", ELSA)
    assert "Läs texterna innan något lämnas ut" in result.err
    assert "en månad efter begäran (GDPR artikel 12.3)" in result.err
    assert f"Texter att läsa och pröva: {NEED}\tnej\t{FOR_STAFF}\tHög frånvaro." in result.out
    assert not list(agreed.documents.rglob("*registerutdrag*"))
    bare = agreed("register", "utdrag", MIKAEL)
    assert "Inget är skrivet" in bare.err


# --- to a guardian -----------------------------------------------------------------------


def test_a_childs_extract_to_a_guardian_leaves_out_the_childs_own_words(agreed: Norrbus) -> None:
    objection(agreed, "barnet", "Tre dagar hemma.")
    line = (ELSA, "--till", ANNA)
    found = shown(agreed, *line)
    assert (found["galler"], found["till"]) == (ELSA, ANNA)
    assert texts(agreed, *line)[VIEW] == (False, CHILDS_WORDS)
    assert texts(agreed, *line)["invändningen-1-beskrivning"] == (False, CHILDS_WORDS)
    letter = written(agreed, *line)["md"].replace("\\", "")
    assert "Till Anna Lantto" in letter
    assert "Här är de uppgifter som vi har om Elsa Lantto" in letter
    for kept in ("Jag vill ha Moa med", "Tre dagar hemma", "Mikael", "om behovet", given.ANNA):
        assert kept not in letter, kept
    assert "Samtycket från Anna Lantto" in letter
    assert "Samtycket från vårdnadshavare 1" in letter


def test_only_one_with_custody_gets_a_childs_and_nobody_from_eighteen(agreed: Norrbus) -> None:
    for day, code in (("2032-09-02", 0), ("2032-09-03", 3), ("2032-09-04", 3)):
        agreed.day = day
        assert agreed("register", "utdrag", ELSA, "--till", ANNA).code == code, day
        assert agreed("register", "utdrag", ELSA, "--till", ANNA, "--skriv").code == code, day
    assert agreed("register", "utdrag", ANNA, "--till", MIKAEL).code == 3


# --- protected ---------------------------------------------------------------------------


def test_own_protected_particulars_are_left_out_unless_asked_for(agreed: Norrbus) -> None:
    files = written(agreed, MIKAEL)
    for kept in given.SECRET:
        assert all(kept not in text for text in files.values())
    assert "eftersom dina personuppgifter är skyddade" in files["md"]
    line = ("register", "utdrag", MIKAEL, "--skriv", "--visa-skyddat", "Han står här.")
    paths = agreed.ok(*line).splitlines()
    assert all("-skyddat." in path for path in paths)
    text = Path(paths[0]).read_text(encoding="utf-8")
    assert "Skolgatan 8" in text
    assert "eftersom dina personuppgifter är skyddade" not in text
    register = agreed.open()
    assert register.rows("SELECT max(protected) AS p FROM looks WHERE person_id = 3")[0]["p"] == 1
    register.close()
    assert "Skolgatan 8" in agreed.ok(*line[:3], *line[4:])


def test_where_a_hidden_child_is_does_not_stand_there(agreed: Norrbus) -> None:
    agreed.ok("ärende", "ändra", "1", "--skydd", "skyddad folkbokföring")
    found = shown(agreed, ELSA)
    particulars = {each["uppgift"]: each["varde"] for each in found["personuppgifter"]}
    assert (particulars["skola"], particulars["adress"]) == (MASK, MASK)
    place = values(found)["Mötet NB-2026-0001-M1", "plats"]
    assert place == MASK
    assert "rum 12" not in json.dumps({**found, "texter": []})
    assert (
        "eftersom barnets personuppgifter är skyddade"
        in written(agreed, ELSA, "--till", ANNA, "--trots-skydd", "prövat")["md"]
    )


def test_a_word_of_the_programs_own_is_searched_too(agreed: Norrbus) -> None:
    agreed.ok("ärende", "ändra", "1", "--skydd", "skyddad folkbokföring")
    register = agreed.open()
    with register.operation():
        register.update("cases", 1, {"need_seen_by": "Centrumskolan"})
    register.close()
    assert values(shown(agreed, ELSA))["Ärendet NB-2026-0001", "sett av"] == WITHHELD


def test_where_the_other_guardian_lives_is_met_in_a_text(agreed: Norrbus) -> None:
    register = agreed.open()
    with register.operation():
        register.update("persons", 3, {"protection": "", "address": "Skolgatan 8"})
        register.update("plans", 1, {"goal": "Vi ses på Skolgatan 8."})
    register.close()
    assert texts(agreed, ELSA, "--till", ANNA)[GOAL] == (False, NAMED)
    assert texts(agreed, ELSA)[GOAL] == (False, NAMED)


def test_a_text_that_is_given_is_searched_for_what_is_protected_all_the_same(
    agreed: Norrbus,
) -> None:
    register = agreed.open()
    with register.operation():
        register.update("plans", 1, {"goal": "Vi ses på Skolgatan."})
    register.close()
    line = ("register", "utdrag", ELSA, "--ta-med", GOAL, "--skäl", WHY)
    assert "Vi ses på Skolgatan" in agreed.ok(*line)
    sentence = agreed.refused(4, *line, "--skriv")
    assert "Skyddade uppgifter står i en text som har tagits med" in sentence
    assert "Skolgatan" not in sentence
    (path, *_) = agreed.ok(*line, "--skriv", "--trots-skydd", "hon vet").splitlines()
    assert "Vi ses på Skolgatan" in Path(path).read_text(encoding="utf-8")


def test_papers_to_many_and_to_those_who_are_named_by_nobody(agreed: Norrbus) -> None:
    given.deviation(agreed)
    agreed.ok("dokument", "skriv", "genomförandeplan", "1")
    agreed.ok("dokument", "skriv", "avvikelserapport", "A-2026-0001")
    tos = [each["till"] for each in shown(agreed, ELSA)["papper"]]
    assert tos[0] == "någon annan, Elsa Lantto, vårdnadshavare 1 och vårdnadshavare 2"
    own = [each["till"] for each in shown(agreed, ANNA)["papper"]]
    assert own == ["någon annan, Anna Lantto och vårdnadshavare 1"] * len(own)
    assert tos[-1] == "de som avvikelsen berör"
    register = agreed.open()
    with register.operation():
        register.update("documents", 1, {"recipient": "Per Lindmark, rektor"})
    register.close()
    assert shown(agreed, ELSA)["papper"][0]["till"] == "någon annan"
    register = agreed.open()
    with register.operation():
        register.update("documents", 1, {"recipient": "Karin Öberg, specialpedagog"})
        register.update("coordinators", 1, {"title": "specialpedagog"})
    register.close()
    assert shown(agreed, ELSA)["papper"][0]["till"] == "Karin Öberg, specialpedagog"


def test_what_was_changed_of_a_protected_one_is_not_told(agreed: Norrbus) -> None:
    for phone in ("070-174 06 20", "070-174 06 21"):
        agreed.ok("ärende", "ändra", "1", "--vem", MIKAEL, "--telefon", phone)
    done = [each["vad"] for each in shown(agreed, MIKAEL)["andringar"]]
    assert done[0] == "Uppgifterna om Mikael Ström, ändrade (telefon)"


def test_json_holds_the_same_and_is_registered(agreed: Norrbus) -> None:
    files = written(agreed, ELSA)
    assert list(files) == ["md", "html", "json"]
    found = json.loads(files["json"])
    assert (found["version"], found["gäller"], found["till"]) == (1, ELSA, ELSA)
    assert found["personuppgifter"]["född"] == "2014-09-03"
    need = next(each for each in found["uppgifter"] if each["slag"] == "Ärendet")["uppgifter"]
    assert (need["behov"], need["behov sett"]) == (None, "2026-04-21")
    assert found["ärenden"][0]["avslutat"] is None
    assert {each["varför"] for each in found["inte med"]} == {FOR_STAFF}
    for other in ("Anna", "Mikael", "Ström", "Lindmark"):
        assert other not in files["json"]
    listed = json.loads(agreed.ok("dokument", "lista", "1", "--json"))
    assert [each["format"] for each in listed] == [["md", "html", "json"]]
    assert {each["referens"] for each in listed} == {"person-1"}
    only = agreed.ok("register", "utdrag", ANNA, "--skriv", "--format", "json").splitlines()
    assert [Path(path).suffix for path in only] == [".json"]
    agreed.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    closed = json.loads(written(agreed, ELSA)["json"])
    assert closed["ärenden"][0]["avslutat"] == "2026-04-21"
    assert "och avslutades 21 april 2026" in written(agreed, ELSA)["md"]


def test_a_guardian_is_not_told_of_papers_to_the_other_nor_of_others_extracts(
    agreed: Norrbus,
) -> None:
    for who in (ANNA, MIKAEL):
        agreed.ok("dokument", "skriv", "samtycke", "1", "--till", who, "--mapp", who[:3])
        written(agreed, who)
    written(agreed, ELSA)
    agreed.ok("dokument", "skriv", "genomförandeplan", "1", "--till", "skola")
    kinds = [(each["slag"], each["till"]) for each in shown(agreed, ANNA)["papper"]]
    assert kinds == [
        ("samtycke", ANNA),
        ("registerutdrag", ANNA),
        ("genomförandeplan", "Centrumskolan"),
    ]
    of_child = [each["till"] for each in shown(agreed, ELSA)["papper"]]
    assert of_child == ["vårdnadshavare 1", "vårdnadshavare 2", ELSA, "Centrumskolan"]


def test_one_who_may_not_know_where_the_child_is_needs_a_yes(agreed: Norrbus) -> None:
    agreed.ok("ärende", "ändra", "1", "--skydd", "skyddad folkbokföring")
    line = ("register", "utdrag", MIKAEL, "--skriv")
    assert "Papperet går till Mikael Ström" in agreed.refused(4, *line)
    paths = agreed.ok(*line, "--trots-skydd", "hans rätt").splitlines()
    for path in paths:
        text = Path(path).read_text(encoding="utf-8")
        assert "Centrumskolan" not in text
        assert "Kalix hälsocentral" not in text
        assert "Elsa" not in text


def test_a_person_in_no_case_has_an_extract_too(norrbus: Norrbus) -> None:
    register = norrbus.open()
    with register.operation():
        register.insert("persons", {"name": "Ensam Ek", "open": 0})
    register.close()
    assert shown(norrbus, "Ensam Ek")["arenden"] == []
    assert "Du finns inte i något ärende" in written(norrbus, "Ensam Ek")["md"]


def test_it_is_taken_back_and_done_again(agreed: Norrbus) -> None:
    written(agreed, ELSA)
    there = sorted(agreed.documents.rglob("*registerutdrag*"))
    assert len(there) == 3
    agreed.ok("ångra", "--ja")
    assert not list(agreed.documents.rglob("*registerutdrag*"))
    agreed.ok("gör-om", "--ja")
    assert sorted(agreed.documents.rglob("*registerutdrag*")) == there
