"""The recurring review of the log: a sample that nobody chooses, the same when it is shown again."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.authority.review.model import lateness
from norrbus_cli.history.review import actions
from norrbus_cli.history.review.model import drawn
from norrbus_cli.register.cells import Value

OK = "Inget att anmärka."


@pytest.fixture
def used(norrbus: Norrbus) -> Norrbus:
    given.consented(norrbus)
    return norrbus


def sample(norrbus: Norrbus, *line: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(norrbus.ok("logg", "granska", *line, "--json"))
    return found


def numbers(norrbus: Norrbus, *line: str) -> list[int]:
    return [each["operation"] for each in sample(norrbus, *line)["urval"]]


def finish(norrbus: Norrbus, remark: str = OK) -> str:
    return norrbus.ok("logg", "granska", "--klar", "--anmärkning", remark)


def reviews(norrbus: Norrbus) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(norrbus.ok("logg", "granskningar", "--json"))
    return found


# --- drawing -----------------------------------------------------------------------------


def test_a_seed_draws_the_same_for_ever_and_another_another() -> None:
    everyone = list(range(1, 101))
    first = drawn("a" * 32, everyone, 5)
    assert first == drawn("a" * 32, everyone, 5) == sorted(first)
    assert first == [21, 37, 61, 69, 73]
    assert first != drawn("b" * 32, everyone, 5)
    assert drawn("a" * 32, [3, 1, 2], 5) == [1, 2, 3]
    # What is added later does not change what is drawn of what was there.
    assert [each for each in drawn("a" * 32, everyone, 50) if each in first] == first


def test_every_operation_is_drawn_as_often(norrbus: Norrbus) -> None:
    times = [0] * 20
    for seed in range(2000):
        for each in drawn(f"{seed:032}", range(20), 5):
            times[each] += 1
    assert all(400 < each < 600 for each in times), times


def test_a_sample_is_shown_in_words_and_again_until_it_is_reviewed(used: Norrbus) -> None:
    used.ok("ärende", "visa", "1")
    first = sample(used, "--antal", "4")
    assert (first["antal"], first["granskat"], len(first["urval"])) == (4, None, 4)
    assert all(each["vad"] and each["vem"] for each in first["urval"])
    used.ok("ärende", "visa", "1")
    assert sample(used) == first
    assert sample(used, "--nummer", "1") == first
    assert "Granskning 1 är påbörjad" in used.refused(4, "logg", "granska", "--antal", "9")
    assert finish(used).startswith("Granskning 1 är klar: 4 av ")
    after = sample(used, "--nummer", "1")
    assert after["urval"] == first["urval"]
    assert (after["granskat"], after["anmarkning"]) == (used.day, OK)


def test_it_holds_what_was_done_and_looked_at_since_the_last(used: Norrbus) -> None:
    everything = numbers(used, "--antal", "1000")
    (review,) = reviews(used)
    assert review["antal"] == review["bland"] == len(everything)
    assert (review["fran_operation"], review["till_operation"]) == (1, everything[0])
    finish(used)
    used.ok("ärende", "visa", "1")
    used.ok("register", "visa")
    second = sample(used, "--antal", "1000")
    told = [each["vad"] for each in second["urval"]]
    assert min(each["operation"] for each in second["urval"]) > everything[0]
    assert any(each.startswith("Visade Elsa Lantto") for each in told)
    assert "Ändrade ingenting" not in told
    assert reviews(used)[1]["fran_operation"] == everything[0] + 1


def test_unless_told_otherwise_twenty_are_drawn(used: Norrbus) -> None:
    for _ in range(25):
        used.ok("ärende", "visa", "1")
    found = sample(used)
    assert (len(found["urval"]), found["antal"]) == (20, 20)
    assert found["bland"] > 20


def test_nothing_to_review_and_nothing_begun(norrbus: Norrbus) -> None:
    line = ("logg", "granska", "--klar", "--anmärkning", OK)
    assert "Ingen granskning är påbörjad" in norrbus.refused(4, *line)
    register = norrbus.open()
    last = register.rows("SELECT max(id) AS id FROM operations")[0]["id"]
    review: dict[str, Value] = {
        "who": "x",
        "seed": "0" * 32,
        "count": 1,
        "among": 1,
        "first_operation": 1,
    }
    days: dict[str, Value] = {
        "drawn_on": "2026-03-30",
        "since": "2026-03-30",
        "until": "2026-03-30",
    }
    with register.operation():
        done: dict[str, Value] = {"last_operation": last + 1, "reviewed_on": "2026-03-30"}
        register.insert("reviews", {**review, **days, **done})
    register.close()
    assert "Ingen har gjort eller sett något" in norrbus.refused(4, "logg", "granska")
    assert "ingen granskning 9" in norrbus.refused(3, "logg", "granska", "--nummer", "9")


def test_a_remark_belongs_to_the_end_and_the_end_has_one(used: Norrbus) -> None:
    assert "Lägg till --klar" in used.refused(2, "logg", "granska", "--anmärkning", OK)
    sample(used)
    assert "Säg vad du fann" in used.refused(2, "logg", "granska", "--klar")


def test_one_that_another_drew_in_between_is_not_drawn_twice(used: Norrbus) -> None:
    number = sample(used)["granskning"]
    register = used.open()
    assert actions._draw(register, 5, date(2026, 3, 30)).id == number
    register.close()
    assert len(reviews(used)) == 1


# --- who ---------------------------------------------------------------------------------


def test_what_one_did_oneself_is_left_to_another(
    used: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = used("logg", "granska", "--antal", "1000")
    assert " av dem gjorde du själv. Låt någon annan granska dem." in own.err
    monkeypatch.setattr("getpass.getuser", lambda: "granskaren")
    monkeypatch.setenv("LOGNAME", "granskaren")
    monkeypatch.setenv("USER", "granskaren")
    other = used("logg", "granska")
    assert "gjorde du själv" not in other.err
    assert "Hade var och en skäl" in other.err
    finish(used)
    (review,) = reviews(used)
    assert review["granskat_av"] == "granskaren"
    assert review["av"] != "granskaren"
    assert "Hade var och en skäl" not in used("logg", "granska", "--nummer", "1").err


def test_that_those_in_the_sample_were_shown_is_logged(used: Norrbus) -> None:
    sample(used, "--antal", "1000")
    (newest, *_) = json.loads(used.ok("logg", "--person", "Elsa", "--json"))
    assert newest["kommando"] == "logg granska --antal --json"


def test_a_review_can_be_taken_back(used: Norrbus) -> None:
    first = sample(used)
    finish(used)
    used.ok("ångra", "--ja")
    assert sample(used) == first
    used.ok("gör-om", "--ja")
    assert reviews(used)[0]["anmarkning"] == OK


# --- when --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "told"), [("2026-06-28", False), ("2026-06-29", False), ("2026-06-30", True)]
)
def test_the_first_is_due_a_quarter_after_the_register_was_made(
    norrbus: Norrbus, day: str, told: bool
) -> None:
    norrbus.day = day
    err = norrbus("idag").err
    assert ("Loggen har aldrig granskats, och skulle ha granskats må 2026-06-29" in err) is told


@pytest.mark.parametrize(
    ("day", "told"), [("2026-07-02", False), ("2026-07-03", False), ("2026-07-04", True)]
)
def test_the_next_is_due_a_quarter_after_the_last(used: Norrbus, day: str, told: bool) -> None:
    used.day = "2026-04-03"
    sample(used)
    finish(used)
    used.day = day
    assert ("Loggen granskades senast fr 2026-04-03" in used("idag").err) is told


def test_a_sample_that_is_not_reviewed_is_no_review(used: Norrbus) -> None:
    sample(used)
    used.day = "2026-07-30"
    assert "har aldrig granskats" in used("idag").err


@pytest.mark.parametrize(
    ("day", "told"), [("2026-04-28", False), ("2026-04-29", False), ("2026-04-30", True)]
)
def test_how_often_is_a_setting(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, day: str, told: bool
) -> None:
    settings(monkeypatch, norrbus, "[granskning]\ndagar = 30\n")
    norrbus.day = day
    assert ("Loggen har aldrig granskats" in norrbus("idag").err) is told


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("granskning = 3", "ett avsnitt, [granskning]"),
        ("[granskning]\nveckor = 3", "veckor"),
        ("[granskning]\ndagar = 0", "ett tal från 1 till 3650"),
        ("[granskning]\ndagar = 3651", "ett tal från 1 till 3650"),
        ("[granskning]\ndagar = true", "ett tal från 1 till 3650"),
        ('[granskning]\ndagar = "30"', "ett tal från 1 till 3650"),
    ],
)
def test_a_setting_that_is_none_is_named(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch, content: str, said: str
) -> None:
    settings(monkeypatch, norrbus, content)
    assert said in norrbus.refused(2, "logg", "granska")


def settings(monkeypatch: pytest.MonkeyPatch, norrbus: Norrbus, content: str) -> None:
    path = Path(norrbus.home / "installningar.toml")
    path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("NORRBUS_INSTALLNINGAR", str(path))


def test_the_sentence_says_the_law_and_what_is_own_choice() -> None:
    told = lateness(None, date(2026, 1, 1), 91, date(2026, 5, 1))
    assert "lag 2001:454 10 §; var 91:e dag är eget val" in told
