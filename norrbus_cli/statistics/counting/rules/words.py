"""Words of SQL that the rules have in common: which cases a year is about, what stands now.

Each question starts from what is open, or from what an index of days gives of the year.
"""

from __future__ import annotations

# Opened by the period's last day, and not closed all through the period.
COUNTED = """cases.child_id IS NOT NULL AND cases.opened_on <= :last AND NOT EXISTS (
    SELECT 1 FROM closings z
        WHERE z.case_id = cases.id AND z.closed_on < :first AND (z.reopened_on IS NULL
        OR z.reopened_on > :last))"""
# The open cases that the year counts, as ``c``; read from their partial index alone.
OPEN = f"""(SELECT id, reference, child_id, need_seen_on, opened_on, reviewed_on
    FROM cases INDEXED BY cases_open WHERE cases.open = 1 AND {COUNTED}) AS c"""
# With the child as ``k``.
OPEN_CHILD = f"{OPEN} JOIN persons k ON k.id = c.child_id"
# The meetings of the open cases as ``m``, and what such a one is called.
MEETING = f"{OPEN} JOIN meetings m INDEXED BY meetings_open ON m.case_id = c.id AND m.open = 1"
NAMED = "c.reference || '-M' || m.number AS reference"
CAME = "p.actor_id IS NOT NULL AND p.attendance IN ('närvarande', 'på länk')"
# The version in force of each open case's plan as ``p``, and its measures as ``m``.
PLAN = f"""{OPEN} JOIN plans p INDEXED BY plans_open ON p.case_id = c.id AND p.open = 1
    AND p.version = (SELECT max(version) FROM plans last WHERE last.case_id = c.id)"""
FIRST_PLAN = f"""{OPEN} JOIN plans p INDEXED BY plans_open ON p.case_id = c.id AND p.open = 1
    AND p.version = 1"""
MEASURE = f"{PLAN} JOIN measures m INDEXED BY measures_open ON m.plan_id = p.id AND m.open = 1"
SIGNED = "EXISTS (SELECT 1 FROM approvals a WHERE a.plan_id = p.id)"
# The placement in force of each open case as ``p``.
PLACED = f"""{OPEN} JOIN placements p INDEXED BY placements_open
    ON p.case_id = c.id AND p.open = 1 AND p.until IS NULL"""
# A consent in force on the last day, of case ``c``.
CONSENT = """SELECT 1 FROM consents s INDEXED BY consents_open
    WHERE s.open = 1 AND s.case_id = c.id AND max(s.given_on, s.valid_from) <= :last
        AND s.valid_until >= :last AND (s.withdrawn_on IS NULL OR s.withdrawn_on > :last)"""
IN_ORDER = "ORDER BY c.id"

# What a signed version lacks is written in the next one.
REVISE = "plan revidera {reference}"
AND_SIGNED = ", och planen är underskriven"
