"""Meetings above the single case: booked, prepared, held, their minutes sent to the participants and the whole steering group."""

from __future__ import annotations

import json
from typing import Any

import given
import pytest
from conftest import Norrbus

HOLD = ("--närvarande", "Per", "--anteckningar", "Vi gick igenom höstens avvikelser.")


def shown(norrbus: Norrbus, which: str = "1") -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("forum", "visa", which, "--json")))


def listed(norrbus: Norrbus, *more: str) -> list[str]:
    return [each["referens"] for each in json.loads(norrbus.ok("forum", "lista", *more, "--json"))]


def member(norrbus: Norrbus, name: str, kind: str = "styrgrupp", *more: str) -> None:
    norrbus.ok("forum", "ledamot", "lägg-till", "--slag", kind, "--namn", name, *more)


def members(norrbus: Norrbus) -> list[tuple[str, str]]:
    return [
        (each["slag"], each["namn"])
        for each in json.loads(norrbus.ok("forum", "ledamot", "--json"))
    ]


def names(norrbus: Norrbus, which: str = "1") -> list[str]:
    return [each["namn"] for each in shown(norrbus, which)["deltagare"]]


@pytest.fixture
def booked(norrbus: Norrbus) -> Norrbus:
    """A meeting of the forum barn och unga on 2026-04-21, with a member and two guests; Monday 2026-03-30."""
    member(
        norrbus,
        "Per Lindmark",
        "forum barn och unga",
        "--roll",
        "rektor",
        "--e-post",
        "per@example.se",
    )
    given.forum(
        norrbus,
        "--deltagare",
        "Sara Niva, socialtjänsten",
        "--deltagare",
        "Ola Engström",
        kind="forum barn och unga",
    )
    return norrbus


@pytest.fixture
def held(booked: Norrbus) -> Norrbus:
    """The same, held on its day."""
    booked.day = "2026-04-21"
    booked.ok("forum", "genomför", "1", *HOLD)
    return booked


# --- booking ------------------------------------------------------------------


def test_a_meeting_is_booked_with_its_members_and_those_named(booked: Norrbus) -> None:
    found = shown(booked)
    assert (
        found["referens"],
        found["slag"],
        found["lage"],
        found["dag"],
        found["tid"],
        found["minuter"],
    ) == ("F-2026-0001", "forum barn och unga", "bokat", "2026-04-21", "09:00", 60)
    assert found["deltagare"] == [
        {"namn": "Per Lindmark", "roll": "rektor", "ledamot": True, "narvaro": ""},
        {"namn": "Sara Niva", "roll": "socialtjänsten", "ledamot": False, "narvaro": ""},
        {"namn": "Ola Engström", "roll": "", "ledamot": False, "narvaro": ""},
    ]
    assert found["kallas_av"] == found["leds_av"] == "Karin Öberg, specialpedagog"


def test_booking_says_what_comes_next(norrbus: Norrbus) -> None:
    line = (
        "forum",
        "boka",
        "--slag",
        "styr",
        "--dag",
        "2026-04-21",
        "--tid",
        "09.00",
        "--länk",
        "https://example.se/m",
    )
    result = norrbus(*line)
    assert result.out == "Mötet F-2026-0001, styrgrupp, är bokat ti 2026-04-21 kl. 09.00.\n"
    assert result.err == "Nästa steg: norrbus forum ändra F-2026-0001 --agenda @agenda.txt\n"
    assert (
        norrbus(*line, "--agenda", "Avvikelser").err
        == "Nästa steg: norrbus dokument skriv mötesagenda F-2026-0002\n"
    )


def test_the_number_goes_by_the_year_of_the_meeting(norrbus: Norrbus) -> None:
    for day in ("2026-12-31", "2027-01-01", "2026-05-04"):
        given.forum(norrbus, day=day)
    assert listed(norrbus) == ["F-2026-0002", "F-2026-0001", "F-2027-0001"]
    assert "kan vara F-2026-0001 eller F-2027-0001" in norrbus.refused(2, "forum", "visa", "1")
    assert "Det finns inget möte F-2026-0009" in norrbus.refused(3, "forum", "visa", "F-2026-0009")


def test_a_name_is_one_person_also_when_it_is_given_twice(norrbus: Norrbus) -> None:
    member(norrbus, "Per Lindmark")
    given.forum(
        norrbus,
        "--deltagare",
        "per lindmark, rektor",
        "--deltagare",
        "Sara Niva",
        "--deltagare",
        "SARA NIVA, chef",
    )
    assert names(norrbus) == ["Per Lindmark", "Sara Niva"]


