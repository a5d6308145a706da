"""What the county's report tells beside those of its municipalities."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from drawn import put
from statistics_lives import Authority, County
from statistics_rows import BOY, GIRL, OTHER

from norrbus_cli.evaluation.model import ACTOR, GUARDIAN
from norrbus_cli.statistics import publishing, store
from norrbus_cli.statistics.coarsening import coarsened, rungs_of
from norrbus_cli.statistics.form import PublishYear
from norrbus_cli.statistics.merging.areas import COUNTY
from norrbus_cli.statistics.period_refusals import UntoldToCounty
from norrbus_cli.statistics.protection.sources import Source
from norrbus_cli.statistics.protection.years import told
from norrbus_cli.statistics.span import Years, only
from norrbus_cli.words.record import replace

MAY, JUNE = date(2025, 5, 5), date(2025, 6, 2)
OTHERS = "andra än skola, förskola och elevhälsa"
Make = Callable[[int], County]


@pytest.fixture
def make(made_register: Path, tmp_path: Path) -> Iterator[Make]:
    made: list[County] = []

    def of(many: int) -> County:
        made.append(County(made_register, tmp_path, ("2514", "2583", "2582")[:many]))
        return made[-1]

    yield of
    for each in made:
        each.close()


def published(life: County, year: int) -> None:
    for each in life.authorities:
        each.today = date(year + 1, 1, 15)
        assert each.publish(year)


def test_two_that_are_hidden_and_small_are_not_told_by_their_sum(make: Make) -> None:
    """A total that nothing leads to is hidden because it is 1 to 4: two that are eight together are four each."""
    life = make(3)
    for authority, many in zip(life.authorities, (4, 4, 5), strict=True):
        for case in authority.rows.cases(many, date(2024, 5, 5)):
            put(authority.register, "placements", case_id=case, since=MAY, form="HVB")
    published(life, 2025)
    assert life.merge(only(2025))
    assert life.judge.leaks() == []


def test_a_total_that_only_shown_numbers_lead_to_is_small_too(make: Make) -> None:
    """Who was concerned is shown, so the deviations are hidden for their own sake: two that are eight together are four each."""
    life = make(3)
    for authority, many in zip(life.authorities, (4, 4, 5), strict=True):
        for _ in range(many):
            authority.rows.deviation(MAY, concerns=(1, 2))
    published(life, 2025)
    for each in life.authorities[:2]:
        edition = life.judge.ledger.newest(each.who, 2025)
        assert edition is not None
        assert ("avvikelser",) in edition.hidden
        assert ("berorda",) in edition.shown
    assert life.merge(only(2025))
    assert life.judge.leaks() == []


def test_the_sum_of_the_countys_marks_does_not_tell_one_municipalitys(make: Make) -> None:
    """All five in the one gave fives, so its mean is not shown; the county's less the other's is the same."""
    life = make(2)
    life.authorities[0].rows.answers(2025, ACTOR, 5, 5, 5, 5, 5)
    life.authorities[1].rows.answers(2025, ACTOR, 1, 2, 3, 4, 5)
    published(life, 2025)
    assert life.merge(only(2025))
    assert life.judge.leaks() == []


@pytest.mark.watched
def test_what_the_county_shows_finer_than_a_part_of_it_is_not_told_by_the_others_period(
    make: Make,
) -> None:
    """The county shows how many are of each gender, neither municipality does; with the one's period and its next year that would be known of it."""
    life = make(2)
    one, other = life.authorities
    for each, girls, boys, others in ((one, 8, 0, 4), (other, 1, 2, 2)):
        for gender, many in ((GIRL, girls), (BOY, boys), (OTHER, others)):
            each.rows.cases(many, MAY, gender)
    published(life, 2025)
    assert life.merge(only(2025))
    one.today = date(2027, 1, 15)
    for gender, many in ((GIRL, 24), (BOY, 31), (OTHER, 1)):
        one.rows.cases(many, date(2026, 5, 5), gender)
    assert one.publish_period(Years(2025, 2026))
    assert not one.publish(2026)
    assert life.told_anew(only(2025))
    assert one.publish(2026)
    assert life.judge.leaks() == []


