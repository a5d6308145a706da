"""Days and times as people say them, and the page that lists them."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path

import given as made
import pytest
from conftest import ROOT, Norrbus
from hypothesis import given
from hypothesis import strategies as st

from norrbus_cli.terminal.reading import CLEARED, Reading, last_day, past_day_or_nothing
from norrbus_cli.words import dates, feasts, ordinals, said_days, typed_days
from norrbus_cli.words.day_refusals import NoSuchDay, OtherWeekday
from norrbus_cli.words.errors import NorrbusError, TwoMeanings, WrongUsage

MONDAY = date(2026, 11, 30)
PAGE = ROOT / "docs/datum.md"
ANY_DAY = st.dates(date(1990, 1, 1), date(2099, 12, 31))


def parse(typed: str, today: date = MONDAY) -> date:
    return typed_days.parse_day(typed, today, lambda day, count: day + timedelta(days=1000 + count))


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("3/5", "2027-05-03"),
        ("3/5-27", "2027-05-03"),
        ("3/5 2026", "2026-05-03"),
        ("3.5.2027", "2027-05-03"),
        ("3 maj", "2027-05-03"),
        ("den 3 maj", "2027-05-03"),
        ("3:e maj", "2027-05-03"),
        ("1 dec", "2026-12-01"),
        ("1 dec.", "2026-12-01"),
        ("30 nov", "2026-11-30"),
        ("1 juni", "2026-06-01"),  # 182 days back
        ("31 maj", "2027-05-31"),  # 183 days back, 182 ahead
        ("261103", "2026-11-03"),
        ("450101", "2045-01-01"),
        ("460101", "1946-01-01"),
        ("29/2", "2028-02-29"),
        ("29 februari 2024", "2024-02-29"),
        ("tors", "2026-12-03"),
        ("på fredag", "2026-12-04"),
        ("nu på fredag", "2026-12-04"),
        ("måndag", "2026-12-07"),
        ("nästa måndag", "2026-12-07"),
        ("fredag 4 december", "2026-12-04"),
        ("fre den 4 dec", "2026-12-04"),
        ("i fredags", "2026-11-27"),
        ("förra fredagen", "2026-11-27"),
        ("övermorgon", "2026-12-02"),
        ("nästa vecka", "2026-12-07"),
        ("fredag nästa vecka", "2026-12-11"),
        ("nästa vecka fredag", "2026-12-11"),
        ("den här veckan", "2026-11-30"),
        ("förra veckan", "2026-11-23"),
        ("om en vecka", "2026-12-07"),
        ("om 2 dagar", "2026-12-02"),
        ("om fjorton dagar", "2026-12-14"),
        ("om 10 arbetsdagar", str(MONDAY + timedelta(days=1010))),
        ("för två veckor sedan", "2026-11-16"),
        ("om en månad", "2026-12-30"),
        ("om ett halvår", "2027-05-30"),
        ("för ett halvår sedan", "2026-05-30"),
        ("om tre år", "2029-11-30"),
        ("+1mån", "2026-12-30"),
        ("-1år", "2025-11-30"),
        ("+3mån", "2027-02-28"),
        ("-5ad", str(MONDAY + timedelta(days=995))),
        ("v42", "2026-10-12"),
        ("v 42", "2026-10-12"),
        ("vecka 42", "2026-10-12"),
        ("v1", "2027-01-04"),
        ("v42 fre", "2026-10-16"),
        ("fredag i vecka 42", "2026-10-16"),
        ("v53 2026 sön", "2027-01-03"),
        ("sista maj", "2027-05-31"),
        ("sista februari 2028", "2028-02-29"),
        ("första juni", "2026-06-01"),
        ("midsommar", "2026-06-19"),
        ("påsk", "2027-03-27"),
        ("trettondag jul", "2027-01-06"),
        ("midsommardagen 2027", "2027-06-26"),
        ("julafton", "2026-12-24"),
        ("påskdagen", "2027-03-28"),
        ("skärtorsdagen 2027", "2027-03-25"),
        ("långfredagen", "2027-03-26"),
        ("valborg", "2027-04-30"),
        ("nationaldagen", "2026-06-06"),
        ("alla helgons dag", "2026-10-31"),
        ("kristi himmelsfärd", "2027-05-06"),
        ("kristi himmelsfärdsdagen", "2027-05-06"),
        ("långfredag", "2027-03-26"),
        ("påskdag 2028", "2028-04-16"),
        ("skärtorsdag", "2027-03-25"),
        ("julaftonen", "2026-12-24"),
        ("nationaldag", "2026-06-06"),
        ("alla helgons dagen", "2026-10-31"),
        ("allhelgonadagen", "2026-10-31"),
        ("trettondag", "2027-01-06"),
        ("trettondagsafton", "2027-01-05"),
        ("första advent", "2026-11-29"),
        ("1:a advent", "2026-11-29"),
        ("andra advent", "2026-12-06"),
        ("2 advent", "2026-12-06"),
        ("tredje söndagen i advent", "2026-12-13"),
        ("fjärde advent", "2026-12-20"),
        ("4:e advent 2023", "2023-12-24"),
        ("första advent 2022", "2022-11-27"),
        ("1:a maj", "2027-05-01"),
        ("2:a maj", "2027-05-02"),
        ("första maj", "2027-05-01"),
        ("den förste maj", "2027-05-01"),
        ("den andre maj", "2027-05-02"),
        ("den tredje maj", "2027-05-03"),
        ("den trettioförsta januari", "2027-01-31"),
        ("måndag den tredje maj", "2027-05-03"),
        ("v.42", "2026-10-12"),
        ("v. 42", "2026-10-12"),
        ("v.42 fre", "2026-10-16"),
        ("fredag v. 42", "2026-10-16"),
    ],
)
def test_a_day_is_understood_as_people_say_it(typed: str, means: str) -> None:
    assert str(parse(typed)) == means


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("31 okt", "2026-10-31"),  # 30 days back
        ("30 okt", "2026-10-30"),  # 31
        ("29 okt", "2027-10-29"),  # 32
        ("1 juni", "2027-06-01"),
        ("30 nov", "2026-11-30"),
        ("29/2", "2028-02-29"),
        ("v44", "2027-11-01"),  # its Monday is 35 days back
        ("v45", "2026-11-02"),
        ("midsommar", "2027-06-25"),
        ("alla helgons dag", "2027-11-06"),  # that of this year is 30 days back
        ("första advent", "2027-11-28"),  # yesterday
        ("andra advent", "2026-12-06"),
        ("sista augusti", "2027-08-31"),
        ("3/5-26", "2026-05-03"),
        ("fredag 4 dec", "2026-12-04"),
    ],
)
def test_a_day_of_something_to_come_is_the_next(typed: str, means: str) -> None:
    found = typed_days.parse_day(typed, MONDAY, lambda day, _: day, to_come=True)
    assert str(found) == means


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("29 nov", "2027-11-29"),
        ("30 nov", "2026-11-30"),
        ("1 dec", "2026-12-01"),
        ("1 november", "2027-11-01"),
        ("fre v45", "2026-11-06"),
    ],
)
def test_the_last_day_of_something_to_come_is_not_back(typed: str, means: str) -> None:
    reading = Reading(today=MONDAY, after_working_days=lambda day, _: day)
    assert str(last_day(typed, reading)) == means


def test_a_day_that_has_been_can_be_taken_away_and_no_other_day_is_one() -> None:
    reading = Reading(today=MONDAY, after_working_days=lambda day, _: day)
    assert past_day_or_nothing(" ", reading) is CLEARED
    assert past_day_or_nothing("igår", reading) == MONDAY - timedelta(days=1)
    assert past_day_or_nothing("idag", reading) == MONDAY
    with pytest.raises(NorrbusError):
        past_day_or_nothing("imorgon", reading)


@given(ANY_DAY, st.integers(-31, 333))
def test_a_day_to_come_without_its_year_is_at_most_a_month_back(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    if (day.month, day.day) != (2, 29):
        said = f"{day.day}/{day.month}"
        assert typed_days.parse_day(said, today, lambda each, _: each, to_come=True) == day


def test_a_consent_to_the_end_of_the_year_is_of_the_year_that_comes(norrbus: Norrbus) -> None:
    made.case(norrbus)
    line = ("samtycke", "registrera", "1", "--vem", "Anna", "--aktör", "skola", "--gäller", "x")
    said = norrbus(*line, "--form", "muntligt", "--till", "31 dec", "--dag", "27 mars")
    assert said.code == 0, said.err
    assert "--till 31 dec betyder to 2026-12-31" in said.err
    assert "--dag 27 mars betyder fr 2026-03-27" in said.err
    norrbus.ok("möte", "boka", "1", "--plats", "x", "--syfte", "x", "--dag", "1 sept", "--tid", "9")
    assert "betyder on 2026-12-02" in norrbus("möte", "flytta", "1", "--dag", "2 dec").err


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("31 november", "31 november finns inte: november har 30 dagar."),
        ("2026-11-31", "november har 30 dagar"),
        ("30/2", "februari har 28 dagar"),
        ("29/2-27", "29 februari 2027 finns inte: 2027 är inget skottår."),
        ("270229", "2027 är inget skottår"),
    ],
)
def test_a_day_that_does_not_exist_says_why(typed: str, says: str) -> None:
    with pytest.raises(NoSuchDay, match=says):
        parse(typed)


def test_a_weekday_that_is_not_the_days_is_told() -> None:
    with pytest.raises(OtherWeekday, match="2026-12-04 är en fredag, inte en torsdag"):
        parse("torsdag 4 december")
    with pytest.raises(OtherWeekday):
        parse("må 2026-12-04")


@pytest.mark.parametrize(
    ("today", "means"), [(29, "2026-12-04"), (30, ""), (3, ""), (4, "2026-12-11")]
)
def test_next_friday_has_two_meanings_in_a_week_that_has_one_left(today: int, means: str) -> None:
    day = date(2026, 11 if today > 28 else 12, today)
    if means:
        assert str(parse("nästa fredag", day)) == means
    else:
        with pytest.raises(TwoMeanings, match="fr 2026-12-04 eller fr 2026-12-11"):
            parse("nästa fredag", day)


@pytest.mark.parametrize(("day", "means"), [(29, ""), (30, "2026-11-30"), (1, "2027-01-01")])
def test_a_holiday_to_come_is_today_or_later(day: int, means: str) -> None:
    """Each day before, on and after: 30 November is first of Advent in 2025 and no holiday in 2026."""
    today = date(2025, 11 if day > 28 else 12, day)
    found = typed_days.parse_day("första advent", today, lambda each, _: each, to_come=True)
    assert str(found) == ("2025-11-30" if day > 28 else "2026-11-29")


@pytest.mark.parametrize(
    ("today", "first", "same"),
    [
        ("2026-11-30", "ti 2026-12-01", "on 2026-12-30"),
        ("2027-01-31", "må 2027-02-01", "sö 2027-02-28"),
    ],
)
def test_next_month_is_its_first_day_or_the_same_day(today: str, first: str, same: str) -> None:
    with pytest.raises(TwoMeanings) as asked:
        parse("nästa månad", date.fromisoformat(today))
    assert asked.value.meanings == (first, same)
    assert str(parse("nästa månad", date(2026, 12, 1))) == "2027-01-01"


@pytest.mark.parametrize(
    "typed",
    [
        *("femte advent", "0 advent", "5:e advent", "sista advent", "klämdag", "v.60", "v..4"),
        *("trettioandra maj", "noll maj", "tredje xyz", "1:b maj"),
        *("x", "3", "3/13", "0/5", "3 xyz", "3 ma", "ju 3", "maj", "i lördag", "om många dagar"),
        *("om hundra år sedan", "12 i 3", "nästa blåmåndag", "förra x", "i xs", "första xyz"),
        *("xx 3 maj", "v42 xx", "1 2 3", "alla dagar", "32/13", "sista", "om 0"),
        "v" * 61,
    ],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(WrongUsage):
        parse(typed)


@given(ANY_DAY, ANY_DAY)
def test_a_day_as_it_is_printed_is_that_day(day: date, today: date) -> None:
    for printed in (str(day), dates.short(day), dates.long(day), dates.plain(day)):
        assert parse(printed, today) == day


ORDINALS = (
    *("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde"),
    *("tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde"),
    *("artonde", "nittonde", "tjugonde", "tjugoförsta", "tjugoandra", "tjugotredje"),
    *("tjugofjärde", "tjugofemte", "tjugosjätte", "tjugosjunde", "tjugoåttonde", "tjugonionde"),
    *("trettionde", "trettioförsta"),
)


@given(ANY_DAY, ANY_DAY)
def test_a_day_in_words_is_that_day(day: date, today: date) -> None:
    month = dates.MONTHS[day.month - 1]
    ending = "a" if day.day % 10 in {1, 2} and day.day not in {11, 12} else "e"
    for said in (f"den {ORDINALS[day.day - 1]} {month} {day.year}", f"{day.day}:{ending} {month} {day.year}"):  # fmt: skip
        assert parse(said, today) == day
    year, week, _ = day.isocalendar()
    name = dates.WEEKDAYS[day.weekday()]
    for said in (f"{name} v.{week} {year}", f"{name} v {week} {year}", f"v. {week} {year} {name}"):
        assert parse(said, today) == day


@given(st.integers(1990, 2099), ANY_DAY)
def test_a_holiday_in_either_form_is_the_day_of_its_year(year: int, today: date) -> None:
    for definite, indefinite in (
        ("långfredagen", "långfredag"),
        ("kristi himmelsfärdsdagen", "kristi himmelsfärdsdag"),
        ("midsommaraftonen", "midsommarafton"),
        ("alla helgons dagen", "alla helgons dag"),
        ("juldagen", "juldag"),
    ):
        assert parse(f"{definite} {year}", today) == parse(f"{indefinite} {year}", today)
    sundays = [parse(f"{each} advent {year}", today) for each in ORDINALS[:4]]
    assert [(each.weekday(), (each - sundays[0]).days) for each in sundays] == [(6, 0), (6, 7), (6, 14), (6, 21)]  # fmt: skip
    assert 1 <= (date(year, 12, 25) - sundays[3]).days <= 7


def test_no_word_but_an_ordinal_is_a_number() -> None:
    assert [ordinals.ordinal(each) for each in ("trettioandra", "", "forste", "andre")] == [None, None, 1, 2]  # fmt: skip


@given(ANY_DAY, st.integers(-182, 182))
def test_a_day_without_its_year_is_the_nearest(today: date, distance: int) -> None:
    day = today + timedelta(days=distance)
    if (day.month, day.day) != (2, 29):
        for said in (f"{day.day}/{day.month}", f"{day.day} {dates.MONTHS[day.month - 1]}"):
            assert parse(said, today) == day


@given(ANY_DAY, st.text(max_size=30))
def test_anything_typed_is_a_day_or_refused_in_a_sentence(today: date, typed: str) -> None:
    try:
        found = parse(typed, today)
    except WrongUsage:
        return
    assert typed_days.FIRST_DAY <= found <= typed_days.LAST_DAY


@given(ANY_DAY, st.integers(-24, 24))
def test_months_after_never_skip_a_month(day: date, count: int) -> None:
    later = dates.months_after(day, count)
    assert later.year * 12 + later.month == day.year * 12 + day.month + count
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


def test_holidays_by_name_are_those_of_the_registers_calendar(norrbus: Norrbus) -> None:
    """The same days and names as the deadlines count with."""
    register = norrbus.open()
    rows = register.rows(
        "SELECT day, because FROM calendar_days WHERE because <> '' AND day BETWEEN '2026' AND '2028'"
    )
    register.close()
    assert len(rows) > 25
    for row in rows:
        day = date.fromisoformat(row["day"])
        for name in row["because"].split(", "):
            assert parse(f"{name} {day.year}") == day, name
    assert not feasts.is_feast("fredag")


def test_the_answer_says_that_a_day_to_come_is_no_working_day(norrbus: Norrbus) -> None:
    made.case(norrbus)
    book = ("möte", "boka", "1", "--plats", "x", "--syfte", "x")
    said = norrbus(*book, "--dag", "skärtorsdagen", "--tid", "halv två").err
    assert "--dag skärtorsdagen betyder to 2026-04-02\n" in said
    assert "--tid halv två betyder kl. 13.30" in said
    said = norrbus(*book, "--dag", "3/4", "--tid", "13.00").err
    assert "--dag 3/4 betyder fr 2026-04-03, ingen arbetsdag (långfredagen)" in said
    assert "--tid" not in said
    said = norrbus(*book, "--dag", "söndag", "--tid", "13").err
    assert "betyder sö 2026-04-05, ingen arbetsdag (påskdagen)" in said
    assert "29 mars 2026" not in norrbus(*book, "--dag", "29/3", "--tid", "13").err
    assert "ingen arbetsdag" not in norrbus("ärende", "öppna", "1", "--dag", "29/3").err


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        ("1330", "13:30"),
        ("930", "09:30"),
        ("klockan 9", "09:00"),
        ("halv två", "13:30"),
        ("halv åtta", "07:30"),
        ("halv sju", "18:30"),
        ("sju", "07:00"),
        ("kvart i sju", "18:45"),
        ("kvart över tre", "15:15"),
        ("kl kvart i tolv", "11:45"),
        ("tjugo minuter över nio", "09:20"),
        ("fem i halv tre", "14:25"),
        ("tolv", "12:00"),
        ("halv 2", "13:30"),
        ("kvart i 3", "14:45"),
        ("kl tio över 12", "12:10"),
    ],
)
def test_a_time_is_understood_as_people_say_it(typed: str, means: str) -> None:
    assert typed_days.parse_time(typed) == means


@pytest.mark.parametrize(
    "typed", ["2460", "halv tretton", "halv 13", "kvart över 0", "sju över två", "halv", "x" * 61]
)
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(typed_days.NotATime):
        typed_days.parse_time(typed)


@pytest.mark.parametrize(
    ("typed", "first", "second"),
    [
        ("1", "13.00", "01.00"),
        ("3", "15.00", "03.00"),
        ("kl 3", "15.00", "03.00"),
        ("6", "18.00", "06.00"),
        ("7", "07.00", "19.00"),
    ],
)
def test_an_hour_alone_of_the_day_or_the_night_is_asked_about(
    typed: str, first: str, second: str
) -> None:
    with pytest.raises(TwoMeanings) as asked:
        typed_days.parse_time(typed, by_day=True)
    assert asked.value.meanings == (first, second)
    assert typed_days.parse_time(typed) == min(first, second).replace(".", ":")


@pytest.mark.parametrize(
    ("typed", "means"),
    [
        *(("0", "00:00"), ("8", "08:00"), ("03", "03:00"), ("0300", "03:00"), ("03.00", "03:00")),
        *(("3.30", "03:30"), ("300", "03:00"), ("tre", "15:00"), ("13", "13:00"), ("07", "07:00")),
    ],
)
def test_what_is_written_in_full_is_taken_as_written(typed: str, means: str) -> None:
    assert typed_days.parse_time(typed, by_day=True) == means


@given(st.times())
def test_a_time_as_it_is_printed_is_that_time_by_day_too(time: object) -> None:
    typed = f"{time:%H:%M}"
    for printed in (typed, typed.replace(":", "."), typed.replace(":", "")):
        assert typed_days.parse_time(printed, by_day=True) == typed


@given(st.times())
def test_a_time_as_it_is_printed_is_that_time(time: object) -> None:
    typed = f"{time:%H:%M}"
    assert typed_days.parse_time(dates.clock_time(typed)) == typed


def page() -> str:
    def row(said: str) -> str:
        return f"| `{said}` | {dates.short(typed_days.parse_day(said, MONDAY, lambda day, count: _on(day, count)))} |"

    rows = [row(said) for form in said_days.FORMS for said in form.example.split(", ")]
    words = [row(said) for said in ("idag", "imorgon", "övermorgon", "igår", "i förrgår")]
    times = [
        f"| `{said}` | {dates.clock_time(typed_days.parse_time(said))} |"
        for said in (
            "13",
            "1330",
            "13.30",
            "03",
            "tre",
            "halv två",
            "halv 2",
            "kvart över tre",
            "fem i halv tre",
            "tolv",
        )
    ]
    return "\n".join(
        [
            "# Dagar och klockslag",
            "",
            "Så kan en dag skrivas var norrbus än frågar efter en, och vad det betyder en måndag, den 30 november 2026. Sidan skrivs av programmet självt"
            " (`UPDATE_GOLDEN=1 pytest tests/kernel/test_said_days.py`).",
            "",
            "| Skrivet | Betyder |",
            "|---|---|",
            *words,
            *rows,
            "",
            "* En dag utan årtal är den närmaste, framåt eller bakåt. Där frågan gäller något som ska komma (mötesdag, sista dag, uppföljning) är det den nästa, eller den som var för högst en månad sedan.",
            "* En veckodag är den nästa som kommer; `i fredags` den senaste. `nästa fredag` kan vara den i den här veckan eller den i nästa, och `nästa månad` dess första dag eller samma dag som idag: då frågar norrbus vilken, och utan terminal sägs båda.",
            "* Veckodag och dag tillsammans måste stämma. En dag eller vecka som inte finns sägs varför: november har 30 dagar, 2027 har 52 veckor.",
            "* En vecka utan årtal söks på samma sätt, också över nyår: den 2 januari 2027 är `v53` veckan från den 28 december 2026. `fredag om en vecka` är fredagen i veckan som är om en vecka; är det inte en vecka efter nästa fredag frågar norrbus vilken.",
            '* `terminsslut` är sista dagen på terminen, så som registret säger: `norrbus register ändra --terminsslut-vår "10 juni" --terminsslut-höst "19 december"`.',
            "* Helger heter som i almanackan, i bestämd eller obestämd form (`långfredagen`, `långfredag`), och `jul`, `nyår`, `påsk` och `midsommar` är aftonen (`pingst` är pingstdagen). Gäller frågan något som ska komma är det alltid den nästa.",
            "* norrbus svarar med veckodagen, och säger om en dag som kommer inte är en arbetsdag, eller om en mötesdag redan har varit.",
            "",
            "| Klockslag | Betyder |",
            "|---|---|",
            *times,
            "",
            "Ett klockslag i ord är mellan sju på morgonen och sju på kvällen. En ensam siffra från 1 till 7 kan vara natt eller dag för ett möte: då frågar norrbus (`15.00 eller 03.00`, den i kontorstid, 7–18, först), och utan terminal sägs båda. `03`, `0300` och `03.00` är det som står. norrbus svarar med timme och minut, och säger om mötet är utanför kontorstid.",
            "",
        ]
    )


def _on(day: date, count: int) -> date:
    """Working days of a fortnight without holidays."""
    while count:
        day += timedelta(days=1 if count > 0 else -1)
        count -= (1 if count > 0 else -1) if day.weekday() < 5 else 0
    return day


def test_the_page_lists_every_form() -> None:
    if os.environ.get("UPDATE_GOLDEN"):
        Path(PAGE).write_text(page(), encoding="utf-8")
    assert Path(PAGE).read_text(encoding="utf-8") == page()


def test_without_a_register_a_day_is_understood_and_the_register_is_asked_for(
    bare: Norrbus,
) -> None:
    line = ("möte", "boka", "1", "--dag", "söndag", "--tid", "13", "--plats", "x", "--syfte", "x")
    result = bare(*line)
    assert result.code == 5
    assert "--dag söndag betyder sö 2026-04-05\n" in result.err
    assert "register skapa" in result.err


BOOK = ("möte", "boka", "1", "--plats", "x", "--syfte", "x")


def test_an_hour_alone_is_refused_in_a_pipe_with_both_spellings(norrbus: Norrbus) -> None:
    made.case(norrbus)
    for line in ((*BOOK, "--dag", "20/6"), ("forum", "boka", "--dag", "20/6", "--plats", "x")):
        told = norrbus.refused(2, *line, "--tid", "3").splitlines()
        assert told[-1] == "--tid: ”3” kan vara 15.00 eller 03.00. Skriv det du menar."


def test_at_a_terminal_an_hour_alone_is_asked_about_once_the_afternoon_first(
    norrbus: Norrbus,
) -> None:
    made.case(norrbus)
    booked = norrbus(*BOOK, "--dag", "21/4", "--tid", "3", terminal=True, stdin="nej\n1\n")
    assert booked.code == 0, booked.err
    assert booked.out.count("Klockslag: vad betyder 3? (") == 2  # asked anew after nej
    assert "--tid 3 betyder kl. 15.00\n" in booked.err
    assert "ti 2026-04-21 kl. 15.00" in booked.out
    night = norrbus(*BOOK, "--dag", "22/4", "--tid", "3", terminal=True, stdin="03\n")
    assert "--tid 3 betyder kl. 03.00, utanför kontorstid (7–18)\n" in night.err
    back = norrbus(*BOOK, "--dag", "23/4", "--tid", "3", terminal=True, stdin="<\n")
    assert (back.code, "Skriv det du menar." in back.err) == (2, True)


def test_in_guided_entry_it_is_asked_about_where_it_is_typed_and_read_back(
    norrbus: Norrbus,
) -> None:
    made.case(norrbus)
    line = ("möte", "boka", "1", "--slag", "uppföljningsmöte", "--dag", "21/4", "--minuter", "60")
    typed = ["3", "<", "3", "1", "x", "", "x", "", "", "", "", "j"]
    said = norrbus(*line, terminal=True, stdin="\n".join(typed) + "\n")
    assert said.code == 0, said.err
    assert "Klockslag: 3 betyder kl. 15.00\n" in said.err
    assert "Klockslag: 15.00\n" in said.err
    assert "Klockslag: 3\n" not in said.err


def test_a_day_of_two_meanings_is_asked_about_too(norrbus: Norrbus) -> None:
    made.case(norrbus)
    said = norrbus(*BOOK, "--dag", "nästa månad", "--tid", "13", terminal=True, stdin="2\n")
    assert said.code == 0, said.err
    assert "Mötesdag: vad betyder nästa månad? (" in said.out
    assert said.err.count("2026-04-01") == 1  # each of the two stands once
    assert "< = tillbaka" in " ".join(said.out.split())
    assert "to 2026-04-30 kl. 13.00" in said.out
    told = norrbus.refused(2, *BOOK, "--dag", "nästa månad", "--tid", "13")
    assert "kan vara on 2026-04-01 eller to 2026-04-30. Skriv det du menar." in told


@pytest.mark.parametrize("answer", ["?", "", "x", "nästa fredag"])
def test_what_is_no_answer_to_which_of_two_is_answered_with_what_is(
    norrbus: Norrbus, answer: str
) -> None:
    made.case(norrbus)
    line = (*BOOK, "--dag", "nästa månad", "--tid", "13")
    said = norrbus(*line, terminal=True, stdin=f"{answer}\n1\n")
    told = "Det kan vara on 2026-04-01 eller to 2026-04-30. Svara 1 eller 2, eller skriv en dag som"
    assert told in " ".join(said.err.split())
    assert "on 2026-04-01 kl. 13.00" in said.out


@pytest.mark.parametrize(
    ("answer", "day"), [("2026-04-30", "to 2026-04-30"), ("28/4", "ti 2026-04-28"), ("on", "on ")]
)
def test_any_day_that_is_understood_without_doubt_says_which_of_two(
    norrbus: Norrbus, answer: str, day: str
) -> None:
    made.case(norrbus)
    line = (*BOOK, "--dag", "nästa månad", "--tid", "13")
    assert day in norrbus.ok(*line, terminal=True, stdin=f"{answer}\n")


def test_any_time_that_is_understood_without_doubt_says_which_of_two(norrbus: Norrbus) -> None:
    made.case(norrbus)
    line = (*BOOK, "--dag", "21/4", "--tid", "3")
    assert "kl. 14.30" in norrbus.ok(*line, terminal=True, stdin="halv tre\n14.30\n")
    told = norrbus(*line, terminal=True, stdin="?\n1\n").err
    assert "eller skriv ett klockslag, till exempel 13.30." in " ".join(told.split())


def test_a_day_that_may_be_taken_away_is_not_taken_away_by_enter_alone(norrbus: Norrbus) -> None:
    made.case(norrbus)
    line = ("ärende", "ändra", "1", "--chef", "Ann Ek", "--chefsbeslut", "nästa månad")
    said = norrbus(*line, terminal=True, stdin="\n1\n")
    assert "Svara 1 eller 2" in " ".join(said.err.split())


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("06.59", "--tid 06.59 betyder kl. 06.59, utanför kontorstid (7–18)\n"),
        ("07.00", ""),
        ("9", "--tid 9 betyder kl. 09.00\n"),
        ("17:59", ""),
        ("18:00", "--tid 18:00 betyder kl. 18.00, utanför kontorstid (7–18)\n"),
        ("0300", "--tid 0300 betyder kl. 03.00, utanför kontorstid (7–18)\n"),
    ],
)
def test_every_time_is_told_with_its_minutes_and_that_it_is_at_night(
    norrbus: Norrbus, typed: str, told: str
) -> None:
    made.case(norrbus)
    said = norrbus(*BOOK, "--dag", "21/4", "--tid", typed).err
    assert [line for line in said.splitlines() if line.startswith("--tid")] == told.splitlines()


def test_the_hour_of_the_morning_run_is_taken_as_written(norrbus: Norrbus) -> None:
    shown = norrbus("påminn", "installera", "--cron", "--tid", "6")
    assert shown.out.startswith("0 6 * * *")
    assert "--tid 6 betyder kl. 06.00\n" in shown.err


@pytest.mark.parametrize(
    ("today", "gone"), [("2026-04-20", False), ("2026-04-21", False), ("2026-04-22", True)]
)
def test_a_day_of_a_meeting_that_has_been_is_told(norrbus: Norrbus, today: str, gone: bool) -> None:
    made.case(norrbus)
    norrbus.day = today
    said = norrbus(*BOOK, "--dag", "21/4", "--tid", "13.00").err
    assert ("--dag 21/4 betyder ti 2026-04-21, som redan har varit\n" in said) == gone
    assert ("ti 2026-04-21 har redan varit." in said) == gone


def test_that_a_last_day_is_no_working_day_is_not_said(norrbus: Norrbus) -> None:
    made.case(norrbus)
    give = ("samtycke", "registrera", "1", "--vem", "Anna", "--aktör", "skola", "--gäller", "x")
    for line in (
        (*give, "--form", "muntligt", "--till", "midsommarafton"),
        ("ärende", "ändra", "1", "--möte-senast", "midsommarafton"),
    ):
        said = norrbus(*line)
        assert said.code == 0
        assert f"{line[-2]} midsommarafton betyder fr 2026-06-19\n" in said.err
    book = ("möte", "boka", "1", "--tid", "9", "--plats", "x", "--syfte", "x")
    assert "ingen arbetsdag (midsommarafton)" in norrbus(*book, "--dag", "midsommarafton").err


# --- the end of the school's term -------------------------------------------------------


def test_the_end_of_the_term_is_a_day_wherever_one_is_typed(norrbus: Norrbus) -> None:
    made.child(norrbus)
    closing = ("ärende", "ändra", "1", "--möte-senast", "Terminsslut")
    refused = norrbus.refused(2, *closing)
    assert "Registret säger inte när terminen slutar." in refused
    assert "norrbus register ändra --terminsslut-vår" in refused
    norrbus.ok("register", "ändra", "--terminsslut-höst", "19 december")
    assert "betyder lö 2026-12-19" in norrbus(*closing).err
    changed = norrbus("register", "ändra", "--terminsslut-vår", "2026-06-10")
    assert "Terminerna slutar 10 juni och 19 december.\n" in changed.out
    assert "vårterminen slutar, – → 06-10" in changed.out
    for today, end in (
        ("2026-06-09", "on 2026-06-10"),
        ("2026-06-10", "on 2026-06-10"),
        ("2026-06-11", "lö 2026-12-19"),
        ("2026-12-19", "lö 2026-12-19"),
        ("2026-12-20", "to 2027-06-10"),
    ):
        norrbus.day = today
        assert (
            f"--möte-senast vid terminsslut betyder {end}"
            in norrbus(*closing[:-1], "vid terminsslut").err
        )
    assert "Terminerna slutar: 10 juni och 19 december" in norrbus.ok("register", "visa")
    norrbus.ok("register", "ändra", "--terminsslut-höst", "")
    assert "Terminerna slutar: 10 juni\n" in norrbus.ok("register", "visa")
    norrbus.ok("ångra", "--ja")
    assert "10 juni och 19 december" in norrbus.ok("register", "visa")


def test_the_end_of_the_term_is_a_day_for_a_measure_that_goes_on_too(norrbus: Norrbus) -> None:
    made.agreed(norrbus)
    norrbus.ok("register", "ändra", "--terminsslut-vår", "10 juni")
    norrbus.day = "2026-05-12"
    norrbus.ok(
        *("uppföljning", "registrera", "1", "--genomförd", "1", "--beslut", "revidera"),
        *("--delvis", "2", "--delvis", "3", "--därför", "2=vakans", "--därför", "3=vakans"),
        *("--till", "2=terminsslut", "--nästa", "2026-06-20"),
    )
    assert "2026-06-10" in norrbus.ok("plan", "visa", "1")


def test_a_day_that_has_no_register_to_ask_is_no_end_of_a_term() -> None:
    with pytest.raises(typed_days.NotADay):
        parse("terminsslut")
