"""A generated register: so many cases with all linked rows, of which some are open, spread evenly among all.

Written with plain SQL straight into an empty register, since a million cases by commands would take days.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from norrbus_cli.register import cells, opening

AUTHOR = cells.Author("test", "test")
TODAY = "2026-04-01"
# Up to so many cases, every reference is checked when they have been made.
SMALL = 50_000
# x: a number from 0 that runs through the cases; every table is filled from it. Days lie up to ten years back; open cases are new.
# What not every case has or what differs between them is told by what x leaves over: numbers without a common factor, so that all combinations are there.
STATEMENTS = """
CREATE TEMP TABLE numbers AS WITH RECURSIVE n(x) AS (SELECT 0 UNION ALL SELECT x + 1 FROM n WHERE x < :cases - 1) SELECT x FROM n;
CREATE TEMP TABLE spread AS SELECT x, x * :open / :cases AS nth, (x + 1) * :open / :cases <> x * :open / :cases AS open FROM numbers;
CREATE TEMP TABLE generated AS SELECT x, x + 1 AS id, open,
    CASE WHEN open THEN date(:today, '-' || (nth % 300) || ' days') ELSE date(:today, '-' || (3650 - x * 3200 / :cases) || ' days') END AS seen,
    CASE WHEN open THEN nth % 10 ELSE 9 END AS stage FROM spread;
CREATE UNIQUE INDEX temp.generated_id ON generated (id);
INSERT INTO actors (id, short, short_folded, name, kind, principal) VALUES
    (1, 'skola', 'skola', 'Skola', 'skola', 'kommun'), (2, 'soc', 'soc', 'Soc', 'socialtjänst', 'kommun'), (3, 'pv', 'pv', 'Pv', 'primärvård', 'region');
INSERT INTO persons (id, name, born, gender, open)
    SELECT 3 * id - 2, 'Barn ' || id, date(seen, '-' || (2 + x % 18) || ' years', '-' || (x % 360) || ' days'),
    CASE WHEN x % 53 = 0 THEN '' WHEN x % 47 = 0 THEN 'annan könsidentitet' WHEN x % 2 THEN 'flicka' ELSE 'pojke' END, open FROM generated;
INSERT INTO persons (id, name, born, address) SELECT 3 * id - 1, 'Ett ' || id, '1980-01-01', 'Storgatan 1' FROM generated;
INSERT INTO persons (id, name, born, address) SELECT 3 * id, 'Två ' || id, '1982-01-01', 'Storgatan 1' FROM generated;
INSERT INTO cases (id, reference, opened_on, municipality, coordinator_id, anonymous, child_id, need_seen_on, need_seen_by, need, level, open)
    SELECT id, 'NB-' || substr(seen, 1, 4) || '-' || printf('%07d', id), seen, '2514', 1, 0, 3 * id - 2, seen, CASE WHEN x % 3 THEN 'skola' ELSE 'socialtjänst' END,
    'Hög frånvaro sedan jul, sover dåligt.', CASE WHEN x % 4 THEN 'tidiga insatser' ELSE 'omfattande insatser' END, open FROM generated;
INSERT INTO cases (id, reference, opened_on, municipality, coordinator_id, anonymous, need_seen_on, need_seen_by, need, level, open)
    SELECT :cases + id, 'NB-' || substr(seen, 1, 4) || '-A' || printf('%07d', id), seen, '2514', 1, 1, seen, 'skola', 'Konsultation.', 'tidiga insatser', 0
    FROM generated WHERE x % 31 = 0 AND NOT open;
INSERT INTO closings (case_id, closed_on, reason, reopened_on, reopened_reason)
    SELECT id, date(seen, '+80 days'), 'barnet har flyttat', date(seen, '+100 days'), 'har flyttat tillbaka' FROM generated WHERE x % 37 = 0 AND NOT open;
INSERT INTO closings (case_id, closed_on, reason)
    SELECT id, date(seen, '+120 days'), CASE WHEN x % 7 THEN 'behovet tillgodosett' ELSE 'samtycke saknas eller är återkallat' END FROM generated WHERE NOT open;
INSERT INTO closings (case_id, closed_on, reason) SELECT id, opened_on, 'behovet tillgodosett' FROM cases WHERE anonymous = 1;
INSERT INTO guardianships (case_id, person_id, custody, open) SELECT id, 3 * id - 1, 'gemensam', open FROM generated UNION ALL SELECT id, 3 * id, 'gemensam', open FROM generated;
INSERT INTO consents (id, case_id, giver_id, given_on, form, purpose, matters, valid_from, valid_until, open)
    SELECT 2 * id - 1, id, 3 * id - 1, date(seen, '+2 days'), 'skriftligt', 'samordnat stöd', 'skolgång, hälsa', date(seen, '+2 days'), date(seen, '+365 days'), open FROM generated WHERE stage > 0
    UNION ALL SELECT 2 * id, id, 3 * id, date(seen, later), 'skriftligt', 'samordnat stöd', 'skolgång, hälsa', date(seen, later), date(seen, '+365 days'), open
    FROM (SELECT *, CASE WHEN x % 19 = 0 AND NOT open THEN '+9 days' ELSE '+4 days' END AS later FROM generated) WHERE stage > 1;