def test_a_member_is_called_to_what_is_booked_afterwards_and_only_to_its_kind(
    norrbus: Norrbus,
) -> None:
    given.forum(norrbus)
    member(norrbus, "Maj Niemi")
    given.forum(norrbus)
    given.forum(norrbus, kind="gruppnivå")
    norrbus.ok("forum", "ledamot", "ta-bort", "maj niemi")
    given.forum(norrbus)
    assert [names(norrbus, str(number)) for number in (1, 2, 3, 4)] == [[], ["Maj Niemi"], [], []]


def test_the_coordinator_who_works_summons_and_leads_unless_others_are_named(
    norrbus: Norrbus,
) -> None:
    norrbus.ok("register", "samordnare", "--namn", "Sven Wara")
    settings = norrbus.home / "egen.toml"
    settings.write_text('samordnare = "Sven Wara"\n')
    given.forum(norrbus, "--inställningar", str(settings), "--leds-av", "Maj Niemi")
    found = shown(norrbus)
    assert (found["kallas_av"], found["leds_av"]) == ("Sven Wara", "Maj Niemi")


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        (("--dag", "2026-04-21", "--slag", "styrgrupp"), 2, "plats eller en länk"),
        (("--dag", "2026-04-21", "--slag", "fika", "--plats", "x"), 2, "finns inte att välja"),
        (("--dag", "2007-12-31", "--slag", "styrgrupp", "--plats", "x"), 2, "Kontrollera årtalet"),
        (
            (
                "--dag",
                "2026-04-21",
                "--slag",
                "styrgrupp",
                "--plats",
                "x",
                "--deltagare",
                ", rektor",
            ),
            2,
            "NAMN, ROLL",
        ),
        (
            ("--dag", "2026-04-21", "--slag", "styrgrupp", "--plats", "x", "--minuter", "4"),
            2,
            "--minuter",
        ),
        (("--slag", "styrgrupp", "--plats", "x"), 2, "--dag"),
    ],
)
def test_a_booking_that_does_not_hold_together_is_refused(
    norrbus: Norrbus, line: tuple[str, ...], code: int, says: str
) -> None:
    assert says in norrbus.refused(code, "forum", "boka", "--tid", "9", *line)


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-04-18", "lö 2026-04-18 är ingen arbetsdag."),
        ("2026-03-27", "har redan varit"),
        ("2026-03-30", ""),
    ],
)
def test_an_odd_day_gives_a_warning(norrbus: Norrbus, day: str, says: str) -> None:
    result = norrbus(
        "forum", "boka", "--slag", "styrgrupp", "--dag", day, "--tid", "9", "--plats", "x"
    )
    assert (result.code, "Varning" in result.err) == (0, bool(says))
    assert says in result.err


def test_what_is_asked_at_a_terminal_takes_several_participants_with_commas_in_them(
    norrbus: Norrbus,
) -> None:
    answers = [
        "styrgrupp",
        "2026-04-21",
        "9",
        "",
        "Kommunhuset",
        "",
        "Avvikelser",
        "Per Lindmark, rektor; Sara Niva",
        "",
        "",
        "j",
    ]
    result = norrbus("forum", "boka", terminal=True, stdin="\n".join(answers) + "\n")
    assert "F-2026-0001" in result.out, result.err
    assert "flera med semikolon emellan" in result.out.replace("\n", " ")
    assert [(each["namn"], each["roll"]) for each in shown(norrbus)["deltagare"]] == [
        ("Per Lindmark", "rektor"),
        ("Sara Niva", ""),
    ]


# --- changing and cancelling ----------------------------------------------------


def test_a_meeting_can_be_changed_until_it_is_held(booked: Norrbus) -> None:
    booked.ok(
        "forum",
        "ändra",
        "1",
        "--agenda",
        "Avvikelser\n\n  Nästa möte",
        "--deltagare",
        "Sara Niva, enhetschef",
        "--deltagare",
        "Lena Waara, BUP",
    )
    found = shown(booked)
    assert found["agenda"] == "Avvikelser\n\n  Nästa möte"
    assert [(each["namn"], each["roll"]) for each in found["deltagare"]] == [
        ("Per Lindmark", "rektor"),
        ("Sara Niva", "enhetschef"),
        ("Lena Waara", "BUP"),
    ]
    booked.ok(
        "forum",
        "ändra",
        "1",
        "--dag",
        "2026-04-22",
        "--länk",
        "https://example.se/m",
        "--plats",
        "",
        "--kallas-av",
        "",
    )
    found = shown(booked)
    assert (found["dag"], found["plats"], found["kallas_av"], found["sequence"]) == (
        "2026-04-22",
        "",
        "Karin Öberg, specialpedagog",
        2,
    )
    assert names(booked) == ["Per Lindmark", "Sara Niva", "Lena Waara"]
    booked.ok("forum", "ändra", "1", "--deltagare", "Ola Engström")
    assert names(booked) == ["Per Lindmark", "Ola Engström"]
    assert "Ange vad som ska ändras" in booked.refused(2, "forum", "ändra", "1")
    assert "plats eller en länk" in booked.refused(2, "forum", "ändra", "1", "--länk", "")
    assert "är ingen arbetsdag" in booked("forum", "ändra", "1", "--dag", "2026-05-01").err


