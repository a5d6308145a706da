"""Rows of invented registers, put past the log: cases and all that is counted beside them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from drawn import put

from norrbus_cli.case.actor.choices import KINDS
from norrbus_cli.case.choices import CLOSING_REASONS, GENDERS, LEVELS
from norrbus_cli.deviation.disagreement.model import LEVELS as DISAGREEMENT_LEVELS
from norrbus_cli.deviation.disagreement.model import SUBJECTS
from norrbus_cli.deviation.model import GROUNDS
from norrbus_cli.evaluation.model import GROUPS, QUESTIONS
from norrbus_cli.register.database import Register

GIRL, BOY, OTHER = GENDERS
SCHOOL, SOCIAL, BUP = "skola", "socialtjänst", "BUP"


class Rows:
    """Puts rows; what is not said is the same each time."""

    def __init__(self, register: Register) -> None:
        self.register = register
        self.number = self._count("cases") + self._count("deviations")
        if not self._count("actors"):
            for number, kind in enumerate((SCHOOL, SOCIAL, BUP, "polis"), 1):
                name = {"short": f"a{number}", "short_folded": f"a{number}", "name": "x"}
                put(register, "actors", id=number, kind=kind, principal="annan", **name)

    def _count(self, table: str) -> int:
        return int(self.register.rows(f"SELECT count(*) AS n FROM {table}")[0]["n"])

    def ids(self, table: str) -> list[int]:
        return [row["id"] for row in self.register.rows(f"SELECT id FROM {table} ORDER BY id")]

    def do(self, statement: str, *values: object) -> None:
        self.register._connection.execute(statement, [str(each) for each in values])

    def case(
        self,
        opened: date,
        gender: str = BOY,
        seen_by: str = SCHOOL,
        born: str = "2015-01-01",
        level: str = LEVELS[0],
        anonymous: bool = False,
    ) -> int:
        self.number += 1
        child = (
            None if anonymous else put(self.register, "persons", name="x", born=born, gender=gender)
        )
        return put(
            self.register,
            "cases",
            reference=f"NB-{opened.year}-{self.number:04d}",
            opened_on=opened,
            municipality="2514",
            coordinator_id=1,
            anonymous=int(anonymous),
            child_id=child,
            need_seen_on=opened,
            need_seen_by=seen_by,
            need="x",
            level=level,
        )

    def cases(self, many: int, opened: date, gender: str = BOY, **how: Any) -> list[int]:
        return [self.case(opened, gender, **how) for _ in range(many)]

    def close(self, cases: Sequence[int], on: date, reason: str = CLOSING_REASONS[0]) -> None:
        for each in cases:
            put(self.register, "closings", case_id=each, closed_on=on, reason=reason)

    def reopen(self, cases: Sequence[int], on: date) -> None:
        for each in cases:
            self.do(
                "UPDATE closings SET reopened_on = ?, reopened_reason = 'x' WHERE case_id = ? AND reopened_on IS NULL",
                on,
                each,
            )

    def deviation(
        self,
        on: date,
        ground: str = GROUNDS[0],
        concerns: Sequence[int] = (1,),
        case: int | None = None,
        feedback: date | None = None,
        closed: bool = False,
        measures: Sequence[str] = (),
    ) -> int:
        self.number += 1
        words = dict.fromkeys(("reporter", "description", "consequences", "proposal"), "x")
        row = put(
            self.register,
            "deviations",
            reference=f"A-{on.year}-{self.number:04d}",
            case_id=case,
            happened_on=on,
            reported_on=on,
            ground=ground,
            workplace_id=1,
            feedback="x" if feedback else "",
            feedback_on=feedback,
            closed_on=feedback if closed else None,
            **words,
        )
        for actor in concerns:
            put(self.register, "deviation_actors", deviation_id=row, actor_id=actor)
        for number, what in enumerate(measures, 1):
            of = {"deviation_id": row, "number": number, "what": what, "actor_id": concerns[0]}
            put(self.register, "improvements", decided_on=on, **of)
        return row

    def answer(self, year: int, group: str, *marks: int | None) -> int:
        given = dict(zip(QUESTIONS, marks, strict=False))
        what = {"respondent": group, "meeting": "norrbusmöte", "year": year}
        return put(self.register, "evaluations", **what, **given)

    def answers(self, year: int, group: str, *marks: int) -> None:
        """Answers to the first question."""
        for each in marks:
            self.answer(year, group, each)

    def meeting(
        self, case: int, on: date, actors: Sequence[int], people: Sequence[int] = ()
    ) -> None:
        number = self._count("meetings") + 1
        where = dict.fromkeys(("place", "summoned_by", "led_by", "purpose"), "x")
        what = {"booked_on": on, "day": on, "held_on": on, "time": "13:00", "length": 60}
        kind = "norrbusmöte" if number % 3 else "uppföljningsmöte"
        made = put(
            self.register,
            "meetings",
            case_id=case,
            number=number,
            kind=kind,
            uid=f"{number}",
            **where,
            **what,
        )
        for place, each in enumerate((*actors, *(-person for person in people))):
            who = {"actor_id": each} if each > 0 else {"person_id": -each}
            came = ("närvarande", "på länk", "frånvarande")[(number + place) % 3 if place else 0]
            mandate = "ja" if came != "frånvarande" and number % 4 else ""
            how = {"summoned_on": on, "sent_how": "brev", "attendance": came, "mandate": mandate}
            put(self.register, "participants", meeting_id=made, **who, **how)

    def plan(self, case: int, on: date, kind: str = "SIP", measures: int = 1) -> None:
        plan = put(self.register, "plans", case_id=case, version=1, made_on=on, kind=kind)
        for number in range(1, measures + 1):
            state = ("beslutad", "klar", "avbruten")[number % 3]
            ends = {"ends": on, "state": state, "state_on": on if state != "beslutad" else None}
            put(
                self.register,
                "measures",
                plan_id=plan,
                number=number,
                what="x",
                actor_id=number,
                **ends,
            )
        put(self.register, "followups", case_id=case, plan_id=plan, held_on=on, decision="fortsätt")

    def disagreement(self, case: int, on: date, subject: str, levels: int) -> None:
        row = put(
            self.register,
            "disagreements",
            case_id=case,
            number=self._count("disagreements") + 1,
            subject=subject,
            description="x",
            raised_on=on,
            decision="",
        )
        for level in DISAGREEMENT_LEVELS[:levels]:
            put(self.register, "referrals", disagreement_id=row, level=level, referred_on=on)


class Drawing:
    """Draws rows of a year, a few categories much commoner than others."""

    def __init__(self, rows: Rows, rng: random.Random) -> None:
        self.rows, self.rng = rows, rng

    def pick(self, choices: Sequence[Any]) -> Any:
        return choices[min(int(self.rng.expovariate(0.9)), len(choices) - 1)]

    def day(self, year: int, since: date | None = None) -> date:
        first = max(since or date(year, 1, 1), date(year, 1, 1))
        return first + timedelta(self.rng.randint(0, (date(year, 12, 31) - first).days))

    def opened(self, year: int, many: int) -> None:
        for _ in range(many):
            opened = self.day(year)
            case = self.rows.case(
                opened,
                self.pick(GENDERS),
                self.pick(tuple(KINDS)),
                self.pick(("2015-01-01", "2012-06-01", "2009-03-01", "2020-01-01")),
                self.pick(LEVELS),
            )
            if self.rng.random() < 0.5:
                actors = self.rng.sample((1, 2, 3, 4), self.rng.choice([1, 2, 3]))
                self.rows.meeting(case, self.day(year, opened), actors)
            if self.rng.random() < 0.3:
                self.rows.plan(
                    case,
                    self.day(year, opened),
                    self.pick(("SIP", "genomförandeplan")),
                    self.pick((1, 2, 3)),
                )
            if self.rng.random() < 0.15:
                put(
                    self.rows.register,
                    "placements",
                    case_id=case,
                    since=self.day(year, opened),
                    form="HVB",
                )
            if self.rng.random() < 0.1:
                self.rows.disagreement(
                    case, self.day(year, opened), self.pick(SUBJECTS), self.pick((1, 2, 3))
                )

    def closed(self, year: int, share: float) -> None:
        """Some of the cases that are open at the end of the year are closed in it, and a few opened again."""
        last = date(year, 12, 31)
        open_ = self.rows.register.rows(
            "SELECT id, opened_on FROM cases WHERE open = 1 AND anonymous = 0 AND opened_on <= ? ORDER BY id",
            [str(last)],
        )
        for row in open_:
            if self.rng.random() < share:
                last_reopened = self.rows.register.rows(
                    "SELECT max(reopened_on) AS day FROM closings WHERE case_id = ?", [row["id"]]
                )[0]["day"]
                since = max(row["opened_on"], last_reopened or "")
                if since > str(last):
                    continue
                on = self.day(year, date.fromisoformat(since))
                self.rows.close([row["id"]], on, self.pick(CLOSING_REASONS))
                if self.rng.random() < 0.15:
                    self.rows.reopen([row["id"]], self.day(year, on))

    def deviations(self, year: int, many: int) -> None:
        for _ in range(many):
            on = self.day(year)
            feedback = self.day(year, on) if self.rng.random() < 0.5 else None
            self.rows.deviation(
                on,
                self.pick(GROUNDS),
                sorted(self.rng.sample((1, 2, 3, 4), self.pick((1, 2, 3)))),
                feedback=feedback,
                closed=feedback is not None and self.rng.random() < 0.5,
                measures=["x"] * self.pick((0, 1, 2)),
            )

    def answers(self, year: int, many: int) -> None:
        kind = self.rng.random() < 0.4
        for _ in range(many):
            marks = [self.rng.choice([4, 5, 5] if kind else [1, 2, 3, 4, 5]) for _ in QUESTIONS]
            self.rows.answer(year, self.pick(tuple(reversed(GROUPS))), *marks)

    def year(self, year: int, size: int) -> None:
        """A year of everything."""
        opened, deviations, answers = (self.rng.randrange(size + 1) for _ in range(3))
        self.opened(year, opened)
        self.closed(year, self.rng.choice([0.2, 0.5, 0.8]))
        for _ in range(self.rng.randrange(4)):
            self.rows.case(self.day(year), anonymous=True)
        self.deviations(year, deviations // 2)
        self.answers(year, answers)

    def late(self, year: int) -> None:
        """What is added to a year afterwards, or taken from it, or changed."""
        many = self.rng.choice([1, 1, 2, 5, 6, 10])
        what = self.rng.choice(
            ["opened", "closed", "gender", "level", "deviations", "answers", "gone", "state"]
        )
        if what == "opened":
            self.opened(year, many)
        elif what == "closed":
            self.closed(year, self.rng.choice([0.05, 0.2, 0.6]))
        elif what in {"gender", "level"}:
            table, column, value = (
                ("persons", "gender", self.pick(GENDERS))
                if what == "gender"
                else ("cases", "level", self.pick(LEVELS))
            )
            ids = self.rows.ids(table)
            for each in self.rng.sample(ids, min(many, len(ids))):
                self.rows.do(f"UPDATE {table} SET {column} = ? WHERE id = ?", value, each)
        elif what == "deviations":
            self.deviations(year, many)
        elif what == "answers":
            self.answers(year, many)
        elif what == "gone":
            self.rows.do(
                "DELETE FROM evaluations WHERE id IN (SELECT id FROM evaluations WHERE year = ? ORDER BY id DESC LIMIT ?)",
                year,
                many,
            )
        else:
            ids = self.rows.ids("deviations")
            for each in self.rng.sample(ids, min(many, len(ids))):
                self.rows.do(
                    "UPDATE deviations SET mistaken = 'x', closed_on = reported_on WHERE id = ?",
                    each,
                )
