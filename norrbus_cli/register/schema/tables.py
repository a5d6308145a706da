"""The names of all tables: what is written must be one of them; and which case a row belongs to."""

from __future__ import annotations

LOG_TABLES = ("operations", "changes", "looks", "seals", "reversals")
# Counted up for ever, kept beside the log, or kept outside it: never taken back.
COUNTERS = ("reference_counters", "part_counters")
OUTSIDE = (
    *("drafts", "calendar_days", "reminders", "copies"),
    *("kept_papers", "kept_words", "kept_logos", "attached_pages"),
)
TABLES = frozenset(
    {
        *LOG_TABLES,
        "register",
        "coordinators",
        "calendar_days",
        *COUNTERS,
        "kept_papers",
        "kept_words",
        "kept_logos",
        "persons",
        "cases",
        "guardianships",
        "closings",
        "drafts",
        "actors",
        "contacts",
        "consents",
        "consent_actors",
        "meetings",
        "participants",
        "plans",
        "measures",
        "opinions",
        "approvals",
        "documents",
        "paper_steps",
        "attachments",
        "attached_pages",
        "followups",
        "results",
        "disagreements",
        "disagreement_actors",
        "referrals",
        "deviations",
        "deviation_actors",
        "dispatches",
        "improvements",
        "recipients",
        "placements",
        "handovers",
        "objections",
        "reviews",
        "deliveries",
        "moves_out",
        "moves_in",
        "retentions",
        "retention_rules",
        "disposals",
        "tombstones",
        "remains",
        "routines",
        "evaluations",
        "published_years",
        "county_reports",
        "releases",
        "switched_off",
        "forums",
        "forum_members",
        "forum_participants",
        "forum_matters",
        "forum_rules",
        "forum_minutes",
        "closed_days",
        "deadline_choices",
        "own_rules",
        "reminder_runs",
        "reminders",
        "copies",
        "imports",
    }
)
# What has no ``case_id`` of its own, or none in it, belongs to a case through another row.
PARENTS = {
    "consent_actors": ("consents", "consent_id"),
    "participants": ("meetings", "meeting_id"),
    "measures": ("plans", "plan_id"),
    "opinions": ("plans", "plan_id"),
    "approvals": ("plans", "plan_id"),
    "results": ("followups", "followup_id"),
    "disagreement_actors": ("disagreements", "disagreement_id"),
    "referrals": ("disagreements", "disagreement_id"),
    "deviation_actors": ("deviations", "deviation_id"),
    "dispatches": ("deviations", "deviation_id"),
    "improvements": ("deviations", "deviation_id"),
    "paper_steps": ("documents", "document_id"),
    "attachments": ("documents", "document_id"),
}
# The column that triggers keep on the rows of these tables: whether their case is open.
FOLLOWED = "open"
FOLLOWING = (
    *("guardianships", "consents", "consent_actors", "meetings", "participants", "plans"),
    *("measures", "approvals", "followups", "disagreements", "placements"),
)
OF_CASES = "NOT EXISTS (SELECT 1 FROM closings WHERE case_id = cases.id AND reopened_on IS NULL)"
OF_PERSONS = "EXISTS (SELECT 1 FROM cases WHERE child_id = persons.id AND open = 1)"


def of_open_case(table: str) -> str:
    """The SQL that says of a row of a table whether it is open; empty for one without the mark."""
    if table in FOLLOWING:
        parent, column = PARENTS.get(table, ("", ""))
        case = f"(SELECT case_id FROM {parent} WHERE id = {column})" if parent else "case_id"
        return f"SELECT cases.open FROM cases WHERE cases.id = {case}"
    return {"cases": f"SELECT {OF_CASES}", "persons": f"SELECT {OF_PERSONS}"}.get(table, "")