UPDATE consents SET withdrawn_on = date(given_on, '+1 days'), withdrawn_by = 'Ett' WHERE id % 2 = 1 AND id % 23 = 0 AND NOT open;
INSERT INTO consents (case_id, giver_id, given_on, form, purpose, matters, valid_from, valid_until, open)
    SELECT case_id, giver_id, date(given_on, '+5 days'), form, purpose, matters, date(valid_from, '+5 days'), valid_until, open FROM consents WHERE withdrawn_on IS NOT NULL;
INSERT INTO consents (case_id, giver_id, given_on, form, purpose, matters, valid_from, valid_until, open)
    SELECT case_id, giver_id, date(given_on, '+8 days'), form, purpose, matters, date(valid_from, '+8 days'), valid_until, open FROM consents
    WHERE id < 2 * :cases AND id % 2 = 1 AND id / 2 % 13 = 0 AND NOT open;
INSERT INTO consent_actors (consent_id, actor_id, open) SELECT consents.id, actors.id, consents.open FROM consents, actors;
INSERT INTO meetings (id, case_id, number, kind, booked_on, purpose, day, time, length, place, summoned_by, led_by, uid, held_on, open)
    SELECT id, id, 1, 'norrbusmöte', date(seen, '+5 days'), 'Hur får barnet en trygg skoldag?', date(seen, '+14 days'), '13:00', 60, 'Skolan', 'Karin', 'Karin', 'u' || id,
    CASE WHEN stage > 4 THEN date(seen, '+14 days') END, open FROM generated WHERE stage > 3;
INSERT INTO meetings (id, case_id, number, kind, booked_on, purpose, day, time, length, place, summoned_by, led_by, uid, held_on, open)
    SELECT :cases + id, id, 2, 'uppföljningsmöte', date(seen, '+40 days'), 'Hur har det gått?', date(seen, '+60 days'), '13:00', 60, 'Skolan', 'Karin', 'Karin', 'v' || id,
    date(seen, '+60 days'), open FROM generated WHERE x % 2 = 0 AND NOT open;
UPDATE meetings SET held_on = NULL, cancelled_on = booked_on, cancelled_reason = 'sjukdom' WHERE number = 2 AND id % 29 = 0;
INSERT INTO participants (meeting_id, actor_id, summoned_on, sent_how, attendance, mandate, open)
    SELECT meetings.id, actors.id, booked_on, 'brev', CASE WHEN held_on IS NULL THEN '' WHEN (meetings.id + actors.id) % 8 = 0 THEN 'frånvarande' ELSE 'närvarande' END,
    CASE WHEN held_on IS NOT NULL AND (meetings.id + actors.id) % 8 THEN 'ja' ELSE '' END, meetings.open FROM meetings, actors;
INSERT INTO participants (meeting_id, person_id, summoned_on, sent_how, attendance, open)
    SELECT id, 3 * case_id - 2, booked_on, 'brev', CASE WHEN held_on IS NULL THEN '' WHEN id % 3 THEN 'närvarande' ELSE 'frånvarande' END, open FROM meetings
    UNION ALL SELECT id, 3 * case_id - 1, booked_on, 'brev', CASE WHEN held_on IS NULL THEN '' WHEN id % 5 THEN 'på länk' ELSE 'frånvarande' END, open FROM meetings;
INSERT INTO plans (id, case_id, version, kind, made_on, coordinator_id, needs, works_well, overall, followup_on, followup_time, followup_place, convener, open)
    SELECT id, id, 1, CASE WHEN x % 6 THEN 'genomförandeplan' ELSE 'SIP' END, date(seen, '+15 days'), 1, 'Trygg skoldag', CASE WHEN x % 11 THEN 'Idrotten' ELSE '' END, 'Kalix kommun',
    CASE WHEN stage <> 7 THEN date(seen, '+60 days') END, '13:00', 'Skolan', 'Karin', open FROM generated WHERE stage > 5;
INSERT INTO plans (id, case_id, version, kind, made_on, coordinator_id, needs, works_well, overall, followup_on, followup_time, followup_place, convener, revised_because, open)
    SELECT :cases + id, case_id, 2, kind, date(made_on, '+45 days'), 1, needs, works_well, overall, date(made_on, '+90 days'), '13:00', 'Skolan', 'Karin', 'uppföljning', open
    FROM plans WHERE id % 4 = 0 AND NOT open;
