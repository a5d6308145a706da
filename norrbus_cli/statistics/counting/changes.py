"""What has happened in the register since a year was published, that can explain why its figures
differ now: kinds of event, no persons.

The log keeps every change of a row with the row before and after. A change can explain a difference
when the indicator reads its table, something that it reads has changed, and the row belongs to the
year: by a day of its own, or by the row that it belongs to.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from ...evaluation.model import QUESTIONS
from ...register.cells import Row, Value
from ...register.database import Register
from ...register.journal import done_for
from ...words.record import Record


class Cause(Record):
    """A kind of event since the year was published.

    The command, how many times, and the days of the first and the last time.
    """

    command: str
    times: int
    first: date
    last: date


class _Reading(Record):
    """How a row of a table belongs to a year.

    A day of its own in it (``days``), a day of its own up to its end (``until``), or another row.

    ``columns``: only these are read of a row that was there before; all when there are none.
    ``parents``: the column that names another row, and the question for the rows of the year.
    Without any of these every row belongs to every year. ``indicator``: the column that names the
    only one that a row is about.
    """

    days: tuple[str, ...] = ()
    until: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    parents: tuple[tuple[str, str], ...] = ()
    indicator: str = ""


SWITCHED_OFF = "switched_off"
_YEAR = "BETWEEN :first AND :last"
_HELD = f"SELECT id FROM meetings WHERE held_on {_YEAR}"
_SUMMONED = f"SELECT meeting_id AS id FROM participants WHERE summoned_on {_YEAR}"
_MADE = f"SELECT id FROM plans WHERE made_on {_YEAR}"
_REPORTED = f"SELECT id FROM deviations WHERE reported_on {_YEAR}"
_MET = (
    f"SELECT case_id AS id FROM meetings WHERE held_on {_YEAR} OR id IN ({_SUMMONED}) UNION SELECT"
    f" case_id FROM plans WHERE made_on {_YEAR}"
)
# The plans of cases with a measure that ends in the year: in which version it stands last is told
# by them all.
_ENDING = f"""SELECT id FROM plans WHERE case_id IN (
    SELECT p.case_id FROM plans p JOIN measures m ON m.plan_id = p.id WHERE m.ends {_YEAR})"""
_READ = {
    "actors": _Reading(columns=("kind",)),
    "cases": _Reading(
        until=("opened_on",),
        columns=("opened_on", "anonymous", "child_id", "need_seen_on", "need_seen_by", "level"),
    ),
    "persons": _Reading(
        columns=("born", "gender"),
        parents=(
            (
                "id",
                (
                    "SELECT child_id AS id FROM cases WHERE opened_on <= :last AND child_id IS NOT"
                    " NULL"
                ),
            ),
        ),
    ),
    "closings": _Reading(until=("closed_on",), columns=("closed_on", "reopened_on", "reason")),
    "placements": _Reading(until=("since",)),
    "meetings": _Reading(
        days=("held_on",),
        columns=("held_on", "kind", "cancelled_on", "lacking", "counts_anyway"),
        parents=(("id", _SUMMONED),),
    ),
    "participants": _Reading(
        days=("summoned_on",),
        columns=("summoned_on", "attendance", "mandate"),
        parents=(("meeting_id", _HELD),),
    ),
    "guardianships": _Reading(columns=("custody", "ended_on"), parents=(("case_id", _MET),)),
    "consents": _Reading(
        columns=("given_on", "valid_from", "valid_until", "withdrawn_on"),
        parents=(("case_id", _MET),),
    ),
    "consent_actors": _Reading(
        parents=(("consent_id", f"SELECT id FROM consents WHERE case_id IN ({_MET})"),)
    ),
    "plans": _Reading(until=("made_on",), parents=(("id", _ENDING),)),
    "measures": _Reading(days=("ends",), parents=(("plan_id", _MADE), ("plan_id", _ENDING))),
    "opinions": _Reading(parents=(("plan_id", _MADE),)),
    "followups": _Reading(until=("held_on",), parents=(("plan_id", _ENDING),)),
    "results": _Reading(
        parents=(("followup_id", f"SELECT id FROM followups WHERE held_on {_YEAR}"),)
    ),
    "deviations": _Reading(days=("reported_on",)),
    "deviation_actors": _Reading(parents=(("deviation_id", _REPORTED),)),
    "improvements": _Reading(parents=(("deviation_id", _REPORTED),)),
    "disagreements": _Reading(days=("raised_on",)),
    "referrals": _Reading(
        parents=(("disagreement_id", f"SELECT id FROM disagreements WHERE raised_on {_YEAR}"),)
    ),
    "evaluations": _Reading(days=("year",)),
    "forums": _Reading(days=("held_on",), columns=("held_on", "kind", "forum_name")),
    "forum_rules": _Reading(until=("since",)),
    "deadline_choices": _Reading(),
    "own_rules": _Reading(),
    "closed_days": _Reading(until=("day",)),
    SWITCHED_OFF: _Reading(indicator="indicator"),
}
_CASE = ("cases", "persons", "closings")
_DAY_0 = (
    "participants",
    "meetings",
    "cases",
    "persons",
    "guardianships",
    "consents",
    "consent_actors",
    "deadline_choices",
    "own_rules",
    "closed_days",
)
_TABLES = {
    "pagaende_ar_in": _CASE,
    "oppnade": (*_CASE, "placements"),
    "ateroppnade": _CASE,
    "avslutade": _CASE,
    "pagaende_ar_ut": (*_CASE, "placements"),
    "anonyma": ("cases",),
    "kallelse": _DAY_0,
    "mote": _DAY_0,
    "moten": ("meetings", "participants"),
    "narvaro": ("meetings", "participants", "actors"),
    "planer": ("plans", "measures", "opinions", "guardianships", "persons", "actors"),
    "insatser": ("measures", "plans", "followups", "actors"),
    "uppfoljningar": ("followups", "plans"),
    "mal": ("followups", "results"),
    "avvikelser": ("deviations", "deviation_actors", "improvements"),
    "berorda": ("deviations", "deviation_actors", "actors"),
    "oenigheter": ("disagreements", "referrals"),
    "placeringar": ("placements",),
    **{f"utvardering_{question}": ("evaluations",) for question in QUESTIONS},
    "forum": ("forums",),
    "forum_fragade": ("forums", "forum_rules"),
}
TABLES = {key: (*tables, SWITCHED_OFF) for key, tables in _TABLES.items()}
_CHANGES = f"""
    SELECT o.id, o.command, {done_for("o")} AS day, c.table_name, c.before, c.after
    FROM changes c JOIN operations o ON o.id = c.operation_id
    WHERE c.id > :since AND c.table_name IN (SELECT value FROM json_each(:tables))
        AND coalesce(c.after, c.before) IS NOT NULL ORDER BY c.id"""


def causes(
    register: Register, keys: Iterable[str], year: int, since: int
) -> dict[str, list[Cause]]:
    """For each indicator that differs, the kinds of event since a row of the log, in the order in
    which they first happened.
    """
    wanted = list(keys)
    tables = sorted({table for key in wanted for table in TABLES[key]})
    found: dict[str, dict[str, list[tuple[int, str]]]] = {key: {} for key in wanted}
    of_year = {table: _of_year(register, _READ[table], year) for table in tables}
    for row in register.rows(_CHANGES, {"since": since, "tables": json.dumps(tables)}):
        table = row["table_name"]
        if _belongs(_READ[table], row, year, of_year[table]):
            for key in wanted:
                if table in TABLES[key] and _is_about(_READ[table], row, key):
                    found[key].setdefault(_kind(row["command"]), []).append((row["id"], row["day"]))
    return {
        key: [_cause(command, times) for command, times in of_key.items()]
        for key, of_key in found.items()
    }


def _is_about(reading: _Reading, change: Row, key: str) -> bool:
    return (
        not reading.indicator
        or json.loads(change["after"] or change["before"])[reading.indicator] == key
    )


def _of_year(register: Register, reading: _Reading, year: int) -> list[tuple[str, frozenset[int]]]:
    """The other rows of the year that a row can belong to, by the column that names them."""
    days: dict[str, Value] = {"first": f"{year}-01-01", "last": f"{year}-12-31"}
    return [
        (column, frozenset(row["id"] for row in register.rows(question, days)))
        for column, question in reading.parents
    ]


def _kind(command: str) -> str:
    """The command without its options."""
    return command.split(" --", maxsplit=1)[0]


def _cause(command: str, times: list[tuple[int, str]]) -> Cause:
    days = [date.fromisoformat(day) for _, day in times]
    return Cause(command, len({operation for operation, _ in times}), min(days), max(days))


def _belongs(
    reading: _Reading, change: Row, year: int, of_year: list[tuple[str, frozenset[int]]]
) -> bool:
    """Whether a change is of something that is read, in a row that belongs to the year (before it
    or after).
    """
    rows = [json.loads(change[side]) for side in ("before", "after") if change[side]]
    if len(rows) > 1 and not any(
        rows[0].get(column) != rows[1].get(column)
        for column in reading.columns or set(rows[1]) - {"open"}
    ):
        return False
    if not (reading.days or reading.until or reading.parents):
        return True
    last = f"{year}-12-31"
    return any(
        any(str(row.get(column) or "")[:4] == str(year) for column in reading.days)
        or any(row.get(column) and row[column] <= last for column in reading.until)
        or any(row.get(column) in there for column, there in of_year)
        for row in rows
    )
