"""What an operation is built upon by, and what has left the house since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...register.cells import Row, Value, ids
from ...register.database import Register
from ...register.journal import BESIDE, taken_back
from ...register.naming import naming_columns
from ..model import Change, Deed

_LAST = f"""SELECT s.operation_id AS id FROM seals s WHERE s.deed_of = ?
    AND NOT {taken_back("s.operation_id")} ORDER BY s.operation_id DESC LIMIT 1"""
# What took something back, and has not been taken back itself, nor is it what did something again.
_TAKES_BACK = """NOT EXISTS (SELECT 1 FROM reversals again WHERE again.of_id = r.operation_id)
    AND NOT EXISTS (SELECT 1 FROM reversals first WHERE first.operation_id = r.of_id)"""
_LAST_TAKING = f"""SELECT r.operation_id AS id FROM reversals r
    JOIN operations o ON o.id = r.operation_id
    WHERE o.who = ? AND {_TAKES_BACK} ORDER BY r.operation_id DESC LIMIT 1"""
_TAKING = f"SELECT r.operation_id AS id FROM reversals r WHERE r.of_id = ? AND {_TAKES_BACK}"
# Of later operations those that count: neither taken back, nor taking back (or doing again) only
# what is later too, which leaves the row as it was.
_COUNTS = f"""c.operation_id > :after AND NOT {taken_back("c.operation_id")}
    AND (NOT EXISTS (SELECT 1 FROM reversals r WHERE r.operation_id = c.operation_id)
    OR EXISTS (SELECT 1 FROM reversals r
        WHERE r.operation_id = c.operation_id AND r.of_id < :after))"""
_LATER = f"""SELECT DISTINCT c.operation_id AS id FROM changes c
    WHERE c.table_name = :table AND c.row_id = :row AND {_COUNTS}"""

# What is only said of something that has been done.
NOTES = frozenset({"paper_steps"})

# Where nothing has happened since, no row need be asked about.
_TOUCHED = "SELECT DISTINCT table_name AS name FROM changes WHERE operation_id > ?"
_NAMING = "SELECT id FROM {} WHERE {} = ?"


def last(register: Register, who: str) -> int | None:
    """The number of a user's last operation that changed something and stands."""
    return _number(register.row(_LAST, [who]))


def last_taking(register: Register, who: str) -> int | None:
    """The number of the last operation by which a user took something back that has not been done
    again."""
    return _number(register.row(_LAST_TAKING, [who]))


def taking(register: Register, number: int) -> int | None:
    """The number of the operation that took back another, if it has not been done again."""
    return _number(register.row(_TAKING, [number]))


def _number(row: Row | None) -> int | None:
    return int(row["id"]) if row else None


def is_taken_back(register: Register, number: int) -> bool:
    """Whether an operation is taken back now."""
    return register.row(f"SELECT 1 WHERE {taken_back('?1')}", [number]) is not None


def is_disposed_of(register: Register, number: int) -> bool:
    """Whether an operation has lost rows by disposal."""
    sql = "SELECT 1 FROM remains WHERE ? BETWEEN first_id AND last_id"
    return register.row(sql, [number]) is not None


def built_upon(register: Register, deed: Deed) -> set[int]:
    """The later operations that changed the same rows, or whose rows name rows that this made."""
    found: set[int] = set()
    number = deed.operation.id
    touched = {row["name"] for row in register.rows(_TOUCHED, [number])}
    if not touched:
        return found
    naming = {
        table: [each for each in columns if each[0] in touched]
        for table, columns in naming_columns(register).items()
    }
    for change in told(deed):
        if change.table in touched:
            found |= _later(register, change.table, change.row_id, number)
        for table, column in naming.get(change.table, ()) if change.before is None else ():
            for row in register.rows(_NAMING.format(table, column), [change.row_id]):
                found |= _later(register, table, row["id"], number)
    return found


def told(deed: Deed) -> Iterator[Change]:
    """The changes of what a user has said, not of what is counted beside it."""
    return (change for change in deed.changes if change.table not in BESIDE)


def told_backwards(deed: Deed) -> Iterator[Change]:
    """The same, the last first."""
    return (change for change in reversed(deed.changes) if change.table not in BESIDE)


def _later(register: Register, table: str, row_id: int, number: int) -> set[int]:
    parameters: dict[str, Value] = {"table": table, "row": row_id, "after": number}
    return {row["id"] for row in register.rows(_LATER, parameters)}


# What some operations have changed: the cases (of a person all that the person is in), the plans,
# deviations and meetings above the single case, also by their parts.
def _whose(table: str, column: str = "", *parts: str) -> str:
    own = f"SELECT row_id AS id FROM touched WHERE table_name = '{table}'"
    of_parts = (
        f" UNION SELECT row ->> '{column}' FROM touched WHERE table_name = '{each}'"
        for each in parts
    )
    return f"of_{table} AS MATERIALIZED ({own}{''.join(of_parts)})"


