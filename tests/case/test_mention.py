"""A text names nobody who must not stand there: refused where others read it, asked about in a case."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date

import given
import half_siblings
import pytest
from conftest import Norrbus, _whole_house
from half_siblings import KARL, NILS, ONE

from norrbus_cli.case.mention.model import Text
from norrbus_cli.case.mention.surname import alone, of_family, surname
from norrbus_cli.case.mention.within import text_names
from norrbus_cli.deviation.form import DeviationChange, NewDeviation
from norrbus_cli.deviation.step.form import Analyse, CarryOut, Close, Decide, GiveFeedback
from norrbus_cli.meeting.held_form import Hold
from norrbus_cli.terminal.question import Form, questions
from norrbus_cli.terminal.reading import long_text

TODAY = date(2026, 5, 12)
PIECES = ("beskrivning", "konsekvenser", "förslag")
MOA, KIM = "20150212-2383", "20150311-2391"


# --- what is a name or a number ---------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Elsa Lantto kom inte", "Elsa Lantto", "Elsa Lantto"),
        ("elsa lanttos skolgång", "Elsa Lantto", "elsa lanttos"),
        ("ELSA LANTTO", "Elsa Lantto", "ELSA LANTTO"),
        ("Elsa\nLantto", "Elsa Lantto", "Elsa\nLantto"),
        ("Elsa Maria Lantto", "Elsa Lantto", "Elsa Maria Lantto"),
        ("Elsa Lantto", "Elsa Maria Berg Lantto", "Elsa Lantto"),
        ("Elsa af Ström", "Elsa af Ström", "Elsa af Ström"),
        ("Elsa af boken", "Elsa af Ström", ""),
        ("Lantto, Elsa (åk 5)", "Elsa Lantto", "Lantto, Elsa"),
        ("Lantto Elsa", "Elsa Lantto", "Lantto Elsa"),
        ("Lantto. Elsa", "Elsa Lantto", ""),
        ("Per Lantto, Elsa kom", "Elsa Lantto", ""),  # two people
        ("Lantto, Elsa Niva", "Elsa Lantto", ""),
        ("Klass: Lantto, Elsa; Niva, Per", "Elsa Lantto", "Lantto, Elsa"),
        ("Elsa. Lantto", "Elsa Lantto", ""),
        ("Elsa och Lantto", "Elsa Lantto", ""),
        ("Elsa Lanttonen", "Elsa Lantto", ""),
        ("Elsa", "Elsa Lantto", ""),
        ("Elsa", "Elsa", ""),
        ("i Lantto", "Elsa Lantto", ""),
        ("bo sten ström", "Bo Ström", ""),  # words that are no name for sure
        ("med bo ström", "Bo Ström", ""),
        ("Bo Ströms rast", "Bo Ström", "Bo Ströms"),
        ("Lars Lindgrens mamma", "Lars Lindgren", "Lars Lindgrens"),
        ("Anna-Karin Ek", "Anna-Karin Ek", "Anna-Karin Ek"),
        ("Elsa\u00a0Lantto", "Elsa Lantto", "Elsa\u00a0Lantto"),
        ("El\u00adsa Lan\u200btto", "Elsa Lantto", "El\u00adsa Lan\u200btto"),
        ("Per D'Angelos", "Per D’Angelo", "Per D'Angelos"),
        ("Per D’Angelo", "Per D'Angelo", "Per D’Angelo"),
        ("Elsa Lantto’s", "Elsa Lantto", "Elsa Lantto’s"),
        ("Elsa Lantto's", "Elsa Lantto", "Elsa Lantto's"),
        ("Karl Johan Berg\u2011Ström", "Karl-Johan Berg-Ström", "Karl Johan Berg\u2011Ström"),
        ("Karl-Johan Berg Ström", "Karl Johan Berg-Ström", "Karl-Johan Berg Ström"),
        ("Karl-Johan Berg-\nStröm", "Karl-Johan Berg-Ström", "Karl-Johan Berg-\nStröm"),
        ("Karl-Johan kom", "Karl Johan Berg", ""),
        ("Karl Berg-Ström", "Karl-Johan Berg-Ström", ""),
        ("Karl Johan", "Karl-Johan Berg", ""),
        ("Elsa Berg-Ström", "Elsa Berg", ""),
        ("Anna-Elsa Berg", "Elsa Berg", ""),
        ("Elsa-Mi Berg", "Elsa Berg", ""),
        ("Elsa Berg-mötet", "Elsa Berg", "Elsa Berg"),
        ("Elsa Berg", "Elsa Berg-Ström", ""),
        ("Elsa M. Lantto", "Elsa Maria Lantto", "Elsa M. Lantto"),
        ("Elsa M. Lantto", "Elsa Lantto", "Elsa M. Lantto"),
        ("Maria Lantto", "Elsa Maria Lantto", ""),
        ("Lantto, Elsa Maria", "Elsa Maria Lantto", "Elsa Maria"),
        ("Lantto, Elsa-Mi", "Elsa Lantto", ""),
        ("Elsa (Lantto)", "Elsa Lantto", "Elsa (Lantto"),
        ("*Elsa* **Lantto**", "Elsa Lantto", "Elsa* **Lantto"),
        ("Elsa, Lantto", "Elsa Lantto", ""),
        ("kim ros", "Kim Ros", ""),
        ("my vide", "My Vide", ""),
        ("hålla sam ordning", "Sam Ordning", ""),
        ("elsa berg", "Elsa Berg", "elsa berg"),
        ("elsa maria", "elsa maria", ""),
    ],
)
def test_a_whole_name(text: str, name: str, found: str) -> None:
    assert Text(text).whole_name(name) == found


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("Elsas mamma", "Elsa Lantto", "Elsas"),
        ("med elsa på rasten", "Elsa Lantto", "elsa"),
        ("Elsan", "Elsa Lantto", ""),
        ("i maj", "Maj Lantto", ""),
        ("med Maj", "Maj Lantto", "Maj"),
        ("hans lärare", "Hans Lantto", ""),
        ("med Hans", "Hans Lantto", "Hans"),
        ("dilan", "Dilan Lantto", ""),  # of a name that is not known a small letter says nothing
        ("Dilans skola", "Dilan Lantto", "Dilans"),
        ("en saga", "Saga Lantto", ""),
        ("Karl Johans", "Karl-Johan Lantto", "Karl Johans"),
        ("Elsa-Mi", "Elsa Lantto", ""),
        ("Karl och Johan", "Karl-Johan Lantto", ""),
        ("Karl Johan", "Karl-Johan-Per Lantto", ""),
        ("Karl, Johan", "Karl-Johan Lantto", ""),
        ("Jan-Karl Johan", "Karl-Johan Lantto", ""),
        ("El\u00adsas", "Elsa Lantto", "El\u00adsas"),
    ],
)
def test_a_given_name_alone(text: str, name: str, found: str) -> None:
    assert Text(text).given_name(name) == found


@pytest.mark.parametrize(
    "written",
    [
        "20140903-2388",
        "201409032388",
        "140903-2388",
        "1409032388",
        "140903 2388",
        "20140903 2388",
        "2014-09-03-2388",
        "2014-09-03 2388",
        "2014 09 03 23 88",
        "14.09.03–2388",
        "140903 - 2388",
        "(140903-2388)",
        "nr 140903-2388.",
        "20140903\u20112388",
        "2014\u00a009\u202f03\u20072388",
        "140903-238 8",
        "20140903/2388",
        "140903-\n2388",
        "140903—2388",
        "１４０９０３-２３８８",
        "1409\u200b03\u00ad-2388",
    ],
)
def test_a_number_in_any_of_its_spellings(written: str) -> None:
    assert Text(f"Barnet {written}, åk 5").numbers(TODAY) == {"20140903-2388": True}


def test_a_coordination_number_and_one_with_plus() -> None:
    assert list(Text("140963-2385").numbers(TODAY)) == ["20140963-2385"]
    assert list(Text("180903+2384").numbers(TODAY)) == ["19180903-2384"]


@pytest.mark.parametrize(
    "text",
    [
        "120140903-23881",
        "2026-04-21 kl. 13.00",
        "2026-04-21 13.00",
        "140903-2389",  # wrong check digit
        "20140903-2388-1",
        "NB-2026-0001",
        "070-174 06 05",
        "2026-04-21–2026-05-02",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert Text(text).numbers(TODAY) == {}


def test_ten_digits_from_0_may_be_a_telephone() -> None:
    assert Text("0701012387").numbers(TODAY) == {"20070101-2387": False}
    assert Text("070101-2387").numbers(TODAY) == {"20070101-2387": True}


# --- read outside the case --------------------------------------------------------------


@pytest.fixture
def family(norrbus: Norrbus) -> Norrbus:
    """Elsa's case and that of her half-brother Nils; Moa Berg, and Kim Lake who is hidden, in others."""
    half_siblings.family(norrbus)
    given.once(norrbus, "four cases", _beside)
    norrbus.day = "2026-05-12"
    return norrbus


