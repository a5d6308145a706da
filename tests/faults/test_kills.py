"""Every writing command killed at random moments: done or not begun, the register whole, no half file, and it can be run again."""

from __future__ import annotations

import random
import shlex
from collections import Counter
from typing import Any

import given
import pytest
from conftest import Norrbus, Result
from faults.whole import files, forms, hidden, keep, seen, whole
from faults.worker import KILLED, Worker, working
from history.test_every_command import ANNULLED, CLOSED, YEAR, Walk, story

pytestmark = pytest.mark.slow
# One of each kind of writing: a row, a paper, one in its place, what takes back, what takes all of a thing away.
FEW = """
ärende skapa --barn "Nils Berg" --född 2012-03-15 --behov-sett 2026-03-30 --sett-av skola --behov "Oro." --nivå tidiga
dokument skriv samtycke 1
dokument skriv samtycke 1 --skriv-över
ångra --ja
makulera vårdnadshavare 1 --vem Mikael --skäl fel --ja
"""
# Two deeds on purpose: what is told is planned, handed over and noted; files follow on what they tell of.
STEPS = ("påminn", "möte flytta", "möte ställ-in")


class Killer:
    """Kills lines at random moments; ``ends`` counts how they ended."""

    def __init__(self, worker: Worker, seed: int) -> None:
        self.worker, self.norrbus = worker, worker.norrbus
        self.chance = random.Random(seed)
        self.ends: Counter[str] = Counter()

    def __call__(self, words: tuple[str, ...], kills: int) -> None:
        """Kill a line so many times, and then let it be done. One that is refused is left."""
        line = shlex.join(words)
        begun, put_back = seen(self.norrbus), keep(self.norrbus, "before")
        code, took, said = self.worker(*words)
        done = seen(self.norrbus)
        if code or begun == done:
            assert code in {0, 2, 3, 4}, (line, said)
            return
        again = keep(self.norrbus, "after")
        for _ in range(kills):
            put_back()
            moment = took * self.chance.uniform(0.05, 1)
            ended, _, _ = self.worker(*words, kill=moment)
            found = seen(self.norrbus)
            whole(self.norrbus)
            if found[0] == begun[0] and found != done:
                self.ends["not begun" if ended == KILLED else "too late"] += 1
                code, _, said = self.worker(*words)
                assert code == 0, (line, moment, said)
            else:
                self.ends["done"] += 1
                if found[0] != done[0]:
                    assert " ".join(words).startswith(STEPS), (line, moment)
                    continue
                self.worker("register", "kontrollera")
            assert files(self.norrbus) == done[1], (line, moment)
            assert hidden(self.norrbus) == [], (line, moment)
        again()


@forms(1, 12)
def test_a_writing_command_killed_at_any_moment_is_done_or_not_begun(
    norrbus: Norrbus, times: int
) -> None:
    given.case(norrbus)
    with working(norrbus) as worker:
        killer = Killer(worker, 2030)
        for line in FEW.strip().splitlines():
            killer(tuple(shlex.split(line)), times)
    assert killer.ends["not begun"]


class Killing(Walk):
    """The walk over every command, where each is killed instead of taken back."""

    def __init__(self, killer: Killer, kills: int) -> None:
        super().__init__(killer.norrbus)
        self.killer, self.kills = killer, kills

    def __call__(self, *line: str, **how: Any) -> Result:
        if how:
            return self.norrbus(*line, **how)
        self.killer(line, self.kills)
        return Result(0, "", "")


@pytest.mark.lång
def test_every_command_killed_at_any_moment_is_done_or_not_begun(norrbus: Norrbus) -> None:
    with working(norrbus) as worker:
        killer = Killer(worker, 2032)
        walk = Killing(killer, 3)
        story(walk)
        walk.lines(YEAR)
        walk.lines(CLOSED)
        for typed in ANNULLED.strip().splitlines():
            walk(*shlex.split(typed), "--skäl", "fel", "--trots-utskick", "provat", "--ja")
    assert killer.ends["not begun"] > 100
    assert killer.ends["done"] > 10
    assert killer.ends.total() >= 300
