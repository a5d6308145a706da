"""What the rows of each table are called in Swedish: one declaration a table.

In the texts ``{column}`` stands for what a row holds there, and for a column that names another row
for what that one is called. ``{a|b}`` is the one of the two that is filled in.
"""

from __future__ import annotations

from ..words.record import Record

# Whether it is "registrerat", "registrerad" or "registrerade".
ETT, EN, FLERA = "ett", "en", "flera"


class Kind(Record):
    """How a row is told of.

    ``subject`` begins the sentence about it, ``called`` is its short name where another row names
    it, ``added`` is put to the sentence about the row that it belongs to (in the column that is
    ``within``) when both come by one command.
    """

    subject: str
    gender: str
    called: str = ""
    within: str = ""
    added: str = ""


# The columns that name another row, and in which table.
NAMES = {
    "actor_id": "actors",
    "case_id": "cases",
    "child_id": "persons",
    "consent_id": "consents",
    "contact_id": "contacts",
    "coordinator_id": "coordinators",
    "deviation_id": "deviations",
    "disagreement_id": "disagreements",
    "document_id": "documents",
    "followup_id": "followups",
    "forum_id": "forums",
    "from_id": "coordinators",
    "giver_id": "persons",
    "joint_forum_id": "forums",
    "measure_id": "measures",
    "meeting_id": "meetings",
    "member_id": "forum_members",
    "person_id": "persons",
    "paper_id": "documents",
    "participant_id": "participants",
    "part_forum_id": "forums",
    "plan_id": "plans",
    "to_id": "coordinators",
    "workplace_id": "actors",
}
# Columns that hold yes or no.
TRUTHS = frozenset(
    {
        *(
            "anonymous",
            "carried",
            "cost_too",
            "interpreter",
            "left_out",
            "opened_again",
            "protected",
            "reminded",
        ),
        "used",
    }
)
KINDS = {
    "actors": Kind("Aktören {short}", EN, "{short}"),
    "approvals": Kind("Underskriften av {name} på {plan_id}", EN),
    "cases": Kind("Ärendet {reference}", ETT, "{reference}"),
    "closed_days": Kind("Stängningen av dagen {day}", EN),
    "closings": Kind("Avslutet av {case_id}", ETT),
    "consent_actors": Kind(
        "Samtyckets aktör {actor_id}", EN, within="consent_id", added=" för {actor_id}"
    ),
    "consents": Kind("Samtycket från {giver_id}", ETT, "samtycket från {giver_id}"),
    "contacts": Kind("Kontaktpersonen {name} hos {actor_id}", EN, "{name}"),
    "coordinators": Kind("Samordnaren {name}", EN, "{name}"),
    "county_reports": Kind("Länsredovisningen för {year}", EN),
    "deadline_choices": Kind("Valet av frister", ETT),
    "deliveries": Kind("Leveransen av {case_id} till {archive}", EN),
    "deviation_actors": Kind(
        "Aktören {actor_id} i {deviation_id}", EN, within="deviation_id", added=" om {actor_id}"
    ),
    "deviations": Kind("Avvikelsen {reference}", EN, "{reference}"),
    "disposals": Kind("Gallringen {disposed_on}, beslutad av {decided_by}", EN),
    "disagreement_actors": Kind(
        "Parten {actor_id} i {disagreement_id}",
        EN,
        within="disagreement_id",
        added=" mellan {actor_id}",
    ),
    "disagreements": Kind("Oenigheten {case_id}-O{number}", EN, "{case_id}-O{number}"),
    "dispatches": Kind("Utskicket av {what} om {deviation_id} till {recipient}", ETT),
    "documents": Kind("Papperet {kind} ({format}) om {about}", ETT, "{kind} om {about}"),
    "evaluations": Kind("Svaret på en utvärdering", ETT),
    "followups": Kind("Uppföljningen {held_on} i {case_id}", EN, "uppföljningen {held_on}"),
    "forum_matters": Kind(
        "Frågan om {deviation_id|disagreement_id} på {forum_id}",
        EN,
        within="forum_id",
        added=" om {deviation_id|disagreement_id}",
    ),
    "forum_members": Kind("Ledamoten {name} i {kind}", EN, "{name}"),
    "forum_minutes": Kind("Utskicket av anteckningarna från {forum_id} till {name}", ETT),
    "forum_participants": Kind(
        "Deltagaren {name} på {forum_id}", EN, within="forum_id", added=" med {name}"
    ),
    "forum_rules": Kind("Regeln om antal möten: {kind}", EN),
    "forums": Kind("Mötet {reference}", ETT, "{reference}"),
    "guardianships": Kind("Vårdnadshavaren {person_id} i {case_id}", EN),
    "handovers": Kind("Överlämningen av {case_id} från {from_id} till {to_id}", EN),
    "imports": Kind("Inläsningen av {kind} ur en fil (antal: {count})", EN),
    "improvements": Kind("Åtgärd {number} i {deviation_id}", EN),
    "measures": Kind("Insats {number} i {plan_id}", EN, "insats {number}"),
    "meetings": Kind("Mötet {case_id}-M{number}", ETT, "{case_id}-M{number}"),
    "moves_in": Kind("Flytten hit av {case_id} från {authority} ({reference} där)", EN),
    "moves_out": Kind("Flytten av {case_id} till {authority} (filen {path})", EN),
    "objections": Kind("Invändningen från {person_id} om {about}", EN),
    "opinions": Kind("Åsikten från {person_id} i {plan_id}", EN),
    "own_rules": Kind("Regeln för fristen {kind}", EN),
    "attachments": Kind("Bilagan till {document_id|case_id}", EN),
    "paper_steps": Kind("Att {document_id} är {what}", ETT),
    "participants": Kind(
        "Kallelsen av {actor_id|person_id} till {meeting_id}",
        EN,
        "kallelsen av {actor_id|person_id} till {meeting_id}",
    ),
    "persons": Kind("Uppgifterna om {name}", FLERA, "{name}"),
    "placements": Kind("Placeringen i {case_id}", EN),
    "plans": Kind(
        "Planen i {case_id}, version {version},", EN, "planen i {case_id}, version {version}"
    ),
    "published_years": Kind("Statistiken för {year}, version {version},", EN),
    "recipients": Kind("Mottagaren {name}", EN),
    "referrals": Kind("Lyftet av {disagreement_id} till {level}", ETT),
    "register": Kind("Registeruppgifterna", FLERA),
    "releases": Kind("Utlämnandet av statistiken för {year}", ETT),
    "reminder_runs": Kind("Påminnelserna {day}", FLERA),
    "retention_rules": Kind("Gallringsregeln {kind}", EN),
    "retentions": Kind("Att {case_id} bevaras ({why})", ETT),
    "results": Kind("Resultatet av {measure_id}", ETT),
    "reviews": Kind("Granskningen av loggen {since} till {until}", EN),
    "routines": Kind("Rutinen {name}", EN),
    "switched_off": Kind("Avstängningen av indikatorn {indicator}", EN),
}
DONE = {
    ETT: ("registrerat", "ändrat", "borttaget"),
    EN: ("registrerad", "ändrad", "borttagen"),
    FLERA: ("registrerade", "ändrade", "borttagna"),
}