def _beside(norrbus: Norrbus) -> None:
    given.child(norrbus, "--telefon", "070-174 06 30", number=MOA, name="Moa Berg")
    hidden = ("--skydd", "sekretessmarkering", "--adress", "Sjögatan 4 B, 952 31 Kalix")
    given.child(norrbus, *hidden, number=KIM, name="Kim Lake")
    since = ("--sedan", "2026-03-30", "--form", "familjehem", "--var", "familjehemmet Åsgård")
    norrbus.ok("ärende", "placera", "4", *since, "--samordnare", "Karin Öberg")


def reported(text: str) -> tuple[str, ...]:
    texts = [word for piece in PIECES for word in (f"--{piece}", text)]
    about = ("--arbetsplats", "skola", "--grund", "annat", "--aktör", "soc")
    return ("avvikelse", "rapportera", "1", *about, *texts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Elsas lärare ringde inte.", "”Elsas”"),
        ("Ingen ringde Anna Lantto.", "”Anna Lantto”"),
        ("Ingen ringde Mikael Ström eller Elsa.", "”Mikael Ström” och ”Elsa”"),
        ("Nils Berg fick vänta.", "”Nils Berg”"),
        ("Karl Bergs samtal.", "”Karl Bergs”"),
        ("Det gäller 140903 2388.", "ett personnummer"),
        ("Det gäller 20010101-2383.", "ett personnummer"),  # nobody's here
        ("Ring +46 70-174 06 20 i morgon.", "ett telefonnummer"),
        ("Ring 070 174 0630.", "ett telefonnummer"),
        ("Skriv till Karl@example.se.", "en e-postadress"),
        ("Hemma på Köpmannagatan 3 var ingen.", "”Köpmannagatan 3”"),
        ("Hemma på Sjögatan 4 B var ingen.", "”Sjögatan 4 B”"),
        ("På familjehemmet Åsgård var ingen.", "”familjehemmet Åsgård”"),
        ("Hemma på Sjögatan  4 var ingen.", "”Sjögatan 4”"),
        ("Hemma på Sjögatan\u00a04 i Kalix.", "”Sjögatan 4”"),
        ("Det gäller 20140903\u20112388.", "ett personnummer"),
        ("Ring 070\u2011174\u00a006\u00a030.", "ett telefonnummer"),
        ("Skriv till karl\u00ad@example.se.", "en e-postadress"),
        ("Moa\u00a0Berg fick vänta.", "”Moa Berg”"),
    ],
)
def test_what_others_read_names_nobody(family: Norrbus, text: str, said: str) -> None:
    found = family.refused(4, *reported(text))
    assert f"och där står {said}. Skriv ”barnet” eller ”vårdnadshavaren” i stället" in found
    # Whose it is, whether there is a case and whether anybody is hidden is not told.
    assert "NB-" not in found
    assert "skydd" not in found


