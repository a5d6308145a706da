"""The day of the next follow-up: to be set, to be booked, to be kept."""

from __future__ import annotations

from ...rule.facts import about_case, first_pending
from ...rule.model import LOCAL, OWN, THAT_DAY, WORKING_DAYS, Rule, Span

DAYS_BEFORE = 10

COMMON = {
    "open_followups": "SELECT * FROM followups INDEXED BY followups_open WHERE open = 1",
    # The next follow-up of each current version that has not been ended: the day that the latest
    # follow-up of it set, else the version's own.
    "next_followup": (
        """
        SELECT p.case_id, p.id, p.version, p.made_on, f.held_on AS latest,
            CASE WHEN f.plan_id = p.id THEN f.next_on ELSE p.followup_on END AS day,
            CASE WHEN f.plan_id = p.id THEN f.held_on ELSE p.made_on END AS since
        FROM plan_now p LEFT JOIN open_followups f ON f.case_id = p.case_id
            AND f.held_on = (SELECT max(held_on) FROM open_followups last
                WHERE last.case_id = p.case_id)
        WHERE f.id IS NULL OR f.plan_id <> p.id OR f.decision <> 'avsluta'"""
    ),
    "to_follow_up": (
        f"""
        SELECT n.*, o.reference, o.coordinator_id, {first_pending("uppföljningsmöte")} AS pending
        FROM next_followup n JOIN open_case o ON o.id = n.case_id
            WHERE n.day IS NOT NULL AND (n.latest IS NULL OR n.latest < n.day)"""
    ),
}
# No day at all, or one that had been kept already when the version was made. A version that
# somebody has signed is called by its number: it takes no day, a new one does.
_CALLED = """o.reference || CASE WHEN EXISTS
    (SELECT 1 FROM open_approvals a WHERE a.plan_id = n.id) THEN ' version ' || n.version
    ELSE '' END"""
_NO_DAY = f"""
    SELECT {about_case(_CALLED)},
        n.made_on AS start, 'planen upprättades' AS why, NULL AS own, NULL AS actors
    FROM next_followup n JOIN open_case o ON o.id = n.case_id
        WHERE n.day IS NULL OR n.latest >= n.day"""
_NEXT = (
    "f.case_id AS subject_id, {0} AS subject, f.case_id, f.reference, f.coordinator_id, f.day AS"
    " start, 'uppföljningens dag' AS why, NULL AS own"
)
_TO_BOOK = f"""
    SELECT {_NEXT.format("f.reference")}, NULL AS actors FROM to_follow_up f
        WHERE f.day >= :today AND NOT EXISTS (
        SELECT 1 FROM open_meetings m WHERE m.case_id = f.case_id AND m.kind = 'uppföljningsmöte'
        AND m.cancelled_on IS NULL AND (m.held_on IS NULL OR m.held_on > f.since))"""
_TO_KEEP = f"""
    SELECT {_NEXT.format("f.pending")}, (SELECT group_concat(DISTINCT m.actor_id)
        FROM open_measures m WHERE m.plan_id = f.id) AS actors
    FROM to_follow_up f"""

RULES = (
    Rule(
        "uppföljningsdag saknas",
        "Bestäm dag för den första uppföljningen",
        "blanketten Genomförandeplan (Arjeplog 2012, bilaga 2), Uppföljning: datum fastställs när"
        " planen är klar; inget antal dagar är bestämt",
        LOCAL,
        _NO_DAY,
        "norrbus plan revidera {reference}",
        first="norrbus plan ändra {reference} --uppföljning DAG",
        of="open_plans",
    ),
    Rule(
        "uppföljning inte bokad",
        "Boka uppföljningsmötet",
        f"norrbus egen påminnelse: bokat {DAYS_BEFORE} arbetsdagar före uppföljningens dag",
        OWN,
        _TO_BOOK,
        "norrbus möte boka {subject} --slag uppföljningsmöte",
        Span(-DAYS_BEFORE, WORKING_DAYS),
        of="open_plans",
    ),
    Rule(
        "uppföljning",
        "Håll uppföljningen, och registrera vad som blev av insatserna",
        "den dag som planen eller den förra uppföljningen säger",
        LOCAL,
        _TO_KEEP,
        "norrbus möte genomför {subject}",
        THAT_DAY,
        lead=5,
        first="norrbus uppföljning registrera {reference}",
        of="open_plans",
    ),
)