def test_a_held_meeting_is_not_changed_nor_cancelled(held: Norrbus) -> None:
    assert "F-2026-0001 är hållet och kan inte ändras" in held.refused(
        4, "forum", "ändra", "1", "--agenda", "x"
    )
    assert "är hållet" in held.refused(4, "forum", "ställ-in", "1", "--orsak", "sjukdom")


def test_a_cancelled_meeting_is_neither_changed_nor_held(booked: Norrbus) -> None:
    result = booked("forum", "ställ-in", "1", "--orsak", "sjukdom")
    assert (result.out, result.err) == (
        "Mötet F-2026-0001 är inställt.\n",
        'Nästa steg: norrbus forum boka --slag "forum barn och unga"\n',
    )
    assert (shown(booked)["lage"], shown(booked)["installt_orsak"], shown(booked)["sequence"]) == (
        "inställt",
        "sjukdom",
        1,
    )
    booked.day = "2026-04-21"
    for line in (
        ("ställ-in", "1", "--orsak", "x"),
        ("ändra", "1", "--agenda", "x"),
        ("genomför", "F-2026-0001", *HOLD),
    ):
        assert "är inställt och kan inte ändras" in booked.refused(4, "forum", *line)
    assert "inte hållet" in booked.refused(4, "forum", "skicka", "1", "--sätt", "brev")


def test_the_list_shows_what_is_to_come_or_all_or_a_kind(booked: Norrbus) -> None:
    for _ in range(2):
        given.forum(booked, day="2026-04-01")
    booked.ok("forum", "ställ-in", "2", "--orsak", "x")
    assert listed(booked) == ["F-2026-0003", "F-2026-0001"]
    assert listed(booked, "--alla") == ["F-2026-0002", "F-2026-0003", "F-2026-0001"]
    assert listed(booked, "--alla", "--slag", "styrgrupp") == ["F-2026-0002", "F-2026-0003"]
    assert listed(booked, "--slag", "gruppnivå") == []
    assert "Inga möten. Boka ett med" in booked("forum", "lista", "--slag", "gruppnivå").err


# --- holding --------------------------------------------------------------------


def test_a_meeting_is_held_with_those_who_came(held: Norrbus) -> None:
    found = shown(held)
    assert (found["lage"], found["anteckningar"]) == (
        "hållet",
        "Vi gick igenom höstens avvikelser.",
    )
    assert [each["narvaro"] for each in found["deltagare"]] == [
        "närvarande",
        "frånvarande",
        "frånvarande",
    ]


def test_what_is_added_to_a_held_meeting_leaves_the_rest_as_it_stands(held: Norrbus) -> None:
    before = shown(held)
    held.ok("forum", "genomför", "F-2026-0001", "--reflektion", "Bra underlag.")
    assert shown(held) == {**before, "reflektion": "Bra underlag."}
    held.ok("forum", "genomför", "F-2026-0001", "--nästa", "I maj.", "--övriga", "Per Ek")
    before = shown(held)
    told = held("forum", "genomför", "F-2026-0001", stdin="\n" * 8 + "j\n", terminal=True)
    assert (told.code, shown(held)) == (0, before)
    for stands in ("Vi gick igenom höstens avvikelser.", "Bra underlag.", "I maj.", "Per Ek"):
        assert f"Enter = {stands}, som det står" in " ".join(told.out.split())


