"""Two or three years together as a period: how it is counted, published and handed out, and that nothing is told by a period beside its years."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from conftest import Norrbus
from outsider.judge import Judge, counted
from statistics_drawn import Drawing
from statistics_invented import (
    CLOSED,
    LEFT,
    LEFT_BEFORE,
    OPENED,
    REOPENED,
    Thing,
    flow,
    seen,
    year_of,
)
from statistics_lives import LONG, Authority, County, lived
from statistics_rows import BOY, GIRL, OTHER, Rows

from norrbus_cli.evaluation.model import ACTOR, ALL, CHILD, GUARDIAN
from norrbus_cli.statistics import adding, publishing, store
from norrbus_cli.statistics.coarsening import coarsened
from norrbus_cli.statistics.counting import years as counting
from norrbus_cli.statistics.exchange import NotFigures, counted_as, counted_from
from norrbus_cli.statistics.form import PublishYear
from norrbus_cli.statistics.indicators import INDICATORS, VERSION
from norrbus_cli.statistics.merging.county import _with_counts
from norrbus_cli.statistics.model import HIDDEN, ProtectedBreakdown, ProtectedFigure
from norrbus_cli.statistics.protection import cells
from norrbus_cli.statistics.protection.sources import County as CountyReport
from norrbus_cli.statistics.protection.sources import Source
from norrbus_cli.statistics.protection.years import protected, protected_together
from norrbus_cli.statistics.refusals import EndsOtherwise, WouldTell
from norrbus_cli.statistics.relations import AT_END, AT_START, STOCKS
from norrbus_cli.statistics.span import Years, only
from norrbus_cli.statistics.unhidden import unhidden
from norrbus_cli.words.record import replace

PUBLISH = ("statistik", "fastställ", "--ja", "--med-brister")
PERIOD = Years(2024, 2026)
KALIX = "Kalix kommun"


class Register:
    """A register that is filled row by row and publishes."""

    def __init__(self, norrbus: Norrbus) -> None:
        self.norrbus, self.judge = norrbus, Judge()
        self.register = norrbus.open()
        self.rows = Rows(self.register)
        norrbus.day = "2027-01-15"

    def publish(self, years: int | Years, *more: str) -> store.Published:
        """A year or a period as it is published, in the hands of somebody who keeps every file."""
        which = only(years) if isinstance(years, int) else years
        asked = PublishYear(years=which, correction="", with_gaps=True, preview=False, agreed=True)
        new = publishing.publish(self.register, asked, date(2027, 1, 15))
        folder = self.norrbus.home / f"{self.judge.ledger.files}"
        line = ("statistik", "skriv", str(which), "--format", "json", "--mapp", str(folder))
        read = json.loads(Path(self.norrbus.ok(*line).strip()).read_text())
        edition = self.judge.ledger.statistics(read)[-1]
        self.judge.knows(edition, counted(counted_as(new.counted)))
        each = {year.year: counted(counted_as(year)) for year in new.counted.each}
        self.judge.guesses(KALIX, each)
        return new

    def opened(self, year: int, many: int, gender: str = BOY, **how: Any) -> list[int]:
        return self.rows.cases(many, date(year, 5, 5), gender, **how)


@pytest.fixture
def register(norrbus: Norrbus) -> Iterator[Register]:
    found = Register(norrbus)
    yield found
    found.register.close()


def total(published: store.Published, key: str) -> object:
    return published.shown.figure(key).total


# --- what is asked --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("2024–2026", "2024–2026 är inte fastställt"),
        ("2024-2026", "2024–2026 är inte fastställt"),
        (" 2025 – 2026 ", "2025–2026 är inte fastställt"),
        ("2026", "2026 är inte fastställt"),
    ],
)
def test_a_period_is_two_or_three_years(norrbus: Norrbus, typed: str, said: str) -> None:
    norrbus.day = "2027-01-15"
    assert norrbus.refused(4, "statistik", "år", typed).startswith(said)


@pytest.mark.watched
@pytest.mark.parametrize("typed", ["2023-2026", "2026-2026", "2026-2024"])
def test_nothing_else_is_a_period(norrbus: Norrbus, typed: str) -> None:
    norrbus.day = "2027-01-15"
    said = norrbus.refused(2, "statistik", "år", typed)
    assert f"”{typed}” är ingen period. En period är två eller tre hela år i följd" in said


@pytest.mark.parametrize("typed", ["2024-", "2024-2025-2026", "2026-2028", "2007-2008"])
def test_a_period_is_made_of_years_that_can_be_counted(norrbus: Norrbus, typed: str) -> None:
    norrbus.day = "2027-01-15"
    assert "Skriv ett år från 2008 till 2027" in norrbus.refused(2, "statistik", "år", typed)


def test_a_year_at_a_time_is_looked_at_for_what_is_missing_and_what_differs(
    norrbus: Norrbus,
) -> None:
    norrbus.day = "2027-01-15"
    for what in ("brister", "jämför"):
        assert "är inget år att räkna" in norrbus.refused(2, "statistik", what, "2024-2026")


def test_a_period_is_published_from_the_day_after_its_last(register: Register) -> None:
    register.opened(2025, 12)
    norrbus = register.norrbus
    norrbus.day = "2026-12-31"
    assert norrbus.refused(4, *PUBLISH, "2024-2026").startswith(
        "2024–2026 är inte slut. Fastställ från och med 2027-01-01; till dess, för den som får se"
        " ärendena: norrbus statistik år 2024–2026 --internt"
    )
    norrbus.day = "2027-01-01"
    assert norrbus.ok(*PUBLISH, "2024-2026").startswith(
        "2024–2026 är fastställt den 1 januari 2027. Kontrollsumma "
    )
    norrbus.day = "2027-01-02"
    assert norrbus.refused(4, *PUBLISH, "2024-2026").startswith(
        "2024–2026 fastställdes fr 2027-01-01 och ligger fast. Visa den med: norrbus statistik år"
        " 2024–2026"
    )


@pytest.mark.watched
def test_periods_have_no_year_in_common(register: Register) -> None:
    for year in (2021, 2024, 2026):
        register.opened(year, 12)
    norrbus = register.norrbus
    norrbus.ok(*PUBLISH, "2024-2025")
    for over in ("2023-2024", "2025-2026", "2024-2026", "2023-2025"):
        said = norrbus.refused(4, *PUBLISH, over)
        assert said.startswith("2024–2025 är fastställd och har år gemensamt med ")
        assert "från och med 2026" in said
    for beside in ("2022-2023", "2026"):
        norrbus.ok(*PUBLISH, beside)


def test_nothing_in_a_period_is_nothing_to_publish(norrbus: Norrbus) -> None:
    norrbus.day = "2027-01-15"
    said = norrbus.refused(3, *PUBLISH, "2024-2026")
    assert said.startswith("Inget är registrerat för 2024–2026")


def test_what_is_missing_in_a_year_is_missing_in_the_period(register: Register) -> None:
    """What must be mended is told of the year in which it is."""
    case = register.opened(2024, 12)[0]
    register.rows.do("UPDATE cases SET need_seen_on = '2024-05-06' WHERE id = ?", case)
    said = register.norrbus.refused(4, *PUBLISH, "2024-2026")
    assert "norrbus statistik brister 2024 --allvar stopp" in said


# --- how it is counted ----------------------------------------------------------------


@pytest.mark.parametrize("seed", range(6))
def test_a_period_is_what_all_its_days_are(made_register: Path, tmp_path: Path, seed: int) -> None:
    """No indicator is told by more than one year: of a new one that is, ``relations.STOCKS`` must say which."""
    one = Authority(made_register, tmp_path, "2514", Judge())
    rng = random.Random(seed)
    try:
        for year in (2024, 2025, 2026):
            Drawing(one.rows, rng).year(year, 25)
            Drawing(one.rows, rng).late(year)
        period = counting.count(one.register, PERIOD, date(2027, 1, 15))
        days = counting.Period(date(2024, 1, 1), date(2026, 12, 31))
        whole = {each.key: each for each in counting.counted(one.register, days)}
    finally:
        one.register.close()
    assert {each.key: each for each in period.figures} == whole
    assert sum(each.total or 0 for each in period.figures) > 100
    assert [each.years for each in period.each] == [only(2024), only(2025), only(2026)]
    assert counted_from(json.loads(json.dumps(counted_as(period)))) == period


def test_what_stands_at_a_border_is_that_of_the_first_year_or_of_the_last() -> None:
    assert STOCKS == {AT_START: 0, AT_END: -1}


def test_a_period_is_the_sum_of_its_years_as_they_were_published(register: Register) -> None:
    register.opened(2024, 12)
    register.opened(2025, 12)
    register.publish(2024)
    register.publish(2025)
    register.opened(2024, 1, GIRL)
    register.opened(2026, 14)
    period = register.publish(PERIOD)
    assert period.counted.figure("oppnade").total == 12 + 12 + 14
    # It was known when 2026 was counted, which began as 2025 was published to end.
    assert [each.late for each in period.counted.each] == [False, False, True]
    assert period.shown.late
    assert register.judge.leaks() == []


def test_a_year_is_published_after_its_period_as_it_was_counted_in_it(register: Register) -> None:
    for number in (2024, 2025, 2026):
        register.opened(number, 12)
    register.publish(PERIOD)
    register.opened(2025, 1, GIRL)
    year = register.publish(2025)
    assert (total(year, "oppnade"), year.counted.figure("oppnade").total) == (12, 12)
    assert register.judge.leaks() == []


def test_the_year_after_a_period_begins_as_the_period_ended(register: Register) -> None:
    register.opened(2025, 12)
    register.publish(Years(2024, 2025))
    register.opened(2025, 1, GIRL)
    register.opened(2026, 20)
    year = register.publish(2026)
    assert (total(year, AT_START), year.shown.late) == (12, True)
    assert register.judge.leaks() == []


def test_a_period_that_does_not_end_as_the_next_year_begins_is_refused(register: Register) -> None:
    register.opened(2025, 12)
    register.publish(2026)
    register.opened(2025, 1)
    with pytest.raises(EndsOtherwise, match="2026 är redan fastställt, och 2025 slutar inte"):
        register.publish(Years(2024, 2025))


@pytest.mark.watched
def test_years_by_other_definitions_are_not_added_up(
    register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.opened(2025, 12)
    with monkeypatch.context() as older:
        older.setattr(counting, "VERSION", VERSION - 1)
        register.publish(2025)
    said = register.norrbus.refused(4, *PUBLISH, "2025-2026")
    assert said.startswith("2025 fastställdes med andra definitioner än norrbus har nu, så det kan")


def test_what_is_switched_off_in_a_year_is_so_in_the_period(register: Register) -> None:
    for year in (2025, 2026):
        register.opened(year, 12)
    register.norrbus.ok("statistik", "stäng-av", "oenigheter")
    register.publish(2025)
    register.norrbus.ok("statistik", "slå-på", "oenigheter")
    period = register.publish(Years(2025, 2026))
    assert period.shown.off == ("oenigheter",)
    assert period.counted.each[1].off == ()
    assert register.judge.leaks() == []


# --- what is refused ------------------------------------------------------------------


@pytest.mark.watched
def test_a_period_is_not_corrected_nor_a_year_in_it(register: Register) -> None:
    for year in (2023, 2024, 2026):
        register.opened(year, 12)
    norrbus = register.norrbus
    for years in ("2023", "2024", "2024-2026"):
        norrbus.ok(*PUBLISH, years)
    for year in (2023, 2024, 2026):
        register.rows.close(register.opened(year, 8), date(year, 6, 1))
    correct = (*PUBLISH, "--rättelse", "åtta fattades")
    assert norrbus.refused(4, *correct, "2024-2026").startswith("En period rättas inte: 2024–2026")
    assert norrbus.refused(4, *correct, "2024").startswith("2024 ingår i 2024–2026, som är fast")
    assert norrbus.refused(4, *correct, "2026").startswith("2026 är inte fastställt")
    assert "rättad version 2" in norrbus.ok(*correct, "2023")


@pytest.mark.watched
def test_what_cannot_be_true_beside_a_period_is_refused(register: Register) -> None:
    """The county has said that fewer were opened than the municipality has."""
    register.opened(2025, 12)
    register.opened(2026, 12)
    year = register.publish(2025)
    figures = tuple(
        replace(each, total=5) if each.key == "oppnade" else each for each in year.shown.figures
    )
    period = register.publish(Years(2025, 2026))
    shown = replace(year.shown, figures=figures, authority="Ur 1 register")
    county = CountyReport(only(2025), (shown,), (), beside=(period.shown,))
    with register.register.operation(day="2027-01-15"):
        store.keep_county(register.register, county, date(2027, 1, 15))
    with pytest.raises(WouldTell, match="eller år i samma period"):
        register.publish(2026)


@pytest.mark.watched
def test_what_would_be_told_however_little_is_shown_is_refused() -> None:
    """That the other year is not late tells how many were opened again, whatever it shows."""
    one, other = (
        year_of(
            "2514",
            number,
            {
                LEFT_BEFORE: [seen()] * 6,
                OPENED: [seen()] * opened,
                REOPENED: [seen()] * again,
                CLOSED: [closed_()] * closed,
                LEFT: [seen()] * left,
            },
        )
        for number, opened, again, closed, left in ((2025, 0, 3, 13, 6), (2026, 6, 2, 7, 7))
    )
    one = replace(one, late=True)
    whole = adding.period([one, other])
    shown = unhidden(one)
    shown = replace(
        shown,
        late=True,
        figures=tuple(
            ProtectedFigure(each.key, HIDDEN) if each.key == REOPENED else each
            for each in shown.figures
        ),
    )
    beside = replace(unhidden(whole), late=True)
    with pytest.raises(WouldTell):
        publishing._protected(Source(other, others=(shown, beside), known=(one, whole)))


def closed_(gender: str = GIRL) -> Thing:
    return Thing({**seen(gender).by, "orsak": "behovet tillgodosett"})


@pytest.mark.watched
def test_a_year_by_other_definitions_says_nothing_of_its_period() -> None:
    """The groups of the year are not known any more, and one of its indicators neither."""
    years = [flow("2514", year, (9, 9), (0, 0), (0, 0)) for year in (2025, 2026, 2027)]
    older = replace(
        protected(years[0]),
        figures=tuple(
            replace(each, breakdowns=tuple(map(_otherwise, each.breakdowns)))
            for each in protected(years[0]).figures
            if each.key != "planer"
        ),
    )
    period = protected(adding.period(years[:2]))
    shown = protected(years[2], (older, period))
    assert shown.figure(AT_START).total == 18


@pytest.mark.watched
def test_a_period_that_shows_less_than_one_of_its_years_says_nothing_of_the_others() -> None:
    """As the county's, when fewer municipalities were in the period than in the year."""
    years = [flow("2514", year, (9, 9), (0, 0), (0, 0)) for year in (2025, 2026, 2027)]
    more = protected(flow("2514", 2025, (9, 9), (20, 0), (20, 0)))
    period = protected(adding.period(years[:2]))
    assert protected(years[2], (more, period)).figure(AT_START).total == 18


