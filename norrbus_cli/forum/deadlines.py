"""Meetings above the single case.

As many as the local rule asks for, prepared, written down, and the minutes sent.

None of them stands in a case: the register's coordinator answers for them, and they are not there
when some cases are asked about.
"""

from __future__ import annotations

from ..rule.model import LOCAL, OWN, THAT_DAY, WORKING_DAYS, Rule, Span
from .model import MONTHS

_MONTHS = " ".join(
    ["CASE period", *(f"WHEN '{period}' THEN {months}" for period, months in MONTHS.items()), "END"]
)
_PENDING = "held_on IS NULL AND cancelled_on IS NULL"
_HELD = (
    "SELECT count(*) FROM forums f INDEXED BY forums_held WHERE f.held_on IS NOT NULL AND f.kind ="
    " p.kind AND f.forum_name = p.forum_name AND f.held_on BETWEEN p.{0} AND p.{1}"
)

COMMON = {
    "open_forums": (
        f"SELECT id, reference, day FROM forums INDEXED BY forums_open WHERE {_PENDING} AND :cases"
        " IS NULL"
    ),
    "open_unprepared_forums": (
        f"SELECT id, reference, day FROM forums INDEXED BY forums_unprepared WHERE {_PENDING} AND"
        " agenda = '' AND :cases IS NULL"
    ),
    "open_unsent_forums": (
        """
        SELECT id, reference, held_on AS day FROM forums INDEXED BY forums_unsent
            WHERE held_on IS NOT NULL AND sent_on IS NULL AND :cases IS NULL"""
    ),
    # Each rule with the period of today, the one before it, and how many meetings were held in
    # them; one that is cancelled is not held.
    "forum_periods": (
        f"""
        SELECT *, date(first, '-' || months || ' months') AS earlier, date(first,
            '-1 day') AS before, date(first, '+' || months || ' months', '-1 day') AS last
        FROM (
            SELECT *, date(:today, 'start of month', '-' || ((CAST(strftime('%m',
                :today) AS INTEGER) - 1) % months) || ' months') AS first
            FROM (
                SELECT id, kind, forum_name, count, since, source, {_MONTHS} AS months
                FROM forum_rules INDEXED BY forum_rules_used WHERE used = 1 AND :cases IS NULL))"""
    ),
    "forum_held": (
        f"SELECT p.*, ({_HELD.format('first', 'last')}) AS held,"
        f" ({_HELD.format('earlier', 'before')}) AS held_before FROM forum_periods p"
    ),
    # A period that began before the rule counts neither while it lasts nor when it has ended. One
    # that ended with too few is late until the first meeting of the new period.
    "forum_now": (
        "SELECT *, held = 0 AND earlier >= since AND held_before < count AS late FROM forum_held"
    ),
}

_TOO_FEW = """
    SELECT n.id AS subject_id, rtrim(n.kind || ' ' || n.forum_name) AS subject, NULL AS case_id,
        n.kind AS reference,
        r.coordinator_id,
        CASE WHEN late THEN n.before ELSE n.last END AS start,
        'periodens sista dag; ' || CASE WHEN late THEN n.held_before
            ELSE n.held END || ' av ' || n.count || ' möten hölls (' || n.source || ')' AS why,
        NULL AS own, NULL AS actors
    FROM forum_now n JOIN register r ON r.id = 1
        WHERE late OR (n.first >= n.since AND n.held < n.count)"""


def _facts(table: str, why: str, condition: str) -> str:
    return f"""
    SELECT f.id AS subject_id, f.reference AS subject, NULL AS case_id, f.reference,
        r.coordinator_id,
        f.day AS start, '{why}' AS why, NULL AS own, NULL AS actors
    FROM {table} f JOIN register r ON r.id = 1 WHERE {condition}"""


RULES = (
    Rule(
        "forum",
        "Håll så många möten i perioden som den lokala regeln säger",
        "lokal rutin (norrbus forum regler)",
        LOCAL,
        _TOO_FEW,
        'norrbus forum boka --slag "{reference}" --forum "{beyond}"',
        THAT_DAY,
        first='norrbus forum boka --slag "{reference}"',
        lead=40,
        in_case=False,
    ),
    Rule(
        "forum agenda",
        "Skriv mötesagendan, så att alla deltagare känner till den före mötet",
        "Arjeplogs rutin 2012 utan antal dagar; 5 arbetsdagar före är norrbus egen påminnelse",
        OWN,
        _facts("open_unprepared_forums", "mötesdagen", "f.day >= :today"),
        "norrbus forum ändra {subject}",
        Span(-5, WORKING_DAYS),
        in_case=False,
    ),
    Rule(
        "forum minnesanteckningar",
        "Skriv vad som hände på mötet, eller ställ in det",
        "norrbus egen påminnelse",
        OWN,
        _facts("open_forums", "mötesdagen", "f.day < :today"),
        "norrbus forum genomför {subject}",
        Span(5, WORKING_DAYS),
        lead=4,
        in_case=False,
    ),
    Rule(
        "forum utskick",
        "Skicka minnesanteckningarna till deltagarna och alla i styrgruppen",
        "Arjeplogs rutin 2012; inget antal dagar är bestämt",
        LOCAL,
        _facts("open_unsent_forums", "mötet hölls", "1"),
        "norrbus forum skicka {subject}",
        in_case=False,
    ),
)