def test_what_the_county_shows_finer_is_what_the_next_year_begins_with(make: Make) -> None:
    """The county shows how many of each gender are left, neither municipality does; if the one shows how many of each it began the next year with, those of the other are known."""
    life = make(2)
    one, other = life.authorities
    of_one, of_other = ((8, 3, 1, 3), (2, 3, 1, 1)), ((0, 5, 0, 1), (0, 2, 1, 2))
    for each, of_genders in ((one, of_one), (other, of_other)):
        for gender, (began, opened, reopened, closed) in zip((GIRL, BOY), of_genders, strict=True):
            before = each.rows.cases(began + reopened, date(2024, 5, 5), gender)
            each.rows.close(before[began:], date(2024, 6, 3))
            each.rows.reopen(before[began:], MAY)
            each.rows.close(each.rows.cases(opened, MAY, gender)[:closed], JUNE)
    published(life, 2025)
    assert life.merge(only(2025))
    assert [shown(life, each, 2025, "pagaende_ar_ut", "kön") for each in (one, other)] == [{}, {}]
    one.today = date(2027, 1, 15)
    for gender, many in ((GIRL, 16), (BOY, 9)):
        one.rows.cases(many, date(2026, 5, 5), gender)
    assert one.publish(2026)
    assert life.judge.leaks() == []


def test_what_another_municipalitys_period_leads_to_is_a_secret_too(make: Make) -> None:
    """Nobody of the one answered in its second year, so the groups of its period are those of its first: with the county's they would be the other's, of which its own period says little."""
    life = make(2)
    one, other = life.authorities
    for each, actors, guardians in ((one, 5, 3), (other, 2, 3)):
        each.rows.cases(8, MAY)
        for group, many in ((ACTOR, actors), (GUARDIAN, guardians)):
            each.rows.answers(2025, group, *(1 + number % 5 for number in range(many)))
    published(life, 2025)
    one.rows.answers(2025, GUARDIAN, *(1 + number % 5 for number in range(10)))
    assert one.publish(2025, "tio svar saknades")
    assert life.merge(only(2025))
    other.today = one.today = date(2027, 1, 15)
    other.rows.answers(2026, ACTOR, 1, 2, 3, 4, 5)
    other.rows.answers(2026, GUARDIAN, 2, 4)
    assert other.publish_period(Years(2025, 2026))
    assert life.told_anew(only(2025))
    assert one.publish_period(Years(2025, 2026))
    assert life.judge.leaks() == []


def test_the_groups_of_a_period_are_made_of_those_that_the_county_shows_of_a_year(
    make: Make,
) -> None:
    """The county less the other leaves three measures of others than the school, the period shows five: the two of the next year."""
    life = make(2)
    one, other = life.authorities
    measures(one, 2025, 5, 2, 1)
    measures(other, 2025, 10, 7, 4)
    published(life, 2025)
    assert life.merge(only(2025))
    assert shown(life, one, 2025, "insatser", "ansvarig") == {}
    assert shown(life, other, 2025, "insatser", "ansvarig")[OTHERS] == 11
    measures(one, 2026, 4, 1, 1)
    one.today = date(2027, 1, 15)
    assert one.publish(2026)
    assert life.told_anew(only(2025))
    assert one.publish_period(Years(2025, 2026))
    assert life.judge.leaks() == []


def measures(authority: Authority, year: int, *counts: int) -> None:
    """As many measures of a plan as the first actors have, all done in time."""
    rows, on = authority.rows, date(year, 5, 5)
    plan = put(rows.register, "plans", case_id=rows.case(on), version=1, made_on=on, kind="SIP")
    for number, actor in enumerate(
        (actor for actor, many in enumerate(counts, 1) for _ in range(many)), 1
    ):
        of = {"plan_id": plan, "number": number, "what": "x", "actor_id": actor}
        put(rows.register, "measures", ends=on, state="klar", state_on=on, **of)


def shown(life: County, who: Authority, year: int, *split: str) -> dict[str, int]:
    edition = life.judge.ledger.newest(who.who, year)
    assert edition is not None
    return {place[2]: count for place, count in edition.shown.items() if place[:-1] == split}


def test_the_countys_marks_less_those_of_other_groups_tell_none(make: Make) -> None:
    """The one shows its actors' sum and the other the sum of all: the county's sum of all would leave the one's guardians, who gave nearly all fives."""
    life = make(2)
    one, other = life.authorities
    one.rows.answers(2025, GUARDIAN, 5, 5, 5, 5, 4)
    one.rows.answers(2025, ACTOR, *[5] * 21, *[4] * 6)
    other.rows.answers(2025, GUARDIAN, 3)
    other.rows.answers(2025, ACTOR, 1, 1, 2, 3, 3, 3, 4, 4, 4, 5)
    published(life, 2025)
    assert life.merge(only(2025))
    assert life.judge.leaks() == []


