"""Rules about the plan and its follow-ups: in which order they were made, what they lack."""

from __future__ import annotations

from ....meeting.choices import FOLLOW_UP_MEETING
from ....plan import FORM
from ....plan.followup.choices import END
from ..words import within
from .choices import ADVICE, WARNING
from .model import OWN, Rule
from .words import AND_SIGNED, FIRST_PLAN, IN_ORDER, MEETING, NAMED, OPEN, PLAN, REVISE, SIGNED

_DAY = "plan ändra {reference} --dag DAG"
_DAY_OF_PLAN = "rätt dag för planer"
_ENDED = f"""EXISTS (SELECT 1 FROM followups e
    WHERE e.case_id = c.id AND e.plan_id = p.id AND e.decision = '{END}')"""

_BEFORE_NEED = f"""
    SELECT c.reference, p.made_on, c.need_seen_on FROM {FIRST_PLAN}
    WHERE p.made_on < c.need_seen_on {IN_ORDER}"""
_OUT_OF_ORDER = f"""
    SELECT c.reference, p.version, p.made_on, former.made_on AS former, {SIGNED} AS otherwise
    FROM {PLAN} JOIN plans former ON former.case_id = c.id AND former.version = p.version - 1
    WHERE p.made_on < former.made_on {IN_ORDER}"""
_BEFORE_MEETING = f"""
    SELECT c.reference, p.made_on FROM {FIRST_PLAN} WHERE NOT EXISTS (
        SELECT 1 FROM meetings m WHERE m.case_id = c.id AND m.held_on <= p.made_on) {IN_ORDER}"""
_WITHOUT_MEASURES = f"""
    SELECT c.reference, p.version, {SIGNED} AS otherwise FROM {PLAN} WHERE NOT {_ENDED}
    AND NOT EXISTS (SELECT 1 FROM measures m WHERE m.plan_id = p.id) {IN_ORDER}"""
_FOLLOWED_BEFORE = f"""
    SELECT c.reference, f.held_on, p.made_on, {SIGNED} AS otherwise
    FROM {PLAN} JOIN followups f INDEXED BY followups_open ON f.case_id = c.id AND f.open = 1
        AND f.plan_id = p.id
    WHERE f.held_on < p.made_on {IN_ORDER}, f.held_on"""
_WITHOUT_MEETING = f"""
    SELECT c.reference, f.held_on
    FROM {OPEN} JOIN followups f INDEXED BY followups_open ON f.case_id = c.id AND f.open = 1
    WHERE {within("f.held_on")} AND NOT EXISTS (
        SELECT 1 FROM meetings m WHERE m.case_id = c.id AND m.kind = '{FOLLOW_UP_MEETING}'
            AND m.held_on = f.held_on) {IN_ORDER}, f.held_on"""
# Where a newer version has been made since, the follow-up of the former one is left as it is.
_UNWRITTEN = f"""
    SELECT {NAMED}, c.reference AS of_case, m.held_on
    FROM {MEETING} JOIN plans p ON p.case_id = c.id AND p.made_on <= m.held_on
        AND p.version = (SELECT max(version) FROM plans last WHERE last.case_id = c.id)
    WHERE m.kind = '{FOLLOW_UP_MEETING}' AND {within("m.held_on")} AND NOT EXISTS (
        SELECT 1 FROM followups f WHERE f.case_id = c.id AND f.held_on = m.held_on)
    {IN_ORDER}, m.number"""

RULES = (
    Rule(
        "B31",
        WARNING,
        "Planen gjordes innan behovet sågs",
        f"{OWN}: planen svarar på behovet",
        _BEFORE_NEED,
        "planen gjordes {made_on}, innan behovet sågs {need_seen_on}",
        "ärende ändra {reference} --behov-sett DAG",
        "rätt dag då behovet sågs",
    ),
    Rule(
        "B32",
        WARNING,
        "En ny version av planen har en tidigare dag än den förra",
        f"{OWN}: versioner följer på varandra",
        _OUT_OF_ORDER,
        "version {version} är från {made_on}, före den förra, {former}",
        _DAY,
        _DAY_OF_PLAN,
        (
            f"version {{version}} är från {{made_on}}, före den förra, {{former}}{AND_SIGNED}",
            REVISE,
        ),
    ),
    Rule(
        "B33",
        ADVICE,
        "Planen gjordes innan något möte hade hållits",
        "överenskommelsen 2025, Norrbusmötet: mötet beslutar insatserna",
        _BEFORE_MEETING,
        "inget möte är hållet när planen görs {made_on} (norrbus plan ändra --dag)",
        "möte boka {reference} --dag {made_on}",
    ),
    Rule(
        "B34",
        ADVICE,
        "Planen som gäller har inga insatser",
        f"{FORM}; SoL (2025:400) 10 kap. 8 § och HSL (2017:30) 16 kap. 4 §",
        _WITHOUT_MEASURES,
        "version {version} av planen har inga insatser",
        "plan insats {reference}",
        "",
        (f"version {{version}} av planen har inga insatser{AND_SIGNED}", REVISE),
    ),
    Rule(
        "B35",
        WARNING,
        "En uppföljning ligger före planen som den följer upp",
        f"{OWN}: en plan följs upp när den har gjorts",
        _FOLLOWED_BEFORE,
        "uppföljningen {held_on} ligger före planen, {made_on}",
        _DAY,
        _DAY_OF_PLAN,
        (f"uppföljningen {{held_on}} ligger före planen, {{made_on}}{AND_SIGNED}", REVISE),
    ),
    Rule(
        "B36",
        ADVICE,
        "En uppföljning är registrerad, och inget uppföljningsmöte är hållet den dagen",
        f"{OWN}: möten räknas för sig",
        _WITHOUT_MEETING,
        "inget uppföljningsmöte är registrerat {held_on}, då uppföljningen hölls",
        f"möte boka {{reference}} --slag {FOLLOW_UP_MEETING} --dag {{held_on}}",
    ),
    Rule(
        "B37",
        ADVICE,
        "Ett uppföljningsmöte är genomfört, och uppföljningen är inte registrerad",
        f"{FORM}, Uppföljning",
        _UNWRITTEN,
        "vad som blev av insatserna är inte registrerat från uppföljningsmötet {held_on}",
        "uppföljning registrera {of_case} --dag {held_on}",
    ),
)
