"""A case from one authority to another: what may go goes, nothing else does, and it is the same case there."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from disposal.test_disposal import everything, rows, sound

from moving.conftest import held, into, out

OUT = ("ärende", "flytta-ut", "1", "--till", "soc")


@pytest.fixture
def full(norrbus: Norrbus) -> Norrbus:
    """A case in which there is something in every part, with a word of its own in each that must stay."""
    given.once(norrbus, "full of words", _full)
    return norrbus


def _full(norrbus: Norrbus) -> None:
    norrbus.day = "2026-04-21"
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--vem", "Anna", "--telefon", "070-174 06 31")
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", "soc", "primärvård")
    given.consent(norrbus, "Anna", "BUP", until="2026-11-30")
    norrbus.ok(
        "möte",
        "boka",
        "1",
        "--dag",
        "2026-04-22",
        "--tid",
        "9",
        "--plats",
        "Xinställd",
        "--syfte",
        "Xinget",
    )
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "Xsjuk", "--ja")
    given.booked(norrbus, "2026-04-21", "1", "--agenda", "Xagenda")
    norrbus.ok(
        "möte",
        "kalla",
        "NB-2026-0001-M2",
        "--aktör",
        "skola",
        "--aktör",
        "BUP",
        "--sätt",
        "brev",
        "--trots-saknat-samtycke",
        "Xtrots",
    )
    norrbus.ok(
        "möte",
        "genomför",
        "NB-2026-0001-M2",
        "--närvarande",
        "skola",
        "--närvarande",
        "barnet",
        "--närvarande",
        "Anna",
        "--anteckningar",
        "Vi talades vid.",
        "--reflektion",
        "Xreflektion",
    )
    given.plan(norrbus)
    given.measure(norrbus, "Xsamtal", "BUP")
    norrbus.ok("plan", "ändra", "1", "--mål", "Xgammalt")
    norrbus.ok("plan", "revidera", "1", "--orsak", "Xomtag")
    norrbus.ok("plan", "ändra", "1", "--mål", "Hela dagar.")
    given.signed(norrbus)
    norrbus.ok("plan", "underteckna", "1", "--aktör", "BUP", "--namn", "Xläkare")
    norrbus.ok(
        "ärende",
        "placera",
        "1",
        "--sedan",
        "2026-04-01",
        "--form",
        "familjehem",
        "--var",
        "Gården",
        "--samordnare",
        "Karin",
    )
    norrbus.ok(
        "ärende", "invändning", "1", "--vem", "Anna", "--om", "behovet", "--text", "Tre dagar."
    )
    norrbus.day = "2026-06-10"
    met = [word for number in ("1", "2", "3", "4") for word in ("--genomförd", number)]
    norrbus.ok(
        "uppföljning",
        "registrera",
        "1",
        *met,
        "--beslut",
        "fortsätt",
        "--nästa",
        "2026-09-10",
        "--anteckning",
        "Det går bra.",
        "--barnets",
        "Roligare.",
    )
    given.deviation(norrbus)
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--beskrivning",
        "Xbetalar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
    )


MUST_STAY = (
    *("Xinställd", "Xinget", "Xsjuk", "Xagenda", "Xtrots", "Xreflektion", "Xsamtal", "Xgammalt"),
    *("Xomtag", "Xläkare", "Xbetalar", "Sömnsamtalen har inte startat", "BUP"),
    *("Skolgatan 8", "982 31", "070-174 06 12", "mikael@example.se", "per@example.se"),
    *("sara@example.se", "Ersättare vid vakans"),
)
MUST_GO = (
    *("Elsa Lantto", "20140903-2388", "Anna Lantto", "Mikael Ström", "sekretessmarkering"),
    *("070-174 06 31", "Köpmannagatan 3", "Hög frånvaro.", "Hästar.", "skolgång, hälsa"),
    *("Vi talades vid.", "Hela dagar.", "Vuxenstöd", "Sömnsamtal", "Familjerådgivning"),
    *("Jag vill ha Moa med.", "Det går bra.", "Roligare.", "familjehem", "Gården", "Tre dagar."),
)


def test_what_the_consents_cover_goes_and_nothing_else(full: Norrbus) -> None:
    path, words = out(full)
    told, known = held(path, words), everything(full)
    assert [each for each in MUST_STAY if each not in known] == []
    assert [each for each in MUST_STAY if each in told] == []
    assert [each for each in MUST_GO if each not in told] == []


def test_the_file_is_for_its_owner_and_tells_nothing_without_the_words(full: Norrbus) -> None:
    path, words = out(full)
    found = path.read_bytes()
    assert not any(each.encode() in found for each in (*MUST_GO, *MUST_STAY))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.parent == full.documents / "NB-2026-0001"
    assert path.name.startswith("flytt-NB-2026-0001-")
    assert words not in everything(full)
    assert words.replace("-", "") not in everything(full)
    sound(full)


def test_it_is_the_same_case_there_with_its_own_days(full: Norrbus, elsewhere: Norrbus) -> None:
    path, words = out(full)
    elsewhere.day = "2026-06-12"
    result = into(elsewhere, path, words)
    assert result.code == 0, result
    assert "är öppnat, från Kalix kommun, Förskola/grundskola (NB-2026-0001 där)" in result.out
    assert "Kontrollera att de gäller er" in result.err
    assert "Nya aktörer: skola, soc och primärvård" in result.err
    (case,) = rows(elsewhere, "SELECT * FROM cases")
    assert (case["opened_on"], case["need_seen_on"]) == ("2026-06-12", "2026-04-21")
    assert (case["municipality"], case["need"]) == ("2580", "Hög frånvaro.")
    consents = rows(elsewhere, "SELECT given_on, matters, valid_until FROM consents")
    assert consents == 2 * [
        {"given_on": "2026-04-21", "matters": "skolgång, hälsa", "valid_until": "2026-12-31"}
    ]
    (meeting,) = rows(elsewhere, "SELECT number, held_on, notes, carried FROM meetings")
    assert meeting == {
        "number": 1,
        "held_on": "2026-04-21",
        "notes": "Vi talades vid.",
        "carried": 1,
    }
    (plan,) = rows(elsewhere, "SELECT version, made_on, goal, carried FROM plans")
    assert plan == {"version": 1, "made_on": "2026-04-21", "goal": "Hela dagar.", "carried": 1}
    measures = rows(elsewhere, "SELECT number, what, state FROM measures")
    assert [each["what"] for each in measures] == ["Vuxenstöd", "Sömnsamtal", "Familjerådgivning"]
    assert {each["state"] for each in measures} == {"klar"}
    assert len(rows(elsewhere, "SELECT * FROM approvals")) == 6
    assert len(rows(elsewhere, "SELECT * FROM opinions")) == 2
    (followup,) = rows(elsewhere, "SELECT held_on, note, next_on FROM followups")
    assert followup == {"held_on": "2026-06-10", "note": "Det går bra.", "next_on": "2026-09-10"}
    assert len(rows(elsewhere, "SELECT * FROM results")) == 3
    (placement,) = rows(elsewhere, "SELECT since, place FROM placements")
    assert placement == {"since": "2026-04-01", "place": "Gården"}
    (objection,) = rows(elsewhere, "SELECT description, noted_on FROM objections")
    assert objection == {"description": "Tre dagar.", "noted_on": "2026-04-21"}
    seen = json.loads(elsewhere.ok("ärende", "visa", "1", "--json"))
    assert (seen["status"], seen["samordnare"]) == ("plan gäller", "Sara Niva")
    assert seen["flyttar"] == [
        {
            "dag": "2026-06-12",
            "vart": "kom från",
            "myndighet": "Kalix kommun, Förskola/grundskola",
            "referens": "NB-2026-0001",
            "fil": "",
        }
    ]
    sound(elsewhere)


def test_the_case_here_is_closed_with_where_it_went(kalix: Norrbus) -> None:
    path, _ = out(kalix, "--anteckning", "Familjen flyttar.")
    seen = json.loads(kalix.ok("ärende", "visa", "1", "--json"))
    (closing,) = seen["avslut"]
    assert (closing["avslutat"], closing["orsak"], closing["anteckning"]) == (
        *("2026-05-04", "lämnat till annan myndighet", "Familjen flyttar."),
    )
    (move,) = seen["flyttar"]
    assert (move["vart"], move["myndighet"], move["fil"]) == (
        *("lämnades till", "Kalix socialtjänst", str(path)),
    )
    assert "flytta-ut" in kalix.ok("logg", "--ärende", "1")
    assert "är avslutat" in kalix.refused(4, *OUT, "--ja")


def test_what_goes_is_shown_first_and_nothing_is_done_without_a_yes(kalix: Norrbus) -> None:
    before = everything(kalix).count("'moves_out'")
    result = kalix(*OUT, stdin="nej\n", terminal=True)
    assert result.code == 0
    assert "Följer inte med" in result.out
    assert "Lösenord" not in result.out
    assert "Lägg till --ja" in kalix(*OUT).err
    dry = json.loads(kalix.ok(*OUT, "--torrkör", "--json"))
    assert dry["barn"] == "Elsa Lantto"
    assert "Följer inte med: avvikelser" in kalix.ok(*OUT, "--torrkör")
    assert rows(kalix, "SELECT * FROM closings") == rows(kalix, "SELECT * FROM moves_out") == []
    assert everything(kalix).count("'moves_out'") == before
    looked = rows(kalix, "SELECT DISTINCT person_id FROM looks")
    assert len(looked) == 3


def test_as_json_the_words_come_with_the_rest(kalix: Norrbus, elsewhere: Norrbus) -> None:
    told = json.loads(kalix.ok(*OUT, "--ja", "--json"))
    path = Path(told["fil"])
    assert told["vardnadshavare"] == [
        *("Anna Lantto (gemensam vårdnad)", "vårdnadshavare 2 (skyddad) (gemensam vårdnad)")
    ]
    there = json.loads(into(elsewhere, path, told["losenord"], "--json").out)
    assert (there["arende"], there["referens"]) == ("NB-2026-0001", "NB-2026-0001")


def test_what_comes_is_shown_without_those_who_should_not_be_read(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    path, words = out(kalix)
    for more, nobody in (((), ("Mikael",)), (("--utan-namn",), ("Mikael", "Anna", "Elsa Lantto"))):
        line = (*more, "ärende", "flytta-in", str(path), "--lösenord-ur", "-")
        shown = elsewhere(*line, stdin=words)
        assert "vårdnadshavare 2 (skyddad) (gemensam vårdnad)" in shown.out
        assert not [each for each in nobody if each in shown.out + shown.err]


# --- what the consents say ------------------------------------------------------------------------


def test_without_consent_to_the_receiver_nothing_goes(kalix: Norrbus) -> None:
    line = ("ärende", "flytta-ut", "1", "--till", "BUP", "--ja")
    said = kalix.refused(4, *line)
    assert "samtycke saknas från Anna Lantto och vårdnadshavare 2 (skyddad)" in said
    reason = ("--trots-saknat-samtycke", "OSL 25 kap. 12 §")
    assert "Ange vad som ska med" in kalix.refused(2, *line, *reason)
    path, words = out(kalix, *reason, "--med", "plan", to="BUP")
    told = json.loads(held(path, words))["content"]
    assert told["plans"]
    assert told["meetings"] == []
    assert "möten, uppföljningar, placeringar och invändningar: valdes bort" in told["left_out"]
    (deed,) = rows(kalix, "SELECT reason FROM operations WHERE reason <> ''")
    assert deed["reason"] == "OSL 25 kap. 12 §"


def test_consent_of_one_guardian_or_of_yesterday_is_not_enough(norrbus: Norrbus) -> None:
    given.case(norrbus)
    assert "samtycke saknas" in norrbus.refused(4, *OUT, "--ja")
    given.consent(norrbus, "Anna", "soc", until="2026-04-10")
    assert "saknas från vårdnadshavare 2 (skyddad)" in norrbus.refused(4, *OUT, "--ja")
    given.consent(norrbus, "Mikael", "soc", until="2026-04-10")
    norrbus.day = "2026-04-11"
    assert "samtycke saknas" in norrbus.refused(4, *OUT, "--ja")
    norrbus.day = "2026-04-10"
    path, words = out(norrbus)
    assert json.loads(held(path, words))["content"]["plans"] == []


def test_what_a_consent_excepts_is_weighed_by_who_lets_the_case_go(kalix: Norrbus) -> None:
    line = ("samtycke", "registrera", "1", "--vem", "Anna", "--aktör", "soc", "--gäller", "skola")
    kalix.ok(*line, "--inte", "mötet i april", "--form", "skriftligt", "--till", "2026-12-31")
    said = kalix.refused(2, *OUT, "--ja")
    assert "Samtycket gäller inte ”mötet i april”" in said
    assert "går inte ihop" in kalix.refused(2, *OUT, "--ja", "--med", "inget", "--med", "plan")
    path, words = out(kalix, "--med", "inget")
    told = json.loads(held(path, words))["content"]
    assert not any(told[each] for each in ("meetings", "plans", "followups", "placements"))
    assert len(told["consents"]) == 3


def test_at_a_terminal_what_goes_is_asked_until_it_is_said(kalix: Norrbus) -> None:
    reason = ("--trots-saknat-samtycke", "OSL 25 kap. 12 §")
    line = ("ärende", "flytta-ut", "1", "--till", "BUP", *reason)
    answers = ["", "<", "allt", "?", "inget, plan", "2, uppf", "ja"]
    result = kalix(*line, stdin="\n".join(answers) + "\n", terminal=True)
    assert result.code == 0
    said = " ".join((result.out + result.err).split())
    for sentence in (
        "Utan samtycke lämnas bara det som bestämmelsen medger, och vad det träffar avgör du.",
        "Vad som ska med utöver barnet, vårdnadshavarna, behovet och samtyckena (",
        "5 invändningar",
        "6 inget",
        "Det här behövs.",
        "Det måste anges.",
        "På kommandoraden: --med.",
        "--med inget går inte ihop med annat.",
    ):
        assert sentence in said, sentence
    assert "Ingenting skrevs" not in said
    path, words = re.findall(r"^(?:Fil|Lösenord):\s+(\S+)", result.out, re.MULTILINE)
    told = json.loads(held(Path(path), words))["content"]
    assert told["plans"]
    assert told["meetings"] == []
    assert "möten, placeringar och invändningar: valdes bort" in told["left_out"]


def test_a_question_of_what_goes_that_is_left_lets_nothing_go(kalix: Norrbus) -> None:
    line = ("ärende", "flytta-ut", "1", "--till", "BUP", "--ja")
    result = kalix(*line, "--trots-saknat-samtycke", "Lag", stdin="", terminal=True)
    assert result.code != 0
    assert rows(kalix, "SELECT * FROM moves_out") == rows(kalix, "SELECT * FROM closings") == []


def test_the_file_of_a_move_is_one_word_however_narrow_the_terminal(
    kalix: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, _ = out(kalix)
    monkeypatch.setenv("COLUMNS", "80")
    seen = kalix("ärende", "visa", "1", "--allt", terminal=True).out
    moves = seen.partition("Flyttar\n")[2].splitlines()
    assert moves[0] == "må 2026-05-04  lämnades till  Kalix socialtjänst"
    assert moves[1] == f"    {path}"
    assert "Vart" not in seen


def test_guardians_without_custody_and_their_consents_stay(full: Norrbus) -> None:
    full.ok("ärende", "ändra", "1", "--vem", "Anna", "--upphörde", "2026-06-10")
    path, words = out(full)
    told = json.loads(held(path, words))["content"]
    assert [each["name"] for each in told["persons"]] == ["Elsa Lantto", "Mikael Ström"]
    assert [each["giver"] for each in told["consents"]] == [2]
    assert told["objections"] == []
    said = " ".join(told["left_out"])
    assert "vårdnadshavare (1)" in said
    assert "samtycken (2)" in said
    assert "invändningar från den som" in said


def test_from_18_only_the_young_person_and_the_own_consent_go(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus, "--född", "2008-05-05", number="")
    norrbus.ok("ärende", "vårdnadshavare", "1", "--namn", "Anna Lantto", "--vårdnad", "ensam")
    for who in ("Anna", "barnet"):
        given.consent(norrbus, who, "soc")
    for day, guardians, consents in (
        ("2026-05-04", ["Anna Lantto (ensam vårdnad)"], 2),
        ("2026-05-05", [], 1),
        ("2026-05-06", [], 1),
    ):
        norrbus.day = day
        told = json.loads(norrbus.ok(*OUT, "--torrkör", "--json"))
        assert (told["vardnadshavare"], len(told["samtycken"])) == (guardians, consents), day


def test_a_consultation_without_a_name_cannot_go(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    assert "anonym" in norrbus.refused(4, *OUT, "--ja")
    given.child(norrbus)
    assert "finns inte" in norrbus.refused(3, "ärende", "flytta-ut", "2", "--till", "finns inte")


# --- protected particulars ------------------------------------------------------------------------


def hidden(norrbus: Norrbus) -> None:
    """It is hidden where the child is."""
    norrbus.ok("ärende", "ändra", "1", "--skydd", "sekretessmarkering")


def test_what_is_protected_goes_only_with_a_reason(full: Norrbus) -> None:
    hidden(full)
    full.ok("plan", "revidera", "1", "--orsak", "x")
    full.ok("plan", "ändra", "1", "--uppföljning-plats", "Biblioteket")
    path, words = out(full, "--visa-skyddat", "avtalat med mottagaren")
    told = held(path, words)
    assert "Skolgatan 8" in told
    assert "Gården" in told
    looks = rows(full, "SELECT protected FROM looks ORDER BY id DESC LIMIT 3")
    assert sum(each["protected"] for each in looks) == 2
    full.ok("ångra", "--ja", "--trots-utskick", "prov")
    path, words = out(full)
    told = held(path, words)
    for secret in (*given.SECRET, "Köpmannagatan", "Gården", "Centrumskolan", "rum 12"):
        assert secret not in told, secret
    content = json.loads(told)["content"]
    assert {each["name"] for each in content["actors"]} >= {"skola"}
    assert [each["place"] for each in content["placements"]] == [""]
    assert content["persons"][0]["protection"] == "sekretessmarkering"


def test_a_text_that_holds_what_is_protected_stops_it(kalix: Norrbus) -> None:
    kalix.ok("ärende", "ändra", "1", "--behov", "Sover hos pappa på Skolgatan 8.")
    said = kalix.refused(4, *OUT, "--ja")
    assert "Skyddade uppgifter står i behovet" in said
    assert "Skolgatan" not in said
    assert not list(kalix.documents.rglob("*.norrbus-flytt"))
    out(kalix, "--visa-skyddat", "avtalat")


# --- coming in ------------------------------------------------------------------------------------


def test_the_words_are_asked_for_and_never_stand_on_a_line(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    path, words = out(kalix)
    line = ("ärende", "flytta-in", str(path))
    assert "Lösenordet saknas" in elsewhere.refused(2, *line, "--ja")
    assert "öppnar inte" in into(elsewhere, path, "FEL").err
    assert into(elsewhere, path, "FEL").code == 2
    assert into(elsewhere, path.with_name("annan"), words).code == 3
    no = elsewhere(*line, stdin=f"{words}\nnej\n", terminal=True)
    assert no.code == 0
    assert "Elsa Lantto" in no.out
    assert rows(elsewhere, "SELECT * FROM cases") == []
    yes = elsewhere(*line, stdin=f"{words.lower()}\nja\n", terminal=True)
    assert "Ärende NB-2026-0001 (Elsa L., 2014) är öppnat" in yes.out
    assert words not in everything(elsewhere)
    assert "någon i ärendet har skyddade" in yes.err.lower().replace("\n", " ")


def test_the_same_file_becomes_one_case_and_not_in_the_register_that_it_left(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    path, words = out(kalix)
    assert into(elsewhere, path, words).code == 0
    before = everything(elsewhere)
    again = into(elsewhere, path, words)
    assert (again.code, "redan inläst, som NB-2026-0001" in again.err) == (4, True)
    assert everything(elsewhere) == before
    own = into(kalix, path, words)
    assert (own.code, "skriven ur det här registret" in own.err) == (4, True)


def test_a_child_with_an_open_case_is_refused_and_one_with_a_closed_one_stays_one_person(
    kalix: Norrbus, elsewhere: Norrbus
) -> None:
    path, words = out(kalix)
    given.actors(elsewhere)
    given.child(elsewhere, "--skola", "Bergskolan", "--skydd", "sekretessmarkering")
    before = everything(elsewhere)
    open_still = into(elsewhere, path, words)
    assert (open_still.code, "öppet ärende här, NB-2026-0001" in open_still.err) == (4, True)
    assert everything(elsewhere) == before
    elsewhere.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert into(elsewhere, path, words).code == 0
    (elsa,) = rows(elsewhere, f"SELECT * FROM persons WHERE number = '{given.ELSA}'")
    assert (elsa["school"], elsa["address"]) == ("Bergskolan", "Köpmannagatan 3")
    assert elsa["protection"] == "sekretessmarkering"
    assert elsa["open"] == 1
    assert len(rows(elsewhere, "SELECT * FROM cases WHERE child_id = 1")) == 2
    sound(elsewhere)


def test_another_name_on_the_number_is_refused(kalix: Norrbus, elsewhere: Norrbus) -> None:
    path, words = out(kalix)
    given.child(elsewhere, name="Elsie Berg")
    elsewhere.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    result = into(elsewhere, path, words)
    assert (result.code, "annat namn" in result.err) == (4, True)
    assert len(rows(elsewhere, "SELECT * FROM persons")) == 1


def test_a_namesake_born_the_same_day_is_asked_about(norrbus: Norrbus, elsewhere: Norrbus) -> None:
    given.actors(norrbus)
    for each in (norrbus, elsewhere):
        given.child(each, "--född", "2014-09-03", number="")
    norrbus.ok("ärende", "vårdnadshavare", "1", "--namn", "Anna Lantto", "--vårdnad", "ensam")
    given.consent(norrbus, "Anna", "soc")
    path, words = out(norrbus)
    result = into(elsewhere, path, words)
    assert (result.code, "samma namn och födelsedag" in result.err) == (4, True)
    assert into(elsewhere, path, words, "--trots-dubblett", "en annan Elsa").code == 0
    assert len(rows(elsewhere, "SELECT * FROM persons WHERE name = 'Elsa Lantto'")) == 2


def test_only_an_actor_with_the_same_name_is_the_same(kalix: Norrbus, elsewhere: Norrbus) -> None:
    path, words = out(kalix)
    add = ("aktör", "lägg-till", "--kort")
    elsewhere.ok(*add, "skola", "--namn", "Bergskolan", "--slag", "skola")
    elsewhere.ok(*add, "skola Kalix kommun", "--namn", "Strandskolan", "--slag", "skola")
    elsewhere.ok(*add, "soc", "--namn", "kalix Socialtjänst", "--slag", "socialtjänst")
    result = into(elsewhere, path, words)
    assert "Aktörer som fanns här: soc." in result.err
    assert "Nya aktörer: skola Kalix kommun 2 och primärvård." in result.err
    named = rows(
        elsewhere,
        "SELECT DISTINCT a.name FROM consent_actors c JOIN actors a ON a.id = actor_id ORDER BY 1",
    )
    assert [each["name"] for each in named] == [
        *("Centrumskolan", "Kalix hälsocentral", "kalix Socialtjänst")
    ]