@pytest.mark.parametrize(
    "text",
    [
        "Barnet fick vänta. Mamma ringde i maj.",
        "Nils på BUP ringde.",  # a given name may be anybody's
        "Per Lindmark och Sara Niva ringde inte, inte heller Ola Engströms vikarie.",
        "Ring 0923-123 45 eller 112, skriv till per@example.se.",
        "Mötet på Storgatan 12, den 3 maj, årskurs 5.",
        "Mötet på Sjögatan 4 C.",
        "moa kim lake",
        "Enligt NB-2026-0001 skulle insats 2 börja 2026-04-21 13.00.",
    ],
)
def test_what_names_nobody_is_kept(family: Norrbus, text: str) -> None:
    family.ok(*reported(text))


def test_one_who_works_with_it_may_have_the_childs_given_name(family: Norrbus) -> None:
    assert "”Elsa”" in family.refused(4, *reported("Elsa Niva kom inte."))
    family.ok("aktör", "kontakt", "BUP", "--namn", "Elsa Niva")
    family.ok(*reported("Elsa Niva kom inte."))
    assert "”Elsa”" in family.refused(4, *reported("Elsa Niva ringde Elsa."))


def test_a_guardian_of_another_case_who_works_with_it_may_be_named(family: Norrbus) -> None:
    family.ok("aktör", "kontakt", "BUP", "--namn", "Karl Berg")
    family.ok(*reported("Karl Berg kom inte."))
    assert "”Nils Berg”" in family.refused(4, *reported("Nils Berg kom inte."))
    family.ok("aktör", "kontakt", "BUP", "--namn", "Nils Berg")
    family.ok(*reported("Nils Berg kom inte."))
    family.ok("aktör", "kontakt", "BUP", "--namn", "Anna Lantto")
    assert "”Anna Lantto”" in family.refused(4, *reported("Anna Lantto kom inte."))


HANS = "Hans lärare ringde inte."
DESPITE = ("--trots-namn", "ordet hans")


def reason(norrbus: Norrbus) -> str:
    """The last one in the log."""
    register = norrbus.open()
    found = register.rows("SELECT reason FROM operations ORDER BY id DESC LIMIT 1")
    register.close()
    return str(found[0]["reason"])


def test_a_given_name_that_is_a_word_too_may_stay_for_a_reason(family: Norrbus) -> None:
    family.ok("ärende", "ändra", "1", "--namn", "Hans Lantto")
    told = family.refused(4, *reported(HANS))
    assert "där står ”Hans”. Är det barnet eller familjen, skriv ”barnet” eller" in told
    assert "--trots-namn" in told
    for text in ("Hans Lantto.", "Det gäller 140903-2388.", f"{HANS} Moa Berg."):
        assert "--trots-namn" not in family.refused(4, *reported(text), *DESPITE)
    assert "”Hans” och" not in family.refused(4, *reported("Moa Berg. Hans lärare."), *DESPITE)
    signed = ("--chef", "Per Lindmark", "--skolform", "förskola/grundskola")
    family.ok(*reported(HANS), *DESPITE, *signed)
    assert reason(family) == DESPITE[1]
    assert "A-2026-0001 nämner någon" in " ".join(family("register", "kontrollera").out.split())
    family.ok("avvikelse", "underteckna", "1", "--som", "chef")
    family.ok("avvikelse", "skicka", "1", "--sätt", "brev")
    steps = [
        ("analysera", "1", "--aktör", "soc", "--analys"),
        ("analysera", "1", "--nivå", "styrgrupp", "--analys"),
        ("analysera", "1", "--nivå", "länsdelens samverkansgrupp", "--analys"),
        ("besluta", "1", "--beslut"),
        ("genomför", "1", "--resultat"),
        ("återkoppla", "1", "--text"),
        ("skicka", "1", "--samverkansstruktur", "--sätt"),
        ("avsluta", "1", "--anteckning"),
    ]
    for step in steps:
        if step[-1] == "--sätt":
            family.ok("avvikelse", *step, "brev")
            continue
        assert "”Hans”" in family.refused(4, "avvikelse", *step, HANS)
        family.ok("avvikelse", *step, HANS, *DESPITE)
        assert reason(family) == DESPITE[1]


