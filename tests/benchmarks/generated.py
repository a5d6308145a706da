"""A generated register: so many cases with all linked rows, of which some are open, spread evenly among all.

Written with plain SQL straight into an empty register, since a million cases by commands would take days.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from norrbus_cli import database

AUTHOR = database.Author("test", "test")
TODAY = "2026-04-01"
# x: a number from 0 that runs through the cases; every table is filled from it. Days lie up to ten years back; open cases are new.
STATEMENTS = """
CREATE TEMP TABLE numbers AS WITH RECURSIVE n(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n WHERE x < :cases - 1) SELECT x FROM n;
CREATE TEMP TABLE spread AS SELECT x, x * :open / :cases AS nth, (x + 1) * :open / :cases <> x * :open / :cases AS open FROM numbers;
CREATE TEMP TABLE generated AS SELECT x, x + 1 AS id, open,
    CASE WHEN open THEN date(:today, '-' || (nth % 300) || ' days') ELSE date(:today, '-' || (3650 - x * 3200 / :cases) || ' days') END AS seen,
    CASE WHEN open THEN nth % 10 ELSE 9 END AS stage FROM spread;
CREATE UNIQUE INDEX temp.generated_id ON generated (id);
INSERT INTO actors (id, short, short_folded, name, kind, principal) VALUES
    (1, 'skola', 'skola', 'Skola', 'skola', 'kommun'), (2, 'soc', 'soc', 'Soc', 'socialtjänst', 'kommun'), (3, 'pv', 'pv', 'Pv', 'primärvård', 'region');
INSERT INTO persons (id, name, born, gender, open) SELECT 3 * id - 2, 'Barn ' || id, date(seen, '-' || (6 + x % 12) || ' years', '-' || (x % 360) || ' days'), 'flicka', open FROM generated;
INSERT INTO persons (id, name, born, address) SELECT 3 * id - 1, 'Ett ' || id, '1980-01-01', 'Storgatan 1' FROM generated;
INSERT INTO persons (id, name, born, address) SELECT 3 * id, 'Två ' || id, '1982-01-01', 'Storgatan 1' FROM generated;
INSERT INTO cases (id, reference, opened_on, municipality, coordinator_id, anonymous, child_id, need_seen_on, need_seen_by, need, level, open)
    SELECT id, 'NB-' || substr(seen, 1, 4) || '-' || printf('%07d', id), seen, '2514', 1, 0, 3 * id - 2, seen, 'skola', 'Hög frånvaro sedan jul, sover dåligt.', 'tidiga insatser', open FROM generated;
INSERT INTO closings (case_id, closed_on, reason) SELECT id, date(seen, '+120 days'), 'behovet tillgodosett' FROM generated WHERE NOT open;
INSERT INTO guardianships (case_id, person_id, custody, open) SELECT id, 3 * id - 1, 'gemensam', open FROM generated UNION ALL SELECT id, 3 * id, 'gemensam', open FROM generated;
INSERT INTO consents (id, case_id, giver_id, given_on, form, purpose, matters, valid_from, valid_until, open)
    SELECT 2 * id - 1, id, 3 * id - 1, date(seen, '+2 days'), 'skriftligt', 'samordnat stöd', 'skolgång, hälsa', date(seen, '+2 days'), date(seen, '+365 days'), open FROM generated WHERE stage > 0
    UNION ALL SELECT 2 * id, id, 3 * id, date(seen, '+4 days'), 'skriftligt', 'samordnat stöd', 'skolgång, hälsa', date(seen, '+4 days'), date(seen, '+365 days'), open FROM generated WHERE stage > 1;
INSERT INTO consent_actors (consent_id, actor_id, open) SELECT consents.id, actors.id, consents.open FROM consents, actors;
INSERT INTO meetings (id, case_id, number, kind, booked_on, purpose, day, time, length, place, summoned_by, led_by, uid, held_on, open)
    SELECT id, id, 1, 'norrbusmöte', date(seen, '+5 days'), 'Hur får barnet en trygg skoldag?', date(seen, '+14 days'), '13:00', 60, 'Skolan', 'Karin', 'Karin', 'u' || id,
    CASE WHEN stage > 4 THEN date(seen, '+14 days') END, open FROM generated WHERE stage > 3;
INSERT INTO participants (meeting_id, actor_id, summoned_on, sent_how, attendance, open)
    SELECT meetings.id, actors.id, booked_on, 'brev', CASE WHEN held_on IS NULL THEN '' ELSE 'närvarande' END, meetings.open FROM meetings, actors;
INSERT INTO plans (id, case_id, version, kind, made_on, coordinator_id, needs, followup_on, open)
    SELECT id, id, 1, 'genomförandeplan', date(seen, '+15 days'), 1, 'Trygg skoldag', CASE WHEN stage <> 7 THEN date(seen, '+60 days') END, open FROM generated WHERE stage > 5;
INSERT INTO measures (id, plan_id, number, what, actor_id, starts, ends, state, open)
    SELECT 2 * id - 1, id, 1, 'Vuxenstöd', 1, date(made_on, '+5 days'), date(made_on, '+90 days'), CASE WHEN open THEN 'pågår' ELSE 'klar' END, open FROM plans
    UNION ALL SELECT 2 * id, id, 2, 'Samtal', 3, date(made_on, '+5 days'), date(made_on, '+90 days'), CASE WHEN open THEN 'beslutad' ELSE 'klar' END, open FROM plans;
INSERT INTO approvals (plan_id, actor_id, name, signed_on, open) SELECT id, 1, 'Per', date(made_on, '+1 days'), open FROM plans;
INSERT INTO approvals (plan_id, actor_id, name, signed_on, open) SELECT id, 3, 'Ola', date(made_on, '+2 days'), open FROM plans;
INSERT INTO approvals (plan_id, person_id, name, signed_on, open) SELECT id, 3 * case_id, 'Två', date(made_on, '+2 days'), open FROM plans;
DROP TABLE generated;
DROP TABLE spread;
DROP TABLE numbers;
"""
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('cases', 'closings')"


def generate(empty_home: Path, home: Path, *, open_cases: int, closed_cases: int) -> None:
    """A register in ``home`` with so many open cases, spread evenly among so many closed; made from one without any."""
    shutil.copytree(empty_home, home)
    register = database.open_register(home / ".local/share/norrbus/register.norrbus", home / ".config/norrbus/nycklar/register.nyckel", AUTHOR)
    connection = register._connection
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("PRAGMA cache_size = -400000")
    triggers = [tuple(row) for row in connection.execute(TRIGGERS)]
    connection.execute("BEGIN")
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in STATEMENTS.split(";\n"):
        if statement.strip():
            connection.execute(statement, {"cases": open_cases + closed_cases, "open": open_cases, "today": TODAY})
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")
    register.close()
