"""The flow of cases: what was there, what came, what went, what is left.

And anonymous consultations, which are counted for themselves.

All five figures of the flow come from one question, so that nothing that is written meanwhile can
make them disagree. A case is open at the end of a day when it was opened by then and no closing of
it holds then: a closing holds from its day until the day of the reopening. So one opened and closed
on the same day is both opened and closed and never among the open ones, and the flow adds up
whatever happens in a day.
"""

from __future__ import annotations

from ..definitions import AGES, BY_AGE, BY_GENDER, BY_LEVEL, BY_PLACED, BY_SEEN, UNKNOWN
from .words import within, yes_no

# The last whole year of each group of ages but the last one.
_UPPER = (5, 12, 15, 17, 20)
# Whole years as in ``dates.age``: a day counts as its year, and one born on 29 February is a year
# older on 28 February (lag 1930:173, 1 §).
_YEARS = (
    "event.day - born - (event.day < date(born, '+' || (event.day - born) || ' years', 'floor'))"
)
_GROUPS = " ".join(
    f"WHEN years <= {upper} THEN '{group}'" for upper, group in zip(_UPPER, AGES, strict=False)
)
_AGE = f"CASE WHEN years IS NULL THEN '{UNKNOWN}' {_GROUPS} ELSE '{AGES[len(_UPPER)]}' END"
_GENDER = f"CASE gender WHEN '' THEN '{UNKNOWN}' ELSE gender END"
# ``until`` is the first day back.
_PLACED = (
    "EXISTS (SELECT 1 FROM placements p WHERE p.case_id = cases.id AND since <= event.day AND"
    " (until IS NULL OR until > event.day))"
)


def _open(key: str, day: str) -> str:
    """The cases that are open at the end of a day.

    Looked for among those that are open now and those that were closed later.
    """
    return f"""
        SELECT '{key}' AS key, candidate.id AS case_id, {day} AS day, '' AS reason
        FROM (SELECT id FROM cases WHERE open = 1 AND opened_on <= {day}
            UNION SELECT +c.id FROM closings z INDEXED BY closings_closed CROSS
                JOIN cases c ON c.id = z.case_id
            WHERE z.closed_on > {day} AND c.opened_on <= {day}) AS candidate
        WHERE NOT EXISTS (
            SELECT 1 FROM closings z
                WHERE z.case_id = candidate.id AND z.closed_on <= {day} AND (z.reopened_on IS NULL
                OR z.reopened_on > {day}))"""


_EVENTS = f"""
    {_open("pagaende_ar_in", ":before")}
    UNION ALL SELECT 'oppnade', id, opened_on, '' FROM cases WHERE {within("opened_on")}
    UNION ALL SELECT 'ateroppnade', case_id, reopened_on, '' FROM closings
        WHERE reopened_on IS NOT NULL AND {within("reopened_on")}
    UNION ALL SELECT 'avslutade', case_id, closed_on, reason FROM closings
        WHERE {within("closed_on")}
    UNION ALL {_open("pagaende_ar_ut", ":last")}"""

# Grouped twice: what is sorted for every event is short, what it is called is said once for each
# group. Who saw the need, the level and the reason are always there, chosen from the lists that the
# splits have.
_FLOW = f"""
    SELECT key, {_AGE} AS "{BY_AGE}", {_GENDER} AS "{BY_GENDER}", need_seen_by AS "{BY_SEEN}",
        level AS "{BY_LEVEL}", {yes_no("placed")} AS "{BY_PLACED}",
        reason AS orsak, sum(n) AS n
    FROM (
        SELECT event.key, {_YEARS} AS years, gender, need_seen_by, level, {_PLACED} AS placed,
            event.reason, count(*) AS n
        FROM ({_EVENTS}) AS event CROSS JOIN cases ON cases.id = event.case_id CROSS
            JOIN persons ON persons.id = cases.child_id
        WHERE anonymous = 0 GROUP BY 1, 2, 3, 4, 5, 6, 7)
    GROUP BY 1, 2, 3, 4, 5, 6, 7"""

_ANONYMOUS = (
    "SELECT 'anonyma' AS key, count(*) AS n FROM cases WHERE anonymous = 1 AND"
    f" {within('opened_on')}"
)

CASES: dict[tuple[str, ...], str] = {
    ("pagaende_ar_in", "oppnade", "ateroppnade", "avslutade", "pagaende_ar_ut"): _FLOW,
    ("anonyma",): _ANONYMOUS,
}