def test_a_change_and_a_disagreement_may_keep_it_too(family: Norrbus) -> None:
    family.ok("ärende", "ändra", "1", "--namn", "Hans Lantto")
    family.ok(*reported("Vakans."))
    change = ("avvikelse", "ändra", "1", "--förslag", HANS)
    assert "”Hans”" in family.refused(4, *change)
    family.ok(*change, *DESPITE)
    about = ("--gäller", "kostnadsansvar", "--aktör", "skola", "--aktör", "soc")
    line = ("oenighet", "anmäl", "1", *about, "--beskrivning", HANS)
    assert "”Hans”" in family.refused(4, *line)
    family.ok(*line, *DESPITE)
    assert "”Hans”" in family.refused(4, "oenighet", "avgör", "1", "--beslut", HANS)
    family.ok("oenighet", "avgör", "1", "--beslut", HANS, *DESPITE)
    assert reason(family) == DESPITE[1]


def test_at_a_terminal_it_is_asked_whether_it_is_the_child(family: Norrbus) -> None:
    family.ok("ärende", "ändra", "1", "--namn", "Hans Lantto")
    family.ok(*reported("Vakans."))
    change = ("avvikelse", "ändra", "1", "--förslag", HANS)
    no = family(*change, terminal=True, stdin="n\n")
    asked = " ".join(no.out.split())
    assert "Är det varken barnet eller familjen går det bra. Fortsätta?" in asked
    assert "Texten i --förslag läses av andra" in asked
    assert "Inget ändrades." in no.err
    yes = family(*change, terminal=True, stdin="j\n")
    assert yes.code == 0, yes.err
    assert reason(family).startswith("svarade i termi")


def test_the_manager_and_the_reporter_are_none_of_the_case(family: Norrbus) -> None:
    for option in ("--chef", "--rapportör"):
        for name in ("Anna Lantto", "Elsa Lantto"):
            assert f"”{name}”" in family.refused(4, *reported("Vakans."), option, name)
    family.ok(*reported("Vakans."), "--chef", "Moa Berg")  # who may be anybody
    assert "”Anna Lantto”" in family.refused(4, "avvikelse", "ändra", "1", "--chef", "Anna Lantto")
    family.ok("aktör", "kontakt", "BUP", "--namn", "Anna Lantto")
    family.ok("avvikelse", "ändra", "1", "--chef", "Anna Lantto")


@pytest.mark.parametrize(
    "option", ["--leds-av", "--kallas-av", "--deltagare", "--plats", "--agenda"]
)
def test_whatever_is_told_of_a_forum_is_looked_through(family: Norrbus, option: str) -> None:
    book = ("forum", "boka", "--slag", "styrgrupp", "--dag", "2026-06-01", "--tid", "9")
    told = {"--plats": "x"} | {option: "Moa Berg"}
    line = [*book, *(word for pair in told.items() for word in pair)]
    assert "”Moa Berg”" in family.refused(4, *line)
    family.ok(*book, "--plats", "x")
    change = ("forum", "ändra", "1", option, "Moa Berg")
    assert "”Moa Berg”" in family.refused(4, *change)
    family.ok("forum", "ledamot", "lägg-till", "--slag", "styrgrupp", "--namn", "Moa Berg")
    family.ok(*change)


def test_a_link_and_the_name_of_a_forum_are_looked_through(family: Norrbus) -> None:
    book = ("forum", "boka", "--dag", "2026-06-01", "--tid", "9", "--plats", "x")
    link = ("--slag", "styrgrupp", "--länk", "https://example.se/Moa-Berg")
    assert "”Moa Berg”" in family.refused(4, *book, *link)
    link = ("--slag", "styrgrupp", "--länk", "https://example.se/Moa%20Berg%C3%B6")
    family.ok(*book, *link)  # another name
    named = ("--slag", "forum barn och unga", "--forum", "Moa Berg")
    assert "”Moa Berg”" in family.refused(4, *book, *named)


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ("https://zoom.us/j/201409032388", ""),  # is Elsa's number, and a meeting's
        ("https://zoom.us/j/1409032388?pwd=0701740630", ""),
        ("https://example.se/14/09/03/2388", ""),
        ("https://example.se/20140903-2388-4abc-9def-070174063000", ""),
        ("https://example.se/20140903-2388", "ett personnummer"),
        ("https://example.se/?om=140903-2388&x=1", "ett personnummer"),
        ("https://example.se/20140903%2D2388", "ett personnummer"),
        ("https://example.se/070-1740630", "ett telefonnummer"),
        ("https://example.se/%2B46701740630", "ett telefonnummer"),
        ("https://example.se/Sj%C3%B6gatan-4", "”Sjögatan 4”"),
        ("https://example.se/Moa%2520Berg?Kim_Lake", "”Kim Lake”"),
    ],
)
def test_the_digits_of_a_link_are_the_meetings_own_unless_written_as_a_persons(
    family: Norrbus, link: str, found: str
) -> None:
    line = ("forum", "boka", "--slag", "styrgrupp", "--dag", "2026-06-01", "--tid", "9")
    if found:
        assert f"och där står {found}." in family.refused(4, *line, "--länk", link)
    else:
        family.ok(*line, "--länk", link)


