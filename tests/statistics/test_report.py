"""The yearly report in every form: the same numbers, signs that cannot be mistaken, nothing about a child."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import shlex
import zipfile
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from norrbus_cli.statistics.charts import BAR_WIDTH, Bar, Chart
from norrbus_cli.statistics.held import held_back
from norrbus_cli.statistics.indicators import INDICATORS, VERSION
from norrbus_cli.statistics.json_file import as_json
from norrbus_cli.statistics.lines import Entry, Line
from norrbus_cli.statistics.model import HIDDEN, Breakdown, Distribution, Figure, Part, Shown, Year
from norrbus_cli.statistics.paper import AreaOnPage, Row, Table, page
from norrbus_cli.statistics.protection.years import protected
from norrbus_cli.statistics.report import Report, report
from norrbus_cli.statistics.rows import as_csv, heading, percent, rows, sign
from norrbus_cli.statistics.sentences import SIGNS, summary
from norrbus_cli.statistics.unhidden import unhidden
from norrbus_cli.statistics.workbook import INTERNAL, as_xlsx
from norrbus_cli.words.record import replace

HELD = "Visas inte, för att ingen ska kunna pekas ut:"


def figure(key: str, total: int, distribution: Distribution | None = None, **first: int) -> Figure:
    """A figure whose every split has ``first`` in its named categories (underscores for blanks) and the rest in the first one."""
    indicator = next(each for each in INDICATORS if each.key == key)
    named = {name.replace("_", " "): count for name, count in first.items()}
    breakdowns = []
    for split in indicator.splits:
        counts = dict.fromkeys(split.categories, 0) | {
            name: count for name, count in named.items() if name in split.categories
        }
        counts[split.categories[0]] += total - sum(counts.values())
        breakdowns.append(
            Breakdown(split.by, tuple(Part(category, count) for category, count in counts.items()))
        )
    return Figure(key, total, tuple(breakdowns), distribution)


def a_year(number: int = 2026, opened: int = 40) -> Year:
    """A year of some size: opened cases with two of unknown gender, and one deviation."""
    figures = {
        indicator.key: figure(
            indicator.key, 0, Distribution(()) if indicator.days or indicator.marks else None
        )
        for indicator in INDICATORS
    }
    figures["oppnade"] = figure("oppnade", opened, pojke=10, uppgift_saknas=2)
    figures["pagaende_ar_ut"] = figure("pagaende_ar_ut", opened, pojke=10, uppgift_saknas=2)
    figures["moten"] = figure("moten", 12, nej=5)
    figures["mote"] = figure("mote", 12, Distribution(((3, 5), (9, 6), (30, 1))), för_sent=6)
    figures["avvikelser"] = figure("avvikelser", 1, Distribution(((15, 1),)))
    figures["utvardering_satisfied"] = figure(
        "utvardering_satisfied", 8, Distribution(((3, 2), (4, 2), (5, 4)))
    )
    figures["utvardering_roles"] = figure("utvardering_roles", 2, Distribution(((5, 2),)))
    figures["forum"] = figure("forum", 2)
    return Year(
        number,
        "Kalix kommun",
        "Förskola/grundskola",
        date(number, 12, 31),
        VERSION,
        tuple(figures.values()),
    )


@pytest.fixture
def public() -> Report:
    return report([protected(a_year())], internal=False)


def entry(found: Report, key: str) -> Entry:
    return next(each for each in found.entries if each.indicator.key == key)


def split(found: Report, key: str, by: str) -> tuple[Line, ...]:
    return next(each.lines for each in entry(found, key).splits if each.by == by)


def area(found: Report, title: str) -> AreaOnPage:
    return next(each for each in page(found).areas if each.title == title)


def tables(found: Report, title: str) -> dict[str, Table]:
    """The tables of an area by what stands above them."""
    return {each.caption: each for each in area(found, title).all}


def drawn(found: Report, title: str, caption: str) -> Chart:
    chart = tables(found, title)[caption].chart
    assert chart is not None
    return chart


def measured(found: Report, key: str) -> dict[str, tuple[Shown, ...]]:
    measures = entry(found, key).measures
    assert measures is not None
    return dict(measures.rows)


def test_hidden_zero_and_no_data_are_three_different_signs() -> None:
    assert [sign(each) for each in (HIDDEN, 0, None, 12)] == ["..", "0", "–", "12"]
    assert [percent(each) for each in (333, 5, HIDDEN, None)] == ["33,3", "0,5", "..", "–"]


def test_small_numbers_are_held_back_and_so_is_what_they_could_be_solved_from(
    public: Report,
) -> None:
    genders = split(public, "oppnade", "kön")
    shown = {line.category: line.counts[0] for line in genders}
    assert shown["uppgift saknas"] is HIDDEN
    assert HIDDEN in (shown["flicka"], shown["pojke"])
    assert entry(public, "avvikelser").total.counts == (HIDDEN,)
    assert {line.shares[0] for line in genders} == {HIDDEN}


def test_inside_the_authority_everything_is_shown_and_said_to_be() -> None:
    found = report([unhidden(a_year())], internal=True)
    genders = split(found, "oppnade", "kön")
    assert {line.category: (line.counts[0], line.shares[0]) for line in genders} == {
        "flicka": (28, 700),
        "pojke": (10, 250),
        "annan könsidentitet": (0, 0),
        "uppgift saknas": (2, 50),
    }
    assert measured(found, "avvikelser") == {"median": (15,), "90:e percentilen": (15,)}
    assert measured(found, "utvardering_satisfied") == {"medel": (43,)}
    assert found.heading == "Statistik 2026, internt"
    assert replace(found, preliminary=True).heading == "Statistik 2026, preliminär, internt"
    assert page(found).internal


def test_days_are_shown_from_five_and_the_ninetieth_percentile_from_ten(public: Report) -> None:
    assert measured(public, "mote") == {"median": (9,), "90:e percentilen": (9,)}
    assert measured(public, "avvikelser")["median"] == (HIDDEN,)
    assert measured(public, "kallelse")["median"] == (None,)


def test_a_mean_is_shown_where_no_mark_can_be_worked_out(public: Report) -> None:
    assert measured(public, "utvardering_satisfied") == {"medel": (43,)}
    assert measured(public, "utvardering_roles") == {"medel": (HIDDEN,)}
    assert measured(public, "utvardering_heard") == {"medel": (None,)}
    assert [sign(each, tenths=True) for each in (43, 5, HIDDEN, None)] == ["4,3", "0,5", "..", "–"]
    assert (
        next(
            row for row in rows(public) if row[1] == "utvardering_satisfied" and row[4] == "medel"
        )[5]
        == "4,3"
    )
    assert Distribution(((4, 1), (5, 1))).mean == 45
    assert Distribution(((4, 3), (5, 1))).mean == 43  # half a tenth is rounded up


def test_meetings_above_the_case_are_about_nobody_and_are_shown(public: Report) -> None:
    assert entry(public, "forum").total.counts == (2,)
    assert [line.counts for line in split(public, "forum", "slag")] == [(2,), (0,), (0,), (0,)]


def test_an_indicator_that_nobody_counts_is_not_there() -> None:
    year = a_year()
    less = replace(
        year,
        figures=tuple(
            Figure(each.key, None) if each.key == "oppnade" else each for each in year.figures
        ),
    )
    found = report([protected(less)], internal=False)
    assert "oppnade" not in {each.indicator.key for each in found.entries}
    assert summary(found)[0] == "Inga ärenden avslutades."
    both = report([unhidden(less), unhidden(year)], internal=True)
    assert entry(both, "oppnade").total.counts == (None, 40)
    assert split(both, "oppnade", "kön")[0].counts == (None, 28)


def test_a_split_that_is_held_back_whole_is_said_to_be() -> None:
    found = report(
        [
            protected(
                replace(
                    a_year(), figures=(figure("placeringar", 5, begärd=1, avböjd=1, inte_begärd=1),)
                )
            )
        ],
        internal=False,
    )
    placements = entry(found, "placeringar")
    assert (placements.total.counts, placements.splits[0].whole) == ((5,), (True,))
    (placed,) = page(found).areas
    assert [each.caption for each in placed.all] == ["Placerade barn"]
    assert placed.all[0].rows == (Row("Placeringar", ("5",)),)
    assert placed.held == f"{HELD} Placeringar (hälsoundersökning)."
    assert [each.title for each in page(found).defined] == ["Placeringar"]


def test_a_split_that_one_year_shows_says_of_which_year_it_is_held_back() -> None:
    years = (
        (2025, figure("placeringar", 100, begärd=20, avböjd=20, inte_begärd=20)),
        (2026, figure("placeringar", 5, begärd=1, avböjd=1, inte_begärd=1)),
    )
    both = report(
        [protected(replace(a_year(year), figures=(each,))) for year, each in years], internal=False
    )
    table = tables(both, "Placerade barn")["Placeringar: hälsoundersökning"]
    assert {row.cells[1] for row in table.rows} == {".."}
    assert area(both, "Placerade barn").held == (
        "För 2026 hålls delarna inne: Placeringar (hälsoundersökning)."
    )
    chart = drawn(both, "Placerade barn", table.caption)
    assert {(bar.text, bar.width) for bar in chart.bars if not bar.back} == {(".. (2026)", 0)}


def test_what_some_years_hold_back_is_said_once_for_each_of_them() -> None:
    known = figure("placeringar", 100, begärd=20, avböjd=20, inte_begärd=20)
    placed, whole = (
        figure("placeringar", 5, begärd=1, avböjd=1, inte_begärd=1),
        figure("placeringar", 3, begärd=1, avböjd=1),
    )
    years = [
        protected(replace(a_year(year), figures=(each,)))
        for year, each in ((2024, known), (2025, placed), (2026, whole))
    ]
    found = report(years, internal=False)
    assert held_back(found, found.entries) == (
        "För 2025 och 2026 hålls delarna inne: Placeringar (hälsoundersökning)."
    )
    (one,) = found.entries
    (split,) = one.splits
    zero = replace(split, lines=(replace(split.lines[0], counts=(40, 0, HIDDEN)), *split.lines[1:]))
    assert held_back(found, [replace(one, splits=(zero,))]).endswith(
        " En nolla som ändå står där följer av andra tal."
    )


def test_a_median_that_is_not_shown_is_spoken_of_like_all_that_is_not() -> None:
    few = a_year()
    late = figure("mote", 12, Distribution(((3, 5), (9, 5), (30, 2))), för_sent=2)
    figures = tuple(late if each.key == "mote" else each for each in few.figures)
    found = report([protected(replace(few, figures=figures))], internal=False)
    assert area(found, "Från behov till möte").held == (
        f"{HELD} Från behov till möte (median och 90:e percentilen)."
    )
    # Where nothing was measured there is nothing to hold back.
    assert measured(found, "kallelse")["median"] == (None,)
    assert "kallelse" not in area(found, "Från behov till möte").held


def test_years_stand_beside_each_other(public: Report) -> None:
    both = report([unhidden(a_year(2025, 30)), unhidden(a_year())], internal=True)
    assert entry(both, "oppnade").total.counts == (30, 40)
    public = replace(both, internal=False)
    assert heading(public)[5:] == ["2025", "2026", "andel 2025 (%)", "andel 2026 (%)"]
    # A table in a file says so too when it is for the inside only.
    assert heading(both)[5:7] == ["2025, internt", "2026, internt"]
    shown = tables(both, "Ärenden")
    assert shown["Ärenden"].heads == ("Antal", "2025", "2026")
    assert shown["Ärenden"].rows[1] == Row("Öppnade ärenden", ("30", "40"))
    assert shown["Öppnade ärenden: kön"].heads == ("Kategori", "2025", "2026", "Andel 2026")
    assert shown["Öppnade ärenden: kön"].rows[0] == Row("flicka", ("18", "28", "70,0 %"))


def test_a_year_without_anything_is_known_to_be_empty() -> None:
    year = a_year()
    nothing = replace(
        year,
        figures=tuple(
            figure(each.key, 0, each.distribution and Distribution(())) for each in year.figures
        ),
    )
    assert report([protected(nothing)], internal=False).empty
    assert (
        summary(report([protected(nothing)], internal=False))[0]
        == "Under 2026 öppnades inga ärenden."
    )


def test_an_indicator_with_nothing_in_any_year_has_no_tables(public: Report) -> None:
    assert [row.what for row in area(public, "Planer och uppföljning").all[0].rows] == [
        indicator.title for indicator in INDICATORS if indicator.area == "Planer och uppföljning"
    ]
    assert list(tables(public, "Planer och uppföljning")) == ["Planer och uppföljning"]
    assert area(public, "Planer och uppföljning").held == ""
    assert list(tables(public, "Från behov till möte")) == [
        "Från behov till möte",
        "Från behov till möte: inom frist",
        "Från behov till möte: arbetsdagar från dag 0 till mötet",
    ]
    assert list(tables(public, "Ärenden")) == [
        "Ärenden",
        *(
            f"{title}: {by}"
            for title in ("Öppnade ärenden", "Pågående ärenden vid årets slut")
            for by in ("ålder", "kön", "vem som såg behovet", "nivå", "placerad")
        ),
    ]


def test_a_chart_has_the_bars_of_all_years_and_says_them_in_words() -> None:
    both = report([unhidden(a_year(2025, 30)), unhidden(a_year())], internal=True)
    chart = drawn(both, "Ärenden", "Öppnade ärenden: kön")
    assert chart.bars[:4] == (
        Bar("flicka", "28 (2026)", 0, 210, 0),
        Bar("", "18 (2025)", 22, 135, 1),
        Bar("pojke", "10 (2026)", 44, 75, 0),
        Bar("", "10 (2025)", 66, 75, 1),
    )
    assert chart.height == 22 * len(chart.bars) == 22 * 8
    assert chart.title == "Öppnade ärenden: kön, 2025 och 2026"
    assert chart.description == (
        "flicka 18 och 28, pojke 10 och 10, annan könsidentitet 0 och 0, uppgift saknas 2 och 2"
    )
    one = report([unhidden(a_year())], internal=True)
    alone = drawn(one, "Ärenden", "Öppnade ärenden: kön")
    assert [bar.text for bar in alone.bars] == ["28", "10", "0", "2"]
    assert alone.title == "Öppnade ärenden: kön, 2026"


def test_all_charts_of_a_chapter_have_one_scale() -> None:
    """A bar that is twice as long is twice as many, whichever split and year it is of."""
    # The greatest number is of the year before.
    both = report([unhidden(a_year(2025, 60)), unhidden(a_year())], internal=True)
    for title, most in (("Ärenden", 60), ("Från behov till möte", 6), ("Möten", 12)):
        bars = [bar for each in area(both, title).all if each.chart for bar in each.chart.bars]
        assert [bar.width for bar in bars] == [
            round(BAR_WIDTH * int(bar.text.split()[0]) / most) for bar in bars
        ]
        assert max(bar.width for bar in bars) == BAR_WIDTH


def test_one_number_has_nothing_to_be_compared_with_and_no_chart(public: Report) -> None:
    shown = tables(public, "Möten")
    assert [row.cells[0] for row in shown["Hållna möten: slag"].rows] == ["12", "0"]
    assert shown["Hållna möten: slag"].chart is None
    assert [row.cells[0] for row in shown["Hållna möten: barnet/den unge med"].rows] == ["7", "5"]
    assert drawn(public, "Möten", "Hållna möten: barnet/den unge med").bars[1].text == "5"
    # What is held back is no number to compare with; two years are two numbers.
    assert tables(public, "Ärenden")["Öppnade ärenden: kön"].chart is None
    two = report([protected(a_year(2025)), protected(a_year())], internal=False)
    assert [bar.text for bar in drawn(two, "Möten", "Hållna möten: slag").bars] == [
        "12 (2026)",
        "12 (2025)",
        "0 (2026)",
        "0 (2025)",
    ]


def test_what_is_held_back_is_in_a_chart_as_a_sign_without_a_bar() -> None:
    genders = figure("oppnade", 60, pojke=20, annan_könsidentitet=3, uppgift_saknas=3)
    found = report([protected(replace(a_year(), figures=(genders,)))], internal=False)
    chart = drawn(found, "Ärenden", "Öppnade ärenden: kön")
    assert [(bar.label, bar.text, bar.width) for bar in chart.bars] == [
        ("flicka", "34", 170),
        ("pojke", "20", 100),
        ("annan könsidentitet", "..", 0),
        ("uppgift saknas", "..", 0),
    ]
    assert chart.description.endswith("annan könsidentitet .., uppgift saknas ..")


def test_what_is_not_shown_at_all_is_said_once_a_chapter(public: Report) -> None:
    from norrbus_cli.paper.render import render_page

    held = {each.title: each.held for each in page(public).areas if each.held}
    assert held == {
        "Avvikelser och oenigheter": (
            f"{HELD} Avvikelser (grund, läge, i ett ärende, median och 90:e percentilen)."
        ),
        "Utvärdering": f"{HELD} ”Jag vet vem som gör vad” (vem som svarar och medel).",
    }
    for form, heading_of in (("html", "<h2>{}</h2>"), ("md", "## {}\n")):
        text = render_page(f"statistics/arsrapport.{form}.j2", page(public)).decode()
        assert text.count(HELD) == len(held)
        for title, sentence in held.items():
            after = text.split(heading_of.format(title))[1]
            assert sentence in after.split(heading_of[:4])[0]
    inside = report([unhidden(a_year())], internal=True)
    assert {each.held for each in page(inside).areas} == {""}


def test_the_summary_says_in_words_what_may_be_said(public: Report) -> None:
    assert summary(public) == [
        "Under 2026 öppnades 40 ärenden.",
        "Inga ärenden avslutades.",
        "Vid årets slut pågick 40 ärenden.",
        "12 möten hölls.",
        "Inga överenskommelser gjordes.",
        "Antalet avvikelser visas inte.",
    ]
    # What is held back is said once, whatever it is.
    year = replace(
        a_year(),
        figures=(
            figure("oppnade", 3),
            figure("pagaende_ar_ut", 3),
            figure("moten", 4),
            figure("planer", 2),
        ),
    )
    small = summary(report([protected(year)], internal=False))
    assert small == [
        "Antalet öppnade ärenden, pågående ärenden vid årets slut, hållna möten och överenskommelser"
        " visas inte."
    ]
    november = report([protected(replace(a_year(), until=date(2026, 11, 22)))], internal=False)
    assert summary(november)[2] == "Den 22 november 2026 pågick 40 ärenden."


def test_csv_opens_right_in_a_swedish_excel(public: Report) -> None:
    content = as_csv(public).encode()
    assert content.startswith(b"\xef\xbb\xbf")
    table = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    assert table[0] == heading(public)
    assert {len(row) for row in table} == {len(table[0])}
    by_gender = {
        row[4]: (row[5], row[6]) for row in table if row[1] == "moten" and row[3] == "slag"
    }
    assert by_gender["norrbusmöte"] == ("12", "100,0")
    for row in table[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "-", "@"))
            assert not re.fullmatch(
                r"\d{1,2}[-/]\d{1,2}(?:[-/]\d+)?", cell
            )  # no age group that becomes a date


def test_xlsx_has_a_sheet_an_area_numbers_as_numbers_and_charts_with_words(public: Report) -> None:
    content = as_xlsx(public)
    book = load_workbook(io.BytesIO(content))
    areas = list(dict.fromkeys(indicator.area for indicator in INDICATORS))
    assert book.sheetnames == [*areas, "Definitioner"]
    assert column(book["Ärenden"])[:5] == [
        "Statistik 2026. Kalix kommun, Förskola/grundskola",
        f"Räknat till och med 2026-12-31. Definitionernas version {VERSION}.",
        SIGNS,
        None,
        "Indikator",
    ]
    cells = {
        (row[0], row[1], row[2]): row[3:5] for row in book["Ärenden"].iter_rows(values_only=True)
    }
    assert cells[("Indikator", "Uppdelning", "Kategori")] == ("2026", "Andel 2026 (%)")
    assert cells[("Öppnade ärenden", None, "totalt")] == (40, None)
    assert cells[("Öppnade ärenden", "kön", "uppgift saknas")] == ("..", "..")
    assert cells[("Öppnade ärenden", "nivå", "tidiga insatser")] == (40, 100)
    assert [
        cell.data_type
        for row in book["Ärenden"].iter_rows()
        for cell in row
        if cell.data_type == "f"
    ] == []
    archive = zipfile.ZipFile(io.BytesIO(content))
    drawings = [
        archive.read(name).decode()
        for name in archive.namelist()
        if re.fullmatch(r"xl/drawings/drawing\d+\.xml", name)
    ]
    described = re.findall(r'<xdr:cNvPr [^>]*descr="([^"]+)"', "".join(drawings))
    assert len(described) == sum(len(indicator.splits) for indicator in INDICATORS)
    assert any(text.startswith("Hållna möten: slag, 2026: norrbusmöte 12") for text in described)
    assert book["Definitioner"].max_row == len(INDICATORS) + 1
    assert all(INTERNAL not in column(sheet) for sheet in book)


def column(sheet: Worksheet) -> list[object]:
    return [row[0] for row in sheet.iter_rows(max_col=1, values_only=True)]


def test_xlsx_says_what_is_missing_and_on_every_sheet_of_numbers_that_it_is_internal() -> None:
    found = replace(report([unhidden(a_year())], internal=True), gaps=("kön", "nivå av behov"))
    book = load_workbook(io.BytesIO(as_xlsx(found)))
    assert all(INTERNAL in column(sheet) for sheet in book if sheet.title != "Definitioner")
    assert (
        column(book["Definitioner"])[-1]
        == "I uppgifterna saknas kön och nivå av behov. Lägg till dem: norrbus statistik brister 2026"
    )


def test_json_has_the_promised_shape(public: Report) -> None:
    found = json.loads(as_json(public))
    assert (found["format"], found["version"], found["ar"], found["internt"]) == (
        "norrbus-statistik",
        2,
        2026,
        False,
    )
    opened = next(each for each in found["indikatorer"] if each["nyckel"] == "oppnade")
    assert opened["id"] == "oppnade"
    assert opened["totalt"] == {"antal": [40], "promille": [None]}
    genders = next(each for each in opened["uppdelningar"] if each["efter"] == "kön")["delar"]
    assert {
        "id": "oppnade.kon.uppgift-saknas",
        "kategori": "uppgift saknas",
        "antal": [".."],
        "promille": [".."],
    } in genders
    mote = next(each for each in found["indikatorer"] if each["nyckel"] == "mote")
    assert mote["matt"] == {
        "vad": "arbetsdagar från dag 0 till mötet",
        "tiondelar": False,
        "rader": [
            {"id": "mote.matt.median", "matt": "median", "varden": [9]},
            {"id": "mote.matt.90-e-percentilen", "matt": "90:e percentilen", "varden": [9]},
        ],
    }
    assert {found[each] for each in ("underlag", "publicerat", "redovisat", "delar")} == {None}


class Reader(HTMLParser):
    """What a page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))