INSERT INTO measures (plan_id, number, what, actor_id, performer, extent, starts, ends, followup, state, state_on, open)
    SELECT id, 1, 'Vuxenstöd', 1, 'Per', 'varje dag', date(made_on, '+5 days'), date(made_on, '+90 days'), 'vid uppföljningen',
    CASE WHEN open THEN 'pågår' WHEN id % 13 = 0 THEN 'avbruten' ELSE 'klar' END, date(made_on, CASE WHEN id % 5 THEN '+40 days' ELSE '+95 days' END), open FROM plans
    UNION ALL SELECT id, 2, 'Samtal', CASE WHEN kind = 'SIP' AND id % 5 THEN 2 ELSE 3 END, 'Ola', 'varje vecka', date(made_on, '+5 days'), date(made_on, '+90 days'), 'vid uppföljningen',
    CASE WHEN open OR id % 17 = 0 THEN 'beslutad' ELSE 'klar' END, CASE WHEN open OR id % 17 = 0 THEN NULL ELSE date(made_on, '+85 days') END, open FROM plans
    UNION ALL SELECT id, 3, 'Stöd i hemmet', 3, 'Ida', 'två gånger i månaden', date(made_on, '+5 days'), date(made_on, '+90 days'), 'vid uppföljningen', 'klar', date(made_on, '+60 days'), open
    FROM plans WHERE kind = 'SIP' AND NOT open;
INSERT INTO opinions (plan_id, person_id, opinion) SELECT id, 3 * case_id - 2, 'Det är bra.' FROM plans WHERE id % 5 UNION ALL SELECT id, 3 * case_id - 1, 'Vi vill.' FROM plans WHERE id % 9;
INSERT INTO approvals (plan_id, actor_id, name, signed_on, open) SELECT id, 1, 'Per', date(made_on, '+1 days'), open FROM plans;
INSERT INTO approvals (plan_id, actor_id, name, signed_on, open) SELECT id, 3, 'Ola', date(made_on, '+2 days'), open FROM plans;
INSERT INTO approvals (plan_id, person_id, name, signed_on, open) SELECT id, 3 * case_id, 'Två', date(made_on, '+2 days'), open FROM plans;
INSERT INTO followups (case_id, plan_id, meeting_id, held_on, child_view, decision, next_on, open)
    SELECT p.case_id, p.id, m.id, date(p.made_on, CASE WHEN p.id % 6 THEN '+45 days' ELSE '+50 days' END), 'Bättre.',
    CASE WHEN p.version = 1 AND p.id % 4 = 0 THEN 'revidera' WHEN p.id % 3 THEN 'fortsätt' ELSE 'avsluta' END,
    CASE WHEN p.id % 4 AND p.id % 3 THEN date(p.made_on, '+80 days') END, p.open FROM plans p LEFT JOIN meetings m ON m.id = :cases + p.id WHERE NOT p.open;
INSERT INTO followups (case_id, plan_id, held_on, child_view, decision, open)
    SELECT case_id, plan_id, date(next_on, CASE WHEN id % 7 THEN '-1 days' ELSE '+5 days' END), 'Mycket bättre.', 'avsluta', open FROM followups WHERE next_on IS NOT NULL;
INSERT INTO results (followup_id, measure_id, outcome, goal)
    SELECT f.id, m.id, 'genomförd', CASE m.id % 5 WHEN 0 THEN '' WHEN 1 THEN 'inte uppnått' WHEN 2 THEN 'delvis uppnått' ELSE 'uppnått' END
    FROM followups f JOIN measures m ON m.plan_id = f.plan_id;
INSERT INTO disagreements (id, case_id, number, subject, description, raised_on, decision, decided_on, open)
    SELECT id, id, 1, CASE WHEN x % 2 THEN 'verksamhetsansvar' ELSE 'kostnadsansvar' END, 'Vem betalar?', date(seen, '+20 days'), 'Delas lika.', date(seen, '+40 days'), open
    FROM generated WHERE x % 41 = 0 AND NOT open;
INSERT INTO disagreement_actors (disagreement_id, actor_id) SELECT disagreements.id, actors.id FROM disagreements, actors WHERE actors.id < 3;
INSERT INTO referrals (disagreement_id, level, referred_on) SELECT id, 'ordinarie ledning', raised_on FROM disagreements UNION ALL
    SELECT id, 'styrgrupp', date(raised_on, '+10 days') FROM disagreements WHERE id % 3 = 0;