@pytest.mark.parametrize(
    ("client", "said"),
    [
        ("Moa Berg, 8 B", "”Moa Berg”"),
        ("pojke, 20010101-2383", "ett personnummer"),
        ("flicka, 070-174 06 30", "ett telefonnummer"),
        ("flicka på Sjögatan 4 B", "”Sjögatan 4 B”"),
        ("Moa, 8 B", ""),
        ("pojke, 12 år", ""),
    ],
)
def test_whom_a_report_without_a_case_is_about_is_looked_through(
    family: Norrbus, client: str, said: str
) -> None:
    line = [word for word in reported("Vakans.") if word != "1"]
    if said:
        assert f"och där står {said}." in family.refused(4, *line, "--klient", client)
    else:
        family.ok(*line, "--klient", client)
        change = ("avvikelse", "ändra", "1", "--klient")
        assert "”Moa Berg”" in family.refused(4, *change, "Moa Berg")
        given.told(family, concerns="Moa Berg")
        assert "A-2026-0001 nämner någon" in " ".join(family("register", "kontrollera").out.split())


def test_each_step_of_a_deviation_is_looked_through(family: Norrbus) -> None:
    text = "Elsa Lanttos samtal."
    family.ok(*reported("Vakans."), "--chef", "Per Lindmark", "--skolform", "förskola/grundskola")
    start = ("avvikelse", "ändra", "1")
    for piece in PIECES:
        assert "”Elsa Lanttos”" in family.refused(4, *start, f"--{piece}", text)
    steps: list[tuple[tuple[str, ...], str]] = [
        (("underteckna", "1", "--som", "chef"), ""),
        (("skicka", "1", "--sätt", "brev"), ""),
        (("analysera", "1", "--aktör", "soc"), "--analys"),
        (("analysera", "1", "--nivå", "styrgrupp"), "--analys"),
        (("analysera", "1", "--nivå", "länsdelens samverkansgrupp"), "--analys"),
        (("besluta", "1"), "--beslut"),
        (("genomför", "1"), "--resultat"),
        (("återkoppla", "1"), "--text"),
        (("skicka", "1", "--samverkansstruktur", "--sätt", "brev"), ""),
        (("avsluta", "1"), "--anteckning"),
    ]
    for line, option in steps:
        if option:
            assert "”Elsa Lanttos”" in family.refused(4, "avvikelse", *line, option, text)
        if line[0] == "besluta":
            assert "står" in family.refused(4, "avvikelse", *line, "--inget-beslut", text)
        if line[0] == "avsluta":
            assert "står" in family.refused(4, "avvikelse", *line, "--makulera", text)
        family.ok("avvikelse", *line, *((option, "Vakans.") if option else ()))


def test_a_disagreement_is_looked_through(family: Norrbus) -> None:
    line = (
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
    )
    assert "”Elsas”" in family.refused(4, *line, "--beskrivning", "Vem som betalar Elsas taxi.")
    family.ok(*line, "--beskrivning", "Vem som betalar taxi.")
    decided = ("oenighet", "avgör", "1", "--beslut")
    assert "”Elsas”" in family.refused(4, *decided, "Skolan betalar Elsas taxi.")
    family.ok(*decided, "Skolan betalar.")


def test_a_deviation_without_a_case_names_nobody_of_any(family: Norrbus) -> None:
    line = [word for word in reported("Moa Berg väntar.") if word != "1"]
    assert "”Moa Berg”" in family.refused(4, *line)
    family.ok(*(word.replace("Moa Berg", "Elsa") for word in line))


def test_a_child_whose_case_is_closed_is_not_named_and_the_guardian_may_be_anybody(
    family: Norrbus,
) -> None:
    family.ok("ärende", "avsluta", "2", "--orsak", "behovet tillgodosett")
    assert "”Nils Berg”" in family.refused(4, *reported("Nils Berg väntar."))
    family.ok(*reported("Karl Berg väntar."))


