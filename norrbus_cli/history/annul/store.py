"""What hangs on something, by the columns that name it; and what has left the house of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...register.cells import Row, Value, ids
from ...register.database import Register
from ...register.naming import NAMING_PERSONS, naming_columns
from ..model import Cells, Change

# A row of a table, by its id.
Place = tuple[str, int]
# Columns that only mention another row: they are emptied, the row stays.
LOOSE = frozenset(
    {
        ("plans", "meeting_id"),
        ("followups", "meeting_id"),
        ("deviations", "case_id"),
        ("deviations", "joint_forum_id"),
        ("deviations", "part_forum_id"),
        ("participants", "contact_id"),
    }
)
# Where what is about a case by a person stands, and the column that names the person.
_OF_PERSON = """
SELECT 'guardianships' AS "table", id FROM guardianships WHERE case_id = :case AND person_id = :who
UNION SELECT 'consents', id FROM consents WHERE case_id = :case AND giver_id = :who
UNION SELECT 'objections', id FROM objections WHERE case_id = :case AND person_id = :who
UNION SELECT 'participants', p.id FROM participants p JOIN meetings m ON m.id = p.meeting_id
    WHERE m.case_id = :case AND p.person_id = :who
UNION SELECT 'opinions', o.id FROM opinions o JOIN plans l ON l.id = o.plan_id
    WHERE l.case_id = :case AND o.person_id = :who
UNION SELECT 'approvals', a.id FROM approvals a JOIN plans l ON l.id = a.plan_id
    WHERE l.case_id = :case AND a.person_id = :who"""
_ABOUT_DEVIATION = "SELECT 1 FROM deviations WHERE reference = ?"
_ABOUT = "SELECT id FROM documents WHERE about = ?"
_REFERRED = frozenset({"deviations", "forums"})


class Hanging:
    """Follows what names some rows: ``removed`` each after all that names it, ``loosened`` those
    that stay and only mention one of them.
    """

    def __init__(self, register: Register, roots: Iterable[Place]) -> None:
        self._register = register
        self._naming = naming_columns(register)
        self._rows: dict[Place, Cells] = {}
        self._first: dict[Place, list[Place]] = defaultdict(list)
        self._mentions: list[tuple[Place, str]] = []
        self._ordered: dict[Place, None] = {}
        for place in roots:
            self._collect(place)
        self._collect_people()
        for place in self._rows:
            self._order(place)
        self.removed = [Change(*place, self._rows[place], None) for place in self._ordered]
        self.loosened = self._loosened()

    def _collect(self, place: Place) -> None:
        if place in self._rows:
            return
        row = self._rows[place] = self._register.stored(*place) or {}
        for other, column in self._naming_it(place):
            self._first[place].append(other)
            if self._only_mentions(other, column):
                self._mentions.append((other, column))
            else:
                self._collect(other)
        if place[0] in _REFERRED:
            for each in self._register.rows(_ABOUT, [row["reference"]]):
                self._first[place].append(("documents", each["id"]))
                self._collect(("documents", each["id"]))

    def _collect_people(self) -> None:
        """Those whom nothing names any more go too."""
        named = [row.get(column) for row in self._rows.values() for column in NAMING_PERSONS]
        for person_id in dict.fromkeys(each for each in named if isinstance(each, int)):
            person = ("persons", person_id)
            if all(other in self._rows for other, _ in self._naming_it(person)):
                self._collect(person)

    def _order(self, place: Place) -> None:
        if place in self._rows and place not in self._ordered:
            for other in self._first[place]:
                self._order(other)
            self._ordered[place] = None

    def _naming_it(self, place: Place) -> Iterator[tuple[Place, str]]:
        table, row_id = place
        for other, column in self._naming[table]:
            sql = f"SELECT id FROM {other} WHERE {column} = ? ORDER BY id"
            for row in self._register.rows(sql, [row_id]):
                yield (other, row["id"]), column

    def _only_mentions(self, place: Place, column: str) -> bool:
        table, row_id = place
        if (table, column) != ("documents", "case_id"):
            return (table, column) in LOOSE
        about = (self._register.stored(table, row_id) or {})["about"]
        return self._register.row(_ABOUT_DEVIATION, [about]) is not None

    def _loosened(self) -> list[Change]:
        emptied: dict[Place, dict[str, Value]] = defaultdict(dict)
        for place, column in self._mentions:
            if place not in self._rows:
                emptied[place][column] = None
        found = []
        for place, nothing in emptied.items():
            before = self._register.stored(*place) or {}
            found.append(Change(*place, before, {**before, **nothing}))
        return found


def of_person(register: Register, case_id: int, person_id: int) -> list[Place]:
    """All that stands of a person in a case, last that the person is a guardian there."""
    rows = register.rows(_OF_PERSON, {"case": case_id, "who": person_id})
    found = [(str(row["table"]), int(row["id"])) for row in rows]
    return sorted(found, key=lambda place: place[0] == "guardianships")


def signature(register: Register, plan_id: int, column: str, row_id: int) -> list[Place]:
    """An actor's or a person's signature under a plan."""
    sql = f"SELECT id FROM approvals WHERE plan_id = ? AND {column} = ?"
    return [("approvals", row["id"]) for row in register.rows(sql, [plan_id, row_id])]


def first_logged(register: Register, roots: Iterable[Place]) -> int:
    """The number of the operation by which the first of some rows came."""
    sql = "SELECT min(operation_id) AS first FROM changes WHERE table_name = ? AND row_id = ?"
    return min(int(register.rows(sql, list(root))[0]["first"]) for root in roots)


_LEFT = """
SELECT d.kind AS what, d.about AS about, d.written_on AS day, d.sent_how AS how, '' AS pending
    FROM documents d
    WHERE d.sent_how <> '' AND d.id IN (SELECT value FROM json_each(:documents))