def test_it_should_end_with_a_reflection_and_a_plan_for_the_next(booked: Norrbus) -> None:
    booked.day = "2026-04-21"
    err = booked("forum", "genomför", "1", *HOLD).err
    assert (
        "bör avslutas med en reflektion över innehållet (Arjeplogs rutin 2012). Lägg till det: norrbus forum genomför F-2026-0001 --reflektion …"
        in err
    )
    assert (
        "planering för nästa möte (Arjeplogs rutin 2012). Lägg till det: norrbus forum genomför F-2026-0001 --nästa …"
        in err
    )
    whole = ("--reflektion", "Bra.", "--nästa", "I höst.", "--övriga", "en praktikant")
    assert "Varning" not in booked("forum", "genomför", "F-2026-0001", *HOLD, *whole).err
    found = shown(booked)
    assert (found["reflektion"], found["nasta"], found["ovriga"]) == (
        "Bra.",
        "I höst.",
        "en praktikant",
    )


def test_it_is_not_held_before_its_day(booked: Norrbus) -> None:
    booked.day = "2026-04-20"
    assert "ti 2026-04-21, som inte har varit än" in booked.refused(
        4, "forum", "genomför", "1", *HOLD
    )
    booked.day = "2026-04-21"
    booked.ok("forum", "genomför", "1", *HOLD)


@pytest.mark.parametrize(
    ("came", "code", "says"),
    [
        ((), 2, "Ange vilka som var med"),
        (("--övriga", "en praktikant"), 2, "Ange vilka som var med"),
        (
            ("--närvarande", "Lena"),
            3,
            "Ingen deltagare heter Lena. Deltagare är Per Lindmark, Sara Niva och Ola Engström",
        ),
        (
            ("--närvarande", "Per", "--avvikelse", "A-2026-0001"),
            3,
            "Det finns ingen avvikelse A-2026-0001",
        ),
        (
            ("--närvarande", "Per", "--oenighet", "NB-2026-0001-O1"),
            3,
            "Det finns inget ärende NB-2026-0001",
        ),
    ],
)
def test_a_record_that_does_not_hold_together_is_refused(
    booked: Norrbus, came: tuple[str, ...], code: int, says: str
) -> None:
    booked.day = "2026-04-21"
    assert says in booked.refused(code, "forum", "genomför", "1", "--anteckningar", "x", *came)
    assert shown(booked)["lage"] == "bokat"


def test_a_beginning_of_a_name_must_be_one_persons(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-21"
    given.forum(
        norrbus, "--deltagare", "Per Lindmark", "--deltagare", "Per Niva", "--deltagare", "Per"
    )
    assert "Per L kan vara" not in norrbus.ok(
        "forum", "genomför", "1", "--närvarande", "Per L", "--anteckningar", "x"
    )
    again = ("forum", "genomför", "F-2026-0001", "--anteckningar", "x", "--närvarande")
    assert "Pe kan vara Per Lindmark, Per Niva eller Per. Skriv mer av namnet." in norrbus.refused(
        2, *again, "Pe"
    )
    norrbus.ok(*again, "per")
    assert [each["narvaro"] for each in shown(norrbus)["deltagare"]] == [
        "frånvarande",
        "frånvarande",
        "närvarande",
    ]


def test_without_participants_nobody_can_be_present(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-21"
    given.forum(norrbus)
    assert (
        'inga deltagare. Fler: norrbus forum ändra F-2026-0001 --deltagare "NAMN, ROLL"'
        in norrbus.refused(3, "forum", "genomför", "1", *HOLD)
    )


def test_done_again_by_its_whole_number_it_replaces_the_record_and_the_log_keeps_both(
    held: Norrbus,
) -> None:
    assert "skriv det helt: norrbus forum genomför F-2026-0001" in held.refused(
        4, "forum", "genomför", "1", *HOLD
    )
    held.ok("forum", "genomför", "f-2026-0001", "--närvarande", "Sara", "--anteckningar", "Rättat.")
    assert shown(held)["anteckningar"] == "Rättat."
    assert [each["narvaro"] for each in shown(held)["deltagare"]] == [
        "frånvarande",
        "närvarande",
        "frånvarande",
    ]
    register = held.open()
    notes = [
        json.loads(row["after"])["notes"]
        for row in register.rows(
            "SELECT after FROM changes WHERE table_name = 'forums' ORDER BY id"
        )
    ]
    register.close()
    assert notes[-2:] == ["Vi gick igenom höstens avvikelser.", "Rättat."]


def test_deviations_and_disagreements_are_treated_by_reference(booked: Norrbus) -> None:
    given.case(booked)
    given.deviation(booked)
    given.deviation(booked)
    booked.ok(
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
        "x",
    )
    booked.day = "2026-04-21"
    booked.ok(
        "forum",
        "genomför",
        "1",
        *HOLD,
        "--avvikelse",
        "1",
        "--avvikelse",
        "A-2026-0001",
        "--avvikelse",
        "2",
        "--oenighet",
        "NB-2026-0001-O1",
    )
    assert [(each["referens"], each["vad"]) for each in shown(booked)["behandlat"]] == [
        ("A-2026-0001", "avvikelse"),
        ("A-2026-0002", "avvikelse"),
        ("NB-2026-0001-O1", "oenighet"),
    ]
    booked.ok("forum", "genomför", "F-2026-0001", *HOLD, "--avvikelse", "2")
    assert [each["referens"] for each in shown(booked)["behandlat"]] == [
        "A-2026-0002",
        "NB-2026-0001-O1",  # of the other kind nothing was told
    ]


def test_who_came_and_what_was_treated_is_asked_at_a_terminal(booked: Norrbus) -> None:
    given.case(booked)
    given.deviation(booked)
    booked.day = "2026-04-21"
    answers = [
        "1",
        "1, Lena",
        "1, Sara",
        "",
        "Vi talades vid.",
        "Bra.",
        "I höst.",
        "A-2026-0001",
        "",
        "j",
    ]
    result = booked("forum", "genomför", terminal=True, stdin="\n".join(answers) + "\n")
    assert "är hållet" in result.out, result.err
    assert "  F-2026-0001\n" in result.err
    assert "Ingen deltagare heter Lena" in result.err
    assert [each["narvaro"] for each in shown(booked)["deltagare"]] == [
        "närvarande",
        "närvarande",
        "frånvarande",
    ]
    assert [each["referens"] for each in shown(booked)["behandlat"]] == ["A-2026-0001"]


# --- no child is named ------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Elsa Lantto",
        "om elsa lanttos skolgång",
        "20140903-2388",
        "nr 140903-2388.",
        "201409032388",
        "1409032388",
    ],
)
def test_no_text_at_these_levels_names_a_child(booked: Norrbus, text: str) -> None:
    given.case(booked)
    booked.day = "2026-04-21"
    place = ("--slag", "styrgrupp", "--dag", "2026-05-05", "--tid", "9", "--plats", "x")
    for line in (
        ("boka", *place, "--agenda", text),
        ("ändra", "1", "--agenda", text),
        ("ställ-in", "1", "--orsak", text),
        ("genomför", "1", "--närvarande", "Per", "--anteckningar", text),
        ("genomför", "1", *HOLD, "--reflektion", text),
        ("genomför", "1", *HOLD, "--nästa", text),
        ("genomför", "1", *HOLD, "--övriga", text),
    ):
        assert "läses av andra än dem som är med i ärendet" in booked.refused(4, "forum", *line)


