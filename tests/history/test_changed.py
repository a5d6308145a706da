"""A change says what each value was and is, and which papers still say what it was."""

from __future__ import annotations

import shutil

import given
import pytest
from conftest import Norrbus

CHANGE = ("ärende", "ändra", "1")


@pytest.fixture
def case(norrbus: Norrbus) -> Norrbus:
    given.case(norrbus)
    return norrbus


def test_a_change_says_old_and_new(case: Norrbus) -> None:
    said = case.ok(*CHANGE, "--telefon", "070-174 06 13", "--behov", "Nytt.")
    assert "Uppgifterna om Elsa Lantto: telefon, – → 070-174 06 13\n" in said
    assert "Ärendet NB-2026-0001: behov, Hög frånvaro. → Nytt.\n" in said
    assert "telefon, 070-174 06 13 → –" in case.ok(*CHANGE, "--telefon", "")
    assert "→" not in case.ok(*CHANGE, "--telefon", "")


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 59 + "…")])
def test_a_long_text_is_cut(case: Norrbus, length: int, shown: str) -> None:
    assert f"→ {shown}\n" in case.ok(*CHANGE, "--behov", "x" * length)


def test_what_is_new_or_gone_is_no_change(case: Norrbus) -> None:
    assert "→" not in case.ok("aktör", "kontakt", "soc", "--namn", "Maj Niemi")
    assert "Aktören soc: namn, Kalix socialtjänst → Soc\n" in case.ok(
        "aktör", "ändra", "soc", "--namn", "Soc"
    )


def test_what_is_hidden_stays_hidden(case: Norrbus) -> None:
    case.ok(*CHANGE, "--skydd", "sekretessmarkering")
    said = case(*CHANGE, "--adress", "Hemliga vägen 1")
    assert said.code == 0
    assert "Hemliga" not in said.out + said.err


def test_a_change_that_was_refused_says_nothing_of_it(case: Norrbus) -> None:
    assert "→" not in case.refused(2, *CHANGE, "--telefon", "x")


def test_papers_written_before_are_named_for_who_stands_on_them(case: Norrbus) -> None:
    def told(*line: str) -> str:
        return case(*CHANGE, *line).err

    assert "Skrivet före" not in told("--telefon", "070-174 06 13")
    case.ok("dokument", "skriv", "samtycke", "1", "--till", "Anna")
    sentence = "Skrivet före ändringen: samtycke. Skriv om det som ska gälla: norrbus dokument"
    assert f"{sentence} lista NB-2026-0001" in told("--telefon", "070-174 06 14")
    assert sentence in told("--vem", "Anna", "--telefon", "070-174 06 15")
    assert "Skrivet före" not in told("--behov", "Nytt.")


@pytest.mark.parametrize(
    ("option", "value", "what"),
    [
        ("--namn", "Elsa Ek", "namnet"),
        ("--personnummer", "20140903-2396", "numret"),
        ("--skydd", "skyddad folkbokföring", "skyddet"),
    ],
)
def test_at_a_terminal_a_name_a_number_or_a_protection_is_asked_about(
    case: Norrbus, option: str, value: str, what: str
) -> None:
    line = (*CHANGE, option, value)
    said = case(*line, stdin="n\n", terminal=True)
    assert f"För Elsa Lantto ändras {what}." in said.out + said.err
    assert "Inget ändrades." in said.err
    assert value not in case.ok("ärende", "visa", "1")
    said = case(*line, stdin="j\n", terminal=True)
    assert (said.code, "är ändrat" in said.out) == (0, True), said
    assert "Fortsätta" not in case(*CHANGE, "--behov", "x", terminal=True).out


# --- what has gone out -------------------------------------------------------------------

M1 = "NB-2026-0001-M1"


@pytest.fixture
def summoned(norrbus: Norrbus) -> Norrbus:
    """A meeting to come, three actors summoned and three people invited."""
    given.once(norrbus, "summoned", _summoned)
    return norrbus


def _summoned(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    given.summoned(norrbus)


def renewal(*kinds: str) -> str:
    commands = [f"norrbus dokument skriv {kind} {M1}" for kind in kinds]
    return f"Förnya med: {', '.join(commands[:-1])} och {commands[-1]}"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ((*CHANGE, "--namn", "Elsa Ek"), True),
        ((*CHANGE, "--personnummer", "20140903-2396"), True),
        ((*CHANGE, "--vem", "Anna", "--namn", "Anna Ek"), True),
        ((*CHANGE, "--vem", "Anna", "--e-post", "ek@example.se"), True),
        (("aktör", "ändra", "skola", "--namn", "Norrskolan"), True),
        (("aktör", "kontakt", "skola", "--namn", "Per Lindmark", "--roll", "x", "--ersätt"), False),
        ((*CHANGE, "--telefon", "070-174 06 13"), False),
        ((*CHANGE, "--behov", "Nytt."), False),
        (("aktör", "ändra", "skola", "--telefon", "070-174 06 13"), False),
        (("aktör", "ändra", "BUP", "--namn", "BUP Norr"), False),
    ],
)
def test_summonses_that_have_gone_out_are_named_with_what_renews_them(
    summoned: Norrbus, line: tuple[str, ...], told: bool
) -> None:
    ended = summoned(*line)
    assert ended.code == 0
    sentence = f"Kallelse och inbjudan till {M1} gick ut före ändringen. "
    assert (f"{sentence}{renewal('kallelse', 'inbjudan')}" in ended.err) is told
    assert ("gick ut" in ended.err) is told


