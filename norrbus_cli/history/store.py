"""The log, read: by case, person, user, day and command."""

from __future__ import annotations

from collections.abc import Iterable, Reversible
from datetime import date

from ..register.cells import Row, Value, ids
from ..register.database import Register, grouped
from ..register.journal import done_for, taken_back
from ..words.record import Record
from .logged.store import Logged, cells_of, change_of
from .model import READ_IN, Cells, Change, Deed, Looked, Operation

_OPERATIONS = f"""SELECT o.*, {taken_back("o.id")} AS undone,
    EXISTS (SELECT 1 FROM remains WHERE o.id BETWEEN first_id AND last_id) AS disposed
    FROM operations o"""
_TRUTHS = ("undone", "disposed")
_CASES_OF = """SELECT id FROM cases WHERE child_id = :person
    UNION SELECT case_id FROM guardianships WHERE person_id = :person"""
_PEOPLE_OF = """SELECT child_id FROM cases WHERE id = :case AND child_id IS NOT NULL
    UNION SELECT person_id FROM guardianships WHERE case_id = :case"""
_OF_CASE = f"""SELECT operation_id FROM changes WHERE case_id = :case
    UNION SELECT operation_id FROM changes WHERE table_name = 'persons' AND row_id IN ({_PEOPLE_OF})
    UNION SELECT operation_id FROM looks WHERE case_id = :case AND person_id IN ({_PEOPLE_OF})"""
_LOOKED_AT = "SELECT operation_id FROM looks WHERE person_id = :person"
_OF_PERSON = f"""SELECT operation_id FROM changes WHERE table_name = 'persons' AND row_id = :person
    UNION SELECT operation_id FROM changes, json_each(coalesce(after, before)) cell
        WHERE case_id IN ({_CASES_OF}) AND cell.key IN ('person_id', 'giver_id', 'child_id')
        AND cell.value = :person"""
_FOLDED = "replace(replace(replace(o.command, 'å', 'a'), 'ä', 'a'), 'ö', 'o')"
_HAS_CHANGES = "EXISTS (SELECT 1 FROM changes c WHERE c.operation_id = o.id)"


class Sought(Record):
    """Which operations: of a case, about a person, by a user, from and until a day, of a command
    (folded); only those that changed something, or only those that did not.
    """

    case_id: int | None = None
    person_id: int | None = None
    who: str = ""
    first: date | None = None
    last: date | None = None
    command: str = ""
    changes: bool = False
    looks: bool = False


def deeds(register: Register, sought: Sought, count: int) -> list[Deed]:
    """The newest operations, the newest first; of a file that was read in only that it was."""
    of_person = _OF_PERSON + ("" if sought.changes else f" UNION {_LOOKED_AT}")
    wanted = {
        "o.id IN (" + _OF_CASE + ")": sought.case_id is not None,
        "o.id IN (" + of_person + ")": sought.person_id is not None,
        "o.who = :who": bool(sought.who),
        f"{done_for('o')} >= :first": sought.first is not None,
        f"{done_for('o')} <= :last": sought.last is not None,
        f"({_FOLDED} = :command OR {_FOLDED} LIKE :command || ' %')": bool(sought.command),
        _HAS_CHANGES: sought.changes,
        f"NOT {_HAS_CHANGES}": sought.looks,
    }
    where = " AND ".join(["1", *(text for text, holds in wanted.items() if holds)])
    parameters: dict[str, Value] = {
        "case": sought.case_id,
        "person": sought.person_id,
        "who": sought.who,
        "first": str(sought.first),
        "last": str(sought.last),
        "command": sought.command,
        "count": count,
    }
    sql = f"{_OPERATIONS} WHERE {where} ORDER BY o.id DESC LIMIT :count"
    return _whole(register, register.rows(sql, parameters), briefly=True)


def deeds_by_id(register: Register, numbers: Iterable[int]) -> list[Deed]:
    """Operations by number, the newest first; those that there are."""
    sql = f"{_OPERATIONS} WHERE o.id IN (SELECT value FROM json_each(?)) ORDER BY o.id DESC"
    return _whole(register, register.rows(sql, [ids(numbers)]))


def deeds_of_cases(register: Register, case_ids: Iterable[int]) -> list[Deed]:
    """The operations that changed some cases, the newest first."""
    sql = f"""{_OPERATIONS} WHERE o.id IN (SELECT operation_id FROM changes
        WHERE case_id IN (SELECT value FROM json_each(?))) ORDER BY o.id DESC"""
    return _whole(register, register.rows(sql, [ids(case_ids)]))


def of_command(register: Register, numbers: Iterable[int]) -> set[int]:
    """The operations of the commands that some belong to, of those that changed anything that can
    be taken back.
    """
    sql = """SELECT other.operation_id AS id FROM seals one JOIN seals other ON other.run = one.run
        WHERE one.operation_id IN (SELECT value FROM json_each(?)) AND other.deed_of <> ''"""
    return {row["id"] for row in register.rows(sql, [ids(numbers)])}


def told_of(register: Register, first: int, last: int) -> list[int]:
    """The operations from a number to another that changed anything or showed anybody."""
    sql = f"""SELECT o.id FROM operations o WHERE o.id BETWEEN ? AND ? AND ({_HAS_CHANGES}
        OR EXISTS (SELECT 1 FROM looks l WHERE l.operation_id = o.id)) ORDER BY o.id"""
    return [row["id"] for row in register.rows(sql, [first, last])]


