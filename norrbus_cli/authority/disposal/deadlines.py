"""That there are acts to dispose of, and by when."""

from __future__ import annotations

from ...register.journal import done_for
from ...rule.model import LAW, Rule
from .choices import BY_SOCIAL_LAW, INVESTIGATION_AGE, KEPT_DAYS, SOCIAL

COMMON = {"used_retention_rule": "SELECT *, NULL AS case_id FROM retention_rules"}
# The oldest closings that may be due; kept ones among them are told apart one by one.
_OLDEST = 2000
_BY_SOCIAL_LAW = ", ".join(f"'{kind}'" for kind in BY_SOCIAL_LAW)
_KEPT_DAYS = ", ".join(f"'{day:02d}'" for day in sorted(KEPT_DAYS))
# ``{0}`` is a case of the same act as the case ``k``: the same child's, or the same nameless one.
_SAME = "({0}.id = k.id OR {0}.child_id = k.child_id)"


def last_note(which: str) -> str:
    """The SQL of the day of the latest note in those cases, called ``noted``, that a condition
    names: that a case is to be kept, or has been delivered, is none.
    """
    return f"""(SELECT max({done_for("op")}) FROM cases noted JOIN changes c
        ON c.case_id = noted.id JOIN operations op ON op.id = c.operation_id
        WHERE {which} AND c.table_name NOT IN ('retentions', 'deliveries'))"""


_NOTED = last_note(_SAME.format("noted"))
_OF_ACT = _SAME.format("same")
# All that was noted in any of its cases was there when they were delivered to an archive.
_DELIVERED = f"""NOT EXISTS (SELECT 1 FROM cases same WHERE {_OF_ACT}
    AND coalesce((SELECT v.delivered_on FROM deliveries v WHERE v.case_id = same.id
        ORDER BY v.id DESC LIMIT 1), '') < {_NOTED})"""
# The day from which the act of a case is to be disposed of. What is counted here once more is
# ``model.verdict``; a test lets the two agree.
_FIRST = f"""
    SELECT max(date(note, '+' || years || ' years'), CASE WHEN kind = '{SOCIAL}' AND investigated
        THEN date(born, '+{INVESTIGATION_AGE} years') ELSE '' END) AS first, kind, years, source
    FROM (SELECT t.kind, t.years, t.source, p.born, {_NOTED} AS note,
        EXISTS (SELECT 1 FROM cases same JOIN retentions r ON r.case_id = same.id
            WHERE {_OF_ACT} AND r.ended_on IS NULL
            AND r.why = 'barnutredning') AS investigated
        FROM used_retention_rule t CROSS JOIN (SELECT case_id FROM closings
            INDEXED BY closings_closed WHERE reopened_on IS NULL
            AND closed_on <= date(:today, '-' || (SELECT years FROM retention_rules) || ' years')
            ORDER BY closed_on LIMIT {_OLDEST}) old
        JOIN cases k ON k.id = old.case_id LEFT JOIN persons p ON p.id = k.child_id
        WHERE NOT EXISTS (SELECT 1 FROM cases same
            WHERE same.child_id = k.child_id AND same.open = 1)
        AND NOT EXISTS (SELECT 1 FROM cases same JOIN retentions r ON r.case_id = same.id
            WHERE {_OF_ACT} AND r.ended_on IS NULL
            AND (r.why = 'annat' OR (r.why = 'placerat barn' AND t.kind IN ({_BY_SOCIAL_LAW})
                AND NOT ({_DELIVERED}))))
        AND (t.kind NOT IN ({_BY_SOCIAL_LAW})
            OR ({_DELIVERED}) AND (k.child_id IS NULL OR p.born IS NOT NULL)
            OR (NOT EXISTS (SELECT 1 FROM cases same
                JOIN placements f ON f.case_id = same.id
                WHERE {_OF_ACT})
            AND (k.child_id IS NULL OR (p.born IS NOT NULL
                AND strftime('%d', p.born) NOT IN ({_KEPT_DAYS})))))
        AND NOT EXISTS (SELECT 1 FROM cases same JOIN deviations d ON d.case_id = same.id
            WHERE {_OF_ACT} AND d.closed_on IS NULL))"""
_DUE = f"""
    SELECT 1 AS subject_id, 'gallring' AS subject, NULL AS case_id, 'gallring' AS reference,
        r.coordinator_id, d.first AS start,
        d.years || ' år efter en akts sista anteckning (' || d.source || ')' AS why,
        CASE WHEN d.kind IN ({_BY_SOCIAL_LAW})
            THEN date(d.first, 'start of year', '+2 years', '-1 day') END
            AS own, NULL AS actors
    FROM used_retention_rule t JOIN register r ON r.id = 1
        JOIN (SELECT min(first) AS first, kind, years, source FROM ({_FIRST})
            WHERE first <= :today) d
    WHERE :cases IS NULL AND d.first IS NOT NULL"""

RULES = (
    Rule(
        "gallring",
        "Gallra de akter som är för gamla; visa dem först",
        "socialtjänstlagen (2025:400) 16 kap. 1 §, 17 kap. 2 §: klart senast kalenderåret efter",
        LAW,
        _DUE,
        "norrbus register gallra",
        # Told through the whole of the last year that the law gives.
        lead=250,
        in_case=False,
        of="used_retention_rule",
    ),
)