def test_the_county_is_added_up_again_after_a_correction(make: Make) -> None:
    """Two reports of the county can be subtracted as two of a municipality can."""
    life = make(2)
    one, other = life.authorities
    for each, many in ((one, 20), (other, 3)):
        each.rows.cases(many, MAY)
    published(life, 2025)
    assert life.merge(only(2025))
    one.rows.cases(6, MAY)
    one.publish(2025, "sex ärenden saknades")
    assert life.merge(only(2025))
    assert life.judge.leaks() == []


def test_a_year_that_is_corrected_after_the_county_has_shown_it_is_still_protected_with_the_next(
    make: Make,
) -> None:
    """Eight are left at the end of the year, whichever version one reads, and the year after one of them is closed."""
    life = make(3)
    one, *others = life.authorities
    left = one.rows.cases(20, MAY)
    one.rows.close(left[8:], JUNE)
    for each in others:
        each.rows.cases(3, MAY)
    published(life, 2025)
    assert life.merge(only(2025))
    one.rows.close(one.rows.cases(5, MAY), JUNE)
    assert one.publish(2025, "fem ärenden saknades")
    one.rows.close(left[:1], date(2026, 6, 2))
    published(life, 2026)
    assert life.merge(only(2026))
    assert life.judge.leaks() == []


@pytest.mark.watched
def test_what_a_corrected_year_holds_back_is_what_the_county_has_bounds_of(make: Make) -> None:
    """Three are left in the one and two in the other, five in the county; the one is corrected, and its next year says that it began with three at least."""
    life = make(2)
    one, other = life.authorities
    cases = [*one.rows.cases(6, date(2024, 5, 5)), *one.rows.cases(20, MAY)]
    one.rows.close(cases[3:], JUNE)
    other.rows.cases(2, MAY)
    published(life, 2025)
    assert life.merge(only(2025))
    one.rows.close(one.rows.cases(5, MAY), JUNE)
    assert one.publish(2025, "fem ärenden saknades")
    one.rows.cases(5, date(2026, 5, 5))
    one.rows.close(cases[:1], date(2026, 6, 2))
    published(life, 2026)
    assert life.judge.leaks() == []


def test_the_county_beside_what_a_municipality_has_published_before(make: Make) -> None:
    """The one's year before, which the other had not published, says that at least three were left; the county says at most four."""
    life = make(2)
    one, other = life.authorities
    ten = one.rows.cases(10, MAY)
    one.rows.close(ten[:8], JUNE)
    one.rows.reopen(ten[:1], JUNE)
    other.rows.cases(2, MAY)
    one.today = date(2026, 1, 15)
    assert one.publish(2025)
    published(life, 2026)
    assert life.merge(only(2026))
    assert life.judge.leaks() == []


@pytest.mark.parametrize("several_first", [False, True])
def test_the_county_knows_which_report_came_first(make: Make, several_first: bool) -> None:
    """Four are placed in the one's first year, ten in two years, one in the other: seven in the county leave six at most for the one's second year, so the first had four, where nothing else can have hidden them."""
    life = make(2)
    one, other = life.authorities
    later = date(2026, 5, 5)
    for each, many, since in ((one, 4, MAY), (one, 6, later), (other, 1, later)):
        for case in each.rows.cases(many, date(2024, 5, 5)):
            put(each.register, "placements", case_id=case, since=since, form="HVB")
    one.today = other.today = date(2027, 1, 15)
    period, first = Years(2025, 2026), only(2025)
    order = (period, first) if several_first else (first, period)
    assert all(one.publish_period(each) if each == period else one.publish(2025) for each in order)
    published(life, 2026)
    file = json.loads(one.handed_over(only(2026)).read_text())
    assert file["forst"] == [str(order[0])]
    assert life.merge(only(2026))
    assert life.judge.leaks() == []
    county = life.judge.ledger.newest(COUNTY, 2026)
    assert county is not None
    assert (("placeringar",) in county.shown) == several_first


@pytest.mark.watched
def test_a_total_of_another_municipality_that_only_shown_numbers_lead_to_is_small(
    make: Make,
) -> None:
    """Seven deviations in the county, of which the other had four at most; of the one's six in two years one at least was in the second: three to five."""
    life = make(2)
    one, other = life.authorities
    for each, day, many, concerns in (
        (one, MAY, 4, (1,)),
        (one, date(2026, 5, 5), 2, (1,)),
        (other, MAY, 3, (1, 2)),
    ):
        for _ in range(many):
            each.rows.deviation(day, concerns=concerns)
    published(life, 2025)
    assert life.merge(only(2025))
    one.today = date(2027, 1, 15)
    assert one.publish_period(Years(2025, 2026))
    assert life.told_anew(only(2025))
    assert one.publish(2026)
    assert life.judge.leaks() == []


