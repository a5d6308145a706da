"""The kinds of actors: who usually answers for each, and what each belongs to."""

from __future__ import annotations

KOMMUN, REGION, ANNAN = "kommun", "region", "annan"
SOCIAL_SERVICES = "socialtjänst"
PRIMARY_CARE = "primärvård"
# Kind of actor and the huvudman it usually has.
KINDS = {
    "skola": KOMMUN,
    "förskola": KOMMUN,
    "elevhälsa": KOMMUN,
    SOCIAL_SERVICES: KOMMUN,
    PRIMARY_CARE: REGION,
    "barn- och ungdomsmedicin": REGION,
    "BUP": REGION,
    "habilitering": REGION,
    "vuxenpsykiatri": REGION,
    "folktandvård": REGION,
    "polis": ANNAN,
    "annan": ANNAN,
}
EDUCATION = frozenset({"skola", "förskola", "elevhälsa"})
HEALTH_CARE = frozenset(kind for kind, principal in KINDS.items() if principal == REGION)
# The three core parties, agreement of 2025, "Samverkan i praktiken".
CORE = {
    "skola": EDUCATION,
    SOCIAL_SERVICES: frozenset({SOCIAL_SERVICES}),
    PRIMARY_CARE: frozenset({PRIMARY_CARE}),
}