def _otherwise(breakdown: ProtectedBreakdown) -> ProtectedBreakdown:
    parts = tuple(replace(each, category=f"{each.category} då") for each in breakdown.parts)
    return replace(breakdown, parts=parts)


def test_a_period_that_ends_with_the_year_is_what_the_deadline_asks_for(register: Register) -> None:
    register.opened(2025, 12)
    register.norrbus.day = "2027-01-15"
    late = ("frist", "lista", "--hela")
    assert "årets statistik" in register.norrbus.ok(*late)
    register.publish(Years(2025, 2026))
    assert "årets statistik" not in register.norrbus(*late).out


# --- that nothing is told -------------------------------------------------------------


def naive(register: Register, period: Years) -> None:
    """The period shown as it would be if nothing else had been."""
    new = counting.count(register.register, period, date(2027, 1, 15))
    shown = protected(new)
    file = {
        "internt": False,
        "agare": KALIX,
        "ar": period.last,
        "kolumner": [str(period)],
        "anmarkningar": [],
        "indikatorer": [
            {
                "nyckel": each.key,
                "totalt": {"antal": [".." if each.total is HIDDEN else each.total]},
                "uppdelningar": [],
                "matt": None,
            }
            for each in shown.figures
        ],
    }
    register.judge.ledger.statistics(file)
    register.judge.guesses(KALIX, {each.year: counted(counted_as(each)) for each in new.each})


