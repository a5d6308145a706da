"""From a line or a file to a form: what is asked, what is refused, what is said."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus

from norrbus_cli.terminal.question import Form, question

CASE = ("ärende", "skapa", "--barn", "Kim Niva", "--född", "2014-09-03")


def file(norrbus: Norrbus, name: str, content: str | bytes) -> str:
    path = norrbus.home / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


TOML = """
barn = "Elsa Lantto"
personnummer = "20140903-2388"
behov-sett = 2026-03-30
sett_av = "skola"
behov = '''
Hög frånvaro.

Bråk på raster.'''
niva = "tidiga"
"fungerar" = "Hästar."
tolk = false
[[vardnadshavare]]
namn = "Anna Lantto"
personnummer = "19850211-2389"
vardnad = "gemensam"
[[vardnadshavare]]
namn = "Mikael Ström"
fodd = 1983-06-27
vardnad = "gemensam"
tolk = true
"""


def test_a_whole_case_can_come_from_toml_json_or_standard_input(norrbus: Norrbus) -> None:
    norrbus.ok("ärende", "skapa", "--från-fil", file(norrbus, "a.toml", TOML))
    first = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))
    assert [each["namn"] for each in first["vardnadshavare"]] == ["Anna Lantto", "Mikael Ström"]
    assert (first["behov"], first["vardnadshavare"][1]["sprak"]) == (
        "Hög frånvaro.\n\nBråk på raster.",
        "tolk",
    )
    record = {
        "barn": "Kim Niva",
        "född": "2015-01-01",
        "behov-sett": "idag",
        "sett-av": "BUP",
        "behov": "x",
        "nivå": "omfattande",
    }
    norrbus.ok("ärende", "skapa", "--fran-fil", "-", stdin=json.dumps(record))
    norrbus.ok(
        "ärende",
        "skapa",
        "--från-fil",
        file(norrbus, "b.json", "\ufeff" + json.dumps({**record, "barn": "Bo"})),
        "--nivå",
        "tidiga",
    )
    assert "Nivå: tidiga insatser" in norrbus.ok("ärende", "visa", "3")


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("{", "varken giltig TOML eller JSON"),
        ("barn = ", "varken giltig TOML eller JSON"),
        (f"tolk = {'9' * 5000}", "varken giltig TOML eller JSON"),
        ("[" * 100_000, "varken giltig TOML eller JSON"),
        ('{"a":' * 100_000, "för djupt nästlad"),
        ("nman = 'x'", "”nman” i filen känns inte igen."),
        ("vardnadshavare = 'Anna'", "ska vara en lista"),
        ("vardnadshavare = ['Anna']", "ska vara en lista"),
        ("barn = 'a'\nBARN = 'b'", "barn står två gånger"),
        ("barn = ['a']", "barn ska vara en text"),
        ("barn = {a = 1}", "barn ska vara en text"),
        ("[[vardnadshavare]]\nnamn = 'x'", "Under vardnadshavare saknas vardnad"),
        (b"barn = '\xff'", "inte text i UTF-8"),
        ("", "Det här saknas: --barn, --behov-sett"),
    ],
)
def test_a_file_that_is_no_record_is_refused_with_what_is_wrong(
    norrbus: Norrbus, content: str | bytes, says: str
) -> None:
    assert says in norrbus.refused(2, "ärende", "skapa", "--från-fil", file(norrbus, "x", content))


@pytest.mark.parametrize(
    ("name", "says"), [("finns-inte", "mappen eller filen finns inte"), (".", "det är en mapp")]
)
def test_a_file_that_cannot_be_read_is_named(norrbus: Norrbus, name: str, says: str) -> None:
    assert f"{name} går inte att läsa: {says}." in norrbus.refused(
        5, "ärende", "skapa", "--från-fil", name
    )
    assert says in norrbus.refused(
        5, *CASE, *given.need(norrbus.day)[:5], f"@{name}", "--nivå", "tidiga"
    )


def test_a_long_text_can_be_read_from_a_file_or_standard_input_once(norrbus: Norrbus) -> None:
    given.child(norrbus)
    norrbus.ok(
        "ärende", "ändra", "1", "--behov", "@" + file(norrbus, "b.txt", "Rad ett.\n\nRad två.")
    )
    assert (
        json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["behov"] == "Rad ett.\n\nRad två."
    )
    norrbus.ok("ärende", "ändra", "1", "--behov", "@-", stdin="Från röret.")
    assert json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["behov"] == "Från röret."
    norrbus.ok("ärende", "ändra", "1", "--behov", "@")
    assert json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["behov"] == "@"


def test_a_day_that_is_not_typed_as_one_is_echoed_with_its_weekday(norrbus: Norrbus) -> None:
    result = norrbus(*CASE, *given.need("i fredags"))
    assert "--behov-sett i fredags betyder fr 2026-03-27\n" in result.err
    assert "betyder" not in norrbus("ärende", "ändra", "1", "--behov-sett", "2026-03-27").err


def test_outside_a_terminal_what_is_missing_is_named_by_its_options(norrbus: Norrbus) -> None:
    sentence = norrbus.refused(2, "ärende", "skapa")
    assert sentence.startswith("Det här saknas: --barn, --behov-sett, --sett-av, --behov, --nivå. ")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("arende", "lista", "--jsn"), "Det finns ingen växel --jsn. Menade du --json"),
        (("ärnde", "lista"), "Det finns inget kommando ärnde. Menade du ärende eller"),
        (
            ("elis",),
            "Det finns inget kommando elis. Är det ett barn: norrbus sök elis. Är det något du vill"
            " göra: norrbus hjälp elis. Alla kommandon: norrbus --hjälp\n",
        ),
        (("ärende", "listan"), "Det finns inget kommando listan. Menade du lista"),
        (("ärende", "visa", "1", "2"), "för många ord på raden: norrbus ärende visa tar REF och"),
        (("utvärdering", "registrera", "1"), "utvärdering registrera tar inget annat än växlar."),
        (("ärende", "lista", "--sök"), "ska följas av ett värde"),
        (("ärende", "lista", "--json=ja"), "tar inget värde"),
        (("ärende", "lista", "-x"), "Det finns ingen växel -x"),
        (("--registerr", "x"), "Det finns ingen växel --registerr"),
        (("--register",), "ska följas av ett värde"),
        (("ärende", "lista", "--json", "--csv"), "Välj --json eller --csv"),
        (("ärende", "lista", "--sök", "a", "--sok", "b"), "--sök står två gånger"),
        (("ärende", "lista", "--idag-är", "nyss"), "är ingen dag"),
        (("möte", "boka", "1", "--minuter", "9" * 5000), "är inte ett antal minuter"),
    ],
)
def test_wrong_usage_is_said_in_swedish(norrbus: Norrbus, line: tuple[str, ...], says: str) -> None:
    sentence = norrbus.refused(2, *line)
    assert says in sentence
    assert len(sentence.splitlines()) == 1


def test_global_options_may_stand_anywhere_with_or_without_dots(norrbus: Norrbus) -> None:
    given.child(norrbus)
    file = str(norrbus.register)
    for line in (
        ("--register", file, "ärende", "lista"),
        ("ärende", f"--register={file}", "lista"),
        ("arende", "lista", "--idag-ar", "2026-04-01"),
    ):
        assert "NB-2026-0001" in norrbus.ok(*line)
    assert "Det finns inget ärende --register" in norrbus.refused(
        3, "ärende", "visa", "--", "--register"
    )


def test_a_text_of_a_million_characters_is_refused(norrbus: Norrbus, tmp_path: Path) -> None:
    million = file(norrbus, "miljon.txt", "å" * 1_000_000)
    assert "1000000 tecken lång; högst 20000" in norrbus.refused(
        2,
        *CASE,
        "--behov-sett",
        "idag",
        "--sett-av",
        "skola",
        "--nivå",
        "tidiga",
        "--behov",
        f"@{million}",
    )
    assert "högst 200" in norrbus.refused(
        2, "ärende", "skapa", "--barn", "x" * 201, *given.need(norrbus.day)
    )
    assert "U+001B" in norrbus.refused(
        2, "ärende", "skapa", "--barn", "a\x1b[31mb", *given.need(norrbus.day)
    )


def test_flags_and_lists_can_stand_in_a_file(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok(
        "samtycke",
        "registrera",
        "1",
        "--från-fil",
        "-",
        stdin='vem = "Anna"\naktor = ["skola", "soc"]\ngaller = "x"\nform = "muntligt"\ntill = 2026-12-31',
    )
    assert "skola, soc" in norrbus.ok("samtycke", "lista", "1")
    norrbus.ok(
        "samtycke",
        "registrera",
        "1",
        "--från-fil",
        "-",
        stdin='vem = "Mikael"\naktor = "soc"\ngaller = "x"\nform = "muntligt"\ntill = 2026-12-31',
    )
    norrbus.ok(
        "ärende",
        "skapa",
        "--från-fil",
        "-",
        stdin='anonym = true\nbehov-sett = 2026-03-30\nsett-av = "skola"\nbehov = "x"\nniva = "tidiga"',
    )
    assert "Status: anonym konsultation" in norrbus.ok("ärende", "visa", "2")


def test_working_days_can_be_typed_wherever_a_day_can(norrbus: Norrbus) -> None:
    given.child(norrbus, "--möte-senast", "+5ad")
    assert "Eget senaste mötesdatum: on 2026-04-08" in norrbus.ok("ärende", "visa", "1")


# --- answers of nothing that can be seen ---------------------------------------------

NOTHING = "\U0001ffff\u200b"


@pytest.mark.parametrize("empty", ["", " ", NOTHING])
def test_an_answer_of_nothing_that_can_be_seen_is_as_good_as_none(
    norrbus: Norrbus, empty: str
) -> None:
    given.case(norrbus)
    line = ["samtycke", "registrera", "1", "--vem", "Anna", "--aktör", "skola"]
    line += ["--form", "muntligt", "--till", "2026-12-31"]
    norrbus.ok(*line, "--aktör", empty, "--gäller", "x", "--inte", empty, "--ändamål", empty)
    consent = json.loads(norrbus.ok("samtycke", "lista", "1", "--json"))[0]
    assert consent["aktorer"] == ["skola"]
    assert consent["andamal"] == "samordnat stöd enligt Norrbus"
    assert "Det här saknas: --gäller." in norrbus.refused(2, *line, "--gäller", empty)
    assert "Det här saknas: --aktör." in norrbus.refused(
        2, *line[:5], "--aktör", empty, *line[7:], "--gäller", "x"
    )
    assert "Det här saknas: REF." in norrbus.refused(2, "ärende", "visa", empty)


def test_an_empty_answer_in_a_file_is_as_good_as_none(norrbus: Norrbus) -> None:
    record = {
        "barn": "Bo",
        "född": "2015-01-01",
        "behov-sett": "idag",
        "sett-av": "BUP",
        "behov": "x",
        "nivå": "tidiga",
        "adress": NOTHING,
        "vårdnadshavare": [{"namn": "Anna", "född": "1980-01-01", "vårdnad": "ensam"}],
    }
    line = ("ärende", "skapa", "--från-fil", "-")
    norrbus.ok(*line, stdin=json.dumps(record))
    assert "Det här saknas: --behov." in norrbus.refused(
        2, *line, stdin=json.dumps({**record, "behov": NOTHING})
    )
    record["vårdnadshavare"] = [{"namn": NOTHING, "född": "1980-01-01", "vårdnad": "ensam"}]
    assert "Under vardnadshavare saknas namn." in norrbus.refused(
        2, *line, stdin=json.dumps(record)
    )


@pytest.mark.parametrize("empty", ["", NOTHING])
def test_in_a_change_an_empty_answer_takes_away_and_what_is_needed_stays(
    norrbus: Norrbus, empty: str
) -> None:
    given.child(norrbus, "--språk", "finska", "--adress", "Storgatan 1")
    norrbus.ok("ärende", "ändra", "1", "--språk", empty)
    child = json.loads(norrbus.ok("ärende", "visa", "1", "--json"))["barn"][0]
    assert (child["sprak"], child["adress"]) == ("", "Storgatan 1")
    assert "--behov får inte vara tom." in norrbus.refused(
        2, "ärende", "ändra", "1", "--behov", empty
    )
    assert "Det här saknas: REF." in norrbus.refused(2, "ärende", "ändra", empty, "--språk", "x")


def test_the_option_for_plain_lines_may_stand_anywhere_and_takes_no_value(norrbus: Norrbus) -> None:
    given.child(norrbus)
    for line in (("--enkelt", "ärende", "lista"), ("ärende", "lista", "--ENKELT", "--alla")):
        assert "NB-2026-0001" in norrbus.ok(*line)
    assert "Växeln --enkelt tar inget värde." in norrbus.refused(
        2, "--enkelt=ja", "ärende", "lista"
    )
    assert norrbus.ok("--enkelt") == norrbus.ok("idag")


class Named(Form):
    name: str = question("--namn", "Namn", required=True)


def test_a_form_is_what_was_answered_and_has_no_other_fields() -> None:
    form: Any = Named
    assert form(name="x") == form(name="x")
    assert form(name="x") != form(name="y")
    with pytest.raises(AttributeError, match="name stays"):
        form(name="x").name = "y"
    with pytest.raises(TypeError, match="asks for no nme"):
        form(nme="x")
