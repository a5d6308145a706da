"""The steering group's one page: the published figures, beside the years before, and what follows from them."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import given
import pytest
from conftest import Norrbus
from statistics_rows import BOY, GIRL, Rows

from norrbus_cli.paper.render import render_page
from norrbus_cli.statistics import store
from norrbus_cli.statistics.exchange import checksum
from norrbus_cli.statistics.indicators import BY_KEY, INDICATORS, VERSION
from norrbus_cli.statistics.kinds import STEERING
from norrbus_cli.statistics.model import HIDDEN, Breakdown, Distribution, Figure, Part, Year
from norrbus_cli.statistics.protection.years import protected
from norrbus_cli.statistics.span import only
from norrbus_cli.statistics.steering import STEERING_HTML, STEERING_MD, SteeringPaper, steering
from norrbus_cli.statistics.talk import MOST, talk
from norrbus_cli.statistics.unhidden import unhidden
from norrbus_cli.words.record import replace


def figure(key: str, total: int, by: str = "", **parts: int) -> Figure:
    """A figure whose split ``by`` has some parts (underscores for blanks) and the rest in the first; every other split has all in its first."""
    named = {name.replace("_", " "): count for name, count in parts.items()}
    breakdowns = []
    for split in BY_KEY[key].splits:
        counts = dict.fromkeys(split.categories, 0) | (named if split.by == by else {})
        counts[split.categories[0]] += total - sum(counts.values())
        breakdowns.append(Breakdown(split.by, tuple(Part(*each) for each in counts.items())))
    measured = BY_KEY[key].days or BY_KEY[key].marks
    return Figure(
        key, total, tuple(breakdowns), Distribution(((4, total),)) if measured and total else None
    )


def year(number: int, *figures: Figure) -> Year:
    given_ = {each.key: each for each in figures}
    return Year(
        number,
        "Kalix kommun",
        "Förskola/grundskola",
        date(number, 12, 31),
        VERSION,
        tuple(given_.get(each.key, figure(each.key, 0)) for each in INDICATORS),
    )


def full(number: int) -> Year:
    """A year of everything, with the longest texts."""

    def whole(key: str) -> Figure:
        split = BY_KEY[key].splits
        breakdowns = tuple(
            Breakdown(
                each.by,
                tuple(
                    Part(name, 1200 // len(each.categories) + (number - 2020))
                    if place
                    else Part(
                        name,
                        1200
                        - (len(each.categories) - 1)
                        * (1200 // len(each.categories) + (number - 2020)),
                    )
                    for place, name in enumerate(each.categories)
                ),
            )
            for each in split
        )
        measured = BY_KEY[key].days or BY_KEY[key].marks
        spread = Distribution(((3, 900), (4, 300))) if measured else None
        return Figure(key, 1200, breakdowns, spread)

    return year(number, *(whole(each.key) for each in INDICATORS))


def written(found: SteeringPaper) -> str:
    return render_page(STEERING_MD, found).decode()


# --- what stands on it ------------------------------------------------------------------


def test_the_totals_stand_beside_those_of_the_years_before() -> None:
    years = [
        year(2025, figure("oppnade", 30), figure("moten", 3)),
        year(2026, figure("oppnade", 40), figure("moten", 12)),
    ]
    text = written(steering([protected(each) for each in years], "Fastställt."))
    assert text.startswith(
        "# Årsöversikt 2026 för styrgruppen\n\nKalix kommun, Förskola/grundskola"
    )
    assert "| Antal | 2025 | 2026 |" in text
    assert "| Öppnade ärenden | 30 | 40 |" in text
    assert "| Hållna möten | .. | 12 |" in text
    assert "| Grund | 0 |" in text
    # What is held back is said once.
    assert text.count("inte visas") == text.count("pekas ut") == 1


def test_deadlines_stand_with_the_median_and_deviations_with_their_kinds() -> None:
    late = figure("mote", 12, "inom frist", för_sent=6)
    met = replace(late, distribution=Distribution(((3, 5), (9, 6), (30, 1))))
    told = figure("avvikelser", 20, "grund", annat=6)
    text = written(steering([protected(year(2026, met, told))], ""))
    assert "| Från behov till möte | i tid 6 · för sent 6; median 9 arbetsdagar |" in text
    assert "| Avvikelser | 2026 |" in text
    assert "| Grund | riktlinjer följs inte 14 · annat 6 |" in text
    assert "| Från behov till kallelse | 0 |" in text
    few = figure("mote", 4, "inom frist", för_sent=2)
    assert "| Från behov till möte | .. |" in written(steering([protected(year(2026, few))], ""))
    # Of what is not shown in any groups nothing is told but that it is not.
    shown = unhidden(year(2026, figure("planer", 12), met))
    held = replace(shown.figure("mote"), breakdowns=(), days=None)
    assert "| Från behov till möte | .. |" in written(
        steering([replace(shown, figures=(held,))], "")
    )


def test_means_stand_where_they_are_shown() -> None:
    shown = replace(
        figure("utvardering_satisfied", 8), distribution=Distribution(((3, 2), (4, 2), (5, 4)))
    )
    few = replace(figure("utvardering_heard", 2), distribution=Distribution(((5, 2),)))
    text = written(steering([protected(year(2026, shown, few))], ""))
    assert "| ”Jag är nöjd” | 4,3 |" in text
    assert "| ”Jag blev lyssnad på” | .. |" in text
    assert "Syftet var tydligt" not in text


def test_what_is_switched_off_is_not_there() -> None:
    off = replace(
        year(2026, figure("oppnade", 40), figure("avvikelser", 9)), off=("avvikelser", "oppnade")
    )
    text = written(steering([protected(off)], ""))
    assert "Öppnade ärenden" not in text
    assert "| Grund" not in text
    assert "9" not in text.split("Att tala om")[1]


def test_a_year_of_everything_beside_two_others_is_one_page() -> None:
    """As long as what a browser that only has a wide font prints on one A4 page."""
    found = steering([unhidden(full(each)) for each in (2024, 2025, 2026)], "x" * 120)
    assert len(found.talk) == MOST
    text = render_page(STEERING_HTML, found).decode().split("<body>")[1]
    # A row is as many lines as its widest cell: so many signs stand in a line of a cell.
    wide = {3: (40, 24), 1: (30, 70)}
    lines = 0
    for table in found.tables:
        first, others = wide[len(table.heads) - 1]
        for row in table.rows:
            texts = ((row.what, first), *((cell, others) for cell in row.cells))
            lines += max(-(-len(each) // room) for each, room in texts)
    assert lines <= 41
    assert text.count("<table") == len(found.tables) == 4
    assert max(map(len, found.talk)) <= 90


def test_the_page_can_be_read_by_one_who_does_not_see_it() -> None:
    text = render_page(STEERING_HTML, steering([unhidden(full(2026))], "")).decode()
    assert '<html lang="sv">' in text
    assert text.count("<caption") == text.count("<table")
    assert text.count('scope="row"') == text.count("<tr>") - text.count("<thead>") + 2
    assert '<th scope="col">2026</th>' in text


# --- what to talk about ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (
            figure("mote", 12, "inom frist", för_sent=6),
            "6 av 12 första möten hölls efter fristen. Vad hindrade?",
        ),
        (
            figure("kallelse", 12, "inom frist", för_sent=5),
            "5 av 12 första kallelser kom efter fristen. Vad hindrade?",
        ),
        (
            figure("planer", 12, "barnets uppfattning finns", nej=5),
            "Barnets uppfattning saknas i 5 av 12 överenskommelser.",
        ),
        (figure("oenigheter", 12, "avgjord", nej=5), "5 av 12 oenigheter är inte avgjorda."),
        (
            figure("forum_fragade", 4, "hölls", nej=1),
            "1 av 4 möten som den lokala regeln frågar efter hölls inte.",
        ),
    ],
)
def test_what_is_late_or_lacking_is_told_where_it_is_shown(told: Figure, said: str) -> None:
    shown = unhidden(year(2026, told))
    assert talk([shown]) == [said]
    # What is held back is not told, not even that there is any.
    figure_ = shown.figure(told.key)
    parts_held = replace(
        figure_,
        breakdowns=tuple(
            replace(each, parts=tuple(replace(part, count=HIDDEN) for part in each.parts))
            for each in figure_.breakdowns
        ),
    )
    for held in (parts_held, replace(figure_, total=HIDDEN), replace(figure_, breakdowns=())):
        assert talk([replace(shown, figures=(held,))]) == []


def test_deviations_are_told_beside_the_year_before_where_both_are_shown() -> None:
    def of(*totals: int) -> list[str]:
        years = enumerate(totals, 2026 - len(totals) + 1)
        return talk([protected(year(number, figure("avvikelser", n))) for number, n in years])

    told = "avvikelser rapporterades"
    why = ", flest efter grunden riktlinjer följs inte ({}). Vad går att förebygga?"
    assert of(9) == [f"9 {told}{why.format(9)}"]
    assert of(5, 9) == [f"9 {told}, 4 fler än 2025{why.format(9)}"]
    assert of(9, 5) == [f"5 {told}, 4 färre än 2025{why.format(5)}"]
    assert of(7, 7) == [f"7 {told}, lika många som 2025{why.format(7)}"]
    assert of(4, 9) == [f"9 {told}{why.format(9)}"]
    assert of(9, 4) == of(9, 0) == []


def test_which_ground_is_the_commonest_is_told_only_where_all_are_shown() -> None:
    alike = figure("avvikelser", 12, "grund", annat=6)
    assert talk([protected(year(2026, alike))]) == [
        "12 avvikelser rapporterades. Vad går att förebygga?"
    ]
    few = figure("avvikelser", 40, "grund", annat=3, parterna_kommer_inte_överens=2)
    shown = protected(year(2026, few))
    split = shown.figure("avvikelser").breakdown("grund")
    assert split is None or HIDDEN in [part.count for part in split.parts]
    assert "grunden" not in talk([shown])[0]


def test_more_came_than_went_is_told_where_all_three_are_shown() -> None:
    def of(opened: int, again: int, closed: int) -> list[str]:
        left = figure("pagaende_ar_ut", opened + again - closed)
        keys = ("oppnade", "ateroppnade", "avslutade")
        found = map(figure, keys, (opened, again, closed))
        return talk([protected(year(2026, left, *found))])

    assert of(20, 6, 15) == ["Fler ärenden öppnades (26) än avslutades (15)."]
    assert of(20, 0, 20) == []
    assert of(20, 3, 10) == []


def test_the_lowest_mean_is_told_where_all_means_are_shown() -> None:
    def of(**counts: tuple[int, int]) -> list[str]:
        answers = (
            replace(
                figure(f"utvardering_{key}", sum(each)),
                distribution=Distribution(((2, each[0]), (4, each[1]))),
            )
            for key, each in counts.items()
        )
        return talk([protected(year(2026, *answers))])

    assert of(heard=(6, 4), roles=(3, 7)) == [
        "Lägst medel i utvärderingen har ”Jag blev lyssnad på”: 2,8 av 5."
    ]
    assert of(heard=(6, 4)) == of(heard=(6, 4), roles=(1, 1)) == []


def test_no_more_is_told_than_fits() -> None:
    assert len(talk([unhidden(full(2026))])) == MOST


# --- the commands ----------------------------------------------------------------------------


def opened(norrbus: Norrbus, number: int, girls: int, boys: int) -> None:
    """So many cases of a year, which is published in the January after."""
    register = norrbus.open()
    rows = Rows(register)
    for gender, many in ((GIRL, girls), (BOY, boys)):
        rows.cases(many, date(number, 5, 4), gender)
    register.close()
    norrbus.day = f"{number + 1}-01-10"
    norrbus.ok("statistik", "fastställ", str(number), "--ja", "--med-brister")


ONE_PAGE = ("statistik", "skriv", "2026", "--styrgrupp")


def test_every_figure_of_the_page_is_one_of_the_report(norrbus: Norrbus) -> None:
    opened(norrbus, 2025, 9, 3)
    opened(norrbus, 2026, 7, 8)
    path = Path(norrbus.ok(*ONE_PAGE, "--format", "md").strip())
    text = path.read_text(encoding="utf-8")
    reports = [
        json.loads(norrbus.ok("statistik", "år", each, "--json")) for each in ("2025", "2026")
    ]
    totals = [
        {each["titel"]: str(each["totalt"]["antal"][0]) for each in found["indikatorer"]}
        for found in reports
    ]
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", text.split("| Frister")[0], re.M)
    assert len(rows) == 1 + 1 + 12
    for what, before, now in rows[2:]:
        assert (before, now) == tuple(each[what] for each in totals)
    assert "| Öppnade ärenden | 12 | 15 |" in text
    assert "2026 är fastställt den 10 januari 2027. Kontrollsumma" in text


def test_a_register_with_one_case_tells_nothing_on_its_page(norrbus: Norrbus) -> None:
    given.over(norrbus)
    norrbus.ok("statistik", "fastställ", "2026", "--ja")
    text = Path(norrbus.ok(*ONE_PAGE, "--format", "md").strip()).read_text(encoding="utf-8")
    cells = re.findall(r"^\| [^|]+ \| ([^|]+) \|$", text, re.M)
    assert set(cells) == {"2026", "---", "0", ".."}
    assert "## Att tala om\n\nInget följer av talen som visas.\n\n---\n\nKalix kommun, " in text
    assert text.endswith(" Årsöversikt 2026 · version 1.\n")


def test_the_page_is_registered_and_handed_out_as_what_it_is(norrbus: Norrbus) -> None:
    opened(norrbus, 2026, 7, 8)
    line = (*ONE_PAGE, "--till", "Styrgruppen", "--format", "html", "--format", "md")
    written_ = [Path(each) for each in norrbus.ok(*line).splitlines()]
    assert [each.name for each in written_] == [
        f"arsoversikt-2026-kalix-kommun-forskola-grundskola.{form}" for form in ("html", "md")
    ]
    listed = json.loads(norrbus.ok("dokument", "lista", "statistik-2026", "--json"))
    assert [(each["slag"], each["till"], each["filer"]) for each in listed] == [
        (STEERING, "Styrgruppen", [each.name for each in written_])
    ]
    assert listed[0]["mall"][0] == "statistics/arsoversikt.html.j2"
    (released,) = json.loads(norrbus.ok("statistik", "utlämnat", "--json"))
    assert (released["vad"], released["till"]) == (STEERING, "Styrgruppen")


def test_the_page_is_of_the_published_year_and_for_reading(norrbus: Norrbus) -> None:
    given.over(norrbus)
    assert norrbus.refused(4, *ONE_PAGE).startswith("2026 är inte fastställt, och inga tal om barn")
    norrbus.ok("statistik", "fastställ", "2026", "--ja")
    assert norrbus.refused(2, *ONE_PAGE, "--internt").startswith(
        "Sidan för styrgruppen har bara tal som får lämnas ut. Ta bort --internt"
    )
    assert norrbus.refused(2, *ONE_PAGE, "--format", "csv", "--format", "md").startswith(
        "Sidan för styrgruppen finns som html och md, inte som csv."
    )
    assert norrbus.refused(4, *ONE_PAGE, "--jämför", "2025").startswith("2025 är inte fastställt")
    assert norrbus.refused(2, *ONE_PAGE, "--jämför", "2026").startswith("2026 är inte tidigare än")


def columns(norrbus: Norrbus, *more: str) -> str:
    path = norrbus.ok(*ONE_PAGE, "--format", "md", "--skriv-över", *more).strip()
    return next(
        line for line in Path(path).read_text(encoding="utf-8").splitlines() if "| Antal" in line
    )


def test_the_two_years_before_stand_beside_or_those_that_are_named(norrbus: Norrbus) -> None:
    for number in (2023, 2024, 2025, 2026):
        opened(norrbus, number, 7, 8)
    assert columns(norrbus) == "| Antal | 2024 | 2025 | 2026 |"
    assert columns(norrbus, "--jämför", "2023") == "| Antal | 2023 | 2026 |"
    # What counted something else is not comparable.
    register = norrbus.open()
    before = store.published(register, only(2025))
    register.close()
    assert before is not None
    other = replace(before.shown, definitions=VERSION + 1)
    again = replace(before, version=2, reason="x", shown=other, checksum=checksum(other))
    register = norrbus.open()
    with register.operation(day="2027-01-10"):
        store.publish(register, again)
    register.close()
    assert columns(norrbus) == "| Antal | 2024 | 2026 |"
