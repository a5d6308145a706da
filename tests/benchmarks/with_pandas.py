"""A year's figures by pandas, from an unencrypted copy of the register: what somebody would write who had pandas and no norrbus.

``python with_pandas.py COPY FIRST LAST`` prints them as JSON: for each indicator its total, each split's categories that have any, and how many took each
number of days. The standard library's SQLite reads the columns that a figure needs, and only the rows of the year, or of its cases, meetings and plans;
joining, grouping and counting are pandas'. Counts where most of the work lies: the flow of cases, day 0 with the first summons and the first meeting,
meetings, attendance, plans, measures, follow-ups and goals. Last days are those of the model of 2013 counted from consent, which a new register has.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

NEVER = 2_900_000
WORKING_DAYS = {"kallelse": 5, "mote": 10}
HEALTH = {
    "primärvård",
    "barn- och ungdomsmedicin",
    "BUP",
    "habilitering",
    "vuxenpsykiatri",
    "folktandvård",
}
FINISHED = ["klar", "avbruten"]
Figures = dict[str, dict[str, Any]]


class Copy:
    """The copy and the year."""

    def __init__(self, path: str, first: str, last: str) -> None:
        self.connection = sqlite3.connect(path)
        self.connection.execute("CREATE TEMP TABLE wanted (id INTEGER PRIMARY KEY)")
        self.first, self.last = first, last
        self.before = str(np.datetime64(first) - 1)
        self.cases = self.read(
            "SELECT id AS case_id, opened_on, child_id, need_seen_on, need_seen_by, level, anonymous FROM cases WHERE opened_on <= :last"
        )

    def read(self, sql: str) -> pd.DataFrame:
        """What a query finds; it may ask for :first and :last."""
        return pd.read_sql_query(
            sql, self.connection, params={"first": self.first, "last": self.last}
        )

    def of(self, ids: Iterable[Any], sql: str) -> pd.DataFrame:
        """What a query finds that asks for what belongs to ``wanted``."""
        self.connection.execute("DELETE FROM wanted")
        self.connection.executemany("INSERT INTO wanted VALUES (?)", ((int(each),) for each in ids))
        return self.read(sql)


def days(written: pd.Series, missing: int = NEVER) -> np.ndarray[Any, Any]:
    """Days as numbers."""
    return np.where(
        written.isna(),
        missing,
        written.fillna("1970-01-01").to_numpy(dtype="datetime64[D]").astype(int),
    )


def yes_no(truth: pd.Series) -> np.ndarray[Any, Any]:
    return np.where(truth, "ja", "nej")


def figure(rows: pd.DataFrame, *splits: str, took: str = "") -> dict[str, Any]:
    """A row for each that counts."""
    parts = {
        split: {str(name): int(number) for name, number in rows[split].value_counts().items()}
        for split in splits
    }
    found: dict[str, Any] = {"totalt": len(rows), "delar": parts}
    if took:
        found["dagar"] = [
            [int(day), int(number)]
            for day, number in rows[took].value_counts().sort_index().items()
        ]
    return found


def flow(copy: Copy) -> Figures:
    closings = copy.read(
        "SELECT case_id, closed_on, reopened_on, reason FROM closings WHERE closed_on <= :last"
    )

    def events(
        key: str, case_ids: pd.Series, on: pd.Series | str, reason: pd.Series | str = ""
    ) -> pd.DataFrame:
        return pd.DataFrame({"key": key, "case_id": case_ids, "day": on, "orsak": reason})

    def are_open(day: str) -> pd.Series:
        closed = closings.case_id[
            (closings.closed_on <= day)
            & (closings.reopened_on.isna() | (closings.reopened_on > day))
        ]
        return copy.cases.case_id[(copy.cases.opened_on <= day) & ~copy.cases.case_id.isin(closed)]

    opened = copy.cases[copy.cases.opened_on >= copy.first]
    reopened = closings[closings.reopened_on.between(copy.first, copy.last)]
    closed = closings[closings.closed_on >= copy.first]
    every = pd.concat(
        [
            events("pagaende_ar_in", are_open(copy.before), copy.before),
            events("oppnade", opened.case_id, opened.opened_on),
            events("ateroppnade", reopened.case_id, reopened.reopened_on),
            events("avslutade", closed.case_id, closed.closed_on, closed.reason),
            events("pagaende_ar_ut", are_open(copy.last), copy.last),
        ]
    ).merge(copy.cases[copy.cases.anonymous == 0], on="case_id")
    every["child_id"] = every.child_id.astype(int)
    children = copy.of(
        every.child_id.unique(),
        "SELECT id AS child_id, born, gender FROM persons WHERE id IN (SELECT id FROM wanted)",
    )
    every = every.merge(children, on="child_id").reset_index(drop=True)
    years = (
        every.day.str[:4].astype(int)
        - every.born.str[:4].astype(float)
        - (every.day.str[5:] < every.born.str[5:])
    )
    groups = ["0–5 år", "6–12 år", "13–15 år", "16–17 år", "18–20 år", "21 år eller äldre"]
    every["ålder"] = (
        pd.cut(years, [-np.inf, 5, 12, 15, 17, 20, np.inf], labels=groups)
        .cat.add_categories("uppgift saknas")
        .fillna("uppgift saknas")
        .astype(str)
    )
    every["kön"] = every.gender.replace("", "uppgift saknas")
    placed = (
        every[["case_id", "day"]]
        .reset_index()
        .merge(copy.read("SELECT case_id, since, until FROM placements"), on="case_id")
    )
    there = placed["index"][
        (placed.since <= placed.day) & (placed.until.isna() | (placed.until > placed.day))
    ]
    every["placerad"] = yes_no(every.index.isin(there))
    every = every.rename(columns={"need_seen_by": "vem som såg behovet", "level": "nivå"})
    short, long = (
        ("kön", "vem som såg behovet"),
        ("ålder", "kön", "vem som såg behovet", "nivå", "placerad"),
    )
    splits = {"oppnade": long, "pagaende_ar_ut": long, "avslutade": (*short, "orsak")}
    return {
        str(key): figure(rows, *splits.get(str(key), short)) for key, rows in every.groupby("key")
    }


def speed(copy: Copy) -> Figures:
    meetings = copy.read(
        "SELECT id AS meeting_id, case_id, held_on FROM meetings WHERE kind = 'norrbusmöte' AND cancelled_on IS NULL"
    )
    sent = copy.read(
        "SELECT meeting_id, summoned_on FROM participants WHERE actor_id IS NOT NULL AND summoned_on <= :last"
    ).merge(meetings, on="meeting_id")
    # As numbers: the least of a group of strings is found one group at a time.
    summons = pd.DataFrame(
        {"key": "kallelse", "case_id": sent.case_id, "day": days(sent.summoned_on)}
    )
    held = meetings.dropna(subset="held_on")
    held = pd.DataFrame({"key": "mote", "case_id": held.case_id, "day": days(held.held_on)})
    firsts = pd.concat(
        [each.groupby(["key", "case_id"]).day.min().reset_index() for each in (summons, held)]
    )
    begins, ends = days(pd.Series([copy.first, copy.last]))
    firsts = firsts[firsts.day.between(begins, ends)].merge(
        copy.cases[copy.cases.anonymous == 0], on="case_id"
    )
    target = pd.DataFrame(
        {
            "key": firsts.key,
            "case_id": firsts.case_id,
            "day": firsts.day,
            "seen": days(firsts.need_seen_on),
        }
    )
    target = target.merge(complete_since(copy, target, firsts), on=["key", "case_id"], how="left")
    target["start"] = np.maximum(target.seen, target.since.fillna(-NEVER).astype(int))
    calendar = copy.read("SELECT day, working, ordinal FROM calendar_days")
    calendar = calendar.set_index(days(calendar.day))
    began = calendar.ordinal.reindex(target.start).to_numpy()
    ended = calendar.ordinal.reindex(target.day).to_numpy()
    target["took"] = np.maximum(0, ended - began)
    before_ended = ended - calendar.working.reindex(target.day).to_numpy()
    target["inom frist"] = np.where(
        before_ended < began + target.key.map(WORKING_DAYS).to_numpy(), "i tid", "för sent"
    )
    return {
        str(key): figure(rows, "inom frist", took="took") for key, rows in target.groupby("key")
    }


def complete_since(copy: Copy, target: pd.DataFrame, firsts: pd.DataFrame) -> pd.DataFrame:
    """The first day of the unbroken stretch of complete consent that holds the day of each target; none where it was not complete on the day."""
    subject = target.groupby("case_id").day.max().rename("last").reset_index()
    child_of = firsts.drop_duplicates("case_id")[["case_id", "child_id"]].astype(int)
    subject = subject.merge(child_of, on="case_id")
    children = copy.of(
        subject.child_id,
        "SELECT id AS child_id, born FROM persons WHERE id IN (SELECT id FROM wanted)",
    )
    born = children.born.to_numpy(dtype="datetime64[D]")
    months = born.astype("datetime64[M]")
    eighteen = ((months + 18 * 12).astype("datetime64[D]") + (born - months)).astype(int)
    children["eighteen"] = np.where(np.isnat(born), NEVER, eighteen)
    subject = subject.merge(children[["child_id", "eighteen"]], on="child_id")
    custody = copy.of(
        subject.case_id,
        "SELECT case_id, person_id, custody, ended_on FROM guardianships WHERE case_id IN (SELECT id FROM wanted)",
    )
    consents = copy.read("SELECT * FROM consents WHERE case_id IN (SELECT id FROM wanted)")
    actors = copy.of(
        consents.id,
        "SELECT consent_id, actor_id FROM consent_actors WHERE consent_id IN (SELECT id FROM wanted)",
    )

    alone = custody.groupby("case_id").person_id.transform("size") == 1
    custody = custody[~((custody.custody == "gemensam") & alone)].merge(subject, on="case_id")
    until = np.minimum(days(custody.ended_on), custody.eighteen)
    guardians = pd.DataFrame(
        {
            "case_id": custody.case_id,
            "person_id": custody.person_id,
            "since": -NEVER,
            "until": until,
            "last": custody["last"],
        }
    )
    grown = subject[subject.eighteen <= subject["last"]]
    young = pd.DataFrame(
        {
            "case_id": grown.case_id,
            "person_id": grown.child_id,
            "since": grown.eighteen,
            "until": NEVER,
            "last": grown["last"],
        }
    )
    giver = pd.concat([guardians, young])

    given = giver.merge(
        consents, left_on=["case_id", "person_id"], right_on=["case_id", "giver_id"]
    )
    starts = np.maximum(np.maximum(days(given.given_on), days(given.valid_from)), given.since)
    ends = np.minimum(
        np.minimum(days(given.valid_until) + 1, days(given.withdrawn_on)), given.until
    )
    given = pd.DataFrame(
        {
            "case_id": given.case_id,
            "person_id": given.person_id,
            "consent_id": given.id,
            "since": starts,
            "until": ends,
            "last": given["last"],
        }
    )

    turn = pd.concat(
        [
            each[["case_id", "last", side]].set_axis(["case_id", "last", "turn"], axis=1)
            for each in (giver, given)
            for side in ("since", "until")
        ]
    )
    turn = turn[(turn.turn > -NEVER) & (turn.turn <= turn["last"])].drop_duplicates()[
        ["case_id", "turn"]
    ]
    of_case = ["case_id", "turn"]
    there = turn.merge(giver, on="case_id")
    needed = (
        there[(there.since <= there.turn) & (there.turn < there.until)]
        .groupby(of_case)
        .person_id.nunique()
        .rename("needed")
        .reset_index()
    )
    valid = turn.merge(given, on="case_id")
    valid = valid[(valid.since <= valid.turn) & (valid.turn < valid.until)].merge(
        actors, on="consent_id"
    )
    one_vote = valid[[*of_case, "actor_id", "person_id"]].drop_duplicates()
    agreed = (
        one_vote.groupby([*of_case, "actor_id"])
        .size()
        .groupby(of_case)
        .max()
        .rename("agreed")
        .reset_index()
    )
    turn = (
        turn.merge(needed, on=of_case, how="left").merge(agreed, on=of_case, how="left").fillna(0)
    )
    turn["complete"] = (turn.needed > 0) & (turn.needed == turn.agreed)

    history = target[["key", "case_id", "day"]].merge(turn, on="case_id")
    history = history[history.turn <= history.day]
    of_target = ["key", "case_id"]
    broken = history[~history.complete].groupby(of_target).turn.max().rename("broken").reset_index()
    history = history[history.complete].merge(broken, on=of_target, how="left")
    return (
        history[~(history.turn < history.broken)]
        .groupby(of_target)
        .turn.min()
        .rename("since")
        .reset_index()
    )


def meetings(copy: Copy) -> Figures:
    held = copy.read(
        "SELECT id AS meeting_id, case_id, kind AS slag FROM meetings WHERE held_on BETWEEN :first AND :last"
    ).merge(copy.cases[["case_id", "child_id"]], on="case_id")
    of_meetings = "FROM participants WHERE meeting_id IN (SELECT id FROM meetings WHERE held_on BETWEEN :first AND :last)"
    people = copy.read(
        f"SELECT meeting_id, person_id {of_meetings} AND person_id IS NOT NULL AND attendance IN ('närvarande', 'på länk')"
    )
    people = people.merge(held[["meeting_id", "child_id"]], on="meeting_id")
    child = people.person_id == people.child_id
    held["barnet/den unge med"] = yes_no(held.meeting_id.isin(people.meeting_id[child]))
    held["någon vårdnadshavare med"] = yes_no(held.meeting_id.isin(people.meeting_id[~child]))
    came = copy.read(
        f'SELECT actor_id, attendance AS "närvaro", mandate {of_meetings} AND actor_id IS NOT NULL'
    )
    came["aktör"] = came.actor_id.map(kinds(copy))
    came["med mandat att besluta"] = yes_no(came.mandate == "ja")
    return {
        "moten": figure(held, "slag", "barnet/den unge med", "någon vårdnadshavare med"),
        "narvaro": figure(came, "närvaro", "aktör", "med mandat att besluta"),
    }


def kinds(copy: Copy) -> pd.Series:
    return copy.read("SELECT id, kind FROM actors").set_index("id").kind


def plans(copy: Copy) -> Figures:
    made = copy.read(
        "SELECT * FROM plans WHERE version = 1 AND made_on BETWEEN :first AND :last"
    ).merge(copy.cases[["case_id", "child_id"]], on="case_id")
    made["child_id"] = made.child_id.astype(int)
    opinions = copy.of(
        made.id, "SELECT plan_id, person_id FROM opinions WHERE plan_id IN (SELECT id FROM wanted)"
    )
    measures = copy.read(
        "SELECT plan_id, actor_id, performer, extent, starts, ends, followup FROM measures WHERE plan_id IN (SELECT id FROM wanted)"
    )
    spoken = made[["id", "case_id", "child_id", "made_on"]].merge(
        opinions, left_on="id", right_on="plan_id"
    )
    of_child = made.id.isin(spoken.id[spoken.person_id == spoken.child_id])
    custody = copy.of(
        made.case_id,
        "SELECT case_id, person_id, ended_on FROM guardianships WHERE case_id IN (SELECT id FROM wanted)",
    )
    guardians = spoken.merge(custody, on=["case_id", "person_id"])
    heard = guardians.id[guardians.ended_on.isna() | (guardians.ended_on > guardians.made_on)]
    children = (
        copy.of(made.child_id, "SELECT id, born FROM persons WHERE id IN (SELECT id FROM wanted)")
        .set_index("id")
        .born
    )
    born = made.child_id.map(children)
    birthday = (born.str[:4].astype(int) + 18).astype(str) + born.str[4:]
    whole = (
        (measures[["performer", "extent", "followup"]] != "").all(axis=1)
        & measures.starts.notna()
        & measures.ends.notna()
    )
    measured = whole.groupby(measures.plan_id).all()
    kind = measures.actor_id.map(kinds(copy))
    social, health = (
        made.id.isin(measures.plan_id[kind.isin(wanted)]) for wanted in ({"socialtjänst"}, HEALTH)
    )
    facts = (
        made[["needs", "works_well", "overall", "followup_time", "followup_place", "convener"]]
        != ""
    ).all(axis=1)
    complete = (
        facts
        & made.coordinator_id.notna()
        & made.followup_on.notna()
        & of_child
        & (made.id.isin(heard) | (birthday <= made.made_on))
    )
    complete &= made.id.map(measured).fillna(value=False).astype(bool) & (
        (made.kind != "SIP") | (social & health)
    )
    made = made.rename(columns={"kind": "slag"})
    made["samordnare utsedd"], made["barnets uppfattning finns"] = (
        yes_no(made.coordinator_id.notna()),
        yes_no(of_child),
    )
    made["innehållet komplett"] = yes_no(complete)
    return {
        "planer": figure(
            made, "slag", "samordnare utsedd", "barnets uppfattning finns", "innehållet komplett"
        )
    }


def measures(copy: Copy) -> Figures:
    found = copy.read(
        "SELECT id, plan_id, number, actor_id, ends, state, state_on FROM measures WHERE ends BETWEEN :first AND :last"
    )
    versions = copy.of(
        found.plan_id.unique(),
        "SELECT id AS plan_id, case_id, version FROM plans WHERE case_id IN (SELECT case_id FROM plans WHERE id IN (SELECT id FROM wanted))",
    )
    revised = copy.read("SELECT plan_id FROM followups WHERE decision = 'revidera'").plan_id
    later = versions.assign(version=versions.version - 1).rename(columns={"plan_id": "later_id"})
    found = found.merge(versions, on="plan_id").merge(later, on=["case_id", "version"], how="left")
    carried_to = copy.of(
        found.later_id.dropna().unique(),
        "SELECT plan_id AS later_id, number FROM measures WHERE plan_id IN (SELECT id FROM wanted)",
    )
    found = found.merge(carried_to.assign(there=True), on=["later_id", "number"], how="left")
    left = found.state.isin(FINISHED) & found.plan_id.isin(revised)
    found = found[~(found.there.notna() & ~left)].copy()
    in_time = np.where(found.state_on <= found.ends, "klar i tid", "klar för sent")
    found["utfall"] = np.select(
        [found.state == "klar", found.state == "avbruten"], [in_time, "avbruten"], "inte klar"
    )
    found["ansvarig"] = found.actor_id.map(kinds(copy))
    return {"insatser": figure(found, "ansvarig", "utfall")}


def followups(copy: Copy) -> Figures:
    every = copy.read(
        "SELECT id, case_id, plan_id, held_on, decision, next_on FROM followups WHERE held_on <= :last"
    ).sort_values(["case_id", "held_on"])
    earlier = every.groupby("case_id")[["plan_id", "held_on", "next_on"]].shift(1)
    every["earlier_plan"], every["earlier_on"], every["earlier_next"] = (
        earlier.plan_id,
        earlier.held_on,
        earlier.next_on,
    )
    found = every[every.held_on >= copy.first].copy()
    own = (
        copy.of(
            found.plan_id.unique(),
            "SELECT id, followup_on FROM plans WHERE id IN (SELECT id FROM wanted)",
        )
        .set_index("id")
        .followup_on
    )
    planned = found.plan_id.map(own)
    due = found.earlier_next.where(
        found.earlier_plan == found.plan_id, planned.mask(found.earlier_on >= planned)
    )
    found["på eller före den bestämda dagen"] = np.select(
        [due.isna(), found.held_on <= due], ["ingen frist", "i tid"], "för sent"
    )
    found = found.rename(columns={"decision": "beslut"})
    goals = copy.of(
        found.id,
        "SELECT goal AS utfall FROM results WHERE goal <> '' AND followup_id IN (SELECT id FROM wanted)",
    )
    return {
        "uppfoljningar": figure(found, "på eller före den bestämda dagen", "beslut"),
        "mal": figure(goals, "utfall"),
    }


def every_figure(copy: Copy) -> Figures:
    return {
        **flow(copy),
        **speed(copy),
        **meetings(copy),
        **plans(copy),
        **measures(copy),
        **followups(copy),
    }


if __name__ == "__main__":
    sys.stdout.write(
        json.dumps(every_figure(Copy(*sys.argv[1:])), ensure_ascii=False, sort_keys=True)
    )