def test_a_period_beside_its_years_is_an_attack(register: Register) -> None:
    """Ten placements, six of them in the year that shows it: the other had four."""
    placed(register, {2025: 6, 2026: 4})
    register.publish(2025)
    register.publish(2026)
    assert register.judge.leaks() == []
    naive(register, Years(2025, 2026))
    assert f"{(KALIX, 2026, 0, 'placeringar')} is 4, from 4 to 4" in register.judge.leaks()


def placed(register: Register, years: dict[int, int]) -> None:
    for year, many in years.items():
        for case in register.opened(year, many):
            register.rows.do(
                "INSERT INTO placements (case_id, since, form) VALUES (?, ?, 'HVB')",
                case,
                f"{year}-06-01",
            )


@pytest.mark.parametrize("order", [(2025, 2026, 0), (0, 2025, 2026), (2025, 0, 2026), (2026, 0)])
@pytest.mark.parametrize("many", [(6, 4), (6, 1), (3, 2), (1, 1), (12, 9)])
def test_a_period_and_its_years_in_any_order(
    register: Register, order: tuple[int, ...], many: tuple[int, int]
) -> None:
    placed(register, dict(zip((2025, 2026), many, strict=True)))
    register.rows.close(register.opened(2025, 3, GIRL), date(2026, 3, 3))
    for year in order:
        register.publish(year or Years(2025, 2026))
    assert register.judge.leaks() == []