def test_the_county_stands_beside_a_year_though_another_municipality_hides_what_is_not_small(
    make: Make,
) -> None:
    """The other hides six placed for the sake of its period. Three are left in the one and two in the other, five in the county; the one's next year would say three at least."""
    life = make(2)
    one, other = life.authorities
    for each, many, since in ((one, 4, MAY), (other, 6, MAY), (other, 3, date(2026, 5, 5))):
        cases = each.rows.cases(many, date(2024, 5, 5))
        each.rows.close(cases, date(2024, 6, 3))
        for case in cases:
            put(each.register, "placements", case_id=case, since=since, form="HVB")
    left = one.rows.cases(3, MAY)
    other.rows.cases(2, MAY)
    one.today = other.today = date(2027, 1, 15)
    assert other.publish_period(Years(2025, 2026))
    assert one.publish(2025)
    assert other.publish(2025)
    assert life.merge(only(2025))
    editions = [life.judge.ledger.newest(each, 2025) for each in (other.who, COUNTY)]
    assert [each is not None and each.shown.get(("placeringar",)) for each in editions] == [
        None,
        10,
    ]
    one.rows.cases(5, date(2026, 5, 5))
    one.rows.close(left[:1], date(2026, 6, 2))
    assert one.publish_period(Years(2025, 2026))
    assert life.told_anew(only(2025))
    assert one.publish(2026)
    assert life.judge.leaks() == []


def test_what_a_year_hides_for_its_periods_sake_is_not_taken_to_be_small(make: Make) -> None:
    """Six and seven placed in two years, of which three or four in the first; the second, of which nobody knows that it is small, has six in the county."""
    life = make(2)
    years = (MAY, date(2026, 5, 5))
    for each, of_years in zip(life.authorities, ((3, 3), (4, 3)), strict=True):
        for many, since in zip(of_years, years, strict=True):
            for case in each.rows.cases(many, date(2024, 5, 5)):
                put(each.register, "placements", case_id=case, since=since, form="HVB")
    published(life, 2025)
    for each in life.authorities:
        each.today = date(2027, 1, 15)
        assert each.publish_period(Years(2025, 2026))
    published(life, 2026)
    assert life.merge(only(2026))
    assert life.judge.leaks() == []


def test_two_registers_of_a_municipality_are_each_a_part_of_it(
    made_register: Path, make: Make
) -> None:
    """Three are left in the one and two in the other, five in the municipality; the one's next year says three at least."""
    life = make(0)
    school, social = (life.join(made_register, "2514", each) for each in ("skola", "soc"))
    left = school.rows.cases(3, MAY)
    social.rows.cases(2, MAY)
    published(life, 2025)
    assert life.merge(only(2025))
    both = life.judge.ledger.newest("Kalix kommun", 2025)
    parts = [life.judge.ledger.newest(each.who, 2025) for each in (school, social)]
    assert both is not None
    life.judge.ledger.areas.append((both, [each for each in parts if each is not None]))
    both.area = True
    assert life.judge.leaks() == []
    school.rows.cases(5, date(2026, 5, 5))
    school.rows.close(left[:1], date(2026, 6, 2))
    social.rows.cases(5, date(2026, 5, 5))
    published(life, 2026)
    assert life.judge.leaks() == []


@pytest.mark.watched
def test_a_register_that_is_corrected_after_its_municipality_was_added_up(
    made_register: Path, make: Make
) -> None:
    """The county's file does not say what each register of it had shown: the next one is protected beside the municipality's own all the same."""
    life = make(0)
    first, *others = (life.join(made_register, "2514", each) for each in ("skola", "soc", "bup"))
    left = first.rows.cases(20, MAY)
    first.rows.close(left[8:], JUNE)
    for each in others:
        each.rows.cases(3, MAY)
    published(life, 2025)
    assert life.merge(only(2025))
    first.rows.close(first.rows.cases(5, MAY), JUNE)
    assert first.publish(2025, "fem ärenden saknades")
    first.rows.close(left[:1], date(2026, 6, 2))
    published(life, 2026)
    assert life.merge(only(2026))
    assert life.judge.leaks() == []


