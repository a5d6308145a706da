"""The figures of a year: a small one counted by hand, drawn ones counted in plain Python, and what must hold of every one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import drawn
import given
import pytest
from conftest import Norrbus
from deadline.test_counting import Given, Undone, build, days
from drawn import put, undone
from hypothesis import example, settings, strategies
from hypothesis import given as over
from statistics_invented import OPENED

from norrbus_cli.case import store as case_store
from norrbus_cli.consent import store as consent_store
from norrbus_cli.consent.model import coverage
from norrbus_cli.deviation import store as deviation_store
from norrbus_cli.deviation.model import CLOSED
from norrbus_cli.evaluation.model import QUESTIONS
from norrbus_cli.plan import store as plan_store
from norrbus_cli.plan.completeness import check
from norrbus_cli.register import cells, database, opening
from norrbus_cli.register.calendar import Calendar
from norrbus_cli.statistics.counting import speed as counting_speed
from norrbus_cli.statistics.counting import years as counting
from norrbus_cli.statistics.counting.gaps import missing
from norrbus_cli.statistics.counting.rules.model import Found
from norrbus_cli.statistics.counting.years import Period, counted
from norrbus_cli.statistics.definitions import BY_AGE, BY_GENDER, BY_PLACED, BY_SEEN
from norrbus_cli.statistics.indicators import BY_KEY, INDICATORS, VERSION
from norrbus_cli.statistics.merging import areas
from norrbus_cli.statistics.model import Figure, Year
from norrbus_cli.statistics.protection.cells import counted as places
from norrbus_cli.statistics.relations import AT_MOST, FLOW, FLOW_SPLITS, SAME
from norrbus_cli.statistics.span import only
from norrbus_cli.words.dates import age

YEAR = Period(date(2025, 1, 1), date(2025, 12, 31))
HALVES = (Period(date(2025, 1, 1), date(2025, 6, 30)), Period(date(2025, 7, 1), date(2025, 12, 31)))
seeds = strategies.integers(0, 2**32)


@pytest.fixture(scope="module")
def register(made_register: Path) -> Iterator[database.Register]:
    home = made_register
    opened = opening.open_register(
        home / ".local/share/norrbus/register.norrbus",
        home / ".config/norrbus/nycklar/register.nyckel",
        cells.Author("test", "test"),
    )
    yield opened
    opened.close()


def parts(figure: Figure, by: str) -> dict[str, int]:
    """The categories that have any."""
    breakdown = next(each for each in figure.breakdowns if each.by == by)
    return {part.category: part.count for part in breakdown.parts if part.count}


def by_key(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    return {figure.key: figure for figure in figures}


# Every year


def test_every_indicator_has_one_question() -> None:
    assert sorted(key for keys in counting.QUESTIONS for key in keys) == sorted(
        indicator.key for indicator in INDICATORS
    )


def test_no_question_reads_every_year(register: database.Register) -> None:
    """What is read from end to end are the open cases, the reopenings, and the two tables that are always small."""
    read: set[str] = set()
    for question in counting.QUESTIONS.values():
        plan = register.rows(f"EXPLAIN QUERY PLAN {question}", counting._parameters(register, YEAR))
        read |= {row["detail"] for row in plan if row["detail"].startswith("SCAN ")}
    tables = {
        row["name"] for row in register.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    # "d" is disagreements; the others are tables of the question itself.
    whole = {line for line in read if " USING " in line or line.split()[1] in {*tables, "d"}}
    assert whole == {
        "SCAN cases USING COVERING INDEX cases_open",
        "SCAN closings USING COVERING INDEX closings_reopened",
        "SCAN d",
        "SCAN placements",
    }


def test_an_empty_register_has_every_category_with_nothing_in_it(norrbus: Norrbus) -> None:
    register = norrbus.open()
    year = counting.count(register, only(2026), date(2026, 4, 1))
    register.close()
    assert (year.year, year.municipality, year.authority, year.until, year.definitions) == (
        2026,
        "2514",
        "Förskola/grundskola",
        date(2026, 4, 1),
        VERSION,
    )
    assert [figure.key for figure in year.figures] == [indicator.key for indicator in INDICATORS]
    for figure in year.figures:
        indicator = BY_KEY[figure.key]
        assert figure.total == 0
        assert [
            (each.by, tuple(part.category for part in each.parts)) for each in figure.breakdowns
        ] == list(indicator.categories.items())
        assert all(part.count == 0 for each in figure.breakdowns for part in each.parts)
        assert (figure.distribution is not None) == bool(indicator.days or indicator.marks)
        assert figure.distribution is None or figure.distribution.days == ()


@settings(max_examples=60, deadline=None)
@over(seeds)
def test_parts_sum_to_totals_the_flow_adds_up_and_halves_to_the_whole(
    register: database.Register, seed: int
) -> None:
    with undone(register):
        drawn.draw(register, Random(seed))
        whole, *halves = (by_key(counted(register, period)) for period in (YEAR, *HALVES))
        none = by_key(counted(register, Period(date(2025, 1, 1), date(2024, 12, 30))))
    for figures in (whole, *halves, none):
        the_parts_sum(figures)
        the_flow_adds_up(figures)
        what_a_reader_reckons_with_is_true(figures)
    for key, figure in whole.items():
        if not key.startswith("pagaende"):
            assert figure == added(*(half[key] for half in halves))
    assert halves[0]["pagaende_ar_in"] == whole["pagaende_ar_in"]
    assert halves[1]["pagaende_ar_ut"] == whole["pagaende_ar_ut"]
    assert {key for key, figure in none.items() if figure.total} <= {
        "pagaende_ar_in",
        "pagaende_ar_ut",
    }


@settings(max_examples=40, deadline=None)
@over(strategies.tuples(seeds, seeds))
def test_two_registers_merged_equal_the_whole(
    register: database.Register, both: tuple[int, int]
) -> None:
    """What two registers count, added up, is what is counted where all their rows lie in one."""
    apart = []
    for seed in both:
        with undone(register):
            drawn.draw(register, Random(seed))
            apart.append(Year(2025, "2514", "x", YEAR.last, VERSION, counted(register, YEAR)))
    with undone(register):
        for place, seed in enumerate(both):
            drawn.draw(register, Random(seed), beside=place > 0)
        whole = by_key(counted(register, YEAR))
    merged = by_key(areas.added("Norrbotten", apart).figures)
    # Each register asks for meetings of its own.
    assert {key for key, figure in whole.items() if figure != merged[key]} <= {"forum_fragade"}


def the_parts_sum(figures: dict[str, Figure]) -> None:
    for figure in figures.values():
        for each in figure.breakdowns:
            assert sum(part.count for part in each.parts) == figure.total
    for key in ("kallelse", "mote"):
        days = figures[key].distribution
        assert days is not None
        assert days.count == figures[key].total


def the_flow_adds_up(figures: dict[str, Figure]) -> None:
    came, went = FLOW
    assert sum(figures[key].total or 0 for key in came) == sum(
        figures[key].total or 0 for key in went
    )
    for split in FLOW_SPLITS:
        sides = [
            sum((Counter(parts(figures[key], split)) for key in side), Counter()) for side in FLOW
        ]
        assert sides[0] == sides[1]


def what_a_reader_reckons_with_is_true(figures: dict[str, Figure]) -> None:
    counts = {place: count for each in figures.values() for place, count in places(each).items()}
    for relation in AT_MOST:
        # What the program refuses is drawn all the same: a deviation closed without its steps, a plan where no case is open.
        if ("avvikelser", "läge", CLOSED) in relation.smaller or (OPENED,) in relation.greater:
            continue
        if not counts.keys() >= {*relation.smaller, *relation.greater}:
            continue  # of groups that a smaller year is shown in
        sides = [
            sum(counts[place] for place in side) for side in (relation.smaller, relation.greater)
        ]
        assert sides[0] <= relation.times * sides[1], relation.why
    for same in SAME:
        assert counts[same.one] == counts[same.other], same.why


def added(one: Figure, other: Figure) -> Figure:
    """Two figures as one."""
    breakdowns = tuple(
        type(left)(
            left.by,
            tuple(
                type(a)(a.category, a.count + b.count)
                for a, b in zip(left.parts, right.parts, strict=True)
            ),
        )
        for left, right in zip(one.breakdowns, other.breakdowns, strict=True)
    )
    days: Counter[int] = Counter()
    for each in (one, other):
        days.update(dict(each.distribution.days) if each.distribution else {})
    distribution = type(one.distribution)(tuple(sorted(days.items()))) if one.distribution else None
    sums: Counter[str] = Counter()
    for each in (one, other):
        sums.update(dict(each.sums))
    total = (one.total or 0) + (other.total or 0)
    return Figure(one.key, total, breakdowns, distribution, tuple(sums.items()))


# In plain Python


@settings(max_examples=80, deadline=None)
@over(seeds)
def test_the_register_counts_as_plain_python_does(register: database.Register, seed: int) -> None:
    with undone(register):
        drawn.draw(register, Random(seed))
        figures = by_key(counted(register, YEAR))
        plain = drawn.Plain(register, YEAR.first, YEAR.last)
        states = Counter(
            each.state
            for each in deviation_store.every(register)
            if YEAR.first <= each.reported_on <= YEAR.last
        )
    for key, cases in plain.flow().items():
        assert figures[key].total == len(cases)
        assert parts(figures[key], BY_SEEN) == Counter(case["need_seen_by"] for case, _ in cases)
        genders = [
            plain.one(plain.persons, case["child_id"])["gender"] or "uppgift saknas"
            for case, _ in cases
        ]
        assert parts(figures[key], BY_GENDER) == Counter(genders)
        if key in {"oppnade", "pagaende_ar_ut"}:
            assert parts(figures[key], BY_AGE) == Counter(
                plain.age_group(case, on) for case, on in cases
            )
            assert parts(figures[key], BY_PLACED) == Counter(
                plain.placed(case, on) for case, on in cases
            )
    agrees(
        figures["moten"], plain.held(), ("slag", "barnet/den unge med", "någon vårdnadshavare med")
    )
    agrees(figures["narvaro"], plain.attendance(), ("närvaro", "aktör", "med mandat att besluta"))
    agrees(figures["insatser"], plain.outcomes(), ("ansvarig", "utfall"))
    agrees(figures["forum_fragade"], plain.asked(), ("slag", "hölls"))
    for question in QUESTIONS:
        marks = plain.marks(question)
        agrees(
            figures[f"utvardering_{question}"],
            Counter((who,) for who, _ in marks.elements()),
            ("vem som svarar",),
        )
        distribution = figures[f"utvardering_{question}"].distribution
        assert distribution is not None
        assert Counter(dict(distribution.days)) == Counter(mark for _, mark in marks.elements())
    assert parts(figures["avvikelser"], "läge") == states


def agrees(figure: Figure, plain: Counter[Any], splits: tuple[str, ...]) -> None:
    assert figure.total == plain.total()
    for place, split in enumerate(splits):
        wanted: Counter[str] = Counter()
        for categories, number in plain.items():
            wanted[categories[place]] += number
        assert parts(figure, split) == wanted


def test_ages_turn_on_the_birthday_as_the_program_has_it(register: database.Register) -> None:
    """Every age on the days around each birthday, of those born on a leap day too."""
    groups = [
        (5, "0–5 år"),
        (12, "6–12 år"),
        (15, "13–15 år"),
        (17, "16–17 år"),
        (20, "18–20 år"),
        (99, "21 år eller äldre"),
    ]
    for born, years, off in product(
        (date(2004, 2, 29), date(2003, 7, 1), date(2003, 12, 31)), range(23), (-1, 0, 1)
    ):
        on = (
            date(born.year + years, 3, 1)
            if born.day == 29
            else born.replace(year=born.year + years)
        )
        on += timedelta(days=off)
        if on < born:
            continue
        with undone(register):
            person = put(register, "persons", name="x", born=born)
            a_case(register, person, on)
            figures = by_key(counted(register, Period(on, on)))
        wanted = next(group for upper, group in groups if age(born, on) <= upper)
        assert (
            parts(figures["oppnade"], BY_AGE)
            == parts(figures["pagaende_ar_ut"], BY_AGE)
            == {wanted: 1}
        )


def a_case(register: database.Register, child: int, on: date) -> int:
    facts = {
        "opened_on": on,
        "municipality": "2514",
        "coordinator_id": 1,
        "anonymous": 0,
        "child_id": child,
        "need_seen_on": on,
    }
    return put(
        register,
        "cases",
        reference="NB-2026-0001",
        **facts,
        need_seen_by="skola",
        need="x",
        level="tidiga insatser",
    )


rules = strategies.tuples(
    strategies.sampled_from(["2013 års modell", "Arjeplog 2012", "ingen"]),
    strategies.sampled_from(["samtycke", "behov"]),
)
ages = strategies.integers(0, 20) | strategies.integers(80, 100)
days_later = strategies.integers(-2, 20)
# Mostly one or two guardians, and consents that last: most cases are complete for a while.
ended = strategies.sampled_from([None, None, None, date(2026, 4, 2), date(2026, 4, 8)])
guardians: strategies.SearchStrategy[list[tuple[str, date | None]]] = strategies.lists(
    strategies.tuples(strategies.sampled_from(["gemensam", "ensam"]), ended), min_size=1, max_size=2
) | strategies.just([])
consents = strategies.lists(
    strategies.builds(
        Given,
        giver=strategies.sampled_from([1, 1, 2, 0]),
        on=days,
        start=days,
        length=strategies.integers(0, 30),
        withdrawn=strategies.sampled_from([None, None, None, 0, 3, 9]),
        narrowed=strategies.sampled_from([None, None, 0, 3, 9]),
        actors=strategies.frozensets(strategies.integers(1, 2), min_size=1),
    ),
    min_size=1,
    max_size=5,
)


@pytest.mark.no_cover
@settings(max_examples=350, deadline=None)
@over(
    ages,
    guardians,
    consents,
    strategies.lists(strategies.tuples(days_later, strategies.booleans()), max_size=3),
    strategies.none() | days_later,
    rules,
)
def test_day_0_is_the_one_that_plain_counting_of_consent_gives(
    register: database.Register,
    age_in_days: int,
    custody: list[tuple[str, date | None]],
    given_ones: list[Given],
    summonses: list[tuple[int, bool]],
    held: int | None,
    rule: tuple[str, str],
) -> None:
    born = date(2008, 3, 25) + timedelta(days=age_in_days)
    first = date(2026, 3, 30)
    with pytest.raises(Undone), register.operation():
        register.update("deadline_choices", 1, {"profile": rule[0], "counted_from": rule[1]})
        case_id = build(register, born, custody, given_ones, frozenset())
        for number, (later, cancelled) in enumerate(summonses, 1):
            meeting = a_meeting(
                register,
                case_id,
                number,
                first + timedelta(days=later),
                cancelled_on=str(first) if cancelled else None,
            )
            who: dict[str, Any] = {"meeting_id": meeting, "actor_id": 1, "sent_how": "brev"}
            register.insert(
                "participants", {**who, "summoned_on": str(first + timedelta(days=later))}
            )
        if held is not None:
            a_meeting(
                register,
                case_id,
                9,
                first + timedelta(days=held),
                held_on=str(first + timedelta(days=held)),
            )
        figures = by_key(counted(register, Period(date(2026, 1, 1), date(2026, 12, 31))))
        of_summons = [later for later, cancelled in summonses if not cancelled]
        agrees_on_speed(
            register, case_id, figures["kallelse"], min(of_summons) if of_summons else None, rule
        )
        agrees_on_speed(register, case_id, figures["mote"], held, rule)
        raise Undone


@pytest.mark.no_cover
@settings(max_examples=60, deadline=None)
@over(seeds)
def test_the_quick_way_to_day_0_leads_where_the_whole_history_does(
    register: database.Register, seed: int
) -> None:
    with undone(register):
        random = Random(seed)
        drawn.Drawn(register, random).actors()
        for number in range(30):
            a_case_where_consent_turns(register, random, number)
        questions = counting_speed.speed(), counting_speed.speed(lambda _: counting_speed.UNSURE)
        quick, whole = (
            Counter(
                tuple(row) for row in register.rows(question, counting._parameters(register, YEAR))
            )
            for question in questions
        )
    assert quick == whole
    assert quick


def a_case_where_consent_turns(register: database.Register, random: Random, number: int) -> None:
    """Up to three guardians, some of whom cease to be, a child that may turn 18, consents that begin and end within days; a summons and a meeting among them."""

    def day() -> date:
        return date(2025, 3, 3) + timedelta(days=random.randint(0, 9))

    born = random.choice([date(2012, 1, 1), day().replace(year=2007)])
    people = [
        put(register, "persons", name="x", born=each)
        for each in (born, *[None] * random.choice([0, 1, 2, 2, 2, 3]))
    ]
    facts = {
        "opened_on": "2025-02-03",
        "municipality": "2514",
        "coordinator_id": 1,
        "anonymous": 0,
        "child_id": people[0],
        "need_seen_on": "2025-02-03",
    }
    case_id = put(
        register,
        "cases",
        reference=f"NB-2025-{number:04d}",
        **facts,
        need_seen_by="skola",
        need="x",
        level="tidiga insatser",
    )
    for person in people[1:]:
        ended = day() if random.random() < 0.1 else None
        put(
            register,
            "guardianships",
            case_id=case_id,
            person_id=person,
            custody=random.choice(["gemensam", "ensam"]),
            ended_on=ended,
        )
    for giver in random.choices(people, k=random.randint(1, 5)):
        given_on, start = day(), day()
        until = max(given_on, start) + timedelta(days=random.choice([0, 2, 4, 90]))
        terms = {
            "form": "muntligt",
            "purpose": "x",
            "matters": "x",
            "given_on": given_on,
            "valid_from": start,
            "valid_until": until,
        }
        withdrawn = (
            given_on + timedelta(days=random.randint(0, 5)) if random.random() < 0.2 else None
        )
        consent = put(
            register, "consents", case_id=case_id, giver_id=giver, **terms, withdrawn_on=withdrawn
        )
        for actor in random.choice([(1,), (1, 2), (1, 2), (2,)]):
            put(register, "consent_actors", consent_id=consent, actor_id=actor)
        if random.random() < 0.3:
            # One of two, so that the consent still covers somebody.
            register._connection.execute(
                "UPDATE consent_actors SET withdrawn_on = ? WHERE consent_id = ? AND actor_id = ?"
                " AND (SELECT count(*) FROM consent_actors WHERE consent_id = ?) = 2",
                [str(given_on + timedelta(random.randint(0, 5))), consent, number % 2 + 1, consent],
            )
    held = day()
    where = {
        "time": "13:00",
        "length": 60,
        "place": "x",
        "summoned_by": "x",
        "led_by": "x",
        "purpose": "x",
        "kind": "norrbusmöte",
    }
    meeting = put(
        register,
        "meetings",
        case_id=case_id,
        number=1,
        booked_on=held,
        day=held,
        held_on=held,
        uid=str(number),
        **where,
    )
    put(
        register, "participants", meeting_id=meeting, actor_id=1, sent_how="brev", summoned_on=day()
    )


def a_meeting(
    register: database.Register, case_id: int, number: int, day: date, **more: cells.Value
) -> int:
    where: dict[str, Any] = {
        "time": "13:00",
        "length": 60,
        "place": "x",
        "summoned_by": "x",
        "led_by": "x",
        "uid": f"u{number}",
        "purpose": "x",
    }
    return register.insert(
        "meetings",
        {
            "case_id": case_id,
            "number": number,
            "kind": "norrbusmöte",
            "booked_on": str(day),
            "day": str(day),
            **where,
            **more,
        },
    )


def agrees_on_speed(
    register: database.Register,
    case_id: int,
    figure: Figure,
    later: int | None,
    rule: tuple[str, str],
) -> None:
    if later is None:
        assert figure.total == 0
        return
    case = case_store.by_id(register, case_id)
    on = case.need_seen_on + timedelta(days=later)
    since = coverage(case, consent_store.of_case(register, case_id), on).since
    start = max(case.need_seen_on, since) if since else case.need_seen_on
    calendar = Calendar(register)
    assert figure.distribution is not None
    assert figure.distribution.days == ((max(0, calendar.between(start, on)), 1),)
    counted_from = case.need_seen_on if rule[1] == "behov" else start
    due: date | None = None
    if rule[0] == "2013 års modell":
        due = calendar.after(counted_from, 5 if figure.key == "kallelse" else 10)
    elif rule[0] == "Arjeplog 2012" and figure.key == "mote":
        due = counted_from + timedelta(days=14)
    assert parts(figure, "inom frist") == {
        "ingen frist" if due is None else "i tid" if on <= due else "för sent": 1
    }


@pytest.mark.parametrize(
    ("on", "found"),
    [
        ("2026-04-02", "i tid"),
        ("2026-04-03", "för sent"),
        ("2026-04-06", "för sent"),
        ("2026-04-07", "för sent"),
    ],
)
def test_the_last_day_is_a_working_day_and_what_is_closed_lies_after_it(
    register: database.Register, on: str, found: str
) -> None:
    """Three working days from Monday 30 March end on Thursday; Good Friday and Easter Monday count as no day, but lie after it."""
    with undone(register):
        register._connection.execute("UPDATE deadline_choices SET profile = 'egen'")
        put(register, "own_rules", kind="kallelse", count=3, unit="arbetsdagar")
        drawn.Drawn(register, Random(0)).actors()
        case_id = a_case(
            register, put(register, "persons", name="x", born="2014-01-01"), date(2026, 3, 30)
        )
        where = {
            "time": "13:00",
            "length": 60,
            "place": "x",
            "summoned_by": "x",
            "led_by": "x",
            "uid": "u",
            "purpose": "x",
        }
        meeting = put(
            register,
            "meetings",
            case_id=case_id,
            number=1,
            kind="norrbusmöte",
            booked_on=on,
            day=on,
            **where,
        )
        put(
            register,
            "participants",
            meeting_id=meeting,
            actor_id=1,
            summoned_on=on,
            sent_how="brev",
        )
        figure = by_key(counted(register, Period(date(2026, 1, 1), date(2026, 12, 31))))["kallelse"]
    assert parts(figure, "inom frist") == {found: 1}


def test_a_register_may_count_its_own_days_and_weeks(norrbus: Norrbus) -> None:
    """An own rule in days, and one in weeks."""
    norrbus.ok("frist", "regler", "ändra", "--profil", "egen")
    norrbus.ok(
        "frist", "regler", "ändra", "--frist", "kallelse", "--antal", "3", "--enhet", "dagar"
    )
    norrbus.ok("frist", "regler", "ändra", "--frist", "möte", "--antal", "1", "--enhet", "veckor")
    given.consented(norrbus)
    norrbus.day = "2026-04-02"
    given.booked(norrbus, "2026-04-07")
    given.summoned(norrbus)
    norrbus.day = "2026-04-07"
    given.held(norrbus)
    register = norrbus.open()
    figures = by_key(counted(register, Period(date(2026, 1, 1), date(2026, 12, 31))))
    register.close()
    # From Monday 30 March: Thursday is the third day, and Tuesday after Easter the eighth.
    assert parts(figures["kallelse"], "inom frist") == {"i tid": 1}
    assert parts(figures["mote"], "inom frist") == {"för sent": 1}
    assert figures["mote"].distribution is not None
    assert figures["mote"].distribution.days == ((4, 1),)


# Mostly complete, so that one thing alone is what is missing.
mostly = strategies.sampled_from([*[True] * 30, False])
measures: strategies.SearchStrategy[list[tuple[int, tuple[bool, ...]]]] = strategies.lists(
    strategies.tuples(strategies.sampled_from([2, 3, 1]), strategies.tuples(*[mostly] * 5)),
    min_size=1,
    max_size=3,
) | strategies.just([])
eighteen = strategies.sampled_from([None, date(2008, 4, 21), date(2008, 4, 22), date(2014, 1, 1)])


# The drawn actors are called "x", each with a huvudman of its own.
principal = strategies.sampled_from(["Kalix kommun", "Region Norrbotten", "x", "Kalle", "x "])


# All there but a guardian's opinion: asked for until the day of eighteen.
@pytest.mark.no_cover
@example(
    (True,) * 8, [(2, (True,) * 5)], False, (True, False, False), date(2008, 4, 21), [None], "x"
)
@example(
    (True,) * 8, [(2, (True,) * 5)], False, (True, False, False), date(2008, 4, 22), [None], "x"
)
@example(
    (True,) * 8,
    [(2, (True,) * 5), (3, (True,) * 5)],
    True,
    (True, True, False),
    date(2014, 1, 1),
    ["2026-04-22"],
    "Kalix kommun",
)
@example(
    (True,) * 8,
    [(2, (True,) * 5), (3, (True,) * 5)],
    True,
    (True, True, False),
    date(2014, 1, 1),
    ["2026-04-21"],
    "Region Norrbotten",
)
@settings(max_examples=300, deadline=None)
@over(
    strategies.tuples(*[mostly] * 8),
    measures,
    strategies.booleans(),
    strategies.tuples(mostly, strategies.booleans(), strategies.booleans()),
    eighteen,
    strategies.lists(
        strategies.sampled_from([None, "2026-04-21", "2026-04-22"]), min_size=1, max_size=2
    ),
    principal,
)
def test_complete_content_is_what_the_check_of_the_plan_asks_for(
    register: database.Register,
    there: tuple[bool, ...],
    given_measures: list[tuple[int, tuple[bool, ...]]],
    sip: bool,
    opinions: tuple[bool, ...],
    born: date | None,
    ended: list[str | None],
    overall: str,
) -> None:
    made = date(2026, 4, 21)
    with undone(register):
        drawn.Drawn(register, Random(0)).actors()
        people = [
            put(register, "persons", name=f"p{number}", born=born if not number else None)
            for number in range(3)
        ]
        case_id = a_case(register, people[0], made)
        for person, until in zip(people[1:], ended, strict=False):
            put(
                register,
                "guardianships",
                case_id=case_id,
                person_id=person,
                custody="gemensam",
                ended_on=until,
            )
        texts = {
            name: "x" if has else ""
            for name, has in zip(
                ("needs", "works_well", "overall", "followup_place", "convener"),
                there,
                strict=False,
            )
        }
        texts["overall"] = texts["overall"] and overall
        coordinator, day, time = (has or None for has in there[5:])
        when = {
            "followup_on": day and made,
            "followup_time": "13:00" if time else "",
            "coordinator_id": coordinator and 1,
        }
        plan_id = put(
            register,
            "plans",
            case_id=case_id,
            version=1,
            kind="SIP" if sip else "genomförandeplan",
            made_on=made,
            **texts,
            **when,
        )
        for number, (actor, has) in enumerate(given_measures, 1):
            facts = {
                name: "x" if each else ""
                for name, each in zip(("performer", "extent", "followup"), has, strict=False)
            }
            period = {
                name: made if each else None
                for name, each in zip(("starts", "ends"), has[3:], strict=True)
            }
            put(
                register,
                "measures",
                plan_id=plan_id,
                number=number,
                what="x",
                actor_id=actor,
                **facts,
                **period,
            )
        for person, spoken in zip(people, opinions, strict=True):
            if spoken:
                put(register, "opinions", plan_id=plan_id, person_id=person, opinion="x")
        figure = by_key(counted(register, Period(made, made)))["planer"]
        case, plan = (case_store.by_id(register, case_id), plan_store.of_case(register, case_id)[0])
        remarks = check(case, plan, coverage(case, [], made), made)
    others = [
        remark
        for remark in remarks
        if not remark.missing.startswith(("samtycke för", "underskrift saknas"))
    ]
    assert parts(figure, "innehållet komplett") == {"nej" if others else "ja": 1}
    assert parts(figure, "barnets uppfattning finns") == {"ja" if opinions[0] else "nej": 1}
    assert parts(figure, "samordnare utsedd") == {"ja" if coordinator else "nej": 1}


# By hand


class Story:
    """Cases made by the commands, each on its day."""

    def __init__(self, norrbus: Norrbus) -> None:
        self.norrbus = norrbus

    def on(self, day: str, *line: str) -> str:
        self.norrbus.day = day
        return self.norrbus.ok(*line)

    def opened(
        self,
        day: str,
        name: str,
        born: str,
        gender: str = "",
        by: str = "skola",
        level: str = "tidiga",
        seen: str = "",
    ) -> str:
        """A case; its reference."""
        who = (
            ("--barn", name, "--född", born, *(("--kön", gender) if gender else ()))
            if name
            else ("--anonym",)
        )
        need = (
            "--behov-sett",
            seen or day,
            "--sett-av",
            by,
            "--behov",
            "Hög frånvaro.",
            "--fungerar",
            "Hästar.",
            "--nivå",
            level,
        )
        found = re.search(r"NB-\d{4}-\d{4}", self.on(day, "ärende", "skapa", *who, *need))
        assert found
        return found[0]

    def closed(self, day: str, case: str, reason: str) -> None:
        self.on(day, "ärende", "avsluta", case, "--orsak", reason)

    def reopened(self, day: str, case: str) -> None:
        self.on(day, "ärende", "öppna", case, "--orsak", "ny frånvaro")

    def summoned(self, day: str, case: str, meeting: str, *actors: str, despite: str = "") -> None:
        named = [word for actor in actors for word in ("--aktör", actor)]
        self.norrbus.day = day
        given.booked(self.norrbus, meeting, case)
        self.norrbus.ok(
            "möte",
            "kalla",
            case,
            *named,
            "--sätt",
            "brev",
            *(("--trots-saknat-samtycke", despite) if despite else ()),
        )


@pytest.fixture
def years(norrbus: Norrbus) -> Story:
    """A dozen cases from 2025 to 2027, most of what happens in 2026."""
    story = Story(norrbus)
    given.actors(norrbus)
    bo = story.opened("2025-12-30", "Bo", "2008-02-29", "pojke", by="BUP", level="omfattande")
    story.closed("2026-03-02", bo, "behovet tillgodosett")
    story.reopened("2026-05-04", bo)
    story.closed(
        "2026-02-27", story.opened("2026-02-27", "Cia", "2010-01-15"), "barnet har flyttat"
    )
    story.opened("2026-02-28", "Dan", "2008-02-29", "pojke")
    eva = story.opened(
        "2026-03-02", "Eva", "2020-05-05", "flicka", by="socialtjänst", level="omfattande"
    )
    story.on(
        "2026-03-02",
        "ärende",
        "placera",
        eva,
        "--sedan",
        "2026-02-15",
        "--form",
        "HVB",
        "--samordnare",
        "Karin",
    )
    story.on("2026-04-15", "ärende", "hälsoundersökning", eva, "--gjord", "idag")
    story.on("2026-12-31", "ärende", "placering-upphör", eva, "--dag", "idag")
    story.closed(
        "2025-08-15",
        story.opened("2025-06-02", "Fia", "2005-06-06", "annan könsidentitet"),
        "har lämnat målgruppen",
    )
    story.opened("2026-12-31", "Gun", "2012-12-31", "flicka", by="elevhälsa", seen="2026-12-28")
    story.closed(
        "2026-12-31",
        story.opened("2025-12-31", "Hal", "2006-01-01", "pojke"),
        "har lämnat målgruppen",
    )
    story.opened("2027-01-05", "Ida", "2011-05-05", "flicka")
    jon = story.opened("2026-09-01", "Jon", "2006-03-03", "pojke")
    story.closed("2026-09-10", jon, "behovet tillgodosett")
    story.reopened("2026-09-10", jon)
    story.on("2026-09-15", "plan", "skapa", jon, "--slag", "SIP")
    kims(story)
    anonymous(story)
    elsas(story)
    others(story)
    norrbus.day = "2027-02-01"
    return story


def kims(story: Story) -> None:
    """No consent: counted from the need. The first meeting is cancelled, and summons nobody."""
    kim = story.opened("2025-11-03", "Kim", "2013-04-04")
    story.summoned("2025-12-01", kim, "2025-12-10", "skola", despite="SoL")
    story.on("2025-12-03", "möte", "ställ-in", kim, "--orsak", "sjukdom", "--ja")
    story.summoned("2026-01-15", kim, "2026-01-20", "skola", despite="SoL")
    wrote = ("--närvarande", "skola", "--anteckningar", "x", "--gäller-ändå", "Bara skolan kunde.")
    story.on("2026-01-20", "möte", "genomför", kim, *wrote)


def anonymous(story: Story) -> None:
    """A consultation with a meeting."""
    case = story.opened("2026-06-01", "", "")
    story.summoned("2026-06-01", case, "2026-06-08", "BUP")
    story.on("2026-06-08", "möte", "genomför", case, "--närvarande", "BUP", "--anteckningar", "x")


def others(story: Story) -> None:
    """Evaluations, and meetings above the single case."""
    marks = ("--lyssnad", "--syfte", "--rätt-personer", "--vem-gör-vad", "--nöjd")
    for day, who, answers in (
        ("2025-12-30", "vårdnadshavare", "11111"),
        ("2026-06-11", "barnet/den unge", "5-455"),
        ("2026-06-12", "vårdnadshavare", "44424"),
    ):
        given_marks = [
            word
            for option, mark in zip(marks, answers, strict=True)
            if mark != "-"
            for word in (option, mark)
        ]
        story.on(day, "utvärdering", "registrera", "--grupp", who, *given_marks)
    for kind, period, since in (
        ("styrgrupp", "halvår", "2026-07-01"),
        ("forum barn och unga", "kvartal", "2026-05-01"),
    ):
        story.on(
            "2026-02-02",
            "forum",
            "regler",
            "ändra",
            "--slag",
            kind,
            "--antal",
            "1",
            "--per",
            period,
            "--källa",
            "Kalix rutin",
            "--från",
            since,
        )
    for number, day in enumerate(("2026-07-01", "2026-09-01", "2026-12-31"), 1):
        story.norrbus.day = day
        given.forum(story.norrbus, "--agenda", "x", "--deltagare", "Per", day=day)
        story.norrbus.ok(
            "forum", "genomför", f"F-2026-{number:04}", "--närvarande", "Per", "--anteckningar", "x"
        )


def elsas(story: Story) -> None:
    """The whole way: consent on 1 April, summons on the 10th, meeting and plan on the 21st, two follow-ups, a deviation, a disagreement."""
    norrbus = story.norrbus
    elsa = story.opened("2026-03-30", "Elsa", "2014-09-03", "flicka")
    given.guardians(norrbus, elsa)
    norrbus.day = "2026-04-01"
    for who in ("Anna", "Mikael"):
        given.consent(norrbus, who, "skola", "soc", "primärvård", case=elsa)
    story.summoned("2026-04-10", elsa, "2026-04-21", "skola", "soc", "primärvård")
    came = (
        "--närvarande",
        "skola",
        "--mandat",
        "skola",
        "--på-länk",
        "soc",
        "--närvarande",
        "barnet",
        "--på-länk",
        "Mikael",
    )
    story.on("2026-04-21", "möte", "genomför", elsa, *came, "--anteckningar", "x")
    given.plan(norrbus, elsa)
    given.signed(norrbus, elsa)
    said = (
        "--genomförd",
        "1",
        "--delvis",
        "2",
        "--därför",
        "2=vakans",
        "--genomförd",
        "3",
        "--mål-uppnått",
        "1",
        "--mål-delvis",
        "2",
    )
    story.on(
        "2026-06-10",
        "uppföljning",
        "registrera",
        elsa,
        *said,
        "--beslut",
        "revidera",
        "--till",
        "2=2026-09-30",
        "--nästa",
        "2026-09-16",
    )
    # Its number is 3 again: the one that was finished is not in the new version.
    new = (
        "--vad",
        "Läxhjälp",
        "--aktör",
        "skola",
        "--börjar",
        "2026-08-20",
        "--slutar",
        "2026-12-15",
    )
    story.on("2026-06-11", "plan", "insats", elsa, *new)
    then = (
        "--delvis",
        "2",
        "--därför",
        "2=vakans",
        "--inte",
        "4",
        "--därför",
        "4=sjukdom",
        "--mål-inte",
        "4",
    )
    story.on(
        "2026-09-21",
        "uppföljning",
        "registrera",
        elsa,
        *then,
        "--beslut",
        "fortsätt",
        "--nästa",
        "2027-01-20",
    )
    story.on("2026-10-05", "plan", "ändra-insats", elsa, "2", "--läge", "klar")
    norrbus.day = "2026-05-11"
    given.deviation(norrbus, case=elsa)
    norrbus.day = "2026-05-25"
    given.handled(norrbus)
    norrbus.day = "2026-11-02"
    given.deviation(norrbus, "--aktör", "soc", "--aktör", "BUP", case="")
    about = (
        "--gäller",
        "kostnadsansvar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--beskrivning",
        "x",
    )
    story.on("2026-05-12", "oenighet", "anmäl", elsa, *about)
    story.on("2026-05-20", "oenighet", "hänskjut", elsa, "--nivå", "styrgrupp")
    story.on("2026-06-01", "oenighet", "avgör", elsa, "--beslut", "Delas lika.")


# Each indicator of 2026: total, what is in each split (what is not there is 0), and the days. Why, case by case:
# Bo, Hal and Kim were open when the year began. Elsa, Cia, Dan, Eva, Gun and Jon came; Bo and Jon came back; Bo, Cia, Hal and Jon went, and all but
# Cia and Hal of those nine are there at the end: 3 + 6 + 2 = 4 + 7. Fia went in 2025, Ida came in 2027.
BY_HAND: dict[str, tuple[int, dict[str, dict[str, int]], tuple[tuple[int, int], ...] | None]] = {
    "pagaende_ar_in": (
        3,
        {"kön": {"pojke": 2, "uppgift saknas": 1}, "vem som såg behovet": {"skola": 2, "BUP": 1}},
        None,
    ),
    "oppnade": (
        6,
        {
            # Eva 5; Elsa 11; Gun 14 that very day; Cia 16; Dan, born on 29 February, 18 that very day; Jon 20.
            "ålder": {"0–5 år": 1, "6–12 år": 1, "13–15 år": 1, "16–17 år": 1, "18–20 år": 2},
            "kön": {"flicka": 3, "pojke": 2, "uppgift saknas": 1},
            "vem som såg behovet": {"skola": 4, "socialtjänst": 1, "elevhälsa": 1},
            "nivå": {"tidiga insatser": 5, "omfattande insatser": 1},
            "placerad": {"ja": 1, "nej": 5},
        },
        None,
    ),
    "ateroppnade": (2, {"kön": {"pojke": 2}, "vem som såg behovet": {"skola": 1, "BUP": 1}}, None),
    "avslutade": (
        4,
        {
            "kön": {"pojke": 3, "uppgift saknas": 1},
            "vem som såg behovet": {"skola": 3, "BUP": 1},
            "orsak": {
                "behovet tillgodosett": 2,
                "barnet har flyttat": 1,
                "har lämnat målgruppen": 1,
            },
        },
        None,
    ),
    "pagaende_ar_ut": (
        7,
        {
            # Eva 6 and Elsa 12; Kim 13 and Gun 14; Bo and Dan 18, Jon 20.
            "ålder": {"6–12 år": 2, "13–15 år": 2, "18–20 år": 3},
            "kön": {"flicka": 3, "pojke": 3, "uppgift saknas": 1},
            "vem som såg behovet": {"skola": 4, "socialtjänst": 1, "elevhälsa": 1, "BUP": 1},
            "nivå": {"tidiga insatser": 5, "omfattande insatser": 2},
            # Eva came home on the last day.
            "placerad": {"nej": 7},
        },
        None,
    ),
    "anonyma": (1, {}, None),
    # Elsa: 2, 7, 8, 9 and 10 April after consent on the 1st (Easter between). Kim, from the need on 3 November: 19 days in November, 19 in December
    # (24-26 and 31 are none), 9 in January (1 and 6 are none).
    "kallelse": (2, {"inom frist": {"i tid": 1, "för sent": 1}}, ((5, 1), (47, 1))),
    # Elsa: another seven, 13-17, 20 and 21 April. Kim: 16, 19 and 20 January.
    "mote": (2, {"inom frist": {"för sent": 2}}, ((12, 1), (50, 1))),
    "moten": (
        3,
        {
            "slag": {"norrbusmöte": 3},
            "barnet/den unge med": {"ja": 1, "nej": 2},
            "någon vårdnadshavare med": {"ja": 1, "nej": 2},
        },
        None,
    ),
    "narvaro": (
        5,
        {
            "närvaro": {"närvarande": 3, "på länk": 1, "frånvarande": 1},
            "aktör": {"skola": 2, "socialtjänst": 1, "primärvård": 1, "BUP": 1},
            "med mandat att besluta": {"ja": 1, "nej": 4},
        },
        None,
    ),
    # Jon's SIP is bare.
    "planer": (
        2,
        {
            "slag": {"genomförandeplan": 1, "SIP": 1},
            "samordnare utsedd": {"ja": 2},
            "barnets uppfattning finns": {"ja": 1, "nej": 1},
            "innehållet komplett": {"ja": 1, "nej": 1},
        },
        None,
    ),
    # Elsa's 1 (school) and 3 (social services) were done in version 1 on 10 June, before the 30th; 2 was moved to 30 September and done on 5 October;
    # the new 3 (school) should have been done by 15 December.
    "insatser": (
        4,
        {
            "ansvarig": {"skola": 2, "socialtjänst": 1, "primärvård": 1},
            "utfall": {"klar i tid": 2, "klar för sent": 1, "inte klar": 1},
        },
        None,
    ),
    # 10 June as set in the plan; 21 September for the 16th.
    "uppfoljningar": (
        2,
        {
            "på eller före den bestämda dagen": {"i tid": 1, "för sent": 1},
            "beslut": {"revidera": 1, "fortsätt": 1},
        },
        None,
    ),
    "mal": (3, {"utfall": {"uppnått": 1, "delvis uppnått": 1, "inte uppnått": 1}}, None),
    "avvikelser": (
        2,
        {
            "grund": {"överenskommen insats utförs inte": 2},
            "läge": {"underskrift väntas": 1, "klar att avsluta": 1},
            "i ett ärende": {"ja": 1, "nej": 1},
        },
        ((14, 1),),
    ),
    "berorda": (4, {"verksamhet": {"primärvård": 2, "socialtjänst": 1, "BUP": 1}}, None),
    "oenigheter": (
        1,
        {"gäller": {"kostnadsansvar": 1}, "nivå": {"styrgrupp": 1}, "avgjord": {"ja": 1}},
        None,
    ),
    "placeringar": (1, {"hälsoundersökning": {"gjord": 1}}, None),
    # The form of a child who left one question out, and that of a guardian; a third is from a meeting in 2025.
    "utvardering_heard": (
        2,
        {"vem som svarar": {"barnet/den unge": 1, "vårdnadshavare": 1}},
        ((4, 1), (5, 1)),
    ),
    "utvardering_purpose": (1, {"vem som svarar": {"vårdnadshavare": 1}}, ((4, 1),)),
    "utvardering_people": (
        2,
        {"vem som svarar": {"barnet/den unge": 1, "vårdnadshavare": 1}},
        ((4, 2),),
    ),
    "utvardering_roles": (
        2,
        {"vem som svarar": {"barnet/den unge": 1, "vårdnadshavare": 1}},
        ((2, 1), (5, 1)),
    ),
    "utvardering_satisfied": (
        2,
        {"vem som svarar": {"barnet/den unge": 1, "vårdnadshavare": 1}},
        ((4, 1), (5, 1)),
    ),
    # The steering group met on 1 July, and twice in the autumn. Once a half-year is asked for from July on, of forum barn och unga once a quarter
    # from May on, which is from July; nobody held it.
    "forum": (3, {"slag": {"styrgrupp": 3}}, None),
    "forum_fragade": (
        3,
        {"slag": {"styrgrupp": 1, "forum barn och unga": 2}, "hölls": {"ja": 1, "nej": 2}},
        None,
    ),
}


def test_a_year_counted_by_hand(years: Story) -> None:
    register = years.norrbus.open()
    before = years.norrbus.rows()
    y2025, y2026, y2027 = (
        counting.count(register, only(year), date(2027, 2, 1)) for year in (2025, 2026, 2027)
    )
    assert years.norrbus.rows() == before
    register.close()
    assert (y2026.until, y2027.until) == (date(2026, 12, 31), date(2027, 2, 1))
    for figure in y2026.figures:
        total, splits, days = BY_HAND[figure.key]
        found = {each.by: parts(figure, each.by) for each in figure.breakdowns}
        assert (figure.key, figure.total, found) == (figure.key, total, splits)
        assert (figure.distribution.days if figure.distribution else None) == days, figure.key
        # The marks of each group, added up.
        assert bool(figure.sums) == bool(BY_KEY[figure.key].marks)
        if figure.distribution and figure.sums:
            assert sum(dict(figure.sums).values()) == figure.distribution.sum
            assert {group for group, total in figure.sums if total} == set(found["vem som svarar"])
    assert dict(y2026.figure("utvardering_purpose").sums)["vårdnadshavare"] == 4
    # Bo, Fia, Hal and Kim came in 2025, and Fia went; in 2027 Ida has come.
    keys = (
        "pagaende_ar_in",
        "oppnade",
        "ateroppnade",
        "avslutade",
        "pagaende_ar_ut",
        "kallelse",
        "moten",
    )
    assert [y2025.figure(key).total for key in keys] == [0, 4, 0, 1, 3, 0, 0]
    assert [y2027.figure(key).total for key in keys] == [7, 1, 0, 0, 8, 0, 0]


def test_a_deviation_concerns_a_kind_of_actor_once_however_many_of_it(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("aktör", "lägg-till", "--kort", "hc2", "--namn", "Övre", "--slag", "primärvård")
    given.deviation(norrbus, "--aktör", "hc2", "--aktör", "BUP")
    given.deviation(norrbus, "--aktör", "BUP")
    register = norrbus.open()
    figure = counting.count(register, only(2026), date(2026, 12, 31)).figure("berorda")
    register.close()
    assert (figure.total, parts(figure, "verksamhet")) == (4, {"primärvård": 2, "BUP": 2})


def test_what_is_switched_off_is_counted_all_the_same_and_known_to_be_off(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    register = norrbus.open()
    before = counting.count(register, only(2026), date(2026, 12, 31))
    register.close()
    norrbus.ok("statistik", "stäng-av", "oppnade", "mal")
    register = norrbus.open()
    after = counting.count(register, only(2026), date(2026, 12, 31))
    register.close()
    assert (before.off, after.off) == ((), ("mal", "oppnade"))
    assert after.figures == before.figures
    assert (after.figure("oppnade").total, after.accounted("oppnade").total) == (1, None)


def test_a_follow_up_is_measured_against_the_day_set_before_it(norrbus: Norrbus) -> None:
    """A version by revision keeps the day of the plan: one that had been kept when it was made is no day to be late for."""
    given.agreed(norrbus)
    story = Story(norrbus)
    partly = (
        "--delvis",
        "1",
        "--delvis",
        "2",
        "--delvis",
        "3",
        "--därför",
        "1=x",
        "--därför",
        "2=x",
        "--därför",
        "3=x",
    )
    follow = ("uppföljning", "registrera", "1", *partly, "--beslut")
    story.on("2026-06-10", *follow, "fortsätt", "--nästa", "2026-09-16")
    story.on("2026-07-01", "plan", "revidera", "1", "--orsak", "ny skola")
    story.on("2026-09-20", *follow, "fortsätt", "--nästa", "2026-11-02")
    story.on("2026-10-01", "plan", "revidera", "1", "--orsak", "ny skola igen")
    story.on("2026-10-02", "plan", "ändra", "1", "--uppföljning", "2026-11-05")
    story.on("2026-11-05", *follow, "fortsätt", "--nästa", "2026-12-01")
    story.on("2026-12-02", *follow, "avsluta")
    story.on(
        "2026-12-03",
        *("uppföljning", "registrera", "1", "--beslut", "fortsätt", "--nästa", "2027-12-01"),
    )
    register = norrbus.open()
    figure = counting.count(register, only(2026), date(2027, 1, 1)).figure("uppfoljningar")
    register.close()
    # 10 June and 5 November on their days; 2 December a day late; 20 September and 3 December without any.
    assert parts(figure, "på eller före den bestämda dagen") == {
        "i tid": 2,
        "för sent": 1,
        "ingen frist": 2,
    }
    assert parts(figure, "beslut") == {"fortsätt": 4, "avsluta": 1}


# What is missing


def told(norrbus: Norrbus, year: int) -> list[tuple[str, str, str]]:
    return [(each.reference, each.what, each.command) for each in gaps(norrbus, year)]


def gaps(norrbus: Norrbus, year: int) -> list[Found]:
    register = norrbus.open()
    try:
        return missing(register, year, date.fromisoformat(norrbus.day))
    finally:
        register.close()


def test_what_is_missing_is_completed_by_the_command_that_is_named(norrbus: Norrbus) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    given.booked(norrbus, "2026-04-08")
    norrbus.ok("plan", "skapa", "1")
    norrbus.ok("plan", "insats", "1", "--vad", "Stöd", "--aktör", "skola")
    given.deviation(norrbus, case="")
    norrbus.day = "2026-04-08"
    assert [each.what for each in gaps(norrbus, 2026)] == [
        "kön saknas",
        "dag för uppföljning saknas",
        "insats 1 saknar slutdag",
        "återkoppling saknas",
    ]
    norrbus.day = "2026-04-09"
    assert told(norrbus, 2026) == [
        ("NB-2026-0001", "kön saknas", "norrbus ärende ändra NB-2026-0001 --kön KÖN"),
        (
            "NB-2026-0001-M1",
            "mötet 2026-04-08 är inte inställt, och ingen är kallad",
            "norrbus möte ställ-in NB-2026-0001-M1 --orsak ORSAK",
        ),
        (
            "NB-2026-0001",
            "dag för uppföljning saknas",
            "norrbus plan ändra NB-2026-0001 --uppföljning DAG",
        ),
        (
            "NB-2026-0001",
            "insats 1 saknar slutdag",
            "norrbus plan ändra-insats NB-2026-0001 1 --slutar DAG",
        ),
        (
            "A-2026-0001",
            "återkoppling saknas",
            "norrbus avvikelse underteckna A-2026-0001 --som chef",
        ),
    ]
    kinds = [
        "kön i ärenden",
        "vad som hände på möten som har varit",
        "dag för uppföljning i planer",
        "slutdag för insatser",
        "återkoppling på avvikelser",
    ]
    assert [each.kind for each in gaps(norrbus, 2026)] == kinds
    assert gaps(norrbus, 2025) == []
    norrbus.ok(
        "möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--trots-saknat-samtycke", "x"
    )
    rest = {"möte": ("--närvarande", "skola", "--anteckningar", "x")}
    for gap in gaps(norrbus, 2026)[:4]:
        words = [
            {"KÖN": "flicka", "DAG": "2026-06-10"}.get(word, word)
            for word in gap.command.split(" ")[1:]
        ]
        norrbus.ok(*words, *rest.get(words[0], ()))
    given.handled(norrbus)
    assert gaps(norrbus, 2026) == []


def test_a_measure_that_has_ended_is_asked_about_from_the_day_after(norrbus: Norrbus) -> None:
    given.agreed(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--kön", "flicka")
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "pågår")
    norrbus.day = "2026-06-30"
    assert gaps(norrbus, 2026) == []
    norrbus.day = "2026-07-01"
    assert [each.what for each in gaps(norrbus, 2026)] == [
        f"insats {number} slutade 2026-06-30, och läget är fortfarande beslutad"
        for number in (2, 3)
    ]
    norrbus.ok("plan", "revidera", "1", "--orsak", "x")
    assert norrbus.refused(
        2, "plan", "ändra-insats", "1", "2", "--läge", "klar", "--läge-dag", "2026-07-02"
    ).startswith("Läget kan inte ligga i framtiden")
    norrbus.day = "2027-01-02"
    assert [each.kind for each in gaps(norrbus, 2026)] == [
        "vad som blev av insatser som skulle vara klara"
    ] * 2
    for gap in gaps(norrbus, 2026):
        norrbus.ok(*gap.command.replace("LÄGE", "klar").replace("DAG", "2026-06-30").split(" ")[1:])
    assert gaps(norrbus, 2026) == []
    register = norrbus.open()
    outcomes = parts(
        counting.count(register, only(2026), date(2027, 1, 2)).figure("insatser"), "utfall"
    )
    register.close()
    assert outcomes == {"klar i tid": 2, "inte klar": 1}


def test_nothing_is_asked_of_a_plan_that_has_ended_or_a_deviation_that_was_a_mistake(
    norrbus: Norrbus,
) -> None:
    given.case(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--kön", "flicka")
    norrbus.ok("plan", "skapa", "1", "--uppföljning", "2026-06-10")
    norrbus.ok("plan", "insats", "1", "--vad", "Stöd", "--aktör", "skola")
    norrbus.ok("plan", "underteckna", "1", "--aktör", "skola")
    given.deviation(norrbus, case="")
    assert [each.what for each in gaps(norrbus, 2026)] == [
        "insats 1 saknar slutdag, och planen är underskriven",
        "återkoppling saknas",
    ]
    norrbus.ok("avvikelse", "avsluta", "1", "--makulera", "fel")
    norrbus.ok("uppföljning", "registrera", "1", "--beslut", "avsluta", "--genomförd", "1")
    assert gaps(norrbus, 2026) == []


def test_a_meeting_to_which_somebody_was_summoned_is_recorded_and_another_cancelled(
    norrbus: Norrbus,
) -> None:
    given.actors(norrbus)
    given.child(norrbus)
    norrbus.ok("ärende", "ändra", "1", "--kön", "flicka")
    given.booked(norrbus, "2026-04-08")
    norrbus.day = "2026-04-09"
    (empty,) = gaps(norrbus, 2026)
    norrbus.ok(
        "möte", "kalla", "1", "--aktör", "skola", "--sätt", "brev", "--trots-saknat-samtycke", "x"
    )
    assert [each.command for each in gaps(norrbus, 2026)] == [
        "norrbus möte genomför NB-2026-0001-M1"
    ]
    norrbus.ok(*empty.command.replace("ORSAK", "sjukdom").split(" ")[1:], "--ja")
    assert gaps(norrbus, 2026) == []


def test_a_gender_that_is_missing_is_added_in_a_closed_case_and_nothing_else(
    norrbus: Norrbus,
) -> None:
    given.child(norrbus)
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    (gap,) = gaps(norrbus, 2026)
    assert "är avslutat" in norrbus.refused(
        4, "ärende", "ändra", "1", "--kön", "flicka", "--språk", "finska"
    )
    norrbus.ok(*gap.command.replace("KÖN", "flicka").split(" ")[1:])
    assert gaps(norrbus, 2026) == []
    assert "är avslutat" in norrbus.refused(4, "ärende", "ändra", "1", "--kön", "pojke")


def test_a_signed_plan_is_completed_in_a_new_version(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("plan", "skapa", "1")
    norrbus.ok("plan", "insats", "1", "--vad", "Stöd", "--aktör", "skola")
    norrbus.ok("plan", "underteckna", "1", "--aktör", "skola")
    again = "norrbus plan revidera NB-2026-0001"
    assert told(norrbus, 2026) == [
        ("NB-2026-0001", "dag för uppföljning saknas, och planen är underskriven", again),
        ("NB-2026-0001", "insats 1 saknar slutdag, och planen är underskriven", again),
    ]
    norrbus.ok(*again.split(" ")[1:], "--orsak", "dagar saknas")
    assert [each.command for each in gaps(norrbus, 2026)] == [
        "norrbus plan ändra NB-2026-0001 --uppföljning DAG",
        "norrbus plan ändra-insats NB-2026-0001 1 --slutar DAG",
    ]
    norrbus.ok("plan", "ändra-insats", "1", "1", "--läge", "avbruten")
    norrbus.ok("plan", "ändra", "1", "--uppföljning", "2026-04-10")
    assert gaps(norrbus, 2026) == []
    norrbus.day = "2026-04-10"
    norrbus.ok("uppföljning", "registrera", "1", "--beslut", "fortsätt", "--nästa", "2026-06-10")
    norrbus.ok("plan", "revidera", "1", "--orsak", "x")
    # The day had been kept when the version was made.
    assert [each.what for each in gaps(norrbus, 2026)] == ["dag för uppföljning saknas"]


def test_nothing_is_asked_of_a_case_that_is_closed_or_was_so_all_the_year(norrbus: Norrbus) -> None:
    norrbus.day = "2024-05-06"
    given.child(norrbus)
    given.actors(norrbus)
    given.booked(norrbus, "2026-06-01")
    norrbus.ok("ärende", "avsluta", "1", "--orsak", "barnet har flyttat")
    # But the gender, which can be added without opening it.
    assert [each.what for each in gaps(norrbus, 2024)] == ["kön saknas"]
    assert gaps(norrbus, 2026) == []
    norrbus.day = "2026-05-04"
    norrbus.ok("ärende", "öppna", "1", "--orsak", "ny frånvaro")
    assert [[each.what for each in gaps(norrbus, year)] for year in (2023, 2024, 2025, 2026)] == [
        [],
        ["kön saknas"],
        [],
        ["kön saknas"],
    ]
    norrbus.day = "2027-01-01"
    assert len(gaps(norrbus, 2026)) == 2
    norrbus.ok("möte", "ställ-in", "1", "--orsak", "x", "--ja")
    assert len(gaps(norrbus, 2026)) == 1
    given.deviation(norrbus, case="")
    assert [len(gaps(norrbus, year)) for year in (2026, 2027)] == [1, 2]
