"""What may be disposed of: acts of closed cases, and what only the log still holds."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from ...authority.disposal.deadlines import last_note
from ...authority.disposal.model import Act, RetentionRule, years_before
from ...register.cells import Row, ids
from ...register.database import Register
from ...register.journal import done_for
from ...register.resealing import last_before
from .model import Written

# The closed cases that were closed long enough ago, and every other case of the same child.
_OLD = "SELECT case_id FROM closings WHERE reopened_on IS NULL AND closed_on <= :limit"
_ACT = f"""SELECT k.id, k.reference, k.child_id, p.born, k.opened_on, k.open,
    {last_note("noted.id = k.id")} AS last_note,
    EXISTS (SELECT 1 FROM placements f WHERE f.case_id = k.id) AS placed,
    EXISTS (SELECT 1 FROM deviations d WHERE d.case_id = k.id AND d.closed_on IS NULL) AS departs,
    (SELECT d.archive FROM deliveries d WHERE d.case_id = k.id
        ORDER BY d.id DESC LIMIT 1) AS archive,
    (SELECT d.delivered_on FROM deliveries d WHERE d.case_id = k.id
        ORDER BY d.id DESC LIMIT 1) AS delivered_on,
    (SELECT group_concat(r.why, ',') FROM retentions r
        WHERE r.case_id = k.id AND r.ended_on IS NULL) AS kept
    FROM cases k LEFT JOIN persons p ON p.id = k.child_id"""
_ACTS = f"""{_ACT}
    WHERE k.id IN ({_OLD}) OR k.child_id IN (SELECT child_id FROM cases WHERE id IN ({_OLD}))
    ORDER BY k.id"""
_ONLY_LOGGED = f"""SELECT c.row_id AS id FROM changes c JOIN operations o ON o.id = c.operation_id
    WHERE c.table_name = :table AND NOT EXISTS (SELECT 1 FROM {{}} WHERE id = c.row_id)
    GROUP BY c.row_id HAVING max({done_for("o")}) <= :limit AND max(c.before IS NOT NULL
    OR c.after IS NOT NULL)"""


def acts(register: Register, rule: RetentionRule, today: date) -> list[Act]:
    """The acts whose cases are all closed, the first of them so long ago that it may be due; not
    where a deviation is still being handled.
    """
    return _acts(register.rows(_ACTS, {"limit": _limit(rule, today)}))


def act_of(register: Register, case_id: int) -> Act | None:
    """The act that a case belongs to, if all its cases are closed and no deviation is handled."""
    sql = f"""{_ACT} WHERE k.id = :case OR k.child_id = (SELECT child_id FROM cases
        WHERE id = :case) ORDER BY k.id"""
    found = _acts(register.rows(sql, {"case": case_id}))
    return found[0] if found else None


def _acts(rows: Iterable[Row]) -> list[Act]:
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for row in rows:
        key = ("child", row["child_id"]) if row["child_id"] else ("case", row["id"])
        found[key].append(row)
    return [
        _act(each)
        for each in found.values()
        if not any(row["open"] or row["departs"] for row in each)
    ]


def only_logged(register: Register, table: str, rule: RetentionRule, today: date) -> list[int]:
    """The rows of a table that were taken back, or annulled, so long ago that they are due, and
    that only the log still holds.
    """
    parameters = {"table": table, "limit": _limit(rule, today)}
    return [row["id"] for row in register.rows(_ONLY_LOGGED.format(table), parameters)]


def looks_before(register: Register, day: date) -> int:
    """How many looks were taken before a day."""
    last = last_before(register, day.isoformat())
    sql = "SELECT count(*) AS n FROM looks WHERE operation_id <= ?"
    return int(register.rows(sql, [last])[0]["n"])


def written(register: Register, case_ids: tuple[int, ...]) -> list[Written]:
    """The papers of some cases, the oldest first; each once, whatever its formats."""
    sql = """SELECT DISTINCT kind, about, written_on, coalesce(s.how, sent_how) AS sent_how
        FROM documents d LEFT JOIN paper_steps s
        ON s.document_id = coalesce(d.paper_id, d.id) AND s.what = 'skickat'
        WHERE case_id IN (SELECT value FROM json_each(?)) AND format <> 'ics'
        ORDER BY written_on, kind"""
    return [
        Written(row["kind"], row["about"], date.fromisoformat(row["written_on"]), row["sent_how"])
        for row in register.rows(sql, [ids(case_ids)])
    ]


def moved(register: Register, case_ids: tuple[int, ...]) -> list[Path]:
    """The files by which some cases went to another authority."""
    sql = "SELECT path FROM moves_out WHERE case_id IN (SELECT value FROM json_each(?))"
    return [Path(row["path"]) for row in register.rows(sql, [ids(case_ids)])]


def _limit(rule: RetentionRule, today: date) -> str:
    return years_before(today, rule.years).isoformat()


def _act(rows: list[Row]) -> Act:
    kept = {why for row in rows for why in (row["kept"] or "").split(",") if why}
    born = rows[0]["born"]
    noted = max(row["last_note"] for row in rows)
    delivered = all((row["delivered_on"] or "") >= noted for row in rows)
    return Act(
        tuple(row["id"] for row in rows),
        tuple(row["reference"] for row in rows),
        rows[0]["child_id"],
        date.fromisoformat(born) if born else None,
        date.fromisoformat(min(row["opened_on"] for row in rows)),
        date.fromisoformat(noted),
        any(row["placed"] for row in rows),
        tuple(sorted(kept)),
        rows[0]["archive"] if delivered else "",
    )
