"""A consent that is withdrawn or ends while a meeting is booked: what is said, what waits, who gets which paper."""

from __future__ import annotations

import json
import shlex
from datetime import date
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.meeting import store as meeting_store
from norrbus_cli.meeting.notice.expected import expected, to_tell
from norrbus_cli.meeting.notice.store import papers

M1, M2 = "NB-2026-0001-M1", "NB-2026-0001-M2"
KIND = "kallad utan samtycke"
WITHDRAW = ("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
REASON = ("--trots-saknat-samtycke", "OSL 25:12")
LACKING = "giltigt samtycke saknas från Anna Lantto"


@pytest.fixture
def called(norrbus: Norrbus) -> Norrbus:
    """Three actors are summoned, the child and both guardians invited, to Wednesday 22 April."""
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-22")
    given.summoned(norrbus)
    norrbus.day = "2026-04-01"
    return norrbus


def rows(norrbus: Norrbus, *line: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(norrbus.ok(*line, "--json"))
    return found


def waits(norrbus: Norrbus, kind: str = KIND) -> list[str]:
    """How each deadline of a kind stands."""
    return [row["lage"] for row in rows(norrbus, "frist", "lista") if row["frist"] == kind]


def written(norrbus: Norrbus, *line: str) -> dict[str, str]:
    """The papers that are written, by the end of the file's name."""
    paths = norrbus.ok("dokument", "skriv", *line, "--format", "md", "--skriv-över").splitlines()
    return {Path(each).stem.rsplit("-", 1)[1]: Path(each).read_text("utf-8") for each in paths}


def last_to(norrbus: Norrbus) -> str:
    """Whom the newest paper is to."""
    to: str = rows(norrbus, "dokument", "lista", "1")[-1]["till"]
    return to


def number(norrbus: Norrbus, kind: str, to: str = "") -> str:
    """The newest paper of a kind, to somebody."""
    found = [
        row["nummer"]
        for row in rows(norrbus, "dokument", "lista", "1")
        if row["slag"] == kind and row["till"].startswith(to)
    ]
    return str(found[-1])


def sent(norrbus: Norrbus, kind: str, to: str = "", *more: str) -> str:
    return norrbus.ok("dokument", "skickat", number(norrbus, kind, to), "--sätt", "brev", *more)


def counted(norrbus: Norrbus) -> tuple[list[str], list[str]]:
    """Who may come without consent and who is to be told of a change, as Python counts it."""
    register = norrbus.open()
    on, (meeting, *_) = date.fromisoformat(norrbus.day), meeting_store.of_case(register, 1)
    sent_so_far = papers(register, meeting.id)
    found = expected(register, meeting, sent_so_far, on)
    told = to_tell(register, meeting, sent_so_far, on)
    register.close()
    return [each.called for each in found], [each.participant.called for each in told]


# --- what the withdrawal says -------------------------------------------------------------


def test_a_withdrawal_ends_with_what_to_do_now_and_each_command_is_taken(called: Norrbus) -> None:
    said = called(*WITHDRAW, "--aktör", "soc").err.splitlines()
    assert said[2:] == [
        f"soc är kallad till {M1} on 2026-04-22 kl. 13.00, och {LACKING} (OSL 10 kap. 1 §, 12 kap."
        " 2 §). Nästa steg, ett av:",
        "  ta nytt samtycke: norrbus samtycke registrera NB-2026-0001",
        f"  ge soc återbud: norrbus dokument skriv återbud {M1}",
        f"  ställ in mötet: norrbus möte ställ-in {M1}",
        f"  ange skälet (OSL 25 kap. 12 §, 26 kap. 9 §): norrbus möte kalla {M1} --aktör soc --sätt"
        ' … --trots-saknat-samtycke "SKÄL"',
    ]
    more = {
        "samtycke": ("--vem", "Anna", "--aktör", "soc", "--gäller", "x", "--form", "muntligt"),
        "ställ-in": ("--orsak", "x", "--ja"),
    }
    for line in said[3:]:
        words = shlex.split(line.split(": norrbus ")[1].replace("…", "brev"))
        fill = more.get(words[0], more.get(words[1], ()))
        until = ("--till", "2026-12-31") if words[0] == "samtycke" else ()
        called.ok(*words, *fill, *until)
        assert waits(called) == (["idag"] if words[0] == "dokument" else [])
        if words[0] != "dokument":
            called.ok("ångra", "--ja")
            assert waits(called) == ["idag"]


def test_a_school_has_no_reason_of_its_own_and_nobody_has_one_from_eighteen(
    called: Norrbus,
) -> None:
    said = called(*WITHDRAW).err
    assert "skola, soc och primärvård är kallade till" in said
    assert f"kalla {M1} --aktör soc --aktör primärvård --sätt" in said
    assert "Nästa steg: norrbus möte boka" not in said
    called.ok("ångra", "--ja")
    said = called(*WITHDRAW, "--aktör", "skola").err
    assert "skola är kallad till" in said
    assert "ange skälet" not in said


def test_from_eighteen_the_reason_is_none(norrbus: Norrbus) -> None:
    given.case(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", "soc", "primärvård", until="2034-12-31")
    given.booked(norrbus, "2032-10-01")
    given.summoned(norrbus)
    norrbus.day = "2032-09-02"
    assert waits(norrbus) == []
    norrbus.day = "2032-09-03"
    assert waits(norrbus) == ["idag"]
    warning = norrbus("möte", "visa", M1).err
    assert "giltigt samtycke saknas från Elsa Lantto" in warning
    assert "ange skälet" not in warning


def test_a_meeting_that_nobody_is_summoned_to_and_the_plan_are_told_of_too(
    norrbus: Norrbus,
) -> None:
    given.agreed(norrbus)
    given.booked(norrbus, "2026-06-11")
    given.consent(norrbus, "Anna", "BUP")
    assert "Planen" not in norrbus(*WITHDRAW, "--aktör", "BUP").err  # it has no part in the plan
    said = norrbus(*WITHDRAW, "--aktör", "soc").err.splitlines()
    assert said[-1] == (
        "Planen version 1 går inte till soc utan samtycke. Insatserna kan fortsätta där, men inte"
        " samordnas. Ska planen göras om utan dem: norrbus plan revidera NB-2026-0001"
    )
    assert not any(M2 in line for line in said)
    said = norrbus(*WITHDRAW).err.splitlines()
    assert (
        f"Nästa steg för {M2}: ta nytt samtycke innan någon kallas, eller ställ in mötet: norrbus"
        f" möte ställ-in {M2}" in said
    )
    norrbus.ok("plan", "revidera", "NB-2026-0001", "--orsak", "samtycket är återkallat")


def test_papers_that_lie_written_are_named_and_a_closed_case_has_nothing_to_do(
    called: Norrbus,
) -> None:
    for kind in ("kallelse", "mötesagenda", "inbjudan", "kalenderfil"):
        called.ok("dokument", "skriv", kind, M1, "--format", "md")
    called.ok("dokument", "skriv", "mötesagenda", M1, "--till", "soc", "--sätt", "brev")
    agenda, calendar = number(called, "mötesagenda", "skola"), number(called, "kalenderfil", "soc")
    said = called(*WITHDRAW, "--aktör", "soc").err.splitlines()
    assert said[-1] == (
        f"Skicka inte till soc de papper som ligger skrivna: {agenda} mötesagenda och {calendar}"
        " kalenderfil."
    )
    called.ok("möte", "ställ-in", M1, "--orsak", "x", "--ja")
    called.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert "Skicka inte" not in called(*WITHDRAW).err


# --- what waits ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        ("2026-04-09", []),
        ("2026-04-10", ["idag"]),
        ("2026-04-11", ["1 dag försenad"]),
        ("2026-04-22", ["12 dagar försenad"]),
        ("2026-04-23", []),
    ],
)
@pytest.mark.parametrize("how", ["withdrawn", "ended"])
def test_it_is_told_from_the_day_when_consent_ends_until_the_meetings_day(
    norrbus: Norrbus, how: str, day: str, stands: list[str]
) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Mikael", "skola", "soc", "primärvård")
    until = "2026-04-09" if how == "ended" else "2026-12-31"
    given.consent(norrbus, "Anna", "skola", "soc", "primärvård", until=until)
    given.booked(norrbus, "2026-04-22")
    given.summoned(norrbus)
    if how == "withdrawn" and day >= "2026-04-10":
        norrbus.day = "2026-04-10"
        norrbus.ok(*WITHDRAW)
    norrbus.day = day
    assert waits(norrbus) == stands
    assert ("giltigt samtycke saknas" in norrbus("möte", "visa", M1).err) == bool(stands)
    if day < "2026-04-23":
        assert bool(counted(norrbus)[0]) == bool(stands)


def test_it_is_settled_by_consent_by_cancelling_by_a_reason_by_a_no_and_by_a_cancellation(
    called: Norrbus,
) -> None:
    called.ok(*WITHDRAW, "--aktör", "soc")
    kalla = ("möte", "kalla", M1, "--aktör", "soc", "--sätt", "brev")
    assert "kallades redan" in called.refused(4, *kalla)
    consent = ("samtycke", "registrera", "1", "--vem", "Anna", "--aktör", "soc", "--gäller", "x")
    for line in (
        (*consent, "--form", "muntligt", "--till", "2026-12-31"),
        ("möte", "ställ-in", M1, "--orsak", "x", "--ja"),
        (*kalla, *REASON),
        ("möte", "svar", M1, "--vem", "soc", "--svar", "nej", "--skäl", "samtycke saknas"),
        ("dokument", "skriv", "återbud", M1, "--sätt", "brev"),
    ):
        assert (waits(called), counted(called)[0]) == (["idag"], ["soc"])
        called.ok(*line)
        assert (waits(called), counted(called)[0]) == ([], []), line
        called.ok("ångra", "--ja", "--trots-utskick", "provat")
    # A cancellation that was only written may not have been sent.
    called.ok("dokument", "skriv", "återbud", M1)
    assert waits(called) == ["idag"]
    sent(called, "återbud", "soc")
    assert (waits(called), counted(called)[0]) == ([], [])


def test_one_line_a_meeting_and_it_names_nobody(called: Norrbus) -> None:
    called.ok(*WITHDRAW)
    (row,) = (each for each in rows(called, "frist", "lista") if each["frist"] == KIND)
    assert row["nasta_steg"] == f"norrbus dokument skriv återbud {M1}"
    assert row["kalla"] == "den dag som samtycket upphörde; OSL 10 kap. 1 §, 12 kap. 2 §"
    for line in (("idag",), ("påminn", "--torrkör")):
        out = called.ok(*line)
        assert KIND in out
        assert not any(name in out for name in ("Elsa", "Anna", "Mikael"))
    assert "samtycket upphörde" in called.ok("frist", "förklara", M1, KIND)
    called.ok("frist", "regler", "ändra", "--frist", KIND, "--av")
    assert waits(called) == []


def test_no_new_time_is_asked_for_to_one_that_consent_does_not_cover(called: Norrbus) -> None:
    called.ok(*WITHDRAW, "--aktör", "soc")
    moved = called("möte", "flytta", M1, "--dag", "2026-04-23")
    assert "(till 5; står i norrbus idag tills de skickats)" in moved.err
    assert f"ge soc återbud: norrbus dokument skriv återbud {M1}" in moved.err
    told = [row["brev"] for row in json.loads(called.ok("idag", "--json"))["besked"]]
    assert told[:2] == ["ny tid till skola", "ny tid till primärvård"]
    assert len(told) == len(counted(called)[1]) == 5
    assert "soc" not in written(called, "ny tid", M1)
    for row in rows(called, "dokument", "lista", "1"):
        called.ok("dokument", "skickat", str(row["nummer"]), "--sätt", "brev")
    assert (waits(called, "ny tid"), counted(called)[1]) == ([], [])
    # With consent it is to have the new time after all, also when it was told not to come.
    written(called, "återbud", M1)
    sent(called, "återbud")
    given.consent(called, "Anna", "soc")
    assert (len(waits(called, "ny tid")), counted(called)[1]) == (1, ["soc"])
    assert list(written(called, "ny tid", M1, "--till", "soc")) == ["soc"]
    sent(called, "ny tid", "soc")
    assert (waits(called, "ny tid"), counted(called)[1]) == ([], [])
    called.ok("möte", "ställ-in", M1, "--orsak", "x", "--ja")
    assert len(counted(called)[1]) == 6  # that it is off is told to all


# --- the letters --------------------------------------------------------------------------


def test_one_that_may_not_come_is_told_so_and_nothing_of_the_child(called: Norrbus) -> None:
    called.ok("möte", "flytta", M1, "--dag", "2026-04-23")
    assert "ingen som är kallad saknar samtycke" in called.refused(
        4, "dokument", "skriv", "återbud", M1
    )
    called.ok(*WITHDRAW, "--aktör", "soc")
    (text,) = written(called, "återbud", M1).values()
    assert text.startswith("# Återbud till norrbusmöte\n")
    assert f"Du är inte längre kallad till mötet {M1} och ska inte komma dit." in text
    assert "- onsdag 22 april 2026, kl. 13.00–14.00, Centrumskolan rum 12\n" in text
    assert "Ska du vara med senare får du en ny kallelse." in text
    assert not any(each in text for each in ("Elsa", "blir inte av", "trygg skoldag", "23 april"))
    assert "ingen mottagare" in called.refused(
        3, "dokument", "skriv", "återbud", M1, "--till", "skola"
    )


def test_one_that_was_told_not_to_come_is_summoned_anew(called: Norrbus) -> None:
    called.ok("möte", "svar", M1, "--vem", "soc", "--svar", "ja")
    called.ok(*WITHDRAW, "--aktör", "soc")
    written(called, "återbud", M1)
    sent(called, "återbud", "soc")
    kalla = ("möte", "kalla", M1, "--aktör", "soc", "--sätt", "säkert meddelande")
    assert "soc kan inte kallas" in called.refused(4, *kalla)
    called.ok(*kalla, *REASON)
    (soc,) = (each for each in rows_of_meeting(called) if each["vem"] == "soc")
    assert soc["trots_saknat_samtycke"] == "OSL 25:12"
    assert (soc["skickad"], soc["satt"]) == ("2026-04-01", "säkert meddelande")
    assert soc["svar"] == "inget svar"
    called.ok("ångra", "--ja")
    given.consent(called, "Anna", "soc")
    called.day = "2026-04-02"
    called.ok(*kalla)
    (soc,) = (each for each in rows_of_meeting(called) if each["vem"] == "soc")
    assert (soc["skickad"], soc["trots_saknat_samtycke"]) == ("2026-04-02", "")
    # What it was told before does not count when consent is lost again.
    called.ok(*WITHDRAW, "--aktör", "soc")
    assert (waits(called), counted(called)[0]) == (["idag"], ["soc"])


def rows_of_meeting(norrbus: Norrbus) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(norrbus.ok("möte", "visa", M1, "--json"))["deltagare"]
    return found


def test_a_new_time_is_refused_only_where_nobody_may_have_it(called: Norrbus) -> None:
    given.booked(called, "2026-04-24")
    called.ok(
        *("möte", "kalla", M2, "--aktör", "soc", "--sätt", "brev"),
        *("--bjud-inte", "barnet", "--bjud-inte", "Anna", "--bjud-inte", "Mikael"),
    )
    called.ok("möte", "flytta", M2, "--dag", "2026-04-27")
    called.ok(*WITHDRAW, "--aktör", "soc")
    line = ("dokument", "skriv", "ny tid", M2)
    assert f"Papperet kan inte gå till soc: {LACKING}" in called.refused(4, *line)
    called.ok(*line, *REASON)
    assert waits(called, "ny tid") == []


def test_a_calendar_file_invites_nobody_without_consent(called: Norrbus) -> None:
    called.ok("dokument", "skriv", "kalenderfil", M1)
    called.ok(*WITHDRAW, "--aktör", "soc")
    found = called("möte", "flytta", M1, "--dag", "2026-04-23").out
    assert "kalender-1-skola.ics" in found
    assert "kalender-1-soc.ics" not in found
    told = called("dokument", "skriv", "kalenderfil", M1, "--skriv-över")
    assert "soc får inte papperet" in told.err
    assert "kalender-1-soc" not in told.out
    refused = called.refused(4, "dokument", "skriv", "kalenderfil", M1, "--till", "soc")
    assert LACKING in refused
    assert "kalender-2-soc.ics" in called("möte", "ställ-in", M1, "--orsak", "x", "--ja").out


def test_a_calendar_file_that_only_those_without_consent_would_have_is_refused(
    called: Norrbus,
) -> None:
    given.booked(called, "2026-04-24")
    called.ok(
        *("möte", "kalla", M2, "--aktör", "soc", "--sätt", "brev"),
        *("--bjud-inte", "barnet", "--bjud-inte", "Anna", "--bjud-inte", "Mikael"),
    )
    called.ok(*WITHDRAW, "--aktör", "soc")
    line = ("dokument", "skriv", "kalenderfil", M2)
    assert f"Papperet kan inte gå till soc: {LACKING}" in called.refused(4, *line)


# --- the papers to all --------------------------------------------------------------------


def test_minutes_and_agenda_go_to_those_that_consent_covers_unless_there_is_a_reason(
    called: Norrbus,
) -> None:
    called.ok(*WITHDRAW, "--aktör", "soc")
    line = ("dokument", "skriv", "mötesagenda", M1)
    told = called(*line)
    assert f"Varning: soc får inte papperet: {LACKING} (OSL 10 kap. 1 §" in told.err
    family = "Elsa Lantto, Anna Lantto och vårdnadshavare 2 (skyddad)"
    assert last_to(called) == f"skola, primärvård, {family}"
    assert "får inte papperet" not in called(*line, "--till", "skola").err
    assert f"Papperet kan inte gå till soc: {LACKING}" in called.refused(4, *line, "--till", "soc")
    called.ok(*line, "--till", "soc", *REASON)
    assert last_to(called) == "soc"
    called.day = "2026-04-22"
    given.held(called)
    line = ("dokument", "skriv", "minnesanteckningar", M1)
    assert "soc får inte papperet" in called(*line).err
    assert last_to(called) == f"skola, primärvård, {family}"
    assert "får inte papperet" not in called(*line, *REASON, "--skriv-över").err
    assert last_to(called) == f"skola, soc, primärvård, {family}"


def test_a_reason_that_was_given_at_the_summons_holds_for_the_minutes_too(called: Norrbus) -> None:
    called.ok(*WITHDRAW, "--aktör", "soc")
    called.ok("möte", "kalla", M1, "--aktör", "soc", "--sätt", "brev", *REASON)
    called.day = "2026-04-22"
    line = ("möte", "genomför", M1, "--närvarande", "skola", "--närvarande", "soc")
    assert "Giltigt samtycke" not in called(*line, "--anteckningar", "x").err
    assert "får inte papperet" not in called("dokument", "skriv", "minnesanteckningar", M1).err
    assert last_to(called).startswith("skola, soc,")
    sent(called, "minnesanteckningar")


def test_the_plan_and_the_follow_up_go_to_those_that_consent_covers(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    line = ("uppföljning", "registrera", "1", "--genomförd", "1", "--genomförd", "2")
    norrbus.ok(*line, "--genomförd", "3", "--beslut", "fortsätt", "--nästa", "2026-06-10")
    norrbus.ok("dokument", "skriv", "uppföljning", "1")
    older = number(norrbus, "uppföljning", "alla delaktiga")
    norrbus.ok(*WITHDRAW, "--aktör", "soc")
    for kind in ("genomförandeplan", "uppföljning"):
        told = norrbus("dokument", "skriv", kind, "1", "--mapp", str(norrbus.home / kind))
        assert f"soc får inte papperet: {LACKING}" in told.err
        assert "Sara Niva" not in last_to(norrbus)
        assert "soc" not in last_to(norrbus)
        refused = norrbus.refused(4, "dokument", "skriv", kind, "1", "--till", "soc")
        assert "Papperet kan inte gå till soc" in refused
        reason = norrbus("dokument", "skriv", kind, "1", *REASON, "--skriv-över")
        assert "får inte papperet" not in reason.err
    note = ("dokument", "skickat")
    refused = norrbus.refused(4, *note, older, "--sätt", "brev")
    assert f"Papper {older}, uppföljning, kan inte skickas till soc" in refused
    plan = number(norrbus, "genomförandeplan", "Per")
    assert "kan inte skickas till soc" in norrbus.refused(4, *note, plan, "--sätt", "brev")


# --- a paper that is written already ------------------------------------------------------


def test_a_paper_that_lies_written_is_not_noted_as_sent_without_a_reason(called: Norrbus) -> None:
    called.ok("möte", "flytta", M1, "--dag", "2026-04-23", "--skriv")
    paper = number(called, "ny tid", "soc")
    called.day = "2026-04-02"
    called.ok(*WITHDRAW, "--aktör", "soc")
    line = ("dokument", "skickat", paper, "--sätt", "brev")
    refused = called.refused(4, *line)
    assert f"Papper {paper}, ny tid, kan inte skickas till soc to 2026-04-02: {LACKING}" in refused
    assert "Filen ligger kvar: " in refused
    assert "NB-2026-0001-M1-ny-tid-1-soc.md" in refused
    called.ok(*line, "--dag", "2026-04-01")  # it went before the withdrawal
    called.ok(*line, *REASON)
    assert "OSL 25:12" in called.ok("logg", "--json", "--antal", "1")


def test_a_paper_to_many_can_be_noted_as_sent_to_the_others(called: Norrbus) -> None:
    called.ok("dokument", "skriv", "mötesagenda", M1)
    called.ok(*WITHDRAW, "--aktör", "soc")
    line = ("dokument", "skickat", number(called, "mötesagenda"), "--sätt", "brev")
    assert "kan inte skickas till soc" in called.refused(4, *line)
    assert "kan inte skickas till soc" in called.refused(4, *line, "--till", "Sara Niva")
    assert "kan inte skickas till BUP" in called.refused(4, *line, "--till", "BUP")
    called.ok(*line, "--till", "skola")
    called.ok(*line, "--till", "socionomen")  # no actor is called so
    called.ok("dokument", "underskrivet", number(called, "mötesagenda"), "--av", "soc")


def test_what_tells_no_actor_of_a_child_is_noted_as_sent(called: Norrbus) -> None:
    called.ok(*WITHDRAW)
    called.ok("dokument", "skriv", "samtycke", "1")
    written(called, "återbud", M1)
    sent(called, "återbud", "soc")
    sent(called, "samtycke", "Anna", "--till", "soc")


# --- the meeting itself -------------------------------------------------------------------


def test_a_meeting_that_was_held_says_for_whom_consent_was_missing_and_keeps_the_record(
    called: Norrbus,
) -> None:
    called.ok(*WITHDRAW, "--aktör", "soc")
    called.day = "2026-04-22"
    line = ("möte", "genomför", M1, "--närvarande", "skola", "--anteckningar", "Vi talades vid.")
    assert "Giltigt samtycke" not in called(*line).err
    said = called(*line, "--närvarande", "soc")
    assert said.code == 0
    assert "är hållet" in said.out
    assert "Giltigt samtycke saknades för soc på mötesdagen, on 2026-04-22 (OSL 10 kap." in said.err
    assert "varför aktören var med" in said.err
    assert json.loads(called.ok("möte", "visa", M1, "--json"))["anteckningar"] == "Vi talades vid."
    # Of another day's consent nothing is said.
    called.day = "2026-04-23"
    called.ok(*WITHDRAW)
    said = called(*line, "--närvarande", "soc", "--närvarande", "primärvård")
    assert "saknades för soc på" in said.err
    called.ok("samtycke", "registrera", "1", "--vem", "Anna", *consent_of("soc"))
    assert "saknades för soc på" in called(*line, "--närvarande", "soc").err


def consent_of(actor: str) -> tuple[str, ...]:
    return (*("--aktör", actor, "--gäller", "x", "--form", "muntligt"), *("--till", "2026-12-31"))


def test_an_anonymous_consultation_needs_no_consent(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    given.summoned(norrbus)
    assert (waits(norrbus), counted(norrbus)[0]) == ([], [])
    norrbus.ok("dokument", "skriv", "mötesagenda", M1)
    sent(norrbus, "mötesagenda")
