from __future__ import annotations

import json
import re
from typing import Any

import given
import pytest
from conftest import Norrbus

M1 = "NB-2026-0001-M1"


def shown(norrbus: Norrbus, meeting: str = M1) -> dict[str, Any]:
    return dict(json.loads(norrbus.ok("möte", "visa", meeting, "--json")))


def participant(norrbus: Norrbus, who: str, meeting: str = M1) -> dict[str, Any]:
    return dict(next(each for each in shown(norrbus, meeting)["deltagare"] if each["vem"] == who))


@pytest.fixture
def ready(norrbus: Norrbus) -> Norrbus:
    """Consent complete on Monday 2026-03-30: summons due We 2026-04-08, meeting due We 2026-04-15."""
    given.consented(norrbus)
    return norrbus


# --- booking ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "late"),
    [
        ("2026-04-14", ""),
        ("2026-04-15", ""),
        ("2026-04-16", "en arbetsdag efter"),
        ("2026-04-20", "3 arbetsdagar efter"),
    ],
)
def test_a_meeting_after_its_deadline_gives_a_warning(ready: Norrbus, day: str, late: str) -> None:
    result = ready("möte", "boka", "1", "--dag", day, "--tid", "9", "--plats", "x", "--syfte", "x")
    assert result.code == 0
    assert ("Varning" in result.err) == bool(late)
    assert late in result.err


def test_the_case_own_latest_day_wins(ready: Norrbus) -> None:
    ready.ok("ärende", "ändra", "1", "--möte-senast", "2026-04-02")
    result = ready(
        "möte", "boka", "1", "--dag", "2026-04-07", "--tid", "9", "--plats", "x", "--syfte", "x"
    )
    assert (
        "en arbetsdag efter fristen för möte, to 2026-04-02 (eget senaste datum i ärendet)"
        in result.err
    )


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2026-04-03", "ingen arbetsdag"),
        ("2026-04-04", "ingen arbetsdag"),
        ("2026-03-27", "har redan varit"),
        ("2026-03-30", ""),
    ],
)
def test_an_odd_day_gives_a_warning(ready: Norrbus, day: str, says: str) -> None:
    result = ready(
        "möte",
        "boka",
        "1",
        "--dag",
        day,
        "--tid",
        "9",
        "--länk",
        "https://example.se/m",
        "--syfte",
        "x",
        "--slag",
        "uppföljningsmöte",
    )
    assert result.code == 0
    assert says in result.err
    assert ("Varning" in result.err) == bool(says)


def test_a_meeting_needs_somewhere_to_be(ready: Norrbus) -> None:
    assert "plats eller en länk" in ready.refused(
        2, "möte", "boka", "1", "--dag", "2026-04-14", "--tid", "9", "--syfte", "x"
    )


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--minuter", "4"),
        ("--minuter", "601"),
        ("--minuter", "en timme"),
        ("--tid", "25"),
        ("--dag", "snart"),
        ("--slag", "fika"),
    ],
)
def test_what_is_no_length_time_or_day_is_refused(ready: Norrbus, option: str, value: str) -> None:
    line = {"--dag": "2026-04-14", "--tid": "9", "--plats": "x", "--syfte": "x", option: value}
    assert option in ready.refused(
        2, "möte", "boka", "1", *[word for pair in line.items() for word in pair]
    )


# --- deadlines ------------------------------------------------------------------


def deadlines(norrbus: Norrbus) -> dict[str, str]:
    found = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["frister"]
    return {each["vad"]: each["senast"] for each in found if each["vad"] in {"kallelse", "möte"}}