def test_what_is_refused_can_be_written_anew_at_a_terminal(
    family: Norrbus, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = family.home / "redigerare"
    script.write_text('#!/bin/sh\necho "Ring mamma." > "$1"\n', encoding="utf-8")
    script.chmod(0o700)
    monkeypatch.setenv("EDITOR", str(script))
    answers = ["", "", "Ring Elsas mamma.", "", "", "", "j", "7", "j"]
    result = family(*reported("Vakans.")[:-2], terminal=True, stdin="\n".join(answers) + "\n")
    assert "Texten i ”Förslag till åtgärder” läses" in result.err
    assert "Avvikelsen är rapporterad" in result.out, result.err
    assert json.loads(family.ok("avvikelse", "visa", "1", "--json"))["forslag"] == "Ring mamma."


def test_a_report_that_names_somebody_from_before_is_told_until_it_is_signed(
    family: Norrbus,
) -> None:
    family.ok(*reported("Vakans."), "--chef", "Per Lindmark")
    assert "A-2026-0001" not in family("register", "kontrollera").out
    given.told(family, consequences="Elsas lärare ringde inte.")
    found = family("register", "kontrollera").out
    assert "A-2026-0001 nämner någon" in " ".join(found.split())
    assert "Elsa" not in found
    family.ok("avvikelse", "underteckna", "1", "--som", "chef")
    assert "A-2026-0001" not in family("register", "kontrollera").out


# --- a family name alone ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "name", "family", "by_itself"),
    [
        ("familjen Lindqvist kom", "Liv Lindqvist", "Lindqvist", "Lindqvist"),
        ("Familjen Lindqvists hem", "Liv Lindqvist", "Lindqvists", ""),
        ("Syskonen  Berg väntar", "Liv Berg", "Berg", ""),
        ("familjen\u00a0Berg\u2011Ek", "Liv Berg-Ek", "Berg\u2011Ek", "Berg\u2011Ek"),
        ("familjen Berg-Ek", "Liv Berg", "", ""),
        ("familjen Ek-Berg", "Liv Berg", "", ""),
        ("familjen Berg Lund", "Liv Berg", "", ""),
        ("familjen Bergs BUP", "Liv Berg", "Bergs", ""),
        ("familjen Fors AB", "Liv Fors", "", ""),
        ("familjen. Berg", "Liv Berg", "", ""),
        ("familjen berg", "Liv Berg", "", ""),
        ("familjen och Lindqvist", "Liv Lindqvist", "", "Lindqvist"),
        ("hos Lindqvists", "Liv Lindqvist", "", "Lindqvists"),
        ("Mamma Lindqvist ringde", "Liv Lindqvist", "", "Lindqvist"),
        ("Enligt mamma, Lindqvist, gick det", "Liv Lindqvist", "", "Lindqvist"),
        ("med Lindqvists BUP-kontakt", "Liv Lindqvist", "", "Lindqvists"),
        ("Lindqvist-mötet", "Liv Lindqvist", "", "Lindqvist"),
        ("Karin Lindqvist", "Liv Lindqvist", "", ""),  # somebody else
        ("Lindqvist Maskin", "Liv Lindqvist", "", ""),
        ("Rektor Lindqvist och läraren Lindqvist", "Liv Lindqvist", "", ""),
        ("i Lindqvist, på Lindqvists", "Liv Lindqvist", "", ""),
        ("Lindqvists skola", "Liv Lindqvist", "", ""),
        ("Lindqvistgatan, lindqvist", "Liv Lindqvist", "", ""),
        ("Berg och Ek, Modig, Kalix, Boden, Arjeplog", "Liv Berg", "", ""),
        ("Modig är hon", "Liv Modig", "", ""),
        ("Kalix är långt bort", "Liv Kalix", "", ""),
        ("Arjeplog är långt bort", "Liv Arjeplog", "", ""),
        ("Ali kom", "Liv Ali", "", ""),  # a given name
        ("Lie kom", "Liv Lie", "", ""),
        ("Lindqvist kom", "Lindqvist", "", ""),
        ("Lindqvist kom", "liv lindqvist", "", ""),
    ],
)
def test_a_family_name_alone(text: str, name: str, family: str, by_itself: str) -> None:
    parts = surname(name)
    stands = Text(text).stands(parts)
    assert of_family(parts, stands) == family
    assert alone(parts, stands, set) == by_itself


def test_the_name_of_one_who_works_with_it_is_no_familys_alone() -> None:
    parts = surname("Liv Lindqvist")
    assert not alone(parts, Text("Lindqvist kom").stands(parts), lambda: {"lindqvist"})
    assert alone(parts, Text("Lindqvist kom").stands(parts), lambda: {"karin"}) == "Lindqvist"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Familjen Lantto väntar.", "”Lantto”"),
        ("Familjen Ström väntar.", "”Ström”"),  # the father's, a word too
        ("Syskonen Berg väntar.", "”Berg”"),  # in another case
    ],
)
def test_what_others_read_names_no_family(family: Norrbus, text: str, said: str) -> None:
    assert f"där står {said}. Skriv ”barnet”" in family.refused(4, *reported(text), *DESPITE)
    book = ("forum", "boka", "--slag", "styrgrupp", "--dag", "2026-06-01", "--tid", "9")
    told = family.refused(4, *book, "--plats", "x", "--agenda", text)
    assert f"där står {said}. Skriv ”barnet”" in told


def test_a_family_name_alone_may_stay_for_a_reason(family: Norrbus) -> None:
    told = family.refused(4, *reported("Vi ringde Lanttos."))
    assert "där står ”Lanttos”. Är det barnet eller familjen" in told
    family.ok(*reported("Vi ringde Lanttos."), *DESPITE)
    assert reason(family) == DESPITE[1]
    # What is a word too, and what nobody of the case is called.
    family.ok(*reported("Ström ringde, och Bergs, och familjen Öhman, i Lantto."))


