"""When an act is disposed of, the day before, the day and the day after; and that the deadline, which asks in SQL, says the same."""

from __future__ import annotations

import json
from datetime import date, timedelta

import given
import pytest
from conftest import Norrbus
from hypothesis import given as drawn
from hypothesis import strategies as st

from norrbus_cli.authority.disposal import model
from norrbus_cli.authority.disposal.choices import (
    HEALTH,
    INVESTIGATION,
    KINDS,
    OTHER,
    PLACED,
    PRIVATE,
    SCHOOL,
    SOCIAL,
)
from norrbus_cli.authority.disposal.model import (
    DUE,
    KEPT,
    UNCLEAR,
    WAITS,
    Act,
    rule_of,
    verdict,
    years_before,
)
from norrbus_cli.words.dates import surely_after

NOTED = date(2026, 4, 21)
DAY = timedelta(days=1)
CLOSE = ("ärende", "avsluta", "1", "--orsak", "behovet tillgodosett")


def act(
    born: date | None = date(2014, 9, 3),
    noted: date = NOTED,
    placed: bool = False,
    kept: tuple[str, ...] = (),
    child: int | None = 1,
) -> Act:
    return Act((1,), ("NB-2026-0001",), child, born, noted, noted, placed, kept)


RULES = {SOCIAL: 5, PRIVATE: 2, HEALTH: 10}


@pytest.mark.parametrize(("kind", "years"), RULES.items())
def test_an_act_is_due_from_the_day_so_many_surely_after_the_last_note(
    kind: str, years: int
) -> None:
    rule = rule_of(kind, None, "")
    first = NOTED.replace(year=NOTED.year + years)
    assert [verdict(act(), rule, first + n * DAY).what for n in (-1, 0, 1)] == [WAITS, DUE, DUE]
    assert verdict(act(), rule, first).on == first


def test_social_services_have_the_next_calendar_year_to_do_it() -> None:
    assert verdict(act(), rule_of(SOCIAL, None, ""), NOTED).by == date(2032, 12, 31)
    assert verdict(act(), rule_of(PRIVATE, None, ""), NOTED).by == date(2029, 12, 31)
    assert verdict(act(), rule_of(HEALTH, None, ""), NOTED).by is None


def test_a_school_has_the_number_of_its_own_plan_and_only_it() -> None:
    rule = rule_of(SCHOOL, 3, "Planen 2024")
    assert verdict(act(), rule, date(2029, 4, 20)).what == WAITS
    assert verdict(act(), rule, date(2029, 4, 21)).what == DUE
    assert "Planen 2024" in verdict(act(), rule, date(2029, 4, 21)).because
    for years, source in ((None, ""), (3, ""), (None, "Planen")):
        with pytest.raises(model.NoYearsInLaw):
            rule_of(SCHOOL, years, source)
    for years, source in ((3, ""), (None, "Planen")):
        with pytest.raises(model.LawSaysYears):
            rule_of(SOCIAL, years, source)


@pytest.mark.parametrize("day", range(1, 29))
def test_children_born_on_three_days_of_the_month_are_kept(day: int) -> None:
    found = verdict(act(born=date(2014, 9, day)), rule_of(SOCIAL, None, ""), date(2031, 4, 21))
    assert found.what == (KEPT if day in {5, 15, 25} else DUE)
    health = verdict(act(born=date(2014, 9, day)), rule_of(HEALTH, None, ""), date(2036, 4, 21))
    assert health.what == DUE


def test_a_placed_child_is_kept_for_ever_by_social_services_alone() -> None:
    late = date(2099, 1, 1)
    for each in (act(placed=True), act(kept=(PLACED,))):
        assert verdict(each, rule_of(SOCIAL, None, ""), late).what == KEPT
        assert verdict(each, rule_of(HEALTH, None, ""), late).what == DUE


def test_what_a_private_provider_has_of_a_placed_child_goes_to_the_social_services() -> None:
    rule, late = rule_of(PRIVATE, None, ""), date(2099, 1, 1)
    for each in (act(placed=True), act(kept=(PLACED,))):
        found = verdict(each, rule, late)
        assert (found.what, "SoL 17 kap. 4 §" in found.because) == (KEPT, True)
    found = verdict(act(born=date(2014, 9, 15)), rule, late)
    assert (found.what, "SoL 17 kap. 5 §" in found.because) == (KEPT, True)
    handed = Act((1,), ("X",), 1, None, NOTED, NOTED, True, (), "Socialnämnden")
    assert verdict(handed, rule, date(2028, 4, 20)).what == WAITS
    assert verdict(handed, rule, date(2028, 4, 21)).what == DUE
    assert "Socialnämnden" in verdict(handed, rule, date(2028, 4, 22)).because


def test_what_is_kept_for_ever_may_go_when_an_archive_has_all_of_it() -> None:
    rule = rule_of(SOCIAL, None, "")
    placed = Act((1,), ("X",), 1, date(2014, 9, 15), NOTED, NOTED, True, (), "Kommunarkivet")
    assert verdict(placed, rule, date(2031, 4, 20)).what == WAITS
    found = verdict(placed, rule, date(2031, 4, 21))
    assert (found.what, "Kommunarkivet" in found.because) == (DUE, True)
    decided = Act((1,), ("X",), 1, date(2014, 9, 3), NOTED, NOTED, False, (OTHER,), "Kommunarkivet")
    assert verdict(decided, rule, date(2099, 1, 1)).what == KEPT
    unborn = Act((1,), ("X",), 1, None, NOTED, NOTED, False, (), "Kommunarkivet")
    assert verdict(unborn, rule, date(2099, 1, 1)).what == UNCLEAR


