"""What a deviation waits for, step by step; each counted from the step before.

No source gives a number of days.
"""

from __future__ import annotations

from ..rule.model import AGREEMENT, OWN, THAT_DAY, Rule
from ..rule.model import LOCAL as LOCAL_ROUTINE
from .levels import AGREED, LOCAL, LOCALLY, NO_LOCAL, NO_PART, PART, ROUTINE

# What a coordinator says; the kinds are stored with the reminders, and promised in JSON.
CALLED = {
    "avvikelse mottagare": "mottagare av avvikelser",
    "avvikelse underskrift": "underskrift av avvikelserapporten",
    "avvikelse kopia": "kopia av avvikelsen till aktören",
    "avvikelse analys": "aktörens analys av avvikelsen",
    "avvikelse gemensam analys": "gemensam analys av avvikelsen",
    "avvikelse analys länsdel": "länsdelens analys av avvikelsen",
    "avvikelse beslut": "beslut om avvikelsen",
    "avvikelse åtgärd": "åtgärd efter avvikelsen",
    "avvikelse åtgärd utan dag": "åtgärd efter avvikelsen, utan dag",
    "avvikelse återkoppling": "återkoppling om avvikelsen",
    "avvikelse uppåt": "avvikelsen till Samverkansstruktur",
    "avvikelse avslut": "avslut av avvikelsen",
}

COMMON = {
    # Open until it is closed itself, whether its case is open or closed or there is none: then the
    # register's coordinator answers for it.
    "open_deviations": (
        """
        SELECT d.*, coalesce(c.reference, d.reference) AS owner, coalesce(c.coordinator_id,
            r.coordinator_id) AS coordinator_id
        FROM deviations d INDEXED BY deviations_open JOIN register r ON r.id = 1
            LEFT JOIN cases c ON c.id = d.case_id
        WHERE d.closed_on IS NULL AND (:cases IS NULL OR d.case_id IN (SELECT value
            FROM json_each(:cases)))"""
    ),
    "deviation_now": (
        """
        SELECT d.*, max(reporter_signed_on, manager_signed_on) AS signed_on,
            max(a.sent_on) AS sent_on, max(a.analysed_on) AS analysed_on,
            count(*) - count(a.sent_on) AS unsent, count(*) - count(a.analysed_on) AS unanalysed,
            group_concat(CASE WHEN a.analysed_on IS NULL THEN a.actor_id END) AS silent
        FROM open_deviations d
            JOIN deviation_actors a INDEXED BY deviation_actors_of ON a.deviation_id = d.id
            AND a.left_out = 0 GROUP BY d.id"""
    ),
    "open_improvements": (
        "SELECT * FROM improvements INDEXED BY improvements_open WHERE done_on IS NULL"
    ),
}


def _facts(start: str, why: str, condition: str, actors: str = "NULL") -> str:
    return f"""
    SELECT d.id AS subject_id, d.reference AS subject, d.case_id, d.owner AS reference,
        d.coordinator_id,
        {start} AS start, '{why}' AS why, NULL AS own, {actors} AS actors
    FROM deviation_now d WHERE {condition}"""


_UNSIGNED = _facts("d.reported_on", "avvikelsen rapporterades", "d.signed_on IS NULL")
_UNSENT = _facts(
    "d.signed_on", "rapporten blev underskriven", "d.signed_on IS NOT NULL AND d.unsent > 0"
)
_UNANALYSED = _facts(
    "d.sent_on",
    "kopian skickades",
    "d.signed_on IS NOT NULL AND d.unsent = 0 AND d.unanalysed > 0",
    "d.silent",
)
_NOT_JOINT, _NOT_PART = (
    _facts("d.analysed_on", "varje berörd aktör hade analyserat", f"d.unanalysed = 0 AND {lacks}")
    for lacks in (NO_LOCAL, NO_PART)
)
_UNDECIDED = _facts(
    "min(coalesce(d.joint_on, d.part_on), coalesce(d.part_on, d.joint_on))",
    "den gemensamma analysen",
    "coalesce(d.joint_on, d.part_on) IS NOT NULL AND d.decided_on IS NULL",
)
_NO_FEEDBACK = _facts("d.sent_on", "kopian skickades", "d.unsent = 0 AND d.feedback_on IS NULL")
_NOT_UPWARD = _facts(
    "d.signed_on", "rapporten blev underskriven", "d.signed_on IS NOT NULL AND d.upward_on IS NULL"
)
_READY = _facts(
    "max(d.feedback_on, d.upward_on, coalesce(d.joint_on, ''), coalesce(d.part_on, ''))",
    "det sista steget",
    f"NOT ({NO_LOCAL} OR {NO_PART}) AND d.feedback_on IS NOT NULL AND d.upward_on IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM open_improvements i WHERE i.deviation_id = d.id)",
)
# A measure without a day of its own is open from its decision.
_IMPROVEMENT = """
    SELECT i.id AS subject_id, d.reference || ' åtgärd ' || i.number AS subject, d.case_id,
        d.owner AS reference, d.coordinator_id,
        {0} AS start, '{1}' AS why, NULL AS own, CAST(i.actor_id AS TEXT) AS actors
    FROM open_deviations d JOIN open_improvements i ON i.deviation_id = d.id
        WHERE i.due_on IS {2}"""