def moment(register: Register, number: int) -> str:
    """When an operation was done (UTC)."""
    return str(register.rows("SELECT at FROM operations WHERE id = ?", [number])[0]["at"])


def papers_about(register: Register, people: Iterable[int]) -> dict[str, list[str]]:
    """The kinds of paper that have been written, by the case that these people are in."""
    sql = """SELECT DISTINCT cases.reference, d.kind FROM documents d
        JOIN cases ON cases.id = d.case_id
        LEFT JOIN guardianships g ON g.case_id = cases.id
        WHERE d.format <> 'ics' AND (cases.child_id IN (SELECT value FROM json_each(:people))
        OR g.person_id IN (SELECT value FROM json_each(:people))) ORDER BY cases.id, d.kind"""
    found: dict[str, list[str]] = {}
    for row in register.rows(sql, {"people": ids(people)}):
        found.setdefault(row["reference"], []).append(row["kind"])
    return found


def _whole(register: Register, rows: list[Row], *, briefly: bool = False) -> list[Deed]:
    numbers = [row["id"] for row in rows]
    files = _of(register, f"changes WHERE table_name = '{READ_IN}' AND +", numbers)
    read_in = grouped(files, "operation_id", change_of)
    rest = sorted(set(numbers) - read_in.keys())
    # A row that was disposed of stands there without a word.
    told = [row for row in _of(register, "changes WHERE ", rest) if row["before"] or row["after"]]
    changes = grouped(told, "operation_id", change_of)

    def changed(number: int) -> Reversible[Change]:
        if number in read_in:
            return tuple(read_in[number]) if briefly else Logged(register, number)
        return tuple(changes[number])

    looks = grouped(_of(register, "looks WHERE ", numbers), "operation_id", _look)
    of = grouped(
        _of(register, "reversals WHERE ", numbers), "operation_id", lambda row: int(row["of_id"])
    )
    return [
        Deed(
            Operation(
                **{name: row[name] for name in Operation.__fields__ if name not in _TRUTHS},
                undone=bool(row["undone"]),
                disposed=bool(row["disposed"]),
            ),
            changed(row["id"]),
            tuple(looks[row["id"]]),
            tuple(of[row["id"]]),
            tuple(read_in.get(row["id"], ())),
        )
        for row in rows
    ]


def _of(register: Register, which: str, numbers: list[int]) -> list[Row]:
    sql = f"SELECT * FROM {which}operation_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return register.rows(sql, [ids(numbers)])


def _look(row: Row) -> Looked:
    return Looked(row["person_id"], bool(row["protected"]))


def last_logged(register: Register, table: str, row_id: int) -> Cells:
    """What was last logged of a row that may be gone; nothing where nothing was logged."""
    sql = (
        "SELECT coalesce(after, before) AS row FROM changes WHERE table_name = ? AND row_id = ?"
        " ORDER BY id DESC LIMIT 1"
    )
    row = register.row(sql, [table, row_id])
    return cells_of(row["row"]) or {} if row else {}


def people(register: Register, name: str, number: str) -> list[Row]:
    """Persons by number, where there is one, or by the beginning of their name, as it is typed; of
    those who are gone where none is there.
    """
    where = "number = :number OR (:number = '' AND name LIKE :name || '%')"
    parameters = {"name": name, "number": number}
    there = register.rows(f"SELECT id, name FROM persons WHERE {where} ORDER BY id", parameters)
    if there:
        return there
    # Those who are gone, as they were when they were last there.
    sql = f"""SELECT id, name FROM (SELECT row_id AS id, before ->> 'name' AS name,
        before ->> 'number' AS number, max(id) FROM changes
        WHERE table_name = 'persons' AND after IS NULL GROUP BY row_id) WHERE {where} ORDER BY id"""
    return register.rows(sql, parameters)


def hides(register: Register, person_id: int) -> bool:
    """Whether a person's address, phone, e-mail and school are not to be shown."""
    sql = "SELECT 1 FROM persons WHERE protection <> '' AND id = ?"
    return register.row(sql, [person_id]) is not None


def hides_home(register: Register, person_id: int) -> bool:
    """Whether a person's address could tell where somebody protected lives: one in the same
    case.
    """
    sql = f"""SELECT 1 FROM persons p WHERE p.protection <> '' AND (p.id = :person
        OR p.id IN (SELECT child_id FROM cases WHERE id IN ({_CASES_OF}))
        OR p.id IN (SELECT person_id FROM guardianships WHERE case_id IN ({_CASES_OF})))"""
    return register.row(sql, {"person": person_id}) is not None


def hides_place(register: Register, case_id: int) -> bool:
    """Whether a case has somebody whose personal data are protected."""
    sql = f"SELECT 1 FROM persons WHERE protection <> '' AND id IN ({_PEOPLE_OF})"
    return register.row(sql, {"case": case_id}) is not None


def hides_meeting(register: Register, case_id: int) -> bool:
    """Whether a case, or one that it has a meeting together with, has such a one."""
    sql = """SELECT DISTINCT other.case_id FROM meetings own JOIN meetings other
            ON other.joint = own.joint AND other.joint <> ''
        WHERE own.joint <> '' AND own.case_id = ?"""
    beside = [row["case_id"] for row in register.rows(sql, [case_id])]
    return any(hides_place(register, each) for each in (case_id, *beside))
