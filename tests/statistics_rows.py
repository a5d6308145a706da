"""Rows of invented registers, put past the log: cases and all that is counted beside them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from drawn import put

from norrbus_cli.case.choices import CLOSING_REASONS, GENDERS, LEVELS
from norrbus_cli.deviation.disagreement.model import LEVELS as DISAGREEMENT_LEVELS
from norrbus_cli.deviation.model import GROUNDS
from norrbus_cli.evaluation.model import QUESTIONS
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
        self, case: int, on: date, actors: Sequence[int], people: Sequence[int] = (), kind: str = ""
    ) -> None:
        number = self._count("meetings") + 1
        where = dict.fromkeys(("place", "summoned_by", "led_by", "purpose"), "x")
        what = {"booked_on": on, "day": on, "held_on": on, "time": "13:00", "length": 60}
        kind = kind or ("norrbusmöte" if number % 3 else "uppföljningsmöte")
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

    def fed_back(self, deviations: Sequence[int], on: date, upwards: bool) -> None:
        """Every step is taken, but for the report upwards if that is not."""
        steps = "reporter_signed_on = ?1, manager = 'x', manager_signed_on = ?1, level = 'styrgrupp', joint_analysis = 'x', joint_on = ?1, part_analysis = 'x', part_on = ?1, decided_on = ?1, feedback = 'x', feedback_on = ?1"
        for each in deviations:
            self.do(f"UPDATE deviations SET {steps} WHERE id = ?2", on, each)
            self.do(
                "UPDATE deviation_actors SET sent_on = ?1, analysed_on = ?1, analysis = 'x' WHERE deviation_id = ?2",
                on,
                each,
            )
            if upwards:
                self.do("UPDATE deviations SET upward_on = ?1 WHERE id = ?2", on, each)
