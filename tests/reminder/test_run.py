"""The morning run: each reminder once, before, on the day, late and then weekly; what was missed is caught up with."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import given
import pytest
from conftest import Norrbus
from deadline.test_deadlines import poison

from norrbus_cli.deadline.reminder import actions, store
from norrbus_cli.deadline.reminder.model import Digest, NotSent, Report
from norrbus_cli.deadline.reminder.runs import store as runs
from norrbus_cli.deadline.reminder.runs.store import Heartbeat
from norrbus_cli.register import database


def told(norrbus: Norrbus, day: str, *line: str) -> list[tuple[str, str]]:
    """What a run on a day tells: kind and stage."""
    norrbus.day = day
    return [
        (row["frist"], row["paminnelse"])
        for row in json.loads(norrbus.ok("påminn", "--json", *line))
    ]


def ledger(norrbus: Norrbus) -> list[tuple[Any, ...]]:
    register = norrbus.open()
    rows = register.rows(
        "SELECT kind, stage, due_day, state, tries FROM reminders ORDER BY kind, due_day, stage"
    )
    register.close()
    return [tuple(dict(row).values()) for row in rows]


@pytest.fixture
def quiet(norrbus: Norrbus) -> Norrbus:
    """A case with consent on 2026-03-30: summons due on 04-08, meeting on 04-15. Nothing else is told of."""
    given.once(norrbus, "quiet", _quiet)
    return norrbus


def _quiet(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("frist", "regler", "ändra", "--frist", "möte", "--påminn-före", "0")


# --- stages ------------------------------------------------------------------


def test_nothing_due_is_silence_and_success(quiet: Norrbus) -> None:
    result = quiet("påminn")
    assert (result.code, result.out, result.err) == (0, "", "")
    assert told(quiet, "2026-04-01") == []


def test_a_deadline_is_told_before_on_the_day_late_and_then_weekly_each_once(
    quiet: Norrbus,
) -> None:
    # Two working days before 04-08 is 04-02: 04-03 and 04-06 are holidays.
    days = [
        "2026-04-01",
        "2026-04-02",
        "2026-04-03",
        "2026-04-07",
        "2026-04-08",
        "2026-04-09",
        "2026-04-10",
    ]
    assert [told(quiet, day) for day in days] == [
        [],
        [("kallelse", "före")],
        [],
        [],
        [("kallelse", "på dagen")],
        [("kallelse", "försenad")],
        [],
    ]
    days = ["2026-04-15", "2026-04-16", "2026-04-22", "2026-04-23"]
    late = [[each for each in told(quiet, day) if each[0] == "kallelse"] for day in days]
    assert late == [[], [("kallelse", "försenad")], [], [("kallelse", "försenad")]]


def test_run_again_the_same_day_tells_nothing(quiet: Norrbus) -> None:
    assert told(quiet, "2026-04-02") == [("kallelse", "före")]
    assert told(quiet, "2026-04-02") == []


def test_a_dry_run_shows_it_and_changes_nothing(quiet: Norrbus) -> None:
    quiet.day = "2026-04-02"
    before = quiet.rows()
    shown = quiet.ok("påminn", "--torrkör", "--tabbar")
    assert shown == (
        "Karin Öberg\tföre\tkallelse\tNB-2026-0001\tNB-2026-0001\ton 2026-04-08\tom 6 dagar\t\tnorrbus möte boka NB-2026-0001\n"
    )
    assert quiet.rows() == before
    assert quiet.ok("påminn", "--tabbar") == shown


def test_what_is_done_is_no_longer_told(quiet: Norrbus) -> None:
    assert told(quiet, "2026-04-02") == [("kallelse", "före")]
    given.booked(quiet, "2026-04-14")
    given.summoned(quiet)
    assert [kind for kind, _ in told(quiet, "2026-04-08")] == []


def test_a_moved_day_is_told_anew(quiet: Norrbus) -> None:
    given.booked(quiet, "2026-04-14")
    given.summoned(quiet)
    assert told(quiet, "2026-04-10") == [("mötesdag", "före")]
    quiet.ok("möte", "flytta", "1", "--dag", "2026-04-15")
    letter = ("ny tid", "på dagen")  # to those who were called to the day before
    assert told(quiet, "2026-04-13") == [letter, ("mötesdag", "före")]
    assert told(quiet, "2026-04-14") == [("ny tid", "försenad")]
    assert ("mötesdag", "på dagen") in told(quiet, "2026-04-15")


def test_a_revised_plan_repeats_no_reminder_of_the_same_day(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.day = "2026-06-09"
    first = told(norrbus, "2026-06-09")
    assert {"uppföljning", "insats börjar", "uppföljning inte bokad"} <= {kind for kind, _ in first}
    norrbus.ok("plan", "revidera", "1", "--orsak", "ny insats")
    assert told(norrbus, "2026-06-09") == []


def test_without_a_number_it_is_told_on_the_first_day_and_weekly(norrbus: Norrbus) -> None:
    given.case(norrbus)
    days = ["2026-03-30", "2026-03-31", "2026-04-05", "2026-04-06", "2026-04-12", "2026-04-13"]
    open_ones = [("samtycke saknas", "öppen")]
    assert [told(norrbus, day) for day in days] == [open_ones, [], [], open_ones, [], open_ones]


# --- catching up ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last", "today", "expected"),
    [
        ("2026-04-01", "2026-04-07", [("kallelse", "före (skulle ha kommit to 2026-04-02)")]),
        ("2026-04-07", "2026-04-09", [("kallelse", "försenad")]),
        ("2026-04-07", "2026-04-10", [("kallelse", "försenad (skulle ha kommit to 2026-04-09)")]),
        ("2026-04-02", "2026-04-14", [("kallelse", "försenad (skulle ha kommit to 2026-04-09)")]),
        (
            "2026-04-02",
            "2026-04-17",
            [
                ("kallelse", "försenad (skulle ha kommit to 2026-04-16)"),
                ("möte", "försenad (skulle ha kommit to 2026-04-16)"),
            ],
        ),
    ],
)
def test_a_missed_night_week_or_month_is_caught_up_with_one_line_each_marked_late(
    quiet: Norrbus, last: str, today: str, expected: list[tuple[str, str]]
) -> None:
    told(quiet, last)
    assert told(quiet, today) == expected
    assert told(quiet, today) == []


def test_a_month_without_runs_gives_one_line_for_each_deadline(quiet: Norrbus) -> None:
    told(quiet, "2026-04-01")
    found = told(quiet, "2026-05-20")
    assert [kind for kind, _ in found] == ["kallelse", "möte"]
    assert all("skulle ha kommit" in stage for _, stage in found)


def test_before_the_first_run_of_all_nothing_is_marked_as_missed(quiet: Norrbus) -> None:
    assert told(quiet, "2026-04-20") == [("kallelse", "försenad"), ("möte", "försenad")]


def test_a_deadline_that_came_late_is_not_marked_when_the_runs_have_taken_place(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    told(norrbus, "2026-03-31")
    norrbus.day = "2026-03-31"
    given.booked(norrbus, "2026-04-01")
    assert ("mötesdag", "på dagen") in told(norrbus, "2026-04-01")


def test_what_came_up_after_the_run_of_its_first_day_is_not_marked_as_missed(
    norrbus: Norrbus,
) -> None:
    norrbus.day = "2026-04-07"
    given.case(norrbus)
    told(norrbus, "2026-04-07")
    given.consent(
        norrbus, "Anna", "skola", until="2026-04-21"
    )  # told from ten working days before, which is today
    assert ("samtycke löper ut", "före") in told(norrbus, "2026-04-09")


# --- recipients ------------------------------------------------------------------


def test_each_coordinator_gets_own_reminders_and_an_actor_those_about_itself(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--huvud")
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    norrbus.ok("aktör", "ändra", "skola", "--påminns", "ja")
    norrbus.day = "2026-05-04"
    rows = json.loads(norrbus.ok("påminn", "--json"))
    found = {(row["till"], row["frist"], row["galler"]) for row in rows}
    assert ("Bo Ek", "samtycke saknas", "NB-2026-0002") in found
    assert ("Karin Öberg", "insats börjar", "NB-2026-0001 insats 1") in found
    assert {each for each in found if each[0] == "skola"} == {
        ("skola", "insats börjar", "NB-2026-0001 insats 1")
    }


def test_an_actor_for_which_consent_was_taken_back_is_not_told_from_that_day(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    norrbus.ok("aktör", "ändra", "skola", "--påminns", "ja")
    norrbus.day = "2026-05-04"
    to = {row["till"] for row in json.loads(norrbus.ok("påminn", "--torrkör", "--json"))}
    assert to == {"Karin Öberg", "skola"}
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Mikael", "--aktör", "skola", "--ja")
    told = json.loads(norrbus.ok("påminn", "--torrkör", "--json"))
    assert {row["till"] for row in told} == {"Karin Öberg"}
    assert "NB-2026-0001 insats 1" in {row["galler"] for row in told}
    assert "skola" not in norrbus.ok("påminn", "--torrkör").splitlines()[2]


@pytest.mark.parametrize(("reminded", "consented"), [("ja", False), ("ja", True), ("nej", False)])
def test_an_actor_that_was_called_without_consent_is_not_reminded_and_that_is_said(
    norrbus: Norrbus, reminded: str, consented: bool
) -> None:
    given.consented(norrbus)
    norrbus.ok("aktör", "ändra", "BUP", "--påminns", reminded, "--e-post", "bup@example.se")
    given.booked(norrbus)
    if consented:
        for who in ("Anna", "Mikael"):
            given.consent(norrbus, who, "BUP")
    why = ("--trots-saknat-samtycke", "OSL 26 kap. 9 §")
    called = norrbus("möte", "kalla", "1", "--aktör", "BUP", "--sätt", "brev", *why)
    said = "BUP får inga påminnelser om NB-2026-0001-M1: skälet gäller kallelsen"
    assert (said in called.err) == (reminded == "ja" and not consented)
    norrbus.day = "2026-04-21"
    told = json.loads(norrbus.ok("påminn", "--torrkör", "--json"))
    assert ("BUP" in {row["till"] for row in told}) == consented
    assert ("Karin Öberg", "NB-2026-0001-M1") in {(row["till"], row["galler"]) for row in told}


def test_an_actor_without_an_address_cannot_be_reminded(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    assert "ingen e-postadress" in norrbus.refused(
        2, "aktör", "ändra", "primärvård", "--påminns", "ja"
    )
    assert "egna påminnelser" in norrbus.ok(
        "aktör", "ändra", "primärvård", "--påminns", "ja", "--e-post", "pv@example.se"
    )
    assert "ingen e-postadress" in norrbus.refused(
        2, "aktör", "ändra", "primärvård", "--e-post", ""
    )
    assert "egna påminnelser" not in norrbus.ok(
        "aktör", "ändra", "primärvård", "--påminns", "nej", "--e-post", ""
    )
    assert "Vårdcentralen" in norrbus.ok("aktör", "ändra", "primärvård", "--namn", "Vårdcentralen")


# --- the ledger ------------------------------------------------------------------


def run(norrbus: Norrbus, day: str, hand_over: actions.HandOver) -> Report:
    register = norrbus.open()
    try:
        return actions.run(register, date.fromisoformat(day), hand_over)
    finally:
        register.close()


def refuse(_: Digest) -> None:
    raise NotSent("servern sover")


def test_a_hand_over_that_fails_is_noted_named_and_tried_again(quiet: Norrbus) -> None:
    report = run(quiet, "2026-04-02", refuse)
    assert [failure.sentence for failure in report.failures] == [
        "1 påminnelse till Karin Öberg kom inte fram: servern sover. Den prövas igen vid nästa körning."
    ]
    assert ledger(quiet) == [("kallelse", "före", "2026-04-08", "misslyckad", 1)]
    assert "1 påminnelse inte att lämna" in quiet("idag", "--idag-är", "2026-04-02").err
    assert told(quiet, "2026-04-03") == [("kallelse", "före")]
    assert ledger(quiet) == [("kallelse", "före", "2026-04-08", "överlämnad", 2)]


def test_what_failed_and_is_no_longer_due_is_superseded(quiet: Norrbus) -> None:
    run(quiet, "2026-04-02", refuse)
    assert told(quiet, "2026-04-08") == [("kallelse", "på dagen")]
    assert ledger(quiet) == [
        ("kallelse", "före", "2026-04-08", "ersatt", 1),
        ("kallelse", "på dagen", "2026-04-08", "överlämnad", 1),
    ]


def test_one_recipients_trouble_leaves_the_others_told(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("register", "samordnare", "--namn", "Bo Ek", "--huvud")
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    got: list[str] = []

    def hand_over(digest: Digest) -> None:
        if digest.recipient.name == "Karin Öberg":
            raise NotSent("x")
        got.append(digest.recipient.name)

    report = run(norrbus, "2026-03-30", hand_over)
    assert (got, len(report.told), len(report.failures)) == (["Bo Ek"], 1, 1)


def test_a_run_that_dies_before_the_ledger_tells_once_more_and_never_less(quiet: Norrbus) -> None:
    got: list[Digest] = []

    def die(digest: Digest) -> None:
        got.append(digest)
        raise SystemExit

    with pytest.raises(SystemExit):
        run(quiet, "2026-04-02", die)
    assert ledger(quiet) == [("kallelse", "före", "2026-04-08", "planerad", 1)]
    run(quiet, "2026-04-02", got.append)
    run(quiet, "2026-04-02", got.append)
    assert len(got) == 2


def test_a_printout_that_cannot_be_written_is_told_again(
    quiet: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiet.day = "2026-04-02"
    with monkeypatch.context() as patch:
        patch.setattr("norrbus_cli.terminal.output.write", lost)
        assert quiet("påminn").code == 5
    assert quiet.ok("påminn", "--tabbar").startswith("Karin Öberg\tföre\tkallelse")


def lost(text: str, error: bool = False) -> None:
    from norrbus_cli.terminal.stream import AnswerLost

    if not error:
        raise AnswerLost("disken är full")


def test_a_poisoned_row_is_named_and_the_others_go_out(quiet: Norrbus) -> None:
    given.child(quiet, "--född", "2015-01-01", number="", name="Kim Niva")
    poison(quiet, "UPDATE cases SET need_seen_on = '2026-13-45' WHERE id = 2")
    for day in ("2026-04-02", "2026-04-03"):
        quiet.day = day
        result = quiet("påminn", "--tabbar")
        assert result.code == 6
        assert "samtycke saknas i NB-2026-0002 går inte att räkna fram" in result.err
        assert result.out.startswith("Karin Öberg\tföre\tkallelse") == (day == "2026-04-02")
    assert quiet("påminn", "--torrkör").code == 6


def test_a_deadline_outside_the_calendar_is_named_and_never_taken_for_one_without_a_number(
    quiet: Norrbus,
) -> None:
    poison(quiet, "DELETE FROM calendar_days WHERE day = '2026-04-15'")
    quiet.day = "2026-04-02"
    result = quiet("påminn", "--torrkör")
    assert (result.code, "möte i NB-2026-0001 går inte att räkna fram" in result.err) == (6, True)
    assert "kallelse" in result.out


def test_every_run_leaves_a_heartbeat_and_the_log_who_ran_it(quiet: Norrbus) -> None:
    told(quiet, "2026-04-01")
    told(quiet, "2026-04-02")
    register = quiet.open()
    assert runs.heartbeat(register, date(2026, 4, 2)) == Heartbeat(date(2026, 4, 2), 1, 0)
    assert len(register.rows("SELECT 1 FROM reminder_runs WHERE ended_at <> ''")) == 2
    assert (
        register.rows("SELECT count(*) AS n FROM operations WHERE command LIKE 'norrbus påminn%'")[
            0
        ]["n"]
        >= 4
    )
    register.close()


def test_two_ways_to_tell_are_refused_and_mail_needs_settings(quiet: Norrbus) -> None:
    assert "inte båda" in quiet.refused(2, "påminn", "--epost", "--skriv-ut")
    assert "inga inställningar för e-post" in quiet.refused(2, "påminn", "--epost")


def test_on_a_terminal_it_fits_and_in_csv_it_is_a_file_for_excel(quiet: Norrbus) -> None:
    quiet.day = "2026-04-02"
    assert quiet.ok("påminn", "--torrkör", "--csv").startswith(
        "\ufefftill;paminnelse;frist;galler;arende;senast;lage;skulle_kommit;nasta_steg\n"
    )
    shown = quiet("påminn", "--torrkör", terminal=True).out
    assert "NB-2026-0001" in shown
    assert max(len(line) for line in shown.splitlines()) <= 80


def test_a_run_that_waits_too_long_for_another_says_so(
    quiet: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    from filelock import FileLock

    monkeypatch.setattr(actions, "PATIENCE_MINUTES", 0)
    assert quiet("påminn").code == 0
    lock = quiet.register.with_name("register.norrbus.paminn.lock")
    assert lock.stat().st_mode & 0o077 == 0
    with FileLock(lock):
        assert "En annan påminnelsekörning" in quiet.refused(5, "påminn")
    assert quiet("påminn").code == 0


def test_the_ledger_is_written_through_the_door_only(norrbus: Norrbus) -> None:
    register = norrbus.open()
    with pytest.raises(RuntimeError):
        register.keep("reminders", ("kind",), [{"kind": "x"}])
    with register.operation(), pytest.raises(ValueError, match="no such table"):
        register.keep("reminder", ("kind",), [{"kind": "x"}])
    with register.operation():
        register.keep("reminders", store.LEDGER, [])
    register.close()
    assert isinstance(database.Register, type)