def test_a_first_name_may_be_anybodys(booked: Norrbus) -> None:
    given.case(booked)
    given.child(booked, "--född", "2015-01-01", number="", name="Kim")
    booked.ok(
        "forum",
        "ändra",
        "1",
        "--agenda",
        "Elsa från BUP berättar\nKim leder\nElsa Lanttonen\n120140903-23881",
    )


# --- sending ----------------------------------------------------------------------


def sent(norrbus: Norrbus) -> list[tuple[str, str, str, int]]:
    return [
        (each["till"], each["dag"], each["satt"], each["version"])
        for each in shown(norrbus)["skickat"]
    ]


def test_minutes_go_to_the_participants_and_everyone_in_the_steering_group_each_once(
    held: Norrbus,
) -> None:
    member(held, "Maj Niemi", "styrgrupp", "--roll", "socialchef", "--e-post", "maj@example.se")
    member(held, "per lindmark", "styrgrupp")
    member(held, "Lena Waara", "gruppnivå")
    result = held("forum", "skicka", "1", "--sätt", "e-post", "--dag", "2026-04-21")
    assert result.out.splitlines() == [
        "Till Per Lindmark, rektor, per@example.se",
        "Till Sara Niva, socialtjänsten",
        "Till Ola Engström",
        "Till Maj Niemi, socialchef, maj@example.se",
    ]
    assert result.err == "Papperet: norrbus dokument skriv minnesanteckningar F-2026-0001\n"
    day = ("2026-04-21", "e-post", 1)
    assert sent(held) == [
        ("Per Lindmark", *day),
        ("Sara Niva", *day),
        ("Ola Engström", *day),
        ("Maj Niemi", *day),
    ]
    assert shown(held)["skickad"] == "2026-04-21"