INSERT INTO deviations (id, reference, case_id, happened_on, reporter, workplace_id, ground, description, consequences, proposal, manager, reported_on, reporter_signed_on,
    manager_signed_on, level, joint_analysis, joint_on, decided_on, feedback, feedback_on, upward_on, closed_on)
    SELECT id, 'A-' || substr(seen, 1, 4) || '-' || printf('%07d', id), CASE WHEN x % 5 THEN id END, date(seen, '+30 days'), 'Karin', 1,
    CASE WHEN x % 2 THEN 'överenskommen insats utförs inte' ELSE 'riktlinjer följs inte' END, 'Stödet kom inte.', 'Barnet var hemma.', 'Vikarie.', 'Rektor', date(seen, '+31 days'),
    date(seen, '+31 days'), date(seen, '+32 days'), 'styrgrupp', 'Ingen vikarie fanns.', date(seen, '+40 days'), date(seen, '+42 days'),
    'Rutinen är ny.', date(seen, '+' || (45 + x % 20) || ' days'), date(seen, '+70 days'), date(seen, '+70 days') FROM generated WHERE x % 23 = 0 AND NOT open;
INSERT INTO deviation_actors (deviation_id, actor_id, sent_on, analysis, analysed_on)
    SELECT deviations.id, actors.id, date(reported_on, '+2 days'), 'Resurser saknades.', date(reported_on, '+8 days') FROM deviations, actors WHERE actors.id > 1;
INSERT INTO improvements (deviation_id, number, what, actor_id, decided_on, due_on, done_on, result)
    SELECT id, 1, 'Ny rutin för vikarier', 1, decided_on, date(decided_on, '+20 days'), date(decided_on, '+18 days'), 'Gjort.' FROM deviations;
INSERT INTO placements (case_id, since, until, form, requested_on, examined_on, open)
    SELECT id, date(seen, '-10 days'), date(seen, '+60 days'), 'HVB', CASE WHEN x % 3 THEN seen END, CASE WHEN x % 3 = 1 THEN date(seen, '+20 days') END, open
    FROM generated WHERE x % 43 = 0 AND NOT open;
INSERT INTO evaluations (respondent, meeting, year, heard, purpose, people, roles, satisfied)
    SELECT CASE x % 3 WHEN 0 THEN 'barnet/den unge' WHEN 1 THEN 'vårdnadshavare' ELSE 'aktör' END, 'norrbusmöte', CAST(substr(seen, 1, 4) AS INTEGER), 1 + x % 5, 4, 5, 3, 1 + x % 4
    FROM generated WHERE x % 3 = 0 AND NOT open;
INSERT INTO forums (reference, kind, booked_on, day, time, length, place, summoned_by, led_by, uid, held_on, notes, record)
    SELECT 'F-' || x, 'styrgrupp', day, day, '09:00', 60, 'Kommunhuset', 'Karin', 'Karin', 'f' || x, day, 'Allt.', 1
    FROM (SELECT x, date(:today, '-' || (x * 90) || ' days') AS day FROM numbers WHERE x < 40);
INSERT INTO forum_rules (kind, count, period, since, source) VALUES ('styrgrupp', 2, 'halvår', '2015-01-01', 'rutin');
DROP TABLE generated;
DROP TABLE spread;
DROP TABLE numbers;
"""
TRIGGERS = "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('cases', 'closings')"


def generate(empty_home: Path, home: Path, *, open_cases: int, closed_cases: int) -> None:
    """A register in ``home`` with so many open cases, spread evenly among so many closed; made from one without any.

    Anonymous consultations come beside them, one to each thirty-first. References between rows are checked at the end of a small one, the triggers that
    mark what is open are left out, and nothing is journaled: a million cases take minutes all the same.
    """
    shutil.copytree(empty_home, home)
    register = opening.open_register(
        home / ".local/share/norrbus/register.norrbus",
        home / ".config/norrbus/nycklar/register.nyckel",
        AUTHOR,
    )
    connection = register._connection
    for setting in (
        "synchronous = OFF",
        "cache_size = -400000",
        "foreign_keys = OFF",
        "secure_delete = OFF",
        "journal_mode = OFF",
        "locking_mode = EXCLUSIVE",
    ):
        connection.execute(f"PRAGMA {setting}")
    triggers = [tuple(row) for row in connection.execute(TRIGGERS)]
    connection.execute("BEGIN")
    for name, _ in triggers:
        connection.execute(f"DROP TRIGGER {name}")
    for statement in STATEMENTS.split(";\n"):
        if statement.strip():
            connection.execute(
                statement, {"cases": open_cases + closed_cases, "open": open_cases, "today": TODAY}
            )
    for _, sql in triggers:
        connection.execute(sql)
    connection.execute("COMMIT")
    if open_cases + closed_cases <= SMALL:
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
    register.close()