def test_two_years_that_are_left_are_told_together_neither(register: Register) -> None:
    """The first year shows twelve of sixteen: four in the two others."""
    placed(register, {2024: 12, 2025: 2, 2026: 2})
    register.publish(2024)
    register.publish(PERIOD)
    assert register.judge.leaks() == []


def test_a_beginning_that_is_not_accounted_for_is_still_the_end_before_it(
    register: Register,
) -> None:
    """Six are left of the year before, so the year begins with six though it does not say so; its period knows that too."""
    rows = register.rows
    first, *others = register.opened(2024, 8)
    rows.close([first], date(2024, 6, 3))
    rows.reopen([first], date(2024, 8, 5))
    rows.close(others[:3], date(2024, 9, 2))
    register.publish(2024)
    rows.reopen(others[:1], date(2025, 3, 3))
    rows.close([first], date(2025, 9, 1))
    register.opened(2025, 1)
    register.publish(2025)
    publishing.switch(register.register, ["pagaende_ar_in"], True, date(2027, 1, 15))
    rows.reopen([first, *others[1:3]], date(2026, 3, 2))
    many = [first, *others[1:], *register.opened(2026, 11)][:10]
    rows.close(many, date(2026, 9, 7))
    rows.reopen(many[:1], date(2026, 10, 5))
    rows.close(many[:1], date(2026, 11, 2))
    year = register.publish(2026)
    assert year.shown.figure("pagaende_ar_in").total is HIDDEN
    register.publish(PERIOD)
    assert register.judge.leaks() == []


