"""For every table of the register, and every column of it, what it can say of one of the staff.

The one table to read when a column is added; a test fails for one without a line here. Until then
what it holds is searched like a text.

NAME: where somebody's name is typed. WHO: names a row of somebody's: a coordinator, a contact
person, a member. USER: a name that somebody logs in by. FACT: days, choices, what is that one's
own: told of a row that is about the one. ACTOR: where that one works. TEXT: searched for the name;
what is about a child stands in no such row, so what is said of a row is never its text. NOTHING:
what says nothing of the staff, or that only the program needs.
"""

from __future__ import annotations

from ..decisions import columns as _columns
from ..headings import HEADINGS as OF_CASES

NAME, WHO, USER, FACT, ACTOR = "NAME", "WHO", "USER", "FACT", "ACTOR"
TEXT, NOTHING = "TEXT", "NOTHING"
SOUGHT = frozenset({NAME, WHO, USER, TEXT})
# Told by a list of their own: papers, what somebody has done, what somebody was reminded of.
BESIDE = frozenset({"documents", "operations", "reminders"})

EVERYWHERE = _columns(NOTHING="id case_id open carried file_id")
# In the order in which they are told.
DECISIONS: dict[str, dict[str, str]] = {
    "contacts": _columns(NAME="name", FACT="role phone email", ACTOR="actor_id"),
    "coordinators": _columns(NAME="name", FACT="title phone email"),
    "register": _columns(
        WHO="coordinator_id", NOTHING="municipality authority created_on spring_ends autumn_ends"
    ),
    "forum_members": _columns(NAME="name", FACT="kind forum_name role email used"),
    "recipients": _columns(NAME="name", FACT="kind school_form what used", TEXT="source"),
    "actors": _columns(
        TEXT="short name phone email", NOTHING="short_folded kind principal reminded"
    ),
    "cases": _columns(
        WHO="coordinator_id",
        NAME="approved_by",
        FACT="opened_on approved_on",
        TEXT="need_seen_by need works_well urgency",
        NOTHING="reference municipality anonymous child_id need_seen_on level latest_meeting"
        " discharge_notice_on reviewed_on",
    ),
    "handovers": _columns(WHO="from_id to_id", FACT="handed_on", TEXT="reason note"),
    "meetings": _columns(
        NAME="summoned_by led_by others",
        FACT="kind booked_on day time length cancelled_on held_on",
        TEXT="purpose child_purpose agenda notes reflection next_meeting cancelled_reason"
        " cancelled_word place link counts_anyway",
        NOTHING="number uid sequence changed_on lacking joint",
    ),
    "participants": _columns(
        WHO="contact_id",
        NAME="deputy",
        FACT="summoned_on sent_how answer answered_on attendance mandate",
        ACTOR="actor_id",
        TEXT="answer_reason override",
        NOTHING="meeting_id person_id calendar_sequence summoned_sequence",
    ),
    "plans": _columns(
        WHO="coordinator_id",
        NAME="overall convener",
        FACT="kind made_on followup_on followup_time",
        TEXT="needs works_well goal revised_because followup_place",
        NOTHING="version meeting_id",
    ),
    "measures": _columns(
        NAME="performer",
        FACT="starts ends state state_on",
        ACTOR="actor_id",
        TEXT="what goal extent followup",
        NOTHING="plan_id number",
    ),
    "approvals": _columns(
        NAME="name", FACT="signed_on", ACTOR="actor_id", NOTHING="plan_id person_id"
    ),
    "deviations": _columns(
        NAME="reporter manager",
        FACT="happened_on reported_on reporter_signed_on manager_signed_on closed_on",
        ACTOR="workplace_id",
        TEXT="concerns description consequences proposal joint_analysis part_analysis"
        " no_decision feedback closing_note mistaken",
        NOTHING="reference ground school_form level joint_on joint_forum_id part_on part_forum_id"
        " decided_on feedback_on upward_on",
    ),
    "dispatches": _columns(
        NAME="recipient", FACT="what sent_on sent_how", ACTOR="actor_id", NOTHING="deviation_id"
    ),
    "consents": _columns(
        NAME="withdrawn_by",
        FACT="withdrawn_on",
        TEXT="purpose matters exceptions",
        NOTHING="giver_id given_on form valid_from valid_until",
    ),
    "forums": _columns(
        NAME="summoned_by led_by others",
        FACT="kind forum_name booked_on day time length cancelled_on held_on sent_on",
        TEXT="place link agenda notes reflection next_meeting cancelled_reason",
        NOTHING="reference uid sequence record",
    ),
    "forum_participants": _columns(
        WHO="member_id", NAME="name", FACT="role attendance left_out", NOTHING="forum_id"
    ),
    "forum_minutes": _columns(NAME="name", FACT="role sent_on sent_how", NOTHING="forum_id record"),
    "disposals": _columns(
        NAME="decided_by", FACT="disposed_on", TEXT="source", NOTHING="acts row_count last_year"
    ),
    "releases": _columns(NAME="recipient", FACT="year what released_on", NOTHING="version length"),
    "reviews": _columns(
        USER="who reviewed_by",
        FACT="drawn_on reviewed_on",
        TEXT="note",
        NOTHING="seed count among first_operation last_operation since until",
    ),
    "closings": _columns(TEXT="note reopened_reason", NOTHING="closed_on reason reopened_on"),
    "opinions": _columns(TEXT="opinion", NOTHING="plan_id person_id"),
    "followups": _columns(
        TEXT="child_view guardians_view note next_place",
        NOTHING="plan_id meeting_id held_on decision next_on next_time",
    ),
    "results": _columns(TEXT="why goal", NOTHING="followup_id measure_id outcome"),
    "placements": _columns(
        TEXT="place form", NOTHING="since until requested_on examined_on declined_on"
    ),
    "disagreements": _columns(
        TEXT="description decision", NOTHING="number subject cost_too raised_on decided_on"
    ),
    "deviation_actors": _columns(
        TEXT="analysis", NOTHING="deviation_id actor_id sent_on analysed_on left_out"
    ),
    "improvements": _columns(
        TEXT="what result", NOTHING="deviation_id number actor_id decided_on due_on done_on"
    ),
    "objections": _columns(TEXT="about description", NOTHING="person_id noted_on"),
    "retentions": _columns(TEXT="reason", NOTHING="why noted_on ended_on"),
    "deliveries": _columns(TEXT="archive", NOTHING="delivered_on"),
    "moves_in": _columns(TEXT="authority", NOTHING="reference moved_on"),
    "moves_out": _columns(TEXT="authority", NOTHING="moved_on path"),
    "routines": _columns(TEXT="name note", NOTHING="revised_on next_on used"),
    "forum_rules": _columns(TEXT="source", NOTHING="kind forum_name count period since used"),
    "own_rules": _columns(TEXT="source", NOTHING="kind used count unit lead"),
    "retention_rules": _columns(TEXT="source", NOTHING="kind years"),
    "closed_days": _columns(TEXT="because", NOTHING="day opened_again"),
    "documents": _columns(
        NAME="recipient",
        FACT="about kind written_on sent_how",
        NOTHING="meeting_id plan_id format path file_hash template template_hash protected"
        " paper_id stem participant_id meeting_sequence words_hash",
    ),
    "paper_steps": _columns(NAME="who", FACT="what day how", TEXT="note", NOTHING="document_id"),
    "attachments": _columns(
        NAME="sender",
        FACT="attached_on came_on",
        TEXT="note what",
        NOTHING="document_id format size file_hash",
    ),
    "attached_pages": _columns(NOTHING="content"),
    # Reasons stand in the log of those who work with the register; the letter says so.
    "operations": _columns(USER="who", FACT="at command", NOTHING="day reason"),
    "reminders": _columns(
        WHO="recipient", NOTHING="kind subject_id stage due_day state day run_id tries"
    ),
    # What an answer to an evaluation says is read by nobody but by the command that sums them up.
    "evaluations": _columns(
        NOTHING="respondent meeting year heard purpose people roles satisfied words"
    ),
    "persons": _columns(
        NOTHING="name number number_kind born gender address phone email language interpreter"
        " school protection"
    ),
    "calendar_days": _columns(NOTHING="day working ordinal local because"),
    "changes": _columns(NOTHING="operation_id table_name row_id before after"),
    "consent_actors": _columns(
        NAME="withdrawn_by", FACT="withdrawn_on", NOTHING="consent_id actor_id"
    ),
    "copies": _columns(NOTHING="deed at day path row_count"),
    "county_reports": _columns(NOTHING="year read_on shown areas length"),
    "deadline_choices": _columns(NOTHING="uid profile counted_from"),
    "disagreement_actors": _columns(NOTHING="disagreement_id actor_id"),
    "drafts": _columns(NOTHING="command at content"),
    "forum_matters": _columns(NOTHING="forum_id deviation_id disagreement_id left_out"),
    "guardianships": _columns(NOTHING="person_id custody ended_on"),
    "imports": _columns(NOTHING="kind headings file_hash count"),
    "kept_papers": _columns(NOTHING="path file_hash content leaving"),
    "kept_words": _columns(NOTHING="content"),
    "kept_logos": _columns(NOTHING="file_hash content"),
    "looks": _columns(NOTHING="operation_id person_id protected"),
    "part_counters": _columns(NOTHING="kind of_id last"),
    "published_years": _columns(
        NOTHING="year length version published_on reason counted shown checksum changes"
    ),
    "reference_counters": _columns(NOTHING="kind year last"),
    "referrals": _columns(NOTHING="disagreement_id level referred_on"),
    "remains": _columns(NOTHING="first_id last_id hash"),
    "reminder_runs": _columns(NOTHING="day begun_at ended_at told failed"),
    "reversals": _columns(NOTHING="operation_id of_id"),
    "seals": _columns(NOTHING="operation_id run hash deed_of"),
    "switched_off": _columns(NOTHING="indicator used"),
    "tombstones": _columns(NOTHING="disposal_id table_name row_id made"),
}
# What is told of by rows, and what those are called together that no child's extract has.
TOLD = tuple(
    table
    for table, columns in DECISIONS.items()
    if table not in BESIDE and SOUGHT & set(columns.values())
)
HEADINGS = {
    "contacts": "Kontaktperson hos en aktör",
    "coordinators": "Samordnare",
    "register": "Registrets samordnare",
    "forum_members": "Ledamot på möten mellan myndigheterna",
    "recipients": "Mottagare av avvikelserapporter",
    "actors": "Aktörer",
    "forums": "Möten mellan myndigheterna",
    "forum_participants": "Närvaro på möten mellan myndigheterna",
    "forum_minutes": "Anteckningar från möten mellan myndigheterna",
    "disposals": "Beslut om gallring",
    "releases": "Statistik som har lämnats ut",
    "reviews": "Granskningar av loggen",
    "routines": "Lokala rutiner",
    "forum_rules": "Regler om möten mellan myndigheterna",
    "own_rules": "Egna frister",
    "retention_rules": "Gallringsregel",
    "closed_days": "Stängda dagar",
    "consent_actors": "Samtycken som togs tillbaka för en aktör",
    "paper_steps": "Papper som skickades eller skrevs under",
    "attachments": "Inskannade sidor",
}
ALL_HEADINGS = {table: HEADINGS.get(table) or OF_CASES[table] for table in TOLD}
# Where two tables' rows begin alike, what a text of the second is called in its code.
NOUNS = {
    "consent_actors": "samtyckesraden",
    "actors": "aktörsuppgiften",
    "forums": "forumet",
    "forum_rules": "forumregeln",
    "moves_out": "utflytten",
    "retention_rules": "gallringsregeln",
    "own_rules": "fristregeln",
    "paper_steps": "noteringen",
}


def decided(table: str, column: str) -> str:
    """What is decided for a column."""
    return DECISIONS.get(table, {}).get(column) or EVERYWHERE.get(column, TEXT)
