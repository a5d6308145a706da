"""The log is read in words: by case, person, user, day and command, with old and new."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.history.kinds import KINDS, NAMES
from norrbus_cli.history.labels import HIDDEN, LABELS, SEALED, SILENT, label
from norrbus_cli.history.model import Operation
from norrbus_cli.register import cells, opening
from norrbus_cli.register.schema.tables import LOG_TABLES, OUTSIDE, TABLES


@pytest.fixture
def consented(norrbus: Norrbus) -> Norrbus:
    given.consented(norrbus)
    return norrbus


def log(norrbus: Norrbus, *more: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(norrbus.ok("logg", "--json", *more))
    return found


def told(norrbus: Norrbus, *more: str) -> list[str]:
    return [each["vad"] for each in log(norrbus, *more)]


def shown(norrbus: Norrbus, number: int, *more: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(norrbus.ok("logg", "visa", str(number), "--json", *more))
    return found


def newest(norrbus: Norrbus, *more: str) -> int:
    number: int = log(norrbus, "--ändringar", *more)[0]["operation"]
    return number


# --- words -------------------------------------------------------------------------------


def test_every_table_and_every_column_that_is_logged_has_its_words(norrbus: Norrbus) -> None:
    register = norrbus.open()
    logged = TABLES - {*LOG_TABLES, *OUTSIDE, *SILENT}
    columns = {
        (table, row["name"])
        for table in logged
        for row in register.rows("SELECT name FROM pragma_table_info(?)", [table])
    }
    named = {
        (row["table"], row["from"]): row["to"]
        for table in logged
        for row in register.rows(
            'SELECT ? AS "table", "from", "table" AS "to" FROM pragma_foreign_key_list(?)',
            [table, table],
        )
    }
    register.close()
    assert set(KINDS) == logged
    used = {column for _, column in columns}
    assert all(label(table, each) for table, each in columns if each not in HIDDEN)
    assert not LABELS.keys() - used
    assert not SEALED - KINDS.keys()
    # What names another row is told by its name.
    assert {column: table for (_, column), table in named.items()} == NAMES
    assert all(KINDS[table].called for table in NAMES.values())
    slots = {
        (table, column)
        for table, kind in KINDS.items()
        for text in (kind.subject, kind.called, kind.added)
        for slot in text.split("{")[1:]
        for column in slot.partition("}")[0].split("|")
    }
    assert slots <= columns


def test_a_command_is_told_in_one_sentence_for_each_thing(consented: Norrbus) -> None:
    assert told(consented, "--kommando", "samtycke registrera") == [
        "Samtycket från vårdnadshavare 2 (skyddad) för skola, soc och primärvård, registrerat",
        "Samtycket från Anna Lantto för skola, soc och primärvård, registrerat",
    ]
    consented.ok("ärende", "ändra", "1", "--telefon", "070-174 06 13", "--behov", "Nytt.")
    assert told(consented, "--ändringar", "--antal", "1") == [
        "Uppgifterna om Elsa Lantto, ändrade (telefon); Ärendet NB-2026-0001, ändrat (behov)"
    ]


def test_a_whole_case_is_told_without_the_name_of_a_table_or_a_column(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.deviation(norrbus)
    norrbus.ok(
        *("oenighet", "anmäl", "1", "--gäller", "kostnadsansvar", "--beskrivning", "Vem betalar?"),
        *("--aktör", "skola", "--aktör", "soc"),
    )
    given.forum_held(norrbus)
    numbers = [each["operation"] for each in log(norrbus, "--antal", "1000")]
    words = " ".join(json.dumps(shown(norrbus, each), ensure_ascii=False) for each in numbers)
    raw = {each for each in {*TABLES, *LABELS} if "_" in each} | {"participants", "persons"}
    assert not [each for each in raw if each in words]
    assert "Oenigheten NB-2026-0001-O1 mellan skola och soc, registrerad" in words
    assert "Planen i NB-2026-0001, version 1, registrerad" in words
    assert "Kallelsen av soc till NB-2026-0001-M1, registrerad" in words
    assert "Insats 1 i planen i NB-2026-0001, version 1, registrerad" in words


def test_more_things_than_three_are_counted(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consents(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    assert told(norrbus, "--kommando", "möte kalla")[0].endswith("; och 3 till")


# --- old and new -------------------------------------------------------------------------


def test_each_value_is_shown_before_and_after(consented: Norrbus) -> None:
    consented.ok("ärende", "ändra", "1", "--telefon", "070-174 06 13", "--tolk", "ja")
    found = shown(consented, newest(consented))
    assert found["andringar"] == [
        {"vad": "Uppgifterna om Elsa Lantto", "uppgift": "tolk", "fore": "nej", "efter": "ja"},
        {
            "vad": "Uppgifterna om Elsa Lantto",
            "uppgift": "telefon",
            "fore": "–",
            "efter": "070-174 06 13",
        },
    ]
    assert found["kommando"] == "ärende ändra --telefon --tolk"
    assert found["gjorde"] == ["Uppgifterna om Elsa Lantto, ändrade (tolk och telefon)"]


def test_what_is_protected_is_hidden_unless_a_reason_is_given(consented: Norrbus) -> None:
    number = newest(consented, "--person", "Mikael Ström", "--kommando", "ärende vårdnadshavare")
    before = json.dumps(shown(consented, number), ensure_ascii=False)
    assert not [secret for secret in given.SECRET if secret in before]
    assert "skyddade personuppgifter" in before
    after = json.dumps(
        shown(consented, number, "--visa-skyddat", "Polisen frågar"), ensure_ascii=False
    )
    assert all(secret in after for secret in given.SECRET)
    register = consented.open()
    last = register.rows("SELECT * FROM operations ORDER BY id DESC LIMIT 1")[0]
    looks = register.rows("SELECT * FROM looks WHERE operation_id = ?", [last["id"]])
    register.close()
    assert last["reason"] == "Polisen frågar"
    assert [each["protected"] for each in looks] == [1]


def test_an_address_in_a_case_with_a_protected_person_is_hidden_too(consented: Norrbus) -> None:
    number = newest(consented, "--person", "Anna", "--kommando", "ärende vårdnadshavare")
    assert "Köpmannagatan" not in json.dumps(shown(consented, number), ensure_ascii=False)


def test_the_place_of_a_placement_is_hidden_in_such_a_case(consented: Norrbus) -> None:
    consented.ok(
        *("ärende", "placera", "1", "--sedan", "2026-03-30", "--form", "familjehem"),
        *("--var", "Hemliga gården", "--samordnare", "Karin"),
    )
    number = newest(consented)
    assert "Hemliga" not in json.dumps(shown(consented, number), ensure_ascii=False)
    assert "Hemliga" in json.dumps(
        shown(consented, number, "--visa-skyddat", "x"), ensure_ascii=False
    )


def test_the_place_of_a_meeting_or_a_follow_up_is_hidden_in_such_a_case(consented: Norrbus) -> None:
    given.booked(consented, "2026-04-21", "1", "--plats", "Hemliga gården")
    booked = newest(consented)
    following = ("--uppföljning", "2026-06-10", "--uppföljning-plats", "Hemliga gården")
    consented.ok("plan", "skapa", "1", *following)
    for number in (booked, newest(consented)):
        assert "Hemliga" not in json.dumps(shown(consented, number), ensure_ascii=False)
        unmasked = shown(consented, number, "--visa-skyddat", "x")
        assert "Hemliga" in json.dumps(unmasked, ensure_ascii=False)
    said = consented.ok("möte", "flytta", "1", "--dag", "2026-04-22", "--plats", "Hemliga huset")
    assert "Hemliga" not in said


def test_where_nobody_is_protected_everything_is_shown(norrbus: Norrbus) -> None:
    given.child(norrbus, "--adress", "Köpmannagatan 3")
    norrbus.ok(
        *("ärende", "placera", "1", "--sedan", "2026-03-30", "--form", "familjehem"),
        *("--var", "Gården", "--samordnare", "Karin"),
    )
    values = {
        each["uppgift"]: each["efter"]
        for number in (newest(norrbus), newest(norrbus, "--kommando", "ärende skapa"))
        for each in shown(norrbus, number)["andringar"]
    }
    assert (values["plats"], values["adress"]) == ("Gården", "Köpmannagatan 3")
    assert values["barnet/den unge"] == "Elsa Lantto"
    assert values["behov sett"] == "må 2026-03-30"


def test_an_answer_of_an_evaluation_stays_closed(norrbus: Norrbus) -> None:
    given.evaluations(norrbus, count=1)
    read = shown(norrbus, newest(norrbus))
    norrbus.ok("utvärdering", "registrera", "--grupp", "barnet", "--nöjd", "4", "--ord", "Bra.")
    typed = shown(norrbus, newest(norrbus))
    assert typed["gjorde"] == ["Svaret på en utvärdering, registrerat"]
    of_answers = [each for each in read["andringar"] if each["vad"] == "Svaret på en utvärdering"]
    assert len(of_answers) == 8
    for each in [*of_answers, *typed["andringar"]]:
        assert each["efter"] == "visas inte här"


def test_an_operation_that_there_is_not_is_refused(norrbus: Norrbus) -> None:
    assert "ingen operation 999999" in norrbus.refused(3, "logg", "visa", "999999")
    assert "inget nummer" in norrbus.refused(2, "logg", "visa", "sjunde")


# --- search ------------------------------------------------------------------------------


def test_the_log_is_searched_by_case(consented: Norrbus) -> None:
    given.child(consented, number="20120315-2390", name="Nils Berg")
    in_first = told(consented, "--ärende", "1", "--ändringar")
    in_second = told(consented, "--ärende", "2", "--ändringar")
    assert in_second == [
        "Uppgifterna om Nils Berg, registrerade; Ärendet NB-2026-0002, registrerat"
    ]
    assert len(in_first) == 5
    assert not [each for each in in_first if "Nils" in each]
    consented.ok("ärende", "visa", "2")
    assert told(consented, "--ärende", "2", "--visningar")[-1] == "Visade Nils Berg"
    assert "Visade Nils Berg" not in told(consented, "--ärende", "1", "--visningar")


def test_the_log_is_searched_by_person(consented: Norrbus) -> None:
    found = told(consented, "--person", "Anna", "--ändringar")
    assert found == [
        "Samtycket från Anna Lantto för skola, soc och primärvård, registrerat",
        "Uppgifterna om Anna Lantto, registrerade; Vårdnadshavaren Anna Lantto i NB-2026-0001,"
        " registrerad",
    ]
    assert told(consented, "--person", given.ANNA, "--ändringar") == found
    assert told(consented, "--person", given.ANNA.replace("-", ""), "--ändringar") == found
    assert told(consented, "--person", "Anna", "--ärende", "1", "--ändringar") == found
    assert told(consented, "--person", "barnet", "--ärende", "1", "--ändringar") == [
        "Uppgifterna om Elsa Lantto, registrerade; Ärendet NB-2026-0001, registrerat"
    ]


def test_who_is_meant_must_be_one(consented: Norrbus) -> None:
    given.child(consented, number="20120315-2390", name="Elsa Lanttonen")
    assert "2 personer heter så" in consented.refused(2, "logg", "--person", "Elsa")
    assert "Ingen i registret" in consented.refused(3, "logg", "--person", "Pelle")
    assert "Ingen i registret" in consented.refused(3, "logg", "--person", "20120315-2391")
    # A whole name is not taken for the beginning of another.
    assert told(consented, "--person", "Elsa Lantto", "--ändringar")


def test_the_log_is_searched_by_day(norrbus: Norrbus) -> None:
    for day in ("2026-03-30", "2026-03-31", "2026-04-01"):
        norrbus.day = day
        norrbus.ok("register", "ändra", "--myndighet", f"Nämnden {day}")

    def days(*more: str) -> list[str]:
        found = log(norrbus, "--kommando", "register ändra", *more)
        return [each["dag"] for each in found]

    assert days("--från", "2026-03-31") == ["2026-04-01", "2026-03-31"]
    assert days("--till", "2026-03-31") == ["2026-03-31", "2026-03-30"]
    assert days("--från", "2026-03-31", "--till", "2026-03-31") == ["2026-03-31"]


def test_the_log_is_searched_by_user_and_command(norrbus: Norrbus) -> None:
    given.case(norrbus)
    register = opening.open_register(
        norrbus.register, norrbus.key, cells.Author("berit", "norrbus aktör ändra")
    )
    with register.operation():
        register.update("actors", 1, {"phone": "070-174 06 14"})
    register.close()
    assert told(norrbus, "--användare", "berit") == ["Aktören skola, ändrad (telefon)"]
    assert told(norrbus, "--användare", "ber") == []
    assert told(norrbus, "--kommando", "aktor andra") == ["Aktören skola, ändrad (telefon)"]
    assert told(norrbus, "--kommando", "norrbus aktör ändra") == ["Aktören skola, ändrad (telefon)"]
    assert len(told(norrbus, "--kommando", "aktör")) == 5
    assert told(norrbus, "--kommando", "akt") == []


def test_the_newest_come_first_and_no_more_than_asked_for(consented: Norrbus) -> None:
    numbers = [each["operation"] for each in log(consented, "--ändringar")]
    assert numbers == sorted(numbers, reverse=True)
    ended = consented("logg", "--antal", "2", "--ändringar")
    assert len(ended.out.splitlines()) == 2
    assert "Högst 2 visas, de senaste" in ended.err
    count = str(len(numbers))
    assert "visas, de senaste" not in consented("logg", "--antal", count, "--ändringar").err


def test_changes_and_looks_are_not_asked_for_at_once(norrbus: Norrbus) -> None:
    assert "inte båda" in norrbus.refused(2, "logg", "--ändringar", "--visningar")


def test_who_looked_at_whom_is_told_and_so_is_reading_the_log(consented: Norrbus) -> None:
    consented.ok("ärende", "visa", "1", "--visa-skyddat", "akut")
    assert told(consented, "--visningar", "--antal", "1") == [
        "Visade Elsa Lantto, Anna Lantto och vårdnadshavare 2 (skyddad), med skyddade uppgifter"
    ]
    consented.ok("logg", "--person", "Anna")
    assert "Visade Elsa Lantto, Anna Lantto och vårdnadshavare 2 (skyddad)" in told(
        consented, "--visningar", "--antal", "1", "--person", "Anna"
    )


def test_many_who_were_looked_at_are_counted(consented: Norrbus) -> None:
    given.child(consented, number="20120315-2390", name="Nils Berg")
    consented.ok("logg", "--ändringar")
    found = log(consented, "--visningar", "--antal", "1")
    assert (
        found[0]["vad"] == "Visade Elsa Lantto, Anna Lantto, vårdnadshavare 2 (skyddad) och 1 till"
    )
    assert log(consented, "--visningar", "--antal", "1")[0]["vem"]


def test_what_changed_and_showed_nothing_is_told_too(norrbus: Norrbus) -> None:
    norrbus.ok("statistik", "år", "2026", "--internt")
    assert told(norrbus, "--antal", "1") == ["Ändrade ingenting"]


def test_a_log_without_what_is_asked_for_says_so(norrbus: Norrbus) -> None:
    ended = norrbus("logg", "--användare", "ingen", terminal=True)
    assert (ended.code, "Ingenting i loggen" in ended.err) == (0, True)


# --- a case ------------------------------------------------------------------------------


def test_a_case_is_shown_with_its_history_when_asked_for(consented: Norrbus) -> None:
    plain: dict[str, Any] = json.loads(consented.ok("ärende", "visa", "1", "--json"))
    assert "historik" not in plain
    whole = json.loads(consented.ok("ärende", "visa", "1", "--historik", "--json"))
    assert [each["vad"] for each in whole["historik"]] == told(
        consented, "--ärende", "1", "--ändringar"
    )
    assert whole["historik"][0]["vad"].startswith("Samtycket från vårdnadshavare 2 (skyddad)")


# --- the moment --------------------------------------------------------------------------


def test_the_moment_is_the_machines_own_and_the_day_what_was_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import time

    monkeypatch.setenv("TZ", "Europe/Stockholm")
    time.tzset()
    try:
        said = Operation(
            1, "2026-03-29T23:14:00.000Z", "2026-03-01", "x", "norrbus x", "", False, False
        )
        silent = Operation(1, "2026-03-29T23:14:00.000Z", "", "x", "norrbus x", "", False, False)
        assert said.moment == "må 2026-03-30 01.14"
        assert said.done_for == date(2026, 3, 1)
        assert silent.done_for == date(2026, 3, 30)
    finally:
        monkeypatch.undo()
        time.tzset()
