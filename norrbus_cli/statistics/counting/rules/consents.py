"""Rules about consent: that there is one, the young person's own, before the plan."""

from __future__ import annotations

from ..words import of_age
from .choices import ADVICE
from .model import Rule
from .words import CONSENT, FIRST_PLAN, IN_ORDER, OPEN, OPEN_CHILD

_SECRECY = "OSL 10 kap. 1 §, 12 kap. 2 §"
_NONE = f"SELECT c.reference FROM {OPEN} WHERE NOT EXISTS ({CONSENT}) {IN_ORDER}"
_NOT_OWN = f"""
    SELECT c.reference, date(k.born, '+18 years', 'floor') AS day FROM {OPEN_CHILD}
    WHERE {of_age("k.born", ":last")} AND EXISTS ({CONSENT})
        AND NOT EXISTS ({CONSENT} AND s.giver_id = c.child_id) {IN_ORDER}"""
_PLAN_BEFORE = f"""
    SELECT c.reference, p.made_on FROM {FIRST_PLAN} WHERE NOT EXISTS (
        SELECT 1 FROM consents s INDEXED BY consents_open WHERE s.open = 1 AND s.case_id = c.id
            AND max(s.given_on, s.valid_from) <= p.made_on) {IN_ORDER}"""

RULES = (
    Rule(
        "B20",
        ADVICE,
        "Inget samtycke gäller i ett öppet ärende på årets sista räknade dag",
        _SECRECY,
        _NONE,
        "inget samtycke gäller",
        "samtycke registrera {reference}",
    ),
    Rule(
        "B21",
        ADVICE,
        "Den unge har fyllt 18, och har inte samtyckt själv",
        "föräldrabalken 6 kap. 2 §",
        _NOT_OWN,
        "den unge fyllde 18 år {day} och har inte samtyckt själv",
        "samtycke registrera {reference} --vem barnet",
    ),
    Rule(
        "B22",
        ADVICE,
        "Planen gjordes innan något samtycke hade börjat gälla",
        _SECRECY,
        _PLAN_BEFORE,
        "planen gjordes {made_on}, innan något samtycke hade börjat gälla",
        "samtycke registrera {reference} --dag {made_on}",
    ),
)