def test_one_who_works_with_it_may_be_called_as_the_family(family: Norrbus) -> None:
    family.ok("aktör", "kontakt", "BUP", "--namn", "Eva Lantto")
    family.ok(*reported("Lantto ringde inte. Eva Lantto ringde."))
    assert "”Lantto”" in family.refused(4, *reported("Familjen Lantto ringde inte."))


# --- read in the case -------------------------------------------------------------------


def measure(text: str) -> tuple[str, ...]:
    return ("plan", "insats", "1", "--vad", text, "--aktör", "skola")


def said(norrbus: Norrbus, *line: str, **how: object) -> str:
    result = norrbus(*line, **how)  # type: ignore[arg-type]
    assert result.code == 0, result.err
    return result.err


@pytest.fixture
def planned(family: Norrbus) -> Norrbus:
    family.ok("plan", "skapa", "1")
    return family


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rast med Nils.", "”Nils”"),  # a sibling with a case
        ("Rast med Nils Berg.", "”Nils Berg”"),
        ("Rast med Moa Bergs klass.", "”Moa Bergs”"),
        ("Rast med Kim Lake.", "”Kim Lake”"),
        (f"Rast med {MOA[2:]}.", "ett personnummer"),
        ("Rast med Moa Berg och Nils.", "”Moa Berg” och ”Nils”"),
        ("Rast med familjen Lake.", "”Lake”"),
        ("Rast med barnen Bergs klass.", "”Bergs”"),  # of the brother, and of Moa
    ],
)
def test_another_child_in_a_text_is_said_in_a_pipe_and_kept(
    planned: Norrbus, text: str, found: str
) -> None:
    told = said(planned, *measure(text))
    assert f"I texten står {found}, som kan vara ett annat barn." in told
    assert "OSL 25 kap. 1 §, 26 kap. 1 §" in told
    assert "skydd" not in told


@pytest.mark.parametrize(
    "text",
    [
        "Elsa äter lunch med Anna Lantto och Mikael.",
        "Kim leder. Moa är med.",  # a given name may be anybody's
        f"Enligt {given.ELSA}.",
        "Per Lindmark ringer Sara Niva på Lake street.",
        f"Enligt {KARL}.",  # of no child
        "Familjen Lantto och familjen Ström, hos Lanttos.",
        "Lake ringer, och Bergs.",  # of others, and a word
        "Familjen Niva ringer.",  # nobody's here
    ],
)
def test_what_is_of_the_case_or_of_nobody_is_not_said(planned: Norrbus, text: str) -> None:
    assert "annat barn" not in said(planned, *measure(text))


def test_a_sibling_who_is_called_as_one_of_the_case_is_not_told_apart(planned: Norrbus) -> None:
    planned.ok("ärende", "ändra", "2", "--namn", "Anna Berg")
    assert "annat barn" not in said(planned, *measure("Rast med Anna."))
    assert "”Anna Berg”" in said(planned, *measure("Rast med Anna Berg."))


def test_the_family_name_of_a_sibling_counts_alone(planned: Norrbus) -> None:
    planned.ok("ärende", "ändra", "2", "--namn", "Nils Lindqvist")
    assert "”Lindqvists”" in said(planned, *measure("Rast hos Lindqvists."))
    planned.ok("aktör", "kontakt", "BUP", "--namn", "Eva Lindqvist")
    assert "annat barn" not in said(planned, *measure("Lindqvist ringer."))
    planned.ok("ärende", "ändra", "2", "--namn", "Nils Lantto")
    assert "annat barn" not in said(planned, *measure("Rast hos Lanttos."))


def test_at_a_terminal_it_is_asked_and_no_keeps_nothing(planned: Norrbus) -> None:
    before = planned.rows()
    no = planned(*measure("Rast med Nils."), terminal=True, stdin="n\n")
    assert no.code == 4
    assert "Får det stå där?" in no.out
    assert "Skriv om texten utan ”Nils”. Ingenting sparades." in no.err
    assert planned.rows() == before
    yes = planned(*measure("Rast med Nils."), terminal=True, stdin="j\n")
    assert yes.code == 0, yes.err
    assert planned.rows()["measures"] == before["measures"] + 1


def test_a_yes_is_not_asked_for_twice(family: Norrbus) -> None:
    """Where the deed lacks something, and is done again with it."""
    line = ("ärende", "ändra", "1", "--behov", "Bråk med Moa Berg.", "--chefsbeslut", "idag")
    result = family(*line, terminal=True, stdin="j\nPer Lindmark\nj\n")
    assert result.code == 0, result.err
    assert result.out.count("Får det stå där?") == 1


def test_in_a_pipe_it_says_how_the_text_is_changed(planned: Norrbus) -> None:
    assert said(planned, *measure("Rast med Nils.")).count("norrbus plan ändra-insats 1\n") == 1
    opinion = ("plan", "åsikt", "1", "--vem", "barnet", "--text", "Nils ska vara med.")
    assert "med: norrbus ångra\n" in said(planned, *opinion)
    change = ("plan", "ändra", "1", "--mål", "Som Nils.")
    assert "med: norrbus plan ändra 1\n" in said(planned, *change)


