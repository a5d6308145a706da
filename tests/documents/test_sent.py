"""What became of a paper: sent, signed, replaced; one row a paper, whatever its files."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli import main
from norrbus_cli.desk.papers.form import _called
from norrbus_cli.desk.papers.model import SENT, Step, papers
from norrbus_cli.paper.model import Document
from norrbus_cli.terminal.context import Context

AGENDA = ("dokument", "skriv", "mötesagenda", "1")
SKICKAT = ("dokument", "skickat", "1", "--sätt", "brev")


def listed(norrbus: Norrbus, *what: str) -> list[dict[str, Any]]:
    return list(json.loads(norrbus.ok("dokument", "lista", *what, "--json")))


@pytest.fixture
def written(norrbus: Norrbus) -> Norrbus:
    """A consent form to Anna, written on a Wednesday; it is the Friday after."""
    given.case(norrbus)
    norrbus.day = "2026-04-01"
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna")
    norrbus.day = "2026-04-03"
    return norrbus


def test_a_paper_is_one_row_with_its_files(written: Norrbus) -> None:
    paper = listed(written)[0]
    assert len(listed(written)) == 1
    assert (paper["nummer"], paper["format"]) == (1, ["md", "html"])
    assert paper["filer"] == [f"NB-2026-0001-samtycke-2-blankett.{end}" for end in ("md", "html")]
    assert [len(each) for each in paper["fil_sha256"]] == [64, 64]
    assert (paper["skickat"], paper["underskrivet"], paper["ersatt_av"]) == ([], [], None)


def test_a_paper_is_noted_as_sent_and_signed(written: Norrbus) -> None:
    said = written.ok(*SKICKAT, "--dag", "2026-04-02", "--anteckning", "rek")
    assert said == "Papper 1, samtycke NB-2026-0001, är skickat to 2026-04-02.\n"
    written.ok("dokument", "underskrivet", "1", "--av", "Anna Lantto", "--sätt", "personligen")
    paper = listed(written, "1")[0]
    assert paper["skickat"] == ["2026-04-02 brev till Anna Lantto"]
    assert paper["underskrivet"] == ["2026-04-03 personligen av Anna Lantto"]
    assert paper["anteckningar"] == ["rek"]
    told = written.ok("logg", "--ändringar")
    assert "Att samtycke om NB-2026-0001 är skickat, registrerat" in told


@pytest.mark.parametrize(
    ("day", "code", "said"),
    [
        ("2026-03-31", 2, "ligger före dagen då det skrevs, on 2026-04-01"),
        ("2026-04-01", 0, ""),
        ("2026-04-02", 0, ""),
        ("2026-04-03", 0, ""),
        ("2026-04-04", 2, "kan inte ligga i framtiden"),
    ],
)
@pytest.mark.parametrize(
    "line", [("skickat", "1", "--sätt", "brev"), ("underskrivet", "1", "--av", "A")]
)
def test_a_day_is_neither_before_it_was_written_nor_to_come(
    written: Norrbus, day: str, code: int, said: str, line: tuple[str, ...]
) -> None:
    if code:
        assert said in written.refused(code, "dokument", *line, "--dag", day)
    else:
        written.ok("dokument", *line, "--dag", day)


def test_the_same_is_not_said_twice(written: Norrbus) -> None:
    written.ok(*SKICKAT)
    assert "redan antecknat som skickat" in written.refused(4, *SKICKAT)
    written.ok(*SKICKAT, "--till", "Mikael")
    written.ok(*SKICKAT, "--dag", "2026-04-02")


def test_an_unknown_number_is_refused(written: Norrbus) -> None:
    assert "inget papper 2" in written.refused(3, "dokument", "skickat", "2", "--sätt", "brev")
    assert "inget papper 9" in written.refused(3, "dokument", "skickat", "9", "--sätt", "brev")


def test_papers_are_offered_at_a_terminal(written: Norrbus) -> None:
    written.ok("dokument", "skriv", "samtycke", "1", "--till", "Mikael", "--sätt", "brev")
    answers = "1\nbrev\n\n\n\nj\n"
    ended = written("dokument", "skickat", "--enkelt", terminal=True, stdin=answers)
    assert "Papper 1, samtycke NB-2026-0001 (Elsa L., 2014), är skickat" in ended.out
    offered = [line.strip() for line in ended.err.splitlines()]
    assert "1 samtycke NB-2026-0001 Elsa L., 2014 2026-04-01" in offered
    assert not [line for line in offered if line.startswith("3 samtycke")]
    assert listed(written)[1]["skickat"] == ["2026-04-03 brev till vårdnadshavare 2 (skyddad)"]


def test_what_is_offered_is_told_with_the_child_beside(written: Norrbus) -> None:
    context = Context({}, main.due, main.invoke)
    assert _called(context, {}) == {"1": "samtycke NB-2026-0001 Elsa L., 2014 2026-04-01"}


def test_a_newer_one_replaces_it(written: Norrbus) -> None:
    written.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna", "--skriv-över")
    written.ok("dokument", "skriv", "samtycke", "1", "--till", "Mikael")
    assert [each["ersatt_av"] for each in listed(written)] == [3, None, None]
    ended = written(*SKICKAT)
    assert "Det är ersatt av papper 3" in ended.err


# --- it has left the house -----------------------------------------------------------------


def test_what_was_done_before_it_left_is_not_taken_back(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    norrbus.ok(*AGENDA)
    norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-22")
    norrbus.ok(*SKICKAT)
    operation = newest(norrbus) - 1
    said = norrbus.refused(4, "ångra", str(operation), "--ja")
    assert "papper har lämnat huset, mötesagenda NB-2026-0001 må 2026-03-30 (brev)" in said
    norrbus.ok("ångra", "--ja")
    assert listed(norrbus)[0]["skickat"] == []
    norrbus.ok("gör-om", "--ja")
    assert listed(norrbus)[0]["skickat"] != []
    norrbus.ok("ångra", str(operation), "--ja", "--trots-utskick", "ingen fick det")


def test_writing_it_is_not_taken_back_with_what_follows(written: Norrbus) -> None:
    written.ok(*SKICKAT)
    writing = newest(written) - 1
    assert "bygger på den" in written.refused(4, "ångra", str(writing), "--ja")
    said = written.refused(4, "ångra", str(writing), "--ja", "--med-följder")
    assert "papper har lämnat huset" in said
    written.ok("ångra", str(writing), "--ja", "--med-följder", "--trots-utskick", "x")
    assert listed(written) == []


def test_to_say_that_it_was_signed_is_not_to_send_it(written: Norrbus) -> None:
    written.ok("dokument", "underskrivet", "1", "--av", "Anna")
    writing = newest(written) - 1
    written.ok("ångra", str(writing), "--ja", "--med-följder")


def test_a_case_with_a_paper_that_left_is_not_annulled_unsaid(written: Norrbus) -> None:
    line = ("makulera", "ärende", "1", "--skäl", "fel", "--ja")
    written.ok(*SKICKAT, "--dag", "2026-04-02")
    said = written.refused(4, *line)
    assert "samtycke NB-2026-0001 to 2026-04-02 (brev)" in said
    written.ok(*line, "--trots-utskick", "hämtat tillbaka")
    assert written.rows()["paper_steps"] == 0


def test_a_consent_is_not_annulled_unsaid_when_a_paper_left_since(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    norrbus.ok(*AGENDA)
    norrbus.ok(*SKICKAT)
    line = ("makulera", "samtycke", "1", "--vem", "Anna", "--skäl", "fel", "--ja")
    assert "mötesagenda NB-2026-0001" in norrbus.refused(4, *line)


def test_minutes_are_sent_when_it_is_said(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.day = "2026-04-21"
    given.held(norrbus)
    norrbus.ok("dokument", "skriv", "minnesanteckningar", "1", "--format", "md")
    rename(norrbus, "Anna Före")
    norrbus.ok(*SKICKAT)
    rename(norrbus, "Anna Efter")
    norrbus.ok("dokument", "skriv", "minnesanteckningar", "1", "--format", "md", "--skriv-över")
    text = next(norrbus.documents.rglob("*.md")).read_text(encoding="utf-8")
    assert "Anna Före" in text


def test_a_deviations_paper_that_was_sent_has_left(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    given.deviation(norrbus, case="")
    norrbus.ok("dokument", "skriv", "avvikelserapport", "1")
    norrbus.ok("avvikelse", "ändra", "1", "--förslag", "Ring.")
    changing = newest(norrbus)
    norrbus.ok(*SKICKAT)
    assert "papper har lämnat huset" in norrbus.refused(4, "ångra", str(changing), "--ja")


def test_an_extract_tells_when_it_was_sent_and_to_whom(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("dokument", "skriv", "genomförandeplan", "1")
    norrbus.day = "2026-04-22"
    norrbus.ok(*SKICKAT, "--till", "Anna Lantto")
    told = json.loads(norrbus.ok("register", "utdrag", "Elsa Lantto", "--json"))["papper"]
    assert [(each["dag"], each["satt"]) for each in told] == [("2026-04-22", "brev")]


# --- files from before ------------------------------------------------------------------------


def document(number: int, path: str, **other: object) -> Document:
    said: dict[str, Any] = {
        "id": number,
        "paper_id": None,
        "stem": None,
        "case_id": 1,
        "reference": "NB-2026-0001",
        "kind": "samtycke",
        "format": path[-2:],
        "written_on": date(2026, 4, 1),
        "path": path,
        "recipient": "Anna",
        "sent_how": "",
        "protected": 0,
        "template": "",
        "template_hash": "",
        "file_hash": "",
    }
    return Document(**{**said, **other})


def groups(*files: Document) -> list[list[int]]:
    return [[each.id for each in paper.files] for paper in papers(files)]


def test_files_from_before_are_one_paper_when_they_say_the_same() -> None:
    first = [document(1, "a.md"), document(2, "a.html")]
    assert groups(*first) == [[1, 2]]
    assert groups(*first, document(3, "a.md"), document(4, "a.html")) == [[1, 2], [3, 4]]
    for other in (
        {"recipient": "B"},
        {"written_on": date(2026, 4, 2)},
        {"kind": "x"},
        {"reference": "x"},
    ):
        assert groups(document(1, "a.md"), document(2, "a.html", **other)) == [[1], [2]]
    assert groups(document(1, "a.md"), document(2, "b.html")) == [[1], [2]]


def test_what_replaces_what() -> None:
    def replaced(**other: object) -> int | None:
        later = document(2, "a.md", written_on=date(2026, 4, 2), **other)
        return papers([document(1, "a.md"), later])[0].replaced_by

    assert replaced() == 2
    assert [replaced(**each) for each in ({"recipient": "B"}, {"kind": "x"}, {"protected": 1})] == [
        None
    ] * 3
    new = [document(n, f"{n}.md", stem="a", recipient=f"{n}") for n in (1, 2)]
    assert [each.replaced_by for each in papers(new)] == [2, None]


def test_what_was_sent_when_it_was_written_is_a_step_too() -> None:
    found = papers([document(1, "a.md", sent_how="brev")])
    assert found[0].steps == (Step(1, SENT, date(2026, 4, 1), "brev", "Anna", ""),)


def newest(norrbus: Norrbus) -> int:
    register = norrbus.open()
    found: int = register.rows("SELECT max(operation_id) AS n FROM seals WHERE deed_of <> ''")[0][
        "n"
    ]
    register.close()
    return found


def rename(norrbus: Norrbus, name: str) -> None:
    register = norrbus.open()
    with register.operation():
        register.update("persons", 2, {"name": name})
    register.close()
