"""For every table about a case, and every column of it, what one of its people may read.

The one table to read when a column is added; a test fails for one without a line here. Until then
what it holds is judged like a text that was written for those who work with the case.

FACT: days, numbers, words of the program's own, the coordinator. ACTOR, PLACE, LINK, ROLE: through
the gate's function of that name. NAME: a name that somebody typed. HEADING: what the row is called
says it. Texts: OWN in the words of the one that the row is about, CHILD and GUARDIANS in those of
the child and of the guardians, SHARED written for papers that the family reads, INTERNAL for those
who work with the case. NOTHING: what only the program needs.
"""

from __future__ import annotations

FACT, ACTOR, PLACE, LINK, ROLE, NAME = "FACT", "ACTOR", "PLACE", "LINK", "ROLE", "NAME"
OWN, CHILD, GUARDIANS, SHARED, INTERNAL = "OWN", "CHILD", "GUARDIANS", "SHARED", "INTERNAL"
HEADING, NOTHING = "HEADING", "NOTHING"
TEXTS = frozenset({OWN, CHILD, GUARDIANS, SHARED, INTERNAL})
# What is told of a table by a line of what its rows belong to, or by no line at all.
BESIDE = frozenset({"documents", "paper_steps", "attachments"})


def columns(**by_decision: str) -> dict[str, str]:
    """Decisions of the columns that are named, with blanks between, under each of them."""
    return {name: decision for decision, names in by_decision.items() for name in names.split()}


EVERYWHERE = columns(NOTHING="id case_id open carried path file_id")
# In the order in which they are told.
DECISIONS: dict[str, dict[str, str]] = {
    "cases": columns(
        HEADING="reference child_id",
        FACT="opened_on municipality coordinator_id need_seen_on need_seen_by level"
        " latest_meeting discharge_notice_on reviewed_on approved_on",
        NAME="approved_by",
        INTERNAL="need works_well urgency",
        NOTHING="anonymous",
    ),
    "guardianships": columns(HEADING="person_id", FACT="custody ended_on"),
    "consents": columns(
        HEADING="giver_id",
        FACT="given_on form valid_from valid_until withdrawn_on",
        NAME="withdrawn_by",
        SHARED="purpose matters exceptions",
    ),
    "consent_actors": columns(
        FACT="consent_id withdrawn_on", NAME="withdrawn_by", ACTOR="actor_id"
    ),
    "meetings": columns(
        HEADING="number",
        FACT="kind booked_on day time length cancelled_on held_on",
        PLACE="place",
        LINK="link",
        ROLE="next_meeting",
        NAME="summoned_by led_by others",
        SHARED="purpose child_purpose agenda notes reflection cancelled_word",
        INTERNAL="cancelled_reason counts_anyway",
        NOTHING="uid sequence changed_on lacking joint",
    ),
    "participants": columns(
        HEADING="meeting_id person_id",
        FACT="summoned_on sent_how answer answered_on attendance mandate",
        ACTOR="actor_id",
        NAME="contact_id deputy",
        OWN="answer_reason",
        INTERNAL="override",
        NOTHING="calendar_sequence summoned_sequence",
    ),
    "plans": columns(
        HEADING="version",
        FACT="kind made_on meeting_id coordinator_id followup_on followup_time",
        PLACE="followup_place",
        NAME="overall convener",
        SHARED="needs works_well goal revised_because",
    ),
    "measures": columns(
        HEADING="plan_id number",
        FACT="starts ends state state_on",
        ACTOR="actor_id",
        ROLE="followup",
        NAME="performer",
        SHARED="what goal extent",
    ),
    "opinions": columns(HEADING="plan_id person_id", OWN="opinion"),
    "approvals": columns(
        HEADING="plan_id person_id", FACT="signed_on", ACTOR="actor_id", NAME="name"
    ),
    "followups": columns(
        FACT="plan_id meeting_id held_on decision next_on next_time",
        PLACE="next_place",
        CHILD="child_view",
        GUARDIANS="guardians_view",
        SHARED="note",
    ),
    "results": columns(HEADING="measure_id", FACT="followup_id outcome goal", SHARED="why"),
    "placements": columns(
        FACT="since until requested_on examined_on declined_on", PLACE="place", ROLE="form"
    ),
    "handovers": columns(FACT="from_id to_id handed_on", INTERNAL="reason note"),
    "disagreements": columns(
        HEADING="number",
        FACT="subject cost_too raised_on decided_on",
        INTERNAL="description decision",
    ),
    "disagreement_actors": columns(FACT="disagreement_id", ACTOR="actor_id"),
    "referrals": columns(HEADING="disagreement_id", FACT="level referred_on"),
    "deviations": columns(
        HEADING="reference",
        FACT="happened_on ground school_form reported_on reporter_signed_on"
        " manager_signed_on level joint_on part_on decided_on feedback_on upward_on closed_on"
        " joint_forum_id part_forum_id",
        ACTOR="workplace_id",
        NAME="reporter manager",
        INTERNAL="concerns description consequences proposal joint_analysis part_analysis"
        " no_decision feedback closing_note mistaken",
    ),
    "deviation_actors": columns(
        HEADING="deviation_id",
        FACT="sent_on analysed_on left_out",
        ACTOR="actor_id",
        INTERNAL="analysis",
    ),
    "dispatches": columns(
        HEADING="deviation_id", FACT="what sent_on sent_how", ACTOR="actor_id", NAME="recipient"
    ),
    "improvements": columns(
        HEADING="deviation_id number",
        FACT="decided_on due_on done_on",
        ACTOR="actor_id",
        INTERNAL="what result",
    ),
    "forum_matters": columns(HEADING="forum_id deviation_id disagreement_id", FACT="left_out"),
    "objections": columns(HEADING="person_id", FACT="noted_on", OWN="about description"),
    "moves_in": columns(FACT="authority reference moved_on"),
    "moves_out": columns(FACT="authority moved_on"),
    "retentions": columns(FACT="why noted_on ended_on", INTERNAL="reason"),
    "deliveries": columns(FACT="archive delivered_on"),
    "closings": columns(FACT="closed_on reason reopened_on", INTERNAL="note reopened_reason"),
}
# The particulars, in the words of the gate.
PARTICULARS = ("name", "number", "born", "gender", "address", "phone", "email")
MORE_PARTICULARS = ("language", "interpreter", "school", "protection")
# Whom a row is about, where it is about one of the people alone.
ABOUT_ONE = {
    "participants": "person_id",
    "opinions": "person_id",
    "approvals": "person_id",
    "objections": "person_id",
}
# What is a guardian's own, by the column that names the guardian.
OF_GUARDIAN = {"guardianships": "person_id", "consents": "giver_id", **ABOUT_ONE}
# What else is told to a guardian, and which columns of it.
TO_GUARDIAN = {
    "meetings": frozenset(
        {
            *("number", "kind", "booked_on", "day", "time", "length"),
            *("place", "link", "cancelled_on", "held_on"),
        }
    ),
    "followups": frozenset({"held_on", "guardians_view"}),
}
# Rows that are no more than a line of what they belong to.
LINES = {"consent_actors": "consent_id", "disagreement_actors": "disagreement_id"}


def decided(table: str, column: str) -> str:
    """What is decided for a column."""
    return DECISIONS.get(table, {}).get(column) or EVERYWHERE.get(column, INTERNAL)
