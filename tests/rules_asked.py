"""What breaks the numbered rules, asked as a user asks it."""

from __future__ import annotations

import json
import shlex
from typing import Any

from conftest import Norrbus


class Rules:
    """Asks a rule, and mends what breaks it by the command that is named."""

    def __init__(self, norrbus: Norrbus) -> None:
        self.norrbus = norrbus
        # Of each rule that was asked, whether something broke it.
        self.seen: set[tuple[str, bool]] = set()

    def rows(self, number: str, year: int = 2026) -> list[dict[str, str]]:
        line = ("statistik", "brister", str(year), "--regel", number, "--json")
        found: list[dict[str, Any]] = json.loads(self.norrbus.ok(*line))
        assert {each["regel"] for each in found} <= {number}
        self.seen.add((number, bool(found)))
        return found

    def __call__(self, number: str, year: int = 2026) -> list[str]:
        """What is said, each with what it is about."""
        return [f"{each['galler']}: {each['saknas']}" for each in self.rows(number, year)]

    def only_in_2026(self, number: str) -> None:
        """Told of the year, also when it is over, and not of the next."""
        today, self.norrbus.day = self.norrbus.day, "2027-02-01"
        assert self(number, 2026)
        assert self(number, 2027) == []
        self.norrbus.day = today

    def command(self, number: str) -> str:
        """The command that mends the only one."""
        (row,) = self.rows(number)
        return row["nasta_steg"]

    def run(self, number: str, *more: str, **words: str) -> None:
        """Run what is named, with the words in capitals filled in."""
        rows = self.rows(number)
        assert rows
        for row in rows:
            line = [words.get(word, word) for word in shlex.split(row["nasta_steg"])]
            self.norrbus.ok(*line[1:], *more)

    def mend(self, number: str, *more: str, **words: str) -> None:
        """The same, after which nothing breaks the rule."""
        self.run(number, *more, **words)
        assert self(number) == []
