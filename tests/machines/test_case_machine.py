"""Any chain of commands in a case: the status is the one that the recorded facts give, and what is against a rule changes nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

import given
import pytest
from conftest import Norrbus
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from machines.machine import Machine, run

pytestmark = pytest.mark.slow
ACTORS = ("skola", "soc", "primärvård")
COORDINATORS = ("Karin Öberg", "Sara Niva")


@dataclass
class Consent:
    """A consent of the model: which actors, the first and the last day, the day of withdrawal."""

    giver: str
    actors: frozenset[str]
    given: date
    until: date
    withdrawn: date | None = None

    def valid(self, on: date) -> bool:
        return self.given <= on <= self.until and not (self.withdrawn and on >= self.withdrawn)


@dataclass
class Meeting:
    """A meeting of the model."""

    day: date
    summoned: list[str] = field(default_factory=list)
    held: bool = False
    cancelled: bool = False

    @property
    def state(self) -> str:
        return (
            "inställt"
            if self.cancelled
            else "hållet"
            if self.held
            else "kallat"
            if self.summoned
            else "bokat"
        )


class Case(Machine):
    """A case with two guardians, from first consent to closing and back."""

    def __init__(self) -> None:
        super().__init__()
        self.consents: list[Consent] = []
        self.meetings: list[Meeting] = []
        self.plan = False
        self.closings: list[tuple[date, date | None]] = []
        self.placed: date | None = None
        self.home_since: date | None = None
        self.coordinator = COORDINATORS[0]

    @property
    def closed(self) -> bool:
        return bool(self.closings) and self.closings[-1][1] is None

    def covered(self, actor: str) -> bool:
        givers = {
            each.giver for each in self.consents if each.valid(self.day) and actor in each.actors
        }
        return givers == {"Anna", "Mikael"}

    @rule(days=st.integers(1, 20))
    def days_pass(self, days: int) -> None:
        self.tomorrow(days)

    @rule(
        who=st.sampled_from(["Anna", "Mikael"]),
        actors=st.sets(st.sampled_from(ACTORS), min_size=1),
        days=st.integers(-1, 60),
    )
    def consent(self, who: str, actors: set[str], days: int) -> None:
        until = self.day + timedelta(days=days)
        named = [word for actor in sorted(actors) for word in ("--aktör", actor)]
        lawful = not self.closed and days >= 0
        if self.do(
            lawful,
            "samtycke",
            "registrera",
            "1",
            "--vem",
            who,
            *named,
            "--gäller",
            "x",
            "--form",
            "muntligt",
            "--till",
            str(until),
        ):
            self.consents.append(Consent(who, frozenset(actors), self.day, until))

    @rule(both=st.booleans())
    def everyone_consents(self, both: bool) -> None:
        for who in ("Anna", "Mikael")[: 1 + both]:
            self.consent(who, set(ACTORS), 60)

    @rule(who=st.sampled_from(["Anna", "Mikael"]))
    def withdraw(self, who: str) -> None:
        """Also in a closed case: a consent can always be withdrawn."""
        valid = [
            each
            for each in self.consents
            if each.giver == who and not each.withdrawn and each.given <= self.day <= each.until
        ]
        if self.do(bool(valid), "samtycke", "återkalla", "1", "--vem", who, "--ja"):
            for each in valid:
                each.withdrawn = self.day

    @rule(who=st.sampled_from(["Anna", "Mikael"]), actor=st.sampled_from(ACTORS))
    def narrow(self, who: str, actor: str) -> None:
        """A consent is withdrawn for one actor; with the last it ends."""
        touched = [
            each
            for each in self.consents
            if each.giver == who
            and not each.withdrawn
            and each.given <= self.day <= each.until
            and actor in each.actors
        ]
        line = ("samtycke", "återkalla", "1", "--vem", who, "--aktör", actor, "--ja")
        if self.do(bool(touched), *line):
            for each in touched:
                each.actors -= {actor}
                each.withdrawn = None if each.actors else self.day

    @rule(days=st.integers(0, 15))
    def book(self, days: int) -> None:
        day = self.day + timedelta(days=days)
        if self.do(
            not self.closed,
            "möte",
            "boka",
            "1",
            "--dag",
            str(day),
            "--tid",
            "13",
            "--plats",
            "x",
            "--syfte",
            "x",
        ):
            self.meetings.append(Meeting(day))

    def meeting(self, number: int) -> Meeting | None:
        return self.meetings[number - 1] if number <= len(self.meetings) else None

    def pending(self, number: int) -> bool:
        meeting = self.meeting(number)
        return meeting is not None and not meeting.held and not meeting.cancelled

    @rule(number=st.integers(1, 3), actor=st.sampled_from(ACTORS))
    def summon(self, number: int, actor: str) -> None:
        meeting = self.meeting(number)
        lawful = (
            self.pending(number)
            and not self.closed
            and self.covered(actor)
            and actor not in (meeting.summoned if meeting else [])
        )
        if self.do(
            lawful, "möte", "kalla", f"NB-2026-0001-M{number}", "--aktör", actor, "--sätt", "brev"
        ):
            assert meeting
            meeting.summoned.append(actor)

    @rule(number=st.integers(1, 3), days=st.integers(0, 15))
    def move(self, number: int, days: int) -> None:
        day = self.day + timedelta(days=days)
        if self.do(
            self.pending(number) and not self.closed,
            "möte",
            "flytta",
            f"NB-2026-0001-M{number}",
            "--dag",
            str(day),
        ):
            self.meetings[number - 1].day = day

    @rule(number=st.integers(1, 3))
    def cancel(self, number: int) -> None:
        """Also in a closed case: nobody should come in vain."""
        if self.do(
            self.pending(number),
            "möte",
            "ställ-in",
            f"NB-2026-0001-M{number}",
            "--orsak",
            "x",
            "--ja",
        ):
            self.meetings[number - 1].cancelled = True

    @rule(number=st.integers(1, 3), actor=st.sampled_from(ACTORS))
    def hold(self, number: int, actor: str) -> None:
        """Once more, by the meeting's own reference, it replaces what was recorded."""
        meeting = self.meeting(number)
        lawful = (
            meeting is not None
            and not meeting.cancelled
            and not self.closed
            and meeting.day <= self.day
            and actor in meeting.summoned
        )
        if self.do(
            lawful,
            "möte",
            "genomför",
            f"NB-2026-0001-M{number}",
            "--närvarande",
            actor,
            "--anteckningar",
            "x",
        ):
            self.meetings[number - 1].held = True

    @rule()
    def make_plan(self) -> None:
        if self.do(not self.plan and not self.closed, "plan", "skapa", "1"):
            self.plan = True

    @rule()
    def place(self) -> None:
        lawful = not self.closed and self.placed is None
        if self.do(
            lawful,
            "ärende",
            "placera",
            "1",
            "--sedan",
            str(self.day),
            "--form",
            "HVB",
            "--samordnare",
            COORDINATORS[1],
        ):
            self.placed, self.coordinator = self.day, COORDINATORS[1]

    @rule()
    def end_placement(self) -> None:
        if self.do(
            not self.closed and self.placed is not None,
            "ärende",
            "placering-upphör",
            "1",
            "--dag",
            str(self.day),
        ):
            self.placed = None

    @rule(to=st.sampled_from(COORDINATORS))
    def hand_over(self, to: str) -> None:
        if self.do(
            not self.closed and to != self.coordinator,
            "ärende",
            "lämna-över",
            "1",
            "--till",
            to,
            "--utan-dokument",
        ):
            self.coordinator = to

    @rule()
    def close(self) -> None:
        if self.do(not self.closed, "ärende", "avsluta", "1", "--orsak", "behovet tillgodosett"):
            self.closings.append((self.day, None))

    @rule()
    def reopen(self) -> None:
        if self.do(self.closed, "ärende", "öppna", "1", "--orsak", "nytt behov"):
            self.closings[-1] = (self.closings[-1][0], self.day)

    def status(self) -> str:
        """The status by hand, from the words of the handbook."""
        if self.closed:
            return "avslutat"
        if self.plan:
            return "plan ska kompletteras"  # nobody has signed it
        live = [each for each in self.meetings if not each.cancelled]
        if any(each.held for each in live):
            return "plan saknas"
        if not any(self.covered(actor) for actor in ACTORS):
            somebody = any(each.valid(self.day) for each in self.consents)
            return "samtycke ofullständigt" if somebody else "samtycke saknas"
        return "möte ska hållas" if any(each.summoned for each in live) else "kallelse ska skickas"

    @invariant()
    def what_is_shown_is_what_was_recorded(self) -> None:
        found = self.shown("ärende", "visa", "1")
        assert (found["status"], found["samordnare"].split(",")[0]) == (
            self.status(),
            self.coordinator,
        )
        assert [(each["referens"], each["lage"]) for each in found["moten"]] == [
            (f"NB-2026-0001-M{number}", each.state) for number, each in enumerate(self.meetings, 1)
        ]
        assert [(each["avslutat"], each["oppnat"]) for each in found["avslut"]] == [
            (str(closed), str(reopened) if reopened else None) for closed, reopened in self.closings
        ]
        assert [each["till"] is None for each in found["placeringar"]].count(True) == (
            self.placed is not None
        )
        if self.closed:
            assert found["frister"] == []


def two_coordinators(norrbus: Norrbus) -> None:
    given.case(norrbus)
    norrbus.ok("register", "samordnare", "--namn", COORDINATORS[1])


def test_any_chain_of_commands_in_a_case_ends_in_a_lawful_state(
    norrbus: Norrbus, tmp_path_factory: pytest.TempPathFactory
) -> None:
    run(Case, norrbus, tmp_path_factory, two_coordinators)
