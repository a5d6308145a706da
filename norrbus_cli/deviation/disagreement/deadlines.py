"""The disagreement that nobody has decided yet."""

from __future__ import annotations

from ...rule.facts import IN_CASE
from ...rule.model import AGREEMENT, Rule

COMMON = {
    "open_disagreements": "SELECT * FROM disagreements INDEXED BY disagreements_open WHERE open = 1"
}
_UNDECIDED = f"""
    SELECT d.id AS subject_id, o.reference || '-O' || d.number AS subject, {IN_CASE},
        d.raised_on AS start, 'oenigheten anmäldes' AS why, NULL AS own, NULL AS actors
    FROM open_case o JOIN open_disagreements d ON d.case_id = o.id WHERE d.decided_on IS NULL"""

RULES = (
    Rule(
        "oenighet",
        "Få oenigheten avgjord, eller hänskjut den till nästa nivå (norrbus oenighet hänskjut)",
        "överenskommelsen 2025: ordinarie ledning, i sista hand Samverkansstruktur målgrupp barn"
        " och unga; inget antal dagar är bestämt",
        AGREEMENT,
        _UNDECIDED,
        "norrbus oenighet avgör {subject}",
        waits=True,
        of="open_disagreements",
    ),
)
