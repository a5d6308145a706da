"""A case on one screen: where it stands, what it waits for, how far the plan has come, what happened."""

from __future__ import annotations

import json
import re
from typing import Any

import given
import pytest
from conftest import Norrbus
from given import SECRET

REFERENCE = "NB-2026-0001"
FOLLOW_UP = (
    "uppföljning",
    "registrera",
    "1",
    "--genomförd",
    "1",
    "--mål-uppnått",
    "1",
    "--genomförd",
    "3",
)


def screen(norrbus: Norrbus, *more: str) -> str:
    """What is seen at a terminal, without its colours."""
    result = norrbus("ärende", "visa", "1", *more, terminal=True)
    assert result.code == 0, result.err
    return re.sub(r"\x1b\[[0-9;]*m", "", result.out)


def flat(norrbus: Norrbus, *more: str) -> str:
    return " ".join(screen(norrbus, *more).split())


def shown(norrbus: Norrbus, *more: str) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("ärende", "visa", "1", "--json", *more)))


def told(norrbus: Norrbus) -> list[str]:
    """The way in ``--json``, the newest first."""
    return [f"{each['dag']} {each['vad']}" for each in shown(norrbus)["tidslinje"]]


def followed_up(norrbus: Norrbus) -> None:
    """A plan that has been followed up and revised, some months later."""
    given.agreed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Mikael", "--skydd", "ingen")
    norrbus.day = "2026-06-10"
    norrbus.ok(
        *FOLLOW_UP,
        "--delvis",
        "2",
        "--därför",
        "2=vakans",
        "--beslut",
        "revidera",
        "--till",
        "2=2026-09-30",
        "--nästa",
        "2026-09-16",
        "--nästa-tid",
        "14.00",
    )
    norrbus.day = "2026-09-01"


