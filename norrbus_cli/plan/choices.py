"""The words to choose from about a plan and its measures."""

from __future__ import annotations

PLAN, SIP = "genomförandeplan", "SIP"
KINDS = (PLAN, SIP)
KINDS_MEAN = {
    PLAN: "Norrbus egen plan, när ingen SIP krävs",
    SIP: "samordnad individuell plan enligt lag, som den enskilde har samtyckt till",
}
# Who asks what of a plan.
AGREEMENT = "överenskommelsen 2025, Norrbusmötet"
LAW_8 = "SoL 10 kap. 8 § och HSL 16 kap. 4 §"
DECIDED, RUNNING, DONE, STOPPED = "beslutad", "pågår", "klar", "avbruten"
STATES_MEAN = {
    DECIDED: "bestämd men inte börjad",
    RUNNING: "har börjat",
    DONE: "genomförd",
    STOPPED: "slutade innan den var klar",
}