def test_an_end_that_is_hidden_is_some_though_the_next_year_does_not_account_for_it(
    register: Register,
) -> None:
    """Four came, and those that went and those that were left are one at least; five came in both years."""
    rows = register.rows
    cases = register.opened(2025, 4)
    rows.close(cases[:1], date(2025, 9, 1))
    register.publish(2025)
    publishing.switch(register.register, ["pagaende_ar_in"], True, date(2027, 1, 15))
    rows.reopen(cases[:1], date(2026, 3, 2))
    register.opened(2026, 1)
    rows.close(cases[:1], date(2026, 9, 7))
    register.publish(2026)
    register.publish(Years(2025, 2026))
    assert register.judge.leaks() == []


def test_a_year_that_is_left_of_a_period_stands_between_years_that_show_finer_groups(
    register: Register,
) -> None:
    """Nine girls were left before it and eight after it, so that one at least was closed; the period shows no gender."""
    rows = register.rows
    girls, boys = register.opened(2024, 11, GIRL), register.opened(2024, 8)
    closed = [*girls[:3], *boys[:4]]
    rows.close(closed, date(2024, 8, 5))
    again = [girls[0], boys[0]]
    rows.reopen(again, date(2024, 9, 2))
    register.publish(2024)
    register.opened(2025, 1, GIRL)
    register.opened(2025, 1)
    rows.close(girls[-2:], date(2025, 9, 1))
    register.publish(Years(2024, 2025))
    register.opened(2026, 12)
    register.publish(2026)
    assert register.judge.leaks() == []


@pytest.mark.watched
def test_a_report_of_an_earlier_version_has_a_beginning_that_it_does_not_account_for(
    register: Register,
) -> None:
    """It was left out where the year before showed it, and is held back all the same."""
    register.opened(2024, 8)
    register.opened(2024, 9, GIRL)
    register.publish(2024)
    publishing.switch(register.register, ["pagaende_ar_in"], True, date(2027, 1, 15))
    register.opened(2025, 12)
    now = register.publish(2025).shown
    kept = tuple(each for each in now.figures if each.key != "pagaende_ar_in")
    beginning = [each for each in cells.shown(now) if each[0][0] == "pagaende_ar_in"]
    assert len(beginning) > 1
    assert {*cells.shown(replace(now, figures=kept))} == {*cells.shown(now)}


def test_a_split_in_a_period_is_finer_than_in_its_years(register: Register) -> None:
    """Each year shows girls and others; the period who saw the need, in as many groups as it can."""
    for year in (2024, 2025, 2026):
        for gender, by in ((GIRL, "skola"), (GIRL, "BUP"), (BOY, "socialtjänst"), (OTHER, "skola")):
            register.opened(year, 3 if gender == GIRL else 2, gender, seen_by=by)
    years = [register.publish(year) for year in (2024, 2025, 2026)]
    period = register.publish(PERIOD)
    assert register.judge.leaks() == []
    splits = [len(each.shown.figure("oppnade").breakdowns) for each in (*years, period)]
    assert splits[3] >= max(splits[:3])


def test_a_year_in_coarser_groups_is_made_of_those_of_its_period() -> None:
    """Of fifteen that are no girls four or five were boys, as five were in both years."""
    years = [
        year_of(
            "2514",
            number,
            {
                CLOSED: [
                    closed_(gender)
                    for gender, many in (("flicka", girls), ("pojke", boys), (OTHER, others))
                    for _ in range(many)
                ]
            },
        )
        for number, girls, boys, others in ((2025, 17, 4, 11), (2026, 6, 1, 0))
    ]
    whole = adding.period(years)
    beside = replace(unhidden(whole), figures=(unhidden(whole).figure(CLOSED),))
    source = Source(
        coarsened(years[0], {(CLOSED, "kön"): 2}), fine=years[0], others=(beside,), known=(whole,)
    )
    (shown,) = protected_together([source])
    assert [part.count for part in shown.figure(CLOSED).breakdowns[0].parts] == [HIDDEN, HIDDEN]
    shown = protected(source.year)
    assert [part.count for part in shown.figure(CLOSED).breakdowns[0].parts] == [17, 15]


