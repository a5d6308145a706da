"""The names of all tables: what is written must be one of them."""

from __future__ import annotations

LOG_TABLES = ("operations", "changes", "looks")
TABLES = frozenset(
    {
        *LOG_TABLES,
        "register",
        "coordinators",
        "calendar_days",
        "reference_counters",
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
        "routines",
        "evaluations",
        "closed_days",
        "deadline_choices",
        "own_rules",
        "reminder_runs",
        "reminders",
    }
)
