"""What is about no case.

Answers to the evaluation, and the meetings above the single case, held beside asked for.

An answer knows no day, only the year of its meeting: it is counted in the period that holds the
first day of that year.
"""

from __future__ import annotations

from ...evaluation.model import QUESTIONS
from ...forum.model import LOCAL_KINDS, MONTHS
from ..definitions import NO, YES
from .words import within

# By the number of the year first, which has an index.
_FIRST_DAY = within("year || '-01-01'")
_OF_YEARS = (
    "year BETWEEN CAST(substr(:first, 1, 4) AS INTEGER) AND CAST(substr(:last, 1, 4) AS INTEGER)"
    f" AND {_FIRST_DAY}"
)
_ANSWERS = " UNION ALL ".join(
    f"""SELECT 'utvardering_{question}' AS key, respondent AS "vem som svarar", {question} AS betyg,
        count(*) AS n
    FROM evaluations WHERE {_OF_YEARS} AND {question} IS NOT NULL GROUP BY 2, 3"""
    for question in QUESTIONS
)

_LOCAL = ", ".join(f"'{each}'" for each in LOCAL_KINDS)
_HELD = (
    f"SELECT 'forum' AS key, kind AS slag, count(*) AS n FROM forums WHERE {within('held_on')}"
    f" AND kind IN ({_LOCAL}) GROUP BY 2"
)

# Each last day of a month in the period ends the periods of the rules whose number of months it
# completes, counted from January.
_MONTHS = " ".join(
    ["CASE period", *(f"WHEN '{period}' THEN {months}" for period, months in MONTHS.items()), "END"]
)
_ASKED = f"""
    WITH RECURSIVE month(ends) AS (
        SELECT date(:first, 'start of month', '+1 month', '-1 day')
        UNION ALL SELECT date(ends, '+1 day', '+1 month', '-1 day') FROM month WHERE ends < :last),
    asked AS (
        SELECT kind, forum_name, count, since, ends, date(ends, '+1 day',
            '-' || {_MONTHS} || ' months') AS begins
        FROM month CROSS JOIN forum_rules
            WHERE used = 1 AND kind IN ({_LOCAL}) AND ends <= :last
            AND CAST(strftime('%m', ends) AS INTEGER) % {_MONTHS} = 0),
    kept AS (
        SELECT kind, count, min(count, (SELECT count(*) FROM forums f
            WHERE f.kind = asked.kind AND f.forum_name = asked.forum_name
                AND f.held_on BETWEEN begins AND ends)) AS held
        FROM asked WHERE begins >= since)
    SELECT 'forum_fragade' AS key, kind AS slag, '{YES}' AS "hölls", sum(held) AS n FROM kept
        GROUP BY kind
    UNION ALL SELECT 'forum_fragade', kind, '{NO}', sum(count - held) FROM kept GROUP BY kind"""

OTHERS: dict[tuple[str, ...], str] = {
    tuple(f"utvardering_{question}" for question in QUESTIONS): _ANSWERS,
    ("forum",): _HELD,
    ("forum_fragade",): _ASKED,
}