# The lives that have told something while the protection of periods was made; each found it by itself.
@pytest.mark.parametrize("seed", [8378])
def test_lives_of_periods(made_register: Path, tmp_path: Path, seed: int) -> None:
    """What is there when a period begins was one count with what two of its years say: that tied it to itself."""
    assert lived(seed, made_register, tmp_path / "life", orders=[LONG] * 3).leaks() == []


def test_marks_of_a_period_less_those_of_a_year_are_somebodys(register: Register) -> None:
    """Six answers in one year of any kind, five fives in the other: those are what is left."""
    for mark in (1, 2, 3, 3, 4, 5):
        register.rows.answers(2025, ACTOR, mark)
    for _ in range(5):
        register.rows.answers(2026, ACTOR, 5)
    year = register.publish(2025)
    period = register.publish(Years(2025, 2026))
    assert sums(year) == [ACTOR, ALL]
    assert sums(period) == []
    assert register.judge.leaks() == []


def test_marks_of_a_period_are_shown_beside_those_of_a_year_where_they_can_be_any(
    register: Register,
) -> None:
    for number in (2025, 2026):
        for mark in (1, 2, 3, 3, 4, 5):
            register.rows.answers(number, ACTOR, mark)
            register.rows.answers(number, GUARDIAN, mark)
    year = register.publish(2025)
    period = register.publish(Years(2025, 2026))
    assert sums(year) == [GUARDIAN, ACTOR, ALL]
    assert sums(period) == [ALL]
    assert period.shown.figure("utvardering_heard").days.mean == 30  # type: ignore[union-attr]
    other = register.publish(2026)
    assert sums(other) == [GUARDIAN, ACTOR, ALL]
    assert register.judge.leaks() == []


def test_marks_of_a_year_are_not_shown_beside_groups_of_its_period(register: Register) -> None:
    for number in (2025, 2026):
        for mark in (1, 2, 3, 3, 4, 5):
            register.rows.answers(number, ACTOR, mark)
            register.rows.answers(number, CHILD, mark)
    period = register.publish(Years(2025, 2026))
    year = register.publish(2025)
    assert sums(period) == [CHILD, ACTOR, ALL]
    assert sums(year) == []
    assert register.judge.leaks() == []


def sums(published: store.Published) -> list[str]:
    days = published.shown.figure("utvardering_heard").days
    return [group for group, _ in days.sums] if days else []


@pytest.mark.watched
def test_what_a_year_and_its_period_would_tell_is_left_out_of_the_year(register: Register) -> None:
    """Three placements in the period, which is known to be four at most: each year has one at least."""
    placed(register, {2025: 2, 2026: 1})
    register.opened(2025, 12)
    register.opened(2026, 12)
    for years in ("2025-2026", "2025"):
        register.norrbus.ok(*PUBLISH, years)
    said = register.norrbus(*PUBLISH, "2026")
    assert said.code == 0
    assert "Redovisas inte för 2026, eftersom perioden och dess år tillsammans" in said.err
    shown = store.published(register.register, only(2026))
    assert shown is not None
    assert "placeringar" in shown.shown.off
    assert "oppnade" not in shown.shown.off


# --- as it is handed out --------------------------------------------------------------


def test_a_period_is_shown_in_words_of_a_period(register: Register) -> None:
    for year in (2024, 2025, 2026):
        register.opened(year, 6)
    norrbus = register.norrbus
    norrbus.ok(*PUBLISH, "2024-2026")
    said = norrbus.ok("statistik", "år", "2024–2026", "--definitioner", terminal=True)
    assert "Statistik 2024–2026. Kalix kommun" in said
    assert "Under 2024–2026 öppnades 18 ärenden." in said
    assert "Vid periodens slut pågick 18 ärenden." in said
    assert "öppnat i något av åren" in re.sub(r"\s+", " ", said)
    assert not re.search(r"\båret|årets", said)


def test_no_indicator_speaks_of_the_year_in_a_period() -> None:
    for each in INDICATORS:
        words = f"{each.of_period.title} {each.of_period.period} {each.counts}"
        assert not re.search(r"\båret|\bårets", words), each.key
        assert (each.of_period.key, each.of_period.splits) == (each.key, each.splits)


