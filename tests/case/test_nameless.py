"""An anonymous consultation is anonymous in its texts too."""

from __future__ import annotations

import given
import pytest
from conftest import Norrbus

from norrbus_cli.case.mention.model import Text
from norrbus_cli.case.nameless import Known, names_in

OPEN = ("ärende", "skapa", "--anonym", "--behov-sett", "idag", "--sett-av", "skola", "--nivå", "tidiga")  # fmt: skip
KNOWN = Known(
    people=frozenset({"ågotkvist", "sten", "berg"}),
    staff=("Per Lindmark",),
    nobody=frozenset({"kalix", "centrumskolan", "norrbus"}),
)
DESPITE = ("--trots-namn", "en bok som klassen läser")


def reason(norrbus: Norrbus) -> str:
    """The last one in the log."""
    register = norrbus.open()
    found = register.rows("SELECT reason FROM operations WHERE reason <> '' ORDER BY id DESC")
    register.close()
    return str(found[0]["reason"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Flickan är borta från skolan. Hon är orolig.", []),
        ("Elsa är borta", ["Elsa"]),
        ("elsas pappa har ringt", ["elsas"]),
        ("Hon, Zyta, är borta", ["Zyta"]),
        ("Zyta är borta", []),  # nobody can tell
        ("Zyta Ågotkvist är borta", ["Ågotkvist"]),
        ("Ågotkvists mamma", ["Ågotkvists"]),
        ("en sten i skon, ett berg", []),
        ("Sten är borta", ["Sten"]),
        ("Mamma kom. Sedan gick hon:\nDagen efter – Ingen var där", []),
        ("möte i Kalix på Centrumskolans bibliotek med Norrbus", []),
        ("prata med Per Lindmark, och per lindmarks chef", []),
        ("prata med Per", ["Per"]),
        ("utredning av ADHD på BUP", []),
        ("ELSA är borta", ["ELSA"]),
        ("en saga, en stella, i juni", []),
        ("läs med Saga", ["Saga"]),
        ("A och B", []),
    ],
)
def test_what_looks_like_a_name(text: str, found: list[str]) -> None:
    assert list(names_in(Text(text), KNOWN)) == found


@pytest.mark.parametrize("option", ["--behov", "--fungerar", "--skyndsamhet"])
def test_a_name_in_a_text_is_refused_unless_a_reason_says_it_is_nobodys(
    norrbus: Norrbus, option: str
) -> None:
    text = {"--behov": "Frånvaro."} | {option: "Hon läser om Ronja."}
    line = [*OPEN, *(word for pair in text.items() for word in pair)]
    said = norrbus.refused(4, *line)
    assert "En anonym konsultation bär ingens namn, och i texten står ”Ronja”." in said
    assert "--trots-namn" in said
    assert norrbus.rows()["cases"] == 0
    norrbus.ok(*line, *DESPITE)
    assert reason(norrbus) == DESPITE[1]
    change = ("ärende", "ändra", "1", option, "Hon heter Elsa, hennes syster Maja, Moa och Tuva.")
    assert "”Elsa”, ”Maja” och ”Moa” och 1 ord till" in norrbus.refused(4, *change)
    norrbus.ok(*change, *DESPITE)


@pytest.mark.parametrize(
    "number",
    [
        "20140903-2388",
        "140903-2388",
        "201409032388",
        "140903 2388",
        "2014 09 03 2388",
        "140903\u20112388",
        "20140903/2388",
    ],
)
def test_a_personal_number_is_refused_whatever_the_reason(norrbus: Norrbus, number: str) -> None:
    line = [*OPEN, "--behov", f"Flickan ({number}) är borta."]
    for more in ((), DESPITE):
        said = norrbus.refused(4, *line, *more)
        assert "personnummer" in said
        assert "2388" not in said
    assert norrbus.rows()["cases"] == 0


@pytest.mark.parametrize(
    "text", ["Nås på 070-174 06 10.", "Ärende 20140903-2389 gäller inte.", "Dnr 2026 0903 1234."]
)
def test_another_number_stays(norrbus: Norrbus, text: str) -> None:
    norrbus.ok(*OPEN, "--behov", text)


def test_what_reaches_somebody_is_refused_whatever_the_reason(norrbus: Norrbus) -> None:
    given.child(norrbus, "--telefon", "070-174 06 30", "--e-post", "elsa@example.se")
    for text, said in (
        ("Ring 070\u2011174 0630.", "ett telefonnummer. Ta bort det."),
        ("Skriv till Elsa@example.se.", "en e-postadress. Ta bort den."),
    ):
        assert said in norrbus.refused(4, *OPEN, "--behov", text, *DESPITE)


def test_a_hidden_sign_hides_no_name(norrbus: Norrbus) -> None:
    assert "”El\u00adsa”" in norrbus.refused(4, *OPEN, "--behov", "Hon, El\u00adsa, är borta.")


def test_a_case_about_a_child_is_not_asked(norrbus: Norrbus) -> None:
    given.child(norrbus, "--skyndsamhet", "Elsa 20140903-2388 läser med Ronja.")
    norrbus.ok("ärende", "ändra", "1", "--behov", "Elsa är borta.")


def test_every_text_of_the_way_is_looked_at(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    norrbus.ok(*OPEN, "--behov", "Frånvaro.")
    name = "Vi talar om Elsa."
    book = ("möte", "boka", "1", "--dag", "idag", "--tid", "9", "--plats", "Elsas rum", "--syfte")
    hold = ("möte", "genomför", "1", "--närvarande", "skola", "--anteckningar")
    close = ("ärende", "avsluta", "1", "--orsak", "annat", "--anteckning")
    for line in ((*book, name), (*book, "Råd.", "--agenda", name), (*book, "Råd.", "--syfte-barnet", name)):  # fmt: skip
        assert "”Elsa”" in norrbus.refused(4, *line)
    norrbus.ok(*book, name, *DESPITE)
    norrbus.ok("möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev")
    for more in ((), ("--reflektion", name), ("--nästa", name)):
        text = "Råd." if more else name
        assert "”Elsa”" in norrbus.refused(4, *hold, text, *more)
    norrbus.ok(*hold, name, *DESPITE)
    assert "”Elsa”" in norrbus.refused(4, *close, name)
    norrbus.ok(*close, name, *DESPITE)
    again = ("ärende", "öppna", "1", "--orsak", name)
    assert "”Elsa”" in norrbus.refused(4, *again)
    norrbus.ok(*again, *DESPITE)


def test_at_a_terminal_it_is_asked(norrbus: Norrbus) -> None:
    line = [*OPEN, "--behov", "Hon läser om Ronja."]
    no = norrbus(*line, stdin="n\n", terminal=True)
    assert "Är det ingen persons namn går det bra. Fortsätta?" in " ".join(no.out.split())
    assert "Inget ändrades." in no.err
    assert norrbus.rows()["cases"] == 0
    yes = norrbus(*line, stdin="j\n", terminal=True)
    assert yes.code == 0, yes.err
    assert reason(norrbus).startswith("svarade i termi")
    number = norrbus(*OPEN, "--behov", "20140903-2388", stdin="j\n", terminal=True)
    assert number.code == 4
