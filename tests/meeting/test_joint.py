"""One meeting for half-siblings: the same mother, different fathers, one of them protected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import half_siblings
import pytest
from conftest import Norrbus
from half_siblings import AGREED, OF_ELSA, OF_NILS, ONE, TWO

LAST = "2026-04-15"  # of the meeting, in both cases


def shown(norrbus: Norrbus, meeting: str) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("möte", "visa", meeting, "--json")))


def called(norrbus: Norrbus, meeting: str) -> dict[str, dict[str, Any]]:
    return {each["vem"]: each for each in shown(norrbus, meeting)["deltagare"]}


def papers(norrbus: Norrbus, ends: str = ".md") -> dict[str, str]:
    return {
        path.name.removesuffix(ends): path.read_text(encoding="utf-8")
        for path in norrbus.documents.rglob(f"*{ends}")
    }


def due(norrbus: Norrbus, kind: str) -> list[str]:
    return [
        each["galler"]
        for each in json.loads(norrbus.ok("frist", "lista", "--json"))
        if each["frist"] == kind
    ]


@pytest.fixture
def family(norrbus: Norrbus) -> Norrbus:
    half_siblings.family(norrbus)
    return norrbus


@pytest.fixture
def booked(family: Norrbus) -> Norrbus:
    half_siblings.booked(family)
    return family


@pytest.fixture
def summoned(booked: Norrbus) -> Norrbus:
    half_siblings.summoned(booked)
    return booked


@pytest.fixture
def held(summoned: Norrbus) -> Norrbus:
    summoned.day = "2026-04-08"
    half_siblings.held(summoned)
    return summoned


# --- booking ------------------------------------------------------------------


def boka(norrbus: Norrbus, *more: str, case: str = "1", purpose: str = "Hur blir det?") -> Any:
    line = ("--dag", "2026-04-08", "--tid", "9", "--plats", "rum 12", "--syfte", purpose)
    return ("möte", "boka", case, *line, *more)


def test_each_case_has_a_meeting_of_its_own_that_is_one_with_the_other(family: Norrbus) -> None:
    out = family.ok(*boka(family, "--tillsammans-med", "nils", *AGREED))
    assert f"{ONE} är bokat" in out
    assert f"{TWO} är bokat" in out
    assert shown(family, ONE)["gemensamt_med"] == TWO
    assert shown(family, TWO)["gemensamt_med"] == ONE
    assert shown(family, TWO)["leds_av"] == shown(family, ONE)["leds_av"]


def test_somebody_protected_is_to_be_asked_before(family: Norrbus) -> None:
    told = family(*boka(family, "--tillsammans-med", "2", *AGREED)).err
    assert "I NB-2026-0001 har någon skyddade personuppgifter" in told
    assert "I NB-2026-0002" not in told
    assert "Mikael" not in told
    assert "skyddade" not in family(*boka(family)).err


def test_the_families_must_have_said_yes_and_how_stands_in_the_log(family: Norrbus) -> None:
    said = family.refused(2, *boka(family, "--tillsammans-med", "2"))
    assert "--överens" in said
    half_siblings.booked(family)
    assert AGREED[1] in family.ok("logg", "--json")


def test_children_without_a_guardian_in_common_meet_apart(family: Norrbus) -> None:
    given.child(family, number="20180309-2384", name="Tea Wahl")
    assert "ingen gemensam vårdnadshavare" in family.refused(
        4, *boka(family, "--tillsammans-med", "3", *AGREED)
    )


def test_a_case_is_not_held_with_itself_nor_with_one_that_is_anonymous_or_closed(
    family: Norrbus,
) -> None:
    assert "två gånger" in family.refused(2, *boka(family, "--tillsammans-med", "1", *AGREED))
    family.ok("ärende", "skapa", "--anonym", *given.need(family.day))
    assert "ingen gemensam" in family.refused(4, *boka(family, "--tillsammans-med", "3", *AGREED))
    family.ok("ärende", "avsluta", "2", "--orsak", "behovet tillgodosett")
    assert "avslutat" in family.refused(4, *boka(family, "--tillsammans-med", "2", *AGREED))


def test_the_consents_of_both_must_be_complete(family: Norrbus) -> None:
    family.ok("samtycke", "återkalla", "2", "--vem", "Karl", "--ja")
    said = family.refused(4, *boka(family, "--tillsammans-med", "2", *AGREED))
    assert "Samtycket i NB-2026-0002 är inte komplett" in said


@pytest.mark.parametrize(
    ("purpose", "names"),
    [
        ("Hur får Elsa en trygg skoldag?", "Elsa"),
        ("Vi pratar om Nils skola.", "Nils"),
        ("Umgänget med Karl.", "Karl"),
        ("Hur kan Anna Lantto få avlastning?", ""),
        ("Hur får barnen en trygg skoldag?", ""),
    ],
)
def test_what_stands_on_the_papers_of_both_names_nobody_who_is_in_one(
    family: Norrbus, purpose: str, names: str
) -> None:
    line = boka(family, "--tillsammans-med", "2", *AGREED, purpose=purpose)
    if names:
        assert names in family.refused(4, *line)
        family.ok(*line, "--trots-namn", "alla vet")
    else:
        family.ok(*line)


def test_three_siblings_meet_as_one_and_the_one_who_leaves_leaves_two(family: Norrbus) -> None:
    given.child(family, number="20180309-2384", name="Tea Lantto")
    add = ("ärende", "vårdnadshavare", "3", "--vårdnad", "ensam")
    family.ok(*add, "--namn", "Anna Lantto", "--personnummer", given.ANNA)
    given.consent(family, "Anna", "skola", "soc", "primärvård", case="3")
    family.ok(*boka(family, "--tillsammans-med", "2", "--tillsammans-med", "3", *AGREED))
    three = "NB-2026-0003-M1"
    assert shown(family, TWO)["gemensamt_med"] == f"{ONE} och {three}"
    family.ok("möte", "skilj", TWO)
    assert shown(family, TWO)["gemensamt_med"] == ""
    assert shown(family, ONE)["gemensamt_med"] == three


# --- the summons --------------------------------------------------------------


def test_one_summons_calls_the_actors_to_both_and_each_family_to_its_own(booked: Norrbus) -> None:
    given.summoned(booked, ONE)
    assert list(called(booked, ONE)) == [
        *("skola", "soc", "primärvård", "Elsa Lantto", "Anna Lantto", "vårdnadshavare 2 (skyddad)")
    ]
    assert list(called(booked, TWO)) == [
        *("skola", "soc", "primärvård", "Nils Berg", "Anna Lantto", "Karl Berg")
    ]
    assert "kallades redan" in booked.refused(
        4, "möte", "kalla", TWO, "--aktör", "soc", "--sätt", "brev"
    )


def test_an_actor_that_one_consent_does_not_cover_is_called_to_the_other_alone(
    booked: Norrbus,
) -> None:
    line = ("möte", "kalla", ONE, "--aktör", "BUP", "--sätt", "brev")
    said = booked.refused(4, *line)
    assert "NB-2026-0002" in said
    assert "--bara-ärendet" in said
    booked.ok(*line, "--bara-ärendet")
    assert "BUP" in called(booked, ONE)
    assert "BUP" not in called(booked, TWO)


def test_what_is_missing_in_one_of_the_cases_only_is_called_later(booked: Norrbus) -> None:
    half_siblings.summoned(booked)
    for who in ("Anna", "Karl"):
        given.consent(booked, who, "BUP", case="2")
    booked.ok("möte", "kalla", ONE, "--aktör", "BUP", "--sätt", "brev")
    assert "BUP" in called(booked, TWO)


def test_a_reason_lets_an_actor_through_and_stands_where_consent_was_missing(
    booked: Norrbus,
) -> None:
    why = ("--trots-saknat-samtycke", "OSL 26 kap. 9 §")
    booked.ok("möte", "kalla", ONE, "--aktör", "BUP", "--sätt", "brev", *why)
    assert called(booked, ONE)["BUP"]["trots_saknat_samtycke"] == ""
    assert called(booked, TWO)["BUP"]["trots_saknat_samtycke"] == why[1]


def test_who_is_left_out_or_invited_by_name_is_of_any_of_the_cases(booked: Norrbus) -> None:
    line = ("möte", "kalla", ONE, "--sätt", "brev")
    booked.ok(*line, "--aktör", "soc", "--bjud-inte", "Karl")
    assert "Karl Berg" not in called(booked, TWO)
    booked.ok(*line, "--aktör", "skola", "--bjud-in", "Karl")
    assert "Karl Berg" in called(booked, TWO)
    assert "Ove" in booked.refused(3, *line, "--aktör", "primärvård", "--bjud-in", "Ove")


def test_an_answer_is_given_once(summoned: Norrbus) -> None:
    for who in ("soc", "Anna"):
        summoned.ok("möte", "svar", TWO, "--vem", who, "--svar", "nej", "--skäl", "upptagen")
        assert called(summoned, ONE)[who if who == "soc" else "Anna Lantto"]["svar"].startswith(
            "tackat nej"
        )
    summoned.ok("möte", "svar", TWO, "--vem", "barnet", "--svar", "ja")
    assert called(summoned, ONE)["Elsa Lantto"]["svar"] == "inget svar"


# --- what leaves the house ----------------------------------------------------


def of_one_case(name: str, others: tuple[str, ...], text: str) -> None:
    """Nothing of the other case, not even its reference."""
    found = [word for word in others if word in text]
    assert found == [], f"{name}: {found}"


def test_no_paper_tells_of_the_other_case(summoned: Norrbus) -> None:
    for kind in ("kallelse", "inbjudan"):
        summoned.ok("dokument", "skriv", kind, ONE)
    for meeting in (ONE, TWO):
        summoned.ok("dokument", "skriv", "mötesagenda", meeting)
    summoned.ok("möte", "flytta", ONE, "--dag", "2026-04-09", "--skriv")
    half_siblings_held_on(summoned, "2026-04-09")
    for meeting in (ONE, TWO):
        summoned.ok("dokument", "skriv", "minnesanteckningar", meeting)
    found = papers(summoned)
    assert len([name for name in found if name.startswith(TWO)]) == 3 + 3 + 6 + 2
    for name, text in found.items():
        of_one_case(name, OF_NILS if name.startswith(ONE) else OF_ELSA, text)
    html = papers(summoned, ".html")
    assert len(html) == len(found)
    for name, text in html.items():
        of_one_case(name, OF_NILS if name.startswith(ONE) else OF_ELSA, text)


def test_papers_that_were_written_with_the_siblings_are_there_when_they_are_asked_for(
    summoned: Norrbus,
) -> None:
    first = summoned("dokument", "skriv", "kallelse", ONE)
    assert "papperen för NB-2026-0001 och NB-2026-0002 skrivs på en gång" in first.err
    before = papers(summoned), summoned.rows()
    second = summoned("dokument", "skriv", "kallelse", TWO)
    assert (second.code, sorted(second.out.split())) == (0, sorted(first.out.split()))
    assert "14 av filerna fanns redan och lämnades orörda" in second.err
    assert (papers(summoned), summoned.rows()) == before
    summoned.ok("dokument", "skriv", "kallelse", TWO, "--skriv-över")
    assert summoned.rows()["documents"] == before[1]["documents"] + 14
    # How they are sent would not be noted.
    assert "redan" in summoned.refused(5, "dokument", "skriv", "kallelse", TWO, "--sätt", "brev")
    # What is not there yet is written.
    more = summoned("dokument", "skriv", "kallelse", TWO, "--till", "soc", "--format", "pdf")
    assert len(more.out.split()) == 2
    assert "fanns redan" not in more.err


def test_all_papers_of_the_second_child_are_written_beside_those_that_are_there(
    summoned: Norrbus,
) -> None:
    summoned.ok("dokument", "skriv", "alla", "1")
    own = {name for name in papers(summoned) if name.startswith("NB-2026-0002")}
    second = summoned("dokument", "skriv", "alla", "2")
    assert second.code == 0, second.err
    new = {name for name in papers(summoned) if name.startswith("NB-2026-0002")} - own
    assert {name for name in new if "samtycke" in name}
    assert f"{TWO}-motesagenda" in new
    assert "fanns redan" in second.err
    assert summoned.refused(5, "dokument", "skriv", "mötesagenda", TWO)


def test_a_paper_of_an_earlier_time_or_that_is_gone_is_no_paper_that_is_there(
    summoned: Norrbus,
) -> None:
    summoned.ok("dokument", "skriv", "kallelse", ONE)
    gone = next(summoned.documents.rglob(f"{TWO}-kallelse-soc.html"))
    gone.unlink()
    assert "Det finns redan en fil" in summoned.refused(
        5, "dokument", "skriv", "kallelse", TWO, "--till", "soc"
    )
    summoned.ok("möte", "flytta", ONE, "--dag", "2026-04-09")
    assert "Det finns redan en fil" in summoned.refused(
        5, "dokument", "skriv", "kallelse", TWO, "--till", "skola"
    )


def half_siblings_held_on(norrbus: Norrbus, day: str) -> None:
    norrbus.day = day
    half_siblings.held(norrbus)


def test_who_is_called_to_both_reads_that_it_is_one_meeting_and_nobody_else(
    summoned: Norrbus,
) -> None:
    for kind in ("kallelse", "inbjudan"):
        summoned.ok("dokument", "skriv", kind, TWO)
    found = papers(summoned)
    both = {name for name, text in found.items() if "Du kommer en gång." in text}
    actors = ("kallelse-skola", "kallelse-soc", "kallelse-primarvard")
    assert both == {f"{each}-{name}" for each in (ONE, TWO) for name in (*actors, "inbjudan-2")}
    # Elsa, Mikael, Nils and Karl: that it is held with another, as they said yes to.
    one = {name for name, text in found.items() if "så som ni har sagt ja till" in text}
    assert one == {f"{each}-inbjudan-{number}" for each in (ONE, TWO) for number in (1, 3)}


@pytest.mark.parametrize(
    ("language", "code", "several", "one"),
    [
        (
            "engelska",
            "en",
            "You come once.",
            "as you have agreed to. This letter is only about Nils Berg",
        ),
        ("finska", "fi", "Tulet paikalle kerran.", "kuten olette hyväksyneet"),
    ],
)
def test_it_is_said_in_the_readers_language(
    summoned: Norrbus, language: str, code: str, several: str, one: str
) -> None:
    for who in ("Anna", "Karl"):
        summoned.ok("ärende", "ändra", "2", "--vem", who, "--språk", language)
    summoned.ok("dokument", "skriv", "inbjudan", TWO)
    found = papers(summoned)
    assert several in found[f"{TWO}-inbjudan-2-{code}"]
    assert several in found[f"{ONE}-inbjudan-2-{code}"]
    assert one in found[f"{TWO}-inbjudan-3-{code}"]
    assert several not in found[f"{TWO}-inbjudan-3-{code}"]


def test_a_consent_that_ends_stops_the_summons_until_they_part(summoned: Norrbus) -> None:
    summoned.ok("samtycke", "återkalla", "2", "--vem", "Karl", "--aktör", "soc", "--ja")
    refused = summoned.refused(4, "dokument", "skriv", "kallelse", ONE)
    assert "soc kan inte kallas" in refused
    summoned.ok("möte", "skilj", TWO)
    summoned.ok("dokument", "skriv", "kallelse", ONE)
    assert "tillsammans" not in "".join(papers(summoned).values())


def test_the_minutes_say_that_it_was_held_together_and_each_its_own(held: Norrbus) -> None:
    for meeting in (ONE, TWO):
        held.ok("dokument", "skriv", "minnesanteckningar", meeting)
    one, two = (papers(held)[f"{each}-minnesanteckningar"] for each in (ONE, TWO))
    for text, own, other in ((one, "sömnsamtal", "kamrat"), (two, "kamrat", "sömnsamtal")):
        assert "Mötet hölls tillsammans med ett annat möte." in text
        assert own in text
        assert other not in text
    assert TWO not in one
    assert ONE not in two


def test_the_number_of_a_sibling_in_a_text_stops_the_paper(held: Norrbus) -> None:
    came = ("--närvarande", "soc", "--närvarande", "Anna")
    held.ok("möte", "genomför", TWO, *came, "--anteckningar", f"Se även {given.ELSA}.")
    said = held.refused(4, "dokument", "skriv", "minnesanteckningar", TWO, "--till", "Karl")
    assert "anteckningarna" in said
    assert given.ELSA not in said


def test_where_the_protected_father_lives_stops_the_papers_of_the_sibling(held: Norrbus) -> None:
    came = ("--närvarande", "soc", "--närvarande", "Anna")
    held.ok("möte", "genomför", TWO, *came, "--anteckningar", "Vi ses på Skolgatan 8.")
    assert "Skyddade uppgifter" in held.refused(
        4, "dokument", "skriv", "minnesanteckningar", TWO, "--till", "soc"
    )


def test_a_child_whose_place_is_hidden_is_not_met_and_its_place_stands_on_no_paper(
    booked: Norrbus,
) -> None:
    booked.ok("ärende", "ändra", "1", "--vem", "barnet", "--skydd", "sekretessmarkering")
    line = ("möte", "kalla", ONE, "--aktör", "skola", "--sätt", "brev")
    said = booked.refused(4, *line)
    assert "barnet (skyddat)" in said
    assert "Elsa" not in said
    said = booked.refused(4, *line, "--bjud-inte", "Mikael")
    assert "Nils Berg och Karl Berg bjuds in" in said
    booked.ok(*line, "--trots-skydd", "alla vet")
    booked.ok("dokument", "skriv", "kallelse", TWO, "--trots-skydd", "x")
    booked.ok("dokument", "skriv", "inbjudan", TWO, "--trots-skydd", "x")
    for name, text in papers(booked).items():
        assert "Centrumskolan rum 12" not in text, name
    to_karl = papers(booked)[f"{TWO}-inbjudan-3"]
    assert "Per Lindmark" not in to_karl
    open_to = booked.ok("dokument", "skriv", "kallelse", TWO, "--visa-skyddat", "behövs")
    assert "Centrumskolan rum 12" in Path(open_to.split()[0]).read_text(encoding="utf-8")


def test_where_a_hidden_sibling_lives_elsewhere_its_place_is_kept_too(booked: Norrbus) -> None:
    moved = ("--adress", "Gårdsvägen 5", "--skydd", "sekretessmarkering")
    booked.ok("ärende", "ändra", "1", "--vem", "barnet", *moved)
    line = ("möte", "kalla", ONE, "--aktör", "skola", "--sätt", "brev")
    booked.ok(*line, "--trots-skydd", "alla vet")
    for kind in ("kallelse", "inbjudan", "kalenderfil"):
        booked.ok("dokument", "skriv", kind, TWO, "--trots-skydd", "x")
    found = papers(booked) | papers(booked, ".ics")
    assert {name for name, text in found.items() if "Centrumskolan rum 12" in text} == set()
    # The school is called, and knows; Karl may not know who meets Elsa there.
    assert "Per Lindmark" in found[f"{TWO}-kallelse-skola"]
    assert "Per Lindmark" not in found[f"{TWO}-inbjudan-3"]


# --- the calendar -------------------------------------------------------------


def events(norrbus: Norrbus) -> dict[str, tuple[str, str, str]]:
    """UID, SEQUENCE and SUMMARY by file."""

    def line(text: str, key: str) -> str:
        return next(each for each in text.splitlines() if each.startswith(key)).split(":", 1)[1]

    return {
        name: (line(text, "UID"), line(text, "SEQUENCE"), line(text, "SUMMARY"))
        for name, text in papers(norrbus, ".ics").items()
    }


def test_each_has_one_event_that_moves_and_parts(summoned: Norrbus) -> None:
    summoned.ok("dokument", "skriv", "kalenderfil", TWO)
    first = events(summoned)
    assert set(first) == {
        f"{ONE}-kalender-0-skola",
        f"{ONE}-kalender-0-soc",
        f"{ONE}-kalender-0-inbjuden-2",
        f"{TWO}-kalender-0-inbjuden-3",
    }
    uid, _, summary = first[f"{ONE}-kalender-0-soc"]
    assert summary == f"Norrbusmöte {ONE} (gemensamt)"
    of_karl = first[f"{TWO}-kalender-0-inbjuden-3"]
    assert of_karl[2] == f"Norrbusmöte {TWO}"
    assert of_karl[0] != uid
    summoned.ok("möte", "flytta", TWO, "--dag", "2026-04-09")
    moved = events(summoned)
    assert moved[f"{ONE}-kalender-1-soc"] == (uid, "1", summary)
    assert moved[f"{TWO}-kalender-1-inbjuden-3"] == (of_karl[0], "1", of_karl[2])
    assert "Alla har inte" not in summoned("möte", "visa", TWO).err
    summoned.ok("möte", "skilj", TWO)
    summoned.ok("möte", "flytta", TWO, "--dag", "2026-04-10")
    apart = events(summoned)
    assert apart[f"{ONE}-kalender-1-soc"] == (uid, "1", f"Norrbusmöte {ONE}")
    assert apart[f"{TWO}-kalender-2-soc"] == (of_karl[0], "2", f"Norrbusmöte {TWO}")


def test_the_coordinators_calendar_has_one_event(booked: Norrbus) -> None:
    path = Path(booked.ok("kalender", "skriv").strip())
    text = path.read_text(encoding="utf-8").replace("\r\n ", "")
    assert text.count(f"SUMMARY:Norrbusmöte {ONE} och {TWO}") == 1
    assert text.count("SUMMARY:Norrbusmöte") == 1


# --- moving, cancelling, parting ----------------------------------------------


def test_both_move_and_are_cancelled_together(summoned: Norrbus) -> None:
    out = summoned.ok("möte", "flytta", "2", "--dag", "2026-04-09", "--tid", "10")
    assert f"Det gäller också {ONE}" in out
    assert [shown(summoned, each)["dag"] for each in (ONE, TWO)] == ["2026-04-09"] * 2
    assert due(summoned, "ny tid") == [ONE, TWO]
    summoned.ok("dokument", "skriv", "ny tid", ONE, "--sätt", "brev")
    assert due(summoned, "ny tid") == []
    summoned.ok("möte", "ställ-in", ONE, "--orsak", "sjukdom", "--ja", "--skriv")
    assert [shown(summoned, each)["lage"] for each in (ONE, TWO)] == ["inställt"] * 2
    found = papers(summoned)
    both = {name for name, text in found.items() if "Du får ett eget återbud till det" in text}
    actors = ("skola", "soc", "primarvard", "2")
    assert both == {f"{each}-aterbud-2-{who}" for each in (ONE, TWO) for who in actors}
    for name, text in found.items():
        of_one_case(name, OF_NILS if name.startswith(ONE) else OF_ELSA, text)


def test_words_about_a_change_name_nobody_of_the_other_case(summoned: Norrbus) -> None:
    cancel = ("möte", "ställ-in", ONE, "--ja", "--orsak")
    assert "Karl" in summoned.refused(4, *cancel, "Karl är sjuk")
    assert "Nils" in summoned.refused(4, *cancel, "sjukdom", "--ord", "Nils är sjuk.")
    move = ("möte", "flytta", ONE, "--dag", "2026-04-09")
    assert "Nils" in summoned.refused(4, *move, "--syfte-barnet", "Vi pratar om Nils.")
    summoned.ok(*move, "--plats", "hos Karl", "--trots-namn", "alla vet")


def test_apart_each_goes_its_own_way(summoned: Norrbus) -> None:
    out = summoned.ok("möte", "skilj", "2")
    assert f"{TWO} är inte längre gemensamt med {ONE}" in out
    summoned.ok("möte", "flytta", TWO, "--dag", "2026-04-10")
    assert shown(summoned, ONE)["dag"] == "2026-04-08"
    assert "är inte gemensamt" in summoned.refused(4, "möte", "skilj", ONE)
    summoned.ok("möte", "ställ-in", TWO, "--orsak", "sjukdom", "--ja")
    assert shown(summoned, ONE)["lage"] == "kallat"
    assert "inställt" in summoned.refused(4, "möte", "skilj", TWO)


def test_one_that_has_been_held_stops_a_change_of_the_other(summoned: Norrbus) -> None:
    summoned.day = "2026-04-08"
    summoned.ok("möte", "genomför", ONE, "--närvarande", "soc", "--anteckningar", "x")
    said = summoned.refused(4, "möte", "flytta", TWO, "--dag", "2026-04-10")
    assert f"{ONE}, som är hållet" in said
    assert f"norrbus möte skilj {TWO}" in said
    assert "hållet" in summoned.refused(4, "möte", "ställ-in", TWO, "--orsak", "x", "--ja")
    summoned.ok("möte", "skilj", TWO)
    summoned.ok("möte", "flytta", TWO, "--dag", "2026-04-10")


def test_papers_of_the_one_that_is_left_are_its_own(summoned: Norrbus) -> None:
    summoned.day = "2026-04-08"
    summoned.ok("möte", "genomför", ONE, "--närvarande", "soc", "--anteckningar", "x")
    summoned.ok("dokument", "skriv", "inbjudan", TWO)
    assert set(papers(summoned)) == {f"{TWO}-inbjudan-{number}" for number in (1, 2, 3)}
    summoned.ok("dokument", "skriv", "minnesanteckningar", ONE)


def test_a_closed_case_stops_a_change_of_the_other_and_closing_says_so(summoned: Norrbus) -> None:
    told = summoned("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett").err
    assert f"norrbus möte skilj {ONE}" in told
    said = summoned.refused(4, "möte", "flytta", TWO, "--dag", "2026-04-10")
    assert "avslutat" in said
    summoned.ok("möte", "skilj", ONE)
    summoned.ok("möte", "ställ-in", ONE, "--orsak", "ärendet är avslutat", "--ja")
    summoned.ok("möte", "flytta", TWO, "--dag", "2026-04-10")


def test_a_consent_that_is_withdrawn_says_what_it_does_to_the_meeting(summoned: Norrbus) -> None:
    told = summoned("samtycke", "återkalla", "2", "--vem", "Karl", "--aktör", "soc", "--ja").err
    assert f"{TWO} är gemensamt med {ONE}" in told
    for meeting in (ONE, TWO):
        assert "täcker inte soc" in summoned("möte", "visa", meeting).err
    assert "täcker inte soc" in summoned("möte", "flytta", ONE, "--dag", "2026-04-09").err
    summoned.ok("möte", "skilj", ONE)
    assert "täcker" not in summoned("möte", "visa", ONE).err


def test_a_whole_withdrawal_makes_the_joint_meeting_impossible(booked: Norrbus) -> None:
    told = booked("samtycke", "återkalla", "2", "--vem", "Karl", "--ja").err
    assert "är gemensamt med" in told
    assert "är inte komplett" in booked("möte", "visa", ONE).err


# --- holding ------------------------------------------------------------------


def test_what_is_the_same_is_told_once_and_each_has_its_own_notes(held: Norrbus) -> None:
    two = called(held, TWO)
    assert two["soc"]["narvaro"] == two["Anna Lantto"]["narvaro"] == "närvarande"
    assert two["skola"]["mandat"] == "ja"
    assert two["Karl Berg"]["narvaro"] == "på länk"
    assert shown(held, TWO)["anteckningar"] == "Nils ska få en kamratstödjare."
    assert shown(held, ONE)["anteckningar"] == "Elsa ska få sömnsamtal på BUP."
    assert shown(held, TWO)["saknades"] == ""


def test_the_first_says_what_is_left_and_one_who_had_gone_is_absent(summoned: Norrbus) -> None:
    summoned.day = "2026-04-08"
    came = ("--närvarande", "soc", "--närvarande", "skola", "--ersättare", "primärvård=Lena Ek")
    told = summoned("möte", "genomför", ONE, *came, "--anteckningar", "x").err
    assert f"norrbus möte genomför {TWO}" in told
    told = summoned(
        *("möte", "genomför", TWO, "--närvarande", "barnet", "--frånvarande", "skola"),
        *("--mandat", "soc", "--anteckningar", "y"),
    ).err
    assert f"norrbus möte genomför {ONE}" not in told
    two = called(summoned, TWO)
    assert two["skola"]["narvaro"] == two["Karl Berg"]["narvaro"] == "frånvarande"
    assert two["primärvård"]["narvaro"] == "närvarande, ersättare Lena Ek"
    assert two["soc"]["mandat"] == "ja"


def test_done_again_it_is_as_it_is_told(held: Norrbus) -> None:
    again = ("möte", "genomför", ONE, "--närvarande", "soc", "--anteckningar", "x")
    held.ok(*again)
    assert called(held, ONE)["skola"]["narvaro"] == "frånvarande"
    assert called(held, TWO)["skola"]["narvaro"] == "närvarande"
    assert "mandat" in held.refused(2, *again, "--mandat", "skola")


def test_who_came_is_known_but_what_was_said_is_not(summoned: Norrbus) -> None:
    summoned.day = "2026-04-08"
    came = ("--närvarande", "soc", "--närvarande", "skola")
    summoned.ok("möte", "genomför", ONE, *came, "--anteckningar", "x")
    told = summoned.refused(2, "möte", "genomför", TWO, "--reflektion", "Bra.")
    assert told == "Ange vad som sades och beslutades: --anteckningar\n"
    summoned.ok("möte", "genomför", TWO, "--reflektion", "Bra.", "--anteckningar", "y")


def test_nobody_came_is_asked_for_where_nothing_is_known(summoned: Norrbus) -> None:
    summoned.day = "2026-04-08"
    assert "Ange vilka" in summoned.refused(2, "möte", "genomför", ONE, "--anteckningar", "x")


def test_the_notes_of_one_name_nobody_of_the_other(held: Norrbus) -> None:
    again = ("möte", "genomför", ONE, "--närvarande", "soc")
    assert "Nils" in held.refused(4, *again, "--anteckningar", "Nils var orolig.")
    assert "Karl" in held.refused(4, *again, "--anteckningar", "x", "--övriga", "Karl Berg")
    held.ok(*again, "--anteckningar", "Nils var orolig.", "--trots-namn", "Mikael vet")
    # A word of the own family's is no trace of the other's.
    held.ok(*again, "--anteckningar", "Anna och Elsa Lantto var nöjda.")


def test_each_case_has_its_own_plan(held: Norrbus) -> None:
    given.plan(held, "1")
    given.plan(held, "2")
    for case, others in (("1", OF_NILS), ("2", OF_ELSA)):
        held.ok("dokument", "skriv", "genomförandeplan", case)
        name = f"NB-2026-000{case}"
        found = {each: text for each, text in papers(held).items() if each.startswith(name)}
        assert found
        for each, text in found.items():
            of_one_case(each, others, text)


# --- deadlines, reminders, counts ---------------------------------------------


@pytest.mark.parametrize(
    ("day", "late"), [("2026-04-14", False), (LAST, False), ("2026-04-16", True)]
)
def test_the_shared_meeting_is_the_meeting_of_both(family: Norrbus, day: str, late: bool) -> None:
    assert set(due(family, "möte")) == {"NB-2026-0001", "NB-2026-0002"}
    told = family(
        *("möte", "boka", "1", "--tillsammans-med", "2", *AGREED, "--dag", day, "--tid", "9"),
        *("--plats", "x", "--syfte", "x"),
    ).err
    assert ("efter fristen för möte" in told) == late
    half_siblings.summoned(family)
    assert due(family, "kallelse") == []
    assert set(due(family, "möte")) == {ONE, TWO}
    family.day = day
    half_siblings.held(family)
    assert due(family, "möte") == []
    assert due(family, "minnesanteckningar") == []


def test_notes_that_are_missing_for_one_are_asked_for_there(summoned: Norrbus) -> None:
    summoned.day = "2026-04-09"
    summoned.ok("möte", "genomför", ONE, "--närvarande", "soc", "--anteckningar", "x")
    assert due(summoned, "minnesanteckningar") == [TWO]


def test_an_actor_is_reminded_once_and_each_line_says_that_it_is_one(summoned: Norrbus) -> None:
    for actor in ("soc", "BUP"):
        summoned.ok("aktör", "ändra", actor, "--påminns", "ja", "--e-post", f"{actor}@example.se")
    summoned.day = "2026-04-08"
    told = json.loads(summoned.ok("påminn", "--torrkör", "--json"))
    by_actor = [(each["till"], each["galler"]) for each in told if "Öberg" not in each["till"]]
    assert sorted(who for who, _ in by_actor) == ["BUP", "soc"]
    assert {meeting for _, meeting in by_actor} == {ONE}
    today = json.loads(summoned.ok("idag", "--json"))
    assert [each["nar"] for each in today["moten"]] == [
        "on 2026-04-08 kl. 13.00 (gemensamt)",
        "on 2026-04-08 kl. 13.00 (gemensamt)",
    ]
    waiting = {each["galler"]: each["vantar_pa"] for each in today["vantar"]}
    assert waiting == {
        ONE: "svar från skola, soc, primärvård, BUP och 3 inbjudna",
        TWO: "svar från 2 inbjudna",
    }


def test_it_is_counted_in_each_case(held: Norrbus) -> None:
    lines = held.ok("statistik", "år", "2026", "--internt", "--csv").splitlines()
    found = {(each[1], each[4]): each[5] for each in (line.split(";") for line in lines)}
    assert found["moten", "totalt"] == "2"
    assert found["narvaro", "totalt"] == str(4 + 3)
    assert "räknas i vart och ett" in held.ok("statistik", "definitioner")


# --- the rest of the house ----------------------------------------------------


def test_one_command_is_taken_back_and_done_again_in_both(booked: Norrbus) -> None:
    given.summoned(booked, ONE)
    booked.ok("ångra", "--ja", "--trots-utskick", "alla vet")
    assert called(booked, TWO) == {}
    booked.ok("gör-om", "--ja")
    assert "Karl Berg" in called(booked, TWO)
    booked.ok("möte", "skilj", TWO)
    booked.ok("ångra", "--ja")
    assert shown(booked, TWO)["gemensamt_med"] == ONE


def test_one_that_is_annulled_leaves_the_other_by_itself(booked: Norrbus) -> None:
    booked.ok("makulera", "möte", TWO, "--skäl", "fel", "--ja")
    assert shown(booked, ONE)["gemensamt_med"] == ""
    booked.day = "2026-04-02"
    today = booked.ok("idag")
    assert ONE in today
    assert "gemensamt" not in today


def test_an_extract_tells_nothing_of_the_sibling(held: Norrbus) -> None:
    for who, others, other in (
        ("Elsa Lantto", OF_NILS, TWO),
        ("Nils Berg", OF_ELSA, ONE),
        ("Karl Berg", OF_ELSA, ONE),
    ):
        out = held.ok("register", "utdrag", who, "--json")
        assert f"{other[:11]}{3 - int(other[11])}-M1" in out
        of_one_case(who, others, out)
        assert other not in out


def test_who_lacks_consent_in_one_of_the_cases_is_marked(booked: Norrbus) -> None:
    asked = booked("möte", "kalla", ONE, terminal=True).err
    assert "  3 soc  Kalix socialtjänst\n  4 BUP  BUP Kalix: samtycke saknas\n" in asked
