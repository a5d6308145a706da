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
# What each is, for a newcomer.
_TOLD = {
    "skola": "grundskola, gymnasieskola",
    "elevhälsa": "medicinska, psykologiska, psykosociala och specialpedagogiska insatser",
    PRIMARY_CARE: "hälsocentral, barnhälsovård",
    "barn- och ungdomsmedicin": "barnsjukvård",
    "BUP": "barn- och ungdomspsykiatri",
    "habilitering": "stöd vid funktionsnedsättning",
    "vuxenpsykiatri": "från 18 år",
    "annan": "en verksamhet som inte finns här",
}
KINDS_MEAN = {
    kind: "; ".join(filter(None, [_TOLD.get(kind, ""), f"huvudman {principal}"]))
    for kind, principal in KINDS.items()
}
PRINCIPALS_MEAN = {
    KOMMUN: "det vanliga för skola, förskola, elevhälsa och socialtjänst",
    REGION: "Region Norrbotten, det vanliga för hälso- och sjukvård",
    ANNAN: "till exempel en fristående skola, en privat vårdgivare, polisen",
}
PRINCIPAL = (
    "Huvudmannen är den som har ansvaret för verksamheten och för vad den kostar. Utan svar blir"
    " det den som är vanlig för aktörens slag."
)
EDUCATION = frozenset({"skola", "förskola", "elevhälsa"})
HEALTH_CARE = frozenset(kind for kind, principal in KINDS.items() if principal == REGION)
# The three core parties, agreement of 2025, "Samverkan i praktiken".
CORE = {
    "skola": EDUCATION,
    SOCIAL_SERVICES: frozenset({SOCIAL_SERVICES}),
    PRIMARY_CARE: frozenset({PRIMARY_CARE}),
}