def test_what_somebody_has_decided_to_keep_is_kept() -> None:
    for kind in RULES:
        assert verdict(act(kept=(OTHER,)), rule_of(kind, None, ""), date(2099, 1, 1)).what == KEPT


def test_an_investigation_is_kept_until_thirty() -> None:
    rule, held = rule_of(SOCIAL, None, ""), act(kept=(INVESTIGATION,))
    thirty = date(2044, 9, 3)
    assert [verdict(held, rule, thirty + n * DAY).what for n in (-1, 0, 1)] == [WAITS, DUE, DUE]
    assert verdict(held, rule, thirty).by == date(2045, 12, 31)
    # One who is older than that when the five years have passed waits no longer.
    grown = act(born=date(1996, 9, 3), kept=(INVESTIGATION,))
    assert verdict(grown, rule, date(2031, 4, 20)).what == WAITS
    assert verdict(grown, rule, date(2031, 4, 21)).what == DUE


def test_without_a_birth_day_nothing_is_disposed_of_but_a_nameless_consultation() -> None:
    rule = rule_of(SOCIAL, None, "")
    assert verdict(act(born=None), rule, date(2031, 4, 21)).what == UNCLEAR
    assert verdict(act(born=None, child=None), rule, date(2031, 4, 21)).what == DUE
    assert verdict(act(born=None), rule_of(HEALTH, None, ""), date(2036, 4, 21)).what == DUE


def test_a_leap_day_ends_on_the_first_of_march() -> None:
    assert surely_after(date(2024, 2, 29), 5) == date(2029, 3, 1)
    assert surely_after(date(2024, 2, 29), 4) == date(2028, 2, 29)
    assert years_before(date(2028, 2, 29), 5) == date(2023, 2, 28)


@drawn(st.dates(date(2008, 1, 1), date(2060, 12, 31)), st.sampled_from([2, 5, 10]))
def test_so_many_years_back_is_the_latest_day_that_has_come(day: date, years: int) -> None:
    back = years_before(day, years)
    assert surely_after(back, years) <= day < surely_after(back + DAY, years)


def asked(norrbus: Norrbus, *line: str) -> dict[str, object]:
    found: dict[str, object] = json.loads(norrbus.ok(*line, "--json"))
    return found


def told(norrbus: Norrbus) -> list[str | None]:
    """The last day of the deadline of disposal, where there is one to meet."""
    found = json.loads(norrbus.ok("frist", "lista", "--alla", "--hela", "--json"))
    return [each["senast"] for each in found if each["frist"] == "gallring"]


PLACE = (
    *("ärende", "placera", "1", "--form", "familjehem"),
    *("--sedan", "2026-04-01", "--samordnare", "Karin"),
)
VARIATIONS: dict[str, tuple[tuple[str, ...], ...]] = {
    "nothing": (),
    "placed": (PLACE,),
    "marked placed": (("ärende", "bevara", "1", "--därför", "placerat barn"),),
    "investigated": (("ärende", "bevara", "1", "--därför", "barnutredning"),),
    "decided": (("ärende", "bevara", "1", "--därför", "annat", "--skäl", "Tvist."),),
    "no longer": (
        ("ärende", "bevara", "1", "--därför", "annat", "--skäl", "Tvist."),
        ("ärende", "bevara-inte", "1", "--därför", "annat"),
    ),
    "research": (("ärende", "ändra", "1", "--personnummer", "20140915-2384"),),
    "departs": (),
    "placed and delivered": (PLACE,),
    "research and delivered": (("ärende", "ändra", "1", "--personnummer", "20140915-2384"),),
    "marked and delivered": (("ärende", "bevara", "1", "--därför", "placerat barn"),),
    "decided and delivered": (("ärende", "bevara", "1", "--därför", "annat", "--skäl", "Tvist."),),
    "delivered and noted": (PLACE,),
    "another case": (),
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", VARIATIONS)
def test_the_deadline_says_what_the_rule_says(norrbus: Norrbus, kind: str, what: str) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.day = "2026-04-21"
    for line in VARIATIONS[what]:
        norrbus.ok(*line)
    if what == "departs":
        given.deviation(norrbus)
    norrbus.ok(*CLOSE)
    if what == "another case":
        given.child(norrbus, "--trots-dubblett", "Nytt behov.")
    if "delivered" in what:
        norrbus.ok("register", "arkivera", "1", "--mapp", "ut", "--arkiv", "Kommunarkivet", "--ja")
    if what == "delivered and noted":
        norrbus.day = "2026-04-22"
        norrbus.ok("ärende", "invändning", "1", "--vem", "barnet", "--om", "x", "--text", "y")
    more = ("--år", "5", "--källa", "Planen") if kind == SCHOOL else ()
    norrbus.ok("register", "gallringsregel", kind, *more)
    for day in (*_around(2 if kind == PRIVATE else 10 if kind == HEALTH else 5), "2044-09-03"):
        norrbus.day = day
        acts = asked(norrbus, "register", "gallra")["akter"]
        assert isinstance(acts, list)
        assert told(norrbus) == [each["senast"] for each in acts if each["vad"] == "gallras"]


def _around(years: int) -> list[str]:
    first = NOTED.replace(year=NOTED.year + years)
    return [str(first + n * DAY) for n in (-1, 0, 1, 2)]
