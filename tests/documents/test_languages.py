"""What a family reads in other languages than Swedish: chosen, written, whole, and turned around."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import given
import pytest
from conftest import ROOT, Norrbus
from pypdf import PdfReader

from norrbus_cli.desk.papers import catalogue
from norrbus_cli.desk.papers.kinds import KINDS
from norrbus_cli.desk.papers.languages import TERMS, missing_texts
from norrbus_cli.desk.templates import checks
from norrbus_cli.paper.language import SWEDISH, Language, UnknownLocale
from norrbus_cli.paper.languages import languages
from norrbus_cli.paper.marks import Blank
from norrbus_cli.paper.model import Asked, BadTemplate, Letter

GOLDEN = Path(__file__).with_name("golden")
TEMPLATES = ROOT / "templates"
TRANSLATED = {kind.name: kind.translated for kind in KINDS.values() if kind.translated}
FORMS = [name for name in TRANSLATED if KINDS[name].form]
THERE = languages(TEMPLATES)
ENGLISH, FINNISH = THERE
OTHERS = ("engelska", "finska")
CHANGED = ("ny tid", "återbud")


def written(norrbus: Norrbus, *line: str) -> dict[str, str]:
    """The texts that a line writes, by file name."""
    out = norrbus.ok("dokument", "skriv", *line, "--format", "md", "--mapp", "ut", "--skriv-över")
    return {Path(path).name: Path(path).read_text(encoding="utf-8") for path in out.splitlines()}


def change(norrbus: Norrbus, kind: str) -> None:
    """The meeting moves, or is off after that."""
    if kind == "ny tid":
        norrbus.ok("möte", "flytta", "1", "--dag", "2026-04-07", "--plats", "Biblioteket")
    else:
        norrbus.ok("möte", "ställ-in", "1", "--orsak", "sjuk", "--ord", "Vi hörs.", "--ja")


def family(norrbus: Norrbus) -> None:
    """A case with a consent each of a kind, a meeting to come, and a consent to be filled in."""
    given.case(norrbus)
    given.consent(norrbus, "Anna", "skola", "soc", "primärvård")
    norrbus.ok(
        *("samtycke", "registrera", "1", "--vem", "Anna", "--aktör", "BUP", "--form", "muntligt"),
        *("--gäller", "hälsa", "--inte", "journalen", "--ändamål", "Lugn", "--till", "2026-12-31"),
    )
    given.booked(norrbus, norrbus.day, "1", "--agenda", "Skolan\nSömnen")
    norrbus.ok(
        *("möte", "kalla", "1", "--aktör", "skola", "--aktör", "soc", "--sätt", "brev"),
        *("--trots-saknat-samtycke", "OSL 25:12"),
    )


@pytest.mark.parametrize("language", OTHERS)
def test_the_papers_of_each_language_are_as_kept(norrbus: Norrbus, language: str) -> None:
    """``UPDATE_GOLDEN=1`` writes them anew, to be read before they are kept."""
    family(norrbus)
    named = ("--språk", language)
    found: dict[str, str] = {}
    for kind in TRANSLATED:
        if kind not in CHANGED:
            about = ("1",) if KINDS[kind].about else ()
            found |= written(norrbus, kind, *about, *named)
    found |= written(norrbus, "samtycke", "1", *named, "--till", "Elsa")
    for kind in CHANGED:
        change(norrbus, kind)
        found |= written(norrbus, kind, "NB-2026-0001-M1", *named)
    for kind in FORMS:
        found |= written(norrbus, kind, "--tom", *named)
    folder = GOLDEN / next(each.code for each in THERE if each.name == language)
    if os.environ.get("UPDATE_GOLDEN"):
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in found.items():
            (folder / name).write_text(text, encoding="utf-8")
    kept = {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
    assert found == kept
    assert len(found) == 25


# --- which language ------------------------------------------------------------------------


def spoken(norrbus: Norrbus, who: str, language: str) -> None:
    norrbus.ok("ärende", "ändra", "1", "--vem", who, "--språk", language)


def test_a_paper_is_in_the_language_that_the_register_has_for_its_reader(norrbus: Norrbus) -> None:
    given.case(norrbus)
    spoken(norrbus, "Anna", "Finska.")
    spoken(norrbus, "Mikael", "svenska")
    result = norrbus("dokument", "skriv", "samtycke", "1", "--format", "md")
    anna, mikael = result.out.splitlines()
    assert anna.endswith("/NB-2026-0001-samtycke-2-fi-blankett.md")
    assert Path(anna).read_text("utf-8").startswith("# Suostumus Norrbus-yhteistyöhön\n")
    assert mikael.endswith("/NB-2026-0001-samtycke-3-blankett.md")
    assert Path(mikael).read_text("utf-8").startswith("# Samtycke till samverkan")
    assert result.err == (
        "Till Anna Lantto på finska, som registret säger (”Finska.”). Annars: --språk svenska.\n"
    )
    # What was really used is what is registered.
    rows = json.loads(norrbus.ok("dokument", "lista", "--json"))
    assert [row["mall"] for row in rows] == [
        ["language/fi/consent/samtycke.md.j2"],
        ["consent/samtycke.md.j2"],
    ]
    assert rows[0]["mall_sha256"] != rows[1]["mall_sha256"]
    (text,) = written(norrbus, "samtycke", "1", "--till", "Anna", "--språk", "svenska").values()
    assert text.startswith("# Samtycke till samverkan")


@pytest.mark.parametrize(
    "recorded", ["svenska och finska", "finska och ryska", "arabiska", "inte finska", "finska?"]
)
def test_what_is_not_clearly_one_language_that_is_there_is_swedish(
    norrbus: Norrbus, recorded: str
) -> None:
    given.case(norrbus)
    spoken(norrbus, "Anna", recorded)
    result = norrbus("dokument", "skriv", "samtycke", "1", "--till", "Anna", "--format", "md")
    assert "/NB-2026-0001-samtycke-2-blankett.md" in result.out
    assert result.err == (
        f"Till Anna Lantto på svenska: ”{recorded}” är inte ett enda språk som papperet finns på."
        " Välj ett med --språk.\n"
    )


@pytest.mark.parametrize("recorded", ["svenska", "Svenska.", "ruotsi", ""])
def test_nothing_is_said_where_swedish_is_what_is_spoken(norrbus: Norrbus, recorded: str) -> None:
    given.case(norrbus)
    if recorded:
        spoken(norrbus, "Anna", recorded)
    result = norrbus("dokument", "skriv", "samtycke", "1", "--format", "md")
    assert (result.code, result.err) == (0, "")


def test_a_child_is_invited_in_its_language_and_an_actor_called_in_swedish(
    norrbus: Norrbus,
) -> None:
    family(norrbus)
    spoken(norrbus, "Elsa", "english")
    texts = written(norrbus, "inbjudan", "1")
    assert [name.startswith("NB-2026-0001-M1-inbjudan-") for name in texts] == [True] * 3
    assert [name.endswith("-en.md") for name in texts] == [True, False, False]
    assert "Dear Elsa,\n\nWe would like to meet you" in next(iter(texts.values()))
    result = norrbus("dokument", "skriv", "kallelse", "1")
    assert (result.code, result.err) == (0, "")
    assert "-en." not in result.out


def test_a_withdrawal_is_in_the_language_of_who_gave_the_consent(norrbus: Norrbus) -> None:
    given.consented(norrbus)
    spoken(norrbus, "Mikael", "suomi")
    texts = list(written(norrbus, "återkallelse", "1").values())
    assert texts[0].startswith("# Återkallelse av samtycke\n")
    assert texts[1].startswith("# Suostumuksen peruuttaminen\n")
    assert "- ☐ Kalix hälsocentral (perusterveydenhuolto)" in texts[1]


def test_an_actors_evaluation_is_in_swedish_and_left_out_of_other_languages(
    norrbus: Norrbus,
) -> None:
    line = ("dokument", "skriv", "utvärderingsblankett", "--format", "md")
    result = norrbus(*line, "--språk", "engelska")
    assert [Path(path).name for path in result.out.splitlines()] == [
        "utvarderingsblankett-barnet-en.md",
        "utvarderingsblankett-vardnadshavare-en.md",
    ]
    assert result.err == "Blanketten till aktörerna finns bara på svenska och är inte med.\n"
    # Who asks for one of the others has not asked for it; who asks for it is told.
    assert norrbus(*line, "--språk", "finska", "--till", "barnet").err == ""
    assert norrbus.refused(2, *line, "--språk", "finska", "--till", "aktör") == (
        "Papperet till aktör finns bara på svenska, inte på finska. Ta bort --språk."
        " Inget skrevs.\n"
    )
    assert len(norrbus.ok(*line, "--språk", "svenska").splitlines()) == 3


def test_a_kind_that_is_not_there_in_a_language_is_refused_with_those_that_are(
    norrbus: Norrbus,
) -> None:
    family(norrbus)
    for line in (("kallelse", "1"), ("grönt kort",), ("kallelse", "--tom")):
        assert norrbus.refused(2, "dokument", "skriv", *line, "--språk", "finska") == (
            f"{line[0]} finns inte på finska; det gör samtycke, återkallelse, inbjudan,"
            " ny tid, återbud, utvärderingsblankett och föräldrainformation. Ta bort --språk. Inget skrevs.\n"
        )
    assert norrbus.refused(2, "dokument", "skriv", "inbjudan", "1", "--språk", "meänkieli") == (
        "Det finns inga papper på ”meänkieli”. Språken är svenska, engelska och finska."
        " Inget skrevs.\n"
    )
    norrbus.ok("dokument", "skriv", "kallelse", "1", "--språk", "svenska")


# --- a language is whole -----------------------------------------------------------------------


@pytest.mark.parametrize("language", THERE, ids=lambda each: each.code)
def test_a_language_that_is_shipped_lacks_nothing_and_has_nothing_that_is_not_used(
    language: Language,
) -> None:
    missing = missing_texts(language)
    assert (missing.templates, missing.terms) == ((), ())
    assert language.words.keys() <= set(TERMS)


def test_what_a_language_lacks_is_listed(tmp_path: Path) -> None:
    shutil.copytree(TEMPLATES / "language/fi", tmp_path / "language/fi")
    (tmp_path / "language/fi/meeting/inbjudan.md.j2").unlink()
    table = tmp_path / "language/fi/words.toml"
    table.write_text(table.read_text("utf-8").replace('"polis"', '"polisen"'), "utf-8")
    (found,) = languages(tmp_path)
    missing = missing_texts(found, tmp_path)
    assert missing.templates == ("meeting/inbjudan.md.j2",)
    assert missing.terms == ("polis",)


def test_a_language_that_lacks_something_is_told_by_the_check(norrbus: Norrbus) -> None:
    assert list(checks.lacking(THERE)) == []
    words = {term: "x" for term in TERMS if term != "polis"}
    (found,) = checks.lacking([*THERE, Language("xx", "xiska", locale="fi", words=words)])
    assert found.sentence == (
        "På xiska saknas mallarna consent/samtycke.md.j2, consent/aterkallelse.md.j2,"
        " meeting/inbjudan.md.j2, meeting/ny-tid.md.j2, meeting/aterbud.md.j2,"
        " evaluation/utvarderingsblankett.md.j2,"
        " register/foraldrainformation.md.j2, register/information-barn.md.j2 och"
        " register/information-ung.md.j2; orden polis."
    )
    code = FINNISH.code
    (found,) = checks.lacking([Language(code, "finska", locale="fi", words=dict(words))])
    assert found.sentence == "På finska saknas orden polis."
    # One's own template in a language goes before the built-in one, and is checked too.
    own = norrbus.home / ".config/norrbus/mallar/language/fi/register/information-barn.md.j2"
    own.parent.mkdir(parents=True)
    own.write_text('# Oma\n\n{{ "telefon"|word }}\n', "utf-8")
    (text,) = written(
        norrbus, "föräldrainformation", "--till", "barnet", "--språk", "finska"
    ).values()
    assert text.startswith("# Oma\n\npuhelin\n")
    rows = json.loads(norrbus.ok("dokument", "lista", "--json"))
    assert rows[-1]["mall"] == ["egen: language/fi/register/information-barn.md.j2"]


def test_all_of_a_case_in_a_language_is_so_where_a_family_reads_it(norrbus: Norrbus) -> None:
    family(norrbus)
    named = ("--språk", "finska")
    names = list(written(norrbus, "alla", "1", *named))
    assert [name for name in names if "kallelse" in name and "-fi" in name] == []
    assert len([name for name in names if "-fi" in name]) == 6
    assert [name for name in written(norrbus, "alla", "--tom", *named) if "-fi." in name] == [
        *("samtycke-blankett-fi.md", "aterkallelse-blankett-fi.md", "inbjudan-blankett-fi.md"),
        *("ny-tid-blankett-fi.md", "aterbud-blankett-fi.md"),
    ]
    assert "inga papper på ”tyska”" in norrbus.refused(
        2, "dokument", "skriv", "alla", "1", "--språk", "tyska"
    )


def source(name: str, folder: str = "") -> str:
    """A template with what it includes put in."""
    text = (TEMPLATES / folder / name).read_text("utf-8")
    return re.sub(r'{% include "([^"]+)" %}', lambda found: source(found[1]), text)


@pytest.mark.parametrize("name", [name for names in TRANSLATED.values() for name in names])
@pytest.mark.parametrize("language", THERE, ids=lambda each: each.code)
def test_a_template_says_all_that_the_swedish_one_says(language: Language, name: str) -> None:
    fields = r"\b(?:d|each|house)\.\w+(?:\.\w+)?|blank\(|signature\(|box\(|\n#+ |\n\d\. "
    swedish, other = (
        re.findall(fields, source(name, folder)) for folder in ("", f"language/{language.code}")
    )
    # What only an actor's evaluation says is in Swedish alone.
    assert set(other) == set(swedish) - {"d.group"}
    for counted in ("\n## ", "\n# ", "box(", "signature(", "blank(", "\n5. "):
        assert other.count(counted) == swedish.count(counted), counted
    for include in re.findall(r'include "([^"]+)"', source(language.template(name))):
        assert include.startswith(f"language/{language.code}/")


@pytest.mark.parametrize("language", OTHERS)
def test_no_word_of_the_programs_own_is_left_in_swedish(norrbus: Norrbus, language: str) -> None:
    given.case(norrbus)
    found: dict[str, str] = {}
    for kind in FORMS:
        found |= written(norrbus, kind, "--tom", "--språk", language)
    found |= written(norrbus, "samtycke", "1", "--språk", language)
    found |= written(norrbus, "föräldrainformation", "--språk", language)
    found |= written(norrbus, "utvärderingsblankett", "--språk", language)
    swedish = r"(?i)\b(och|vårdnadshavare|samtycke|samordnare|telefon|möte|blankett|barnet|är)\b"
    assert [(name, re.findall(swedish, text)) for name, text in found.items()] == [
        (name, []) for name in found
    ]


def test_the_same_data_are_read_in_every_language(norrbus: Norrbus) -> None:
    family(norrbus)

    def made(kind: str, language: str) -> list[Letter]:
        asked = Asked(date.fromisoformat(norrbus.day), language=language)
        register = norrbus.open()
        try:
            return catalogue.letters(
                register, kind, "NB-2026-0001-M1" if kind in CHANGED else "1", asked
            )
        finally:
            register.close()

    for kind in TRANSLATED:
        if kind in CHANGED:
            change(norrbus, kind)
        swedish = made(kind, "")
        if kind in CHANGED:
            swedish = [each for each in swedish if each.reads is not None]
        for language in OTHERS:
            other = made(kind, language)
            pairs = list(zip(swedish, other, strict=False))
            assert [each.data == one.data for one, each in pairs] == [True] * len(other)
            assert [each.gate.reader == one.gate.reader for one, each in pairs] == [True] * len(
                other
            )
            assert all(each.title != one.title for one, each in pairs)


def test_the_glossary_says_what_the_papers_say() -> None:
    lines = (ROOT / "docs/sprak.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    listed = {row[0]: row[1:] for row in rows if len(row) == 3}
    both = listed.keys() & FINNISH.words.keys()
    assert {name: listed[name] for name in both} == {
        name: [FINNISH.words[name], ENGLISH.words[name]] for name in both
    }
    assert {"norrbusmöte", "BUP", "socialtjänst", "skyddade personuppgifter"} <= both


# --- pages ---------------------------------------------------------------------------------------


def language_of(pdf: Path) -> str:
    """The language that a PDF says it is in."""
    return str(PdfReader(pdf).root_object["/Lang"])


def test_page_and_pdf_say_their_language_and_what_stands_around_follows(norrbus: Norrbus) -> None:
    line = ("dokument", "skriv", "föräldrainformation", "--till", "barnet", "--format", "alla")
    paths = [Path(path) for path in norrbus.ok(*line, "--språk", "engelska").splitlines()]
    page = paths[1].read_text("utf-8")
    assert '<html lang="en">' in page
    assert "<title>Information for children</title>" in page
    assert "Monday 30 March 2026" in page
    read = re.sub("<[^>]*>", "", page)
    assert "Coordinator: Karin Öberg, specialpedagog, phone 070-174 06 10, email karin" in read
    pdf = PdfReader(paths[2])
    assert language_of(paths[2]) == "en-GB"
    assert pdf.metadata is not None
    assert pdf.metadata.title == "Information for children"
    assert "Coordinator: Karin" in pdf.pages[0].extract_text()
    finnish = [Path(path) for path in norrbus.ok(*line, "--språk", "finska").splitlines()]
    assert language_of(finnish[2]) == "fi"
    assert "maanantai 30. maaliskuuta 2026" in finnish[1].read_text("utf-8")
    swedish = [Path(path) for path in norrbus.ok(*line).splitlines()]
    assert language_of(swedish[2]) == "sv-SE"
    assert '<html lang="sv">' in swedish[1].read_text("utf-8")


def test_what_is_protected_is_said_in_both_languages(norrbus: Norrbus) -> None:
    given.case(norrbus)
    (text,) = written(
        norrbus,
        *("samtycke", "1", "--till", "Mikael", "--språk", "engelska", "--visa-skyddat", "dom"),
    ).values()
    assert "bara till den som får veta dem, och förvara det inlåst. Contains protected" in text
    (text,) = written(norrbus, "samtycke", "1", "--till", "Mikael", "--språk", "finska").values()
    assert "**Osoite**\\\nsuojatut henkilötiedot\n" in text


# Arabic by somebody who does not know it well, to see that it is turned around.
_ARABIC = """# معلومات عن نوربوس