def _rule(
    kind: str,
    what: str,
    facts: str,
    settle: str,
    source: str = ROUTINE,
    origin: str = LOCAL_ROUTINE,
    waits: bool = False,
) -> Rule:
    return Rule(
        kind,
        what,
        f"{source}; inget antal dagar är bestämt",
        origin,
        facts,
        f"norrbus avvikelse {settle}",
        waits=waits,
        of="open_deviations",
        called=CALLED[kind],
    )


# Every register has a table of its own; from the day it was made.
_NO_RECIPIENTS = """
    SELECT r.id AS subject_id, 'mottagare' AS subject, NULL AS case_id, 'mottagare' AS reference,
        r.coordinator_id,
        r.created_on AS start, 'registret skapades' AS why, NULL AS own, NULL AS actors
    FROM register r WHERE :cases IS NULL AND NOT EXISTS (
        SELECT 1 FROM recipients INDEXED BY recipients_used WHERE used = 1)"""

RULES = (
    Rule(
        "avvikelse mottagare",
        "Fyll i vem som får avvikelserapporter och kopior",
        "rutinen för avvikelser (Arjeplog 2012; östra Norrbotten 2013-05): rapporten lämnas till"
        " namngivna mottagare; inget antal dagar är bestämt",
        LOCAL_ROUTINE,
        _NO_RECIPIENTS,
        "norrbus avvikelse mottagare lägg-till",
        in_case=False,
        called=CALLED["avvikelse mottagare"],
    ),
    _rule(
        "avvikelse underskrift",
        "Få avvikelserapporten underskriven av rapportören och närmaste chefen",
        _UNSIGNED,
        "underteckna {subject}",
        waits=True,
    ),
    _rule(
        "avvikelse kopia",
        "Skicka en kopia till den verksamhet som berörs",
        _UNSENT,
        "skicka {subject}",
    ),
    _rule(
        "avvikelse analys",
        "Få analysen av varje berörd aktör",
        _UNANALYSED,
        "analysera {subject}",
        waits=True,
    ),
    _rule(
        "avvikelse gemensam analys",
        f"Analysera avvikelsen tillsammans i {LOCALLY}",
        _NOT_JOINT,
        f'analysera {{subject}} --nivå "{LOCAL[0]}"',
        f"{AGREED}: på lokal nivå (Forum barn och unga)",
        AGREEMENT,
    ),
    _rule(
        "avvikelse analys länsdel",
        f"Analysera avvikelsen tillsammans i {PART}",
        _NOT_PART,
        f'analysera {{subject}} --nivå "{PART}"',
        f"{AGREED}: på länsdelsnivå",
        AGREEMENT,
    ),
    _rule(
        "avvikelse beslut",
        "Besluta om åtgärder, eller att inget beslut behövs",
        _UNDECIDED,
        "besluta {subject}",
    ),
    Rule(
        "avvikelse åtgärd",
        "Genomför den beslutade åtgärden",
        "den dag som beslutet säger",
        LOCAL_ROUTINE,
        _IMPROVEMENT.format("i.due_on", "dagen som beslutades", "NOT NULL"),
        "norrbus avvikelse genomför {named} {number}",
        THAT_DAY,
        lead=5,
        of="open_deviations",
        called=CALLED["avvikelse åtgärd"],
    ),
    _rule(
        "avvikelse åtgärd utan dag",
        "Genomför den beslutade åtgärden",
        _IMPROVEMENT.format("i.decided_on", "åtgärden beslutades", "NULL"),
        "genomför {named} {number}",
        waits=True,
    ),
    _rule(
        "avvikelse återkoppling",
        "Återkoppla till rapportören",
        _NO_FEEDBACK,
        "visa {subject}",
        waits=True,
    ),
    _rule(
        "avvikelse uppåt",
        "Rapportera avvikelsen till Samverkansstruktur målgrupp barn och unga",
        _NOT_UPWARD,
        "skicka {subject} --samverkansstruktur",
        "överenskommelsen 2025: rapporteras kontinuerligt av den part som noterat avvikelsen",
        AGREEMENT,
    ),
    _rule(
        "avvikelse avslut",
        "Avsluta avvikelsen: alla steg är gjorda",
        _READY,
        "avsluta {subject}",
        "norrbus egen påminnelse",
        OWN,
    ),
)