def test_a_deadline_is_gone_when_its_thing_is_done_and_back_when_it_is_undone(
    ready: Norrbus,
) -> None:
    both = {"kallelse": "2026-04-08", "möte": "2026-04-15"}
    assert deadlines(ready) == both
    given.booked(ready, "2026-04-14")
    assert deadlines(ready) == both
    given.summoned(ready)
    assert deadlines(ready) == {"möte": "2026-04-15"}
    ready.ok("möte", "ställ-in", "1", "--orsak", "sjukdom", "--ja")
    assert deadlines(ready) == both
    given.booked(ready, "2026-03-30")
    ready.ok("möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "telefon")
    hold = ("möte", "genomför", "NB-2026-0001-M2", "--närvarande", "skola", "--anteckningar", "x")
    ready.ok(*hold, "--gäller-ändå", "Bara skolan kunde komma.")
    assert deadlines(ready) == {}


def test_days_count_from_the_later_of_need_and_consent(norrbus: Norrbus) -> None:
    norrbus.day = "2026-03-27"
    given.actors(norrbus)
    given.child(norrbus)
    given.guardians(norrbus)
    norrbus.day = "2026-03-30"
    assert deadlines(norrbus) == {}
    given.consents(norrbus)
    assert deadlines(norrbus) == {"kallelse": "2026-04-08", "möte": "2026-04-15"}
    norrbus.day = "2026-04-02"
    norrbus.ok("ärende", "ändra", "1", "--behov-sett", "2026-04-01")
    assert deadlines(norrbus) == {"kallelse": "2026-04-10", "möte": "2026-04-17"}


@pytest.mark.parametrize(
    ("day", "late"), [("2026-04-07", False), ("2026-04-08", False), ("2026-04-09", True)]
)
def test_a_late_summons_gives_a_warning(ready: Norrbus, day: str, late: bool) -> None:
    ready.day = day
    ready.ok(
        "möte", "boka", "1", "--dag", "2026-04-15", "--tid", "9", "--plats", "x", "--syfte", "x"
    )
    result = ready(
        "möte",
        "kalla",
        "1",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--aktör",
        "primärvård",
        "--sätt",
        "brev",
    )
    assert ("skickades efter fristen, on 2026-04-08" in result.err) == late


# --- summons ------------------------------------------------------------------


def test_an_actor_without_consent_is_refused_and_the_override_is_logged(ready: Norrbus) -> None:
    given.booked(ready)
    assert (
        "BUP kan inte kallas: giltigt samtycke saknas från Anna Lantto och vårdnadshavare 2 (skyddad)"
        in ready.refused(
            4, "möte", "kalla", "1", "--aktör", "skola", "--aktör", "BUP", "--sätt", "brev"
        )
    )
    ready.ok(
        "möte",
        "kalla",
        "1",
        "--aktör",
        "skola",
        "--aktör",
        "BUP",
        "--sätt",
        "brev",
        "--trots-saknat-samtycke",
        "OSL 25:12, akut oro",
    )
    assert participant(ready, "BUP")["trots_saknat_samtycke"] == "OSL 25:12, akut oro"
    assert participant(ready, "skola")["trots_saknat_samtycke"] == ""
    register = ready.open()
    assert [
        row["command"]
        for row in register.rows(
            "SELECT command FROM operations WHERE reason = 'OSL 25:12, akut oro'"
        )
    ] == ["norrbus möte kalla --aktör --aktör --sätt --trots-saknat-samtycke"]
    register.close()


@pytest.mark.parametrize(("day", "code"), [("2026-04-09", 0), ("2026-04-10", 4), ("2026-04-11", 4)])
def test_consent_is_asked_for_on_the_day_of_the_summons(
    ready: Norrbus, day: str, code: int
) -> None:
    given.booked(ready)
    ready.day = "2026-04-12"
    ready.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--dag", "2026-04-10", "--ja")
    assert (
        ready("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--skickad", day).code
        == code
    )


def test_consent_that_ends_before_the_meeting_gives_a_warning(norrbus: Norrbus) -> None:
    given.case(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", until="2026-04-20")
    given.booked(norrbus, "2026-04-21")
    assert (
        "Samtycket för skola gäller inte längre på mötesdagen"
        in norrbus("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev").err
    )


@pytest.mark.parametrize(
    ("actors", "warns"),
    [
        (("skola", "soc", "primärvård"), ""),
        (("skola", "soc"), "2 av de tre kärnaktörerna är kallade; primärvård saknas"),
        (("skola",), "1 av de tre"),
    ],
)
def test_fewer_than_three_core_actors_is_a_warning_and_no_refusal(
    ready: Norrbus, actors: tuple[str, ...], warns: str
) -> None:
    given.booked(ready)
    result = ready(
        "möte",
        "kalla",
        "1",
        *[word for actor in actors for word in ("--aktör", actor)],
        "--sätt",
        "brev",
    )
    assert result.code == 0
    assert warns in result.err
    assert ("Varning" in result.err) == bool(warns)


def test_the_child_and_the_guardians_are_invited_once_unless_left_out(ready: Norrbus) -> None:
    given.booked(ready)
    ready.ok("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--bjud-inte", "barnet")
    out = ready.ok(
        "möte", "kalla", "1", "--aktör", "soc", "--sätt", "telefon", "--bjud-inte", "barnet"
    )
    assert out.splitlines() == [
        "Kallad: skola, Per Lindmark, rektor",
        "Inbjuden: Anna Lantto",
        "Inbjuden: vårdnadshavare 2 (skyddad)",
        "Kallad: soc, Sara Niva",
        "Antecknat som skickat må 2026-03-30: telefon.",
    ]
    assert "kallades redan" in ready.refused(
        4, "möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev"
    )


def test_one_who_is_18_on_the_meeting_day_is_invited_alone(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-04-21", number="", name="Kim Niva")
    given.guardians(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola")
    given.booked(norrbus, "2026-04-20")
    given.booked(norrbus, "2026-04-21")
    assert "Inbjuden: Anna Lantto" in norrbus.ok(
        "möte", "kalla", M1, "--aktör", "skola", "--sätt", "brev"
    )
    assert "Anna" not in norrbus.ok(
        "möte", "kalla", "NB-2026-0001-M2", "--aktör", "skola", "--sätt", "brev"
    )


def test_another_contact_person_can_be_named(ready: Norrbus) -> None:
    given.booked(ready)
    ready.ok("aktör", "kontakt", "skola", "--namn", "Åsa Öman", "--roll", "kurator")
    kalla = ("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--kontakt")
    assert "skrivs VEM=NAMN" in ready.refused(2, *kalla, "Åsa")
    assert "har ingen kontaktperson Bo" in ready.refused(3, *kalla, "skola=Bo")
    ready.ok(*kalla, "skola=asa")
    assert participant(ready, "skola")["kontakt"] == "Åsa Öman, kurator"


def test_an_anonymous_consultation_is_summoned_to_without_names(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    said = norrbus.ok("möte", "kalla", "1", "--aktör", "BUP", "--sätt", "telefon")
    assert said == "Kallad: BUP\nAntecknat som skickat må 2026-03-30: telefon.\n"
    norrbus.ok("dokument", "skriv", "kallelse", "1")
    paper = next(norrbus.documents.rglob("*kallelse*.md")).read_text(encoding="utf-8")
    assert "Anonym konsultation. Inga uppgifter får lämnas som röjer vem det gäller." in paper
    assert "Det finns ingen att skriva inbjudan till" in norrbus.refused(
        4, "dokument", "skriv", "inbjudan", "1"
    )


# --- answers, moving, cancelling ----------------------------------------------------


def test_an_answer_is_recorded_and_a_move_asks_again(ready: Norrbus) -> None:
    given.booked(ready)
    given.summoned(ready)
    assert (
        ready.ok("möte", "svar", "1", "--vem", "soc", "--svar", "nej", "--skäl", "upptagen")
        == f"soc har tackat nej till {M1}. Skäl: upptagen.\n"
    )
    ready.ok("möte", "svar", "1", "--vem", "barnet", "--svar", "ja")
    assert (participant(ready, "soc")["svar"], participant(ready, "Elsa Lantto")["svar"]) == (
        "tackat nej: upptagen",
        "tackat ja",
    )
    ready.ok(
        "möte",
        "flytta",
        "1",
        "--dag",
        "2026-04-14",
        "--tid",
        "10",
        "--plats",
        "Biblioteket",
        "--minuter",
        "45",
        "--länk",
        "https://example.se/m",
    )
    assert {each["svar"] for each in shown(ready)["deltagare"]} == {"inget svar"}
    moved = shown(ready)
    assert (moved["dag"], moved["tid"], moved["plats"], moved["minuter"], moved["sequence"]) == (
        "2026-04-14",
        "10:00",
        "Biblioteket",
        45,
        1,
    )
    assert "passar inte ihop" in ready.refused(
        2, "möte", "svar", "1", "--vem", "soc", "--svar", "ja", "--skäl", "x"
    )
    assert "är inte kallad" in ready.refused(3, "möte", "svar", "1", "--vem", "BUP", "--svar", "ja")
    assert "ligger före" in ready.refused(
        2, "möte", "svar", "1", "--vem", "soc", "--svar", "ja", "--dag", "2026-03-29"
    )
    assert "framtiden" in ready.refused(
        2, "möte", "svar", "1", "--vem", "soc", "--svar", "ja", "--dag", "2026-03-31"
    )


def test_a_held_or_cancelled_meeting_is_not_moved_cancelled_or_summoned_to(ready: Norrbus) -> None:
    given.booked(ready, "2026-03-30")
    assert "Ingen är kallad än" in ready.refused(
        3, "möte", "svar", "1", "--vem", "soc", "--svar", "ja"
    )
    given.summoned(ready)
    given.held(ready)
    given.booked(ready)
    assert "Lägg till --ja" in ready.refused(
        2, "möte", "ställ-in", "NB-2026-0001-M2", "--orsak", "x"
    )
    ready.ok("möte", "ställ-in", "NB-2026-0001-M2", "--orsak", "x", "--ja")
    for meeting, state in ((M1, "hållet"), ("NB-2026-0001-M2", "inställt")):
        for line in (
            ("möte", "flytta", meeting, "--dag", "2026-05-05"),
            ("möte", "ställ-in", meeting, "--orsak", "x", "--ja"),
            ("möte", "kalla", meeting, "--aktör", "skola", "--sätt", "brev"),
            ("möte", "svar", meeting, "--vem", "skola", "--svar", "ja"),
        ):
            assert f"är {state} och kan inte ändras" in ready.refused(4, *line)
    assert "inställt" in ready.refused(
        4, "möte", "genomför", "NB-2026-0001-M2", "--närvarande", "skola", "--anteckningar", "x"
    )
    assert "inställt" in ready.refused(4, "dokument", "skriv", "kallelse", "NB-2026-0001-M2")


def test_a_second_meeting_on_a_day_is_asked_about(ready: Norrbus) -> None:
    given.booked(ready)
    again = ("möte", "boka", "1", "--tid", "15", "--plats", "Skolan", "--syfte", "x")
    ready.ok(*again, "--dag", "2026-04-20")
    ready.ok(*again, "--dag", "2026-04-22")
    refused = ready.refused(4, *again, "--dag", "2026-04-21")
    assert f"Ärendet har redan ett möte den dagen: {M1}, ti 2026-04-21 kl. 13.00." in refused
    declined = ready(*again, "--dag", "2026-04-21", stdin="n\n", terminal=True)
    assert "Ett till bokas. Fortsätta? (j/N)" in " ".join(declined.out.split())
    assert ready.rows()["meetings"] == 3
    assert ready(*again, "--dag", "2026-04-21", stdin="j\n", terminal=True).code == 0
    ready.ok(*again, "--dag", "2026-04-21", "--trots-samma-dag", "två grupper")
    assert "två grupper" in ready.ok("logg")
    for number in (1, 4, 5):
        ready.ok("möte", "ställ-in", f"NB-2026-0001-M{number}", "--orsak", "x", "--ja")
    ready.ok(*again, "--dag", "2026-04-21")


def test_what_two_rules_doubt_is_asked_about_twice(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    line = ("möte", "boka", "1", "--dag", "2026-04-21", "--tid", "15", "--plats", "Skolan")
    asked = norrbus(*line, "--syfte", "Hur mår Elsa?", stdin="j\nj\n", terminal=True)
    assert (asked.code, norrbus.rows()["meetings"]) == (0, 2)


# --- changing ----------------------------------------------------------------------


def test_purpose_agenda_chair_and_who_summons_are_changed_and_told_old_and_new(
    ready: Norrbus,
) -> None:
    given.booked(ready)
    ended = ready(
        *("möte", "ändra", "1", "--syfte", "Rasterna.", "--agenda", "Ett\nTvå"),
        *("--leds-av", "Per Lindmark", "--kallas-av", "Per Lindmark"),
    )
    assert (ended.code, f"Mötet {M1} är ändrat." in ended.out) == (0, True)
    assert f"Mötet {M1}: dagordning, – → Ett Två\n" in ended.out
    assert f"Mötet {M1}: leds av, Karin Öberg, specialpedagog → Per Lindmark\n" in ended.out
    assert "Tidigare svar" not in ended.out
    meeting = shown(ready)
    assert (meeting["syfte"], meeting["agenda"], meeting["sequence"]) == (
        "Rasterna.",
        "Ett\nTvå",
        0,
    )
    ready.ok("möte", "ändra", "1", "--leds-av", "", "--kallas-av", "", "--agenda", "")
    meeting = shown(ready)
    assert meeting["leds_av"] == meeting["kallas_av"] == "Karin Öberg, specialpedagog"
    assert meeting["agenda"] == ""
    ready.ok("ångra", "--ja")
    assert shown(ready)["leds_av"] == "Per Lindmark"
    assert "--syfte får inte vara tom" in ready.refused(2, "möte", "ändra", "1", "--syfte", "")
    assert "Ange vad som ska ändras" in ready.refused(2, "möte", "ändra", "1", "--skriv")


def test_another_length_is_another_time_and_answers_to_the_old_one_are_gone(ready: Norrbus) -> None:
    given.booked(ready)
    given.summoned(ready)
    ready.ok("möte", "svar", "1", "--vem", "soc", "--svar", "ja")
    same = ready.ok("möte", "ändra", "1", "--minuter", str(shown(ready)["minuter"]))
    assert ("Tidigare svar" in same, shown(ready)["sequence"]) == (False, 0)
    ended = ready("möte", "ändra", "1", "--minuter", "45", "--syfte", "Rasterna.")
    assert "Tidigare svar gäller inte längre" in ended.out
    assert f'norrbus dokument skriv "ny tid" {M1}' in ended.err
    assert participant(ready, "soc")["svar"] == "inget svar"
    assert (shown(ready)["minuter"], shown(ready)["sequence"]) == (45, 1)


def test_a_held_meeting_can_be_put_right_and_a_cancelled_one_or_one_in_a_closed_case_not(
    ready: Norrbus,
) -> None:
    given.booked(ready, "2026-03-30")
    given.summoned(ready)
    held = ready(
        *("möte", "genomför", "1", "--närvarande", "skola", "--anteckningar", "x"),
        *("--reflektion", "x", "--nästa", "x"),
    )
    assert "Lägg till det: norrbus möte ändra NB-2026-0001-M1 --agenda …" in held.err
    ready.ok("dokument", "skriv", "minnesanteckningar", M1)
    again = f"Skrivet före ändringen: minnesanteckningar. Skriv om det: norrbus dokument skriv minnesanteckningar {M1}"
    assert again not in ready("möte", "ändra", M1, "--agenda", "Ett", "--minuter", "45").err
    assert shown(ready)["sequence"] == 0
    assert again in ready("möte", "ändra", M1, "--syfte", "Rasterna.").err
    given.booked(ready)
    ready.ok("möte", "ställ-in", "NB-2026-0001-M2", "--orsak", "x", "--ja")
    change = ("möte", "ändra", "NB-2026-0001-M2", "--syfte", "x")
    assert "är inställt och kan inte ändras" in ready.refused(4, *change)
    ready.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    assert "avslutat" in ready.refused(4, "möte", "ändra", M1, "--syfte", "x")


def test_the_texts_of_an_anonymous_meeting_are_anonymous_when_changed_too(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    assert "20140903" not in norrbus.refused(
        4, "möte", "ändra", "1", "--agenda", "Om 20140903-2388"
    )
    named = ("möte", "ändra", "1", "--agenda", "Hur mår Elsa nu?")
    norrbus.refused(4, *named)
    norrbus.ok(*named, "--trots-namn", "en häst")
    asked = norrbus(*named[:-1], "Hur mår Anna nu?", stdin="j\n", terminal=True)
    assert (asked.code, shown(norrbus)["agenda"]) == (0, "Hur mår Anna nu?")


# --- holding ------------------------------------------------------------------


@pytest.mark.parametrize(("day", "code"), [("2026-04-20", 4), ("2026-04-21", 0), ("2026-04-22", 0)])
def test_a_meeting_is_not_held_before_its_day(ready: Norrbus, day: str, code: int) -> None:
    given.booked(ready, "2026-04-21")
    given.summoned(ready)
    ready.day = day
    assert (
        ready("möte", "genomför", "1", "--närvarande", "skola", "--anteckningar", "x").code == code
    )


def test_only_actors_are_offered_as_those_who_have_mandate(ready: Norrbus) -> None:
    given.booked(ready, "2026-03-30")
    given.summoned(ready)
    came = ("--närvarande", "skola", "--närvarande", "Anna")
    asked = ready("möte", "genomför", "1", *came, stdin="\n" * 2, terminal=True).err
    offered = asked[asked.rindex("  1 ") :]
    assert offered.startswith("  1 skola\n  2 soc\n  3 primärvård\n\n")


def test_who_came_and_how_is_recorded_for_everyone(ready: Norrbus) -> None:
    given.booked(ready, "2026-03-30")
    given.summoned(ready)
    hold = ("möte", "genomför", "1", "--anteckningar", "x")
    assert "Ange vilka som var med" in ready.refused(2, *hold)
    assert "kan inte ha mandat utan att vara med" in ready.refused(
        2, *hold, "--närvarande", "skola", "--mandat", "soc"
    )
    assert "soc är både på plats och på länk" in ready.refused(
        2, *hold, "--närvarande", "soc", "--på-länk", "so"
    )
    assert "är inte kallad" in ready.refused(3, *hold, "--närvarande", "BUP")
    assert "skrivs VEM=NAMN" in ready.refused(2, *hold, "--ersättare", "Lena")
    came = (
        "--närvarande",
        "skola",
        "--på-länk",
        "Mikael",
        "--ersättare",
        "primärvård=Lena Waara",
        "--mandat",
        "primärvård",
        "--övriga",
        "tolk",
    )
    ready.ok(*hold, *came, "--nästa", "10 juni")
    attendance = {
        each["vem"]: (each["narvaro"], each["mandat"]) for each in shown(ready)["deltagare"]
    }
    assert attendance == {
        "skola": ("närvarande", ""),
        "soc": ("frånvarande", ""),
        "primärvård": ("närvarande, ersättare Lena Waara", "ja"),
        "Elsa Lantto": ("frånvarande", ""),
        "Anna Lantto": ("frånvarande", ""),
        "vårdnadshavare 2 (skyddad)": ("på länk", ""),
    }
    ready.ok("dokument", "skriv", "minnesanteckningar", "1")
    paper = next(ready.documents.rglob("*minnes*.md")).read_text(encoding="utf-8")
    assert (
        "| Lena Waara (ersättare för Ola Engström, kurator) | Kalix hälsocentral | närvarande, med mandat att besluta |"
        in paper
    )
    assert "Övriga närvarande: tolk" in paper
    assert "- Sara Niva, Kalix socialtjänst\n" in paper


def test_the_record_of_a_meeting_can_be_put_right_and_the_log_keeps_both(ready: Norrbus) -> None:
    given.booked(ready, "2026-03-30")
    given.summoned(ready)
    given.held(ready)
    right = ("--närvarande", "soc", "--anteckningar", "Rättat.")
    assert "är redan registrerat. Ska något läggas till eller rättas, skriv mötet" in ready.refused(
        4, "möte", "genomför", "1", *right
    )
    ready.ok("möte", "genomför", "NB-2026-0001-M1", *right)
    assert shown(ready)["anteckningar"] == "Rättat."
    assert participant(ready, "skola")["narvaro"] == "frånvarande"
    register = ready.open()
    before = [
        json.loads(row["before"])["notes"]
        for row in register.rows(
            "SELECT before FROM changes WHERE table_name = 'meetings' AND before IS NOT NULL"
        )
    ]
    register.close()
    assert before == ["", "Vi talades vid."]


def test_what_is_added_to_a_held_meeting_leaves_the_rest_as_it_stands(ready: Norrbus) -> None:
    given.booked(ready, "2026-03-30")
    given.summoned(ready)
    first = ready("möte", "genomför", "1", "--närvarande", "skola", "--anteckningar", "Ett.")
    line = next(each for each in first.err.splitlines() if "--reflektion" in each)
    told = line[line.index("norrbus ") + 8 :].split()[:-1]
    ready.ok(*told, "Bra samtal.")  # as the warning says
    ready.ok("möte", "genomför", M1, "--övriga", "tolk Aino")
    ready.ok("möte", "genomför", M1, "--mandat", "skola", "--nästa", "I juni.")
    found = shown(ready)
    assert [found[each] for each in ("anteckningar", "reflektion", "ovriga", "nasta")] == [
        "Ett.",
        "Bra samtal.",
        "tolk Aino",
        "I juni.",
    ]
    school, soc = participant(ready, "skola"), participant(ready, "soc")
    assert (school["narvaro"], school["mandat"]) == ("närvarande", "ja")
    assert soc["narvaro"] == "frånvarande"


def test_a_held_meeting_that_is_told_again_suggests_what_stands(ready: Norrbus) -> None:
    given.booked(ready, "2026-03-30")
    given.summoned(ready)
    came = ("--närvarande", "skola", "--på-länk", "Anna", "--ersättare", "soc=Lena Waara")
    rest = ("--mandat", "soc", "--reflektion", "Bra.", "--nästa", "I juni.", "--övriga", "tolk")
    ready.ok("möte", "genomför", "1", *came, *rest, "--anteckningar", "Ett.")
    before = shown(ready)
    told = ready("möte", "genomför", M1, stdin="\n" * 9 + "j\n", terminal=True)
    assert (told.code, shown(ready)) == (0, before)
    assert f"Mötet {M1} (Elsa L., 2014) är redan registrerat." in told.err
    asked = " ".join(told.out.split())
    for stands in ("skola", "Anna Lantto", "soc=Lena Waara", "soc", "tolk", "Ett.", "Bra."):
        assert f"Enter = {stands}, som det står" in asked
    lines = "\n" * 5 + "Två.\n\n" + "\n" * 3 + "j\n"
    ready("möte", "genomför", M1, stdin=lines, terminal=True)
    assert shown(ready) == {**before, "anteckningar": "Två."}


def test_minutes_of_a_meeting_that_was_not_held_are_refused(ready: Norrbus) -> None:
    given.booked(ready)
    assert "är inte hållet" in ready.refused(4, "dokument", "skriv", "minnesanteckningar", "1")


# --- naming a meeting ------------------------------------------------------------


def test_a_case_alone_names_its_only_meeting(ready: Norrbus) -> None:
    assert "Boka ett med" in ready.refused(3, "möte", "visa", "1")
    given.booked(ready)
    assert shown(ready, "1")["referens"] == M1
    given.booked(ready, "2026-05-05")
    assert f"Skriv vilket: {M1} eller NB-2026-0001-M2" in ready.refused(2, "möte", "visa", "1")
    assert "Det finns inget möte NB-2026-0001-M9. De som finns är" in ready.refused(
        3, "möte", "visa", "1-m9"
    )
    ready.ok("möte", "ställ-in", "1-M1", "--orsak", "x", "--ja")
    assert shown(ready, "1")["referens"] == "NB-2026-0001-M2"


def test_where_no_meeting_is_to_come_those_that_were_are_pointed_at(ready: Norrbus) -> None:
    given.booked(ready, "2026-03-30")
    given.summoned(ready)
    given.held(ready)
    assert " ".join(ready("möte", "lista", terminal=True).err.split()) == (
        "Inga kommande möten. Boka ett med: norrbus möte boka. Se hållna och inställda med:"
        " norrbus möte lista --alla"
    )


def test_meetings_are_listed_in_order_of_time(ready: Norrbus) -> None:
    assert (
        ready("möte", "lista", "--alla", terminal=True).err
        == "Inga möten. Boka ett med: norrbus möte boka\n"
    )
    given.booked(ready, "2026-05-05")
    given.booked(ready, "2026-04-14")
    ready.ok("möte", "ställ-in", M1, "--orsak", "x", "--ja")
    assert [line.split("\t")[0] for line in ready.ok("möte", "lista").splitlines()] == [
        "NB-2026-0001-M2"
    ]
    assert [line.split("\t")[0] for line in ready.ok("möte", "lista", "--alla").splitlines()] == [
        "NB-2026-0001-M2",
        M1,
    ]
    assert len(ready.ok("möte", "lista", "1").splitlines()) == 2


def test_the_place_of_a_protected_child_is_hidden(ready: Norrbus) -> None:
    given.booked(ready)
    ready.ok("ärende", "ändra", "1", "--skydd", "skyddad folkbokföring")
    assert shown(ready)["plats"] == "skyddade personuppgifter"
    seen = json.loads(
        ready.ok("möte", "visa", "1", "--json", "--visa-skyddat", "vaktmästaren ska låsa upp")
    )
    assert seen["plats"] == "Centrumskolan rum 12"


# --- what a hostile tester met --------------------------------------------------


def test_one_left_out_stays_left_out_until_invited_by_name(ready: Norrbus) -> None:
    given.booked(ready)
    ready.ok("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--bjud-inte", "Mikael")
    assert "Mikael" not in ready.ok("möte", "kalla", "1", "--aktör", "soc", "--sätt", "brev")
    assert "Inbjuden: vårdnadshavare 2 (skyddad)" in ready.ok(
        "möte", "kalla", "1", "--aktör", "primärvård", "--sätt", "brev", "--bjud-in", "Mikael"
    )


def test_a_closed_case_takes_no_facts_about_its_meetings_but_they_can_be_cancelled(
    ready: Norrbus,
) -> None:
    given.booked(ready, "2026-03-30")
    given.summoned(ready)
    ready.ok("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")
    for line in (
        ("möte", "flytta", M1, "--dag", "2026-05-05"),
        ("möte", "svar", M1, "--vem", "skola", "--svar", "ja"),
        ("möte", "kalla", M1, "--aktör", "BUP", "--sätt", "brev"),
        ("möte", "genomför", M1, "--närvarande", "skola", "--anteckningar", "x"),
    ):
        assert "är avslutat" in ready.refused(4, *line)
    ready.ok("möte", "ställ-in", M1, "--orsak", "x", "--ja")


def test_a_summons_is_not_printed_once_consent_is_withdrawn_unless_a_reason_is_given(
    ready: Norrbus,
) -> None:
    given.booked(ready)
    given.summoned(ready)
    ready.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    assert "giltigt samtycke saknas från Anna Lantto" in ready.refused(
        4, "dokument", "skriv", "kallelse", "1"
    )
    ready.ok("dokument", "skriv", "kallelse", "1", "--trots-saknat-samtycke", "OSL 10:2")
    register = ready.open()
    assert register.row("SELECT id FROM operations WHERE reason = 'OSL 10:2'") is not None
    register.close()


def test_a_summons_is_not_sent_before_the_need_was_seen(ready: Norrbus) -> None:
    given.booked(ready)
    assert "ligger före dagen då behovet sågs" in ready.refused(
        2, "möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--skickad", "2026-03-29"
    )


def test_a_move_stands_when_the_calendar_files_cannot_be_written(ready: Norrbus) -> None:
    given.booked(ready)
    given.summoned(ready)
    ready.ok("dokument", "skriv", "kalenderfil", "1")
    folder = ready.documents / "NB-2026-0001"
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
    folder.write_text("en fil", encoding="utf-8")
    result = ready("möte", "flytta", "1", "--dag", "2026-04-14")
    assert (result.code, "flyttat till ti 2026-04-14" in result.out) == (0, True)
    assert (
        "Skriv kalenderfilerna när det går: norrbus dokument skriv kalenderfil NB-2026-0001-M1"
        in result.err
    )


def test_an_anonymous_consultation_can_be_held_and_counts_no_days(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus, norrbus.day)
    norrbus.ok("möte", "kalla", "1", "--aktör", "BUP", "--sätt", "telefon")
    assert (
        norrbus.ok("möte", "genomför", "1", "--närvarande", "BUP", "--anteckningar", "Råd.")
        == f"Mötet {M1} är hållet må 2026-03-30 kl. 13.00.\n"
    )


# --- what a second reader met -----------------------------------------------------


def test_a_guardian_who_has_no_place_on_the_moved_day_gets_no_invitation(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-04-21", number="", name="Kim Niva")
    given.guardians(norrbus)
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola")
    given.booked(norrbus, "2026-04-20")
    norrbus.ok("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev")
    norrbus.ok("dokument", "skriv", "kalenderfil", "1")
    result = norrbus("möte", "flytta", "1", "--dag", "2026-04-22")
    assert (
        "Anna Lantto och vårdnadshavare 2 (skyddad) är inbjuden men är inte vårdnadshavare på mötesdagen"
        in result.err
    )
    assert "inbjuden" not in result.out
    assert len(norrbus.ok("dokument", "skriv", "inbjudan", "1").splitlines()) == 2
    assert "Alla har inte den senaste kalenderfilen" in norrbus("möte", "visa", "1").err


def test_a_look_at_a_meeting_is_a_look_at_everyone_in_its_case(ready: Norrbus) -> None:
    given.booked(ready)
    before = ready.rows()["looks"]
    ready.ok("möte", "visa", "1")
    assert ready.rows()["looks"] == before + 3


def test_one_uncovered_actor_does_not_stop_the_summons_of_another(ready: Norrbus) -> None:
    given.booked(ready)
    given.summoned(ready)
    for who in ("Anna", "Mikael"):
        ready.ok("samtycke", "återkalla", "1", "--vem", who, "--ja")
        given.consent(ready, who, "skola")
    assert "soc kan inte kallas" in ready.refused(4, "dokument", "skriv", "kallelse", "1")
    ready.ok("dokument", "skriv", "kallelse", "1", "--till", "skola")


# --- whom there is to summon -----------------------------------------------------------


def offered(norrbus: Norrbus, meeting: str) -> list[str]:
    """The actors at the question whom to summon, with what is told of each."""
    asked = norrbus("möte", "kalla", meeting, terminal=True).err
    return [line.strip() for line in asked.splitlines() if re.match("  [0-9] ", line)]


def test_who_can_be_summoned_stands_first_and_why_not_beside_the_rest(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok("aktör", "lägg-till", "--kort", "fri", "--namn", "Fritiden", "--slag", "annan")
    norrbus.ok("aktör", "lägg-till", "--kort", "hab", "--namn", "Hab", "--slag", "habilitering")
    given.consent(norrbus, "Anna", "hab")
    given.booked(norrbus)
    norrbus.ok("möte", "kalla", "1", "--aktör", "primärvård", "--sätt", "brev")
    assert offered(norrbus, "1") == [
        "1 skola  Centrumskolan",
        "2 soc  Kalix socialtjänst",
        "3 BUP  BUP Kalix: samtycke saknas",
        "4 fri  Fritiden: samtycke saknas",
        "5 hab  Hab: samtycke saknas från vårdnadshavare 2 (skyddad)",
        "6 primärvård  Kalix hälsocentral: redan kallad",
    ]


def test_an_anonymous_consultation_lacks_no_consent(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    assert "1 BUP  BUP Kalix" in offered(norrbus, "1")
