"""What a case itself must not miss: the ages, a notice of discharge, silence.

The open cases, which every deadline starts from.
"""

from __future__ import annotations

from ..rule.facts import about_case, first_pending
from ..rule.model import AGREEMENT, DAYS, LAW, OWN, THAT_DAY, Rule, Span

# The open cases with what deadlines ask of them; ``{chosen}`` narrows them to some. Read from
# partial indexes alone.
COMMON = {
    "open_guardianships": (
        "SELECT * FROM guardianships INDEXED BY guardianships_open WHERE open = 1"
    ),
    "open_case": (
        """
        SELECT cases.id, reference, coordinator_id, child_id, need_seen_on, opened_on,
            latest_meeting, discharge_notice_on, reviewed_on, born
        FROM cases INDEXED BY cases_open
            LEFT JOIN persons INDEXED BY persons_open ON persons.id = child_id AND persons.open = 1
        WHERE cases.open = 1 {chosen}"""
    ),
}
_PLAIN = "NULL AS own, NULL AS actors"

_EIGHTEEN = f"""
    SELECT {about_case()}, date(born, '+18 years', 'floor') AS start,
        'den unge fyller 18 år och samtycker sedan ensam' AS why, {_PLAIN}
    FROM open_case o
    WHERE date(born, '+18 years', 'floor') >= :today AND NOT EXISTS (
        SELECT 1 FROM open_consents c
            WHERE c.case_id = o.id AND c.giver_id = o.child_id AND c.withdrawn_on IS NULL
        AND max(c.given_on, c.valid_from) <= date(born, '+18 years', 'floor')
            AND c.valid_until >= date(born, '+18 years', 'floor'))"""

_TWENTY_ONE = f"""
    SELECT {about_case()}, date(born, '+21 years', 'floor') AS start,
        'den unge fyller 21 år och lämnar målgruppen' AS why, {_PLAIN}
    FROM open_case o WHERE born IS NOT NULL"""

# A summons to any kind of meeting, sent after the notice or to a meeting that was still to come, is
# the summons that the law asks for.
_DISCHARGE = f"""
    SELECT {about_case(first_pending())},
        discharge_notice_on AS start, 'underrättelse om utskrivningsklar' AS why, {_PLAIN}
    FROM open_case o
    WHERE discharge_notice_on IS NOT NULL AND NOT EXISTS (
        SELECT 1 FROM open_meetings m JOIN open_participants p ON p.meeting_id = m.id
        WHERE m.case_id = o.id AND m.cancelled_on IS NULL AND p.actor_id IS NOT NULL
        AND (p.summoned_on >= discharge_notice_on OR m.day >= discharge_notice_on))"""

# What is planned counts as an event on its day, so that a case that waits for a booked day is not
# silent.
_SILENCE = f"""
    SELECT {about_case()}, max(
        opened_on, coalesce(reviewed_on, ''),
        coalesce((SELECT max(reopened_on) FROM closings c
            WHERE c.case_id = o.id AND reopened_on IS NOT NULL), ''),
        coalesce((SELECT max(max(given_on, coalesce(withdrawn_on, ''))) FROM open_consents c
            WHERE c.case_id = o.id), ''),
        coalesce((SELECT max(max(booked_on, day, coalesce(cancelled_on, ''))) FROM open_meetings m
            WHERE m.case_id = o.id), ''),
        coalesce((SELECT max(made_on) FROM open_plans p WHERE p.case_id = o.id), ''),
        coalesce((SELECT followup_on FROM open_plans p WHERE p.case_id = o.id
            ORDER BY version DESC LIMIT 1), ''),
        coalesce((SELECT max(signed_on) FROM open_plans p JOIN open_approvals a ON a.plan_id = p.id
            WHERE p.case_id = o.id), ''),
        coalesce((SELECT max(state_on) FROM open_plans p JOIN open_measures m ON m.plan_id = p.id
            WHERE p.case_id = o.id), ''),
        coalesce((SELECT max(max(since, coalesce(until, ''), coalesce(requested_on, ''),
            coalesce(examined_on, ''), coalesce(declined_on, '')))
            FROM open_placements p WHERE p.case_id = o.id), ''),
        coalesce((SELECT max(held_on) FROM open_followups f WHERE f.case_id = o.id), ''),
        coalesce((SELECT max(max(raised_on, coalesce(decided_on, ''))) FROM open_disagreements d
            WHERE d.case_id = o.id), ''),
        coalesce((SELECT max(max(reported_on, coalesce(feedback_on, ''), coalesce(closed_on, '')))
            FROM deviations d INDEXED BY deviations_case WHERE d.case_id = o.id), ''),
        coalesce((SELECT max(answered_on) FROM open_meetings m
            JOIN open_participants p ON p.meeting_id = m.id WHERE m.case_id = o.id), '')
    ) AS start, 'den senaste händelsen i ärendet' AS why, {_PLAIN}
    FROM open_case o"""

_BORN_ON_LEAP_DAY = "född den 29 februari: den 28 februari (lag 1930:173, 1 §)"

RULES = (
    Rule(
        "kallelse efter utskrivning",
        "Bevaka att den fasta vårdkontakten kallar till samordnad individuell planering efter"
        " underrättelsen om utskrivningsklar, och registrera kallelsen",
        "lag (2017:612) 4 kap. 3 §: den fasta vårdkontakten i den öppna vården kallar senast tre"
        " dagar efter underrättelsen",
        LAW,
        _DISCHARGE,
        "norrbus möte kalla {subject}",
        Span(3, DAYS),
        lead=1,
        waits=True,
        first="norrbus möte boka {reference}",
    ),
    Rule(
        "fyller 18",
        "Ta den unges eget samtycke; vårdnadshavarnas slutar gälla",
        "föräldrabalken 6 kap. 2 §",
        LAW,
        _EIGHTEEN,
        "norrbus samtycke registrera {subject} --vem barnet",
        THAT_DAY,
        lead=20,
        leap_day=_BORN_ON_LEAP_DAY,
    ),
    Rule(
        "fyller 21",
        "Avsluta ärendet eller lämna över: den unge är inte längre i målgruppen",
        "överenskommelsen 2025, Målgrupp: till och med 20 år",
        AGREEMENT,
        _TWENTY_ONE,
        "norrbus ärende avsluta {subject}",
        THAT_DAY,
        lead=20,
        leap_day=_BORN_ON_LEAP_DAY,
    ),
    Rule(
        "ingen händelse",
        "Se över ärendet: inget har hänt på länge (norrbus ärende visa)",
        "norrbus egen påminnelse",
        OWN,
        _SILENCE,
        "norrbus ärende ändra {subject} --sett-över idag",
        Span(90, DAYS),
        lead=0,
    ),
)
