"""The deadlines are asked of the register in SQL. Here the same is counted in plain Python over random cases, and must agree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import given
import pytest
from conftest import Norrbus
from hypothesis import given as over
from hypothesis import settings, strategies
from kernel.test_calendar import by_hand
from older import Older

from norrbus_cli.case import store as case_store
from norrbus_cli.case.actor import store as actor_store
from norrbus_cli.consent import store as consent_store
from norrbus_cli.consent.model import COMPLETE, NONE, Coverage, coverage
from norrbus_cli.deadline import store as deadline_store
from norrbus_cli.meeting import store as meeting_store
from norrbus_cli.meeting.notice.kinds import UNCOVERED
from norrbus_cli.plan import store as plan_store
from norrbus_cli.plan.completeness import check
from norrbus_cli.register import cells, database, opening
from norrbus_cli.rule.model import Deadline

NEED = date(2026, 3, 30)
# A narrow window, so that days meet.
days = strategies.integers(-4, 9).map(lambda count: NEED + timedelta(days=count))


@dataclass(frozen=True)
class Given:
    """A consent: who (0 the child, then guardians), when, from, until, withdrawn, to which actors."""

    giver: int
    on: date
    start: date
    length: int
    withdrawn: int | None
    narrowed: int | None
    actors: frozenset[int]


guardians = strategies.lists(
    strategies.tuples(strategies.sampled_from(["gemensam", "ensam"]), strategies.none() | days),
    max_size=3,
)
consents = strategies.lists(
    strategies.builds(
        Given,
        giver=strategies.integers(0, 3),
        on=days,
        start=days,
        length=strategies.integers(0, 9),
        withdrawn=strategies.none() | strategies.integers(0, 9),
        narrowed=strategies.none() | strategies.integers(0, 9),
        actors=strategies.frozensets(strategies.integers(1, 2), min_size=1),
    ),
    max_size=6,
)
signers = strategies.frozensets(
    strategies.sampled_from(["actor 1", "actor 2", "person 0", "person 1", "person 2", "person 3"])
)


class Undone(Exception):
    """Ends a deed so that nothing of it stays."""


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


def build(
    register: database.Register,
    born: date,
    custody: list[tuple[str, date | None]],
    given_ones: list[Given],
    signed: frozenset[str],
) -> int:
    """A case with a plan as it is drawn; the id."""
    facts_of = {"kind": "skola", "principal": "kommun"}
    for short in ("a1", "a2", "a3"):
        actor_store.add(register, short, {"short": short, "name": short, **facts_of})
    people = [
        register.insert(
            "persons", {"name": f"p{number}", "born": str(born) if not number else "1980-01-01"}
        )
        for number in range(4)
    ]
    facts: dict[str, cells.Value] = {
        "need_seen_on": str(NEED),
        "need_seen_by": "skola",
        "need": "x",
        "level": "tidiga insatser",
        "opened_on": str(NEED),
        "municipality": "2514",
    }
    case_id = case_store.add_case(
        register, 2026, {**facts, "coordinator_id": 1, "anonymous": 0, "child_id": people[0]}
    )
    for person, (kind, ended) in zip(people[1:], custody, strict=False):
        register.insert(
            "guardianships",
            {
                "case_id": case_id,
                "person_id": person,
                "custody": kind,
                "ended_on": str(ended) if ended else None,
            },
        )
    for each in given_ones:
        until = max(each.on, each.start) + timedelta(days=each.length)
        withdrawn = (
            str(each.on + timedelta(days=each.withdrawn)) if each.withdrawn is not None else None
        )
        values: dict[str, Any] = {
            "given_on": str(each.on),
            "valid_from": str(each.start),
            "valid_until": str(until),
            "withdrawn_on": withdrawn,
        }
        giver: dict[str, Any] = {
            "case_id": case_id,
            "giver_id": people[each.giver],
            "form": "muntligt",
            "purpose": "x",
            "matters": "x",
        }
        known = actor_store.by_id(register)
        consent = consent_store.add(
            register, {**giver, **values}, [known[number] for number in sorted(each.actors)]
        )
        if each.narrowed is not None and len(each.actors) > 1:
            day = each.on + timedelta(days=each.narrowed)
            consent_store.narrow(register, consent, [1 + each.length % 2], day, "x")
    plan_id = plan_store.add(register, case_id, 1, {"kind": "SIP", "made_on": str(NEED)})
    for number in (1, 2):
        register.insert(
            "measures", {"plan_id": plan_id, "number": number, "what": "x", "actor_id": number}
        )
    for who in signed:
        kind, which = who.split()
        signer = ("actor_id", int(which)) if kind == "actor" else ("person_id", people[int(which)])
        plan_store.approve(
            register, plan_id, {signer[0]: signer[1], "name": "x", "signed_on": str(NEED)}
        )
    return case_id


def call(register: database.Register, case_id: int) -> None:
    """Two meetings to come, each with one of the actors."""
    for actor in (1, 2):
        meeting = {
            "kind": "uppföljningsmöte",
            "day": str(NEED + timedelta(days=40)),
            "time": "09:00",
        }
        more = {"booked_on": str(NEED), "purpose": "x", "place": "x", "uid": f"{case_id}-{actor}"}
        by: dict[str, cells.Value] = {"length": 60, "summoned_by": "x", "led_by": "x"}
        meeting_id = meeting_store.add(register, case_id, {**meeting, **more, **by})
        summoned = {"actor_id": actor, "summoned_on": str(NEED), "sent_how": "brev"}
        meeting_store.add_participant(register, meeting_id, summoned)


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@over(
    strategies.integers(0, 10) | strategies.integers(80, 100) | strategies.integers(1180, 1188),
    guardians,
    consents,
    signers,
    strategies.integers(0, 10),
)
def test_consent_start_days_and_signatures_agree_with_plain_counting(
    register: database.Register,
    age_in_days: int,
    custody: list[tuple[str, date | None]],
    given_ones: list[Given],
    signed: frozenset[str],
    later: int,
) -> None:
    today = NEED + timedelta(days=later)
    # Around eighteen on the days in question, or around fifteen on the day of the plan.
    born = date(2008, 1, 1) + timedelta(days=age_in_days)
    with pytest.raises(Undone), register.operation():
        case_id = build(register, born, custody, given_ones, signed)
        call(register, case_id)
        everything = deadline_store.of_cases(register, today, [case_id]).deadlines
        found = {each.kind: each for each in everything}
        case = case_store.by_id(register, case_id)
        plain = coverage(case, consent_store.of_case(register, case_id), today)
        agree_on_consent(found, plain)
        # The first meeting is the first actor's, the second the second's.
        assert {each.subject[-1] for each in everything if each.kind == UNCOVERED} == {
            str(actor) for actor in (1, 2) if not plain.covers(actor)
        }
        remarks = check(case, plan_store.of_case(register, case_id)[0], plain, today)
        assert ("underskrifter" in found) == any(
            remark.missing.startswith("underskrift saknas") for remark in remarks
        )
        raise Undone


def agree_on_consent(found: dict[str, Deadline], plain: Coverage) -> None:
    assert ("samtycke saknas" in found) == (plain.state == NONE)
    assert ("vårdnadshavare saknas" in found) == plain.unregistered
    assert ("samtycke ofullständigt" in found) == (
        plain.state not in {NONE, COMPLETE} and not plain.unregistered
    )
    assert ("kallelse" in found) == (plain.state == COMPLETE)
    if plain.since:
        start = max(plain.since, NEED)
        assert [(found[kind].start, found[kind].due) for kind in ("kallelse", "möte")] == [
            (start, by_hand(start, 5)),
            (start, by_hand(start, 10)),
        ]


def test_what_is_open_is_marked_by_the_register_itself(norrbus: Norrbus) -> None:
    """The marks that the partial indexes stand on, after closing and reopening in every order."""
    given.agreed(norrbus)
    norrbus.ok(
        "uppföljning",
        "registrera",
        "1",
        "--genomförd",
        "1",
        "--genomförd",
        "2",
        "--genomförd",
        "3",
        "--beslut",
        "avsluta",
    )
    norrbus.ok(
        "oenighet",
        "anmäl",
        "1",
        "--gäller",
        "kostnadsansvar",
        "--aktör",
        "skola",
        "--aktör",
        "soc",
        "--beskrivning",
        "x",
    )
    norrbus.ok(
        "ärende", "placera", "1", "--sedan", "idag", "--form", "HVB", "--samordnare", "Karin"
    )
    given.child(norrbus, "--trots-dubblett", "syskonets ärende")
    for line in (
        ("avsluta", "1", "--orsak", "barnet har flyttat"),
        ("avsluta", "2", "--orsak", "barnet har flyttat"),
        ("öppna", "1", "--orsak", "x"),
        ("öppna", "2", "--orsak", "x"),
        ("avsluta", "2", "--orsak", "barnet har flyttat"),
    ):
        norrbus.ok("ärende", *line)
        register = norrbus.open()
        is_open = {
            row["id"]: int(case_store.by_id(register, row["id"]).closed is None)
            for row in register.rows("SELECT id FROM cases")
        }
        for table, sql in OWNERS.items():
            rows = register.rows(f"SELECT t.open, {sql}")
            assert rows
            assert all(row["open"] == is_open[row["case_id"]] for row in rows), (line, table)
        child = register.rows(
            "SELECT persons.open, json_group_array(cases.id) AS ids FROM persons JOIN cases ON child_id = persons.id GROUP BY persons.id"
        )
        assert [row["open"] for row in child] == [
            max(is_open[case_id] for case_id in json.loads(row["ids"])) for row in child
        ]
        register.close()


OWNERS = {
    "cases": "id AS case_id FROM cases t",
    "guardianships": "case_id FROM guardianships t",
    "consents": "case_id FROM consents t",
    "consent_actors": "case_id FROM consent_actors t JOIN consents c ON c.id = consent_id",
    "meetings": "case_id FROM meetings t",
    "participants": "case_id FROM participants t JOIN meetings m ON m.id = meeting_id",
    "plans": "case_id FROM plans t",
    "measures": "case_id FROM measures t JOIN plans p ON p.id = plan_id",
    "approvals": "case_id FROM approvals t JOIN plans p ON p.id = plan_id",
    "placements": "case_id FROM placements t",
    "followups": "case_id FROM followups t",
    "disagreements": "case_id FROM disagreements t",
}


def test_the_question_reads_nothing_but_what_is_open_and_the_calendar(norrbus: Norrbus) -> None:
    register = norrbus.open()
    chosen = deadline_store.choices(register)
    in_force = chosen.in_force()
    # The one rule about what is closed, long ago: asked only of a register that has chosen to dispose.
    assert not deadline_store.with_rows(register, {"gallring": in_force.pop("gallring")}, None)
    sql, parameters = deadline_store.question(chosen, in_force, NEED, None)
    read = {
        row["detail"]
        for row in register.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)
        if row["detail"].startswith(("SEARCH", "SCAN"))
    }
    register.close()
    tables = {line for line in read if "USING" in line and "AUTOMATIC" not in line}
    indexes = {line.split("INDEX ")[1].split()[0] for line in tables if "INDEX " in line}
    assert indexes == {
        *(f"{table}_open" for table in (*OWNERS, "persons")),
        "closings_reopened",
        "calendar_working",
        # What is open of a deviation follows its own closing; those of an open case are events in it.
        "deviations_open",
        "deviations_case",
        "deviation_actors_of",
        "improvements_open",
        "routines_used",
        # Of the meetings above the single case: what is to come, what is unsent, and those held in a rule's two latest periods.
        "forums_open",
        "forums_unprepared",
        "forums_unsent",
        "forums_held",
        "forum_rules_used",
        "recipients_used",
        # Whether last year is published, and whether there was any case in it or before.
        "sqlite_autoindex_published_years_1",
        "cases_opened",
        # Of open meetings that have moved or are off: whether each of those called has been sent a letter since.
        "meetings_changed",
        "documents_participant",
        "paper_steps_document",
        # Of a meeting that is held as one with others: the few that say the same word.
        "meetings_joint",
    }
    # By its number: a deviation's own case, and the register's one row.
    assert {line.split()[1] for line in tables if "PRIMARY KEY" in line} <= {
        "zero",
        "calendar_days",
        "c",
        "r",
    }


def test_a_register_from_before_the_deadlines_is_brought_up_with_what_is_open_marked(
    norrbus: Norrbus,
) -> None:
    """The step on a register with rows: made as it was before, with one case closed and one open."""
    path, key = norrbus.home / "old.norrbus", norrbus.home / "old.key"
    old = Older(path, key, before="s0009_deadlines")
    old_rows(old)
    old.close()
    register = opening.open_register(path, key, cells.Author("test", "test"))
    assert [
        tuple(row.values())
        for row in map(dict, register.rows("SELECT id, open FROM cases ORDER BY id"))
    ] == [(1, 1), (2, 0)]
    assert [row["open"] for row in register.rows("SELECT open FROM persons ORDER BY id")] == [1, 0]
    assert [row["open"] for row in register.rows("SELECT open FROM consents ORDER BY id")] == [1, 0]
    assert (
        register.rows("SELECT because FROM calendar_days WHERE day = '2026-04-03'")[0]["because"]
        == "långfredagen"
    )
    assert deadline_store.choices(register).profile == "2013 års modell"
    assert {each.case_id for each in deadline_store.of_all(register, NEED).deadlines} == {None, 1}
    register.close()


def old_rows(register: Older) -> None:
    """Rows as the schema before the step has them."""
    register.database.table("calendar_days").insert_all(
        {"day": str(NEED + timedelta(days=count)), "working": 1, "ordinal": count}
        for count in range(-100, 100)
    )
    person = {"name": "x", "born": "2014-09-03"}
    coordinator = register.insert("coordinators", {"name": "Karin"})
    register.insert(
        "register",
        {
            "id": 1,
            "municipality": "2514",
            "authority": "x",
            "created_on": str(NEED),
            "coordinator_id": coordinator,
        },
    )
    facts: dict[str, cells.Value] = {
        "need_seen_on": str(NEED),
        "need_seen_by": "skola",
        "need": "x",
        "level": "tidiga insatser",
        "opened_on": str(NEED),
        "municipality": "2514",
    }
    for number in (1, 2):
        child = register.insert("persons", person)
        case = register.insert(
            "cases",
            {
                **facts,
                "reference": f"NB-2026-000{number}",
                "coordinator_id": 1,
                "anonymous": 0,
                "child_id": child,
            },
        )
        terms = {
            "given_on": str(NEED),
            "form": "muntligt",
            "purpose": "x",
            "matters": "x",
            "valid_from": str(NEED),
            "valid_until": "2026-12-31",
        }
        register.insert("consents", {"case_id": case, "giver_id": child, **terms})
    register.insert(
        "closings", {"case_id": 2, "closed_on": str(NEED), "reason": "barnet har flyttat"}
    )