def test_each_text_is_looked_at_by_itself(planned: Norrbus) -> None:
    assert "annat barn" not in said(
        planned, "ärende", "ändra", "1", "--behov", "Rast, Moa", "--fungerar", "Berg"
    )
    texts = ["--beskrivning", "Mötet gällde Moa", "--konsekvenser", "Berg av läxor"]
    planned.ok(*reported("Vakans.")[:9], *texts, "--förslag", "Vakans.")


def test_what_a_record_within_a_form_says_is_looked_through(family: Norrbus) -> None:
    plan = 'ref = "1"\n[[insatser]]\nvad = "Rast med Nils."\naktor = "skola"\n'
    told = said(family, "plan", "skapa", "--från-fil", "-", stdin=plan)
    assert "”Nils”" in told


@pytest.mark.parametrize(
    "line",
    [
        ("ärende", "ändra", "1", "--behov", "Bråk med Nils."),
        ("ärende", "avsluta", "1", "--orsak", "annat", "--anteckning", "Nils får stöd."),
        ("plan", "åsikt", "1", "--vem", "barnet", "--text", "Jag vill ha Nils med."),
        ("plan", "ändra", "1", "--mål", "Som Nils."),
        ("plan", "revidera", "1", "--orsak", "som Nils"),
        ("ärende", "invändning", "1", "--vem", "Anna", "--om", "x", "--text", "Det var Nils."),
        ("möte", "boka", "1", "--dag", "2026-06-01", "--tid", "9", "--plats", "x", "--syfte", "Nils?"),
    ],
)  # fmt: skip
def test_each_text_of_a_case_is_looked_through(planned: Norrbus, line: tuple[str, ...]) -> None:
    assert "”Nils”" in said(planned, *line)


def test_a_new_case_is_looked_through_and_its_own_may_be_named(family: Norrbus) -> None:
    new = ("ärende", "skapa", "--barn", "Ida Berg", "--född", "2016-01-01", *given.need(family.day))
    told = said(family, *new, "--skyndsamhet", "Ida Berg bråkar med Moa Berg.")
    assert "”Moa Berg”" in told
    assert "”Ida Berg”" not in told
    anonymous = ("ärende", "skapa", "--anonym", *given.need(family.day))
    assert "En anonym konsultation" in family.refused(
        4, *anonymous, "--skyndsamhet", "Moa Berg bråkar."
    )


def test_an_anonymous_consultation_has_a_rule_of_its_own(family: Norrbus) -> None:
    family.ok("ärende", "skapa", "--anonym", *given.need(family.day))
    found = family.refused(4, "ärende", "ändra", "5", "--behov", "Moa Berg bråkar.")
    assert "annat barn" not in found


def test_at_a_joint_meeting_the_siblings_are_refused_as_before(family: Norrbus) -> None:
    family.day = "2026-03-30"
    half_siblings.booked(family)
    change = ("möte", "ändra", ONE, "--agenda")
    found = family.refused(4, *change, "Rast med Nils.")
    assert "har ett namn ur syskonets ärende" in found
    assert "annat barn" not in found
    assert "annat barn" not in said(family, *change, "Rast med Nils.", "--trots-namn", "x")
    assert "”Kim Lake”" in said(family, *change, "Rast med Kim Lake.")
    assert "ett personnummer" in said(family, *change, f"Rast med {NILS}.")
    more = ("--tillsammans-med", "2", *half_siblings.AGREED, "--syfte", "Rast med Nils.")
    line = ("möte", "boka", "1", "--dag", "2026-06-01", "--tid", "9", "--plats", "x", *more)
    assert "annat barn" not in family.refused(4, *line)


# --- that nothing is forgotten, and what it costs ---------------------------------------

# Looked through by their deeds.
OUTSIDE: set[type[Form]] = {NewDeviation, DeviationChange, Analyse, Decide, CarryOut, GiveFeedback}
OUTSIDE |= {Close}
# Of no case: what each is, and why its texts are not looked through.
LEFT = {
    "norrbus_cli.authority.routine.form": "who decided, what is changed in a routine",
    "norrbus_cli.desk.importing.fields": "a row of a file; see the test of it",
    "norrbus_cli.evaluation.form": "refuses every name itself",
    "norrbus_cli.history.form": "what a review of the log showed, for the authority alone",
}


def _forms() -> Iterator[type[Form]]:
    _whole_house()
    kinds: list[type[Form]] = [Form]
    while kinds:
        kind = kinds.pop()
        kinds += kind.__subclasses__()
        if any(each.parse is long_text for each in questions(kind).values()):
            yield kind


def test_every_form_with_a_text_is_looked_through_or_says_why_not() -> None:
    parts = {each.form for kind in _forms() for each in questions(kind).values() if each.form}
    unseen = {
        kind
        for kind in _forms()
        if kind.heed is Form.heed and kind not in OUTSIDE | parts and kind.__module__ not in LEFT
    }
    names = {f"{kind.__module__}:{kind.__name__}" for kind in unseen}
    assert names == {
        "norrbus_cli.deviation.disagreement.form:Decision",
        "norrbus_cli.deviation.disagreement.form:NewDisagreement",
        "norrbus_cli.forum.form:ForumChange",
        "norrbus_cli.forum.held_form:Hold",
        "norrbus_cli.forum.form:NewForum",
    }


def test_who_stands_in_for_somebody_is_looked_for_too() -> None:
    assert "deputies" in text_names(Hold)
