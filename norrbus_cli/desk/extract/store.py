"""Rows about one person, in every table."""

from __future__ import annotations

from collections.abc import Iterable

from ...register.cells import Row, Value, ids
from ...register.database import Register
from ...register.schema.tables import PARENTS
from .decisions import OF_GUARDIAN

_OF_CASE = "SELECT id FROM {parent} WHERE case_id = :case"
_MATTERS = """SELECT * FROM forum_matters WHERE deviation_id IN
    (SELECT id FROM deviations WHERE case_id = :case) OR disagreement_id IN
    (SELECT id FROM disagreements WHERE case_id = :case) ORDER BY id"""
_OWN_MEETINGS = """SELECT * FROM meetings WHERE case_id = :case AND id IN
    (SELECT meeting_id FROM participants WHERE person_id = :person) ORDER BY id"""
_OWN_CONSENTS = """SELECT * FROM consent_actors WHERE consent_id IN
    (SELECT id FROM consents WHERE case_id = :case AND giver_id = :person) ORDER BY id"""

Cells = dict[str, Value]


def about_child(register: Register, table: str, case_id: int) -> list[Cells]:
    """The rows of a table that belong to a case."""
    if table == "forum_matters":
        return _rows(register, _MATTERS, {"case": case_id})
    where = "id = :case" if table == "cases" else "case_id = :case"
    if table in PARENTS:
        parent, column = PARENTS[table]
        where = f"{column} IN ({_OF_CASE.format(parent=parent)})"
    return _rows(register, f"SELECT * FROM {table} WHERE {where} ORDER BY id", {"case": case_id})


def about_guardian(register: Register, table: str, case_id: int, person_id: int) -> list[Cells]:
    """The rows of a table that are a guardian's own in a case, and the meetings that the guardian
    was called to.
    """
    named: Cells = {"case": case_id, "person": person_id}
    if table == "meetings":
        return _rows(register, _OWN_MEETINGS, named)
    if table == "consent_actors":
        return _rows(register, _OWN_CONSENTS, named)
    if table == "followups":
        return about_child(register, table, case_id)
    if table not in OF_GUARDIAN:
        return []
    rows = about_child(register, table, case_id)
    return [row for row in rows if row[OF_GUARDIAN[table]] == person_id]


def cases_of(register: Register, person_id: int) -> list[int]:
    """Ids of the cases that somebody is or has been in, the oldest first."""
    sql = """SELECT id FROM cases WHERE child_id = :person
        UNION SELECT case_id FROM guardianships WHERE person_id = :person ORDER BY 1"""
    return [row["id"] for row in register.rows(sql, {"person": person_id})]


def looks(register: Register, person_id: int) -> list[Row]:
    """The commands that showed somebody: the moment, by whom; the newest first."""
    sql = """SELECT o.at, o.who, o.command FROM operations o WHERE o.id IN
        (SELECT s.run FROM looks l JOIN seals s ON s.operation_id = l.operation_id
        WHERE l.person_id = ?) ORDER BY o.id DESC"""
    return register.rows(sql, [person_id])


def papers(register: Register, case_ids: Iterable[int]) -> list[Row]:
    """The papers about some cases, each once however many files it is; of one that was sent later
    when, how and to whom it was sent.
    """
    sent = "s.document_id = coalesce(d.paper_id, d.id) AND s.what = 'skickat'"
    sql = f"""SELECT case_id, about, kind, written_on, recipient, sent_how, min(id) AS first
        FROM documents d WHERE case_id IN (SELECT value FROM json_each(?1))
        AND (sent_how <> '' OR NOT EXISTS (SELECT 1 FROM paper_steps s WHERE {sent}))
        GROUP BY case_id, about, kind, written_on, recipient, sent_how
        UNION SELECT case_id, about, kind, s.day, s.who, s.how, d.id
        FROM paper_steps s JOIN documents d ON {sent} AND d.paper_id IS NULL
        WHERE case_id IN (SELECT value FROM json_each(?1))
        UNION SELECT d.case_id, about, kind, a.attached_on, recipient, 'inskannat', d.id
        FROM attachments a JOIN documents d ON d.id = a.document_id
        WHERE d.case_id IN (SELECT value FROM json_each(?1))
        UNION SELECT c.id, c.reference, 'inkommen handling', a.came_on, '', 'inkommet', a.id
        FROM attachments a JOIN cases c ON c.id = a.case_id
        WHERE c.id IN (SELECT value FROM json_each(?1))
        ORDER BY written_on, first"""
    return register.rows(sql, [ids(case_ids)])


def people(register: Register, name: str, number: str) -> list[int]:
    """Ids of those who have a number, where there is one, or whose name begins as ``name``."""
    sql = (
        "SELECT id FROM persons WHERE number = :number OR (:number = '' AND name LIKE :name || '%')"
        " ORDER BY id"
    )
    return [row["id"] for row in register.rows(sql, {"name": name, "number": number})]


def _rows(register: Register, sql: str, named: Cells) -> list[Cells]:
    return [dict(row) for row in register.rows(sql, named)]
