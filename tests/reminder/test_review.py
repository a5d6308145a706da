"""The review of the log among the reminders: before, on the day, late and weekly, until it is done."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import given
import pytest
from conftest import Norrbus

from norrbus_cli.deadline.reminder import actions, printed
from norrbus_cli.deadline.reminder.model import Digest

KIND = "granskning av loggen"


def told(norrbus: Norrbus, day: str, *line: str) -> list[str]:
    norrbus.day = day
    rows = json.loads(norrbus.ok("påminn", "--json", *line))
    return [row["paminnelse"].partition(" (")[0] for row in rows if row["frist"] == KIND]


def settings(monkeypatch: pytest.MonkeyPatch, norrbus: Norrbus, content: str) -> None:
    path = Path(norrbus.home / "installningar.toml")
    path.write_text(content, encoding="utf-8")
    monkeypatch.setenv("NORRBUS_INSTALLNINGAR", str(path))


def reviewed(norrbus: Norrbus, day: str) -> None:
    norrbus.day = day
    norrbus.ok("logg", "granska")
    norrbus.ok("logg", "granska", "--klar", "--anmärkning", "Inget att anmärka.")


def test_the_first_is_told_before_on_the_day_and_late_each_once(norrbus: Norrbus) -> None:
    # 91 days after 2026-03-30 is Monday 06-29: two working days before is Thursday 06-25.
    days = ["2026-06-24", "2026-06-25", "2026-06-26", "2026-06-28", "2026-06-29"]
    assert [told(norrbus, day) for day in days] == [[], ["före"], [], [], ["på dagen"]]
    days = ["2026-06-30", "2026-07-01", "2026-07-06", "2026-07-07", "2026-07-14"]
    assert [told(norrbus, day) for day in days] == [
        *(["försenad"], [], [], ["försenad"], ["försenad"])
    ]


@pytest.mark.parametrize(
    ("day", "stage"),
    [
        ("2026-06-24", []),
        ("2026-06-28", ["före"]),
        ("2026-06-29", ["på dagen"]),
        ("2026-06-30", ["försenad"]),
    ],
)
def test_who_runs_first_on_a_day_is_told_how_it_stands(
    norrbus: Norrbus, day: str, stage: list[str]
) -> None:
    assert told(norrbus, day, "--torrkör") == stage
    assert told(norrbus, day) == stage


def test_a_review_that_is_done_is_told_of_no_more_until_the_next(norrbus: Norrbus) -> None:
    given.case(norrbus)
    assert told(norrbus, "2026-07-02") == ["försenad"]
    reviewed(norrbus, "2026-07-03")
    days = ["2026-07-09", "2026-09-29", "2026-09-30", "2026-10-02", "2026-10-03"]
    assert [told(norrbus, day) for day in days] == [*([], [], ["före"], ["på dagen"], ["försenad"])]


def test_how_often_is_the_setting_and_a_wrong_one_stops_no_reminder(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings(monkeypatch, norrbus, "[granskning]\ndagar = 30\n")
    assert told(norrbus, "2026-04-29") == ["på dagen"]
    settings(monkeypatch, norrbus, "[granskning]\ndagar = 0\n")
    norrbus.day = "2026-06-30"
    result = norrbus("påminn")
    assert result.code == 2
    assert KIND in result.out
    assert "dagar under [granskning]" in result.err
    assert norrbus("påminn").out == ""


def test_it_goes_to_the_coordinator_of_the_register_and_names_nobody(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    register = norrbus.open()
    report = actions.due(register, date(2026, 6, 30))
    (mine,) = [each for each in report.told if each.deadline.kind == KIND]
    digest = Digest(report.recipients[mine.recipient], (mine,), date(2026, 6, 30))
    text, _ = printed.mailed(digest)
    text = " ".join(text.split())
    register.close()
    assert mine.recipient == "samordnare 1"
    assert digest.subject == "Norrbus: 1 påminnelse, 1 försenad"
    for sentence in ("Granska loggen", "lag (2001:454) 10 §", "norrbus logg granska"):
        assert sentence in text
    for name in ("Elsa", "Lantto", "Ström", "NB-2026"):
        assert name not in text
