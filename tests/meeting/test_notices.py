"""When a meeting moves or is off: who has got a letter, the letters that tell them, and what waits until they are sent."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

M1, M2 = "NB-2026-0001-M1", "NB-2026-0001-M2"
MOVE = ("möte", "flytta", M1, "--dag")
CANCEL = ("möte", "ställ-in", M1, "--orsak", "mamman är sjuk", "--ja")
OLD = "tisdag 21 april 2026, kl. 13.00–14.00, Centrumskolan rum 12"
# What each letter is to, by the end of its file's name; 1 is the child, 2 Anna, 3 Mikael.
EVERYBODY = ["skola", "soc", "primarvard", "1", "2", "3"]


@pytest.fixture
def called(norrbus: Norrbus) -> Norrbus:
    """Three actors are summoned by letter, the child and both guardians invited, to Tuesday 21 April."""
    given.once(norrbus, "called", _called)
    return norrbus


def _called(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-21", "1", "--syfte-barnet", "Hur blir skolan bra för dig?")
    given.summoned(norrbus)


def letters(norrbus: Norrbus, kind: str, *more: str, about: str = M1) -> dict[str, str]:
    """The letters that are written, by whom they are to."""
    line = ("dokument", "skriv", kind, about, "--format", "md", "--skriv-över", *more)
    paths = [Path(path) for path in norrbus.ok(*line).splitlines()]
    return {path.stem.rsplit("-", 1)[1]: path.read_text(encoding="utf-8") for path in paths}


def sent(norrbus: Norrbus, kind: str, *who: str) -> None:
    """Note the newest papers of a kind as sent, to some or to everybody."""
    for row in json.loads(norrbus.ok("dokument", "lista", "1", "--json")):
        waits = row["ersatt_av"] is None and not row["skickat"]
        if row["slag"] == kind and waits and (not who or row["till"] in who):
            norrbus.ok("dokument", "skickat", str(row["nummer"]), "--sätt", "brev")


def unsent(norrbus: Norrbus) -> list[dict[str, Any]]:
    """What ``idag`` says of changed meetings."""
    found: list[dict[str, Any]] = json.loads(norrbus.ok("idag", "--json"))["besked"]
    return found


def whom(norrbus: Norrbus) -> list[str]:
    return [row["brev"] for row in unsent(norrbus)]


def deadlines(norrbus: Norrbus) -> list[str]:
    rows = json.loads(norrbus.ok("frist", "lista", "--json"))
    return [row["frist"] for row in rows if row["frist"] in {"ny tid", "återbud"}]


# --- who has got what ---------------------------------------------------------------------


def test_a_move_says_who_has_which_letter_by_which_way(called: Norrbus) -> None:
    called.ok("dokument", "skriv", "kallelse", "1")
    called.ok("dokument", "skriv", "kalenderfil", "1")
    called.ok("dokument", "skriv", "mötesagenda", "1", "--sätt", "säkert meddelande")
    lines = called.ok(*MOVE, "2026-04-22").splitlines()
    assert [line for line in lines if line.startswith("Har")] == [
        "Har fått: kallelse till skola, brev må 2026-03-30",
        "Har fått: kallelse till soc, brev må 2026-03-30",
        "Har fått: kallelse till primärvård, brev må 2026-03-30",
        "Har fått: inbjudan till Elsa Lantto, brev må 2026-03-30",
        "Har fått: inbjudan till Anna Lantto, brev må 2026-03-30",
        "Har fått: inbjudan till vårdnadshavare 2 (skyddad), brev må 2026-03-30",
        *(
            f"Har kanske fått: kalenderfil till {who}; skrivet må 2026-03-30, inte antecknat som"
            " skickat"
            for who in ("skola", "soc", "Anna Lantto")
        ),
        "Har fått: mötesagenda till skola, soc, primärvård, Elsa Lantto, Anna Lantto och"
        " vårdnadshavare 2 (skyddad), säkert meddelande må 2026-03-30",
    ]


def test_a_new_summons_that_was_not_sent_may_have_been_had(called: Norrbus) -> None:
    called.ok("dokument", "skriv", "kallelse", "1", "--till", "skola")
    called.ok(*MOVE, "2026-04-22")
    called.ok("dokument", "skriv", "kallelse", "1", "--till", "skola", "--skriv-över")
    out = called.ok(*CANCEL)
    assert out.count("kallelse till skola") == 2
    assert "Har kanske fått: kallelse till skola; skrivet må 2026-03-30" in out


def test_a_look_at_who_has_a_letter_is_logged(called: Norrbus) -> None:
    def looks() -> int:
        return called.rows()["looks"]

    before = looks()
    called.ok(*MOVE, "2026-04-22")
    assert looks() == before + 3
    called.ok(*CANCEL)
    assert looks() == before + 6


def test_a_meeting_that_nobody_is_called_to_needs_no_letter(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    for line in ((*MOVE, "2026-04-22", "--skriv"), (*CANCEL, "--skriv")):
        result = norrbus(*line)
        assert result.code == 0
        assert "Har fått" not in result.out
        assert "dokument skriv" not in result.err
        assert (whom(norrbus), deadlines(norrbus)) == ([], [])
    assert "Ingen var kallad" in norrbus.refused(4, "dokument", "skriv", "återbud", M1)


def test_who_is_called_after_the_move_has_the_new_time(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    line = ("möte", "kalla", "1", "--aktör", "BUP", "--sätt", "brev")
    called.ok(*line, "--trots-saknat-samtycke", "OSL 25:12")
    assert [each.rsplit("-")[0] for each in letters(called, "ny tid")] == EVERYBODY
    assert "ny tid till BUP" not in whom(called)
    called.ok(*CANCEL)
    assert "återbud till BUP" in whom(called)


# --- the letters --------------------------------------------------------------------------


def test_a_new_time_says_old_and_new_that_answers_are_void_and_by_when(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-29", "--tid", "9.30", "--plats", "Biblioteket")
    found = letters(called, "ny tid")
    assert list(found) == EVERYBODY
    for text in found.values():
        assert text.startswith("# Ny tid för norrbusmöte\n")
        assert "**Dag**\\\nonsdag 29 april 2026\n\n**Tid**\\\nkl. 09.30–10.30\n" in text
        assert "**Plats**\\\nBiblioteket\n" in text
        assert f"## Det här gäller inte längre\n\n- {OLD}\n" in text
        assert "Det du har svarat tidigare gäller inte längre." in text
        assert "**Svara senast**\\\nmåndag 27 april 2026\n" in text
        assert "**Kallas av**\\\nKarin Öberg, specialpedagog\n" in text
    assert "Till: Per Lindmark, rektor, Centrumskolan\n" in found["skola"]
    assert "ersättare med mandat" in found["skola"]
    assert "Hej Elsa!\n\nMötet som du är bjuden till är flyttat." in found["1"]
    assert "Hur blir skolan bra för dig?" in found["1"]
    assert "Hej Anna Lantto!\n\nMötet om Elsa Lantto som du är inbjuden till" in found["2"]
    assert "☐ Jag kommer." in found["2"]
    assert "☐" not in found["skola"]


@pytest.mark.parametrize(
    ("day", "by"), [("2026-03-26", "**Svara senast**\\\nfredag 27 mars 2026"), ("2026-03-27", "")]
)
def test_the_last_day_to_answer_is_two_working_days_before_while_it_is_to_come(
    called: Norrbus, day: str, by: str
) -> None:
    called.day = "2026-03-30"
    called.ok(*MOVE, "2026-03-31")
    called.day = day
    text = letters(called, "ny tid", "--till", "Anna")["2"]
    assert ("Svara senast" in text) == bool(by)
    assert by in text
    assert ("lämna det här så snart du kan." in text) == (not by)


def test_a_new_place_is_called_so(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-21", "--plats", "Biblioteket")
    found = letters(called, "ny tid")
    assert {text.splitlines()[0] for text in found.values()} == {"# Ny plats för norrbusmöte"}
    assert f"- {OLD}\n" in found["2"]


def test_the_childs_words_can_follow_the_move(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22", "--syfte-barnet", "Vi pratar om rasterna.")
    found = letters(called, "ny tid")
    assert "Vi pratar om rasterna." in found["1"]
    assert "Vi pratar om rasterna." not in found["2"]


def test_a_meeting_by_link_says_so(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    norrbus.ok(
        *("möte", "boka", "1", "--dag", "2026-04-21", "--tid", "9", "--syfte", "x"),
        *("--länk", "https://example.se/gamla"),
    )
    given.summoned(norrbus)
    norrbus.ok(*MOVE, "2026-04-21", "--länk", "https://example.se/nya")
    text = letters(norrbus, "ny tid")["2"].replace("\\", "")
    assert "tisdag 21 april 2026, kl. 09.00–10.00, på länk, https://example.se/gamla" in text
    assert "https://example.se/nya" in text


def test_a_cancellation_says_what_is_off_and_nothing_of_why(called: Norrbus) -> None:
    called.ok(*CANCEL)
    found = letters(called, "återbud")
    assert list(found) == EVERYBODY
    for text in found.values():
        assert text.startswith("# Inställt norrbusmöte\n")
        assert f"- {OLD}\n" in text
        assert "sjuk" not in text
    assert "får du en ny kallelse." in found["soc"]
    assert "Elsa" not in found["soc"]  # whoever is summoned needs no name to stay at home
    assert "Hej Elsa!\n\nMötet som du är bjuden till blir inte av." in found["1"]
    assert "Mötet om Elsa Lantto som du är inbjuden till blir inte av." in found["2"]
    assert "får du en ny inbjudan." in found["2"]


def test_a_word_of_why_stands_where_it_is_given(called: Norrbus) -> None:
    called.ok(*CANCEL, "--ord", "Vi hör av oss\nefter påsk.")
    assert json.loads(called.ok("möte", "visa", M1, "--json"))["ord_pa_aterbudet"]
    for text in letters(called, "återbud").values():
        assert "Vi hör av oss\\\nefter påsk.\n" in text
        assert "sjuk" not in text


def test_a_word_that_tells_where_somebody_hidden_lives_is_held_back(called: Norrbus) -> None:
    called.ok(*CANCEL, "--ord", "Vi ses på Skolgatan 8.")
    assert "orden på återbudet" in called.refused(4, "dokument", "skriv", "återbud", M1)


def test_after_two_moves_the_time_that_was_last_told_is_taken_back(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    letters(called, "ny tid")
    sent(called, "ny tid", "Anna Lantto")
    called.ok(*MOVE, "2026-04-23")
    found = letters(called, "ny tid")
    second = "- onsdag 22 april 2026, kl. 13.00–14.00, Centrumskolan rum 12\n"
    # Anna has been told of the second; Mikael of the first, and the second lay written for him.
    assert (OLD in found["2"], second in found["2"]) == (False, True)
    assert f"- {OLD}\n{second}" in found["3"]


def test_a_time_that_nobody_told_is_not_mentioned(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    called.ok(*MOVE, "2026-04-23")
    assert all("22 april" not in text for text in letters(called, "ny tid").values())
    called.ok(*CANCEL)
    for text in letters(called, "återbud").values():
        # The letter of the last move lay written.
        assert [day for day in ("21 april", "22 april", "23 april") if day in text] == [
            "21 april",
            "23 april",
        ]


def test_a_move_back_takes_back_only_what_may_have_been_heard(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    called.ok(*MOVE, "2026-04-21")
    text = letters(called, "ny tid")["2"]
    assert "Det här gäller inte längre" not in text
    assert "Det du har svarat tidigare gäller inte längre." in text
    assert text.startswith("# Ny tid för norrbusmöte")


def test_a_new_invitation_that_is_sent_tells_too(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    letters(called, "inbjudan", "--till", "Anna", "--sätt", "brev")
    assert "ny tid till vårdnadshavare (2)" not in whom(called)
    called.ok(*MOVE, "2026-04-23")
    text = letters(called, "ny tid", "--till", "Anna")["2"]
    assert ("onsdag 22 april" in text, OLD in text) == (True, False)


def test_who_has_no_place_on_the_new_day_gets_to_know_that_the_old_one_is_off(
    called: Norrbus,
) -> None:
    called.ok("ärende", "ändra", "1", "--vem", "Mikael", "--upphörde", "2026-04-22")
    result = called(*MOVE, "2026-04-22")
    assert (
        "vårdnadshavare 2 (skyddad) är inbjuden men är inte vårdnadshavare på mötesdagen"
        in result.err
    )
    found = letters(called, "ny tid")
    assert found["3"].startswith("# Inställt norrbusmöte\n")
    assert "blir inte av den dagen." in found["3"]
    assert OLD in found["3"]
    assert "22 april" not in found["3"]
    assert "Mötet hålls en annan dag, och dit är du inte inbjuden." in found["3"]
    sent(called, "återbud")
    assert "ny tid till vårdnadshavare (3)" not in whom(called)
    assert len(whom(called)) == 5
    # Moved once more, with nothing new to say to him: what was off is off.
    called.ok(*MOVE, "2026-04-23")
    again = letters(called, "ny tid", "--till", "Mikael")["3"]
    assert OLD in again
    assert "22 april" not in again


def test_an_actor_whose_consent_has_ended_takes_a_reason_for_a_new_time(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    called.ok("samtycke", "återkalla", "1", "--vem", "Anna", "--ja")
    called.day = "2026-03-31"
    line = ("dokument", "skriv", "ny tid", M1)
    refused = called.refused(4, *line, "--till", "soc")
    assert "giltigt samtycke saknas från Anna Lantto" in refused
    assert list(letters(called, "ny tid")) == EVERYBODY[3:]
    called.ok(*line, "--trots-saknat-samtycke", "OSL 25:12", "--skriv-över")
    called.ok(*CANCEL)
    called.ok("dokument", "skriv", "återbud", M1)


def test_what_has_not_happened_is_refused(called: Norrbus) -> None:
    skriv = ("dokument", "skriv")
    assert "har inte flyttats" in called.refused(4, *skriv, "ny tid", M1)
    assert "är inte inställt" in called.refused(4, *skriv, "återbud", M1)
    called.ok(*CANCEL)
    assert "har inte flyttats" in called.refused(4, *skriv, "ny tid", M1)
    assert "ingen mottagare" in called.refused(3, *skriv, "återbud", M1, "--till", "BUP")


def test_an_anonymous_consultation_names_nobody(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok("ärende", "skapa", "--anonym", *given.need(norrbus.day))
    given.booked(norrbus)
    given.summoned(norrbus)
    norrbus.ok(*MOVE, "2026-04-22")
    found = letters(norrbus, "ny tid")
    assert list(found) == EVERYBODY[:3]
    assert "Mötet som du är kallad till har flyttats." in found["soc"]
    norrbus.ok(*CANCEL)
    assert list(letters(norrbus, "återbud")) == EVERYBODY[:3]


def test_all_papers_of_a_case_have_them_when_they_apply(called: Norrbus) -> None:
    def kinds(*more: str) -> set[str]:
        before = len(json.loads(called.ok("dokument", "lista", "--json")))
        called.ok("dokument", "skriv", "alla", *more, "--skriv-över")
        rows = json.loads(called.ok("dokument", "lista", "--json"))[before:]
        return {row["slag"] for row in rows} & {"ny tid", "återbud", "kallelse"}

    assert kinds("1") == {"kallelse"}
    called.ok(*MOVE, "2026-04-22")
    assert kinds(M1) == {"kallelse", "ny tid"}
    called.ok(*CANCEL)
    assert kinds(M1) == {"återbud"}
    called.day = "2026-04-22"
    assert kinds("1") == {"återbud"}
    called.day = "2026-04-23"
    assert kinds("1") == set()


# --- written at once ----------------------------------------------------------------------


def test_the_letters_can_be_written_at_once_and_are_taken_back_with_the_move(
    called: Norrbus,
) -> None:
    result = called(*MOVE, "2026-04-22", "--skriv")
    assert result.out.count("-ny-tid-1-") == 12
    assert "norrbus dokument skickat NUMMER" in result.err
    paths = [Path(line) for line in result.out.splitlines() if "-ny-tid-1-" in line]
    assert all(path.is_file() for path in paths)
    called.ok("ångra", "--ja", "--trots-utskick", "inget har skickats")
    assert not any(path.exists() for path in paths)
    assert (whom(called), deadlines(called)) == ([], [])
    assert called(*CANCEL, "--skriv").out.count("-aterbud-1-") == 12


def test_they_are_offered_at_a_terminal_and_named_elsewhere(called: Norrbus) -> None:
    again = f'norrbus dokument skriv "ny tid" {M1}'
    piped = called(*MOVE, "2026-04-22")
    assert f"Nästa steg: {again} (till 6; står i norrbus idag tills de skickats)" in piped.err
    line = (*MOVE, "2026-04-23", "--tid", "13", "--plats", "x", "--minuter", "60")
    said = ("--länk", "https://example.se/x")
    no = called(*line, *said, stdin="n\n", terminal=True)
    assert "Skriva ny tid till de 6 som har fått brev? (J/n)" in " ".join(no.out.split())
    assert again in " ".join(no.err.split())
    assert "-ny-tid-" not in no.out
    broken_off = called(*line, *said, terminal=True)
    assert broken_off.code == 0
    assert again in " ".join(broken_off.err.split())
    yes = called(*line, *said, stdin="\n", terminal=True)
    assert "-ny-tid-4-skola" in "".join(yes.out.split())
    off = called(
        "möte", "ställ-in", M1, "--orsak", "x", "--ord", "y", stdin="j\nj\n", terminal=True
    )
    assert "Skriva återbud till de 6 som har fått brev?" in " ".join(off.out.split())
    assert "-aterbud-5-skola" in "".join(off.out.split())


def test_what_cannot_be_written_is_said_and_the_meeting_has_moved_all_the_same(
    called: Norrbus,
) -> None:
    called.documents.write_text("en fil")
    result = called(*MOVE, "2026-04-22", "--skriv")
    assert result.code == 0
    assert f'Skriv ny tid när det går: norrbus dokument skriv "ny tid" {M1}' in result.err
    assert len(whom(called)) == 6


# --- what waits ---------------------------------------------------------------------------


def test_a_line_stands_for_each_until_the_letter_is_noted_as_sent(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    rows = unsent(called)
    assert [row["brev"] for row in rows] == [
        *("ny tid till skola", "ny tid till soc", "ny tid till primärvård"),
        *("ny tid till barnet (1)", "ny tid till vårdnadshavare (2)"),
        "ny tid till vårdnadshavare (3)",
    ]
    assert rows[0] == {
        "mote": M1,
        "brev": "ny tid till skola",
        "senast": "2026-03-31",
        "lage": "om 1 dag",
        "nasta_steg": f'norrbus dokument skriv "ny tid" {M1}',
    }
    assert not any(name in called.ok("idag") for name in ("Elsa", "Anna", "Mikael"))
    letters(called, "ny tid")
    # Written is not sent: the line stays, with the command that settles it.
    row = unsent(called)[-1]
    assert row["nasta_steg"].startswith("norrbus dokument skickat ")
    number = row["nasta_steg"].split()[3]
    called.ok("dokument", "skickat", number, "--sätt", "brev")
    assert "ny tid till vårdnadshavare (3)" not in whom(called)
    assert deadlines(called) == ["ny tid"]
    warning = called("möte", "visa", M1).err
    assert "Ny tid är inte skickat till skola, soc, primärvård, Elsa Lantto och Anna" in warning
    sent(called, "ny tid")
    assert (whom(called), deadlines(called)) == ([], [])
    assert "är inte skickat" not in called("möte", "visa", M1).err
    # A new move asks anew, also on the same day.
    called.ok(*MOVE, "2026-04-23")
    assert len(whom(called)) == 6


def test_the_way_that_a_letter_is_written_with_says_that_it_is_sent(called: Norrbus) -> None:
    called.ok(*CANCEL)
    letters(called, "återbud", "--sätt", "brev")
    assert (whom(called), deadlines(called)) == ([], [])


def test_an_older_letter_does_not_settle_a_newer_move(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    letters(called, "ny tid")
    older = [row["nummer"] for row in json.loads(called.ok("dokument", "lista", "1", "--json"))]
    called.ok(*MOVE, "2026-04-23")
    letters(called, "ny tid")
    result = called("dokument", "skickat", str(older[0]), "--sätt", "brev")
    assert "Det är ersatt av papper" in result.err
    assert len(whom(called)) == 6


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        ("2026-03-30", "om 1 dag"),
        ("2026-03-31", "idag"),
        ("2026-04-01", "1 dag försenad"),
        ("2026-04-09", "9 dagar försenad"),
        ("2026-04-10", ""),
    ],
)
@pytest.mark.parametrize("line", [(*MOVE, "2026-04-09"), CANCEL])
def test_it_is_to_be_sent_by_the_next_working_day_and_is_gone_after_the_meetings_day(
    norrbus: Norrbus, line: tuple[str, ...], day: str, stands: str
) -> None:
    given.consented(norrbus)
    given.booked(norrbus, "2026-04-09")
    given.summoned(norrbus)
    norrbus.ok(*line)
    norrbus.day = day
    assert {row["lage"] for row in unsent(norrbus)} == ({stands} if stands else set())
    assert len(deadlines(norrbus)) == (1 if stands else 0)
    assert ("är inte skickat" in norrbus("möte", "visa", M1).err) == bool(stands)


def test_it_is_gone_when_the_meeting_is_held_the_case_closed_or_the_move_taken_back(
    called: Norrbus,
) -> None:
    called.ok(*MOVE, "2026-03-30")
    assert len(whom(called)) == 6
    called.ok("ångra", "--ja", "--trots-utskick", "provat")
    assert (whom(called), deadlines(called)) == ([], [])
    called.ok("gör-om", "--ja")
    assert len(whom(called)) == 6
    given.held(called)
    assert (whom(called), deadlines(called)) == ([], [])
    given.booked(called, "2026-04-23")
    called.ok("möte", "kalla", M2, "--aktör", "skola", "--sätt", "brev")
    called.ok("möte", "ställ-in", M2, "--orsak", "x", "--ja")
    assert len(whom(called)) == 4
    called.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    assert (whom(called), deadlines(called)) == ([], [])


def test_the_morning_run_tells_of_it_without_a_name(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    out = called.ok("påminn", "--torrkör")
    assert f"{M1}" in out
    assert "ny tid" in out
    assert not any(name in out for name in ("Elsa", "Anna", "Mikael"))


def test_a_rule_that_is_not_used_says_nothing(called: Norrbus) -> None:
    called.ok(*MOVE, "2026-04-22")
    called.ok("frist", "regler", "ändra", "--frist", "ny tid", "--av")
    assert (whom(called), deadlines(called)) == ([], [])


def test_a_copy_that_was_made_before_the_step_asks_for_nothing(called: Norrbus) -> None:
    """Of a move from before nothing is known: neither day nor what was told since."""
    called.ok(*MOVE, "2026-04-22")
    register = called.open()
    with register.operation():
        register.update("meetings", 1, {"changed_on": None})
    register.close()
    assert (whom(called), deadlines(called)) == ([], [])
    assert OLD in letters(called, "ny tid")["2"]
