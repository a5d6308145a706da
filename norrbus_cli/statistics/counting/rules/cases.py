"""Rules about a case: the day of the need, the closing, what is left undone in it."""

from __future__ import annotations

from ..words import within
from .choices import ADVICE, STOP
from .model import OWN, Rule
from .words import IN_ORDER, OPEN, OPEN_CHILD

DAYS_WITHOUT_CONTENT = 30
_NEED = "ärende ändra {reference} --behov-sett DAG"
_ASKED = f"SELECT c.reference, c.need_seen_on, c.opened_on FROM {OPEN} WHERE"

_NEED_AFTER = f"{_ASKED} c.need_seen_on > c.opened_on {IN_ORDER}"
_NEED_LONG_BEFORE = f"{_ASKED} c.need_seen_on < date(c.opened_on, '-1 year') {IN_ORDER}"
_CLOSED = f"""
    SELECT cases.reference, z.closed_on, {{0}} AS day
    FROM closings z JOIN cases ON cases.id = z.case_id
    WHERE z.reopened_on IS NULL AND {within("z.closed_on")} AND {{0}} > z.closed_on
    ORDER BY cases.id"""
_LATEST = "coalesce((SELECT max({1}) FROM {0} t WHERE t.case_id = z.case_id), '')"
_CLOSED_BEFORE_MEETING = _CLOSED.format(_LATEST.format("meetings", "held_on"))
_CLOSED_BEFORE_PLAN = _CLOSED.format(
    f"max({_LATEST.format('plans', 'made_on')}, {_LATEST.format('followups', 'held_on')})"
)
_TWO_OPEN = f"""
    SELECT c.reference, other.reference AS other FROM {OPEN} JOIN cases other
        ON other.child_id = c.child_id AND other.id < c.id AND other.open = 1 {IN_ORDER}"""
_OF_CASE = (
    *("consents", "meetings", "plans", "followups", "placements", "disagreements", "deviations"),
)
_NOTHING = " AND ".join(
    f"NOT EXISTS (SELECT 1 FROM {table} t WHERE t.case_id = c.id)" for table in _OF_CASE
)
_WITHOUT_CONTENT = f"""
    {_ASKED} date(c.opened_on, '+{DAYS_WITHOUT_CONTENT} days') < :last AND c.reviewed_on IS NULL
    AND {_NOTHING} {IN_ORDER}"""
_TWENTY_ONE = f"""
    SELECT c.reference, date(k.born, '+21 years', 'floor') AS day FROM {OPEN_CHILD}
    WHERE date(k.born, '+21 years', 'floor') <= :last {IN_ORDER}"""
_UNDECIDED = f"""
    SELECT c.reference || '-O' || d.number AS reference, d.raised_on
    FROM {OPEN} JOIN disagreements d INDEXED BY disagreements_open ON d.case_id = c.id
        AND d.open = 1
    WHERE d.decided_on IS NULL AND d.raised_on <= :last {IN_ORDER}, d.number"""

RULES = (
    Rule(
        "B07",
        STOP,
        "Behovet sågs efter att ärendet öppnades",
        f"{OWN}: frister räknas från behovet, och det leder till ärendet",
        _NEED_AFTER,
        "behovet sågs {need_seen_on}, efter att ärendet öppnades {opened_on}",
        _NEED,
        "rätt dag då behovet sågs",
    ),
    Rule(
        "B08",
        ADVICE,
        "Behovet sågs mer än ett år innan ärendet öppnades",
        f"{OWN}: ett årtal som är fel är det vanliga skälet",
        _NEED_LONG_BEFORE,
        "behovet sågs {need_seen_on}, mer än ett år innan ärendet öppnades {opened_on}",
        _NEED,
    ),
    Rule(
        "B09",
        STOP,
        "Ärendet är avslutat en dag före ett möte som hölls i det",
        f"{OWN}: ett möte hålls i ett öppet ärende",
        _CLOSED_BEFORE_MEETING,
        "ärendet avslutades {closed_on}, före mötet {day}; öppna det och avsluta rätt dag",
        "ärende öppna {reference} --orsak ORSAK --dag {closed_on}",
        "rätt dag för avslut",
    ),
    Rule(
        "B10",
        STOP,
        "Ärendet är avslutat en dag före en plan eller uppföljning i det",
        f"{OWN}: planen görs och följs upp i ett öppet ärende",
        _CLOSED_BEFORE_PLAN,
        "ärendet avslutades {closed_on}, före planen eller uppföljningen {day}; öppna det och"
        " avsluta rätt dag",
        "ärende öppna {reference} --orsak ORSAK --dag {closed_on}",
        "rätt dag för avslut",
    ),
    Rule(
        "B11",
        ADVICE,
        "Samma barn har två öppna ärenden",
        f"{OWN}: ett barn räknas en gång; ett nytt behov öppnar ärendet igen",
        _TWO_OPEN,
        "samma barn har redan det öppna ärendet {other}",
        "ärende avsluta {reference} --orsak ORSAK",
    ),
    Rule(
        "B12",
        ADVICE,
        f"Inget är registrerat i ärendet {DAYS_WITHOUT_CONTENT} dagar efter att det öppnades",
        f"{OWN}: ett ärende utan innehåll är ofta öppnat av misstag",
        _WITHOUT_CONTENT,
        "inget är registrerat sedan ärendet öppnades {opened_on}",
        "samtycke registrera {reference}",
    ),
    Rule(
        "B13",
        ADVICE,
        "Den unge har fyllt 21, och ärendet är öppet",
        "överenskommelsen 2025, Målgrupp: till och med 20 år",
        _TWENTY_ONE,
        "den unge fyllde 21 år {day}",
        "ärende avsluta {reference} --orsak 'har lämnat målgruppen'",
    ),
    Rule(
        "B14",
        ADVICE,
        "En oenighet är inte avgjord",
        "överenskommelsen 2025: ordinarie ledning, i sista hand Samverkansstruktur målgrupp barn"
        " och unga",
        _UNDECIDED,
        "oenigheten som anmäldes {raised_on} är inte avgjord",
        "oenighet avgör {reference} --beslut BESLUT",
    ),
)