def test_the_page_can_be_read_by_one_who_does_not_see_it(public: Report) -> None:
    from norrbus_cli.paper.render import render_page

    text = render_page("statistics/arsrapport.html.j2", page(public)).decode()
    reader = Reader()
    reader.feed(text)
    assert ("html", {"lang": "sv"}) in reader.seen
    drawings = [attributes for tag, attributes in reader.seen if tag == "svg"]
    named = {
        attributes["id"]
        for tag, attributes in reader.seen
        if tag in {"title", "desc"} and attributes.get("id")
    }
    assert drawings
    for attributes in drawings:
        assert attributes["role"] == "img"
        assert set(str(attributes["aria-labelledby"]).split()) <= named
    ids = [attributes["id"] for _, attributes in reader.seen if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert [tag for tag, _ in reader.seen].count("caption") == [
        tag for tag, _ in reader.seen
    ].count("table")
    assert "&lt;" not in text
    markdown = render_page("statistics/arsrapport.md.j2", page(public)).decode()
    assert "| uppgift saknas | .. | .. |" in markdown
    # A table under its chapter's heading has its name for one who does not see where it stands.
    assert '<caption class="said">Ärenden</caption>' in text
    assert "<caption>Öppnade ärenden: kön</caption>" in text
    assert "Öppnade ärenden: kön:\n" in markdown
    for form in (text, markdown):
        defined = form.split("Så räknas talen")[1]
        assert defined.count(" Period: ") == form.count(" Period: ")
    found = page(public)
    # What is the same in several is said once, and who asks for it is named once.
    assert len(found.defined) == len(public.entries) - 4
    assert [each.title for each in found.defined][-3].startswith("”Jag blev lyssnad på”, ”Syftet")
    asking = {(each.title, found.sources[each.source - 1]) for each in found.defined}
    for each in (entry.indicator for entry in public.entries):
        assert any(each.title in title and source == each.source for title, source in asking)
    (summoned,) = (each for each in found.defined if each.title == "Från behov till kallelse")
    (met,) = (each for each in found.defined if each.title == "Från behov till möte")
    assert "arbetsdagar räknas från dag 0" in summoned.period
    assert met.period == "mötet hölls i året; i övrigt som för Från behov till kallelse"


def test_years_that_are_compared_in_a_drawing_are_told_in_words() -> None:
    from norrbus_cli.paper.render import render_page

    both = report([unhidden(a_year(2025, 30)), unhidden(a_year())], internal=True)
    text = render_page("statistics/arsrapport.html.j2", page(both)).decode()
    assert '<title id="moten-1-t">Hållna möten: barnet/den unge med, 2025 och 2026</title>' in text
    assert '<desc id="moten-1-d">ja 7 och 7, nej 5 och 5</desc>' in text
    assert 'font-size="12">12 (2025)</text>' in text
    assert 'font-size="12">12 (2026)</text>' in text
    # The years differ also in how dark they are, beside their text.
    assert text.count('fill="#8aa9c4"') == text.count('fill="#1f4e79"') > 0


# --- the commands -------------------------------------------------------------


@pytest.fixture
def published(norrbus: Norrbus) -> Norrbus:
    """A register of one case whose year is published, in the January after."""
    given.over(norrbus)
    norrbus.ok("statistik", "fastställ", "2026", "--ja")
    return norrbus


def test_the_year_is_written_in_a_pipe_on_a_screen_as_json_and_csv(published: Norrbus) -> None:
    norrbus = published
    plain = norrbus.ok("statistik", "år", "2026")
    assert plain.startswith(
        "område\tnyckel\tindikator\tuppdelning\tkategori\t2026\tandel 2026 (%)\n"
    )
    assert "Ärenden\toppnade\tÖppnade ärenden\t\ttotalt\t..\t–\n" in plain
    screen = norrbus("statistik", "år", terminal=True)
    assert "ÄRENDEN" in screen.out
    said = flowing(screen.out)
    assert " Öppnade ärenden .. " in said
    assert (
        f"{HELD} Öppnade ärenden (ålder, kön, vem som såg behovet, nivå och placerad); Pågående"
        in said
    )
    assert "Öppnade ärenden: kön" not in said
    # Once a chapter, after its totals; a chapter without anything that is held back has none.
    chapters = dict(re.findall(r"^([A-ZÅÄÖ ]+)\n((?:.+\n)+)", screen.out, re.MULTILINE))
    assert {name for name, text in chapters.items() if flowing(text).count(HELD) == 1} == {
        "ÄRENDEN",
        "FRÅN BEHOV TILL MÖTE",
        "MÖTEN",
        "PLANER OCH UPPFÖLJNING",
    }
    assert said.count(HELD) == 4
    assert "”..” betyder att talet inte visas" in screen.err
    assert json.loads(norrbus.ok("statistik", "år", "--json"))["ar"] == 2026
    assert norrbus.ok("statistik", "år", "--csv").startswith("\ufeffområde;nyckel")


# What fills two A4 pages of the report, printed by a browser that only has a wide font.
ROWS, DEFINED, HELD_SIGNS = 33, 4900, 900


def test_a_register_with_one_case_fits_two_pages(published: Norrbus) -> None:
    path = Path(published.ok("statistik", "skriv", "2026").strip())
    text = path.read_text(encoding="utf-8").split("<main>")[1].split("</main>")[0]
    chapters = text.split("<h2>")[2:-1]
    assert all(each.count("<table") == 1 and "<svg" not in each for each in chapters)
    held = re.findall('<p class="signs">(.*?)</p>', text)
    assert len(held) == 1 + 4
    assert sum(map(len, held)) <= HELD_SIGNS
    assert text.count("<tr>") <= ROWS
    assert len(re.sub("<[^>]+>", "", text.split("Så räknas talen")[1])) <= DEFINED
    # What is held back of the year's totals is said once.
    brief = text.split("<h2>")[1]
    assert brief.count("visas inte") == brief.count("Antalet") == 1


def flowing(text: str) -> str:
    """What is written at a terminal, however wide its columns and lines are."""
    return " ".join(text.split())


def test_what_is_counted_is_said_at_a_terminal_when_it_is_asked_for(published: Norrbus) -> None:
    hint = "Vad som räknas, för vilken period, och vem som frågar: --definitioner"
    line = ("statistik", "år", "2026")
    without = published(*line, terminal=True)
    assert "Räknas:" not in without.out
    assert hint in flowing(without.err)
    asked = published(*line, "--definitioner", terminal=True)
    shown = json.loads(published.ok(*line, "--json"))["indikatorer"]
    assert asked.out.count("Räknas:") == len(shown)
    assert (
        "Avslutade ärenden. Räknas: ett avslut, också om ärendet senare öppnas igen. Period: dagen"
        " ligger i året. Källa: blanketten" in flowing(asked.out)
    )
    assert hint not in flowing(asked.err)
    # Rows in a pipe are the same.
    assert published.ok(*line, "--definitioner") == published.ok(*line)


def test_small_numbers_are_shown_inside_the_authority_and_logged(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    result = norrbus("statistik", "år", "2026", "--internt")
    assert "oppnade\tÖppnade ärenden\t\ttotalt\t1\t" in result.out
    assert "Små tal visas. Får inte lämnas ut" in result.err
    register = norrbus.open()
    assert (
        register.rows("SELECT reason, command FROM operations ORDER BY id DESC LIMIT 1")[0][
            "reason"
        ]
        == "statistik med små tal"
    )
    register.close()
    screen = norrbus("statistik", "år", "--internt", "--jämför", "2025", terminal=True)
    said, bar = flowing(screen.out), "█" * 18
    total = f" Öppnade ärenden {bar} 2025: 0, 2026: 1 "
    genders = f" Öppnade ärenden: kön flicka {bar} 1 (100,0 %), 2025: 0 pojke 0 (0,0 %), 2025: 0 "
    assert total in said
    assert genders in said
    assert said.index(total) < said.index("Anonyma konsultationer 2025: 0") < said.index(genders)
    assert (
        "Från behov till möte, arbetsdagar från dag 0 till mötet, median: 2025: –, 2026: 0" in said
    )
    assert HELD not in said
    assert (
        "Inget är registrerat för 2025, så nollorna där säger inget om hur det var."
        in screen.err.replace("\n", " ")
    )


def test_without_a_year_it_is_this_one_and_in_january_the_one_before(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    for day, year in (
        ("2026-12-31", 2026),
        ("2027-01-01", 2026),
        ("2027-01-31", 2026),
        ("2027-02-01", 2027),
    ):
        norrbus.day = day
        assert json.loads(norrbus.ok("statistik", "år", "--internt", "--json"))["ar"] == year
        path = norrbus.ok("statistik", "skriv", "--internt", "--skriv-över").strip()
        assert f"-{year}-" in Path(path).name
        for line in (("statistik", "år"), ("statistik", "skriv")):
            assert norrbus.refused(4, *line).startswith(f"{year} är inte fastställt, och inga tal")
    told = norrbus("statistik", "brister", "--allvar", "stopp", "--allvar", "varning").err
    assert told == "Inga uppgifter saknas för 2027 enligt de regler du valde.\n"


def test_a_year_with_nothing_says_so(norrbus: Norrbus) -> None:
    result = norrbus("statistik", "år", "2025", "--jämför", "2024", "--internt")
    assert "Inget är registrerat för 2024 och 2025. Stämmer registret?" in result.err
    for other in ("2026", "2025"):
        assert norrbus.refused(2, "statistik", "år", "2025", "--jämför", other).startswith(
            f"{other} är inte tidigare än 2025."
        )
    assert "2027 har inte börjat. Skriv ett år från 2008 till 2026." in norrbus.refused(
        2, "statistik", "år", "2027"
    )
    for typed in ("2028", "1999", "i år"):
        assert "inget år att räkna" in norrbus.refused(2, "statistik", "år", typed)


def test_every_form_is_written_registered_and_never_over_another(published: Norrbus) -> None:
    norrbus = published
    forms = ("html", "md", "csv", "xlsx", "json")
    line = ("statistik", "skriv", "2026", *(word for form in forms for word in ("--format", form)))
    written = norrbus.ok(*line).splitlines()
    assert [Path(path).name for path in written] == [
        f"statistik-2026-kalix-kommun-forskola-grundskola.{form}" for form in forms
    ]
    assert {Path(path).stat().st_mode & 0o777 for path in written} == {0o600}
    for path in written:
        content = Path(path).read_bytes()
        assert not [
            name for name in (b"Elsa", b"Lantto", b"NB-2026", b"20140903") if name in content
        ]
    assert "--skriv-över" in norrbus.refused(5, *line)
    norrbus.ok(*line, "--skriv-över", "--till", "Länsstyrgruppen")
    papers = json.loads(norrbus.ok("dokument", "lista", "statistik-2026", "--json"))
    assert [(each["slag"], each["till"], each["format"]) for each in papers] == [
        ("årsrapport", to, list(forms)) for to in ("", "Länsstyrgruppen")
    ]
    for name, digest in zip(papers[1]["filer"], papers[1]["fil_sha256"], strict=True):
        path = Path(papers[1]["mapp"]) / name
        assert path.parent == norrbus.documents / "statistik-2026"
        assert hashlib.sha256(path.read_bytes()).hexdigest() == digest
        assert papers[1]["skriven"] == "2027-01-02"


def test_what_is_for_the_inside_only_is_registered_named_and_headed_as_that(
    published: Norrbus,
) -> None:
    forms = ("html", "md", "csv", "xlsx", "json")
    line = ("statistik", "skriv", "2026", "--internt", "--mapp", "inne", "--till", "Karin")
    out = published.ok(*line, *(word for form in forms for word in ("--format", form)))
    written = dict(zip(forms, map(Path, out.splitlines()), strict=True))
    assert {each.stem for each in written.values()} == {
        "statistik-2026-kalix-kommun-forskola-grundskola-internt"
    }
    papers = json.loads(published.ok("dokument", "lista", "statistik-2026", "--json"))
    assert {(each["slag"], each["till"]) for each in papers} == {("årsrapport, internt", "Karin")}
    text = {
        form: path.read_text(encoding="utf-8", errors="replace") for form, path in written.items()
    }
    assert "<h1>Statistik 2026, internt</h1>" in text["html"]
    assert "Små tal är inte dolda" in text["html"]
    assert text["md"].startswith("# Statistik 2026, internt\n")
    assert ";2026, internt;" in text["csv"].splitlines()[0]
    assert json.loads(text["json"])["internt"] is True
    assert INTERNAL in column(load_workbook(written["xlsx"])["Ärenden"])
    # It is not handed out, and no kind of paper that others are written as.
    assert published.ok("statistik", "utlämnat", "--json") == "[]\n"
    assert published.refused(2, "dokument", "skriv", "årsrapport, internt", "2026")


def test_a_report_that_is_no_longer_as_it_was_written_is_found_and_written_anew(
    published: Norrbus,
) -> None:
    line = ("statistik", "skriv", "2026")
    paths = [
        Path(published.ok(*line, *more).strip())
        for more in (("--format", "csv"), ("--styrgrupp",), ("--internt", "--mapp", "inne"))
    ]

    def found() -> list[str]:
        findings = json.loads(published("register", "kontrollera", "--json").out)["fynd"]
        return [each["atgard"] for each in findings if each["om"] == "dokument"]

    assert found() == []
    for path in paths:
        path.write_text("x", encoding="utf-8")
    commands = found()
    assert [each.split("2026")[1].split(" --mapp")[0] for each in commands] == [
        " --format csv",
        " --styrgrupp --format html",
        " --internt --format html",
    ]
    for each in commands:
        published.ok(*shlex.split(each)[1:])
    assert found() == []
    published.ok("dokument", "skriv", "årsöversikt", "statistik-2026", "--skriv-över")


def test_the_report_is_written_like_every_paper(published: Norrbus) -> None:
    written = [
        Path(each) for each in published.ok("dokument", "skriv", "årsrapport", "2026").splitlines()
    ]
    assert [each.name for each in written] == [
        f"statistik-2026-kalix-kommun-forskola-grundskola.{form}" for form in ("md", "html")
    ]
    for path, form in zip(written, ("md", "html"), strict=True):
        first = path.read_bytes()
        out = published.ok("statistik", "skriv", "2026", "--skriv-över", "--format", form)
        assert (Path(out.strip()), path.read_bytes()) == (path, first)
    papers = json.loads(published.ok("dokument", "lista", "statistik-2026", "--json"))
    # Each file has the template that it was made from, whichever way it was written.
    files = {
        of_file
        for each in papers
        for of_file in zip(each["format"], each["mall"], each["mall_sha256"], strict=True)
    }
    assert len(files) == 2
    # One release, however many files.
    released = json.loads(published.ok("statistik", "utlämnat", "--json"))
    assert len(released) == 3
    for typed in ("20", "tjugo", "2028", "2o26"):
        assert published.refused(2, "dokument", "skriv", "årsrapport", typed).startswith(
            f"”{typed}” är inget år att räkna. Skriv till exempel: norrbus dokument skriv årsrapport"
        )
    assert published.refused(4, "dokument", "skriv", "årsöversikt", "2027").startswith(
        "2027 är inte fastställt"
    )


def test_a_year_that_is_not_over_is_preliminary_and_for_the_inside_only(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    beside = norrbus("statistik", "skriv", "--jämför", "2025", "--jämför", "2024", "--internt")
    assert (
        Path(beside.out.strip()).name
        == "statistik-2026-kalix-kommun-forskola-grundskola-jamfort-med-2024-2025-preliminart-internt.html"
    )
    assert "Preliminärt: året är inte slut." in beside.err
    assert "Små tal visas. Får inte lämnas ut; att du såg dem är loggat." in beside.err
    norrbus.day = "2027-01-02"
    over = norrbus("statistik", "skriv", "--internt")
    assert over.out.strip().endswith("-grundskola-preliminart-internt.html")
    assert "Preliminärt: 2026 är inte fastställt, och talen kan ändras." in over.err


def test_years_beside_each_other_are_all_published(published: Norrbus) -> None:
    line = ("statistik", "skriv", "2026", "--jämför", "2025")
    assert published.refused(4, *line).startswith("2025 är inte fastställt, och inga tal om barn")
    given.child(published, "--född", "2015-01-01", "--kön", "pojke", number="", name="Kim Niva")
    published.day = "2028-01-03"
    published.ok("statistik", "fastställ", "2027", "--med-brister", "--ja")
    beside = published.ok("statistik", "skriv", "2027", "--jämför", "2026").strip()
    assert (
        Path(beside).name == "statistik-2027-kalix-kommun-forskola-grundskola-jamfort-med-2026.html"
    )
    assert json.loads(published.ok("statistik", "år", "2027", "--jämför", "2026", "--json"))[
        "kolumner"
    ] == ["2026", "2027"]


def test_the_definitions_are_those_that_are_counted(norrbus: Norrbus) -> None:
    found = json.loads(norrbus.ok("statistik", "definitioner", "--json"))
    assert [each["nyckel"] for each in found] == [indicator.key for indicator in INDICATORS]
    assert f"Definitionernas version {VERSION}." in norrbus("statistik", "definitioner").err


def test_the_definitions_need_no_register(bare: Norrbus) -> None:
    assert len(json.loads(bare.ok("statistik", "definitioner", "--json"))) == len(INDICATORS)


def test_what_is_missing_has_its_command(norrbus: Norrbus) -> None:
    assert "Inga uppgifter saknas för 2026." in norrbus("statistik", "brister").err
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    assert (
        "I uppgifterna saknas kön i ärenden (1). Lägg till dem: norrbus statistik brister 2026"
        in " ".join(norrbus("statistik", "år", "--internt", terminal=True).err.split())
    )
    inside = ("statistik", "skriv", "--internt")
    assert "<li>kön i ärenden (1)</li>" in Path(norrbus.ok(*inside).strip()).read_text(
        encoding="utf-8"
    )
    assert "- kön i ärenden (1)" in Path(norrbus.ok(*inside, "--format", "md").strip()).read_text(
        encoding="utf-8"
    )
    rows = json.loads(norrbus.ok("statistik", "brister", "2026", "--json"))
    assert rows[0]["galler"] == "NB-2026-0001"
    assert rows[0]["nasta_steg"].startswith("norrbus ärende ändra NB-2026-0001 --kön")


def test_a_published_report_does_not_say_what_is_missing(norrbus: Norrbus) -> None:
    """It would tell whether a number that is held back is zero."""
    given.child(norrbus, "--född", "2015-01-01", number="", name="Kim Niva")
    norrbus.day = "2027-02-01"
    inside = ("statistik", "år", "2026", "--json", "--internt")
    assert json.loads(norrbus.ok(*inside))["brister"] == ["kön i ärenden (1)"]
    norrbus.ok("statistik", "fastställ", "2026", "--ja", "--med-brister")
    assert json.loads(norrbus.ok("statistik", "år", "2026", "--json"))["brister"] == []
    assert json.loads(norrbus.ok(*inside))["brister"] == ["kön i ärenden (1)"]


def test_what_is_handed_out_stands_in_a_list_of_its_own(norrbus: Norrbus) -> None:
    assert norrbus("statistik", "utlämnat").err == (
        "Inget är utlämnat. Fastställ ett år med: norrbus statistik fastställ ÅR\n"
    )
    given.over(norrbus)
    norrbus.ok("statistik", "fastställ", "2026", "--ja")
    norrbus.ok("statistik", "skriv", "2026", "--till", "Länsstyrgruppen", "--format", "csv")
    norrbus.day = "2027-01-03"
    norrbus.ok("statistik", "skriv", "2026")
    # What stays inside is not handed out, and what is only seen is not either.
    norrbus.ok("statistik", "skriv", "2026", "--internt", "--mapp", "inne")
    norrbus.ok("statistik", "år", "2026")
    assert json.loads(norrbus.ok("statistik", "utlämnat", "--json")) == [
        {"dag": day, "vad": "årsrapport", "fran_ar": 2026, "ar": 2026, "version": 1, "till": to}
        for day, to in (("2027-01-03", ""), ("2027-01-02", "Länsstyrgruppen"))
    ]


def test_rows_are_whole(public: Report) -> None:
    assert {len(row) for row in rows(public)} == {len(heading(public))}


def test_a_template_that_asks_for_what_is_not_there_is_named() -> None:
    from norrbus_cli.paper.model import BadTemplate
    from norrbus_cli.paper.render import render_page

    for template in ("statistics/arsrapport.html.j2", "statistics/arsrapport.md.j2"):
        with pytest.raises(BadTemplate, match=template):
            render_page(template, object())