هذا **اختبار** للكتابة من اليمين إلى اليسار مع 116 111.

1. يسألك الكبار.
2. نلتقي في اجتماع.

{{ field("الهاتف", d.sender.phone) }}
{{ field("الاسم", d.sender.coordinator) }}

- {{ box("نعم") }}

| الاسم | اليوم |
| --- | --- |
| نوربوس | اليوم |

{{ signature("التوقيع") }}
"""


@pytest.mark.slow
def test_a_language_that_is_written_from_the_right_is_turned_around(norrbus: Norrbus) -> None:
    program = norrbus.home / "program"
    for part in ("norrbus_cli", "templates"):
        shutil.copytree(ROOT / part, program / part, ignore=shutil.ignore_patterns("__pycache__"))
    folder = program / "templates/language/ar"
    for name in TRANSLATED["föräldrainformation"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(_ARABIC, "utf-8")
    (folder / "words.toml").write_text(
        'name = "arabiska"\nlocale = "ar"\n[words]\n"Samordnare" = "المنسق"\n'
        '"telefon" = "هاتف"\n"e-post" = "بريد"\n"Utskrivet" = "طبع"\n',
        "utf-8",
    )
    line = ("dokument", "skriv", "föräldrainformation", "--språk", "arabiska", "--format", "alla")
    ended = subprocess.run(
        [sys.executable, "-m", "norrbus_cli", *line, "--till", "barnet"],
        cwd=program,
        env={"HOME": str(norrbus.home), "PATH": os.environ["PATH"], "NORRBUS_IDAG": norrbus.day},
        capture_output=True,
        text=True,
        check=True,
    )
    text, page, pdf = (Path(path) for path in ended.stdout.splitlines())
    assert "طبع الاثنين، 30 مارس 2026" in text.read_text("utf-8")
    assert '<html lang="ar" dir="rtl">' in page.read_text("utf-8")
    read = PdfReader(pdf)
    assert language_of(pdf) == "ar"
    assert "U+06" not in read.pages[0].extract_text()  # every letter has a glyph
    # The first field stands to the right of the second, and a number is read in its order.
    places: dict[str, float] = {}

    def place(text: str, at: list[float], _text: object, _font: object, _size: object) -> None:
        places.setdefault(text.strip(), at[4])

    read.pages[0].extract_text(visitor_text=place)
    assert places["070-174 06 10"] > places["Karin Öberg, specialpedagog"]


# --- a language by itself ------------------------------------------------------------------------

ARABIC = Language("ar", "arabiska", locale="ar_EG")


def test_days_hours_and_numbers_are_the_languages_own() -> None:
    day, hours = date(2026, 4, 21), "kl. 13.00–14.30"
    assert [each.day(day) for each in (SWEDISH, ENGLISH, FINNISH)] == [
        "tisdag 21 april 2026",
        "Tuesday 21 April 2026",
        "tiistai 21. huhtikuuta 2026",
    ]
    assert [each.hours(hours) for each in (SWEDISH, ENGLISH, FINNISH)] == [
        hours,
        "13:00–14:30",
        "klo 13.00–14.30",
    ]
    assert [each.number(1200) for each in (SWEDISH, ENGLISH, FINNISH)] == [
        "1200",
        "1,200",
        "1\N{NO-BREAK SPACE}200",
    ]
    assert [each.direction for each in (SWEDISH, ENGLISH, ARABIC)] == ["ltr", "ltr", "rtl"]
    assert [each.region for each in (SWEDISH, ENGLISH, FINNISH, ARABIC)] == ["se", "gb", "", "eg"]
    assert (ENGLISH.day(None), ENGLISH.day(Blank()), ENGLISH.hours("imorgon")) == (
        "",
        "",
        "imorgon",
    )


def test_the_programs_words_are_in_the_language_and_what_is_typed_stays() -> None:
    assert ENGLISH.word("norrbusmöte") == "Norrbus meeting"
    assert ENGLISH.word("Prata om skola") == "Prata om skola"
    assert ENGLISH.word(number := Blank()) is number
    for typed, said in (
        ("skola", "school"),
        ("Centrumskolan (skola)", "Centrumskolan (school)"),
        ("Per Lindmark, rektor, skola", "Per Lindmark, rektor, school"),
        ("Skola, hem (och skola) x", "Skola, hem (och skola) x"),
        ("Per Skola", "Per Skola"),
    ):
        assert ENGLISH.actor(typed) == said
    assert ENGLISH.actor(number) is number
    assert ENGLISH.title("Samtycke NB-2026-0001") == "Consent NB-2026-0001"
    assert ENGLISH.title("Samtycke, blankett") == "Consent, form"
    assert ENGLISH.title("NB-2026-0001") == "NB-2026-0001"


def test_a_number_in_groups_is_read_in_its_order_also_from_the_right() -> None:
    text = "Ring 070-174 06 10 eller +46 70 174 06 10, kl. 9."
    assert [each.in_order(text) for each in (SWEDISH, ENGLISH)] == [text, text]
    assert ARABIC.in_order(text) == (
        "Ring \u2066070-174 06 10\u2069 eller \u2066+46 70 174 06 10\u2069, kl. 9."
    )
    assert [each.line("952 31 Kalix") for each in (SWEDISH, ENGLISH, ARABIC)] == [
        "952 31 Kalix",
        "952 31 Kalix",
        "\u2068952 31 Kalix\u2069",
    ]


def test_a_locale_that_nobody_knows_is_refused() -> None:
    for locale in ("xx", "en_"):
        with pytest.raises(UnknownLocale, match="Språket xx har locale") as refused:
            Language("xx", "x", locale=locale).day(date(2026, 4, 21))
        assert "language/xx/words.toml" in str(refused.value)


@pytest.mark.parametrize(
    ("table", "why"),
    [
        (b"name = ", "TOML"),
        (b"\xff", "UTF-8"),
        (b'name = "x"', "locale ska finnas"),
        (b'locale = "fi"', "name och locale"),
        (b'name = "x"\nlocale = 1', "ska vara text"),
        (b'name = "x"\nlocale = "fi"\n[words]\na = 1', "ska vara text"),
        (b'name = "x"\nlocale = "fi"\nwords = "a"', "ett avsnitt"),
        (b'name = "x"\nlocale = "fi"\nnames = "a"', "en lista"),
    ],
)
def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path, table: bytes, why: str) -> None:
    path = tmp_path / "language/xx/words.toml"
    path.parent.mkdir(parents=True)
    path.write_bytes(table)
    with pytest.raises(BadTemplate, match=f"language/xx/words.toml går inte .*{why}"):
        languages(tmp_path)


def test_a_folder_without_a_table_is_no_language_yet() -> None:
    assert [path.name for path in sorted((TEMPLATES / "language").iterdir())] == [
        *("en", "fi", "fit", "se", "smj")
    ]
    assert [each.code for each in THERE] == ["en", "fi"]


@pytest.mark.slow
def test_what_other_languages_cost_is_not_paid_for_a_paper_in_swedish(norrbus: Norrbus) -> None:
    given.case(norrbus)
    probe = (
        "import sys\nfrom norrbus_cli.__main__ import main\ntry:\n    main()\n"
        "except SystemExit as ended:\n    assert not ended.code\n"
        "print(*sorted({'babel', 'tomllib', 'norrbus_cli.desk.papers.languages'} & set(sys.modules)))"
    )

    def imported(*line: str) -> str:
        ended = subprocess.run(
            [sys.executable, "-c", probe, "dokument", "skriv", *line, "--skriv-över"],
            cwd=ROOT,
            env={
                "HOME": str(norrbus.home),
                "PATH": os.environ["PATH"],
                "NORRBUS_IDAG": norrbus.day,
            },
            capture_output=True,
            text=True,
            check=True,
        )
        return ended.stdout.splitlines()[-1]

    assert imported("samtycke", "1") == ""
    # Which languages there are costs no Babel.
    spoken(norrbus, "Anna", "svenska och finska")
    assert "babel" not in imported("samtycke", "1").split()
    assert "babel" in imported("samtycke", "1", "--språk", "finska").split()