_OWN = "operation_id IN (SELECT value FROM json_each(:numbers))"
_NOTHING = ", ".join(repr(each) for each in sorted(BESIDE))
_TOLD = f"{_OWN} AND table_name NOT IN ({_NOTHING})"
_PEOPLE = "SELECT row_id FROM touched WHERE table_name = 'persons'"
_TOUCHED_BY = f"""touched AS (SELECT table_name, row_id, case_id, coalesce(after, before) AS row
    FROM changes WHERE {_TOLD}),
of_cases AS MATERIALIZED (SELECT case_id AS id FROM touched WHERE case_id IS NOT NULL
    UNION SELECT id FROM cases WHERE child_id IN ({_PEOPLE})
    UNION SELECT case_id FROM guardianships WHERE person_id IN ({_PEOPLE})),
{_whose("plans", "plan_id", "measures", "opinions")},
{_whose("deviations", "deviation_id", "deviation_actors", "improvements", "dispatches")},
{_whose("forums", "forum_id", "forum_participants", "forum_matters", "forum_minutes")},
{_whose("releases")}"""
_CHANGED_IN = f"SELECT DISTINCT table_name AS name FROM changes WHERE {_TOLD}"

# Of the cases that are touched, from an operation on: each question gives what it is, what it is
# about, when it left and how. A paper or a summons that has been taken back is none.
_OF_CASES = """changes c WHERE c.case_id IN of_cases
    AND c.operation_id >= :first AND c.before IS NULL AND c.table_name"""
_LEFT = f"""WITH {_TOUCHED_BY}
SELECT DISTINCT d.kind AS what, d.about AS about, d.written_on AS day, d.sent_how AS how
    FROM documents d
    WHERE d.sent_how <> '' AND d.id IN (SELECT c.row_id FROM {_OF_CASES} = 'documents')
UNION SELECT d.kind, d.about, s.day, s.how
    FROM paper_steps s JOIN documents d ON d.id = s.document_id
    WHERE s.what = 'skickat' AND (s.id IN (SELECT c.row_id FROM {_OF_CASES} = 'paper_steps')
    OR d.about IN (SELECT reference FROM deviations
        WHERE id IN of_deviations
        UNION SELECT reference FROM forums WHERE id IN of_forums)
    AND s.id IN (SELECT row_id FROM changes
        WHERE table_name = 'paper_steps' AND row_id = s.id AND operation_id >= :first))
UNION SELECT 'flyttfil', k.reference, v.moved_on, ''
    FROM moves_out v JOIN cases k ON k.id = v.case_id
    WHERE v.id IN (SELECT c.row_id FROM {_OF_CASES} = 'moves_out')
UNION SELECT 'kallelse', k.reference || '-M' || m.number, p.summoned_on, p.sent_how
    FROM participants p JOIN meetings m ON m.id = p.meeting_id JOIN cases k ON k.id = m.case_id
    WHERE p.id IN (SELECT c.row_id FROM {_OF_CASES} = 'participants')
UNION SELECT 'underskriven plan', k.reference || ', version ' || l.version, a.signed_on, ''
    FROM approvals a JOIN plans l ON l.id = a.plan_id JOIN cases k ON k.id = l.case_id
    WHERE a.plan_id IN of_plans
    AND (l.carried = 0 OR a.signed_on >= k.opened_on)
    AND a.id IN (SELECT c.row_id FROM {_OF_CASES} = 'approvals')
UNION SELECT s.what, v.reference, s.sent_on, s.sent_how
    FROM dispatches s JOIN deviations v ON v.id = s.deviation_id
    WHERE s.deviation_id IN of_deviations AND s.id IN (SELECT row_id
    FROM changes WHERE table_name = 'dispatches' AND row_id = s.id AND operation_id >= :first)
UNION SELECT 'minnesanteckningar', f.reference, n.sent_on, n.sent_how
    FROM forum_minutes n JOIN forums f ON f.id = n.forum_id
    WHERE n.forum_id IN of_forums AND n.id IN (SELECT row_id
    FROM changes WHERE table_name = 'forum_minutes' AND row_id = n.id AND operation_id >= :first)
UNION SELECT 'statistik', r.year || ', version ' || r.version, r.released_on, ''
    FROM releases r WHERE r.id IN of_releases
ORDER BY 3, 1, 2"""


def left(register: Register, deeds: Iterable[Deed]) -> list[Row]:
    """What has left the house with or since the first of some operations, about the same cases,
    deviations and meetings above the single case: ``what``, ``about``, ``day``, ``how``.

    A signature counts where a plan that it stands under is touched, and not when a case had it
    with it from elsewhere. That a paper was sent is a note: nothing that has left rests on it.
    """
    numbers = [deed.operation.id for deed in deeds]
    parameters: dict[str, Value] = {"numbers": ids(numbers), "first": min(numbers)}
    if NOTES.issuperset(row["name"] for row in register.rows(_CHANGED_IN, parameters)):
        return []
    return register.rows(_LEFT, parameters)


def published_since(register: Register, number: int) -> bool:
    """Whether a year of statistics has been published since an operation."""
    sql = "SELECT 1 FROM changes WHERE table_name = 'published_years' AND operation_id > ?"
    return register.row(sql, [number]) is not None