def test_a_period_is_written_and_noted_as_what_it_is(register: Register, tmp_path: Path) -> None:
    for year in (2023, 2024, 2025, 2026):
        register.opened(year, 12)
    norrbus = register.norrbus
    for years in ("2023-2024", "2025-2026"):
        norrbus.ok(*PUBLISH, years)
    line = ("statistik", "skriv", "2025-2026", "--mapp", str(tmp_path), "--till", "Styrgruppen")
    paths = [
        Path(each)
        for each in norrbus.ok(
            *line, "--format", "json", "--format", "html", "--jämför", "2023-2024"
        ).split()
    ]
    assert paths[0].name.startswith("statistik-2025-2026-kalix-kommun")
    assert paths[0].name.endswith("jamfort-med-2023-2024.json")
    file = json.loads(paths[0].read_text())
    assert (file["fran_ar"], file["ar"], file["kolumner"]) == (
        2025,
        2026,
        ["2023–2024", "2025–2026"],
    )
    assert "2025–2026" in paths[1].read_text(encoding="utf-8")
    (noted,) = json.loads(norrbus.ok("statistik", "utlämnat", "--json"))
    assert (noted["fran_ar"], noted["ar"], noted["till"]) == (2025, 2026, "Styrgruppen")


@pytest.mark.watched
def test_the_page_for_the_steering_group_is_of_a_year(norrbus: Norrbus) -> None:
    norrbus.day = "2027-01-15"
    said = norrbus.refused(2, "statistik", "skriv", "2024-2026", "--styrgrupp")
    assert said.startswith("Sidan för styrgruppen gäller ett år, inte 2024–2026.")


@pytest.mark.parametrize("other", ["2025-2026", "2024-2025", "2023", "2021-2023"])
def test_a_period_is_compared_with_one_before_it_that_is_as_long(
    norrbus: Norrbus, other: str
) -> None:
    norrbus.day = "2027-01-15"
    said = norrbus.refused(2, "statistik", "år", "2025-2026", "--jämför", other)
    assert said.endswith("Jämför en period med lika långa: --jämför 2023–2024\n")


def test_a_period_is_seen_before_it_is_published_and_inside(register: Register) -> None:
    for year in (2024, 2025, 2026):
        register.opened(year, 4)
    norrbus = register.norrbus
    seen = norrbus(*PUBLISH, "2024-2026", "--förhandsvisa")
    assert "Förhandsvisning: så skulle 2024–2026 fastställas nu." in seen.err
    inside = json.loads(norrbus.ok("statistik", "år", "2024-2026", "--internt", "--json"))
    assert inside["anmarkningar"] == [
        "Preliminärt: 2024–2026 är inte fastställt, och talen kan ändras."
    ]
    assert inside["indikatorer"][1]["totalt"]["antal"] == [12]
    norrbus.day = "2026-11-01"
    inside = json.loads(norrbus.ok("statistik", "år", "2024-2026", "--internt", "--json"))
    assert inside["anmarkningar"] == ["Preliminärt: året är inte slut."]


# --- the county -----------------------------------------------------------------------


@pytest.fixture
def life(made_register: Path, tmp_path: Path) -> Iterator[County]:
    found = County(made_register, tmp_path, ("2514", "2583"))
    for each in found.authorities:
        each.today = date(2027, 1, 15)
    yield found
    found.close()


def fill(life: County) -> None:
    for number, each in enumerate(life.authorities):
        for year in (2025, 2026):
            each.rows.cases(7 + number, date(year, 5, 5), GIRL)
            each.rows.cases(4, date(year, 5, 5), BOY, seen_by="BUP")
            for mark in (1, 2, 3, 3, 4, 5):
                each.rows.answers(year, ACTOR, mark)


@pytest.mark.watched
def test_the_county_of_a_period(life: County) -> None:
    fill(life)
    for each in life.authorities:
        assert each.publish_period(Years(2025, 2026))
    assert life.merge(Years(2025, 2026))
    file = json.loads(life.reports[Years(2025, 2026)].read_text())
    opened = next(each for each in file["indikatorer"] if each["nyckel"] == "oppnade")
    assert opened["totalt"]["antal"] == [24, 22, 46]
    assert file["titel"] == "Statistik 2025–2026, Norrbotten (2 av 14 kommuner)"
    assert life.judge.leaks() == []
    # Each has read it in: what it publishes next is protected beside it.
    (kept,) = store.counties(life.authorities[0].register)
    assert kept.years == Years(2025, 2026)
    for each in life.authorities:
        each.publish(2025)
    assert life.judge.leaks() == []