def test_minutes_are_sent_once_and_to_one_who_joined_the_steering_group_later(
    held: Norrbus,
) -> None:
    held.ok("forum", "skicka", "1", "--sätt", "brev")
    assert "är skickade till alla ti 2026-04-21" in held.refused(
        4, "forum", "skicka", "1", "--sätt", "brev"
    )
    member(held, "Maj Niemi")
    held.day = "2026-04-23"
    assert (
        held.ok("forum", "skicka", "1", "--sätt", "e-post", "--dag", "2026-04-22")
        == "Till Maj Niemi\n"
    )
    assert sent(held)[-1] == ("Maj Niemi", "2026-04-22", "e-post", 1)


def test_a_replaced_record_is_sent_anew(held: Norrbus) -> None:
    held.ok("forum", "skicka", "1", "--sätt", "brev")
    held.ok("forum", "genomför", "F-2026-0001", *HOLD)
    assert shown(held)["skickad"] is None
    assert held.ok("forum", "skicka", "1", "--sätt", "brev").count("Till ") == 3
    assert [version for *_, version in sent(held)] == [1, 1, 1, 2, 2, 2]


def test_minutes_are_sent_after_the_meeting_and_not_tomorrow(booked: Norrbus) -> None:
    send = ("forum", "skicka", "1", "--sätt", "brev")
    booked.day = "2026-04-21"
    assert "inte hållet" in booked.refused(4, *send)
    booked.ok("forum", "genomför", "1", *HOLD)
    assert "ligger före mötet" in booked.refused(2, *send, "--dag", "2026-04-20")
    assert "framtiden" in booked.refused(2, *send, "--dag", "2026-04-22")
    assert "--sätt" in booked.refused(2, *send[:-2])


# --- members ----------------------------------------------------------------------


def test_members_are_kept_by_kind(norrbus: Norrbus) -> None:
    assert "Inga ledamöter" in norrbus("forum", "ledamot").err
    member(norrbus, "Åsa Niva")
    member(norrbus, "Maj Niemi")
    member(norrbus, "Maj Niemi", "forum barn och unga")
    assert members(norrbus) == [
        ("forum barn och unga", "Maj Niemi"),
        ("styrgrupp", "Maj Niemi"),
        ("styrgrupp", "Åsa Niva"),
    ]
    again = ("forum", "ledamot", "lägg-till", "--slag", "styrgrupp", "--namn", "MAJ niemi")
    assert "MAJ niemi är redan ledamot: styrgrupp" in norrbus.refused(4, *again)
    assert (
        norrbus.ok("forum", "ledamot", "ta-bort", "maj niemi", "--slag", "styrgrupp")
        == "Maj Niemi är inte längre ledamot: styrgrupp.\n"
    )
    assert members(norrbus) == [("forum barn och unga", "Maj Niemi"), ("styrgrupp", "Åsa Niva")]
    norrbus.ok(*again[:-1], "Maj Niemi")
    assert norrbus.ok("forum", "ledamot", "ta-bort", "Maj Niemi").count("inte längre ledamot") == 2
    assert "Ingen ledamot heter Maj Niemi. De som finns är Åsa Niva" in norrbus.refused(
        3, "forum", "ledamot", "ta-bort", "Maj Niemi"
    )
    norrbus.ok("forum", "ledamot", "ta-bort", "Åsa Niva")
    assert "Det finns inga ledamöter än" in norrbus.refused(
        3, "forum", "ledamot", "ta-bort", "Åsa Niva"
    )


def test_a_member_who_has_left_stays_in_what_is_booked_and_gets_no_more_minutes(
    held: Norrbus,
) -> None:
    member(held, "Maj Niemi")
    held.ok("forum", "ledamot", "ta-bort", "Maj Niemi")
    held.ok("forum", "ledamot", "ta-bort", "Per Lindmark")
    assert held.ok("forum", "skicka", "1", "--sätt", "brev").splitlines() == [
        "Till Per Lindmark, rektor, per@example.se",
        "Till Sara Niva, socialtjänsten",
        "Till Ola Engström",
    ]


# --- rules ------------------------------------------------------------------------


def rules(norrbus: Norrbus) -> list[tuple[Any, ...]]:
    return [tuple(each.values()) for each in json.loads(norrbus.ok("forum", "regler", "--json"))]


def test_there_is_no_number_until_the_municipality_sets_one(norrbus: Norrbus) -> None:
    assert "överenskommelsen ger inget antal" in norrbus("forum", "regler").err
    assert rules(norrbus) == []


