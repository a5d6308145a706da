"""Invented years of a register, drawn at random, and what is added to them, taken from them or changed afterwards."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from drawn import put
from statistics_rows import Rows

from norrbus_cli.case.actor.choices import KINDS
from norrbus_cli.case.choices import CLOSING_REASONS, GENDERS, LEVELS
from norrbus_cli.deviation.disagreement.model import SUBJECTS
from norrbus_cli.deviation.model import GROUNDS
from norrbus_cli.evaluation.model import GROUPS, QUESTIONS


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
                # What is held or made after a closing is a contradiction that stops the year.
                since = max(
                    row["opened_on"],
                    *(
                        self.rows.register.rows(
                            f"SELECT coalesce(max({day}), '') AS day FROM {table} WHERE case_id = ?",
                            [row["id"]],
                        )[0]["day"]
                        for table, day in (
                            ("closings", "reopened_on"),
                            ("meetings", "held_on"),
                            ("plans", "made_on"),
                        )
                    ),
                )
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

    def alike(self, year: int) -> None:
        """So many that are alike are added to a year that it may be corrected; now and then a few more."""
        many, extra = self.rng.choice([5, 5, 6, 10]), self.rng.choice([0, 0, 0, 1, 2])
        what = self.rng.choice(["opened", "come and gone", "deviations", "answers", "moved"])
        if what in {"opened", "come and gone"}:
            opened = self.day(year)
            kind = (self.pick(GENDERS[:2]), self.pick(tuple(KINDS)[:2]))
            cases = self.rows.cases(many, opened, kind[0], seen_by=kind[1])
            if what == "come and gone":
                self.rows.close(cases, self.day(year, opened))
            self.opened(year, extra)
        elif what == "deviations":
            on, ground = self.day(year), self.pick(GROUNDS)
            for _ in range(many):
                self.rows.deviation(on, ground, (1,))
            self.deviations(year, extra)
        elif what == "answers":
            group = self.pick(tuple(reversed(GROUPS)))
            for _ in range(many):
                mark = self.rng.choice([1, 3, 3, 5, 5])
                self.rows.answer(year, group, *[mark for _ in QUESTIONS])
            self.answers(year, extra)
        else:
            self.rows.do(
                "UPDATE cases SET level = ? WHERE id IN (SELECT id FROM cases WHERE opened_on LIKE ? LIMIT ?)",
                self.pick(LEVELS),
                f"{year}%",
                many,
            )