def test_the_county_of_years_and_of_their_period(life: County) -> None:
    """Marks are told of the years, and so not of the period: the sums could be crossed."""
    fill(life)
    for year in (2025, 2026):
        for each in life.authorities:
            assert each.publish(year)
        assert life.merge(only(year))
    for each in life.authorities:
        assert each.publish_period(Years(2025, 2026))
    assert life.merge(Years(2025, 2026))
    assert life.judge.leaks() == []
    file = json.loads(life.reports[Years(2025, 2026)].read_text())
    of_county = file["redovisat"][-1]["tal"]["utvardering_heard"]["matt"]
    assert (of_county["medel"], of_county.get("summor")) == (None, None)
    assert file["redovisat"][0]["tal"]["utvardering_heard"]["matt"]["medel"] == 30


@pytest.mark.watched
def test_what_a_municipality_accounts_for_in_some_years_only_has_no_sum(life: County) -> None:
    fill(life)
    one = life.authorities[0]
    publishing.switch(one.register, ["oenigheter", "moten"], True, one.today)
    one.publish(2025)
    publishing.switch(one.register, ["oenigheter", "moten"], False, one.today)
    for each in life.authorities:
        assert each.publish_period(Years(2025, 2026))
    assert life.merge(Years(2025, 2026))
    file = json.loads(life.reports[Years(2025, 2026)].read_text())
    assert {"oenigheter", "moten"} <= {*file["redovisat"][-1]["avstangda"]}
    assert life.judge.leaks() == []


def test_files_of_a_year_and_of_a_period_are_not_added_up(life: County, norrbus: Norrbus) -> None:
    fill(life)
    one, other = life.authorities
    assert one.publish_period(Years(2025, 2026))
    assert other.publish(2026)
    paths = [str(one.handed_over(Years(2025, 2026))), str(other.handed_over(only(2026)))]
    assert "Filerna är inte från samma år: 2025–2026" in norrbus.refused(
        2, "statistik", "slå-ihop", *paths
    )


@pytest.mark.watched
def test_a_period_that_is_not_its_years_is_refused(life: County, norrbus: Norrbus) -> None:
    fill(life)
    one = life.authorities[0]
    assert one.publish_period(Years(2025, 2026))
    path = one.handed_over(Years(2025, 2026))
    file = json.loads(path.read_text())
    changes: tuple[Callable[[Any], object], ...] = (
        lambda year: year["ar_for_ar"].reverse(),
        lambda year: year["ar_for_ar"].pop(),
        lambda year: year["ar_for_ar"][0]["tal"].pop("moten"),
        lambda year: year["ar_for_ar"][0]["tal"]["anonyma"].update(totalt=1),
    )
    for change in changes:
        changed = json.loads(json.dumps(file))
        change(changed["underlag"])
        path.write_text(json.dumps(changed))
        said = norrbus.refused(5, "statistik", "slå-ihop", str(path))
        assert "perioden är inte summan av sina år" in said
    for first in (2022, 2027, "x"):
        changed = json.loads(json.dumps(file["underlag"]))
        changed["fran_ar"] = first
        with pytest.raises(NotFigures):
            counted_from(changed)


def test_the_county_is_told_which_earlier_reports_belong_to_it(
    life: County, norrbus: Norrbus
) -> None:
    fill(life)
    for each in life.authorities:
        assert each.publish(2025)
        assert each.publish_period(Years(2025, 2026))
    assert life.merge(only(2025))
    paths = [str(each.handed_over(Years(2025, 2026))) for each in life.authorities]
    line = ("statistik", "slå-ihop", *paths, "--csv", "--förra")
    norrbus.ok(*line, str(life.reports[only(2025)]))
    assert life.merge(Years(2025, 2026))
    path = life.reports[Years(2025, 2026)]
    norrbus.ok(*line, str(path))
    file = json.loads(path.read_text())
    for each in file["redovisat"]:
        each |= {"ar": 2028, "fran_ar": 2027, "till_och_med": "2028-12-31"}
    path.write_text(json.dumps(file))
    said = norrbus.refused(5, *line, str(path))
    assert "den gäller inte 2024 eller ett av åren 2025–2026" in said


def test_a_year_whose_period_is_published_is_added_up_too(life: County) -> None:
    fill(life)
    for each in life.authorities:
        assert each.publish_period(Years(2025, 2026))
        assert each.publish(2026)
    file = json.loads(life.authorities[0].handed_over(only(2026)).read_text())
    assert [each.get("fran_ar", each["ar"]) for each in file["andra_ar_underlag"]] == [2025]
    assert life.merge(Years(2025, 2026))
    assert life.merge(only(2026))
    assert life.judge.leaks() == []


@pytest.mark.watched
def test_a_sum_is_not_shown_in_its_earlier_places_when_that_would_tell(register: Register) -> None:
    register.opened(2025, 12)
    year = register.publish(2025)
    assert _with_counts(year.shown, year.counted) is not None
    # Other indicators are accounted for now.
    assert _with_counts(year.shown, replace(year.counted, off=("oppnade",))) is None