def test_an_agenda_and_a_calendar_file_are_named_too(summoned: Norrbus) -> None:
    summoned.ok("dokument", "skriv", "kalenderfil", M1)
    summoned.ok("dokument", "skriv", "mötesagenda", M1, "--trots-skydd", "provat")
    kinds = ("kallelse", "inbjudan", "mötesagenda", "kalenderfil")
    assert renewal(*kinds) in summoned(*CHANGE, "--namn", "Elsa Ek").err
    # A move writes the calendar files anew itself, and is told to each by a letter of its own.
    ended = summoned("möte", "flytta", M1, "--dag", "2026-04-22")
    agenda = f"Mötesagenda till {M1} gick ut före ändringen. Förnya med: norrbus dokument"
    assert f"{agenda} skriv mötesagenda {M1}\n" in ended.err
    assert 'Nästa steg: norrbus dokument skriv "ny tid"' in ended.err
    assert f"Mötet {M1}: dag, ti 2026-04-21 → on 2026-04-22" in ended.out
    # One that cannot write them says that they are behind.
    shutil.rmtree(summoned.documents / "NB-2026-0001")
    (summoned.documents / "NB-2026-0001").write_text("en fil")
    assert renewal(*kinds[2:]) in summoned("möte", "flytta", M1, "--dag", "2026-04-23").err


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        (("--syfte", "Rasterna."), ("kallelse", "inbjudan", "mötesagenda")),
        (("--agenda", "Rasterna."), ("kallelse", "inbjudan", "mötesagenda")),
        (("--syfte-barnet", "Rasterna."), ("inbjudan",)),
        (("--leds-av", "Per Lindmark"), ("kallelse", "mötesagenda")),
        (("--kallas-av", "Per Lindmark"), ("kallelse", "mötesagenda")),
        # A new length is told by a letter of its own, but an agenda by none.
        (("--minuter", "30", "--syfte", "Rasterna."), ("mötesagenda",)),
    ],
)
def test_changed_texts_of_a_meeting_name_the_papers_that_they_stand_on(
    summoned: Norrbus, line: tuple[str, ...], kinds: tuple[str, ...]
) -> None:
    summoned.ok("dokument", "skriv", "kalenderfil", M1)
    summoned.ok("dokument", "skriv", "mötesagenda", M1, "--trots-skydd", "provat")
    ended = summoned("möte", "ändra", M1, *line)
    sentence = next(each for each in ended.err.splitlines() if "gick ut före" in each)
    assert {
        kind for kind in ("kallelse", "inbjudan", "mötesagenda") if f"skriv {kind}" in sentence
    } == set(kinds)
    assert "kalenderfil" not in sentence


def test_a_meeting_that_is_over_or_called_off_is_not(summoned: Norrbus) -> None:
    summoned.ok("möte", "ställ-in", M1, "--orsak", "x", "--ja")
    assert M1 not in summoned(*CHANGE, "--namn", "Elsa Ek").err
    summoned.ok("ångra", "--ja", "--trots-utskick", "provat")
    summoned.ok("ångra", "--ja", "--trots-utskick", "provat")
    assert M1 in summoned(*CHANGE, "--namn", "Elsa Ek").err
    summoned.day = "2026-04-21"
    given.held(summoned)
    assert M1 not in summoned(*CHANGE, "--namn", "Elsa Berg").err


def test_a_booked_meeting_is_named_where_place_or_guests_may_be_others(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.booked(norrbus)
    sentence = f"Mötet {M1} är bokat. Se över plats och vilka som är inbjudna: norrbus möte visa"
    for line, told in (
        (("--vem", "Anna", "--upphörde", "2026-04-01"), True),
        (("--skydd", "sekretessmarkering"), True),
        (("--namn", "Elsa Ek"), False),
        (("--vem", "Anna", "--telefon", "070-174 06 13"), False),
    ):
        assert (sentence in norrbus(*CHANGE, *line).err) is told, line


def test_a_plan_that_is_written_is_named_but_not_for_how_far_a_measure_has_come(
    norrbus: Norrbus,
) -> None:
    given.consented(norrbus)
    given.plan(norrbus)
    change = ("plan", "ändra-insats", "1", "2")
    assert "Skrivet före" not in norrbus(*change, "--vad", "Läxhjälp").err
    norrbus.ok("dokument", "skriv", "SIP", "1")
    said = "Skrivet före ändringen: SIP. Skriv om det: norrbus dokument skriv SIP NB-2026-0001"
    assert said in norrbus(*change, "--vad", "Sömnsamtal").err
    assert said in norrbus("plan", "ändra", "1", "--mål", "Hela dagar.").err
    assert "Skrivet före" not in norrbus(*change, "--läge", "pågår").err


def test_a_report_and_an_agenda_above_the_case_are_named(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    given.deviation(norrbus)
    change = ("avvikelse", "ändra", "1", "--förslag", "Ring.")
    assert "Skrivet före" not in norrbus(*change).err
    norrbus.ok("dokument", "skriv", "avvikelserapport", "1")
    assert (
        "norrbus dokument skriv avvikelserapport A-2026-0001" in norrbus(*change, "--chef", "x").err
    )
    given.forum(norrbus, "--agenda", "Avvikelser")
    norrbus.ok("dokument", "skriv", "mötesagenda", "F-2026-0001")
    said = norrbus("forum", "ändra", "1", "--agenda", "Annat").err
    assert "norrbus dokument skriv mötesagenda F-2026-0001" in said
