"""Rows of a small register drawn by hypothesis, over three years around 2026, with days that meet; and the same year counted in plain Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from norrbus_cli.case.actor.choices import KINDS
from norrbus_cli.case.choices import CLOSING_REASONS, GENDERS, LEVELS
from norrbus_cli.deviation.disagreement.model import LEVELS as DISAGREEMENT_LEVELS
from norrbus_cli.deviation.disagreement.model import SUBJECTS
from norrbus_cli.deviation.levels import LOCAL, PART
from norrbus_cli.deviation.model import GROUNDS
from norrbus_cli.evaluation.model import GROUPS as RESPONDENTS
from norrbus_cli.evaluation.model import QUESTIONS
from norrbus_cli.forum.model import KINDS as FORUM_KINDS
from norrbus_cli.forum.model import MONTHS
from norrbus_cli.plan.followup.choices import DECISIONS
from norrbus_cli.register import database
from norrbus_cli.statistics.definitions import AGES
from norrbus_cli.words.dates import age

FIRST = date(2024, 12, 1)
# Days on which something turns: around the ends of the year, the leap day, and a few within.
TURNS = [
    date(2024, 12, 31),
    *(
        date(2025, month, day)
        for month, day in ((1, 1), (2, 28), (3, 1), (6, 30), (7, 1), (12, 30), (12, 31))
    ),
    date(2026, 1, 1),
]
BORN = [
    date(2004, 2, 29),
    date(2008, 2, 29),
    date(2012, 2, 29),
    date(2007, 7, 1),
    date(2006, 12, 31),
    date(2019, 3, 1),
    date(2000, 1, 1),
]


class Undone(Exception):
    """Ends a deed so that nothing of it stays."""


@contextmanager
def undone(register: database.Register) -> Iterator[None]:
    """Rows that are gone afterwards. Written past the log: a row costs a tenth of one that is logged."""
    connection = register._connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")


def put(register: database.Register, table: str, **values: Any) -> int:
    """A row; its id."""
    marks = ", ".join("?" * len(values))
    given = [str(value) if isinstance(value, date) else value for value in values.values()]
    sql = f"INSERT INTO {table} ({', '.join(values)}) VALUES ({marks})"
    return register._connection.execute(sql, given).lastrowid or 0


def rows(register: database.Register, table: str) -> list[dict[str, Any]]:
    """Every row of a table."""
    return [dict(row) for row in register.rows(f"SELECT * FROM {table} ORDER BY id")]


@dataclass
class Drawn:
    """Puts rows of a register; every choice by ``random``, which hypothesis seeds."""

    register: database.Register
    random: Random

    def day(self, since: date = FIRST) -> date:
        """A day that is not before ``since``, often one on which something turns."""
        turns = [day for day in TURNS if day >= since]
        if turns and self.random.random() < 0.6:
            return self.random.choice(turns)
        return since + timedelta(
            days=self.random.randint(0, 40 if self.random.random() < 0.7 else 400)
        )

    def maybe(self, day: date) -> date | None:
        """The day, or none."""
        return day if self.random.random() < 0.6 else None

    def actors(self) -> None:
        """One of each of some kinds."""
        for number, kind in enumerate(("skola", "socialtjänst", "BUP", "polis"), 1):
            put(
                self.register,
                "actors",
                id=number,
                short=f"a{number}",
                short_folded=f"a{number}",
                name="x",
                kind=kind,
                principal="annan",
            )

    def case(self) -> int:
        """A case with closings, a placement, a meeting or two, a plan, deviations and disagreements."""
        random = self.random
        anonymous = random.random() < 0.2
        born = random.choice([None, *BORN])
        child = (
            None
            if anonymous
            else put(
                self.register, "persons", name="x", born=born, gender=random.choice(["", *GENDERS])
            )
        )
        opened = self.day()
        facts = {
            "opened_on": opened,
            "municipality": "2514",
            "coordinator_id": 1,
            "anonymous": int(anonymous),
            "child_id": child,
        }
        seen = opened - timedelta(days=random.randint(0, 20))
        need = {
            "need_seen_on": seen,
            "need_seen_by": random.choice(list(KINDS)),
            "need": "x",
            "level": random.choice(LEVELS),
        }
        number = self.register.rows("SELECT count(*) + 1 AS n FROM cases")[0]["n"]
        case_id = put(self.register, "cases", reference=f"NB-2026-{number:04d}", **facts, **need)
        self.closings(case_id, opened)
        if child:
            self.placement(case_id)
            self.plans(case_id, child)
        guardian = put(self.register, "persons", name="x") if child else None
        for each in range(random.randint(0, 3)):
            self.meeting(case_id, each + 1, [person for person in (child, guardian) if person])
        return case_id

    def closings(self, case_id: int, opened: date) -> None:
        """Closings and reopenings, each on or after the day of the one before it."""
        day = opened
        while self.random.random() < 0.6:
            day = self.day(day)
            closing = put(
                self.register,
                "closings",
                case_id=case_id,
                closed_on=day,
                reason=self.random.choice(CLOSING_REASONS),
            )
            if self.random.random() < 0.4:
                return
            day = day if self.random.random() < 0.4 else self.day(day)
            self.register._connection.execute(
                "UPDATE closings SET reopened_on = ?, reopened_reason = 'x' WHERE id = ?",
                [str(day), closing],
            )

    def placement(self, case_id: int) -> None:
        """Perhaps a placement, perhaps ended, with or without an examination."""
        if self.random.random() < 0.5:
            since = self.day()
            asked, answered = self.maybe(since), self.maybe(since)
            done: dict[str, Any] = {self.random.choice(["examined_on", "declined_on"]): answered}
            put(
                self.register,
                "placements",
                case_id=case_id,
                since=since,
                until=self.maybe(self.day(since)),
                form="HVB",
                requested_on=asked,
                **done,
            )

    def meeting(self, case_id: int, number: int, people: list[int]) -> None:
        """A meeting, held, cancelled or to come, with some who were summoned."""
        day = self.day()
        held = self.random.random() < 0.7
        cancelled = None if held else self.maybe(day)
        kind = self.random.choice(["norrbusmöte", "uppföljningsmöte"])
        where = {
            "time": "13:00",
            "length": 60,
            "place": "x",
            "summoned_by": "x",
            "led_by": "x",
            "uid": f"{case_id}-{number}",
        }
        what = {
            "booked_on": day,
            "purpose": "x",
            "day": day,
            "cancelled_on": cancelled,
            "held_on": day if held else None,
        }
        meeting = put(
            self.register, "meetings", case_id=case_id, number=number, kind=kind, **where, **what
        )
        for who in (
            *(("actor_id", actor) for actor in (1, 2, 3, 4)),
            *(("person_id", person) for person in people),
        ):
            if self.random.random() < 0.7:
                attendance = (
                    self.random.choice(["närvarande", "på länk", "frånvarande"]) if held else ""
                )
                mandate = (
                    self.random.choice(["", "ja", "nej"])
                    if attendance not in {"", "frånvarande"}
                    else ""
                )
                came = {
                    "attendance": attendance,
                    "mandate": mandate,
                    "summoned_on": min(day, self.day()),
                    "sent_how": "brev",
                }
                put(self.register, "participants", meeting_id=meeting, **{who[0]: who[1]}, **came)

    def plans(self, case_id: int, child: int) -> None:
        """Up to three versions: by revision, which carries every measure, or by a follow-up, which carries those that are not finished."""
        carried: list[dict[str, Any]] = []
        made = self.day()
        for version in range(1, self.random.randint(0, 3) + 1):
            followup = self.maybe(self.day(made))
            signed = {
                "coordinator_id": self.random.choice([1, None]),
                "followup_on": followup,
                "kind": self.random.choice(["SIP", "genomförandeplan"]),
            }
            plan = put(
                self.register, "plans", case_id=case_id, version=version, made_on=made, **signed
            )
            if self.random.random() < 0.5:
                put(self.register, "opinions", plan_id=plan, person_id=child, opinion="x")
            last = max((each["number"] for each in carried), default=0)
            new = [
                {"number": last + each + 1, "what": "x", "actor_id": self.random.randint(1, 4)}
                for each in range(self.random.randint(0, 2))
            ]
            carried = [
                self.measure(plan, {**each, "plan_id": plan}, made) for each in [*carried, *new]
            ]
            made = self.followed(case_id, plan, made)
            if self.random.random() < 0.5:
                put(
                    self.register,
                    "followups",
                    case_id=case_id,
                    plan_id=plan,
                    held_on=made,
                    decision="revidera",
                )
                carried = [each for each in carried if each["state"] not in {"klar", "avbruten"}]
            made = made + timedelta(days=1)

    def measure(self, plan: int, values: dict[str, Any], made: date) -> dict[str, Any]:
        """A measure as it stands last in a version: one that is finished stays so, or is taken up again."""
        state = self.random.choice(["beslutad", "pågår", "klar", "avbruten"])
        ends = values.get("ends") if self.random.random() < 0.5 else self.maybe(self.day(made))
        wanted = {
            **values,
            "ends": ends,
            "state": state,
            "state_on": self.day(made) if state != "beslutad" else None,
        }
        put(self.register, "measures", **wanted)
        return wanted

    def followed(self, case_id: int, plan: int, made: date) -> date:
        """Follow-ups of a version, one a day; the day after which the next version is made."""
        day = made
        for _ in range(self.random.randint(0, 2)):
            day = self.day(day + timedelta(days=1))
            decision = self.random.choice([each for each in DECISIONS if each != "revidera"])
            following = (
                None if decision == "avsluta" else self.maybe(self.day(day + timedelta(days=1)))
            )
            followup = put(
                self.register,
                "followups",
                case_id=case_id,
                plan_id=plan,
                held_on=day,
                decision=decision,
                next_on=following,
            )
            for row in self.register.rows("SELECT id FROM measures WHERE plan_id = ?", [plan]):
                goal = self.random.choice(["", "uppnått", "delvis uppnått", "inte uppnått"])
                put(
                    self.register,
                    "results",
                    followup_id=followup,
                    measure_id=row["id"],
                    outcome="genomförd",
                    goal=goal,
                )
        return day + timedelta(days=1)

    def deviation(self, number: int, cases: list[int]) -> None:
        """A deviation that has come to any step, also in a way that the program would not let it."""
        day = self.day()
        words = dict.fromkeys(
            ("reporter", "description", "consequences", "proposal", "manager"), "x"
        )
        joint, feedback = self.maybe(day), self.maybe(self.day(day))
        steps = {
            "level": self.random.choice(("ordinarie ledning", PART, *LOCAL)) if joint else "",
            "part_on": self.maybe(day),
            "joint_analysis": "x" if joint else "",
            "joint_on": joint,
            "feedback": "x" if feedback else "",
        }
        signed = {
            name: self.maybe(day)
            for name in ("reporter_signed_on", "manager_signed_on", "decided_on", "upward_on")
        }
        case_id = self.random.choice([None, *cases])
        about = {
            "reference": f"A-2026-{number:04d}",
            "case_id": case_id,
            "happened_on": day,
            "reported_on": day,
            "ground": self.random.choice(GROUNDS),
        }
        closed = day if self.random.random() < 0.2 else None
        row = put(
            self.register,
            "deviations",
            workplace_id=1,
            **about,
            **words,
            **steps,
            **signed,
            feedback_on=feedback,
            closed_on=closed,
        )
        for actor in (1, 2, 3):
            if self.random.random() < 0.5:
                done = self.maybe(day)
                analysis = {
                    "analysed_on": done,
                    "analysis": "x" if done else "",
                    "left_out": int(self.random.random() < 0.2),
                }
                put(
                    self.register,
                    "deviation_actors",
                    deviation_id=row,
                    actor_id=actor,
                    sent_on=self.maybe(day),
                    **analysis,
                )
        for each in range(self.random.randint(0, 2)):
            done = self.maybe(day)
            values = {
                "decided_on": day,
                "done_on": done,
                "result": "x" if done else "",
                "what": "x",
            }
            put(self.register, "improvements", deviation_id=row, number=each + 1, **values)

    def disagreement(self, case_id: int) -> None:
        """A disagreement that has been referred upwards some steps."""
        day, decided = self.day(), self.random.random() < 0.5
        about = {
            "subject": self.random.choice(SUBJECTS),
            "description": "x",
            "raised_on": day,
            "decision": "x" if decided else "",
        }
        row = put(
            self.register,
            "disagreements",
            case_id=case_id,
            number=1,
            **about,
            decided_on=day if decided else None,
        )
        for level in DISAGREEMENT_LEVELS[: self.random.randint(1, 3)]:
            put(self.register, "referrals", disagreement_id=row, level=level, referred_on=day)

    def answer(self) -> None:
        """An answer to the evaluation; the first question always has a mark."""
        marks = {question: self.random.choice([None, 1, 3, 4, 5]) for question in QUESTIONS} | {
            "heard": self.random.randint(1, 5)
        }
        meeting = self.random.choice(["norrbusmöte", "uppföljningsmöte"])
        put(
            self.register,
            "evaluations",
            respondent=self.random.choice(RESPONDENTS),
            meeting=meeting,
            year=self.day().year,
            **marks,
        )

    def forum(self, number: int) -> None:
        """A meeting above the single case, most often held."""
        day, held = self.day(), self.random.random() < 0.8
        where = {
            "booked_on": day,
            "day": day,
            "time": "13:00",
            "length": 60,
            "place": "x",
            "summoned_by": "x",
            "led_by": "x",
            "uid": f"f{number}",
        }
        what = {"held_on": day, "notes": "x", "record": 1} if held else {}
        put(
            self.register,
            "forums",
            reference=f"F-2026-{number:04}",
            kind=self.random.choice(FORUM_KINDS),
            **where,
            **what,
        )

    def forum_rule(self, kind: str) -> None:
        """So many of a kind, from some day on."""
        much = {
            "count": self.random.randint(1, 3),
            "period": self.random.choice(list(MONTHS)),
            "since": self.day(),
            "source": "x",
        }
        put(self.register, "forum_rules", kind=kind, **much, used=int(self.random.random() < 0.8))


def draw(
    register: database.Register, random: Random, how_many: int = 6, beside: bool = False
) -> None:
    """A register of some cases and what belongs to them; ``beside`` what has been drawn in it already."""
    drawn = Drawn(register, random)
    if not beside:
        drawn.actors()
    cases = [drawn.case() for _ in range(how_many)]
    numbers = range(101, 109) if beside else range(1, 9)
    for number in numbers[:5]:
        drawn.deviation(number, cases)
    for case_id in cases[:4]:
        drawn.disagreement(case_id)
    for number in numbers:
        drawn.answer()
        drawn.forum(number)
    for kind in () if beside else FORUM_KINDS[:3]:
        drawn.forum_rule(kind)


class Plain:
    """A year counted in plain Python from exported rows."""

    def __init__(self, register: database.Register, first: date, last: date) -> None:
        self.first, self.last = str(first), str(last)
        self.before = str(first - timedelta(days=1))
        tables = (
            "cases",
            "persons",
            "closings",
            "placements",
            "meetings",
            "participants",
            "actors",
            "plans",
            "measures",
            "followups",
        )
        for table in (*tables, "evaluations", "forums", "forum_rules"):
            setattr(self, table, rows(register, table))

    def __getattr__(self, name: str) -> list[dict[str, Any]]:  # the tables above
        raise AttributeError(name)

    def within(self, day: str | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def named(self) -> list[dict[str, Any]]:
        return [case for case in self.cases if not case["anonymous"]]

    def of(self, table: list[dict[str, Any]], name: str, wanted: int) -> list[dict[str, Any]]:
        return [row for row in table if row[name] == wanted]

    def one(self, table: list[dict[str, Any]], wanted: int) -> dict[str, Any]:
        return next(row for row in table if row["id"] == wanted)

    def is_open(self, case: dict[str, Any], on: str) -> bool:
        """Walk through the case's history day by day of change."""
        if case["opened_on"] > on:
            return False
        now = True
        for closing in self.of(self.closings, "case_id", case["id"]):
            if closing["closed_on"] <= on:
                now = closing["reopened_on"] is not None and closing["reopened_on"] <= on
        return now

    def flow(self) -> dict[str, list[tuple[dict[str, Any], str]]]:
        """The cases of each figure of the flow, with the day they are looked at."""
        of_named = {case["id"]: case for case in self.named()}
        ours = [closing for closing in self.closings if closing["case_id"] in of_named]
        return {
            "pagaende_ar_in": [
                (case, self.before) for case in of_named.values() if self.is_open(case, self.before)
            ],
            "oppnade": [
                (case, case["opened_on"])
                for case in of_named.values()
                if self.within(case["opened_on"])
            ],
            "ateroppnade": [
                (of_named[each["case_id"]], each["reopened_on"])
                for each in ours
                if self.within(each["reopened_on"])
            ],
            "avslutade": [
                (of_named[each["case_id"]], each["closed_on"])
                for each in ours
                if self.within(each["closed_on"])
            ],
            "pagaende_ar_ut": [
                (case, self.last) for case in of_named.values() if self.is_open(case, self.last)
            ],
        }

    def age_group(self, case: dict[str, Any], on: str) -> str:
        born = self.one(self.persons, case["child_id"])["born"]
        if born is None:
            return AGES[-1]
        years = age(date.fromisoformat(born), date.fromisoformat(on))
        return AGES[
            0
            if years < 6
            else 1
            if years < 13
            else 2
            if years < 16
            else 3
            if years < 18
            else 4
            if years < 21
            else 5
        ]

    def placed(self, case: dict[str, Any], on: str) -> str:
        periods = self.of(self.placements, "case_id", case["id"])
        return (
            "ja"
            if any(
                each["since"] <= on and (each["until"] is None or on < each["until"])
                for each in periods
            )
            else "nej"
        )

    def held(self) -> Counter[tuple[str, str, str]]:
        """Kind of each held meeting, whether the child came, whether a guardian came."""
        found: Counter[tuple[str, str, str]] = Counter()
        for meeting in self.meetings:
            if self.within(meeting["held_on"]):
                came = {
                    each["person_id"]
                    for each in self.of(self.participants, "meeting_id", meeting["id"])
                    if each["attendance"] in {"närvarande", "på länk"}
                }
                child = self.one(self.cases, meeting["case_id"])["child_id"]
                found[
                    meeting["kind"],
                    "ja" if child and child in came else "nej",
                    "ja" if came - {child, None} else "nej",
                ] += 1
        return found

    def attendance(self) -> Counter[tuple[str, str, str]]:
        """Attendance, kind of actor, mandate of each that was summoned to a meeting that was held."""
        held = {meeting["id"] for meeting in self.meetings if self.within(meeting["held_on"])}
        return Counter(
            (
                each["attendance"],
                self.one(self.actors, each["actor_id"])["kind"],
                "ja" if each["mandate"] == "ja" else "nej",
            )
            for each in self.participants
            if each["actor_id"] and each["meeting_id"] in held
        )

    def outcomes(self) -> Counter[tuple[str, str]]:
        """Kind of actor and outcome of each measure, followed from version to version."""
        found: Counter[tuple[str, str]] = Counter()
        for case in self.cases:
            versions = sorted(
                self.of(self.plans, "case_id", case["id"]), key=lambda plan: plan["version"]
            )
            going: dict[int, dict[str, Any]] = {}
            ended: list[dict[str, Any]] = []
            for plan in versions:
                going |= {
                    measure["number"]: measure
                    for measure in self.of(self.measures, "plan_id", plan["id"])
                }
                if (
                    any(
                        each["plan_id"] == plan["id"] and each["decision"] == "revidera"
                        for each in self.followups
                    )
                    and plan is not versions[-1]
                ):
                    ended += [
                        measure
                        for measure in going.values()
                        if measure["state"] in {"klar", "avbruten"}
                    ]
                    going = {
                        number: measure
                        for number, measure in going.items()
                        if measure["state"] not in {"klar", "avbruten"}
                    }
            for measure in (*ended, *going.values()):
                if self.within(measure["ends"]):
                    found[
                        self.one(self.actors, measure["actor_id"])["kind"], self.outcome(measure)
                    ] += 1
        return found

    def outcome(self, measure: dict[str, Any]) -> str:
        if measure["state"] == "klar":
            return "klar i tid" if measure["state_on"] <= measure["ends"] else "klar för sent"
        return "avbruten" if measure["state"] == "avbruten" else "inte klar"

    def marks(self, question: str) -> Counter[tuple[str, int]]:
        """Who gave which mark."""
        of_year = [each for each in self.evaluations if self.within(f"{each['year']}-01-01")]
        return Counter(
            (each["respondent"], each[question]) for each in of_year if each[question] is not None
        )

    def asked(self) -> Counter[tuple[str, str]]:
        """The meetings that a rule asks for in each of its periods that ended, walked day by day, and whether so many were held."""
        found: Counter[tuple[str, str]] = Counter()
        for rule in self.forum_rules:
            months = MONTHS[rule["period"]]
            day = date.fromisoformat(self.first)
            while str(day) <= self.last:
                tomorrow = day + timedelta(days=1)
                if tomorrow.day == 1 and (tomorrow.month - 1) % months == 0 and rule["used"]:
                    begun = day.replace(day=1, month=day.month - months + 1)
                    held = [
                        each
                        for each in self.forums
                        if each["kind"] == rule["kind"]
                        and str(begun) <= (each["held_on"] or "") <= str(day)
                    ]
                    if str(begun) >= rule["since"]:
                        found["ja", rule["kind"]] += min(len(held), rule["count"])
                        found["nej", rule["kind"]] += rule["count"] - min(len(held), rule["count"])
                day = tomorrow
        return Counter({(kind, held): count for (held, kind), count in found.items() if count})