def test_arjeplogs_rules_do_not_replace_what_is_there(norrbus: Norrbus) -> None:
    norrbus.ok(
        "forum",
        "regler",
        "ändra",
        "--slag",
        "styrgrupp",
        "--antal",
        "4",
        "--per",
        "år",
        "--källa",
        "Kalix rutin",
    )
    assert (
        norrbus.ok("forum", "regler", "exempel", "Arjeplog")
        == "gruppnivå: 1 möte per termin (Arjeplogs rutin 2012), räknat från 2026-07-01.\n"
    )
    assert norrbus.ok("forum", "regler", "exempel", "Arjeplog").startswith("Inget lades till")
    assert rules(norrbus) == [
        ("gruppnivå", "", 1, "termin", "2026-07-01", "Arjeplogs rutin 2012"),
        ("styrgrupp", "", 4, "år", "2027-01-01", "Kalix rutin"),
    ]


def test_a_rule_counts_from_the_first_whole_period_or_from_a_day_that_is_given(
    norrbus: Norrbus,
) -> None:
    change = (
        "forum",
        "regler",
        "ändra",
        "--slag",
        "styrgrupp",
        "--antal",
        "2",
        "--källa",
        "lokal rutin",
        "--per",
    )
    for period, since, first in (
        ("termin", "2026-06-30", "2026-07-01"),
        ("termin", "2026-07-01", "2026-07-01"),
        ("termin", "2026-07-02", "2027-01-01"),
        ("halvår", "2026-01-01", "2026-01-01"),
        ("kvartal", "2026-09-30", "2026-10-01"),
        ("kvartal", "2026-12-31", "2027-01-01"),
        ("år", "2026-01-01", "2026-01-01"),
        ("år", "2026-01-02", "2027-01-01"),
    ):
        assert norrbus.ok(*change, period, "--från", since).endswith(
            f"2 möten per {period} (lokal rutin), räknat från {first}.\n"
        )
    assert len(rules(norrbus)) == 1
    assert norrbus.ok("forum", "regler", "exempel", "Arjeplog", "--från", "2026-01-01").endswith(
        "räknat från 2026-01-01.\n"
    )


def test_another_source_keeps_from_when_a_rule_counts_and_another_number_does_not(
    norrbus: Norrbus,
) -> None:
    change = ("forum", "regler", "ändra", "--slag", "styrgrupp", "--per", "år", "--antal")
    norrbus.ok(*change, "2", "--källa", "x", "--från", "2026-01-01")
    norrbus.ok(*change, "2", "--källa", "y")
    assert rules(norrbus) == [("styrgrupp", "", 2, "år", "2026-01-01", "y")]
    norrbus.ok(*change, "1", "--källa", "y")
    assert rules(norrbus) == [("styrgrupp", "", 1, "år", "2027-01-01", "y")]


def test_a_rule_can_be_taken_away_and_set_again(norrbus: Norrbus) -> None:
    off = ("forum", "regler", "ändra", "--slag", "gruppnivå", "--av")
    assert "Det finns ingen regel för gruppnivå" in norrbus.refused(3, *off)
    norrbus.ok("forum", "regler", "exempel", "Arjeplog")
    assert "passar inte ihop" in norrbus.refused(2, *off, "--antal", "2")
    assert norrbus.ok(*off) == "Det finns ingen regel för gruppnivå längre.\n"
    assert [each[0] for each in rules(norrbus)] == ["styrgrupp"]
    norrbus.ok("forum", "regler", "exempel", "Arjeplog")
    assert [each[0] for each in rules(norrbus)] == ["gruppnivå", "styrgrupp"]


@pytest.mark.parametrize("left_out", ["--antal", "--per", "--källa"])
def test_a_rule_says_how_many_how_often_and_who_says_so(norrbus: Norrbus, left_out: str) -> None:
    parts = {"--antal": "2", "--per": "år", "--källa": "lokal rutin"}
    line = [
        word for option, value in parts.items() if option != left_out for word in (option, value)
    ]
    assert left_out in norrbus.refused(2, "forum", "regler", "ändra", "--slag", "styrgrupp", *line)


def test_the_weeks_meetings_stand_in_today_for_the_registers_own_coordinator(
    norrbus: Norrbus,
) -> None:
    norrbus.ok("register", "samordnare", "--namn", "Sara Niva")
    given.forum(norrbus, day="2026-04-07")
    given.forum(norrbus, day="2026-04-06", kind="gruppnivå")
    norrbus.day = "2026-03-30"
    shown = json.loads(norrbus.ok("idag", "--json", "--samordnare", "Karin"))["moten"]
    assert [(each["mote"], each["slag"]) for each in shown] == [("F-2026-0002", "gruppnivå")]
    assert shown[0]["nasta_steg"] == "norrbus forum visa F-2026-0002"
    assert json.loads(norrbus.ok("idag", "--json", "--samordnare", "Sara"))["moten"] == []