def test_a_report_of_the_county_that_cannot_be_true_does_not_put_out_another(make: Make) -> None:
    """As many in the county in 2024 as in the one, though the other had some; in 2025 three are left in the one and two in the other, five in the county."""
    life = make(2)
    one, other = life.authorities
    for each, many in ((one, 12), (other, 3)):
        each.rows.close(each.rows.cases(many, date(2024, 5, 5)), date(2024, 6, 3))
    published(life, 2024)
    assert life.merge(only(2024))
    (true,) = store.counties(one.register)
    own = next(each for each in true.shown if each.municipality == "2514")
    wrong = [
        replace(own, municipality=COUNTY) if each.municipality == COUNTY else each
        for each in true.shown
    ]
    with one.register.operation(day=one.today.isoformat()):
        store.keep_county(one.register, replace(true, shown=tuple(wrong)), one.today)
    left = one.rows.cases(3, MAY)
    other.rows.cases(2, MAY)
    published(life, 2025)
    assert life.merge(only(2025))
    one.rows.cases(5, date(2026, 5, 5))
    one.rows.close(left[:1], date(2026, 6, 2))
    other.rows.cases(5, date(2026, 5, 5))
    published(life, 2026)
    assert life.judge.leaks() == []


def test_what_another_municipality_publishes_later_leads_to_what_the_county_shows(
    make: Make,
) -> None:
    """Seven are left in the county, three of them the one's: if the other shows that it began the next year with four, they are three."""
    life = make(2)
    one, other = life.authorities
    one.rows.cases(3, MAY)
    other.rows.cases(4, MAY)
    published(life, 2025)
    assert life.merge(only(2025))
    published(life, 2026)
    assert life.told_anew(only(2025))
    before, year = (store.published(one.register, only(each)) for each in (2025, 2026))
    assert before is not None
    assert year is not None
    (county,) = store.counties(one.register)
    later = {each.municipality: each for each in county.beside}
    assert {(each.municipality, each.year) for each in county.beside} == {
        ("2514", 2026),
        ("2583", 2026),
    }
    source = Source(
        coarsened(year.counted, rungs_of(year.shown)),
        already=year.shown,
        fine=year.counted,
        others=(before.shown,),
        known=(before.counted,),
        counties=(county,),
    )
    assert told(source) == frozenset()
    started = later["2583"]
    figures = tuple(
        replace(each, total=4, breakdowns=()) if each.key == "pagaende_ar_in" else each
        for each in started.figures
    )
    beside = (later["2514"], replace(started, figures=figures))
    known = told(replace(source, counties=(replace(county, beside=beside),)))
    assert ("0 2025", "pagaende_ar_ut") in known


def test_the_county_must_know_of_what_is_published_before_its_year_gets_more(make: Make) -> None:
    """The period and the other year of it, both beside the county's year: each municipality could do so without knowing of the others."""
    life = make(2)
    one, _ = life.authorities
    for each in life.authorities:
        each.rows.cases(8, MAY)
    published(life, 2025)
    assert life.merge(only(2025))
    one.today = date(2027, 1, 15)
    one.rows.cases(9, date(2026, 5, 5))
    assert one.publish_period(Years(2025, 2026))
    asked = PublishYear(years=only(2026), correction="", with_gaps=True, preview=False, agreed=True)
    with pytest.raises(UntoldToCounty) as refused:
        publishing.publish(one.register, asked, one.today)
    assert "2026 hänger ihop med länets rapport för 2025" in str(refused.value)
    assert "att 2025–2026 är fastställt" in str(refused.value)
    assert life.told_anew(only(2025))
    assert one.publish(2026)


@pytest.mark.watched
def test_the_county_is_shown_in_the_same_places_when_it_is_added_up_again(make: Make) -> None:
    """What the municipalities have published since would hide otherwise, and the difference would tell what."""
    life = make(2)
    one, other = life.authorities
    measures(one, 2025, 5, 2, 1)
    measures(other, 2025, 10, 7, 4)
    published(life, 2025)
    assert life.merge(only(2025))
    first = json.loads(life.reports[only(2025)].read_text())
    measures(one, 2026, 4, 1, 1)
    one.today = date(2027, 1, 15)
    assert one.publish_period(Years(2025, 2026))
    assert life.told_anew(only(2025))
    again = json.loads(life.reports[only(2025)].read_text())
    assert again["redovisat"] == first["redovisat"]
    assert [each["fran_ar"] for each in again["andra_ar"]] == [2025]
    assert first["andra_ar"] is None