UNION SELECT d.kind, d.about, s.day, s.how, ''
    FROM paper_steps s JOIN documents d ON d.id = s.document_id
    WHERE s.what = 'skickat' AND s.id IN (SELECT value FROM json_each(:paper_steps))
UNION SELECT 'kallelse', k.reference || '-M' || m.number, p.summoned_on, p.sent_how,
    CASE WHEN m.held_on IS NULL AND m.cancelled_on IS NULL THEN k.reference || '-M' || m.number
        ELSE '' END
    FROM participants p JOIN meetings m ON m.id = p.meeting_id JOIN cases k ON k.id = m.case_id
    WHERE p.id IN (SELECT value FROM json_each(:participants))
UNION SELECT 'underskriven plan', k.reference || ', version ' || l.version, a.signed_on, '', ''
    FROM approvals a JOIN plans l ON l.id = a.plan_id JOIN cases k ON k.id = l.case_id
    WHERE a.plan_id IN (SELECT value FROM json_each(:plans))
UNION SELECT s.what, v.reference, s.sent_on, s.sent_how, ''
    FROM dispatches s JOIN deviations v ON v.id = s.deviation_id
    WHERE s.id IN (SELECT value FROM json_each(:dispatches))
UNION SELECT 'minnesanteckningar', f.reference, n.sent_on, n.sent_how, ''
    FROM forum_minutes n JOIN forums f ON f.id = n.forum_id
    WHERE n.forum_id IN (SELECT value FROM json_each(:forums))
ORDER BY 3, 1, 2"""
_SINCE = """SELECT row_id FROM changes WHERE case_id = ? AND operation_id >= ?
    AND before IS NULL AND table_name = ?"""
# What papers may have been sent on the strength of.
_BEHIND = ("consents", "guardianships")


def left(register: Register, removed: Sequence[Change], first: int) -> list[Row]:
    """What has left the house of rows that are to go, or of a plan or a meeting that they are a
    part of: ``what``, ``about``, ``day``, ``how``, and the meeting if it is still to come.

    Of a consent or a guardian all that was sent in the case since the operation ``first``.
    """
    behind = {
        each.row["case_id"]
        for each in removed
        if each.table in _BEHIND and isinstance(each.row["case_id"], int)
    }
    gone = {table: _of(removed, table) for table in ("documents", "paper_steps", "participants")}
    for table, found in gone.items():
        for case_id in behind:
            rows = register.rows(_SINCE, [case_id, first, table])
            found |= {row["row_id"] for row in rows}
    parameters: Mapping[str, Value] = {
        **{table: ids(found) for table, found in gone.items()},
        "plans": ids(_named(removed, ("approvals", "measures", "opinions"), "plan_id")),
        "dispatches": ids(_of(removed, "dispatches")),
        "forums": ids(_named(removed, ("forum_matters", "forum_minutes"), "forum_id")),
    }
    return register.rows(_LEFT, parameters)


def _of(removed: Iterable[Change], table: str) -> set[int]:
    return {each.row_id for each in removed if each.table == table}


def _named(removed: Iterable[Change], tables: tuple[str, ...], column: str) -> set[int]:
    return {int(str(each.row[column])) for each in removed if each.table in tables}