def test_an_ordinary_case_is_told_on_one_screen(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    followed_up(norrbus)
    monkeypatch.setenv("LINES", "40")
    seen = screen(norrbus)
    lines = seen.splitlines()
    assert max(map(len, lines)) <= 80
    assert len(lines) <= 39
    assert lines[0] == "NB-2026-0001: plan ska kompletteras"
    assert lines[1].startswith("Barnet       Elsa Lantto (20140903-2388), 11 år")
    assert lines[2].startswith("Vårdnad      Anna Lantto (gemensam); Mikael Ström (gemensam,")
    said = " ".join(seen.split())
    assert "Kalix kommun" in said
    assert "2514" not in said
    assert "Uppföljning on 2026-09-16 kl. 14.00" in said
    assert "Väntar på underskrift av planen: primärvård, Anna Lantto och Mikael Ström" in said
    assert "Nästa möte inget bokat" in said
    assert "(skola): genomförd, målet uppnått (i version 1)" in said
    assert "Planen version 1 följdes upp: 2 av 3 insatser genomförda; beslut: revidera" in said
    assert re.search(r"… \d till: --tidslinje$", said)
    assert "Behovet sågs" not in said


def test_everything_shows_the_rest_and_all_that_was_shown_before(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    said = flat(norrbus, "--allt")
    assert "må 2026-03-30" not in said
    for words in (
        "Behovet sågs av skola",
        "Fungerar bra Hästar.",
        "Nummer 19850211-2389",
        "Frister",
        "E-post anna@example.se",
        "Nivå tidiga insatser",
        "kl. 13.00 hållet",
    ):
        assert words in said, words
    assert "--allt" not in said


def test_what_is_empty_is_left_out(norrbus: Norrbus) -> None:
    given.child(norrbus)
    said = screen(norrbus)
    assert not re.search(r"^(Vårdnad|Plan|Uppföljning|Skickat|Väntar på) ", said, re.M)
    assert "Samtycke     ! saknas: ingen vårdnadshavare är registrerad" in said


def test_a_consultation_has_no_child_and_no_consent(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    said = screen(norrbus)
    assert "NB-2026-0001: anonym konsultation" in said
    assert not re.search(r"^(Barnet|Samtycke) ", said, re.M)
    assert shown(norrbus)["vantar"] == []


def test_one_of_age_is_no_child(norrbus: Norrbus) -> None:
    given.child(norrbus, "--född", "2008-05-01", number="", name="Kim Niva")
    assert "Barnet       Kim Niva (2008-05-01), 17 år" in screen(norrbus)
    norrbus.day = "2026-05-01"
    assert "Den unge     Kim Niva (2008-05-01), 18 år" in screen(norrbus)
    assert told(norrbus)[0] == "2026-05-01 Kim Niva fyllde 18 år"


def test_an_interpreter_and_a_language_stand_with_the_child(norrbus: Norrbus) -> None:
    given.child(norrbus, "--språk", "finska", "--tolk", "ja", "--kön", "flicka")
    assert "Elsa Lantto (20140903-2388), 11 år, flicka, tolk, språk: finska" in flat(norrbus)


def test_protected_data_are_hidden_until_asked_for_with_a_reason(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    for more in ((), ("--allt",)):
        said = flat(norrbus, *more)
        assert not [secret for secret in SECRET if secret in said]
        assert "sekretessmarkering" in said
    assert "070-174 06 12" in flat(norrbus, "--visa-skyddat", "akut")
    assert not [
        secret for secret in SECRET if secret in norrbus.ok("ärende", "visa", "1", "--json")
    ]


def test_the_place_of_a_meeting_is_not_told_of_a_hidden_child(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    assert "norrbusmöte M1 ti 2026-04-21 kl. 13.00, Centrumskolan rum 12 (bokat)" in flat(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")
    assert "Centrumskolan" not in screen(norrbus)
    assert "norrbusmöte M1 ti 2026-04-21 kl. 13.00 (bokat)" in flat(norrbus)


def test_a_case_without_a_page_is_not_found_and_nobody_is_looked_at(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    before = norrbus.rows()["looks"]
    norrbus.refused(3, "ärende", "visa", "7")
    norrbus.refused(3, "ärende", "visa", "Nils Nilsson")
    assert norrbus.rows()["looks"] == before
    norrbus.ok("ärende", "visa", "1")
    assert norrbus.rows()["looks"] == before + 3


@pytest.mark.parametrize(
    ("day", "standing", "mark"),
    [
        ("2026-04-26", "beslutad, börjar må 2026-04-27", ""),
        ("2026-04-27", "beslutad, börjar må 2026-04-27", ""),
        ("2026-04-28", "beslutad, skulle ha börjat må 2026-04-27", "! "),
        ("2026-06-12", "beslutad, skulle ha börjat må 2026-04-27", "! "),
        ("2026-06-13", "beslutad, skulle ha slutat fr 2026-06-12", "! "),
    ],
)
def test_a_measure_says_how_far_it_has_come(
    norrbus: Norrbus, day: str, standing: str, mark: str
) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "nya dagar")
    norrbus.ok("plan", "ändra-insats", "1", "1", "--börjar", "2026-04-27", "--slutar", "2026-06-12")
    norrbus.day = day
    what = shown(norrbus)["insatser"][0]["vad"]
    assert f"{mark}1 {what} (skola): {standing}" in flat(norrbus)
    assert (f"! 1 {what}" in flat(norrbus)) == bool(mark)


@pytest.mark.parametrize(
    ("day", "mark"), [("2026-06-11", ""), ("2026-06-12", ""), ("2026-06-13", "! ")]
)
def test_a_running_measure_is_late_the_day_after_its_last(
    norrbus: Norrbus, day: str, mark: str
) -> None:
    given.agreed(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "nya dagar")
    norrbus.ok("plan", "ändra-insats", "1", "1", "--börjar", "2026-04-21", "--slutar", "2026-06-12")
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "pågår")
    what = shown(norrbus)["insatser"][0]["vad"]
    norrbus.day = day
    until = "pågår, skulle ha slutat" if mark else "pågår till"
    assert f"{mark}1 {what} (skola): {until} fr 2026-06-12" in flat(norrbus)
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "klar")
    assert f"1 {what} (skola): klar" in flat(norrbus)
    assert f"! 1 {what}" not in flat(norrbus)
    norrbus.ok("plan", "revidera", "1", "--orsak", "en till")
    assert [f"Insats 1 ({what}, skola): klar" in each for each in told(norrbus)].count(True) == 1


def test_a_measure_without_days_says_its_state_alone(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.ok("plan", "insats", "1", "--vad", "Samtal", "--aktör", "soc")
    said = flat(norrbus)
    assert "1 Samtal (soc): beslutad Nästa" in said.replace("! planen", "Nästa").replace(
        "Nästa möte", "Nästa"
    )
    assert "Uppföljning ingen bestämd" in said
    assert "upprättades med 1 insats" in told(norrbus)[0]


@pytest.mark.parametrize("day", ["2026-04-20", "2026-04-21", "2026-04-22"])
def test_who_has_not_answered_or_signed_is_waited_for(norrbus: Norrbus, day: str) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.ok("möte", "svar", "1", "--vem", "skola", "--svar", "ja")
    norrbus.day = day
    waits = shown(norrbus)["vantar"]
    assert [each["vem"] for each in waits] == (
        ["soc", "primärvård", *(each["vem"] for each in waits[2:])] if day < "2026-04-22" else []
    )
    said = flat(norrbus)
    assert ("svar på kallelsen M1: soc, primärvård" in said) == (day < "2026-04-22")
    assert ("! norrbusmöte M1 ti 2026-04-21" in said) == (day == "2026-04-22")
    assert ("inte genomfört än" in said) == (day == "2026-04-22")


def test_who_has_not_consented_is_waited_for(norrbus: Norrbus) -> None:
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola", "BUP")
    wait = {"vem": "vårdnadshavare 2 (skyddad)", "vad": "samtycke", "galler": REFERENCE}
    assert shown(norrbus)["vantar"] == [
        {**wait, "nasta_steg": f"norrbus samtycke registrera {REFERENCE}"}
    ]
    given.consent(norrbus, "Mikael", "soc")
    assert {each["vem"] for each in shown(norrbus)["vantar"]} == {
        "Anna Lantto",
        "vårdnadshavare 2 (skyddad)",
    }
    assert "Väntar på samtycke: vårdnadshavare 2 (skyddad) och Anna Lantto" in flat(norrbus)


def test_a_consent_is_shown_with_who_gave_it_for_whom_and_until_when(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Mikael", "--aktör", "soc", "--ja")
    said = flat(norrbus)
    assert "Anna Lantto: skola, soc och primärvård, gäller till 2026-12-31" in said
    assert "vårdnadshavare 2 (skyddad): skola och primärvård, gäller till 2026-12-31" in said
    assert "Samtycket från vårdnadshavare 2 (skyddad) återkallades för soc" in said
    norrbus.ok("samtycke", "återkalla", "1", "--vem", "Mikael", "--ja")
    assert [each["givare"] for each in shown(norrbus)["samtycken"]] == ["Anna Lantto"]
    assert "2026-03-30 Samtycket från vårdnadshavare 2 (skyddad) återkallades" in told(norrbus)
    norrbus.ok(
        "samtycke",
        "registrera",
        "1",
        "--vem",
        "Mikael",
        "--aktör",
        "soc",
        "--gäller",
        "x",
        "--form",
        "muntligt",
        "--från",
        "2026-04-10",
        "--till",
        "2026-04-20",
    )
    assert "vårdnadshavare 2 (skyddad): soc, gäller från fr 2026-04-10 till 2026-04-20" in flat(
        norrbus
    )
    ended = "2026-04-20 Sista dagen för samtycket från vårdnadshavare 2 (skyddad)"
    norrbus.day = "2026-04-20"
    assert ended not in told(norrbus)
    norrbus.day = "2026-04-21"
    assert ended in told(norrbus)


def test_what_was_sent_is_shown_with_day_and_way(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna", "--format", "md")
    norrbus.ok("dokument", "skickat", "1", "--sätt", "brev")
    assert "samtycke till Anna Lantto (brev)" in flat(norrbus, "--allt")
    sent = shown(norrbus)["skickat"]
    [invited] = [each for each in sent if each["slag"] == "inbjudan M1"]
    assert invited == {
        "dokument": None,
        "slag": "inbjudan M1",
        "till": invited["till"],
        "dag": norrbus.day,
        "satt": invited["satt"],
        "skrivet": False,
    }
    assert {each["dokument"] for each in sent} == {1, None}
    assert sent[-1]["dokument"] == 1, "the latest noted"
    assert any(each.endswith("Samtycke skickades till Anna Lantto") for each in told(norrbus))
    for number in ("1", "1", "1"):
        norrbus.day = f"2026-04-0{int(norrbus.day[-1]) % 9 + 1}"
        norrbus.ok("dokument", "skickat", number, "--sätt", "personligen")
    assert (
        "Skickat 6 utskick, senast samtycke till Anna Lantto (personligen), fr 2026-04-03"
        in flat(norrbus)
    )


def test_a_summons_is_said_to_be_noted_as_sent_and_whether_it_is_written(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    call = ("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev")
    assert "Antecknat som skickat må 2026-03-30: brev.\n" in norrbus.ok(*call)
    noted = "(brev), antecknad som skickad"
    assert f"kallelse M1 till skola {noted}, inte skriven här" in flat(norrbus, "--allt")
    assert f"barnet {noted}" not in flat(norrbus, "--allt")
    norrbus.ok("dokument", "skriv", "kallelse", "1", "--format", "md")
    told = flat(norrbus, "--allt")
    assert f"kallelse M1 till skola {noted} må" in told or f"kallelse M1 till skola {noted}" in told
    assert f"kallelse M1 till skola {noted}, inte" not in told
    assert (
        f"inbjudan M1 till Elsa Lantto, Anna Lantto och vårdnadshavare 2 (skyddad) {noted}, inte"
        in told
    )
    norrbus.ok("dokument", "skriv", "inbjudan", "1", "--till", "Anna", "--format", "md")
    told = flat(norrbus, "--allt")
    assert f"inbjudan M1 till Anna Lantto {noted}" in told
    assert (
        f"inbjudan M1 till Elsa Lantto och vårdnadshavare 2 (skyddad) {noted}, inte skriven" in told
    )
    # The letter of a summons is the one that was noted with it.
    assert shown(norrbus)["inte_skickat"] == []


def test_what_is_written_and_not_noted_as_sent_stands_so(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    minutes = ("dokument", "skriv", "minnesanteckningar", "1", "--format", "md")
    norrbus.ok(*minutes)
    norrbus.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna", "--format", "md")
    [left] = shown(norrbus)["inte_skickat"]
    assert (left["slag"], left["skrivet"]) == ("minnesanteckningar", norrbus.day)
    waits = "skrivet, inte antecknat som skickat"
    assert f"minnesanteckningar: {waits}" in flat(norrbus)
    assert f"minnesanteckningar till {left['till']}: {waits}" in flat(norrbus, "--allt")
    norrbus.ok("dokument", "skriv", "genomförandeplan", "1", "--format", "md")
    assert f"genomförandeplan och en till: {waits}" in flat(norrbus)
    norrbus.ok("dokument", "skriv", "tidslinje", "1", "--till", "Elsa", "--format", "md")
    assert f"tidslinje och 2 till: {waits}" in flat(norrbus)
    norrbus.ok("dokument", "skickat", str(left["dokument"]), "--sätt", "brev")
    assert "minnesanteckningar" not in {each["slag"] for each in shown(norrbus)["inte_skickat"]}
    written = [each["dokument"] for each in shown(norrbus)["inte_skickat"]]
    norrbus.ok("dokument", "skriv", "genomförandeplan", "1", "--format", "md", "--skriv-över")
    assert len(shown(norrbus)["inte_skickat"]) == len(written), "a newer one takes its place"
    for each in shown(norrbus)["inte_skickat"]:
        norrbus.ok("dokument", "skickat", str(each["dokument"]), "--sätt", "brev")
    assert waits not in flat(norrbus)


def test_all_that_stands_beside_the_way_is_told(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok(
        "register",
        "samordnare",
        "--namn",
        "Sara Niva",
        "--titel",
        "handläggare",
        "--e-post",
        "s@example.se",
    )
    norrbus.ok(
        "ärende",
        "placera",
        "1",
        "--form",
        "familjehem",
        "--samordnare",
        "Sara Niva",
        "--sedan",
        "2026-04-21",
    )
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--aktör",
        "soc",
        "--aktör",
        "skola",
        "--gäller",
        "kostnadsansvar",
        "--beskrivning",
        "Vem betalar?",
    )
    norrbus.ok("oenighet", "hänskjut", "1", "--nivå", "styrgrupp")
    given.deviation(norrbus)
    norrbus.ok(
        "ärende", "invändning", "1", "--vem", "Anna", "--om", "behovet", "--text", "Tre dagar."
    )
    norrbus.ok("ärende", "bevara", "1", "--därför", "annat", "--skäl", "Beslut")
    found = told(norrbus)
    for words in (
        "Placering började (familjehem)",
        "Karin Öberg lämnade över till Sara Niva",
        "Oenigheten O1 om kostnadsansvar anmäldes, mellan skola och soc",
        "Oenigheten O1 om kostnadsansvar lyftes till styrgrupp",
        "Avvikelsen A-2026-0001 rapporterades: ",
        "Anna Lantto invände mot behovet",
        "Ska bevaras: annat",
    ):
        assert any(f"2026-04-21 {words}" in each for each in found), words
    said = flat(norrbus)
    assert "beslut om oenigheten NB-2026-0001-O1: styrgrupp" in said
    assert "närmaste chefens underskrift i A-2026-0001" in said
    given.handled(norrbus)
    norrbus.ok("oenighet", "avgör", "1", "--beslut", "Delas.")
    said = flat(norrbus)
    assert "i A-2026-0001" not in said.partition("Samtycke")[0]
    assert "Oenigheten O1 om kostnadsansvar avgjordes" in " ".join(told(norrbus))
    norrbus.ok("avvikelse", "avsluta", "1")
    assert any("Avvikelsen A-2026-0001" in each and "avslutades" in each for each in told(norrbus))


def test_a_case_that_moved_and_came_back_says_so(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--upphörde", "2026-04-20")
    norrbus.ok("ärende", "flytta-ut", "1", "--till", "soc", "--ja")
    assert any("Ärendet lämnades till Kalix socialtjänst" in each for each in told(norrbus))
    assert any("Anna Lantto är inte längre vårdnadshavare" in each for each in told(norrbus))
    assert "vårdnad till må 2026-04-20" in flat(norrbus)
    assert shown(norrbus)["vantar"] == []
    assert "Nästa möte" not in screen(norrbus)
    assert any("Ärendet avslutades: lämnat till annan myndighet" in each for each in told(norrbus))
    norrbus.ok("ärende", "öppna", "1", "--orsak", "åter")
    assert any("Ärendet öppnades igen" in each for each in told(norrbus))


def test_a_meeting_that_is_moved_held_or_cancelled_is_told(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    assert f"{norrbus.day} Norrbusmöte M1 bokades till ti 2026-04-21 kl. 13.00" in told(norrbus)
    norrbus.day = "2026-04-01"
    norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-22")
    assert "2026-04-01 Norrbusmöte M1 flyttades" in told(norrbus)
    norrbus.day = "2026-04-02"
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "sjukdom", "--ja")
    found = told(norrbus)
    assert "2026-04-02 Norrbusmöte M1 ställdes in" in found
    assert not any("flyttades" in each for each in found)
    norrbus.ok(
        "ärende",
        "ändra",
        "1",
        "--chef",
        "Per Lindmark",
        "--chefsbeslut",
        "2026-04-01",
        "--utskrivningsklar",
        "2026-04-01",
        "--sett-över",
        "2026-04-01",
    )
    for words in (
        "Per Lindmark godkände att aktörerna kallas",
        "Underrättelsen om utskrivningsklar kom",
        "Ärendet sågs över",
    ):
        assert f"2026-04-01 {words}" in told(norrbus)


def test_long_words_about_the_need_are_cut_between_words(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--behov", "Sover dåligt. " * 30)
    said = flat(norrbus)
    assert "Sover dåligt. Sover … " in said.replace("Sover dåligt. …", "Sover dåligt. Sover …")
    assert said.count("dåligt") < 12
    assert flat(norrbus, "--allt").count("dåligt") == 60


def test_a_colour_says_nothing_that_a_word_does_not(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.case(norrbus)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    coloured = norrbus("ärende", "visa", "1", terminal=True).out
    assert "\x1b[" in coloured
    monkeypatch.setenv("NO_COLOR", "1")
    grey = norrbus("ärende", "visa", "1", terminal=True).out
    assert "\x1b[3" not in grey
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == re.sub(r"\x1b\[[0-9;]*m", "", grey)
    assert "! saknas från Anna Lantto och vårdnadshavare 2 (skyddad)" in grey


def test_in_plain_lines_each_stands_behind_its_label(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.consented(norrbus)
    monkeypatch.setenv("TERM", "xterm-256color")
    said = norrbus("--enkelt", "ärende", "visa", "1", terminal=True).out
    assert "\x1b" not in said
    who = "Anna Lantto och vårdnadshavare 2 (skyddad)"
    assert f"\nSamtycke: komplett från {who} för" in said
    assert said.startswith("NB-2026-0001: kallelse ska skickas\nBarnet: ")


def test_a_pipe_gets_all_of_it(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    said = norrbus.ok("ärende", "visa", "1")
    for line in (
        "Kommun: Kalix kommun",
        "Kommunkod: 2514",
        "Nästa möte: ",
        "Fungerar bra: Hästar.",
    ):
        assert f"{line}" in said
    assert re.search(r"^Tidslinje: .*\tBehovet sågs av skola\tbehov\t$", said, re.M)
    assert re.search(r"^Insatser: 1\t", said, re.M)


def test_the_log_stands_below(norrbus: Norrbus) -> None:
    given.case(norrbus)
    said = flat(norrbus, "--historik")
    assert said.index("Hänt") < said.index("Historik")
    assert "registrerat" in said
    assert "Fungerar bra" not in said


def test_the_narrowest_terminal_shows_it_too(
    norrbus: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    given.agreed(norrbus)
    monkeypatch.setenv("COLUMNS", "10")
    assert "Elsa Lantto" in flat(norrbus)
    assert "Behovet sågs av" in flat(norrbus, "--tidslinje")
