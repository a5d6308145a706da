"""The yearly revision of the local routines."""

from __future__ import annotations

from ...rule.model import LOCAL, THAT_DAY, Rule

COMMON = {"used_routines": "SELECT * FROM routines INDEXED BY routines_used WHERE used = 1"}
_DUE = """
    SELECT t.id AS subject_id, t.name AS subject, NULL AS case_id, t.name AS reference,
        r.coordinator_id,
        t.next_on AS start, 'rutinen reviderades senast ' || t.revised_on AS why, NULL AS own,
            NULL AS actors
    FROM used_routines t JOIN register r ON r.id = 1 WHERE :cases IS NULL"""

RULES = (
    Rule(
        "revidering av rutin",
        "Revidera den lokala rutinen och registrera dagen",
        "Arjeplogs rutin 2012: årlig revidering; dagen som registret säger",
        LOCAL,
        _DUE,
        'norrbus register rutin --namn "{subject}"',
        THAT_DAY,
        lead=20,
        in_case=False,
    ),
)