# --- bodies of the county, and forums with names of their own ------------------------------------


@pytest.mark.parametrize(
    "kind",
    ["samverkansstruktur målgrupp barn och unga", "länsstyrgrupp", "politisk samverkansberedning"],
)
def test_a_body_of_the_county_meets_too(norrbus: Norrbus, kind: str) -> None:
    where = ("--dag", "2026-05-05", "--tid", "9", "--plats", "Luleå")
    assert kind in norrbus.ok("forum", "boka", "--slag", kind, *where)
    assert kind in norrbus.ok("forum", "lista")


def test_forums_with_names_of_their_own_have_members_and_rules_of_their_own(
    norrbus: Norrbus,
) -> None:
    kind = ("--slag", "forum barn och unga")
    for name, who in (("Centrum", "Per Lindmark"), ("Töre", "Sara Niva"), ("", "Maj Niemi")):
        of = (*kind, "--forum", name) if name else kind
        norrbus.ok("forum", "ledamot", "lägg-till", *of, "--namn", who)
    again = ("forum", "ledamot", "lägg-till", *kind, "--namn", "Per Lindmark", "--forum")
    assert "forum barn och unga Centrum" in norrbus.refused(4, *again, "Centrum")
    assert "forum barn och unga Töre" in norrbus.ok(*again, "Töre")
    where = ("--dag", "2026-05-05", "--tid", "9", "--plats", "x", "--agenda", "Läget")
    said = norrbus.ok("forum", "boka", *kind, "--forum", "Centrum", *where)
    assert "F-2026-0001, forum barn och unga Centrum, är bokat" in said
    shown = json.loads(norrbus.ok("forum", "visa", "1", "--json"))
    assert [each["namn"] for each in shown["deltagare"]] == ["Per Lindmark"]
    norrbus.ok("dokument", "skriv", "mötesagenda", "F-2026-0001")
    (paper,) = norrbus.documents.rglob("*motesagenda*.md")
    assert paper.read_text("utf-8").startswith("# Mötesagenda, forum barn och unga Centrum\n")
    off = ("forum", "ställ-in", "1", "--orsak", "sjukdom")
    assert '--slag "forum barn och unga" --forum "Centrum"' in norrbus(*off).err


def test_each_forum_is_held_against_its_own_rule(norrbus: Norrbus) -> None:
    kind = ("--slag", "forum barn och unga")
    count = ("--antal", "1", "--per", "kvartal", "--källa", "x", "--från", "2026-01-01")
    for name in ("Centrum", "Töre"):
        norrbus.ok("forum", "regler", "ändra", *kind, "--forum", name, *count)
    norrbus.ok("forum", "regler", "ändra", "--slag", "länsstyrgrupp", *count)

    def due() -> dict[str, str]:
        told = json.loads(norrbus.ok("frist", "lista", "--json"))
        return {each["galler"]: each["nasta_steg"] for each in told if each["frist"] == "forum"}

    assert due() == {
        "forum barn och unga Centrum": 'norrbus forum boka --slag "forum barn och unga" --forum "Centrum"',
        "forum barn och unga Töre": 'norrbus forum boka --slag "forum barn och unga" --forum "Töre"',
        "länsstyrgrupp": 'norrbus forum boka --slag "länsstyrgrupp"',
    }
    where = ("--dag", "2026-03-30", "--tid", "9", "--plats", "x")
    norrbus.ok("forum", "boka", *kind, "--forum", "Töre", *where)
    norrbus.ok("forum", "ledamot", "lägg-till", *kind, "--namn", "Sara Niva", "--forum", "Töre")
    norrbus.ok("forum", "ändra", "1", "--deltagare", "Sara Niva")
    norrbus.ok("forum", "genomför", "1", "--närvarande", "Sara", "--anteckningar", "x")
    assert due().keys() == {"forum barn och unga Centrum", "länsstyrgrupp"}
    norrbus.ok("forum", "regler", "ändra", *kind, "--forum", "Centrum", "--av")
    assert due().keys() == {"länsstyrgrupp"}
    assert "forum barn och unga Centrum" in norrbus.refused(
        3, "forum", "regler", "ändra", *kind, "--forum", "Centrum", "--av"
    )
    norrbus.day = "2027-01-05"
    figures = json.loads(norrbus.ok("statistik", "år", "2026", "--internt", "--json"))
    (held,) = (each for each in figures["indikatorer"] if each["nyckel"] == "forum_fragade")
    assert "länsstyrgrupp" not in json.dumps(held, ensure_ascii=False)
